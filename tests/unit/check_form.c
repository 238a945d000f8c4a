/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/amount.h>
#include <govdisclosure/form.h>
#include <govdisclosure/report.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "fixtures.h"
#include "random_report.h"
#include "support.h"

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static const govd_form *form_named(const char *id) {
  const govd_form *form = govd_forms_find(forms, id);
  ck_assert_ptr_nonnull(form);
  return form;
}

static govd_form *load(const char *text) {
  govd_form *form;
  govd_error error;
  govd_status status = govd_form_load(text, strlen(text), &form, &error);
  ck_assert_msg(status == GOVD_OK, "%s, line %d: %s", govd_status_name(status), error.line, error.text);
  return form;
}

/* The built-in forms. */

static const struct {
  const char *id;
  int first_year;
  int last_year;
  size_t tables;
  size_t cells;
  size_t fields;
  size_t sections;
  size_t rules;
  size_t instances;
} builtin[] = {
    {"cn-2014", 2014, 2018, 1, 65, 7, 0, 20, 20},
    {"cn-2019", 2019, 2020, 7, 226, 2, 6, 10, 63},
    {"cn-2021", 2021, 0, 6, 235, 2, 6, 6, 56},
};

enum { BUILTIN = sizeof builtin / sizeof *builtin };

START_TEST(forms_are_built_in) {
  ck_assert_uint_eq(govd_forms_count(forms), BUILTIN);
  ck_assert_ptr_null(govd_forms_at(forms, BUILTIN));
  ck_assert_ptr_null(govd_forms_at(forms, GOVD_NONE));
  ck_assert_ptr_null(govd_forms_find(forms, "cn-2022"));
  ck_assert_ptr_null(govd_forms_find(forms, ""));
  for (size_t i = 0; i < BUILTIN; i++) {
    const govd_form *form = govd_forms_at(forms, i);
    ck_assert_ptr_eq(form, govd_forms_find(forms, builtin[i].id));
    ck_assert_str_eq(govd_form_id(form), builtin[i].id);
    ck_assert_int_eq(govd_form_first_year(form), builtin[i].first_year);
    ck_assert_int_eq(govd_form_last_year(form), builtin[i].last_year);
    ck_assert_uint_eq(govd_form_table_count(form), builtin[i].tables);
    ck_assert_uint_eq(govd_form_cell_count(form), builtin[i].cells);
    ck_assert_uint_eq(govd_form_field_count(form), builtin[i].fields);
    ck_assert_uint_eq(govd_form_section_count(form), builtin[i].sections);
    ck_assert_uint_eq(govd_form_rule_count(form), builtin[i].rules);
    ck_assert_uint_eq(govd_form_instance_count(form), builtin[i].instances);
    ck_assert_str_ne(govd_form_title(form).zh, "");
    ck_assert_str_ne(govd_form_authority(form), "");
    ck_assert_str_ne(govd_form_authority_number(form), "");
    ck_assert_str_ne(govd_form_legal_basis(form), "");
  }
}
END_TEST

/* The ids of cells are permanent, and so is their order: it is that of the batch table's columns. */
static void check_cells(const char *fixture) {
  const char *id = strrchr(fixture, '/') + 1;
  const govd_form *form = form_named(id);
  char *expected = read_fixture_file(fixture, "cells.txt", NULL);
  govd__buffer found = {0};
  for (size_t i = 0; i < govd_form_cell_count(form); i++)
    govd__buffer_printf(&found, "%s\n", govd_form_cell_at(form, i)->id);
  ck_assert_str_eq(found.data, expected);
  govd__buffer_release(&found);
  free(expected);
}

START_TEST(cells_are_permanent) {
  ck_assert_uint_eq(for_each_fixture("fixtures/forms", check_cells), BUILTIN);
}
END_TEST

static void expect_cell_id(const govd_form *form, const govd_form_cell *cell) {
  const govd_table *table = govd_form_table(form, cell->table);
  const char *parts[] = {table->prefix, govd_form_row(form, cell->table, cell->row)->id,
                         govd_form_column(form, cell->table, cell->column)->id};
  char id[512] = "";
  for (size_t i = 0; i < 3; i++) {
    if (*parts[i] == '\0') continue;
    if (*id != '\0') strcat(id, ".");
    strcat(id, parts[i]);
  }
  ck_assert_str_eq(cell->id, id);
}

static void walk_table(const govd_form *form, size_t t, size_t *next) {
  const govd_table *table = govd_form_table(form, t);
  ck_assert_uint_eq(table->first_cell, *next);
  ck_assert_uint_gt(table->row_count, 0);
  ck_assert_uint_gt(table->column_count, 0);
  for (size_t r = 0; r < table->row_count; r++) {
    const govd_row *row = govd_form_row(form, t, r);
    ck_assert(row->parent == GOVD_NONE || (row->parent < table->row_count && row->parent != r));
    for (size_t c = 0; c < table->column_count; c++) {
      const govd_form_cell *cell = govd_form_cell_at(form, (*next)++);
      ck_assert(cell->table == t && cell->row == r && cell->column == c &&
                cell->heading == !row->takes_value);
      const char *column_unit = govd_form_column(form, t, c)->unit;
      ck_assert_str_eq(cell->unit, *row->unit != '\0' ? row->unit : column_unit);
      expect_cell_id(form, cell);
    }
  }
  ck_assert_ptr_null(govd_form_row(form, t, table->row_count));
  ck_assert_ptr_null(govd_form_column(form, t, table->column_count));
}

