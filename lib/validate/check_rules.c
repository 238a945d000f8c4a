/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "context.h"
#include "evaluate.h"
#include "sum.h"

void govd__rule_code(const govd_rule *rule, char *code, size_t size) {
  bool own = strncmp(rule->id, "years.", 6) == 0 || strncmp(rule->id, "units.", 6) == 0;
  snprintf(code, size, "%s%s", own ? "" : "arithmetic.", rule->id);
}

/* A broken sum is shown at its total. */
static govd_place place_of(const govd__context *c, const govd_instance *instance) {
  if (instance->total == GOVD_NONE) return (govd_place){0};
  return govd_report_cell(c->report, instance->terms[instance->total].cell)->place;
}

static govd_status emit_failure(govd__context *c, const govd_instance *instance, const govd__evaluation *e) {
  const govd_rule *rule = govd_form_rule(c->form, instance->rule);
  char code[256];
  govd__rule_code(rule, code, sizeof code);
  bool right = govd__printed_on_right(instance);
  govd_finding finding = {.code = code,
                          .severity = rule->severity,
                          .rule = rule->id,
                          .instance = instance->id,
                          .compared = true,
                          .blank_as_zero = e->blank_as_zero};
  finding.scale = govd_type_scale(govd_form_cell_at(c->form, instance->terms[0].cell)->type);
  finding.actual = right ? e->right : e->left;
  finding.expected = right ? e->left : e->right;
  if (__builtin_sub_overflow(finding.actual, finding.expected, &finding.difference)) {
    finding.compared = false;
    finding.code = "arithmetic.overflow";
    return govd__emit(c, &finding);
  }
  char *sum;
  govd_status status = govd__sum_write(c, instance, rule->relation, e, &sum);
  if (status != GOVD_OK) return status;
  finding.sum = sum;
  finding.place = place_of(c, instance);
  status = govd__emit(c, &finding);
  govd_string_free(sum);
  return status;
}

static govd_status emit_overflow(govd__context *c, const govd_instance *instance) {
  govd_finding finding = govd__finding("arithmetic.overflow");
  finding.rule = govd_form_rule(c->form, instance->rule)->id;
  finding.instance = instance->id;
  return govd__emit(c, &finding);
}

/* The first place that some cell of a rule has: where its unknown cells have none, its known ones do. */
static govd_place place_of_rule(const govd__context *c, const govd_rule *rule) {
  for (size_t i = 0; i < rule->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(c->form, rule->first_instance + i);
    for (size_t t = 0; t < instance->term_count; t++) {
      govd_place place = govd_report_cell(c->report, instance->terms[t].cell)->place;
      if (instance->terms[t].source == GOVD_THIS && govd_place_is_known(place)) return place;
    }
  }
  return (govd_place){0};
}

/* One note a rule for all of its undecided instances, with the cells that are not known. */
static govd_status emit_undecided(govd__context *c, const govd_rule *rule) {
  govd__context note = *c;
  note.cells = NULL;
  note.cell_count = note.cell_capacity = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < rule->instance_count && status == GOVD_OK; i++) {
    govd__evaluation e;
    status = govd__evaluate(c, govd_form_instance(c->form, rule->first_instance + i), &e);
    for (size_t k = 0; k < c->cell_count && status == GOVD_OK && e.outcome == GOVD__UNDECIDED; k++) {
      status = govd__cells_add_term(&note, &c->cells[k]);
    }
  }
  govd_finding finding = govd__finding("rule.undecided");
  finding.rule = rule->id;
  for (size_t i = 0; i < note.cell_count && !govd_place_is_known(finding.place); i++)
    finding.place = note.cells[i].place;
  if (!govd_place_is_known(finding.place)) finding.place = place_of_rule(c, rule);
  if (status == GOVD_OK) status = govd__emit(&note, &finding);
  govd__free(note.cells);
  return status;
}

static govd_status check_rule(govd__context *c, const govd_rule *rule) {
  size_t undecided = 0;
  for (size_t i = 0; i < rule->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(c->form, rule->first_instance + i);
    /* That its total is missing has been said. */
    if (instance->total != GOVD_NONE && c->missing_total[instance->terms[instance->total].cell]) continue;
    govd__evaluation e;
    govd_status status = govd__evaluate(c, instance, &e);
    if (status == GOVD_OK && e.outcome == GOVD__FAILS) status = emit_failure(c, instance, &e);
    if (status == GOVD_OK && e.outcome == GOVD__OVERFLOW) status = emit_overflow(c, instance);
    if (status != GOVD_OK) return status;
    undecided += e.outcome == GOVD__UNDECIDED;
  }
  return undecided == 0 ? GOVD_OK : emit_undecided(c, rule);
}

govd_status govd__check_rules(govd__context *c) {
  for (size_t i = 0; i < govd_form_rule_count(c->form); i++) {
    govd_status status = check_rule(c, govd_form_rule(c->form, i));
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
