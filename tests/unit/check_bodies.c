/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/bodies.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound.h"
#include "support.h"

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

/* Names. */

static void expect_key(const char *name, const char *expected) {
  char *key;
  ck_assert_int_eq(govd_body_key(name, &key, NULL), GOVD_OK);
  ck_assert_str_eq(key, expected);
  govd_string_free(key);
}

START_TEST(names_are_compared_by_what_tells_bodies_apart) {
  expect_key("某市人民政府", "某市");
  expect_key(" 某 市　人民政府\n", "某市");
  expect_key("“某（镇）”", "某(镇)");
  expect_key("某镇", "某镇");
  /* Each of these is another body. */
  expect_key("某市人民政府办公室", "某市人民政府办公室");
  expect_key("某街道办事处", "某街道办事处");
  expect_key("人民政府", "人民政府");
  expect_key("市人民政府", "市人民政府");
  expect_key("某局人民政府", "某局人民政府");
  expect_key("", "");
  char *key = (char *)&key;
  govd_error error;
  ck_assert_int_eq(govd_body_key("某\xFF", &key, &error), GOVD_E_ENCODING);
  ck_assert_ptr_null(key);
  ck_assert_uint_eq(error.offset, 3);
}
END_TEST

/* Rosters. */

static govd_roster *parse(const char *text) {
  govd_roster *roster;
  govd_error error;
  govd_status status = govd_roster_parse(text, strlen(text), &roster, &error);
  ck_assert_msg(status == GOVD_OK, "line %d: %s", error.line, error.text);
  return roster;
}

static size_t find(const govd_roster *roster, const char *name) {
  size_t body;
  ck_assert_int_eq(govd_roster_find(roster, name, &body, NULL), GOVD_OK);
  return body;
}

static const char city[] =
    "\xEF\xBB\xBFkind,name,parent,aliases\r\n"
    "city,某市人民政府,,\r\n"
    "department,\"财政局, 某市\",某市,\"市财政局; 财政 局；钱\"\"局\"\"\"\r\n"
    "\r\n"
    "county,甲县,某市人民政府,\r\n"
    "town,乙镇,甲县人民政府\r\n";

START_TEST(a_roster_is_a_tree) {
  govd_roster *roster = parse(city);
  ck_assert_uint_eq(govd_roster_count(roster), 4);
  ck_assert_str_eq(govd_roster_at(roster, 1)->name, "财政局, 某市");
  ck_assert_str_eq(govd_roster_at(roster, 1)->kind, "department");
  ck_assert_uint_eq(govd_roster_at(roster, 0)->parent, GOVD_NONE);
  ck_assert_uint_eq(govd_roster_at(roster, 1)->parent, 0);
  ck_assert_uint_eq(govd_roster_at(roster, 3)->parent, 2);
  ck_assert_ptr_null(govd_roster_at(roster, 4));
  ck_assert_uint_eq(find(roster, "某 市"), 0);
  ck_assert_uint_eq(find(roster, "财政局"), 1);
  ck_assert_uint_eq(find(roster, "钱局"), 1);
  ck_assert_uint_eq(find(roster, "乙镇人民政府"), 3);
  ck_assert_uint_eq(find(roster, "丙镇"), GOVD_NONE);
  ck_assert(govd_roster_is_below(roster, 3, 0) && govd_roster_is_below(roster, 3, 2));
  ck_assert(!govd_roster_is_below(roster, 0, 3) && !govd_roster_is_below(roster, 1, 2));
  ck_assert(!govd_roster_is_below(roster, 0, 0) && !govd_roster_is_below(roster, GOVD_NONE, 0));
  govd_roster_free(roster);
}
END_TEST

