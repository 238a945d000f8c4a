/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "base/memory.h"
#include "trial.h"

/*
 * Two figures of one row or column that went wrong by the same, one up and one down: neighbours that
 * changed places, or items that are counted in another cell. A smaller set often mends the same rules, for
 * one of the two may stand in no rule that is broken.
 */

static int64_t coefficient_in(const govd__variable *v, size_t row) {
  for (size_t i = 0; i < v->row_count; i++) {
    if (v->rows[i].variable == row) return v->rows[i].coefficient;
  }
  return 0;
}

/* Changes both so that the row holds, which leaves no choice. */
static govd_status try_couple(govd__trial *t, size_t a, size_t b, size_t row) {
  int64_t difference;
  int64_t residual = t->s->rows[row].residual;
  govd_status status = GOVD_OK;
  if (__builtin_sub_overflow(coefficient_in(&t->s->variables[b], row),
                             coefficient_in(&t->s->variables[a], row), &difference))
    return GOVD_OK;
  if (difference == 0 || residual % difference != 0 || !govd__same_kind(t->s, a, b)) return GOVD_OK;
  int64_t delta = residual / difference;
  if (govd__trial_add(t, a, delta) && govd__trial_add(t, b, -delta) && govd__trial_mends(t))
    status = govd__trial_accept_named(t);
  govd__trial_forget(t);
  return status;
}

static govd_status try_with_line(govd__trial *t, size_t a, bool along_row, size_t row, size_t *line) {
  const govd_form_cell *cell = govd_form_cell_at(t->s->form, t->s->variables[a].cell);
  const govd_table *table = govd_form_table(t->s->form, cell->table);
  size_t row_printed = table->layout == GOVD_LAYOUT_ONE_ROW ? 0 : cell->row;
  size_t count = govd__figures_in_line(t->s, table, along_row, along_row ? row_printed : cell->column, line);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    if (line[i] != a) status = try_couple(t, a, line[i], row);
  }
  return status;
}

govd_status govd__couples(govd__trial *t) {
  const govd__row *row = &t->s->rows[t->broken[0]];
  govd_status status = GOVD_OK;
  size_t *line = govd__calloc(t->s->variable_count + 1, sizeof *line);
  if (line == NULL) return govd__fail_memory(t->error);
  for (size_t e = 0; e < row->count && status == GOVD_OK; e++) {
    size_t a = row->entries[e].variable;
    if (t->s->variables[a].source != GOVD_THIS || t->s->variables[a].open) continue;
    status = try_with_line(t, a, true, t->broken[0], line);
    if (status == GOVD_OK) status = try_with_line(t, a, false, t->broken[0], line);
  }
  govd__free(line);
  return status;
}
