/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "trial.h"

/* Changes figures and the rows they stand in, or with -1 changes them back. They are left alone meanwhile. */
static bool shift(govd__system *s, const govd__set *set, int sign, unsigned *weights) {
  bool fits = true;
  for (size_t i = 0; i < set->count; i++) {
    govd__variable *v = &s->variables[set->variables[i]];
    int64_t delta = sign * set->deltas[i];
    v->value += delta; /* what it becomes was found to fit */
    if (sign > 0) weights[i] = v->weight;
    v->weight = sign > 0 ? 0 : weights[i];
    for (size_t r = 0; r < v->row_count; r++) {
      govd__row *row = &s->rows[v->rows[r].variable];
      int64_t product;
      fits = fits && !__builtin_mul_overflow(v->rows[r].coefficient, delta, &product) &&
             !__builtin_add_overflow(row->residual, product, &row->residual) && row->residual != INT64_MIN;
      row->broken = row->equality ? row->residual != 0 : row->residual < 0;
    }
  }
  return fits;
}

/* The rows of a part that are broken now: those that were, and those that a slip speaks of. */
static size_t list_broken(const govd__system *s, const size_t *before, size_t count, const govd__set *set,
                          size_t *rows) {
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    if (s->rows[before[i]].broken) rows[used++] = before[i];
  }
  for (size_t i = 0; i < set->count; i++) {
    const govd__variable *v = &s->variables[set->variables[i]];
    for (size_t r = 0; r < v->row_count; r++) {
      size_t row = v->rows[r].variable;
      size_t at = 0;
      while (at < used && rows[at] != row) at++;
      if (at == used && s->rows[row].broken) rows[used++] = row;
    }
  }
  return used;
}

/* A slip and what mends the rest, as one explanation. */
static govd_status join(const govd__explained *slip, const govd__explained *rest, govd__arena *arena,
                        govd__list *list, govd_error *error) {
  size_t count = slip->set.count + rest->set.count;
  govd__explained both = {.set = {.count = count, .freedom = rest->set.freedom},
                          .cost = slip->cost + rest->cost};
  both.kind = rest->kind == GOVD_UNEXPLAINED || rest->kind == slip->kind ? rest->kind : GOVD_SEVERAL;
  both.set.variables = govd__arena_alloc(arena, count, sizeof *both.set.variables);
  int64_t *numbers = govd__arena_alloc(arena, 3 * count, sizeof *numbers);
  both.names = govd__arena_alloc(arena, count, sizeof *both.names);
  if (both.set.variables == NULL || numbers == NULL || both.names == NULL) return govd__fail_memory(error);
  both.set.deltas = numbers;
  both.set.least = numbers + count;
  both.set.most = numbers + 2 * count;
  for (size_t i = 0; i < count; i++) {
    bool first = i < slip->set.count;
    const govd__explained *from = first ? slip : rest;
    size_t at = first ? i : i - slip->set.count;
    both.set.variables[i] = from->set.variables[at];
    both.set.deltas[i] = from->set.deltas[at];
    both.set.least[i] = from->set.least[at];
    both.set.most[i] = from->set.most[at];
    both.names[i] = from->names[at];
  }
  return govd__list_add(list, &both, error);
}

static govd_status compose_one(govd__system *s, const govd__explained *slip, const size_t *before,
                               size_t count, size_t *rows, govd__arena *arena, govd__list *list,
                               govd_error *error) {
  enum { MOST_CELLS = 4, MOST_STEPS = 6000 };
  unsigned *weights = govd__calloc(slip->set.count, sizeof *weights);
  if (weights == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  bool fits = shift(s, &slip->set, 1, weights);
  govd__search search = {
      .s = s, .broken = rows, .most_cells = MOST_CELLS, .most_steps = MOST_STEPS, .arena = arena};
  search.broken_count = list_broken(s, before, count, &slip->set, rows);
  if (fits && search.broken_count > 0) status = govd__search_run(&search, error);
  for (size_t i = 0; i < search.sets.count && status == GOVD_OK; i++) {
    govd__explained rest = {.set = search.sets.items[i]};
    status = govd__explain_set(s, arena, &rest, error);
    if (status == GOVD_OK) status = join(slip, &rest, arena, list, error);
  }
  shift(s, &slip->set, -1, weights);
  govd__free(search.sets.items);
  govd__free(weights);
  return status;
}

static bool share_a_figure(const govd__set *a, const govd__set *b) {
  for (size_t i = 0; i < a->count; i++) {
    for (size_t k = 0; k < b->count; k++) {
      if (a->variables[i] == b->variables[k]) return true;
    }
  }
  return false;
}

/* Whether two slips together leave no rule broken. */
static bool mend_together(govd__trial *t, const govd__set *a, const govd__set *b) {
  bool fits = true;
  for (size_t i = 0; i < a->count; i++) fits = fits && govd__trial_add(t, a->variables[i], a->deltas[i]);
  for (size_t i = 0; i < b->count; i++) fits = fits && govd__trial_add(t, b->variables[i], b->deltas[i]);
  fits = fits && govd__trial_mends(t);
  govd__trial_forget(t);
  return fits;
}

static govd_status compose_two(govd__system *s, const govd__partials *partials, const size_t *broken,
                               size_t broken_count, govd__arena *arena, govd__list *list, govd_error *error) {
  govd__trial t;
  govd_status status = govd__trial_open(&t, s, broken, broken_count, arena, list, error);
  for (size_t i = 0; i < partials->count && status == GOVD_OK; i++) {
    for (size_t k = i + 1; k < partials->count && status == GOVD_OK; k++) {
      const govd__explained *a = &partials->items[i].slip;
      const govd__explained *b = &partials->items[k].slip;
      if (!share_a_figure(&a->set, &b->set) && mend_together(&t, &a->set, &b->set))
        status = join(a, b, arena, list, error);
    }
  }
  govd__trial_release(&t);
  return status;
}

govd_status govd__compose(govd__system *s, const govd__partials *partials, const size_t *broken,
                          size_t broken_count, govd__arena *arena, govd__list *list, govd_error *error) {
  size_t *rows = govd__calloc(s->row_count + 1, sizeof *rows);
  if (rows == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < partials->count && status == GOVD_OK; i++)
    status = compose_one(s, &partials->items[i].slip, broken, broken_count, rows, arena, list, error);
  govd__free(rows);
  return status == GOVD_OK ? compose_two(s, partials, broken, broken_count, arena, list, error) : status;
}
