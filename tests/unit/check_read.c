/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <govdisclosure/exchange.h>
#include <govdisclosure/read.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "form/label.h"
#include "read/align.h"
#include "support.h"

static govd_reader *reader;

static void set_up(void) { ck_assert_int_eq(govd_reader_new(NULL, &reader, NULL), GOVD_OK); }
static void tear_down(void) { govd_reader_free(reader); }

static govd_reports *read_text(const char *text, size_t length) {
  govd_reports *reports;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_read_bytes(reader, text, length, &reports, &error);
  ck_assert_msg(status == GOVD_OK, "line %d: %s", error.line, error.text);
  ck_assert_int_eq(error.status, GOVD_OK); /* as it was */
  return reports;
}

/* Labels that are the same, and labels that are not. */
static const struct {
  const char *a;
  const char *b;
  bool same;
} labels[] = {
    {"（一）收到申请数", "(一)收到申请数", true},
    {"（一）收到申请数", "收到申请数", true},
    {"1.当面申请数", "１．当面申请数", true},
    {"1.当面申请数", "1、当面申请数", true},
    {"三、本年度办理结果", "三 、本 年 度办 理 结果", true},
    {"其中：涉及国家秘密", "其中: 涉及国家秘密", true},
    {"其中：涉及国家秘密", "涉及国家秘密", true},
    {"危及“三安全一稳定”", "危及三安全一稳定", true},
    {"不是《条例》所指政府信息", "不是条例所指政府信息", true},
    {"专职人员数（不包括政府公报及政府网站工作人员数）", "专职人员数", true},
    {"本年收费金额（单位：万元）", "本年收费金额", true},
    {"其他法律、行政法规禁止公开", "其他法律行政法规禁止公开", true},
    {"第二十条第（一）项", "第二十条第(一)项", true},
    {"第二十条第（一）项", "第二十条第（五）项", false},
    {"予以公开", "不予公开", false},
    {"属于三类内部事务信息", "属于四类过程性信息", false},
    {"其他", "其他处理", false},
    {"总计", "合计", false},
    {"三类", "类", false},
    {"结果维持", "結果維持", true},
    {"行政复议", "行政復議", true},
    {"未经复议直接起诉", "未經復議直接起訴", true},
    {"现行有效件数", "現行有效件數", true},
};

START_TEST(compares_labels) {
  govd__label a = {0};
  govd__label b = {0};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    govd__label_set(&a, labels[i].a, strlen(labels[i].a));
    govd__label_set(&b, labels[i].b, strlen(labels[i].b));
    ck_assert_msg((strcmp(a.key.data, b.key.data) == 0) == labels[i].same, "'%s' and '%s'", labels[i].a,
                  labels[i].b);
  }
  govd__label_set(&a, "（三）不予公开", strlen("（三）不予公开"));
  ck_assert_str_eq(a.numeral.data, "(三)");
  govd__label_set(&a, "（一）", strlen("（一）"));
  ck_assert_str_eq(a.key.data, "(一)");
  govd__label_set(&a, "甲（乙（丙）丁", strlen("甲（乙（丙）丁")); /* the first does not end */
  ck_assert_str_eq(a.key.data, "甲乙丁");
  ck_assert_str_eq(a.note.data, "丙");
  govd__label_release(&a);
  govd__label_release(&b);
}
END_TEST

/* The end of each bracket is looked for, but not through all of the text each time. */
START_TEST(bears_brackets_without_end) {
  enum { BRACKETS = 1000 * 1000 };
  govd__buffer text = {0};
  for (size_t i = 0; i < BRACKETS; i++) govd__buffer_puts(&text, "（");
  govd__label label = {0};
  govd__label_set(&label, text.data, text.length);
  ck_assert(!govd__label_failed(&label));
  ck_assert_str_eq(label.key.data, "");
  govd__label_release(&label);
  govd__buffer_release(&text);
}
END_TEST

/* All alignments of a few rows and columns, counted one by one. */
typedef struct enumeration {
  const uint8_t *scores;
  size_t rows;
  size_t columns;
  int32_t best;
  int32_t partner[6]; /* in the alignment at hand */
  int32_t agreed[6];  /* over all best ones so far */
} enumeration;

static void enumerate(enumeration *e, size_t row, size_t column, int32_t sum) {
  if (row == e->rows) {
    if (sum < e->best) return;
    for (size_t r = 0; r < e->rows; r++) {
      bool agrees = sum > e->best || e->agreed[r] == e->partner[r];
      e->agreed[r] = agrees ? e->partner[r] : GOVD__AMBIGUOUS;
    }
    e->best = sum;
    return;
  }
  e->partner[row] = GOVD__UNPAIRED;
  enumerate(e, row + 1, column, sum);
  for (size_t c = column; c < e->columns; c++) {
    uint8_t score = e->scores[row * e->columns + c];
    if (score == 0) continue;
    e->partner[row] = (int32_t)c;
    enumerate(e, row + 1, c + 1, sum + score);
  }
}

START_TEST(aligns_like_counting_all) {
  test_random random = test_random_new();
  for (int round = 0; round < 5000; round++) {
    enumeration e = {
        .rows = test_random_below(&random, 6), .columns = test_random_below(&random, 6), .best = -1};
    uint8_t scores[36] = {0};
    for (size_t i = 0; i < e.rows * e.columns; i++)
      scores[i] = (uint8_t)(test_random_below(&random, 2) * test_random_below(&random, 4));
    e.scores = scores;
    enumerate(&e, 0, 0, 0);
    int32_t partners[6];
    int32_t total;
    ck_assert_int_eq(govd__align(scores, e.rows, e.columns, partners, &total, NULL), GOVD_OK);
    ck_assert_int_eq(total, e.best);
    for (size_t r = 0; r < e.rows; r++)
      ck_assert_msg(partners[r] == e.agreed[r], "round %d, row %zu", round, r);
  }
}
END_TEST

/*
 * tests/fixtures/reports/NAME/ holds a document, input.*, the report read from it,
 * report.json, and what is said about it, findings.txt. With GOVD_UPDATE=1 in the
 * environment the latter two are written anew, to be looked at before they are kept.
 */
