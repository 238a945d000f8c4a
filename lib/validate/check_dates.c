/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "bodies.h"

/*
 * When a report had to be public. Departments: 31 January of the next year, governments: 31 March
 * (Regulations on Open Government Information, 2019, article 49); before that, all: 31 March
 * (2007, article 31). Townships are given the later date, as the law does not name them.
 */
enum { FIRST_OF_LAW = 2019 };

/* 2024年4月10日 or 2024-04-10, as year * 10000 + month * 100 + day; 0 if it is none. */
static int read_date(const char *text, size_t length, size_t *end) {
  static const char *const marks[][3] = {{"年", "月", "日"}, {"-", "-", ""}, {".", ".", ""}, {"/", "/", ""}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    int parts[3];
    size_t at = 0;
    int k = 0;
    for (; k < 3; k++) {
      size_t digits = govd__read_small_number(text + at, length - at, &parts[k]);
      if (digits == 0 || !govd__begins_with(text + at + digits, length - at - digits, marks[i][k])) break;
      at += digits + strlen(marks[i][k]);
    }
    *end = at;
    bool valid =
        k == 3 && parts[0] > 1990 && parts[1] >= 1 && parts[1] <= 12 && parts[2] >= 1 && parts[2] <= 31;
    if (valid) return parts[0] * 10000 + parts[1] * 100 + parts[2];
  }
  return 0;
}

static bool is_late(const govd__context *c, int date) {
  const char *name = govd_report_unit_name(c->report);
  int year = govd_report_year(c->report);
  bool department =
      name != NULL && year >= FIRST_OF_LAW && govd__body_kind_of(name, strlen(name)) == GOVD__BODY_DEPARTMENT;
  return year > 0 && date > (year + 1) * 10000 + (department ? 131 : 331);
}

static govd_status check_field(govd__context *c) {
  size_t field = govd_form_find_field(c->form, "date");
  const char *text = field == GOVD_NONE ? NULL : govd_report_field(c->report, field);
  size_t end;
  if (text == NULL || !is_late(c, read_date(text, strlen(text), &end))) return GOVD_OK;
  govd_finding finding = govd__finding("date.late");
  finding.field = "date";
  finding.text = text;
  finding.place = govd_report_field_place(c->report, field);
  return govd__emit(c, &finding);
}

/* A last line that is a date, or says when the report was published. */
static govd_status check_line(govd__context *c, const govd_paragraph *paragraph) {
  static const char *const labels[] = {"发布日期", "发布时间", "公开日期", "公布日期", "", NULL};
  const char *text = paragraph->text;
  size_t length = strlen(text);
  for (size_t i = 0; labels[i] != NULL; i++) {
    size_t at = strlen(labels[i]);
    size_t end;
    size_t width;
    if (!govd__begins_with(text, length, labels[i])) continue;
    if (at > 0 && govd__point_at(text + at, length - at, &width) == ':') at += width;
    int date = read_date(text + at, length - at, &end);
    if (date == 0 || at + end != length || !is_late(c, date)) continue;
    return govd__emit_part(c, "date.late", paragraph, at, end);
  }
  return GOVD_OK;
}

govd_status govd__check_dates(govd__context *c) {
  govd__cells_clear(c);
  govd_status status = check_field(c);
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count && status == GOVD_OK; p++)
      status = check_line(c, govd_report_paragraph(c->report, s, p));
  }
  return status;
}
