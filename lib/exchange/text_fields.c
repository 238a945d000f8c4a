/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "report/line.h"
#include "text_lines.h"
#include "text_plan.h"

enum { FIELDS_A_LINE = 3 };

/* The longest name of a field, which is the one with all that the form prints: 填报单位（盖章）. */
static const char *label_of(const govd_form *form, size_t field) {
  const char *label = govd_form_field_at(form, field)->title.zh;
  const char *alias;
  for (size_t i = 0; (alias = govd_form_field_alias(form, field, i)) != NULL; i++) {
    if (strlen(alias) > strlen(label)) label = alias;
  }
  return label;
}

/* Whether a line is read as just these fields with their values. */
static bool reads_back(govd__text_lines *lines, const char *text, const size_t *fields, size_t count) {
  govd__line_field found[GOVD__MAX_LINE_FIELDS];
  size_t length = strlen(text);
  if (!govd__text_fits(text) ||
      govd__line_read(lines->form, text, length, &lines->scratch).kind != GOVD__LINE_FIELDS) {
    return false;
  }
  if (govd__line_fields(lines->form, text, length, found) != count) return false;
  for (size_t i = 0; i < count; i++) {
    const char *value = govd_report_field(lines->report, fields[i]);
    if (found[i].field != fields[i] || found[i].value_length != strlen(value) ||
        memcmp(text + found[i].value, value, found[i].value_length) != 0) {
      return false;
    }
  }
  return true;
}

/* Writes fields in one line, if that reads back. */
static bool put_fields(govd__text_lines *lines, const size_t *fields, size_t count) {
  size_t start = lines->text.length;
  for (size_t i = 0; i < count; i++) {
    if (i > 0) govd__buffer_putc(&lines->text, ' ');
    govd__buffer_puts(&lines->text, label_of(lines->form, fields[i]));
    govd__buffer_puts(&lines->text, "：");
    govd__buffer_puts(&lines->text, govd_report_field(lines->report, fields[i]));
  }
  if (lines->text.failed) return true; /* to be told at the end */
  if (reads_back(lines, lines->text.data + start, fields, count)) {
    govd__buffer_putc(&lines->text, '\n');
    return true;
  }
  lines->text.length = start;
  return false;
}

/* Several fields side by side, or if need be one below the other. */
static govd_status put_all(govd__text_lines *lines, const size_t *fields, size_t count) {
  if (count == 0 || put_fields(lines, fields, count)) return GOVD_OK;
  for (size_t i = 0; i < count; i++) {
    if (put_fields(lines, &fields[i], 1)) continue;
    return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the field '%s' would not be read as '%.80s'",
                      govd_form_field_at(lines->form, fields[i])->id,
                      govd_report_field(lines->report, fields[i]));
  }
  return GOVD_OK;
}

govd_status govd__text_footer_fields(govd__text_lines *lines) {
  size_t fields[FIELDS_A_LINE];
  size_t count = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_field_count(lines->form) && status == GOVD_OK; i++) {
    if (!govd_form_field_at(lines->form, i)->footer || govd_report_field(lines->report, i) == NULL) continue;
    fields[count++] = i;
    if (count < FIELDS_A_LINE) continue;
    status = put_all(lines, fields, count);
    count = 0;
  }
  return status == GOVD_OK ? put_all(lines, fields, count) : status;
}

/* (2018年度), as a statistics form has it. */
static govd_status put_year_line(govd__text_lines *lines, int year) {
  size_t start = lines->text.length;
  govd__buffer_printf(&lines->text, "(%d年度)", year);
  if (lines->text.failed) return GOVD_OK;
  const char *text = lines->text.data + start;
  govd__line line = govd__line_read(lines->form, text, strlen(text), &lines->scratch);
  if (line.kind != GOVD__LINE_YEAR || line.year != year) {
    return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the year %d would not be recognised", year);
  }
  govd__buffer_putc(&lines->text, '\n');
  return GOVD_OK;
}

/* What the title says where no field does: it must not say more than the report knows. */
static govd_status check_title(govd__text_lines *lines, const govd__title_parts *parts) {
  bool body = parts->body_length > 0 && govd_report_unit_name(lines->report) == NULL;
  bool year = parts->year != 0 && govd_report_year(lines->report) == 0;
  if (!body && !year) return GOVD_OK;
  return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the title names %s that the report does not have",
                    body ? "a body" : "a year");
}

static bool names_body(const govd__title_parts *parts, const char *name) {
  return parts->body_length > 0 && strlen(name) == parts->body_length &&
         memcmp(name, parts->body, parts->body_length) == 0;
}

/* Writes body or year unless the title says them. */
static govd_status put_known_field(govd__text_lines *lines, size_t field, const govd__title_parts *parts,
                                   bool all) {
  int year = govd_report_year(lines->report);
  bool is_year = field == govd_form_find_field(lines->form, "year");
  bool said = is_year ? parts->year == year : names_body(parts, govd_report_unit_name(lines->report));
  if (is_year && year < 1000) { /* four digits make a year */
    return govd__fail(lines->error, GOVD_E_UNREPRESENTABLE, "the year %d would not be recognised", year);
  }
  if (said && !all) return GOVD_OK;
  return is_year && all ? put_year_line(lines, year) : put_all(lines, &field, 1);
}

govd_status govd__text_header_fields(govd__text_lines *lines, bool all) {
  const char *title = govd_report_title(lines->report);
  govd__title_parts parts = {NULL, 0, 0};
  if (title != NULL) parts = govd__title_read(title, strlen(title));
  size_t year = govd_form_find_field(lines->form, "year");
  size_t unit_name = govd_form_find_field(lines->form, "unit_name");
  govd_status status = check_title(lines, &parts);
  if (status == GOVD_OK && govd_report_year(lines->report) != 0)
    status = put_known_field(lines, year, &parts, all);
  for (size_t i = 0; i < govd_form_field_count(lines->form) && status == GOVD_OK; i++) {
    if (i == year || govd_form_field_at(lines->form, i)->footer ||
        govd_report_field(lines->report, i) == NULL)
      continue;
    status = i == unit_name ? put_known_field(lines, i, &parts, all) : put_all(lines, &i, 1);
  }
  return status;
}