START_TEST(walking_meets_every_cell_in_order) {
  for (size_t f = 0; f < BUILTIN; f++) {
    const govd_form *form = govd_forms_at(forms, f);
    size_t next = 0;
    for (size_t t = 0; t < govd_form_table_count(form); t++) walk_table(form, t, &next);
    ck_assert_uint_eq(next, govd_form_cell_count(form));
    ck_assert_ptr_null(govd_form_cell_at(form, next));
    ck_assert_ptr_null(govd_form_table(form, govd_form_table_count(form)));
    ck_assert_ptr_null(govd_form_row(form, govd_form_table_count(form), 0));
    ck_assert_ptr_null(govd_form_column(form, GOVD_NONE, 0));
  }
}
END_TEST

/* Found by its id is each cell and nothing else; so no id stands twice. */
START_TEST(cells_are_found_by_id) {
  for (size_t f = 0; f < BUILTIN; f++) {
    const govd_form *form = govd_forms_at(forms, f);
    for (size_t i = 0; i < govd_form_cell_count(form); i++) {
      char id[512];
      snprintf(id, sizeof id, "%s", govd_form_cell_at(form, i)->id);
      ck_assert_uint_eq(govd_form_find_cell(form, id), i);
      id[0] = (char)(id[0] - 'a' + 'A');
      ck_assert_uint_eq(govd_form_find_cell(form, id), GOVD_NONE);
      snprintf(id, sizeof id, "%s.", govd_form_cell_at(form, i)->id);
      ck_assert_uint_eq(govd_form_find_cell(form, id), GOVD_NONE);
    }
    ck_assert_uint_eq(govd_form_find_cell(form, ""), GOVD_NONE);
    ck_assert_uint_eq(govd_form_find_cell(form, "zzz"), GOVD_NONE);
  }
}
END_TEST

START_TEST(fields_and_sections_are_found_by_id) {
  for (size_t f = 0; f < BUILTIN; f++) {
    const govd_form *form = govd_forms_at(forms, f);
    for (size_t i = 0; i < govd_form_field_count(form); i++) {
      ck_assert_uint_eq(govd_form_find_field(form, govd_form_field_at(form, i)->id), i);
      ck_assert_str_ne(govd_form_field_at(form, i)->title.zh, "");
    }
    for (size_t i = 0; i < govd_form_section_count(form); i++) {
      ck_assert_uint_eq(govd_form_find_section(form, govd_form_section_at(form, i)->id), i);
    }
    for (size_t i = 0; i < govd_form_rule_count(form); i++) {
      ck_assert_uint_eq(govd_form_find_rule(form, govd_form_rule(form, i)->id), i);
    }
    ck_assert_uint_ne(govd_form_find_field(form, "unit_name"), GOVD_NONE);
    ck_assert_uint_ne(govd_form_find_field(form, "year"), GOVD_NONE);
    ck_assert_uint_eq(govd_form_find_field(form, "none"), GOVD_NONE);
    ck_assert_uint_eq(govd_form_find_section(form, ""), GOVD_NONE);
    ck_assert_uint_eq(govd_form_find_rule(form, ""), GOVD_NONE);
    ck_assert_ptr_null(govd_form_field_at(form, govd_form_field_count(form)));
    ck_assert_ptr_null(govd_form_section_at(form, govd_form_section_count(form)));
    ck_assert_ptr_null(govd_form_rule(form, govd_form_rule_count(form)));
    ck_assert_ptr_null(govd_form_instance(form, govd_form_instance_count(form)));
  }
}
END_TEST

START_TEST(types_have_scales) {
  ck_assert_int_eq(govd_type_scale(GOVD_COUNT), 0);
  ck_assert_int_eq(govd_type_scale(GOVD_SIGNED_COUNT), 0);
  ck_assert_int_eq(govd_type_scale(GOVD_AMOUNT), GOVD_AMOUNT_SCALE);
}
END_TEST

/* Rules. */

/*
 * An independent reading of rule expressions: a side is worked out from the figures
 * straight away, with the names looked up one by one.
 */
typedef struct naive {
  const govd_form *form;
  const govd_instance *instance;
  const int64_t (*figures)[3]; /* by cell, by source */
  const char *at;
} naive;

static int64_t naive_sum(naive *n);

static void skip(naive *n) {
  while (*n->at == ' ') n->at++;
}

enum { NAME_SIZE = 160 };

static void naive_word(naive *n, char name[NAME_SIZE]) {
  skip(n);
  size_t length = strspn(n->at, "abcdefghijklmnopqrstuvwxyz0123456789_.");
  ck_assert_uint_lt(length, NAME_SIZE);
  memcpy(name, n->at, length);
  name[length] = '\0';
  n->at += length;
  skip(n);
}

/* The row or column that an instance is for. With several tables the table's id stands in front. */
static const char *position_of(const naive *n, size_t table) {
  const char *id = n->instance->id;
  size_t length = strlen(govd_form_table(n->form, table)->id);
  bool named = strncmp(id, govd_form_table(n->form, table)->id, length) == 0 && id[length] == '.';
  return named ? id + length + 1 : id;
}

/* The cell that a name means here: the whole id, or the part that the instance leaves open. */
static size_t naive_cell(const naive *n, const char *name) {
  govd_each each = govd_form_rule(n->form, n->instance->rule)->each;
  if (each == GOVD_EACH_ONCE) return govd_form_find_cell(n->form, name);
  size_t table = govd_form_cell_at(n->form, n->instance->terms[0].cell)->table;
  const char *where = position_of(n, table);
  const char *parts[] = {govd_form_table(n->form, table)->prefix, each == GOVD_EACH_COLUMN ? name : where,
                         each == GOVD_EACH_COLUMN ? where : name};
  char id[4 * NAME_SIZE] = "";
  for (size_t i = 0; i < 3; i++) {
    if (*parts[i] == '\0') continue;
    if (*id != '\0') strcat(id, ".");
    strcat(id, parts[i]);
  }
  return govd_form_find_cell(n->form, id);
}

