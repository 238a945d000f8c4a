/* SPDX-License-Identifier: Apache-2.0 */
#include "docx_table.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "cell_limit.h"

/* Within an outermost one, itself included. */
enum { MAX_TABLES = 10000 };

govd__docx_table *govd__docx_current(const govd__docx_tables *tables) {
  return tables->open ? &tables->items[tables->current] : NULL;
}

govd__docx_cell *govd__docx_open_cell(const govd__docx_tables *tables) {
  govd__docx_table *table = govd__docx_current(tables);
  while (table != NULL && !table->cell.open) {
    table = table->parent == GOVD_NONE ? NULL : &tables->items[table->parent];
  }
  return table == NULL ? NULL : &table->cell;
}

govd_status govd__docx_begin_table(govd__docx_tables *tables, bool numbered, govd_error *error) {
  if (tables->count == MAX_TABLES) {
    return govd__fail(error, GOVD_E_LIMIT, "more than %d tables within one table", (int)MAX_TABLES);
  }
  govd__docx_table *items = govd__grow(tables->items, tables->count, &tables->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(error);
  tables->items = items;
  items[tables->count] = (govd__docx_table){
      .parent = tables->open ? tables->current : GOVD_NONE, .block = GOVD_NONE, .numbered = numbered};
  tables->current = tables->count++;
  tables->open = true;
  return GOVD_OK;
}

void govd__docx_begin_row(govd__docx_tables *tables) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table == NULL) return;
  govd__grid_begin_row(&table->grid);
  table->row_open = true;
  table->row_deleted = false;
}

static size_t clip(long count) {
  return count < 0 ? 0 : count > GOVD__MAX_SPAN ? GOVD__MAX_SPAN : (size_t)count;
}

void govd__docx_skip_columns(govd__docx_tables *tables, long columns) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table != NULL && table->row_open) table->grid.column += clip(columns);
}

void govd__docx_begin_cell(govd__docx_tables *tables) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table == NULL) return;
  if (!table->row_open) govd__docx_begin_row(tables);
  table->cell.text.length = 0;
  table->cell.columns = 1;
  table->cell.down = table->cell.across = GOVD__DOCX_SINGLE;
  table->cell.deleted = false;
  table->cell.open = true;
  table->first_child = tables->count;
}

/* What stands above a column, if it reaches down to the row before this one. */
static govd__placed_cell *cell_above(const govd__docx_table *table, size_t column) {
  if (column >= table->above_count || table->above[column] == 0) return NULL;
  govd__placed_cell *cell = &table->grid.cells[table->above[column] - 1];
  return cell->column == column && cell->row + cell->rows == table->grid.rows - 1 ? cell : NULL;
}

/* Notes which cell a merge may go on from, for the columns that a cell covers. */
static bool note_above(govd__docx_table *table, size_t column, size_t columns, size_t cell) {
  if (column + columns > table->above_count) {
    size_t wanted = (column + columns) * 2;
    size_t *grown = govd__realloc(table->above, wanted, sizeof *grown);
    if (grown == NULL) return false;
    memset(grown + table->above_count, 0, (wanted - table->above_count) * sizeof *grown);
    table->above = grown;
    table->above_count = wanted;
  }
  for (size_t i = 0; i < columns; i++) table->above[column + i] = 0;
  table->above[column] = cell;
  return true;
}

static void advance(govd__grid_builder *grid, size_t columns) {
  grid->column += columns;
  if (grid->column > grid->columns) grid->columns = grid->column;
}

/* The tables inside a cell learn where it is, or that it is not shown. */
static void settle_children(govd__docx_tables *tables, const govd__placed_cell *cell) {
  for (size_t i = tables->items[tables->current].first_child; i < tables->count; i++) {
    govd__docx_table *child = &tables->items[i];
    if (child->parent != tables->current || child->placed) continue;
    child->placed = true;
    child->dropped = cell == NULL;
    child->parent_row = cell == NULL ? 0 : cell->row;
    child->parent_column = cell == NULL ? 0 : cell->column;
  }
}

static govd_status add_cell(govd__docx_tables *tables, govd__docx_table *table, govd_error *error) {
  govd__docx_cell *cell = &table->cell;
  govd__grid_builder *grid = &table->grid;
  size_t column = grid->column;
  const char *text = cell->text.length == 0 ? "" : cell->text.data;
  govd__grid_add_cell(grid, text, cell->text.length, (govd_place){0}, 1, cell->columns);
  if (grid->too_large) return govd__fail_cells(error);
  if (grid->failed || !note_above(table, column, cell->columns, grid->count)) return govd__fail_memory(error);
  settle_children(tables, &grid->cells[grid->count - 1]);
  return GOVD_OK;
}

