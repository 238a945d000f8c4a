/* SPDX-License-Identifier: Apache-2.0 */
/* Pages as words in their places (tests/render/make/boxes.py writes them), and files that pdftotext reads. */
#include <govdisclosure/document.h>
#include <govdisclosure/read.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "document/pdf.h"
#include "document/pdf_text.h"
#include "dump.h"
#include "fixtures.h"

static void update(const char *fixture, const char *text) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s/expected.txt", getenv("GOVD_TEST_DIR"), fixture);
  FILE *file = fopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  fputs(text, file);
  ck_assert_int_eq(fclose(file), 0);
}

static govd_document *read_boxes(const char *fixture) {
  size_t length;
  char *input = read_fixture_file(fixture, "input.xhtml", &length);
  govd_document *document;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd__document_parse_boxes(input, length, &document, &error);
  ck_assert_msg(status == GOVD_OK, "%s: %s", fixture, error.text);
  free(input);
  return document;
}

static void compare(const char *fixture, const char *found) {
  if (getenv("GOVD_UPDATE") != NULL) update(fixture, found);
  char *expected = read_fixture_file(fixture, "expected.txt", NULL);
  ck_assert_msg(strcmp(found, expected) == 0, "%s gives\n%s", fixture, found);
  free(expected);
}

static void check_fixture(const char *fixture) {
  govd_document *document = read_boxes(fixture);
  char *found = dump_document(document);
  compare(fixture, found);
  free(found);
  govd_document_free(document);
}

START_TEST(reads_pages) { ck_assert_uint_gt(for_each_fixture("fixtures/pdf", check_fixture), 0); }
END_TEST

/* A cell: its figure, `.` for a blank one, `-` for a dash, `?` for what is no figure, `x` for one not read.
 */
static void print_cell(govd__buffer *text, const govd_cell *cell) {
  static const char states[] = {
      [GOVD_BLANK] = '.', [GOVD_DASH] = '-', [GOVD_INVALID] = '?', [GOVD_ABSENT] = 'x'};
  if (cell->state == GOVD_GIVEN) {
    govd__buffer_printf(text, " %lld", (long long)cell->value);
  } else {
    govd__buffer_printf(text, " %c", states[cell->state]);
  }
}

/* A line for each row of the requests that is no heading. */
static void print_requests(govd__buffer *text, const govd_report *report) {
  const govd_form *form = govd_report_form(report);
  size_t t = 0;
  while (strcmp(govd_form_table(form, t)->id, "requests") != 0) t++;
  const govd_table *table = govd_form_table(form, t);
  for (size_t r = 0; r < table->row_count; r++) {
    const govd_row *row = govd_form_row(form, t, r);
    if (row->kind == GOVD_ROW_GROUP) continue;
    govd__buffer_puts(text, row->id);
    for (size_t c = 0; c < table->column_count; c++)
      print_cell(text, govd_report_cell(report, table->first_cell + r * table->column_count + c));
    govd__buffer_putc(text, '\n');
  }
}

static void check_requests(const char *fixture) {
  govd_document *document = read_boxes(fixture);
  govd_forms *forms;
  govd_reader *reader;
  govd_reports *reports;
  ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK);
  ck_assert_int_eq(govd_reader_new(forms, &reader, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_document(reader, document, &reports, NULL), GOVD_OK);
  govd__buffer text = {0};
  const govd_report *report = govd_reports_at(reports, 0);
  print_requests(&text, report);
  for (size_t i = 0; i < govd_report_unknown_row_count(report); i++) {
    const govd_unknown_row *row = govd_report_unknown_row(report, i);
    govd__buffer_printf(&text, "%d: %s: %s\n", (int)row->reason, row->label, row->figures);
  }
  char *found = govd__buffer_take(&text, NULL);
  compare(fixture, found);
  govd_string_free(found);
  govd_reports_free(reports);
  govd_reader_free(reader);
  govd_forms_free(forms);
  govd_document_free(document);
}

/* Rows of printed pages that may have a cell too few or too many: what is read of them, and what is told. */
START_TEST(reads_rows_out_of_place) {
  ck_assert_uint_gt(for_each_fixture("fixtures/pdf-requests", check_requests), 0);
}
END_TEST

