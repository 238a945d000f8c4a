/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_TEXT_PLAN_H
#define GOVD_EXCHANGE_TEXT_PLAN_H

#include "form/names.h"
#include "govdisclosure/report.h"

/*
 * The tables of a report as lines of cells, which is how the text layout prints
 * them, before any of it is written: whether a line reads back depends on those
 * round it. Every function that fails with GOVD_E_UNREPRESENTABLE says what would
 * not read back.
 */

typedef struct govd__text_line {
  const char **cells;
  size_t count;
  size_t row;                      /* of the form; GOVD_NONE for heads, unknown rows and blocks */
  const govd_unknown_row *unknown; /* of the report; NULL for all other lines */
} govd__text_line;

typedef struct govd__text_table {
  size_t table;    /* of the form; GOVD_NONE for rows that stand in none */
  bool blocks;     /* printed in one row: the form's rows side by side under their names */
  bool units;      /* the second column is that of the units */
  size_t *columns; /* the form's columns that are printed */
  size_t column_count;
  govd__text_line *lines;
  size_t line_count;
  size_t head_count; /* the first lines are heads, the last of them the titles of the columns */
} govd__text_table;

typedef struct govd__text_plan {
  const govd_report *report;
  const govd_form *form;
  govd__names names;
  govd__arena arena;
  govd__label scratch;
  govd__text_table *tables; /* in the order in which they are written */
  size_t table_count;
  govd_error *error;
} govd__text_plan;

/* Plans the tables and sees to it that they read back as they are. */
govd_status govd__text_plan_make(const govd_report *report, govd__text_plan *plan, govd_error *error);
void govd__text_plan_release(govd__text_plan *plan);

/* Whether a text can stand in a cell: one line without `|` and without outer white space. */
bool govd__text_fits(const char *text);

/* What is printed in a cell that is there; NULL where memory runs out. */
const char *govd__text_of_cell(govd__text_plan *plan, size_t cell);

/* Makes room for the lines of a table, and for one line's cells; false where memory runs out. */
bool govd__text_reserve(govd__text_plan *plan, govd__text_table *table, size_t lines);
govd__text_line *govd__text_add_line(govd__text_plan *plan, govd__text_table *table, size_t cells);

/*
 * Adds the head of a table with its rows below each other, or one of its rows, with the
 * figures of its line that are in no cell, or NULL.
 */
govd_status govd__text_add_head(govd__text_plan *plan, govd__text_table *table);
govd_status govd__text_add_row(govd__text_plan *plan, govd__text_table *table, size_t row,
                               const govd_unknown_row *part);
govd_status govd__text_add_unknown(govd__text_plan *plan, govd__text_table *table,
                                   const govd_unknown_row *row);

/* Into how many cells the figures of a row that is kept come apart; enters them into a line from one on. */
size_t govd__text_count_pieces(const char *figures);
govd_status govd__text_set_pieces(govd__text_plan *plan, const govd_unknown_row *row, size_t from,
                                  govd__text_line *line);

/* Whether a table can be printed in one row, and its lines then. */
bool govd__text_fits_blocks(const govd__text_plan *plan, size_t table);
govd_status govd__text_add_blocks(govd__text_plan *plan, govd__text_table *table);

/* The key that a text is known by; "" where it is a figure or has none. */
const char *govd__text_key(govd__text_plan *plan, const char *text);

/* How the reader looks at a cell of a head: the form's column it is the title of, or GOVD_NONE; the title of
 * units. */
size_t govd__text_titled_column(govd__text_plan *plan, size_t table, const char *text);
bool govd__text_is_unit_title(govd__text_plan *plan, const char *text);

/* Whether a line carries enough titles to be the head of a table of the form. */
bool govd__text_is_head(govd__text_plan *plan, const govd__text_line *line, size_t table);

/* Whether a text is read as a figure, and can thus be neither label nor title. */
bool govd__text_is_figure(const char *text);

/* Whether the lines of one table are read as the heads and rows that they are. */
govd_status govd__text_check_table(govd__text_plan *plan, const govd__text_table *table);

/* Whether the rows of all tables are taken for the rows of the form that they are, and no other. */
govd_status govd__text_check_rows(govd__text_plan *plan);

#endif
