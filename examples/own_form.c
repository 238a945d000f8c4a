/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Works with a form of one's own: loads it, fills in a report, and checks that by the form's rules.
 *
 *     own_form forms/service-windows.json
 *
 * A form is data: tables, rows, columns, units and rules in one JSON file (docs/form-format.md).
 * No code is written for it. What is filled in here has one slip, a total that does not add up,
 * and the findings say so in Chinese and in English. A document of this form can be read as well:
 * add the form to a set with govd_forms_add() and make a reader for it, or see
 *
 *     govd check --form-file forms/service-windows.json FILE
 *
 * Exit status: 0 the slip was found, 1 it was not, 2 a call failed.
 */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>

static const struct {
  const char *cell;
  const char *text; /* as somebody typed it */
} entries[] = {
    {"visits.received.in_person", "1,204"}, {"visits.received.phone", "86"},
    {"visits.received.total", "1290"},      {"visits.answered.in_person", "1150"},
    {"visits.answered.phone", "80"},        {"visits.answered.total", "1203"},
    {"visits.referred.in_person", "54"},    {"visits.referred.phone", "6"},
    {"visits.referred.total", "60"},
};

/* Loads a form from a file. Forms are small: a fixed buffer will do. */
static govd_status load(const char *path, govd_form **form, govd_error *error) {
  static char text[64 * 1024];
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    *error = (govd_error){GOVD_E_IO, GOVD_NONE, 0, "the file of the form cannot be opened"};
    return GOVD_E_IO;
  }
  size_t length = fread(text, 1, sizeof text, file);
  fclose(file);
  return govd_form_load(text, length, form, error);
}

/* Sets the cells from text. What is no figure becomes an invalid cell, and later a finding. */
static govd_status fill_in(govd_report *report, govd_error *error) {
  const govd_form *form = govd_report_form(report);
  govd_status status = govd_report_set_unit_name(report, "示例区政务服务中心", error);
  if (status == GOVD_OK) status = govd_report_set_year(report, 2024, error);
  for (size_t i = 0; i < sizeof entries / sizeof *entries && status == GOVD_OK; i++) {
    status = govd_report_set_text(report, govd_form_find_cell(form, entries[i].cell), entries[i].text, NULL,
                                  error);
  }
  return status;
}

static govd_status print(const govd_findings *findings, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    for (govd_language language = GOVD_ZH; language <= GOVD_EN && status == GOVD_OK; language++) {
      char *message;
      status = govd_finding_message(findings, i, language, &message, error);
      if (status == GOVD_OK) printf("[%s] %s\n", govd_findings_at(findings, i)->code, message);
      govd_string_free(message);
    }
  }
  return status;
}

int main(int argc, char **argv) {
  govd_error error;
  govd_form *form = NULL;
  govd_report *report = NULL;
  govd_findings *findings = NULL;
  size_t errors = 0;
  if (argc != 2) {
    fprintf(stderr, "usage: own_form FORM.json\n");
    return 2;
  }

  govd_status status = load(argv[1], &form, &error);
  if (status == GOVD_OK) status = govd_report_new(form, &report, &error);
  if (status == GOVD_OK) status = fill_in(report, &error);
  if (status == GOVD_OK) status = govd_validate(NULL, report, NULL, &findings, &error);
  if (status == GOVD_OK) status = print(findings, &error);
  if (status == GOVD_OK) errors = govd_findings_count_of(findings, GOVD_ERROR);
  if (status != GOVD_OK) fprintf(stderr, "%s:%d: %s\n", argv[1], error.line, error.text);

  govd_findings_free(findings);
  govd_report_free(report);
  govd_form_free(form);
  if (status != GOVD_OK) return 2;
  return errors > 0 ? 0 : 1;
}
