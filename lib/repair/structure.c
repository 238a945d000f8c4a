/* SPDX-License-Identifier: Apache-2.0 */
#include "structure.h"

#include "base/fail.h"
#include "base/memory.h"
#include "trial.h"

enum { COST_SHIFTED = 12, COST_CELL = 6, COST_MOVED = 10, COST_UNKNOWN = 7 };

/* Rows and columns that stand one off. */

/* By how much a figure must change, all other changes made, for one of the equations that it stands in. */
static bool needed(const govd__trial *t, const govd__entry *stands, int64_t *delta) {
  int64_t rest;
  if (!t->s->rows[stands->variable].equality || (stands->coefficient != 1 && stands->coefficient != -1))
    return false;
  if (!govd__trial_residual(t, stands->variable, &rest)) return false;
  *delta = stands->coefficient == 1 ? -rest : rest;
  return true;
}

static bool stands_in_equation(const govd__trial *t, const govd__variable *v) {
  for (size_t i = 0; i < v->row_count; i++) {
    if (t->s->rows[v->rows[i].variable].equality) return true;
  }
  return false;
}

/* Where no equation says what a count was that was lost: the least that it may have been, and the most. */
static bool add_unknown(govd__trial *t, size_t variable) {
  const govd__variable *v = &t->s->variables[variable];
  if (v->type == GOVD_SIGNED_COUNT || v->weight == 0) return false;
  size_t count = t->count;
  if (!govd__trial_bounds(t, variable, 0, &t->least, &t->most) || !govd__trial_add(t, variable, t->least))
    return false;
  t->unknown = count;
  return true;
}

/* The change as it is now, if it is a shift that leaves nothing broken; else it is kept in mind. All of a row
 * that slipped speaks for itself: no end had to be chosen. */
static govd_status take_shift(govd__trial *t, govd_explanation kind, int lost, bool whole) {
  int cost = COST_SHIFTED + COST_CELL + lost;
  if (t->count < 2) return GOVD_OK;
  if (!govd__trial_mends(t)) {
    govd_status status = t->unknown == GOVD_NONE ? govd__trial_consider(t, kind, cost) : GOVD_OK;
    return status == GOVD_OK ? govd__complete(t, kind, cost) : status;
  }
  return govd__trial_accept(t, kind, cost, !whole && govd__trial_fits_anyhow(t));
}

/* Supposes each figure that the cell at the far end may have had before it was lost. */
static govd_status try_lost(govd__trial *t, size_t far, govd_explanation kind, bool whole) {
  const govd__variable *v = &t->s->variables[far];
  size_t count = t->count;
  govd_status status = GOVD_OK;
  if (!stands_in_equation(t, v)) {
    if (add_unknown(t, far)) status = take_shift(t, kind, COST_UNKNOWN, whole);
    govd__trial_keep(t, count);
    return status;
  }
  for (size_t i = 0; i < v->row_count && status == GOVD_OK; i++) {
    int64_t delta;
    if (needed(t, &v->rows[i], &delta) && govd__trial_add(t, far, delta))
      status = take_shift(t, kind, govd__number_cost(v->value + delta), whole);
    govd__trial_keep(t, count);
  }
  return status;
}

/*
 * Supposes that the figures from one cell on slipped by one cell, as far as to any other: the near end took
 * nothing, or 0, and the figure of the far end was lost; it is what the rules need it to be. step is 1
 * where figures slipped towards the end of the line, else -1.
 */
static govd_status try_from(govd__trial *t, const size_t *line, size_t count, size_t near, int step,
                            govd_explanation kind) {
  govd_status status = GOVD_OK;
  size_t moved = 0;
  size_t last = step > 0 ? count - 1 : 0;
  for (size_t far = near; far != last && status == GOVD_OK;) {
    size_t next = step > 0 ? far + 1 : far - 1;
    int64_t value = t->s->variables[line[next]].value;
    int64_t delta;
    if (!govd__same_kind(t->s, line[far], line[next])) break;
    if (__builtin_sub_overflow(value, t->s->variables[line[far]].value, &delta)) break;
    if (!govd__trial_add(t, line[far], delta)) break;
    moved += value != 0;
    far = next;
    bool whole = kind == GOVD_ROW_SHIFTED && far == last && near == count - 1 - last;
    if (moved >= 2) status = try_lost(t, line[far], kind, whole);
  }
  govd__trial_forget(t);
  return status;
}