static const struct {
  const char *text;
  govd__pdf_kind kind;
} kinds[] = {
    {"0", GOVD__PDF_FIGURE},       {"1,706", GOVD__PDF_FIGURE},  {"1，706", GOVD__PDF_FIGURE},
    {"２３", GOVD__PDF_FIGURE},    {"-18", GOVD__PDF_FIGURE},    {"－18", GOVD__PDF_FIGURE},
    {"减3", GOVD__PDF_FIGURE},     {"+19", GOVD__PDF_FIGURE},    {"124件", GOVD__PDF_FIGURE},
    {"240万元", GOVD__PDF_FIGURE}, {"38.62", GOVD__PDF_FIGURE},  {"22（其中修订16件）", GOVD__PDF_FIGURE},
    {"—", GOVD__PDF_FIGURE},       {"——", GOVD__PDF_FIGURE},     {"/", GOVD__PDF_FIGURE},
    {"无", GOVD__PDF_FIGURE},      {"不涉及", GOVD__PDF_FIGURE}, {"12 件", GOVD__PDF_FIGURE},
    {"件", GOVD__PDF_UNIT},        {"万元", GOVD__PDF_UNIT},     {"1.", GOVD__PDF_TEXT},
    {"1、", GOVD__PDF_TEXT},       {"1.信函", GOVD__PDF_TEXT},   {"2023年", GOVD__PDF_TEXT},
    {"（一）", GOVD__PDF_TEXT},    {"总计", GOVD__PDF_TEXT},     {"", GOVD__PDF_TEXT},
    {"1.5.", GOVD__PDF_TEXT},
};

START_TEST(tells_figures) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    govd__pdf_kind kind = govd__pdf_kind_of(kinds[i].text, strlen(kinds[i].text));
    ck_assert_msg(kind == kinds[i].kind, "%s is %d", kinds[i].text, (int)kind);
  }
}
END_TEST

/* Whatever the program writes, nothing breaks; at most there is nothing to read. */
START_TEST(survives_any_output) {
  test_random random = test_random_new();
  static const char *const pieces[] = {"<page width=\"595\" height=\"842\">",
                                       "<page ",
                                       "<word ",
                                       "xMin=\"",
                                       "yMin=\"10\" ",
                                       "xMax=\"300\" ",
                                       "yMax=\"20.5\" ",
                                       "xMin=\"-1e9\"",
                                       "xMin=\"999999999999999999\" ",
                                       ">",
                                       "</word>",
                                       "12",
                                       "件",
                                       "&amp;",
                                       "&#x0;",
                                       "\x01",
                                       "\xFF",
                                       "（",
                                       "其中",
                                       "一、",
                                       "\n"};
  enum { COUNT = sizeof pieces / sizeof *pieces };
  for (size_t round = 0; round < 3000; round++) {
    char source[2000] = "<page width=\"595\" height=\"842\">";
    while (strlen(source) < sizeof source - 200) {
      if (test_random_below(&random, 2) == 0) {
        char word[160];
        snprintf(word, sizeof word, "<word xMin=\"%zu\" yMin=\"%zu\" xMax=\"%zu\" yMax=\"%zu\">%s%s</word>",
                 test_random_below(&random, 500), test_random_below(&random, 30) * 6,
                 test_random_below(&random, 600), test_random_below(&random, 40) * 6,
                 pieces[11 + test_random_below(&random, 9)], pieces[11 + test_random_below(&random, 9)]);
        strcat(source, word);
      } else {
        strcat(source, pieces[test_random_below(&random, COUNT)]);
      }
      if (test_random_below(&random, 40) == 0) break;
    }
    govd_document *document;
    govd_error error;
    govd_status status = govd__document_parse_boxes(source, strlen(source), &document, &error);
    ck_assert(status == GOVD_OK || status == GOVD_E_UNSUPPORTED);
    ck_assert((document != NULL) == (status == GOVD_OK));
    govd_document_free(document);
  }
}
END_TEST

