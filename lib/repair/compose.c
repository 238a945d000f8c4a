/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "trial.h"

/* Changes figures and the rows they stand in, or with -1 changes them back. With weights, where these are
 * kept, the figures are left alone meanwhile. */
static bool shift(govd__system *s, const govd__set *set, int sign, unsigned *weights) {
  bool fits = true;
  for (size_t i = 0; i < set->count; i++) {
    govd__variable *v = &s->variables[set->variables[i]];
    int64_t delta = sign * set->deltas[i];
    v->value += delta; /* what it becomes was found to fit */
    if (weights != NULL && sign > 0) weights[i] = v->weight;
    if (weights != NULL) v->weight = sign > 0 ? 0 : weights[i];
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

/* Adds the changes of one of two slips to both; false where that does not fit, or where a figure that both
 * change could be chosen. */
static bool add_changes(govd__explained *both, const govd__explained *slip) {
  govd__set *set = &both->set;
  for (size_t i = 0; i < slip->set.count; i++) {
    int64_t delta = slip->set.deltas[i];
    size_t at = 0;
    while (at < set->count && set->variables[at] != slip->set.variables[i]) at++;
    bool shared = at < set->count;
    if (shared && (slip->set.least[i] != delta || set->least[at] != set->deltas[at] ||
                   __builtin_add_overflow(set->deltas[at], delta, &delta)))
      return false;
    set->count += !shared;
    set->variables[at] = slip->set.variables[i];
    set->deltas[at] = delta;
    set->least[at] = shared ? delta : slip->set.least[i];
    set->most[at] = shared ? delta : slip->set.most[i];
    both->names[at] = slip->names[i];
  }
  return true;
}

/* Drops figures that the one slip changed, and the other changed back. */
static void drop_unchanged(govd__explained *both) {
  govd__set *set = &both->set;
  size_t kept = 0;
  for (size_t i = 0; i < set->count; i++) {
    if (set->deltas[i] == 0) continue;
    set->variables[kept] = set->variables[i];
    set->deltas[kept] = set->deltas[i];
    set->least[kept] = set->least[i];
    set->most[kept] = set->most[i];
    both->names[kept++] = both->names[i];
  }
  set->count = kept;
}

/* A slip and what mends the rest, as one explanation. */
static govd_status join(const govd__explained *slip, const govd__explained *rest, govd__arena *arena,
                        govd__list *list, govd_error *error) {
  size_t room = slip->set.count + rest->set.count;
  govd__explained both = {.set = {.freedom = rest->set.freedom}, .cost = slip->cost + rest->cost};
  both.kind = rest->kind == GOVD_UNEXPLAINED || rest->kind == slip->kind ? rest->kind : GOVD_SEVERAL;
  both.set.variables = govd__arena_alloc(arena, room, sizeof *both.set.variables);
  int64_t *numbers = govd__arena_alloc(arena, 3 * room, sizeof *numbers);
  both.names = govd__arena_alloc(arena, room, sizeof *both.names);
  if (both.set.variables == NULL || numbers == NULL || both.names == NULL) return govd__fail_memory(error);
  both.set.deltas = numbers;
  both.set.least = numbers + room;
  both.set.most = numbers + 2 * room;
  if (!add_changes(&both, slip) || !add_changes(&both, rest)) return GOVD_OK;
  drop_unchanged(&both);
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

/* The slip came last, and another before it, perhaps of the same figures: what is one slip with the last one
 * undone. */
static govd_status compose_over(govd__system *s, const govd__explained *slip, const size_t *before,
                                size_t count, size_t *rows, govd__arena *arena, govd__list *list,
                                govd_error *error) {
  govd__list earlier = {0};
  govd_status status = GOVD_OK;
  bool fits = shift(s, &slip->set, 1, NULL);
  size_t broken = list_broken(s, before, count, &slip->set, rows);
  if (fits && broken > 0) status = govd__structure(s, rows, broken, 0, arena, &earlier, NULL, error);
  shift(s, &slip->set, -1, NULL);
  for (size_t i = 0; i < earlier.count && status == GOVD_OK; i++)
    status = join(slip, &earlier.items[i], arena, list, error);
  govd__free(earlier.items);
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

govd_status govd__compose_couples(govd__system *s, govd__partials *partials, const size_t *broken,
                                  size_t broken_count, govd__arena *arena, govd_error *error) {
  govd__trial t;
  const govd__list *couples = &partials->couples;
  govd__list *beside = &partials->beside;
  size_t pairs = couples->count < 2 ? 0 : couples->count * couples->count;
  if (pairs == 0) return GOVD_OK;
  govd_status status = govd__trial_open(&t, s, broken, broken_count, arena, beside, error);
  for (size_t p = 0; p < pairs && beside->count < GOVD__MOST_BESIDE && status == GOVD_OK; p++) {
    const govd__explained *a = &couples->items[p / couples->count];
    const govd__explained *b = &couples->items[p % couples->count];
    if (a >= b || share_a_figure(&a->set, &b->set) || !mend_together(&t, &a->set, &b->set)) continue;
    status = join(a, b, arena, beside, error);
    if (status == GOVD_OK) beside->items[beside->count - 1].doubt = GOVD__CHOSEN;
  }
  govd__trial_release(&t);
  return status;
}

govd_status govd__compose(govd__system *s, const govd__partials *partials, size_t smallest,
                          const size_t *broken, size_t broken_count, govd__arena *arena, govd__list *list,
                          govd_error *error) {
  enum { MOST_TRIED = 32 };
  size_t most = partials->count < MOST_TRIED ? partials->count : MOST_TRIED;
  size_t *rows = govd__calloc(s->row_count + 1, sizeof *rows);
  if (rows == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < most && status == GOVD_OK; i++)
    status = compose_one(s, &partials->items[i].slip, broken, broken_count, rows, arena, list, error);
  if (status == GOVD_OK) status = compose_two(s, partials, broken, broken_count, arena, list, error);
  for (size_t i = 0; i < most && smallest + list->count == 0 && status == GOVD_OK; i++)
    status = compose_over(s, &partials->items[i].slip, broken, broken_count, rows, arena, list, error);
  govd__free(rows);
  return status;
}
