/* SPDX-License-Identifier: Apache-2.0 */
#include "infer.h"

#include <string.h>

#include "report/figure.h"
#include "several.h"

/* Whether a column of the grid has nothing but figures, dashes and empty cells, and some figures among them.
 */
static bool is_figures(const govd__grid *grid, size_t column) {
  size_t figures = 0;
  for (size_t r = grid->begin; r < grid->end; r++) {
    const govd__mark *mark = govd__sheet_mark(grid->sheet, r, column);
    if (!mark->figure && !mark->dash && !mark->empty) return false;
    figures += mark->figure;
  }
  return figures > 0;
}

static bool has_figures(const govd__grid *grid, size_t column) {
  for (size_t r = grid->begin; r < grid->end; r++) {
    if (govd__sheet_mark(grid->sheet, r, column)->figure) return true;
  }
  return false;
}

/* Whether a column of the grid has nothing but units, dashes and empty cells, and some units among them. */
static bool is_units(const govd__grid *grid, size_t column) {
  size_t units = 0;
  for (size_t r = grid->begin; r < grid->end; r++) {
    const govd__mark *mark = govd__sheet_mark(grid->sheet, r, column);
    const char *text = govd__sheet_text(grid->sheet, r, column);
    bool unit = govd__is_unit(text, strlen(text));
    if (!unit && !mark->dash && !mark->empty) return false;
    units += unit;
  }
  return units > 0;
}

static void infer_table(const govd__view *view, govd__grid *grid, size_t table) {
  const govd__sheet *sheet = grid->sheet;
  size_t count = govd_form_table(view->vocabulary->form, table)->column_count;
  if (sheet->columns <= count || has_figures(grid, sheet->columns - count - 1)) return;
  size_t first = sheet->columns - count;
  for (size_t c = first; c < sheet->columns; c++) {
    if (!is_figures(grid, c)) return;
  }
  govd__column_map *map = &grid->maps[table];
  for (size_t c = 0; c < count; c++) map->column[first + c] = c;
  if (is_units(grid, first - 1)) map->unit = first - 1;
  map->first = first;
  map->last_head = GOVD_NONE;
  map->found = true;
}

void govd__grid_infer(const govd__view *view, govd__grid *grid) {
  for (size_t t = 0; t < govd_form_table_count(view->vocabulary->form); t++) {
    if (govd_form_table(view->vocabulary->form, t)->column_count == 1) govd__several_infer(view, grid, t);
    if (!grid->maps[t].found) infer_table(view, grid, t);
  }
}
