/* SPDX-License-Identifier: Apache-2.0 */
#include "realign.h"

#include <stdint.h>
#include <string.h>

#include "report/figure.h"

/* Figures with more digits are none that ran together: they would be absurd apart too. */
enum { MAX_DIGITS = GOVD__REALIGNED_SIZE - 2 };

/* So many tries are enough for any row whose sums tell its figures apart. */
enum { MAX_STEPS = 200000 };

typedef struct search {
  const char *const *texts;
  size_t count;
  const govd__row_sums *sums;
  size_t found;
  size_t steps;
  govd__realigned *readings;
} search;

static bool is_number(const char *text, size_t length) {
  if (length == 0 || length > MAX_DIGITS || (length > 1 && text[0] == '0')) return false;
  return strspn(text, "0123456789") >= length;
}

/* Marks for "nothing" fill a cell of their own. */
static bool is_dash(const char *text, size_t length) {
  return length > 0 && length < GOVD__REALIGNED_SIZE && govd__is_dash(text, length);
}

/* The most figures that may have run together in a text. */
static size_t most_figures(const char *text) {
  size_t length = strlen(text);
  return length == 0 || is_dash(text, length) ? 1 : length;
}

/* Puts a figure of so many characters behind those that are there; false if it is none. */
static bool put(govd__realigned *r, size_t *used, const char *text, size_t length, size_t from) {
  if (length > 0 && !is_number(text, length) && !is_dash(text, length)) return false;
  if (*used == GOVD__MAX_REALIGNED) return false;
  memcpy(r->texts[*used], text, length);
  r->texts[*used][length] = '\0';
  r->from[(*used)++] = from;
  return true;
}

/* The value of a figure; nothing counts as 0. */
static int64_t value_of(const char *text) {
  int64_t value = 0;
  for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (*text - '0');
  return value;
}

/* Whether the total of the group that ends before a column is the sum of its others. */
static bool adds_up(const search *s, const govd__realigned *r, size_t end) {
  size_t begin = end - s->sums->group;
  int64_t sum = 0;
  for (size_t i = begin; i < end; i++) {
    if (i != begin + s->sums->total) sum += value_of(r->texts[i]);
  }
  return sum == value_of(r->texts[begin + s->sums->total]);
}

static bool same(const search *s, const govd__realigned *a, const govd__realigned *b) {
  for (size_t i = 0; i < s->sums->columns; i++) {
    if (strcmp(a->texts[i], b->texts[i]) != 0) return false;
  }
  return true;
}

static void keep(search *s, const govd__realigned *r) {
  for (size_t i = 0; i < s->found && i < GOVD__MAX_READINGS; i++) {
    if (same(s, r, &s->readings[i])) return; /* the same figures, cut elsewhere */
  }
  if (s->found < GOVD__MAX_READINGS) s->readings[s->found] = *r;
  if (s->found <= GOVD__MAX_READINGS) s->found++;
}

/* Whether so many figures may stand in the cells from a place of one on. */
static bool may_hold(const search *s, size_t cell, const char *at, size_t figures) {
  size_t most = 0;
  for (size_t i = cell; i < s->count; i++) {
    most += most_figures(i == cell ? at : s->texts[i]);
  }
  return s->count - cell <= figures && figures <= most;
}

/*
 * Tries the readings that begin with so many figures, and go on at a place of a cell. White
 * space at a cut is left out.
 */
