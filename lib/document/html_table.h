/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_TABLE_H
#define GOVD_DOCUMENT_HTML_TABLE_H

#include "base/buffer.h"
#include "grid.h"

/*
 * A table of a page, with the tables in its cells. All go into the document when the
 * outermost one ends, since a table stands before those in it. What stands in a table
 * but in no cell belongs in front of it, as in a browser.
 *
 * Pages put whole articles into tables for the sake of their columns. A table in which a
 * cell holds a table among many lines of text, or that is nothing but many lines of text
 * in one cell, or that holds such a table, is no table of figures: its lines become
 * paragraphs, and the tables in its cells tables of their own.
 */
typedef struct govd__html_table govd__html_table;

struct govd__html_table {
  govd__html_table *outer;     /* the table in which its markup stands, or NULL */
  govd__html_table *holder;    /* the one in whose cell it stands, or NULL */
  govd__html_table *first;     /* of those in its cells, in order */
  govd__html_table *last;      /* likewise */
  govd__html_table *unsettled; /* the first of them that stands in the open cell */
  govd__html_table *next;      /* with the same holder */
  size_t holder_row;           /* of the holder's cell, known once that one has ended */
  size_t holder_column;
  size_t lines_before; /* lines of the holder in front of it */

  govd__grid_builder grid;
  govd_place *places; /* of each line of the cells */
  size_t place_count;
  size_t place_capacity;

  bool in_row;
  bool in_cell;
  govd__buffer cell; /* the lines of the open cell, joined by line feeds */
  size_t cell_lines;
  size_t row_span;
  size_t column_span;
  govd_place cell_place;
  bool is_layout;
  bool failed; /* memory ran out */
};

/* A table in another's markup, or in none's; NULL where memory runs out. */
govd__html_table *govd__html_table_new(govd__html_table *outer, govd_place place);

/* Releases a table with those in it. NULL is allowed. */
void govd__html_table_free(govd__html_table *table);

void govd__html_table_begin_row(govd__html_table *table);
void govd__html_table_end_row(govd__html_table *table);

/* Begins a cell, of the row at hand or else of a new one. */
void govd__html_table_begin_cell(govd__html_table *table, size_t row_span, size_t column_span,
                                 govd_place place);
void govd__html_table_end_cell(govd__html_table *table);

/* Adds a line of text to the open cell. */
void govd__html_table_add_line(govd__html_table *table, const char *text, size_t length, govd_place place);

/* Ends a table. One with a holder belongs to that from now on; only the others are to be written. */
void govd__html_table_end(govd__html_table *table);

/* The table with an open cell that takes text: this one, or one of those round it; NULL where there is none.
 */
govd__html_table *govd__html_table_open(govd__html_table *table);

/* Writes a table and those in it; they are emptied. */
govd_status govd__html_table_write(govd__html_table *table, govd_document *document, govd_error *error);

#endif
