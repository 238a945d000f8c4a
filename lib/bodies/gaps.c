/* SPDX-License-Identifier: Apache-2.0 */
/* A body's own report against the sum of the reports below it. */
#include <string.h>

#include "base/arena.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "rollup.h"

struct govd_gaps {
  govd__arena arena; /* the suspects */
  govd_gap *items;
  size_t count;
  size_t capacity;
};

static bool same_form(const govd_form *a, const govd_form *b) {
  return a == b || (strcmp(govd_form_id(a), govd_form_id(b)) == 0 &&
                    govd_form_cell_count(a) == govd_form_cell_count(b));
}

/* Whether a report's figure in a cell is just a difference, one way or the other. */
static bool is_suspect(const govd_report *report, const govd_form *form, const govd_gap *gap) {
  if (!same_form(govd_report_form(report), form)) return false;
  const govd_cell *cell = govd_report_cell(report, gap->cell);
  if (cell->state != GOVD_GIVEN || cell->value == 0) return false;
  return cell->value == gap->difference || (cell->value != INT64_MIN && -cell->value == gap->difference);
}

static govd_status find_suspects(govd_gaps *gaps, const govd_report *const *reports,
                                 const govd_rollup *rollup, govd_gap *gap, govd_error *error) {
  size_t *suspects = govd__arena_alloc(&gaps->arena, rollup->count + 1, sizeof *suspects);
  if (suspects == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < rollup->count; i++) {
    govd_rollup_part part = rollup->entries[i].part;
    if (part == GOVD_ROLLUP_WHOLE || part == GOVD_ROLLUP_OTHER_FORM) continue;
    if (is_suspect(reports[i], govd_report_form(rollup->report), gap)) suspects[gap->suspect_count++] = i;
  }
  gap->suspects = suspects;
  return GOVD_OK;
}

static govd_status compare_cell(govd_gaps *gaps, const govd_report *const *reports, const govd_rollup *rollup,
                                const govd_report *printed, size_t index, govd_error *error) {
  const govd_cell *sum = govd_report_cell(rollup->report, index);
  const govd_cell *cell = govd_report_cell(printed, index);
  govd_gap gap = {.cell = index, .sum = sum->value, .printed = cell->value};
  if (sum->state != GOVD_GIVEN || cell->state != GOVD_GIVEN || sum->value == cell->value) return GOVD_OK;
  if (__builtin_sub_overflow(cell->value, sum->value, &gap.difference))
    return govd__fail(error, GOVD_E_RANGE, "a difference does not fit");
  govd_gap *items = govd__grow(gaps->items, gaps->count, &gaps->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(error);
  gaps->items = items;
  govd_status status = find_suspects(gaps, reports, rollup, &gap, error);
  if (status == GOVD_OK) items[gaps->count++] = gap;
  return status;
}

GOVD_EXPORT govd_status govd_rollup_compare(const govd_rollup *rollup, const govd_report *const *reports,
                                            const govd_report *printed, govd_gaps **gaps, govd_error *error) {
  *gaps = NULL;
  const govd_form *form = govd_report_form(rollup->report);
  if (!same_form(govd_report_form(printed), form))
    return govd__fail(error, GOVD_E_ARGUMENT, "the report is of another form than the sum");
  govd_gaps *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_cell_count(form) && status == GOVD_OK; i++)
    status = compare_cell(made, reports, rollup, printed, i, error);
  if (status == GOVD_OK) {
    *gaps = made;
  } else {
    govd_gaps_free(made);
  }
  return status;
}

GOVD_EXPORT void govd_gaps_free(govd_gaps *gaps) {
  if (gaps == NULL) return;
  govd__arena_release(&gaps->arena);
  govd__free(gaps->items);
  govd__free(gaps);
}

GOVD_EXPORT size_t govd_gaps_count(const govd_gaps *gaps) { return gaps->count; }

GOVD_EXPORT const govd_gap *govd_gaps_at(const govd_gaps *gaps, size_t index) {
  return index < gaps->count ? &gaps->items[index] : NULL;
}
