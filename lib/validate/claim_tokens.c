/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_tokens.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "prose.h"

/* Closing marks of names, by their opening ones; a name is no longer than this. What opens one is a word of
 * the language. */
enum { LONGEST_NAME = 100 };
static const char *const names[][2] = {{"“", "”"}, {"《", "》"}, {"‘", "’"}, {"「", "」"}, {"\"", "\""}};

typedef struct reader {
  govd__tokens *tokens;
  const char *text;
  size_t length;
  size_t at;
  bool failed;
} reader;

static void add(reader *r, govd__token token) {
  govd__token *items = govd__grow(r->tokens->items, r->tokens->count, &r->tokens->capacity, sizeof *items);
  r->failed = r->failed || items == NULL;
  if (items == NULL) return;
  r->tokens->items = items;
  items[r->tokens->count++] = token;
  r->at = token.end;
}

static bool has(const reader *r, size_t at, const char *word) {
  return govd__begins_with(r->text + at, r->length - at, word);
}

/* The end of the day behind a month that begins at an offset, or of what says its last: 3月5日, 3月底; or 0.
 */
static size_t end_of_day(const reader *r, size_t at) {
  if (has(r, at, "底") || has(r, at, "末")) return at + strlen("底");
  if (!govd__is_digit_at(r->text, r->length, at)) return 0;
  size_t end = govd__number_read(r->text, r->length, at).end;
  bool day = has(r, end, "日") || has(r, end, "底") || has(r, end, "末");
  return day ? end + strlen("日") : 0;
}

/* Whether a date that begins with a month is the end of what is counted, and that within the year:
 * 截至2023年6月底. */
static bool ends_quarter(const reader *r, int64_t month, size_t begin) {
  static const char *const untils[] = {"截至", "截止", "截止到", "截至到", NULL};
  enum { YEAR = 7 };
  size_t year = begin >= YEAR && govd__ends_with(r->text, begin, "年") ? begin - YEAR : begin;
  bool until = false;
  for (size_t i = 0; untils[i] != NULL; i++)
    until = until || govd__ends_with(r->text, begin, untils[i]) || govd__ends_with(r->text, year, untils[i]);
  return until && (month == 3 || month == 6 || month == 9);
}

/*
 * Behind a number: 年 makes a year of it, 月 a part of one unless a day follows. Gives false
 * for other numbers.
 */
static bool take_time(reader *r, govd__number n, size_t begin) {
  govd__token token = {.kind = GOVD__TOKEN_PART_OF_YEAR, .begin = begin, .end = n.end + strlen("年")};
  if (n.decimals > 0 || n.spelt) return false;
  bool year = has(r, n.end, "年");
  if (!year && !has(r, n.end, "月")) return false;
  size_t day = year ? 0 : end_of_day(r, token.end);
  if (day > 0) token.end = day;
  if (day > 0 && !ends_quarter(r, n.value, begin)) {
    r->at = day;
    return true;
  }
  if (year && n.end - begin == 4 && n.value > 1900 && n.value < 2100) {
    token.kind = GOVD__TOKEN_YEAR;
    token.year = (int)n.value;
  }
  add(r, token);
  return true;
}

/* Whether what stands in front makes a number something else: 第3件, 每件, a range 3-5件. */
static bool is_no_count(const reader *r, size_t begin, bool in_words) {
  static const char *const fronts[] = {"第", "每", "同", "统", "逐", "某",
                                       "之", "这", "另", "唯", "首", NULL};
  for (size_t i = 0; fronts[i] != NULL; i++) {
    if (govd__ends_with(r->text, begin, fronts[i])) return true;
  }
  bool range = begin > 1 && (r->text[begin - 1] == '-' || r->text[begin - 1] == '~') &&
               govd__is_digit_at(r->text, begin, begin - 2);
  return range || (!in_words && begin > 0 && r->text[begin - 1] == '.');
}

/* A number, which may be of no concern. */
static void take_number(reader *r) {
  size_t begin = r->at;
  govd__number n = govd__number_read(r->text, r->length, begin);
  govd__token token = {.kind = GOVD__TOKEN_FIGURE, .begin = begin};
  r->at = n.end;
  if (take_time(r, n, begin) || is_no_count(r, begin, n.spelt)) return;
  if (govd__printed_figure_read(r->text, r->length, n, &token.figure, &token.end)) add(r, token);
}

/* A word of the form in quotes is that word, and no name: “予以公开”13件. */
static bool take_quoted(reader *r, const govd__claim_book *book, size_t begin, size_t size, size_t end) {
  const govd__claim_word *word = govd__claim_word_at(book, r->text + begin, size);
  if (word == NULL || word->kind != GOVD__TOKEN_WORD || word->length != size) return false;
  add(r, (govd__token){.kind = GOVD__TOKEN_WORD, .begin = r->at, .end = end, .word = word});
  return true;
}

/* A name in quotes, up to the mark that closes it; the mark that opens it alone where none does. */
static void take_name(reader *r, const govd__claim_book *book) {
  size_t i = 0;
  while (!has(r, r->at, names[i][0])) i++;
  size_t begin = r->at + strlen(names[i][0]);
  size_t rest = r->length - begin < LONGEST_NAME ? r->length - begin : LONGEST_NAME;
  size_t size = govd__find_word(r->text + begin, rest, names[i][1]);
  if (size == GOVD_NONE) {
    r->at = begin;
    return;
  }
  size_t end = begin + size + strlen(names[i][1]);
  if (!take_quoted(r, book, begin, size, end))
    add(r, (govd__token){.kind = GOVD__TOKEN_NAME, .begin = r->at, .end = end});
}

static void take_word(reader *r, const govd__claim_word *word) {
  govd__token token = {.kind = word->kind, .begin = r->at, .end = r->at + word->length};
  if (word->kind == GOVD__TOKEN_WORD) token.word = word;
  add(r, token);
}

/* Behind the character at the place of the reader, which begins nothing. */
static void pass(reader *r) {
  do r->at++;
  while (r->at < r->length && ((unsigned char)r->text[r->at] & 0xC0) == 0x80);
}

govd_status govd__tokens_read(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                              size_t length, govd_error *error) {
  reader r = {.tokens = tokens, .text = text, .length = length};
  while (r.at < length && !r.failed) {
    const govd__claim_word *word = govd__claim_word_at(book, text + r.at, length - r.at);
    govd__token_kind kind = word == NULL ? GOVD__TOKEN_NOTHING : word->kind;
    if (kind == GOVD__TOKEN_FIGURE)
      take_number(&r);
    else if (kind == GOVD__TOKEN_NAME)
      take_name(&r, book);
    else if (kind != GOVD__TOKEN_NOTHING)
      take_word(&r, word);
    else if (word != NULL)
      r.at += word->length;
    else
      pass(&r);
  }
  return r.failed ? govd__fail_memory(error) : GOVD_OK;
}

void govd__tokens_release(govd__tokens *tokens) { govd__free(tokens->items); }
