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

/* A slip that leaves a few rules broken: another one may have come to it. */
typedef struct govd__partial {
  govd__explained slip;
  size_t left; /* rules that it leaves broken */
} govd__partial;

enum { GOVD__MOST_PARTIALS = 128, GOVD__MOST_BESIDE = 512 };

/* The best of those, with the fewest rules left; couples that went wrong by the same, which mend two rules;
 * and what two slips explain that were chosen to go together. */
typedef struct govd__partials {
  govd__partial items[GOVD__MOST_PARTIALS];
  size_t count;
  govd__list couples; /* the items of both lists are the caller's to free */
  govd__list beside;
} govd__partials;

/*
 * Slips that change more cells than a smallest set has, though they are one slip: rows and columns
 * that stand one off, a row that was left out of all totals, an item that is counted in the wrong
 * column of a row and of its totals. Those that leave no rule broken are appended to the list. How many
 * figures the smallest sets have tells whether something speaks for them. Slips that leave rules broken are
 * kept where partials are given.
 */
govd_status govd__structure(govd__system *s, const size_t *broken, size_t broken_count, size_t smallest,
                            govd__arena *arena, govd__list *list, govd__partials *partials,
                            govd_error *error);

/*
 * Appends to a list each slip that left rules broken, together with a smallest set of up to four cells
 * that mends these, and each two of them that together leave none. Where there is neither, and no smallest
 * set, one of them may have come over another slip. The steps of each search are limited.
 */
govd_status govd__compose(govd__system *s, const govd__partials *partials, size_t smallest,
                          const size_t *broken, size_t broken_count, govd__arena *arena, govd__list *list,
                          govd_error *error);

/* Puts each two couples that together leave no rule broken beside what is likelier. */
govd_status govd__compose_couples(govd__system *s, govd__partials *partials, const size_t *broken,
                                  size_t broken_count, govd__arena *arena, govd_error *error);

/* Puts a slip first in all the lists of parts that have it, where that is likelier than what they have first.
 */
void govd__agree(govd__list *lists, size_t count);

bool govd__same_set(const govd__set *a, const govd__set *b);

/* Whether a set is among the first of a list. */
bool govd__list_has(const govd__list *list, size_t count, const govd__set *set);

/* Appends a set with its names; the set is kept as it is. */
govd_status govd__list_add(govd__list *list, const govd__explained *explained, govd_error *error);

#endif
