/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "search.h"

/*
 * Whether some figures can be changed so that no rule is broken, the others staying as they
 * are: exact elimination over the few rules that speak of them, in whole numbers. Every row
 * made on the way is a combination of rules; it is known which, so that a contradiction
 * tells which other figures could resolve it: those that the combination still speaks of.
 */

enum { MOST = GOVD__MOST_CELLS, MOST_ROWS = 96, NUDGES = 64 };

/* self × rule + Σ by × pivots' rules, in terms of what is chosen: Σ a × delta is b, or at least b. */
typedef struct reduced {
  int64_t a[MOST];
  int64_t b;
  int64_t self;
  int64_t by[MOST];
  size_t row;    /* GOVD_NONE: a figure's own domain */
  size_t figure; /* the index of that, among the chosen */
} reduced;

typedef struct solver {
  govd__choice *c;
  reduced pivots[MOST];
  size_t lead[MOST];
  size_t pivot_count;
  reduced bounds[MOST_ROWS]; /* what must be at least something */
  size_t bound_count;
  bool too_large;
} solver;

/* Every number that is kept has an opposite. */
static int64_t minus_product(solver *s, int64_t value, int64_t factor, int64_t other) {
  int64_t product;
  if (__builtin_mul_overflow(factor, other, &product) || __builtin_sub_overflow(value, product, &value) ||
      value == INT64_MIN) {
    s->too_large = true;
    return 0;
  }
  return value;
}

static int64_t times(solver *s, int64_t a, int64_t b) {
  int64_t product;
  if (!__builtin_mul_overflow(a, b, &product) && product != INT64_MIN) return product;
  s->too_large = true;
  return 0;
}

/* Takes the pivots' leads out of a row. What it is multiplied by is positive. */
static void reduce(solver *s, reduced *r) {
  for (size_t p = 0; p < s->pivot_count; p++) {
    const reduced *pivot = &s->pivots[p];
    int64_t f = r->a[s->lead[p]];
    int64_t d = pivot->a[s->lead[p]];
    if (f == 0) continue;
    if (d < 0) {
      f = -f; /* no coefficient is INT64_MIN */
      d = -d;
    }
    for (size_t i = 0; i < s->c->count; i++) r->a[i] = minus_product(s, times(s, r->a[i], d), f, pivot->a[i]);
    for (size_t i = 0; i < MOST; i++) r->by[i] = minus_product(s, times(s, r->by[i], d), f, pivot->by[i]);
    r->by[p] = minus_product(s, r->by[p], f, pivot->self);
    r->b = minus_product(s, times(s, r->b, d), f, pivot->b);
    r->self = times(s, r->self, d);
  }
}

static reduced of_row(const solver *s, size_t index) {
  const govd__row *row = &s->c->s->rows[index];
  reduced r = {.b = -row->residual, .self = 1, .row = index};
  for (size_t i = 0; i < s->c->count; i++) {
    for (size_t e = 0; e < row->count; e++) {
      if (row->entries[e].variable == s->c->variables[i]) r.a[i] = row->entries[e].coefficient;
    }
  }
  return r;
}

static void spread(solver *s, size_t row, int64_t factor, size_t *touched, size_t *count) {
  if (row == GOVD_NONE || factor == 0) return;
  const govd__row *from = &s->c->s->rows[row];
  for (size_t e = 0; e < from->count; e++) {
    int64_t *at = &s->c->dense[from->entries[e].variable];
    if (*at == 0) touched[(*count)++] = from->entries[e].variable;
    *at = minus_product(s, *at, -factor, from->entries[e].coefficient);
  }
}