static int64_t naive_name(naive *n) {
  char name[NAME_SIZE];
  naive_word(n, name);
  govd_source source = GOVD_THIS;
  if (*n->at == '(') {
    source = strcmp(name, "prev") == 0 ? GOVD_PRIOR : GOVD_UNITS;
    ck_assert(source == GOVD_PRIOR || strcmp(name, "units") == 0);
    n->at++;
    naive_word(n, name);
    ck_assert_int_eq(*n->at++, ')');
  }
  size_t cell = naive_cell(n, name);
  ck_assert_msg(cell != GOVD_NONE, "there is no cell for '%s'", name);
  return n->figures[cell][source];
}

static int64_t naive_factor(naive *n) {
  skip(n);
  if (*n->at == '-') {
    n->at++;
    return -naive_factor(n);
  }
  if (*n->at == '(') {
    n->at++;
    int64_t sum = naive_sum(n);
    skip(n);
    ck_assert_int_eq(*n->at++, ')');
    return sum;
  }
  if (*n->at >= '0' && *n->at <= '9') {
    char *end;
    int64_t number = strtoll(n->at, &end, 10);
    n->at = end;
    return number;
  }
  return naive_name(n);
}

static int64_t naive_product(naive *n) {
  int64_t product = naive_factor(n);
  for (skip(n); *n->at == '*'; skip(n)) {
    n->at++;
    product *= naive_factor(n);
  }
  return product;
}

static int64_t naive_sum(naive *n) {
  int64_t sum = naive_product(n);
  for (skip(n); *n->at == '+' || *n->at == '-'; skip(n)) {
    int64_t sign = *n->at++ == '+' ? 1 : -1;
    sum += sign * naive_product(n);
  }
  return sum;
}

/* One side of an instance, in the scale of its cells. */
static int64_t side_of(const govd_form *form, const govd_instance *instance, const int64_t (*figures)[3],
                       bool right) {
  int64_t scale = govd_form_cell_at(form, instance->terms[0].cell)->type == GOVD_AMOUNT ? 1000000 : 1;
  int64_t sum = right ? instance->right : instance->left;
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_term *term = &instance->terms[i];
    ck_assert_int_ne(term->coefficient, 0);
    if (term->right == right) sum += term->coefficient * figures[term->cell][term->source] * scale;
  }
  return sum;
}

static void expect_rule(const govd_form *form, const govd_instance *instance, const int64_t (*figures)[3]) {
  const govd_rule *rule = govd_form_rule(form, instance->rule);
  int64_t scale = govd_form_cell_at(form, instance->terms[0].cell)->type == GOVD_AMOUNT ? 1000000 : 1;
  naive n = {form, instance, figures, rule->expression};
  ck_assert_int_eq(naive_sum(&n) * scale, side_of(form, instance, figures, false));
  static const char *const signs[] = {"=", "<=", ">="};
  ck_assert_int_eq(strncmp(n.at, signs[rule->relation], strlen(signs[rule->relation])), 0);
  n.at += strlen(signs[rule->relation]);
  ck_assert_int_eq(naive_sum(&n) * scale, side_of(form, instance, figures, true));
  ck_assert_int_eq(*n.at, '\0');
}

static void expect_rules(const govd_form *form, test_random *random) {
  static int64_t figures[4096][3];
  ck_assert_uint_le(govd_form_cell_count(form), 4096);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    for (size_t s = 0; s < 3; s++) figures[i][s] = (int64_t)test_random_below(random, 2000) - 1000;
  }
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    expect_rule(form, govd_form_instance(form, i), (const int64_t(*)[3])figures);
  }
}

START_TEST(rules_mean_what_their_expressions_say) {
  test_random random = test_random_new();
  for (size_t f = 0; f < BUILTIN; f++) {
    for (size_t round = 0; round < 5; round++) expect_rules(govd_forms_at(forms, f), &random);
  }
}
END_TEST

/* A rule for each column has an instance for each, one for each row those that take a value. */
static size_t count_expected_instances(const govd_form *form, const govd_rule *rule, size_t table) {
  if (rule->each == GOVD_EACH_ONCE) return 1;
  const govd_table *t = govd_form_table(form, table);
  if (rule->each == GOVD_EACH_COLUMN) return t->column_count;
  size_t count = 0;
  for (size_t r = 0; r < t->row_count; r++) count += govd_form_row(form, table, r)->takes_value;
  return count;
}

START_TEST(rules_are_repeated_for_each_row_or_column) {
  for (size_t f = 0; f < BUILTIN; f++) {
    const govd_form *form = govd_forms_at(forms, f);
    size_t next = 0;
    for (size_t r = 0; r < govd_form_rule_count(form); r++) {
      const govd_rule *rule = govd_form_rule(form, r);
      ck_assert_uint_eq(rule->first_instance, next);
      size_t expected = 0;
      size_t table = GOVD_NONE;
      for (size_t i = 0; i < rule->instance_count; i++) {
        const govd_instance *instance = govd_form_instance(form, next++);
        ck_assert_uint_eq(instance->rule, r);
        size_t of = govd_form_cell_at(form, instance->terms[0].cell)->table;
        if (of != table) expected += count_expected_instances(form, rule, of);
        table = of;
      }
      ck_assert_uint_eq(rule->instance_count, expected);
    }
    ck_assert_uint_eq(next, govd_form_instance_count(form));
  }
}
END_TEST

