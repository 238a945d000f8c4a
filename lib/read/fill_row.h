/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FILL_ROW_H
#define GOVD_READ_FILL_ROW_H

#include "base/buffer.h"
#include "govdisclosure/report.h"
#include "match.h"
#include "trace.h"

/* A report that is being filled with figures, row by row. */
typedef struct govd__filler {
  const govd__match *match;
  govd__trace *trace; /* NULL where nobody asks */
  govd_report *report;
  size_t last_table; /* form row filled last, GOVD_NONE at first */
  size_t last_row;
  const govd__grid *last_grid; /* where it stood */
  govd__buffer joined;         /* of texts */
  struct govd__pending *pending;
  size_t pending_count;
  size_t pending_capacity;
  size_t *kept; /* by row of the match: how many rows had been kept when it was filled */
  govd_error *error;
} govd__filler;

/*
 * Reads a row whose cells are too few, or one too many, by its sums. Only what cannot be cut
 * otherwise is taken at once: else a cell may as well be lost, and the sum of what is left hold
 * by chance, so the columns tell later. Where the last cell is blank, the row may
 * just lack its total: then it is told, and not read, if it adds up in another way too.
 * *handled is false where the cells are as many as the columns, or no reading adds up.
 */
govd_status govd__realign_row(govd__filler *f, const govd__matched_row *row, bool *handled);

/* The same for the row of a table whose rows are blocks side by side. */
govd_status govd__realign_blocks(govd__filler *f, const govd__matched_row *row, bool *handled);

/*
 * Looks at these rows once more when all others are there. What was read at once and the columns
 * speak against is taken back. Of the readings of the others, the only one that every column
 * bears out is taken: those with one reading are supposed first, and taken back where it is not.
 */
govd_status govd__realign_rest(govd__filler *f);

/*
 * Takes back rows whose figures seem to stand in the columns beside their own: read so, several columns more
 * add up.
 */
govd_status govd__doubt_displaced(govd__filler *f);

#endif
