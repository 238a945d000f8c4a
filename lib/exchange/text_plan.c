/* SPDX-License-Identifier: Apache-2.0 */
#include "text_plan.h"

#include "base/fail.h"
#include "report/unread.h"

static size_t cell_at(const govd_table *table, size_t row, size_t column) {
  return table->first_cell + row * table->column_count + column;
}

static bool is_there(const govd__text_plan *plan, size_t cell) {
  return govd_report_cell(plan->report, cell)->state != GOVD_ABSENT;
}

static bool row_is_there(const govd__text_plan *plan, const govd_table *table, size_t row) {
  for (size_t c = 0; c < table->column_count; c++) {
    if (is_there(plan, cell_at(table, row, c))) return true;
  }
  return false;
}

static bool column_is_there(const govd__text_plan *plan, const govd_table *table, size_t column) {
  for (size_t r = 0; r < table->row_count; r++) {
    if (is_there(plan, cell_at(table, r, column))) return true;
  }
  return false;
}

/* Enters the columns that are there, or all where none is, so that the table can be known by its head. */
static govd_status choose_columns(govd__text_plan *plan, govd__text_table *table) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  table->columns = govd__arena_alloc(&plan->arena, t->column_count, sizeof *table->columns);
  if (table->columns == NULL) return govd__fail_memory(plan->error);
  for (size_t c = 0; c < t->column_count; c++) {
    if (column_is_there(plan, t, c)) table->columns[table->column_count++] = c;
  }
  if (table->column_count == 0) {
    for (size_t c = 0; c < t->column_count; c++) table->columns[c] = c;
    table->column_count = t->column_count;
  }
  /* Two titles at least make a head, where the form has two. */
  if (table->column_count > 1 || t->column_count == 1) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE, "the table '%s' has one of its columns only", t->id);
}

/* The units are printed where the columns have none, and where one differs from the form's. */
static bool prints_units(const govd__text_plan *plan, size_t table) {
  const govd_table *t = govd_form_table(plan->form, table);
  for (size_t i = 0; i < t->row_count * t->column_count; i++) {
    if (govd_report_cell(plan->report, t->first_cell + i)->unit != NULL) return true;
  }
  for (size_t c = 0; c < t->column_count; c++) {
    if (*govd_form_column(plan->form, table, c)->unit != '\0') return false;
  }
  for (size_t r = 0; r < t->row_count; r++) {
    if (*govd_form_row(plan->form, table, r)->unit != '\0') return true;
  }
  return false;
}

static const govd_unknown_row *unknown_at(const govd__text_plan *plan, size_t index) {
  return govd_report_unknown_row(plan->report, index);
}

/* Whether an unknown row from one on follows a row of the form. */
static bool is_followed(const govd__text_plan *plan, size_t from, size_t table, size_t row) {
  for (const govd_unknown_row *u = unknown_at(plan, from); u != NULL && u->table == table;
       u = unknown_at(plan, ++from)) {
    if (u->after_row == row) return true;
  }
  return false;
}

/* The figures of a row that are not in its cells stand in its line, and are no row of their own. */
static bool is_part(const govd_unknown_row *row) {
  return govd__is_unread_row(row) || row->reason == GOVD_ROW_EXTRA || row->reason == GOVD_ROW_REALIGNED;
}

/* The next unknown row, if it follows a row of the form. */
static const govd_unknown_row *next_after(const govd__text_plan *plan, size_t unknown, size_t table,
                                          size_t row) {
  const govd_unknown_row *u = unknown_at(plan, unknown);
  return u != NULL && u->table == table && u->after_row == row ? u : NULL;
}

static bool is_below(const govd_form *form, size_t table, size_t row, size_t ancestor) {
  while (row != GOVD_NONE && row != ancestor) row = govd_form_row(form, table, row)->parent;
  return row == ancestor;
}

/* Whether a group without cells stands over rows that are there: its label alone says what they are parts of.
 */
static bool is_heading(const govd__text_plan *plan, const govd__text_table *table, size_t group) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  if (table->column_count == 1 || govd_form_row(plan->form, table->table, group)->kind != GOVD_ROW_GROUP)
    return false;
  for (size_t r = 0; r < t->row_count; r++) {
    if (r != group && is_below(plan->form, table->table, r, group) && row_is_there(plan, t, r)) return true;
  }
  return false;
}

/* How many figures at most stand behind those of the columns. */
static size_t count_extra(const govd__text_plan *plan, size_t table) {
  size_t extra = 0;
  for (size_t i = 0; i < govd_report_unknown_row_count(plan->report); i++) {
    const govd_unknown_row *row = unknown_at(plan, i);
    if (row->table != table || row->reason != GOVD_ROW_EXTRA) continue;
    size_t pieces = govd__text_count_pieces(row->figures);
    if (pieces > extra) extra = pieces;
  }
  return extra;
}

/* Adds the unknown rows that follow a row of the form, or none. */
static govd_status add_followers(govd__text_plan *plan, govd__text_table *table, size_t row,
                                 size_t *unknown) {
  const govd_unknown_row *u;
  govd_status status = GOVD_OK;
  while (status == GOVD_OK && (u = next_after(plan, *unknown, table->table, row)) != NULL) {
    status = govd__text_add_unknown(plan, table, u);
    ++*unknown;
  }
  return status;
}

