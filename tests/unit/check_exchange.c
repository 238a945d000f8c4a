/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/amount.h>
#include <govdisclosure/exchange.h>
#include <govdisclosure/read.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixtures.h"
#include "random_report.h"
#include "sound.h"
#include "support.h"

enum { ROUNDS = 1000, TEXT_ROUNDS = 700, FORM_ROUNDS = 500, FINDINGS_ROUNDS = 1000 };

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static const govd_form *form_at(size_t index) {
  return govd_forms_at(forms, index % govd_forms_count(forms));
}

static char *write_json(const govd_report *report, bool places) {
  char *text;
  size_t length;
  ck_assert_int_eq(govd_report_write_json(report, places, &text, &length, NULL), GOVD_OK);
  ck_assert_uint_eq(strlen(text), length);
  return text;
}

static govd_report *parse_json(const char *text) {
  govd_report *report;
  govd_error error;
  govd_status status = govd_report_parse_json(forms, text, strlen(text), &report, &error);
  ck_assert_msg(status == GOVD_OK, "%s: %s at %zu in %s", govd_status_name(status), error.text, error.offset,
                text);
  return report;
}

static void expect_text(char *text, const char *expected) {
  ck_assert_str_eq(text, expected);
  govd_string_free(text);
}

/* Reports as JSON. */

static bool same_place(govd_place a, govd_place b) { return govd_place_compare(a, b) == 0; }

static bool same_source(const govd_row_source *a, const govd_row_source *b) {
  bool labels = a->label == NULL || b->label == NULL ? a->label == b->label : strcmp(a->label, b->label) == 0;
  return a->match == b->match && labels && same_place(a->place, b->place);
}

static bool same_sources(const govd_report *a, const govd_report *b) {
  const govd_form *form = govd_report_form(a);
  bool same = true;
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    for (size_t r = 0; r < govd_form_table(form, t)->row_count; r++) {
      same = same && same_source(govd_report_row_source(a, t, r), govd_report_row_source(b, t, r));
    }
  }
  return same;
}

/* Many checks in one, since Check writes a file at each assertion. */
static bool same_places(const govd_report *a, const govd_report *b) {
  const govd_form *form = govd_report_form(a);
  bool same = same_sources(a, b) && same_place(govd_report_title_place(a), govd_report_title_place(b));
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    if (govd_report_cell(a, i)->state == GOVD_ABSENT) continue;
    same = same && same_place(govd_report_cell(a, i)->place, govd_report_cell(b, i)->place);
  }
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    same = same && same_place(govd_report_field_place(a, i), govd_report_field_place(b, i));
  }
  for (size_t s = 0; s < govd_report_section_count(a); s++) {
    same = same && same_place(govd_report_section(a, s)->place, govd_report_section(b, s)->place);
    for (size_t p = 0; p < govd_report_section(a, s)->paragraph_count; p++) {
      same = same && same_place(govd_report_paragraph(a, s, p)->place, govd_report_paragraph(b, s, p)->place);
    }
  }
  for (size_t i = 0; i < govd_report_unknown_row_count(a); i++) {
    same = same && same_place(govd_report_unknown_row(a, i)->place, govd_report_unknown_row(b, i)->place);
  }
  return same;
}

static void expect_json_round_trip(const govd_report *report, bool places) {
  char *text = write_json(report, places);
  govd_report *parsed = parse_json(text);
  ck_assert_msg(govd_report_equal(report, parsed), "%s reads back as another report", text);
  ck_assert(!places || same_places(report, parsed));
  expect_text(write_json(parsed, places), text);
  govd_report_free(parsed);
  govd_string_free(text);
}

START_TEST(any_report_goes_through_json) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 3 * ROUNDS; i++) {
    govd_report *report = random_report(form_at(i), &random);
    expect_json_round_trip(report, false);
    expect_json_round_trip(report, true);
    govd_report_free(report);
  }
}
END_TEST

/* A copy without places gives the same bytes as its source, and the other way round. */
START_TEST(places_are_written_only_if_asked_for) {
  test_random random = test_random_new();
  govd_report *report = random_report(form_at(2), &random);
  char *without = write_json(report, false);
  char *with = write_json(report, true);
  govd_report *parsed = parse_json(with);
  expect_text(write_json(parsed, false), without);
  ck_assert_ptr_null(strstr(without, "\"line\""));
  govd_report_free(parsed);
  govd_report_free(report);
  govd_string_free(without);
  govd_string_free(with);
}
END_TEST

static void set_text(govd_report *report, const char *cell, const char *text, const char *unit) {
  size_t index = govd_form_find_cell(govd_report_form(report), cell);
  ck_assert_int_eq(govd_report_set_text(report, index, text, unit, NULL), GOVD_OK);
}

static govd_report *new_report(const char *form) {
  govd_report *report;
  ck_assert_int_eq(govd_report_new(govd_forms_find(forms, form), &report, NULL), GOVD_OK);
  return report;
}

START_TEST(an_empty_report_is_short) {
  govd_report *report = new_report("cn-2021");
  expect_text(write_json(report, true),
              "{\"format\":\"govdisclosure/report/1\",\"form\":\"cn-2021\",\"cells\":{}}");
  govd_report_free(report);
}
END_TEST

