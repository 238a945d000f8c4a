/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/repair.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "random_report.h"
#include "sound.h"
#include "stated.h"
#include "support.h"

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static govd_repair *repair_of(const govd_report *report, const govd_related *related,
                              const govd_repair_options *options) {
  govd_repair *repair;
  govd_error error;
  govd_status status = govd_repair_new(NULL, report, related, options, &repair, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  return repair;
}

static char *message_of(const govd_form *form, const govd_suggestion *suggestion, govd_language language) {
  char *message;
  ck_assert_int_eq(govd_suggestion_message(form, suggestion, language, &message, NULL), GOVD_OK);
  return message;
}

static void print(const govd_form *form, const govd_repair *repair) {
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *component = govd_repair_component(repair, c);
    printf("part %zu: %zu broken, %zu cells, %s\n", c, component->broken_count, component->size,
           component->complete ? "complete" : "cut short");
    for (size_t i = 0; i < component->suggestion_count; i++) {
      char *message = message_of(form, &component->suggestions[i], GOVD_EN);
      printf("  %s\n", message);
      fflush(stdout);
      govd_string_free(message);
    }
  }
}

static void set(govd_report *report, const char *id, int64_t value) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_msg(cell != GOVD_NONE, "%s", id);
  ck_assert_int_eq(govd_report_set_value(report, cell, value, NULL), GOVD_OK);
}

static void set_text(govd_report *report, const char *id, const char *text) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_msg(cell != GOVD_NONE, "%s", id);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
}

static int64_t get(const govd_report *report, const char *id) {
  return govd_report_cell_by_id(report, id)->value;
}

/* The errors and warnings on rules and groups. */
static size_t broken_rules(const govd_report *report, const govd_related *related) {
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, related, &findings, NULL), GOVD_OK);
  size_t count = 0;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    count += f->compared && (f->rule != NULL || strcmp(f->code, "group.sum") == 0);
  }
  govd_findings_free(findings);
  return count;
}

/* Nothing is broken, nothing is suggested. */

static void expect_nothing(const govd_report *report, const govd_related *related) {
  govd_repair *repair = repair_of(report, related, NULL);
  if (govd_repair_component_count(repair) > 0) print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 0);
  ck_assert_ptr_null(govd_repair_component(repair, 0));
  govd_repair_free(repair);
}

START_TEST(sound_reports_need_nothing) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
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

/* Rows a, b, c … of one column, counts but for the last, which may be negative. */
static govd_form *small_form(size_t rows, const char *const *rules, size_t count) {
  char text[4096];
  size_t length = (size_t)snprintf(
      text, sizeof text,
      "{\"format\":\"govdisclosure/form/1\",\"id\":\"tiny\",\"title\":{\"zh\":\"表\"},"
      "\"years\":[2000,null],\"tables\":[{\"id\":\"t\",\"title\":{\"zh\":\"表\"},"
      "\"layout\":\"grid\",\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"数\"}}],\"rows\":[");
  for (size_t i = 0; i < rows; i++) {
    length += (size_t)snprintf(
        text + length, sizeof text - length,
        "%s{\"id\":\"%c\",\"title\":{\"zh\":\"%c\"},\"kind\":\"value\",\"type\":\"%s\"}", i == 0 ? "" : ",",
        (char)('a' + i), (char)('a' + i), i + 1 == rows ? "signed_count" : "count");
  }
  length += (size_t)snprintf(text + length, sizeof text - length, "]}],\"rules\":[");
  for (size_t i = 0; i < count; i++) {
    length += (size_t)snprintf(text + length, sizeof text - length,
                               "%s{\"id\":\"r%zu\",\"severity\":\"error\",\"basis\":\"form\",\"table\":\"t\","
                               "\"each\":\"column\",\"expr\":\"%s\"}",
                               i == 0 ? "" : ",", i, rules[i]);
  }
  length += (size_t)snprintf(text + length, sizeof text - length, "]}");
  govd_form *form;
  govd_error error;
  govd_status status = govd_form_load(text, length, &form, &error);
  ck_assert_msg(status == GOVD_OK, "%s in %s", error.text, text);
  return form;
}