static void compare(const char *fixture, const char *file, const char *text) {
  char path[1024];
  snprintf(path, sizeof path, "%s/fixtures/reports/%s/%s", getenv("GOVD_TEST_DIR"), fixture, file);
  if (getenv("GOVD_UPDATE") != NULL) {
    FILE *stream = fopen(path, "wb");
    ck_assert_ptr_nonnull(stream);
    fputs(text, stream);
    fclose(stream);
    return;
  }
  char *expected = test_read_file(path, NULL);
  if (strcmp(expected, text) != 0) printf("--- %s\n%s--- but got\n%s", path, expected, text);
  ck_assert_msg(strcmp(expected, text) == 0, "%s: %s differs", fixture, file);
  free(expected);
}

/* One line a finding: its place, severity, code and message. */
static char *list_findings(const govd_findings *findings) {
  govd__buffer text = {0};
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    char *message;
    ck_assert_int_eq(govd_finding_message(findings, i, GOVD_ZH, &message, NULL), GOVD_OK);
    govd__buffer_printf(&text, "%d:%d %s %s %s\n", f->place.line, f->place.column,
                        govd_severity_name(f->severity), f->code, message);
    govd_string_free(message);
  }
  return govd__buffer_take(&text, NULL);
}

/* The report with a line for each cell, so that differences are easy to see. */
static char *report_lines(const govd_report *report) {
  char *json;
  govd__buffer text = {0};
  ck_assert_int_eq(govd_report_write_json(report, true, &json, NULL, NULL), GOVD_OK);
  for (const char *c = json; *c != '\0'; c++) {
    govd__buffer_putc(&text, *c);
    bool behind = (c[0] == ',' && (c[1] == '"' || c[1] == '{')) && (c[-1] == '}' || c[-1] == ']');
    if (behind) govd__buffer_putc(&text, '\n');
  }
  govd__buffer_putc(&text, '\n');
  govd_string_free(json);
  return govd__buffer_take(&text, NULL);
}

/* The input of a fixture, whatever its kind. */
static char *read_input(const char *name, size_t *length) {
  char path[1024];
  snprintf(path, sizeof path, "%s/fixtures/reports/%s", getenv("GOVD_TEST_DIR"), name);
  DIR *directory = opendir(path);
  ck_assert_ptr_nonnull(directory);
  char *input = NULL;
  for (struct dirent *entry; input == NULL && (entry = readdir(directory)) != NULL;) {
    if (strncmp(entry->d_name, "input.", 6) != 0) continue;
    snprintf(path, sizeof path, "fixtures/reports/%s/%.100s", name, entry->d_name);
    input = test_read_fixture(path, length);
  }
  closedir(directory);
  ck_assert_msg(input != NULL, "%s has no input", name);
  return input;
}

static void run_fixture(const char *name) {
  size_t length;
  char *input = read_input(name, &length);
  govd_reports *reports;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_read_bytes(reader, input, length, &reports, &error);
  if (status == GOVD_E_UNSUPPORTED) { /* left out of this build */
    free(input);
    return;
  }
  ck_assert_msg(status == GOVD_OK, "%s, line %d: %s", name, error.line, error.text);
  ck_assert_uint_eq(govd_reports_count(reports), 1);
  const govd_report *report = govd_reports_at(reports, 0);
  char *lines = report_lines(report);
  compare(name, "report.json", lines);
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  char *list = list_findings(findings);
  compare(name, "findings.txt", list);
  govd_string_free(lines);
  govd_string_free(list);
  govd_findings_free(findings);
  govd_reports_free(reports);
  free(input);
}

START_TEST(reads_the_fixtures) {
  char path[1024];
  snprintf(path, sizeof path, "%s/fixtures/reports", getenv("GOVD_TEST_DIR"));
  DIR *directory = opendir(path);
  ck_assert_ptr_nonnull(directory);
  int count = 0;
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    run_fixture(entry->d_name);
    count++;
  }
  closedir(directory);
  ck_assert_int_ge(count, 30);
}
END_TEST

/* What the statistics form of the seed report says, cell by cell, in the form's order. */
static const struct {
  const char *id;
  int64_t value;
} seed_figures[] = {
    {"disclosure", 1706},
    {"disclosure.total", 1706},
    {"disclosure.normative", 68},
    {"disclosure.normative_issued", 126},
    {"disclosure.channel", 1706},
    {"disclosure.channel.website", 143},
    {"disclosure.channel.weibo", 1500},
    {"disclosure.channel.wechat", 33},
    {"disclosure.channel.other", 30},
    {"response.hot_topics", 3},
    {"response.channel", 26},
    {"response.channel.weibo_wechat", 4},
    {"response.channel.other", 22},
    {"litigation", 1},
    {"litigation.upheld", 1},
    {"capacity", 1},
    {"capacity.units", 1},
    {"capacity.reading_points", 1},
    {"capacity.staff", 3},
    {"capacity.staff.part_time", 3},
    {"training", 4},
    {"training.meetings", 1},
    {"training.courses", 3},
    {"training.trainees", 36},
};

static int64_t seed_value(const char *id) {
  for (size_t i = 0; i < sizeof seed_figures / sizeof *seed_figures; i++) {
    if (strcmp(seed_figures[i].id, id) == 0) return seed_figures[i].value;
  }
  return 0;
}

static void expect_seed_cells(const govd_report *report, int first_line) {
  const govd_form *form = govd_report_form(report);
  size_t figures = 0;
  size_t headings = 0;
  ck_assert_uint_eq(govd_form_cell_count(form), 65);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    const govd_form_cell *kind = govd_form_cell_at(form, i);
    const govd_cell *cell = govd_report_cell(report, i);
    bool blank = strcmp(kind->id, "response") == 0 || strcmp(kind->id, "request") == 0;
    ck_assert_msg(cell->state == (blank ? GOVD_BLANK : GOVD_GIVEN), "%s", kind->id);
    ck_assert_msg(cell->value == seed_value(kind->id), "%s", kind->id);
    ck_assert_ptr_null(cell->text);
    ck_assert_ptr_null(cell->unit);
    ck_assert_int_eq(cell->place.line, first_line + (int)i); /* a row a line */
    ck_assert_int_gt(cell->place.column, 10);
    headings += kind->heading;
    figures += !kind->heading;
  }
  ck_assert_uint_eq(figures, 58);
  ck_assert_uint_eq(headings, 7);
}

