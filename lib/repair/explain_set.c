/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "explain.h"

/*
 * Names for changes of several figures: each by itself, then two at a time where that is
 * told in fewer bits, then what they are all together.
 */
enum { COST_SWAPPED = 6, COST_MOVED = 6, COST_SAME_AGAIN = 1 };

static bool same_sheet(const govd__variable *a, const govd__variable *b) {
  return a->source == b->source && a->unit == b->unit;
}

/* In one row or column of one table. */
static bool are_in_line(const govd__system *s, const govd__variable *a, const govd__variable *b) {
  const govd_form_cell *x = govd_form_cell_at(s->form, a->cell);
  const govd_form_cell *y = govd_form_cell_at(s->form, b->cell);
  return same_sheet(a, b) && x->table == y->table && (x->row == y->row || x->column == y->column);
}

/* Whether they stand one beside the other or one below the other; groups that print no figure are passed by.
 */
static bool are_neighbours(const govd__system *s, const govd__variable *a, const govd__variable *b) {
  const govd_form_cell *x = govd_form_cell_at(s->form, a->cell);
  const govd_form_cell *y = govd_form_cell_at(s->form, b->cell);
  const govd_table *table = govd_form_table(s->form, x->table);
  bool beside = x->row == y->row || table->layout == GOVD_LAYOUT_ONE_ROW;
  if (!same_sheet(a, b) || x->table != y->table || (!beside && x->column != y->column)) return false;
  size_t step = beside ? 1 : table->column_count;
  size_t end = a->cell > b->cell ? a->cell : b->cell;
  for (size_t cell = (a->cell > b->cell ? b->cell : a->cell) + step; cell < end; cell += step) {
    if (govd__system_find(s, govd__system_sheet(s, a->source, a->unit), cell) != GOVD_NONE) return false;
  }
  return true;
}

static bool is_total(const govd__system *s, const govd__variable *v) {
  for (size_t i = 0; i < govd_form_instance_count(s->form); i++) {
    const govd_instance *instance = govd_form_instance(s->form, i);
    if (instance->total != GOVD_NONE && instance->terms[instance->total].cell == v->cell) return true;
  }
  return false;
}

/* Of many items held in the cell they belong to, one is sooner counted elsewhere; and totals are not counted.
 */
static int unlikelihood_of_move(const govd__system *s, const govd__variable *a, const govd__variable *b,
                                int64_t held) {
  enum { MOST = 6, TOTAL = 3 };
  int rare = MOST - (govd__number_cost(held) - 1) / 2;
  return (rare < 0 ? 0 : rare) + (is_total(s, a) || is_total(s, b) ? TOTAL : 0);
}

/* What two changes are together, if that is told in fewer bits than they are alone. */
static void name_pair(govd__system *s, govd__explained *x, size_t i, size_t j) {
  const govd__variable *a = &s->variables[x->set.variables[i]];
  const govd__variable *b = &s->variables[x->set.variables[j]];
  if (a->open || b->open) return;
  int alone = x->names[i].cost + x->names[j].cost;
  int64_t to_a = a->value + x->set.deltas[i];
  int64_t to_b = b->value + x->set.deltas[j];
  govd_explanation kind = GOVD_UNEXPLAINED;
  int cost = alone;
  if (to_a == b->value && to_b == a->value && cost > COST_SWAPPED && are_neighbours(s, a, b)) {
    kind = GOVD_CELLS_SWAPPED;
    cost = COST_SWAPPED;
  }
  int64_t sum;
  int moved = COST_MOVED + govd__number_cost(x->set.deltas[i]) +
              unlikelihood_of_move(s, a, b, x->set.deltas[i] > 0 ? to_a : to_b);
  if (are_in_line(s, a, b) && !__builtin_add_overflow(x->set.deltas[i], x->set.deltas[j], &sum) && sum == 0 &&
      moved < cost) {
    kind = GOVD_ITEM_MOVED;
    cost = moved;
  }
  if (cost >= alone) return;
  x->names[i] = (govd__name){kind, b->cell, cost / 2};
  x->names[j] = (govd__name){kind, a->cell, cost - cost / 2};
}

static bool are_one_row(const govd__system *s, size_t a, size_t b) {
  if (a == GOVD_NONE || b == GOVD_NONE) return a == b;
  const govd_form_cell *x = govd_form_cell_at(s->form, a);
  const govd_form_cell *y = govd_form_cell_at(s->form, b);
  return x->table == y->table && (x->row == y->row || x->column == y->column);
}

/* The same slip in several totals, as when a row was left out of all of them, is told once. */
static void name_again(const govd__system *s, govd__explained *x, size_t i) {
  govd__name *name = &x->names[i];
  bool of_totals = name->kind == GOVD_PART_LEFT_OUT || name->kind == GOVD_PART_TWICE ||
                   name->kind == GOVD_PART_COPIED || name->kind == GOVD_TOTAL_ZERO;
  for (size_t j = 0; j < i && of_totals; j++) {
    if (x->names[j].kind != name->kind || !are_one_row(s, x->names[j].part, name->part)) continue;
    name->cost = name->cost < COST_SAME_AGAIN ? name->cost : COST_SAME_AGAIN;
    return;
  }
}

static void sum_up(const govd__system *s, govd__explained *x) {
  x->cost = 0;
  x->kind = x->names[0].kind;
  for (size_t i = 0; i < x->set.count; i++) {
    x->cost += x->names[i].cost + govd__cell_cost(&s->variables[x->set.variables[i]]);
    if (x->names[i].kind == GOVD_UNEXPLAINED) x->kind = GOVD_UNEXPLAINED;
    if (x->names[i].kind != x->kind && x->kind != GOVD_UNEXPLAINED) x->kind = GOVD_SEVERAL;
  }
}

govd_status govd__explain_set(govd__system *s, govd__arena *arena, govd__explained *x, govd_error *error) {
  x->names = govd__arena_alloc(arena, x->set.count, sizeof *x->names);
  if (x->names == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < x->set.count; i++) {
    size_t variable = x->set.variables[i];
    govd_status status =
        govd__explain_change(s, variable, s->variables[variable].value + x->set.deltas[i], &x->names[i]);
    if (status != GOVD_OK) return status;
  }
  for (size_t i = 0; i < x->set.count; i++) {
    for (size_t j = i + 1; j < x->set.count; j++) name_pair(s, x, i, j);
  }
  for (size_t i = 1; i < x->set.count; i++) name_again(s, x, i);
  sum_up(s, x);
  return GOVD_OK;
}
