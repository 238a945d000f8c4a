/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "govdisclosure/report.h"
#include "prose.h"
#include "report/line.h"

/*
 * The figures of a report are those of its year, from 1 January to 31 December. Dates
 * stand in the prose for many other reasons, so only those count that a sentence gives
 * for the figures in it.
 */

typedef struct date {
  int year;
  int month;
  int day;
} date;

static size_t read_part(const char *text, size_t length, const char *unit, int *number) {
  size_t at = govd__read_small_number(text, length, number);
  if (at == 0 || !govd__begins_with(text + at, length - at, unit)) return 0;
  return at + strlen(unit);
}

/* 2018年11月29日 or, within a year that is known, 11月29日; gives its length. */
static size_t read_date(const char *text, size_t length, int year, date *d) {
  *d = (date){year, 0, 0};
  size_t at = read_part(text, length, "年", &d->year);
  if (at == 0) d->year = year;
  size_t month = read_part(text + at, length - at, "月", &d->month);
  if (month == 0) return 0;
  at += month;
  size_t day = read_part(text + at, length - at, "日", &d->day);
  bool valid = day > 0 && d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31;
  return valid ? at + day : 0;
}

static bool is_last_day(date d) { return d.month == 12 && d.day == 31; }

/* Words of sentences that say which period the figures are of. */
static const char *const period_words[] = {"统计期限", "统计时间", "数据统计", "统计数据", "统计时限",
                                           "所列数据", "报告期",   "时间范围", NULL};

/* Words of sentences that give figures of disclosure. */
static const char *const figure_words[] = {"公开", "发布", "受理", "收到", "申请", "答复", "办结", NULL};
static const char *const figure_units[] = {"条", "件", "次", "篇", NULL};

/* Whether a figure with a unit stands in a text: 99条. */
static bool has_figure(const char *text, size_t length) {
  for (size_t at = 0, size; at < length; at += size) {
    int number;
    govd__point_at(text + at, length - at, &size);
    size_t digits = govd__read_small_number(text + at, length - at, &number);
    if (size == 0) return false;
    if (digits == 0) continue;
    size = digits;
    for (size_t i = 0; figure_units[i] != NULL; i++) {
      if (govd__begins_with(text + at + digits, length - at - digits, figure_units[i])) return true;
    }
  }
  return false;
}

/* Where the date that ends a period begins, behind what joins the two: 至, 到, -. */
static size_t joint_length(const char *text, size_t length) {
  static const char *const joints[] = {"日起至", "起至", "至", "到", "—", "－", "-", "~", "～", NULL};
  for (size_t i = 0; joints[i] != NULL; i++) {
    if (!govd__begins_with(text, length, joints[i])) continue;
    size_t size = strlen(joints[i]);
    /* A dash of two. */
    return size + (govd__begins_with(text + size, length - size, "—") ? strlen("—") : 0);
  }
  return 0;
}

/* What a period that ends on a date is to the year of the report; NULL where nothing is wrong. */
static const char *fault_of(int year, const date *first, date last) {
  bool whole = is_last_day(last) && (first == NULL || (first->month == 1 && first->day == 1));
  bool one_year = first == NULL || first->year == last.year;
  if (whole && one_year) return last.year == year ? NULL : "year.mismatch";
  return last.year == year ? "period.incomplete" : NULL;
}

/*
 * The period at the start of a text: 2023年1月1日至12月31日, or 截止2018年11月29日. Gives its
 * length, and the code of what is wrong with it, if anything is.
 */
static size_t read_period(const char *text, size_t length, int year, const char **fault) {
  static const char *const until[] = {"截止", "截至", NULL};
  date first;
  date last;
  *fault = NULL;
  for (size_t i = 0; until[i] != NULL; i++) {
    if (!govd__begins_with(text, length, until[i])) continue;
    size_t at = strlen(until[i]);
    size_t size = read_date(text + at, length - at, 0, &last);
    if (size == 0 || last.year == 0) return 0;
    /* An end in another year is the date of the writing, or of something else. */
    *fault = last.year == year ? fault_of(year, NULL, last) : NULL;
    return at + size;
  }
  size_t at = read_date(text, length, 0, &first);
  if (at == 0 || first.year == 0) return 0;
  size_t joint = joint_length(text + at, length - at);
  size_t size = joint == 0 ? 0 : read_date(text + at + joint, length - at - joint, first.year, &last);
  if (size == 0) return 0;
  *fault = fault_of(year, &first, last);
  return at + joint + size;
}

