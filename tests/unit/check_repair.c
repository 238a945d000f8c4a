/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/repair.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "random_report.h"
#include "repair_parts.h"
#include "sound.h"
#include "stated.h"
#include "support.h"

/* Nothing is broken, nothing is suggested. */

static void expect_nothing(const govd_report *report, const govd_related *related) {
  govd_repair *repair = repair_of(report, related, NULL);
  if (govd_repair_component_count(repair) > 0) repair_print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 0);
  ck_assert_ptr_null(govd_repair_component(repair, 0));
  govd_repair_free(repair);
}

START_TEST(sound_reports_need_nothing) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(repair_forms); i++) {
    const govd_form *form = govd_forms_at(repair_forms, i);
    govd_report *zeros = sound_zeros(form);
    expect_nothing(zeros, NULL);
    govd_report_free(zeros);
    for (int n = 0; n < 50; n++) {
      govd_report *prior = sound_random(form, NULL, &random);
      govd_report *report = sound_random(form, prior, &random);
      govd_related related = {.prior = prior};
      if (n % 2 == 0) sound_print_groups(report);
      expect_nothing(report, &related);
      govd_report_free(report);
      govd_report_free(prior);
    }
  }
}
END_TEST

/* Small forms, where everything can be tried. */

enum { REACH = 14 };

static bool holds(const govd_form *form, const int64_t *values) {
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    int64_t difference = instance->left - instance->right;
    for (size_t t = 0; t < instance->term_count; t++) {
      int64_t value = instance->terms[t].coefficient * values[instance->terms[t].cell];
      difference += instance->terms[t].right ? -value : value;
    }
    govd_relation relation = govd_form_rule(form, instance->rule)->relation;
    if (relation == GOVD_EQUAL        ? difference != 0
        : relation == GOVD_LESS_EQUAL ? difference > 0
                                      : difference < 0)
      return false;
  }
  return true;
}

/* Whether the cells of a set can be changed, each, so that all rules hold. */
static bool can_mend(const govd_form *form, const int64_t *values, unsigned set) {
  int64_t tried[REPAIR_SMALL_CELLS];
  size_t cells[REPAIR_SMALL_CELLS];
  size_t count = 0;
  memcpy(tried, values, sizeof tried);
  for (size_t i = 0; i < REPAIR_SMALL_CELLS; i++) {
    if ((set >> i & 1) == 0) continue;
    cells[count++] = i;
    tried[i] = i + 1 == REPAIR_SMALL_CELLS ? -REACH : 0;
  }
  for (;;) {
    bool changed = true;
    for (size_t i = 0; i < count; i++) changed = changed && tried[cells[i]] != values[cells[i]];
    if (changed && holds(form, tried)) return true;
    size_t i = 0;
    while (i < count && tried[cells[i]] == 2 * REACH) {
      tried[cells[i]] = cells[i] + 1 == REPAIR_SMALL_CELLS ? -REACH : 0;
      i++;
    }
    if (i == count) return false;
    tried[cells[i]]++;
  }
}

static size_t bits(unsigned set) {
  size_t count = 0;
  for (; set != 0; set >>= 1) count += set & 1;
  return count;
}

/* All smallest sets by trying: how many, and their size; 0 where none of up to three cells does. */
static size_t try_all(const govd_form *form, const int64_t *values, bool *sets, size_t *size) {
  for (*size = 1; *size <= 3; ++*size) {
    size_t found = 0;
    for (unsigned set = 0; set < 1U << REPAIR_SMALL_CELLS; set++) {
      sets[set] = bits(set) == *size && can_mend(form, values, set);
      found += sets[set];
    }
    if (found > 0) return found;
  }
  *size = 0;
  return 0;
}

static unsigned set_of(const govd_suggestion *suggestion) {
  unsigned set = 0;
  for (size_t i = 0; i < suggestion->change_count; i++) set |= 1U << suggestion->changes[i].cell;
  return set;
}

/* What is suggested does mend, by an evaluation of its own. */
static void expect_mended(const govd_form *form, const int64_t *values, const govd_suggestion *suggestion) {
  int64_t changed[REPAIR_SMALL_CELLS];
  memcpy(changed, values, sizeof changed);
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    ck_assert_int_eq(change->from, values[change->cell]);
    ck_assert_int_ne(change->from, change->to);
    ck_assert_int_le(change->least, change->to);
    ck_assert_int_ge(change->most, change->to);
    ck_assert(change->to >= 0 || change->cell + 1 == REPAIR_SMALL_CELLS);
    changed[change->cell] = change->to;
  }
  ck_assert(holds(form, changed));
}

