/* SPDX-License-Identifier: Apache-2.0 */
#include "trial.h"

#include "base/fail.h"
#include "base/memory.h"

govd_status govd__trial_open(govd__trial *t, govd__system *s, const size_t *broken, size_t broken_count,
                             govd__arena *arena, govd__list *list, govd_error *error) {
  *t = (govd__trial){.s = s,
                     .broken = broken,
                     .broken_count = broken_count,
                     .arena = arena,
                     .list = list,
                     .error = error,
                     .unknown = GOVD_NONE};
  t->variables = govd__calloc(s->variable_count + 1, sizeof *t->variables);
  t->deltas = govd__calloc(s->variable_count + 1, sizeof *t->deltas);
  t->shift = govd__calloc(s->row_count + 1, sizeof *t->shift);
  t->rows = govd__calloc(s->row_count + 1, sizeof *t->rows);
  t->added = govd__calloc(s->row_count + 1, sizeof *t->added);
  bool memory =
      t->variables != NULL && t->deltas != NULL && t->shift != NULL && t->rows != NULL && t->added != NULL;
  return memory ? GOVD_OK : govd__fail_memory(error);
}

void govd__trial_release(govd__trial *t) {
  govd__free(t->variables);
  govd__free(t->deltas);
  govd__free(t->shift);
  govd__free(t->rows);
  govd__free(t->added);
}

govd_status govd__list_add(govd__list *list, const govd__explained *explained, govd_error *error) {
  govd__explained *grown = govd__grow(list->items, list->count, &list->capacity, sizeof *grown);
  if (grown == NULL) return govd__fail_memory(error);
  list->items = grown;
  grown[list->count++] = *explained;
  return GOVD_OK;
}

/* Whether a figure would be negative, and must not. */
static bool is_below(const govd__variable *v, int64_t delta) {
  return v->value + delta < 0 && v->type != GOVD_SIGNED_COUNT;
}

static bool add_to_rows(govd__trial *t, const govd__variable *v, int64_t delta) {
  for (size_t i = 0; i < v->row_count; i++) {
    int64_t product;
    int64_t sum;
    if (__builtin_mul_overflow(v->rows[i].coefficient, delta, &product) ||
        __builtin_add_overflow(t->shift[v->rows[i].variable], product, &sum))
      return false;
  }
  for (size_t i = 0; i < v->row_count; i++) {
    size_t row = v->rows[i].variable;
    t->shift[row] += v->rows[i].coefficient * delta;
    if (t->added[row]) continue;
    t->added[row] = true;
    t->rows[t->row_count++] = row;
  }
  return true;
}

bool govd__trial_add(govd__trial *t, size_t variable, int64_t delta) {
  const govd__variable *v = &t->s->variables[variable];
  int64_t to;
  if (delta == 0) return true;
  if (v->weight == 0 || v->open || delta == INT64_MIN || __builtin_add_overflow(v->value, delta, &to))
    return false;
  if (!add_to_rows(t, v, delta)) return false;
  t->variables[t->count] = variable;
  t->deltas[t->count++] = delta;
  t->below += is_below(v, delta);
  return true;
}

bool govd__trial_adjust(govd__trial *t, size_t variable, int64_t delta) {
  const govd__variable *v = &t->s->variables[variable];
  size_t at = 0;
  while (at < t->count && t->variables[at] != variable) at++;
  if (at == t->count) return govd__trial_add(t, variable, delta);
  int64_t all;
  int64_t to;
  if (__builtin_add_overflow(t->deltas[at], delta, &all) || all == INT64_MIN ||
      __builtin_add_overflow(v->value, all, &to) || !add_to_rows(t, v, delta))
    return false;
  t->below = t->below + is_below(v, all) - is_below(v, t->deltas[at]);
  t->deltas[at] = all;
  return true;
}

