/* SPDX-License-Identifier: Apache-2.0 */
/* The words round a figure: which claims they stand for, and whether it is of those that the figure is. */
#include <string.h>

#include "claim_binder.h"

enum { REACH_BEHIND = 30 };

static bool counts_in(const govd__claim_pattern *claim, const char *unit) {
  for (const char *const *each = claim->units; *each != NULL; each++) {
    if (strcmp(*each, unit) == 0) return true;
  }
  return false;
}

/*
 * Of two words, one may be of a part of what the other is: 重复申请不予处理1件 is of the repeated
 * ones. Behind 等 the whole is meant: 重复申请等不予处理19件.
 */
static bool is_part_of(const govd__claim_pattern *part, const govd__claim_pattern *whole) {
  return *part->group != '\0' && strcmp(part->group, whole->id) == 0;
}

static void add_row(const govd__binder *b, govd__claim_words *r, size_t claim, const govd__token *token,
                    bool joined) {
  const govd__claim_pattern *new = &b->book->claims[claim];
  const govd__claim_pattern *old = r->row_count == 0 ? NULL : &b->book->claims[r->rows[r->row_count - 1]];
  bool together = old != NULL && joined && *new->group != '\0' && strcmp(new->group, old->group) == 0;
  bool refined = old != NULL && is_part_of(old, new) && !govd__ends_with(b->text->text, token->begin, "等");
  if (together && r->row_count < GOVD__CLAIM_ROWS && claim != r->rows[r->row_count - 1]) {
    r->rows[r->row_count++] = claim;
  } else if (refined) {
    /* The part stays what is meant. */
  } else if (old == NULL || new->rank >= old->rank) {
    if (r->row_count == 0 || token->begin < r->begin || !together) r->begin = token->begin;
    r->rows[0] = claim;
    r->row_count = 1;
  } else {
    return;
  }
  r->last_row_end = token->end;
}

/* Whether two words stand side by side with nothing but 、 or 和 between them. */
static bool are_joined(const govd__binder *b, size_t end, size_t begin) {
  enum { JOINT = 9 };
  if (end == 0 || begin < end || begin - end > JOINT) return false;
  static const char *const joints[] = {"、", "和", "及", "以及", "与", "件和", "件及", "或", NULL};
  for (size_t i = 0; joints[i] != NULL; i++) {
    if (strlen(joints[i]) == begin - end && govd__begins_with(b->text->text + end, begin - end, joints[i]))
      return true;
  }
  return false;
}

static void take_claim(const govd__binder *b, govd__claim_words *r, const govd__token *token, size_t topic,
                       const char *unit) {
  size_t claim = govd__claim_of_word(b, token->word, topic);
  if (claim == GOVD_NONE || !counts_in(&b->book->claims[claim], unit)) return;
  if (!govd__claim_is_said(b, token, claim)) return;
  if (b->book->claims[claim].table == GOVD_NONE) {
    add_row(b, r, claim, token, are_joined(b, r->last_row_end, token->begin));
    return;
  }
  if (r->column == GOVD_NONE && r->row_count == 0) r->begin = token->begin;
  r->all_columns = r->column != GOVD_NONE && are_joined(b, r->column_end, token->begin);
  r->column = claim;
  r->column_end = token->end;
}

/* 废止9件的建议: what is said of the figure is said of something else. */
static bool is_attribute(const govd__binder *b) {
  size_t end = b->tokens[b->at].end;
  size_t size = strlen("的");
  if (!govd__begins_with(b->text->text + end, b->text->length - end, "的")) return false;
  const govd__token *next = b->at + 1 < b->count ? &b->tokens[b->at + 1] : NULL;
  if (next == NULL || next->begin > end + size)
    return govd__claim_neutral(b->text->text + end + size, b->text->length - end - size) == 0;
  if (next->kind != GOVD__TOKEN_WORD) return !govd__claim_ends_clause(b, b->at + 1);
  return next->word->claim == GOVD_NONE && govd__claim_topic_of(b, next->word) != b->topic;
}

govd__claim_words govd__claim_read_before(const govd__binder *b, size_t topic, const char *unit) {
  govd__claim_words r = {.column = GOVD_NONE, .begin = b->tokens[b->at].begin};
  for (size_t i = 0; i < b->word_count && !b->stale; i++)
    take_claim(b, &r, &b->tokens[b->words[i]], topic, unit);
  if (r.all_columns) r.column = GOVD_NONE;
  size_t last = r.column_end > r.last_row_end ? r.column_end : r.last_row_end;
  if (last > 0 && (govd__claim_has_other(b, last, b->tokens[b->at].begin) || is_attribute(b)))
    r = (govd__claim_words){.column = GOVD_NONE, .begin = b->tokens[b->at].begin};
  return r;
}

/* Whether a cause stands behind a figure, which may be of anything: 1件因征求第三方意见. */
static bool has_cause(const govd__binder *b, size_t end) {
  size_t rest = b->text->length - end;
  return govd__begins_with(b->text->text + end, rest, "因") ||
         govd__begins_with(b->text->text + end, rest, "由于");
}

/*
 * The first of the words behind a figure and its cause that its claim is in: those that the clause ends with,
 * 1件因征求第三方意见结转下年. The count of tokens where it does not: 2件因内容不明确告知补正.
 */
static size_t predicate(const govd__binder *b) {
  size_t stop = b->at + 1;
  while (!govd__claim_ends_clause(b, stop) && b->tokens[stop].kind != GOVD__TOKEN_FIGURE) stop++;
  size_t first = b->count;
  size_t end = stop < b->count ? b->tokens[stop].begin : b->text->length;
  for (size_t i = stop; i > b->at + 1 && govd__claim_ends_clause(b, stop); i--) {
    const govd__token *token = &b->tokens[i - 1];
    bool claim = token->kind == GOVD__TOKEN_WORD && token->word->claim != GOVD_NONE;
    if (!claim || govd__claim_has_other(b, token->end, end)) break;
    first = i - 1;
    end = token->begin;
  }
  return first;
}

/* Words right behind a figure, up to what ends the clause, unless they go on to a figure of their own. */
govd__claim_words govd__claim_read_behind(const govd__binder *b, size_t topic, const char *unit,
                                          size_t *end) {
  const govd__token *figure = &b->tokens[b->at];
  govd__claim_words r = {.column = GOVD_NONE, .begin = figure->begin};
  bool cause = has_cause(b, figure->end);
  size_t i = cause ? predicate(b) : b->at + 1;
  size_t from = cause && i < b->count ? b->tokens[i].begin : figure->end;
  for (; i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD; i++) {
    const govd__token *token = &b->tokens[i];
    if (token->begin > from + REACH_BEHIND || govd__claim_has_other(b, from, token->begin)) break;
    if (token->word->otherwise != GOVD__TOKEN_WORD && !govd__claim_is_meant(b, token, i)) break;
    from = token->end;
    size_t rows = r.row_count;
    size_t column = r.column;
    take_claim(b, &r, token, topic, unit);
    if (r.row_count != rows || r.column != column) *end = token->end;
  }
  bool own = i < b->count && b->tokens[i].kind == GOVD__TOKEN_FIGURE;
  if (own) r = (govd__claim_words){.column = GOVD_NONE};
  if (r.row_count == 0 && r.column == GOVD_NONE) *end = figure->end;
  r.begin = figure->begin;
  return r;
}
