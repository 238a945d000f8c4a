/* SPDX-License-Identifier: Apache-2.0 */
#include "diff.h"

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

static govd_status diff_form(govd__differ *d) {
  const char *before = govd_form_id(govd_report_form(d->reports[0]));
  const char *after = govd_form_id(govd_report_form(d->reports[1]));
  if (govd__diff_same(before, after)) return GOVD_OK;
  govd_difference difference = {.kind = GOVD_DIFFERENCE_FORM,
                                .before = {.there = true, .text = before},
                                .after = {.there = true, .text = after}};
  return govd__diff_add(d, &difference);
}

static govd_difference_side title_side(const govd_report *report) {
  const char *title = govd_report_title(report);
  return (govd_difference_side){
      .there = title != NULL, .text = title, .place = govd_report_title_place(report)};
}

static govd_status diff_title(govd__differ *d) {
  govd_difference difference = {
      .kind = GOVD_DIFFERENCE_TITLE, .before = title_side(d->reports[0]), .after = title_side(d->reports[1])};
  if (govd__diff_same(difference.before.text, difference.after.text)) return GOVD_OK;
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
    if (!govd__diff_keep(d->diff, &side->unit_name)) return govd__fail_memory(d->error);
  }
  return GOVD_OK;
}

static govd_status find_all(govd__differ *d) {
  govd_status status = keep_sides(d);
  if (status == GOVD_OK) status = diff_form(d);
  if (status == GOVD_OK) status = diff_title(d);
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
