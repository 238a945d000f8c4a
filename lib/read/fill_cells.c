/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "fill.h"
#include "fill_kept.h"
#include "fill_row.h"
#include "report/figure.h"
#include "report/store.h"
#include "several.h"
#include "trace.h"

/* Sets the cell that a form's row has in a column of the form to what stands in a column of the grid. */
static govd_status fill_cell(govd__filler *f, const govd__matched_row *row, size_t form_row,
                             size_t form_column, size_t c) {
  const govd_table *t = govd_form_table(f->match->vocabulary->form, row->table);
  size_t cell = t->first_cell + form_row * t->column_count + form_column;
  const govd_grid_cell *source = govd__sheet_cell(row->grid->sheet, row->row, c);
  const char *text = source->text == NULL ? "" : source->text;
  govd_status status = govd_report_set_text(f->report, cell, text, NULL, f->error);
  if (status != GOVD_OK) return status;
  govd_report_set_place(f->report, cell, source->place);
  govd__trace_cell(f->trace, row, c, cell);
  return GOVD_OK;
}

/*
 * Sets the cell that a form's row has in a column of the form. Where several figures stand there,
 * the cell takes all of them, and is none. Where the row ends before its only figure, that is
 * blank, and stands where the row does.
 */
static govd_status fill_column(govd__filler *f, const govd__matched_row *row, size_t form_column,
                               const char *unit, govd_place row_place) {
  const govd_table *t = govd_form_table(f->match->vocabulary->form, row->table);
  size_t cell = t->first_cell + row->form_row * t->column_count + form_column;
  size_t c;
  const char *text =
      govd__several_text(row->grid, row->row, &row->grid->maps[row->table], form_column, &f->joined, &c);
  if (f->joined.failed) return govd__fail_memory(f->error);
  if (c == GOVD_NONE) return GOVD_OK;
  govd_status status = govd_report_set_text(f->report, cell, text, unit, f->error);
  if (status != GOVD_OK) return status;
  const govd_grid_cell *source = govd__sheet_cell(row->grid->sheet, row->row, c);
  govd_report_set_place(f->report, cell, source->text == NULL ? row_place : source->place);
  govd__trace_cell(f->trace, row, c, cell);
  return GOVD_OK;
}

/* Whether text stands behind the label in no column of the form. */
static bool has_extra(const govd__grid *grid, size_t row, const govd__column_map *map) {
  for (size_t c = map->first; c < grid->sheet->columns; c++) {
    if (!govd__gives_figures(map, c) && c != map->unit && *govd__sheet_text(grid->sheet, row, c) != '\0')
      return true;
  }
  return false;
}

/* Whether text stands behind the form's columns in a column that no head names: then a cell is one too many.
 */
static bool has_surplus(const govd__grid *grid, size_t row, const govd__column_map *map) {
  size_t last = map->first;
  for (size_t c = map->first; c < grid->sheet->columns; c++) {
    if (map->column[c] != GOVD_NONE) last = c;
  }
  for (size_t c = last + 1; c < grid->sheet->columns; c++) {
    bool named = map->last_head != GOVD_NONE && !govd__sheet_mark(grid->sheet, map->last_head, c)->empty;
    if (!named && !govd__sheet_mark(grid->sheet, row, c)->empty) return true;
  }
  return false;
}

/* Whether a figure's place is covered by the label: 不予公开 across the whole row. Then there is no figure.
 */
static bool is_covered(const govd__grid *grid, size_t row, const govd__column_map *map, size_t column) {
  return govd__sheet_cell(grid->sheet, row, column)->column < map->first;
}

/* Whether a figure stands in a cell of several of the form's columns: then it is that of none. */
static bool is_shared(const govd__grid *grid, size_t row, const govd__column_map *map, size_t column) {
  size_t first = govd__sheet_cell(grid->sheet, row, column)->column;
  return first < column && map->column[first] != GOVD_NONE && map->column[first] != map->column[column] &&
         govd__sheet_mark(grid->sheet, row, column)->figure;
}

