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

/* A couple that mends a rule and leaves others may have come with another one: it is kept in mind where
 * no single figure does as well. */
static govd_status keep_couple(govd__trial *t) {
  enum { FEWEST_MENDED = 1, MOST_COUPLES = 512 };
  if (t->smallest < 2 || t->partials == NULL || t->below > 0) return GOVD_OK;
  govd__list *couples = &t->partials->couples;
  govd__explained x;
  if (couples->count == MOST_COUPLES) return GOVD_OK;
  if (govd__trial_left(t) + FEWEST_MENDED > t->broken_count) return GOVD_OK;
  govd_status status = govd__trial_make(t, GOVD_UNEXPLAINED, 0, &x);
  if (status != GOVD_OK || govd__list_has(couples, couples->count, &x.set)) return status;
  status = govd__explain_set(t->s, t->arena, &x, t->error);
  if (x.kind != GOVD_CELLS_SWAPPED && x.kind != GOVD_ITEM_MOVED) return status;
  return status == GOVD_OK ? govd__list_add(couples, &x, t->error) : status;
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
  if (govd__trial_add(t, a, delta) && govd__trial_add(t, b, -delta))
    status = govd__trial_mends(t) ? govd__trial_accept_named(t) : keep_couple(t);
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

static govd_status try_row(govd__trial *t, size_t broken, size_t *line) {
  const govd__row *row = &t->s->rows[broken];
  govd_status status = GOVD_OK;
  for (size_t e = 0; e < row->count && status == GOVD_OK; e++) {
    size_t a = row->entries[e].variable;
    if (t->s->variables[a].source != GOVD_THIS || t->s->variables[a].open) continue;
    status = try_with_line(t, a, true, broken, line);
    if (status == GOVD_OK) status = try_with_line(t, a, false, broken, line);
  }
  return status;
}

govd_status govd__couples(govd__trial *t) {
  govd_status status = GOVD_OK;
  size_t rows =
      t->smallest < 2 || t->partials == NULL ? 1 : t->broken_count; /* any row, for what mends all */
  size_t *line = govd__calloc(t->s->variable_count + 1, sizeof *line);
  if (line == NULL) return govd__fail_memory(t->error);
  for (size_t i = 0; i < rows && status == GOVD_OK; i++) status = try_row(t, t->broken[i], line);
  govd__free(line);
  return status;
}
