/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/report.h>
#include <stdlib.h>
#include <string.h>

#include "report/line.h"
#include "support.h"

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static govd_report *new_report(const char *form) {
  govd_report *report;
  ck_assert_int_eq(govd_report_new(govd_forms_find(forms, form), &report, NULL), GOVD_OK);
  return report;
}

/* What a text is read as, in a cell of a type and unit, with a unit printed beside it. */
static const struct {
  const char *text;
  govd_type type;
  const char *unit;
  const char *printed;
  govd_figure_status status;
  int64_t value;
  const char *marks; /* c converted, w wrong unit, o own unit, a annotated, r respelt */
} figures[] = {
    {"0", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 0, ""},
    {"1706", GOVD_COUNT, "条", "条", GOVD_FIGURE_OK, 1706, ""},
    {"  1706 ", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 1706, ""},
    {"\xC2\xA0"
     "12"
     "\xE3\x80\x80",
     GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 12, ""},
    {"1,706", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 1706, "r"},
    {"1，706", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 1706, "r"},
    {"12,345,678", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 12345678, "r"},
    {"1,234.5", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 1234500000, "r"},
    {"２３", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 23, "r"},
    {"007", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 7, "r"},
    {"3.0", GOVD_COUNT, "条", NULL, GOVD_FIGURE_OK, 3, "r"},
    {"+19", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, 19, "r"},
    {"-18", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, -18, ""},
    {"－18", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, -18, "r"},
    {"- 18", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, -18, "r"},
    {"减 3", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, -3, "r"},
    {"减3", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, -3, "r"},
    {"增3", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, 3, "r"},
    {"-5", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, -5, ""},
    {"124件", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 124, ""},
    {"124 件", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 124, ""},
    {"124人", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 124, "w"},
    {"124", GOVD_COUNT, "人", "人次", GOVD_FIGURE_OK, 124, "w"},
    {"22（其中修订16件）", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 22, "a"},
    {"22(其中(含)16件)", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 22, "a"},
    {"55件（含自然失效29件）", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, 55, "a"},
    {"24252.311082", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 24252311082, ""},
    {"251000元", GOVD_AMOUNT, "", NULL, GOVD_FIGURE_OK, 251000000000, "o"},
    {"251000元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 25100000, "c"},
    {"251000", GOVD_AMOUNT, "万元", "元", GOVD_FIGURE_OK, 25100000, "c"},
    {"240万元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 240000000, ""},
    {"0.89151886亿元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 8915188600, "c"},
    {"3.5百万元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 350000000, "c"},
    {"120千元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 12000000, "c"},
    {"12元", GOVD_AMOUNT, "亿元", NULL, GOVD_FIGURE_PRECISION, 0, ""},
    {"-5元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, -500, "c"},
    {"0.01元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_OK, 1, "c"},
    {"0.001元", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_PRECISION, 0, ""},
    {"1.0000001", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_PRECISION, 0, ""},
    {"2.5", GOVD_COUNT, "件", NULL, GOVD_FIGURE_FRACTION, 0, ""},
    {"9223372036854775807", GOVD_COUNT, "件", NULL, GOVD_FIGURE_OK, INT64_MAX, ""},
    {"-9223372036854775808", GOVD_SIGNED_COUNT, "", NULL, GOVD_FIGURE_OK, INT64_MIN, ""},
    {"9223372036854775808", GOVD_COUNT, "件", NULL, GOVD_FIGURE_RANGE, 0, ""},
    {"99999999999999999999", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_RANGE, 0, ""},
    {"", GOVD_COUNT, "件", NULL, GOVD_FIGURE_BLANK, 0, ""},
    {" \xC2\xA0 ", GOVD_COUNT, "件", NULL, GOVD_FIGURE_BLANK, 0, ""},
    {"?", GOVD_COUNT, "件", NULL, GOVD_FIGURE_BLANK, 0, ""},
    {"-", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"—", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"——", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"/", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"\\", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"无", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    {"不涉及", GOVD_COUNT, "件", NULL, GOVD_FIGURE_DASH, 0, ""},
    /* Nothing is guessed. */
    {"1,5000", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1234,567", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1,23", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1,", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1 706", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"12.", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {".5", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1.2.3", GOVD_AMOUNT, "万元", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"1e5", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"0x10", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"123①", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"l2", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"三", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"(5)", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"5（", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"5（a）6", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"5辆", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
    {"+", GOVD_COUNT, "件", NULL, GOVD_FIGURE_NOT_A_NUMBER, 0, ""},
};

static void expect_figure(size_t i) {
  govd_figure f = govd_figure_read(figures[i].text, strlen(figures[i].text), figures[i].type, figures[i].unit,
                                   figures[i].printed);
  ck_assert_msg(f.status == figures[i].status, "'%s': status %d", figures[i].text, (int)f.status);
  ck_assert_msg(f.value == figures[i].value, "'%s': value %lld", figures[i].text, (long long)f.value);
  const bool marks[] = {f.converted, f.wrong_unit, f.own_unit, f.annotated, f.respelt};
  for (size_t m = 0; m < 5 && f.status == GOVD_FIGURE_OK; m++) {
    bool expected = strchr(figures[i].marks, "cwoar"[m]) != NULL;
    ck_assert_msg(marks[m] == expected, "'%s': mark %c", figures[i].text, "cwoar"[m]);
  }
}

START_TEST(reads_figures) {
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) expect_figure(i);
}
END_TEST

START_TEST(begins_empty) {
  govd_report *report = new_report("cn-2021");
  ck_assert_ptr_eq(govd_report_form(report), govd_forms_find(forms, "cn-2021"));
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(report)); i++) {
    ck_assert_int_eq(govd_report_cell(report, i)->state, GOVD_ABSENT);
  }
  ck_assert_ptr_null(govd_report_cell(report, 235));
  ck_assert_ptr_null(govd_report_cell_by_id(report, "no.such.cell"));
  ck_assert_ptr_null(govd_report_unit_name(report));
  ck_assert_int_eq(govd_report_year(report), 0);
  ck_assert_ptr_null(govd_report_title(report));
  ck_assert_uint_eq(govd_report_section_count(report), 0);
  ck_assert_uint_eq(govd_report_unknown_row_count(report), 0);
  govd_report_free(report);
  govd_report_free(NULL);
}
END_TEST

START_TEST(keeps_the_form_alive) {
  govd_forms *own;
  ck_assert_int_eq(govd_forms_new(&own, NULL), GOVD_OK);
  govd_report *report;
  ck_assert_int_eq(govd_report_new(govd_forms_find(own, "cn-2014"), &report, NULL), GOVD_OK);
  govd_forms_free(own);
  ck_assert_str_eq(govd_form_id(govd_report_form(report)), "cn-2014");
  govd_report_free(report);
}
END_TEST

START_TEST(sets_cells) {
  govd_report *report = new_report("cn-2021");
  const govd_form *form = govd_report_form(report);
  size_t fee = govd_form_find_cell(form, "art20_8.fee.amount");
  govd_error error;

  ck_assert_int_eq(govd_report_set_value(report, fee, 7730280000, NULL), GOVD_OK);
  const govd_cell *cell = govd_report_cell_by_id(report, "art20_8.fee.amount");
  ck_assert_int_eq(cell->state, GOVD_GIVEN);
  ck_assert_int_eq(cell->value, 7730280000);
  ck_assert_ptr_null(cell->text);
  ck_assert_ptr_null(cell->unit);

  /* Text that says no more than the figure is not kept; other text is. */
  ck_assert_int_eq(govd_report_set_text(report, fee, " 7730.28 ", "万元", NULL), GOVD_OK);
  ck_assert_ptr_null(cell->text);
  ck_assert_ptr_null(cell->unit);
  ck_assert_int_eq(govd_report_set_text(report, fee, "77302800", "元", NULL), GOVD_OK);
  ck_assert_int_eq(cell->value, 7730280000);
  ck_assert_str_eq(cell->text, "77302800");
  ck_assert_str_eq(cell->unit, "元");
  ck_assert_int_eq(govd_report_set_text(report, fee, "约 5 万", NULL, NULL), GOVD_OK);
  ck_assert_int_eq(cell->state, GOVD_INVALID);
  ck_assert_int_eq(cell->value, 0);
  ck_assert_str_eq(cell->text, "约 5 万");

  govd_report_set_place(report, fee, (govd_place){.line = 7, .column = 3});
  ck_assert_int_eq(cell->place.line, 7);
  govd_report_clear(report, fee);
  ck_assert_int_eq(cell->state, GOVD_ABSENT);
  ck_assert_int_eq(cell->place.line, 0);

  ck_assert_int_eq(govd_report_set_value(report, 235, 1, &error), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_set_text(report, GOVD_NONE, "1", NULL, &error), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_set_text(report, fee, "\xFF", NULL, &error), GOVD_E_ENCODING);
  ck_assert_int_eq(cell->state, GOVD_ABSENT);
  govd_report_set_place(report, 235, (govd_place){.line = 1, .column = 1});
  govd_report_clear(report, 235);
  govd_report_free(report);
}
END_TEST

/* Parts of a cell, and whether they agree. */
static const struct {
  govd_state state;
  int64_t value;
  const char *text;
  const char *unit;
  bool agree;
} parts[] = {
    {GOVD_GIVEN, 5, NULL, NULL, true},       {GOVD_GIVEN, 5, "5", NULL, true},
    {GOVD_GIVEN, 1706, "1,706", NULL, true}, {GOVD_GIVEN, 5, "6", NULL, false},
    {GOVD_GIVEN, 5, "五", NULL, false},      {GOVD_GIVEN, 5, "", NULL, false},
    {GOVD_GIVEN, 5, " 5", NULL, false},      {GOVD_GIVEN, 5, NULL, "人", true},
    {GOVD_BLANK, 0, NULL, NULL, true},       {GOVD_BLANK, 0, "?", NULL, true},
    {GOVD_BLANK, 0, "0", NULL, false},       {GOVD_DASH, 0, NULL, NULL, true},
    {GOVD_DASH, 0, "/", NULL, true},         {GOVD_DASH, 0, "x", NULL, false},
    {GOVD_INVALID, 0, "x", NULL, true},      {GOVD_INVALID, 0, NULL, NULL, false},
    {GOVD_INVALID, 0, "7", NULL, false},     {GOVD_ABSENT, 0, NULL, NULL, true},
    {GOVD_ABSENT, 0, "x", NULL, false},      {GOVD_INVALID, 0, "\xFF", NULL, false},
};

START_TEST(refuses_parts_that_contradict) {
  govd_report *report = new_report("cn-2021");
  size_t cell = govd_form_find_cell(govd_report_form(report), "requests.new.natural");
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    govd_status status = govd_report_set_cell(report, cell, parts[i].state, parts[i].value, parts[i].text,
                                              parts[i].unit, NULL);
    ck_assert_msg((status == GOVD_OK) == parts[i].agree, "case %zu: %s", i, govd_status_name(status));
    if (status == GOVD_OK) ck_assert_int_eq(govd_report_cell(report, cell)->state, parts[i].state);
  }
  govd_report_free(report);
}
END_TEST

START_TEST(sets_the_title) {
  govd_report *report = new_report("cn-2014");
  const govd_place place = {.line = 9, .column = 1};
  ck_assert_int_eq(govd_report_title_place(report).line, 0);
  ck_assert_int_eq(govd_report_set_title(report, "某局2018年报告", place, NULL), GOVD_OK);
  ck_assert_str_eq(govd_report_title(report), "某局2018年报告");
  ck_assert_int_eq(govd_report_title_place(report).line, 9);
  ck_assert_int_eq(govd_report_set_title(report, "\xC0\x80", (govd_place){.line = 3}, NULL), GOVD_E_ENCODING);
  ck_assert_str_eq(govd_report_title(report), "某局2018年报告");
  ck_assert_int_eq(govd_report_title_place(report).line, 9);
  ck_assert_int_eq(govd_report_set_title(report, NULL, place, NULL), GOVD_OK);
  ck_assert_ptr_null(govd_report_title(report));
  ck_assert_int_eq(govd_report_title_place(report).line, 0);
  govd_report_free(report);
}
END_TEST

START_TEST(sets_fields) {
  govd_report *report = new_report("cn-2014");
  const govd_form *form = govd_report_form(report);
  size_t phone = govd_form_find_field(form, "phone");
  size_t year = govd_form_find_field(form, "year");
  ck_assert_int_eq(govd_report_set_unit_name(report, "某街道办事处", NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_year(report, 2018, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_field(report, phone, "", (govd_place){.line = 9, .column = 1}, NULL),
                   GOVD_OK);
  ck_assert_str_eq(govd_report_unit_name(report), "某街道办事处");
  ck_assert_int_eq(govd_report_year(report), 2018);
  ck_assert_str_eq(govd_report_field(report, year), "2018");
  ck_assert_str_eq(govd_report_field(report, phone), "");
  ck_assert_int_eq(govd_report_field_place(report, phone).line, 9);
  ck_assert_int_eq(govd_report_set_field(report, phone, NULL, (govd_place){.line = 9, .column = 1}, NULL),
                   GOVD_OK);
  ck_assert_ptr_null(govd_report_field(report, phone));
  ck_assert_int_eq(govd_report_field_place(report, phone).line, 0);

  static const char *const no_years[] = {"", "0", "0018", "20l8", "20188", "-1", " 2018"};
  for (size_t i = 0; i < sizeof no_years / sizeof *no_years; i++) {
    ck_assert_int_eq(govd_report_set_field(report, year, no_years[i], (govd_place){0}, NULL),
                     GOVD_E_ARGUMENT);
  }
  ck_assert_int_eq(govd_report_set_year(report, 0, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_set_year(report, 10000, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_set_field(report, 99, "x", (govd_place){0}, NULL), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(govd_report_field(report, 99));
  ck_assert_int_eq(govd_report_set_unit_name(report, "\xC0\x80", NULL), GOVD_E_ENCODING);
  ck_assert_str_eq(govd_report_unit_name(report), "某街道办事处");
  ck_assert_int_eq(govd_report_year(report), 2018);
  govd_report_free(report);
}
END_TEST

static govd_report *sample(void) {
  govd_report *report = new_report("cn-2021");
  const govd_place nowhere = {0};
  govd_unknown_row row = {.label = "其他", .figures = "1 | 2", .table = 4, .after_row = 3};
  ck_assert_int_eq(govd_report_set_title(report, "某市2023年政府信息公开工作年度报告", (govd_place){0}, NULL),
                   GOVD_OK);
  ck_assert_int_eq(govd_report_set_unit_name(report, "某市", NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_year(report, 2023, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_text(report, 20, "1,706", "条", NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_add_section(report, "overview", "一、总体情况", nowhere, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_add_paragraph(report, "本年度工作平稳。", nowhere, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_add_section(report, NULL, "七、附录", nowhere, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_add_unknown_row(report, &row, NULL), GOVD_OK);
  return report;
}

/* One change each, after which the report is another one. */
static void change(govd_report *report, int what) {
  const govd_place nowhere = {0};
  govd_unknown_row row = {.label = "其他", .figures = "1 | 3", .table = GOVD_NONE, .after_row = GOVD_NONE};
  govd_status status = GOVD_OK;
  switch (what) {
    case 0: status = govd_report_set_title(report, NULL, (govd_place){0}, NULL); break;
    case 1: status = govd_report_set_unit_name(report, "某县", NULL); break;
    case 2: status = govd_report_set_year(report, 2022, NULL); break;
    case 3: status = govd_report_set_text(report, 20, "1706", "条", NULL); break;
    case 4: status = govd_report_set_text(report, 20, "1,706", NULL, NULL); break;
    case 5: govd_report_clear(report, 20); break;
    case 6:
      status = govd_report_add_section(report, "problems", "五、存在的主要问题及改进情况", nowhere, NULL);
      break;
    case 7: status = govd_report_add_paragraph(report, "无。", nowhere, NULL); break;
    case 8: status = govd_report_add_unknown_row(report, &row, NULL); break;
    default: status = govd_report_set_text(report, 21, "—", NULL, NULL);
  }
  ck_assert_int_eq(status, GOVD_OK);
}

START_TEST(copies_and_compares) {
  for (int what = 0; what < 10; what++) {
    govd_report *report = sample();
    govd_report *copy;
    ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
    ck_assert(govd_report_equal(report, copy));
    govd_report_set_place(copy, 20, (govd_place){.line = 5, .column = 5});
    ck_assert(govd_report_equal(report, copy));
    change(copy, what);
    ck_assert_msg(!govd_report_equal(report, copy), "change %d went unnoticed", what);
    govd_report_free(report);
    change(copy, what); /* nothing of it was the original's */
    govd_report_free(copy);
  }
  govd_report *a = new_report("cn-2019");
  govd_report *b = new_report("cn-2021");
  ck_assert(!govd_report_equal(a, b));
  govd_report_free(a);
  govd_report_free(b);
}
END_TEST

START_TEST(refuses_prose_out_of_place) {
  govd_report *report = new_report("cn-2021");
  const govd_place nowhere = {0};
  ck_assert_int_eq(govd_report_add_paragraph(report, "x", nowhere, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_add_section(report, "no_such", "x", nowhere, NULL), GOVD_E_UNKNOWN);
  ck_assert_int_eq(govd_report_add_section(report, NULL, NULL, nowhere, NULL), GOVD_OK);
  ck_assert_str_eq(govd_report_section(report, 0)->title, "");
  ck_assert_int_eq(govd_report_add_paragraph(report, NULL, nowhere, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_report_add_paragraph(report, "\x80", nowhere, NULL), GOVD_E_ENCODING);
  ck_assert_uint_eq(govd_report_section(report, 0)->paragraph_count, 0);
  ck_assert_ptr_null(govd_report_section(report, 1));
  ck_assert_ptr_null(govd_report_paragraph(report, 0, 0));
  ck_assert_ptr_null(govd_report_unknown_row(report, 0));
  govd_unknown_row row = {.label = "x", .figures = "1", .table = 7, .after_row = GOVD_NONE};
  ck_assert_int_eq(govd_report_add_unknown_row(report, &row, NULL), GOVD_E_ARGUMENT);
  row.table = 0;
  row.after_row = 2;
  ck_assert_int_eq(govd_report_add_unknown_row(report, &row, NULL), GOVD_E_ARGUMENT);
  govd_report_free(report);
}
END_TEST

/* What lines outside the tables are. */
static const struct {
  const char *form;
  const char *text;
  govd__line_kind kind;
} lines[] = {
    {"cn-2014", "小板桥街道办事处2018年政府信息公开年度报告", GOVD__LINE_TITLE},
    {"cn-2021", "某市政府信息公开工作年度报告（2023年）", GOVD__LINE_TITLE},
    {"cn-2021", "某市2023年政府信息公开工作年报", GOVD__LINE_TITLE},
    {"cn-2021", "现将某市2023年政府信息公开工作年度报告公布如下。", GOVD__LINE_PROSE},
    {"cn-2014", "(2018年度)", GOVD__LINE_YEAR},
    {"cn-2014", "（２０１８年度）", GOVD__LINE_YEAR},
    {"cn-2014", "2018年", GOVD__LINE_YEAR},
    {"cn-2014", "2018年,工作平稳。", GOVD__LINE_PROSE},
    {"cn-2014", "附件:", GOVD__LINE_ATTACHMENT},
    {"cn-2014", "附件1", GOVD__LINE_ATTACHMENT},
    {"cn-2014", "附件所列各项", GOVD__LINE_PROSE},
    {"cn-2014", "政府信息公开情况统计表", GOVD__LINE_TABLE_TITLE},
    {"cn-2021", "第二十条第（一）项", GOVD__LINE_TABLE_TITLE},
    {"cn-2021", "第二十条第(八)项", GOVD__LINE_TABLE_TITLE},
    {"cn-2021", "第二十条第(九)项", GOVD__LINE_PROSE},
    {"cn-2014", "填报单位(盖章):某街道办事处", GOVD__LINE_FIELDS},
    {"cn-2014", "填 报 单 位：某街道办事处", GOVD__LINE_FIELDS},
    {"cn-2014", "单位负责人: 审核人: 填报人:", GOVD__LINE_FIELDS},
    {"cn-2014", "请审核人：尽快审核", GOVD__LINE_PROSE},
    {"cn-2014", "一、加强领导,落实工作责任", GOVD__LINE_HEADING},
    {"cn-2021", "一、总体情况", GOVD__LINE_HEADING},
    {"cn-2021", "总体情况", GOVD__LINE_HEADING},
    {"cn-2021", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", GOVD__LINE_HEADING},
    {"cn-2021", "一、二两项工作已完成。", GOVD__LINE_PROSE},
    {"cn-2021", "1.信息发布不够及时", GOVD__LINE_PROSE},
    {"cn-2021", "（一）主动公开", GOVD__LINE_PROSE},
};

START_TEST(classifies_lines) {
  govd__label scratch = {0};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    const govd_form *form = govd_forms_find(forms, lines[i].form);
    govd__line line = govd__line_read(form, lines[i].text, strlen(lines[i].text), &scratch);
    ck_assert_msg(line.kind == lines[i].kind, "'%s' is taken for kind %d", lines[i].text, (int)line.kind);
  }
  govd__label_release(&scratch);
}
END_TEST

static const struct {
  const char *title;
  const char *body;
  int year;
} titles[] = {
    {"小板桥街道办事处2018年政府信息公开年度报告", "小板桥街道办事处", 2018},
    {"2023年某市政府信息公开工作年度报告", "某市", 2023},
    {"某市政府信息公开工作年度报告（2023年）", "某市", 2023},
    {"某市洪水区人民政府2023年政府信息公开工作年度报告", "某市洪水区人民政府", 2023},
    {"某区人民政府信息公开工作2023年度报告", "某区人民政府", 2023},
    {"某局 2019 年政府信息公开工作年度报告", "某局", 2019},
    {"标题：某县人民政府2023年政府信息公开工作年度报告", "某县人民政府", 2023},
    {"【年报】某县2023年政府信息公开工作年度报告", "某县", 2023},
    {"2023年：某县政府信息公开工作年度报告", "某县", 2023},
    {"== 某市<示例>局2023年政府信息公开工作年度报告", "某市<示例>局", 2023},
    {"政府信息公开工作年度报告", "", 0},
    {"某职业学院2024年信息公开工作年度报告", "某职业学院", 2024},
    {"某区人民医院信息公开年度报告", "某区人民医院", 0},
    {"某局政务信息公开2022年度工作报告", "某局", 2022},
};

START_TEST(reads_titles) {
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    govd__title_parts parts_read = govd__title_read(titles[i].title, strlen(titles[i].title));
    ck_assert_int_eq(parts_read.year, titles[i].year);
    ck_assert_msg(parts_read.body_length == strlen(titles[i].body) &&
                      memcmp(parts_read.body, titles[i].body, parts_read.body_length) == 0,
                  "'%s' names '%.*s'", titles[i].title, (int)parts_read.body_length, parts_read.body);
  }
}
END_TEST

START_TEST(reads_periods) {
  static const struct {
    const char *text;
    int year;
  } periods[] = {{"统计期限为2023年1月1日至2023年12月31日。", 2023},
                 {"自2019年1月1日起至12月31日止", 2019},
                 {"2018年1月1日至2018年11月29日", 0},
                 {"2022年1月1日至2023年12月31日", 0},
                 {"1月1日至12月31日", 0},
                 {"2023年全年", 0}};
  for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
    ck_assert_int_eq(govd__period_year(periods[i].text, strlen(periods[i].text)), periods[i].year);
  }
}
END_TEST

START_TEST(finds_fields_in_a_line) {
  static const char text[] = "单位负责人: 某甲 审 核 人：填报人:某乙";
  const govd_form *form = govd_forms_find(forms, "cn-2014");
  govd__line_field found[GOVD__MAX_LINE_FIELDS];
  ck_assert_uint_eq(govd__line_fields(form, text, strlen(text), found), 3);
  static const char *const ids[] = {"principal", "reviewer", "preparer"};
  static const char *const values[] = {"某甲", "", "某乙"};
  for (size_t i = 0; i < 3; i++) {
    ck_assert_str_eq(govd_form_field_at(form, found[i].field)->id, ids[i]);
    ck_assert_uint_eq(found[i].value_length, strlen(values[i]));
    ck_assert_int_eq(memcmp(text + found[i].value, values[i], strlen(values[i])), 0);
  }
}
END_TEST

/* Reports in other forms. */

static void set(govd_report *report, const char *id, const char *text) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
  govd_report_set_place(report, cell, (govd_place){.line = 5, .column = 6});
}

START_TEST(reports_are_translated_as_far_as_forms_go) {
  govd_forms *all;
  govd_report *report;
  govd_report *translated;
  ck_assert_int_eq(govd_forms_new(&all, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_new(govd_forms_find(all, "cn-2019"), &report, NULL), GOVD_OK);
  govd_report_set_unit_name(report, "某局", NULL);
  govd_report_set_year(report, 2020, NULL);
  govd_report_set_title(report, "某局2020年报告", (govd_place){.line = 7}, NULL);
  set(report, "requests.carried_out.natural", "3件");
  set(report, "requests.result.other.total", "—");
  set(report, "requests.new.total", "许多");
  set(report, "art20_1.normative.total_disclosed", "7");
  const govd_form *form = govd_forms_find(all, "cn-2021");
  ck_assert_int_eq(govd_report_translate(report, form, &translated, NULL), GOVD_OK);
  ck_assert_ptr_eq(govd_report_form(translated), form);
  ck_assert_str_eq(govd_report_unit_name(translated), "某局");
  ck_assert_int_eq(govd_report_year(translated), 2020);
  ck_assert_str_eq(govd_report_title(translated), "某局2020年报告");
  ck_assert_int_eq(govd_report_title_place(translated).line, 7);
  const govd_cell *cell = govd_report_cell_by_id(translated, "requests.carried_out.natural");
  ck_assert_int_eq(cell->state, GOVD_GIVEN);
  ck_assert_int_eq(cell->value, 3);
  ck_assert_str_eq(cell->text, "3件");
  ck_assert_int_eq(cell->place.line, 5);
  ck_assert_int_eq(govd_report_cell_by_id(translated, "requests.result.other.total")->state, GOVD_DASH);
  ck_assert_int_eq(govd_report_cell_by_id(translated, "requests.new.total")->state, GOVD_INVALID);
  size_t there = 0;
  for (size_t i = 0; i < govd_form_cell_count(form); i++)
    there += govd_report_cell(translated, i)->state != GOVD_ABSENT;
  ck_assert_uint_eq(there, 3);
  govd_report_free(translated);
  govd_report_free(report);
  govd_forms_free(all);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, reads_figures);
  tcase_add_test(tests, begins_empty);
  tcase_add_test(tests, keeps_the_form_alive);
  tcase_add_test(tests, sets_cells);
  tcase_add_test(tests, refuses_parts_that_contradict);
  tcase_add_test(tests, sets_the_title);
  tcase_add_test(tests, sets_fields);
  tcase_add_test(tests, copies_and_compares);
  tcase_add_test(tests, refuses_prose_out_of_place);
  tcase_add_test(tests, classifies_lines);
  tcase_add_test(tests, reads_titles);
  tcase_add_test(tests, reads_periods);
  tcase_add_test(tests, finds_fields_in_a_line);
  tcase_add_test(tests, reports_are_translated_as_far_as_forms_go);
}

int main(void) { return test_run("report", add_tests); }
