/* SPDX-License-Identifier: Apache-2.0 */
#include <cjson/cJSON.h>
#include <govdisclosure/validate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound.h"
#include "support.h"

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

/* All but the notes on what is unlikely: the figures of these tests are. */
static govd_findings *validate(const govd_report *report, const govd_related *related) {
  govd_findings *findings;
  govd_validator *validator;
  ck_assert_int_eq(govd_validator_new(&validator, NULL), GOVD_OK);
  ck_assert_int_eq(govd_validator_disable(validator, "plausible", NULL), GOVD_OK);
  ck_assert_int_eq(govd_validate(validator, report, related, &findings, NULL), GOVD_OK);
  govd_validator_free(validator);
  return findings;
}

static void print_findings(const govd_findings *findings) {
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    char *message;
    ck_assert_int_eq(govd_finding_message(findings, i, GOVD_EN, &message, NULL), GOVD_OK);
    printf("  %s: %s\n", govd_findings_at(findings, i)->code, message);
    govd_string_free(message);
  }
}

static void expect_silence(const govd_findings *findings, const char *what) {
  if (govd_findings_count(findings) > 0) print_findings(findings);
  ck_assert_msg(govd_findings_count(findings) == 0, "%s: %zu findings", what, govd_findings_count(findings));
}

/*
 * An independent reading of the rules: the value of a term straight from the figures,
 * a group standing for its printed figure or for the sum of its parts.
 */
static int64_t naive_value(const govd_report *report, size_t index) {
  const govd_form *form = govd_report_form(report);
  const govd_cell *cell = govd_report_cell(report, index);
  const govd_form_cell *kind = govd_form_cell_at(form, index);
  if (cell->state == GOVD_GIVEN) return cell->value;
  ck_assert_int_eq(govd_form_row(form, kind->table, kind->row)->kind, GOVD_ROW_GROUP);
  int64_t sum = 0;
  const govd_table *table = govd_form_table(form, kind->table);
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(form, kind->table, row);
    if (r->parent != kind->row || r->kind == GOVD_ROW_OF_WHICH || strcmp(r->id, "result.total") == 0)
      continue;
    sum += naive_value(report, table->first_cell + row * table->column_count + kind->column);
  }
  return sum;
}

static int64_t naive_difference(const govd_instance *instance, const govd_report *const reports[3]) {
  int64_t difference = instance->left - instance->right;
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_term *term = &instance->terms[i];
    int64_t value = term->coefficient * naive_value(reports[term->source], term->cell);
    difference += term->right ? -value : value;
  }
  return difference;
}

static bool naive_holds(govd_relation relation, int64_t difference) {
  return relation == GOVD_EQUAL        ? difference == 0
         : relation == GOVD_LESS_EQUAL ? difference <= 0
                                       : difference >= 0;
}

/* A rule for each row says nothing of a group row without figures of its own. */
static bool naive_speaks(const govd_form *form, const govd_instance *instance, const govd_report *report) {
  if (instance->group_row == GOVD_NONE) return true;
  const govd_table *table = govd_form_table(form, govd_form_cell_at(form, instance->terms[0].cell)->table);
  for (size_t i = 0; i < table->column_count; i++) {
    if (govd_report_cell(report, table->first_cell + instance->group_row * table->column_count + i)->state ==
        GOVD_GIVEN) {
      return true;
    }
  }
  return false;
}

static const govd_finding *find_finding(const govd_findings *findings, const govd_rule *rule,
                                        const char *instance) {
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    if (f->rule != NULL && strcmp(f->rule, rule->id) == 0 && strcmp(f->instance, instance) == 0) return f;
  }
  return NULL;
}

/* Exactly the instances that the naive reading finds broken are reported, with the right difference. */
static size_t expect_broken_rules(const govd_findings *findings, const govd_report *const reports[3],
                                  const char *what) {
  const govd_form *form = govd_report_form(reports[GOVD_THIS]);
  size_t broken = 0;
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    const govd_rule *rule = govd_form_rule(form, instance->rule);
    const govd_finding *f = find_finding(findings, rule, instance->id);
    int64_t difference = naive_difference(instance, reports);
    bool holds = !naive_speaks(form, instance, reports[GOVD_THIS]) || naive_holds(rule->relation, difference);
    if (holds != (f == NULL)) print_findings(findings);
    ck_assert_msg(holds == (f == NULL), "%s: %s of %s", what, rule->id, instance->id);
    if (f == NULL) continue;
    broken++;
    ck_assert_int_eq(f->severity, rule->severity);
    ck_assert(f->compared);
    ck_assert_int_eq(f->actual - f->expected, f->difference);
    /* The printed side may be the right one, which turns the sign round. */
    ck_assert_msg(f->difference == difference || f->difference == -difference, "%s: %s", what, rule->id);
  }
  return broken;
}

