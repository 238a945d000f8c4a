/* SPDX-License-Identifier: Apache-2.0 */
#include "units.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "messages.h"

bool units_open(units *u, const kit *k, const options *o) {
  if (o->units == NULL) return true;
  u->all = (collection){.kit = k, .language = o->language, .progress = progress_new(stdout)};
  if (o->roster != NULL && !roster_open(&u->roster, o->roster, o->language)) return false;
  collection_add(&u->all, o->units);
  return !u->all.unread;
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
static govd_status choose(const units *u, const govd_report *report, const govd_report **list, size_t *count,
                          govd_error *error) {
  for (size_t i = 0; i < u->all.count; i++) {
    const govd_report *unit = u->all.items[i].report;
    bool own;
    govd_status status = same_body(report, unit, &own, error);
    if (status != GOVD_OK) return status;
    bool form = strcmp(govd_form_id(govd_report_form(unit)), govd_form_id(govd_report_form(report))) == 0;
    if (form && !own && govd_report_year(unit) == govd_report_year(report)) list[(*count)++] = unit;
  }
  return GOVD_OK;
}

/* Keeps those that go into a sum; false where the sum would not be that of all bodies. */
static bool keep_summed(const govd_rollup *rollup, const govd_report **list, size_t *count) {
  size_t kept = 0;
  bool whole = govd_rollup_missing(rollup, 0) == GOVD_NONE;
  for (size_t i = 0; i < *count; i++) {
    govd_rollup_part part = govd_rollup_at(rollup, i)->part;
    whole = whole && part != GOVD_ROLLUP_CONTRADICTS && part != GOVD_ROLLUP_NAMELESS;
    if (part == GOVD_ROLLUP_SUMMED) list[kept++] = list[i];
  }
  *count = kept;
  return whole;
}

govd_status units_find(const units *u, const char *file, const govd_report *report, const govd_report ***list,
                       size_t *count, govd_error *error) {
  size_t whole = GOVD_NONE;
  govd_rollup *rollup = NULL;
  *count = 0;
  *list = calloc(u->all.count + 1, sizeof **list);
  if (*list == NULL) return fail_memory(error);
  govd_status status = choose(u, report, *list, count, error);
  if (status == GOVD_OK && u->roster != NULL && govd_report_unit_name(report) != NULL)
    status = govd_roster_find(u->roster, govd_report_unit_name(report), &whole, error);
  if (u->roster != NULL && whole == GOVD_NONE) *count = 0; /* nothing is below a body that the roster lacks */
  if (status != GOVD_OK || *count == 0) return status;
  status = govd_rollup_new(*list, *count, u->roster, whole, &rollup, error);
  if (status == GOVD_OK && !keep_summed(rollup, *list, count)) {
    message_say(u->all.language, MESSAGE_UNITS_UNCLEAR, file);
    *count = 0;
  }
  govd_rollup_free(rollup);
  return status;
}

void units_free(units *u) {
  govd_roster_free(u->roster);
  collection_free(&u->all);
}