/* Whether a sentence gives its figures for the period that stands in it. */
static bool speaks_of_figures(const char *text, size_t length, size_t behind, bool range) {
  if (govd__has_word(text, length, period_words)) return true;
  const char *rest = text + behind;
  return !range && govd__has_word(rest, length - behind, figure_words) && has_figure(rest, length - behind);
}

/* Whether a date may begin with such a byte, or what stands in front of one: a digit of either width, 截. */
static bool may_begin_period(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || byte == 0xEF || byte == 0xE6;
}

static govd_status check_sentence(govd__context *c, const govd_paragraph *paragraph, size_t start,
                                  size_t length) {
  const char *text = paragraph->text + start;
  for (size_t at = 0, size; at < length; at += size) {
    const char *fault;
    size = 1;
    if (!may_begin_period((unsigned char)text[at])) continue;
    uint32_t point = govd__point_at(text + at, length - at, &size);
    if (size == 0) break;
    bool range = point >= '0' && point <= '9';
    if (!range && point != 0x622A) continue; /* 截 */
    size_t period = read_period(text + at, length - at, govd_report_year(c->report), &fault);
    if (period == 0) continue;
    if (fault != NULL && speaks_of_figures(text, length, at + period, range))
      return govd__emit_part(c, fault, paragraph, start + at, period);
    size = period;
  }
  return GOVD_OK;
}

/* The title of this report in a sentence that presents it: 现将2023年政府信息公开工作年度报告公布如下. */
static govd_status check_presentation(govd__context *c, const govd_paragraph *paragraph, size_t start,
                                      size_t length) {
  static const char *const presenting[] = {"现将", "现公布", "公布如下", "报告如下", "汇报如下", NULL};
  static const char subject[] = "政府信息公开";
  static const char *const ends[] = {"年", "年度", NULL};
  const char *text = paragraph->text + start;
  size_t title = govd__find_word(text, length, subject);
  if (title == GOVD_NONE || govd__find_word(text, length, "年度报告") == GOVD_NONE) return GOVD_OK;
  for (size_t i = 0; ends[i] != NULL; i++) {
    size_t size = strlen("2023") + strlen(ends[i]);
    int year;
    if (title < size || !govd__ends_with(text, title, ends[i])) continue;
    if (govd__read_small_number(text + title - size, strlen("2023"), &year) != strlen("2023")) continue;
    if (year < 2000 || year == govd_report_year(c->report) || !govd__has_word(text, length, presenting))
      continue;
    return govd__emit_part(c, "year.mismatch", paragraph, start + title - size, size);
  }
  return GOVD_OK;
}

/* The year in the title. */
static govd_status check_title(govd__context *c) {
  const char *title = govd_report_title(c->report);
  int year = title == NULL ? 0 : govd__title_read(title, strlen(title)).year;
  if (year == 0 || year == govd_report_year(c->report)) return GOVD_OK;
  govd_finding finding = govd__finding("year.mismatch");
  finding.text = title;
  finding.place = govd_report_title_place(c->report);
  return govd__emit(c, &finding);
}

govd_status govd__check_period(govd__context *c) {
  govd__cells_clear(c);
  if (govd_report_year(c->report) == 0) return GOVD_OK;
  govd_status status = check_title(c);
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count; p++) {
      const govd_paragraph *paragraph = govd_report_paragraph(c->report, s, p);
      size_t length = strlen(paragraph->text);
      for (size_t at = 0, size; at < length && status == GOVD_OK; at += size) {
        size = govd__sentence_length(paragraph->text + at, length - at);
        status = check_sentence(c, paragraph, at, size);
        if (status == GOVD_OK) status = check_presentation(c, paragraph, at, size);
      }
    }
  }
  return status;
}
