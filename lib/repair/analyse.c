/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/arena.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "system.h"

/*
 * The rules as a matrix: a row for each equation, a column for each figure of this report.
 * Its rank tells which equations follow from others; columns that are multiples of each
 * other are figures whose errors look the same; what has no column in it goes unseen.
 */

typedef struct owned {
  govd_analysis analysis; /* first, so that the one is the other */
  govd__arena arena;
} owned;

typedef struct matrix {
  size_t columns; /* by cell, and one for the constants */
  int64_t *items;
  size_t count;
  size_t *instances; /* of the rows */
} matrix;

typedef struct analyser {
  const govd_form *form;
  govd__system system;
  govd_report *report;
  govd_report *prior;
  matrix equations;
  matrix pivots; /* equations with one lead each, which the others do not have */
  size_t *leads;
  owned *result;
  govd_error *error;
} analyser;

static int64_t *row_of(const matrix *m, size_t row) { return m->items + row * m->columns; }

static size_t *list(analyser *a, size_t room) {
  return govd__arena_alloc(&a->result->arena, room + 1, sizeof(size_t));
}

/* A report with a 0 in each cell that takes a figure, and none in groups. */
static govd_status fill(const govd_form *form, govd_report **report, size_t *count, govd_error *error) {
  govd_status status = govd_report_new(form, report, error);
  *count = 0;
  for (size_t i = 0; i < govd_form_cell_count(form) && status == GOVD_OK; i++) {
    const govd_form_cell *cell = govd_form_cell_at(form, i);
    if (cell->heading || govd_form_row(form, cell->table, cell->row)->kind == GOVD_ROW_GROUP) continue;
    status = govd_report_set_value(*report, i, 0, error);
    ++*count;
  }
  return status;
}

static uint64_t size_of(int64_t number) { return number < 0 ? ~(uint64_t)number + 1 : (uint64_t)number; }

