/* SPDX-License-Identifier: Apache-2.0 */
/* Batches: what goes in comes out, through Arrow too, and breaks the rules that the reports break. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "batch/store.h"
#include "govdisclosure/batch.h"
#include "govdisclosure/exchange.h"
#include "random_report.h"
#include "support.h"

enum { REPORTS = 150 };

static govd_forms *forms;
static govd_form *small; /* with an amount, a count and a rule, in a set of its own */
static govd_forms *small_forms;
static govd_report *reports[REPORTS];

static const char small_text[] =
    "{\"format\":\"govdisclosure/form/1\",\"id\":\"small\",\"title\":{\"zh\":\"表\"},\"tables\":["
    "{\"id\":\"t\",\"prefix\":\"\",\"title\":{\"zh\":\"表\"},\"layout\":\"grid\","
    "\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"数\"}}],\"rows\":["
    "{\"id\":\"a\",\"title\":{\"zh\":\"甲\"},\"kind\":\"value\"},{\"id\":\"b\",\"title\":{\"zh\":\"乙\"},"
    "\"kind\":"
    "\"value\"}]},"
    "{\"id\":\"m\",\"prefix\":\"\",\"title\":{\"zh\":\"钱\"},\"layout\":\"grid\","
    "\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"金额\"},\"unit\":\"万元\",\"type\":\"amount\"}],\"rows\":["
    "{\"id\":\"fee\",\"title\":{\"zh\":\"费\"},\"kind\":\"value\"}]}],\"rules\":["
    "{\"id\":\"same\",\"severity\":\"error\",\"basis\":\"form\",\"expr\":\"a = b\"},"
    "{\"id\":\"years\",\"severity\":\"error\",\"basis\":\"form\",\"expr\":\"prev(b) = a\"}]}";

static void ok(govd_status status, const govd_error *error) {
  ck_assert_msg(status == GOVD_OK, "%s: %s", govd_status_name(status), error->text);
}

static void set_up(void) {
  govd_error error;
  test_random random = test_random_new();
  ok(govd_forms_new(&forms, &error), &error);
  ok(govd_forms_new(&small_forms, &error), &error);
  ok(govd_form_load(small_text, strlen(small_text), &small, &error), &error);
  ok(govd_forms_add(small_forms, small, &error), &error);
  for (size_t i = 0; i < REPORTS; i++) {
    const govd_form *form = govd_forms_at(forms, test_random_below(&random, govd_forms_count(forms)));
    reports[i] = i % 3 == 0 ? random_report(form, &random) : random_plausible_report(form, &random);
  }
}

static void tear_down(void) {
  for (size_t i = 0; i < REPORTS; i++) govd_report_free(reports[i]);
  govd_form_free(small);
  govd_forms_free(small_forms);
  govd_forms_free(forms);
}

static govd_batch *new_batch(void) {
  govd_error error;
  govd_batch *batch;
  ok(govd_batch_new(&batch, &error), &error);
  return batch;
}

static govd_batch *batch_of_all(void) {
  govd_error error;
  govd_batch *batch = new_batch();
  for (size_t i = 0; i < REPORTS; i++)
    ok(govd_batch_add(batch, reports[i], i % 2 ? "某镇.txt" : NULL, &error), &error);
  return batch;
}

static govd_report *small_report(const char *name, int year, int64_t a, int64_t b) {
  govd_error error;
  govd_report *report;
  ok(govd_report_new(small, &report, &error), &error);
  if (name != NULL) ok(govd_report_set_unit_name(report, name, &error), &error);
  if (year != 0) ok(govd_report_set_year(report, year, &error), &error);
  ok(govd_report_set_value(report, 0, a, &error), &error);
  ok(govd_report_set_value(report, 1, b, &error), &error);
  return report;
}

static void add_small(govd_batch *batch, const char *name, int year, int64_t a, int64_t b) {
  govd_error error;
  govd_report *report = small_report(name, year, a, b);
  ok(govd_batch_add(batch, report, NULL, &error), &error);
  govd_report_free(report);
}

/* A report on the small form with some of its words replaced by others of the same length. */
static govd_report *report_on_another(const char *from, const char *to) {
  govd_error error;
  govd_form *form;
  govd_report *report;
  char text[sizeof small_text];
  memcpy(text, small_text, sizeof text);
  char *found = strstr(text, from);
  ck_assert_ptr_nonnull(found);
  memcpy(found, to, strlen(to));
  ok(govd_form_load(text, strlen(text), &form, &error), &error);
  ok(govd_report_new(form, &report, &error), &error);
  govd_form_free(form);
  return report;
}