START_TEST(json_is_as_documented) {
  govd_report *report = new_report("cn-2021");
  govd_report_set_unit_name(report, "某“区”\t\"A\\B\"\x01", NULL);
  govd_report_set_year(report, 2023, NULL);
  govd_report_set_title(report, "标题", (govd_place){0}, NULL);
  set_text(report, "requests.new.natural", "3402", NULL);
  set_text(report, "art20_8.fee.amount", "59237.2449", NULL);
  set_text(report, "requests.new.research", "", NULL);
  set_text(report, "requests.new.welfare", "—", NULL);
  set_text(report, "requests.new.total", "许多", NULL);
  set_text(report, "requests.carried_in.total", "1，706件", NULL);
  set_text(report, "art20_1.regulation.issued", "5", "条");
  govd_report_add_section(report, "overview", "一、总体情况", (govd_place){.line = 2, .column = 1}, NULL);
  govd_report_add_paragraph(report, "段", (govd_place){.line = 3, .column = 1}, NULL);
  govd_report_add_section(report, NULL, "", (govd_place){0}, NULL);
  govd_unknown_row row = {"本级", "1 | 2", 4, 0, GOVD_ROW_EXTRA, {.line = 9, .column = 2}};
  govd_report_add_unknown_row(report, &row, NULL);
  expect_text(
      write_json(report, false),
      "{\"format\":\"govdisclosure/report/"
      "1\",\"form\":\"cn-2021\",\"unit_name\":\"某“区”\\t\\\"A\\\\B\\\"\\u0001\","
      "\"year\":2023,\"title\":\"标题\",\"cells\":{\"art20_1.regulation.issued\":{\"value\":5,\"unit\":"
      "\"条\"},"
      "\"art20_8.fee.amount\":\"59237.2449\",\"requests.new.natural\":3402,\"requests.new.research\":null,"
      "\"requests.new.welfare\":{\"state\":\"dash\"},\"requests.new.total\":{\"state\":\"invalid\",\"text\":"
      "\"许多\"},"
      "\"requests.carried_in.total\":{\"value\":1706,\"text\":\"1，706件\"}},"
      "\"sections\":[{\"id\":\"overview\",\"title\":\"一、总体情况\",\"paragraphs\":[\"段\"]},"
      "{\"title\":\"\",\"paragraphs\":[]}],"
      "\"unknown_rows\":[{\"label\":\"本级\",\"figures\":\"1 | 2\",\"table\":\"requests\",\"after\":\"new\","
      "\"reason\":\"extra\"}]}");
  govd_report_free(report);
}
END_TEST

/* Everything in another order than the canonical one, with what may be left out, reads as the same. */
START_TEST(parsing_does_not_mind_order_and_space) {
  govd_report *report = parse_json(
      " {\n\"cells\" : { "
      "\"requests.new.total\":{\"line\":3,\"value\":5,\"state\":\"given\"},\"requests.new.natural\":1.0e1 "
      ",\r\n"
      "\t\"art20_8.fee.amount\":\"-0.50\", "
      "\"requests.carried_in.total\":{\"state\":\"absent\"}},\"year\":2023,"
      "\"form\":\"cn-2021\",\"sections\":[],\"fields\":{},\"unit_name\":\"\\u533a\\ud83d\\ude00\\/\","
      "\"format\":\"govdisclosure/report/1\"}\n");
  expect_text(write_json(report, true),
              "{\"format\":\"govdisclosure/report/1\",\"form\":\"cn-2021\",\"unit_name\":\"区😀/"
              "\",\"year\":2023,\"cells\":{"
              "\"art20_8.fee.amount\":{\"value\":\"-0.5\"},\"requests.new.natural\":{\"value\":10},"
              "\"requests.new.total\":{\"value\":5,\"line\":3}}}");
  govd_report_free(report);
}
END_TEST

/* A text cut short or changed anywhere is read or refused, never misread into something that does not hold.
 */
static void expect_safe(const char *text, size_t length) {
  char *own = malloc(length + 1); /* exactly as long, so that a look behind its end is seen */
  memcpy(own, text, length);
  govd_report *report = (govd_report *)own;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_report_parse_json(forms, own, length, &report, &error);
  ck_assert_int_eq(error.status, status);
  if (status == GOVD_OK) {
    expect_json_round_trip(report, true);
  } else {
    ck_assert(report == NULL && *error.text != '\0' && (error.offset == GOVD_NONE || error.offset <= length));
  }
  govd_report_free(report);
  free(own);
}

START_TEST(damaged_json_is_refused) {
  static const char tokens[] = "{}[],:\"\\0123456789.-+eEtfnul \n\x01\x80\xC3\xE4\xED\xF0\xFF";
  test_random random = test_random_new();
  for (size_t i = 0; i < 3; i++) {
    govd_report *report = random_plausible_report(form_at(i), &random);
    char *text = write_json(report, true);
    size_t length = strlen(text);
    for (size_t cut = 0; cut < length; cut += 1 + test_random_below(&random, 40)) expect_safe(text, cut);
    for (size_t n = 0; n < 2000; n++) {
      size_t at = test_random_below(&random, length);
      char kept = text[at];
      text[at] = tokens[test_random_below(&random, sizeof tokens - 1)];
      expect_safe(text, length);
      if (n % 4 != 0) text[at] = kept; /* some damage stays and adds up */
    }
    govd_string_free(text);
    govd_report_free(report);
  }
}
END_TEST

static govd_status parse_fixture(const char *text, size_t length, govd_error *error) {
  govd_report *report;
  govd_status status = govd_report_parse_json(forms, text, length, &report, error);
  ck_assert(status == GOVD_OK || report == NULL);
  govd_report_free(report);
  return status;
}

START_TEST(malformed_reports_are_refused_with_their_place) {
  ck_assert_uint_gt(check_error_fixtures("fixtures/report-errors", parse_fixture), 60);
}
END_TEST

#define FIRST "{\"format\":\"govdisclosure/report/1\",\"form\":\"cn-2021\",\"year\":2021,\"cells\":{}}"
#define SECOND "{\"format\":\"govdisclosure/report/1\",\"form\":\"cn-2021\",\"year\":2022,\"cells\":{}}"
#define SPREAD "{\"format\":\"govdisclosure/report/1\",\n\"form\":\"cn-2021\",\"year\":2023,\n\"cells\":{}}"

/* A text, and what becomes of each report in it: its year or, below zero, a status, with the line of either.
 */
static const struct {
  const char *text;
  struct {
    int year;
    int line;
  } reports[4];
} sequences[] = {
    {FIRST, {{2021, 1}}},
    {"\xEF\xBB\xBF\n \n" FIRST "\n\n", {{2021, 3}}},
    {SPREAD, {{2023, 1}}},
    {FIRST "\n" SECOND, {{2021, 1}, {2022, 2}}},
    {"\n" FIRST " \r\n\n" SECOND "\r\n", {{2021, 2}, {2022, 4}}},
    {FIRST "\n{\"a\"\n" SECOND "\n", {{2021, 1}, {-GOVD_E_SYNTAX, 2}, {2022, 3}}},
    {"{\"a{\\\"\":1}\n" SECOND, {{-GOVD_E_UNKNOWN, 1}, {2022, 2}}},
    {FIRST "}\n" SECOND, {{-GOVD_E_SYNTAX, 1}}},
    {SPREAD "\n" FIRST, {{-GOVD_E_SYNTAX, 4}}},
    {"", {{-GOVD_E_SYNTAX, 1}}},
    {"}\n" FIRST, {{-GOVD_E_SYNTAX, 1}}},
};