static uint64_t common_divisor(uint64_t a, uint64_t b) {
  while (b != 0) {
    uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* Divides a row by what all its numbers have in common. */
static void simplify(int64_t *row, size_t count) {
  uint64_t divisor = 0;
  for (size_t i = 0; i < count; i++) divisor = common_divisor(divisor, size_of(row[i]));
  for (size_t i = 0; i < count && divisor > 1; i++) row[i] /= (int64_t)divisor;
}

/* row × lead of the pivot - pivot × what the row has there; false where that overflows. */
static bool subtract(int64_t *row, const int64_t *pivot, size_t lead, size_t count) {
  int64_t factor = row[lead];
  int64_t scale = pivot[lead];
  for (size_t i = 0; i < count; i++) {
    int64_t a;
    int64_t b;
    if (__builtin_mul_overflow(row[i], scale, &a) || __builtin_mul_overflow(pivot[i], factor, &b) ||
        __builtin_sub_overflow(a, b, &row[i]))
      return false;
  }
  simplify(row, count);
  return true;
}

static bool reduce(const analyser *a, int64_t *row) {
  for (size_t p = 0; p < a->pivots.count; p++) {
    if (row[a->leads[p]] != 0 && !subtract(row, row_of(&a->pivots, p), a->leads[p], a->pivots.columns))
      return false;
  }
  return true;
}

/* The sign that all coefficients have; 0 where there are two, or none. */
static int sign_of(const int64_t *row, size_t cells) {
  bool plus = false;
  bool minus = false;
  for (size_t i = 0; i < cells; i++) {
    plus = plus || row[i] > 0;
    minus = minus || row[i] < 0;
  }
  return plus == minus ? 0 : plus ? 1 : -1;
}

/* Figures are not negative: a sum of them that should be less than nothing is never met. */
static bool is_impossible(const analyser *a, const int64_t *row) {
  size_t cells = a->equations.columns - 1;
  bool any_signed = false;
  for (size_t i = 0; i < cells; i++)
    any_signed = any_signed || (row[i] != 0 && govd_form_cell_at(a->form, i)->type == GOVD_SIGNED_COUNT);
  int sign = sign_of(row, cells);
  return sign != 0 && !any_signed && row[cells] != 0 && (row[cells] > 0) == (sign > 0);
}

static bool is_empty(const int64_t *row, size_t cells) {
  for (size_t i = 0; i < cells; i++) {
    if (row[i] != 0) return false;
  }
  return true;
}

/* Takes one equation into account: it says something new, follows from the others, or contradicts them. */
static govd_status add_equation(analyser *a, const int64_t *row, size_t instance) {
  govd_analysis *r = &a->result->analysis;
  size_t cells = a->equations.columns - 1;
  int64_t *reduced = row_of(&a->pivots, a->pivots.count);
  memcpy(reduced, row, a->equations.columns * sizeof *row);
  if (!reduce(a, reduced))
    return govd__fail(a->error, GOVD_E_RANGE, "coefficients of the rules grow too large");
  r->equation_count++;
  if (is_empty(reduced, cells)) {
    if (reduced[cells] == 0) {
      ((size_t *)r->redundant)[r->redundant_count++] = instance;
    } else {
      ((size_t *)r->contradictory)[r->contradictory_count++] = instance;
    }
    return GOVD_OK;
  }
  if (is_impossible(a, row)) ((size_t *)r->contradictory)[r->contradictory_count++] = instance;
  size_t lead = 0;
  while (reduced[lead] == 0) lead++;
  a->leads[a->pivots.count++] = lead;
  r->rank++;
  return GOVD_OK;
}

/* An inequality that the equations already settle: it always holds, or never does. */
static govd_status add_inequality(analyser *a, const int64_t *row, size_t instance) {
  govd_analysis *r = &a->result->analysis;
  size_t cells = a->equations.columns - 1;
  int64_t *reduced = row_of(&a->pivots, a->pivots.count);
  memcpy(reduced, row, a->equations.columns * sizeof *row);
  /* What is multiplied by a negative number on the way turns round, but a form that vanishes has only its
   * constant, and that is 0 unless the form is odd. */
  if (!reduce(a, reduced))
    return govd__fail(a->error, GOVD_E_RANGE, "coefficients of the rules grow too large");
  if (!is_empty(reduced, cells)) return GOVD_OK;
  if (reduced[cells] == 0) ((size_t *)r->redundant)[r->redundant_count++] = instance;
  return GOVD_OK;
}

/* The row of the matrix for a rule; what other reports say is a constant, of which only 0 is known here. */
static void spread(const analyser *a, const govd__row *from, int64_t *row) {
  size_t cells = a->equations.columns - 1;
  memset(row, 0, a->equations.columns * sizeof *row);
  for (size_t e = 0; e < from->count; e++) {
    const govd__variable *v = &a->system.variables[from->entries[e].variable];
    if (v->source == GOVD_THIS) row[v->cell] = from->entries[e].coefficient;
  }
  row[cells] = from->residual;
}

static bool matrix_new(matrix *m, size_t rows, size_t columns) {
  m->columns = columns;
  m->items = govd__calloc((rows + 1) * columns, sizeof *m->items);
  m->instances = govd__calloc(rows + 1, sizeof *m->instances);
  return m->items != NULL && m->instances != NULL;
}

static void matrix_free(matrix *m) {
  govd__free(m->items);
  govd__free(m->instances);
}

static bool is_own(const govd__row *row) { return row->sheet == 0 && row->instance != GOVD_NONE; }

/* Equations first, since inequalities are held against all of them. */
static govd_status add_rules(analyser *a) {
  govd_status status = GOVD_OK;
  for (int equality = 1; equality >= 0; equality--) {
    for (size_t r = 0; r < a->system.row_count && status == GOVD_OK; r++) {
      const govd__row *from = &a->system.rows[r];
      if (!is_own(from) || from->equality != (equality == 1)) continue;
      int64_t *row = row_of(&a->equations, a->equations.count);
      spread(a, from, row);
      if (!equality) {
        status = add_inequality(a, row, from->instance);
        continue;
      }
      a->equations.instances[a->equations.count++] = from->instance;
      status = add_equation(a, row, from->instance);
    }
  }
  return status;
}

/* In how many equations a cell stands. */
static size_t equations_of(const analyser *a, size_t cell) {
  size_t count = 0;
  for (size_t r = 0; r < a->equations.count; r++) count += row_of(&a->equations, r)[cell] != 0;
  return count;
}

static bool in_some_rule(const analyser *a, size_t cell) {
  size_t variable = govd__system_find(&a->system, 0, cell);
  return variable != GOVD_NONE && a->system.variables[variable].row_count > 0;
}

/* Whether two columns are multiples of each other, neither being nothing. */
static bool are_alike(const analyser *a, size_t x, size_t y) {
  int64_t p = 0;
  int64_t q = 0;
  for (size_t r = 0; r < a->equations.count; r++) {
    int64_t i = row_of(&a->equations, r)[x];
    int64_t k = row_of(&a->equations, r)[y];
    int64_t left;
    int64_t right;
    if ((i == 0) != (k == 0)) return false;
    if (i == 0) continue;
    if (p == 0) p = i;
    if (q == 0) q = k;
    if (__builtin_mul_overflow(i, q, &left) || __builtin_mul_overflow(k, p, &right) || left != right)
      return false;
  }
  return p != 0;
}

/* Sorts the cells by what the rules see of them. */
static govd_status sort_cells(analyser *a) {
  govd_analysis *r = &a->result->analysis;
  size_t cells = govd_form_cell_count(a->form);
  bool *done = govd__calloc(cells + 1, sizeof *done);
  govd_alike *alike = govd__arena_alloc(&a->result->arena, cells + 1, sizeof *alike);
  govd_status status = done == NULL || alike == NULL ? govd__fail_memory(a->error) : GOVD_OK;
  for (size_t i = 0; i < cells && status == GOVD_OK; i++) {
    if (govd_report_cell(a->report, i)->state != GOVD_GIVEN || done[i]) continue;
    if (!in_some_rule(a, i)) {
      ((size_t *)r->unseen)[r->unseen_count++] = i;
    } else if (equations_of(a, i) == 0) {
      ((size_t *)r->bounded)[r->bounded_count++] = i;
    } else {
      size_t *same = list(a, cells);
      size_t count = 0;
      if (same == NULL) status = govd__fail_memory(a->error);
      for (size_t k = i; k < cells && same != NULL; k++) {
        if (govd_report_cell(a->report, k)->state != GOVD_GIVEN || !are_alike(a, i, k)) continue;
        same[count++] = k;
        done[k] = true;
      }
      r->located_count += count == 1;
      r->pair_count += count * (count - 1) / 2;
      if (count > 1) alike[r->alike_count++] = (govd_alike){same, count};
    }
  }
  r->alike = alike;
  govd__free(done);
  return status;
}

static govd_status analyse(analyser *a, bool years) {
  govd_analysis *r = &a->result->analysis;
  size_t other;
  govd_status status = fill(a->form, &a->report, &r->cell_count, a->error);
  if (status == GOVD_OK && years) status = fill(a->form, &a->prior, &other, a->error);
  if (status != GOVD_OK) return status;
  govd_related related = {.prior = a->prior};
  govd__system_source source = {.report = a->report, .related = &related};
  status = govd__system_build(&a->system, &source, a->error);
  if (status == GOVD_OK) status = govd__system_link(&a->system);
  if (status != GOVD_OK) return status;
  size_t columns = govd_form_cell_count(a->form) + 1;
  size_t rows = a->system.row_count + 1;
  bool memory = matrix_new(&a->equations, rows, columns);
  memory = matrix_new(&a->pivots, rows, columns) && memory;
  a->leads = govd__calloc(rows + 1, sizeof *a->leads);
  r->redundant = list(a, rows);
  r->contradictory = list(a, rows);
  r->unseen = list(a, columns);
  r->bounded = list(a, columns);
  memory = memory && a->leads != NULL && r->redundant != NULL && r->contradictory != NULL &&
           r->unseen != NULL && r->bounded != NULL;
  if (!memory) return govd__fail_memory(a->error);
  status = add_rules(a);
  return status == GOVD_OK ? sort_cells(a) : status;
}

GOVD_EXPORT govd_status govd_form_analyse(const govd_form *form, bool years, govd_analysis **analysis,
                                          govd_error *error) {
  analyser a = {.form = form, .error = error};
  *analysis = NULL;
  a.result = govd__calloc(1, sizeof *a.result);
  if (a.result == NULL) return govd__fail_memory(error);
  govd_status status = analyse(&a, years);
  govd__system_release(&a.system);
  matrix_free(&a.equations);
  matrix_free(&a.pivots);
  govd__free(a.leads);
  govd_report_free(a.report);
  govd_report_free(a.prior);
  if (status == GOVD_OK) {
    *analysis = &a.result->analysis;
  } else {
    govd_analysis_free(&a.result->analysis);
  }
  return status;
}

GOVD_EXPORT void govd_analysis_free(govd_analysis *analysis) {
  if (analysis == NULL) return;
  owned *all = (owned *)analysis;
  govd__arena_release(&all->arena);
  govd__free(all);
}
