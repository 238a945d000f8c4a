/* SPDX-License-Identifier: Apache-2.0 */
#include "components.h"

#include "base/fail.h"

static size_t root_of(size_t *parents, size_t row) {
  while (parents[row] != row) {
    parents[row] = parents[parents[row]];
    row = parents[row];
  }
  return row;
}

/* A figure that is certain ties nothing together, since it does not change. */
static void join(const govd__system *s, size_t *parents) {
  for (size_t i = 0; i < s->variable_count; i++) {
    const govd__variable *v = &s->variables[i];
    for (size_t r = 1; r < v->row_count && v->weight > 0; r++) {
      size_t a = root_of(parents, v->rows[0].variable);
      size_t b = root_of(parents, v->rows[r].variable);
      if (a < b) parents[b] = a;
      if (b < a) parents[a] = b;
    }
  }
}

govd_status govd__parts_find(govd__system *s, govd__parts *parts) {
  size_t *parents = govd__arena_alloc(&s->arena, s->row_count + 1, sizeof *parents);
  bool *done = govd__arena_alloc(&s->arena, s->row_count + 1, sizeof *done);
  parts->rows = govd__arena_alloc(&s->arena, s->row_count + 1, sizeof *parts->rows);
  parts->starts = govd__arena_alloc(&s->arena, s->row_count + 2, sizeof *parts->starts);
  parts->count = 0;
  if (parents == NULL || done == NULL || parts->rows == NULL || parts->starts == NULL)
    return govd__fail_memory(s->error);
  for (size_t r = 0; r < s->row_count; r++) parents[r] = r;
  join(s, parents);
  size_t used = 0;
  for (size_t first = 0; first < s->row_count; first++) {
    if (!s->rows[first].broken || done[first]) continue;
    parts->starts[parts->count++] = used;
    for (size_t r = first; r < s->row_count; r++) {
      if (!s->rows[r].broken || root_of(parents, r) != root_of(parents, first)) continue;
      parts->rows[used++] = r;
      done[r] = true;
    }
  }
  parts->starts[parts->count] = used;
  return GOVD_OK;
}
