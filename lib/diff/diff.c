/* SPDX-License-Identifier: Apache-2.0 */
#include "diff.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

bool govd__diff_same(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Moves a string into the arena; false where memory ran out. */
static bool keep(govd_diff *diff, const char **text) {
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
    if (!keep(diff, strings[i])) return govd__fail_memory(d->error);
  }
  items[diff->count++] = kept;
  return GOVD_OK;
}

/* A text of the whole report that is there or not. */
static govd_status diff_text(govd__differ *d, govd_difference_kind kind, const char *before,
                             const char *after) {
  if (govd__diff_same(before, after)) return GOVD_OK;
  govd_difference difference = {.kind = kind,
                                .before = {.there = before != NULL, .text = before},
                                .after = {.there = after != NULL, .text = after}};
  return govd__diff_add(d, &difference);
}

static govd_difference_side field_side(const govd_report *report, size_t field) {
  const char *text = field == GOVD_NONE ? NULL : govd_report_field(report, field);
  govd_difference_side side = {.there = text != NULL, .index = field, .text = text};
  if (side.there) side.place = govd_report_field_place(report, field);
  return side;
}

static govd_status diff_field(govd__differ *d, const char *id) {
  govd_difference difference = {.kind = GOVD_DIFFERENCE_FIELD, .id = id};
  difference.before = field_side(d->reports[0], govd_form_find_field(govd_report_form(d->reports[0]), id));
  difference.after = field_side(d->reports[1], govd_form_find_field(govd_report_form(d->reports[1]), id));
  if (govd__diff_same(difference.before.text, difference.after.text)) return GOVD_OK;
  return govd__diff_add(d, &difference);
}

/* The fields of the form after, then those that only the form before has. */
static govd_status diff_fields(govd__differ *d) {
  const govd_form *before = govd_report_form(d->reports[0]);
  const govd_form *after = govd_report_form(d->reports[1]);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_field_count(after) && status == GOVD_OK; i++)
    status = diff_field(d, govd_form_field_at(after, i)->id);
  for (size_t i = 0; i < govd_form_field_count(before) && status == GOVD_OK; i++) {
    const char *id = govd_form_field_at(before, i)->id;
    if (govd_form_find_field(after, id) == GOVD_NONE) status = diff_field(d, id);
  }
  return status;
}

/* What the differences are about. */
static govd_status keep_sides(govd__differ *d) {
  for (int i = 0; i < 2; i++) {
    govd__diff_side *side = &d->diff->sides[i];
    side->form = govd_form_hold(govd_report_form(d->reports[i]));
    side->unit_name = govd_report_unit_name(d->reports[i]);
    side->year = govd_report_year(d->reports[i]);
    if (!keep(d->diff, &side->unit_name)) return govd__fail_memory(d->error);
  }
  return GOVD_OK;
}

static govd_status find_all(govd__differ *d) {
  const govd_report *before = d->reports[0];
  const govd_report *after = d->reports[1];
  govd_status status = keep_sides(d);
  if (status == GOVD_OK)
    status = diff_text(d, GOVD_DIFFERENCE_FORM, govd_form_id(govd_report_form(before)),
                       govd_form_id(govd_report_form(after)));
  if (status == GOVD_OK)
    status = diff_text(d, GOVD_DIFFERENCE_TITLE, govd_report_title(before), govd_report_title(after));
  if (status == GOVD_OK) status = diff_fields(d);
  if (status == GOVD_OK) status = govd__diff_cells(d);
  if (status == GOVD_OK) status = govd__diff_prose(d);
  if (status == GOVD_OK && d->findings[0] != NULL && d->findings[1] != NULL) status = govd__diff_findings(d);
  return status;
}

GOVD_EXPORT govd_status govd_diff_new(const govd_report *old_report, const govd_report *new_report,
                                      const govd_findings *old_findings, const govd_findings *new_findings,
                                      govd_language language, govd_diff **diff, govd_error *error) {
  *diff = NULL;
  govd__differ d = {.diff = govd__calloc(1, sizeof **diff),
                    .reports = {old_report, new_report},
                    .findings = {old_findings, new_findings},
                    .language = language,
                    .error = error};
  if (d.diff == NULL) return govd__fail_memory(error);
  govd_status status = find_all(&d);
  if (status == GOVD_OK) {
    *diff = d.diff;
  } else {
    govd_diff_free(d.diff);
  }
  return status;
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