enum { SMALL_CELLS = 7, REACH = 14 };

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
  int64_t tried[SMALL_CELLS];
  size_t cells[SMALL_CELLS];
  size_t count = 0;
  memcpy(tried, values, sizeof tried);
  for (size_t i = 0; i < SMALL_CELLS; i++) {
    if ((set >> i & 1) == 0) continue;
    cells[count++] = i;
    tried[i] = i + 1 == SMALL_CELLS ? -REACH : 0;
  }
  for (;;) {
    bool changed = true;
    for (size_t i = 0; i < count; i++) changed = changed && tried[cells[i]] != values[cells[i]];
    if (changed && holds(form, tried)) return true;
    size_t i = 0;
    while (i < count && tried[cells[i]] == 2 * REACH) {
      tried[cells[i]] = cells[i] + 1 == SMALL_CELLS ? -REACH : 0;
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
    for (unsigned set = 0; set < 1U << SMALL_CELLS; set++) {
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
  int64_t changed[SMALL_CELLS];
  memcpy(changed, values, sizeof changed);
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    ck_assert_int_eq(change->from, values[change->cell]);
    ck_assert_int_ne(change->from, change->to);
    ck_assert_int_le(change->least, change->to);
    ck_assert_int_ge(change->most, change->to);
    ck_assert(change->to >= 0 || change->cell + 1 == SMALL_CELLS);
    changed[change->cell] = change->to;
  }
  ck_assert(holds(form, changed));
}

static void show_problem(const int64_t *values, const char *const *rules, size_t count) {
  for (size_t i = 0; i < SMALL_CELLS; i++) printf("%c=%lld ", (char)('a' + i), (long long)values[i]);
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
  bool sets[1U << SMALL_CELLS] = {false};
  size_t size;
  size_t expected = try_all(form, values, sets, &size);
  govd_report *report;
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  for (size_t i = 0; i < SMALL_CELLS; i++)
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
      print(form, repair);
      for (unsigned set = 0; set < 1U << SMALL_CELLS; set++) {
        for (size_t i = 0; i < SMALL_CELLS && sets[set]; i++)
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
      size_t cell = test_random_below(random, SMALL_CELLS);
      while (used >> cell & 1) cell = (cell + 1) % SMALL_CELLS;
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
    govd_form *form = small_form(SMALL_CELLS, rules, count);
    int64_t values[SMALL_CELLS];
    for (size_t i = 0; i < SMALL_CELLS; i++) values[i] = (int64_t)test_random_below(&random, 5);
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

/* Any suggestion of a part, those that are doubtful after the others; NULL behind the last. */
static const govd_suggestion *suggestion_at(const govd_component *part, size_t index) {
  if (index < part->suggestion_count) return &part->suggestions[index];
  index -= part->suggestion_count;
  return index < part->doubtful_count ? &part->doubtful[index] : NULL;
}

static void expect_found(govd_report *report, const govd_related *related, size_t cell, int64_t right) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, related, NULL);
  bool found = false;
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    ck_assert(part->complete);
    const govd_suggestion *suggestion;
    for (size_t i = 0; (suggestion = suggestion_at(part, i)) != NULL; i++) {
      found = found || (i < part->suggestion_count && changes_to(suggestion, cell, right));
      if (govd_repair_component_count(repair) > 1) continue;
      govd_report *copy;
      ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
      bool own = true;
      for (size_t k = 0; k < suggestion->change_count; k++)
        own = own && suggestion->changes[k].source == GOVD_THIS;
      ck_assert_int_eq(govd_suggestion_apply(suggestion, copy, NULL), GOVD_OK);
      if (own && broken_rules(copy, related) > 0) print(form, repair);
      ck_assert(!own || broken_rules(copy, related) == 0);
      govd_report_free(copy);
    }
  }
  if (!found) print(form, repair);
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
    if (broken_rules(report, related) > 0) expect_found(report, related, cell, right);
    ck_assert_int_eq(govd_report_set_value(report, cell, right, NULL), GOVD_OK);
  }
}

