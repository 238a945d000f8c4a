/* SPDX-License-Identifier: Apache-2.0 */
#include "grid.h"

#include <string.h>

#include "report/figure.h"

/*
 * How many different columns of a table a row titles. The first grid column is that of
 * the labels: what stands there, such as 总计, is no title.
 */
static size_t count_titles(const govd__view *view, const govd__sheet *sheet, size_t row, size_t table) {
  size_t count = 0;
  size_t last = GOVD_NONE;
  for (size_t c = 1; c < sheet->columns; c++) {
    size_t column = govd__column_bearing(view->vocabulary, govd__sheet_mark(sheet, row, c)->word, table);
    if (column != GOVD_NONE && column != last) count++;
    if (column != GOVD_NONE) last = column;
  }
  return count;
}

/* Enters the titles of a head row. A column that two heads title differently is given up. */
static void enter_titles(const govd__view *view, const govd__sheet *sheet, size_t row, size_t table,
                         govd__column_map *map, bool *given_up) {
  for (size_t c = 0; c < sheet->columns; c++) {
    uint32_t word = govd__sheet_mark(sheet, row, c)->word;
    size_t column = govd__column_bearing(view->vocabulary, word, table);
    if (column == GOVD_NONE) {
      bool unit = word != GOVD__NO_WORD && (word == view->lexicon->unit || word == view->lexicon->measure);
      if (unit) map->unit = c;
      continue;
    }
    if (map->column[c] != GOVD_NONE && map->column[c] != column) given_up[c] = true;
    map->column[c] = column;
  }
}

/*
 * Finds the form's columns whose title stands over several grid columns that are not one
 * merged cell of the head; true if there are any.
 */
static bool find_doubles(const govd__sheet *sheet, const govd__column_map *map, size_t count, size_t *first,
                         bool *doubled) {
  bool any = false;
  for (size_t i = 0; i < count; i++) first[i] = GOVD_NONE;
  for (size_t c = 0; c < sheet->columns; c++) {
    size_t column = map->column[c];
    if (column == GOVD_NONE) continue;
    size_t begin = govd__sheet_cell(sheet, map->last_head, c)->column;
    doubled[column] = doubled[column] || (first[column] != GOVD_NONE && first[column] != begin);
    if (first[column] == GOVD_NONE) first[column] = begin;
    any = any || doubled[column];
  }
  return any;
}

/* Whether the columns that carry titles stand side by side. */
static bool is_dense(const govd__sheet *sheet, const govd__column_map *map) {
  size_t begin = 0;
  size_t end = sheet->columns;
  while (begin < end && map->column[begin] == GOVD_NONE) begin++;
  while (end > begin && map->column[end - 1] == GOVD_NONE) end--;
  while (begin < end && map->column[begin] != GOVD_NONE) begin++;
  return begin == end;
}

/* Columns that carry the title of another too do not say which of them is meant. */
static void drop_doubles(const govd__sheet *sheet, govd__column_map *map, const bool *doubled) {
  for (size_t c = 0; c < sheet->columns; c++) {
    if (map->column[c] != GOVD_NONE && doubled[map->column[c]]) map->column[c] = GOVD_NONE;
  }
}

/* A head row titles enough of a table's columns, and has no figure. */
static bool is_head(const govd__view *view, const govd__sheet *sheet, size_t row, size_t table) {
  size_t wanted = govd_form_table(view->vocabulary->form, table)->column_count > 1 ? 2 : 1;
  return !sheet->has_figure[row] && count_titles(view, sheet, row, table) >= wanted;
}

static bool is_any_head(const govd__view *view, const govd__sheet *sheet, size_t row) {
  for (size_t t = 0; t < govd_form_table_count(view->vocabulary->form); t++) {
    if (is_head(view, sheet, row, t)) return true;
  }
  return false;
}

/* Whether a row stands below a head: it has figures, or the label of a row. Names of blocks stand above
 * heads. */