/* Adds 1 to a cell: exactly the rules it is in break, and nothing else is said. */
static void change_cell(govd_report *report, const govd_report *const reports[3], const govd_related *related,
                        size_t cell) {
  const govd_form_cell *kind = govd_form_cell_at(govd_report_form(report), cell);
  int64_t before = govd_report_cell(report, cell)->value;
  int64_t one = kind->type == GOVD_AMOUNT ? 1000000 : 1;
  ck_assert_int_eq(govd_report_set_value(report, cell, before + one, NULL), GOVD_OK);
  govd_findings *findings = validate(report, related);
  size_t broken = expect_broken_rules(findings, reports, kind->id);
  if (govd_findings_count(findings) != broken) print_findings(findings);
  ck_assert_msg(govd_findings_count(findings) == broken, "%s: %zu findings, %zu rules broken", kind->id,
                govd_findings_count(findings), broken);
  govd_findings_free(findings);
  ck_assert_int_eq(govd_report_set_value(report, cell, before, NULL), GOVD_OK);
}

/*
 * Every instance of every rule of every form: in a sound report, one figure after the
 * other is made wrong by 1. In the report of zeros every inequality is tight, so each
 * rule that holds a figure can break; the random ones have slack and all sizes.
 */
static void change_every_cell(govd_report *report, govd_report *prior) {
  const govd_form *form = govd_report_form(report);
  const govd_report *const reports[3] = {report, prior, NULL};
  govd_related related = {.prior = prior};
  govd_findings *findings = validate(report, &related);
  expect_silence(findings, govd_form_id(form));
  govd_findings_free(findings);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    if (govd_report_cell(report, i)->state == GOVD_GIVEN) change_cell(report, reports, &related, i);
  }
}

START_TEST(every_instance_of_every_rule) {
  test_random random = test_random_new();
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    for (int round = 0; round < 25; round++) {
      govd_report *prior = round == 0 ? sound_zeros(form) : sound_random(form, NULL, &random);
      govd_report *report = round == 0 ? sound_zeros(form) : sound_random(form, prior, &random);
      change_every_cell(report, prior);
      govd_report_free(report);
      govd_report_free(prior);
    }
  }
}
END_TEST

/* Each rule breaks when one of its figures changes: none is dead. */
START_TEST(no_rule_is_dead) {
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    govd_report *report = sound_zeros(form);
    govd_report *prior = sound_zeros(form);
    govd_related related = {.prior = prior};
    for (size_t k = 0; k < govd_form_instance_count(form); k++) {
      const govd_instance *instance = govd_form_instance(form, k);
      const govd_rule *rule = govd_form_rule(form, instance->rule);
      if (instance->group_row != GOVD_NONE) continue;
      bool broke = false;
      for (size_t t = 0; t < instance->term_count && !broke; t++) {
        const govd_term *term = &instance->terms[t];
        govd_report *changed = term->source == GOVD_PRIOR ? prior : report;
        const govd_form_cell *kind = govd_form_cell_at(form, term->cell);
        govd_cell before = *govd_report_cell(changed, term->cell);
        bool signed_cell = kind->type == GOVD_SIGNED_COUNT;
        ck_assert_int_eq(govd_report_set_value(changed, term->cell, signed_cell ? -1 : 1, NULL), GOVD_OK);
        govd_findings *findings = validate(report, &related);
        broke = find_finding(findings, rule, instance->id) != NULL;
        govd_findings_free(findings);
        if (before.state == GOVD_GIVEN) {
          ck_assert_int_eq(govd_report_set_value(changed, term->cell, before.value, NULL), GOVD_OK);
        } else {
          govd_report_clear(changed, term->cell);
        }
      }
      ck_assert_msg(broke, "%s: %s of %s never breaks", govd_form_id(form), rule->id, instance->id);
    }
    govd_report_free(report);
    govd_report_free(prior);
  }
}
END_TEST

/* Group rows that print their figures: rules for each row speak of them too, and they must be their parts'
 * sum. */
