/* SPDX-License-Identifier: Apache-2.0 */
#include "search.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

/*
 * All smallest sets of figures that can mend the broken rules of a component, by the size
 * of the sets, from one figure up. What is chosen is added to by necessity: a broken rule
 * must have a figure that changes; and where the rules, solved for what is chosen, contradict
 * each other, so must the combination of rules that shows it. A figure that was tried is
 * left out of the branches that follow, so that each set is met once.
 */

enum { MOST_SETS = 512 };

typedef struct seeker {
  govd__search *search;
  govd__choice choice;
  bool *left_out; /* by variable */
  bool *taken;    /* by variable: chosen */
  size_t size;    /* of the sets that are looked for */
  govd_error *error;
} seeker;

static bool has_chosen(const seeker *k, const govd__row *row) {
  for (size_t i = 0; i < k->choice.count; i++) {
    size_t variable = k->choice.variables[i];
    for (size_t e = 0; e < row->count; e++) {
      if (row->entries[e].variable == variable) return true;
    }
  }
  return false;
}

static bool may_choose(const seeker *k, size_t variable) {
  return !k->left_out[variable] && !k->taken[variable] && k->search->s->variables[variable].weight > 0;
}

static size_t candidates_in(const seeker *k, const govd__row *row) {
  size_t count = 0;
  for (size_t e = 0; e < row->count; e++) count += may_choose(k, row->entries[e].variable);
  return count;
}

static bool share_figure(const govd__row *a, const govd__row *b) {
  for (size_t i = 0; i < a->count; i++) {
    for (size_t j = 0; j < b->count; j++) {
      if (a->entries[i].variable == b->entries[j].variable) return true;
    }
  }
  return false;
}

/* What broken rules without a chosen figure say: the one with fewest candidates, and how many figures it
 * takes at least, since some of them have none in common. */
static const govd__row *unmended(const seeker *k, size_t *least, size_t *number) {
  const govd__row *apart[GOVD__MOST_CELLS + 1];
  const govd__row *best = NULL;
  size_t best_count = 0;
  *least = *number = 0;
  for (size_t i = 0; i < k->search->broken_count; i++) {
    const govd__row *row = &k->search->s->rows[k->search->broken[i]];
    if (has_chosen(k, row)) continue;
    ++*number;
    size_t count = candidates_in(k, row);
    if (best == NULL || count < best_count) {
      best = row;
      best_count = count;
    }
    bool alone = true;
    for (size_t a = 0; a < *least && alone; a++) alone = !share_figure(apart[a], row);
    if (alone && *least <= GOVD__MOST_CELLS) apart[(*least)++] = row;
  }
  return best;
}

/* A rule that holds, and so cannot hold with just one of its figures changed; the one with fewest candidates.
 */
static const govd__row *upset(const seeker *k) {
  const govd__system *s = k->search->s;
  const govd__row *best = NULL;
  size_t best_count = 0;
  for (size_t i = 0; i < k->choice.count; i++) {
    const govd__variable *v = &s->variables[k->choice.variables[i]];
    for (size_t r = 0; r < v->row_count; r++) {
      const govd__row *row = &s->rows[v->rows[r].variable];
      if (!row->equality || row->broken) continue;
      size_t chosen = 0;
      for (size_t e = 0; e < row->count; e++) chosen += k->taken[row->entries[e].variable];
      if (chosen > 1) continue;
      size_t count = candidates_in(k, row);
      if (best == NULL || count < best_count) best = row;
      if (best == row) best_count = count;
    }
  }
  return best;
}

static void sort(govd__set *set) {
  for (size_t i = 1; i < set->count; i++) {
    for (size_t j = i; j > 0 && set->variables[j - 1] > set->variables[j]; j--) {
      size_t variable = set->variables[j];
      int64_t numbers[] = {set->deltas[j], set->least[j], set->most[j]};
      int64_t *lists[] = {set->deltas, set->least, set->most};
      set->variables[j] = set->variables[j - 1];
      set->variables[j - 1] = variable;
      for (size_t n = 0; n < 3; n++) {
        lists[n][j] = lists[n][j - 1];
        lists[n][j - 1] = numbers[n];
      }
    }
  }
}

static bool same_variables(const govd__set *a, const govd__set *b) {
  return a->count == b->count && memcmp(a->variables, b->variables, a->count * sizeof *a->variables) == 0;
}

static govd_status keep(seeker *k) {
  govd__sets *sets = &k->search->sets;
  const govd__choice *c = &k->choice;
  for (size_t i = 0; i < c->count; i++) {
    if (c->deltas[i] == 0) return GOVD_OK; /* the rest of it is a smaller set */
  }
  govd__set *grown = govd__grow(sets->items, sets->count, &sets->capacity, sizeof *grown);
  if (grown == NULL) return govd__fail_memory(k->error);
  sets->items = grown;
  govd__set set = {.count = c->count, .freedom = c->freedom};
  set.variables = govd__arena_alloc(k->search->arena, c->count, sizeof *set.variables);
  int64_t *numbers = govd__arena_alloc(k->search->arena, 3 * c->count, sizeof *numbers);
  if (set.variables == NULL || numbers == NULL) return govd__fail_memory(k->error);
  set.deltas = numbers;
  set.least = numbers + c->count;
  set.most = numbers + 2 * c->count;
  for (size_t i = 0; i < c->count; i++) {
    set.variables[i] = c->variables[i];
    set.deltas[i] = c->deltas[i];
    set.least[i] = c->least[i];
    set.most[i] = c->most[i];
  }
  sort(&set);
  for (size_t i = 0; i < sets->count; i++) {
    if (same_variables(&sets->items[i], &set)) return GOVD_OK;
  }
  sets->items[sets->count++] = set;
  return GOVD_OK;
}