/* The figures that a combination of rules speaks of, the chosen ones apart, appended to the others. */
static void add_others(solver *s, const reduced *r, size_t *others, size_t *count) {
  enum { ROOM = 2048 };
  size_t touched[ROOM];
  size_t touched_count = 0;
  size_t room = 0;
  if (r->row != GOVD_NONE) room += s->c->s->rows[r->row].count;
  for (size_t p = 0; p < s->pivot_count; p++) room += s->c->s->rows[s->pivots[p].row].count;
  if (room > ROOM) {
    s->too_large = true;
    return;
  }
  spread(s, r->row, r->self, touched, &touched_count);
  for (size_t p = 0; p < s->pivot_count; p++) spread(s, s->pivots[p].row, r->by[p], touched, &touched_count);
  for (size_t i = 0; i < s->c->count; i++) s->c->dense[s->c->variables[i]] = 0;
  for (size_t i = 0; i < touched_count; i++) {
    if (s->c->dense[touched[i]] != 0) others[(*count)++] = touched[i];
    s->c->dense[touched[i]] = 0;
  }
}

/* Lets one contradiction say which others could resolve it; of several, the one that leaves the fewest. */
static govd__verdict blame(solver *s, const reduced *rows, size_t count) {
  size_t *others = s->c->others;
  s->c->other_count = SIZE_MAX;
  for (size_t i = 0; i < count && !s->too_large; i++) {
    size_t found = 0;
    size_t list[1024];
    if (s->c->s->variable_count <= 1024 && s->c->other_count != SIZE_MAX) {
      add_others(s, &rows[i], list, &found);
      if (found >= s->c->other_count) continue;
      memcpy(others, list, found * sizeof *others);
      s->c->other_count = found;
    } else if (s->c->other_count == SIZE_MAX) {
      add_others(s, &rows[i], others, &found);
      s->c->other_count = found;
    }
  }
  if (s->c->other_count == SIZE_MAX) s->c->other_count = 0;
  return s->too_large ? GOVD__TOO_LARGE : GOVD__IMPOSSIBLE;
}

/* Any of several contradictions: one of the figures that any of them speaks of must change. */
static govd__verdict blame_all(solver *s, const reduced *rows, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count && !s->too_large; i++) {
    size_t before = found;
    add_others(s, &rows[i], s->c->others, &found);
    size_t kept = before;
    for (size_t k = before; k < found; k++) {
      size_t at = 0;
      while (at < before && s->c->others[at] != s->c->others[k]) at++;
      if (at == before) s->c->others[kept++] = s->c->others[k];
    }
    found = kept;
  }
  s->c->other_count = found;
  return s->too_large ? GOVD__TOO_LARGE : GOVD__IMPOSSIBLE;
}

/* Eliminates over all equations that speak of what is chosen. Contradictions go to a list. */
static size_t eliminate(solver *s, reduced *contradictions) {
  govd__choice *c = s->c;
  size_t wrong = 0;
  c->stamp++;
  for (size_t i = 0; i < c->count; i++) {
    const govd__variable *v = &c->s->variables[c->variables[i]];
    for (size_t k = 0; k < v->row_count && !s->too_large; k++) {
      size_t index = v->rows[k].variable;
      if (c->seen_rows[index] == c->stamp) continue;
      c->seen_rows[index] = c->stamp;
      reduced r = of_row(s, index);
      if (!c->s->rows[index].equality) {
        if (s->bound_count < MOST_ROWS) s->bounds[s->bound_count++] = r;
        s->too_large = s->too_large || s->bound_count == MOST_ROWS;
        continue;
      }
      reduce(s, &r);
      size_t lead = 0;
      while (lead < c->count && r.a[lead] == 0) lead++;
      if (lead < c->count) {
        s->lead[s->pivot_count] = lead;
        s->pivots[s->pivot_count++] = r;
      } else if (r.b != 0 && wrong < MOST_ROWS) {
        contradictions[wrong++] = r;
      }
    }
  }
  return wrong;
}