START_TEST(reports_are_read_one_after_the_other) {
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
    govd_json_cursor cursor = {0};
    size_t length = strlen(sequences[i].text);
    for (size_t k = 0; k < sizeof sequences[i].reports / sizeof *sequences[i].reports; k++) {
      int year = sequences[i].reports[k].year;
      govd_report *report;
      govd_error error;
      govd_status status = govd_report_parse_next(forms, sequences[i].text, length, &cursor, &report, &error);
      ck_assert_msg((int)status == (year < 0 ? -year : 0), "text %zu, report %zu: %s", i, k, error.text);
      ck_assert_msg((report != NULL) == (year > 0), "text %zu, report %zu", i, k);
      if (year > 0) ck_assert_int_eq(govd_report_year(report), year);
      if (year > 0) ck_assert_int_eq(cursor.line, sequences[i].reports[k].line);
      if (year < 0)
        ck_assert_msg(error.line == sequences[i].reports[k].line, "text %zu: line %d", i, error.line);
      govd_report_free(report);
      if (year == 0) break;
    }
    ck_assert_uint_eq(cursor.offset, length);
  }
}
END_TEST

/* Many wide numbers must not take time that grows with the square of their number. */
START_TEST(wide_numbers_are_found_at_once) {
  enum { COUNT = 100000 };
  char *text = malloc(COUNT * 96 + 256);
  size_t length = (size_t)sprintf(
      text, "{\"form\":\"cn-2021\",\"findings\":[{\"code\":\"cell.blank\",\"severity\":\"note\",\"cells\":[");
  for (size_t i = 0; i < COUNT; i++) {
    length +=
        (size_t)sprintf(text + length, "%s{\"id\":\"requests.new.total\",\"state\":\"given\",\"value\":%lld}",
                        i == 0 ? "" : ",", 9007199254740993LL + (long long)i);
  }
  length += (size_t)sprintf(text + length, "]}]}");
  govd_findings *findings;
  ck_assert_int_eq(govd_findings_parse_json(forms, text, length, &findings, NULL), GOVD_OK);
  const govd_finding *finding = govd_findings_at(findings, 0);
  for (size_t i = 0; i < COUNT; i++)
    ck_assert_int_eq(finding->cells[i].value, 9007199254740993LL + (long long)i);
  govd_findings_free(findings);
  free(text);
}
END_TEST

/* The text layout. */

static bool read_equals(const govd_reader *reader, const govd_report *report, const char *text) {
  govd_reports *reports;
  govd_error error;
  govd_status status = govd_read_bytes(reader, text, strlen(text), &reports, &error);
  ck_assert_msg(status == GOVD_OK, "%s in\n%s", error.text, text);
  bool equal = govd_report_equal(report, govd_reports_at(reports, 0));
  if (!equal) {
    char *wanted = write_json(report, false);
    char *got = write_json(govd_reports_at(reports, 0), false);
    printf("%s\n\nwanted %s\n\ngot %s\n", text, wanted, got);
    govd_string_free(wanted);
    govd_string_free(got);
  }
  govd_reports_free(reports);
  return equal;
}

/* What is written reads back; what is not has a reason. Gives whether it was written. */
static bool expect_text_round_trip(const govd_reader *reader, const govd_report *report) {
  char *text;
  size_t length;
  govd_error error;
  govd_status status = govd_report_write_text(report, &text, &length, &error);
  if (status != GOVD_OK) {
    ck_assert_int_eq(status, GOVD_E_UNREPRESENTABLE);
    ck_assert_ptr_null(text);
    ck_assert_uint_gt(strlen(error.text), 0);
    return false;
  }
  ck_assert_uint_eq(strlen(text), length);
  ck_assert_msg(read_equals(reader, report, text), "the text reads back as another report");
  govd_string_free(text);
  return true;
}

static govd_reader *reader_of(const govd_forms *known, const govd_form *form) {
  govd_reader *reader;
  ck_assert_int_eq(govd_reader_new(known, &reader, NULL), GOVD_OK);
  ck_assert_int_eq(govd_reader_set_form(reader, form == NULL ? NULL : govd_form_id(form), NULL), GOVD_OK);
  return reader;
}

START_TEST(what_is_written_as_text_reads_back) {
  test_random random = test_random_new();
  size_t written = 0;
  for (size_t f = 0; f < govd_forms_count(forms); f++) {
    govd_reader *reader = reader_of(forms, form_at(f));
    for (size_t i = 0; i < TEXT_ROUNDS; i++) {
      govd_report *report =
          i % 20 == 0 ? random_report(form_at(f), &random) : random_plausible_report(form_at(f), &random);
      written += expect_text_round_trip(reader, report);
      govd_report_free(report);
    }
    govd_reader_free(reader);
  }
  printf("%zu of %zu were written\n", written, govd_forms_count(forms) * TEXT_ROUNDS);
  ck_assert_uint_gt(written, govd_forms_count(forms) * TEXT_ROUNDS / 4);
}
END_TEST

/* Sound reports are always written, and recognised without a hint. */
START_TEST(sound_reports_go_through_text) {
  test_random random = test_random_new();
  govd_reader *reader = reader_of(forms, NULL);
  for (size_t i = 0; i < 300; i++) {
    govd_report *report = sound_random(form_at(i), NULL, &random);
    if (i % 2 == 0) sound_print_groups(report);
    if (i % 3 == 0)
      ck_assert_int_eq(govd_report_set_title(report, "政府信息公开工作年度报告", (govd_place){0}, NULL),
                       GOVD_OK);
    ck_assert(expect_text_round_trip(reader, report));
    govd_report_free(report);
  }
  govd_reader_free(reader);
}
END_TEST

