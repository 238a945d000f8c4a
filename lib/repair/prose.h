/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_PROSE_H
#define GOVD_REPAIR_PROSE_H

#include "search.h"

/*
 * What the prose says of figures, as evidence of which of them is wrong. A figure of the prose
 * that is not the table's, but would be with a change, was written by somebody who had the
 * right one before him. That prose and table agree says less: one is often copied from the other.
 */

/* Finds what the prose of the report says, for a system with all its sheets. */
govd_status govd__prose_read(govd__system *s, const govd_validator *validator);

/* Whether the prose says what a figure would be, and the table does not now. */
bool govd__prose_states(const govd__system *s, size_t variable, int64_t to);

/* What the prose says for (less than 0) and against changes, in bits. */
int govd__prose_cost(const govd__system *s, const govd__set *set);

#endif
