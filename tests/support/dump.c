/* SPDX-License-Identifier: Apache-2.0 */
#include "dump.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void write_text(FILE *out, const char *text) {
  if (text[0] != '\0') fputc(' ', out);
  for (; *text != '\0'; text++) {
    if (*text == '\n') {
      fputs("\\n", out);
    } else {
      fputc(*text, out);
    }
  }
  fputc('\n', out);
}

/*
 * As `3:5`, line and column; as `p1t2r5c3`, page, table, row and column, what there is of them, and
 * `[left,top,right,bottom]` behind it; `0:0` where nothing is known.
 */
static void write_place(FILE *out, govd_place place) {
  bool line = place.line > 0 || !govd_place_is_known(place);
  fputc(' ', out);
  if (line) fprintf(out, "%d:%d", place.line, place.column);
  if (place.page > 0) fprintf(out, "p%d", place.page);
  if (place.table_number > 0) fprintf(out, "t%d", place.table_number);
  if (place.row_number > 0) fprintf(out, "r%d", place.row_number);
  if (!line && place.column > 0) fprintf(out, "c%d", place.column);
  const govd_box *box = &place.box;
  if (box->right > 0) fprintf(out, "[%d,%d,%d,%d]", box->left, box->top, box->right, box->bottom);
}

/* How far the cell at a place reaches down and to the right. */
static size_t reach(const govd_document *document, size_t block, size_t row, size_t column, size_t down,
                    size_t right) {
  size_t count = 1;
  for (;; count++) {
    const govd_grid_cell *cell =
        govd_document_grid_cell(document, block, row + count * down, column + count * right);
    if (cell == NULL || cell->row != row || cell->column != column) return count;
  }
}

static void write_cell(FILE *out, const govd_document *document, size_t block, size_t row, size_t column) {
  const govd_grid_cell *cell = govd_document_grid_cell(document, block, row, column);
  if (cell->text == NULL) {
    fprintf(out, "  %zu,%zu none\n", row, column);
    return;
  }
  if (cell->row != row || cell->column != column) return; /* written where it begins */
  fprintf(out, "  %zu,%zu", row, column);
  size_t rows = reach(document, block, row, column, 1, 0);
  size_t columns = reach(document, block, row, column, 0, 1);
  if (rows > 1 || columns > 1) fprintf(out, " %zux%zu", rows, columns);
  write_place(out, cell->place);
  write_text(out, cell->text);
}

static void write_block(FILE *out, const govd_document *document, size_t index) {
  const govd_block *block = govd_document_block(document, index);
  if (block->kind == GOVD_BLOCK_PARAGRAPH) {
    fputs("paragraph", out);
    write_place(out, block->place);
    write_text(out, block->text);
    return;
  }
  fputs("table", out);
  write_place(out, block->place);
  fprintf(out, " %zux%zu", block->rows, block->columns);
  if (block->parent != GOVD_NONE) {
    fprintf(out, " in block %zu at %zu,%zu", block->parent, block->parent_row, block->parent_column);
  }
  fputc('\n', out);
  for (size_t row = 0; row < block->rows; row++) {
    for (size_t column = 0; column < block->columns; column++) write_cell(out, document, index, row, column);
  }
}

char *dump_document(const govd_document *document) {
  char *text = NULL;
  size_t length = 0;
  FILE *out = open_memstream(&text, &length);
  ck_assert_ptr_nonnull(out);
  for (size_t i = 0; i < govd_document_block_count(document); i++) write_block(out, document, i);
  ck_assert_int_eq(fclose(out), 0);
  return text;
}
