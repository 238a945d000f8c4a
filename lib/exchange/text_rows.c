/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "report/figure.h"
#include "report/unread.h"
#include "text_plan.h"

/* What stands over the labels: as the form says, or else as statistics forms and reports print it. */
static const char *corner_of(const govd__text_plan *plan, size_t table) {
  const char *own = govd_form_table(plan->form, table)->corner;
  if (*own != '\0') return own;
  return govd_form_section_count(plan->form) == 0 ? "统 计 指 标" : "信息内容";
}

govd_status govd__text_add_head(govd__text_plan *plan, govd__text_table *table, size_t extra) {
  size_t titles = 1 + table->units + table->column_count;
  govd__text_line *line = govd__text_add_line(plan, table, titles + extra);
  if (line == NULL) return govd__fail_memory(plan->error);
  line->cells[0] = corner_of(plan, table->table);
  if (table->units) line->cells[1] = "单位";
  for (size_t i = 0; i < table->column_count; i++) {
    line->cells[1 + table->units + i] =
        govd_form_column(plan->form, table->table, table->columns[i])->title.zh;
  }
  for (size_t i = 0; i < extra; i++) line->cells[titles + i] = "备注";
  return GOVD_OK;
}

static bool begins_with(const char *text, const char *word) { return strncmp(text, word, strlen(word)) == 0; }

/* The label of a row as the form prints it. A note that is not in brackets would be taken for a part of the
 * name. */
static const char *label_of(govd__text_plan *plan, size_t table, size_t row) {
  const govd_row *r = govd_form_row(plan->form, table, row);
  govd__buffer label = {0};
  govd__buffer_puts(&label, r->numeral);
  govd__buffer_puts(&label, r->title.zh);
  if (begins_with(r->note, "（") || begins_with(r->note, "(")) govd__buffer_puts(&label, r->note);
  const char *text = label.failed ? NULL : govd__arena_strndup(&plan->arena, label.data, label.length);
  govd__buffer_release(&label);
  return text;
}

/* Whether a unit printed beside a cell would be kept as the unit that the cell has. */
static bool gives_unit(const char *printed, const govd_form_cell *kind, const char *unit) {
  bool silent =
      *printed == '\0' || strcmp(printed, kind->unit) == 0 || govd__is_dash(printed, strlen(printed));
  return unit == NULL ? silent : !silent && strcmp(printed, unit) == 0;
}

/* The unit to print in a row: one that differs from the form's, or the form's if all cells share it, or a
 * dash. */
static const char *choose_unit(const govd__text_plan *plan, const govd__text_table *table, size_t first) {
  const char *shared = govd_form_cell_at(plan->form, first + table->columns[0])->unit;
  for (size_t i = 0; i < table->column_count; i++) {
    size_t cell = first + table->columns[i];
    const char *own = govd_report_cell(plan->report, cell)->unit;
    if (own != NULL) return own;
    if (strcmp(govd_form_cell_at(plan->form, cell)->unit, shared) != 0) shared = "";
  }
  return *shared == '\0' ? "——" : shared;
}

static govd_status set_unit(govd__text_plan *plan, const govd__text_table *table, size_t first,
                            const char **unit) {
  *unit = choose_unit(plan, table, first);
  for (size_t i = 0; i < table->column_count; i++) {
    const govd_cell *cell = govd_report_cell(plan->report, first + table->columns[i]);
    const govd_form_cell *kind = govd_form_cell_at(plan->form, first + table->columns[i]);
    if (cell->state == GOVD_ABSENT || gives_unit(*unit, kind, cell->unit)) continue;
    return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                      "the cell '%s' has another unit than the rest of its row", kind->id);
  }
  return GOVD_OK;
}

static bool has_cell(const govd__text_plan *plan, size_t cell) {
  return govd_report_cell(plan->report, cell)->state != GOVD_ABSENT;
}

/* A row has all cells of the columns that are printed, or, if there are several columns, may have none. */
static govd_status check_cells(govd__text_plan *plan, const govd__text_table *table, size_t first,
                               bool *present) {
  *present = false;
  for (size_t i = 0; i < table->column_count; i++)
    *present = *present || has_cell(plan, first + table->columns[i]);
  for (size_t i = 0; i < table->column_count; i++) {
    size_t cell = first + table->columns[i];
    if (has_cell(plan, cell) || (!*present && table->column_count > 1)) continue;
    return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE, "the cell '%s' is absent and its row is not",
                      govd_form_cell_at(plan->form, cell)->id);
  }
  return GOVD_OK;
}

/* Figures that a line holds besides stand behind those of its cells, or, as they were printed, instead of
 * them. */
static govd_status check_part(govd__text_plan *plan, const govd_unknown_row *part, bool present) {
  if (present != govd__is_unread_row(part)) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    "the figures '%.60s' cannot stand in the row '%.60s'", part->figures, part->label);
}

static govd_status fill_row(govd__text_plan *plan, const govd__text_table *table, size_t first, bool cells,
                            govd__text_line *line) {
  for (size_t i = 0; i < table->column_count && cells; i++) {
    size_t at = 1 + table->units + i;
    line->cells[at] = govd__text_of_cell(plan, first + table->columns[i]);
    if (line->cells[at] == NULL) return govd__fail_memory(plan->error);
  }
  return table->units ? set_unit(plan, table, first, &line->cells[1]) : GOVD_OK;
}

govd_status govd__text_add_row(govd__text_plan *plan, govd__text_table *table, size_t row,
                               const govd_unknown_row *part) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  size_t first = t->first_cell + row * t->column_count;
  bool present;
  govd_status status = check_cells(plan, table, first, &present);
  if (status == GOVD_OK && part != NULL) status = check_part(plan, part, present);
  if (status != GOVD_OK) return status;
  bool cells = present && (part == NULL || part->reason == GOVD_ROW_EXTRA);
  size_t count = 1 + table->units + (cells ? table->column_count : 0);
  size_t pieces = part == NULL ? 0 : govd__text_count_pieces(part->figures);
  govd__text_line *line = govd__text_add_line(plan, table, count + pieces);
  if (line == NULL) return govd__fail_memory(plan->error);
  line->cells[0] = part == NULL ? label_of(plan, table->table, row) : part->label;
  if (line->cells[0] == NULL) return govd__fail_memory(plan->error);
  status = fill_row(plan, table, first, cells, line);
  return status == GOVD_OK && part != NULL ? govd__text_set_pieces(plan, part, count, line) : status;
}
