/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_REALIGN_H
#define GOVD_READ_REALIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Rows whose figures ran together, 23 and 0 to 230, or of which one was torn apart over
 * two cells: they have a cell too few or too many, and the sum of the row says where.
 */
enum { GOVD__MAX_REALIGNED = 16, GOVD__REALIGNED_SIZE = 20 };

/* The figures of a row as they are to be: texts of digits, "" for a blank. */
typedef struct govd__realigned {
  char texts[GOVD__MAX_REALIGNED][GOVD__REALIGNED_SIZE];
  size_t from[GOVD__MAX_REALIGNED]; /* which of the cells each came from */
} govd__realigned;

/*
 * Finds the readings in which a row of cells has one figure a column, and the total is
 * the sum of the others. Gives their number, 0, 1 or 2 for more; the reading is filled
 * in where there is just one.
 *
 * texts:   of the cells, one fewer or one more than there are columns; ASCII digits
 * columns: at most GOVD__MAX_REALIGNED
 * total:   the column of the total
 */
size_t govd__realign(const char *const *texts, size_t count, size_t columns, size_t total,
                     govd__realigned *reading);

/*
 * Whether the last of some cells is the sum of the others: it may be the total, and a
 * blank cell have been lost before it. Where all are 0 there must be other blanks.
 */
bool govd__lost_blank(const char *const *texts, size_t count);

#endif
