/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_MODEL_H
#define GOVD_DOCUMENT_MODEL_H

#include "base/arena.h"
#include "govdisclosure/document.h"

typedef struct document_block {
  govd_block block;
  govd_grid_cell *grid; /* rows × columns, of a table */
} document_block;

/* A page that has a name. */
typedef struct document_page {
  int number;
  const char *name;
} document_page;

struct govd_document {
  govd__arena arena;
  document_block *blocks;
  size_t count;
  size_t capacity;
  document_page *pages;
  size_t page_count;
  size_t page_capacity;
};

/* The places of a grid that a cell covers. */
typedef struct govd__span {
  size_t row;
  size_t column;
  size_t rows;
  size_t columns;
} govd__span;

/*
 * As govd_document_add_paragraph() and govd_document_set_cell(), for text that is known
 * to be UTF-8, and spans that are known to lie in the table.
 */
govd_status govd__document_add_paragraph(govd_document *document, const char *text, size_t length,
                                         govd_place place, govd_error *error);
govd_status govd__document_fill(govd_document *document, size_t block, govd__span span, const char *text,
                                size_t length, govd_place place, govd_error *error);

/* Gives a page its name, UTF-8. */
govd_status govd__document_name_page(govd_document *document, int page, const char *name, govd_error *error);

#endif