static void expect_seed_findings(const govd_report *report) {
  static const char *const expected[] = {"heading.mismatch",    "heading.subtotal",    "claim.breakdown",
                                         "period.incomplete",   "paragraph.numbering", "paragraph.duplicate",
                                         "paragraph.duplicate", "plausible.lawsuits",  "field.blank",
                                         "field.blank",         "field.blank",         "field.blank",
                                         "field.blank"};
  enum { COUNT = sizeof expected / sizeof *expected, FIELDS = 5 };
  static const char *const fields[FIELDS] = {"principal", "reviewer", "preparer", "phone", "date"};
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_findings_count(findings), COUNT);
  ck_assert_uint_eq(govd_findings_count_of(findings, GOVD_ERROR), 0);
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < COUNT; i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    ck_assert_str_eq(f->code, expected[i]);
    ck_assert_int_gt(f->place.line, 0);
    if (i >= COUNT - FIELDS) ck_assert_str_eq(f->field, fields[i - (COUNT - FIELDS)]);
  }
  ck_assert_str_eq(govd_form_cell_at(form, govd_findings_at(findings, 0)->cells[0].cell)->id, "capacity");
  ck_assert_uint_eq(govd_findings_at(findings, 1)->cell_count, 4);
  govd_findings_free(findings);
}

static void expect_seed(const char *text, size_t length) {
  govd_reports *reports = read_text(text, length);
  const govd_report *report = govd_reports_at(reports, 0);
  ck_assert_str_eq(govd_form_id(govd_report_form(report)), "cn-2014");
  ck_assert_str_eq(govd_report_unit_name(report), "小板桥街道办事处");
  ck_assert_int_eq(govd_report_year(report), 2018);
  ck_assert_uint_eq(govd_report_unknown_row_count(report), 0);
  ck_assert_uint_eq(govd_report_section_count(report), 5);
  int line = 1;
  const char *head = strstr(text, "一、主动公开情况");
  for (const char *c = text; c < head; c++) line += *c == '\n';
  expect_seed_cells(report, line);
  expect_seed_findings(report);
  govd_reports_free(reports);
}

START_TEST(reads_the_seed_report) {
  size_t length;
  char *seed = test_read_shared("seed/xiaobanqiao-2018.txt", &length);
  if (seed != NULL) expect_seed(seed, length);
  free(seed);
  char path[1024];
  snprintf(path, sizeof path, "%s/../examples/reports/xiaobanqiao-2018.txt", getenv("GOVD_TEST_DIR"));
  char *example = test_read_file(path, &length);
  expect_seed(example, length);
  free(example);
}
END_TEST

START_TEST(fails_with_reason) {
  govd_reports *reports = (govd_reports *)&reader;
  govd_error error;
  ck_assert_int_eq(govd_read_bytes(reader, "一段话。\n", strlen("一段话。\n"), &reports, &error),
                   GOVD_E_UNRECOGNISED);
  ck_assert_ptr_null(reports);
  ck_assert_int_eq(govd_read_bytes(reader, "", 0, &reports, &error), GOVD_E_UNRECOGNISED);
  ck_assert_int_eq(govd_read_bytes(reader, "a\n\xFF", 3, &reports, &error), GOVD_E_ENCODING);
  ck_assert_int_eq(error.line, 2);
  ck_assert_int_eq(govd_read_file(reader, "/no/such/file", &reports, &error), GOVD_E_IO);
  ck_assert_ptr_nonnull(strstr(error.text, "/no/such/file"));
  ck_assert_ptr_null(reports);
  ck_assert_int_eq(govd_read_file(reader, "/", &reports, &error), GOVD_E_IO);
  govd_reader_set_byte_limit(reader, 10);
  ck_assert_int_eq(govd_read_bytes(reader, "01234567890", 11, &reports, &error), GOVD_E_LIMIT);
  ck_assert_int_eq(govd_read_file(reader, "/proc/self/maps", &reports, &error), GOVD_E_LIMIT);
  ck_assert_int_eq(govd_reader_set_form(reader, "cn-1999", &error), GOVD_E_UNKNOWN);
}
END_TEST

/* A request table alone fits two forms equally well; the year decides, or nobody. */
START_TEST(does_not_guess_the_form) {
  static const char table[] =
      "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
      "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
      "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "（一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
  govd_reports *reports;
  govd_error error;
  ck_assert_int_eq(govd_read_bytes(reader, table, strlen(table), &reports, &error), GOVD_E_AMBIGUOUS);
  ck_assert_ptr_null(reports);
  ck_assert_ptr_nonnull(strstr(error.text, "cn-2019, cn-2021"));
  static const struct {
    const char *title;
    const char *form;
  } years[] = {{"某市2019年政府信息公开工作年度报告\n", "cn-2019"},
               {"某市2024年政府信息公开工作年度报告\n", "cn-2021"}};
  for (int i = 0; i < 2; i++) {
    char text[2048];
    snprintf(text, sizeof text, "%s%s", years[i].title, table);
    reports = read_text(text, strlen(text));
    ck_assert_str_eq(govd_form_id(govd_report_form(govd_reports_at(reports, 0))), years[i].form);
    govd_reports_free(reports);
  }
  ck_assert_int_eq(govd_reader_set_form(reader, "cn-2019", NULL), GOVD_OK);
  reports = read_text(table, strlen(table));
  ck_assert_str_eq(govd_form_id(govd_report_form(govd_reports_at(reports, 0))), "cn-2019");
  ck_assert_ptr_null(govd_reports_at(reports, 1));
  govd_report *taken = govd_reports_take(reports, 0);
  ck_assert_ptr_nonnull(taken);
  ck_assert_ptr_null(govd_reports_take(reports, 0));
  ck_assert_ptr_null(govd_reports_at(reports, 0));
  govd_reports_free(reports);
  govd_report_free(taken);
  govd_reports_free(NULL);
}
END_TEST