/* The report that stands in a row: by forms in the order of their first reports. */
static const govd_report *report_of_row(const govd_batch *batch, size_t row) {
  for (size_t f = 0; f < govd_batch_form_count(batch); f++) {
    for (size_t i = 0; i < REPORTS; i++) {
      if (govd_report_form(reports[i]) == govd_batch_form(batch, f) && row-- == 0) return reports[i];
    }
  }
  return NULL;
}

static bool same_figures(const govd_report *a, const govd_report *b) {
  const char *a_name = govd_report_unit_name(a);
  const char *b_name = govd_report_unit_name(b);
  bool same = govd_report_year(a) == govd_report_year(b) && (a_name == NULL) == (b_name == NULL) &&
              (a_name == NULL || strcmp(a_name, b_name) == 0);
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(a)); i++) {
    const govd_cell *x = govd_report_cell(a, i);
    const govd_cell *y = govd_report_cell(b, i);
    same = same && x->state == y->state && x->value == y->value;
  }
  return same;
}

static void expect_reports(const govd_batch *batch) {
  ck_assert_uint_eq(govd_batch_row_count(batch), REPORTS);
  for (size_t row = 0; row < REPORTS; row++) {
    govd_error error;
    govd_report *report;
    ok(govd_batch_report(batch, row, &report, &error), &error);
    ck_assert_msg(same_figures(report, report_of_row(batch, row)), "row %zu differs", row);
    govd_report_free(report);
  }
}

START_TEST(reports_come_out_as_they_went_in) {
  govd_batch *batch = batch_of_all();
  expect_reports(batch);
  size_t rows = 0;
  ck_assert_uint_eq(govd_batch_form_count(batch), 3);
  for (size_t f = 0; f < 3; f++) {
    const govd_form *form = govd_batch_form(batch, f);
    for (size_t row = 0; row < govd_batch_rows_of(batch, f); row++) {
      const govd_report *report = report_of_row(batch, rows + row);
      for (size_t cell = 0; cell < govd_form_cell_count(form); cell++) {
        bool given = (govd_batch_validity(batch, f, cell)[row / 8] >> (row % 8) & 1) != 0;
        ck_assert_int_eq(given, govd_report_cell(report, cell)->state == GOVD_GIVEN);
        ck_assert_int_eq(govd_batch_values(batch, f, cell)[row], govd_report_cell(report, cell)->value);
      }
    }
    rows += govd_batch_rows_of(batch, f);
  }
  ck_assert_uint_eq(rows, REPORTS);
  ck_assert_ptr_null(govd_batch_form(batch, 3));
  ck_assert_uint_eq(govd_batch_rows_of(batch, 3), 0);
  ck_assert_ptr_null(govd_batch_values(batch, 3, 0));
  ck_assert_ptr_null(govd_batch_validity(batch, 0, 100000));
  govd_report *none;
  ck_assert_int_eq(govd_batch_report(batch, REPORTS, &none, NULL), GOVD_E_ARGUMENT);
  ck_assert_ptr_null(none);
  govd_batch_free(batch);
  govd_batch_free(NULL);
}
END_TEST

START_TEST(reports_go_through_arrow) {
  govd_error error;
  govd_batch *batch = batch_of_all();
  for (int round = 0; round < 3; round++) {
    struct ArrowArrayStream stream;
    govd_batch *again;
    ok(govd_batch_export(batch, &stream, &error), &error);
    govd_batch_free(batch); /* what was exported lives on */
    ok(govd_batch_import(forms, &stream, &again, &error), &error);
    ck_assert(stream.release == NULL);
    expect_reports(again);
    batch = again;
  }
  govd_batch_free(batch);
}
END_TEST

START_TEST(an_array_has_the_columns_of_the_header) {
  static const char *const names[] = {"form", "unit_name", "year", "file", "states", "a", "b", "fee"};
  static const char *const formats[] = {"u", "u", "l", "u", "u", "l", "l", "d:19,6"};
  govd_error error;
  struct ArrowSchema schema;
  struct ArrowArray array;
  govd_batch *batch = new_batch();
  add_small(batch, "某镇", 2023, 7, -8);
  add_small(batch, NULL, 0, 9, 0);
  ok(govd_batch_export_array(batch, &schema, &array, &error), &error);
  govd_batch_free(batch);
  ck_assert_str_eq(schema.format, "+s");
  ck_assert_int_eq(schema.n_children, 8);
  ck_assert_int_eq(array.n_children, 8);
  ck_assert_int_eq(array.length, 2);
  for (size_t i = 0; i < 8; i++) {
    ck_assert_str_eq(schema.children[i]->name, names[i]);
    ck_assert_str_eq(schema.children[i]->format, formats[i]);
    ck_assert_int_eq(array.children[i]->length, 2);
  }
  struct ArrowArray moved = *array.children[5]; /* as a consumer may take one column and drop the rest */
  array.children[5]->release = NULL;
  array.release(&array);
  schema.release(&schema);
  ck_assert(array.release == NULL && schema.release == NULL);
  ck_assert_int_eq(((const int64_t *)moved.buffers[1])[0], 7);
  ck_assert_int_eq(((const int64_t *)moved.buffers[1])[1], 9);
  ck_assert_int_eq(moved.null_count, 0);
  moved.release(&moved);
}
END_TEST