static void show_problem(const int64_t *values, const char *const *rules, size_t count) {
  for (size_t i = 0; i < REPAIR_SMALL_CELLS; i++) printf("%c=%lld ", (char)('a' + i), (long long)values[i]);
  for (size_t i = 0; i < count; i++) printf("; %s", rules[i]);
  printf("\n");
}

static bool is_beyond(const govd_suggestion *suggestion) {
  bool beyond = false;
  for (size_t i = 0; i < suggestion->change_count; i++)
    beyond = beyond || suggestion->changes[i].to > 2 * REACH || suggestion->changes[i].to < -REACH;
  return beyond;
}

/* A part that is all there is, so that its smallest sets are those of the whole report. */
static size_t compare_with_trying(const govd_form *form, const int64_t *values, const char *const *rules,
                                  size_t count) {
  bool sets[1U << REPAIR_SMALL_CELLS] = {false};
  size_t size;
  size_t expected = try_all(form, values, sets, &size);
  govd_report *report;
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  for (size_t i = 0; i < REPAIR_SMALL_CELLS; i++)
    ck_assert_int_eq(govd_report_set_value(report, i, values[i], NULL), GOVD_OK);
  govd_repair *repair = repair_of(report, NULL, &(govd_repair_options){.most_cells = 3});
  if (govd_repair_component_count(repair) == 1 && govd_repair_component(repair, 0)->complete) {
    const govd_component *part = govd_repair_component(repair, 0);
    size_t found = 0;
    bool beyond = false; /* what trying does not reach */
    for (size_t i = 0; i < part->suggestion_count; i++) {
      expect_mended(form, values, &part->suggestions[i]);
      beyond = beyond || is_beyond(&part->suggestions[i]);
      unsigned set = set_of(&part->suggestions[i]);
      found += part->suggestions[i].change_count == part->size && sets[set];
      sets[set] = false; /* it may be listed with two values */
    }
    if (!beyond && (part->size != size || found != expected)) {
      show_problem(values, rules, count);
      repair_print(form, repair);
      for (unsigned set = 0; set < 1U << REPAIR_SMALL_CELLS; set++) {
        for (size_t i = 0; i < REPAIR_SMALL_CELLS && sets[set]; i++)
          printf("%s", set >> i & 1 ? (char[]){(char)('a' + i), 0} : "");
        if (sets[set]) printf(" is not found\n");
      }
    }
    ck_assert(beyond || part->size == size);
    ck_assert(beyond || found == expected);
    if (beyond) size = 0;
  } else {
    size = 0;
  }
  govd_repair_free(repair);
  govd_report_free(report);
  return size;
}

/* A random linear rule over the cells a to g. */
static void random_rule(test_random *random, char *rule, size_t room) {
  static const char *const relations[] = {"=", "=", "=", "<=", ">="};
  size_t length = 0;
  unsigned used = 0;
  *rule = '\0';
  for (int side = 0; side < 2; side++) {
    size_t terms = 1 + test_random_below(random, side == 0 ? 3 : 2);
    for (size_t i = 0; i < terms; i++) {
      size_t cell = test_random_below(random, REPAIR_SMALL_CELLS);
      while (used >> cell & 1) cell = (cell + 1) % REPAIR_SMALL_CELLS;
      used |= 1U << cell;
      bool twice = test_random_below(random, 8) == 0;
      length += (size_t)snprintf(rule + length, room - length, "%s%s%c",
                                 i == 0                              ? ""
                                 : test_random_below(random, 6) == 0 ? " - "
                                                                     : " + ",
                                 twice ? "2 * " : "", (char)('a' + cell));
    }
    if (side == 0)
      length +=
          (size_t)snprintf(rule + length, room - length, " %s ", relations[test_random_below(random, 5)]);
  }
}

START_TEST(agrees_with_trying_everything) {
  test_random random = test_random_new();
  size_t sizes[4] = {0};
  for (int n = 0; n < 400; n++) {
    char texts[4][64];
    const char *rules[4];
    size_t count = 2 + test_random_below(&random, 3);
    for (size_t i = 0; i < count; i++) {
      random_rule(&random, texts[i], sizeof texts[i]);
      rules[i] = texts[i];
    }
    govd_form *form = repair_small_form(REPAIR_SMALL_CELLS, rules, count);
    int64_t values[REPAIR_SMALL_CELLS];
    for (size_t i = 0; i < REPAIR_SMALL_CELLS; i++) values[i] = (int64_t)test_random_below(&random, 5);
    sizes[compare_with_trying(form, values, rules, count)]++;
    govd_form_free(form);
  }
  printf("smallest sets: %zu of one cell, %zu of two, %zu of three\n", sizes[1], sizes[2], sizes[3]);
  ck_assert(sizes[1] > 20 && sizes[2] > 20 && sizes[3] > 0);
}
END_TEST

