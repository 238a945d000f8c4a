/* SPDX-License-Identifier: Apache-2.0 */
/* The reports that a report is checked beside: last year's, another edition, those of the bodies below. */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/bodies.h"

GOVD_EXPORT govd_status govd_shelf_prior(const govd_shelf *shelf, const govd_report *const *reports,
                                         const govd_report *report, size_t *prior, size_t *other,
                                         govd_error *error) {
  *other = GOVD_NONE;
  govd_status status = govd_shelf_find(shelf, report, 1, 0, prior, error);
  for (size_t nth = 1; status == GOVD_OK && *prior != GOVD_NONE; nth++) {
    size_t next;
    status = govd_shelf_find(shelf, report, 1, nth, &next, error);
    if (status != GOVD_OK || next == GOVD_NONE) break;
    if (govd_report_same_figures(reports[*prior], reports[next])) continue;
    *other = next;
    break;
  }
  return status;
}

GOVD_EXPORT govd_status govd_shelf_edition(const govd_shelf *shelf, const govd_report *const *reports,
                                           const govd_report *report, size_t *edition, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t nth = 0; status == GOVD_OK; nth++) {
    status = govd_shelf_find(shelf, report, 0, nth, edition, error);
    if (*edition == GOVD_NONE || !govd_report_same_figures(report, reports[*edition])) break;
  }
  return status;
}

static govd_status same_body(const govd_report *a, const govd_report *b, bool *same, govd_error *error) {
  const char *names[] = {govd_report_unit_name(a), govd_report_unit_name(b)};
  char *keys[] = {NULL, NULL};
  govd_status status = GOVD_OK;
  *same = false;
  for (int i = 0; i < 2 && status == GOVD_OK; i++) {
    if (names[i] != NULL) status = govd_body_key(names[i], &keys[i], error);
  }
  if (keys[0] != NULL && keys[1] != NULL) *same = strcmp(keys[0], keys[1]) == 0;
  for (int i = 0; i < 2; i++) govd_string_free(keys[i]);
  return status;
}

/* Those of the same form and year, by others. */
static govd_status choose(const govd_report *const *reports, size_t count, const govd_report *report,
                          size_t *units, size_t *unit_count, govd_error *error) {
  const char *form = govd_form_id(govd_report_form(report));
  for (size_t i = 0; i < count; i++) {
    if (strcmp(govd_form_id(govd_report_form(reports[i])), form) != 0) continue;
    if (govd_report_year(reports[i]) != govd_report_year(report)) continue;
    bool own;
    govd_status status = same_body(report, reports[i], &own, error);
    if (status != GOVD_OK) return status;
    if (!own) units[(*unit_count)++] = i;
  }
  return GOVD_OK;
}

/* Keeps those that go into a sum; false where the sum would not be that of all bodies. */
static bool keep_summed(const govd_rollup *rollup, size_t *units, size_t *unit_count) {
  size_t kept = 0;
  bool whole = govd_rollup_missing(rollup, 0) == GOVD_NONE;
  for (size_t i = 0; i < *unit_count; i++) {
    govd_rollup_part part = govd_rollup_at(rollup, i)->part;
    whole = whole && part != GOVD_ROLLUP_CONTRADICTS && part != GOVD_ROLLUP_NAMELESS;
    if (part == GOVD_ROLLUP_SUMMED) units[kept++] = units[i];
  }
  *unit_count = whole ? kept : 0;
  return whole;
}

/* Leaves out what would not go into the sum of those chosen. */
static govd_status sum_up(const govd_report *const *reports, const govd_roster *roster, size_t body,
                          size_t *units, size_t *unit_count, bool *whole, govd_error *error) {
  const govd_report **chosen = govd__calloc(*unit_count, sizeof(govd_report *));
  if (chosen == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < *unit_count; i++) chosen[i] = reports[units[i]];
  govd_rollup *rollup;
  govd_status status = govd_rollup_new(chosen, *unit_count, roster, body, &rollup, error);
  if (status == GOVD_OK) *whole = keep_summed(rollup, units, unit_count);
  govd_rollup_free(rollup);
  govd__free(chosen);
  return status;
}

GOVD_EXPORT govd_status govd_units_find(const govd_report *const *reports, size_t count,
                                        const govd_roster *roster, const govd_report *report, size_t *units,
                                        size_t *unit_count, bool *whole, govd_error *error) {
  size_t body = GOVD_NONE;
  const char *name = govd_report_unit_name(report);
  *unit_count = 0;
  *whole = true;
  govd_status status = GOVD_OK;
  if (roster != NULL && name != NULL) status = govd_roster_find(roster, name, &body, error);
  /* Nothing is below a body that the roster lacks. */
  if (status != GOVD_OK || (roster != NULL && body == GOVD_NONE)) return status;
  status = choose(reports, count, report, units, unit_count, error);
  if (status != GOVD_OK || *unit_count == 0) return status;
  return sum_up(reports, roster, body, units, unit_count, whole, error);
}
