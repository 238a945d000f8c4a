/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "store.h"

GOVD_EXPORT const char *govd_match_name(govd_match match) {
  static const char *const names[] = {[GOVD_MATCH_NONE] = "none",
                                      [GOVD_MATCH_TITLE] = "title",
                                      [GOVD_MATCH_ALIAS] = "alias",
                                      [GOVD_MATCH_SIMILAR] = "similar"};
  return (size_t)match < sizeof names / sizeof *names ? names[match] : "unknown match";
}

/* The place of a row among those of all tables, or GOVD_NONE. */
static size_t index_of(const govd_form *form, size_t table, size_t row) {
  const govd_table *t = govd_form_table(form, table);
  if (t == NULL || row >= t->row_count) return GOVD_NONE;
  for (size_t i = 0; i < table; i++) row += govd_form_table(form, i)->row_count;
  return row;
}

GOVD_EXPORT const govd_row_source *govd_report_row_source(const govd_report *report, size_t table,
                                                          size_t row) {
  size_t index = index_of(report->form, table, row);
  return index == GOVD_NONE ? NULL : &report->sources[index];
}

GOVD_EXPORT govd_status govd_report_set_row_source(govd_report *report, size_t table, size_t row,
                                                   govd_match match, const char *label, govd_place place,
                                                   govd_error *error) {
  size_t index = index_of(report->form, table, row);
  if (index == GOVD_NONE) return govd__fail(error, GOVD_E_ARGUMENT, "the form has no such row");
  bool none = match == GOVD_MATCH_NONE;
  govd_row_source *source = &report->sources[index];
  govd_status status = govd__string_set(&source->label, none ? NULL : label == NULL ? "" : label, error);
  if (status != GOVD_OK) return status;
  source->match = match;
  source->place = none ? (govd_place){0} : place;
  return GOVD_OK;
}

govd_status govd__sources_copy(const govd_report *from, govd_report *to, govd_error *error) {
  for (size_t i = 0; i < from->row_count; i++) {
    govd_status status = govd__string_set(&to->sources[i].label, from->sources[i].label, error);
    if (status != GOVD_OK) return status;
    to->sources[i].match = from->sources[i].match;
    to->sources[i].place = from->sources[i].place;
  }
  return GOVD_OK;
}

void govd__sources_release(govd_report *report) {
  for (size_t i = 0; report->sources != NULL && i < report->row_count; i++)
    govd__string_drop(&report->sources[i].label);
  govd__free(report->sources);
}