/*
 * A cell that goes on a merge has no text of its own that is shown. Where there is nothing
 * to go on from, Word shows it as a cell like any other, and so does this.
 */
govd_status govd__docx_end_cell(govd__docx_tables *tables, govd_error *error) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table == NULL || !table->cell.open) return GOVD_OK;
  govd__docx_cell *cell = &table->cell;
  govd__grid_builder *grid = &table->grid;
  cell->open = false;
  if (cell->text.failed) return govd__fail_memory(error);
  cell->columns = clip((long)cell->columns) < 1 ? 1 : clip((long)cell->columns);
  govd__placed_cell *before = grid->count > 0 ? &grid->cells[grid->count - 1] : NULL;
  bool beside =
      before != NULL && before->row == grid->rows - 1 && before->column + before->columns == grid->column;
  govd__placed_cell *above = cell_above(table, grid->column);
  if (cell->deleted || table->row_deleted) {
    settle_children(tables, NULL);
  } else if (cell->across == GOVD__DOCX_CONTINUE && beside) {
    before->columns += cell->columns;
    advance(grid, cell->columns);
    settle_children(tables, NULL);
  } else if (cell->down == GOVD__DOCX_CONTINUE && above != NULL) {
    above->rows++;
    advance(grid, cell->columns);
    settle_children(tables, NULL);
  } else {
    return add_cell(tables, table, error);
  }
  return GOVD_OK;
}

govd_status govd__docx_end_row(govd__docx_tables *tables, govd_error *error) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table == NULL || !table->row_open) return GOVD_OK;
  table->row_open = false;
  if (table->row_deleted) table->grid.rows--;
  return govd__check_area(tables->area, table->grid.rows, table->grid.columns, error);
}

/* Which tables are shown is known but now, and with that their numbers. */
static void number_cells(govd__grid_builder *grid, int number) {
  grid->place = (govd_place){.table_number = number, .row_number = 1, .column = 1};
  for (size_t i = 0; i < grid->count; i++) {
    govd__placed_cell *cell = &grid->cells[i];
    cell->place = (govd_place){
        .table_number = number, .row_number = (int)cell->row + 1, .column = (int)cell->column + 1};
  }
}

static govd_status append_table(govd__docx_tables *tables, govd__docx_table *table, govd_document *document,
                                govd_error *error) {
  const govd__docx_table *parent = table->parent == GOVD_NONE ? NULL : &tables->items[table->parent];
  table->dropped = table->dropped || (parent != NULL && (parent->dropped || parent->block == GOVD_NONE));
  if (table->dropped) return GOVD_OK;
  govd_status status = govd__check_area(tables->area, table->grid.rows, table->grid.columns, error);
  if (status != GOVD_OK) return status;
  tables->area += table->grid.rows * table->grid.columns;
  if (table->numbered && table->grid.count > 0) number_cells(&table->grid, ++tables->number);
  status = govd__grid_finish(&table->grid, document, &table->block, error);
  if (status != GOVD_OK || table->block == GOVD_NONE || parent == NULL || !table->placed) return status;
  return govd_document_nest_table(document, table->block, parent->block, table->parent_row,
                                  table->parent_column, error);
}

static void release_table(govd__docx_table *table) {
  govd__grid_release(&table->grid);
  govd__buffer_release(&table->cell.text);
  govd__free(table->above);
}

static void release_items(govd__docx_tables *tables) {
  for (size_t i = 0; i < tables->count; i++) release_table(&tables->items[i]);
  tables->count = 0;
}

govd_status govd__docx_end_table(govd__docx_tables *tables, govd_document *document, govd_error *error) {
  govd__docx_table *table = govd__docx_current(tables);
  if (table == NULL) return GOVD_OK;
  if (table->parent != GOVD_NONE) {
    tables->current = table->parent;
    return GOVD_OK;
  }
  tables->open = false;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < tables->count && status == GOVD_OK; i++) {
    status = append_table(tables, &tables->items[i], document, error);
  }
  release_items(tables);
  return status;
}

void govd__docx_release_tables(govd__docx_tables *tables) {
  release_items(tables);
  govd__free(tables->items);
  memset(tables, 0, sizeof *tables);
}
