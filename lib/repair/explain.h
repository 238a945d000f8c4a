/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_EXPLAIN_H
#define GOVD_REPAIR_EXPLAIN_H

#include "search.h"

/*
 * How a figure, or a set of them, may have become wrong, and how unlikely that is: in bits,
 * the length of the shortest description that tells the printed figures from the right ones.
 */
typedef struct govd__name {
  govd_explanation kind;
  size_t part; /* cell, or GOVD_NONE */
  int cost;
} govd__name;

/* How doubtful an explanation is: nothing speaks for what could be made to fit nearly anywhere. */
typedef enum govd__doubt {
  GOVD__SURE,
  GOVD__DOUBTFUL, /* as it is */
  GOVD__CHOSEN    /* and more so, another slip having been chosen to go with it */
} govd__doubt;

typedef struct govd__explained {
  govd__set set;
  govd_explanation kind;
  govd__name *names; /* by change */
  int cost;
  govd__doubt doubt;
  bool beyond; /* it mends rules of other parts, too, and its cost is this part's share */
} govd__explained;

/* Names the changes of a set that has no names yet. The names live in the arena. */
govd_status govd__explain_set(govd__system *s, govd__arena *arena, govd__explained *explained,
                              govd_error *error);

/* The best name of one change on its own. */
govd_status govd__explain_change(govd__system *s, size_t variable, int64_t to, govd__name *name);

/* 2 log2(n + 1) + 1 or so: the bits that a whole number of unknown size takes. */
int govd__number_cost(int64_t number);

/* What it costs that one more cell is wrong. */
int govd__cell_cost(const govd__variable *variable);

#endif
