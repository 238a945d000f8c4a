/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_TRIAL_H
#define GOVD_REPAIR_TRIAL_H

#include "structure.h"

/* A change that is supposed, and what it does to the rules. */
typedef struct govd__trial {
  govd__system *s;
  const size_t *broken; /* the rules of the part that is looked at */
  size_t broken_count;
  size_t smallest; /* figures in the smallest sets that mend the part; 0 where none was found */
  govd__arena *arena;
  govd__list *list;
  govd__partials *partials;
  govd_error *error;
  size_t *variables; /* the change that is tried */
  int64_t *deltas;
  size_t count;
  size_t below;   /* how many of them would be negative, and must not be */
  size_t unknown; /* index of a change of which only `least` and `most` are known, or GOVD_NONE */
  int64_t least;
  int64_t most;
  int64_t *shift; /* by row: what the change adds to it; all 0 between trials */
  size_t *rows;   /* those that it adds to */
  size_t row_count;
  bool *added; /* by row: it is among them */
} govd__trial;

/* Call govd__trial_release() in either case. */
govd_status govd__trial_open(govd__trial *t, govd__system *s, const size_t *broken, size_t broken_count,
                             govd__arena *arena, govd__list *list, govd_error *error);
void govd__trial_release(govd__trial *t);

/* Adds a change of one figure; false where the figure could not be that. One that would be negative, and must
 * not, leaves the change one that does not mend. */
bool govd__trial_add(govd__trial *t, size_t variable, int64_t delta);

/* Changes a figure by so much more, which may be among them already; false where it could not be that. */
bool govd__trial_adjust(govd__trial *t, size_t variable, int64_t delta);

/* How far the change of a figure could go, as it is or 0 now, for the rules that are no equations; false
 * where it could go nowhere. */
bool govd__trial_bounds(const govd__trial *t, size_t variable, int64_t now, int64_t *least, int64_t *most);

/* Takes the last changes back until so many are left. */
void govd__trial_keep(govd__trial *t, size_t count);
void govd__trial_forget(govd__trial *t);

/* What a row comes to with the change; false where that does not fit. */
bool govd__trial_residual(const govd__trial *t, size_t row, int64_t *residual);

/* Whether a row is broken with the change. */
bool govd__trial_breaks(const govd__trial *t, size_t row);

/* Whether the change leaves no rule broken of the part, and of others none that it speaks of. */
bool govd__trial_mends(const govd__trial *t);

/*
 * Whether nothing speaks for a change that leaves no rule broken: one of its figures could be chosen, and
 * that is all it took. Fewer figures do as well, and it mends one equation only, or one figure mends all the
 * same.
 */
bool govd__trial_fits_anyhow(const govd__trial *t);

/* How many rules the change leaves broken, or breaks. */
size_t govd__trial_left(const govd__trial *t);

/* The change as one slip of a kind, with its cells in order. */
govd_status govd__trial_make(const govd__trial *t, govd_explanation kind, int cost, govd__explained *x);

/* Takes the change into the list as one slip of a kind, where it is not there already. */
govd_status govd__trial_accept(govd__trial *t, govd_explanation kind, int cost, bool doubtful);

/* The same, with the names that its figures have by themselves; not if it has none. */
govd_status govd__trial_accept_named(govd__trial *t);

/* Keeps the change in mind where it mends most of what is broken. */
govd_status govd__trial_consider(govd__trial *t, govd_explanation kind, int cost);

/* The known figures of a row, or of a column, of this report, one beside the other; where the rows are
 * printed side by side, the first has them all. */
size_t govd__figures_in_line(const govd__system *s, const govd_table *table, bool row, size_t index,
                             size_t *line);

/* Where the change mends a rule but leaves a few, lists it with each figure that mends these; one that it
 * changes itself may be it. */
govd_status govd__complete(govd__trial *t, govd_explanation kind, int cost);

/* Tries all pairs of figures that stand in one line, of which one stands in a broken rule. */
govd_status govd__couples(govd__trial *t);

/* Whether figures are of one kind, so that one could stand in the other's cell. */
bool govd__same_kind(const govd__system *s, size_t a, size_t b);

#endif