/* Adds the rows that are there, each with the unknown rows that follow it. */
static govd_status add_rows(govd__text_plan *plan, govd__text_table *table, size_t *unknown) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  govd_status status = govd__text_add_head(plan, table, count_extra(plan, table->table));
  if (status == GOVD_OK) status = add_followers(plan, table, GOVD_NONE, unknown);
  for (size_t r = 0; r < t->row_count && status == GOVD_OK; r++) {
    bool wanted = row_is_there(plan, t, r) || is_followed(plan, *unknown, table->table, r);
    if (!wanted && !is_heading(plan, table, r)) continue;
    const govd_unknown_row *u = next_after(plan, *unknown, table->table, r);
    const govd_unknown_row *part = u != NULL && is_part(u) ? u : NULL;
    if (part != NULL) ++*unknown;
    status = govd__text_add_row(plan, table, r, part);
    if (status == GOVD_OK) status = add_followers(plan, table, r, unknown);
  }
  return status;
}

static bool has_rows(const govd__text_plan *plan, size_t table, size_t unknown) {
  const govd_table *t = govd_form_table(plan->form, table);
  if (is_followed(plan, unknown, table, GOVD_NONE)) return true;
  for (size_t r = 0; r < t->row_count; r++) {
    if (row_is_there(plan, t, r) || is_followed(plan, unknown, table, r)) return true;
  }
  return false;
}

/* Every text must fit its cell. */
static govd_status check_cells(govd__text_plan *plan, const govd__text_table *table) {
  for (size_t i = 0; i < table->line_count; i++) {
    for (size_t c = 0; c < table->lines[i].count; c++) {
      if (govd__text_fits(table->lines[i].cells[c])) continue;
      return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                        "the text '%.80s' cannot stand in a cell of a table", table->lines[i].cells[c]);
    }
  }
  return GOVD_OK;
}

/* A table with room for its lines; NULL where memory runs out. */
static govd__text_table *begin_table(govd__text_plan *plan, size_t table, size_t lines) {
  govd__text_table *begun = &plan->tables[plan->table_count];
  *begun = (govd__text_table){.table = table};
  begun->lines = govd__arena_alloc(&plan->arena, lines, sizeof *begun->lines);
  return begun->lines == NULL ? NULL : begun;
}

static govd_status end_table(govd__text_plan *plan, govd_status status) {
  if (status == GOVD_OK) status = check_cells(plan, &plan->tables[plan->table_count]);
  if (status == GOVD_OK) plan->table_count++;
  return status;
}

/* The figures of a line of blocks that ended too early. */
static const govd_unknown_row *short_blocks(const govd__text_plan *plan, size_t table, size_t unknown) {
  const govd_unknown_row *u = next_after(plan, unknown, table, GOVD_NONE);
  return u != NULL && govd__is_unread_row(u) ? u : NULL;
}

/* Adds a table of the form, and the unknown rows in it from one on. */
static govd_status add_table(govd__text_plan *plan, size_t index, size_t *unknown) {
  const govd_unknown_row *next = unknown_at(plan, *unknown);
  const govd_unknown_row *part = short_blocks(plan, index, *unknown);
  if (part == NULL && !has_rows(plan, index, *unknown)) return GOVD_OK;
  size_t room =
      govd_form_table(plan->form, index)->row_count + govd_report_unknown_row_count(plan->report) + 3;
  govd__text_table *table = begin_table(plan, index, room);
  if (table == NULL) return govd__fail_memory(plan->error);
  bool followed = part == NULL && next != NULL && next->table == index;
  table->blocks = plan->blocks && !followed && govd__text_fits_blocks(plan, index, part);
  table->units = !table->blocks && prints_units(plan, index);
  govd_status status = choose_columns(plan, table);
  if (status != GOVD_OK) return status;
  if (table->blocks && part != NULL) ++*unknown;
  return end_table(plan,
                   table->blocks ? govd__text_add_blocks(plan, table, part) : add_rows(plan, table, unknown));
}

/* Unknown rows that stand in no table of the form make a table of their own. */
static govd_status add_loose_rows(govd__text_plan *plan, size_t *unknown) {
  const govd_unknown_row *u = unknown_at(plan, *unknown);
  if (u == NULL || u->table != GOVD_NONE) return GOVD_OK;
  govd__text_table *table = begin_table(plan, GOVD_NONE, govd_report_unknown_row_count(plan->report));
  if (table == NULL) return govd__fail_memory(plan->error);
  govd_status status = GOVD_OK;
  for (; status == GOVD_OK && u != NULL && u->table == GOVD_NONE; u = unknown_at(plan, ++*unknown)) {
    status = govd__text_add_unknown(plan, table, u);
  }
  return end_table(plan, status);
}

static govd_status plan_tables(govd__text_plan *plan) {
  size_t tables = govd_form_table_count(plan->form);
  size_t unknown = 0;
  plan->tables = govd__arena_alloc(&plan->arena, 2 * tables + 1, sizeof *plan->tables);
  if (plan->tables == NULL) return govd__fail_memory(plan->error);
  govd_status status = add_loose_rows(plan, &unknown);
  for (size_t t = 0; t < tables && status == GOVD_OK; t++) {
    status = add_table(plan, t, &unknown);
    if (status == GOVD_OK) status = add_loose_rows(plan, &unknown);
  }
  if (status != GOVD_OK) return status;
  const govd_unknown_row *left = unknown_at(plan, unknown);
  if (left == NULL) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    "the unknown row '%.60s' follows no row in its order", left->label);
}

govd_status govd__text_plan_make(const govd_report *report, bool blocks, govd__text_plan *plan,
                                 govd_error *error) {
  *plan =
      (govd__text_plan){.report = report, .form = govd_report_form(report), .blocks = blocks, .error = error};
  return plan_tables(plan);
}

void govd__text_plan_release(govd__text_plan *plan) { govd__arena_release(&plan->arena); }