bool govd__trial_bounds(const govd__trial *t, size_t variable, int64_t now, int64_t *least, int64_t *most) {
  const govd__variable *v = &t->s->variables[variable];
  if (__builtin_sub_overflow(0, v->value, least)) return false;
  *most = INT64_MAX - (v->value > 0 ? v->value : 0);
  for (size_t i = 0; i < v->row_count; i++) {
    int64_t rest;
    int64_t end;
    bool up = v->rows[i].coefficient == 1;
    if (!govd__trial_residual(t, v->rows[i].variable, &rest)) return false;
    if (up ? __builtin_sub_overflow(now, rest, &end) : __builtin_add_overflow(now, rest, &end)) return false;
    if (up && end > *least) *least = end;
    if (v->rows[i].coefficient == -1 && end < *most) *most = end;
  }
  if (*least == 0) *least = 1; /* else it is not changed */
  return *least <= *most;
}

void govd__trial_keep(govd__trial *t, size_t count) {
  while (t->count > count) {
    const govd__variable *v = &t->s->variables[t->variables[--t->count]];
    t->below -= is_below(v, t->deltas[t->count]);
    for (size_t i = 0; i < v->row_count; i++)
      t->shift[v->rows[i].variable] -= v->rows[i].coefficient * t->deltas[t->count];
  }
  t->unknown = GOVD_NONE;
}

void govd__trial_forget(govd__trial *t) {
  for (size_t i = 0; i < t->row_count; i++) {
    t->shift[t->rows[i]] = 0;
    t->added[t->rows[i]] = false;
  }
  t->count = t->row_count = t->below = 0;
  t->unknown = GOVD_NONE;
}

bool govd__trial_residual(const govd__trial *t, size_t row, int64_t *residual) {
  return !__builtin_add_overflow(t->s->rows[row].residual, t->shift[row], residual) && *residual != INT64_MIN;
}

bool govd__trial_breaks(const govd__trial *t, size_t row) {
  int64_t residual;
  return !govd__trial_residual(t, row, &residual) ||
         (t->s->rows[row].equality ? residual != 0 : residual < 0);
}

bool govd__trial_mends(const govd__trial *t) {
  if (t->below > 0) return false;
  for (size_t i = 0; i < t->broken_count; i++) {
    if (govd__trial_breaks(t, t->broken[i])) return false;
  }
  for (size_t i = 0; i < t->row_count; i++) {
    if (govd__trial_breaks(t, t->rows[i])) return false;
  }
  return true;
}

govd_status govd__trial_make(const govd__trial *t, govd_explanation kind, int cost, govd__explained *x) {
  size_t room = t->count;
  *x = (govd__explained){.kind = kind, .cost = cost};
  x->set.variables = govd__arena_alloc(t->arena, room, sizeof *x->set.variables);
  int64_t *numbers = govd__arena_alloc(t->arena, 3 * room, sizeof *numbers);
  x->names = govd__arena_alloc(t->arena, room, sizeof *x->names);
  if (x->set.variables == NULL || numbers == NULL || x->names == NULL) return govd__fail_memory(t->error);
  x->set.deltas = numbers;
  x->set.least = numbers + room;
  x->set.most = numbers + 2 * room;
  x->set.freedom = t->unknown != GOVD_NONE;
  for (size_t i = 0; i < room; i++) {
    if (t->deltas[i] == 0) continue; /* what it changed was changed back */
    size_t at = x->set.count++;
    for (; at > 0 && x->set.variables[at - 1] > t->variables[i]; at--) {
      x->set.variables[at] = x->set.variables[at - 1];
      x->set.deltas[at] = x->set.deltas[at - 1];
      x->set.least[at] = x->set.least[at - 1];
      x->set.most[at] = x->set.most[at - 1];
    }
    x->set.variables[at] = t->variables[i];
    x->set.deltas[at] = t->deltas[i];
    x->set.least[at] = i == t->unknown ? t->least : t->deltas[i];
    x->set.most[at] = i == t->unknown ? t->most : t->deltas[i];
  }
  for (size_t i = 0; i < x->set.count; i++) x->names[i] = (govd__name){kind, GOVD_NONE, 0};
  return GOVD_OK;
}

/* How many broken rules a change mends that leaves none broken, those of other parts among them. */
static size_t rules_mended(const govd__trial *t) {
  size_t mended = 0;
  for (size_t i = 0; i < t->row_count; i++) mended += t->s->rows[t->rows[i]].broken;
  return mended;
}