/* A stream of one array, to read back what was exported as an array. */
typedef struct single {
  struct ArrowSchema schema;
  struct ArrowArray array;
} single;

static int single_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  *schema = ((single *)stream->private_data)->schema;
  return 0;
}

static int single_array(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  single *s = stream->private_data;
  *array = s->array;
  s->array.release = NULL;
  return 0;
}

static void single_release(struct ArrowArrayStream *stream) { stream->release = NULL; }

START_TEST(one_array_takes_several_forms) {
  govd_error error;
  single s;
  govd_batch *batch = batch_of_all();
  ok(govd_batch_export_array(batch, &s.schema, &s.array, &error), &error);
  govd_batch_free(batch);
  ck_assert_int_eq(s.array.length, REPORTS);
  struct ArrowArrayStream stream = {
      .get_schema = single_schema, .get_next = single_array, .release = single_release, .private_data = &s};
  ok(govd_batch_import(forms, &stream, &batch, &error), &error);
  expect_reports(batch);
  govd_batch_free(batch);
}
END_TEST

START_TEST(a_cell_of_two_kinds_is_refused) {
  govd_error error;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray array;
  govd_batch *batch = new_batch();
  add_small(batch, "某镇", 2023, 1, 1);
  govd_report *other = report_on_another("\"type\":\"amount\"", "\"type\":\"count\" ");
  ck_assert_int_eq(govd_batch_add(batch, other, NULL, &error), GOVD_E_DUPLICATE); /* of the same id still */
  govd_report_free(other);
  govd_form *form;
  char text[sizeof small_text];
  memcpy(text, small_text, sizeof text);
  memcpy(strstr(text, "\"small\""), "\"other\"", 7);
  memcpy(strstr(text, "\"type\":\"amount\""), "\"type\":\"count\" ", 15);
  ok(govd_form_load(text, strlen(text), &form, &error), &error);
  ok(govd_report_new(form, &other, &error), &error);
  ok(govd_batch_add(batch, other, NULL, &error), &error);
  ck_assert_int_eq(govd_batch_export(batch, &stream, &error), GOVD_E_UNREPRESENTABLE);
  ck_assert(stream.release == NULL);
  ck_assert_int_eq(govd_batch_export_array(batch, &schema, &array, &error), GOVD_E_UNREPRESENTABLE);
  ck_assert(schema.release == NULL && array.release == NULL);
  govd_report_free(other);
  govd_form_free(form);
  govd_batch_free(batch);
}
END_TEST

START_TEST(an_empty_batch_has_columns_too) {
  govd_error error;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray array;
  govd_violations *violations;
  govd_batch *batch = new_batch();
  ok(govd_batch_export_array(batch, &schema, &array, &error), &error);
  ck_assert_int_eq(schema.n_children, 5);
  ck_assert_int_eq(array.length, 0);
  schema.release(&schema);
  array.release(&array);
  ok(govd_batch_export(batch, &stream, &error), &error);
  govd_batch_free(batch);
  ok(govd_batch_import(forms, &stream, &batch, &error), &error);
  ck_assert_uint_eq(govd_batch_row_count(batch), 0);
  ok(govd_batch_validate(batch, NULL, true, GOVD_ZH, &violations, &error), &error);
  ck_assert_uint_eq(govd_violations_count(violations), 0);
  ok(govd_violations_export_array(violations, &schema, &array, &error), &error);
  ck_assert_int_eq(schema.n_children, 15);
  schema.release(&schema);
  array.release(&array);
  govd_violations_free(violations);
  govd_violations_free(NULL);
  govd_batch_free(batch);
}
END_TEST

/* --- Violations --- */

typedef struct table {
  struct ArrowSchema schema;
  struct ArrowArray array;
} table;