static bool is_body(const govd__view *view, const govd__sheet *sheet, size_t row) {
  if (sheet->has_figure[row]) return true;
  for (size_t c = 0; c < sheet->columns; c++) {
    uint32_t word = govd__sheet_mark(sheet, row, c)->word;
    if (govd__bearing_columns(view->vocabulary, word).count > 0) continue; /* 总计 may stand in a head too */
    govd__bearers bearers = govd__bearing_rows(view->vocabulary, word);
    for (size_t i = 0; i < bearers.count; i++) {
      if (govd_form_table(view->vocabulary->form, bearers.items[i].table)->layout == GOVD_LAYOUT_GRID)
        return true;
    }
  }
  return false;
}

size_t govd__part_end(const govd__view *view, const govd__sheet *sheet, size_t begin) {
  size_t below = begin; /* the row behind the last one that stands below a head */
  for (size_t r = begin; r < sheet->rows; r++) {
    if (is_any_head(view, sheet, r)) {
      if (below > begin) return below;
    } else if (is_body(view, sheet, r)) {
      below = r + 1;
    }
  }
  return sheet->rows;
}

static void find_heads(const govd__view *view, govd__grid *grid, size_t table, bool *given_up) {
  govd__column_map *map = &grid->maps[table];
  for (size_t r = grid->begin; r < grid->end; r++) {
    if (!is_head(view, grid->sheet, r, table)) continue;
    enter_titles(view, grid->sheet, r, table, map, given_up);
    grid->head[r - grid->begin] = true;
    map->last_head = r;
    map->found = true;
  }
}

static bool find_columns(const govd__view *view, govd__grid *grid, size_t table) {
  const govd__sheet *sheet = grid->sheet;
  govd__column_map *map = &grid->maps[table];
  bool *given_up = govd__arena_alloc(view->arena, sheet->columns, sizeof *given_up);
  map->column = govd__arena_alloc(view->arena, sheet->columns, sizeof *map->column);
  if (given_up == NULL || map->column == NULL) return false;
  for (size_t c = 0; c < sheet->columns; c++) map->column[c] = GOVD_NONE;
  map->unit = GOVD_NONE;
  map->first = GOVD_NONE;
  map->total = GOVD_NONE;
  find_heads(view, grid, table, given_up);
  if (!map->found) return true;
  const govd_table *t = govd_form_table(view->vocabulary->form, table);
  size_t *first = govd__arena_alloc(view->arena, t->column_count, sizeof *first);
  bool *doubled = govd__arena_alloc(view->arena, t->column_count, sizeof *doubled);
  if (first == NULL || doubled == NULL) return false;
  bool doubles = find_doubles(sheet, map, t->column_count, first, doubled);
  map->blocks = t->layout == GOVD_LAYOUT_ONE_ROW && (doubles || map->column[0] != GOVD_NONE);
  bool several = t->column_count == 1 && is_dense(sheet, map); /* which of them counts, rows may tell */
  if (!map->blocks && !several) drop_doubles(sheet, map, doubled);
  for (size_t c = sheet->columns; c-- > 0;) {
    if (given_up[c]) map->column[c] = GOVD_NONE;
    if (map->column[c] != GOVD_NONE) map->first = c;
  }
  map->found = map->first != GOVD_NONE;
  return true;
}

bool govd__grid_make(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end,
                     govd__grid *grid) {
  size_t tables = govd_form_table_count(view->vocabulary->form);
  *grid = (govd__grid){.sheet = sheet, .begin = begin, .end = end};
  grid->head = govd__arena_alloc(view->arena, end - begin, sizeof *grid->head);
  grid->maps = govd__arena_alloc(view->arena, tables, sizeof *grid->maps);
  if (grid->head == NULL || grid->maps == NULL) return false;
  for (size_t t = 0; t < tables; t++) {
    if (!find_columns(view, grid, t)) return false;
  }
  return true;
}

