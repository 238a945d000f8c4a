/* SPDX-License-Identifier: Apache-2.0 */
#include "blocks.h"

#include <string.h>

size_t govd__blocks_row(const govd__grid *grid, const govd__column_map *map) {
  size_t found = GOVD_NONE;
  for (size_t r = map->last_head + 1; r < grid->rows; r++) {
    if (!govd__grid_has_text(grid, r, 0)) continue;
    if (found != GOVD_NONE) return GOVD_NONE;
    found = r;
  }
  return found;
}

static size_t find_row(const govd__names *names, size_t table, const char *text, govd__label *scratch) {
  if (*text == '\0') return GOVD_NONE;
  govd__label_set(scratch, text, strlen(text));
  if (govd__label_failed(scratch)) return GOVD_NONE;
  for (size_t i = 0; i < govd_form_table(names->form, table)->row_count; i++) {
    if (govd__name_has(&names->rows[table][i], scratch->key.data)) return i;
  }
  return GOVD_NONE;
}

/* The name over a column in a row of heads: its own, or the last one to its left where it is empty. */
static const char *name_over(const govd__grid *grid, size_t row, size_t column) {
  for (size_t c = column + 1; c-- > 0;) {
    const char *text = govd__grid_text(grid, row, c);
    if (*text != '\0') return text;
  }
  return "";
}

/* Where no names stand over the columns, and all of them are there, they stand in the form's order. */
static size_t row_by_position(const govd__grid *grid, const govd__column_map *map, const govd_table *table,
                              size_t column) {
  size_t mapped = 0;
  size_t position = 0;
  for (size_t c = 0; c < grid->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    if (c < column) position++;
    if (map->column[c] != mapped++ % table->column_count) return GOVD_NONE;
  }
  return mapped == table->row_count * table->column_count ? position / table->column_count : GOVD_NONE;
}

size_t govd__blocks_form_row(const govd__grid *grid, const govd__column_map *map, const govd__names *names, size_t table,
                             size_t column, govd__label *scratch) {
  bool named = false;
  for (size_t r = map->last_head; r-- > 0;) {
    size_t row = find_row(names, table, name_over(grid, r, column), scratch);
    if (row != GOVD_NONE) return row;
    named = named || govd__grid_has_text(grid, r, 0);
  }
  return named ? GOVD_NONE : row_by_position(grid, map, govd_form_table(names->form, table), column);
}