/* How many of the form's columns a row has no cell for. */
static size_t count_lacking(const govd__grid *grid, size_t row, const govd__column_map *map,
                            size_t *columns) {
  size_t lacking = 0;
  *columns = 0;
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    ++*columns;
    lacking += govd__sheet_cell(grid->sheet, row, c)->text == NULL || is_covered(grid, row, map, c) ||
               is_shared(grid, row, map, c);
  }
  return lacking;
}

/* Where the cell behind the one in a column begins, be it of this row or one that reaches down into it. */
static size_t next_cell(const govd__sheet *sheet, size_t row, size_t column) {
  size_t begin = govd__sheet_cell(sheet, row, column)->column;
  while (column < sheet->columns && govd__sheet_cell(sheet, row, column)->column == begin) column++;
  return column;
}

/*
 * Whether a row has as many cells as the head, and they reach as far, though they are merged otherwise: as
 * where the label is two columns of the grid wide, and in the head the figure behind it. Then each figure is
 * that of the column whose place it has among the cells.
 */
static bool is_in_order(const govd__grid *grid, size_t row, const govd__column_map *map, size_t columns) {
  const govd__sheet *sheet = grid->sheet;
  size_t count = 0;
  size_t c = 0;
  bool differs = false;
  if (map->last_head == GOVD_NONE || map->unit != GOVD_NONE) return false;
  for (size_t h = 0; h < sheet->columns; h = next_cell(sheet, map->last_head, h)) {
    const govd_grid_cell *cell = c < sheet->columns ? govd__sheet_cell(sheet, row, c) : NULL;
    if (cell == NULL || cell->text == NULL || govd__sheet_cell(sheet, map->last_head, h)->text == NULL)
      return false;
    bool titled = map->column[h] != GOVD_NONE;
    if (titled ? cell->row != row : count > 0 && *cell->text != '\0') return false;
    count += titled;
    differs = differs || c != h;
    c = next_cell(sheet, row, c);
  }
  return differs && c == sheet->columns && count == columns;
}

static govd_status fill_in_order(govd__filler *f, const govd__matched_row *row) {
  const govd__sheet *sheet = row->grid->sheet;
  const govd__column_map *map = &row->grid->maps[row->table];
  govd_status status = GOVD_OK;
  size_t c = 0;
  for (size_t h = 0; h < sheet->columns && status == GOVD_OK; h = next_cell(sheet, map->last_head, h)) {
    if (map->column[h] != GOVD_NONE) status = fill_cell(f, row, row->form_row, map->column[h], c);
    c = next_cell(sheet, row->row, c);
  }
  return status;
}

/* Notes by what a row was found. */
static govd_status note_source(govd__filler *f, const govd__matched_row *row, size_t label_column) {
  const govd__vocabulary *vocabulary = f->match->vocabulary;
  const govd__sheet *sheet = row->grid->sheet;
  uint32_t word = govd__sheet_mark(sheet, row->row, label_column)->word;
  const govd_grid_cell *label = govd__sheet_cell(sheet, row->row, label_column);
  govd_match match = GOVD_MATCH_SIMILAR;
  if (govd__sheet_mark(sheet, row->row, label_column)->noted)
    word = GOVD__NO_WORD; /* the note may change it */
  govd__bearers bearers = govd__bearing_rows(vocabulary, word);
  for (size_t i = 0; i < bearers.count; i++) {
    if (bearers.items[i].table == row->table && bearers.items[i].index == row->form_row)
      match = GOVD_MATCH_ALIAS;
  }
  if (word == vocabulary->titles[row->table][row->form_row]) match = GOVD_MATCH_TITLE;
  return govd_report_set_row_source(f->report, row->table, row->form_row, match, label->text, label->place,
                                    f->error);
}

