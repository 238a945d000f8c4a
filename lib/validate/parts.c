/* SPDX-License-Identifier: Apache-2.0 */
#include "parts.h"

#include <string.h>

#include "govdisclosure/amount.h"
#include "report/figure.h"

/* So few rows may add up by chance. */
enum { FEW = 3 };

/* What the figures beside those of the form say of a row. */
typedef enum verdict { NO_PARTS, PARTS, OTHER_FIGURES } verdict;

/* The cell of the row that something stands beside, or GOVD_NONE; only tables of one column have parts. */
static size_t cell_beside(const govd__context *c, const govd_unknown_row *row) {
  if (row->reason != GOVD_ROW_EXTRA || row->table == GOVD_NONE || row->after_row == GOVD_NONE)
    return GOVD_NONE;
  const govd_table *table = govd_form_table(c->form, row->table);
  return table->column_count == 1 ? table->first_cell + row->after_row : GOVD_NONE;
}

static verdict judge(const govd__context *c, const govd_unknown_row *row) {
  size_t index = cell_beside(c, row);
  if (index == GOVD_NONE) return NO_PARTS;
  const govd_form_cell *kind = govd_form_cell_at(c->form, index);
  const govd_cell *cell = govd_report_cell(c->report, index);
  int64_t sum = 0;
  for (const char *at = row->figures; *at != '\0';) {
    const char *end = strstr(at, GOVD__SEVERAL);
    size_t length = end == NULL ? strlen(at) : (size_t)(end - at);
    govd_figure part = govd_figure_read(at, length, kind->type, kind->unit, cell->unit);
    if (part.status > GOVD_FIGURE_DASH) return NO_PARTS;
    int64_t value = part.status == GOVD_FIGURE_OK ? part.value : 0;
    if (govd_amount_add(sum, value, &sum, NULL) != GOVD_OK) return OTHER_FIGURES;
    at += length + (end == NULL ? 0 : strlen(GOVD__SEVERAL));
  }
  if (sum == (cell->state == GOVD_GIVEN ? cell->value : 0)) return PARTS; /* nothing counts as 0 */
  return cell->state == GOVD_GIVEN ? OTHER_FIGURES : NO_PARTS;
}

bool govd__is_of_parts(const govd__context *c, const govd_unknown_row *row) { return judge(c, row) == PARTS; }

/* A heading may carry any figure, and says nothing of its table. */
static bool is_heading(const govd__context *c, const govd_unknown_row *row) {
  return row->after_row != GOVD_NONE &&
         govd_form_row(c->form, row->table, row->after_row)->kind == GOVD_ROW_GROUP;
}

bool govd__has_parts(const govd__context *c, size_t table) {
  size_t count = 0;
  for (size_t i = 0; i < govd_report_unknown_row_count(c->report); i++) {
    const govd_unknown_row *row = govd_report_unknown_row(c->report, i);
    if (row->table != table || is_heading(c, row)) continue;
    verdict v = judge(c, row);
    if (v == OTHER_FIGURES) return false;
    count += v == PARTS;
  }
  return count > FEW;
}