START_TEST(rosters_that_say_nothing_certain_are_refused) {
  static const struct {
    const char *text;
    govd_status status;
    int line;
  } broken[] = {
      {"", GOVD_E_SCHEMA, 1},
      {"parent\n甲", GOVD_E_SCHEMA, 1},
      {"name,level\n甲,1", GOVD_E_UNKNOWN, 1},
      {"name,name\n甲,乙", GOVD_E_DUPLICATE, 1},
      {"name\n甲\n\"乙", GOVD_E_SYNTAX, 3},
      {"name\n甲\n乙,丙", GOVD_E_SCHEMA, 3},
      {"name,kind\n,town", GOVD_E_SCHEMA, 2},
      {"name,parent\n甲,乙", GOVD_E_UNKNOWN, 2},
      {"name,parent\n甲,乙\n乙,丙\n丙,甲", GOVD_E_SCHEMA, 2},
      {"name,parent\n甲,甲", GOVD_E_SCHEMA, 2},
      {"name\n甲市\n乙\n甲市人民政府", GOVD_E_DUPLICATE, 4},
      {"name,aliases\n甲,丙\n乙,丙", GOVD_E_DUPLICATE, 3},
      {"name\n甲\xFF", GOVD_E_ENCODING, 2},
      {"name,,,,,,,,,,,,,,,,\n", GOVD_E_SCHEMA, 1},
  };
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    govd_error error;
    govd_roster *roster = (govd_roster *)&error;
    govd_status status = govd_roster_parse(broken[i].text, strlen(broken[i].text), &roster, &error);
    ck_assert_msg(status == broken[i].status, "%s: %s, %s", broken[i].text, govd_status_name(status),
                  error.text);
    ck_assert_msg(error.line == broken[i].line, "%s: line %d", broken[i].text, error.line);
    ck_assert_ptr_null(roster);
  }
  govd_roster *roster;
  ck_assert_int_eq(govd_roster_parse("name\na\0b\n", 9, &roster, NULL), GOVD_E_ENCODING);
}
END_TEST

/* No text makes the reader fail otherwise than as it says. */
START_TEST(damaged_rosters_are_refused) {
  static const char tokens[] = "\",;\r\n甲a";
  test_random random = test_random_new();
  for (size_t n = 0; n < 5000; n++) {
    char text[sizeof city];
    govd_roster *roster;
    memcpy(text, city, sizeof city);
    for (size_t i = 0; i < 1 + n % 4; i++)
      text[test_random_below(&random, sizeof city - 1)] =
          tokens[test_random_below(&random, sizeof tokens - 1)];
    govd_status status = govd_roster_parse(text, test_random_below(&random, sizeof city), &roster, NULL);
    ck_assert_int_eq(status == GOVD_OK, roster != NULL);
    govd_roster_free(roster);
  }
}
END_TEST

/* Sums. */

static govd_report *report_of(const char *name, const govd_report *like) {
  govd_report *report;
  ck_assert_int_eq(govd_report_copy(like, &report, NULL), GOVD_OK);
  govd_report_set_unit_name(report, name, NULL);
  govd_report_set_year(report, 2023, NULL);
  return report;
}

static void set(govd_report *report, const char *id, const char *text) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
}

static const govd_cell *sum_of(const govd_rollup *rollup, const char *id) {
  return govd_report_cell_by_id(govd_rollup_report(rollup), id);
}

enum { MOST = 6 };

static govd_report *made[MOST];
static size_t made_count;

static govd_report *zeros(const char *name) {
  govd_report *like = sound_zeros(govd_forms_find(forms, "cn-2021"));
  made[made_count] = report_of(name, like);
  govd_report_free(like);
  return made[made_count++];
}

