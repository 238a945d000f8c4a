/* SPDX-License-Identifier: Apache-2.0 */
#include "align.h"

#include <stdbool.h>

#include "base/fail.h"
#include "base/memory.h"

enum { MAX_PAIRS = 16 * 1024 * 1024 };

/* A table of sums with one more row and column than there are pairs. */
typedef struct sums {
  int32_t *sum;
  size_t width;
} sums;

static int32_t *at(const sums *s, size_t row, size_t column) { return &s->sum[row * s->width + column]; }

static int32_t larger(int32_t a, int32_t b) { return a > b ? a : b; }

/* best(r, c): the greatest sum over the first r rows and the first c columns. */
static void fill_forward(const sums *best, const uint8_t *scores, size_t rows, size_t columns) {
  for (size_t r = 1; r <= rows; r++) {
    for (size_t c = 1; c <= columns; c++) {
      int32_t sum = larger(*at(best, r - 1, c), *at(best, r, c - 1));
      uint8_t score = scores[(r - 1) * columns + c - 1];
      *at(best, r, c) = score == 0 ? sum : larger(sum, *at(best, r - 1, c - 1) + score);
    }
  }
}

/* best(r, c): the greatest sum over the rows from r and the columns from c. */
static void fill_backward(const sums *best, const uint8_t *scores, size_t rows, size_t columns) {
  for (size_t r = rows; r-- > 0;) {
    for (size_t c = columns; c-- > 0;) {
      int32_t sum = larger(*at(best, r + 1, c), *at(best, r, c + 1));
      uint8_t score = scores[r * columns + c];
      *at(best, r, c) = score == 0 ? sum : larger(sum, *at(best, r + 1, c + 1) + score);
    }
  }
}

/* The one partner that a row has in every best alignment. */
static int32_t partner_of(const sums *before, const sums *behind, const uint8_t *scores, size_t row,
                          size_t columns, int32_t total) {
  int32_t partner = GOVD__UNPAIRED;
  bool skipped = false;
  for (size_t c = 0; c <= columns; c++) {
    skipped = skipped || *at(before, row, c) + *at(behind, row + 1, c) == total;
    uint8_t score = c < columns ? scores[row * columns + c] : 0;
    if (score == 0 || *at(before, row, c) + score + *at(behind, row + 1, c + 1) != total) continue;
    partner = partner == GOVD__UNPAIRED ? (int32_t)c : GOVD__AMBIGUOUS;
  }
  return partner != GOVD__UNPAIRED && skipped ? GOVD__AMBIGUOUS : partner;
}

govd_status govd__align(const uint8_t *scores, size_t rows, size_t columns, int32_t *partners, int32_t *total,
                        govd_error *error) {
  *total = 0;
  if (columns > 0 && rows > MAX_PAIRS / columns) {
    return govd__fail(error, GOVD_E_LIMIT, "too many rows look like rows of the form");
  }
  size_t cells = (rows + 1) * (columns + 1);
  sums before = {govd__calloc(cells, sizeof(int32_t)), columns + 1};
  sums behind = {govd__calloc(cells, sizeof(int32_t)), columns + 1};
  bool ready = before.sum != NULL && behind.sum != NULL;
  if (ready) {
    fill_forward(&before, scores, rows, columns);
    fill_backward(&behind, scores, rows, columns);
    *total = *at(&before, rows, columns);
    for (size_t r = 0; r < rows; r++) partners[r] = partner_of(&before, &behind, scores, r, columns, *total);
  }
  govd__free(before.sum);
  govd__free(behind.sum);
  return ready ? GOVD_OK : govd__fail_memory(error);
}