/* Parts that a slip mends besides this one share what it costs to tell it. */
static void share(const govd__trial *t, govd__explained *x) {
  size_t mended = rules_mended(t);
  x->beyond = mended > t->broken_count;
  if (x->beyond) x->cost = (int)((size_t)x->cost * t->broken_count / mended);
}

bool govd__trial_fits_anyhow(const govd__trial *t) {
  size_t equations = 0;
  for (size_t i = 0; i < t->row_count; i++) {
    const govd__row *row = &t->s->rows[t->rows[i]];
    equations += row->equality && row->broken;
  }
  if (t->smallest == 0 || t->smallest >= t->count) return false;
  return equations < 2 || (t->smallest == 1 && rules_mended(t) <= t->broken_count);
}

govd_status govd__trial_accept(govd__trial *t, govd_explanation kind, int cost, bool doubtful) {
  govd__explained x;
  govd_status status = govd__trial_make(t, kind, cost, &x);
  x.doubt = doubtful ? GOVD__DOUBTFUL : GOVD__SURE;
  share(t, &x);
  if (status != GOVD_OK || govd__list_has(t->list, t->list->count, &x.set)) return status;
  return govd__list_add(t->list, &x, t->error);
}

govd_status govd__trial_accept_named(govd__trial *t) {
  govd__explained x;
  govd_status status = govd__trial_make(t, GOVD_UNEXPLAINED, 0, &x);
  if (status != GOVD_OK || govd__list_has(t->list, t->list->count, &x.set)) return status;
  status = govd__explain_set(t->s, t->arena, &x, t->error);
  share(t, &x);
  /* A swap leaves no choice. */
  if (x.kind != GOVD_CELLS_SWAPPED && govd__trial_fits_anyhow(t)) x.doubt = GOVD__DOUBTFUL;
  if (status != GOVD_OK || x.kind == GOVD_UNEXPLAINED) return status;
  return govd__list_add(t->list, &x, t->error);
}

size_t govd__trial_left(const govd__trial *t) {
  size_t left = 0;
  for (size_t i = 0; i < t->row_count; i++) left += govd__trial_breaks(t, t->rows[i]);
  for (size_t i = 0; i < t->broken_count; i++) left += !t->added[t->broken[i]];
  return left;
}

govd_status govd__trial_consider(govd__trial *t, govd_explanation kind, int cost) {
  enum { FEWEST_MENDED = 2, MOST_LEFT = 64 };
  govd__partials *p = t->partials;
  size_t left = govd__trial_left(t);
  if (p == NULL || t->below > 0 || left > MOST_LEFT || left + FEWEST_MENDED > t->broken_count) return GOVD_OK;
  if (p->count == GOVD__MOST_PARTIALS && p->items[p->count - 1].left <= left) return GOVD_OK;
  govd__partial made = {.left = left};
  govd_status status = govd__trial_make(t, kind, cost, &made.slip);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < p->count; i++) {
    if (govd__same_set(&p->items[i].slip.set, &made.slip.set)) return GOVD_OK;
  }
  size_t at = p->count < GOVD__MOST_PARTIALS ? p->count++ : p->count - 1;
  for (; at > 0 && p->items[at - 1].left > left; at--) p->items[at] = p->items[at - 1];
  p->items[at] = made;
  return GOVD_OK;
}

size_t govd__figures_in_line(const govd__system *s, const govd_table *table, bool row, size_t index,
                             size_t *line) {
  size_t columns = row && table->layout == GOVD_LAYOUT_ONE_ROW ? table->row_count * table->column_count
                                                               : table->column_count;
  size_t count = 0;
  for (size_t i = 0; i < (row ? columns : table->row_count); i++) {
    size_t cell = table->first_cell + (row ? index * columns + i : i * columns + index);
    size_t variable = govd__system_find(s, 0, cell);
    if (variable != GOVD_NONE && !s->variables[variable].open) line[count++] = variable;
  }
  return count;
}

bool govd__same_kind(const govd__system *s, size_t a, size_t b) {
  return govd_type_scale(s->variables[a].type) == govd_type_scale(s->variables[b].type);
}