/* Forms whose words are easily mistaken for each other, as the built-in ones are not. */
START_TEST(no_form_is_misread) {
  test_random random = test_random_new();
  size_t written = 0;
  for (size_t i = 0; i < FORM_ROUNDS; i++) {
    govd_form *form = random_form(&random);
    govd_forms *known;
    ck_assert_int_eq(govd_forms_new(&known, NULL), GOVD_OK);
    ck_assert_int_eq(govd_forms_add(known, form, NULL), GOVD_OK);
    govd_reader *reader = reader_of(known, form);
    for (size_t n = 0; n < 4; n++) {
      govd_report *report = random_plausible_report(form, &random);
      written += expect_text_round_trip(reader, report);
      govd_report_free(report);
    }
    govd_reader_free(reader);
    govd_forms_free(known);
    govd_form_free(form);
  }
  printf("%zu of %d were written\n", written, FORM_ROUNDS * 4);
  ck_assert_uint_gt(written, FORM_ROUNDS / 4);
}
END_TEST

static void check_layout(const char *fixture) {
  char *input = read_fixture_file(fixture, "input.json", NULL);
  char *expected = read_fixture_file(fixture, "expected.txt", NULL);
  govd_report *report = parse_json(input);
  govd_reader *reader = reader_of(forms, NULL);
  char *text;
  govd_error error;
  ck_assert_msg(govd_report_write_text(report, &text, NULL, &error) == GOVD_OK, "%s: %s", fixture,
                error.text);
  ck_assert(read_equals(reader, report, text));
  expect_text(text, expected);
  govd_reader_free(reader);
  govd_report_free(report);
  free(expected);
  free(input);
}

START_TEST(the_layout_is_as_documented) {
  ck_assert_uint_gt(for_each_fixture("fixtures/layout", check_layout), 2);
}
END_TEST

static govd_status write_fixture(const char *text, size_t length, govd_error *error) {
  govd_report *report;
  char *written;
  ck_assert_int_eq(govd_report_parse_json(forms, text, length, &report, NULL), GOVD_OK);
  govd_status status = govd_report_write_text(report, &written, NULL, error);
  ck_assert(status == GOVD_OK || written == NULL);
  govd_string_free(written);
  govd_report_free(report);
  return status;
}

START_TEST(what_the_layout_cannot_hold_is_refused) {
  ck_assert_uint_gt(check_error_fixtures("fixtures/layout-errors", write_fixture), 20);
}
END_TEST

/* What cannot be written as text has the reason in text-error.txt. */
static void expect_refusal(const char *fixture, const govd_report *report) {
  char *text;
  govd_error error;
  char *expected = read_fixture_file(fixture, "text-error.txt", NULL);
  ck_assert_int_eq(govd_report_write_text(report, &text, NULL, &error), GOVD_E_UNREPRESENTABLE);
  ck_assert_ptr_null(text);
  expected[strcspn(expected, "\n")] = '\0';
  ck_assert_str_eq(error.text, expected);
  free(expected);
}

/* Reports as they were read from documents, with all that is odd about them. */
static void check_read_report(const char *fixture) {
  char *json = read_fixture_file(fixture, "report.json", NULL);
  govd_report *report = parse_json(json);
  govd_reader *reader = reader_of(forms, govd_report_form(report));
  expect_json_round_trip(report, true);
  if (fixture_has(fixture, "text-error.txt")) {
    expect_refusal(fixture, report);
  } else {
    ck_assert_msg(expect_text_round_trip(reader, report), "%s cannot be written as text", fixture);
  }
  govd_reader_free(reader);
  govd_report_free(report);
  free(json);
}

START_TEST(reports_that_were_read_go_through_text) {
  ck_assert_uint_gt(for_each_fixture("fixtures/reports", check_read_report), 40);
}
END_TEST

/* CSV. */

/* Reads a field as RFC 4180 has it; gives what ends it, NUL if it is malformed. */
static char read_field(const char **at, char *field, size_t size) {
  size_t length = 0;
  bool quoted = **at == '"';
  if (quoted) ++*at;
  while (quoted || strchr(",\r", **at) == NULL) {
    if (quoted && **at == '"' && (*at)[1] != '"') break;
    if (quoted && **at == '"') ++*at;
    if (**at == '\0' || (!quoted && strchr("\"\n", **at) != NULL) || length + 1 == size) return '\0';
    field[length++] = *(*at)++;
  }
  if (quoted) ++*at;
  field[length] = '\0';
  char end = **at;
  *at += end == '\r' ? 2 : 1;
  return end == ',' || (*at)[-1] == '\n' ? end : '\0';
}

enum { FORM, UNIT_NAME, YEAR, CELL, TABLE, ROW, COLUMN, UNIT, VALUE, STATE, TEXT, FIELDS };

static bool read_record(const char **at, char fields[FIELDS][1024]) {
  for (size_t i = 0; i < FIELDS; i++) {
    if (read_field(at, fields[i], sizeof fields[i]) != (i + 1 < FIELDS ? ',' : '\r')) return false;
  }
  return true;
}

static const char *or_empty(const char *text) { return text == NULL ? "" : text; }

static bool record_is_of(char fields[FIELDS][1024], const govd_report *report, size_t cell) {
  const govd_form_cell *kind = govd_form_cell_at(govd_report_form(report), cell);
  const govd_cell *c = govd_report_cell(report, cell);
  char value[GOVD_AMOUNT_TEXT_SIZE] = "";
  char year[16] = "";
  if (c->state == GOVD_GIVEN) govd_amount_format(c->value, govd_type_scale(kind->type), value);
  if (govd_report_year(report) != 0) snprintf(year, sizeof year, "%d", govd_report_year(report));
  return strcmp(fields[FORM], govd_form_id(govd_report_form(report))) == 0 &&
         strcmp(fields[UNIT_NAME], or_empty(govd_report_unit_name(report))) == 0 &&
         strcmp(fields[YEAR], year) == 0 && strcmp(fields[CELL], kind->id) == 0 &&
         strcmp(fields[UNIT], kind->unit) == 0 && strcmp(fields[VALUE], value) == 0 &&
         strcmp(fields[STATE], govd_state_name(c->state)) == 0 &&
         strcmp(fields[TEXT], or_empty(c->text)) == 0;
}