bool govd__grid_has_map(const govd__grid *grid, size_t tables) {
  for (size_t t = 0; t < tables; t++) {
    if (grid->maps[t].found) return true;
  }
  return false;
}

/*
 * How many columns a part has, but for those at its end in which a single row of several has a cell too
 * many; the first row aside, which Markdown makes as wide as the widest.
 */
static size_t width_of(const govd__grid *grid) {
  enum { SEVERAL = 3 };
  size_t columns = grid->sheet->columns;
  for (; columns > 0 && grid->end - grid->begin >= SEVERAL; columns--) {
    size_t cells = 0;
    for (size_t r = grid->begin + 1; r < grid->end; r++)
      cells += govd__sheet_cell(grid->sheet, r, columns - 1)->text != NULL;
    if (cells > 1) break;
  }
  return columns;
}

/*
 * Whether more labels of a table's rows stand in the places of figures than before them: then the columns of
 * labels are others, though all columns are as many.
 */
static bool has_labels_for_figures(const govd__view *view, const govd__grid *grid,
                                   const govd__column_map *map, size_t table) {
  size_t before = 0;
  size_t behind = 0;
  for (size_t r = grid->begin; r < grid->end; r++) {
    for (size_t c = 0; c < grid->sheet->columns; c++) {
      uint32_t word = govd__sheet_mark(grid->sheet, r, c)->word;
      bool label = govd__row_bearing(view->vocabulary, word, table) != GOVD_NONE &&
                   govd__column_bearing(view->vocabulary, word, table) == GOVD_NONE; /* 总计 may be both */
      if (!label || !govd__sheet_begins(grid->sheet, r, c)) continue;
      before += c < map->first;
      behind += c >= map->first;
    }
  }
  return behind > before;
}

void govd__grid_inherit(const govd__view *view, govd__grid *grid, const govd__grid *before, size_t tables) {
  size_t width = width_of(grid);
  if (width != width_of(before)) return;
  for (size_t t = 0; t < tables; t++) {
    const govd__column_map *map = &before->maps[t];
    bool outside = map->first >= width || (map->unit != GOVD_NONE && map->unit >= width);
    if (!map->found || map->blocks || outside || has_labels_for_figures(view, grid, map, t)) continue;
    size_t *own = grid->maps[t].column;
    grid->maps[t] = *map; /* by one list of columns, parts are known to belong together */
    grid->maps[t].last_head = GOVD_NONE;
    if (grid->sheet->columns <= before->sheet->columns) continue;
    memcpy(own, before->maps[t].column, width * sizeof *own);
    grid->maps[t].column = own; /* which is as wide as this part */
  }
}

size_t govd__grid_label(const govd__grid *grid, size_t row, const govd__column_map *map) {
  /* The cell of the unit may be wider than one column. */
  size_t unit = map->unit == GOVD_NONE ? GOVD_NONE : govd__sheet_cell(grid->sheet, row, map->unit)->column;
  /* In a place of labels a dash stands for no figure, where the row is merged otherwise than the head. */
  size_t dash = GOVD_NONE;
  for (size_t c = map->first; c-- > 0;) {
    const govd__mark *mark = govd__sheet_mark(grid->sheet, row, c);
    bool is_unit = c == map->unit || govd__sheet_cell(grid->sheet, row, c)->column == unit;
    if (is_unit || mark->empty || mark->figure) continue;
    if (!mark->dash) return dash == GOVD_NONE || govd__sheet_cell(grid->sheet, row, c)->row == row ? c : dash;
    if (dash == GOVD_NONE) dash = c;
  }
  return dash;
}

const char *govd__grid_unit(const govd__grid *grid, size_t row, const govd__column_map *map) {
  return map->unit == GOVD_NONE ? NULL : govd__sheet_cell(grid->sheet, row, map->unit)->text;
}
