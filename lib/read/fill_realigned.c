/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "columns.h"
#include "fill_kept.h"
#include "fill_row.h"
#include "govdisclosure/amount.h"
#include "realign.h"
#include "report/store.h"

/* A row's cells from its first figure on, up to the last that has text, with digits of plain width. */
typedef struct row_cells {
  const govd_grid_cell *items[GOVD__MAX_REALIGNED + 1];
  const char *texts[GOVD__MAX_REALIGNED + 1];
  char folded[GOVD__MAX_REALIGNED + 1][4 * GOVD__REALIGNED_SIZE];
  size_t count;
} row_cells;

/* The cells of the form that a row's figures are for, and their sums. */
typedef struct targets {
  govd__row_sums sums;
  size_t cells[GOVD__MAX_REALIGNED];
} targets;

/* A row that adds up in several ways, or perhaps by chance. */
typedef struct govd__pending {
  const govd__matched_row *row;
  size_t unknown; /* where the report keeps it */
  targets to;
  const govd_grid_cell *items[GOVD__MAX_REALIGNED + 1];
  govd__realigned readings[GOVD__MAX_READINGS];
  size_t count;
  bool settled;
} govd__pending;

/* Whether a place is covered by a cell to its left that is just as wide as a column of the form. */
static bool is_rest(const govd__grid *grid, size_t row, const govd__column_map *map, size_t column) {
  const govd_grid_cell *cell = govd__sheet_cell(grid->sheet, row, column);
  return cell->row == row && cell->column >= map->first && map->column[cell->column] == map->column[column];
}

static bool collect_cells(const govd__grid *grid, size_t row, const govd__column_map *map, row_cells *cells) {
  size_t end = grid->sheet->columns;
  cells->count = 0;
  while (end > map->first && govd__sheet_mark(grid->sheet, row, end - 1)->empty) end--;
  for (size_t c = map->first; c < end; c++) {
    if (cells->count > GOVD__MAX_REALIGNED) return false;
    if (!govd__sheet_begins(grid->sheet, row, c)) {
      if (!is_rest(grid, row, map, c)) return false;
      continue;
    }
    char *folded = cells->folded[cells->count];
    if (!govd__fold_text(govd__sheet_text(grid->sheet, row, c), folded, sizeof cells->folded[0]))
      return false;
    cells->items[cells->count] = govd__sheet_cell(grid->sheet, row, c);
    cells->texts[cells->count++] = folded;
  }
  return true;
}

/*
 * Whether most rows of a table that have figures leave the last cell blank, as where details have no totals:
 * then that of one shows nothing.
 */
static bool mostly_end_blank(const govd__grid *grid) {
  enum { SEVERAL = 4 };
  size_t blank = 0;
  size_t figures = 0;
  for (size_t r = grid->begin; r < grid->end; r++) {
    if (!grid->sheet->has_figure[r]) continue;
    figures++;
    blank += govd__sheet_mark(grid->sheet, r, grid->sheet->columns - 1)->empty;
  }
  return blank >= SEVERAL && 2 * blank > figures;
}

/* Whether the last cell is blank rather than not there. */
static bool ends_blank(const govd__grid *grid, size_t row) {
  return govd__sheet_cell(grid->sheet, row, grid->sheet->columns - 1)->text != NULL;
}

static govd_status set_reading(govd__filler *f, const govd__matched_row *row, const targets *to,
                               const govd_grid_cell *const *items, const govd__realigned *reading) {
  for (size_t c = 0; c < to->sums.columns; c++) {
    const govd_grid_cell *item = items[reading->from[c]];
    govd_status status = govd_report_set_text(f->report, to->cells[c], reading->texts[c], NULL, f->error);
    if (status != GOVD_OK) return status;
    govd_report_set_place(f->report, to->cells[c], item->place);
    govd__trace_cell(f->trace, row, item->column, to->cells[c]);
  }
  return GOVD_OK;
}

static void clear_reading(govd__filler *f, const targets *to) {
  for (size_t c = 0; c < to->sums.columns; c++) {
    govd_report_clear(f->report, to->cells[c]);
    govd__trace_forget(f->trace, to->cells[c], 1);
  }
}