START_TEST(csv_holds_every_cell) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 300; i++) {
    govd_report *report = random_report(form_at(i), &random);
    char *text;
    size_t length;
    static char fields[FIELDS][1024];
    ck_assert_int_eq(govd_report_write_csv(report, i % 2 == 0, &text, &length, NULL), GOVD_OK);
    ck_assert_uint_eq(strlen(text), length);
    const char *at = text;
    if (i % 2 == 0) ck_assert(read_record(&at, fields));
    for (size_t c = 0; c < govd_form_cell_count(form_at(i)); c++) {
      if (!read_record(&at, fields) || !record_is_of(fields, report, c))
        ck_abort_msg("cell %zu in %s", c, text);
    }
    ck_assert_str_eq(at, "");
    govd_string_free(text);
    govd_report_free(report);
  }
}
END_TEST

START_TEST(csv_is_as_documented) {
  govd_report *report = new_report("cn-2021");
  govd_report_set_unit_name(report, "某局, \"办公室\"", NULL);
  govd_report_set_year(report, 2023, NULL);
  set_text(report, "art20_1.regulation.issued", "5件", NULL);
  char *text;
  ck_assert_int_eq(govd_report_write_csv(report, true, &text, NULL, NULL), GOVD_OK);
  static const char expected[] =
      "form,unit_name,year,cell,table,row,column,unit,value,state,text\r\n"
      "cn-2021,\"某局, "
      "\"\"办公室\"\"\",2023,art20_1.regulation.issued,第二十条第（一）项,规章,本年制发件数,件,5,given,"
      "5件\r\n"
      "cn-2021,\"某局, "
      "\"\"办公室\"\"\",2023,art20_1.regulation.repealed,第二十条第（一）项,规章,本年废止件数,件,,absent,"
      "\r\n";
  ck_assert_int_eq(strncmp(text, expected, sizeof expected - 1), 0);
  ck_assert_ptr_nonnull(strstr(text, ",requests.result.denied.process,收到和处理政府信息公开申请情况") == NULL
                            ? strstr(text, ",6.属于四类过程性信息,自然人,件,,absent,\r\n")
                            : text);
  govd_string_free(text);
  govd_report_free(report);
}
END_TEST

/* Findings as JSON. */

static bool same_string(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_cell(const govd_finding_cell *a, const govd_finding_cell *b) {
  return a->cell == b->cell && a->source == b->source && a->unit == b->unit && a->state == b->state &&
         a->value == b->value && a->coefficient == b->coefficient && a->right == b->right &&
         same_string(a->text, b->text) && same_place(a->place, b->place);
}

static bool same_change(const govd_change *a, const govd_change *b) {
  return a->cell == b->cell && a->source == b->source && a->unit == b->unit && a->state == b->state &&
         a->from == b->from && a->to == b->to && a->least == b->least && a->most == b->most &&
         a->kind == b->kind && a->part == b->part;
}

static bool same_suggestion(const govd_suggestion *a, const govd_suggestion *b) {
  bool same = a->kind == b->kind && a->change_count == b->change_count && a->freedom == b->freedom;
  for (size_t i = 0; same && i < a->change_count; i++) same = same_change(&a->changes[i], &b->changes[i]);
  return same;
}

static bool same_finding(const govd_finding *a, const govd_finding *b) {
  bool same = same_string(a->code, b->code) && a->severity == b->severity && same_string(a->rule, b->rule) &&
              same_string(a->instance, b->instance) && same_string(a->table, b->table) &&
              same_string(a->row, b->row) && same_string(a->column, b->column) &&
              same_string(a->field, b->field) && same_string(a->text, b->text) &&
              same_string(a->sum, b->sum) && a->compared == b->compared && a->scale == b->scale &&
              a->expected == b->expected && a->actual == b->actual && a->difference == b->difference &&
              a->blank_as_zero == b->blank_as_zero && a->first_line == b->first_line &&
              same_place(a->place, b->place) && a->cell_count == b->cell_count &&
              a->suggestion_count == b->suggestion_count;
  for (size_t i = 0; same && i < a->cell_count; i++) same = same_cell(&a->cells[i], &b->cells[i]);
  for (size_t i = 0; same && i < a->suggestion_count; i++)
    same = same_suggestion(&a->suggestions[i], &b->suggestions[i]);
  return same;
}

static char *write_findings(const govd_findings *findings, govd_language language) {
  char *text;
  size_t length;
  ck_assert_int_eq(govd_findings_write_json(findings, language, &text, &length, NULL), GOVD_OK);
  ck_assert_uint_eq(strlen(text), length);
  return text;
}

static void expect_findings_round_trip(const govd_findings *findings, govd_language language) {
  char *text = write_findings(findings, language);
  govd_findings *parsed;
  govd_error error;
  govd_status status = govd_findings_parse_json(forms, text, strlen(text), &parsed, &error);
  ck_assert_msg(status == GOVD_OK, "%s in %s", error.text, text);
  ck_assert_ptr_eq(govd_findings_form(parsed), govd_findings_form(findings));
  ck_assert(same_string(govd_findings_unit_name(parsed), govd_findings_unit_name(findings)));
  ck_assert_int_eq(govd_findings_year(parsed), govd_findings_year(findings));
  ck_assert_uint_eq(govd_findings_count(parsed), govd_findings_count(findings));
  for (size_t i = 0; i < govd_findings_count(parsed); i++) {
    ck_assert_msg(same_finding(govd_findings_at(findings, i), govd_findings_at(parsed, i)),
                  "finding %zu in %s", i, text);
  }
  expect_text(write_findings(parsed, language), text);
  govd_findings_free(parsed);
  govd_string_free(text);
}

START_TEST(any_findings_go_through_json) {
  test_random random = test_random_new();
  for (size_t i = 0; i < FINDINGS_ROUNDS; i++) {
    govd_findings *findings = random_findings(form_at(i), &random);
    expect_findings_round_trip(findings, i % 2 == 0 ? GOVD_ZH : GOVD_EN);
    govd_findings_free(findings);
  }
}
END_TEST

/* A report that went through JSON with its places is found the same fault with. */
static void expect_same_findings(const govd_findings *findings, const govd_report *report,
                                 const govd_related *related) {
  char *json = write_json(report, true);
  govd_report *parsed = parse_json(json);
  govd_findings *again;
  ck_assert_int_eq(govd_validate(NULL, parsed, related, &again, NULL), GOVD_OK);
  char *expected = write_findings(findings, GOVD_ZH);
  expect_text(write_findings(again, GOVD_ZH), expected);
  govd_string_free(expected);
  govd_findings_free(again);
  govd_report_free(parsed);
  govd_string_free(json);
}

START_TEST(findings_of_reports_go_through_json) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 200; i++) {
    govd_report *report = random_plausible_report(form_at(i), &random);
    govd_report *prior = random_plausible_report(form_at(i), &random);
    const govd_report *units[] = {prior, report};
    govd_related related = {.prior = prior, .units = units, .unit_count = 2};
    govd_findings *findings;
    ck_assert_int_eq(govd_validate(NULL, report, &related, &findings, NULL), GOVD_OK);
    expect_findings_round_trip(findings, GOVD_EN);
    expect_same_findings(findings, report, &related);
    govd_findings_free(findings);
    govd_report_free(prior);
    govd_report_free(report);
  }
}
END_TEST