START_TEST(finds_every_single_fault) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    govd_report *prior = sound_random(govd_forms_at(forms, i), NULL, &random);
    govd_report *report = sound_random(govd_forms_at(forms, i), prior, &random);
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
  for (size_t n = 0; n < govd_forms_count(forms) * FAULT_KINDS * REPORTS; n++) {
    const govd_form *form = govd_forms_at(forms, n % govd_forms_count(forms));
    fault_kind kind = (fault_kind)(n / govd_forms_count(forms) % FAULT_KINDS);
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

/* Named explanations. */

/* The requests of a small body, in order. */
static govd_report *requests(void) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  static const char *const columns[] = {"natural", "commercial", "total"};
  static const int64_t figures[][3] = {{321, 45, 366}, {12, 3, 15},    {230, 26, 256}, {60, 10, 70},
                                       {20, 5, 25},    {310, 41, 351}, {23, 7, 30}};
  static const char *const rows[] = {
      "new",          "carried_in", "result.granted", "result.partial", "result.unable.not_held",
      "result.total", "carried_out"};
  for (size_t r = 0; r < 7; r++) {
    for (size_t c = 0; c < 3; c++) {
      char id[64];
      snprintf(id, sizeof id, "requests.%s.%s", rows[r], columns[c]);
      set(report, id, figures[r][c]);
    }
  }
  set(report, "disputes.review.upheld", 17);
  set(report, "disputes.review.corrected", 3);
  set(report, "disputes.review.pending", 5);
  set(report, "disputes.review.total", 25);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  return report;
}

static void expect_first(govd_report *report, const govd_related *related, govd_explanation kind,
                         const char *id, int64_t to) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, related, NULL);
  print(form, repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_ge(part->suggestion_count, 1);
  const govd_suggestion *first = &part->suggestions[0];
  ck_assert_str_eq(govd_explanation_name(first->kind), govd_explanation_name(kind));
  bool found = false;
  for (size_t i = 0; i < first->change_count; i++) {
    found = found || (first->changes[i].cell == govd_form_find_cell(form, id) && first->changes[i].to == to);
  }
  ck_assert_msg(found, "%s is not changed to %lld", id, (long long)to);
  ck_assert_int_eq(govd_suggestion_apply(first, report, NULL), GOVD_OK);
  ck_assert_uint_eq(broken_rules(report, related), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}

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
    govd_report *report = requests();
    int64_t right = get(report, cases[i].id);
    set(report, cases[i].id, cases[i].wrong);
    expect_first(report, NULL, cases[i].kind, cases[i].id, right);
  }
  govd_report *report = requests();
  set_text(report, "requests.new.commercial", "");
  expect_first(report, NULL, GOVD_LEFT_BLANK, "requests.new.commercial", 45);
  report = requests();
  set_text(report, "requests.new.commercial", "—");
  expect_first(report, NULL, GOVD_LEFT_BLANK, "requests.new.commercial", 45);
}
END_TEST

START_TEST(names_last_years_figure) {
  govd_report *prior = requests();
  govd_report *report = requests();
  govd_related related = {.prior = prior};
  set(prior, "requests.new.natural", 7777); /* breaks last year's own rules, which are not asked about */
  set(report, "requests.new.natural", 7777);
  set(report, "requests.carried_in.natural", 23);
  set(report, "requests.carried_in.commercial", 7);
  set(report, "requests.carried_in.total", 30);
  set(report, "requests.new.commercial", 41);
  set(report, "requests.new.total", 351);
  expect_first(report, &related, GOVD_LAST_YEARS, "requests.new.natural", 310);
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
  govd_report *report = requests();
  set(report, "disputes.review.corrected", 11);
  state(report, "全年发生行政复议25件，结果纠正3件。");
  expect_first(report, NULL, GOVD_STATED, "disputes.review.corrected", 3);
  report = requests();
  set(report, "disputes.review.corrected", 11);
  state(report, "全年发生行政复议33件。");
  expect_first(report, NULL, GOVD_STATED, "disputes.review.total", 33);

  /* A slip that the prose confirms keeps its name. */
  report = requests();
  set(report, "disputes.review.upheld", 71);
  state(report, "全年发生行政复议，结果维持17件，尚未审结5件。");
  expect_first(report, NULL, GOVD_DIGITS_SWAPPED, "disputes.review.upheld", 17);

  /* A blank that the prose fills. */
  report = requests();
  set_text(report, "disputes.review.pending", "");
  state(report, "行政复议案件尚未审结5件。");
  expect_first(report, NULL, GOVD_LEFT_BLANK, "disputes.review.pending", 5);
}
END_TEST

START_TEST(prose_that_agrees_with_the_table_is_no_proof) {
  /* The prose has the figure from the table. */
  govd_report *report = requests();
  set(report, "disputes.review.total", 0);
  state(report, "全年发生行政复议0件。");
  expect_first(report, NULL, GOVD_TOTAL_ZERO, "disputes.review.total", 25);
}
END_TEST

START_TEST(stated_figures_are_sound) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    govd_report *report = sound_random(govd_forms_at(forms, i), NULL, &random);
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

