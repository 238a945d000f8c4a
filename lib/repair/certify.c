/* SPDX-License-Identifier: Apache-2.0 */
#include "certify.h"

#include "base/fail.h"

govd_status govd__certifier_open(govd__certifier *c, govd__system *s) {
  *c = (govd__certifier){.s = s};
  const govd_related *related = s->sheets[0].context.related;
  if (related != NULL) c->related = *related;
  c->copies = govd__arena_alloc(&s->arena, s->sheet_count, sizeof(govd_report *));
  c->units = govd__arena_alloc(&s->arena, c->related.unit_count + 1, sizeof(govd_report *));
  if (c->copies == NULL || c->units == NULL) return govd__fail_memory(s->error);
  for (size_t i = 0; i < c->related.unit_count; i++) c->units[i] = c->related.units[i];
  if (related != NULL && related->units != NULL) c->related.units = c->units;
  return GOVD_OK;
}

void govd__certifier_release(govd__certifier *c) {
  for (size_t i = 0; c->copies != NULL && i < c->s->sheet_count; i++) govd_report_free(c->copies[i]);
}

static govd_status copy_cell(const govd_report *from, govd_report *to, size_t cell, govd_error *error) {
  const govd_cell *figure = govd_report_cell(from, cell);
  if (figure->state == GOVD_GIVEN) return govd_report_set_value(to, cell, figure->value, error);
  return govd_report_set_cell(to, cell, figure->state, 0, figure->text, figure->unit, error);
}

/* A copy of the figures, for there is nothing else that rules speak of. */
static govd_status copy_sheet(govd__certifier *c, size_t sheet) {
  const govd__system *s = c->s;
  const govd_report *from = s->sheets[sheet].context.report;
  govd_status status = govd_report_new(govd_report_form(from), &c->copies[sheet], s->error);
  for (size_t i = 0; i < govd_form_cell_count(s->form) && status == GOVD_OK; i++) {
    status = copy_cell(from, c->copies[sheet], i, s->error);
  }
  if (s->sheets[sheet].source == GOVD_PRIOR) c->related.prior = c->copies[sheet];
  if (s->sheets[sheet].source == GOVD_UNITS) c->units[s->sheets[sheet].unit] = c->copies[sheet];
  return status;
}

static govd_status change(govd__certifier *c, const govd__set *set) {
  govd__system *s = c->s;
  for (size_t i = 0; i < set->count; i++) {
    const govd__variable *v = &s->variables[set->variables[i]];
    size_t sheet = govd__system_sheet(s, v->source, v->unit);
    govd_status status = c->copies[sheet] == NULL ? copy_sheet(c, sheet) : GOVD_OK;
    if (status == GOVD_OK)
      status = govd_report_set_value(c->copies[sheet], v->cell, v->value + set->deltas[i], s->error);
    if (status != GOVD_OK) return status;
    s->sheets[sheet].context.missing_total[v->cell] = false;
  }
  return GOVD_OK;
}

static govd_status undo(govd__certifier *c, const govd__set *set) {
  govd__system *s = c->s;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < set->count && status == GOVD_OK; i++) {
    const govd__variable *v = &s->variables[set->variables[i]];
    size_t sheet = govd__system_sheet(s, v->source, v->unit);
    bool empty = v->state == GOVD_BLANK || v->state == GOVD_DASH;
    s->sheets[sheet].context.missing_total[v->cell] =
        v->open && empty && s->sheets[sheet].context.blank == GOVD_BLANK_ZERO;
    status = copy_cell(s->sheets[sheet].context.report, c->copies[sheet], v->cell, s->error);
  }
  return status;
}

/* Evaluates the rule behind a row, as govd_validate() would. */
static govd_status evaluate(govd__certifier *c, const govd__row *row, bool *holds) {
  govd__context context = c->s->sheets[row->sheet].context;
  if (c->copies[row->sheet] != NULL) context.report = c->copies[row->sheet];
  if (context.related != NULL) context.related = &c->related;
  govd__evaluation e;
  govd_status status;
  if (row->group != GOVD_NONE) {
    status = govd__sum_of_parts(&context, row->group, &e);
    const govd_cell *group = govd_report_cell(context.report, row->group);
    *holds = e.outcome != GOVD__OVERFLOW && (e.outcome != GOVD__HOLDS || e.left == group->value);
  } else {
    status = govd__evaluate(&context, govd_form_instance(c->s->form, row->instance), &e);
    *holds = e.outcome != GOVD__FAILS && e.outcome != GOVD__OVERFLOW;
  }
  /* The list of cells may have moved. */
  c->s->sheets[row->sheet].context.cells = context.cells;
  c->s->sheets[row->sheet].context.cell_capacity = context.cell_capacity;
  return status;
}

static bool speaks_of(const govd__row *row, const govd__set *set) {
  for (size_t e = 0; e < row->count; e++) {
    for (size_t i = 0; i < set->count; i++) {
      if (row->entries[e].variable == set->variables[i]) return true;
    }
  }
  return false;
}

static bool is_among(const govd__system *s, const govd__row *row, const size_t *broken, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const govd__row *b = &s->rows[broken[i]];
    if (row->sheet == b->sheet && row->instance == b->instance && row->group == b->group) return true;
  }
  return false;
}

govd_status govd__certify(govd__certifier *c, const govd__set *set, const size_t *broken, size_t broken_count,
                          bool *holds) {
  const govd__system *s = c->s;
  govd_status status = change(c, set);
  *holds = true;
  for (size_t r = 0; r < s->given_rows && status == GOVD_OK && *holds; r++) {
    const govd__row *row = &s->rows[r];
    if (speaks_of(row, set) || is_among(s, row, broken, broken_count)) status = evaluate(c, row, holds);
  }
  return status == GOVD_OK ? undo(c, set) : status;
}
