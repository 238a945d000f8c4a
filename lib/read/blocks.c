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

/* The word over a column in a row of heads: its own, or the last one to its left where it is empty. */
static uint32_t word_over(const govd__sheet *sheet, size_t row, size_t column) {
  for (size_t c = column + 1; c-- > 0;) {
    const govd__mark *mark = govd__sheet_mark(sheet, row, c);
    if (!mark->empty) return mark->word;
  }
  return GOVD__NO_WORD;
}

static size_t count_mapped(const govd__grid *grid, const govd__column_map *map) {
  size_t count = 0;
  for (size_t c = 0; c < grid->sheet->columns; c++) count += map->column[c] != GOVD_NONE;
  return count;
}

/* Where no names stand over the columns, and all of them are there, they stand in the form's order. */
static size_t row_by_position(const govd__grid *grid, const govd__column_map *map, const govd_table *table,
                              size_t column) {
  size_t mapped = 0;
  size_t position = 0;
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    if (c < column) position++;
    if (map->column[c] != mapped++ % table->column_count) return GOVD_NONE;
  }
  return mapped == table->row_count * table->column_count ? position / table->column_count : GOVD_NONE;
}

size_t govd__blocks_form_row(const govd__grid *grid, const govd__vocabulary *vocabulary, size_t table,
                             size_t column) {
  const govd__column_map *map = &grid->maps[table];
  bool named = false;
  for (size_t r = map->last_head; r-- > grid->begin;) {
    size_t row = govd__row_bearing(vocabulary, word_over(grid->sheet, r, column), table);
    if (row != GOVD_NONE) return row;
    named = named || govd__sheet_has_text(grid->sheet, r, 0);
  }
  named = named || grid->begin > 0;
  const govd_table *form_table = govd_form_table(vocabulary->form, table);
  size_t above = govd__row_bearing(vocabulary, grid->sheet->above, table);
  if (!named && above != GOVD_NONE && count_mapped(grid, map) == form_table->column_count) return above;
  return named ? GOVD_NONE : row_by_position(grid, map, form_table, column);
}