/* A thousand rows, and a page of nothing but figures. */
START_TEST(reads_large_tables) {
  enum { ROWS = 1000, COLUMNS = 30 };
  char *source = malloc((size_t)ROWS * COLUMNS * 120 + 1000);
  ck_assert_ptr_nonnull(source);
  size_t length = (size_t)sprintf(source, "<page width=\"2000\" height=\"30000\">");
  for (int r = 0; r < ROWS; r++) {
    for (int c = 0; c < COLUMNS; c++) {
      length +=
          (size_t)sprintf(source + length, "<word xMin=\"%d\" yMin=\"%d\" xMax=\"%d\" yMax=\"%d\">%d</word>",
                          c * 60, r * 20 + 100, c * 60 + 20, r * 20 + 110, r * COLUMNS + c);
    }
  }
  govd_document *document;
  ck_assert_int_eq(govd__document_parse_boxes(source, length, &document, NULL), GOVD_OK);
  const govd_block *table = govd_document_block(document, 0);
  ck_assert_int_eq(table->kind, GOVD_BLOCK_TABLE);
  ck_assert_uint_eq(table->rows, ROWS);
  ck_assert_uint_eq(table->columns, COLUMNS);
  ck_assert_str_eq(govd_document_grid_cell(document, 0, ROWS - 1, COLUMNS - 1)->text, "29999");
  govd_document_free(document);
  free(source);
}
END_TEST

static govd_status parse(const char *bytes, govd_error *error) {
  govd_document *document;
  govd_status status = govd_document_parse(bytes, strlen(bytes), &document, error);
  ck_assert((document != NULL) == (status == GOVD_OK));
  govd_document_free(document);
  return status;
}

START_TEST(says_that_the_program_is_missing) {
  char *path = strdup(getenv("PATH"));
  ck_assert_int_eq(setenv("PATH", "/nowhere", 1), 0);
  govd_error error = {GOVD_OK, 0, 0, ""};
  ck_assert_int_eq(parse("%PDF-1.7\n", &error), GOVD_E_UNSUPPORTED);
  ck_assert_ptr_nonnull(strstr(error.text, "poppler-utils"));
  ck_assert_int_eq(setenv("PATH", path, 1), 0);
  free(path);
}
END_TEST

static bool has_pdftotext(void) { return access("/usr/bin/pdftotext", X_OK) == 0; }

/* One page with a line of text; nothing but what a reader needs. */
static const char whole[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 "
    "R>>>>>>endobj\n"
    "4 0 obj<</Length 42>>stream\nBT /F 12 Tf 72 700 Td (Report 2023) Tj ET \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

START_TEST(reads_files) {
  if (!has_pdftotext()) return;
  govd_document *document;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_document_parse(whole, sizeof whole - 1, &document, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  ck_assert_str_eq(govd_document_block(document, 0)->text, "Report 2023");
  govd_document_free(document);
}
END_TEST

START_TEST(refuses_damaged_files) {
  if (!has_pdftotext()) return;
  govd_error error = {GOVD_OK, 0, 0, ""};
  ck_assert_int_eq(parse("%PDF-1.7\n", &error), GOVD_E_SYNTAX);
  ck_assert_ptr_nonnull(strstr(error.text, "cannot be read"));
  for (size_t length = 5; length < sizeof whole - 1; length += 23) { /* cut short anywhere */
    govd_document *document;
    govd_status status = govd_document_parse(whole, length, &document, &error);
    ck_assert_msg(status == GOVD_OK || status == GOVD_E_SYNTAX || status == GOVD_E_UNSUPPORTED, "%s",
                  error.text);
    govd_document_free(document);
  }
  char empty[sizeof whole];
  memcpy(empty, whole, sizeof whole);
  memcpy(strstr(empty, "(Report 2023)"), "(           )", 13);
  ck_assert_int_eq(parse(empty, &error), GOVD_E_UNSUPPORTED);
  ck_assert_ptr_nonnull(strstr(error.text, "no text"));
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, reads_pages);
  tcase_add_test(tests, reads_rows_out_of_place);
  tcase_add_test(tests, tells_figures);
  tcase_add_test(tests, survives_any_output);
  tcase_add_test(tests, reads_large_tables);
  tcase_add_test(tests, says_that_the_program_is_missing);
  tcase_add_test(tests, reads_files);
  tcase_add_test(tests, refuses_damaged_files);
}

int main(void) { return test_run("pdf", add_tests); }