/* Whether cells of their own, not empty, stand behind the label. */
static bool has_figures(const govd__grid *grid, size_t row, const govd__column_map *map) {
  for (size_t c = map->first; c < grid->sheet->columns; c++) {
    if (!govd__sheet_mark(grid->sheet, row, c)->empty && !is_covered(grid, row, map, c)) return true;
  }
  return false;
}

/* The digits that a text ends with; "" if there are none. */
static const char *figure_at_end(const char *text) {
  const char *figure = NULL;
  uint32_t point = 0;
  for (size_t size, left = strlen(text); left > 0; text += size, left -= size) {
    size = govd__utf8_decode(text, left, &point);
    point = govd__fold_width(point);
    bool digit = point >= '0' && point <= '9';
    if (!digit || figure == NULL) figure = digit ? text : NULL;
  }
  return figure == NULL ? text : figure;
}

/*
 * A figure at the end of a label may be that of the first cell, if that is blank: nothing but a narrow space
 * parts the two in some pages. Or it is the number of a note; so the cell is told, and not read.
 */
static govd_status doubt_blank(govd__filler *f, const govd__matched_row *row, const govd_grid_cell *label) {
  const govd_table *t = govd_form_table(f->match->vocabulary->form, row->table);
  size_t cell = t->first_cell + row->form_row * t->column_count;
  const char *figure = figure_at_end(label->text);
  if (*figure == '\0' || govd_report_cell(f->report, cell)->state != GOVD_BLANK) return GOVD_OK;
  f->joined.length = 0;
  govd__buffer_puts(&f->joined, GOVD__SEVERAL);
  govd__buffer_puts(&f->joined, figure);
  if (f->joined.failed) return govd__fail_memory(f->error);
  return govd_report_set_text(f->report, cell, f->joined.data, NULL, f->error);
}

static govd_status fill_row(govd__filler *f, const govd__matched_row *row) {
  const govd__grid *grid = row->grid;
  const govd__column_map *map = &grid->maps[row->table];
  size_t label_column = govd__grid_label(grid, row->row, map); /* there is one: the row was matched by it */
  const govd_grid_cell *label = govd__sheet_cell(grid->sheet, row->row, label_column);
  const char *unit = govd__grid_unit(grid, row->row, map);
  f->last_table = row->table;
  f->last_grid = grid;
  f->last_row = row->form_row;
  govd_status status = note_source(f, row, label_column);
  if (status != GOVD_OK) return status;
  bool handled;
  status = govd__realign_row(f, row, &handled);
  if (status != GOVD_OK || handled) return status;
  size_t count = govd_form_table(f->match->vocabulary->form, row->table)->column_count;
  size_t columns;
  size_t lacking = count_lacking(grid, row->row, map, &columns);
  if (map->several) columns = 1;
  if (columns > 1 && is_in_order(grid, row->row, map, count)) {
    status = fill_in_order(f, row);
    return status == GOVD_OK ? doubt_blank(f, row, label) : status;
  }
  if (columns > 1 && has_surplus(grid, row->row, map))
    return govd__keep_part(f, grid, row->row, map, GOVD_ROW_SHORT);
  if (lacking > 0 && columns > 1) { /* a heading without cells, or a row whose cells cannot be told */
    return has_figures(grid, row->row, map) ? govd__keep_part(f, grid, row->row, map, GOVD_ROW_SHORT)
                                            : GOVD_OK;
  }
  for (size_t c = 0; c < count; c++) {
    status = fill_column(f, row, c, unit, label->place);
    if (status != GOVD_OK) return status;
  }
  status = doubt_blank(f, row, label);
  if (status != GOVD_OK) return status;
  return has_extra(grid, row->row, map) ? govd__keep_part(f, grid, row->row, map, GOVD_ROW_EXTRA) : GOVD_OK;
}

