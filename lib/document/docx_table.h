/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_DOCX_TABLE_H
#define GOVD_DOCUMENT_DOCX_TABLE_H

#include "grid.h"

/*
 * The tables of a Word document on their way in: those that are open, and those inside of
 * them, which can be appended to the document only behind the one they stand in.
 */
typedef enum govd__docx_merge {
  GOVD__DOCX_SINGLE = 0,
  GOVD__DOCX_RESTART,
  GOVD__DOCX_CONTINUE
} govd__docx_merge;

typedef struct govd__docx_cell {
  govd__buffer text;
  size_t columns;
  govd__docx_merge down;
  govd__docx_merge across;
  bool deleted;
  bool open;
} govd__docx_cell;

typedef struct govd__docx_table {
  govd__grid_builder grid;
  size_t *above; /* by column: one more than the cell that a merge may go on from, or 0 */
  size_t above_count;
  size_t parent; /* the table it stands in, or GOVD_NONE, and there the cell */
  size_t parent_row;
  size_t parent_column;
  size_t block; /* in the document */
  govd__docx_cell cell;
  size_t first_child; /* the first table that can stand in the cell */
  bool numbered;      /* its cells have places */
  bool placed;
  bool dropped; /* stands in a cell that is not shown */
  bool row_open;
  bool row_deleted;
} govd__docx_table;

/* Starts out zeroed. */
typedef struct govd__docx_tables {
  govd__docx_table *items; /* parents before children */
  size_t count;
  size_t capacity;
  size_t current; /* the innermost open one, where `open` says that there is one */
  bool open;
  size_t area; /* of all tables of the document so far */
  int number;  /* of the numbered tables so far */
} govd__docx_tables;

govd_status govd__docx_begin_table(govd__docx_tables *tables, bool numbered, govd_error *error);
void govd__docx_begin_row(govd__docx_tables *tables);
void govd__docx_skip_columns(govd__docx_tables *tables, long columns);
void govd__docx_begin_cell(govd__docx_tables *tables);
govd_status govd__docx_end_cell(govd__docx_tables *tables, govd_error *error);
govd_status govd__docx_end_row(govd__docx_tables *tables, govd_error *error);

/* Ends the innermost table; the outermost one then goes to the document with all that stand in it. */
govd_status govd__docx_end_table(govd__docx_tables *tables, govd_document *document, govd_error *error);

/* The innermost table, the innermost one with a row open, and the cell that text goes to; NULL for none. */
govd__docx_table *govd__docx_current(const govd__docx_tables *tables);
govd__docx_cell *govd__docx_open_cell(const govd__docx_tables *tables);

void govd__docx_release_tables(govd__docx_tables *tables);

#endif