/* Where heads cannot be read, one row may be all that speaks for a form that was not in use that year. */
START_TEST(takes_the_form_of_the_year_among_near_ones) {
  static const char table[] =
      "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
      "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
      "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "（一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
      "1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
      "（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
      "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
  static const struct {
    const char *title;
    const char *form;
  } years[] = {{"", "cn-2021"},
               {"某市2023年政府信息公开工作年度报告\n", "cn-2021"},
               {"某市2020年政府信息公开工作年度报告\n", "cn-2019"}};
  for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
    char text[4096];
    snprintf(text, sizeof text, "%s%s", years[i].title, table);
    govd_reports *reports = read_text(text, strlen(text));
    ck_assert_str_eq(govd_form_id(govd_report_form(govd_reports_at(reports, 0))), years[i].form);
    govd_reports_free(reports);
  }
}
END_TEST

/* The head and the rows of a table of cn-2014 with several columns of figures, and what is read of its rows.
 */
static const struct {
  const char *head;
  const char *rows[4];
  const char *texts[4]; /* of the cells: of figures, or as printed */
} columns[] = {
    /* Nothing says which column is meant; nor where a total is none, if only in one row, or most lack it. */
    {"统计指标 | 单位 | 本级 | 部门", {"1 | 2", "0 | 0", "4 | ", " | "}, {"1 | 2", "0 | 0", "4 |", ""}},
    {"统计指标 | 单位 | 本期 | 累计",
     {"1 | 1", "2 | 3", "4 | 9", "5 | 5"},
     {"1 | 1", "2 | 3", "4 | 9", "5 | 5"}},
    {"统计指标 | 单位 | 合计 | 本级 | 部门",
     {"3 | 2 | 1", "0 | 0 | 0", "9 | 5 | 3", "1 | 1 | 0"},
     {"3 | 2 | 1", "0 | 0 | 0", "9 | 5 | 3", "1 | 1 | 0"}},
    {"统计指标 | 单位 | 合计 | 本级", {" | 2", "1 | 1", "— | 3", " | 4"}, {"| 2", "1 | 1", "— | 3", "| 4"}},
    /* The total is the sum of the others in every row that prints one. */
    {"统计指标 | 单位 | 合计 | 本级", {" | 2", "1 | 1", "3 | 3", "4 | 4"}, {"", "1", "3", "4"}},
    {"统计指标 | 单位 | 合计 | 本级 | 部门",
     {"3 | 2 | 1", "0 | 0 | 0", "8 | 5 | 3", "1 | 1 | "},
     {"3", "0", "8", "1"}},
    {"统计指标 | 单位 | 市本级 | 各县区 | 全 市",
     {"2 | 1 | 3", "1,000 | 706 | 1706", " | - | ", "1 | - | 1"},
     {"3", "1706", "", "1"}},
    /* The form's own title tells. */
    {"统计指标 | 单位 | 本级 | 统计数", {"2 | 3", "0 | 4", "5 | 5", " | 6"}, {"3", "4", "5", "6"}},
    /* Without a head, one column is what the form has; of two, none is taken. */
    {"", {"3", "详见附件", "5", "6"}, {"3", "详见附件", "5", "6"}},
    {"", {"3 | 1", "4 | 1", "5 | 1", "6 | 1"}, {"3 | 1", "4 | 1", "5 | 1", "6 | 1"}},
};

static const char *const column_labels[] = {"1.当面申请数 | 件", "2.传真申请数 | 件", "3.网络申请数 | 件",
                                            "4.信函申请数 | 件"};
static const char *const column_cells[] = {"request.received.in_person", "request.received.fax",
                                           "request.received.online", "request.received.letter"};

static void expect_cell_text(size_t test, const govd_report *report, const char *id, const char *expected) {
  const govd_cell *cell = govd_report_cell_by_id(report, id);
  char plain[32];
  snprintf(plain, sizeof plain, "%lld", (long long)cell->value);
  const char *printed = cell->state == GOVD_GIVEN ? plain : cell->text == NULL ? "" : cell->text;
  ck_assert_msg(strcmp(printed, expected) == 0, "case %zu, %s: '%s' for '%s'", test, id, printed, expected);
  bool number = strspn(expected, "0123456789") == strlen(expected) && *expected != '\0';
  ck_assert_msg((cell->state == GOVD_GIVEN) == number, "case %zu, %s", test, id);
}

START_TEST(reads_several_columns) {
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    govd__buffer text = {0};
    govd__buffer_printf(&text, "某街2017年政府信息公开工作年度报告\n%s%s", columns[i].head,
                        *columns[i].head == '\0' ? "" : " |\n");
    for (size_t k = 0; k < 4; k++)
      govd__buffer_printf(&text, "%s | %s |\n", column_labels[k], columns[i].rows[k]);
    govd_reports *reports = read_text(text.data, text.length);
    const govd_report *report = govd_reports_at(reports, 0);
    ck_assert_str_eq(govd_form_id(govd_report_form(report)), "cn-2014");
    ck_assert_int_eq(govd_report_year(report), 2017);
    for (size_t k = 0; k < 4; k++) expect_cell_text(i, report, column_cells[k], columns[i].texts[k]);
    govd_reports_free(reports);
    govd__buffer_release(&text);
  }
}
END_TEST

static govd_report *read_alone(const char *text) {
  govd_reports *reports = read_text(text, strlen(text));
  govd_report *report = govd_reports_take(reports, 0);
  govd_reports_free(reports);
  return report;
}

/* The text of a report with the cells of its tables joined otherwise; empty ones are lost. */
static char *flatten(const char *text, const char *between) {
  govd__buffer flat = {0};
  bool first = true; /* of its row */
  for (const char *at = text; *at != '\0';) {
    size_t length = strcspn(at, "|\n");
    const char *cell = at;
    at += length + (at[length] == '|');
    while (length > 0 && *cell == ' ') cell++, length--;
    while (length > 0 && cell[length - 1] == ' ') length--;
    if (length > 0 && !first) govd__buffer_puts(&flat, between);
    govd__buffer_add(&flat, cell, length);
    first = first && length == 0;
    if (*at != '\n') continue;
    govd__buffer_putc(&flat, *at++);
    first = true;
  }
  return govd__buffer_take(&flat, NULL);
}