static govd_status try_line(govd__trial *t, const size_t *line, size_t count, govd_explanation kind) {
  govd_status status = GOVD_OK;
  for (size_t near = 0; near < count && status == GOVD_OK; near++) {
    if (t->s->variables[line[near]].value != 0) continue;
    status = try_from(t, line, count, near, 1, kind);
    if (status == GOVD_OK) status = try_from(t, line, count, near, -1, kind);
  }
  return status;
}

static bool touches_broken(const govd__trial *t, const size_t *line, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const govd__variable *v = &t->s->variables[line[i]];
    for (size_t r = 0; r < v->row_count; r++) {
      if (t->s->rows[v->rows[r].variable].broken) return true;
    }
  }
  return false;
}

static govd_status try_shifts(govd__trial *t) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_table_count(t->s->form) && status == GOVD_OK; i++) {
    const govd_table *table = govd_form_table(t->s->form, i);
    size_t *line = govd__calloc(table->row_count * table->column_count, sizeof *line);
    if (line == NULL) return govd__fail_memory(t->error);
    for (int row = 1; row >= 0; row--) {
      bool one = row && table->layout == GOVD_LAYOUT_ONE_ROW;
      size_t lines = one ? 1 : row ? table->row_count : table->column_count;
      for (size_t k = 0; k < lines && status == GOVD_OK; k++) {
        size_t count = govd__figures_in_line(t->s, table, row, k, line);
        if (count >= 3 && touches_broken(t, line, count))
          status = try_line(t, line, count, row ? GOVD_ROW_SHIFTED : GOVD_COLUMN_SHIFTED);
      }
    }
    govd__free(line);
  }
  return status;
}

/* A row that was left out of all totals, or the like: the totals of one rule, all put right. */

static govd_status try_totals(govd__trial *t, const govd_rule *rule) {
  size_t changed = 0;
  bool possible = true;
  for (size_t i = 0; i < rule->instance_count && possible; i++) {
    const govd_instance *instance = govd_form_instance(t->s->form, rule->first_instance + i);
    if (instance->total == GOVD_NONE) return GOVD_OK;
    const govd_term *total = &instance->terms[instance->total];
    size_t variable = govd__system_find(t->s, 0, total->cell);
    if (variable == GOVD_NONE) continue;
    for (size_t b = 0; b < t->broken_count && possible; b++) {
      const govd__row *row = &t->s->rows[t->broken[b]];
      if (row->sheet != 0 || row->instance != rule->first_instance + i) continue;
      possible = row->residual != INT64_MIN &&
                 govd__trial_add(t, variable, total->right ? row->residual : -row->residual);
      changed++;
    }
  }
  govd_status status = GOVD_OK;
  if (possible && changed >= 2 && govd__trial_mends(t)) {
    govd__explained x = {.set = {.count = t->count}};
    size_t before = t->list->count;
    status = govd__trial_accept(t, GOVD_SEVERAL, 0, false);
    if (status == GOVD_OK && t->list->count > before) {
      x = t->list->items[before];
      status = govd__explain_set(t->s, t->arena, &x, t->error);
      x.cost -= COST_CELL * (int)(x.set.count - 1) / 2; /* one slip, made in several columns */
      t->list->items[before] = x;
      if (x.kind == GOVD_UNEXPLAINED || x.kind == GOVD_SEVERAL) t->list->count = before;
    }
  }
  govd__trial_forget(t);
  return status;
}

/* An item that is counted in the wrong column, in a row and in the totals of it. */

/* Lets the totals that a cell is a part of follow it, this column's or row's. */
static bool follow(govd__trial *t, size_t cell, int64_t delta, bool column) {
  for (size_t i = 0; i < govd_form_instance_count(t->s->form); i++) {
    const govd_instance *instance = govd_form_instance(t->s->form, i);
    const govd_rule *rule = govd_form_rule(t->s->form, instance->rule);
    if (instance->total == GOVD_NONE || (rule->each == GOVD_EACH_COLUMN) != column) continue;
    for (size_t k = 0; k < instance->term_count; k++) {
      const govd_term *term = &instance->terms[k];
      const govd_term *total = &instance->terms[instance->total];
      size_t variable = govd__system_find(t->s, 0, total->cell);
      if (k == instance->total || term->cell != cell || term->source != GOVD_THIS) continue;
      if (variable == GOVD_NONE || total->source != GOVD_THIS || term->coefficient != 1) continue;
      if (!govd__trial_add(t, variable, delta)) return false;
    }
  }
  return true;
}

