/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet.h"

#include <string.h>

#include "base/fail.h"
#include "govdisclosure/report.h"

const govd__mark *govd__sheet_mark(const govd__sheet *sheet, size_t row, size_t column) {
  return &sheet->marks[row * sheet->columns + column];
}

const govd_grid_cell *govd__sheet_cell(const govd__sheet *sheet, size_t row, size_t column) {
  return govd_document_grid_cell(sheet->document, sheet->block, row, column);
}

const char *govd__sheet_text(const govd__sheet *sheet, size_t row, size_t column) {
  const char *text = govd__sheet_cell(sheet, row, column)->text;
  return text == NULL ? "" : text;
}

bool govd__sheet_has_text(const govd__sheet *sheet, size_t row, size_t from) {
  for (size_t c = from; c < sheet->columns; c++) {
    if (!govd__sheet_mark(sheet, row, c)->empty) return true;
  }
  return false;
}

bool govd__sheet_begins(const govd__sheet *sheet, size_t row, size_t column) {
  const govd_grid_cell *cell = govd__sheet_cell(sheet, row, column);
  return cell->row == row && cell->column == column;
}

size_t govd__sheet_count_texts(const govd__sheet *sheet, size_t row, size_t *first) {
  size_t count = 0;
  *first = GOVD_NONE;
  for (size_t c = 0; c < sheet->columns; c++) {
    if (govd__sheet_mark(sheet, row, c)->empty || !govd__sheet_begins(sheet, row, c)) continue;
    if (count++ == 0) *first = c;
  }
  return count;
}

static govd__mark read_mark(const govd__lexicon *lexicon, const char *text, govd__label *scratch) {
  size_t length = strlen(text);
  if (length == 0) return (govd__mark){.empty = true};
  /* No unit is asked for, so that a figure with any unit is one. */
  govd_figure_status status = govd_figure_read(text, length, GOVD_AMOUNT, "", NULL).status;
  if (status == GOVD_FIGURE_OK) return (govd__mark){.figure = true};
  if (status == GOVD_FIGURE_DASH || status == GOVD_FIGURE_BLANK) return (govd__mark){.dash = true};
  govd__label_set(scratch, text, length);
  if (govd__label_failed(scratch)) return (govd__mark){0};
  bool known = govd__lexicon_find(lexicon, scratch->note.data, scratch->note.length) != GOVD__NO_WORD;
  return (govd__mark){.noted = scratch->note.length > 0 && !known,
                      .bare = strcmp(scratch->key.data, scratch->numeral.data) == 0,
                      .corner = govd__is_corner(scratch->key.data, scratch->key.length),
                      .word = govd__lexicon_find(lexicon, scratch->key.data, scratch->key.length),
                      .numeral = govd__lexicon_find(lexicon, scratch->numeral.data, scratch->numeral.length)};
}

/* Marks the cells; one that covers several places is looked up at the first of them. */
static void mark_cells(govd__sheet *sheet, const govd__lexicon *lexicon, govd__label *scratch) {
  for (size_t r = 0; r < sheet->rows; r++) {
    for (size_t c = 0; c < sheet->columns; c++) {
      const govd_grid_cell *cell = govd__sheet_cell(sheet, r, c);
      govd__mark *mark = &sheet->marks[r * sheet->columns + c];
      bool first = cell->row == r && cell->column == c;
      *mark = first ? read_mark(lexicon, cell->text == NULL ? "" : cell->text, scratch)
                    : *govd__sheet_mark(sheet, cell->row, cell->column);
      sheet->has_figure[r] = sheet->has_figure[r] || mark->figure;
    }
  }
}

govd_status govd__sheets_make(const govd_document *document, const govd__lexicon *lexicon,
                              govd__sheets *sheets, govd_error *error) {
  size_t blocks = govd_document_block_count(document);
  *sheets = (govd__sheets){.count = 0};
  sheets->items = govd__arena_alloc(&sheets->arena, blocks + 1, sizeof *sheets->items);
  bool made = sheets->items != NULL;
  govd__label scratch = {0};
  for (size_t b = 0; b < blocks && made; b++) {
    const govd_block *block = govd_document_block(document, b);
    if (block->kind != GOVD_BLOCK_TABLE) continue;
    govd__sheet *sheet = &sheets->items[sheets->count++];
    *sheet = (govd__sheet){.document = document, .block = b, .rows = block->rows, .columns = block->columns};
    sheet->marks = govd__arena_alloc(&sheets->arena, block->rows * block->columns, sizeof *sheet->marks);
    sheet->has_figure = govd__arena_alloc(&sheets->arena, block->rows, sizeof *sheet->has_figure);
    made = sheet->marks != NULL && sheet->has_figure != NULL;
    if (!made) break;
    const govd_block *before = b == 0 ? NULL : govd_document_block(document, b - 1);
    if (before != NULL && before->kind == GOVD_BLOCK_PARAGRAPH)
      sheet->above = read_mark(lexicon, before->text, &scratch).word;
    mark_cells(sheet, lexicon, &scratch);
  }
  made = made && !govd__label_failed(&scratch);
  govd__label_release(&scratch);
  if (made) return GOVD_OK;
  govd__sheets_release(sheets);
  return govd__fail_memory(error);
}

void govd__sheets_release(govd__sheets *sheets) { govd__arena_release(&sheets->arena); }