static table violations_of(const govd_batch *batch, bool years) {
  govd_error error;
  govd_violations *violations;
  struct ArrowArrayStream stream;
  struct ArrowArray end;
  table t;
  ok(govd_batch_validate(batch, NULL, years, GOVD_EN, &violations, &error), &error);
  ok(govd_violations_export(violations, &stream, &error), &error);
  govd_violations_free(violations);
  ck_assert_int_eq(stream.get_schema(&stream, &t.schema), 0);
  ck_assert_int_eq(stream.get_next(&stream, &t.array), 0);
  ck_assert_int_eq(stream.get_next(&stream, &end), 0);
  ck_assert(end.release == NULL);
  ck_assert_ptr_null(stream.get_last_error(&stream));
  stream.release(&stream);
  return t;
}

static void release(table *t) {
  t->schema.release(&t->schema);
  t->array.release(&t->array);
}

static const struct ArrowArray *column(const table *t, const char *name) {
  for (int64_t i = 0; i < t->schema.n_children; i++) {
    if (strcmp(t->schema.children[i]->name, name) == 0) return t->array.children[i];
  }
  ck_abort_msg("there is no column %s", name);
  return NULL;
}

static int64_t number(const table *t, const char *name, int64_t row) {
  return ((const int64_t *)column(t, name)->buffers[1])[row];
}

static bool is_null(const table *t, const char *name, int64_t row) {
  return (((const uint8_t *)column(t, name)->buffers[0])[row / 8] >> (row % 8) & 1) == 0;
}

/* The low word of a decimal, whose high word must only bear its sign. */
static int64_t decimal(const table *t, const char *name, int64_t row) {
  const int64_t *words = (const int64_t *)column(t, name)->buffers[1] + 2 * row;
  ck_assert_int_eq(words[1], words[0] < 0 ? -1 : 0);
  return words[0];
}

static void expect_string(const table *t, const char *name, int64_t row, const char *expected) {
  const struct ArrowArray *array = column(t, name);
  const int32_t *offsets = array->buffers[1];
  size_t length = (size_t)(offsets[row + 1] - offsets[row]);
  ck_assert_int_eq(is_null(t, name, row), expected == NULL);
  ck_assert_uint_eq(length, expected == NULL ? 0 : strlen(expected));
  if (expected != NULL) ck_assert_mem_eq((const char *)array->buffers[2] + offsets[row], expected, length);
}

START_TEST(violations_are_the_findings_on_rules) {
  govd_error error;
  govd_batch *batch = batch_of_all();
  table t = violations_of(batch, false);
  int64_t next = 0;
  for (size_t row = 0; row < REPORTS; row++) {
    govd_findings *findings;
    ok(govd_validate(NULL, report_of_row(batch, row), NULL, &findings, &error), &error);
    for (size_t i = 0; i < govd_findings_count(findings); i++) {
      const govd_finding *f = govd_findings_at(findings, i);
      if (f->rule == NULL) continue;
      ck_assert_int_lt(next, t.array.length);
      ck_assert_int_eq(number(&t, "row", next), (int64_t)row);
      expect_string(&t, "code", next, f->code);
      expect_string(&t, "severity", next, govd_severity_name(f->severity));
      expect_string(&t, "rule", next, f->rule);
      expect_string(&t, "instance", next, f->instance);
      expect_string(&t, "sum", next, f->sum);
      expect_string(&t, "unit_name", next, govd_findings_unit_name(findings));
      ck_assert_int_eq(is_null(&t, "expected", next), !f->compared);
      next++;
    }
    govd_findings_free(findings);
  }
  ck_assert_int_eq(next, t.array.length);
  ck_assert_int_gt(next, REPORTS);
  release(&t);
  govd_batch_free(batch);
}
END_TEST

START_TEST(a_violation_has_its_figures) {
  govd_batch *batch = new_batch();
  add_small(batch, "某镇", 2023, 5, 5);
  add_small(batch, "某县", 2023, 3, INT64_MAX);
  table t = violations_of(batch, false);
  ck_assert_int_eq(t.array.length, 1);
  ck_assert_int_eq(number(&t, "row", 0), 1);
  ck_assert_int_eq(number(&t, "year", 0), 2023);
  expect_string(&t, "form", 0, "small");
  expect_string(&t, "file", 0, NULL);
  expect_string(&t, "code", 0, "arithmetic.same");
  const int64_t *words = column(&t, "expected")->buffers[1]; /* one side of the rule, times a million */
  const int64_t *others = column(&t, "actual")->buffers[1];
  int64_t wide[2];
  govd__widen(INT64_MAX, 0, wide);
  ck_assert(memcmp(words, wide, 16) == 0 || memcmp(others, wide, 16) == 0);
  ck_assert(words[0] == 3000000 || others[0] == 3000000);
  release(&t);
  govd_batch_free(batch);
}
END_TEST