/* Findings that a program hands in may have any members; to say them must be safe all the same. */
START_TEST(damaged_findings_are_refused) {
  static const char tokens[] = "{}[],:\"\\0123456789.-null";
  test_random random = test_random_new();
  for (size_t i = 0; i < 30; i++) {
    govd_findings *findings = random_findings(form_at(i), &random);
    char *text = write_findings(findings, GOVD_EN);
    size_t length = strlen(text);
    for (size_t n = 0; n < 300; n++) {
      size_t at = test_random_below(&random, length);
      char kept = text[at];
      text[at] = tokens[test_random_below(&random, sizeof tokens - 1)];
      govd_findings *parsed;
      if (govd_findings_parse_json(forms, text, length - n % 3, &parsed, NULL) == GOVD_OK) {
        govd_string_free(write_findings(parsed, GOVD_ZH));
      } else {
        ck_assert_ptr_null(parsed);
      }
      govd_findings_free(parsed);
      text[at] = kept;
    }
    govd_string_free(text);
    govd_findings_free(findings);
  }
}
END_TEST

static govd_status parse_findings_fixture(const char *text, size_t length, govd_error *error) {
  govd_findings *findings;
  govd_status status = govd_findings_parse_json(forms, text, length, &findings, error);
  ck_assert(status == GOVD_OK || findings == NULL);
  govd_findings_free(findings);
  return status;
}

START_TEST(malformed_findings_are_refused_with_their_place) {
  ck_assert_uint_gt(check_error_fixtures("fixtures/findings-errors", parse_findings_fixture), 20);
}
END_TEST

/* The design's example, but for the message. */
START_TEST(findings_are_as_documented) {
  govd_report *report = new_report("cn-2021");
  govd_report_set_unit_name(report, "某局", NULL);
  govd_report_set_year(report, 2023, NULL);
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(report)); i++)
    govd_report_set_value(report, i, 0, NULL);
  size_t cell = govd_form_find_cell(govd_report_form(report), "requests.new.natural");
  govd_report_set_value(report, cell, 60, NULL);
  govd_report_set_place(report, cell, (govd_place){.line = 41, .column = 12});
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  char *text = write_findings(findings, GOVD_EN);
  ck_assert_ptr_nonnull(
      strstr(text, "{\"form\":\"cn-2021\",\"unit_name\":\"某局\",\"year\":2023,\"findings\":[{\"code\":"));
  ck_assert_ptr_nonnull(strstr(
      text,
      "{\"code\":\"arithmetic.requests.balance\",\"severity\":\"error\","
      "\"rule\":\"requests.balance\",\"instance\":\"natural\",\"line\":41,\"column\":12,\"cells\":["
      "{\"id\":\"requests.new.natural\",\"state\":\"given\",\"value\":60,\"coefficient\":1,\"line\":41,"
      "\"column\":12},"));
  ck_assert_ptr_nonnull(strstr(text, "\"suggestions\":[]}"));
  govd_string_free(text);
  govd_findings_free(findings);
  govd_report_free(report);
}
END_TEST

/* What became of a file. */

START_TEST(checks_are_as_documented) {
  govd_report *report = new_report("cn-2021");
  govd_findings *findings;
  char *text;
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  char *one = write_findings(findings, GOVD_ZH);
  const govd_findings *lists[] = {findings, findings};
  char *expected = malloc(2 * strlen(one) + 100);
  sprintf(expected, "{\"file\":\"a \\\"b\\\".txt\",\"reports\":[%s,%s]}", one, one);
  ck_assert_int_eq(govd_check_write_json("a \"b\".txt", lists, 2, NULL, GOVD_ZH, &text, NULL, NULL), GOVD_OK);
  expect_text(text, expected);
  ck_assert_int_eq(govd_check_write_json("", NULL, 0, NULL, GOVD_ZH, &text, NULL, NULL), GOVD_OK);
  expect_text(text, "{\"file\":\"\",\"reports\":[]}");
  free(expected);
  govd_string_free(one);
  govd_findings_free(findings);
  govd_report_free(report);
}
END_TEST

START_TEST(failures_are_as_documented) {
  govd_error failure = {GOVD_E_ENCODING, 12, 3, "not \"UTF-8\""};
  char *text;
  ck_assert_int_eq(govd_check_write_json("某.txt", NULL, 0, &failure, GOVD_ZH, &text, NULL, NULL), GOVD_OK);
  expect_text(text,
              "{\"file\":\"某.txt\",\"error\":{\"status\":\"encoding\",\"line\":3,\"message\":\"not "
              "\\\"UTF-8\\\"\"}}");
  failure.line = 0;
  ck_assert_int_eq(govd_check_write_json("某.txt", NULL, 0, &failure, GOVD_ZH, &text, NULL, NULL), GOVD_OK);
  expect_text(text,
              "{\"file\":\"某.txt\",\"error\":{\"status\":\"encoding\",\"message\":\"not \\\"UTF-8\\\"\"}}");
}
END_TEST

START_TEST(names_of_files_must_be_utf8) {
  govd_error error;
  size_t length = 7;
  char *text = (char *)&error;
  ck_assert_int_eq(govd_check_write_json("a\xFF", NULL, 0, NULL, GOVD_ZH, &text, &length, &error),
                   GOVD_E_ENCODING);
  ck_assert_ptr_null(text);
  ck_assert_uint_eq(error.offset, 1);
}
END_TEST

/* Findings as CSV. */