START_TEST(names_slips_of_several_cells) {
  govd_report *report = requests();
  set(report, "requests.result.granted.natural", 60);
  set(report, "requests.result.partial.natural", 230);
  expect_first(report, NULL, GOVD_CELLS_SWAPPED, "requests.result.granted.natural", 230);

  /* One request counted under another applicant. */
  report = requests();
  set(report, "requests.new.natural", 320);
  set(report, "requests.new.commercial", 46);
  expect_first(report, NULL, GOVD_ITEM_MOVED, "requests.new.natural", 321);

  /* 部分公开 left out of the totals of all columns. */
  report = requests();
  set(report, "requests.result.total.natural", 250);
  set(report, "requests.result.total.commercial", 31);
  set(report, "requests.result.total.total", 281);
  expect_first(report, NULL, GOVD_PART_LEFT_OUT, "requests.result.total.natural", 310);

  /* A figure too many in a column, so that the others stand one row lower. */
  report = requests();
  set(report, "requests.result.granted.natural", 0);
  set(report, "requests.result.partial.natural", 230);
  set(report, "requests.result.denied.state_secret.natural", 60);
  set(report, "requests.result.denied.state_secret.total", 0);
  expect_first(report, NULL, GOVD_COLUMN_SHIFTED, "requests.result.granted.natural", 230);

  /* The same in a row. */
  report = requests();
  set(report, "requests.new.natural", 0);
  set(report, "requests.new.commercial", 321);
  set(report, "requests.new.research", 45);
  expect_first(report, NULL, GOVD_ROW_SHIFTED, "requests.new.natural", 321);
}
END_TEST

/* A column one row off, and a digit that was dropped elsewhere. */
START_TEST(names_a_slip_beside_another) {
  govd_report *report = requests();
  set(report, "requests.result.granted.natural", 0);
  set(report, "requests.result.partial.natural", 230);
  set(report, "requests.result.denied.state_secret.natural", 60);
  set(report, "requests.carried_in.commercial", 33);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  ck_assert_int_eq(part->suggestions[0].kind, GOVD_SEVERAL);
  ck_assert_uint_eq(part->suggestions[0].change_count, 4);
  char *message = message_of(govd_report_form(report), &part->suggestions[0], GOVD_EN);
  ck_assert_ptr_nonnull(strstr(message, "33 → 3 (a digit doubled)"));
  ck_assert_ptr_nonnull(strstr(message, "0 → 230 (figures of the column one cell off)"));
  govd_string_free(message);
  ck_assert_int_eq(govd_suggestion_apply(&part->suggestions[0], report, NULL), GOVD_OK);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* A row one cell off, and a column: neither leaves what a few cells would mend. */
START_TEST(names_two_slips_of_several_cells) {
  govd_report *report = requests();
  set(report, "requests.new.natural", 0);
  set(report, "requests.new.commercial", 321);
  set(report, "requests.new.research", 45);
  set(report, "requests.result.granted.natural", 0);
  set(report, "requests.result.partial.natural", 230);
  set(report, "requests.result.denied.state_secret.natural", 60);
  govd_repair *repair = repair_of(report, NULL, NULL);
  print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  const govd_suggestion *first = &govd_repair_component(repair, 0)->suggestions[0];
  ck_assert_int_eq(first->kind, GOVD_SEVERAL);
  ck_assert_uint_eq(first->change_count, 6);
  ck_assert_int_eq(govd_suggestion_apply(first, report, NULL), GOVD_OK);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  ck_assert_int_eq(get(report, "requests.new.natural"), 321);
  ck_assert_int_eq(get(report, "requests.result.granted.natural"), 230);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

START_TEST(an_item_answered_under_another_applicant) {
  govd_report *report = requests();
  set(report, "requests.result.partial.natural", 61);
  set(report, "requests.result.partial.commercial", 9);
  set(report, "requests.result.total.natural", 311);
  set(report, "requests.result.total.commercial", 40);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(part->broken_count, 2);
  ck_assert_uint_eq(part->size, 2);
  /* Received or answered under the wrong one: both are told, with the smaller change first. */
  bool found = false;
  for (size_t i = 0; i < part->suggestion_count; i++) {
    const govd_suggestion *s = &part->suggestions[i];
    found = found || (s->kind == GOVD_ITEM_MOVED && s->change_count == 4 &&
                      s->changes[0].cell ==
                          govd_form_find_cell(govd_report_form(report), "requests.result.partial.natural"));
  }
  ck_assert(found);
  ck_assert_uint_eq(part->suggestions[0].change_count, 2);
  ck_assert_int_eq(part->suggestions[0].kind, GOVD_ITEM_MOVED);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* Slips that a smaller set explains away, too. */

/* The suggestion that is of a kind and changes a cell to a figure; NULL if there is none. */
static const govd_suggestion *find_suggestion(const govd_suggestion *all, size_t count, govd_explanation kind,
                                              size_t cell, int64_t to) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < all[i].change_count && all[i].kind == kind; k++) {
      if (all[i].changes[k].cell == cell && all[i].changes[k].to == to) return &all[i];
    }
  }
  return NULL;
}

