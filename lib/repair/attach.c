/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "repair.h"
#include "validate/findings.h"

static bool is_about(const govd_repair *repair, const govd_broken *broken, const govd_finding *finding) {
  if (broken->rule != GOVD_NONE) {
    const govd_rule *rule = govd_form_rule(repair->form, broken->rule);
    const govd_instance *instance = govd_form_instance(repair->form, broken->instance);
    return finding->rule != NULL && finding->instance != NULL && finding->compared &&
           strcmp(finding->rule, rule->id) == 0 && strcmp(finding->instance, instance->id) == 0;
  }
  return strcmp(finding->code, "group.sum") == 0 && finding->cell_count > 0 &&
         finding->cells[finding->cell_count - 1].cell == broken->group;
}

static const govd_component *component_of(const govd_repair *repair, const govd_finding *finding) {
  for (size_t c = 0; c < repair->count; c++) {
    for (size_t b = 0; b < repair->components[c].broken_count; b++) {
      if (is_about(repair, &repair->components[c].broken[b], finding)) return &repair->components[c];
    }
  }
  return NULL;
}

static bool speaks_of(const govd_finding *finding, const govd_change *change) {
  for (size_t i = 0; i < finding->cell_count; i++) {
    const govd_finding_cell *cell = &finding->cells[i];
    if (cell->cell == change->cell && cell->source == change->source && cell->unit == change->unit)
      return true;
  }
  return false;
}

static bool is_of_open_figures(const govd_finding *finding) {
  return strcmp(finding->code, "total.missing") == 0 || strcmp(finding->code, "cell.missing") == 0 ||
         strncmp(finding->code, "value.", strlen("value.")) == 0;
}

/* What is put to a finding. */
typedef struct attached {
  const govd_suggestion *suggestions;
  size_t count;
} attached;

/* Of the open figures that the rules give, those that a finding speaks of. */
static govd_status explain_open(const govd_repair *repair, govd_findings *findings,
                                const govd_finding *finding, attached *to, govd_error *error) {
  const govd_component *last = repair->count == 0 ? NULL : &repair->components[repair->count - 1];
  if (last == NULL || last->broken_count > 0 || last->suggestion_count != 1) return GOVD_OK;
  const govd_suggestion *all = &last->suggestions[0];
  if (all->kind != GOVD_UNREAD || !is_of_open_figures(finding)) return GOVD_OK;
  govd_change *changes = govd__calloc(all->change_count, sizeof *changes);
  if (changes == NULL) return govd__fail_memory(error);
  govd_suggestion own = {GOVD_UNREAD, changes, 0, 0};
  for (size_t i = 0; i < all->change_count; i++) {
    if (speaks_of(finding, &all->changes[i])) changes[own.change_count++] = all->changes[i];
  }
  to->count = own.change_count > 0;
  govd_status status = govd__findings_keep(findings, &own, to->count, &to->suggestions, error);
  govd__free(changes);
  return status;
}

static govd_status explain_one(const govd_repair *repair, govd_findings *findings,
                               const govd_finding *finding, size_t most, attached *to, govd_error *error) {
  const govd_component *c = component_of(repair, finding);
  *to = (attached){NULL, 0};
  if (c == NULL) return explain_open(repair, findings, finding, to, error);
  to->count = most > 0 && c->suggestion_count > most ? most : c->suggestion_count;
  return govd__findings_keep(findings, c->suggestions, to->count, &to->suggestions, error);
}

GOVD_EXPORT govd_status govd_repair_explain(const govd_repair *repair, govd_findings *findings, size_t most,
                                            govd_error *error) {
  if (strcmp(govd_form_id(repair->form), govd_form_id(govd_findings_form(findings))) != 0)
    return govd__fail(error, GOVD_E_ARGUMENT, "the findings are of another form");
  attached *all = govd__calloc(findings->count + 1, sizeof *all);
  if (all == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < findings->count && status == GOVD_OK; i++)
    status = explain_one(repair, findings, &findings->items[i], most, &all[i], error);
  for (size_t i = 0; i < findings->count && status == GOVD_OK; i++) {
    findings->items[i].suggestions = all[i].suggestions;
    findings->items[i].suggestion_count = all[i].count;
  }
  govd__free(all);
  return status;
}

/* Whether a report holds what is to be changed. */
static bool is_as_said(const govd_report *report, const govd_change *change) {
  const govd_cell *cell = govd_report_cell(report, change->cell);
  return cell != NULL && cell->state == change->state && cell->value == change->from;
}

GOVD_EXPORT govd_status govd_suggestion_apply(const govd_suggestion *suggestion, govd_report *report,
                                              govd_error *error) {
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    if (change->source == GOVD_THIS && !is_as_said(report, change))
      return govd__fail(error, GOVD_E_ARGUMENT, "the report does not hold what is to be changed");
  }
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    if (change->source != GOVD_THIS) continue;
    govd_status status = govd_report_set_value(report, change->cell, change->to, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
