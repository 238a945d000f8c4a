/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/diff.h>
#include <govdisclosure/exchange.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random_report.h"
#include "sound.h"
#include "support.h"

enum { ROUNDS = 300 };

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static govd_report *new_report(const char *form) {
  govd_report *report;
  ck_assert_int_eq(govd_report_new(govd_forms_find(forms, form), &report, NULL), GOVD_OK);
  return report;
}

static govd_diff *compare(const govd_report *before, const govd_report *after) {
  govd_diff *diff;
  ck_assert_int_eq(govd_diff_new(before, after, NULL, NULL, GOVD_EN, &diff, NULL), GOVD_OK);
  return diff;
}

static bool same(const char *a, const char *b) { return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0; }

static void set(govd_report *report, const char *id, const char *text) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
}

static void add_section(govd_report *report, const char *id, const char *title) {
  ck_assert_int_eq(govd_report_add_section(report, id, title, (govd_place){.line = 1}, NULL), GOVD_OK);
}

static void add_paragraph(govd_report *report, const char *text) {
  ck_assert_int_eq(govd_report_add_paragraph(report, text, (govd_place){.line = 2}, NULL), GOVD_OK);
}

START_TEST(a_report_does_not_differ_from_itself) {
  test_random random = test_random_new();
  for (size_t i = 0; i < ROUNDS; i++) {
    govd_report *report = random_report(govd_forms_at(forms, i % govd_forms_count(forms)), &random);
    govd_report *copy;
    govd_findings *findings;
    govd_diff *diff;
    ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
    ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
    ck_assert_int_eq(govd_diff_new(report, copy, findings, findings, GOVD_ZH, &diff, NULL), GOVD_OK);
    ck_assert_uint_eq(govd_diff_count(diff), 0);
    ck_assert_ptr_null(govd_diff_at(diff, 0));
    govd_diff_free(diff);
    govd_findings_free(findings);
    govd_report_free(copy);
    govd_report_free(report);
  }
}
END_TEST

/* Exactly the cells that differ are told, each as it stands on both sides. */
static void expect_cells(const govd_diff *diff, const govd_report *before, const govd_report *after) {
  size_t next = 0;
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(after)); i++) {
    const govd_cell *a = govd_report_cell(before, i);
    const govd_cell *b = govd_report_cell(after, i);
    if (a->state == b->state && a->value == b->value && same(a->text, b->text) && same(a->unit, b->unit))
      continue;
    while (next < govd_diff_count(diff) && govd_diff_at(diff, next)->kind != GOVD_DIFFERENCE_CELL) next++;
    const govd_difference *d = govd_diff_at(diff, next++);
    ck_assert_ptr_nonnull(d);
    ck_assert_str_eq(d->id, govd_form_cell_at(govd_report_form(after), i)->id);
    ck_assert_int_eq(d->before.there, a->state != GOVD_ABSENT);
    ck_assert_int_eq(d->after.there, b->state != GOVD_ABSENT);
    ck_assert_int_eq(d->before.value, a->value);
    ck_assert_int_eq(d->after.value, b->value);
    if (d->compared) ck_assert_int_eq(d->difference, b->value - a->value);
  }
  for (; next < govd_diff_count(diff); next++)
    ck_assert_int_ne(govd_diff_at(diff, next)->kind, GOVD_DIFFERENCE_CELL);
}

/* The lines of a report's prose, for the test to edit. */
typedef struct prose {
  const char *lines[400];
  size_t count;
} prose;

static void collect(const govd_report *report, prose *all) {
  all->count = 0;
  for (size_t s = 0; s < govd_report_section_count(report); s++) {
    const govd_section *section = govd_report_section(report, s);
    if (*section->title != '\0') all->lines[all->count++] = section->title;
    for (size_t p = 0; p < section->paragraph_count; p++) {
      ck_assert_uint_lt(all->count, 400);
      all->lines[all->count++] = govd_report_paragraph(report, s, p)->text;
    }
  }
}

