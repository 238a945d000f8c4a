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
  unsigned first_filled; /* columns of the sheet */
  unsigned last_filled;
  unsigned first;
  unsigned last;
  unsigned *columns; /* those that the table has */
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

/* The columns that a row's empty cells with a frame reach into, cut to what is near the filled ones. */
static bool frame_of(const table *t, const govd__sheet_blank *blank, unsigned *from, unsigned *to) {
  unsigned least = t->first_filled > MAX_BLANK_COLUMNS ? t->first_filled - MAX_BLANK_COLUMNS : 1;
  unsigned most = t->last_filled + MAX_BLANK_COLUMNS;
  if (most > GOVD__SHEET_MAX_COLUMNS) most = GOVD__SHEET_MAX_COLUMNS;
  *from = blank->first < least ? least : blank->first;
  *to = blank->last > most ? most : blank->last;
  return *from <= *to;
}

/* The first and the last column; a frame may go on beside what is in it: a figure column without any figure.
 */
static void measure(table *t) {
  t->first_filled = GOVD__SHEET_MAX_COLUMNS;
  t->last_filled = 1;
  for (size_t i = t->part->cell; i < t->cell_end; i++) {
    const govd__sheet_cell *cell = &t->sheet->cells[i];
    if (cell->column < t->first_filled) t->first_filled = cell->column;
    if (cell->last_column > t->last_filled) t->last_filled = cell->last_column;
  }
  t->first = t->first_filled;
  t->last = t->last_filled;
  for (size_t i = t->part->blank; i < t->blank_end; i++) {
    unsigned from;
    unsigned to;
    if (!frame_of(t, &t->sheet->blanks[i], &from, &to)) continue;
    if (from < t->first) t->first = from;
    if (to > t->last) t->last = to;
  }
}

/* How many more cells and frames reach into each column than into the one before. */
static void count_columns(const table *t, int *reaching) {
  for (size_t i = t->part->cell; i < t->cell_end; i++) {
    reaching[t->sheet->cells[i].column - t->first]++;
    reaching[t->sheet->cells[i].last_column + 1 - t->first]--;
  }
  for (size_t i = t->part->blank; i < t->blank_end; i++) {
    unsigned from;
    unsigned to;
    if (!frame_of(t, &t->sheet->blanks[i], &from, &to)) continue;
    reaching[from - t->first]++;
    reaching[to + 1 - t->first]--;
  }
}

/* Takes the columns that are seen, but where too many in a row are empty none of these. */
static void take_columns(table *t, const int *reaching) {
  int count = 0;
  size_t filled = 0; /* columns up to the last one that is not empty */
  unsigned empty = 0;
  for (unsigned column = t->first; column <= t->last; column++) {
    count += reaching[column - t->first];
    empty = count > 0 ? 0 : empty + 1;
    if (empty > MAX_EMPTY_COLUMNS) {
      t->column_count = filled;
      continue;
    }
    if (!govd__sheet_is_hidden_column(t->sheet, column)) t->columns[t->column_count++] = column;
    if (empty == 0) filled = t->column_count;
  }
}

static bool choose_columns(table *t) {
  measure(t);
  if (t->part->cell == t->cell_end) return true;
  size_t width = t->last - t->first + 1;
  int *reaching = govd__calloc(width + 1, sizeof *reaching);
  t->columns = govd__calloc(width, sizeof *t->columns);
  bool made = reaching != NULL && t->columns != NULL;
  if (made) {
    count_columns(t, reaching);
    take_columns(t, reaching);
  }
  govd__free(reaching);
  return made;
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
  return fill(t, span, cell == NULL ? "" : cell->text, govd__sheet_place(t->sheet, range->row, range->column),
              error);
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
    status = fill(t, span, cell->text, govd__sheet_place(t->sheet, cell->row, cell->column), error);
  }
  return status;
}

/*
 * Whether a place that nothing fills is an empty cell. Behind all that is filled, only what has a frame is
 * one: where a single row goes on there, it has a cell too many.
 */
static bool is_there(const table *t, size_t row, size_t column) {
  if (t->columns[column] <= t->last_filled) return true;
  size_t blank = t->part->lines[row].blank;
  return blank != GOVD_NONE && t->sheet->blanks[blank].last >= t->columns[column];
}

static govd_status fill_rest(table *t, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < t->part->count * t->column_count && status == GOVD_OK; i++) {
    if (t->taken[i]) continue;
    size_t row = i / t->column_count;
    size_t column = i % t->column_count;
    if (!is_there(t, row, column)) continue;
    govd_place place = govd__sheet_place(t->sheet, t->part->lines[row].row, t->columns[column]);
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
  govd_place place = govd__sheet_place(t->sheet, t->part->lines[0].row, t->columns[0]);
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
