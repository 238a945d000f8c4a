/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"

#include "base/fail.h"
#include "base/memory.h"
#include "validator.h"

void govd__cells_clear(govd__context *c) { c->cell_count = 0; }

govd_status govd__cells_add_term(govd__context *c, const govd_finding_cell *cell) {
  govd_finding_cell *cells = govd__grow(c->cells, c->cell_count, &c->cell_capacity, sizeof *cells);
  if (cells == NULL) return govd__fail_memory(c->error);
  c->cells = cells;
  cells[c->cell_count++] = *cell;
  return GOVD_OK;
}

govd_status govd__cells_add(govd__context *c, size_t index) {
  const govd_cell *cell = govd_report_cell(c->report, index);
  govd_finding_cell added = {
      .cell = index, .state = cell->state, .value = cell->value, .text = cell->text, .place = cell->place};
  return govd__cells_add_term(c, &added);
}

govd_finding govd__finding(const char *code) {
  return (govd_finding){.code = code, .severity = govd_code_find(code)->severity};
}

govd_status govd__emit(govd__context *c, govd_finding *finding) {
  if (govd__validator_disables(c->validator, finding->code)) return GOVD_OK;
  finding->cells = c->cells;
  finding->cell_count = c->cell_count;
  for (size_t i = 0; i < c->cell_count && !govd_place_is_known(finding->place); i++) {
    if (c->cells[i].source == GOVD_THIS) finding->place = c->cells[i].place;
  }
  return govd__findings_add(c->findings, finding, c->error);
}

bool govd__row_is_absent(const govd__context *c, size_t table, size_t row) {
  const govd_table *t = govd_form_table(c->form, table);
  for (size_t i = 0; i < t->column_count; i++) {
    if (govd_report_cell(c->report, t->first_cell + row * t->column_count + i)->state != GOVD_ABSENT)
      return false;
  }
  return true;
}

bool govd__table_is_absent(const govd__context *c, size_t table) {
  const govd_table *t = govd_form_table(c->form, table);
  for (size_t row = 0; row < t->row_count; row++) {
    if (!govd__row_is_absent(c, table, row)) return false;
  }
  return true;
}

bool govd__row_is_given(const govd_report *report, const govd_table *table, size_t row) {
  for (size_t i = 0; i < table->column_count; i++) {
    if (govd_report_cell(report, table->first_cell + row * table->column_count + i)->state == GOVD_GIVEN)
      return true;
  }
  return false;
}