static govd_rollup *roll_up(const govd_roster *roster, size_t whole) {
  govd_rollup *rollup;
  govd_error error;
  govd_status status =
      govd_rollup_new((const govd_report *const *)made, made_count, roster, whole, &rollup, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  return rollup;
}

static void forget(govd_rollup *rollup) {
  govd_rollup_free(rollup);
  while (made_count > 0) govd_report_free(made[--made_count]);
}

static void expect_parts(const govd_rollup *rollup, const govd_rollup_part *parts) {
  for (size_t i = 0; i < made_count; i++)
    ck_assert_msg(govd_rollup_at(rollup, i)->part == parts[i], "report %zu: %s", i,
                  govd_rollup_part_name(govd_rollup_at(rollup, i)->part));
  ck_assert_ptr_null(govd_rollup_at(rollup, made_count));
}

/* Every cell of every form is the sum of the bodies', as plain addition has it. */
START_TEST(sums_are_exact) {
  test_random random = test_random_new();
  for (size_t f = 0; f < govd_forms_count(forms); f++) {
    const govd_form *form = govd_forms_at(forms, f);
    for (made_count = 0; made_count < MOST;) {
      char name[32];
      snprintf(name, sizeof name, "第%zu局", made_count);
      govd_report *like = sound_random(form, NULL, &random);
      if (made_count % 2 == 0) sound_print_groups(like);
      made[made_count++] = report_of(name, like);
      govd_report_free(like);
    }
    govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
    ck_assert_uint_eq(govd_rollup_summed(rollup), MOST);
    for (size_t i = 0; i < govd_form_cell_count(form); i++) {
      const govd_form_cell *kind = govd_form_cell_at(form, i);
      const govd_cell *cell = govd_report_cell(govd_rollup_report(rollup), i);
      bool open = kind->heading || govd_form_row(form, kind->table, kind->row)->kind == GOVD_ROW_GROUP;
      int64_t sum = 0;
      for (size_t k = 0; k < MOST; k++) sum += govd_report_cell(made[k], i)->value;
      ck_assert_int_eq(cell->state, open ? GOVD_ABSENT : GOVD_GIVEN);
      if (!open) ck_assert_msg(cell->value == sum, "%s", kind->id);
    }
    forget(rollup);
  }
}
END_TEST

START_TEST(groups_are_summed_where_all_print_them) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 2; i++) {
    govd_report *like = sound_random(govd_forms_find(forms, "cn-2021"), NULL, &random);
    sound_print_groups(like);
    made[made_count++] = report_of(i == 0 ? "甲局" : "乙局", like);
    govd_report_free(like);
  }
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  const govd_cell *cell = sum_of(rollup, "requests.result.denied.natural");
  ck_assert_int_eq(cell->state, GOVD_GIVEN);
  ck_assert_int_eq(cell->value, govd_report_cell_by_id(made[0], "requests.result.denied.natural")->value +
                                    govd_report_cell_by_id(made[1], "requests.result.denied.natural")->value);
  forget(rollup);
}
END_TEST

/* What is not known of one body is not known of all. */
START_TEST(what_is_not_known_is_left_open) {
  govd_report *a = zeros("甲局");
  govd_report *b = zeros("乙局");
  set(a, "requests.new.natural", "5");
  set(b, "requests.new.natural", "");
  set(a, "requests.new.commercial", "几件");
  set(a, "requests.new.research", "—");
  set(b, "requests.new.research", "");
  govd_report_clear(b, govd_form_find_cell(govd_report_form(b), "art20_8.fee.amount"));
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 5);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->state, GOVD_GIVEN);
  ck_assert_int_eq(sum_of(rollup, "requests.new.commercial")->state, GOVD_ABSENT);
  ck_assert_int_eq(sum_of(rollup, "requests.new.research")->state, GOVD_BLANK);
  ck_assert_int_eq(sum_of(rollup, "art20_8.fee.amount")->state, GOVD_ABSENT);
  ck_assert_uint_eq(govd_rollup_at(rollup, 0)->unknown, 1);
  ck_assert_uint_eq(govd_rollup_at(rollup, 0)->blank, 0);
  ck_assert_uint_eq(govd_rollup_at(rollup, 1)->unknown, 1);
  ck_assert_uint_eq(govd_rollup_at(rollup, 1)->blank, 1);
  ck_assert_ptr_null(govd_report_unit_name(govd_rollup_report(rollup)));
  ck_assert_int_eq(govd_report_year(govd_rollup_report(rollup)), 2023);
  forget(rollup);
}
END_TEST