START_TEST(printed_groups) {
  test_random random = test_random_new();
  for (int round = 0; round < 20; round++) {
    const govd_form *form = govd_forms_find(forms, "cn-2021");
    govd_report *report = sound_random(form, NULL, &random);
    sound_print_groups(report);
    govd_findings *findings = validate(report, NULL);
    expect_silence(findings, "printed groups");
    govd_findings_free(findings);
    size_t group = govd_form_find_cell(form, "requests.result.denied.research");
    size_t part = govd_form_find_cell(form, "requests.result.denied.process.research");
    /* The group wrong: the sums of its column and row, the group above it, and itself against its parts. */
    const size_t changed[] = {group, part};
    static const char *const expected[][4] = {
        {"arithmetic.requests.result_sum", "arithmetic.requests.applicant_sum", "group.sum", "group.sum"},
        {"arithmetic.requests.applicant_sum", "group.sum", NULL, NULL}};
    for (int i = 0; i < 2; i++) {
      int64_t before = govd_report_cell(report, changed[i])->value;
      ck_assert_int_eq(govd_report_set_value(report, changed[i], before + 1, NULL), GOVD_OK);
      findings = validate(report, NULL);
      for (size_t k = 0; k < govd_findings_count(findings); k++) {
        ck_assert_ptr_nonnull(expected[i][k]);
        ck_assert_str_eq(govd_findings_at(findings, k)->code, expected[i][k]);
      }
      ck_assert_uint_eq(govd_findings_count(findings), i == 0 ? 4 : 2);
      govd_findings_free(findings);
      ck_assert_int_eq(govd_report_set_value(report, changed[i], before, NULL), GOVD_OK);
    }
    govd_report_free(report);
  }
}
END_TEST

/* How one blanked, dashed, absent or unreadable figure shows, by policy. */
static govd_report *small_requests(void) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  static const struct {
    const char *cell;
    int64_t value;
  } values[] = {{"requests.new.natural", 12},
                {"requests.new.commercial", 7},
                {"requests.new.total", 19},
                {"requests.result.granted.natural", 12},
                {"requests.result.granted.commercial", 7},
                {"requests.result.granted.total", 19},
                {"requests.result.total.natural", 12},
                {"requests.result.total.commercial", 7},
                {"requests.result.total.total", 19}};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    size_t cell = govd_form_find_cell(govd_report_form(report), values[i].cell);
    ck_assert_int_eq(govd_report_set_value(report, cell, values[i].value, NULL), GOVD_OK);
  }
  return report;
}

static const struct {
  const char *cell;
  const char *text; /* NULL: absent */
  govd_blank blank;
  const char *codes; /* of the findings, in order */
} missing[] = {
    /* A part of 0 left blank. */
    {"requests.new.research", "", GOVD_BLANK_ZERO, "cell.blank"},
    {"requests.new.research", "—", GOVD_BLANK_ZERO, ""},
    {"requests.new.research", "", GOVD_BLANK_UNKNOWN, "cell.blank rule.undecided rule.undecided"},
    {"requests.new.research", "/", GOVD_BLANK_UNKNOWN, "rule.undecided rule.undecided"},
    {"requests.new.research", NULL, GOVD_BLANK_ZERO, "cell.missing rule.undecided rule.undecided"},
    {"requests.new.research", "x", GOVD_BLANK_ZERO, "value.not_a_number rule.undecided rule.undecided"},
    {"requests.new.research", "1 | 2", GOVD_BLANK_ZERO, "value.several rule.undecided rule.undecided"},
    {"requests.new.research", "1 | x", GOVD_BLANK_ZERO, "value.not_a_number rule.undecided rule.undecided"},
    /* A part that is not 0: the blank is read as 0, and the finding says so. */
    {"requests.new.natural", "", GOVD_BLANK_ZERO,
     "cell.blank arithmetic.requests.balance arithmetic.requests.applicant_sum"},
    {"requests.new.natural", "", GOVD_BLANK_UNKNOWN, "cell.blank rule.undecided rule.undecided"},
    /* A total: told once, and not as a wrong sum. */
    {"requests.new.total", "", GOVD_BLANK_ZERO, "total.missing rule.undecided"},
    {"requests.new.total", "—", GOVD_BLANK_ZERO, "total.missing rule.undecided"},
    {"disputes.review.total", "", GOVD_BLANK_ZERO, "cell.blank"},
    /* A total of other totals. */
    {"requests.result.total.natural", "", GOVD_BLANK_ZERO, "total.missing rule.undecided rule.undecided"},
};

START_TEST(missing_figures) {
  for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
    govd_report *report = small_requests();
    size_t cell = govd_form_find_cell(govd_report_form(report), missing[i].cell);
    govd_report_clear(report, cell);
    if (missing[i].text != NULL)
      ck_assert_int_eq(govd_report_set_text(report, cell, missing[i].text, NULL, NULL), GOVD_OK);
    govd_validator *validator;
    ck_assert_int_eq(govd_validator_new(&validator, NULL), GOVD_OK);
    govd_validator_set_blank(validator, missing[i].blank);
    govd_findings *findings;
    ck_assert_int_eq(govd_validate(validator, report, NULL, &findings, NULL), GOVD_OK);
    char codes[512] = "";
    for (size_t k = 0; k < govd_findings_count(findings); k++) {
      if (k > 0) strcat(codes, " ");
      strcat(codes, govd_findings_at(findings, k)->code);
    }
    ck_assert_msg(strcmp(codes, missing[i].codes) == 0, "%s as '%s': %s", missing[i].cell,
                  missing[i].text == NULL ? "(absent)" : missing[i].text, codes);
    govd_findings_free(findings);
    govd_validator_free(validator);
    govd_report_free(report);
  }
}
END_TEST