static const govd_instance *instance_named(const govd_form *form, const char *rule, const char *id) {
  const govd_rule *r = govd_form_rule(form, govd_form_find_rule(form, rule));
  for (size_t i = 0; i < r->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(form, r->first_instance + i);
    if (strcmp(instance->id, id) == 0) return instance;
  }
  ck_abort_msg("the rule '%s' has no instance '%s'", rule, id);
  return NULL;
}

static const char *total_of(const govd_form *form, const govd_instance *instance) {
  if (instance->total == GOVD_NONE) return "";
  return govd_form_cell_at(form, instance->terms[instance->total].cell)->id;
}

START_TEST(totals_and_groups_are_known) {
  const govd_form *form = form_named("cn-2021");
  ck_assert_str_eq(total_of(form, instance_named(form, "requests.balance", "natural")), "");
  ck_assert_str_eq(total_of(form, instance_named(form, "requests.result_sum", "research")),
                   "requests.result.total.research");
  ck_assert_str_eq(total_of(form, instance_named(form, "requests.applicant_sum", "new")),
                   "requests.new.total");
  ck_assert_str_eq(total_of(form, instance_named(form, "years.carry", "natural")), "");
  const govd_instance *group = instance_named(form, "requests.applicant_sum", "result.denied");
  ck_assert_str_eq(
      govd_form_row(form, govd_form_cell_at(form, group->terms[0].cell)->table, group->group_row)->id,
      "result.denied");
  ck_assert_uint_eq(instance_named(form, "requests.applicant_sum", "new")->group_row, GOVD_NONE);
  ck_assert_uint_eq(instance_named(form, "requests.balance", "total")->group_row, GOVD_NONE);
  size_t requests = govd_form_cell_at(form, group->terms[0].cell)->table;
  for (size_t r = 0; r < govd_form_table(form, requests)->row_count; r++) {
    const govd_row *row = govd_form_row(form, requests, r);
    ck_assert_int_eq(row->sums_siblings, strcmp(row->id, "result.total") == 0);
  }
}
END_TEST

/* Forms of one's own. */

static const char own_form[] =
    "{\"format\":\"govdisclosure/form/1\",\"id\":\"own-1.a\",\"title\":{\"zh\":\"表\",\"en\":\"Form\"},"
    "\"authority\":{\"number\":\"1\",\"title\":\"文\"},\"years\":[2000,2010],\"legal_basis\":\"法\","
    "\"header_fields\":[{\"id\":\"year\",\"title\":{\"zh\":\"年\"}}],"
    "\"footer_fields\":[{\"id\":\"date\",\"title\":{\"zh\":\"日期\"},\"aliases\":[\"时间\",\"日\"]}],"
    "\"sections\":[{\"id\":\"one\",\"numeral\":\"一、\",\"title\":{\"zh\":\"情况\"},\"aliases\":[\"概况\"]}],"
    "\"tables\":[{\"id\":\"t\",\"prefix\":\"\",\"section\":\"one\",\"title\":{\"zh\":\"申请\"},\"layout\":"
    "\"one_row\","
    "\"layout_note\":\"side by "
    "side\",\"corner\":\"角\",\"column_groups\":[{\"id\":\"g\",\"title\":{\"zh\":\"人\",\"en\":\"Who\"}}],"
    "\"columns\":[{\"id\":\"a\",\"title\":{\"zh\":\"甲\"},\"group\":\"g\",\"unit\":\"件\",\"aliases\":[\"A\","
    "\"a\"]},"
    "{\"id\":\"b\",\"title\":{\"zh\":\"乙\"},\"type\":\"signed_count\"}],"
    "\"rows\":[{\"id\":\"new\",\"numeral\":\"1.\",\"title\":{\"zh\":\"新收\"},\"note\":\"（注）\",\"kind\":"
    "\"value\",\"aliases\":[\"收\"]},"
    "{\"id\":\"part\",\"title\":{\"zh\":\"部分\"},\"kind\":\"of_which\",\"parent\":\"new\",\"printed_under\":"
    "\"上\"},"
    "{\"id\":\"all\",\"title\":{\"zh\":\"全\"},\"kind\":\"group\",\"takes_value\":false}]},"
    "{\"id\":\"fees\",\"title\":{\"zh\":\"收费\"},\"layout\":\"grid\","
    "\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"金额\"},\"unit\":\"万元\",\"type\":\"amount\"}],"
    "\"rows\":[{\"id\":\"fee\",\"title\":{\"zh\":\"收费\"},\"kind\":\"value\"},"
    "{\"id\":\"debt\",\"title\":{\"zh\":\"欠费\"},\"kind\":\"value\"},"
    "{\"id\":\"sum\",\"title\":{\"zh\":\"合计\"},\"kind\":\"value\"}]}],"
    "\"rules\":[{\"id\":\"r1\",\"severity\":\"error\",\"basis\":\"official\",\"printed\":\"甲\",\"note\":{"
    "\"en\":\"N\"},"
    "\"table\":\"t\",\"each\":\"column\",\"expr\":\"2*(new-3)*-1+prev( part )>=units(new)*4 - 1\"},"
    "{\"id\":\"r2\",\"severity\":\"warning\",\"basis\":\"form\",\"table\":[\"fees\",\"t\"],\"each\":\"row\","
    "\"expr\":\"b = b\"},"
    "{\"id\":\"r3\",\"severity\":\"note\",\"basis\":\"inferred\",\"expr\":\"fees.sum - 2 <= fees.fee + "
    "fees.debt * 3\"},"
    "{\"id\":\"r4\",\"severity\":\"error\",\"basis\":\"form\",\"each\":\"once\",\"expr\":\"fees.fee + "
    "fees.debt = fees.sum\"}]}";

