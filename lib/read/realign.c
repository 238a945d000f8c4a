/* SPDX-License-Identifier: Apache-2.0 */
#include "realign.h"

#include <stdint.h>
#include <string.h>

/* Figures with more digits are none that ran together: they would be absurd apart too. */
enum { MAX_DIGITS = GOVD__REALIGNED_SIZE - 2 };

typedef struct search {
  const char *const *texts;
  size_t count;
  size_t columns;
  size_t total;
  size_t found;
  govd__realigned *reading;
} search;

static bool is_number(const char *text, size_t length) {
  if (length == 0 || length > MAX_DIGITS || (length > 1 && text[0] == '0')) return false;
  return strspn(text, "0123456789") >= length;
}

/* Puts a figure of so many characters behind those that are there; false if it is none. */
static bool put(govd__realigned *r, size_t *used, const char *text, size_t length, size_t from) {
  if (length > 0 && !is_number(text, length)) return false;
  if (*used == GOVD__MAX_REALIGNED) return false;
  memcpy(r->texts[*used], text, length);
  r->texts[*used][length] = '\0';
  r->from[(*used)++] = from;
  return true;
}

static int64_t value_of(const char *text) {
  int64_t value = 0;
  for (; *text != '\0'; text++) value = value * 10 + (*text - '0');
  return value;
}

static bool adds_up(const search *s, const govd__realigned *r) {
  int64_t sum = 0;
  for (size_t i = 0; i < s->columns; i++) {
    if (i != s->total) sum += value_of(r->texts[i]);
  }
  return sum == value_of(r->texts[s->total]);
}

static bool same(const search *s, const govd__realigned *a, const govd__realigned *b) {
  for (size_t i = 0; i < s->columns; i++) {
    if (strcmp(a->texts[i], b->texts[i]) != 0) return false;
  }
  return true;
}

static void keep(search *s, const govd__realigned *r, size_t used) {
  if (used != s->columns || !adds_up(s, r)) return;
  if (s->found > 0 && same(s, r, s->reading)) return; /* the same figures, cut elsewhere */
  if (s->found == 0) *s->reading = *r;
  if (s->found < 2) s->found++;
}

/* Tries the reading in which a cell is cut behind so many characters, white space at the cut left out. */
static void try_cut(search *s, size_t cell, size_t cut) {
  govd__realigned r;
  size_t used = 0;
  for (size_t i = 0; i < s->count; i++) {
    const char *text = s->texts[i];
    size_t length = strlen(text);
    bool fits;
    if (i == cell) {
      const char *rest = text + cut + strspn(text + cut, " ");
      fits = put(&r, &used, text, cut, i) && put(&r, &used, rest, strlen(rest), i);
    } else {
      fits = put(&r, &used, text, length, i);
    }
    if (!fits) return;
  }
  keep(s, &r, used);
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
      strcpy(joined, text);
      strcat(joined, s->texts[++i]);
      text = joined;
    }
    if (!put(&r, &used, text, strlen(text), from)) return;
  }
  keep(s, &r, used);
}

size_t govd__realign(const char *const *texts, size_t count, size_t columns, size_t total,
                     govd__realigned *reading) {
  search s = {texts, count, columns, total, 0, reading};
  if (columns > GOVD__MAX_REALIGNED) return 0;
  for (size_t i = 0; i < count && count + 1 == columns; i++) {
    size_t length = strlen(texts[i]);
    for (size_t cut = 1; cut < length && length <= 2 * MAX_DIGITS; cut++) {
      if (texts[i][cut - 1] != ' ') try_cut(&s, i, cut);
    }
  }
  for (size_t i = 0; i + 1 < count && count == columns + 1; i++) try_join(&s, i);
  return s.found;
}

bool govd__lost_blank(const char *const *texts, size_t count) {
  int64_t sum = 0;
  bool blank = false;
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(texts[i]);
    if (length > 0 && !is_number(texts[i], length)) return false;
    blank = blank || length == 0;
    if (i + 1 < count) sum += value_of(texts[i]);
  }
  return count > 0 && (sum != 0 || blank) && sum == value_of(texts[count - 1]);
}
