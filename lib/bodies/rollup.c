/* SPDX-License-Identifier: Apache-2.0 */
#include "rollup.h"

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

/* The bodies right below the whole, and those of them that no report speaks for. */
static govd_status find_missing(govd__rolling *r) {
  govd_rollup *rollup = r->rollup;
  if (r->roster == NULL || r->whole == GOVD_NONE) return GOVD_OK;
  rollup->missing = govd__calloc(govd_roster_count(r->roster) + 1, sizeof *rollup->missing);
  if (rollup->missing == NULL) return govd__fail_memory(r->error);
  for (size_t body = 0; body < govd_roster_count(r->roster); body++) {
    if (govd_roster_at(r->roster, body)->parent != r->whole) continue;
    rollup->expected++;
    bool there = false;
    for (size_t i = 0; i < rollup->count; i++)
      there = there || (rollup->entries[i].part == GOVD_ROLLUP_SUMMED && rollup->entries[i].body == body);
    if (!there) rollup->missing[rollup->missing_count++] = body;
  }
  return GOVD_OK;
}

/* The sum has the year of the first report, and the name of the whole. */
static govd_status begin(govd__rolling *r) {
  govd_rollup *rollup = r->rollup;
  govd_status status = govd_report_new(govd_report_form(r->reports[0]), &rollup->report, r->error);
  int year = govd_report_year(r->reports[0]);
  if (status == GOVD_OK && year != 0) status = govd_report_set_year(rollup->report, year, r->error);
  if (status == GOVD_OK && r->roster != NULL && r->whole != GOVD_NONE)
    status = govd_report_set_unit_name(rollup->report, govd_roster_at(r->roster, r->whole)->name, r->error);
  return status;
}

static govd_status make_keys(govd__rolling *r) {
  for (size_t i = 0; i < r->rollup->count; i++) {
    const char *name = govd_report_unit_name(r->reports[i]);
    if (name == NULL || *name == '\0') continue;
    govd_status status = govd_body_key(name, &r->keys[i], r->error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

static govd_status roll(govd__rolling *r) {
  govd_status status = begin(r);
  if (status == GOVD_OK) status = make_keys(r);
  if (status == GOVD_OK) status = govd__rollup_choose(r);
  if (status == GOVD_OK) status = govd__rollup_sum(r);
  return status == GOVD_OK ? find_missing(r) : status;
}

GOVD_EXPORT govd_status govd_rollup_new(const govd_report *const *reports, size_t count,
                                        const govd_roster *roster, size_t whole, govd_rollup **rollup,
                                        govd_error *error) {
  *rollup = NULL;
  if (count == 0) return govd__fail(error, GOVD_E_ARGUMENT, "there is no report to add up");
  if (whole != GOVD_NONE && (roster == NULL || whole >= govd_roster_count(roster)))
    return govd__fail(error, GOVD_E_ARGUMENT, "the roster has no such body");
  govd__rolling r = {.rollup = govd__calloc(1, sizeof **rollup),
                     .reports = reports,
                     .roster = roster,
                     .whole = whole,
                     .keys = govd__calloc(count, sizeof *r.keys),
                     .error = error};
  if (r.rollup != NULL) r.rollup->entries = govd__calloc(count, sizeof *r.rollup->entries);
  bool memory = r.keys != NULL && r.rollup != NULL && r.rollup->entries != NULL;
  if (memory) r.rollup->count = count;
  govd_status status = memory ? roll(&r) : govd__fail_memory(error);
  for (size_t i = 0; i < count && r.keys != NULL; i++) govd_string_free(r.keys[i]);
  govd__free(r.keys);
  if (status == GOVD_OK) {
    *rollup = r.rollup;
  } else {
    govd_rollup_free(r.rollup);
  }
  return status;
}