START_TEST(nothing_is_counted_twice) {
  set(zeros("某市人民政府"), "requests.new.natural", "1");
  set(zeros("某 市"), "requests.new.natural", "1");
  set(zeros("甲局"), "requests.new.natural", "10");
  set(zeros("甲局"), "requests.new.natural", "11");
  set(zeros("乙局"), "requests.new.natural", "100");
  set(zeros(""), "requests.new.natural", "1000");
  static const govd_rollup_part parts[] = {GOVD_ROLLUP_SUMMED,      GOVD_ROLLUP_REPEATED,
                                           GOVD_ROLLUP_CONTRADICTS, GOVD_ROLLUP_CONTRADICTS,
                                           GOVD_ROLLUP_SUMMED,      GOVD_ROLLUP_NAMELESS};
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  expect_parts(rollup, parts);
  ck_assert_uint_eq(govd_rollup_at(rollup, 1)->other, 0);
  ck_assert_uint_eq(govd_rollup_at(rollup, 2)->other, 3);
  ck_assert_uint_eq(govd_rollup_at(rollup, 3)->other, 2);
  ck_assert_uint_eq(govd_rollup_at(rollup, 4)->other, GOVD_NONE);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 101);
  forget(rollup);
}
END_TEST

/* Of three editions none counts where one differs, in whatever order they come. */
START_TEST(editions_that_differ_leave_a_body_out) {
  for (size_t odd = 0; odd < 3; odd++) {
    for (size_t i = 0; i < 3; i++) set(zeros("甲局"), "requests.new.natural", i == odd ? "2" : "1");
    set(zeros("乙局"), "requests.new.natural", "10");
    govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
    static const govd_rollup_part parts[] = {GOVD_ROLLUP_CONTRADICTS, GOVD_ROLLUP_CONTRADICTS,
                                             GOVD_ROLLUP_CONTRADICTS, GOVD_ROLLUP_SUMMED};
    expect_parts(rollup, parts);
    ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 10);
    forget(rollup);
  }
}
END_TEST

START_TEST(a_total_among_the_others_is_left_out) {
  set(zeros("甲局"), "requests.new.natural", "2");
  set(zeros("全市"), "requests.new.natural", "5");
  set(zeros("乙局"), "requests.new.natural", "3");
  static const govd_rollup_part parts[] = {GOVD_ROLLUP_SUMMED, GOVD_ROLLUP_IS_SUM, GOVD_ROLLUP_SUMMED};
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  expect_parts(rollup, parts);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 5);
  forget(rollup);
  /* Nothing but zeros is no total, nor is one that is off by one. */
  for (size_t i = 0; i < 3; i++) zeros(i == 0 ? "甲局" : i == 1 ? "乙局" : "丙局");
  set(made[0], "requests.new.natural", "1");
  rollup = roll_up(NULL, GOVD_NONE);
  ck_assert_uint_eq(govd_rollup_summed(rollup), 3);
  forget(rollup);
}
END_TEST

START_TEST(a_roster_says_what_belongs_together) {
  govd_roster *roster = parse(city);
  set(zeros("某市人民政府"), "requests.new.natural", "1");
  set(zeros("市财政局"), "requests.new.natural", "10");
  set(zeros("乙镇"), "requests.new.natural", "100");
  set(zeros("别市"), "requests.new.natural", "1000");
  static const govd_rollup_part without[] = {GOVD_ROLLUP_WHOLE, GOVD_ROLLUP_SUMMED, GOVD_ROLLUP_SUMMED,
                                             GOVD_ROLLUP_STRANGER};
  govd_rollup *rollup = roll_up(roster, 0);
  expect_parts(rollup, without);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 110);
  ck_assert_str_eq(govd_report_unit_name(govd_rollup_report(rollup)), "某市人民政府");
  ck_assert_uint_eq(govd_rollup_expected(rollup), 2);
  ck_assert_uint_eq(govd_rollup_missing(rollup, 0), 2); /* the county: its town does not speak for it */
  ck_assert_uint_eq(govd_rollup_missing(rollup, 1), GOVD_NONE);
  govd_rollup_free(rollup);
  set(zeros("甲县人民政府"), "requests.new.natural", "150");
  static const govd_rollup_part with[] = {GOVD_ROLLUP_WHOLE, GOVD_ROLLUP_SUMMED, GOVD_ROLLUP_INCLUDED,
                                          GOVD_ROLLUP_STRANGER, GOVD_ROLLUP_SUMMED};
  rollup = roll_up(roster, 0);
  expect_parts(rollup, with);
  ck_assert_uint_eq(govd_rollup_at(rollup, 2)->other, 4);
  ck_assert_uint_eq(govd_rollup_at(rollup, 2)->body, 3);
  ck_assert_int_eq(sum_of(rollup, "requests.new.natural")->value, 160);
  ck_assert_uint_eq(govd_rollup_missing(rollup, 0), GOVD_NONE);
  forget(rollup);
  govd_roster_free(roster);
}
END_TEST