/* Figures stay 0 or more, but where the form lets them be negative. */
static void add_domains(solver *s) {
  for (size_t i = 0; i < s->c->count && s->bound_count < MOST_ROWS; i++) {
    const govd__variable *v = &s->c->s->variables[s->c->variables[i]];
    if (v->type == GOVD_SIGNED_COUNT) continue;
    if (v->value == INT64_MIN) {
      s->too_large = true; /* it has no opposite */
      return;
    }
    reduced r = {.b = -v->value, .self = 1, .row = GOVD_NONE, .figure = i};
    r.a[i] = 1;
    s->bounds[s->bound_count++] = r;
  }
}

/* From values for what is free, those for the leads; false where they are no whole numbers. */
static bool back_substitute(solver *s, int64_t *deltas) {
  for (size_t p = s->pivot_count; p-- > 0;) {
    const reduced *pivot = &s->pivots[p];
    int64_t rest = pivot->b;
    for (size_t i = 0; i < s->c->count; i++) {
      if (i != s->lead[p]) rest = minus_product(s, rest, pivot->a[i], deltas[i]);
    }
    if (s->too_large || rest % pivot->a[s->lead[p]] != 0) return false;
    deltas[s->lead[p]] = rest / pivot->a[s->lead[p]];
  }
  return !s->too_large;
}

/* By how much a bound is missed; 0 where it is kept. */
static bool keeps(solver *s, const reduced *bound, const int64_t *deltas) {
  int64_t sum = bound->b;
  for (size_t i = 0; i < s->c->count; i++) sum = minus_product(s, sum, bound->a[i], deltas[i]);
  return !s->too_large && sum <= 0;
}

static bool fits(const solver *s, const int64_t *deltas) {
  for (size_t i = 0; i < s->c->count; i++) {
    int64_t to;
    if (__builtin_add_overflow(s->c->s->variables[s->c->variables[i]].value, deltas[i], &to)) return false;
  }
  return true;
}

/* One solution: it keeps all bounds, or one that it misses says what else must change. */
static govd__verdict settle(solver *s) {
  govd__choice *c = s->c;
  reduced missed[MOST_ROWS + MOST];
  size_t count = 0;
  if (!back_substitute(s, c->deltas)) {
    if (s->too_large) return GOVD__TOO_LARGE;
    for (size_t i = 0; i < c->count; i++) { /* no whole number: another figure must take the rest */
      reduced r = {.self = 1, .row = GOVD_NONE, .figure = i};
      r.a[i] = 1;
      reduce(s, &r);
      missed[count++] = r;
    }
    return blame_all(s, missed, count);
  }
  for (size_t i = 0; i < s->bound_count; i++) {
    if (keeps(s, &s->bounds[i], c->deltas)) continue;
    missed[count] = s->bounds[i];
    reduce(s, &missed[count++]);
  }
  if (s->too_large || !fits(s, c->deltas)) return GOVD__TOO_LARGE;
  return count == 0 ? GOVD__POSSIBLE : blame(s, missed, count);
}

/* The chosen figures that no equation leads to. */
static size_t free_figures(const solver *s, size_t *list) {
  size_t count = 0;
  for (size_t i = 0; i < s->c->count; i++) {
    bool led = false;
    for (size_t p = 0; p < s->pivot_count; p++) led = led || s->lead[p] == i;
    if (!led) list[count++] = i;
  }
  return count;
}

static int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

/* Else the rest of them would do. */
static bool all_change(const solver *s, const int64_t *deltas) {
  for (size_t i = 0; i < s->c->count; i++) {
    if (deltas[i] == 0) return false;
  }
  return true;
}

/* Tries a value for the one free figure, and values beside it where others are no whole numbers then, or are
 * not changed. */
static bool try_near(solver *s, size_t figure, int64_t value, int64_t low, int64_t high, int64_t *deltas) {
  for (int64_t step = 0; step < NUDGES; step++) {
    for (int sign = 1; sign >= -1; sign -= 2) {
      int64_t at;
      if (__builtin_add_overflow(value, sign * step, &at) || at < low || at > high) continue;
      memset(deltas, 0, s->c->count * sizeof *deltas);
      deltas[figure] = at;
      if (back_substitute(s, deltas) && fits(s, deltas) && all_change(s, deltas)) return true;
      if (s->too_large) return false;
    }
  }
  return false;
}