/* Whether two columns of blocks are of the same row and column of the form: then it is not known which. */
static govd_status are_blocks_mixed(const govd__filler *f, const govd__matched_row *row, bool *mixed) {
  const govd__grid *grid = row->grid;
  const govd__column_map *map = &grid->maps[row->table];
  const govd_table *t = govd_form_table(f->match->vocabulary->form, row->table);
  *mixed = false;
  bool *seen = govd__calloc(t->row_count * t->column_count, sizeof *seen);
  if (seen == NULL) return govd__fail_memory(f->error);
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE || map->block[c] == GOVD_NONE) continue;
    if (!govd__sheet_begins(grid->sheet, row->row, c)) continue;
    bool *cell = &seen[map->block[c] * t->column_count + map->column[c]];
    *mixed = *mixed || *cell;
    *cell = true;
  }
  govd__free(seen);
  return GOVD_OK;
}

static govd_status fill_blocks(govd__filler *f, const govd__matched_row *row) {
  const govd__grid *grid = row->grid;
  const govd__column_map *map = &grid->maps[row->table];
  f->last_table = row->table;
  f->last_grid = grid;
  f->last_row = GOVD_NONE;
  size_t columns;
  bool mixed;
  govd_status status = are_blocks_mixed(f, row, &mixed);
  if (status != GOVD_OK) return status;
  if (mixed) return govd__keep_part(f, grid, row->row, map, GOVD_ROW_SHORT);
  if (count_lacking(grid, row->row, map, &columns) > 0) {
    bool handled;
    status = govd__realign_blocks(f, row, &handled);
    if (status != GOVD_OK || handled) return status;
    return govd__keep_part(f, grid, row->row, map, GOVD_ROW_SHORT);
  }
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE || map->block[c] == GOVD_NONE) continue;
    status = fill_cell(f, row, map->block[c], map->column[c], c);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Whether some row of the grid whose first row stands here belongs to the form. */
static bool is_used(const govd__match *match, size_t first) {
  for (size_t i = first; i < match->row_count && match->rows[i].grid == match->rows[first].grid; i++) {
    govd__role role = match->rows[i].role;
    if (role == GOVD__ROW_MATCHED || role == GOVD__ROW_BLOCKS) return true;
  }
  return false;
}

govd_status govd__fill_cells(const govd__match *match, govd__trace *trace, govd_report *report,
                             govd_error *error) {
  govd__filler f = {.match = match,
                    .trace = trace,
                    .report = report,
                    .last_table = GOVD_NONE,
                    .last_row = GOVD_NONE,
                    .error = error};
  f.kept = govd__calloc(match->row_count + 1, sizeof *f.kept);
  govd_status status = f.kept == NULL ? govd__fail_memory(error) : GOVD_OK;
  const govd__grid *grid = NULL;
  bool used = false;
  for (size_t i = 0; i < match->row_count && status == GOVD_OK; i++) {
    const govd__matched_row *row = &match->rows[i];
    if (row->grid != grid) {
      grid = row->grid;
      /* A table of something else belongs to no table of the form. */
      used = is_used(match, i);
      if (!used && !govd__grid_has_map(grid, govd_form_table_count(match->vocabulary->form)))
        f.last_table = f.last_row = GOVD_NONE;
    }
    govd__trace_row(trace, row, used);
    switch (row->role) {
      case GOVD__ROW_MATCHED: status = fill_row(&f, row); break;
      case GOVD__ROW_BLOCKS: status = fill_blocks(&f, row); break;
      case GOVD__ROW_UNKNOWN:
      case GOVD__ROW_REPEATED:
      case GOVD__ROW_AMBIGUOUS: status = govd__keep_row(&f, row); break;
      case GOVD__ROW_COPY:
      case GOVD__ROW_HEAD: break;
    }
    f.kept[i] = govd_report_unknown_row_count(report);
  }
  if (status == GOVD_OK) status = govd__realign_rest(&f);
  if (status == GOVD_OK) status = govd__doubt_displaced(&f);
  govd__buffer_release(&f.joined);
  govd__free(f.pending);
  govd__free(f.kept);
  return status;
}
