/* SPDX-License-Identifier: Apache-2.0 */
#include "collection.h"

#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "failure.h"
#include "walk.h"

/* Takes a report over. */
static govd_status append(collection *all, const char *file, govd_report *report, govd_error *error) {
  if (all->count == all->capacity) {
    size_t capacity = 2 * all->capacity + 8;
    collected *items = realloc(all->items, capacity * sizeof *items);
    if (items != NULL) all->items = items;
    if (items != NULL) all->capacity = capacity;
  }
  char *name = all->count < all->capacity ? strdup(file) : NULL;
  if (name == NULL) {
    govd_report_free(report);
    return fail_memory(error);
  }
  all->items[all->count++] = (collected){name, report};
  return GOVD_OK;
}

static govd_status read_file(collection *all, const char *path, govd_error *error) {
  input in;
  govd_report *report = NULL;
  govd_status status = input_open(&in, all->kit, path, error);
  while (status == GOVD_OK) {
    status = input_next(&in, all->kit, &report, error);
    if (status != GOVD_OK || report == NULL) break;
    status = append(all, path, report, error);
  }
  input_close(&in);
  return status;
}

static bool visit(void *state, const char *path, walk_event event) {
  collection *all = state;
  govd_error error;
  govd_status status;
  if (event == WALK_FILE) {
    progress_step(&all->progress, all->language, path);
    status = read_file(all, path, &error);
  } else {
    walk_failure(event, &error);
    status = error.status;
  }
  if (status == GOVD_OK) return true;
  all->unread = true;
  progress_clear(&all->progress);
  say_unread(all->language, path, &error);
  return true;
}

void collection_add(collection *all, const char *path) {
  walk(path, visit, all);
  progress_clear(&all->progress);
}

const govd_report **collection_reports(const collection *all) {
  const govd_report **reports = calloc(all->count + 1, sizeof(govd_report *));
  for (size_t i = 0; i < all->count && reports != NULL; i++) reports[i] = all->items[i].report;
  return reports;
}

void collection_free(collection *all) {
  for (size_t i = 0; i < all->count; i++) {
    free(all->items[i].file);
    govd_report_free(all->items[i].report);
  }
  free(all->items);
}

bool roster_open(govd_roster **roster, const char *path, govd_language language) {
  govd_error error;
  char *bytes;
  size_t length;
  *roster = NULL;
  govd_status status = read_bytes(path, &bytes, &length, &error);
  if (status == GOVD_OK) status = govd_roster_parse(bytes, length, roster, &error);
  free(bytes);
  if (status != GOVD_OK) say_unread(language, path, &error);
  return status == GOVD_OK;
}
