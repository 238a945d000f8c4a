/* SPDX-License-Identifier: Apache-2.0 */
#include "grid.h"

#include <string.h>

#include "base/fail.h"
#include "govdisclosure/report.h"
#include "report/figure.h"

static const govd_grid_cell *cell_at(const govd__grid *grid, size_t row, size_t column) {
  return govd_document_grid_cell(grid->document, grid->block, row, column);
}

const char *govd__grid_text(const govd__grid *grid, size_t row, size_t column) {
  const char *text = cell_at(grid, row, column)->text;
  return text == NULL ? "" : text;
}

static bool is_figure(const char *text) {
  return govd_figure_read(text, strlen(text), GOVD_AMOUNT, "", NULL).status == GOVD_FIGURE_OK;
}

bool govd__grid_has_figure(const govd__grid *grid, size_t row) {
  for (size_t c = 0; c < grid->columns; c++) {
    if (is_figure(govd__grid_text(grid, row, c))) return true;
  }
  return false;
}

/* The form's column that a cell is the title of, or GOVD_NONE. */
static size_t titled_column(const govd__names *names, size_t table, const char *text, govd__label *scratch) {
  if (*text == '\0') return GOVD_NONE;
  govd__label_set(scratch, text, strlen(text));
  if (govd__label_failed(scratch)) return GOVD_NONE;
  for (size_t i = 0; i < govd_form_table(names->form, table)->column_count; i++) {
    if (govd__name_has(&names->columns[table][i], scratch->key.data)) return i;
  }
  return GOVD_NONE;
}

static bool is_unit_title(const char *text, govd__label *scratch) {
  govd__label_set(scratch, text, strlen(text));
  return !govd__label_failed(scratch) &&
         (strcmp(scratch->key.data, "单位") == 0 || strcmp(scratch->key.data, "计量单位") == 0);
}

/*
 * How many different columns a row titles. The first grid column is that of the labels:
 * what stands there, such as 总计, is no title.
 */
static size_t count_titles(const govd__grid *grid, size_t row, const govd__names *names, size_t table,
                           govd__label *scratch) {
  size_t count = 0;
  size_t last = GOVD_NONE;
  for (size_t c = 1; c < grid->columns; c++) {
    size_t column = titled_column(names, table, govd__grid_text(grid, row, c), scratch);
    if (column != GOVD_NONE && column != last) count++;
    if (column != GOVD_NONE) last = column;
  }
  return count;
}

/* Enters the titles of a head row. A column that two heads title differently is given up. */
static void enter_titles(const govd__grid *grid, size_t row, const govd__names *names, size_t table,
                         govd__label *scratch, govd__column_map *map, bool *given_up) {
  for (size_t c = 0; c < grid->columns; c++) {
    const char *text = govd__grid_text(grid, row, c);
    size_t column = titled_column(names, table, text, scratch);
    if (column == GOVD_NONE) {
      if (is_unit_title(text, scratch)) map->unit = c;
      continue;
    }
    if (map->column[c] != GOVD_NONE && map->column[c] != column) given_up[c] = true;
    map->column[c] = column;
  }
}

/* Whether two grid columns that are not one merged cell carry the same title. */
static bool has_doubles(const govd__grid *grid, const govd__column_map *map) {
  for (size_t a = 0; a < grid->columns; a++) {
    for (size_t b = a + 1; b < grid->columns && map->column[a] != GOVD_NONE; b++) {
      if (map->column[a] == map->column[b] &&
          cell_at(grid, map->last_head, a)->column != cell_at(grid, map->last_head, b)->column) {
        return true;
      }
    }
  }
  return false;
}

/* Columns that carry the title of another too do not say which of them is meant. */
static void drop_doubles(const govd__grid *grid, govd__column_map *map) {
  for (size_t a = 0; a < grid->columns; a++) {
    bool twice = false;
    for (size_t b = a + 1; b < grid->columns; b++) {
      if (map->column[a] == GOVD_NONE || map->column[a] != map->column[b]) continue;
      if (cell_at(grid, map->last_head, a)->column == cell_at(grid, map->last_head, b)->column) continue;
      map->column[b] = GOVD_NONE;
      twice = true;
    }
    if (twice) map->column[a] = GOVD_NONE;
  }
}

static govd_status find_columns(govd__grid *grid, const govd__names *names, size_t table, govd__arena *arena,
                                govd__label *scratch, govd_error *error) {
  govd__column_map *map = &grid->maps[table];
  const govd_table *t = govd_form_table(names->form, table);
  bool *given_up = govd__arena_alloc(arena, grid->columns, sizeof *given_up);
  map->column = govd__arena_alloc(arena, grid->columns, sizeof *map->column);
  if (given_up == NULL || map->column == NULL) return govd__fail_memory(error);
  for (size_t c = 0; c < grid->columns; c++) map->column[c] = GOVD_NONE;
  map->unit = GOVD_NONE;
  map->first = GOVD_NONE;
  size_t wanted = t->column_count > 1 ? 2 : 1;
  for (size_t r = 0; r < grid->rows; r++) {
    if (govd__grid_has_figure(grid, r) || count_titles(grid, r, names, table, scratch) < wanted) continue;
    enter_titles(grid, r, names, table, scratch, map, given_up);
    grid->head[r] = true;
    map->last_head = r;
    map->found = true;
  }
  for (size_t c = 0; c < grid->columns; c++) {
    if (given_up[c]) map->column[c] = GOVD_NONE;
  }
  for (size_t c = grid->columns; c-- > 0;) {
    if (map->column[c] != GOVD_NONE) map->first = c;
  }
  map->blocks = t->layout == GOVD_LAYOUT_ONE_ROW && map->found && has_doubles(grid, map);
  if (map->found && !map->blocks) drop_doubles(grid, map);
  return GOVD_OK;
}

govd_status govd__grid_make(const govd_document *document, size_t block, const govd__names *names, govd__arena *arena,
                            govd__label *scratch, govd__grid *grid, govd_error *error) {
  const govd_block *table = govd_document_block(document, block);
  size_t tables = govd_form_table_count(names->form);
  *grid = (govd__grid){.document = document, .block = block, .rows = table->rows, .columns = table->columns};
  grid->head = govd__arena_alloc(arena, grid->rows, sizeof *grid->head);
  grid->maps = govd__arena_alloc(arena, tables, sizeof *grid->maps);
  if (grid->head == NULL || grid->maps == NULL) return govd__fail_memory(error);
  for (size_t t = 0; t < tables; t++) {
    govd_status status = find_columns(grid, names, t, arena, scratch, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

const govd_grid_cell *govd__grid_label(const govd__grid *grid, size_t row, const govd__column_map *map) {
  for (size_t c = map->first; c-- > 0;) {
    const char *text = govd__grid_text(grid, row, c);
    if (c != map->unit && *text != '\0' && !is_figure(text)) return cell_at(grid, row, c);
  }
  return NULL;
}

const char *govd__grid_unit(const govd__grid *grid, size_t row, const govd__column_map *map) {
  return map->unit == GOVD_NONE ? NULL : cell_at(grid, row, map->unit)->text;
}

bool govd__grid_has_text(const govd__grid *grid, size_t row, size_t from) {
  for (size_t c = from; c < grid->columns; c++) {
    if (*govd__grid_text(grid, row, c) != '\0') return true;
  }
  return false;
}