/* What a report of cn-2014 says of lawsuits; everything else is 0. */
static govd_report *lawsuits(int64_t all, int64_t upheld, int64_t corrected, int64_t other,
                             int64_t complaints) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2014"));
  set(report, "litigation", all);
  set(report, "litigation.upheld", upheld);
  set(report, "litigation.corrected", corrected);
  set(report, "litigation.other", other);
  set(report, "complaint", complaints);
  return report;
}

START_TEST(figures_that_changed_places_with_one_that_no_rule_speaks_of) {
  govd_report *report = lawsuits(3, 2, 0, 4, 1);
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  size_t complaint = govd_form_find_cell(govd_report_form(report), "complaint");
  ck_assert_uint_eq(part->size, 1);
  const govd_suggestion *swap =
      find_suggestion(part->suggestions, part->suggestion_count, GOVD_CELLS_SWAPPED, complaint, 4);
  ck_assert_ptr_nonnull(swap);
  ck_assert_uint_eq(swap->change_count, 2);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

START_TEST(what_nothing_speaks_for_is_doubtful) {
  govd_report *report = lawsuits(5, 2, 1, 3, 10);
  const govd_form *form = govd_report_form(report);
  size_t complaint = govd_form_find_cell(form, "complaint");
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_eq(part->broken_count, 1);
  ck_assert_uint_eq(part->suggestion_count, 4); /* each figure of the sum by itself */
  for (size_t i = 0; i < part->suggestion_count; i++) ck_assert_uint_eq(part->suggestions[i].change_count, 1);
  /* One of the lawsuits may be counted among the complaints, but any other figure could be one of two as
   * well. */
  ck_assert_ptr_nonnull(
      find_suggestion(part->doubtful, part->doubtful_count, GOVD_ITEM_MOVED, complaint, 11));
  for (size_t i = 0; i < part->doubtful_count; i++) ck_assert_uint_gt(part->doubtful[i].change_count, 1);
  govd_repair_free(repair);

  /* A figure that is certain is not changed by these, either. */
  unsigned *weights = calloc(govd_form_cell_count(form), sizeof *weights);
  ck_assert_ptr_nonnull(weights);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) weights[i] = i != complaint;
  repair = repair_of(report, NULL, &(govd_repair_options){.weights = weights});
  part = govd_repair_component(repair, 0);
  ck_assert_uint_gt(part->doubtful_count, 0);
  for (size_t i = 0; i < part->doubtful_count; i++) {
    for (size_t k = 0; k < part->doubtful[i].change_count; k++)
      ck_assert_uint_ne(part->doubtful[i].changes[k].cell, complaint);
  }
  free(weights);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* Whether a suggestion changes just some cells, and each to a figure or by a range that has it. */
static bool changes_just(const govd_suggestion *s, const govd_form *form, const char *const *ids,
                         const int64_t *figures, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t cell = govd_form_find_cell(form, ids[i]);
    ck_assert_uint_ne(cell, GOVD_NONE);
    for (size_t k = 0; k < s->change_count; k++) {
      const govd_change *c = &s->changes[k];
      found += c->source == GOVD_THIS && c->cell == cell &&
               (c->to == figures[i] || (c->least <= figures[i] && figures[i] <= c->most));
    }
  }
  return found == count && s->change_count == count;
}

/* What is doubtful and changes just some cells; applied, it leaves nothing broken, and nobody takes it for
 * likely. */
