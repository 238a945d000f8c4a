/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_SEARCH_H
#define GOVD_REPAIR_SEARCH_H

#include "system.h"

/* How many cells the smallest sets are looked for with. */
enum { GOVD__MOST_CELLS = GOVD_REPAIR_MOST_CELLS };

/* Figures and by how much each is to change, so that no rule is broken. */
typedef struct govd__set {
  size_t count;
  size_t *variables; /* in ascending order, but for sets that are made up elsewhere */
  int64_t *deltas;   /* none is 0 */
  size_t freedom;    /* how many of the deltas could be chosen */
  int64_t *least;    /* where one could: how far each delta may go; else NULL */
  int64_t *most;
} govd__set;

typedef struct govd__sets {
  govd__set *items;
  size_t count;
  size_t capacity;
} govd__sets;

/* What a search does and what it finds. */
typedef struct govd__search {
  const govd__system *s;
  const size_t *broken; /* the rows to mend, all of one component */
  size_t broken_count;
  size_t least_cells; /* if over 1: sets of so many, whether or not fewer figures would do */
  size_t most_cells;
  size_t most_steps;
  govd__arena *arena; /* of the sets */
  govd__sets
      sets;    /* all of the smallest size, in the order they were found; the list is the caller's to free */
  size_t size; /* of each of them; 0 if there are none */
  size_t steps;
  bool cut_short; /* by the number of steps or of sets, or by figures that are too large */
} govd__search;

/* Finds all smallest sets. */
govd_status govd__search_run(govd__search *search, govd_error *error);

/* What became of a choice of figures. */
typedef enum govd__verdict {
  GOVD__POSSIBLE,   /* they can be changed so that no rule is broken */
  GOVD__IMPOSSIBLE, /* not without changing one of some others, too */
  GOVD__TOO_LARGE   /* figures do not fit into 64 bits */
} govd__verdict;

/* The figures chosen, what solving needs, and the answer. */
typedef struct govd__choice {
  const govd__system *s;
  size_t variables[GOVD__MOST_CELLS];
  size_t count;
  /* the answer, where it is possible */
  int64_t deltas[GOVD__MOST_CELLS];
  size_t freedom;
  int64_t least[GOVD__MOST_CELLS];
  int64_t most[GOVD__MOST_CELLS];
  /* where it is not: the others, one of which must change */
  size_t *others; /* room for all variables, twice */
  size_t other_count;
  /* scratch, by variable and by row */
  int64_t *dense;
  size_t *seen_rows;
  size_t stamp;
} govd__choice;

/* Solves the rules for the figures chosen. All broken rows must have one of these. */
govd__verdict govd__choice_solve(govd__choice *choice);

#endif