/* The second rule names a column that only one of its tables has. */
START_TEST(names_must_be_in_every_table_of_a_rule) {
  govd_form *form = (govd_form *)&forms;
  govd_error error;
  ck_assert_int_eq(govd_form_load(own_form, strlen(own_form), &form, &error), GOVD_E_UNKNOWN);
  ck_assert_ptr_null(form);
  ck_assert_str_eq(error.text, "the rule names 'b', which there is not");
}
END_TEST

static govd_form *load_own(void) {
  char text[sizeof own_form];
  memcpy(text, own_form, sizeof own_form);
  char *rule = strstr(text, "b = b");
  memcpy(strstr(text, "[\"fees\",\"t\"]"), "[\"t\"]       ", 12);
  memcpy(rule, "a = b", 5);
  return load(text);
}

START_TEST(a_form_of_ones_own_says_what_its_file_says) {
  govd_form *form = load_own();
  ck_assert_str_eq(govd_form_id(form), "own-1.a");
  ck_assert_str_eq(govd_form_title(form).en, "Form");
  ck_assert_str_eq(govd_form_authority(form), "文");
  ck_assert_str_eq(govd_form_authority_number(form), "1");
  ck_assert_str_eq(govd_form_legal_basis(form), "法");
  ck_assert_int_eq(govd_form_last_year(form), 2010);
  const govd_table *table = govd_form_table(form, 0);
  ck_assert_str_eq(table->section, "one");
  ck_assert_str_eq(table->corner, "角");
  ck_assert_str_eq(table->title.en, "");
  ck_assert_int_eq(table->layout, GOVD_LAYOUT_ONE_ROW);
  ck_assert_str_eq(govd_form_table(form, 1)->prefix, "fees");
  const govd_column *column = govd_form_column(form, 0, 0);
  ck_assert_str_eq(column->group, "g");
  ck_assert_str_eq(govd_form_column_group(form, 0, "g").en, "Who");
  ck_assert_str_eq(govd_form_column_group(form, 0, "h").zh, "");
  ck_assert_str_eq(govd_form_column_group(form, 9, "g").zh, "");
  ck_assert_str_eq(govd_form_column_alias(form, 0, 0, 1), "a");
  ck_assert_ptr_null(govd_form_column_alias(form, 0, 0, 2));
  ck_assert_ptr_null(govd_form_column_alias(form, 0, 1, 0));
  ck_assert_ptr_null(govd_form_column_alias(form, 0, 2, 0));
  govd_form_free(form);
}
END_TEST

START_TEST(rows_fields_and_sections_of_ones_own) {
  govd_form *form = load_own();
  const govd_row *row = govd_form_row(form, 0, 0);
  ck_assert_str_eq(row->numeral, "1.");
  ck_assert_str_eq(row->note, "（注）");
  ck_assert(row->takes_value && row->parent == GOVD_NONE && row->kind == GOVD_ROW_VALUE);
  ck_assert_str_eq(govd_form_row_alias(form, 0, 0, 0), "收");
  ck_assert_ptr_null(govd_form_row_alias(form, 0, 0, 1));
  ck_assert_ptr_null(govd_form_row_alias(form, 0, 3, 0));
  row = govd_form_row(form, 0, 1);
  ck_assert(row->parent == 0 && row->kind == GOVD_ROW_OF_WHICH);
  ck_assert_str_eq(row->printed_under, "上");
  row = govd_form_row(form, 0, 2);
  ck_assert(!row->takes_value && row->kind == GOVD_ROW_GROUP);
  ck_assert(govd_form_cell_at(form, 5)->heading && govd_form_cell_at(form, 5)->type == GOVD_SIGNED_COUNT);
  ck_assert_str_eq(govd_form_cell_at(form, 6)->id, "fees.fee");
  ck_assert_int_eq(govd_form_cell_at(form, 6)->type, GOVD_AMOUNT);
  /* What the file has comes first, then what every form has, then what stands below the tables. */
  ck_assert_uint_eq(govd_form_field_count(form), 3);
  ck_assert_str_eq(govd_form_field_at(form, 0)->id, "year");
  ck_assert_str_eq(govd_form_field_at(form, 1)->id, "unit_name");
  ck_assert(govd_form_field_at(form, 2)->footer && !govd_form_field_at(form, 1)->footer);
  ck_assert_str_eq(govd_form_field_alias(form, 2, 1), "日");
  ck_assert_ptr_null(govd_form_field_alias(form, 2, 2));
  ck_assert_ptr_null(govd_form_field_alias(form, 3, 0));
  ck_assert_str_eq(govd_form_section_at(form, 0)->numeral, "一、");
  ck_assert_str_eq(govd_form_section_alias(form, 0, 0), "概况");
  ck_assert_ptr_null(govd_form_section_alias(form, 0, 1));
  ck_assert_ptr_null(govd_form_section_alias(form, 1, 0));
  govd_form_free(form);
}
END_TEST