/* Single faults in sound reports: the cell is among what is suggested, and every suggestion mends. */

static bool changes_to(const govd_suggestion *suggestion, size_t cell, int64_t to) {
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    bool within = change->to == to || (change->least <= to && to <= change->most);
    if (change->source == GOVD_THIS && change->cell == cell && within) return suggestion->change_count == 1;
  }
  return false;
}

static void expect_found(govd_report *report, const govd_related *related, size_t cell, int64_t right) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, related, NULL);
  bool found = false;
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    ck_assert(part->complete);
    const govd_suggestion *suggestion;
    for (size_t i = 0; (suggestion = repair_suggestion_at(part, i)) != NULL; i++) {
      found = found || (i < part->suggestion_count && changes_to(suggestion, cell, right));
      if (govd_repair_component_count(repair) > 1) continue;
      govd_report *copy;
      ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
      bool own = true;
      for (size_t k = 0; k < suggestion->change_count; k++)
        own = own && suggestion->changes[k].source == GOVD_THIS;
      ck_assert_int_eq(govd_suggestion_apply(suggestion, copy, NULL), GOVD_OK);
      if (own && repair_broken_rules(copy, related) > 0) repair_print(form, repair);
      ck_assert(!own || repair_broken_rules(copy, related) == 0);
      govd_report_free(copy);
    }
  }
  if (!found) repair_print(form, repair);
  if (!found) fflush(stdout);
  ck_assert_msg(found, "%s: %s should be %lld", govd_form_id(form), govd_form_cell_at(form, cell)->id,
                (long long)right);
  govd_repair_free(repair);
}

static void change_every_cell(govd_report *report, const govd_related *related, test_random *random) {
  const govd_form *form = govd_report_form(report);
  for (size_t cell = 0; cell < govd_form_cell_count(form); cell++) {
    if (govd_report_cell(report, cell)->state != GOVD_GIVEN) continue;
    int64_t right = govd_report_cell(report, cell)->value;
    int64_t by = 1 + (int64_t)test_random_below(random, 30);
    int64_t wrong = right >= by && test_random_below(random, 2) == 0 ? right - by : right + by;
    ck_assert_int_eq(govd_report_set_value(report, cell, wrong, NULL), GOVD_OK);
    if (repair_broken_rules(report, related) > 0) expect_found(report, related, cell, right);
    ck_assert_int_eq(govd_report_set_value(report, cell, right, NULL), GOVD_OK);
  }
}

START_TEST(finds_every_single_fault) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(repair_forms); i++) {
    govd_report *prior = sound_random(govd_forms_at(repair_forms, i), NULL, &random);
    govd_report *report = sound_random(govd_forms_at(repair_forms, i), prior, &random);
    govd_related related = {.prior = prior};
    change_every_cell(report, NULL, &random);
    change_every_cell(report, &related, &random);
    sound_print_groups(report);
    change_every_cell(report, NULL, &random);
    govd_report_free(report);
    govd_report_free(prior);
  }
}
END_TEST

/* Slips of every kind, alone: where each wrong cell stands in two rules, what is suggested first is the slip.
 */
START_TEST(finds_slips_of_every_kind) {
  enum { REPORTS = 40 };
  test_random random = test_random_new();
  size_t crossed = 0;
  for (size_t n = 0; n < govd_forms_count(repair_forms) * FAULT_KINDS * REPORTS; n++) {
    const govd_form *form = govd_forms_at(repair_forms, n % govd_forms_count(repair_forms));
    fault_kind kind = (fault_kind)(n / govd_forms_count(repair_forms) % FAULT_KINDS);
    govd_report *prior = sound_random(form, NULL, &random);
    govd_report *report = sound_random(form, prior, &random);
    govd_related related = {.prior = prior};
    fault f = {0};
    if (fault_inject(report, prior, kind, &random, &f)) {
      fault_verdict v = fault_judge(report, &related, &f);
      /* Which of several columns an item was moved in, or two cells were swapped in, cannot be told. */
      bool ambiguous = kind == FAULT_ITEM_MOVED || kind == FAULT_CELLS_SWAPPED;
      if (v.seen && v.crossed) {
        crossed++;
        ck_assert_msg(v.listed, "%s: %s is not listed", govd_form_id(form), fault_name(kind));
        ck_assert_msg(v.first || ambiguous, "%s: %s is not first", govd_form_id(form), fault_name(kind));
      }
      size_t causes = v.seen ? fault_causes(report, &related, kind) : 1;
      ck_assert_msg(causes > 0, "%s: %s could be none of its kind", govd_form_id(form), fault_name(kind));
      bool one_cell = kind <= FAULT_UNIT || (kind >= FAULT_PART_LEFT_OUT && kind != FAULT_ITEM_MOVED);
      if (one_cell && v.seen)
        ck_assert_msg(v.listed, "%s: %s is not listed", govd_form_id(form), fault_name(kind));
    }
    govd_report_free(report);
    govd_report_free(prior);
  }
  ck_assert_uint_gt(crossed, REPORTS * FAULT_KINDS);
}
END_TEST

