/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "text_plan.h"

/*
 * Tables printed in one row, as 行政复议 and 行政诉讼 are: over the figures stand the
 * titles of the columns, again for each row of the form, and over these the row's
 * name, with a common name above where the form prints one:
 *
 *     行政复议 |        |  …  | 行政诉讼           |        |  …
 *              |        |  …  | 未经复议直接起诉   |        |  …
 *     结果维持 | 结果纠正 |  …  | 结果维持         | 结果纠正 |  …
 *     0        | 1      |  …  | 0                  | 2      |  …
 */

/* A line that ended too early has no cells, and is known by the table's title, since it has no label. */
static bool fits_short(const govd__text_plan *plan, const govd_table *t, const govd_unknown_row *part) {
  for (size_t i = 0; i < t->row_count * t->column_count; i++) {
    if (govd_report_cell(plan->report, t->first_cell + i)->state != GOVD_ABSENT) return false;
  }
  return strcmp(part->label, t->title.zh) == 0 &&
         govd__text_count_pieces(part->figures) < t->row_count * t->column_count;
}

bool govd__text_fits_blocks(const govd__text_plan *plan, size_t table, const govd_unknown_row *part) {
  const govd_table *t = govd_form_table(plan->form, table);
  if (t->layout != GOVD_LAYOUT_ONE_ROW) return false;
  if (part != NULL) return fits_short(plan, t, part);
  for (size_t i = 0; i < t->row_count * t->column_count; i++) {
    const govd_cell *cell = govd_report_cell(plan->report, t->first_cell + i);
    if (cell->state == GOVD_ABSENT || cell->unit != NULL) return false;
  }
  return true;
}

static const govd_row *row_of(const govd__text_plan *plan, const govd__text_table *table, size_t row) {
  return govd_form_row(plan->form, table->table, row);
}

static bool has_upper_names(const govd__text_plan *plan, const govd__text_table *table, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    if (*row_of(plan, table, r)->printed_under != '\0') return true;
  }
  return false;
}

static const char *upper_name(const govd_row *row) {
  return *row->printed_under == '\0' ? row->title.zh : row->printed_under;
}

/* A line with one name at the beginning of each block; an empty cell shows the name to its left. */
static govd__text_line *add_names(govd__text_plan *plan, govd__text_table *table, size_t rows) {
  govd__text_line *line = govd__text_add_line(plan, table, rows * table->column_count);
  if (line == NULL) return NULL;
  for (size_t i = 0; i < line->count; i++) line->cells[i] = "";
  return line;
}

static bool add_upper_names(govd__text_plan *plan, govd__text_table *table, size_t rows) {
  govd__text_line *line = add_names(plan, table, rows);
  const char *last = "";
  for (size_t r = 0; line != NULL && r < rows; r++) {
    const char *name = upper_name(row_of(plan, table, r));
    if (strcmp(name, last) != 0) line->cells[r * table->column_count] = name;
    last = name;
  }
  return line != NULL;
}

/* The rows' own names, but for those in front that stand in the line above already. */
static bool add_lower_names(govd__text_plan *plan, govd__text_table *table, size_t rows, bool upper) {
  govd__text_line *line = add_names(plan, table, rows);
  for (size_t r = 0; line != NULL && r < rows; r++) {
    const govd_row *row = row_of(plan, table, r);
    upper = upper && *row->printed_under == '\0';
    if (!upper) line->cells[r * table->column_count] = row->title.zh;
  }
  return line != NULL;
}

static bool add_titles(govd__text_plan *plan, govd__text_table *table, size_t rows) {
  govd__text_line *line = add_names(plan, table, rows);
  for (size_t i = 0; line != NULL && i < line->count; i++) {
    line->cells[i] = govd_form_column(plan->form, table->table, i % table->column_count)->title.zh;
  }
  return line != NULL;
}

static bool add_figures(govd__text_plan *plan, govd__text_table *table, const govd_table *t) {
  govd__text_line *line = add_names(plan, table, t->row_count);
  for (size_t i = 0; line != NULL && i < line->count; i++) {
    line->cells[i] = govd__text_of_cell(plan, t->first_cell + i);
    if (line->cells[i] == NULL) return false;
  }
  return line != NULL;
}

static govd_status add_short(govd__text_plan *plan, govd__text_table *table, const govd_unknown_row *part) {
  govd__text_line *line = govd__text_add_line(plan, table, govd__text_count_pieces(part->figures));
  return line == NULL ? govd__fail_memory(plan->error) : govd__text_set_pieces(plan, part, 0, line);
}

govd_status govd__text_add_blocks(govd__text_plan *plan, govd__text_table *table,
                                  const govd_unknown_row *part) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  bool upper = has_upper_names(plan, table, t->row_count);
  bool added = !upper || add_upper_names(plan, table, t->row_count);
  added = added && add_lower_names(plan, table, t->row_count, upper);
  added = added && add_titles(plan, table, t->row_count);
  if (added && part != NULL) return add_short(plan, table, part);
  added = added && add_figures(plan, table, t);
  return added ? GOVD_OK : govd__fail_memory(plan->error);
}
