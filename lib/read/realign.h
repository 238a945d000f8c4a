/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_REALIGN_H
#define GOVD_READ_REALIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Rows whose figures ran together, 23 and 0 to 230, or of which one was torn apart over
 * two cells: they have too few cells, or one too many, and the sums of the row say where.
 */
enum { GOVD__MAX_REALIGNED = 16, GOVD__REALIGNED_SIZE = 20, GOVD__MAX_READINGS = 12 };

/* The figures of a row as they are to be: texts of digits or a dash, "" for a blank. */
typedef struct govd__realigned {
  char texts[GOVD__MAX_REALIGNED][GOVD__REALIGNED_SIZE];
  size_t from[GOVD__MAX_REALIGNED]; /* which of the cells each came from */
} govd__realigned;

/* The sums of a row: in every group of columns, one is the total of the others. */
typedef struct govd__row_sums {
  size_t columns; /* at most GOVD__MAX_REALIGNED */
  size_t group;   /* columns of a group; divides their number */
  size_t total;   /* the place of the total in its group */
} govd__row_sums;

/*
 * Finds the readings in which a row of cells has one figure a column, and its sums hold. Gives
 * their number, GOVD__MAX_READINGS + 1 for more.
 *
 * texts: of the cells, fewer or one more than there are columns; ASCII digits
 */
size_t govd__realign(const char *const *texts, size_t count, const govd__row_sums *sums,
                     govd__realigned readings[GOVD__MAX_READINGS]);

/*
 * The fewest figures that some cells may hold. Where they are as many as there are columns, no other
 * cut is possible, and no cell can be lost: 000 are three.
 */
size_t govd__fewest_figures(const char *const *texts, size_t count);

/*
 * Whether the last of some cells is the sum of the others: it may be the total, and a
 * blank cell have been lost before it. Where all are 0 there must be other blanks.
 */
bool govd__lost_blank(const char *const *texts, size_t count);

/* Whether two figures stand in one of some cells, a blank apart, or as a 0 in front of other digits. */
bool govd__have_joined(const char *const *texts, size_t count);

#endif
