/* SPDX-License-Identifier: Apache-2.0 */

#include "repair_parts.h"
#include "sound.h"

/* What the rules can see. */

static bool is_in(size_t cell, const size_t *list, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (list[i] == cell) return true;
  }
  return false;
}

/* Whether equations break if these cells change by so much; the second may be the first. */
static bool breaks(govd_report *report, size_t a, int64_t by_a, size_t b, int64_t by_b) {
  const govd_form *form = govd_report_form(report);
  govd_findings *findings;
  int64_t before[] = {govd_report_cell(report, a)->value, govd_report_cell(report, b)->value};
  ck_assert_int_eq(govd_report_set_value(report, a, before[0] + by_a, NULL), GOVD_OK);
  if (a != b) ck_assert_int_eq(govd_report_set_value(report, b, before[1] + by_b, NULL), GOVD_OK);
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  bool broken = false;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    size_t rule = f->rule == NULL ? GOVD_NONE : govd_form_find_rule(form, f->rule);
    broken = broken || (rule != GOVD_NONE && govd_form_rule(form, rule)->relation == GOVD_EQUAL);
  }
  govd_findings_free(findings);
  ck_assert_int_eq(govd_report_set_value(report, b, before[1], NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_value(report, a, before[0], NULL), GOVD_OK);
  return broken;
}

static bool are_alike(const govd_analysis *a, size_t x, size_t y) {
  for (size_t i = 0; i < a->alike_count; i++) {
    if (is_in(x, a->alike[i].cells, a->alike[i].count)) return is_in(y, a->alike[i].cells, a->alike[i].count);
  }
  return false;
}

/* What an analysis says of each cell, and of pairs of them, is what the checks find. */
START_TEST(analysis_agrees_with_the_checks) {
  enum { PAIRS = 400 };
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(repair_forms); i++) {
    const govd_form *form = govd_forms_at(repair_forms, i);
    govd_report *report = sound_random(form, NULL, &random);
    size_t count = govd_form_cell_count(form);
    govd_analysis *a;
    ck_assert_int_eq(govd_form_analyse(form, false, &a, NULL), GOVD_OK);
    size_t blind = 0;
    for (size_t cell = 0; cell < count; cell++) {
      if (govd_report_cell(report, cell)->state != GOVD_GIVEN) continue;
      bool unseen = is_in(cell, a->unseen, a->unseen_count) || is_in(cell, a->bounded, a->bounded_count);
      ck_assert_msg(breaks(report, cell, 1, cell, 0) != unseen, "%s", govd_form_cell_at(form, cell)->id);
      blind += unseen;
    }
    size_t alike = a->located_count;
    for (size_t k = 0; k < a->alike_count; k++) alike += a->alike[k].count;
    ck_assert_uint_eq(alike + blind, a->cell_count);
    ck_assert_uint_le(a->rank, a->equation_count);
    for (size_t k = 0; k < PAIRS; k++) {
      size_t x = test_random_below(&random, count);
      size_t y = k % 2 == 0 ? test_random_below(&random, count) : x + 1 + test_random_below(&random, 4);
      if (x == y || y >= count || govd_report_cell(report, x)->state != GOVD_GIVEN ||
          govd_report_cell(report, y)->state != GOVD_GIVEN)
        continue;
      if (!breaks(report, x, 1, x, 0) || !breaks(report, y, 1, y, 0)) continue;
      bool hidden = !breaks(report, x, 1, y, 1) || !breaks(report, x, 1, y, -1);
      ck_assert_msg(hidden == are_alike(a, x, y), "%s and %s: hidden %d", govd_form_cell_at(form, x)->id,
                    govd_form_cell_at(form, y)->id, (int)hidden);
    }
    ck_assert_uint_eq(a->contradictory_count, 0);
    govd_analysis_free(a);
    govd_report_free(report);
  }
  govd_analysis_free(NULL);
}
END_TEST

START_TEST(analysis_of_odd_rules) {
  static const struct {
    const char *rules[3];
    size_t count;
    size_t rank, redundant, contradictory;
  } cases[] = {
      {{"a + b = c", "c = b + a"}, 2, 1, 1, 0},  {{"a + b = c", "d + e = c", "a + b = d + e"}, 3, 2, 1, 0},
      {{"a = b", "a = b + 1"}, 2, 1, 0, 1},      {{"a + b + 1 = 0"}, 1, 1, 0, 1},
      {{"a + g + 1 = 0"}, 1, 1, 0, 0}, /* g may be negative */
      {{"2 * a = 2 * b", "a <= b"}, 2, 1, 1, 0}, {{"a <= b"}, 1, 0, 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_form *form = repair_small_form(REPAIR_SMALL_CELLS, cases[i].rules, cases[i].count);
    govd_analysis *a;
    ck_assert_int_eq(govd_form_analyse(form, true, &a, NULL), GOVD_OK);
    ck_assert_msg(a->rank == cases[i].rank && a->redundant_count == cases[i].redundant &&
                      a->contradictory_count == cases[i].contradictory,
                  "%s: rank %zu, %zu follow, %zu contradict", cases[i].rules[0], a->rank, a->redundant_count,
                  a->contradictory_count);
    govd_analysis_free(a);
    govd_form_free(form);
  }
  static const char *const large[] = {"3000000001 * a + b = c", "b + 3000000001 * d = a",
                                      "a + 3000000007 * c = d"};
  govd_form *form = repair_small_form(REPAIR_SMALL_CELLS, large, 3);
  govd_analysis *a;
  govd_error error;
  ck_assert_int_eq(govd_form_analyse(form, false, &a, &error), GOVD_E_RANGE);
  ck_assert_str_eq(error.text, "coefficients of the rules grow too large");
  ck_assert_ptr_null(a);
  govd_form_free(form);
}
END_TEST

void repair_add_analysis(TCase *tests) {
  tcase_add_test(tests, analysis_agrees_with_the_checks);
  tcase_add_test(tests, analysis_of_odd_rules);
}
