/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_TEXT_PLAN_H
#define GOVD_EXCHANGE_TEXT_PLAN_H

#include "base/arena.h"
#include "govdisclosure/report.h"

/*
 * The tables of a report as lines of cells, which is how the text layout prints them.
 * Functions that fail with GOVD_E_UNREPRESENTABLE say what cannot be printed; whether
 * what is printed reads back is for text_verify.h to tell.
 */

typedef struct govd__text_line {
  const char **cells;
  size_t count;
} govd__text_line;

typedef struct govd__text_table {
  size_t table;    /* of the form; GOVD_NONE for rows that stand in none */
  bool blocks;     /* printed in one row: the form's rows side by side under their names */
  bool units;      /* the second column is that of the units */
  size_t *columns; /* the form's columns that are printed */
  size_t column_count;
  govd__text_line *lines; /* heads first */
  size_t line_count;
} govd__text_table;

typedef struct govd__text_plan {
  const govd_report *report;
  const govd_form *form;
  govd__arena arena;
  govd__text_table *tables; /* in the order in which they are written */
  size_t table_count;
  bool blocks; /* tables that the form prints in one row are, where that can be */
  govd_error *error;
} govd__text_plan;

/* Plans the tables. Release the plan in any case. */
govd_status govd__text_plan_make(const govd_report *report, bool blocks, govd__text_plan *plan,
                                 govd_error *error);
void govd__text_plan_release(govd__text_plan *plan);

/* Whether a text can stand in a cell: one line without `|` and without outer white space. */
bool govd__text_fits(const char *text);

/* What is printed in a cell that is there; NULL where memory runs out. */
const char *govd__text_of_cell(govd__text_plan *plan, size_t cell);

/* Adds a line to a table that has room for it; NULL where memory runs out. */
govd__text_line *govd__text_add_line(govd__text_plan *plan, govd__text_table *table, size_t cells);

/*
 * Adds the head of a table with its rows below each other, with so many columns behind
 * the others that are not the form's; or one of its rows, with the figures of its line that are
 * in no cell, or NULL.
 */
govd_status govd__text_add_head(govd__text_plan *plan, govd__text_table *table, size_t extra);
govd_status govd__text_add_row(govd__text_plan *plan, govd__text_table *table, size_t row,
                               const govd_unknown_row *part);

/* Adds a row that the form does not have. */
govd_status govd__text_add_unknown(govd__text_plan *plan, govd__text_table *table,
                                   const govd_unknown_row *row);

/* Into how many cells the figures of a row that is kept come apart; enters them into a line from one on. */
size_t govd__text_count_pieces(const char *figures);
govd_status govd__text_set_pieces(govd__text_plan *plan, const govd_unknown_row *row, size_t from,
                                  govd__text_line *line);

/*
 * Whether a table can be printed in one row, and its lines then; with the figures of the
 * line where it ended too early, or NULL.
 */
bool govd__text_fits_blocks(const govd__text_plan *plan, size_t table, const govd_unknown_row *part);
govd_status govd__text_add_blocks(govd__text_plan *plan, govd__text_table *table,
                                  const govd_unknown_row *part);

#endif
