/* SPDX-License-Identifier: Apache-2.0 */
#include "findings.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"

govd_status govd__findings_new(const govd_form *form, const char *unit_name, int year,
                               govd_findings **findings, govd_error *error) {
  *findings = NULL;
  govd_findings *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  made->form = govd_form_hold(form);
  made->year = year;
  if (unit_name != NULL) made->unit_name = govd__arena_strdup(&made->arena, unit_name);
  if (unit_name != NULL && made->unit_name == NULL) {
    govd_findings_free(made);
    return govd__fail_memory(error);
  }
  *findings = made;
  return GOVD_OK;
}

GOVD_EXPORT void govd_findings_free(govd_findings *findings) {
  if (findings == NULL) return;
  govd__arena_release(&findings->arena);
  govd_form_free(findings->form);
  govd__free(findings->items);
  govd__free(findings);
}

/* Moves a string into the arena; false where memory ran out. */
static bool keep(govd_findings *findings, const char **text) {
  if (*text == NULL) return true;
  *text = govd__arena_strdup(&findings->arena, *text);
  return *text != NULL;
}

static bool keep_cells(govd_findings *findings, govd_finding *finding) {
  govd_finding_cell *cells = govd__arena_alloc(&findings->arena, finding->cell_count + 1, sizeof *cells);
  if (cells == NULL) return false;
  for (size_t i = 0; i < finding->cell_count; i++) {
    cells[i] = finding->cells[i];
    if (!keep(findings, &cells[i].text)) return false;
  }
  finding->cells = finding->cell_count == 0 ? NULL : cells;
  return true;
}

govd_status govd__findings_add(govd_findings *findings, const govd_finding *finding, govd_error *error) {
  govd_finding *items = govd__grow(findings->items, findings->count, &findings->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(error);
  findings->items = items;
  govd_finding kept = *finding;
  const char **strings[] = {&kept.code,   &kept.rule,  &kept.instance, &kept.table, &kept.row,
                            &kept.column, &kept.field, &kept.text,     &kept.sum};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    if (!keep(findings, strings[i])) return govd__fail_memory(error);
  }
  if (!keep_cells(findings, &kept)) return govd__fail_memory(error);
  govd_status status = govd__findings_keep(findings, finding->suggestions, finding->suggestion_count,
                                           &kept.suggestions, error);
  if (status == GOVD_OK) items[findings->count++] = kept;
  return status;
}

govd_status govd__findings_keep(govd_findings *findings, const govd_suggestion *suggestions, size_t count,
                                const govd_suggestion **kept, govd_error *error) {
  *kept = NULL;
  if (count == 0) return GOVD_OK;
  govd_suggestion *copies = govd__arena_alloc(&findings->arena, count, sizeof *copies);
  if (copies == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < count; i++) {
    copies[i] = suggestions[i];
    size_t size = copies[i].change_count;
    govd_change *changes = govd__arena_alloc(&findings->arena, size + 1, sizeof *changes);
    if (changes == NULL) return govd__fail_memory(error);
    if (size > 0) memcpy(changes, suggestions[i].changes, size * sizeof *changes);
    copies[i].changes = changes;
  }
  *kept = copies;
  return GOVD_OK;
}

GOVD_EXPORT size_t govd_findings_count(const govd_findings *findings) { return findings->count; }

GOVD_EXPORT const govd_finding *govd_findings_at(const govd_findings *findings, size_t index) {
  return index < findings->count ? &findings->items[index] : NULL;
}

GOVD_EXPORT size_t govd_findings_count_of(const govd_findings *findings, govd_severity severity) {
  size_t count = 0;
  for (size_t i = 0; i < findings->count; i++) count += findings->items[i].severity == severity;
  return count;
}

GOVD_EXPORT const govd_form *govd_findings_form(const govd_findings *findings) { return findings->form; }
GOVD_EXPORT const char *govd_findings_unit_name(const govd_findings *findings) { return findings->unit_name; }
GOVD_EXPORT int govd_findings_year(const govd_findings *findings) { return findings->year; }
