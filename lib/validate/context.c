/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"

#include <string.h>

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

/* Usually they are one and the same form. */
bool govd__same_cells(const govd_form *a, const govd_form *b) {
  if (a == b) return true;
  size_t count = govd_form_cell_count(a);
  if (strcmp(govd_form_id(a), govd_form_id(b)) != 0 || count != govd_form_cell_count(b)) return false;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(govd_form_cell_at(a, i)->id, govd_form_cell_at(b, i)->id) != 0) return false;
  }
  return true;
}

static govd_status run_alone(govd__context *c, govd__context_call *call, void *data) {
  c->missing_total = govd__calloc(govd_form_cell_count(c->form), sizeof *c->missing_total);
  if (c->missing_total == NULL) return govd__fail_memory(c->error);
  govd_status status = call(c, data);
  govd__free(c->missing_total);
  govd__free(c->cells);
  return status;
}

/* Runs a call with last year's report as this form has it. */
static govd_status run_with_others(govd__context *c, govd__context_call *call, void *data) {
  const govd_report *prior = c->related == NULL ? NULL : c->related->prior;
  if (prior == NULL || govd__same_cells(govd_report_form(prior), c->form)) return run_alone(c, call, data);
  govd_report *translated;
  govd_status status = govd_report_translate(prior, c->form, &translated, c->error);
  if (status != GOVD_OK) return status;
  govd_related related = *c->related;
  related.prior = translated;
  c->related = &related;
  c->prior_form = govd_report_form(prior);
  status = run_alone(c, call, data);
  govd_report_free(translated);
  return status;
}

govd_status govd__context_run(const govd_validator *validator, const govd_report *report,
                              const govd_related *related, govd__context_call *call, void *data,
                              govd_error *error) {
  govd__context c = {.validator = validator,
                     .blank = govd__validator_blank(validator),
                     .form = govd_report_form(report),
                     .report = report,
                     .related = related,
                     .error = error};
  return run_with_others(&c, call, data);
}