/* In each of two sums a figure that is off by little: the total or one of the parts that are not smaller. */
START_TEST(counts_what_two_slips_could_have_been) {
  govd_report *report = sound_zeros(govd_forms_find(repair_forms, "cn-2014"));
  govd_report *prior = sound_zeros(govd_forms_find(repair_forms, "cn-2014"));
  govd_related related = {.prior = prior};
  static const fault_kind kinds[2] = {FAULT_ANY_FIGURE, FAULT_ANY_FIGURE};
  fault f = {.count = 2, .first = 1, .right = {2, 0}};
  f.cells[0] = govd_form_find_cell(govd_report_form(report), "litigation.upheld");
  f.cells[1] = govd_form_find_cell(govd_report_form(report), "review.corrected");
  repair_set(report, "litigation", 7);
  repair_set(report, "litigation.upheld", 4);
  repair_set(report, "litigation.other", 5);
  repair_set(report, "review", 6);
  repair_set(report, "review.upheld", 4);
  repair_set(report, "review.other", 2);
  govd_report *between;
  ck_assert_int_eq(govd_report_copy(report, &between, NULL), GOVD_OK);
  repair_set(report, "review.corrected", 3);
  ck_assert_uint_eq(fault_pairs(report, between, &related, kinds, &f), 3 * 3);

  /* Where the second slip went over the first, only the first could be another. */
  ck_assert_int_eq(govd_report_set_value(report, f.cells[1], 0, NULL), GOVD_OK);
  repair_set(report, "litigation.upheld", 8);
  ck_assert_uint_eq(fault_pairs(report, between, &related, kinds, &f), 3);
  govd_report_free(between);
  govd_report_free(prior);
  govd_report_free(report);
}
END_TEST

/* Named explanations. */

START_TEST(names_single_slips) {
  static const struct {
    const char *id;
    int64_t wrong;
    govd_explanation kind;
  } cases[] = {
      {"requests.new.natural", 231, GOVD_DIGITS_SWAPPED},
      {"requests.new.natural", 31, GOVD_DIGIT_DROPPED},
      {"requests.new.natural", 3321, GOVD_DIGIT_DOUBLED},
      {"requests.new.natural", -321, GOVD_SIGN},
      {"requests.new.natural", 3210, GOVD_TIMES_TEN},
      {"requests.new.natural", 32100, GOVD_TIMES_HUNDRED},
      {"requests.result.partial.natural", 6, GOVD_TIMES_TEN},
      {"requests.new.commercial", 450000, GOVD_UNIT},
      {"disputes.review.total", 0, GOVD_TOTAL_ZERO},
      {"disputes.review.total", 17, GOVD_PART_COPIED},
      {"disputes.review.total", 22, GOVD_PART_LEFT_OUT},
      {"disputes.review.total", 42, GOVD_PART_TWICE},
      {"disputes.review.upheld", 71, GOVD_DIGITS_SWAPPED},
      {"requests.new.natural", 300, GOVD_UNEXPLAINED},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_report *report = repair_requests();
    int64_t right = repair_get(report, cases[i].id);
    repair_set(report, cases[i].id, cases[i].wrong);
    repair_expect_first(report, NULL, cases[i].kind, cases[i].id, right);
  }
  govd_report *report = repair_requests();
  repair_set_text(report, "requests.new.commercial", "");
  repair_expect_first(report, NULL, GOVD_LEFT_BLANK, "requests.new.commercial", 45);
  report = repair_requests();
  repair_set_text(report, "requests.new.commercial", "—");
  repair_expect_first(report, NULL, GOVD_LEFT_BLANK, "requests.new.commercial", 45);
}
END_TEST