/* What is not told is common to both, in one order. */
static void expect_prose(const govd_diff *diff, const govd_report *before, const govd_report *after) {
  static prose sides[2];
  collect(before, &sides[0]);
  collect(after, &sides[1]);
  for (size_t i = 0; i < govd_diff_count(diff); i++) {
    const govd_difference *d = govd_diff_at(diff, i);
    if (d->kind != GOVD_DIFFERENCE_SECTION && d->kind != GOVD_DIFFERENCE_PARAGRAPH) continue;
    ck_assert(d->before.there != d->after.there);
    prose *side = &sides[d->after.there];
    const char *text = d->after.there ? d->after.text : d->before.text;
    size_t k = 0;
    while (k < side->count && (side->lines[k] == NULL || strcmp(side->lines[k], text) != 0)) k++;
    ck_assert_msg(k < side->count, "%s stands nowhere", text);
    side->lines[k] = NULL;
  }
  size_t left[2] = {0, 0};
  for (int i = 0; i < 2; i++) {
    for (size_t k = 0; k < sides[i].count; k++) left[i] += sides[i].lines[k] != NULL;
  }
  ck_assert_uint_eq(left[0], left[1]);
}

START_TEST(any_two_reports_are_compared) {
  test_random random = test_random_new();
  for (size_t i = 0; i < ROUNDS; i++) {
    const govd_form *form = govd_forms_at(forms, i % govd_forms_count(forms));
    govd_report *before = random_report(form, &random);
    govd_report *after = random_report(form, &random);
    govd_diff *diff = compare(before, after);
    expect_cells(diff, before, after);
    expect_prose(diff, before, after);
    govd_diff_free(diff);
    govd_report_free(before);
    govd_report_free(after);
  }
}
END_TEST

