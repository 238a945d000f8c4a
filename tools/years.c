/* SPDX-License-Identifier: Apache-2.0 */
#include "years.h"

#include <stdlib.h>
#include <string.h>
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
  const govd_report **reports = collection_reports(&y->all);
  govd_status status = reports == NULL ? fail_memory(&error) : GOVD_OK;
  if (status == GOVD_OK) status = govd_shelf_new(reports, y->all.count, y->roster, &y->shelf, &error);
  free(reports);
  if (status != GOVD_OK) say_error(o->language, &error);
  return status == GOVD_OK;
}

static bool same_figures(const govd_report *a, const govd_report *b) {
  if (strcmp(govd_form_id(govd_report_form(a)), govd_form_id(govd_report_form(b))) != 0) return false;
  size_t count = govd_form_cell_count(govd_report_form(a));
  for (size_t i = 0; i < count; i++) {
    const govd_cell *x = govd_report_cell(a, i);
    const govd_cell *y = govd_report_cell(b, i);
    if (y == NULL || x->state != y->state || x->value != y->value) return false;
  }
  return true;
}

/* Last year's report, unless there are several that differ. */
static govd_status find_prior(const years *y, const char *file, const govd_report *report, years_found *found,
                              govd_error *error) {
  for (size_t nth = 0;; nth++) {
    size_t index;
    govd_status status = govd_shelf_find(y->shelf, report, 1, nth, &index, error);
    if (status != GOVD_OK || index == GOVD_NONE) return status;
    const collected *next = &y->all.items[index];
    if (found->prior == NULL) found->prior = next;
    if (same_figures(found->prior->report, next->report)) continue;
    message_say(y->all.language, MESSAGE_PRIOR_EDITIONS, file, found->prior->file, next->file);
    found->prior = NULL;
    return GOVD_OK;
  }
}

static govd_status find_edition(const years *y, const govd_report *report, years_found *found,
                                govd_error *error) {
  for (size_t nth = 0; found->edition == NULL; nth++) {
    size_t index;
    govd_status status = govd_shelf_find(y->shelf, report, 0, nth, &index, error);
    if (status != GOVD_OK || index == GOVD_NONE) return status;
    if (!same_figures(report, y->all.items[index].report)) found->edition = &y->all.items[index];
  }
  return GOVD_OK;
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
  govd_roster_free(y->roster);
  collection_free(&y->all);
}