START_TEST(names_last_years_figure) {
  govd_report *prior = repair_requests();
  govd_report *report = repair_requests();
  govd_related related = {.prior = prior};
  repair_set(prior, "requests.new.natural",
             7777); /* breaks last year's own rules, which are not asked about */
  repair_set(report, "requests.new.natural", 7777);
  repair_set(report, "requests.carried_in.natural", 23);
  repair_set(report, "requests.carried_in.commercial", 7);
  repair_set(report, "requests.carried_in.total", 30);
  repair_set(report, "requests.new.commercial", 41);
  repair_set(report, "requests.new.total", 351);
  repair_expect_first(report, &related, GOVD_LAST_YEARS, "requests.new.natural", 310);
  govd_report_free(prior);
}
END_TEST

/* What the prose says of figures. */

static void state(govd_report *report, const char *text) {
  govd_place place = {.line = 1, .column = 1};
  ck_assert_int_eq(govd_report_add_section(report, NULL, "三、收到和处理政府信息公开申请情况", place, NULL),
                   GOVD_OK);
  ck_assert_int_eq(govd_report_add_paragraph(report, text, place, NULL), GOVD_OK);
}

START_TEST(prose_shows_which_figure_is_wrong) {
  /* Of three figures and their total any may be the wrong one. */
  govd_report *report = repair_requests();
  repair_set(report, "disputes.review.corrected", 11);
  state(report, "全年发生行政复议25件，结果纠正3件。");
  repair_expect_first(report, NULL, GOVD_STATED, "disputes.review.corrected", 3);
  report = repair_requests();
  repair_set(report, "disputes.review.corrected", 11);
  state(report, "全年发生行政复议33件。");
  repair_expect_first(report, NULL, GOVD_STATED, "disputes.review.total", 33);

  /* A slip that the prose confirms keeps its name. */
  report = repair_requests();
  repair_set(report, "disputes.review.upheld", 71);
  state(report, "全年发生行政复议，结果维持17件，尚未审结5件。");
  repair_expect_first(report, NULL, GOVD_DIGITS_SWAPPED, "disputes.review.upheld", 17);

  /* A blank that the prose fills. */
  report = repair_requests();
  repair_set_text(report, "disputes.review.pending", "");
  state(report, "行政复议案件尚未审结5件。");
  repair_expect_first(report, NULL, GOVD_LEFT_BLANK, "disputes.review.pending", 5);
}
END_TEST

START_TEST(prose_that_agrees_with_the_table_is_no_proof) {
  /* The prose has the figure from the table. */
  govd_report *report = repair_requests();
  repair_set(report, "disputes.review.total", 0);
  state(report, "全年发生行政复议0件。");
  repair_expect_first(report, NULL, GOVD_TOTAL_ZERO, "disputes.review.total", 25);
}
END_TEST

START_TEST(stated_figures_are_sound) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(repair_forms); i++) {
    govd_report *report = sound_random(govd_forms_at(repair_forms, i), NULL, &random);
    size_t stated = stated_add(report);
    size_t held = 0;
    govd_claims *claims;
    ck_assert_int_eq(govd_claims_find(NULL, report, NULL, &claims, NULL), GOVD_OK);
    for (size_t k = 0; k < govd_claims_count(claims); k++) {
      const govd_claim *claim = govd_claims_at(claims, k);
      if (claim->kind == GOVD_CLAIM_LIST) continue;
      ck_assert_msg(claim->status == GOVD_CLAIM_HOLDS, "line %d: %s", claim->place.line, claim->text);
      held++;
    }
    ck_assert_uint_eq(held, stated);
    govd_claims_free(claims);
    govd_report_free(report);
  }
}
END_TEST

/* Figures that are not known. */

START_TEST(gives_figures_that_are_missing) {
  static const char *const texts[] = {"", "许多", NULL};
  for (size_t i = 0; i < 3; i++) {
    govd_report *report = repair_requests();
    size_t cell = govd_form_find_cell(govd_report_form(report), "requests.result.partial.total");
    if (texts[i] == NULL) {
      govd_report_clear(report, cell);
    } else {
      repair_set_text(report, "requests.result.partial.total", texts[i]);
    }
    repair_expect_first(report, NULL, GOVD_UNREAD, "requests.result.partial.total", 70);
  }
}
END_TEST

START_TEST(an_unread_figure_that_two_rules_disagree_about) {
  govd_report *report = repair_requests();
  repair_set_text(report, "requests.result.partial.natural", "许多");
  repair_set(report, "requests.result.partial.total", 71);
  ck_assert_uint_gt(repair_broken_rules(report, NULL), 0);
  repair_expect_first(report, NULL, GOVD_UNEXPLAINED, "requests.result.partial.total", 70);
}
END_TEST

/* Options. */