static void try_cuts(search *s, govd__realigned *r, size_t used, size_t cell, const char *at) {
  if (s->steps++ > MAX_STEPS || s->found > GOVD__MAX_READINGS) return;
  if (used > 0 && used % s->sums->group == 0 && !adds_up(s, r, used)) return;
  if (used == s->sums->columns && cell == s->count) keep(s, r);
  if (used == s->sums->columns || cell == s->count || !may_hold(s, cell, at, s->sums->columns - used)) return;
  bool whole = *at == '\0' || (at == s->texts[cell] && is_dash(at, strlen(at))); /* it cannot be cut */
  size_t length = whole ? strlen(at) : strspn(at, "0123456789");
  for (size_t cut = whole ? length : 1; cut <= length; cut++) {
    size_t next = used;
    if (!put(r, &next, at, cut, cell)) return; /* nor is it a figure with more digits */
    const char *rest = at + cut + strspn(at + cut, " ");
    bool over = *rest == '\0';
    try_cuts(s, r, next, over ? cell + 1 : cell,
             !over                 ? rest
             : cell + 1 < s->count ? s->texts[cell + 1]
                                   : "");
  }
}

/* Tries the reading in which a cell and the next are one figure. */
static void try_join(search *s, size_t cell) {
  govd__realigned r;
  size_t used = 0;
  for (size_t i = 0; i < s->count; i++) {
    char joined[GOVD__REALIGNED_SIZE];
    const char *text = s->texts[i];
    size_t from = i;
    if (i == cell) {
      if (strlen(text) == 0 || strlen(text) + strlen(s->texts[i + 1]) > MAX_DIGITS) return;
      if (is_dash(text, strlen(text)) || is_dash(s->texts[i + 1], strlen(s->texts[i + 1]))) return;
      strcpy(joined, text);
      strcat(joined, s->texts[++i]);
      text = joined;
    }
    if (!put(&r, &used, text, strlen(text), from)) return;
  }
  if (used == s->sums->columns && adds_up(s, &r, used)) keep(s, &r);
}

size_t govd__realign(const char *const *texts, size_t count, const govd__row_sums *sums,
                     govd__realigned readings[GOVD__MAX_READINGS]) {
  search s = {.texts = texts, .count = count, .sums = sums, .readings = readings};
  govd__realigned r;
  if (sums->columns > GOVD__MAX_REALIGNED || count == 0) return 0;
  if (count < sums->columns) try_cuts(&s, &r, 0, 0, texts[0]);
  for (size_t i = 0; i + 1 < count && count == sums->columns + 1; i++) try_join(&s, i);
  return s.steps > MAX_STEPS ? GOVD__MAX_READINGS + 1 : s.found;
}

/* The fewest figures in a text: only a 0 in front of other digits is one of its own, white space or not. */
static size_t fewest_figures(const char *text) {
  size_t zeros = 0;
  size_t at = 0;
  for (size_t next; text[at] == '0'; at = next, zeros++) {
    next = at + 1 + strspn(text + at + 1, " ");
    if (text[next] < '0' || text[next] > '9') break;
  }
  return zeros + 1;
}

size_t govd__fewest_figures(const char *const *texts, size_t count) {
  size_t fewest = 0;
  for (size_t i = 0; i < count; i++) fewest += fewest_figures(texts[i]);
  return fewest;
}

bool govd__lost_blank(const char *const *texts, size_t count) {
  int64_t sum = 0;
  bool blank = false;
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(texts[i]);
    if (length > 0 && !is_number(texts[i], length) && !is_dash(texts[i], length)) return false;
    blank = blank || length == 0;
    if (i + 1 < count) sum += value_of(texts[i]);
  }
  return count > 0 && (sum != 0 || blank) && sum == value_of(texts[count - 1]);
}

/* Figures and their units have blanks between them, too; those between digits are none of theirs. */
static bool has_two(const char *text) {
  if (text[0] == '0' && text[1] >= '0' && text[1] <= '9') return true;
  for (const char *at = strchr(text, ' '); at != NULL && at > text; at = strchr(at + 1, ' ')) {
    const char *next = at + strspn(at, " ");
    if (at[-1] >= '0' && at[-1] <= '9' && *next >= '0' && *next <= '9') return true;
  }
  return false;
}

bool govd__have_joined(const char *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (has_two(texts[i])) return true;
  }
  return false;
}
