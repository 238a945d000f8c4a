/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of parts: which figure is their whole, from 其中 or a bracket to their end. */
#include <string.h>

#include "claim_binder.h"
#include "prose.h"

void govd__claim_close_list(govd__binder *b) {
  if (b->open && b->whole != GOVD_NONE) {
    size_t parts = 0;
    govd__found list = {.kind = GOVD__FOUND_LIST,
                        .column = GOVD_NONE,
                        .scope = GOVD_NONE,
                        .since = GOVD_NONE,
                        .whole = b->whole,
                        .base = GOVD_NONE,
                        .exhaustive = b->exhaustive};
    for (size_t i = b->opened; i < b->found->count; i++) {
      const govd__found *part = &b->found->items[i];
      if (part->whole != b->whole || part->kind != GOVD__FOUND_FIGURE) continue;
      if (parts++ == 0) list.begin = part->begin, list.since = i;
      list.end = part->end;
      list.figure.unit = part->figure.unit;
    }
    if (parts >= 2) govd__claim_add_found(b, list);
  }
  b->open = b->exhaustive = b->bracket = false;
  b->whole = GOVD_NONE;
}

/* A whole that is named without a figure, as the web site in 通过门户网站公开各类信息，其中…. */
static size_t named_whole(govd__binder *b) {
  govd__found f = {.kind = GOVD__FOUND_FIGURE,
                   .column = GOVD_NONE,
                   .scope = GOVD_NONE,
                   .since = GOVD_NONE,
                   .whole = GOVD_NONE,
                   .base = GOVD_NONE};
  int rank = 0;
  for (size_t i = 0; i < b->word_count; i++) {
    const govd__token *token = &b->tokens[b->words[i]];
    size_t claim = govd__claim_of_word(b, token->word, b->topic);
    if (claim == GOVD_NONE || b->book->claims[claim].table != GOVD_NONE || b->book->claims[claim].rank < rank)
      continue;
    rank = b->book->claims[claim].rank;
    f.rows[0] = claim;
    f.row_count = 1;
    f.begin = token->begin;
    f.end = token->end;
  }
  if (f.row_count == 0 || rank == 0 || b->others || b->part_of_year || b->year != 0) return GOVD_NONE;
  return govd__claim_add_found(b, f);
}

/* 受理行政复议案件56件，其中涉及政府信息公开3件: the whole is of more than the form counts. */
static bool is_of_more(const govd__binder *b) {
  enum { REACH = 27 };
  size_t from = b->tokens[b->at].end;
  size_t rest = b->text->length - from < REACH ? b->text->length - from : REACH;
  size_t stop = govd__find_word(b->text->text + from, rest, ",");
  return govd__find_word(b->text->text + from, stop == GOVD_NONE || stop == 0 ? rest : stop, "信息公开") !=
         GOVD_NONE;
}

/* So are the figures right in front that are of its topic: 行政复议案件41件、行政应诉案件57件，其中…. */
static void unbind_of_more(govd__binder *b, size_t whole) {
  const size_t indices[] = {b->earlier, b->before, whole};
  govd__found *items = b->found->items;
  if (items[whole].row_count == 0) return;
  size_t topic = b->book->claims[items[whole].rows[0]].topic;
  for (size_t i = 0; i < sizeof indices / sizeof *indices; i++) {
    govd__found *f = indices[i] == GOVD_NONE ? NULL : &items[indices[i]];
    if (f != NULL && f->row_count > 0 && b->book->claims[f->rows[0]].topic == topic) f->row_count = 0;
  }
}

/* The last figure that is bound, unless another, of something else, has come behind it: 公文1206件，其中…. */
static size_t figure_spoken_of(const govd__binder *b) {
  const govd__found *before = b->before == GOVD_NONE ? NULL : &b->found->items[b->before];
  bool other = before != NULL && before->row_count == 0 && before->whole == GOVD_NONE && !before->compared &&
               b->before > b->last;
  /* A sentence that began with something else does not go back to one before it. */
  bool first = b->at == 0 || b->tokens[b->at - 1].kind == GOVD__TOKEN_STOP ||
               b->tokens[b->at - 1].kind == GOVD__TOKEN_BREAK;
  bool gone_on = b->last != GOVD_NONE && b->last < b->begun && !first;
  return (other && b->last != GOVD_NONE) || gone_on ? GOVD_NONE : b->last;
}

void govd__claim_open_list_of(govd__binder *b, size_t whole, bool bracket) {
  govd__claim_close_list(b);
  govd__claim_clear_clause(b);
  b->open = whole != GOVD_NONE && b->found->items[whole].row_count > 0;
  b->whole = b->open ? whole : GOVD_NONE;
  b->opened = b->found->count;
  b->bracket = bracket;
  b->year_outside = b->year;
}

void govd__claim_open_list(govd__binder *b, bool bracket) {
  size_t whole = b->word_count > 0 && !bracket ? named_whole(b) : GOVD_NONE;
  if (whole == GOVD_NONE) whole = bracket ? b->before : figure_spoken_of(b);
  if (whole != GOVD_NONE && is_of_more(b)) unbind_of_more(b, whole);
  govd__claim_open_list_of(b, whole, bracket);
}

bool govd__claim_is_whole(const govd__binder *b, size_t end) {
  const char *text = b->text->text + end;
  const char *stop = b->text->text + b->text->length;
  size_t i = b->at + 1;
  for (size_t size; text < stop; text += size) {
    size_t rest = (size_t)(stop - text);
    while (i < b->count && b->text->text + b->tokens[i].end <= text) i++;
    bool token = i < b->count && b->text->text + b->tokens[i].begin == text;
    if (token && b->tokens[i].kind != GOVD__TOKEN_WORD) return false;
    if (!token && (govd__begins_with(text, rest, "中") || govd__begins_with(text, rest, "里"))) return true;
    size = token ? b->tokens[i].end - b->tokens[i].begin : govd__claim_neutral(text, rest);
    if (size == 0) return false;
  }
  return false;
}
