/* SPDX-License-Identifier: Apache-2.0 */
#include "validator.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "checks.h"
#include "context.h"
#include "evaluate.h"

struct govd_validator {
  govd_blank blank;
  char **disabled;
  size_t count;
  size_t capacity;
};

GOVD_EXPORT govd_status govd_validator_new(govd_validator **validator, govd_error *error) {
  *validator = govd__calloc(1, sizeof **validator);
  return *validator == NULL ? govd__fail_memory(error) : GOVD_OK;
}

GOVD_EXPORT void govd_validator_free(govd_validator *validator) {
  if (validator == NULL) return;
  for (size_t i = 0; i < validator->count; i++) govd__free(validator->disabled[i]);
  govd__free(validator->disabled);
  govd__free(validator);
}

GOVD_EXPORT void govd_validator_set_blank(govd_validator *validator, govd_blank blank) {
  validator->blank = blank;
}

GOVD_EXPORT govd_status govd_validator_disable(govd_validator *validator, const char *code,
                                               govd_error *error) {
  char **grown = govd__grow(validator->disabled, validator->count, &validator->capacity, sizeof(char *));
  if (grown == NULL) return govd__fail_memory(error);
  validator->disabled = grown;
  char *copy = govd__strdup(code);
  if (copy == NULL) return govd__fail_memory(error);
  grown[validator->count++] = copy;
  return GOVD_OK;
}

govd_blank govd__validator_blank(const govd_validator *validator) {
  return validator == NULL ? GOVD_BLANK_ZERO : validator->blank;
}

bool govd__validator_disables(const govd_validator *validator, const char *code) {
  for (size_t i = 0; validator != NULL && i < validator->count; i++) {
    size_t length = strlen(validator->disabled[i]);
    if (strncmp(code, validator->disabled[i], length) == 0 && (code[length] == '\0' || code[length] == '.'))
      return true;
  }
  return false;
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

static govd_status run_checks(govd__context *c, void *data) {
  govd_status status = GOVD_OK;
  c->findings = data;
  for (size_t i = 0; i < govd__check_count && status == GOVD_OK; i++) {
    govd__cells_clear(c);
    status = govd__checks[i].run(c);
  }
  return status;
}

GOVD_EXPORT govd_status govd_validate(const govd_validator *validator, const govd_report *report,
                                      const govd_related *related, govd_findings **findings,
                                      govd_error *error) {
  govd_findings *made;
  *findings = NULL;
  govd_status status = govd__findings_new(govd_report_form(report), govd_report_unit_name(report),
                                          govd_report_year(report), &made, error);
  if (status != GOVD_OK) return status;
  status = govd__context_run(validator, report, related, run_checks, made, error);
  if (status == GOVD_OK) {
    *findings = made;
  } else {
    govd_findings_free(made);
  }
  return status;
}
