/* SPDX-License-Identifier: Apache-2.0 */
#include "structure.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

/* A slip that is supposed, and what trying it takes. */
typedef struct trial {
  govd__system *s;
  const size_t *broken;
  size_t broken_count;
  govd__arena *arena;
  govd__list *list;
  govd__partials *partials;
  govd_error *error;
  size_t *variables; /* the change that is tried */
  int64_t *deltas;
  size_t count;
  int64_t *shift; /* by row: what the change adds to it; all 0 between trials */
  size_t *rows;   /* those that it adds to */
  size_t row_count;
  bool *added; /* by row: it is among them */
} trial;

enum { COST_SHIFTED = 12, COST_CELL = 6, COST_MOVED = 10, COST_LINE = 6 };

govd_status govd__list_add(govd__list *list, const govd__explained *explained, govd_error *error) {
  govd__explained *grown = govd__grow(list->items, list->count, &list->capacity, sizeof *grown);
  if (grown == NULL) return govd__fail_memory(error);
  list->items = grown;
  grown[list->count++] = *explained;
  return GOVD_OK;
}

/* Adds a change of one figure to the trial; false where the figure could not be that. */
static bool add(trial *t, size_t variable, int64_t delta) {
  const govd__variable *v = &t->s->variables[variable];
  int64_t to;
  if (delta == 0) return true;
  if (v->weight == 0 || v->open || delta == INT64_MIN || __builtin_add_overflow(v->value, delta, &to))
    return false;
  if (to < 0 && v->type != GOVD_SIGNED_COUNT) return false;
  t->variables[t->count] = variable;
  t->deltas[t->count++] = delta;
  for (size_t i = 0; i < v->row_count; i++) {
    size_t row = v->rows[i].variable;
    int64_t product;
    if (__builtin_mul_overflow(v->rows[i].coefficient, delta, &product) ||
        __builtin_add_overflow(t->shift[row], product, &t->shift[row])) {
      return false;
    }
    if (t->added[row]) continue;
    t->added[row] = true;
    t->rows[t->row_count++] = row;
  }
  return true;
}

static void forget(trial *t) {
  for (size_t i = 0; i < t->row_count; i++) {
    t->shift[t->rows[i]] = 0;
    t->added[t->rows[i]] = false;
  }
  t->count = t->row_count = 0;
}

/* Whether the change leaves no rule broken. */
static bool mends(const trial *t) {
  for (size_t i = 0; i < t->row_count; i++) {
    const govd__row *row = &t->s->rows[t->rows[i]];
    int64_t residual;
    if (__builtin_add_overflow(row->residual, t->shift[t->rows[i]], &residual)) return false;
    if (row->equality ? residual != 0 : residual < 0) return false;
  }
  for (size_t i = 0; i < t->broken_count; i++) {
    if (!t->added[t->broken[i]]) return false;
  }
  return true;
}

/* The change, as one slip of a kind, with its cells in order. */
static govd_status make(const trial *t, govd_explanation kind, int cost, govd__explained *x) {
  size_t count = t->count;
  *x = (govd__explained){.set = {.count = count}, .kind = kind, .cost = cost};
  x->set.variables = govd__arena_alloc(t->arena, count, sizeof *x->set.variables);
  int64_t *numbers = govd__arena_alloc(t->arena, count, sizeof *numbers);
  x->names = govd__arena_alloc(t->arena, count, sizeof *x->names);
  if (x->set.variables == NULL || numbers == NULL || x->names == NULL) return govd__fail_memory(t->error);
  x->set.deltas = x->set.least = x->set.most = numbers;
  for (size_t i = 0; i < count; i++) {
    size_t at = i;
    while (at > 0 && x->set.variables[at - 1] > t->variables[i]) {
      x->set.variables[at] = x->set.variables[at - 1];
      numbers[at] = numbers[at - 1];
      at--;
    }
    x->set.variables[at] = t->variables[i];
    numbers[at] = t->deltas[i];
  }
  for (size_t i = 0; i < count; i++) x->names[i] = (govd__name){kind, GOVD_NONE, 0};
  return GOVD_OK;
}

static bool same_set(const govd__set *a, const govd__set *b) {
  return a->count == b->count && memcmp(a->variables, b->variables, a->count * sizeof *a->variables) == 0 &&
         memcmp(a->deltas, b->deltas, a->count * sizeof *a->deltas) == 0;
}

/* Takes the change into the list, where it is not there already. */
static govd_status accept(trial *t, govd_explanation kind, int cost) {
  govd__explained x;
  govd_status status = make(t, kind, cost, &x);
  for (size_t i = 0; i < t->list->count && status == GOVD_OK; i++) {
    if (same_set(&t->list->items[i].set, &x.set)) return GOVD_OK;
  }
  return status == GOVD_OK ? govd__list_add(t->list, &x, t->error) : status;
}

