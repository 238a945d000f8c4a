/* SPDX-License-Identifier: Apache-2.0 */
#include "html_table.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "model.h"

/* So many lines of text in a cell are an article. */
enum { ARTICLE_LINES = 5 };

govd__html_table *govd__html_table_new(govd__html_table *outer, govd_place place) {
  govd__html_table *table = govd__calloc(1, sizeof *table);
  if (table == NULL) return NULL;
  table->outer = outer;
  table->holder = govd__html_table_open(outer);
  table->grid.place = place;
  return table;
}

void govd__html_table_free(govd__html_table *table) {
  if (table == NULL) return;
  for (govd__html_table *inner = table->first; inner != NULL;) {
    govd__html_table *next = inner->next;
    govd__html_table_free(inner);
    inner = next;
  }
  govd__grid_release(&table->grid);
  govd__buffer_release(&table->cell);
  govd__free(table->places);
  govd__free(table);
}

void govd__html_table_begin_row(govd__html_table *table) {
  govd__html_table_end_row(table);
  govd__grid_begin_row(&table->grid);
  table->in_row = true;
}

void govd__html_table_end_row(govd__html_table *table) {
  govd__html_table_end_cell(table);
  table->in_row = false;
}

void govd__html_table_begin_cell(govd__html_table *table, size_t row_span, size_t column_span,
                                 govd_place place) {
  govd__html_table_end_cell(table);
  if (!table->in_row) govd__html_table_begin_row(table);
  table->in_cell = true;
  table->cell_lines = 0;
  table->cell_place = place;
  table->row_span = row_span;
  table->column_span = column_span;
}

/* Tables that the open cell holds know their place only now. */
static void settle_tables(govd__html_table *table) {
  for (govd__html_table *inner = table->unsettled; inner != NULL; inner = inner->next) {
    inner->holder_row = govd__grid_last_row(&table->grid);
    inner->holder_column = govd__grid_last_column(&table->grid);
  }
  table->unsettled = NULL;
}

void govd__html_table_end_cell(govd__html_table *table) {
  if (!table->in_cell) return;
  table->in_cell = false;
  const char *text = table->cell.length == 0 ? "" : table->cell.data;
  govd__grid_add_cell(&table->grid, text, table->cell.length, table->cell_place, table->row_span,
                      table->column_span);
  table->cell.length = 0;
  table->failed = table->failed || table->cell.failed;
  table->is_layout = table->is_layout || (table->unsettled != NULL && table->cell_lines >= ARTICLE_LINES);
  settle_tables(table);
}

void govd__html_table_add_line(govd__html_table *table, const char *text, size_t length, govd_place place) {
  govd_place *places = govd__grow(table->places, table->place_count, &table->place_capacity, sizeof *places);
  if (places == NULL) {
    table->failed = true;
    return;
  }
  table->places = places;
  places[table->place_count++] = place;
  if (table->cell_lines++ == 0) {
    table->cell_place = place;
  } else {
    govd__buffer_putc(&table->cell, '\n');
  }
  govd__buffer_add(&table->cell, text, length);
}

/* The lines of a cell that is the only one. */
static bool is_frame(const govd__html_table *table) {
  return table->grid.count == 1 && table->place_count >= ARTICLE_LINES;
}

void govd__html_table_end(govd__html_table *table) {
  govd__html_table_end_row(table);
  table->is_layout = table->is_layout || is_frame(table);
  govd__html_table *holder = table->holder;
  if (holder == NULL) return;
  table->lines_before = holder->place_count;
  holder->is_layout = holder->is_layout || table->is_layout;
  *(holder->last == NULL ? &holder->first : &holder->last->next) = table;
  holder->last = table;
  if (holder->unsettled == NULL) holder->unsettled = table;
}

/* While a table is not closed, nothing changes in those round it. */
govd__html_table *govd__html_table_open(govd__html_table *table) {
  return table == NULL || table->in_cell ? table : table->holder;
}

static govd_status write_table(govd__html_table *table, size_t holder, govd_document *document,
                               govd_error *error);

/* Writes the tables that stand in front of a line, and gives the first of the others. */
static govd_status write_tables(govd__html_table **next, size_t line, size_t holder, govd_document *document,
                                govd_error *error) {
  govd_status status = GOVD_OK;
  while (*next != NULL && (*next)->lines_before <= line && status == GOVD_OK) {
    status = write_table(*next, holder, document, error);
    *next = (*next)->next;
  }
  return status;
}

/* Lines and tables one after the other. */
static govd_status write_layout(govd__html_table *table, govd_document *document, govd_error *error) {
  govd__html_table *next = table->first;
  govd_status status = GOVD_OK;
  size_t line = 0;
  for (size_t i = 0; i < table->grid.count && status == GOVD_OK; i++) {
    const char *text = table->grid.texts.data + table->grid.cells[i].text;
    while (*text != '\0' && status == GOVD_OK) {
      size_t length = strcspn(text, "\n");
      status = write_tables(&next, line, GOVD_NONE, document, error);
      if (status == GOVD_OK)
        status = govd__document_add_paragraph(document, text, length, table->places[line++], error);
      text += length + (text[length] == '\n');
    }
  }
  if (status == GOVD_OK) status = write_tables(&next, line, GOVD_NONE, document, error);
  govd__grid_release(&table->grid);
  return status;
}

static govd_status write_table(govd__html_table *table, size_t holder, govd_document *document,
                               govd_error *error) {
  if (table->failed || table->grid.failed) return govd__fail_memory(error);
  if (table->grid.too_large) return govd__grid_finish(&table->grid, document, &holder, error);
  if (table->is_layout) return write_layout(table, document, error);
  size_t block;
  govd_status status = govd__grid_finish(&table->grid, document, &block, error);
  if (status == GOVD_OK && block != GOVD_NONE && holder != GOVD_NONE) {
    status =
        govd_document_nest_table(document, block, holder, table->holder_row, table->holder_column, error);
  }
  govd__html_table *next = table->first;
  return status == GOVD_OK ? write_tables(&next, table->place_count, block, document, error) : status;
}

govd_status govd__html_table_write(govd__html_table *table, govd_document *document, govd_error *error) {
  return write_table(table, GOVD_NONE, document, error);
}
