/* SPDX-License-Identifier: Apache-2.0 */
/* Which reports go into a sum, so that nothing is counted twice. */
#include <string.h>

#include "rollup.h"

static govd_rollup_entry *entry(const govd__rolling *r, size_t i) { return &r->rollup->entries[i]; }

static bool goes_in(const govd__rolling *r, size_t i) { return entry(r, i)->part == GOVD_ROLLUP_SUMMED; }

static void leave_out(const govd__rolling *r, size_t i, govd_rollup_part part, size_t other) {
  if (!goes_in(r, i)) return;
  entry(r, i)->part = part;
  entry(r, i)->other = other;
}

/* Finds each body in the roster. */
static govd_status find_bodies(govd__rolling *r) {
  for (size_t i = 0; i < r->rollup->count; i++) {
    *entry(r, i) = (govd_rollup_entry){.other = GOVD_NONE, .body = GOVD_NONE};
    if (r->roster == NULL || r->keys[i] == NULL) continue;
    govd_status status =
        govd_roster_find(r->roster, govd_report_unit_name(r->reports[i]), &entry(r, i)->body, r->error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* What can be seen from a report alone. */
static void choose_by_itself(const govd__rolling *r, size_t i) {
  const govd_report *first = r->reports[0];
  if (strcmp(govd_form_id(govd_report_form(r->reports[i])), govd_form_id(govd_report_form(first))) != 0 ||
      govd_form_cell_count(govd_report_form(r->reports[i])) != govd_form_cell_count(govd_report_form(first)))
    leave_out(r, i, GOVD_ROLLUP_OTHER_FORM, GOVD_NONE);
  if (govd_report_year(r->reports[i]) != govd_report_year(first))
    leave_out(r, i, GOVD_ROLLUP_OTHER_YEAR, GOVD_NONE);
  if (r->keys[i] == NULL) leave_out(r, i, GOVD_ROLLUP_NAMELESS, GOVD_NONE);
  if (r->roster == NULL) return;
  size_t body = entry(r, i)->body;
  if (r->whole == GOVD_NONE) {
    if (body == GOVD_NONE) leave_out(r, i, GOVD_ROLLUP_STRANGER, GOVD_NONE);
    return;
  }
  if (body == r->whole || govd_roster_is_below(r->roster, r->whole, body))
    leave_out(r, i, GOVD_ROLLUP_WHOLE, GOVD_NONE);
  if (!govd_roster_is_below(r->roster, body, r->whole)) leave_out(r, i, GOVD_ROLLUP_STRANGER, GOVD_NONE);
}

static bool same_body(const govd__rolling *r, size_t a, size_t b) {
  if (entry(r, a)->body != GOVD_NONE) return entry(r, a)->body == entry(r, b)->body;
  return entry(r, b)->body == GOVD_NONE && strcmp(r->keys[a], r->keys[b]) == 0;
}

/* A body that is there twice: once is enough if both say the same, else nobody knows which is right. */
static void choose_of_repeated(const govd__rolling *r) {
  for (size_t i = 0; i < r->rollup->count; i++) {
    if (!goes_in(r, i)) continue;
    bool contradicted = false;
    for (size_t k = i + 1; k < r->rollup->count; k++) {
      if (!goes_in(r, k) || !same_body(r, i, k)) continue;
      bool same = govd_report_same_figures(r->reports[i], r->reports[k]);
      leave_out(r, k, same ? GOVD_ROLLUP_REPEATED : GOVD_ROLLUP_CONTRADICTS, i);
      contradicted = contradicted || !same;
      if (!same) entry(r, i)->other = k;
    }
    if (!contradicted) continue;
    leave_out(r, i, GOVD_ROLLUP_CONTRADICTS, entry(r, i)->other);
    for (size_t k = i + 1; k < r->rollup->count; k++) {
      if (entry(r, k)->part == GOVD_ROLLUP_REPEATED && entry(r, k)->other == i)
        entry(r, k)->part = GOVD_ROLLUP_CONTRADICTS;
    }
  }
}

/* A body speaks for all below it. */
static void choose_of_nested(const govd__rolling *r) {
  for (size_t i = 0; i < r->rollup->count && r->roster != NULL; i++) {
    for (size_t k = 0; k < r->rollup->count && goes_in(r, i); k++) {
      bool above = entry(r, k)->part == GOVD_ROLLUP_SUMMED || entry(r, k)->part == GOVD_ROLLUP_CONTRADICTS;
      if (above && govd_roster_is_below(r->roster, entry(r, i)->body, entry(r, k)->body))
        leave_out(r, i, GOVD_ROLLUP_INCLUDED, k);
    }
  }
}

/* Without a roster a total among the reports can only be seen from its figures. */
static void choose_of_totals(const govd__rolling *r) {
  enum { FEWEST = 3 };
  if (r->roster != NULL || govd_rollup_summed(r->rollup) < FEWEST) return;
  for (size_t i = 0; i < r->rollup->count; i++) {
    if (!goes_in(r, i) || !govd__rollup_is_sum(r, i)) continue;
    leave_out(r, i, GOVD_ROLLUP_IS_SUM, GOVD_NONE);
    return;
  }
}

govd_status govd__rollup_choose(govd__rolling *r) {
  govd_status status = find_bodies(r);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < r->rollup->count; i++) choose_by_itself(r, i);
  choose_of_repeated(r);
  choose_of_nested(r);
  choose_of_totals(r);
  return GOVD_OK;
}
