/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The size of the smallest sets, held against an integer programme that GLPK solves: the fewest figures
 * whose change leaves no rule broken.
 */
#include <glpk.h>
#include <govdisclosure/repair.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "sound.h"
#include "support.h"

enum { REPORTS = 60, REACH = 1000 };

/* For each cell: how much more, how much less, and whether it changes at all. */
static int more(size_t cell) { return (int)(3 * cell + 1); }
static int less(size_t cell) { return (int)(3 * cell + 2); }
static int changes(size_t cell) { return (int)(3 * cell + 3); }

static bool is_given(const govd_report *report, size_t cell) {
  return govd_report_cell(report, cell)->state == GOVD_GIVEN;
}

/* Adds a cell to a row; a group that prints nothing by its parts. */
static void spread(const govd_report *report, size_t cell, double coefficient, double *row) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  const govd_table *table = govd_form_table(form, kind->table);
  if (is_given(report, cell)) {
    row[cell] += coefficient;
    return;
  }
  for (size_t i = 0; i < table->row_count; i++) {
    const govd_row *r = govd_form_row(form, kind->table, i);
    if (r->parent == kind->row && r->kind != GOVD_ROW_OF_WHICH && !r->sums_siblings)
      spread(report, table->first_cell + i * table->column_count + kind->column, coefficient, row);
  }
}

static void add_cells(glp_prob *p, const govd_report *report) {
  size_t count = govd_form_cell_count(govd_report_form(report));
  glp_add_cols(p, (int)(3 * count));
  for (size_t i = 0; i < count; i++) {
    bool given = is_given(report, i);
    bool negative = govd_form_cell_at(govd_report_form(report), i)->type == GOVD_SIGNED_COUNT;
    double value = (double)govd_report_cell(report, i)->value;
    const double most[] = {given ? REACH : 0, !given ? 0 : negative ? REACH : value};
    for (int k = 0; k < 2; k++) {
      int column = k == 0 ? more(i) : less(i);
      glp_set_col_kind(p, column, GLP_IV);
      glp_set_col_bnds(p, column, most[k] > 0 ? GLP_DB : GLP_FX, 0, most[k]);
      int row = glp_add_rows(p, 1);
      glp_set_row_bnds(p, row, GLP_UP, 0, 0);
      glp_set_mat_row(p, row, 2, (const int[]){0, column, changes(i)}, (const double[]){0, 1, -REACH});
    }
    glp_set_col_kind(p, changes(i), GLP_BV);
    glp_set_obj_coef(p, changes(i), 1);
  }
}

static void add_rule(glp_prob *p, const govd_report *report, const govd_instance *instance, double *row) {
  const govd_form *form = govd_report_form(report);
  size_t count = govd_form_cell_count(form);
  int *columns = calloc(2 * count + 1, sizeof *columns);
  double *numbers = calloc(2 * count + 1, sizeof *numbers);
  ck_assert(columns != NULL && numbers != NULL);
  double value = (double)(instance->left - instance->right);
  int used = 0;
  memset(row, 0, count * sizeof *row);
  for (size_t t = 0; t < instance->term_count; t++) {
    const govd_term *term = &instance->terms[t];
    spread(report, term->cell, (double)(term->right ? -term->coefficient : term->coefficient), row);
  }
  for (size_t i = 0; i < count; i++) {
    if (row[i] > -0.5 && row[i] < 0.5) continue;
    value += row[i] * (double)govd_report_cell(report, i)->value;
    columns[++used] = more(i);
    numbers[used] = row[i];
    columns[++used] = less(i);
    numbers[used] = -row[i];
  }
  govd_relation relation = govd_form_rule(form, instance->rule)->relation;
  int index = glp_add_rows(p, 1);
  glp_set_row_bnds(p, index,
                   relation == GOVD_EQUAL        ? GLP_FX
                   : relation == GOVD_LESS_EQUAL ? GLP_UP
                                                 : GLP_LO,
                   -value, -value);
  glp_set_mat_row(p, index, used, columns, numbers);
  free(columns);
  free(numbers);
}

static bool speaks(const govd_instance *instance) {
  for (size_t t = 0; t < instance->term_count; t++) {
    if (instance->terms[t].source != GOVD_THIS) return false;
  }
  return instance->group_row == GOVD_NONE;
}

/* The fewest changes by GLPK; -1 where it takes too long. */
static int fewest(const govd_report *report) {
  const govd_form *form = govd_report_form(report);
  double *row = calloc(govd_form_cell_count(form), sizeof *row);
  ck_assert_ptr_nonnull(row);
  glp_prob *p = glp_create_prob();
  glp_set_obj_dir(p, GLP_MIN);
  add_cells(p, report);
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    if (speaks(govd_form_instance(form, i))) add_rule(p, report, govd_form_instance(form, i), row);
  }
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.presolve = GLP_ON;
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.tm_lim = 2000;
  int failed = glp_intopt(p, &parameters);
  int result = failed == 0 && glp_mip_status(p) == GLP_OPT ? (int)(glp_mip_obj_val(p) + 0.5) : -1;
  glp_delete_prob(p);
  free(row);
  return result;
}

START_TEST(agrees_with_glpk) {
  govd_forms *forms;
  test_random random = test_random_new();
  size_t compared = 0;
  ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK);
  glp_term_out(GLP_OFF);
  for (size_t n = 0; n < REPORTS; n++) {
    const govd_form *form = govd_forms_at(forms, n % govd_forms_count(forms));
    govd_report *report = sound_random(form, NULL, &random);
    fault f = {0};
    for (size_t k = 0; k <= n % 3; k++) fault_inject(report, report, FAULT_ANY_FIGURE, &random, &f);
    govd_repair *repair;
    ck_assert_int_eq(govd_repair_new(NULL, report, NULL, NULL, &repair, NULL), GOVD_OK);
    size_t size = 0;
    for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
      ck_assert(govd_repair_component(repair, c)->complete);
      size += govd_repair_component(repair, c)->size;
    }
    int expected = fewest(report);
    if (expected >= 0) {
      ck_assert_msg((size_t)expected == size, "%s: %zu cells, %d by GLPK", govd_form_id(form), size,
                    expected);
      compared++;
    }
    govd_repair_free(repair);
    govd_report_free(report);
  }
  govd_forms_free(forms);
  glp_free_env();
  printf("%zu of %d reports compared\n", compared, REPORTS);
  ck_assert_uint_gt(compared, REPORTS / 2);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_set_timeout(tests, 200);
  tcase_add_test(tests, agrees_with_glpk);
}

int main(void) { return test_run("repair against GLPK", add_tests); }
