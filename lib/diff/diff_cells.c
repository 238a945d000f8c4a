/* SPDX-License-Identifier: Apache-2.0 */
#include "diff.h"

static govd_difference_side side_of(const govd_report *report, size_t index) {
  const govd_cell *cell = index == GOVD_NONE ? NULL : govd_report_cell(report, index);
  if (cell == NULL || cell->state == GOVD_ABSENT) return (govd_difference_side){.index = index};
  return (govd_difference_side){.there = true,
                                .index = index,
                                .text = cell->text,
                                .state = cell->state,
                                .value = cell->value,
                                .unit = cell->unit,
                                .place = cell->place};
}

static bool is_same(const govd_difference_side *a, const govd_difference_side *b) {
  if (a->there != b->there) return false;
  return !a->there || (a->state == b->state && a->value == b->value && govd__diff_same(a->text, b->text) &&
                       govd__diff_same(a->unit, b->unit));
}

static govd_status diff_cell(govd__differ *d, const govd_form_cell *kind, size_t before, size_t after) {
  govd_difference difference = {.kind = GOVD_DIFFERENCE_CELL,
                                .id = kind->id,
                                .before = side_of(d->reports[0], before),
                                .after = side_of(d->reports[1], after),
                                .scale = govd_type_scale(kind->type)};
  const govd_difference_side *a = &difference.before;
  const govd_difference_side *b = &difference.after;
  if (is_same(a, b)) return GOVD_OK;
  difference.compared = a->state == GOVD_GIVEN && b->state == GOVD_GIVEN &&
                        !__builtin_sub_overflow(b->value, a->value, &difference.difference);
  if (!difference.compared) difference.difference = 0;
  return govd__diff_add(d, &difference);
}

/* The cells of the form after, then those that only the form before has. */
govd_status govd__diff_cells(govd__differ *d) {
  const govd_form *before = govd_report_form(d->reports[0]);
  const govd_form *after = govd_report_form(d->reports[1]);
  for (size_t i = 0; i < govd_form_cell_count(after); i++) {
    govd_status status =
        diff_cell(d, govd_form_cell_at(after, i), govd_form_counterpart(after, i, before), i);
    if (status != GOVD_OK) return status;
  }
  for (size_t i = 0; i < govd_form_cell_count(before); i++) {
    if (govd_form_counterpart(before, i, after) != GOVD_NONE) continue;
    govd_status status = diff_cell(d, govd_form_cell_at(before, i), i, GOVD_NONE);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
