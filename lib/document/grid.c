/* SPDX-License-Identifier: Apache-2.0 */
#include "grid.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "model.h"

/* More cells than a document takes are not even collected. */
enum { MAX_CELLS = 1000000 };

void govd__grid_begin_row(govd__grid_builder *b) {
  b->rows++;
  b->column = 0;
}

static bool is_taken(const govd__grid_builder *b, size_t column) {
  return column < b->taken_count && b->taken_until[column] > b->rows - 1;
}

/* Makes room to note spans over columns up to a count. */
static bool reserve_columns(govd__grid_builder *b, size_t count) {
  if (count <= b->taken_count) return true;
  if (count < 2 * b->taken_count) count = 2 * b->taken_count;
  size_t *grown = govd__realloc(b->taken_until, count, sizeof *grown);
  if (grown == NULL) return false;
  memset(grown + b->taken_count, 0, (count - b->taken_count) * sizeof *grown);
  b->taken_until = grown;
  b->taken_count = count;
  return true;
}

static size_t clip_span(size_t span) { return span < 1 ? 1 : span > GOVD__MAX_SPAN ? GOVD__MAX_SPAN : span; }

void govd__grid_add_cell(govd__grid_builder *b, const char *text, size_t length, govd_place place,
                         size_t row_span, size_t column_span) {
  if (b->failed || b->too_large) return;
  if (b->rows == 0) govd__grid_begin_row(b);
  while (is_taken(b, b->column)) b->column++;
  size_t columns = 1;
  while (columns < clip_span(column_span) && !is_taken(b, b->column + columns)) columns++;
  size_t end = b->column + columns;
  b->too_large = end > MAX_CELLS || b->rows > MAX_CELLS / (end > b->columns ? end : b->columns);
  if (b->too_large) return;
  govd__placed_cell *cells = govd__grow(b->cells, b->count, &b->capacity, sizeof *cells);
  if (cells != NULL) b->cells = cells;
  if (cells == NULL || !reserve_columns(b, end)) {
    b->failed = true;
    return;
  }
  size_t rows = clip_span(row_span);
  for (size_t c = b->column; c < end; c++) b->taken_until[c] = b->rows - 1 + rows;
  govd__trim(&text, &length);
  cells[b->count++] = (govd__placed_cell){b->rows - 1, b->column, rows, columns, b->texts.length, place};
  govd__buffer_add(&b->texts, text, length);
  govd__buffer_putc(&b->texts, '\0');
  b->failed = b->texts.failed;
  b->column = end;
  if (end > b->columns) b->columns = end;
}

size_t govd__grid_last_row(const govd__grid_builder *b) {
  return b->count == 0 ? 0 : b->cells[b->count - 1].row;
}
size_t govd__grid_last_column(const govd__grid_builder *b) {
  return b->count == 0 ? 0 : b->cells[b->count - 1].column;
}

static govd_status fill(govd__grid_builder *b, govd_document *document, size_t block, govd_error *error) {
  for (size_t i = 0; i < b->count; i++) {
    const govd__placed_cell *cell = &b->cells[i];
    size_t below = b->rows - cell->row;
    govd__span span = {cell->row, cell->column, cell->rows < below ? cell->rows : below, cell->columns};
    const char *text = b->texts.data + cell->text;
    govd_status status = govd__document_fill(document, block, span, text, strlen(text), cell->place, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

govd_status govd__grid_finish(govd__grid_builder *b, govd_document *document, size_t *block,
                              govd_error *error) {
  *block = GOVD_NONE;
  govd_status status = GOVD_OK;
  if (b->failed) {
    status = govd__fail_memory(error);
  } else if (b->too_large) {
    status = govd__fail(error, GOVD_E_LIMIT, "a table has more than %d cells", (int)MAX_CELLS);
  } else if (b->count > 0) {
    status = govd_document_add_table(document, b->rows, b->columns, b->place, block, error);
    if (status == GOVD_OK) status = fill(b, document, *block, error);
  }
  govd__grid_release(b);
  return status;
}

void govd__grid_release(govd__grid_builder *b) {
  govd__free(b->cells);
  govd__free(b->taken_until);
  govd__buffer_release(&b->texts);
  memset(b, 0, sizeof *b);
}
