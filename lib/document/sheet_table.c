/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cell_limit.h"

enum {
  MAX_EMPTY_COLUMNS = 16,       /* in a row; where there are more, all of them are left out */
  MAX_BLANK_COLUMNS = 64,       /* that a frame may reach beyond what is in it */
  MAX_STEPS = 16 * 1000 * 1000, /* in looking for ranges that overlap, which Excel does not allow */
};

typedef struct table {
  govd__sheet_layout *layout;
  const govd__sheet *sheet;
  const govd__sheet_part *part;
  size_t cell_end;
  size_t blank_end;
  unsigned *columns; /* the sheet's columns that the table has */
  size_t column_count;
  bool *taken; /* places of the grid that are filled */
  size_t block;
  size_t steps;
} table;

static unsigned last_row(const table *t) { return t->part->lines[t->part->count - 1].row; }

/* What stands in or above the line above was shown before. */
static void skip_above(const govd__sheet *sheet, govd__sheet_part *part) {
  while (part->cell < sheet->cell_count && sheet->cells[part->cell].row <= part->above) part->cell++;
  while (part->blank < sheet->blank_count && sheet->blanks[part->blank].row <= part->above) part->blank++;
}

static void find_ends(table *t) {
  t->cell_end = t->part->cell;
  t->blank_end = t->part->blank;
  while (t->cell_end < t->sheet->cell_count && t->sheet->cells[t->cell_end].row <= last_row(t)) t->cell_end++;
  while (t->blank_end < t->sheet->blank_count && t->sheet->blanks[t->blank_end].row <= last_row(t))
    t->blank_end++;
}

/* The columns that cells reach into, as differences from column to column. */
static void note_columns(const table *t, int *used, unsigned *first, unsigned *last) {
  *first = GOVD__SHEET_MAX_COLUMNS;
  *last = 1;
  for (size_t i = t->part->cell; i < t->cell_end; i++) {
    const govd__sheet_cell *cell = &t->sheet->cells[i];
    used[cell->column]++;
    used[cell->last_column + 1]--;
    if (cell->column < *first) *first = cell->column;
    if (cell->last_column > *last) *last = cell->last_column;
  }
}

/* A frame may go on beside what is in it: a figure column without any figure. */
static void note_blanks(const table *t, int *used, unsigned *first, unsigned *last) {
  unsigned least = *first > MAX_BLANK_COLUMNS ? *first - MAX_BLANK_COLUMNS : 1;
  unsigned most = *last + MAX_BLANK_COLUMNS;
  if (most > GOVD__SHEET_MAX_COLUMNS) most = GOVD__SHEET_MAX_COLUMNS;
  for (size_t i = t->part->blank; i < t->blank_end; i++) {
    unsigned from = t->sheet->blanks[i].first < least ? least : t->sheet->blanks[i].first;
    unsigned to = t->sheet->blanks[i].last > most ? most : t->sheet->blanks[i].last;
    if (from > to) continue;
    used[from]++;
    used[to + 1]--;
    if (from < *first) *first = from;
    if (to > *last) *last = to;
  }
}

static bool choose_columns(table *t) {
  int *used = govd__calloc(GOVD__SHEET_MAX_COLUMNS + 2, sizeof *used);
  t->columns = govd__calloc(GOVD__SHEET_MAX_COLUMNS, sizeof *t->columns);
  if (used == NULL || t->columns == NULL) {
    govd__free(used);
    return false;
  }
  unsigned first;
  unsigned last;
  note_columns(t, used, &first, &last);
  note_blanks(t, used, &first, &last);
  int depth = 0;
  size_t filled = 0; /* columns up to the last one that is not empty */
  unsigned empty = 0;
  for (unsigned column = 1; column <= last; column++) {
    depth += used[column];
    if (column < first) continue;
    empty = depth > 0 ? 0 : empty + 1;
    if (empty > MAX_EMPTY_COLUMNS) t->column_count = filled;
    if (empty <= MAX_EMPTY_COLUMNS && !govd__sheet_is_hidden_column(t->sheet, column)) {
      t->columns[t->column_count++] = column;
    }
    if (empty == 0) filled = t->column_count;
  }
  govd__free(used);
  return true;
}

