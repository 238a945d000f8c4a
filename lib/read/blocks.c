/* SPDX-License-Identifier: Apache-2.0 */
#include "blocks.h"

size_t govd__blocks_row(const govd__grid *grid, const govd__column_map *map) {
  size_t found = GOVD_NONE;
  if (map->last_head + 2 == grid->end) return map->last_head + 1; /* though it may be blank */
  for (size_t r = map->last_head + 1; r < grid->end; r++) {
    size_t first;
    if (!grid->sheet->has_figure[r] && govd__sheet_count_texts(grid->sheet, r, &first) < 2)
      continue; /* a line */
    if (found != GOVD_NONE) return GOVD_NONE;
    found = r;
  }
  return found;
}

static bool has_text(const govd__grid *grid, const govd__column_map *map) {
  for (size_t r = grid->begin; r < map->last_head; r++) {
    if (govd__sheet_has_text(grid->sheet, r, 0)) return true;
  }
  return false;
}

/* Enters the rows that a row of heads names: each over its own column, and those to its right that are empty.
 */
static void enter_names(const govd__vocabulary *vocabulary, const govd__sheet *sheet, size_t row,
                        size_t table, size_t *block) {
  size_t named = GOVD_NONE;
  for (size_t c = 0; c < sheet->columns; c++) {
    const govd__mark *mark = govd__sheet_mark(sheet, row, c);
    if (!mark->empty) named = govd__row_bearing(vocabulary, mark->word, table);
    if (block[c] == GOVD_NONE) block[c] = named;
  }
}

/* Where no names stand over the columns, and all of them are there, they stand in the form's order. */
static bool is_whole(const govd__sheet *sheet, const govd__column_map *map, const govd_table *table) {
  size_t mapped = 0;
  for (size_t c = 0; c < sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    if (map->column[c] != mapped++ % table->column_count) return false;
  }
  return mapped == table->row_count * table->column_count;
}

static size_t count_mapped(const govd__sheet *sheet, const govd__column_map *map) {
  size_t count = 0;
  for (size_t c = 0; c < sheet->columns; c++) count += map->column[c] != GOVD_NONE;
  return count;
}

bool govd__blocks_find(const govd__view *view, const govd__grid *grid, size_t table) {
  const govd__sheet *sheet = grid->sheet;
  govd__column_map *map = &grid->maps[table];
  map->block = govd__arena_alloc(view->arena, sheet->columns, sizeof *map->block);
  if (map->block == NULL) return false;
  for (size_t c = 0; c < sheet->columns; c++) map->block[c] = GOVD_NONE;
  for (size_t r = map->last_head; r-- > grid->begin;)
    enter_names(view->vocabulary, sheet, r, table, map->block);
  if (grid->begin > 0 || has_text(grid, map)) return true;
  const govd_table *form_table = govd_form_table(view->vocabulary->form, table);
  size_t above = govd__row_bearing(view->vocabulary, sheet->above, table);
  bool one = above != GOVD_NONE && count_mapped(sheet, map) == form_table->column_count;
  if (!one && !is_whole(sheet, map, form_table)) return true;
  for (size_t c = 0, position = 0; c < sheet->columns; c++) {
    if (map->column[c] != GOVD_NONE) map->block[c] = one ? above : position++ / form_table->column_count;
  }
  return true;
}