static govd_status visit(seeker *k);

/* Goes on with one more figure from a list, each in turn. */
static govd_status branch(seeker *k, const size_t *list, size_t count) {
  govd_status status = GOVD_OK;
  size_t tried = 0;
  for (; tried < count && status == GOVD_OK; tried++) {
    k->choice.variables[k->choice.count++] = list[tried];
    k->taken[list[tried]] = true;
    status = visit(k);
    k->taken[list[tried]] = false;
    k->choice.count--;
    k->left_out[list[tried]] = true;
  }
  for (size_t i = 0; i < tried; i++) k->left_out[list[i]] = false;
  return status;
}

/* Whether the last figure that may be chosen stands in all rules that still want one. */
static bool mends_all(const seeker *k, size_t variable, size_t unmended_count) {
  const govd__system *s = k->search->s;
  const govd__variable *v = &s->variables[variable];
  size_t count = 0;
  for (size_t r = 0; r < v->row_count; r++) {
    const govd__row *row = &s->rows[v->rows[r].variable];
    for (size_t i = 0; i < k->search->broken_count && row->broken; i++)
      count += row == &s->rows[k->search->broken[i]] && !has_chosen(k, row);
  }
  return count == unmended_count;
}

/* A copy of the candidates among some figures, for as long as a branch lasts. */
static govd_status branch_on(seeker *k, const govd__entry *entries, const size_t *others, size_t count,
                             size_t unmended_count) {
  size_t *list = govd__calloc(count + 1, sizeof *list);
  if (list == NULL) return govd__fail_memory(k->error);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    size_t variable = entries != NULL ? entries[i].variable : others[i];
    bool last = k->size - k->choice.count == 1;
    if (may_choose(k, variable) && (!last || mends_all(k, variable, unmended_count))) list[kept++] = variable;
  }
  govd_status status = branch(k, list, kept);
  govd__free(list);
  return status;
}

/* Where what is chosen will do as it is: any other figure of the broken rules besides, which can only make up
 * for one of them. */
static govd_status branch_further(seeker *k) {
  const govd__system *s = k->search->s;
  size_t *list = govd__calloc(s->variable_count + 1, sizeof *list);
  if (list == NULL) return govd__fail_memory(k->error);
  size_t count = 0;
  for (size_t i = 0; i < k->search->broken_count; i++) {
    const govd__row *row = &s->rows[k->search->broken[i]];
    for (size_t e = 0; e < row->count; e++) {
      size_t at = 0;
      while (at < count && list[at] != row->entries[e].variable) at++;
      if (at == count && may_choose(k, row->entries[e].variable)) list[count++] = row->entries[e].variable;
    }
  }
  govd_status status = branch(k, list, count);
  govd__free(list);
  return status;
}

static govd_status visit(seeker *k) {
  govd__search *search = k->search;
  if (search->steps >= search->most_steps || search->sets.count >= MOST_SETS) {
    search->cut_short = true;
    return GOVD_OK;
  }
  search->steps++;
  size_t left = k->size - k->choice.count;
  size_t least;
  size_t number;
  const govd__row *row = unmended(k, &least, &number);
  if (row != NULL) return least > left ? GOVD_OK : branch_on(k, row->entries, NULL, row->count, number);
  row = upset(k);
  if (row != NULL) return left == 0 ? GOVD_OK : branch_on(k, row->entries, NULL, row->count, 0);
  govd__verdict verdict = govd__choice_solve(&k->choice);
  if (verdict == GOVD__TOO_LARGE) search->cut_short = true;
  if (verdict == GOVD__POSSIBLE && left == 0) return keep(k);
  if (verdict == GOVD__POSSIBLE) return search->least_cells > 1 ? branch_further(k) : GOVD_OK;
  if (verdict == GOVD__TOO_LARGE || left == 0) return GOVD_OK;
  return branch_on(k, NULL, k->choice.others, k->choice.other_count, 0);
}

static govd_status seek(seeker *k) {
  govd__search *search = k->search;
  govd_status status = GOVD_OK;
  for (k->size = search->least_cells > 1 ? search->least_cells : 1;
       k->size <= search->most_cells && status == GOVD_OK; k->size++) {
    status = visit(k);
    if (search->sets.count == 0 && !search->cut_short) continue;
    search->size = search->sets.count == 0 ? 0 : k->size;
    return status;
  }
  return status;
}

govd_status govd__search_run(govd__search *search, govd_error *error) {
  const govd__system *s = search->s;
  seeker k = {.search = search, .choice = {.s = s}, .error = error};
  k.left_out = govd__calloc(s->variable_count + 1, sizeof *k.left_out);
  k.taken = govd__calloc(s->variable_count + 1, sizeof *k.taken);
  k.choice.others = govd__calloc(2 * s->variable_count + 1, sizeof *k.choice.others);
  k.choice.seen_rows = govd__calloc(s->row_count + 1, sizeof *k.choice.seen_rows);
  k.choice.dense = s->dense;
  bool memory =
      k.left_out != NULL && k.taken != NULL && k.choice.others != NULL && k.choice.seen_rows != NULL;
  govd_status status = memory ? seek(&k) : govd__fail_memory(error);
  govd__free(k.left_out);
  govd__free(k.taken);
  govd__free(k.choice.others);
  govd__free(k.choice.seen_rows);
  return status;
}