/* What was read of flattened text: how many figures, none of which may be another. */
static size_t count_same_figures(const govd_report *plain, const govd_report *flat) {
  size_t count = 0;
  ck_assert_ptr_eq(govd_report_form(plain), govd_report_form(flat));
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(plain)); i++) {
    const govd_cell *a = govd_report_cell(plain, i);
    const govd_cell *b = govd_report_cell(flat, i);
    if (b->state != GOVD_GIVEN) continue;
    ck_assert_msg(a->state == GOVD_GIVEN && a->value == b->value, "%s",
                  govd_form_cell_at(govd_report_form(plain), i)->id);
    ck_assert_int_gt(b->place.line, 0);
    count++;
  }
  return count;
}

/* Reports that are flattened, and how many of their figures must be read; all others are told. */
static const struct {
  const char *fixture;
  const char *between;
  size_t figures;
} flattened[] = {
    {"cn-2014-plain", "  ", 58}, {"cn-2014-plain", "\n", 58},  {"cn-2014-plain", "", 58},
    {"cn-2019-plain", " ", 198}, {"cn-2019-plain", "\n", 198}, {"cn-2019-plain", "", 161},
    {"cn-2021-plain", " ", 200}, {"cn-2021-plain", "\n", 200}, {"cn-2021-plain", "", 179},
};

START_TEST(reads_flattened_text) {
  for (size_t i = 0; i < sizeof flattened / sizeof *flattened; i++) {
    char path[256];
    snprintf(path, sizeof path, "fixtures/reports/%s/input.txt", flattened[i].fixture);
    char *source = test_read_fixture(path, NULL);
    char *text = flatten(source, flattened[i].between);
    govd_report *plain = read_alone(source);
    govd_report *flat = read_alone(text);
    size_t count = count_same_figures(plain, flat);
    ck_assert_msg(count == flattened[i].figures, "case %zu: %zu figures", i, count);
    ck_assert_str_eq(govd_report_unit_name(plain), govd_report_unit_name(flat));
    ck_assert_int_eq(govd_report_year(plain), govd_report_year(flat));
    ck_assert_uint_eq(govd_report_section_count(plain), govd_report_section_count(flat));
    govd_report_free(plain);
    govd_report_free(flat);
    govd_string_free(text);
    free(source);
  }
}
END_TEST

/* Without titles of columns, the first row of the table is the one that figures follow on lines of their own.
 */
START_TEST(reads_flattened_text_without_titles) {
  char *source = test_read_fixture("fixtures/reports/cn-2014-plain/input.txt", NULL);
  govd_report *plain = read_alone(source);
  char *head = memchr(source, '|', strlen(source));
  ck_assert_ptr_nonnull(head);
  while (head > source && head[-1] != '\n') head--;
  size_t length = strcspn(head, "\n") + 1;
  memmove(head, head + length, strlen(head + length) + 1);
  char *text = flatten(source, "\n");
  govd_report *flat = read_alone(text);
  ck_assert_uint_eq(count_same_figures(plain, flat), 58);
  govd_report_free(plain);
  govd_report_free(flat);
  govd_string_free(text);
  free(source);
}
END_TEST

/* The text of a report with a number before each row of its table. */
static char *number_rows(const char *text) {
  govd__buffer numbered = {0};
  int row = 0;
  for (const char *at = text; *at != '\0';) {
    size_t length = strcspn(at, "\n");
    length += at[length] == '\n';
    if (memchr(at, '|', length) != NULL) {
      char number[16];
      snprintf(number, sizeof number, row == 0 ? "序号 | " : "%d | ", row);
      row++;
      govd__buffer_puts(&numbered, number);
    }
    govd__buffer_add(&numbered, at, length);
    at += length;
  }
  return govd__buffer_take(&numbered, NULL);
}

/* A number in front of a row is none of its label, even where nothing parts the two. */
START_TEST(reads_flattened_rows_with_numbers) {
  static const char *const between[] = {" ", ""};
  char *source = test_read_fixture("fixtures/reports/cn-2014-plain/input.txt", NULL);
  char *numbered = number_rows(source);
  govd_report *plain = read_alone(source);
  for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
    char *text = flatten(numbered, between[i]);
    govd_report *flat = read_alone(text);
    ck_assert_msg(count_same_figures(plain, flat) == 58, "case %zu: %zu figures", i,
                  count_same_figures(plain, flat));
    govd_report_free(flat);
    govd_string_free(text);
  }
  govd_report_free(plain);
  govd_string_free(numbered);
  free(source);
}
END_TEST

/* Lines that are no rows of a flattened table, behind a title; and one more where they are. */
static const char *const prose[] = {
    /* Few of them, and not under the title of their figures. */
    "收到申请数 12\n1.当面申请数 3\n2.传真申请数 0\n3.网络申请数 9\n",
    /* Sentences. */
    "1.当面申请数 3件。\n2.传真申请数 0件。\n3.网络申请数 9件。\n4.信函申请数 1件。\n申请办结数 13件。\n",
    "其中：当面申请数 3件，\n传真申请数 0件，\n网络申请数 9件，\n信函申请数 1件；\n申请办结数：13件\n",
    /* Headings without figures. */
    "一、主动公开情况\n二、回应解读情况\n三、依申请公开情况\n四、行政复议数量\n五、行政诉讼数量\n六、举报投诉"
    "数量\n",
    /* A table with seven columns whose titles are not there. */
    "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
    "（一）予以公开 1 0 0 0 0 0 1\n1.属于国家秘密 0 0 0 0 0 0 0\n（七）总计 1 0 0 0 0 0 1\n",
};