START_TEST(figures_that_are_certain) {
  govd_report *report = repair_requests();
  const govd_form *form = govd_report_form(report);
  size_t upheld = govd_form_find_cell(form, "disputes.review.upheld");
  size_t total = govd_form_find_cell(form, "disputes.review.total");
  repair_set(report, "disputes.review.total", 36);
  unsigned *weights = calloc(govd_form_cell_count(form), sizeof *weights);
  ck_assert_ptr_nonnull(weights);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) weights[i] = 1;
  govd_repair_options options = {.weights = weights};
  govd_repair *repair = repair_of(report, NULL, &options);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestions[0].changes[0].cell, total);
  size_t all = govd_repair_component(repair, 0)->suggestion_count;
  govd_repair_free(repair);

  weights[total] = 50; /* checked twice */
  repair = repair_of(report, NULL, &options);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestion_count, all);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestions[all - 1].changes[0].cell, total);
  govd_repair_free(repair);

  weights[total] = 0;
  repair = repair_of(report, NULL, &options);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestion_count, all - 1);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestions[0].changes[0].cell, upheld);
  govd_repair_free(repair);

  /* All of them certain: the rule is told, without a suggestion. */
  for (size_t i = 0; i < govd_form_cell_count(form); i++) weights[i] = 0;
  repair = repair_of(report, NULL, &options);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->size, 0);
  ck_assert_uint_eq(govd_repair_component(repair, 0)->suggestion_count, 0);
  govd_repair_free(repair);
  free(weights);
  govd_report_free(report);
}
END_TEST

START_TEST(limits_are_told) {
  govd_report *report = repair_requests();
  repair_set(report, "requests.new.natural", 320);
  repair_set(report, "requests.new.commercial", 46);
  govd_repair *repair = repair_of(report, NULL, &(govd_repair_options){.most_steps = 3});
  ck_assert(!govd_repair_component(repair, 0)->complete);
  govd_repair_free(repair);
  govd_report_free(report);

  /* Six rows and six columns off, each by another figure: no four cells will do, but some rules can be mended
   * one at a time. */
  report = repair_requests();
  repair_set(report, "requests.new.natural", 322);
  repair_set(report, "requests.carried_in.commercial", 5);
  repair_set(report, "requests.result.granted.research", 4);
  repair_set(report, "requests.result.partial.welfare", 8);
  repair_set(report, "requests.result.denied.internal.law_service", 16);
  repair_set(report, "requests.result.denied.process.other_org", 32);
  repair = repair_of(report, NULL, NULL);
  ck_assert_uint_gt(govd_repair_component_count(repair), 6);
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    ck_assert(!part->complete);
    ck_assert_uint_eq(part->broken_count, 1);
    ck_assert_uint_eq(part->size, 1);
    ck_assert_uint_eq(part->suggestion_count, 1);
  }
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