/* How many rules the change leaves broken, or breaks. */
static size_t rules_left(const trial *t) {
  size_t left = 0;
  for (size_t i = 0; i < t->row_count; i++) {
    const govd__row *row = &t->s->rows[t->rows[i]];
    int64_t residual;
    bool fits = !__builtin_add_overflow(row->residual, t->shift[t->rows[i]], &residual);
    left += !fits || (row->equality ? residual != 0 : residual < 0);
  }
  for (size_t i = 0; i < t->broken_count; i++) left += !t->added[t->broken[i]];
  return left;
}

/* Keeps the change in mind where it mends most of what is broken. */
static govd_status consider(trial *t, govd_explanation kind, int cost) {
  enum { FEWEST_MENDED = 2, MOST_LEFT = 4 };
  govd__partials *p = t->partials;
  size_t left = rules_left(t);
  if (left > MOST_LEFT || left + FEWEST_MENDED > t->broken_count) return GOVD_OK;
  if (p->count == GOVD__MOST_PARTIALS && p->items[p->count - 1].left <= left) return GOVD_OK;
  govd__partial made = {.left = left};
  govd_status status = make(t, kind, cost, &made.slip);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < p->count; i++) {
    if (same_set(&p->items[i].slip.set, &made.slip.set)) return GOVD_OK;
  }
  size_t at = p->count < GOVD__MOST_PARTIALS ? p->count++ : p->count - 1;
  for (; at > 0 && p->items[at - 1].left > left; at--) p->items[at] = p->items[at - 1];
  p->items[at] = made;
  return GOVD_OK;
}

/* Rows and columns that stand one off. */

/* By how much a figure must change, all other changes made, for the first equation that it stands in. */
static bool needed(const trial *t, size_t variable, int64_t *delta) {
  const govd__variable *v = &t->s->variables[variable];
  for (size_t i = 0; i < v->row_count; i++) {
    const govd__row *row = &t->s->rows[v->rows[i].variable];
    int64_t coefficient = v->rows[i].coefficient;
    int64_t rest;
    if (!row->equality || (coefficient != 1 && coefficient != -1)) continue;
    if (__builtin_add_overflow(row->residual, t->shift[v->rows[i].variable], &rest)) return false;
    if (rest == INT64_MIN) return false;
    *delta = coefficient == 1 ? -rest : rest;
    return true;
  }
  return false;
}

/*
 * Supposes that the figures from one end of a stretch to the other slipped by one cell: the
 * near end took nothing, or 0, and the figure of the far end was lost; it is what the rules
 * need it to be. step is 1 where figures slipped towards the end of the line, else -1.
 */
static govd_status try_shift(trial *t, const size_t *line, size_t near, size_t far, int step,
                             govd_explanation kind) {
  size_t moved = 0;
  bool possible = true;
  for (size_t k = near; k != far && possible; k = step > 0 ? k + 1 : k - 1) {
    const govd__variable *next = &t->s->variables[line[step > 0 ? k + 1 : k - 1]];
    int64_t delta;
    possible = !__builtin_sub_overflow(next->value, t->s->variables[line[k]].value, &delta) &&
               add(t, line[k], delta);
    moved += next->value != 0;
  }
  int64_t delta = 0;
  possible = possible && moved >= 2 && needed(t, line[far], &delta) && add(t, line[far], delta);
  govd_status status = GOVD_OK;
  if (possible && t->count >= 2) {
    int cost = COST_SHIFTED + COST_CELL + govd__number_cost(t->s->variables[line[far]].value + delta);
    status = mends(t) ? accept(t, kind, cost) : consider(t, kind, cost);
  }
  forget(t);
  return status;
}

/* Where one rule alone is broken, any stretch of its row would do: then only the whole row counts. */
static govd_status try_line(trial *t, const size_t *line, size_t count, govd_explanation kind) {
  govd_status status = GOVD_OK;
  bool whole = t->broken_count == 1;
  for (size_t near = 0; near < count && status == GOVD_OK; near++) {
    if (t->s->variables[line[near]].value != 0) continue;
    for (size_t far = whole ? count - 1 : near + 2; far < count && status == GOVD_OK; far++) {
      if (far >= near + 2 && (!whole || near == 0)) status = try_shift(t, line, near, far, 1, kind);
    }
    for (size_t far = 0; far + 2 <= near && status == GOVD_OK; far++) {
      if (!whole || (far == 0 && near == count - 1)) status = try_shift(t, line, near, far, -1, kind);
    }
  }
  return status;
}

/* The known figures of a row, or of a column, of this report. */
static size_t line_of(const trial *t, const govd_table *table, bool row, size_t index, size_t *line) {
  size_t count = 0;
  size_t length = row ? table->column_count : table->row_count;
  for (size_t i = 0; i < length; i++) {
    size_t cell =
        table->first_cell + (row ? index * table->column_count + i : i * table->column_count + index);
    size_t variable = govd__system_find(t->s, 0, cell);
    if (variable != GOVD_NONE && !t->s->variables[variable].open) line[count++] = variable;
  }
  return count;
}