/* Keeps a row for when the others are there; one of blocks has no others. */
static govd_status wait(govd__filler *f, const govd__matched_row *row, const targets *to,
                        const row_cells *cells, const govd__realigned *readings, size_t count) {
  const govd__column_map *map = &row->grid->maps[row->table];
  govd_status status = govd__keep_part(f, row->grid, row->row, map, GOVD_ROW_SHORT);
  if (status != GOVD_OK || to->sums.group < to->sums.columns) return status;
  govd__pending *all = govd__grow(f->pending, f->pending_count, &f->pending_capacity, sizeof *all);
  if (all == NULL) return govd__fail_memory(f->error);
  f->pending = all;
  govd__pending *made = &all[f->pending_count++];
  *made = (govd__pending){.row = row, .to = *to, .count = count};
  made->unknown = govd_report_unknown_row_count(f->report) - 1;
  memcpy(made->items, cells->items, sizeof made->items);
  memcpy(made->readings, readings, count * sizeof *readings);
  return GOVD_OK;
}

/*
 * Whether figures that add up in one way are those of the row: they cannot be cut otherwise, or one was
 * torn apart, and several sums bear out the whole. Else a cell may be lost, and the sum of digits of what
 * is left hold by chance.
 */
static bool is_sure(const row_cells *cells, const targets *to) {
  if (cells->count > to->sums.columns) return to->sums.group < to->sums.columns;
  return govd__fewest_figures(cells->texts, cells->count) == to->sums.columns;
}

/* Whether a row has nothing but zeros and blanks, which add up wherever they stand. */
static bool is_nothing(const row_cells *cells) {
  for (size_t i = 0; i < cells->count; i++) {
    if (strspn(cells->texts[i], "0 ") != strlen(cells->texts[i])) return false;
  }
  return true;
}

/* Reads the cells of a row by their sums, or keeps them for later. */
static govd_status realign(govd__filler *f, const govd__matched_row *row, const targets *to,
                           const row_cells *cells, bool *handled) {
  const govd__column_map *map = &row->grid->maps[row->table];
  govd__realigned readings[GOVD__MAX_READINGS];
  size_t columns = to->sums.columns;
  size_t count = govd__realign(cells->texts, cells->count, &to->sums, readings);
  bool one_cut = cells->count + 1 >= columns;
  *handled = false;
  if (cells->count < columns && ends_blank(row->grid, row->row)) {
    if (is_nothing(cells) || mostly_end_blank(row->grid)) return GOVD_OK;
    bool lost = one_cut && govd__lost_blank(cells->texts, cells->count);
    *handled = one_cut && (count > 0 || lost);
    return *handled ? govd__keep_part(f, row->grid, row->row, map, GOVD_ROW_SHORT) : GOVD_OK;
  }
  if (count == 0 || count > GOVD__MAX_READINGS) return GOVD_OK;
  *handled = true;
  if (count > 1 || !is_sure(cells, to)) return wait(f, row, to, cells, readings, count);
  govd_status status = set_reading(f, row, to, cells->items, &readings[0]);
  if (status != GOVD_OK) return status;
  return govd__keep_part(f, row->grid, row->row, map, GOVD_ROW_REALIGNED);
}

/* Whether a row has two figures in one cell, and a blank one: which column each is for cannot be told. */
static bool is_displaced(const govd__matched_row *row, const row_cells *cells, size_t columns) {
  bool blank = cells->count < columns && ends_blank(row->grid, row->row);
  for (size_t i = 0; i < cells->count && cells->count == columns; i++)
    blank = blank || cells->texts[i][0] == '\0';
  return blank && govd__have_joined(cells->texts, cells->count);
}

/*
 * Whether a row has a cell behind the form's columns where no other row of the table has one,
 * though it is blank: one of its figures may have been torn apart.
 */
static bool has_odd_cell(const govd__matched_row *row, const govd__column_map *map) {
  const govd__grid *grid = row->grid;
  size_t behind = map->first;
  for (size_t c = map->first; c < grid->sheet->columns; c++) {
    if (map->column[c] != GOVD_NONE) behind = c + 1;
  }
  if (behind == grid->sheet->columns || govd__sheet_cell(grid->sheet, row->row, behind)->text == NULL)
    return false;
  /* A title above the head may be as wide as the table, and Markdown makes every first row so. */
  for (size_t r = (map->last_head == GOVD_NONE ? grid->begin : map->last_head) + 1; r < grid->end; r++) {
    if (r == row->row || grid->head[r - grid->begin]) continue;
    if (govd__sheet_cell(grid->sheet, r, behind)->text != NULL) return false;
  }
  return true;
}

