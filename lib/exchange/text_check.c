/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "text_plan.h"

/*
 * Whether what is written will be read as what it is. lib/read finds the columns of
 * a table by its head rows: lines without a figure that carry titles of columns,
 * two at least where the form's table has two. It looks at each table of the
 * document through each table of the form.
 */

bool govd__text_is_figure(const char *text) {
  return govd_figure_read(text, strlen(text), GOVD_AMOUNT, "", NULL).status == GOVD_FIGURE_OK;
}

const char *govd__text_key(govd__text_plan *plan, const char *text) {
  if (govd__text_is_figure(text)) return "";
  govd__label_set(&plan->scratch, text, strlen(text));
  return govd__label_failed(&plan->scratch) ? "" : plan->scratch.key.data;
}

size_t govd__text_titled_column(govd__text_plan *plan, size_t table, const char *text) {
  const char *key = govd__text_key(plan, text);
  for (size_t i = 0; *key != '\0' && i < govd_form_table(plan->form, table)->column_count; i++) {
    if (govd__name_has(&plan->names.columns[table][i], key)) return i;
  }
  return GOVD_NONE;
}

bool govd__text_is_unit_title(govd__text_plan *plan, const char *text) {
  const char *key = govd__text_key(plan, text);
  return strcmp(key, "单位") == 0 || strcmp(key, "计量单位") == 0;
}

static bool has_figure(const govd__text_line *line) {
  for (size_t i = 0; i < line->count; i++) {
    if (govd__text_is_figure(line->cells[i])) return true;
  }
  return false;
}

/* Whether a line carries enough titles to be the head of a table of the form; the first cell does not count.
 */
bool govd__text_is_head(govd__text_plan *plan, const govd__text_line *line, size_t table) {
  size_t count = 0;
  size_t last = GOVD_NONE;
  for (size_t i = 1; i < line->count; i++) {
    size_t column = govd__text_titled_column(plan, table, line->cells[i]);
    count += column != GOVD_NONE && column != last;
    if (column != GOVD_NONE) last = column;
  }
  return count >= (govd_form_table(plan->form, table)->column_count > 1 ? 2 : 1);
}

static bool is_any_head(govd__text_plan *plan, const govd__text_line *line) {
  if (has_figure(line)) return false;
  for (size_t t = 0; t < govd_form_table_count(plan->form); t++) {
    if (govd__text_is_head(plan, line, t)) return true;
  }
  return false;
}

/* Names a table in an error. */
static const char *name_of(const govd__text_plan *plan, const govd__text_table *table) {
  return table->table == GOVD_NONE ? "unknown rows" : govd_form_table(plan->form, table->table)->id;
}

static govd_status check_cells(govd__text_plan *plan, const govd__text_table *table) {
  for (size_t i = 0; i < table->line_count; i++) {
    for (size_t c = 0; c < table->lines[i].count; c++) {
      if (govd__text_fits(table->lines[i].cells[c])) continue;
      return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                        "the text '%.80s' in the table '%s' cannot stand in a cell", table->lines[i].cells[c],
                        name_of(plan, table));
    }
  }
  return GOVD_OK;
}

/* No line but the titles may be taken for a head. */
static govd_status check_lines(govd__text_plan *plan, const govd__text_table *table) {
  for (size_t i = 0; i < table->line_count; i++) {
    if (i + 1 == table->head_count || !is_any_head(plan, &table->lines[i])) continue;
    return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                      "the row '%.60s' in the table '%s' would be read as its head", table->lines[i].cells[0],
                      name_of(plan, table));
  }
  return GOVD_OK;
}

/* Each title must be that of its column and of no other, and the rest of the head that of none. */
static bool titles_are_clear(govd__text_plan *plan, const govd__text_table *table) {
  const govd__text_line *head = &table->lines[table->head_count - 1];
  size_t first = table->blocks ? 0 : 1 + table->units;
  for (size_t i = 0; i < head->count; i++) {
    size_t column = govd__text_titled_column(plan, table->table, head->cells[i]);
    size_t wanted = i < first ? GOVD_NONE : table->columns[(i - first) % table->column_count];
    if (column != wanted) return false;
  }
  return govd__text_is_head(plan, head, table->table) && !has_figure(head);
}

/* Whether two cells of a head are titles of one column of another table that is printed in one row. */
static bool doubles(govd__text_plan *plan, const govd__text_line *head, size_t table) {
  for (size_t a = 0; a < head->count; a++) {
    size_t column = govd__text_titled_column(plan, table, head->cells[a]);
    for (size_t b = a + 1; b < head->count && column != GOVD_NONE; b++) {
      if (govd__text_titled_column(plan, table, head->cells[b]) == column) return true;
    }
  }
  return false;
}

/* Such a table would be seen in a head whose titles stand twice for its columns. */
static bool is_seen_as_blocks(govd__text_plan *plan, const govd__text_table *table) {
  const govd__text_line *head = &table->lines[table->head_count - 1];
  for (size_t t = 0; t < govd_form_table_count(plan->form); t++) {
    if (t == table->table || govd_form_table(plan->form, t)->layout != GOVD_LAYOUT_ONE_ROW) continue;
    if (govd__text_is_head(plan, head, t) && doubles(plan, head, t)) return true;
  }
  return false;
}

/* The first row of the form's table that has a name, or GOVD_NONE. */
static size_t named_row(govd__text_plan *plan, size_t table, const char *text) {
  const char *key = govd__text_key(plan, text);
  for (size_t i = 0; *key != '\0' && i < govd_form_table(plan->form, table)->row_count; i++) {
    if (govd__name_has(&plan->names.rows[table][i], key)) return i;
  }
  return GOVD_NONE;
}

/* The row whose name stands over a column: in the lowest line of names that says one. */
static size_t row_over(govd__text_plan *plan, const govd__text_table *table, size_t column) {
  size_t row = GOVD_NONE;
  for (size_t i = table->head_count - 1; i-- > 0 && row == GOVD_NONE;) {
    size_t at = column;
    while (at > 0 && *table->lines[i].cells[at] == '\0') at--;
    row = named_row(plan, table->table, table->lines[i].cells[at]);
  }
  return row;
}

static bool names_are_clear(govd__text_plan *plan, const govd__text_table *table) {
  const govd__text_line *head = &table->lines[table->head_count - 1];
  for (size_t i = 0; table->blocks && i < head->count; i++) {
    if (row_over(plan, table, i) != i / table->column_count) return false;
  }
  return true;
}

govd_status govd__text_check_table(govd__text_plan *plan, const govd__text_table *table) {
  govd_status status = check_cells(plan, table);
  if (status == GOVD_OK) status = check_lines(plan, table);
  if (status != GOVD_OK || table->table == GOVD_NONE) return status;
  bool clear =
      titles_are_clear(plan, table) && !is_seen_as_blocks(plan, table) && names_are_clear(plan, table);
  if (clear) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE, "the head of the table '%s' would not be recognised",
                    name_of(plan, table));
}
