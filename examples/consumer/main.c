/* SPDX-License-Identifier: Apache-2.0 */
/* Fills in a small report, checks it, and says how much is wrong with it. */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>

static govd_status set(govd_report *report, const char *id, int64_t value, govd_error *error) {
  return govd_report_set_value(report, govd_form_find_cell(govd_report_form(report), id), value, error);
}

/* 12 and 7 requests do not make 20. */
static govd_status fill_in(govd_report *report, govd_error *error) {
  govd_status status = govd_report_set_unit_name(report, "某市人民政府", error);
  if (status == GOVD_OK) status = govd_report_set_year(report, 2023, error);
  if (status == GOVD_OK) status = set(report, "requests.new.natural", 12, error);
  if (status == GOVD_OK) status = set(report, "requests.new.commercial", 7, error);
  if (status == GOVD_OK) status = set(report, "requests.new.total", 20, error);
  return status;
}

int main(void) {
  govd_error error;
  govd_forms *forms = NULL;
  govd_report *report = NULL;
  govd_findings *findings = NULL;

  govd_status status = govd_forms_new(&forms, &error);
  if (status == GOVD_OK) status = govd_report_new(govd_forms_find(forms, "cn-2021"), &report, &error);
  if (status == GOVD_OK) status = fill_in(report, &error);
  if (status == GOVD_OK) status = govd_validate(NULL, report, NULL, &findings, &error);
  if (status == GOVD_OK) {
    printf("%s: %zu findings\n", govd_report_unit_name(report), govd_findings_count(findings));
  } else {
    fprintf(stderr, "%s: %s\n", govd_status_name(status), error.text);
  }

  govd_findings_free(findings);
  govd_report_free(report);
  govd_forms_free(forms);
  return status == GOVD_OK ? 0 : 1;
}