START_TEST(takes_no_prose_for_rows) {
  for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
    char text[1024];
    snprintf(text, sizeof text, "某街2017年政府信息公开工作年度报告\n%s", prose[i]);
    govd_reports *reports;
    govd_status status = govd_read_bytes(reader, text, strlen(text), &reports, NULL);
    ck_assert_msg(status == GOVD_E_UNRECOGNISED, "case %zu", i);
  }
  static const char rows[] =
      "某街2017年政府信息公开工作年度报告\n统计指标 单位 统计数\n收到申请数 件 12\n"
      "1.当面申请数 件\n7\n2.传真申请数 件 0\n3.网络申请数 件 9 9\n— 1 —\n4.信函申请数 件\n";
  govd_reports *reports = read_text(rows, strlen(rows));
  const govd_report *report = govd_reports_at(reports, 0);
  expect_cell_text(0, report, "request.received", "12");
  expect_cell_text(0, report, "request.received.in_person", "| 7"); /* it may be the number of a page */
  expect_cell_text(0, report, "request.received.fax", "0");
  expect_cell_text(0, report, "request.received.online", "9 | 9");
  expect_cell_text(0, report, "request.received.letter", "");
  govd_reports_free(reports);
}
END_TEST

/* Where pages are numbered amid figures on lines of their own, one as low as a page's number may be that. */
START_TEST(takes_no_page_numbers_for_figures) {
  static const char text[] =
      "某街2017年政府信息公开工作年度报告\n统计指标\n单位\n统计数\n收到申请数\n件\n12\n"
      "1.当面申请数\n件\n1\n2.传真申请数\n件\n9\n3.网络申请数\n件\n2\n2\n4.信函申请数\n件\n0\n";
  static const char *const expected[][2] = {{"request.received", "12"},
                                            {"request.received.in_person", "| 1"},
                                            {"request.received.fax", "9"},
                                            {"request.received.online", "2 | 2"},
                                            {"request.received.letter", "0"}};
  govd_report *report = read_alone(text);
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
    expect_cell_text(i, report, expected[i][0], expected[i][1]);
  govd_report_free(report);
}
END_TEST

/* Rows of several columns with a number amid them: what adds up is read, unless the total is that number. */
START_TEST(takes_no_page_numbers_for_totals) {
  static const char head[] =
      "某街2021年政府信息公开工作年度报告\n自然人\n商业企业\n科研机构\n社会公益组织\n"
      "法律服务机构\n其他\n总计\n";
  static const char rows[] =
      "一、本年新收政府信息公开申请数量\n4\n1\n0\n0\n0\n0\n5\n"
      "二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n"
      "（一）予以公开\n4\n0\n0\n0\n0\n4\n2\n五、存在的主要问题\n3\n";
  char text[1024];
  snprintf(text, sizeof text, "%s%s", head, rows);
  govd_report *report = read_alone(text);
  ck_assert_int_eq(govd_report_cell_by_id(report, "requests.new.total")->value, 5);
  ck_assert_int_ne(govd_report_cell_by_id(report, "requests.carried_in.natural")->state, GOVD_GIVEN);
  ck_assert_int_ne(govd_report_cell_by_id(report, "requests.result.granted.natural")->state, GOVD_GIVEN);
  govd_report_free(report);
}
END_TEST

/* Reports one behind the other: of two bodies, of two years, of two forms; a title told twice is no new
 * report. */
static const struct {
  const char *fixtures[3]; /* of tests/fixtures/reports, ended by NULL */
  const char *from[3];     /* words of each that are replaced */
  const char *to[3];
  size_t count;
} several[] = {
    {{"cn-2014-plain", "cn-2014-plain", NULL}, {"某街", "某街", NULL}, {"某街", "另街", NULL}, 2},
    {{"cn-2014-plain", "cn-2014-headings", NULL}, {"2018年", "2018年", NULL}, {"2018年", "2017年", NULL}, 2},
    {{"cn-2021-plain", "cn-2021-mixed", "cn-2021-plain"},
     {"某市", "某市", "某市"},
     {"某市", "甲区", "乙区"},
     3},
    {{"cn-2019-plain", "cn-2014-plain", NULL}, {"某", "某", NULL}, {"某", "另", NULL}, 2},
    {{"cn-2021-table-in-two-parts", NULL, NULL}, {"某", NULL, NULL}, {"某", NULL, NULL}, 1},
    {{"cn-2014-repeated-row", NULL, NULL}, {"某", NULL, NULL}, {"某", NULL, NULL}, 1},
};

static void add_replaced(govd__buffer *text, const char *source, const char *from, const char *to) {
  const char *found;
  while ((found = strstr(source, from)) != NULL) {
    govd__buffer_add(text, source, (size_t)(found - source));
    govd__buffer_puts(text, to);
    source = found + strlen(from);
  }
  govd__buffer_puts(text, source);
}

START_TEST(reads_several_reports) {
  for (size_t i = 0; i < sizeof several / sizeof *several; i++) {
    govd__buffer text = {0};
    govd_report *alone[3] = {NULL, NULL, NULL};
    for (size_t k = 0; k < 3 && several[i].fixtures[k] != NULL; k++) {
      char path[256];
      snprintf(path, sizeof path, "fixtures/reports/%s/input.txt", several[i].fixtures[k]);
      char *source = test_read_fixture(path, NULL);
      size_t start = text.length;
      add_replaced(&text, source, several[i].from[k], several[i].to[k]);
      alone[k] = read_alone(text.data + start);
      free(source);
    }
    govd_reports *reports = read_text(text.data, text.length);
    ck_assert_msg(govd_reports_count(reports) == several[i].count, "case %zu: %zu reports", i,
                  govd_reports_count(reports));
    for (size_t k = 0; k < several[i].count; k++) {
      ck_assert_msg(govd_report_equal(govd_reports_at(reports, k), alone[k]), "case %zu: report %zu differs",
                    i, k);
    }
    for (size_t k = 0; k < 3; k++) govd_report_free(alone[k]);
    govd_reports_free(reports);
    govd__buffer_release(&text);
  }
}
END_TEST