START_TEST(rules_that_are_switched_off_need_not_hold) {
  govd_report *report = repair_requests();
  govd_validator *validator;
  govd_repair *repair;
  repair_set(report, "requests.new.natural", 322);
  ck_assert_int_eq(govd_validator_new(&validator, NULL), GOVD_OK);
  ck_assert_int_eq(govd_validator_disable(validator, "arithmetic.requests", NULL), GOVD_OK);
  ck_assert_int_eq(govd_repair_new(validator, report, NULL, NULL, &repair, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_repair_component_count(repair), 0);
  govd_repair_free(repair);
  govd_validator_free(validator);
  govd_report_free(report);
}
END_TEST

/* Other reports. */

START_TEST(figures_of_last_year_may_be_wrong) {
  govd_report *prior = repair_requests();
  govd_report *report = repair_requests();
  govd_related related = {.prior = prior};
  repair_set(report, "requests.carried_in.natural", 23);
  repair_set(report, "requests.carried_in.commercial", 7);
  repair_set(report, "requests.carried_in.total", 30);
  repair_set(report, "requests.new.natural", 310);
  repair_set(report, "requests.new.commercial", 41);
  repair_set(report, "requests.new.total", 351);
  ck_assert_uint_eq(repair_broken_rules(report, &related), 0);
  repair_set(report, "art20_1.normative.issued", 4);
  repair_set(report, "art20_1.normative.in_force", 9);
  govd_repair *repair = repair_of(report, &related, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  bool found = false;
  for (size_t i = 0; i < part->suggestion_count; i++) {
    const govd_change *change = &part->suggestions[i].changes[0];
    ck_assert_uint_eq(part->suggestions[i].change_count, 1);
    found = found || (change->source == GOVD_PRIOR && change->from == 0 && change->to == 5);
  }
  ck_assert(found);
  govd_repair_free(repair);
  govd_report_free(report);
  govd_report_free(prior);
}
END_TEST

/* A rule between a body and its parts: any of their figures may be wrong. */
START_TEST(figures_of_subordinate_bodies_may_be_wrong) {
  static const char *const rules[] = {"units(a) = a", "a + b = c"};
  govd_form *form = repair_small_form(REPAIR_SMALL_CELLS, rules, 2);
  govd_report *reports[3];
  static const int64_t figures[3][3] = {{12, 5, 17}, {7, 1, 8}, {4, 2, 6}}; /* 7 + 4 is not 12 */
  for (size_t i = 0; i < 3; i++) {
    ck_assert_int_eq(govd_report_new(form, &reports[i], NULL), GOVD_OK);
    for (size_t k = 0; k < 3; k++)
      ck_assert_int_eq(govd_report_set_value(reports[i], k, figures[i][k], NULL), GOVD_OK);
  }
  const govd_report *units[] = {reports[1], reports[2]};
  govd_related related = {.units = units, .unit_count = 2};
  govd_repair *repair = repair_of(reports[0], &related, NULL);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(part->size, 2);
  /* In each report, a goes with b or with c. */
  size_t of_units = 0;
  for (size_t i = 0; i < part->suggestion_count; i++) {
    const govd_suggestion *s = &part->suggestions[i];
    ck_assert_uint_eq(s->change_count, 2);
    ck_assert_uint_eq(s->changes[0].cell, 0);
    ck_assert_int_eq(s->changes[0].source, s->changes[1].source);
    ck_assert_uint_eq(s->changes[0].unit, s->changes[1].unit);
    of_units += s->changes[0].source == GOVD_UNITS;
  }
  ck_assert_uint_eq(part->suggestion_count, 6);
  ck_assert_uint_eq(of_units, 4);
  govd_repair_free(repair);
  for (size_t i = 0; i < 3; i++) govd_report_free(reports[i]);
  govd_form_free(form);
}
END_TEST

/* Whatever a report holds, nothing breaks, and what is suggested holds. */
START_TEST(any_report) {
  enum { REPORTS = 300 };
  test_random random = test_random_new();
  for (size_t n = 0; n < REPORTS; n++) {
    const govd_form *form = govd_forms_at(repair_forms, n % govd_forms_count(repair_forms));
    const govd_form *before =
        govd_forms_at(repair_forms, test_random_below(&random, govd_forms_count(repair_forms)));
    bool plausible = n % 2 == 0;
    govd_report *report = plausible ? random_plausible_report(form, &random) : random_report(form, &random);
    govd_report *prior =
        plausible ? random_plausible_report(before, &random) : random_report(before, &random);
    const govd_report *units[] = {report, prior};
    govd_related related = {.prior = prior, .units = units, .unit_count = n % 3};
    govd_repair *repair =
        repair_of(report, &related, &(govd_repair_options){.most_cells = 3, .most_steps = 2000});
    govd_findings *findings;
    ck_assert_int_eq(govd_validate(NULL, report, &related, &findings, NULL), GOVD_OK);
    ck_assert_int_eq(govd_repair_explain(repair, findings, 0, NULL), GOVD_OK);
    for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
      const govd_component *part = govd_repair_component(repair, c);
      for (size_t i = 0; i < part->suggestion_count; i++) {
        char *message = repair_message(form, &part->suggestions[i], GOVD_ZH);
        ck_assert_uint_gt(strlen(message), 0);
        govd_string_free(message);
      }
    }
    govd_findings_free(findings);
    govd_repair_free(repair);
    govd_report_free(prior);
    govd_report_free(report);
  }
}
END_TEST

/* Findings. */

START_TEST(findings_get_their_suggestions) {
  govd_report *report = repair_requests();
  const govd_form *form = govd_report_form(report);
  repair_set(report, "disputes.review.total", 0);
  repair_set_text(report, "requests.result.partial.total", "");
  govd_repair *repair = repair_of(report, NULL, NULL);
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, NULL, &findings, NULL), GOVD_OK);
  ck_assert_int_eq(govd_repair_explain(repair, findings, 2, NULL), GOVD_OK);
  size_t explained = 0;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    if (strcmp(f->code, "arithmetic.disputes.sum") == 0) {
      ck_assert_uint_eq(f->suggestion_count, 1);
      ck_assert_int_eq(f->suggestions[0].kind, GOVD_TOTAL_ZERO);
      ck_assert_int_eq(f->suggestions[0].changes[0].to, 25);
    } else if (strcmp(f->code, "total.missing") == 0) {
      ck_assert_uint_eq(f->suggestion_count, 1);
      ck_assert_uint_eq(f->suggestions[0].change_count, 1);
      ck_assert_int_eq(f->suggestions[0].changes[0].to, 70);
    } else {
      continue;
    }
    explained++;
  }
  ck_assert_uint_eq(explained, 2);
  ck_assert_int_eq(govd_repair_explain(repair, findings, 0, NULL), GOVD_OK);
  govd_findings_free(findings);

  govd_report *other = sound_zeros(govd_forms_find(repair_forms, "cn-2014"));
  ck_assert_int_eq(govd_validate(NULL, other, NULL, &findings, NULL), GOVD_OK);
  govd_error error;
  ck_assert_int_eq(govd_repair_explain(repair, findings, 0, &error), GOVD_E_ARGUMENT);
  ck_assert_str_eq(error.text, "the findings are of another form");
  govd_findings_free(findings);
  govd_report_free(other);

  const govd_suggestion *first = &govd_repair_component(repair, 0)->suggestions[0];
  char *message = repair_message(form, first, GOVD_ZH);
  ck_assert_str_eq(message, "“行政复议·总计”0 改为 25：总计未填写，仍为 0");
  govd_string_free(message);
  message = repair_message(form, first, GOVD_EN);
  ck_assert_str_eq(message, "\"Administrative reconsideration, Total\" 0 → 25: total left at 0");
  govd_string_free(message);

  repair_set(report, "disputes.review.total", 1);
  ck_assert_int_eq(govd_suggestion_apply(first, report, &error), GOVD_E_ARGUMENT);
  ck_assert_str_eq(error.text, "the report does not hold what is to be changed");
  ck_assert_int_eq(repair_get(report, "disputes.review.total"), 1);
  govd_suggestion nonsense = {GOVD_UNEXPLAINED, &(govd_change){.cell = 100000, .part = GOVD_NONE}, 1, 0};
  ck_assert_int_eq(govd_suggestion_message(form, &nonsense, GOVD_ZH, &message, &error), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(message);
  ck_assert_int_eq(govd_suggestion_apply(&nonsense, report, &error), GOVD_E_ARGUMENT);
  govd_repair_free(repair);
  govd_repair_free(NULL);
  govd_report_free(report);
}
END_TEST