START_TEST(rules_of_ones_own) {
  govd_form *form = load_own();
  test_random random = test_random_new();
  for (size_t round = 0; round < 20; round++) expect_rules(form, &random);
  const govd_rule *rule = govd_form_rule(form, 0);
  ck_assert(rule->severity == GOVD_ERROR && rule->basis == GOVD_BASIS_OFFICIAL &&
            rule->relation == GOVD_GREATER_EQUAL);
  ck_assert_str_eq(rule->printed, "甲");
  ck_assert_str_eq(rule->note.en, "N");
  ck_assert_uint_eq(rule->instance_count, 2);
  ck_assert_int_eq(govd_form_instance(form, 0)->left, 6);
  ck_assert_int_eq(govd_form_instance(form, 0)->right, -1);
  ck_assert_str_eq(govd_form_instance(form, 0)->id, "a");
  ck_assert_str_eq(govd_form_instance(form, 2)->id, "t.new"); /* a list of tables, if only of one */
  rule = govd_form_rule(form, 2);
  ck_assert(rule->severity == GOVD_NOTE && rule->basis == GOVD_BASIS_INFERRED &&
            rule->relation == GOVD_LESS_EQUAL);
  ck_assert_int_eq(govd_form_instance(form, rule->first_instance)->left, -2000000);
  rule = govd_form_rule(form, 3);
  ck_assert_str_eq(total_of(form, govd_form_instance(form, rule->first_instance)), "fees.sum");
  ck_assert_str_eq(govd_form_instance(form, rule->first_instance)->id, "");
  ck_assert(govd_form_row(form, 1, 2)->sums_siblings && !govd_form_row(form, 1, 0)->sums_siblings);
  govd_form_free(form);
}
END_TEST

START_TEST(a_form_of_ones_own_joins_the_built_in_ones) {
  govd_form *form = load_own();
  govd_error error;
  ck_assert_int_eq(govd_forms_add(forms, form, &error), GOVD_OK);
  ck_assert_int_eq(govd_forms_add(forms, form, &error), GOVD_E_DUPLICATE);
  ck_assert_str_eq(error.text, "there is a form 'own-1.a' already");
  govd_form_free(form);
  ck_assert_uint_eq(govd_forms_count(forms), BUILTIN + 1);
  ck_assert_str_eq(govd_form_id(govd_forms_find(forms, "own-1.a")), "own-1.a");
}
END_TEST

/* Holds. */

START_TEST(a_form_lives_as_long_as_someone_holds_it) {
  govd_form *form = load_own();
  govd_report *report;
  ck_assert_ptr_eq(govd_form_hold(form), form);
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  govd_form_free(form);
  govd_form_free(form);
  ck_assert_str_eq(govd_form_id(govd_report_form(report)), "own-1.a");
  govd_report_free(report);
  govd_form_free(NULL);
  govd_forms_free(NULL);
}
END_TEST

static void *hold_and_free(void *form) {
  for (size_t i = 0; i < 20000; i++) {
    govd_form *held = govd_form_hold(form);
    if (govd_form_find_cell(held, "fees.fee") != 6) return form;
    govd_form_free(held);
  }
  return NULL;
}

START_TEST(forms_are_shared_between_threads) {
  enum { THREADS = 4 };
  govd_form *form = load_own();
  pthread_t threads[THREADS];
  for (size_t i = 0; i < THREADS; i++)
    ck_assert_int_eq(pthread_create(&threads[i], NULL, hold_and_free, form), 0);
  for (size_t i = 0; i < THREADS; i++) {
    void *failed;
    ck_assert_int_eq(pthread_join(threads[i], &failed), 0);
    ck_assert_ptr_null(failed);
  }
  govd_form_free(form);
}
END_TEST

/* Refusals. */

static govd_status load_fixture(const char *text, size_t length, govd_error *error) {
  char *own = malloc(length + 1); /* as long as it is, so that a look behind its end is seen */
  memcpy(own, text, length);
  own = realloc(own, length == 0 ? 1 : length);
  govd_form *form;
  govd_status status = govd_form_load(own, length, &form, error);
  ck_assert(status == GOVD_OK || form == NULL);
  govd_form_free(form);
  free(own);
  return status;
}

/* Counterparts in other forms. */

static const char *counterpart(const char *form, const char *cell, const char *other) {
  const govd_form *a = form_named(form);
  const govd_form *b = form_named(other);
  size_t index = govd_form_find_cell(a, cell);
  ck_assert_uint_ne(index, GOVD_NONE);
  size_t found = govd_form_counterpart(a, index, b);
  /* It is the same the other way round. */
  if (found != GOVD_NONE) ck_assert_uint_eq(govd_form_counterpart(b, found, a), index);
  return found == GOVD_NONE ? "" : govd_form_cell_at(b, found)->id;
}

START_TEST(forms_know_their_counterparts) {
  static const char *const known[][4] = {
      {"cn-2021", "requests.carried_out.natural", "cn-2019", "requests.carried_out.natural"},
      {"cn-2021", "requests.result.other.total", "cn-2019", "requests.result.other.total"},
      {"cn-2021", "requests.result.other.other.total", "cn-2019", ""},
      {"cn-2021", "disputes.direct.pending", "cn-2019", "disputes.direct.pending"},
      {"cn-2021", "art20_6.penalty.decisions", "cn-2019", "art20_6.penalty.decisions"},
      {"cn-2021", "art20_1.normative.in_force", "cn-2019", ""},
      {"cn-2021", "requests.new.total", "cn-2014", ""},
      {"cn-2019", "requests.new.total", "cn-2014", "request.received"},
      {"cn-2019", "requests.new.natural", "cn-2014", ""},
      {"cn-2019", "requests.carried_in.total", "cn-2014", ""},
      {"cn-2019", "disputes.review.upheld", "cn-2014", "review.upheld"},
      {"cn-2019", "disputes.review.total", "cn-2014", ""},
      {"cn-2014", "request.reply.partial", "cn-2019", "requests.result.partial.total"},
      {"cn-2014", "training.meetings", "cn-2014", "training.meetings"},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    ck_assert_msg(strcmp(counterpart(known[i][0], known[i][1], known[i][2]), known[i][3]) == 0,
                  "%s of %s in %s: %s", known[i][1], known[i][0], known[i][2],
                  counterpart(known[i][0], known[i][1], known[i][2]));
  }
  const govd_form *form = form_named("cn-2021");
  ck_assert_uint_eq(govd_form_counterpart(form, GOVD_NONE, form), GOVD_NONE);
  ck_assert(govd_form_has_counterparts(form, form_named("cn-2019")));
  ck_assert(govd_form_has_counterparts(form_named("cn-2014"), form_named("cn-2019")));
  ck_assert(!govd_form_has_counterparts(form, form_named("cn-2014")));
}
END_TEST