/* Nothing ends the free figure on one side, nor those that follow from it: which way they go is seen one
 * step farther on. */
static void open_end(solver *s, size_t figure, bool up, int64_t low, int64_t high) {
  govd__choice *c = s->c;
  int64_t farther[MOST];
  int64_t at = c->deltas[figure];
  bool known = up ? try_near(s, figure, at + 1, at + 1, high, farther)
                  : try_near(s, figure, at - 1, low, at - 1, farther);
  for (size_t i = 0; i < c->count && known; i++) {
    int64_t value = c->s->variables[c->variables[i]].value;
    if (farther[i] > c->deltas[i]) c->most[i] = value > 0 ? INT64_MAX - value : INT64_MAX;
    if (farther[i] < c->deltas[i]) c->least[i] = value < 0 ? INT64_MIN - value : INT64_MIN;
  }
  s->too_large = false;
}

/* One figure is free: the bounds leave it an interval, and the value nearest to what is printed is taken. */
static govd__verdict settle_line(solver *s, size_t figure) {
  govd__choice *c = s->c;
  int64_t low = INT64_MIN / 4;
  int64_t high = INT64_MAX / 4;
  for (size_t i = 0; i < s->bound_count; i++) {
    int64_t a = s->bounds[i].a[figure];
    int64_t b = s->bounds[i].b;
    if (a == 0 && b > 0) return blame_all(s, s->bounds, s->bound_count);
    if (a > 0 && -floor_divide(-b, a) > low) low = -floor_divide(-b, a);
    if (a < 0 && floor_divide(-b, -a) < high) high = floor_divide(-b, -a);
  }
  if (low > high) return blame_all(s, s->bounds, s->bound_count);
  int64_t nearest = low > 0 ? low : high < 0 ? high : 0;
  c->freedom = 1;
  if (!try_near(s, figure, nearest, low, high, c->deltas)) {
    return s->too_large ? GOVD__TOO_LARGE : blame_all(s, s->bounds, s->bound_count);
  }
  int64_t ends[2][MOST] = {{0}};
  int64_t at[2] = {low, high};
  for (size_t e = 0; e < 2; e++) {
    ends[e][figure] = at[e];
    bool known = at[e] != (e == 0 ? INT64_MIN / 4 : INT64_MAX / 4) && back_substitute(s, ends[e]);
    if (!known) memcpy(ends[e], c->deltas, sizeof c->deltas);
    s->too_large = false;
  }
  for (size_t i = 0; i < c->count; i++) {
    c->least[i] = ends[0][i] < ends[1][i] ? ends[0][i] : ends[1][i];
    c->most[i] = ends[0][i] < ends[1][i] ? ends[1][i] : ends[0][i];
  }
  if (high == INT64_MAX / 4) open_end(s, figure, true, low, high);
  if (low == INT64_MIN / 4) open_end(s, figure, false, low, high);
  return GOVD__POSSIBLE;
}

static int64_t distance(const solver *s, const int64_t *deltas) {
  int64_t sum = 0;
  for (size_t i = 0; i < s->c->count; i++) {
    int64_t size = deltas[i] < 0 ? -(deltas[i] + 1) : deltas[i];
    if (__builtin_add_overflow(sum, size, &sum)) return INT64_MAX;
  }
  return sum;
}

/* The corner where some bounds are just kept, in the free figures, rounded down; false where there is none.
 */