/* The table's column at or behind a sheet's column. */
static size_t column_at(const table *t, unsigned column) {
  size_t from = 0;
  size_t to = t->column_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (t->columns[middle] < column) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

static govd_status fill(table *t, govd__span span, const char *text, govd_place place, govd_error *error) {
  size_t length = strlen(text);
  govd__trim(&text, &length);
  govd_status status = govd__sheet_take_text(t->layout, length, error);
  if (status != GOVD_OK) return status;
  for (size_t row = span.row; row < span.row + span.rows; row++) {
    memset(t->taken + row * t->column_count + span.column, true, span.columns);
  }
  return govd__document_fill(t->layout->document, t->block, span, text, length, place, error);
}

/* The places of the grid that a range has, if any. */
static bool span_of(const table *t, const govd__sheet_range *range, govd__span *span) {
  const govd__sheet_part *part = t->part;
  span->row = govd__sheet_line_at(part->lines, part->count, range->row);
  span->rows = govd__sheet_line_at(part->lines, part->count, range->last_row + 1) - span->row;
  span->column = column_at(t, range->column);
  span->columns = column_at(t, range->last_column + 1) - span->column;
  return span->rows > 0 && span->columns > 0;
}

static bool is_free(table *t, const govd__span *span) {
  for (size_t row = span->row; row < span->row + span->rows; row++) {
    t->steps += span->columns;
    if (memchr(t->taken + row * t->column_count + span->column, true, span->columns) != NULL) return false;
  }
  return true;
}

static int compare_with_cell(const void *key, const void *item) {
  const govd__sheet_range *range = key;
  const govd__sheet_cell *cell = item;
  if (range->row != cell->row) return range->row < cell->row ? -1 : 1;
  return range->column == cell->column ? 0 : range->column < cell->column ? -1 : 1;
}

static govd_status fill_range(table *t, const govd__sheet_range *range, govd_error *error) {
  govd__span span;
  if (!span_of(t, range, &span) || !is_free(t, &span)) return GOVD_OK;
  const govd__sheet_cell *cells = t->sheet->cells + t->part->cell;
  const govd__sheet_cell *cell =
      bsearch(range, cells, t->cell_end - t->part->cell, sizeof *cells, compare_with_cell);
  return fill(t, span, cell == NULL ? "" : cell->text, govd__sheet_place(range->row, range->column), error);
}

/* The first range that may belong to the table. */
static size_t first_range(const table *t) {
  size_t from = 0;
  size_t to = t->sheet->range_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (t->sheet->ranges[middle].row <= t->part->above) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

static govd_status fill_ranges(table *t, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = first_range(t); i < t->sheet->range_count && status == GOVD_OK; i++) {
    if (t->sheet->ranges[i].row > last_row(t)) break;
    status = fill_range(t, &t->sheet->ranges[i], error);
    if (t->steps > MAX_STEPS)
      return govd__fail(error, GOVD_E_LIMIT, "too many merged ranges of a sheet overlap");
  }
  return status;
}

static govd_status fill_cells(table *t, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = t->part->cell; i < t->cell_end && status == GOVD_OK; i++) {
    const govd__sheet_cell *cell = &t->sheet->cells[i];
    govd__sheet_range range = {cell->row, cell->column, cell->row, cell->column};
    govd__span span;
    if (!span_of(t, &range, &span) || t->taken[span.row * t->column_count + span.column]) continue;
    status = fill(t, span, cell->text, govd__sheet_place(cell->row, cell->column), error);
  }
  return status;
}

static govd_status fill_rest(table *t, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < t->part->count * t->column_count && status == GOVD_OK; i++) {
    if (t->taken[i]) continue;
    size_t row = i / t->column_count;
    size_t column = i % t->column_count;
    govd_place place = govd__sheet_place(t->part->lines[row].row, t->columns[column]);
    status = govd__document_fill(t->layout->document, t->block, (govd__span){row, column, 1, 1}, "", 0, place,
                                 error);
  }
  return status;
}

static govd_status make_grid(table *t, govd_error *error) {
  govd_status status = govd__check_area(t->layout->area, t->part->count, t->column_count, error);
  if (status != GOVD_OK) return status;
  t->layout->area += t->part->count * t->column_count;
  t->taken = govd__calloc(t->part->count * t->column_count, sizeof *t->taken);
  if (t->taken == NULL) return govd__fail_memory(error);
  govd_place place = govd__sheet_place(t->part->lines[0].row, t->columns[0]);
  return govd_document_add_table(t->layout->document, t->part->count, t->column_count, place, &t->block,
                                 error);
}

govd_status govd__sheet_add_table(govd__sheet_layout *layout, const govd__sheet *sheet,
                                  govd__sheet_part *part, govd_error *error) {
  table t = {.layout = layout, .sheet = sheet, .part = part};
  skip_above(sheet, part);
  find_ends(&t);
  govd_status status = choose_columns(&t) ? GOVD_OK : govd__fail_memory(error);
  if (status == GOVD_OK && t.column_count > 0) {
    status = make_grid(&t, error);
    if (status == GOVD_OK) status = fill_ranges(&t, error);
    if (status == GOVD_OK) status = fill_cells(&t, error);
    if (status == GOVD_OK) status = fill_rest(&t, error);
  }
  part->cell = t.cell_end;
  part->blank = t.blank_end;
  govd__free(t.columns);
  govd__free(t.taken);
  return status;
}
