/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_TRACE_H
#define GOVD_READ_TRACE_H

#include "govdisclosure/read.h"
#include "match.h"

/* What the rows and places of a table of the document were taken for. */
typedef struct govd__traced_block {
  size_t rows; /* 0 for a paragraph */
  size_t columns;
  govd_row_reading *row; /* by row */
  size_t *cell;          /* rows × columns: the form's cell, or GOVD_NONE */
} govd__traced_block;

/*
 * What was taken for what, written down while a document is read. Those who read call
 * the functions below; where nobody wants to know, they are given NULL.
 */
typedef struct govd__trace {
  govd__arena arena;
  govd__traced_block *blocks; /* one a block of the document */
  size_t block_count;
  size_t report; /* the one that is being read */
} govd__trace;

/* Makes room for all tables of a document; false where memory runs out. */
bool govd__trace_prepare(govd__trace *trace, const govd_document *document);

/* Notes what a row was taken for. */
void govd__trace_row(govd__trace *trace, const govd__matched_row *row, bool used);

/* Notes that the place of a row in a grid column fills a cell of the form. */
void govd__trace_cell(govd__trace *trace, const govd__matched_row *row, size_t column, size_t cell);

/* Takes back what was noted of some cells of the report that is being read, by index from one on. */
void govd__trace_forget(govd__trace *trace, size_t cell, size_t count);

#endif