static govd_suggestion expect_doubtful(govd_report *report, const char *const *ids, const int64_t *figures,
                                       size_t count) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, NULL, NULL);
  govd_suggestion found = {.change_count = 0};
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    for (size_t i = 0; i < part->suggestion_count; i++)
      ck_assert(!changes_just(&part->suggestions[i], form, ids, figures, count));
    for (size_t i = 0; i < part->doubtful_count; i++) {
      if (!changes_just(&part->doubtful[i], form, ids, figures, count)) continue;
      ck_assert_uint_eq(found.change_count, 0); /* not twice */
      found = part->doubtful[i];
      ck_assert_int_eq(govd_suggestion_apply(&found, report, NULL), GOVD_OK);
      ck_assert_uint_eq(broken_rules(report, NULL), 0);
    }
  }
  if (found.change_count == 0) print(form, repair);
  ck_assert_uint_eq(found.change_count, count);
  found.changes = NULL; /* it goes with the others */
  govd_repair_free(repair);
  return found;
}

START_TEST(two_wrong_figures_of_one_sum) {
  /* A part and the total: 2 and 3. Either may be any figure, if the other follows. */
  govd_report *report = lawsuits(30, 20, 0, 1, 0);
  static const char *const total[] = {"litigation", "litigation.upheld"};
  ck_assert_uint_eq(expect_doubtful(report, total, (const int64_t[]){3, 2}, 2).freedom, 1);
  govd_report_free(report);

  /* Two parts, of which one is 0 now. */
  report = lawsuits(5, 40, 0, 1, 0);
  static const char *const parts[] = {"litigation.upheld", "litigation.corrected"};
  ck_assert_uint_eq(expect_doubtful(report, parts, (const int64_t[]){1, 3}, 2).freedom, 1);
  govd_report_free(report);
}
END_TEST

/* An item under another applicant, and a figure of the same column: two figures would do as well. */
START_TEST(three_wrong_figures_where_two_would_do) {
  govd_report *report = requests();
  set(report, "requests.result.granted.natural", 229);
  set(report, "requests.result.granted.commercial", 27);
  set(report, "requests.result.unable.not_held.natural", 200);
  static const char *const ids[] = {"requests.result.granted.natural", "requests.result.granted.commercial",
                                    "requests.result.unable.not_held.natural"};
  ck_assert_uint_eq(expect_doubtful(report, ids, (const int64_t[]){230, 26, 20}, 3).freedom, 0);
  govd_report_free(report);
}
END_TEST

