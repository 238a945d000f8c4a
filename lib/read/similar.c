/* SPDX-License-Identifier: Apache-2.0 */
#include "similar.h"

#include <string.h>

#include "base/utf8.h"

/* Words longer than this are no labels. Of a label's characters, one in so many may be wrong, or lost. */
enum { MAX_POINTS = 64, ONE_IN = 4, MARGIN = 2 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }
static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

size_t govd__distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t limit) {
  size_t gap = a_count > b_count ? a_count - b_count : b_count - a_count;
  if (gap > limit || b_count > MAX_POINTS) return limit + 1;
  size_t row[MAX_POINTS + 1];
  for (size_t j = 0; j <= b_count; j++) row[j] = j;
  for (size_t i = 1; i <= a_count; i++) {
    size_t diagonal = row[0];
    size_t least = row[0] = i;
    for (size_t j = 1; j <= b_count; j++) {
      size_t changed = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = smaller(changed, smaller(row[j], row[j - 1]) + 1);
      least = smaller(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return smaller(row[b_count], limit + 1);
}

static size_t read_points(const char *key, size_t length, uint32_t points[MAX_POINTS]) {
  size_t count = 0;
  for (size_t at = 0; at < length; count++) {
    if (count == MAX_POINTS) return 0;
    at += govd__utf8_decode(key + at, length - at, &points[count]);
  }
  return count;
}

/* Whether two words are of just the same rows, as a title and its alias are. */
static bool same_bearers(govd__bearers a, govd__bearers b) {
  return a.count == b.count && memcmp(a.items, b.items, a.count * sizeof *a.items) == 0;
}

uint32_t govd__similar_word(const govd__lexicon *lexicon, const govd__vocabulary *vocabulary, const char *key,
                            size_t length) {
  uint32_t points[MAX_POINTS];
  size_t count = read_points(key, length, points);
  if (count < ONE_IN) return GOVD__NO_WORD;
  size_t limit = count / (ONE_IN - 1) + MARGIN; /* as many are allowed if some of the label were lost */
  size_t best = limit + 1;
  size_t next = limit + 1; /* of words of other rows */
  uint32_t found = GOVD__NO_WORD;
  for (uint32_t word = 1; word <= lexicon->count; word++) {
    govd__bearers bearers = govd__bearing_rows(vocabulary, word);
    if (bearers.count == 0) continue;
    size_t distance =
        govd__distance(points, count, lexicon->points[word].items, lexicon->points[word].count, limit);
    bool same = found != GOVD__NO_WORD && same_bearers(bearers, govd__bearing_rows(vocabulary, found));
    if (distance < best) {
      if (!same) next = best;
      best = distance;
      found = word;
    } else if (!same) {
      next = smaller(next, distance);
    }
  }
  if (found == GOVD__NO_WORD || next < best + MARGIN) return GOVD__NO_WORD;
  return best <= larger(count, lexicon->points[found].count) / ONE_IN ? found : GOVD__NO_WORD;
}
