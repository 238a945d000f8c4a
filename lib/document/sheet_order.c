/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "sheet.h"

static int compare(unsigned a, unsigned b) { return a < b ? -1 : a > b; }

static int compare_cells(const void *a, const void *b) {
  const govd__sheet_cell *one = a;
  const govd__sheet_cell *other = b;
  int order = compare(one->row, other->row);
  return order != 0 ? order : compare(one->column, other->column);
}

static int compare_ranges(const void *a, const void *b) {
  const govd__sheet_range *one = a;
  const govd__sheet_range *other = b;
  int order = compare(one->row, other->row);
  return order != 0 ? order : compare(one->column, other->column);
}

static int compare_blanks(const void *a, const void *b) {
  return compare(((const govd__sheet_blank *)a)->row, ((const govd__sheet_blank *)b)->row);
}

static int compare_rows(const void *a, const void *b) {
  return compare(*(const unsigned *)a, *(const unsigned *)b);
}

/* Most files are in order as they are. */
static void sort(void *array, size_t count, size_t size, int (*order)(const void *, const void *)) {
  const char *items = array;
  for (size_t i = 1; i < count; i++) {
    if (order(items + (i - 1) * size, items + i * size) <= 0) continue;
    qsort(array, count, size, order);
    return;
  }
}

/* How many hidden rows are above a row. */
static size_t hidden_before(const govd__sheet *sheet, unsigned row) {
  size_t from = 0;
  size_t to = sheet->hidden_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (sheet->hidden_rows[middle] < row) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

unsigned govd__sheet_visible_rows(const govd__sheet *sheet, unsigned first, unsigned last) {
  if (last < first) return 0;
  return last - first + 1 - (unsigned)(hidden_before(sheet, last + 1) - hidden_before(sheet, first));
}

bool govd__sheet_is_hidden_column(const govd__sheet *sheet, unsigned column) {
  return (sheet->hidden_columns[column / 8] >> column % 8 & 1) != 0;
}

static bool is_seen(const govd__sheet *sheet, const govd__sheet_cell *cell) {
  if (govd__sheet_visible_rows(sheet, cell->row, cell->last_row) == 0) return false;
  for (unsigned column = cell->column; column <= cell->last_column; column++) {
    bool eight = column % 8 == 0 && sheet->hidden_columns[column / 8] == 0xFF;
    if (eight) column += 7;
    if (!eight && !govd__sheet_is_hidden_column(sheet, column)) return true;
  }
  return false;
}

static void join_ranges(govd__sheet *sheet) {
  size_t at = 0;
  for (size_t i = 0; i < sheet->cell_count && at < sheet->range_count; i++) {
    govd__sheet_cell *cell = &sheet->cells[i];
    govd__sheet_range here = {cell->row, cell->column, 0, 0};
    while (at < sheet->range_count && compare_ranges(&sheet->ranges[at], &here) < 0) at++;
    if (at == sheet->range_count || compare_ranges(&sheet->ranges[at], &here) != 0) continue;
    cell->last_row = sheet->ranges[at].last_row;
    cell->last_column = sheet->ranges[at].last_column;
  }
}

/* Keeps each cell once, and only if some of it is seen. */
static void drop_unseen_cells(govd__sheet *sheet) {
  size_t kept = 0;
  for (size_t i = 0; i < sheet->cell_count; i++) {
    const govd__sheet_cell *cell = &sheet->cells[i];
    bool again = kept > 0 && compare_cells(&sheet->cells[kept - 1], cell) == 0;
    if (!again && is_seen(sheet, cell)) sheet->cells[kept++] = *cell;
  }
  sheet->cell_count = kept;
}

static void drop_unseen_blanks(govd__sheet *sheet) {
  size_t kept = 0;
  for (size_t i = 0; i < sheet->blank_count; i++) {
    const govd__sheet_blank *blank = &sheet->blanks[i];
    if (govd__sheet_visible_rows(sheet, blank->row, blank->row) > 0) sheet->blanks[kept++] = *blank;
  }
  sheet->blank_count = kept;
}

/* Ranges may reach far beyond what there is: A1:A1048576. */
static void clip_cells(govd__sheet *sheet) {
  unsigned row = sheet->blank_count > 0 ? sheet->blanks[sheet->blank_count - 1].row : 0;
  unsigned column = 0;
  for (size_t i = 0; i < sheet->cell_count; i++) {
    if (sheet->cells[i].row > row) row = sheet->cells[i].row;
    if (sheet->cells[i].column > column) column = sheet->cells[i].column;
  }
  for (size_t i = 0; i < sheet->blank_count; i++) {
    if (sheet->blanks[i].last > column) column = sheet->blanks[i].last;
  }
  for (size_t i = 0; i < sheet->cell_count; i++) {
    govd__sheet_cell *cell = &sheet->cells[i];
    if (cell->last_row > row) cell->last_row = row;
    if (cell->last_column > column) cell->last_column = column;
  }
}

static void unique_hidden_rows(govd__sheet *sheet) {
  size_t kept = 0;
  for (size_t i = 0; i < sheet->hidden_count; i++) {
    if (kept == 0 || sheet->hidden_rows[kept - 1] != sheet->hidden_rows[i]) {
      sheet->hidden_rows[kept++] = sheet->hidden_rows[i];
    }
  }
  sheet->hidden_count = kept;
}

void govd__sheet_put_in_order(govd__sheet *sheet) {
  sort(sheet->cells, sheet->cell_count, sizeof *sheet->cells, compare_cells);
  sort(sheet->ranges, sheet->range_count, sizeof *sheet->ranges, compare_ranges);
  sort(sheet->blanks, sheet->blank_count, sizeof *sheet->blanks, compare_blanks);
  sort(sheet->hidden_rows, sheet->hidden_count, sizeof *sheet->hidden_rows, compare_rows);
  unique_hidden_rows(sheet);
  join_ranges(sheet);
  drop_unseen_blanks(sheet);
  clip_cells(sheet);
  drop_unseen_cells(sheet);
}