START_TEST(explanations_have_names) {
  for (int i = 0; i <= GOVD_SEVERAL; i++) {
    ck_assert(*govd_explanation_name((govd_explanation)i) != '\0');
    ck_assert(*govd_explanation_title((govd_explanation)i).zh != '\0');
    ck_assert(*govd_explanation_title((govd_explanation)i).en != '\0');
    for (int k = 0; k < i; k++)
      ck_assert_str_ne(govd_explanation_name((govd_explanation)i),
                       govd_explanation_name((govd_explanation)k));
  }
  ck_assert_str_eq(govd_explanation_name((govd_explanation)99), "");
  ck_assert_str_eq(govd_explanation_title((govd_explanation)99).en, "");
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 100);
  tcase_add_checked_fixture(tests, repair_set_up, repair_tear_down);
  tcase_add_test(tests, sound_reports_need_nothing);
  tcase_add_test(tests, agrees_with_trying_everything);
  tcase_add_test(tests, finds_every_single_fault);
  tcase_add_test(tests, finds_slips_of_every_kind);
  tcase_add_test(tests, counts_what_two_slips_could_have_been);
  tcase_add_test(tests, names_single_slips);
  tcase_add_test(tests, names_last_years_figure);
  tcase_add_test(tests, prose_shows_which_figure_is_wrong);
  tcase_add_test(tests, prose_that_agrees_with_the_table_is_no_proof);
  tcase_add_test(tests, stated_figures_are_sound);
  tcase_add_test(tests, gives_figures_that_are_missing);
  tcase_add_test(tests, an_unread_figure_that_two_rules_disagree_about);
  tcase_add_test(tests, figures_that_are_certain);
  tcase_add_test(tests, limits_are_told);
  tcase_add_test(tests, rules_that_are_switched_off_need_not_hold);
  tcase_add_test(tests, figures_of_last_year_may_be_wrong);
  tcase_add_test(tests, figures_of_subordinate_bodies_may_be_wrong);
  tcase_add_test(tests, any_report);
  tcase_add_test(tests, findings_get_their_suggestions);
  tcase_add_test(tests, explanations_have_names);
  repair_add_slips(tests);
  repair_add_analysis(tests);
}

int main(void) { return test_run("repair", add_tests); }
