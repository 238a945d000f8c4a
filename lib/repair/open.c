/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "base/memory.h"
#include "system.h"

/*
 * Figures that are not known (unread, not there, totals that were left empty) are taken out
 * of the system by substitution: one rule gives such a figure, the others are told so. What
 * is left speaks of known figures only, and a figure that two rules give in two ways shows
 * as a row that is broken. A rule with a figure that no rule gives says nothing and is dropped.
 */

static int64_t coefficient_of(const govd__row *row, size_t variable) {
  for (size_t i = 0; i < row->count; i++) {
    if (row->entries[i].variable == variable) return row->entries[i].coefficient;
  }
  return 0;
}

static size_t open_in(const govd__system *s, const govd__row *row) {
  size_t count = 0;
  for (size_t i = 0; i < row->count; i++) count += s->variables[row->entries[i].variable].open;
  return count;
}

/* The rule that gives an open figure: the one with the fewest others, then the shortest. */
static size_t find_pivot(const govd__system *s, size_t variable) {
  size_t best = GOVD_NONE;
  size_t best_cost = SIZE_MAX;
  for (size_t r = s->given_rows; r < s->row_count; r++) {
    const govd__row *row = &s->rows[r];
    int64_t coefficient = row->dropped || !row->equality ? 0 : coefficient_of(row, variable);
    if (coefficient != 1 && coefficient != -1) continue;
    size_t cost = open_in(s, row) * 10000 + row->count;
    if (cost < best_cost) {
      best = r;
      best_cost = cost;
    }
  }
  return best;
}

/* Adds a multiple of entries to the dense scratch; false where that overflows. */
static bool spread(govd__system *s, const govd__row *row, int64_t factor) {
  bool fits = true;
  for (size_t i = 0; i < row->count; i++) {
    int64_t product;
    int64_t *at = &s->dense[row->entries[i].variable];
    fits = fits && !__builtin_mul_overflow(row->entries[i].coefficient, factor, &product) &&
           !__builtin_add_overflow(*at, product, at);
  }
  return fits;
}

static void wipe(govd__system *s, const govd__row *row) {
  for (size_t i = 0; i < row->count; i++) s->dense[row->entries[i].variable] = 0;
}

/* Takes what is not 0 from the scratch, in the order of two rows, and leaves zeros. */
static size_t collect(govd__system *s, const govd__row *a, const govd__row *b, govd__entry *entries) {
  size_t count = 0;
  const govd__row *rows[] = {a, b};
  for (size_t r = 0; r < 2; r++) {
    for (size_t i = 0; i < rows[r]->count; i++) {
      size_t variable = rows[r]->entries[i].variable;
      if (s->dense[variable] != 0) entries[count++] = (govd__entry){variable, s->dense[variable]};
      s->dense[variable] = 0;
    }
  }
  return count;
}

/* row - factor × pivot; a row where that overflows is dropped. */
static govd_status substitute(govd__system *s, govd__row *row, const govd__row *pivot, int64_t factor) {
  int64_t part;
  govd__entry *entries = govd__arena_alloc(&s->arena, row->count + pivot->count, sizeof *entries);
  if (entries == NULL) return govd__fail_memory(s->error);
  bool fits = factor != INT64_MIN && spread(s, row, 1) && spread(s, pivot, -factor) &&
              !__builtin_mul_overflow(pivot->residual, factor, &part) &&
              !__builtin_sub_overflow(row->residual, part, &row->residual);
  if (!fits) {
    wipe(s, row);
    wipe(s, pivot);
    row->dropped = true;
    return GOVD_OK;
  }
  row->count = collect(s, row, pivot, entries);
  row->entries = entries;
  return GOVD_OK;
}

/* Lets one rule give an open figure, and tells all others, definitions of other figures too. */
static govd_status define(govd__system *s, size_t variable, size_t pivot_row) {
  govd__row pivot = s->rows[pivot_row];
  int64_t lead = coefficient_of(&pivot, variable);
  for (size_t r = s->given_rows; r < s->row_count; r++) {
    int64_t coefficient = r == pivot_row ? 0 : coefficient_of(&s->rows[r], variable);
    if (coefficient == 0) continue;
    govd_status status = substitute(s, &s->rows[r], &pivot, lead == 1 ? coefficient : -coefficient);
    if (status != GOVD_OK) return status;
  }
  s->rows[pivot_row].dropped = true;
  s->definitions[variable] = pivot_row + 1;
  return GOVD_OK;
}

/* A figure that is given by others is not negative either: -(rest of its definition) / coefficient >= 0. */
static govd_status add_domain(govd__system *s, size_t variable) {
  size_t definition = s->definitions[variable] - 1;
  const govd__row *from = &s->rows[definition];
  int64_t lead = coefficient_of(from, variable);
  int64_t residual = from->residual;
  size_t sheet = from->sheet;
  govd__entry *entries = govd__calloc(from->count, sizeof *entries);
  if (entries == NULL) return govd__fail_memory(s->error);
  size_t count = 0;
  bool known = residual != INT64_MIN;
  for (size_t i = 0; i < from->count; i++) {
    govd__entry e = from->entries[i];
    if (e.variable == variable) continue;
    known = known && !s->variables[e.variable].open && e.coefficient != INT64_MIN;
    if (known) entries[count++] = (govd__entry){e.variable, lead == 1 ? -e.coefficient : e.coefficient};
  }
  govd_status status = GOVD_OK;
  if (!known) {
    s->definitions[variable] = 0;
  } else if (s->variables[variable].type != GOVD_SIGNED_COUNT && count > 0) {
    govd__row *row = govd__system_add_row(s, entries, count);
    if (row == NULL) status = govd__fail_memory(s->error);
    if (row != NULL) {
      row->equality = false;
      row->sheet = sheet;
      row->residual = lead == 1 ? -residual : residual;
    }
  }
  govd__free(entries);
  return status;
}

/* Numbers that have no opposite are kept out, so that nothing later need ask. */
static bool is_extreme(const govd__row *row) {
  bool extreme = row->residual == INT64_MIN;
  for (size_t i = 0; i < row->count; i++) extreme = extreme || row->entries[i].coefficient == INT64_MIN;
  return extreme;
}

govd_status govd__system_close(govd__system *s) {
  size_t rows = s->row_count;
  /* The rules as they stand are kept for later; substitution works on copies. */
  for (size_t r = 0; r < rows; r++) {
    govd__row kept = s->rows[r];
    govd__row *copy = govd__system_add_row(s, kept.entries, kept.count);
    if (copy == NULL) return govd__fail_memory(s->error);
    govd__entry *entries = copy->entries;
    *copy = kept;
    copy->entries = entries;
    s->rows[r].dropped = true;
  }
  for (size_t v = 0; v < s->variable_count; v++) {
    size_t pivot = s->variables[v].open ? find_pivot(s, v) : GOVD_NONE;
    govd_status status = pivot == GOVD_NONE ? GOVD_OK : define(s, v, pivot);
    if (status != GOVD_OK) return status;
  }
  for (size_t v = 0; v < s->variable_count; v++) {
    govd_status status = s->definitions[v] == 0 ? GOVD_OK : add_domain(s, v);
    if (status != GOVD_OK) return status;
  }
  for (size_t r = rows; r < s->row_count; r++) {
    govd__row *row = &s->rows[r];
    row->dropped = row->dropped || open_in(s, row) > 0 || row->count == 0 || is_extreme(row);
    row->broken = !row->dropped && (row->equality ? row->residual != 0 : row->residual < 0);
  }
  return govd__system_link(s);
}
