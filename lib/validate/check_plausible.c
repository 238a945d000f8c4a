/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "bodies.h"
#include "evaluate.h"

/* What may be right and is worth a second look. Notes, with the reason; each can be switched off. */
enum { LARGE_TABLE = 20, MANY_FIGURES = 10, SAME_PERCENT = 80, SMALLEST_BASE = 20, JUMP = 10 };

static govd_status emit_cells(govd__context *c, const char *code) {
  govd_finding finding = govd__finding(code);
  return govd__emit(c, &finding);
}

/* Rules are made by ministries, provinces and cities (Legislation Law, articles 91 and 93), by no others. */
static bool may_make_rules(const char *name) {
  static const char *const others[] = {"县", "县人民政府", "县政府", NULL};
  size_t length = strlen(name);
  if (govd__begins_with(name, length, "国家") || govd__find_word(name, length, "人民政府办公") != GOVD_NONE)
    return true;
  for (size_t i = 0; others[i] != NULL; i++) {
    if (govd__ends_with(name, length, others[i])) return false;
  }
  govd__body_kind kind = govd__body_kind_of(name, length);
  return kind != GOVD__BODY_TOWNSHIP && kind != GOVD__BODY_DEPARTMENT;
}

govd_status govd__check_rules_made(govd__context *c) {
  static const char *const cells[] = {
      "art20_1.regulation.issued",        "art20_1.regulation.in_force",        "art20_1.regulation.new_made",
      "art20_1.regulation.new_disclosed", "art20_1.regulation.total_disclosed", NULL};
  const char *name = govd_report_unit_name(c->report);
  govd__cells_clear(c);
  if (name == NULL || may_make_rules(name)) return GOVD_OK;
  for (size_t i = 0; cells[i] != NULL; i++) {
    size_t cell = govd_form_find_cell(c->form, cells[i]);
    if (cell == GOVD_NONE || govd_report_cell(c->report, cell)->value <= 0) continue;
    govd_status status = govd__cells_add(c, cell);
    if (status != GOVD_OK) return status;
  }
  return c->cell_count == 0 ? GOVD_OK : emit_cells(c, "plausible.regulation");
}

/* The figure of a cell; -1 where there is none. */
static int64_t figure_of(const govd__context *c, const char *id) {
  size_t cell = govd_form_find_cell(c->form, id);
  const govd_cell *found = cell == GOVD_NONE ? NULL : govd_report_cell(c->report, cell);
  return found != NULL && found->state == GOVD_GIVEN ? found->value : -1;
}

govd_status govd__check_lawsuits(govd__context *c) {
  static const char *const requests[] = {"requests.new.total", "requests.carried_in.total",
                                         "request.received", NULL};
  static const char *const lawsuits[] = {"disputes.direct.total", "disputes.after_review.total", "litigation",
                                         NULL};
  bool known = false;
  govd__cells_clear(c);
  for (size_t i = 0; requests[i] != NULL; i++) {
    known = known || figure_of(c, requests[i]) == 0;
    if (figure_of(c, requests[i]) > 0) return GOVD_OK;
  }
  for (size_t i = 0; lawsuits[i] != NULL && known; i++) {
    if (figure_of(c, lawsuits[i]) <= 0) continue;
    govd_status status = govd__cells_add(c, govd_form_find_cell(c->form, lawsuits[i]));
    if (status != GOVD_OK) return status;
  }
  return c->cell_count == 0 ? GOVD_OK : emit_cells(c, "plausible.lawsuits");
}

/* Last year's figure of a cell, or NULL where there is none. */
static const govd_cell *prior_cell(const govd__context *c, size_t cell) {
  const govd_report *prior = c->related == NULL ? NULL : c->related->prior;
  if (prior == NULL || !govd__same_cells(govd_report_form(prior), c->form)) return NULL;
  const govd_cell *found = govd_report_cell(prior, cell);
  return found->state == GOVD_GIVEN ? found : NULL;
}

govd_status govd__check_unchanged(govd__context *c) {
  size_t figures = 0;
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    const govd_cell *cell = govd_report_cell(c->report, i);
    const govd_cell *prior = prior_cell(c, i);
    if (cell->state != GOVD_GIVEN || prior == NULL || (cell->value == 0 && prior->value == 0)) continue;
    figures++;
    if (cell->value != prior->value) continue;
    govd_status status = govd__cells_add(c, i);
    if (status != GOVD_OK) return status;
  }
  bool same = figures >= MANY_FIGURES && c->cell_count * 100 >= figures * SAME_PERCENT;
  return same ? emit_cells(c, "plausible.unchanged") : GOVD_OK;
}

govd_status govd__check_jumps(govd__context *c) {
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    const govd_cell *cell = govd_report_cell(c->report, i);
    const govd_cell *prior = prior_cell(c, i);
    if (cell->state != GOVD_GIVEN || prior == NULL) continue;
    bool amount = govd_form_cell_at(c->form, i)->type == GOVD_AMOUNT;
    int64_t base = amount ? INT64_C(1000000) : SMALLEST_BASE;
    if (prior->value < base || prior->value > INT64_MAX / JUMP || cell->value < JUMP * prior->value) continue;
    govd_status status = govd__cells_add(c, i);
    if (status != GOVD_OK) return status;
  }
  return c->cell_count == 0 ? GOVD_OK : emit_cells(c, "plausible.jump");
}

govd_status govd__check_all_zero(govd__context *c) {
  govd__cells_clear(c);
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    const govd_table *table = govd_form_table(c->form, t);
    size_t zeros = 0;
    bool other = false;
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
      const govd_cell *cell = govd_report_cell(c->report, table->first_cell + i);
      zeros += cell->state == GOVD_GIVEN && cell->value == 0;
      other = other || cell->state == GOVD_INVALID || (cell->state == GOVD_GIVEN && cell->value != 0);
    }
    if (other || zeros < LARGE_TABLE) continue;
    govd_finding finding = govd__finding("plausible.all_zero");
    finding.table = table->id;
    govd_status status = govd__emit(c, &finding);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