static bool touches_broken(const trial *t, const size_t *line, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const govd__variable *v = &t->s->variables[line[i]];
    for (size_t r = 0; r < v->row_count; r++) {
      if (t->s->rows[v->rows[r].variable].broken) return true;
    }
  }
  return false;
}

/* A shift along a column breaks the rule of each row where the figure is another, so one rule is too few. */
static govd_status try_shifts(trial *t) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_table_count(t->s->form) && status == GOVD_OK; i++) {
    const govd_table *table = govd_form_table(t->s->form, i);
    size_t longest = table->row_count > table->column_count ? table->row_count : table->column_count;
    size_t *line = govd__calloc(longest, sizeof *line);
    if (line == NULL) return govd__fail_memory(t->error);
    for (int row = 1; row >= 0; row--) {
      size_t lines = row ? table->row_count : table->column_count;
      for (size_t k = 0; k < lines && status == GOVD_OK && (row || t->broken_count > 1); k++) {
        size_t count = line_of(t, table, row, k, line);
        if (count >= 3 && touches_broken(t, line, count))
          status = try_line(t, line, count, row ? GOVD_ROW_SHIFTED : GOVD_COLUMN_SHIFTED);
      }
    }
    govd__free(line);
  }
  return status;
}

/* A row that was left out of all totals, or the like: the totals of one rule, all put right. */

static govd_status try_totals(trial *t, const govd_rule *rule) {
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
      possible =
          row->residual != INT64_MIN && add(t, variable, total->right ? row->residual : -row->residual);
      changed++;
    }
  }
  govd_status status = GOVD_OK;
  if (possible && changed >= 2 && mends(t)) {
    govd__explained x = {.set = {.count = t->count}};
    size_t before = t->list->count;
    status = accept(t, GOVD_SEVERAL, 0);
    if (status == GOVD_OK && t->list->count > before) {
      x = t->list->items[before];
      status = govd__explain_set(t->s, t->arena, &x, t->error);
      x.cost -= COST_CELL * (int)(x.set.count - 1) / 2; /* one slip, made in several columns */
      t->list->items[before] = x;
      if (x.kind == GOVD_UNEXPLAINED || x.kind == GOVD_SEVERAL) t->list->count = before;
    }
  }
  forget(t);
  return status;
}

/* An item that is counted in the wrong column, in a row and in the totals of it. */

/* Lets the totals that a cell is a part of follow it, this column's or row's. */
static bool follow(trial *t, size_t cell, int64_t delta, bool column) {
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
      if (!add(t, variable, delta)) return false;
    }
  }
  return true;
}

static govd_status try_move(trial *t, size_t from, size_t to, int64_t items) {
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
  bool possible = add(t, from, -items) && add(t, to, items) && follow(t, group_from, -items, column) &&
                  follow(t, group_to, items, column);
  if (possible && t->count > 2 && mends(t))
    status = accept(t, GOVD_ITEM_MOVED, COST_MOVED + 2 * COST_CELL + govd__number_cost(items));
  forget(t);
  return status;
}

/* The column that a broken rule speaks of, in its table; false where it is of another kind. */
static bool column_of(const trial *t, size_t row, size_t *table, size_t *column) {
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
static govd_status try_moves(trial *t) {
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

static bool is_broken(const trial *t, const govd_rule *rule) {
  for (size_t b = 0; b < t->broken_count; b++) {
    size_t instance = t->s->rows[t->broken[b]].instance;
    if (instance != GOVD_NONE && instance >= rule->first_instance &&
        instance < rule->first_instance + rule->instance_count)
      return true;
  }
  return false;
}

static govd_status try_all(trial *t) {
  govd_status status = try_shifts(t);
  for (size_t i = 0; i < govd_form_rule_count(t->s->form) && status == GOVD_OK; i++) {
    const govd_rule *rule = govd_form_rule(t->s->form, i);
    if (is_broken(t, rule)) status = try_totals(t, rule);
  }
  return status == GOVD_OK ? try_moves(t) : status;
}

govd_status govd__structure(govd__system *s, const size_t *broken, size_t broken_count, govd__arena *arena,
                            govd__list *list, govd__partials *partials, govd_error *error) {
  trial t = {.s = s,
             .broken = broken,
             .broken_count = broken_count,
             .arena = arena,
             .list = list,
             .partials = partials,
             .error = error};
  t.variables = govd__calloc(s->variable_count + 1, sizeof *t.variables);
  t.deltas = govd__calloc(s->variable_count + 1, sizeof *t.deltas);
  t.shift = govd__calloc(s->row_count + 1, sizeof *t.shift);
  t.rows = govd__calloc(s->row_count + 1, sizeof *t.rows);
  t.added = govd__calloc(s->row_count + 1, sizeof *t.added);
  bool memory =
      t.variables != NULL && t.deltas != NULL && t.shift != NULL && t.rows != NULL && t.added != NULL;
  govd_status status = memory ? try_all(&t) : govd__fail_memory(error);
  govd__free(t.variables);
  govd__free(t.deltas);
  govd__free(t.shift);
  govd__free(t.rows);
  govd__free(t.added);
  return status;
}
