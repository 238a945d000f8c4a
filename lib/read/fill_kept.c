/* SPDX-License-Identifier: Apache-2.0 */
#include "fill_kept.h"

#include "base/buffer.h"
#include "base/fail.h"

bool govd__gives_figures(const govd__column_map *map, size_t column) {
  bool part = map->several && map->total != GOVD_NONE && column != map->total;
  return map->column[column] != GOVD_NONE && !part;
}

/* Joins the texts of a row from a column on, those of the form's columns left out if map is given. */
static govd_status keep_texts(govd__filler *f, const govd__grid *grid, size_t row, size_t from,
                              const govd__column_map *map, govd_unknown_row *unknown) {
  govd__buffer figures = {0};
  size_t end = grid->sheet->columns;
  while (end > from && govd__sheet_cell(grid->sheet, row, end - 1)->text == NULL) end--;
  for (size_t c = from; c < end; c++) {
    if (!govd__sheet_begins(grid->sheet, row, c)) continue;
    if (map != NULL &&
        (govd__gives_figures(map, c) || c == map->unit || *govd__sheet_text(grid->sheet, row, c) == '\0'))
      continue;
    if (figures.length > 0) govd__buffer_puts(&figures, " | ");
    govd__buffer_puts(&figures, govd__sheet_text(grid->sheet, row, c));
  }
  char *text = govd__buffer_take(&figures, NULL);
  if (text == NULL) return govd__fail_memory(f->error);
  unknown->figures = text;
  govd_status status = govd_report_add_unknown_row(f->report, unknown, f->error);
  govd_string_free(text);
  return status;
}

/* Whether a part of a document has all columns of a table of the form. */
static bool has_all_columns(const govd__grid *grid, const govd_table *table, const govd__column_map *map) {
  size_t count = 0;
  size_t head = map->last_head == GOVD_NONE ? grid->begin : map->last_head;
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    count += map->column[c] != GOVD_NONE && govd__sheet_begins(grid->sheet, head, c);
  }
  return count >= table->column_count;
}

/*
 * An unknown row belongs to the table whose head it stands under: that of the last known
 * row if this is in the same part, else the next of the form that has all its columns here.
 */
static void turn_to_table(govd__filler *f, const govd__grid *grid) {
  const govd_form *form = f->match->vocabulary->form;
  if (f->last_grid == grid) return;
  size_t tables = govd_form_table_count(form);
  size_t next = f->last_table == GOVD_NONE ? 0 : f->last_table + 1;
  for (size_t i = 0; i < tables; i++) {
    size_t t = (next + i) % tables;
    if (!grid->maps[t].found || !has_all_columns(grid, govd_form_table(form, t), &grid->maps[t])) continue;
    f->last_table = t;
    f->last_row = GOVD_NONE;
    f->last_grid = grid;
    return;
  }
}

/* Whether a row is a number or a numeral and 其中：, where these have a column: it has no figure, and stands
 * over those that have. */
static bool is_counted_line(const govd__sheet *sheet, size_t row, size_t first) {
  const govd__mark *number = govd__sheet_mark(sheet, row, first);
  size_t second = first + 1;
  while (second < sheet->columns && govd__sheet_mark(sheet, row, second)->empty) second++;
  return (number->figure || number->bare) && second < sheet->columns &&
         govd__sheet_mark(sheet, row, second)->bare;
}

/* Where the label of a row stands: behind the number of the row, or a numeral with a column of its own. */
static size_t find_label(const govd__filler *f, const govd__grid *grid, size_t row, size_t first) {
  const govd__column_map *map = f->last_table == GOVD_NONE ? NULL : &grid->maps[f->last_table];
  if (map == NULL || !map->found) return first;
  for (size_t c = first; c < map->first; c++) {
    const govd__mark *mark = govd__sheet_mark(grid->sheet, row, c);
    if (!mark->empty && !mark->figure && !mark->bare) return c;
  }
  return first;
}

/* Whether a figure stands in a column of the table at hand. */
static bool is_in_figures(const govd__filler *f, const govd__grid *grid, size_t row, size_t column) {
  if (!govd__sheet_mark(grid->sheet, row, column)->figure || f->last_table == GOVD_NONE) return false;
  const govd__column_map *map = &grid->maps[f->last_table];
  return f->last_grid == grid && map->found && map->column[column] != GOVD_NONE;
}

/* Whether a row is a line of text, which the prose takes. A figure that is alone has lost its label. */
static bool is_line(const govd__filler *f, const govd__grid *grid, size_t row, size_t first, size_t texts) {
  if (texts == 1) return !is_in_figures(f, grid, row, first);
  return texts == 0 || (texts == 2 && is_counted_line(grid->sheet, row, first));
}

govd_status govd__keep_row(govd__filler *f, const govd__matched_row *row) {
  static const govd_unknown_reason reasons[] = {[GOVD__ROW_UNKNOWN] = GOVD_ROW_UNKNOWN,
                                                [GOVD__ROW_AMBIGUOUS] = GOVD_ROW_AMBIGUOUS,
                                                [GOVD__ROW_REPEATED] = GOVD_ROW_REPEATED};
  const govd__grid *grid = row->grid;
  size_t label;
  size_t texts = govd__sheet_count_texts(grid->sheet, row->row, &label);
  if (is_line(f, grid, row->row, label, texts)) return GOVD_OK;
  turn_to_table(f, grid);
  label = find_label(f, grid, row->row, label);
  const govd_grid_cell *cell = govd__sheet_cell(grid->sheet, row->row, label);
  govd_unknown_row unknown = {.label = cell->text,
                              .table = f->last_table,
                              .after_row = f->last_row,
                              .reason = reasons[row->role],
                              .place = cell->place};
  return keep_texts(f, grid, row->row, label + 1, NULL, &unknown);
}

/* The cell that labels a row, or NULL. */
static const govd_grid_cell *label_of(const govd__grid *grid, size_t row, const govd__column_map *map) {
  size_t column = govd__grid_label(grid, row, map);
  return column == GOVD_NONE ? NULL : govd__sheet_cell(grid->sheet, row, column);
}

govd_status govd__keep_part(govd__filler *f, const govd__grid *grid, size_t row, const govd__column_map *map,
                            govd_unknown_reason reason) {
  const govd_grid_cell *label = label_of(grid, row, map);
  const char *title = govd_form_table(f->match->vocabulary->form, f->last_table)->title.zh;
  govd_unknown_row unknown = {.label = label == NULL ? title : label->text,
                              .table = f->last_table,
                              .after_row = f->last_row,
                              .reason = reason};
  unknown.place = label != NULL ? label->place : govd__sheet_cell(grid->sheet, row, map->first)->place;
  return keep_texts(f, grid, row, map->first, reason == GOVD_ROW_EXTRA ? map : NULL, &unknown);
}
