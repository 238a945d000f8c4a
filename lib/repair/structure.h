/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_STRUCTURE_H
#define GOVD_REPAIR_STRUCTURE_H

#include "explain.h"

/* Explanations, with their names. */
typedef struct govd__list {
  govd__explained *items;
  size_t count;
  size_t capacity;
} govd__list;

/*
 * Slips that change more cells than a smallest set has, though they are one slip: rows and columns
 * that stand one off, a row that was left out of all totals, an item that is counted in the wrong
 * column of a row and of its totals. Those that leave no rule broken are appended to the list.
 */
govd_status govd__structure(govd__system *s, const size_t *broken, size_t broken_count, govd__arena *arena,
                            govd__list *list, govd_error *error);

/* Appends a set with its names; the set is kept as it is. */
govd_status govd__list_add(govd__list *list, const govd__explained *explained, govd_error *error);

#endif
