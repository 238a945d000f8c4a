/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/document.h"

#include <stdbool.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "model.h"

enum { MAX_TABLE_CELLS = 1000000 };

GOVD_EXPORT govd_status govd_document_new(govd_document **document, govd_error *error) {
  *document = govd__calloc(1, sizeof **document);
  return *document == NULL ? govd__fail_memory(error) : GOVD_OK;
}

GOVD_EXPORT void govd_document_free(govd_document *document) {
  if (document == NULL) return;
  govd__arena_release(&document->arena);
  govd__free(document->blocks);
  govd__free(document->pages);
  govd__free(document);
}

static govd_status add_block(govd_document *document, const document_block *block, govd_error *error) {
  enum { MOST = 1000000 };
  if (document->count == MOST)
    return govd__fail(error, GOVD_E_LIMIT, "the document has more than %d paragraphs and tables", (int)MOST);
  document_block *blocks = govd__grow(document->blocks, document->count, &document->capacity, sizeof *blocks);
  if (blocks == NULL) return govd__fail_memory(error);
  document->blocks = blocks;
  blocks[document->count++] = *block;
  return GOVD_OK;
}

static govd_status check_text(const char *text, govd_error *error) {
  size_t length = strlen(text);
  size_t valid = govd__utf8_check(text, length);
  return valid == length ? GOVD_OK : govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the text is not UTF-8");
}

govd_status govd__document_add_paragraph(govd_document *document, const char *text, size_t length,
                                         govd_place place, govd_error *error) {
  govd__trim(&text, &length);
  document_block block = {.block = {.kind = GOVD_BLOCK_PARAGRAPH, .place = place, .parent = GOVD_NONE}};
  block.block.text = govd__arena_strndup(&document->arena, text, length);
  return block.block.text == NULL ? govd__fail_memory(error) : add_block(document, &block, error);
}

GOVD_EXPORT govd_status govd_document_add_paragraph(govd_document *document, const char *text,
                                                    govd_place place, govd_error *error) {
  govd_status status = check_text(text, error);
  return status == GOVD_OK ? govd__document_add_paragraph(document, text, strlen(text), place, error)
                           : status;
}

GOVD_EXPORT govd_status govd_document_add_table(govd_document *document, size_t rows, size_t columns,
                                                govd_place place, size_t *block, govd_error *error) {
  if (block != NULL) *block = GOVD_NONE;
  if (rows == 0 || columns == 0) return govd__fail(error, GOVD_E_ARGUMENT, "a table has at least one cell");
  if (rows > MAX_TABLE_CELLS / columns) {
    return govd__fail(error, GOVD_E_LIMIT, "a table has more than %d cells", (int)MAX_TABLE_CELLS);
  }
  document_block table = {
      .block = {
          .kind = GOVD_BLOCK_TABLE, .place = place, .rows = rows, .columns = columns, .parent = GOVD_NONE}};
  table.grid = govd__arena_alloc(&document->arena, rows * columns, sizeof *table.grid);
  if (table.grid == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < rows * columns; i++) {
    table.grid[i] = (govd_grid_cell){.row = i / columns, .column = i % columns};
  }
  govd_status status = add_block(document, &table, error);
  if (status == GOVD_OK && block != NULL) *block = document->count - 1;
  return status;
}

static document_block *table_at(govd_document *document, size_t block) {
  if (block >= document->count || document->blocks[block].block.kind != GOVD_BLOCK_TABLE) return NULL;
  return &document->blocks[block];
}

govd_status govd__document_fill(govd_document *document, size_t block, govd__span span, const char *text,
                                size_t length, govd_place place, govd_error *error) {
  document_block *table = table_at(document, block);
  const char *copy = govd__arena_strndup(&document->arena, text, length);
  if (copy == NULL) return govd__fail_memory(error);
  for (size_t r = span.row; r < span.row + span.rows; r++) {
    for (size_t c = span.column; c < span.column + span.columns; c++) {
      table->grid[r * table->block.columns + c] = (govd_grid_cell){copy, place, span.row, span.column};
    }
  }
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_document_set_cell(govd_document *document, size_t block, size_t row,
                                               size_t column, size_t row_span, size_t column_span,
                                               const char *text, govd_place place, govd_error *error) {
  const document_block *table = table_at(document, block);
  if (table == NULL) return govd__fail(error, GOVD_E_ARGUMENT, "the block is no table");
  size_t rows = table->block.rows;
  size_t columns = table->block.columns;
  bool inside = row < rows && column < columns && row_span >= 1 && column_span >= 1 &&
                row_span <= rows - row && column_span <= columns - column;
  if (!inside) return govd__fail(error, GOVD_E_ARGUMENT, "the cell reaches out of the table");
  govd_status status = check_text(text, error);
  if (status != GOVD_OK) return status;
  size_t length = strlen(text);
  govd__trim(&text, &length);
  return govd__document_fill(document, block, (govd__span){row, column, row_span, column_span}, text, length,
                             place, error);
}

GOVD_EXPORT govd_status govd_document_nest_table(govd_document *document, size_t block, size_t parent,
                                                 size_t row, size_t column, govd_error *error) {
  document_block *inner = table_at(document, block);
  const document_block *outer = table_at(document, parent);
  bool fits = inner != NULL && outer != NULL && parent < block && row < outer->block.rows &&
              column < outer->block.columns;
  if (!fits) return govd__fail(error, GOVD_E_ARGUMENT, "there is no such cell before the table");
  inner->block.parent = parent;
  inner->block.parent_row = row;
  inner->block.parent_column = column;
  return GOVD_OK;
}

govd_status govd__document_name_page(govd_document *document, int page, const char *name, govd_error *error) {
  document_page *pages =
      govd__grow(document->pages, document->page_count, &document->page_capacity, sizeof *pages);
  if (pages == NULL) return govd__fail_memory(error);
  document->pages = pages;
  const char *copy = govd__arena_strndup(&document->arena, name, strlen(name));
  if (copy == NULL) return govd__fail_memory(error);
  pages[document->page_count++] = (document_page){page, copy};
  return GOVD_OK;
}

GOVD_EXPORT const char *govd_document_page_name(const govd_document *document, int page) {
  for (size_t i = 0; i < document->page_count; i++) {
    if (document->pages[i].number == page) return document->pages[i].name;
  }
  return NULL;
}

GOVD_EXPORT size_t govd_document_block_count(const govd_document *document) { return document->count; }

GOVD_EXPORT const govd_block *govd_document_block(const govd_document *document, size_t block) {
  return block < document->count ? &document->blocks[block].block : NULL;
}

GOVD_EXPORT const govd_grid_cell *govd_document_grid_cell(const govd_document *document, size_t block,
                                                          size_t row, size_t column) {
  const govd_block *table = govd_document_block(document, block);
  if (table == NULL || row >= table->rows || column >= table->columns) return NULL;
  return &document->blocks[block].grid[row * table->columns + column];
}