/* A figure in another unit or of another type is none, whatever a form says. */
START_TEST(counterparts_agree_in_type_and_unit) {
  static const char rest[] =
      "\"tables\":[{\"id\":\"t\",\"title\":{},\"layout\":\"grid\",\"columns\":["
      "{\"id\":\"a\",\"title\":{},\"unit\":\"%s\",\"type\":\"%s\"}],"
      "\"rows\":[{\"id\":\"r\",\"title\":{},\"kind\":\"value\"}]}]%s}";
  static const char *const units[][3] = {
      {"件", "count", ""}, {"条", "count", ""}, {"件", "signed_count", ""}};
  govd_form *made[3];
  char text[1000];
  for (size_t i = 0; i < 3; i++) {
    int length =
        snprintf(text, sizeof text, "{\"format\":\"govdisclosure/form/1\",\"id\":\"f%zu\",\"title\":{},", i);
    snprintf(text + length, sizeof text - (size_t)length, rest, units[i][0], units[i][1], units[i][2]);
    made[i] = load(text);
  }
  snprintf(text, sizeof text, "{\"format\":\"govdisclosure/form/1\",\"id\":\"g\",\"title\":{},");
  snprintf(text + strlen(text), sizeof text - strlen(text), rest, "件", "count",
           ",\"earlier\":[{\"form\":\"f0\",\"cells\":[{\"id\":\"t\"}]},{\"form\":\"f1\",\"cells\":"
           "[{\"id\":\"t\"}]},{\"form\":\"f2\",\"cells\":[{\"id\":\"t.r.a\"}]}]");
  govd_form *later = load(text);
  ck_assert_uint_eq(govd_form_counterpart(later, 0, made[0]), 0);
  ck_assert_uint_eq(govd_form_counterpart(later, 0, made[1]), GOVD_NONE);
  ck_assert_uint_eq(govd_form_counterpart(later, 0, made[2]), GOVD_NONE);
  ck_assert_uint_eq(govd_form_counterpart(made[0], 0, made[1]), GOVD_NONE);
  for (size_t i = 0; i < 3; i++) govd_form_free(made[i]);
  govd_form_free(later);
}
END_TEST

START_TEST(malformed_forms_are_refused_with_their_place) {
  ck_assert_uint_gt(check_error_fixtures("fixtures/form-errors", load_fixture), 150);
}
END_TEST

START_TEST(a_byte_order_mark_is_passed_over) {
  char text[sizeof own_form + 3] = "\xEF\xBB\xBF";
  strcat(text,
         "{\"format\":\"govdisclosure/form/"
         "1\",\"id\":\"f\",\"title\":{},\"tables\":[{\"id\":\"t\",\"title\":{},\"layout\":"
         "\"grid\",\"columns\":[{\"id\":\"\",\"title\":{}}],\"rows\":[{\"id\":\"r\",\"title\":{},\"kind\":"
         "\"value\"}]}]}");
  govd_form_free(load(text));
}
END_TEST

START_TEST(damaged_forms_are_refused) {
  static const char tokens[] = "{}[],:\"\\0123456789.-null=()*+ \xE4\xFF";
  test_random random = test_random_new();
  char text[sizeof own_form];
  for (size_t n = 0; n < 4000; n++) {
    memcpy(text, own_form, sizeof own_form);
    for (size_t i = 0; i < 1 + n % 3; i++) {
      text[test_random_below(&random, sizeof own_form - 1)] =
          tokens[test_random_below(&random, sizeof tokens - 1)];
    }
    load_fixture(text, n % 2 == 0 ? sizeof own_form - 1 : test_random_below(&random, sizeof own_form), NULL);
  }
}
END_TEST

/* Limits: what is at one is taken, what is beyond it is not. */

/* A form of so many tables, rows, columns, fields, sections and rules. */
static char *large_form(size_t tables, size_t rows, size_t columns, size_t fields, size_t sections,
                        size_t rules) {
  govd__buffer json = {0};
  govd__buffer_puts(&json,
                    "{\"format\":\"govdisclosure/form/1\",\"id\":\"f\",\"title\":{},\"header_fields\":[");
  for (size_t i = 0; i < fields; i++)
    govd__buffer_printf(&json, "%s{\"id\":\"f%zu\",\"title\":{}}", i == 0 ? "" : ",", i);
  govd__buffer_puts(&json, "],\"sections\":[");
  for (size_t i = 0; i < sections; i++)
    govd__buffer_printf(&json, "%s{\"id\":\"s%zu\",\"title\":{}}", i == 0 ? "" : ",", i);
  govd__buffer_puts(&json, "],\"rules\":[");
  for (size_t i = 0; i < rules; i++) {
    govd__buffer_printf(
        &json,
        "%s{\"id\":\"x%zu\",\"severity\":\"note\",\"basis\":\"form\",\"table\":\"t0\",\"each\":\"column\","
        "\"expr\":\"r0 = 1\"}",
        i == 0 ? "" : ",", i);
  }
  govd__buffer_puts(&json, "],\"tables\":[");
  for (size_t t = 0; t < tables; t++) {
    govd__buffer_printf(&json, "%s{\"id\":\"t%zu\",\"title\":{},\"layout\":\"grid\",\"columns\":[",
                        t == 0 ? "" : ",", t);
    for (size_t i = 0; i < columns; i++)
      govd__buffer_printf(&json, "%s{\"id\":\"c%zu\",\"title\":{}}", i == 0 ? "" : ",", i);
    govd__buffer_puts(&json, "],\"rows\":[");
    for (size_t i = 0; i < rows; i++) {
      govd__buffer_printf(&json, "%s{\"id\":\"r%zu\",\"title\":{},\"kind\":\"value\"}", i == 0 ? "" : ",", i);
    }
    govd__buffer_puts(&json, "]}");
  }
  govd__buffer_puts(&json, "]}");
  return govd__buffer_take(&json, NULL);
}