static bool corner(solver *s, const size_t *tight, const size_t *figures, size_t count, int64_t *deltas) {
  int64_t m[MOST][MOST + 1];
  for (size_t r = 0; r < count; r++) {
    for (size_t i = 0; i < count; i++) m[r][i] = s->bounds[tight[r]].a[figures[i]];
    m[r][count] = s->bounds[tight[r]].b;
  }
  for (size_t i = 0; i < count; i++) {
    size_t r = i;
    while (r < count && m[r][i] == 0) r++;
    if (r == count) return false;
    for (size_t k = 0; k <= count; k++) {
      int64_t swapped = m[i][k];
      m[i][k] = m[r][k];
      m[r][k] = swapped;
    }
    for (r = 0; r < count; r++) {
      int64_t f = m[r][i];
      if (r == i || f == 0) continue;
      for (size_t k = 0; k <= count; k++) m[r][k] = minus_product(s, times(s, m[r][k], m[i][i]), f, m[i][k]);
      if (s->too_large) return false;
    }
  }
  memset(deltas, 0, s->c->count * sizeof *deltas);
  for (size_t i = 0; i < count; i++) deltas[figures[i]] = floor_divide(m[i][count], m[i][i]);
  return true;
}

static bool keeps_all(solver *s, const int64_t *deltas) {
  for (size_t i = 0; i < s->bound_count; i++) {
    if (!keeps(s, &s->bounds[i], deltas)) return false;
  }
  return fits(s, deltas);
}

/* Several figures are free: what the bounds leave has corners, of which the one nearest is taken. */
static govd__verdict settle_space(solver *s, const size_t *figures, size_t count) {
  govd__choice *c = s->c;
  size_t tight[MOST];
  int64_t best = -1;
  for (size_t i = 0; i < count; i++) tight[i] = i;
  while (s->bound_count >= count) {
    int64_t at[MOST];
    bool found = corner(s, tight, figures, count, at);
    /* A corner between whole numbers may have a point near it that will do. */
    for (unsigned near = 0; near < 1U << 2 * count && found; near++) {
      int64_t deltas[MOST] = {0};
      bool within = true;
      for (size_t i = 0; i < count; i++) {
        int64_t step = (int64_t)(near >> 2 * i & 3) - 1;
        within = within && !__builtin_add_overflow(at[figures[i]], step, &deltas[figures[i]]);
      }
      if (within && back_substitute(s, deltas) && keeps_all(s, deltas) &&
          (best < 0 || distance(s, deltas) < best)) {
        best = distance(s, deltas);
        memcpy(c->deltas, deltas, c->count * sizeof *deltas);
      }
      s->too_large = false;
    }
    s->too_large = false;
    size_t i = count;
    while (i > 0 && tight[i - 1] == s->bound_count - count + i - 1) i--;
    if (i == 0) break;
    tight[i - 1]++;
    for (; i < count; i++) tight[i] = tight[i - 1] + 1;
  }
  if (best < 0) return blame_all(s, s->bounds, s->bound_count);
  c->freedom = count;
  memcpy(c->least, c->deltas, sizeof c->deltas);
  memcpy(c->most, c->deltas, sizeof c->deltas);
  return GOVD__POSSIBLE;
}

govd__verdict govd__choice_solve(govd__choice *c) {
  reduced contradictions[MOST_ROWS];
  size_t figures[MOST];
  solver s; /* its lists are filled as far as they are counted */
  s.c = c;
  s.pivot_count = s.bound_count = 0;
  s.too_large = false;
  c->freedom = 0;
  size_t wrong = eliminate(&s, contradictions);
  if (!s.too_large && wrong > 0) return blame(&s, contradictions, wrong);
  add_domains(&s);
  if (s.too_large) return GOVD__TOO_LARGE;
  size_t count = free_figures(&s, figures);
  if (count == 0) {
    govd__verdict verdict = settle(&s);
    memcpy(c->least, c->deltas, sizeof c->deltas);
    memcpy(c->most, c->deltas, sizeof c->deltas);
    return verdict;
  }
  for (size_t i = 0; i < s.bound_count; i++) reduce(&s, &s.bounds[i]);
  if (s.too_large) return GOVD__TOO_LARGE;
  return count == 1 ? settle_line(&s, figures[0]) : settle_space(&s, figures, count);
}
