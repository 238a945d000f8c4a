/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"
#include "evaluate.h"

/*
 * A total that was left empty, though its parts sum to something: found first, so
 * that the sum is not told as wrong, and other rules do not take the total for 0.
 */
static govd_status find_missing(govd__context *c, const govd_instance *instance, bool *missing) {
  *missing = false;
  if (instance->total == GOVD_NONE) return GOVD_OK;
  const govd_term *total = &instance->terms[instance->total];
  govd_state state = govd_report_cell(c->report, total->cell)->state;
  if (state != GOVD_BLANK && state != GOVD_DASH) return GOVD_OK;
  govd__evaluation e;
  govd_status status = govd__evaluate(c, instance, &e);
  *missing = status == GOVD_OK && e.outcome == GOVD__FAILS;
  return status;
}

/* One finding a rule, with all of its missing totals. */
static govd_status check_rule(govd__context *c, const govd_rule *rule) {
  size_t found = 0;
  for (size_t i = 0; i < rule->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(c->form, rule->first_instance + i);
    bool missing;
    govd_status status = find_missing(c, instance, &missing);
    if (status != GOVD_OK) return status;
    if (!missing) continue;
    c->missing_total[instance->terms[instance->total].cell] = true;
    found++;
  }
  govd__cells_clear(c);
  for (size_t i = 0; i < rule->instance_count && found > 0; i++) {
    const govd_instance *instance = govd_form_instance(c->form, rule->first_instance + i);
    if (instance->total == GOVD_NONE || !c->missing_total[instance->terms[instance->total].cell]) continue;
    govd_status status = govd__cells_add(c, instance->terms[instance->total].cell);
    if (status != GOVD_OK) return status;
  }
  if (found == 0) return GOVD_OK;
  govd_finding finding = govd__finding("total.missing");
  finding.rule = rule->id;
  return govd__emit(c, &finding);
}

govd_status govd__check_totals(govd__context *c) {
  for (size_t i = 0; i < govd_form_rule_count(c->form); i++) {
    govd_status status = check_rule(c, govd_form_rule(c->form, i));
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
