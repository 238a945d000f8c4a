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

/* Adds up the rows right under a heading, all of them or those of one unit; false if some is not known. */
static bool sum_children(const govd__context *c, size_t heading, const char *unit, int64_t *sum) {
  const govd_form_cell *cell = govd_form_cell_at(c->form, heading);
  const govd_table *table = govd_form_table(c->form, cell->table);
  *sum = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(c->form, cell->table, row);
    if (r->parent != cell->row || r->kind == GOVD_ROW_OF_WHICH || !r->takes_value) continue;
    size_t index = cell_of(table, row, cell->column);
    const govd_form_cell *kind = govd_form_cell_at(c->form, index);
    if (unit != NULL && strcmp(kind->unit, unit) != 0) continue;
    const govd_cell *child = govd_report_cell(c->report, index);
    if (child->state == GOVD_ABSENT || child->state == GOVD_INVALID) return false;
    /* An amount of money, scaled, never makes a count by chance: bring it to whole units first. */
    int64_t scaled = kind->type == GOVD_AMOUNT ? child->value / 1000000 : child->value;
    if (kind->type == GOVD_AMOUNT && child->value % 1000000 != 0) return false;
    if (govd_amount_add(*sum, scaled, sum, NULL) != GOVD_OK) return false;
  }
  return true;
}

static bool is_sensible(const govd__context *c, size_t heading, int64_t value) {
  const govd_form_cell *cell = govd_form_cell_at(c->form, heading);
  const govd_table *table = govd_form_table(c->form, cell->table);
  int64_t sum;
  if (sum_children(c, heading, NULL, &sum) && sum == value) return true;
  for (size_t row = 0; row < table->row_count; row++) {
    if (govd_form_row(c->form, cell->table, row)->parent != cell->row) continue;
    size_t child = cell_of(table, row, cell->column);
    const govd_form_cell *kind = govd_form_cell_at(c->form, child);
    if (kind->heading && is_sensible(c, child, value)) return true;
    if (!kind->heading && sum_children(c, heading, kind->unit, &sum) && sum == value) return true;
  }
  return false;
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
    const govd_cell *cell = govd_report_cell(c->report, i);
    if (!govd_form_cell_at(c->form, i)->heading || cell->state != GOVD_GIVEN || is_sensible(c, i, cell->value)) continue;
    status = emit_mismatch(c, i);
  }
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form) && status == GOVD_OK; i++) {
    const govd_cell *cell = govd_report_cell(c->report, i);
    if (!govd_form_cell_at(c->form, i)->heading || cell->state != GOVD_GIVEN || !is_sensible(c, i, cell->value)) continue;
    status = govd__cells_add(c, i);
  }
  if (status != GOVD_OK || c->cell_count == 0) return status;
  govd_finding finding = govd__finding("heading.subtotal");
  return govd__emit(c, &finding);
}