START_TEST(figures_and_words_are_compared) {
  govd_report *before = new_report("cn-2021");
  govd_report *after = new_report("cn-2021");
  set(before, "requests.new.natural", "12");
  set(after, "requests.new.natural", "15");
  set(before, "requests.new.total", "1706");
  set(after, "requests.new.total", "1,706");
  set(before, "art20_8.fee.amount", "1.5");
  set(after, "art20_8.fee.amount", "1.25");
  set(before, "disputes.review.total", "—");
  govd_report_set_title(after, "报告", (govd_place){.line = 2}, NULL);
  govd_report_set_year(before, 2022, NULL);
  govd_report_set_year(after, 2023, NULL);
  govd_diff *diff = compare(before, after);
  ck_assert_uint_eq(govd_diff_count(diff), 6);
  ck_assert_int_eq(govd_diff_year(diff, false), 2022);
  ck_assert_int_eq(govd_diff_year(diff, true), 2023);
  ck_assert_ptr_null(govd_diff_unit_name(diff, true));
  ck_assert_ptr_eq(govd_diff_form(diff, true), govd_report_form(after));
  const govd_difference *d = govd_diff_at(diff, 0);
  ck_assert_int_eq(d->kind, GOVD_DIFFERENCE_TITLE);
  ck_assert(!d->before.there);
  ck_assert_str_eq(d->after.text, "报告");
  ck_assert_int_eq(d->after.place.line, 2);
  d = govd_diff_at(diff, 1);
  ck_assert_str_eq(d->id, "year");
  ck_assert_str_eq(d->before.text, "2022");
  d = govd_diff_at(diff, 2);
  ck_assert_str_eq(d->id, "art20_8.fee.amount");
  ck_assert_int_eq(d->difference, -250000);
  ck_assert_int_eq(d->scale, 6);
  d = govd_diff_at(diff, 3);
  ck_assert_str_eq(d->id, "requests.new.natural");
  ck_assert(d->compared);
  ck_assert_int_eq(d->difference, 3);
  d = govd_diff_at(diff, 4);
  ck_assert_str_eq(d->id, "requests.new.total");
  ck_assert(d->compared && d->difference == 0);
  ck_assert_ptr_null(d->before.text);
  ck_assert_str_eq(d->after.text, "1,706");
  d = govd_diff_at(diff, 5);
  ck_assert_int_eq(d->before.state, GOVD_DASH);
  ck_assert(!d->after.there && !d->compared);
  ck_assert_uint_eq(govd_diff_count_of(diff, GOVD_DIFFERENCE_CELL), 4);
  govd_diff_free(diff);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

START_TEST(prose_is_compared_in_its_order) {
  govd_report *before = new_report("cn-2021");
  govd_report *after = new_report("cn-2021");
  govd_report *const reports[] = {before, after};
  for (int i = 0; i < 2; i++) {
    add_section(reports[i], "overview", "一、总体情况");
    add_paragraph(reports[i], "甲");
    if (i == 0) add_paragraph(reports[i], "乙");
    if (i == 1) add_paragraph(reports[i], "乙改");
    add_paragraph(reports[i], "丙");
    if (i == 1) add_section(reports[i], NULL, "附");
    if (i == 0) add_paragraph(reports[i], "甲");
  }
  static const struct {
    govd_difference_kind kind;
    bool after;
    const char *text;
  } expected[] = {{GOVD_DIFFERENCE_PARAGRAPH, false, "乙"},
                  {GOVD_DIFFERENCE_PARAGRAPH, true, "乙改"},
                  {GOVD_DIFFERENCE_PARAGRAPH, false, "甲"},
                  {GOVD_DIFFERENCE_SECTION, true, "附"}};
  govd_diff *diff = compare(before, after);
  ck_assert_uint_eq(govd_diff_count(diff), 4);
  for (size_t i = 0; i < 4; i++) {
    const govd_difference *d = govd_diff_at(diff, i);
    ck_assert_int_eq(d->kind, expected[i].kind);
    ck_assert_int_eq(d->after.there, expected[i].after);
    ck_assert_str_eq(d->after.there ? d->after.text : d->before.text, expected[i].text);
  }
  govd_diff_free(diff);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

/* More than the table takes: what is common at both ends is still no difference. */
START_TEST(long_prose_is_compared_within_bounds) {
  govd_report *reports[2] = {new_report("cn-2021"), new_report("cn-2021")};
  for (int i = 0; i < 2; i++) {
    add_section(reports[i], NULL, "");
    add_paragraph(reports[i], "头");
    for (int n = 0; n < 2500; n++) {
      char text[32];
      snprintf(text, sizeof text, "%d %d", i, n);
      add_paragraph(reports[i], text);
    }
    add_paragraph(reports[i], "尾");
  }
  govd_diff *diff = compare(reports[0], reports[1]);
  ck_assert_uint_eq(govd_diff_count(diff), 5000);
  ck_assert_str_eq(govd_diff_at(diff, 0)->before.text, "0 0");
  ck_assert_str_eq(govd_diff_at(diff, 4999)->after.text, "1 2499");
  govd_diff_free(diff);
  for (int i = 0; i < 2; i++) govd_report_free(reports[i]);
}
END_TEST

START_TEST(rows_of_the_document_are_compared) {
  govd_report *before = new_report("cn-2021");
  govd_report *after = new_report("cn-2021");
  govd_unknown_row row = {"其他文件", "1 | 2", 0, GOVD_NONE, GOVD_ROW_UNKNOWN, {.line = 4}};
  ck_assert_int_eq(govd_report_add_unknown_row(before, &row, NULL), GOVD_OK);
  row.figures = "";
  ck_assert_int_eq(govd_report_add_unknown_row(after, &row, NULL), GOVD_OK);
  govd_diff *diff = compare(before, after);
  ck_assert_uint_eq(govd_diff_count_of(diff, GOVD_DIFFERENCE_ROW), 2);
  ck_assert_str_eq(govd_diff_at(diff, 0)->before.text, "其他文件 | 1 | 2");
  ck_assert_str_eq(govd_diff_at(diff, 1)->after.text, "其他文件");
  govd_diff_free(diff);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

/* A finding stays the same while it is about the same things, whatever its figures. */
START_TEST(findings_appear_and_go) {
  govd_report *before = sound_zeros(govd_forms_find(forms, "cn-2021"));
  govd_report *after = sound_zeros(govd_forms_find(forms, "cn-2021"));
  set(before, "disputes.review.total", "5");
  set(after, "disputes.review.total", "7");
  set(before, "disputes.direct.total", "1");
  set(after, "disputes.after_review.total", "1");
  govd_findings *findings[2];
  govd_diff *diff;
  /* What is merely unlikely about such reports is not meant here. */
  govd_validator *rules;
  ck_assert_int_eq(govd_validator_new(&rules, NULL), GOVD_OK);
  ck_assert_int_eq(govd_validator_disable(rules, "plausible", NULL), GOVD_OK);
  ck_assert_int_eq(govd_validate(rules, before, NULL, &findings[0], NULL), GOVD_OK);
  ck_assert_int_eq(govd_validate(rules, after, NULL, &findings[1], NULL), GOVD_OK);
  govd_validator_free(rules);
  ck_assert_int_eq(govd_diff_new(before, after, findings[0], findings[1], GOVD_EN, &diff, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_diff_count_of(diff, GOVD_DIFFERENCE_FINDING), 2);
  const govd_difference *gone = govd_diff_at(diff, govd_diff_count(diff) - 2);
  const govd_difference *appeared = govd_diff_at(diff, govd_diff_count(diff) - 1);
  ck_assert(gone->before.there && !gone->after.there);
  ck_assert_str_eq(gone->id, "arithmetic.disputes.sum");
  ck_assert_ptr_nonnull(strstr(gone->before.text, "Sued directly without reconsideration"));
  ck_assert_int_eq(gone->before.severity, GOVD_ERROR);
  ck_assert(appeared->after.there && !appeared->before.there);
  ck_assert_ptr_nonnull(strstr(appeared->after.text, "Sued after reconsideration"));
  ck_assert_str_eq(govd_findings_at(findings[1], appeared->after.index)->instance, "after_review");
  govd_diff_free(diff);
  for (int i = 0; i < 2; i++) govd_findings_free(findings[i]);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

/* Cells of two forms are compared by what they mean; the rest stands on one side. */
START_TEST(forms_are_compared_by_counterparts) {
  govd_report *before = new_report("cn-2014");
  govd_report *after = new_report("cn-2019");
  set(before, "request.received", "3");
  set(after, "requests.new.total", "8");
  set(before, "training.meetings", "2");
  set(after, "requests.new.natural", "8");
  static const char *const ids[] = {"requests.new.natural", "requests.new.total", "training.meetings"};
  govd_diff *diff = compare(before, after);
  ck_assert_int_eq(govd_diff_at(diff, 0)->kind, GOVD_DIFFERENCE_FORM);
  ck_assert_uint_eq(govd_diff_count(diff), 4);
  for (size_t i = 0; i < 3; i++) ck_assert_str_eq(govd_diff_at(diff, i + 1)->id, ids[i]);
  const govd_difference *d = govd_diff_at(diff, 2);
  ck_assert(d->compared);
  ck_assert_int_eq(d->difference, 5);
  ck_assert_uint_eq(d->before.index, govd_form_find_cell(govd_report_form(before), "request.received"));
  govd_diff_free(diff);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

START_TEST(json_is_as_documented) {
  govd_report *before = new_report("cn-2021");
  govd_report *after = new_report("cn-2021");
  char *text;
  set(before, "requests.new.natural", "12");
  set(after, "requests.new.natural", "15件");
  set(after, "art20_8.fee.amount", "1.5");
  govd_report_set_unit_name(after, "某\"局\"", NULL);
  govd_report_set_place(after, govd_form_find_cell(govd_report_form(after), "requests.new.natural"),
                        (govd_place){.line = 4, .column = 2});
  govd_diff *diff = compare(before, after);
  ck_assert_int_eq(govd_diff_write_json(diff, &text, NULL, NULL), GOVD_OK);
  ck_assert_str_eq(
      text,
      "{\"format\":\"govdisclosure/diff/1\",\"old\":{\"form\":\"cn-2021\"},\"new\":{\"form\":"
      "\"cn-2021\",\"unit_name\":\"某\\\"局\\\"\"},\"differences\":["
      "{\"kind\":\"field\",\"id\":\"unit_name\",\"new\":{\"text\":\"某\\\"局\\\"\"}},"
      "{\"kind\":\"cell\",\"id\":\"art20_8.fee.amount\",\"new\":{\"state\":\"given\",\"value\":\"1.5\"}},"
      "{\"kind\":\"cell\",\"id\":\"requests.new.natural\",\"old\":{\"state\":\"given\",\"value\":12},"
      "\"new\":{\"state\":\"given\",\"value\":15,\"text\":\"15件\",\"line\":4,\"column\":2},"
      "\"difference\":\"3\"}]}");
  govd_string_free(text);
  govd_diff_free(diff);
  govd_report_free(before);
  govd_report_free(after);
}
END_TEST

START_TEST(kinds_have_names) {
  ck_assert_str_eq(govd_difference_kind_name(GOVD_DIFFERENCE_FORM), "form");
  ck_assert_str_eq(govd_difference_kind_name(GOVD_DIFFERENCE_FINDING), "finding");
  ck_assert_str_eq(govd_difference_kind_name((govd_difference_kind)99), "unknown kind");
  govd_diff_free(NULL);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, a_report_does_not_differ_from_itself);
  tcase_add_test(tests, any_two_reports_are_compared);
  tcase_add_test(tests, figures_and_words_are_compared);
  tcase_add_test(tests, prose_is_compared_in_its_order);
  tcase_add_test(tests, long_prose_is_compared_within_bounds);
  tcase_add_test(tests, rows_of_the_document_are_compared);
  tcase_add_test(tests, findings_appear_and_go);
  tcase_add_test(tests, forms_are_compared_by_counterparts);
  tcase_add_test(tests, json_is_as_documented);
  tcase_add_test(tests, kinds_have_names);
}

int main(void) { return test_run("diff", add_tests); }
