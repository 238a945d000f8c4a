/* SPDX-License-Identifier: Apache-2.0 */
#include "units.h"

#include <stdlib.h>

#include "failure.h"
#include "messages.h"

bool units_open(units *u, const kit *k, const options *o) {
  if (o->units == NULL) return true;
  u->all = (collection){.kit = k, .language = o->language, .progress = progress_new(stdout)};
  if (o->roster != NULL && !roster_open(&u->roster, o->roster, o->language)) return false;
  collection_add(&u->all, o->units);
  return !u->all.unread;
}

govd_status units_find(const units *u, const char *file, const govd_report *report, const govd_report ***list,
                       size_t *count, govd_error *error) {
  bool whole = true;
  size_t *found = calloc(u->all.count + 1, sizeof *found);
  const govd_report **reports = collection_reports(&u->all);
  *count = 0;
  *list = reports;
  govd_status status = found == NULL || reports == NULL ? fail_memory(error) : GOVD_OK;
  if (status == GOVD_OK)
    status = govd_units_find(reports, u->all.count, u->roster, report, found, count, &whole, error);
  if (!whole) message_say(u->all.language, MESSAGE_UNITS_UNCLEAR, file);
  for (size_t i = 0; i < *count && status == GOVD_OK; i++) reports[i] = u->all.items[found[i]].report;
  free(found);
  return status;
}

void units_free(units *u) {
  govd_roster_free(u->roster);
  collection_free(&u->all);
}
