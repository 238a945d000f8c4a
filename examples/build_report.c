/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fills in a report of the form cn-2021 from a program's own figures, checks it, and writes it
 * as JSON.
 *
 *     build_report > report.json
 *
 * This is what a system does that keeps the figures itself and publishes the report. Cells are
 * named by their ids, which never change; `govd forms cn-2021` lists them. Counts are set as
 * they are, amounts of money in millionths of the form's unit: govd_amount_parse() reads a
 * decimal exactly. Cells that are not set stay absent, so here all are set to 0 first.
 *
 * Exit status: 0 the report is sound, 1 it is not, 2 a call failed.
 */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>
#include <string.h>

/* What is not 0 this year. */
static const struct {
  const char *cell;
  int64_t value;
} counts[] = {
    {"art20_1.normative.issued", 3},
    {"art20_1.normative.in_force", 41},
    {"art20_5.licence.decisions", 5180},
    {"art20_6.penalty.decisions", 266},
    {"requests.new.natural", 17},
    {"requests.new.commercial", 4},
    {"requests.new.total", 21},
    {"requests.carried_in.natural", 2},
    {"requests.carried_in.total", 2},
    {"requests.result.granted.natural", 12},
    {"requests.result.granted.commercial", 4},
    {"requests.result.granted.total", 16},
    {"requests.result.unable.not_held.natural", 6},
    {"requests.result.unable.not_held.total", 6},
    {"requests.result.total.natural", 18},
    {"requests.result.total.commercial", 4},
    {"requests.result.total.total", 22},
    {"requests.carried_out.natural", 1},
    {"requests.carried_out.total", 1},
    {"disputes.review.upheld", 1},
    {"disputes.review.total", 1},
};

/* Every cell of the form that takes a figure is 0. Groups are left to the sums of their parts. */
static govd_status set_zeros(govd_report *report, govd_error *error) {
  const govd_form *form = govd_report_form(report);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_cell_count(form) && status == GOVD_OK; i++) {
    const govd_form_cell *cell = govd_form_cell_at(form, i);
    const govd_row *row = govd_form_row(form, cell->table, cell->row);
    if (row->takes_value && row->kind != GOVD_ROW_GROUP) status = govd_report_set_value(report, i, 0, error);
  }
  return status;
}

static govd_status set_figures(govd_report *report, govd_error *error) {
  static const char fees[] = "38.62"; /* 万元 */
  const govd_form *form = govd_report_form(report);
  int64_t amount;
  govd_status status = govd_amount_parse(fees, strlen(fees), GOVD_AMOUNT_SCALE, &amount, error);
  if (status == GOVD_OK) {
    status = govd_report_set_value(report, govd_form_find_cell(form, "art20_8.fee.amount"), amount, error);
  }
  for (size_t i = 0; i < sizeof counts / sizeof *counts && status == GOVD_OK; i++) {
    status = govd_report_set_value(report, govd_form_find_cell(form, counts[i].cell), counts[i].value, error);
  }
  return status;
}

static govd_status fill_in(govd_report *report, govd_error *error) {
  static const char overview[] = "本年度主动公开工作平稳有序，新收政府信息公开申请21件。";
  govd_place nowhere = {0};
  govd_status status = govd_report_set_unit_name(report, "某市示例区人民政府", error);
  if (status == GOVD_OK) status = govd_report_set_year(report, 2023, error);
  if (status == GOVD_OK) status = govd_report_add_section(report, "overview", "一、总体情况", nowhere, error);
  if (status == GOVD_OK) status = govd_report_add_paragraph(report, overview, nowhere, error);
  if (status == GOVD_OK) status = set_zeros(report, error);
  return status == GOVD_OK ? set_figures(report, error) : status;
}

static govd_status write_json(const govd_report *report, govd_error *error) {
  char *text;
  govd_status status = govd_report_write_json(report, false, &text, NULL, error);
  if (status != GOVD_OK) return status;
  puts(text);
  govd_string_free(text);
  return GOVD_OK;
}

int main(void) {
  govd_error error;
  govd_forms *forms = NULL;
  govd_report *report = NULL;
  govd_findings *findings = NULL;
  size_t errors = 0;

  govd_status status = govd_forms_new(&forms, &error);
  if (status == GOVD_OK) status = govd_report_new(govd_forms_find(forms, "cn-2021"), &report, &error);
  if (status == GOVD_OK) status = fill_in(report, &error);
  if (status == GOVD_OK) status = govd_validate(NULL, report, NULL, &findings, &error);
  if (status == GOVD_OK) errors = govd_findings_count_of(findings, GOVD_ERROR);
  if (status == GOVD_OK) status = write_json(report, &error);
  if (status != GOVD_OK) fprintf(stderr, "%s: %s\n", govd_status_name(status), error.text);

  govd_findings_free(findings);
  govd_report_free(report);
  govd_forms_free(forms);
  if (status != GOVD_OK || fflush(stdout) != 0) return 2;
  return errors > 0 ? 1 : 0;
}