static govd_status try_move(govd__trial *t, size_t from, size_t to, int64_t items) {
  const govd_form_cell *cell = govd_form_cell_at(t->s->form, t->s->variables[from].cell);
  const govd_form_cell *other = govd_form_cell_at(t->s->form, t->s->variables[to].cell);
  bool column = cell->row == other->row;
  govd_status status = GOVD_OK;
  /* A part of a group is a part of the group's total. */
  const govd_row *row = govd_form_row(t->s->form, cell->table, cell->row);
  const govd_table *table = govd_form_table(t->s->form, cell->table);
  size_t group = column && row->parent != GOVD_NONE &&
                         govd_form_row(t->s->form, cell->table, row->parent)->parent != GOVD_NONE
                     ? row->parent
                     : cell->row;
  size_t group_from = table->first_cell + group * table->column_count + cell->column;
  size_t group_to = table->first_cell + group * table->column_count + other->column;
  bool possible = govd__trial_add(t, from, -items) && govd__trial_add(t, to, items) &&
                  follow(t, group_from, -items, column) && follow(t, group_to, items, column);
  if (possible && t->count > 2 && govd__trial_mends(t))
    status =
        govd__trial_accept(t, GOVD_ITEM_MOVED, COST_MOVED + 2 * COST_CELL + govd__number_cost(items), false);
  govd__trial_forget(t);
  return status;
}

/* The column that a broken rule speaks of, in its table; false where it is of another kind. */
static bool column_of(const govd__trial *t, size_t row, size_t *table, size_t *column) {
  const govd__row *r = &t->s->rows[row];
  if (r->sheet != 0 || r->instance == GOVD_NONE || !r->equality) return false;
  const govd_instance *instance = govd_form_instance(t->s->form, r->instance);
  if (govd_form_rule(t->s->form, instance->rule)->each != GOVD_EACH_COLUMN) return false;
  const govd_form_cell *cell = govd_form_cell_at(t->s->form, instance->terms[0].cell);
  *table = cell->table;
  *column = cell->column;
  return true;
}

/* Two columns that are off by the same, one up and one down: each row may be where an item went astray. */
static govd_status try_moves(govd__trial *t) {
  size_t tables[2];
  size_t columns[2];
  if (t->broken_count != 2 || !column_of(t, t->broken[0], &tables[0], &columns[0]) ||
      !column_of(t, t->broken[1], &tables[1], &columns[1]) || tables[0] != tables[1])
    return GOVD_OK;
  int64_t items = t->s->rows[t->broken[0]].residual;
  int64_t sum;
  if (__builtin_add_overflow(items, t->s->rows[t->broken[1]].residual, &sum) || sum != 0) return GOVD_OK;
  const govd_table *table = govd_form_table(t->s->form, tables[0]);
  govd_status status = GOVD_OK;
  for (size_t row = 0; row < table->row_count && status == GOVD_OK; row++) {
    size_t a = govd__system_find(t->s, 0, table->first_cell + row * table->column_count + columns[0]);
    size_t b = govd__system_find(t->s, 0, table->first_cell + row * table->column_count + columns[1]);
    if (a == GOVD_NONE || b == GOVD_NONE) continue;
    status = try_move(t, a, b, items);
    if (status == GOVD_OK) status = try_move(t, b, a, items);
  }
  return status;
}

static bool is_broken(const govd__trial *t, const govd_rule *rule) {
  for (size_t b = 0; b < t->broken_count; b++) {
    size_t instance = t->s->rows[t->broken[b]].instance;
    if (instance != GOVD_NONE && instance >= rule->first_instance &&
        instance < rule->first_instance + rule->instance_count)
      return true;
  }
  return false;
}

static govd_status try_all(govd__trial *t) {
  govd_status status = try_shifts(t);
  for (size_t i = 0; i < govd_form_rule_count(t->s->form) && status == GOVD_OK; i++) {
    const govd_rule *rule = govd_form_rule(t->s->form, i);
    if (is_broken(t, rule)) status = try_totals(t, rule);
  }
  if (status == GOVD_OK) status = govd__couples(t);
  return status == GOVD_OK ? try_moves(t) : status;
}

govd_status govd__structure(govd__system *s, const size_t *broken, size_t broken_count, size_t smallest,
                            govd__arena *arena, govd__list *list, govd__partials *partials,
                            govd_error *error) {
  govd__trial t;
  govd_status status = govd__trial_open(&t, s, broken, broken_count, arena, list, error);
  t.partials = partials;
  t.smallest = smallest;
  if (status == GOVD_OK) status = try_all(&t);
  govd__trial_release(&t);
  return status;
}
