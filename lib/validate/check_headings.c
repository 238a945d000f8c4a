/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "context.h"
#include "govdisclosure/amount.h"

/*
 * Heading rows take no figure (the form prints —— for their unit), yet many filers put
 * a subtotal there. It is never summed. It is sensible if it is the sum of the rows
 * under the heading, of those of them that count in one unit, or what a heading under
 * it would sum to.
 */

static size_t cell_of(const govd_table *table, size_t row, size_t column) {
  return table->first_cell + row * table->column_count + column;
}

typedef enum judgement { NO_SUBTOTAL, SUBTOTAL, UNKNOWN } judgement;

/* The value of a child in whole units, of whatever type; false if it is not known or no whole number. */
static bool whole_value(const govd__context *c, size_t index, int64_t *value) {
  const govd_cell *cell = govd_report_cell(c->report, index);
  if (cell->state == GOVD_ABSENT || cell->state == GOVD_INVALID) return false;
  int64_t unit = 1;
  for (int i = govd_type_scale(govd_form_cell_at(c->form, index)->type); i > 0; i--) unit *= 10;
  *value = cell->value / unit;
  return cell->value % unit == 0;
}

/* Holds a value against the sum of the rows right under a heading, all of them or those of one unit. */
static judgement judge_sum(const govd__context *c, size_t heading, const char *unit, int64_t value) {
  const govd_form_cell *cell = govd_form_cell_at(c->form, heading);
  const govd_table *table = govd_form_table(c->form, cell->table);
  int64_t sum = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(c->form, cell->table, row);
    if (r->parent != cell->row || r->kind == GOVD_ROW_OF_WHICH || !r->takes_value) continue;
    size_t child = cell_of(table, row, cell->column);
    if (unit != NULL && strcmp(govd_form_cell_at(c->form, child)->unit, unit) != 0) continue;
    int64_t part;
    if (!whole_value(c, child, &part) || govd_amount_add(sum, part, &sum, NULL) != GOVD_OK) return UNKNOWN;
  }
  return sum == value ? SUBTOTAL : NO_SUBTOTAL;
}

/* The better of two judgements: that some sum fits settles it, that one is not known leaves it open. */
static judgement either(judgement a, judgement b) {
  if (a == SUBTOTAL || b == SUBTOTAL) return SUBTOTAL;
  return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : NO_SUBTOTAL;
}

static judgement judge(const govd__context *c, size_t heading, int64_t value) {
  const govd_form_cell *cell = govd_form_cell_at(c->form, heading);
  const govd_table *table = govd_form_table(c->form, cell->table);
  judgement result = judge_sum(c, heading, NULL, value);
  for (size_t row = 0; row < table->row_count && result != SUBTOTAL; row++) {
    if (govd_form_row(c->form, cell->table, row)->parent != cell->row) continue;
    size_t child = cell_of(table, row, cell->column);
    const govd_form_cell *kind = govd_form_cell_at(c->form, child);
    result =
        either(result, kind->heading ? judge(c, child, value) : judge_sum(c, heading, kind->unit, value));
  }
  return result;
}

/* How the figure of a heading row is to be taken; UNKNOWN too for cells that are none. */
static judgement judge_cell(const govd__context *c, size_t index) {
  const govd_cell *cell = govd_report_cell(c->report, index);
  if (!govd_form_cell_at(c->form, index)->heading || cell->state != GOVD_GIVEN) return UNKNOWN;
  return judge(c, index, cell->value);
}

static govd_status emit_mismatch(govd__context *c, size_t heading) {
  govd__cells_clear(c);
  govd_status status = govd__cells_add(c, heading);
  govd_finding finding = govd__finding("heading.mismatch");
  return status == GOVD_OK ? govd__emit(c, &finding) : status;
}

govd_status govd__check_headings(govd__context *c) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_cell_count(c->form) && status == GOVD_OK; i++) {
    if (judge_cell(c, i) == NO_SUBTOTAL) status = emit_mismatch(c, i);
  }
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form) && status == GOVD_OK; i++) {
    if (judge_cell(c, i) == SUBTOTAL) status = govd__cells_add(c, i);
  }
  if (status != GOVD_OK || c->cell_count == 0) return status;
  govd_finding finding = govd__finding("heading.subtotal");
  return govd__emit(c, &finding);
}