/* Whether a row has figures, and they add up to its total as they stand. */
static bool stands_well(const govd__matched_row *row, const govd__column_map *map, size_t total) {
  int64_t sum = 0;
  bool given = false;
  for (size_t c = map->first; c < row->grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE || !govd__sheet_begins(row->grid->sheet, row->row, c)) continue;
    const char *text = govd__sheet_text(row->grid->sheet, row->row, c);
    govd_figure figure = govd_figure_read(text, strlen(text), GOVD_COUNT, "", NULL);
    bool is_total = map->column[c] == total;
    if (figure.status != GOVD_FIGURE_OK) continue;
    given = given || is_total;
    if (govd_amount_add(sum, is_total ? -figure.value : figure.value, &sum, NULL) != GOVD_OK) return false;
  }
  return given && sum == 0;
}

/* As many zeros as there are columns, run together, are a zero for each: no figure has two in front. */
static govd_status read_zeros(govd__filler *f, const govd__matched_row *row, const targets *to,
                              const row_cells *cells, bool *handled) {
  govd__realigned zeros = {.from = {0}};
  if (cells->count != 1 || strlen(cells->texts[0]) != to->sums.columns) return GOVD_OK;
  if (strspn(cells->texts[0], "0") != to->sums.columns) return GOVD_OK;
  for (size_t c = 0; c < to->sums.columns; c++) strcpy(zeros.texts[c], "0");
  *handled = true;
  govd_status status = set_reading(f, row, to, cells->items, &zeros);
  if (status != GOVD_OK) return status;
  return govd__keep_part(f, row->grid, row->row, &row->grid->maps[row->table], GOVD_ROW_REALIGNED);
}

govd_status govd__realign_row(govd__filler *f, const govd__matched_row *row, bool *handled) {
  const govd__column_map *map = &row->grid->maps[row->table];
  const govd_table *table = govd_form_table(f->match->vocabulary->form, row->table);
  size_t columns = table->column_count;
  targets to = {
      .sums = {columns, columns, govd__columns_total(f->match->vocabulary->form, row->table, row->form_row)}};
  row_cells cells;
  *handled = false;
  if (columns == 1 || columns > GOVD__MAX_REALIGNED) return GOVD_OK;
  if (!collect_cells(row->grid, row->row, map, &cells)) return GOVD_OK;
  bool doubtful = to.sums.total != GOVD_NONE && cells.count > 0 && cells.count <= columns;
  bool odd = doubtful && has_odd_cell(row, map) && !stands_well(row, map, to.sums.total);
  if (odd || (doubtful && is_displaced(row, &cells, columns))) {
    *handled = true;
    return govd__keep_part(f, row->grid, row->row, map, GOVD_ROW_SHORT);
  }
  if (cells.count == columns) return GOVD_OK;
  for (size_t c = 0; c < columns; c++) to.cells[c] = table->first_cell + row->form_row * columns + c;
  if (to.sums.total == GOVD_NONE) return read_zeros(f, row, &to, &cells, handled);
  return realign(f, row, &to, &cells, handled);
}

/* The cells of the form that the columns of a row of blocks are for; false unless all are in the form's
 * order. */
static bool find_targets(const govd__filler *f, const govd__matched_row *row, targets *to) {
  const govd__column_map *map = &row->grid->maps[row->table];
  const govd_table *table = govd_form_table(f->match->vocabulary->form, row->table);
  size_t group = table->column_count;
  *to = (targets){.sums = {0, group, govd__columns_total(f->match->vocabulary->form, row->table, 0)}};
  for (size_t c = 0; c < row->grid->sheet->columns; c++) {
    size_t column = map->column[c];
    if (column == GOVD_NONE) continue;
    size_t form_row = map->block[c];
    if (form_row == GOVD_NONE || to->sums.columns == GOVD__MAX_REALIGNED) return false;
    if (column != to->sums.columns % group ||
        govd__columns_total(f->match->vocabulary->form, row->table, form_row) != to->sums.total)
      return false;
    to->cells[to->sums.columns++] = table->first_cell + form_row * group + column;
  }
  return to->sums.total != GOVD_NONE && to->sums.columns > 0 && to->sums.columns % group == 0;
}