/* Beside the figures of rows of cn-2014, which are 0, stand others: the codes that are told of them. */
static const struct {
  const char *beside[5];
  const char *codes;
} beside[] = {
    {{"0 | 0", "0 | —", "0", "0 | 0", NULL}, "row.parts"},
    {{"0 | 0", "0 | 0", "0 | 0", NULL}, "row.extra row.extra row.extra"}, /* so few may be chance */
    {{"0 | 0", "0 | 0", "0 | 0", "0 | 0", "见附件"}, "row.extra row.parts"},
    {{"0 | 0", "0 | 0", "0 | 0", "0 | 0", "1 | 2"}, "row.extra row.extra row.extra row.extra row.extra"},
};

START_TEST(parts_beside_their_total) {
  for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
    govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2014"));
    for (size_t k = 0; k < 5 && beside[i].beside[k] != NULL; k++) {
      govd_unknown_row row = {.label = "数", .figures = beside[i].beside[k], .reason = GOVD_ROW_EXTRA};
      row.after_row = govd_form_find_cell(govd_report_form(report), "disclosure.channel.gazette") + k;
      ck_assert_int_eq(govd_report_add_unknown_row(report, &row, NULL), GOVD_OK);
    }
    govd_findings *findings = validate(report, NULL);
    char codes[512] = "";
    for (size_t k = 0; k < govd_findings_count(findings); k++) {
      const char *code = govd_findings_at(findings, k)->code;
      if (strncmp(code, "row.", 4) == 0)
        sprintf(codes + strlen(codes), "%s%s", *codes == '\0' ? "" : " ", code);
    }
    ck_assert_msg(strcmp(codes, beside[i].codes) == 0, "%zu: %s", i, codes);
    govd_findings_free(findings);
    govd_report_free(report);
  }
}
END_TEST

START_TEST(says_that_blanks_were_read_as_zero) {
  govd_report *report = small_requests();
  size_t cell = govd_form_find_cell(govd_report_form(report), "requests.new.natural");
  ck_assert_int_eq(govd_report_set_text(report, cell, "", NULL, NULL), GOVD_OK);
  govd_findings *findings = validate(report, NULL);
  const govd_finding *f = govd_findings_at(findings, 1);
  ck_assert(f->blank_as_zero);
  char *message;
  ck_assert_int_eq(govd_finding_message(findings, 1, GOVD_ZH, &message, NULL), GOVD_OK);
  ck_assert_ptr_nonnull(strstr(message, "空白按 0 计"));
  govd_string_free(message);
  ck_assert_int_eq(govd_finding_message(findings, 1, GOVD_EN, &message, NULL), GOVD_OK);
  ck_assert_ptr_nonnull(strstr(message, "blanks read as 0"));
  govd_string_free(message);
  ck_assert_int_eq(govd_finding_message(findings, 99, GOVD_EN, &message, NULL), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(message);
  govd_findings_free(findings);
  govd_report_free(report);
}
END_TEST

START_TEST(works_sums_out) {
  govd_report *report = small_requests();
  const govd_form *form = govd_report_form(report);
  size_t total = govd_form_find_cell(form, "requests.new.total");
  ck_assert_int_eq(govd_report_set_value(report, total, 22, NULL), GOVD_OK);
  govd_findings *findings = validate(report, NULL);
  ck_assert_uint_eq(govd_findings_count(findings), 2);
  const govd_finding *balance = govd_findings_at(findings, 0);
  ck_assert_str_eq(balance->code, "arithmetic.requests.balance");
  ck_assert_str_eq(balance->instance, "total");
  ck_assert_int_eq(balance->actual, 22);
  ck_assert_int_eq(balance->expected, 19);
  ck_assert_ptr_null(balance->sum); /* one figure on each side: nothing to work out */
  const govd_finding *sum = govd_findings_at(findings, 1);
  ck_assert_str_eq(sum->code, "arithmetic.requests.applicant_sum");
  ck_assert_str_eq(sum->instance, "new");
  ck_assert_int_eq(sum->actual, 22);
  ck_assert_int_eq(sum->expected, 19);
  ck_assert_int_eq(sum->difference, 3);
  ck_assert_str_eq(sum->sum, "12 + 7 = 19");
  ck_assert_uint_eq(sum->cell_count, 7);
  govd_findings_free(findings);
  govd_report_free(report);
}
END_TEST

START_TEST(sums_that_overflow) {
  govd_report *report = small_requests();
  const govd_form *form = govd_report_form(report);
  static const char *const cells[] = {"requests.new.natural", "requests.new.commercial"};
  for (int i = 0; i < 2; i++) {
    ck_assert_int_eq(govd_report_set_value(report, govd_form_find_cell(form, cells[i]), INT64_MAX, NULL),
                     GOVD_OK);
  }
  govd_findings *findings = validate(report, NULL);
  bool overflow = false;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    overflow = overflow || (strcmp(f->code, "arithmetic.overflow") == 0 &&
                            strcmp(f->rule, "requests.applicant_sum") == 0);
  }
  ck_assert(overflow);
  govd_findings_free(findings);
  govd_report_free(report);
}
END_TEST

