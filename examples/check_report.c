/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads a report from a file and prints what is wrong with it.
 *
 *     check_report FILE
 *
 * A file can hold several reports, so reading gives a list. Each report is checked by itself; its
 * findings are plain data, and the sentence for a person is made on demand, here in English.
 * A report that does not add up is no failure of a call: only what cannot be read is.
 *
 * Exit status: 0 no errors were found, 1 some were, 2 the file could not be read.
 */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>

/* Text has lines; a Word document has tables, a workbook sheets, and a PDF pages. */
static void print_place(govd_place place) {
  if (place.page > 0) printf("page %d, ", place.page);
  if (place.table_number > 0) printf("table %d, ", place.table_number);
  if (place.row_number > 0) {
    printf("row %d, column %d: ", place.row_number, place.column);
  } else {
    printf("%d:%d: ", place.line, place.column);
  }
}

static govd_status print_finding(const govd_findings *findings, size_t index, govd_error *error) {
  const govd_finding *finding = govd_findings_at(findings, index);
  char *message;
  govd_status status = govd_finding_message(findings, index, GOVD_EN, &message, error);
  if (status != GOVD_OK) return status;
  print_place(finding->place);
  printf("%s: %s [%s]\n", govd_severity_name(finding->severity), message, finding->code);
  govd_string_free(message);
  return GOVD_OK;
}

/* Checks one report, prints the findings, and adds up the errors among them. */
static govd_status check(const govd_report *report, size_t *errors, govd_error *error) {
  govd_findings *findings;
  govd_status status = govd_validate(NULL, report, NULL, &findings, error);
  if (status != GOVD_OK) return status;
  const char *body = govd_report_unit_name(report);
  printf("%s, %d, form %s:\n", body == NULL ? "(no body named)" : body, govd_report_year(report),
         govd_form_id(govd_report_form(report)));
  for (size_t i = 0; i < govd_findings_count(findings) && status == GOVD_OK; i++) {
    status = print_finding(findings, i, error);
  }
  *errors += govd_findings_count_of(findings, GOVD_ERROR);
  govd_findings_free(findings);
  return status;
}

int main(int argc, char **argv) {
  govd_error error;
  govd_reports *reports = NULL;
  size_t errors = 0;
  if (argc != 2) {
    fprintf(stderr, "usage: check_report FILE\n");
    return 2;
  }
  govd_status status = govd_read_file(NULL, argv[1], &reports, &error);
  for (size_t i = 0; status == GOVD_OK && i < govd_reports_count(reports); i++) {
    status = check(govd_reports_at(reports, i), &errors, &error);
  }
  govd_reports_free(reports);
  if (status != GOVD_OK) {
    fprintf(stderr, "%s:%d: %s [%s]\n", argv[1], error.line, error.text, govd_status_name(status));
    return 2;
  }
  return errors > 0 ? 1 : 0;
}
