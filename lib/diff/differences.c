/* SPDX-License-Identifier: Apache-2.0 */
/* The list of differences: adding to it, and reading it. */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "diff.h"

bool govd__diff_same(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool govd__diff_keep(govd_diff *diff, const char **text) {
  if (*text == NULL) return true;
  *text = govd__arena_strdup(&diff->arena, *text);
  return *text != NULL;
}

govd_status govd__diff_add(govd__differ *d, const govd_difference *difference) {
  govd_diff *diff = d->diff;
  govd_difference *items = govd__grow(diff->items, diff->count, &diff->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(d->error);
  diff->items = items;
  govd_difference kept = *difference;
  const char **strings[] = {&kept.id, &kept.before.text, &kept.before.unit, &kept.after.text,
                            &kept.after.unit};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    if (!govd__diff_keep(diff, strings[i])) return govd__fail_memory(d->error);
  }
  items[diff->count++] = kept;
  return GOVD_OK;
}

GOVD_EXPORT void govd_diff_free(govd_diff *diff) {
  if (diff == NULL) return;
  for (int i = 0; i < 2; i++) govd_form_free(diff->sides[i].form);
  govd__arena_release(&diff->arena);
  govd__free(diff->items);
  govd__free(diff);
}

GOVD_EXPORT size_t govd_diff_count(const govd_diff *diff) { return diff->count; }

GOVD_EXPORT const govd_difference *govd_diff_at(const govd_diff *diff, size_t index) {
  return index < diff->count ? &diff->items[index] : NULL;
}

GOVD_EXPORT size_t govd_diff_count_of(const govd_diff *diff, govd_difference_kind kind) {
  size_t count = 0;
  for (size_t i = 0; i < diff->count; i++) count += diff->items[i].kind == kind;
  return count;
}

GOVD_EXPORT const govd_form *govd_diff_form(const govd_diff *diff, bool after) {
  return diff->sides[after].form;
}

GOVD_EXPORT const char *govd_diff_unit_name(const govd_diff *diff, bool after) {
  return diff->sides[after].unit_name;
}

GOVD_EXPORT int govd_diff_year(const govd_diff *diff, bool after) { return diff->sides[after].year; }

GOVD_EXPORT const char *govd_difference_kind_name(govd_difference_kind kind) {
  static const char *const names[] = {
      [GOVD_DIFFERENCE_FORM] = "form",       [GOVD_DIFFERENCE_TITLE] = "title",
      [GOVD_DIFFERENCE_FIELD] = "field",     [GOVD_DIFFERENCE_CELL] = "cell",
      [GOVD_DIFFERENCE_SECTION] = "section", [GOVD_DIFFERENCE_PARAGRAPH] = "paragraph",
      [GOVD_DIFFERENCE_ROW] = "row",         [GOVD_DIFFERENCE_FINDING] = "finding"};
  return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "unknown kind";
}