/* Every cell that was read has its place, the place names the cell, and the rows their roles. */
static void expect_places(const govd_reading *reading, const govd_document *document) {
  const govd_report *report = govd_reports_at(govd_reading_reports(reading), 0);
  size_t cells = govd_form_cell_count(govd_report_form(report));
  size_t found = 0;
  for (size_t b = 0; b < govd_document_block_count(document); b++) {
    const govd_block *block = govd_document_block(document, b);
    for (size_t i = 0; i < block->rows * block->columns; i++) {
      size_t cell = govd_reading_cell(reading, b, i / block->columns, i % block->columns);
      if (cell == GOVD_NONE) continue;
      const govd_place place =
          govd_document_grid_cell(document, b, i / block->columns, i % block->columns)->place;
      ck_assert_int_eq(govd_place_compare(govd_report_cell(report, cell)->place, place), 0);
      found++;
    }
  }
  for (size_t i = 0; i < cells; i++) found -= govd_report_cell(report, i)->state != GOVD_ABSENT;
  ck_assert_uint_eq(found, 0);
}

static const char explained[] =
    "某市2024年政府信息公开工作年度报告\n"
    "单位 | 电话 |\n"
    "某局 | 1 |\n"
    "\n"
    "一、总体情况\n"
    "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
    "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    "（一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    "（一）予以公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    "今天天气 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    "其他 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";

START_TEST(explains_what_it_read) {
  static const govd_role roles[] = {GOVD_ROLE_HEAD, GOVD_ROLE_MATCHED, GOVD_ROLE_MATCHED,  GOVD_ROLE_MATCHED,
                                    GOVD_ROLE_COPY, GOVD_ROLE_UNKNOWN, GOVD_ROLE_AMBIGUOUS};
  govd_document *document;
  govd_reading *reading;
  ck_assert_int_eq(govd_document_parse_text(explained, strlen(explained), &document, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_explain(reader, document, &reading, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_reports_count(govd_reading_reports(reading)), 1);
  expect_places(reading, document);
  ck_assert_int_eq(govd_reading_row(reading, 1, 0)->role, GOVD_ROLE_OTHER);
  ck_assert_int_eq(govd_reading_row(reading, 1, 1)->role, GOVD_ROLE_OTHER);
  for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
    const govd_row_reading *row = govd_reading_row(reading, 3, r);
    ck_assert_msg(row->role == roles[r], "row %zu is %s", r, govd_role_name(row->role));
    ck_assert_uint_eq(row->report, 0);
    ck_assert((row->row != GOVD_NONE) == (row->role == GOVD_ROLE_MATCHED));
    ck_assert((govd_reading_cell(reading, 3, r, 7) != GOVD_NONE) == (row->role == GOVD_ROLE_MATCHED));
  }
  const govd_form *form = govd_report_form(govd_reports_at(govd_reading_reports(reading), 0));
  ck_assert_str_eq(govd_form_cell_at(form, govd_reading_cell(reading, 3, 1, 1))->id, "requests.new.natural");
  ck_assert_uint_eq(govd_reading_cell(reading, 3, 1, 0), GOVD_NONE);
  ck_assert_uint_eq(govd_reading_cell(reading, 3, 1, 8), GOVD_NONE);
  ck_assert_ptr_null(govd_reading_row(reading, 3, 7));
  ck_assert_ptr_null(govd_reading_row(reading, 0, 0));
  ck_assert_ptr_null(govd_reading_row(reading, 4, 0));
  govd_reading_free(reading);
  govd_reading_free(NULL);
  govd_document_free(document);
}
END_TEST

/* A one-row table is read at once; its places are cells of several rows of the form. */
START_TEST(explains_blocks) {
  char path[1024];
  snprintf(path, sizeof path, "%s/../examples/reports/shilizhen-2020.txt", getenv("GOVD_TEST_DIR"));
  size_t length;
  char *text = test_read_file(path, &length);
  govd_document *document;
  govd_reading *reading;
  ck_assert_int_eq(govd_document_parse_text(text, length, &document, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_explain(NULL, document, &reading, NULL), GOVD_OK);
  expect_places(reading, document);
  size_t blocks = 0;
  for (size_t b = 0; b < govd_document_block_count(document); b++) {
    for (size_t r = 0; r < govd_document_block(document, b)->rows; r++) {
      const govd_row_reading *row = govd_reading_row(reading, b, r);
      if (row->role != GOVD_ROLE_BLOCKS) continue;
      blocks++;
      ck_assert_uint_ne(row->table, GOVD_NONE);
      ck_assert_uint_eq(row->row, GOVD_NONE);
    }
  }
  ck_assert_uint_eq(blocks, 1);
  govd_reading_free(reading);
  govd_document_free(document);
  free(text);
}
END_TEST

/* Each place names a cell that was read from it, whatever the document is like. */
static void expect_cells_at_places(const char *name, const govd_reading *reading,
                                   const govd_document *document) {
  size_t found = 0;
  for (size_t b = 0; b < govd_document_block_count(document); b++) {
    const govd_block *block = govd_document_block(document, b);
    for (size_t i = 0; i < block->rows * block->columns; i++) {
      size_t row = i / block->columns;
      size_t cell = govd_reading_cell(reading, b, row, i % block->columns);
      const govd_grid_cell *source = govd_document_grid_cell(document, b, row, i % block->columns);
      if (cell == GOVD_NONE || source->text == NULL) continue;
      size_t report = govd_reading_row(reading, b, row)->report;
      const govd_cell *read = govd_report_cell(govd_reports_at(govd_reading_reports(reading), report), cell);
      ck_assert_msg(read->state != GOVD_ABSENT, "%s: an absent cell has a place", name);
      ck_assert_msg(govd_place_compare(read->place, source->place) == 0,
                    "%s, block %zu, row %zu: another place", name, b, row);
      found++;
    }
  }
  ck_assert_msg(found > 0, "%s: no cell has a place", name);
}

/* Rows that lost their total, whose digits add up by chance where 29 is cut to 2 and 9, or 70 to 7 and 0. */
START_TEST(takes_no_sum_by_chance) {
  static const char *const lost[] = {"requests.new.other_org", "requests.new.total",
                                     "requests.result.granted.other_org", "disputes.after_review.other",
                                     "disputes.after_review.total"};
  govd_report *report = read_alone(
      "某县2024年政府信息公开工作年度报告\n"
      "三、收到和处理政府信息公开申请情况\n"
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）自然人商业企业科研机构社会公益组织"
      "法律服务机构其他总计\n"
      "一、本年新收政府信息公开申请数量0501129\n"
      "二、上年结转政府信息公开申请数量0000000\n"
      "三、本年度办理结果\n"
      "（一）予以公开0501129\n"
      "（七）总计05011336\n"
      "四、结转下年度继续办理0000000\n"
      "四、政府信息公开行政复议、行政诉讼情况\n"
      "行政复议行政诉讼\n"
      "未经复议直接起诉复议后起诉\n"
      "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审"
      "结总计\n"
      "000000000010708\n");
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
    const govd_cell *cell = govd_report_cell(report, govd_form_find_cell(form, lost[i]));
    ck_assert_msg(cell->state == GOVD_ABSENT, "%s", lost[i]);
  }
  /* As many zeros as there are columns cannot be cut otherwise. */
  const govd_cell *zero = govd_report_cell(report, govd_form_find_cell(form, "requests.carried_in.total"));
  ck_assert_int_eq(zero->state, GOVD_GIVEN);
  size_t told = 0;
  for (size_t i = 0; i < govd_report_unknown_row_count(report); i++)
    told += govd_report_unknown_row(report, i)->reason == GOVD_ROW_SHORT;
  ck_assert_uint_eq(told, 4);
  govd_report_free(report);
}
END_TEST

/* Joined figures are those of one column only if the head shows that there is one, and none begins with 00.
 */
START_TEST(doubts_joined_figures) {
  static const struct {
    const char *head;
    const char *rows[5];
    const char *expected; /* of the first row */
  } joined[] = {
      {"统计指标单位统计数", {"件12", "件0", "件3", "件4", "件5"}, "12"},
      {"统计指标统计数", {"12", "0", "3", "4", "5"}, "12"},
      {"统计指标单位本级部门总计", {"件101020", "件112", "件213", "件112", "件224"}, "| 101020"},
      {"统计指标单位上半年下半年", {"件1010", "件11", "件21", "件11", "件22"}, "| 1010"},
      {"", {"件1010", "件11", "件21", "件11", "件22"}, "| 1010"},
      {"统计指标单位统计数", {"件12", "件00", "件3", "件4", "件5"}, "| 12"},
  };
  static const char *const names[] = {"（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数",
                                      "4.信函申请数"};
  for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
    govd__buffer text = {0};
    govd__buffer_printf(&text, "某街2017年政府信息公开工作年度报告\n%s\n", joined[i].head);
    for (size_t k = 0; k < 5; k++) govd__buffer_printf(&text, "%s%s\n", names[k], joined[i].rows[k]);
    govd_reports *reports = read_text(text.data, text.length);
    expect_cell_text(i, govd_reports_at(reports, 0), "request.received", joined[i].expected);
    govd_reports_free(reports);
    govd__buffer_release(&text);
  }
}
END_TEST

