/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "store.h"

static size_t field_named(const govd_report *report, const char *id) {
  return govd_form_find_field(report->form, id); /* the loader sees to it that these are there */
}

GOVD_EXPORT const char *govd_report_field(const govd_report *report, size_t field) {
  return field < govd_form_field_count(report->form) ? report->fields[field].text : NULL;
}

GOVD_EXPORT govd_place govd_report_field_place(const govd_report *report, size_t field) {
  return field < govd_form_field_count(report->form) ? report->fields[field].place : (govd_place){0};
}

/* A year is one to four digits and not zero, so that it reads back as it was written. */
static bool is_year(const char *text) {
  size_t digits = strspn(text, "0123456789");
  return digits >= 1 && digits <= 4 && text[digits] == '\0' && text[0] != '0';
}

GOVD_EXPORT govd_status govd_report_set_field(govd_report *report, size_t field, const char *text,
                                              govd_place place, govd_error *error) {
  if (field >= govd_form_field_count(report->form))
    return govd__fail(error, GOVD_E_ARGUMENT, "the form has no such field");
  if (field == field_named(report, "year") && text != NULL && !is_year(text)) {
    return govd__fail(error, GOVD_E_ARGUMENT, "'%.40s' is no year", text);
  }
  govd_status status = govd__string_set(&report->fields[field].text, text, error);
  if (status != GOVD_OK) return status;
  report->fields[field].place = text == NULL ? (govd_place){0} : place;
  return GOVD_OK;
}

GOVD_EXPORT const char *govd_report_unit_name(const govd_report *report) {
  return govd_report_field(report, field_named(report, "unit_name"));
}

GOVD_EXPORT govd_status govd_report_set_unit_name(govd_report *report, const char *name, govd_error *error) {
  return govd_report_set_field(report, field_named(report, "unit_name"), name, (govd_place){0}, error);
}

GOVD_EXPORT int govd_report_year(const govd_report *report) {
  const char *text = govd_report_field(report, field_named(report, "year"));
  return text == NULL ? 0 : (int)strtol(text, NULL, 10);
}

GOVD_EXPORT govd_status govd_report_set_year(govd_report *report, int year, govd_error *error) {
  if (year < 1 || year > 9999) return govd__fail(error, GOVD_E_ARGUMENT, "%d is no year", year);
  char text[16];
  snprintf(text, sizeof text, "%d", year);
  return govd_report_set_field(report, field_named(report, "year"), text, (govd_place){0}, error);
}