START_TEST(last_year_is_looked_up) {
  govd_batch *batch = new_batch();
  add_small(batch, "丙", 2021, 1, 1); /* 0: twice, so that it is not known which */
  add_small(batch, "甲", 2023, 4, 4); /* 1: last year's b was 4 */
  add_small(batch, "乙", 2023, 9, 9); /* 2: last year's b was 7 */
  add_small(batch, "乙", 2022, 7, 7); /* 3 */
  add_small(batch, "甲", 2022, 4, 4); /* 4 */
  add_small(batch, "丙", 2021, 2, 2); /* 5 */
  add_small(batch, "丙", 2022, 3, 3); /* 6 */
  add_small(batch, NULL, 2022, 8, 8); /* 7 */
  add_small(batch, NULL, 2023, 6, 6); /* 8 */
  add_small(batch, "甲乙", 0, 6, 6);  /* 9 */
  add_small(batch, "甲", 2020, 6, 6); /* 10 */
  table t = violations_of(batch, true);
  ck_assert_int_eq(t.array.length, 1);
  ck_assert_int_eq(number(&t, "row", 0), 2);
  expect_string(&t, "code", 0, "arithmetic.years");
  ck_assert_int_eq(llabs(decimal(&t, "difference", 0)), 2000000);
  release(&t);
  t = violations_of(batch, false);
  ck_assert_int_eq(t.array.length, 0);
  release(&t);
  govd_batch_free(batch);
}
END_TEST

START_TEST(numbers_widen_exactly) {
  static const struct {
    int64_t value;
    int scale;
    uint64_t high;
    uint64_t low;
  } cases[] = {
      {0, 0, 0, 0},
      {1, 0, 0, 1000000},
      {-1, 0, UINT64_MAX, (uint64_t)-1000000},
      {-1, 6, UINT64_MAX, UINT64_MAX},
      {INT64_MAX, 6, 0, INT64_MAX},
      {INT64_MIN, 6, UINT64_MAX, (uint64_t)INT64_MIN},
      {INT64_MAX, 0, 499999, UINT64_C(0xFFFFFFFFFFF0BDC0)},
      {INT64_MIN, 0, (uint64_t)-500000, 0},
      {INT64_C(1) << 32, 3, 0, UINT64_C(4294967296000)},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int64_t words[2];
    govd__widen(cases[i].value, cases[i].scale, words);
    ck_assert_msg((uint64_t)words[0] == cases[i].low && (uint64_t)words[1] == cases[i].high, "case %zu", i);
  }
}
END_TEST

/* --- What cannot be --- */

START_TEST(a_batch_refuses) {
  govd_error error;
  struct ArrowArrayStream stream;
  govd_batch *batch = new_batch();
  govd_report *report = small_report("某镇", 2023, 1, 1);
  ck_assert_int_eq(govd_batch_add(batch, report, "\xFF", &error), GOVD_E_ENCODING);
  ck_assert_uint_eq(govd_batch_form_count(batch), 0);
  ok(govd_batch_add(batch, report, "", &error), &error);
  ok(govd_batch_add(batch, reports[0], "a.txt", &error), &error);
  ok(govd_batch_export(batch, &stream, &error), &error);
  stream.release(&stream);
  ck_assert_int_eq(govd_batch_add(batch, report, NULL, &error), GOVD_E_ARGUMENT);
  ck_assert_uint_eq(govd_batch_row_count(batch), 2);
  govd_report_free(report);
  govd_batch_free(batch);
}
END_TEST

START_TEST(forms_that_do_not_go_together) {
  govd_error error;
  struct ArrowArrayStream stream;
  govd_batch *batch = new_batch();
  add_small(batch, "某镇", 2023, 1, 1);
  govd_report *again = report_on_another("small", "small");
  govd_report *other_rule = report_on_another("a = b", "b = a");
  govd_report *other_cell = report_on_another("\"fee\"", "\"fie\"");
  govd_report *named_alike = report_on_another("\"id\":\"small\",\"title\":{\"zh\":\"表\"}",
                                               "\"id\":\"other\",\"title\":{\"zh\":\"表\"}");
  ok(govd_batch_add(batch, again, NULL, &error), &error); /* the same form, loaded anew */
  ck_assert_int_eq(govd_batch_add(batch, other_rule, NULL, &error), GOVD_E_DUPLICATE);
  ck_assert_int_eq(govd_batch_add(batch, other_cell, NULL, &error), GOVD_E_DUPLICATE);
  ok(govd_batch_add(batch, named_alike, NULL, &error), &error);
  ck_assert_uint_eq(govd_batch_form_count(batch), 2);
  ok(govd_batch_export(batch, &stream, &error), &error);
  stream.release(&stream);
  govd_batch_free(batch);
  govd_report_free(again);
  govd_report_free(other_rule);
  govd_report_free(other_cell);
  govd_report_free(named_alike);
}
END_TEST

