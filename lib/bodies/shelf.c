/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/bodies.h"

/* A report by its body and year. */
typedef struct place_on_shelf {
  char *key;
  int year;
  size_t report;
} place_on_shelf;

struct govd_shelf {
  const govd_roster *roster; /* or NULL */
  place_on_shelf *items;     /* sorted by key, year, and as they were given */
  size_t count;
};

static int compare(const place_on_shelf *a, const place_on_shelf *b) {
  int order = strcmp(a->key, b->key);
  if (order != 0) return order;
  return a->year < b->year ? -1 : a->year > b->year;
}

static int compare_items(const void *a, const void *b) {
  const place_on_shelf *x = a;
  const place_on_shelf *y = b;
  int order = compare(x, y);
  return order != 0 ? order : x->report < y->report ? -1 : x->report > y->report;
}

/* The key of a report's body: by the name it has in the roster, if it is there. NULL where it names none. */
static govd_status key_of(const govd_roster *roster, const govd_report *report, char **key,
                          govd_error *error) {
  const char *name = govd_report_unit_name(report);
  size_t body = GOVD_NONE;
  *key = NULL;
  if (name == NULL || *name == '\0') return GOVD_OK;
  govd_status status = roster == NULL ? GOVD_OK : govd_roster_find(roster, name, &body, error);
  if (status != GOVD_OK) return status;
  return govd_body_key(body == GOVD_NONE ? name : govd_roster_at(roster, body)->name, key, error);
}

GOVD_EXPORT govd_status govd_shelf_new(const govd_report *const *reports, size_t count,
                                       const govd_roster *roster, govd_shelf **shelf, govd_error *error) {
  *shelf = NULL;
  govd_shelf *made = govd__calloc(1, sizeof *made);
  govd_status status = made == NULL ? govd__fail_memory(error) : GOVD_OK;
  if (made != NULL) made->items = govd__calloc(count + 1, sizeof *made->items);
  if (made != NULL && made->items == NULL) status = govd__fail_memory(error);
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    place_on_shelf *item = &made->items[made->count];
    int year = govd_report_year(reports[i]);
    status = key_of(roster, reports[i], &item->key, error);
    if (item->key == NULL) continue;
    item->year = year;
    item->report = i;
    made->count++;
  }
  if (status != GOVD_OK) {
    govd_shelf_free(made);
    return status;
  }
  made->roster = roster;
  if (made->count > 1) qsort(made->items, made->count, sizeof *made->items, compare_items);
  *shelf = made;
  return GOVD_OK;
}

GOVD_EXPORT void govd_shelf_free(govd_shelf *shelf) {
  if (shelf == NULL) return;
  for (size_t i = 0; i < shelf->count; i++) govd_string_free(shelf->items[i].key);
  govd__free(shelf->items);
  govd__free(shelf);
}

/* Index of the first item that is not less than another. */
static size_t lower_bound(const govd_shelf *shelf, const place_on_shelf *wanted) {
  size_t low = 0;
  size_t high = shelf->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(&shelf->items[middle], wanted) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

GOVD_EXPORT govd_status govd_shelf_find(const govd_shelf *shelf, const govd_report *report, int years_before,
                                        size_t nth, size_t *found, govd_error *error) {
  *found = GOVD_NONE;
  if (govd_report_year(report) == 0) return GOVD_OK;
  place_on_shelf wanted = {.year = govd_report_year(report) - years_before};
  govd_status status = key_of(shelf->roster, report, &wanted.key, error);
  if (status != GOVD_OK || wanted.key == NULL) return status;
  size_t first = lower_bound(shelf, &wanted);
  bool there = nth < shelf->count - first && compare(&shelf->items[first + nth], &wanted) == 0;
  if (there) *found = shelf->items[first + nth].report;
  govd_string_free(wanted.key);
  return GOVD_OK;
}
