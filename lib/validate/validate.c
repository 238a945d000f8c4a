/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "checks.h"
#include "context.h"

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