static void explain_fixture(const char *name) {
  size_t length;
  char *input = read_input(name, &length);
  govd_document *document;
  govd_reading *reading;
  govd_status status = govd_document_parse(input, length, &document, NULL);
  free(input);
  if (status == GOVD_E_UNSUPPORTED) return; /* left out of this build */
  ck_assert_int_eq(status, GOVD_OK);
  ck_assert_int_eq(govd_read_explain(reader, document, &reading, NULL), GOVD_OK);
  expect_cells_at_places(name, reading, document);
  govd_reading_free(reading);
  govd_document_free(document);
}

START_TEST(explains_the_fixtures) {
  char path[1024];
  snprintf(path, sizeof path, "%s/fixtures/reports", getenv("GOVD_TEST_DIR"));
  DIR *directory = opendir(path);
  ck_assert_ptr_nonnull(directory);
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    if (entry->d_name[0] != '.') explain_fixture(entry->d_name);
  }
  closedir(directory);
}
END_TEST

/* A table whose only figure stands in a cell too many, and one below that has no such column. */
START_TEST(bears_parts_without_the_columns_before) {
  static const char text[] = "|\n|\n|||6\n\n|";
  govd_reports *reports;
  ck_assert_int_eq(govd_read_bytes(reader, text, sizeof text - 1, &reports, NULL), GOVD_E_UNRECOGNISED);
  ck_assert_ptr_null(reports);
}
END_TEST

START_TEST(explains_nothing_where_nothing_is_read) {
  govd_document *document;
  govd_reading *reading = (govd_reading *)&reader;
  govd_error error;
  ck_assert_int_eq(govd_document_parse_text("甲 | 1 |\n", strlen("甲 | 1 |\n"), &document, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_explain(reader, document, &reading, &error), GOVD_E_UNRECOGNISED);
  ck_assert_ptr_null(reading);
  govd_document_free(document);
  ck_assert_str_eq(govd_role_name(GOVD_ROLE_BLOCKS), "blocks");
  ck_assert_str_eq(govd_role_name((govd_role)99), "unknown role");
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 120);
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, compares_labels);
  tcase_add_test(tests, bears_brackets_without_end);
  tcase_add_test(tests, aligns_like_counting_all);
  tcase_add_test(tests, reads_the_fixtures);
  tcase_add_test(tests, reads_the_seed_report);
  tcase_add_test(tests, bears_parts_without_the_columns_before);
  tcase_add_test(tests, reads_several_reports);
  tcase_add_test(tests, reads_several_columns);
  tcase_add_test(tests, reads_flattened_text);
  tcase_add_test(tests, reads_flattened_text_without_titles);
  tcase_add_test(tests, reads_flattened_rows_with_numbers);
  tcase_add_test(tests, doubts_joined_figures);
  tcase_add_test(tests, takes_no_sum_by_chance);
  tcase_add_test(tests, takes_no_prose_for_rows);
  tcase_add_test(tests, takes_no_page_numbers_for_figures);
  tcase_add_test(tests, takes_no_page_numbers_for_totals);
  tcase_add_test(tests, fails_with_reason);
  tcase_add_test(tests, does_not_guess_the_form);
  tcase_add_test(tests, takes_the_form_of_the_year_among_near_ones);
  tcase_add_test(tests, explains_what_it_read);
  tcase_add_test(tests, explains_blocks);
  tcase_add_test(tests, explains_the_fixtures);
  tcase_add_test(tests, explains_nothing_where_nothing_is_read);
}

int main(void) { return test_run("read", add_tests); }
