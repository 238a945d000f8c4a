/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_GRID_H
#define GOVD_DOCUMENT_GRID_H

#include <stdbool.h>

#include "base/buffer.h"
#include "govdisclosure/document.h"

/*
 * A table on its way into a document: rows of cells with spans, as HTML and office
 * files give them, resolved to a grid. A cell takes the next free place of its row;
 * where its span would cover a place that is taken, it is cut, as is one that reaches
 * below the last row. Starts out zeroed.
 */
typedef struct govd__placed_cell {
  size_t row;
  size_t column;
  size_t rows;
  size_t columns;
  size_t text; /* offset into the texts, which end with NUL each */
  govd_place place;
} govd__placed_cell;

typedef struct govd__grid_builder {
  govd_place place; /* of the table */
  govd__placed_cell *cells;
  size_t count;
  size_t capacity;
  govd__buffer texts;
  size_t rows;         /* begun so far */
  size_t columns;      /* of the widest row */
  size_t column;       /* where the next cell of the row may stand */
  size_t *taken_until; /* by column: the first row that no span from above reaches */
  size_t taken_count;
  bool failed; /* memory ran out */
  bool too_large;
} govd__grid_builder;

/* Spans beyond this are cut, as HTML does. */
enum { GOVD__MAX_SPAN = 1000 };

void govd__grid_begin_row(govd__grid_builder *builder);

/* Adds a cell to the row, of valid UTF-8; spans of 0 count as 1. */
void govd__grid_add_cell(govd__grid_builder *builder, const char *text, size_t length, govd_place place,
                         size_t row_span, size_t column_span);

/* Row and column of the cell added last. */
size_t govd__grid_last_row(const govd__grid_builder *builder);
size_t govd__grid_last_column(const govd__grid_builder *builder);

/* Appends the table to the document, unless it has no cell; *block then is GOVD_NONE. Empties the builder. */
govd_status govd__grid_finish(govd__grid_builder *builder, govd_document *document, size_t *block,
                              govd_error *error);

void govd__grid_release(govd__grid_builder *builder);

#endif