START_TEST(limits_are_kept) {
  static const struct {
    size_t tables, rows, columns, fields, sections, rules;
    const char *reason; /* NULL where the form is taken */
  } cases[] = {{64, 1, 1, 0, 0, 0, NULL},    {65, 1, 1, 0, 0, 0, "more than 64 tables"},
               {1, 4096, 1, 0, 0, 0, NULL},  {1, 4097, 1, 0, 0, 0, "more than 4096 rows"},
               {1, 1, 256, 0, 0, 0, NULL},   {1, 1, 257, 0, 0, 0, "more than 256 columns"},
               {1, 256, 256, 0, 0, 0, NULL}, {1, 257, 256, 0, 0, 0, "more than 65536 cells"},
               {1, 1, 1, 256, 0, 0, NULL},   {1, 1, 1, 257, 0, 0, "more than 256 fields"},
               {1, 1, 1, 0, 256, 0, NULL},   {1, 1, 1, 0, 257, 0, "more than 256 sections"},
               {1, 1, 1, 0, 0, 4096, NULL},  {1, 1, 1, 0, 0, 4097, "more than 4096 rules"},
               {1, 1, 256, 0, 0, 256, NULL}, {1, 1, 256, 0, 0, 257, "the rules have too many instances"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *text = large_form(cases[i].tables, cases[i].rows, cases[i].columns, cases[i].fields,
                            cases[i].sections, cases[i].rules);
    govd_form *form;
    govd_error error = {GOVD_OK, 0, 0, ""};
    govd_status status = govd_form_load(text, strlen(text), &form, &error);
    ck_assert_msg(status == (cases[i].reason == NULL ? GOVD_OK : GOVD_E_LIMIT), "case %zu: %s", i,
                  error.text);
    ck_assert_str_eq(error.text, cases[i].reason == NULL ? "" : cases[i].reason);
    govd_form_free(form);
    govd_string_free(text);
  }
}
END_TEST

START_TEST(long_texts_are_not_looked_at) {
  enum { LIMIT = 4 * 1024 * 1024 };
  char *text = malloc(LIMIT + 1);
  memset(text, ' ', LIMIT + 1);
  govd_form *form;
  ck_assert_int_eq(govd_form_load(text, LIMIT, &form, NULL), GOVD_E_SYNTAX);
  ck_assert_int_eq(govd_form_load(text, LIMIT + 1, &form, NULL), GOVD_E_LIMIT);
  free(text);
}
END_TEST

START_TEST(random_forms_load) {
  test_random random = test_random_new();
  for (size_t i = 0; i < 500; i++) {
    govd_form *form = random_form(&random);
    size_t next = 0;
    for (size_t t = 0; t < govd_form_table_count(form); t++) walk_table(form, t, &next);
    ck_assert_uint_eq(next, govd_form_cell_count(form));
    govd_form_free(form);
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, forms_are_built_in);
  tcase_add_test(tests, cells_are_permanent);
  tcase_add_test(tests, walking_meets_every_cell_in_order);
  tcase_add_test(tests, cells_are_found_by_id);
  tcase_add_test(tests, fields_and_sections_are_found_by_id);
  tcase_add_test(tests, types_have_scales);
  tcase_add_test(tests, rules_mean_what_their_expressions_say);
  tcase_add_test(tests, rules_are_repeated_for_each_row_or_column);
  tcase_add_test(tests, totals_and_groups_are_known);
  tcase_add_test(tests, names_must_be_in_every_table_of_a_rule);
  tcase_add_test(tests, a_form_of_ones_own_says_what_its_file_says);
  tcase_add_test(tests, rows_fields_and_sections_of_ones_own);
  tcase_add_test(tests, rules_of_ones_own);
  tcase_add_test(tests, a_form_of_ones_own_joins_the_built_in_ones);
  tcase_add_test(tests, a_form_lives_as_long_as_someone_holds_it);
  tcase_add_test(tests, forms_are_shared_between_threads);
  tcase_add_test(tests, forms_know_their_counterparts);
  tcase_add_test(tests, counterparts_agree_in_type_and_unit);
  tcase_add_test(tests, malformed_forms_are_refused_with_their_place);
  tcase_add_test(tests, a_byte_order_mark_is_passed_over);
  tcase_add_test(tests, damaged_forms_are_refused);
  tcase_add_test(tests, limits_are_kept);
  tcase_add_test(tests, long_texts_are_not_looked_at);
  tcase_add_test(tests, random_forms_load);
}

int main(void) { return test_run("form", add_tests); }
