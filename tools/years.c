/* SPDX-License-Identifier: Apache-2.0 */
#include "years.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "failure.h"
#include "messages.h"

bool years_is_folder(const char *path) {
  struct stat status;
  return path != NULL && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool years_open(years *y, const kit *k, const options *o) {
  govd_error error;
  if (!years_is_folder(o->prior)) return true;
  y->all = (collection){.kit = k, .language = o->language, .progress = progress_new(stdout)};
  if (o->roster != NULL && !roster_open(&y->roster, o->roster, o->language)) return false;
  collection_add(&y->all, o->prior);
  y->reports = collection_reports(&y->all);
  govd_status status = y->reports == NULL ? fail_memory(&error) : GOVD_OK;
  if (status == GOVD_OK) status = govd_shelf_new(y->reports, y->all.count, y->roster, &y->shelf, &error);
  if (status != GOVD_OK) say_error(o->language, &error);
  return status == GOVD_OK;
}

/* Last year's report, unless there are several that differ. */
static govd_status find_prior(const years *y, const char *file, const govd_report *report, years_found *found,
                              govd_error *error) {
  size_t prior;
  size_t other;
  govd_status status = govd_shelf_prior(y->shelf, y->reports, report, &prior, &other, error);
  if (status != GOVD_OK || prior == GOVD_NONE) return status;
  const collected *items = y->all.items;
  if (other == GOVD_NONE) found->prior = &items[prior];
  if (other != GOVD_NONE)
    message_say(y->all.language, MESSAGE_PRIOR_EDITIONS, file, items[prior].file, items[other].file);
  return GOVD_OK;
}

static govd_status find_edition(const years *y, const govd_report *report, years_found *found,
                                govd_error *error) {
  size_t edition;
  govd_status status = govd_shelf_edition(y->shelf, y->reports, report, &edition, error);
  if (status == GOVD_OK && edition != GOVD_NONE) found->edition = &y->all.items[edition];
  return status;
}

govd_status years_find(const years *y, const char *file, const govd_report *report, years_found *found,
                       govd_error *error) {
  *found = (years_found){NULL, NULL};
  if (y->shelf == NULL) return GOVD_OK;
  govd_status status = find_prior(y, file, report, found, error);
  return status == GOVD_OK ? find_edition(y, report, found, error) : status;
}

void years_free(years *y) {
  govd_shelf_free(y->shelf);
  free(y->reports);
  govd_roster_free(y->roster);
  collection_free(&y->all);
}
