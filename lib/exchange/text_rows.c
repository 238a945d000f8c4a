/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "report/figure.h"
#include "text_plan.h"

/* Head over the labels where the form prints none: a statistics form's, and a report's. */
static const char *const corners[] = {"统 计 指 标", "信息内容"};

/* What stands over the labels. It must be the title of nothing else; if all are, nothing does. */
static const char *corner_of(govd__text_plan *plan, size_t table) {
  const char *own = govd_form_table(plan->form, table)->corner;
  bool has_sections = govd_form_section_count(plan->form) > 0;
  const char *candidates[] = {own, corners[has_sections], corners[!has_sections]};
  for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
    const char *text = candidates[i];
    if (*text != '\0' && govd__text_fits(text) && !govd__text_is_figure(text) &&
        !govd__text_is_unit_title(plan, text) && govd__text_titled_column(plan, table, text) == GOVD_NONE) {
      return text;
    }
  }
  return "";
}

govd_status govd__text_add_head(govd__text_plan *plan, govd__text_table *table) {
  govd__text_line *line = govd__text_add_line(plan, table, 1 + table->units + table->column_count);
  if (line == NULL) return govd__fail_memory(plan->error);
  line->cells[0] = corner_of(plan, table->table);
  if (table->units) line->cells[1] = "单位";
  for (size_t i = 0; i < table->column_count; i++) {
    line->cells[1 + table->units + i] =
        govd_form_column(plan->form, table->table, table->columns[i])->title.zh;
  }
  table->head_count = 1;
  return GOVD_OK;
}

static const char *label_of(govd__text_plan *plan, const govd_row *row) {
  govd__buffer label = {0};
  govd__buffer_puts(&label, row->numeral);
  govd__buffer_puts(&label, row->title.zh);
  govd__buffer_puts(&label, row->note);
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
static const char *choose_unit(const govd__text_plan *plan, const govd__text_table *table, size_t first,
                               size_t count) {
  const char *shared = govd_form_cell_at(plan->form, first + table->columns[0])->unit;
  for (size_t i = 0; i < count; i++) {
    size_t cell = first + table->columns[i];
    const char *own = govd_report_cell(plan->report, cell)->unit;
    if (own != NULL) return own;
    if (strcmp(govd_form_cell_at(plan->form, cell)->unit, shared) != 0) shared = "";
  }
  return *shared == '\0' ? "——" : shared;
}

static govd_status set_unit(govd__text_plan *plan, const govd__text_table *table, size_t first, size_t count,
                            const char **unit) {
  *unit = choose_unit(plan, table, first, count);
  for (size_t i = 0; i < count; i++) {
    const govd_form_cell *kind = govd_form_cell_at(plan->form, first + table->columns[i]);
    const char *own = govd_report_cell(plan->report, first + table->columns[i])->unit;
    if (gives_unit(*unit, kind, own)) continue;
    return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                      "the cell '%s' has another unit than the rest of its row", kind->id);
  }
  return GOVD_OK;
}

/* How many of the printed columns a row has; none may be missing before one that is there. */
static govd_status count_cells(govd__text_plan *plan, const govd__text_table *table, size_t first,
                               size_t *count) {
  *count = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    if (govd_report_cell(plan->report, first + table->columns[i])->state != GOVD_ABSENT) *count = i + 1;
  }
  for (size_t i = 0; i < *count; i++) {
    if (govd_report_cell(plan->report, first + table->columns[i])->state != GOVD_ABSENT) continue;
    return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE, "the cell '%s' is absent in the middle of its row",
                      govd_form_cell_at(plan->form, first + table->columns[i])->id);
  }
  return GOVD_OK;
}

govd_status govd__text_add_row(govd__text_plan *plan, govd__text_table *table, size_t row) {
  const govd_table *t = govd_form_table(plan->form, table->table);
  size_t first = t->first_cell + row * t->column_count;
  size_t count;
  govd_status status = count_cells(plan, table, first, &count);
  if (status != GOVD_OK) return status;
  govd__text_line *line = govd__text_add_line(plan, table, 1 + table->units + count);
  if (line == NULL) return govd__fail_memory(plan->error);
  line->row = row;
  line->cells[0] = label_of(plan, govd_form_row(plan->form, table->table, row));
  if (line->cells[0] == NULL) return govd__fail_memory(plan->error);
  for (size_t i = 0; i < count; i++) {
    size_t at = 1 + table->units + i;
    line->cells[at] = govd__text_of_cell(plan, first + table->columns[i]);
    if (line->cells[at] == NULL) return govd__fail_memory(plan->error);
  }
  return table->units ? set_unit(plan, table, first, count, &line->cells[1]) : GOVD_OK;
}

static size_t count_bars(const char *text) {
  size_t count = 0;
  for (; *text != '\0'; text++) count += *text == '|';
  return count;
}

/* Takes the figures of an unknown row apart into the cells behind the label. */
static bool split_figures(govd__text_plan *plan, const char *figures, govd__text_line *line) {
  for (size_t i = 1; i < line->count; i++) {
    const char *text = figures;
    size_t length = strcspn(figures, "|");
    figures += length + (figures[length] == '|');
    govd__trim(&text, &length);
    line->cells[i] = govd__arena_strndup(&plan->arena, text, length);
    if (line->cells[i] == NULL) return false;
  }
  return true;
}

/* Whether the cells behind the label are joined to the figures again; the reader drops what is empty in
 * front. */
static bool joins_to(const govd__text_line *line, const char *figures) {
  const char *at = figures;
  bool any = false;
  for (size_t i = 1; i < line->count; i++) {
    if (at > figures) {
      if (strncmp(at, " | ", 3) != 0) return false;
      at += 3;
    }
    size_t length = strlen(line->cells[i]);
    if (strncmp(at, line->cells[i], length) != 0) return false;
    at += length;
    any = any || length > 0;
  }
  return any && *at == '\0';
}

govd_status govd__text_add_unknown(govd__text_plan *plan, govd__text_table *table,
                                   const govd_unknown_row *row) {
  govd__text_line *line = govd__text_add_line(plan, table, 2 + count_bars(row->figures));
  if (line == NULL || !split_figures(plan, row->figures, line)) return govd__fail_memory(plan->error);
  line->cells[0] = row->label;
  line->unknown = row;
  bool fits = row->reason == GOVD_ROW_UNKNOWN && *row->label != '\0' && govd__text_fits(row->label) &&
              joins_to(line, row->figures) && strpbrk(row->figures, "\r\n") == NULL;
  if (fits) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    row->reason != GOVD_ROW_UNKNOWN ? "the figures of the row '%.60s' belong to no cell for another reason than its label"
                                   : "the unknown row '%.60s' cannot be a line of cells",
                    row->label);
}