static const char units_form[] =
    "{\"format\":\"govdisclosure/form/"
    "1\",\"id\":\"mini\",\"title\":{\"zh\":\"小表\"},\"tables\":[{\"id\":\"t\",\"title\":"
    "{\"zh\":\"表\"},\"layout\":\"grid\",\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"数\"}}],\"rows\":[{"
    "\"id\":\"a\",\"kind\":"
    "\"value\",\"title\":{\"zh\":\"甲\"}},{\"id\":\"b\",\"kind\":\"value\",\"title\":{\"zh\":\"乙\"}}]}],"
    "\"rules\":[{\"id\":"
    "\"units.sum\",\"severity\":\"error\",\"basis\":\"inferred\",\"table\":\"t\",\"each\":\"row\",\"expr\":"
    "\"units(x) = x\"},"
    "{\"id\":\"twice\",\"severity\":\"error\",\"basis\":\"inferred\",\"expr\":\"2 * t.a + 1 >= 3 * (t.b - "
    "1)\"}]}";

static govd_report *mini_report(const govd_form *form, int64_t a, int64_t b) {
  govd_report *report;
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_value(report, 0, a, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_value(report, 1, b, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_unit_name(report, "某市", NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_year(report, 2023, NULL), GOVD_OK);
  return report;
}

START_TEST(units_and_coefficients) {
  char text[sizeof units_form];
  memcpy(text, units_form, sizeof text);
  govd_form *form;
  govd_error error;
  /* A column without an id cannot be named by a rule for each row. */
  ck_assert_int_eq(govd_form_load(text, strlen(text), &form, &error), GOVD_E_UNKNOWN);
  ck_assert_ptr_null(form);

  char named[sizeof units_form + 8];
  const char *id = strstr(units_form, "{\"id\":\"\"");
  size_t before = (size_t)(id - units_form) + strlen("{\"id\":\"");
  snprintf(named, sizeof named, "%.*sx%s", (int)before, units_form, units_form + before);
  govd_status status = govd_form_load(named, strlen(named), &form, &error);
  /* The second rule names cells, whose ids now end with the column's. */
  ck_assert_int_eq(status, GOVD_E_UNKNOWN);
  char *cells = strstr(named, "2 * t.a + 1 >= 3 * (t.b - 1)");
  char rest[256];
  snprintf(rest, sizeof rest, "%s", cells + strlen("2 * t.a + 1 >= 3 * (t.b - 1)"));
  snprintf(cells, (size_t)(named + sizeof named - cells), "2*t.a.x+1>=3*(t.b.x-1)%s", rest);
  ck_assert_msg(govd_form_load(named, strlen(named), &form, &error) == GOVD_OK, "%s", error.text);

  govd_report *parent = mini_report(form, 5, 3);
  govd_report *units[2] = {mini_report(form, 2, 1), mini_report(form, 3, 1)};
  govd_related related = {.units = (const govd_report *const *)units, .unit_count = 2};
  govd_findings *findings = validate(parent, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  const govd_finding *f = govd_findings_at(findings, 0);
  ck_assert_str_eq(f->code, "units.sum");
  ck_assert_str_eq(f->instance, "b");
  ck_assert_int_eq(f->expected, 2);
  ck_assert_int_eq(f->actual, 3);
  ck_assert_str_eq(f->sum, "1 + 1 = 2");
  ck_assert_uint_eq(f->cell_count, 3);
  ck_assert_int_eq(f->cells[1].source, GOVD_UNITS);
  ck_assert_uint_eq(f->cells[1].unit, 1);
  govd_findings_free(findings);

  /* 2·5 + 1 = 11 ≥ 3·(b - 1) up to b = 4; without the bodies' reports nothing is said of sums. */
  ck_assert_int_eq(govd_report_set_value(parent, 1, 4, NULL), GOVD_OK);
  findings = validate(parent, NULL);
  expect_silence(findings, "11 >= 9");
  govd_findings_free(findings);
  ck_assert_int_eq(govd_report_set_value(parent, 1, 5, NULL), GOVD_OK);
  findings = validate(parent, NULL);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  f = govd_findings_at(findings, 0);
  ck_assert_str_eq(f->code, "arithmetic.twice");
  ck_assert_int_eq(f->actual, 11);
  ck_assert_int_eq(f->expected, 12);
  ck_assert_str_eq(f->sum, "2×5 + 1 = 11 < 12 = 3×5 - 3");
  govd_findings_free(findings);

  govd_report_free(parent);
  govd_report_free(units[0]);
  govd_report_free(units[1]);
  govd_form_free(form);
}
END_TEST

/*
 * Figures of published reports. Of the last, only those are known that its faults
 * speak of; the rest is filled with zeros.
 */
static govd_report *real_report(const cJSON *entry) {
  const char *id = cJSON_GetObjectItem(entry, "form")->valuestring;
  govd_report *report;
  ck_assert_int_eq(govd_report_new(govd_forms_find(forms, id), &report, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_unit_name(report, cJSON_GetObjectItem(entry, "body")->valuestring, NULL),
                   GOVD_OK);
  ck_assert_int_eq(govd_report_set_year(report, cJSON_GetObjectItem(entry, "year")->valueint, NULL), GOVD_OK);
  const cJSON *figure;
  cJSON_ArrayForEach(figure, cJSON_GetObjectItem(entry, "cells")) {
    size_t cell = govd_form_find_cell(govd_report_form(report), figure->string);
    ck_assert_msg(cell != GOVD_NONE, "%s", figure->string);
    govd_status status = cJSON_IsNumber(figure) ? govd_report_set_value(report, cell, figure->valueint, NULL)
                         : cJSON_IsString(figure)
                             ? govd_report_set_text(report, cell, figure->valuestring, NULL, NULL)
                             : govd_report_set_text(report, cell, "", NULL, NULL);
    ck_assert_int_eq(status, GOVD_OK);
  }
  return report;
}

static void expect_errors(const cJSON *entry, const govd_findings *findings) {
  const cJSON *expected = cJSON_GetObjectItem(entry, "errors")->child;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    if (f->severity != GOVD_ERROR) continue;
    char name[256];
    snprintf(name, sizeof name, "%s %s", f->code, f->instance == NULL ? "" : f->instance);
    if (expected == NULL || strcmp(expected->valuestring, name) != 0) print_findings(findings);
    ck_assert_ptr_nonnull(expected);
    ck_assert_str_eq(expected->valuestring, name);
    expected = expected->next;
  }
  ck_assert_ptr_null(expected);
}

START_TEST(real_figures) {
  char *text = test_read_fixture("fixtures/real-figures.json", NULL);
  cJSON *entries = cJSON_Parse(text);
  ck_assert_int_eq(cJSON_GetArraySize(entries), 6);
  govd_report *suqian[2] = {NULL, NULL};
  const cJSON *entry;
  cJSON_ArrayForEach(entry, entries) {
    govd_report *report = real_report(entry);
    govd_findings *findings = validate(report, NULL);
    expect_errors(entry, findings);
    govd_findings_free(findings);
    bool kept = strcmp(govd_report_unit_name(report), "宿迁市") == 0;
    if (kept) {
      suqian[govd_report_year(report) - 2023] = report;
    } else {
      govd_report_free(report);
    }
  }
  /* Two years of one body: what was carried over and what is in force follow on. */
  govd_related related = {.prior = suqian[0]};
  govd_findings *findings = validate(suqian[1], &related);
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    ck_assert_ptr_null(govd_findings_at(findings, i)->rule);
  }
  govd_findings_free(findings);
  govd_report_free(suqian[0]);
  govd_report_free(suqian[1]);
  cJSON_Delete(entries);
  free(text);
}
END_TEST

/* The copy of the figures here is that of the optional test data. */
START_TEST(real_figures_are_the_shared_ones) {
  char *shared = test_read_shared("data/real-figures.json", NULL);
  if (shared == NULL) return;
  char *text = test_read_fixture("fixtures/real-figures.json", NULL);
  cJSON *theirs = cJSON_Parse(shared);
  cJSON *ours = cJSON_Parse(text);
  ck_assert_int_eq(cJSON_GetArraySize(theirs), cJSON_GetArraySize(ours));
  for (int i = 0; i < cJSON_GetArraySize(theirs); i++) {
    const cJSON *figures = cJSON_GetObjectItem(cJSON_GetArrayItem(ours, i), "cells");
    const cJSON *figure;
    cJSON_ArrayForEach(figure, cJSON_GetObjectItem(cJSON_GetArrayItem(theirs, i), "cells")) {
      const cJSON *copy = cJSON_GetObjectItem(figures, figure->string);
      ck_assert_ptr_nonnull(copy);
      /* Amounts are strings here, so that no double comes between. */
      double value = cJSON_IsString(copy) ? strtod(copy->valuestring, NULL) : copy->valuedouble;
      if (cJSON_IsNumber(figure))
        ck_assert_msg(value >= figure->valuedouble && value <= figure->valuedouble, "%s", figure->string);
    }
  }
  cJSON_Delete(theirs);
  cJSON_Delete(ours);
  free(shared);
  free(text);
}
END_TEST

/* Between two generations of the form, the rules speak of the cells that both have, and of no others. */
START_TEST(years_follow_across_forms) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  govd_report *prior = sound_zeros(govd_forms_find(forms, "cn-2019"));
  govd_related related = {.prior = prior};
  size_t cell = govd_form_find_cell(govd_report_form(prior), "requests.carried_out.research");
  size_t documents = govd_form_find_cell(govd_report_form(prior), "art20_1.normative.total_disclosed");
  ck_assert_int_eq(govd_report_set_value(prior, cell, 3, NULL), GOVD_OK);
  ck_assert_int_eq(govd_report_set_value(prior, documents, 5, NULL), GOVD_OK);
  govd_report_set_place(prior, cell, (govd_place){.line = 9});
  govd_findings *findings = validate(report, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  const govd_finding *f = govd_findings_at(findings, 0);
  ck_assert_str_eq(f->code, "years.carry");
  ck_assert_str_eq(f->instance, "research");
  ck_assert_int_eq(f->expected, 3);
  ck_assert_uint_eq(f->cell_count, 2);
  ck_assert_int_eq(f->cells[0].source, GOVD_PRIOR);
  ck_assert_str_eq(govd_form_cell_at(govd_report_form(report), f->cells[0].cell)->id,
                   "requests.carried_out.research");
  ck_assert_int_eq(f->cells[0].place.line, 9);
  govd_findings_free(findings);
  /* What is not known in last year's report is not known here. */
  ck_assert_int_eq(govd_report_set_text(prior, cell, "几件", NULL, NULL), GOVD_OK);
  findings = validate(report, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  ck_assert_str_eq(govd_findings_at(findings, 0)->code, "rule.undecided");
  govd_findings_free(findings);
  govd_report_free(report);
  govd_report_free(prior);
}
END_TEST

/* A prior report whose form is another one says nothing where no cell has a counterpart. */
START_TEST(a_prior_report_of_another_form) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  govd_report *prior = sound_zeros(govd_forms_find(forms, "cn-2019"));
  govd_related related = {.prior = prior};
  ck_assert_int_eq(govd_report_set_year(prior, 2020, NULL), GOVD_OK);
  govd_findings *findings = validate(report, &related);
  expect_silence(findings, "prior of another form");
  govd_findings_free(findings);
  govd_report_free(report);
  govd_report_free(prior);

  /* The same form loaded twice is the same form. */
  govd_forms *others;
  ck_assert_int_eq(govd_forms_new(&others, NULL), GOVD_OK);
  report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  prior = sound_zeros(govd_forms_find(others, "cn-2021"));
  size_t cell = govd_form_find_cell(govd_report_form(prior), "art20_1.normative.in_force");
  ck_assert_int_eq(govd_report_set_value(prior, cell, 8, NULL), GOVD_OK);
  related.prior = prior;
  findings = validate(report, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  ck_assert_str_eq(govd_findings_at(findings, 0)->code, "years.in_force");
  ck_assert_int_eq(govd_findings_at(findings, 0)->expected, 8);
  ck_assert_int_eq(govd_findings_at(findings, 0)->actual, 0);
  govd_findings_free(findings);
  govd_report_free(report);
  govd_report_free(prior);
  govd_forms_free(others);
}
END_TEST

/* Another edition: figures that both give, and that differ. */
START_TEST(editions_that_differ_are_told) {
  govd_report *report = sound_zeros(govd_forms_find(forms, "cn-2021"));
  govd_report *edition = sound_zeros(govd_forms_find(forms, "cn-2021"));
  govd_related related = {.edition = edition};
  const govd_form *form = govd_report_form(report);
  size_t first = govd_form_find_cell(form, "art20_1.normative.issued");
  size_t second = govd_form_find_cell(form, "art20_6.penalty.decisions");
  govd_findings *findings = validate(report, &related);
  expect_silence(findings, "the same figures");
  govd_findings_free(findings);
  govd_report_set_value(edition, second, 7, NULL);
  ck_assert_int_eq(govd_report_set_text(edition, first, "", NULL, NULL), GOVD_OK);
  findings = validate(report, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  const govd_finding *f = govd_findings_at(findings, 0);
  ck_assert_str_eq(f->code, "edition.changed");
  ck_assert_uint_eq(f->cell_count, 1);
  ck_assert_int_eq(f->cells[0].value, 0);
  ck_assert_str_eq(f->text, "7");
  ck_assert(!f->compared);
  govd_findings_free(findings);
  govd_report_set_value(edition, first, 5, NULL);
  findings = validate(report, &related);
  ck_assert_uint_eq(govd_findings_count(findings), 1);
  ck_assert_uint_eq(govd_findings_at(findings, 0)->cell_count, 2);
  ck_assert_ptr_null(govd_findings_at(findings, 0)->text);
  govd_findings_free(findings);
  govd_report_free(report);
  govd_report_free(edition);
}
END_TEST

START_TEST(codes_can_be_switched_off) {
  govd_report *report = small_requests();
  ck_assert_int_eq(
      govd_report_set_text(report, govd_form_find_cell(govd_report_form(report), "requests.new.natural"), "",
                           NULL, NULL),
      GOVD_OK);
  static const struct {
    const char *disabled;
    size_t left;
  } cases[] = {
      {"cell.blank", 2}, {"cell", 2}, {"cell.", 3}, {"arithmetic", 1}, {"arithmetic.requests.balance", 2},
      {"arith", 3}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_validator *validator;
    govd_findings *findings;
    ck_assert_int_eq(govd_validator_new(&validator, NULL), GOVD_OK);
    ck_assert_int_eq(govd_validator_disable(validator, cases[i].disabled, NULL), GOVD_OK);
    ck_assert_int_eq(govd_validate(validator, report, NULL, &findings, NULL), GOVD_OK);
    ck_assert_msg(govd_findings_count(findings) == cases[i].left, "%s leaves %zu", cases[i].disabled,
                  govd_findings_count(findings));
    govd_findings_free(findings);
    govd_validator_free(validator);
  }
  govd_report_free(report);
  govd_validator_free(NULL);
  govd_findings_free(NULL);
}
END_TEST

START_TEST(knows_its_codes) {
  for (size_t i = 0; i < govd_code_count(); i++) {
    const govd_code *code = govd_code_at(i);
    ck_assert_ptr_eq(govd_code_find(code->code), code);
    ck_assert(*code->title.zh != '\0' && *code->title.en != '\0');
    ck_assert(*code->explanation.zh != '\0' && *code->explanation.en != '\0');
  }
  ck_assert_ptr_null(govd_code_at(govd_code_count()));
  ck_assert_str_eq(govd_code_find("arithmetic.requests.balance")->code, "arithmetic.*");
  ck_assert_str_eq(govd_code_find("arithmetic.overflow")->code, "arithmetic.overflow");
  ck_assert_str_eq(govd_code_find("years.carry")->code, "years.*");
  ck_assert_ptr_null(govd_code_find("arithmetic."));
  ck_assert_ptr_null(govd_code_find("no.such.code"));
  ck_assert_ptr_null(govd_code_find(""));
  ck_assert_str_eq(govd_severity_name(GOVD_WARNING), "warning");
  ck_assert_str_eq(govd_state_name(GOVD_DASH), "dash");
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 300);
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, every_instance_of_every_rule);
  tcase_add_test(tests, no_rule_is_dead);
  tcase_add_test(tests, printed_groups);
  tcase_add_test(tests, missing_figures);
  tcase_add_test(tests, parts_beside_their_total);
  tcase_add_test(tests, says_that_blanks_were_read_as_zero);
  tcase_add_test(tests, works_sums_out);
  tcase_add_test(tests, sums_that_overflow);
  tcase_add_test(tests, units_and_coefficients);
  tcase_add_test(tests, real_figures);
  tcase_add_test(tests, real_figures_are_the_shared_ones);
  tcase_add_test(tests, years_follow_across_forms);
  tcase_add_test(tests, a_prior_report_of_another_form);
  tcase_add_test(tests, editions_that_differ_are_told);
  tcase_add_test(tests, codes_can_be_switched_off);
  tcase_add_test(tests, knows_its_codes);
}

int main(void) { return test_run("validate", add_tests); }