govd_status govd__realign_blocks(govd__filler *f, const govd__matched_row *row, bool *handled) {
  targets to;
  row_cells cells;
  *handled = false;
  if (!find_targets(f, row, &to)) return GOVD_OK;
  if (!collect_cells(row->grid, row->row, &row->grid->maps[row->table], &cells)) return GOVD_OK;
  return cells.count == to.sums.columns ? GOVD_OK : realign(f, row, &to, &cells, handled);
}

/* Takes back rows that the columns speak against. */
static void doubt_realigned(govd__filler *f) {
  const govd_form *form = govd_report_form(f->report);
  for (size_t i = 0; i < govd_report_unknown_row_count(f->report); i++) {
    const govd_unknown_row *unknown = govd_report_unknown_row(f->report, i);
    if (unknown->reason != GOVD_ROW_REALIGNED || unknown->after_row == GOVD_NONE) continue;
    if (govd__columns_judge(f->report, unknown->table, unknown->after_row).failed == 0) continue;
    const govd_table *table = govd_form_table(form, unknown->table);
    targets to = {.sums = {.columns = table->column_count}};
    for (size_t c = 0; c < table->column_count; c++)
      to.cells[c] = table->first_cell + unknown->after_row * table->column_count + c;
    clear_reading(f, &to);
    govd__unknown_row_turn(f->report, i, GOVD_ROW_SHORT);
  }
}

/* Whether a rule for each of the row's columns holds, and none fails: then no other figure could stand there.
 */
static bool is_borne_out(const govd__filler *f, const govd__pending *p) {
  uint64_t every = (UINT64_C(1) << p->to.sums.columns) - 1;
  govd__verdict verdict = govd__columns_judge(f->report, p->row->table, p->row->form_row);
  return verdict.held == every && verdict.failed == 0;
}

static govd_status take(govd__filler *f, govd__pending *p, size_t which) {
  p->settled = true;
  return set_reading(f, p->row, &p->to, p->items, &p->readings[which]);
}

static void take_back(govd__filler *f, govd__pending *p) {
  p->settled = false;
  clear_reading(f, &p->to);
}

/* Takes the only reading of a row that the columns bear out, if there is one. */
static govd_status settle(govd__filler *f, govd__pending *p) {
  size_t fits = 0;
  size_t which = 0;
  for (size_t i = 0; i < p->count; i++) {
    govd_status status = take(f, p, i);
    if (status != GOVD_OK) return status;
    if (is_borne_out(f, p)) {
      fits++;
      which = i;
    }
    take_back(f, p);
  }
  return fits == 1 ? take(f, p, which) : GOVD_OK;
}

/* Supposes the readings of rows that add up in one way. */
static govd_status suppose(govd__filler *f) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < f->pending_count && status == GOVD_OK; i++) {
    if (f->pending[i].count == 1) status = take(f, &f->pending[i], 0);
  }
  return status;
}

/* Reads the others beside them: one row settled may settle another. */
static govd_status settle_all(govd__filler *f) {
  govd_status status = GOVD_OK;
  for (bool progress = true; progress && status == GOVD_OK;) {
    progress = false;
    for (size_t i = 0; i < f->pending_count && status == GOVD_OK; i++) {
      if (f->pending[i].settled) continue;
      status = settle(f, &f->pending[i]);
      progress = progress || f->pending[i].settled;
    }
  }
  return status;
}

/* Takes back what the columns do not bear out, and with it what only stood beside it. */
static void doubt_settled(govd__filler *f) {
  for (bool progress = true; progress;) {
    progress = false;
    for (size_t i = 0; i < f->pending_count; i++) {
      govd__pending *p = &f->pending[i];
      if (!p->settled || is_borne_out(f, p)) continue;
      take_back(f, p);
      progress = true;
    }
  }
}

govd_status govd__realign_rest(govd__filler *f) {
  doubt_realigned(f);
  govd_status status = suppose(f);
  if (status == GOVD_OK) status = settle_all(f);
  if (status != GOVD_OK) return status;
  doubt_settled(f);
  for (size_t i = 0; i < f->pending_count; i++) {
    if (f->pending[i].settled) govd__unknown_row_turn(f->report, f->pending[i].unknown, GOVD_ROW_REALIGNED);
  }
  return GOVD_OK;
}