START_TEST(other_forms_and_years_are_left_out) {
  zeros("甲局");
  govd_report_set_year(zeros("乙局"), 2022, NULL);
  govd_report *older = sound_zeros(govd_forms_find(forms, "cn-2019"));
  made[made_count++] = report_of("丙局", older);
  govd_report_free(older);
  static const govd_rollup_part parts[] = {GOVD_ROLLUP_SUMMED, GOVD_ROLLUP_OTHER_YEAR,
                                           GOVD_ROLLUP_OTHER_FORM};
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  expect_parts(rollup, parts);
  ck_assert_uint_eq(govd_rollup_expected(rollup), 0);
  ck_assert_uint_eq(govd_rollup_missing(rollup, 0), GOVD_NONE);
  forget(rollup);
}
END_TEST

START_TEST(what_cannot_be_summed_is_an_error) {
  govd_error error;
  govd_rollup *rollup = (govd_rollup *)&error;
  ck_assert_int_eq(govd_rollup_new(NULL, 0, NULL, GOVD_NONE, &rollup, &error), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(rollup);
  size_t cell = govd_form_find_cell(govd_report_form(zeros("甲局")), "requests.new.natural");
  govd_report_set_value(made[0], cell, INT64_MAX, NULL);
  govd_report_set_value(zeros("乙局"), cell, 1, NULL);
  const govd_report *const *reports = (const govd_report *const *)made;
  ck_assert_int_eq(govd_rollup_new(reports, 2, NULL, 0, &rollup, &error), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_rollup_new(reports, 2, NULL, GOVD_NONE, &rollup, &error), GOVD_E_RANGE);
  ck_assert_ptr_null(rollup);
  forget(NULL);
  ck_assert_str_eq(govd_rollup_part_name(GOVD_ROLLUP_SUMMED), "summed");
  ck_assert_str_eq(govd_rollup_part_name(GOVD_ROLLUP_NAMELESS), "nameless");
  ck_assert_str_eq(govd_rollup_part_name((govd_rollup_part)99), "unknown part");
  govd_roster_free(NULL);
}
END_TEST

START_TEST(gaps_name_who_could_explain_them) {
  set(zeros("甲局"), "requests.new.natural", "5");
  set(zeros("乙局"), "requests.new.natural", "7");
  set(zeros("丙局"), "art20_8.fee.amount", "1.5");
  govd_report *whole = zeros("某市");
  set(whole, "requests.new.natural", "5");
  set(whole, "art20_8.fee.amount", "3");
  set(whole, "disputes.review.total", "4");
  made_count--; /* it is none of the parts */
  govd_rollup *rollup = roll_up(NULL, GOVD_NONE);
  govd_gaps *gaps;
  const govd_report *const *reports = (const govd_report *const *)made;
  ck_assert_int_eq(govd_rollup_compare(rollup, reports, whole, &gaps, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_gaps_count(gaps), 3);
  const govd_gap *gap = govd_gaps_at(gaps, 0);
  ck_assert_str_eq(govd_form_cell_at(govd_report_form(whole), gap->cell)->id, "art20_8.fee.amount");
  ck_assert_int_eq(gap->difference, 1500000);
  ck_assert_uint_eq(gap->suspect_count, 1);
  ck_assert_uint_eq(gap->suspects[0], 2);
  gap = govd_gaps_at(gaps, 1);
  ck_assert(gap->sum == 12 && gap->printed == 5 && gap->difference == -7);
  ck_assert_uint_eq(gap->suspect_count, 1);
  ck_assert_uint_eq(gap->suspects[0], 1);
  ck_assert_uint_eq(govd_gaps_at(gaps, 2)->suspect_count, 0);
  ck_assert_ptr_null(govd_gaps_at(gaps, 3));
  govd_gaps_free(gaps);
  govd_gaps_free(NULL);
  govd_report *other = sound_zeros(govd_forms_find(forms, "cn-2019"));
  ck_assert_int_eq(govd_rollup_compare(rollup, reports, other, &gaps, NULL), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(gaps);
  govd_report_free(other);
  govd_report_free(whole);
  forget(rollup);
}
END_TEST

/* Reports by body and year. */

static size_t find_on(const govd_shelf *shelf, const govd_report *report, int before, size_t nth) {
  size_t found;
  ck_assert_int_eq(govd_shelf_find(shelf, report, before, nth, &found, NULL), GOVD_OK);
  return found;
}

START_TEST(reports_are_found_by_body_and_year) {
  govd_roster *roster = parse(city);
  static const struct {
    const char *name;
    int year;
  } given[] = {{"某市人民政府", 2023}, {"某 市", 2022}, {"财政局", 2022},
               {"市财政局", 2023},     {"某市", 2022},  {"", 2022}};
  for (size_t i = 0; i < MOST; i++) govd_report_set_year(zeros(given[i].name), given[i].year, NULL);
  govd_shelf *shelf;
  ck_assert_int_eq(govd_shelf_new((const govd_report *const *)made, MOST, NULL, &shelf, NULL), GOVD_OK);
  ck_assert_uint_eq(find_on(shelf, made[0], 1, 0), 1);
  ck_assert_uint_eq(find_on(shelf, made[0], 1, 1), 4);
  ck_assert_uint_eq(find_on(shelf, made[0], 1, 2), GOVD_NONE);
  ck_assert_uint_eq(find_on(shelf, made[0], 0, 0), 0);
  ck_assert_uint_eq(find_on(shelf, made[0], 0, 1), GOVD_NONE);
  ck_assert_uint_eq(find_on(shelf, made[0], 2, 0), GOVD_NONE);
  ck_assert_uint_eq(find_on(shelf, made[3], 1, 0), GOVD_NONE); /* another name, for all that is known */
  ck_assert_uint_eq(find_on(shelf, made[5], 0, 0), GOVD_NONE);
  govd_shelf_free(shelf);
  ck_assert_int_eq(govd_shelf_new((const govd_report *const *)made, MOST, roster, &shelf, NULL), GOVD_OK);
  ck_assert_uint_eq(find_on(shelf, made[3], 1, 0), 2); /* the roster knows better */
  govd_shelf_free(shelf);
  ck_assert_int_eq(govd_shelf_new(NULL, 0, roster, &shelf, NULL), GOVD_OK);
  ck_assert_uint_eq(find_on(shelf, made[0], 0, 0), GOVD_NONE);
  govd_shelf_free(shelf);
  govd_shelf_free(NULL);
  forget(NULL);
  govd_roster_free(roster);
}
END_TEST

static void set_requests(govd_report *report, int64_t value) {
  size_t cell = govd_form_find_cell(govd_report_form(report), "requests.new.natural");
  ck_assert_int_eq(govd_report_set_value(report, cell, value, NULL), GOVD_OK);
}

START_TEST(what_a_report_is_checked_beside_is_found) {
  static const int years[] = {2023, 2022, 2022, 2023};
  const govd_report *const *reports = (const govd_report *const *)made;
  for (size_t i = 0; i < 4; i++) govd_report_set_year(zeros("某市"), years[i], NULL);
  govd_shelf *shelf;
  size_t prior;
  size_t other;
  size_t edition;
  ck_assert_int_eq(govd_shelf_new(reports, 4, NULL, &shelf, NULL), GOVD_OK);

  /* Two copies of last year's are as good as one, and a copy is no other edition. */
  ck_assert_int_eq(govd_shelf_prior(shelf, reports, made[0], &prior, &other, NULL), GOVD_OK);
  ck_assert_uint_eq(prior, 1);
  ck_assert_uint_eq(other, GOVD_NONE);
  ck_assert_int_eq(govd_shelf_edition(shelf, reports, made[0], &edition, NULL), GOVD_OK);
  ck_assert_uint_eq(edition, GOVD_NONE);

  set_requests(made[2], 7);
  set_requests(made[3], 7);
  ck_assert(govd_report_same_figures(made[2], made[3]));
  ck_assert(!govd_report_same_figures(made[1], made[2]));
  ck_assert_int_eq(govd_shelf_prior(shelf, reports, made[0], &prior, &other, NULL), GOVD_OK);
  ck_assert_uint_eq(prior, 1);
  ck_assert_uint_eq(other, 2);
  ck_assert_int_eq(govd_shelf_edition(shelf, reports, made[0], &edition, NULL), GOVD_OK);
  ck_assert_uint_eq(edition, 3);

  ck_assert_int_eq(govd_shelf_prior(shelf, reports, made[1], &prior, &other, NULL), GOVD_OK);
  ck_assert_uint_eq(prior, GOVD_NONE);
  ck_assert_uint_eq(other, GOVD_NONE);
  govd_shelf_free(shelf);
  forget(NULL);
}
END_TEST

static size_t find_units(const govd_roster *roster, const govd_report *report, size_t *units, bool *whole) {
  size_t count;
  ck_assert_int_eq(govd_units_find((const govd_report *const *)made, made_count, roster, report, units,
                                   &count, whole, NULL),
                   GOVD_OK);
  return count;
}

START_TEST(units_are_all_or_none) {
  govd_roster *roster = parse(city);
  size_t units[MOST];
  bool whole;
  govd_report *city_report = zeros("某市");
  zeros("钱局");
  zeros("乙镇");
  ck_assert_uint_eq(find_units(NULL, city_report, units, &whole), 2);
  ck_assert(whole);
  ck_assert_uint_eq(units[0], 1);
  ck_assert_uint_eq(units[1], 2);

  /* The county right below the city is missing, and its town does not stand for it. */
  ck_assert_uint_eq(find_units(roster, city_report, units, &whole), 0);
  ck_assert(!whole);
  govd_report *county = zeros("甲县");
  set_requests(county, 5);
  ck_assert_uint_eq(find_units(roster, city_report, units, &whole), 2);
  ck_assert(whole);
  ck_assert_uint_eq(units[0], 1);
  ck_assert_uint_eq(units[1], 3);
  ck_assert_uint_eq(find_units(roster, county, units, &whole), 1);
  ck_assert_uint_eq(units[0], 2);

  /* A second report of a body with other figures. */
  govd_report *again = zeros("甲县人民政府");
  ck_assert_uint_eq(find_units(roster, city_report, units, &whole), 0);
  ck_assert(!whole);

  /* Another year counts for nothing, and nothing is below a body that the roster lacks. */
  govd_report_set_year(again, 1999, NULL);
  ck_assert_uint_eq(find_units(roster, city_report, units, &whole), 2);
  ck_assert_uint_eq(find_units(roster, zeros("丙市"), units, &whole), 0);
  ck_assert(whole);
  forget(NULL);
  govd_roster_free(roster);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, names_are_compared_by_what_tells_bodies_apart);
  tcase_add_test(tests, a_roster_is_a_tree);
  tcase_add_test(tests, rosters_that_say_nothing_certain_are_refused);
  tcase_add_test(tests, damaged_rosters_are_refused);
  tcase_add_test(tests, sums_are_exact);
  tcase_add_test(tests, groups_are_summed_where_all_print_them);
  tcase_add_test(tests, what_is_not_known_is_left_open);
  tcase_add_test(tests, nothing_is_counted_twice);
  tcase_add_test(tests, editions_that_differ_leave_a_body_out);
  tcase_add_test(tests, a_total_among_the_others_is_left_out);
  tcase_add_test(tests, a_roster_says_what_belongs_together);
  tcase_add_test(tests, other_forms_and_years_are_left_out);
  tcase_add_test(tests, what_cannot_be_summed_is_an_error);
  tcase_add_test(tests, gaps_name_who_could_explain_them);
  tcase_add_test(tests, reports_are_found_by_body_and_year);
  tcase_add_test(tests, what_a_report_is_checked_beside_is_found);
  tcase_add_test(tests, units_are_all_or_none);
}

int main(void) { return test_run("bodies", add_tests); }