START_TEST(cells_named_like_other_columns) {
  govd_error error;
  govd_batch *batch = new_batch();
  govd_report *report =
      report_on_another("\"fee\",\"title\":{\"zh\":\"费\"}", "\"year\",\"title\":{\"zh\":\"\"}  ");
  ck_assert_int_eq(govd_batch_add(batch, report, NULL, &error), GOVD_E_DUPLICATE);
  ck_assert_uint_eq(govd_batch_form_count(batch), 0);
  govd_report_free(report);
  govd_batch_free(batch);
}
END_TEST

/* --- Tables of others --- */

enum { MOST = 4 };

/* A table of two rows, put together by hand. */
typedef struct made {
  const char *names[MOST];
  const char *formats[MOST];
  const void *buffers[MOST][4];
  size_t count;
  struct ArrowSchema schemas[MOST];
  struct ArrowSchema *schema_pointers[MOST];
  struct ArrowArray arrays[MOST];
  struct ArrowArray *array_pointers[MOST];
  const void *rows_buffers[1];
  int64_t offset;
  bool handed_out;
  int fails; /* errno of get_next() */
} made;

static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void release_array(struct ArrowArray *array) { array->release = NULL; }
static void release_stream(struct ArrowArrayStream *stream) { stream->release = NULL; }

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  made *m = stream->private_data;
  for (size_t i = 0; i < m->count; i++) {
    m->schemas[i] =
        (struct ArrowSchema){.format = m->formats[i], .name = m->names[i], .release = release_schema};
    m->schema_pointers[i] = &m->schemas[i];
  }
  *schema = (struct ArrowSchema){.format = "+s",
                                 .n_children = (int64_t)m->count,
                                 .children = m->schema_pointers,
                                 .release = release_schema};
  return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  made *m = stream->private_data;
  memset(array, 0, sizeof *array);
  if (m->fails != 0) return m->fails;
  if (m->handed_out) return 0;
  m->handed_out = true;
  for (size_t i = 0; i < m->count; i++) {
    m->arrays[i] =
        (struct ArrowArray){.length = 2, .n_buffers = 3, .buffers = m->buffers[i], .release = release_array};
    m->array_pointers[i] = &m->arrays[i];
  }
  *array = (struct ArrowArray){.length = 2 - m->offset,
                               .offset = m->offset,
                               .n_buffers = 1,
                               .n_children = (int64_t)m->count,
                               .buffers = m->rows_buffers,
                               .children = m->array_pointers,
                               .release = release_array};
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return NULL;
}

static void add(made *m, const char *name, const char *format, const void *validity, const void *values,
                const void *bytes) {
  m->names[m->count] = name;
  m->formats[m->count] = format;
  m->buffers[m->count][0] = validity;
  m->buffers[m->count][1] = values;
  m->buffers[m->count][2] = bytes;
  m->count++;
}

static const int32_t form_offsets[] = {0, 5, 10};

static made small_table(void) {
  made m = {.count = 0};
  add(&m, "form", "u", NULL, form_offsets, "smallsmall");
  return m;
}

static govd_status import(made *m, govd_batch **batch, govd_error *error) {
  struct ArrowArrayStream stream = {.get_schema = get_schema,
                                    .get_next = get_next,
                                    .get_last_error = get_last_error,
                                    .release = release_stream,
                                    .private_data = m};
  govd_status status = govd_batch_import(small_forms, &stream, batch, error);
  ck_assert(stream.release == NULL);
  ck_assert((status == GOVD_OK) == (*batch != NULL));
  return status;
}

/* A figure of the second row, whatever it is kept in. */
static void expect_figure(const char *id, const char *format, const void *values, int64_t expected) {
  govd_error error;
  govd_batch *batch;
  static const uint8_t second[] = {2};
  size_t cell = govd_form_find_cell(small, id);
  made m = small_table();
  add(&m, id, format, second, values, NULL);
  ok(import(&m, &batch, &error), &error);
  ck_assert_uint_eq(govd_batch_validity(batch, 0, cell)[0], 2);
  ck_assert_int_eq(govd_batch_values(batch, 0, cell)[0], 0);
  ck_assert_int_eq(govd_batch_values(batch, 0, cell)[1], expected);
  govd_batch_free(batch);
}