/* A total that is not there stands in a rule that another slip breaks, and is told all the same. */
START_TEST(an_empty_total_beside_a_slip) {
  govd_report *report = requests();
  set_text(report, "requests.result.partial.total", "");
  set(report, "requests.result.granted.total", 265);
  govd_repair *repair = repair_of(report, NULL, NULL);
  ck_assert_uint_eq(govd_repair_component_count(repair), 2);
  const govd_suggestion *empty = &govd_repair_component(repair, 1)->suggestions[0];
  ck_assert_uint_eq(govd_repair_component(repair, 1)->broken_count, 0);
  ck_assert_uint_eq(empty->change_count, 1);
  ck_assert_int_eq(empty->changes[0].to, 70);
  ck_assert_int_eq(govd_suggestion_apply(&govd_repair_component(repair, 0)->suggestions[0], report, NULL),
                   GOVD_OK);
  ck_assert_int_eq(govd_suggestion_apply(empty, report, NULL), GOVD_OK);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  ck_assert_int_eq(get(report, "requests.result.granted.total"), 256);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* The column slipped, and the complaints that stood at its end are lost: they may have been any number. */
START_TEST(a_lost_figure_that_no_rule_gives) {
  govd_report *report = lawsuits(0, 7, 4, 2, 1);
  size_t complaint = govd_form_find_cell(govd_report_form(report), "complaint");
  govd_repair *repair = repair_of(report, NULL, NULL);
  const govd_component *part = govd_repair_component(repair, 0);
  const govd_suggestion *shift =
      find_suggestion(part->doubtful, part->doubtful_count, GOVD_COLUMN_SHIFTED, complaint, 0);
  ck_assert_ptr_nonnull(shift);
  ck_assert_uint_eq(shift->change_count, 5);
  ck_assert_uint_eq(shift->freedom, 1);
  for (size_t i = 0; i < shift->change_count; i++) {
    const govd_change *change = &shift->changes[i];
    bool lost = change->cell == complaint;
    ck_assert_int_eq(change->least, lost ? 0 : change->to);
    ck_assert_int_eq(change->most, lost ? INT64_MAX : change->to);
  }
  ck_assert_int_eq(govd_suggestion_apply(shift, report, NULL), GOVD_OK);
  ck_assert_int_eq(get(report, "litigation"), 7);
  ck_assert_int_eq(get(report, "litigation.other"), 1);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* The three kinds of disputes are printed in one line, which slipped as one; their sums share no figure. */
START_TEST(a_slip_that_several_parts_have_in_common) {
  static const int64_t slipped[] = {0, 17, 3, 0, 5, 25, 4, 2, 0, 1, 7, 0, 0, 0, 0};
  govd_report *report = requests();
  size_t first = govd_form_find_cell(govd_report_form(report), "disputes.review.upheld");
  for (size_t i = 0; i < sizeof slipped / sizeof *slipped; i++)
    ck_assert_int_eq(govd_report_set_value(report, first + i, slipped[i], NULL), GOVD_OK);
  govd_repair *repair = repair_of(report, NULL, NULL);
  print(govd_report_form(report), repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 3);
  const govd_suggestion *slip = &govd_repair_component(repair, 0)->suggestions[0];
  for (size_t c = 0; c < 3; c++) {
    const govd_suggestion *same = &govd_repair_component(repair, c)->suggestions[0];
    ck_assert_int_eq(same->kind, GOVD_ROW_SHIFTED);
    ck_assert_uint_eq(same->change_count, slip->change_count);
    for (size_t i = 0; i < slip->change_count; i++) {
      ck_assert_uint_eq(same->changes[i].cell, slip->changes[i].cell);
      ck_assert_int_eq(same->changes[i].to, slip->changes[i].to);
    }
  }
  ck_assert_int_eq(govd_suggestion_apply(slip, report, NULL), GOVD_OK);
  ck_assert_uint_eq(broken_rules(report, NULL), 0);
  ck_assert_int_eq(get(report, "disputes.direct.total"), 7);
  ck_assert_int_eq(govd_suggestion_apply(slip, report, NULL), GOVD_E_ARGUMENT); /* once will do */
  govd_repair_free(repair);
  govd_report_free(report);
}
END_TEST

/* Figures that are not known. */

START_TEST(gives_figures_that_are_missing) {
  static const char *const texts[] = {"", "许多", NULL};
  for (size_t i = 0; i < 3; i++) {
    govd_report *report = requests();
    size_t cell = govd_form_find_cell(govd_report_form(report), "requests.result.partial.total");
    if (texts[i] == NULL) {
      govd_report_clear(report, cell);
    } else {
      set_text(report, "requests.result.partial.total", texts[i]);
    }
    expect_first(report, NULL, GOVD_UNREAD, "requests.result.partial.total", 70);
  }
}
END_TEST

START_TEST(an_unread_figure_that_two_rules_disagree_about) {
  govd_report *report = requests();
  set_text(report, "requests.result.partial.natural", "许多");
  set(report, "requests.result.partial.total", 71);
  ck_assert_uint_gt(broken_rules(report, NULL), 0);
  expect_first(report, NULL, GOVD_UNEXPLAINED, "requests.result.partial.total", 70);
}
END_TEST

/* Options. */

START_TEST(figures_that_are_certain) {
  govd_report *report = requests();
  const govd_form *form = govd_report_form(report);
  size_t upheld = govd_form_find_cell(form, "disputes.review.upheld");
  size_t total = govd_form_find_cell(form, "disputes.review.total");
  set(report, "disputes.review.total", 36);
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
  govd_report *report = requests();
  set(report, "requests.new.natural", 320);
  set(report, "requests.new.commercial", 46);
  govd_repair *repair = repair_of(report, NULL, &(govd_repair_options){.most_steps = 3});
  ck_assert(!govd_repair_component(repair, 0)->complete);
  govd_repair_free(repair);
  govd_report_free(report);

  /* Six rows and six columns off, each by another figure: no four cells will do, but some rules can be mended
   * one at a time. */
  report = requests();
  set(report, "requests.new.natural", 322);
  set(report, "requests.carried_in.commercial", 5);
  set(report, "requests.result.granted.research", 4);
  set(report, "requests.result.partial.welfare", 8);
  set(report, "requests.result.denied.internal.law_service", 16);
  set(report, "requests.result.denied.process.other_org", 32);
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
  govd_report *report = requests();
  govd_validator *validator;
  govd_repair *repair;
  set(report, "requests.new.natural", 322);
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
  govd_report *prior = requests();
  govd_report *report = requests();
  govd_related related = {.prior = prior};
  set(report, "requests.carried_in.natural", 23);
  set(report, "requests.carried_in.commercial", 7);
  set(report, "requests.carried_in.total", 30);
  set(report, "requests.new.natural", 310);
  set(report, "requests.new.commercial", 41);
  set(report, "requests.new.total", 351);
  ck_assert_uint_eq(broken_rules(report, &related), 0);
  set(report, "art20_1.normative.issued", 4);
  set(report, "art20_1.normative.in_force", 9);
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
  govd_form *form = small_form(SMALL_CELLS, rules, 2);
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
    const govd_form *form = govd_forms_at(forms, n % govd_forms_count(forms));
    const govd_form *before = govd_forms_at(forms, test_random_below(&random, govd_forms_count(forms)));
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
        char *message = message_of(form, &part->suggestions[i], GOVD_ZH);
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
  govd_report *report = requests();
  const govd_form *form = govd_report_form(report);
  set(report, "disputes.review.total", 0);
  set_text(report, "requests.result.partial.total", "");
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

  govd_report *other = sound_zeros(govd_forms_find(forms, "cn-2014"));
  ck_assert_int_eq(govd_validate(NULL, other, NULL, &findings, NULL), GOVD_OK);
  govd_error error;
  ck_assert_int_eq(govd_repair_explain(repair, findings, 0, &error), GOVD_E_ARGUMENT);
  ck_assert_str_eq(error.text, "the findings are of another form");
  govd_findings_free(findings);
  govd_report_free(other);

  const govd_suggestion *first = &govd_repair_component(repair, 0)->suggestions[0];
  char *message = message_of(form, first, GOVD_ZH);
  ck_assert_str_eq(message, "“行政复议·总计”0 改为 25：总计未填写，仍为 0");
  govd_string_free(message);
  message = message_of(form, first, GOVD_EN);
  ck_assert_str_eq(message, "\"Administrative reconsideration, Total\" 0 → 25: total left at 0");
  govd_string_free(message);

  set(report, "disputes.review.total", 1);
  ck_assert_int_eq(govd_suggestion_apply(first, report, &error), GOVD_E_ARGUMENT);
  ck_assert_str_eq(error.text, "the report does not hold what is to be changed");
  ck_assert_int_eq(get(report, "disputes.review.total"), 1);
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

/* The rule set itself. */

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
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
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
    govd_form *form = small_form(SMALL_CELLS, cases[i].rules, cases[i].count);
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
  govd_form *form = small_form(SMALL_CELLS, large, 3);
  govd_analysis *a;
  govd_error error;
  ck_assert_int_eq(govd_form_analyse(form, false, &a, &error), GOVD_E_RANGE);
  ck_assert_str_eq(error.text, "coefficients of the rules grow too large");
  ck_assert_ptr_null(a);
  govd_form_free(form);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 100);
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, sound_reports_need_nothing);
  tcase_add_test(tests, agrees_with_trying_everything);
  tcase_add_test(tests, finds_every_single_fault);
  tcase_add_test(tests, finds_slips_of_every_kind);
  tcase_add_test(tests, names_single_slips);
  tcase_add_test(tests, names_last_years_figure);
  tcase_add_test(tests, prose_shows_which_figure_is_wrong);
  tcase_add_test(tests, prose_that_agrees_with_the_table_is_no_proof);
  tcase_add_test(tests, stated_figures_are_sound);
  tcase_add_test(tests, names_slips_of_several_cells);
  tcase_add_test(tests, names_a_slip_beside_another);
  tcase_add_test(tests, names_two_slips_of_several_cells);
  tcase_add_test(tests, an_item_answered_under_another_applicant);
  tcase_add_test(tests, figures_that_changed_places_with_one_that_no_rule_speaks_of);
  tcase_add_test(tests, what_nothing_speaks_for_is_doubtful);
  tcase_add_test(tests, two_wrong_figures_of_one_sum);
  tcase_add_test(tests, three_wrong_figures_where_two_would_do);
  tcase_add_test(tests, an_empty_total_beside_a_slip);
  tcase_add_test(tests, a_lost_figure_that_no_rule_gives);
  tcase_add_test(tests, a_slip_that_several_parts_have_in_common);
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
  tcase_add_test(tests, analysis_agrees_with_the_checks);
  tcase_add_test(tests, analysis_of_odd_rules);
}

int main(void) { return test_run("repair", add_tests); }