static govd_findings *findings_on_a_slip(void) {
  govd_report *report = new_report("cn-2021");
  govd_report_set_unit_name(report, "某局", NULL);
  govd_report_set_year(report, 2023, NULL);
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(report)); i++)
    govd_report_set_value(report, i, 0, NULL);
  size_t cell = govd_form_find_cell(govd_report_form(report), "disputes.review.total");
  govd_report_set_value(report, cell, 60, NULL);
  govd_report_set_place(report, cell, (govd_place){.line = 41, .column = 12});
  /* What is merely unlikely about such a report is not meant here. */
  govd_validator *rules;
  govd_findings *findings;
  ck_assert_int_eq(govd_validator_new(&rules, NULL), GOVD_OK);
  ck_assert_int_eq(govd_validator_disable(rules, "plausible", NULL), GOVD_OK);
  ck_assert_int_eq(govd_validate(rules, report, NULL, &findings, NULL), GOVD_OK);
  govd_validator_free(rules);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  govd_report_free(report);
  return findings;
}

START_TEST(csv_of_findings_is_as_documented) {
  static const char header[] =
      "file,form,unit_name,year,severity,code,rule,instance,cells,line,column,page,table_number,row_number,"
      "expected,actual,difference,sum,text,message,suggestions\r\n";
  static const char line[] =
      "\"a,b\",cn-2021,某局,2023,error,arithmetic.disputes.sum,disputes.sum,review,disputes.review.upheld "
      "disputes.review.corrected disputes.review.other disputes.review.pending disputes.review.total,41,12,"
      ",,,0,60,60,,,\"row \"\"Administrative reconsideration\"\": \"\"Total\"\" should be 0, 60 is printed, "
      "+60\",\r\n";
  govd_findings *findings = findings_on_a_slip();
  char *text;
  size_t length;
  ck_assert_int_eq(govd_findings_write_csv("a,b", findings, true, GOVD_EN, &text, &length, NULL), GOVD_OK);
  ck_assert_uint_eq(strlen(text), length);
  ck_assert_int_eq(strncmp(text, header, sizeof header - 1), 0);
  govd_string_free(text);
  ck_assert_int_eq(govd_findings_write_csv("a,b", findings, false, GOVD_EN, &text, NULL, NULL), GOVD_OK);
  expect_text(text, line);
  govd_findings_free(findings);
}
END_TEST

/* How many fields a line of CSV has; *text moves behind it. */
static size_t count_fields(const char **text) {
  size_t count = 1;
  bool quoted = false;
  for (; **text != '\0'; ++*text) {
    if (**text == '"') quoted = !quoted;
    if (**text == ',' && !quoted) count++;
    if (**text == '\n' && !quoted) break;
  }
  if (**text == '\n') ++*text;
  return count;
}

START_TEST(csv_of_findings_is_one_line_each) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 200; i++) {
    govd_findings *findings = random_findings(form_at(i), &random);
    char *text;
    ck_assert_int_eq(govd_findings_write_csv(NULL, findings, true, GOVD_ZH, &text, NULL, NULL), GOVD_OK);
    const char *rest = text;
    size_t lines = 0;
    for (; *rest != '\0'; lines++) ck_assert_uint_eq(count_fields(&rest), 21);
    ck_assert_uint_eq(lines, govd_findings_count(findings) + 1);
    govd_string_free(text);
    govd_findings_free(findings);
  }
}
END_TEST

/* Findings as SARIF; tests/schema holds logs against the schema of the standard. */

static void take(govd_sarif *sarif, char **all) {
  char *piece;
  size_t length;
  ck_assert_int_eq(govd_sarif_take(sarif, &piece, &length, NULL), GOVD_OK);
  ck_assert_uint_eq(strlen(piece), length);
  *all = realloc(*all, strlen(*all) + length + 1);
  strcat(*all, piece);
  govd_string_free(piece);
}

START_TEST(sarif_is_as_documented) {
  govd_findings *findings = findings_on_a_slip();
  const govd_findings *lists[] = {findings};
  const govd_error failure = {GOVD_E_IO, GOVD_NONE, 3, "it is \"gone\""};
  govd_sarif *sarif;
  char *text;
  ck_assert_int_eq(govd_sarif_new(forms, GOVD_EN, &sarif, NULL), GOVD_OK);
  ck_assert_int_eq(govd_sarif_add(sarif, "某 局.txt", true, lists, 1, NULL, NULL), GOVD_OK);
  ck_assert_int_eq(govd_sarif_add(sarif, "/a:b", false, lists, 1, NULL, NULL), GOVD_OK);
  ck_assert_int_eq(govd_sarif_add(sarif, "x\xFF", true, NULL, 0, &failure, NULL), GOVD_OK);
  ck_assert_int_eq(govd_sarif_finish(sarif, &text, NULL, NULL), GOVD_OK);
  static const char *const parts[] = {
      "\"version\":\"2.1.0\"",
      "\"results\":[{\"ruleId\":\"arithmetic.disputes.sum\",\"ruleIndex\":",
      "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"%E6%9F%90%20%E5%B1%80.txt\"},"
      "\"region\":{\"startLine\":41,\"startColumn\":12}},",
      "\"message\":{\"text\":\"disputes.review.total: 60\"}",
      "{\"artifactLocation\":{\"uri\":\"file:///a%3Ab\"},\"properties\":{\"line\":41,\"column\":12}}",
      "\"executionSuccessful\":false,\"toolExecutionNotifications\":[{\"level\":\"error\","
      "\"message\":{\"text\":\"it is \\\"gone\\\"\"},\"locations\":[{\"physicalLocation\":{"
      "\"artifactLocation\":{\"uri\":\"x%FF\"},\"region\":{\"startLine\":3}}}]"};
  const char *rest = text;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const char *found = strstr(rest, parts[i]);
    ck_assert_msg(found != NULL, "%s is not in %s", parts[i], rest);
    rest = found;
  }
  govd_string_free(text);
  govd_sarif_free(sarif);
  govd_findings_free(findings);
}
END_TEST

/* Texts in which line 2, from column 3 on, may hold the figure 12 that should be 21. */
static const struct {
  const char *text;
  bool fixed;
} fixes[] = {
    {"表\n甲|12|", true},   {"表\r\n甲|12\r\n", true}, {"表\n甲|12", true},       {"表\n甲|12 3", true},
    {"表\n甲|123", false},  {"表\n甲|12.5", false},    {"表\n甲|12，000", false}, {"表\n甲-12|", false},
    {"表\n甲１12|", false}, {"表\n甲|１２|", false},   {"表\n甲12|", false},      {"表\n甲||12", false},
    {"表\n甲\n12", false},  {"表\r甲|12|", false},     {"表|12", false},          {"", false},
};