START_TEST(figures_of_any_width) {
  expect_figure("a", "c", (const int8_t[]){0, 7}, 7);
  expect_figure("a", "C", (const uint8_t[]){0, 200}, 200);
  expect_figure("a", "s", (const int16_t[]){0, 700}, 700);
  expect_figure("a", "S", (const uint16_t[]){0, 60000}, 60000);
  expect_figure("a", "i", (const int32_t[]){0, 70000}, 70000);
  expect_figure("a", "I", (const uint32_t[]){0, 4000000000u}, 4000000000);
  expect_figure("a", "l", (const int64_t[]){0, INT64_MAX}, INT64_MAX);
  expect_figure("a", "L", (const uint64_t[]){0, INT64_MAX}, INT64_MAX);
  expect_figure("a", "d:38,2", (const int64_t[]){0, 0, 1200, 0}, 12);
  expect_figure("a", "d:5,0,128", (const int64_t[]){0, 0, 12, 0}, 12);
  expect_figure("fee", "l", (const int64_t[]){0, 3}, 3000000);
  expect_figure("fee", "d:19,6", (const int64_t[]){0, 0, 25100000, 0}, 25100000);
  expect_figure("fee", "d:38,10", (const int64_t[]){0, 0, 10000, 0}, 1); /* and four places that are 0 */
}
END_TEST

START_TEST(figures_that_do_not_fit) {
  static const struct {
    const char *id;
    const char *format;
    uint64_t words[4];
    govd_status status;
  } cases[] = {
      {"a", "L", {(uint64_t)INT64_MAX + 1, 0}, GOVD_E_RANGE},
      {"a", "d:38,0", {0, 1, 0, 0}, GOVD_E_RANGE},
      {"a", "d:38,2", {1250, 0, 0, 0}, GOVD_E_RANGE},
      {"fee", "l", {INT64_MAX, 0}, GOVD_E_RANGE},
      {"fee", "d:38,7", {1, 0, 0, 0}, GOVD_E_RANGE},
      {"a", "g", {0, 0}, GOVD_E_SCHEMA},
      {"a", "u", {0, 0}, GOVD_E_SCHEMA},
      {"a", "d:60,2,256", {0, 0}, GOVD_E_SCHEMA},
      {"year", "l", {0, 0}, GOVD_E_RANGE},
      {"year", "l", {10000, 0}, GOVD_E_RANGE},
      {"unit_name", "l", {0, 0}, GOVD_E_SCHEMA},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_error error;
    govd_batch *batch;
    made m = small_table();
    add(&m, cases[i].id, cases[i].format, NULL, cases[i].words, "");
    govd_status status = import(&m, &batch, &error);
    ck_assert_msg(status == cases[i].status, "case %zu: %s", i, govd_status_name(status));
  }
}
END_TEST

START_TEST(text_of_any_width) {
  static const char long_name[] = "一个名字很长的镇人民政府";
  struct {
    int32_t length;
    char prefix[4];
    int32_t buffer;
    int32_t offset;
  } views[2] = {{3, "abc", 0, 0}, {(int32_t)strlen(long_name), "", 0, 0}};
  const int64_t offsets[] = {0, 3, 3 + (int64_t)strlen(long_name)};
  for (int large = 0; large < 2; large++) {
    govd_error error;
    govd_batch *batch;
    govd_report *report;
    made m = small_table();
    if (large) {
      add(&m, "unit_name", "U", NULL, offsets, "abc一个名字很长的镇人民政府");
    } else {
      add(&m, "unit_name", "vu", NULL, views, long_name);
    }
    ok(import(&m, &batch, &error), &error);
    ok(govd_batch_report(batch, 0, &report, &error), &error);
    ck_assert_str_eq(govd_report_unit_name(report), "abc");
    govd_report_free(report);
    ok(govd_batch_report(batch, 1, &report, &error), &error);
    ck_assert_str_eq(govd_report_unit_name(report), long_name);
    govd_report_free(report);
    govd_batch_free(batch);
  }
}
END_TEST

START_TEST(parts_of_tables_and_columns_without_values) {
  govd_error error;
  govd_batch *batch;
  govd_violations *violations;
  made m = small_table();
  add(&m, "a", "l", NULL, (const int64_t[]){5, 6}, NULL);
  add(&m, "b", "n", NULL, NULL, NULL);
  add(&m, "else", "+l", NULL, NULL, NULL); /* columns of other names may be anything */
  m.offset = 1;
  ok(import(&m, &batch, &error), &error);
  ck_assert_uint_eq(govd_batch_row_count(batch), 1);
  ck_assert_int_eq(govd_batch_values(batch, 0, 0)[0], 6);
  govd_report *report;
  ok(govd_batch_report(batch, 0, &report, &error), &error);
  ck_assert_int_eq(govd_report_cell(report, 0)->state, GOVD_GIVEN);
  ck_assert_int_eq(govd_report_cell(report, 1)->state, GOVD_BLANK);  /* a column, and nothing in it */
  ck_assert_int_eq(govd_report_cell(report, 2)->state, GOVD_ABSENT); /* no column */
  govd_report_free(report);
  ok(govd_batch_validate(batch, NULL, false, GOVD_ZH, &violations, &error), &error);
  ck_assert_uint_eq(govd_violations_count(violations), 1);
  govd_violations_free(violations);
  govd_batch_free(batch);
}
END_TEST

