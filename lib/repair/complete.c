/* SPDX-License-Identifier: Apache-2.0 */
#include "trial.h"

/*
 * A slip of several cells, and one figure that is wrong besides. Nearly any stretch of a row could be one
 * that slipped if another figure may be chosen as well, so that these are more doubtful than anything else.
 * A slip that is looked at must mend a rule by itself, then, and one figure all that it leaves broken; that
 * figure may be one that slipped.
 */

/* Names the figure by what it takes from where it is printed to what it is now. */
static govd_status add_named(govd__trial *t, govd_explanation kind, int cost, size_t variable) {
  govd__explained x;
  govd__name name = {GOVD_UNEXPLAINED, GOVD_NONE, 0};
  govd_status status = govd__trial_make(t, kind, cost, &x);
  for (size_t i = 0; i < x.set.count && status == GOVD_OK; i++) {
    if (x.set.variables[i] != variable) continue;
    status = govd__explain_change(t->s, variable, t->s->variables[variable].value + x.set.deltas[i], &name);
    x.names[i] = name;
  }
  x.cost += name.cost + govd__cell_cost(&t->s->variables[variable]);
  x.kind = name.kind == GOVD_UNEXPLAINED ? GOVD_UNEXPLAINED : GOVD_SEVERAL;
  x.doubt = GOVD__CHOSEN;
  govd__list *beside = &t->partials->beside;
  if (status != GOVD_OK || govd__list_has(beside, beside->count, &x.set)) return status;
  return govd__list_add(beside, &x, t->error);
}

/* An equation that the change leaves broken, or breaks; GOVD_NONE if it mends none, or leaves too many. */
static size_t rule_to_mend(const govd__trial *t) {
  enum { MOST_LEFT = 8 };
  size_t rule = GOVD_NONE;
  size_t mended = 0;
  if (govd__trial_left(t) > MOST_LEFT) return GOVD_NONE;
  for (size_t i = 0; i < t->row_count; i++) {
    const govd__row *row = &t->s->rows[t->rows[i]];
    bool breaks = govd__trial_breaks(t, t->rows[i]);
    if (breaks && row->equality && rule == GOVD_NONE) rule = t->rows[i];
    mended += !breaks && row->broken;
  }
  for (size_t i = 0; i < t->broken_count && rule == GOVD_NONE; i++) {
    if (t->s->rows[t->broken[i]].equality && govd__trial_breaks(t, t->broken[i])) rule = t->broken[i];
  }
  return mended > 0 ? rule : GOVD_NONE;
}

/* A figure that could be chosen may have other bounds now. */
static bool still_mends(govd__trial *t) {
  if (!govd__trial_mends(t)) return false;
  if (t->unknown == GOVD_NONE) return true;
  return govd__trial_bounds(t, t->variables[t->unknown], t->deltas[t->unknown], &t->least, &t->most);
}

static govd_status try_figure(govd__trial *t, govd_explanation kind, int cost, size_t variable,
                              int64_t delta) {
  size_t count = t->count;
  size_t unknown = t->unknown;
  int64_t bounds[] = {t->least, t->most};
  govd_status status = GOVD_OK;
  if (unknown != GOVD_NONE && t->variables[unknown] == variable) return GOVD_OK;
  if (!govd__trial_adjust(t, variable, delta)) return GOVD_OK;
  if (still_mends(t)) status = add_named(t, kind, cost, variable);
  if (t->count > count) {
    govd__trial_keep(t, count);
  } else {
    govd__trial_adjust(t, variable, -delta);
  }
  t->unknown = unknown;
  t->least = bounds[0];
  t->most = bounds[1];
  return status;
}

govd_status govd__complete(govd__trial *t, govd_explanation kind, int cost) {
  govd_status status = GOVD_OK;
  size_t rule = t->partials == NULL ? GOVD_NONE : rule_to_mend(t);
  int64_t rest;
  if (rule == GOVD_NONE || !govd__trial_residual(t, rule, &rest)) return GOVD_OK;
  const govd__row *row = &t->s->rows[rule];
  for (size_t e = 0; e < row->count && status == GOVD_OK; e++) {
    int64_t coefficient = row->entries[e].coefficient;
    if (t->partials->beside.count >= GOVD__MOST_BESIDE) return GOVD_OK;
    if (coefficient == 1 || coefficient == -1)
      status = try_figure(t, kind, cost, row->entries[e].variable, coefficient == 1 ? -rest : rest);
  }
  return status;
}