START_TEST(sarif_has_fixes) {
  static const char json[] =
      "{\"form\":\"cn-2021\",\"findings\":[{\"code\":\"arithmetic.disputes.sum\",\"severity\":\"error\","
      "\"cells\":[{\"id\":\"disputes.review.total\",\"state\":\"given\",\"value\":12,\"line\":2,\"column\":3}"
      "],"
      "\"suggestions\":[{\"kind\":\"%s\",\"changes\":[{\"cell\":\"%s\",\"from\":12,\"to\":21}]}]}]}";
  static const char fix[] =
      "\"replacements\":[{\"deletedRegion\":{\"startLine\":2,\"startColumn\":3,\"endColumn\":5},"
      "\"insertedContent\":{\"text\":\"21\"}}]";
  /* Twice more: a suggestion that explains nothing, and one of a figure that no finding places. */
  static const char *const kinds[] = {"digits_swapped", "unexplained", "digits_swapped"};
  static const char *const cells[] = {"disputes.review.total", "disputes.review.total",
                                      "disputes.review.other"};
  for (size_t i = 0; i < 3 * sizeof fixes / sizeof *fixes; i++) {
    char list[1024];
    size_t kind = i % 3;
    const char *text = fixes[i / 3].text;
    snprintf(list, sizeof list, json, kinds[kind], cells[kind]);
    govd_findings *findings;
    govd_sarif *sarif;
    char *log;
    ck_assert_int_eq(govd_findings_parse_json(forms, list, strlen(list), &findings, NULL), GOVD_OK);
    const govd_findings *lists[] = {findings};
    ck_assert_int_eq(govd_sarif_new(forms, GOVD_EN, &sarif, NULL), GOVD_OK);
    govd_sarif_set_text(sarif, text, strlen(text));
    ck_assert_int_eq(govd_sarif_add(sarif, "a", true, lists, 1, NULL, NULL), GOVD_OK);
    ck_assert_int_eq(govd_sarif_add(sarif, "b", true, lists, 1, NULL, NULL), GOVD_OK); /* without its text */
    ck_assert_int_eq(govd_sarif_finish(sarif, &log, NULL, NULL), GOVD_OK);
    const char *found = strstr(log, "\"fixes\"");
    bool fixed = fixes[i / 3].fixed && kind == 0;
    ck_assert_msg((found != NULL) == fixed, "case %zu", i);
    ck_assert(!fixed || (strstr(found, fix) != NULL && strstr(found + 1, "\"fixes\"") == NULL));
    govd_string_free(log);
    govd_sarif_free(sarif);
    govd_findings_free(findings);
  }
}
END_TEST

START_TEST(sarif_comes_whole_or_in_pieces) {
  govd_findings *findings = findings_on_a_slip();
  const govd_findings *lists[] = {findings, findings};
  const govd_error failure = {GOVD_E_IO, GOVD_NONE, 0, "gone"};
  char *texts[2];
  for (int pieces = 0; pieces < 2; pieces++) {
    govd_sarif *sarif;
    char *all = calloc(1, 1);
    ck_assert_int_eq(govd_sarif_new(forms, GOVD_ZH, &sarif, NULL), GOVD_OK);
    if (pieces == 1) take(sarif, &all);
    for (size_t i = 0; i < 3; i++) {
      const govd_error *unread = i == 1 ? &failure : NULL;
      ck_assert_int_eq(govd_sarif_add(sarif, "a", true, lists, i, unread, NULL), GOVD_OK);
      if (pieces == 1) take(sarif, &all);
    }
    if (pieces == 1) take(sarif, &all);
    char *rest;
    ck_assert_int_eq(govd_sarif_finish(sarif, &rest, NULL, NULL), GOVD_OK);
    all = realloc(all, strlen(all) + strlen(rest) + 1);
    texts[pieces] = strcat(all, rest);
    govd_string_free(rest);
    govd_sarif_free(sarif);
  }
  ck_assert_str_eq(texts[0], texts[1]);
  free(texts[0]);
  free(texts[1]);
  govd_findings_free(findings);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, any_report_goes_through_json);
  tcase_add_test(tests, places_are_written_only_if_asked_for);
  tcase_add_test(tests, an_empty_report_is_short);
  tcase_add_test(tests, json_is_as_documented);
  tcase_add_test(tests, parsing_does_not_mind_order_and_space);
  tcase_add_test(tests, damaged_json_is_refused);
  tcase_add_test(tests, malformed_reports_are_refused_with_their_place);
  tcase_add_test(tests, reports_are_read_one_after_the_other);
  tcase_add_test(tests, wide_numbers_are_found_at_once);
  tcase_add_test(tests, what_is_written_as_text_reads_back);
  tcase_add_test(tests, sound_reports_go_through_text);
  tcase_add_test(tests, no_form_is_misread);
  tcase_add_test(tests, the_layout_is_as_documented);
  tcase_add_test(tests, what_the_layout_cannot_hold_is_refused);
  tcase_add_test(tests, reports_that_were_read_go_through_text);
  tcase_add_test(tests, csv_holds_every_cell);
  tcase_add_test(tests, csv_is_as_documented);
  tcase_add_test(tests, any_findings_go_through_json);
  tcase_add_test(tests, findings_of_reports_go_through_json);
  tcase_add_test(tests, damaged_findings_are_refused);
  tcase_add_test(tests, malformed_findings_are_refused_with_their_place);
  tcase_add_test(tests, findings_are_as_documented);
  tcase_add_test(tests, checks_are_as_documented);
  tcase_add_test(tests, failures_are_as_documented);
  tcase_add_test(tests, names_of_files_must_be_utf8);
  tcase_add_test(tests, csv_of_findings_is_as_documented);
  tcase_add_test(tests, csv_of_findings_is_one_line_each);
  tcase_add_test(tests, sarif_is_as_documented);
  tcase_add_test(tests, sarif_has_fixes);
  tcase_add_test(tests, sarif_comes_whole_or_in_pieces);
}

int main(void) { return test_run("exchange", add_tests); }