START_TEST(states_that_contradict_figures) {
  govd_error error;
  govd_batch *batch;
  govd_report *report;
  static const uint8_t first[] = {1};
  made m = small_table();
  add(&m, "a", "l", first, (const int64_t[]){5, 6}, NULL);
  add(&m, "states", "u", NULL, (const int32_t[]){0, 3, 6}, "bdigai");
  ok(import(&m, &batch, &error), &error);
  static const govd_state expected[2][3] = {{GOVD_GIVEN, GOVD_DASH, GOVD_INVALID},
                                            {GOVD_BLANK, GOVD_ABSENT, GOVD_INVALID}};
  for (size_t row = 0; row < 2; row++) {
    ok(govd_batch_report(batch, row, &report, &error), &error);
    for (size_t cell = 0; cell < 3; cell++)
      ck_assert_int_eq(govd_report_cell(report, cell)->state, expected[row][cell]);
    govd_report_free(report);
  }
  govd_batch_free(batch);
}
END_TEST

START_TEST(tables_that_are_refused) {
  static const uint8_t first[] = {1};
  static const struct {
    const char *form;
    const char *states;
    const uint8_t *validity;
    govd_status status;
  } cases[] = {
      {"smallsmall", "ggggga", NULL, GOVD_OK},           {"smallsmalx", "ggggga", NULL, GOVD_E_UNKNOWN},
      {"smallsmall", "gggggx", NULL, GOVD_E_SCHEMA},     {"smallsmall", "ggggga", first, GOVD_E_SCHEMA},
      {"smallsma\xFFl", "ggggga", NULL, GOVD_E_UNKNOWN},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_error error;
    govd_batch *batch;
    made m = {.count = 0};
    add(&m, "form", "u", cases[i].validity, form_offsets, cases[i].form);
    add(&m, "states", "u", NULL, (const int32_t[]){0, 3, 6}, cases[i].states);
    govd_status status = import(&m, &batch, &error);
    ck_assert_msg(status == cases[i].status, "case %zu: %s", i, govd_status_name(status));
    govd_batch_free(batch);
  }
  govd_error error;
  govd_batch *batch;
  made without_form = {.count = 0};
  add(&without_form, "a", "l", NULL, (const int64_t[]){5, 6}, NULL);
  ck_assert_int_eq(import(&without_form, &batch, &error), GOVD_E_SCHEMA);
  made short_states = small_table();
  add(&short_states, "states", "u", NULL, (const int32_t[]){0, 3, 5}, "ggggg");
  ck_assert_int_eq(import(&short_states, &batch, &error), GOVD_E_SCHEMA);
  made name = small_table();
  add(&name, "unit_name", "u", NULL, (const int32_t[]){0, 1, 2}, "a\xFF");
  ck_assert_int_eq(import(&name, &batch, &error), GOVD_E_ENCODING);
  made broken = small_table();
  broken.fails = EIO;
  ck_assert_int_eq(import(&broken, &batch, &error), GOVD_E_IO);
  broken.fails = ENOMEM;
  ck_assert_int_eq(import(&broken, &batch, &error), GOVD_E_NO_MEMORY);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, reports_come_out_as_they_went_in);
  tcase_add_test(tests, reports_go_through_arrow);
  tcase_add_test(tests, an_array_has_the_columns_of_the_header);
  tcase_add_test(tests, one_array_takes_several_forms);
  tcase_add_test(tests, a_cell_of_two_kinds_is_refused);
  tcase_add_test(tests, an_empty_batch_has_columns_too);
  tcase_add_test(tests, violations_are_the_findings_on_rules);
  tcase_add_test(tests, a_violation_has_its_figures);
  tcase_add_test(tests, last_year_is_looked_up);
  tcase_add_test(tests, numbers_widen_exactly);
  tcase_add_test(tests, a_batch_refuses);
  tcase_add_test(tests, forms_that_do_not_go_together);
  tcase_add_test(tests, cells_named_like_other_columns);
  tcase_add_test(tests, figures_of_any_width);
  tcase_add_test(tests, figures_that_do_not_fit);
  tcase_add_test(tests, text_of_any_width);
  tcase_add_test(tests, parts_of_tables_and_columns_without_values);
  tcase_add_test(tests, states_that_contradict_figures);
  tcase_add_test(tests, tables_that_are_refused);
}

int main(void) { return test_run("batch", add_tests); }
