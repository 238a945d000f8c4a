/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "diff.h"

/* Whether two findings name the same cells, by their ids. */
static bool same_cells(const govd_form *f, const govd_finding *a, const govd_form *g, const govd_finding *b) {
  if (a->cell_count != b->cell_count) return false;
  for (size_t i = 0; i < a->cell_count; i++) {
    const govd_form_cell *x = govd_form_cell_at(f, a->cells[i].cell);
    const govd_form_cell *y = govd_form_cell_at(g, b->cells[i].cell);
    if (strcmp(x->id, y->id) != 0 || a->cells[i].source != b->cells[i].source) return false;
  }
  return true;
}

/* Of a rule, which column or row it is broken for says all; its cells vary with what is blank. */
static bool same_finding(const govd_form *f, const govd_finding *a, const govd_form *g,
                         const govd_finding *b) {
  if (strcmp(a->code, b->code) != 0 || !govd__diff_same(a->instance, b->instance)) return false;
  bool ids = govd__diff_same(a->table, b->table) && govd__diff_same(a->row, b->row) &&
             govd__diff_same(a->column, b->column) && govd__diff_same(a->field, b->field);
  if (!ids || !govd__diff_same(a->rule, b->rule)) return false;
  return a->rule != NULL || (govd__diff_same(a->text, b->text) && same_cells(f, a, g, b));
}

/* The first finding of a list that is the same and is not taken yet, or GOVD_NONE. */
static size_t find_same(const govd_findings *in, const bool *taken, const govd_findings *of, size_t index) {
  for (size_t i = 0; i < govd_findings_count(in); i++) {
    if (!taken[i] && same_finding(govd_findings_form(of), govd_findings_at(of, index), govd_findings_form(in),
                                  govd_findings_at(in, i)))
      return i;
  }
  return GOVD_NONE;
}

static govd_status add_finding(govd__differ *d, size_t index, bool after) {
  const govd_findings *findings = d->findings[after];
  const govd_finding *finding = govd_findings_at(findings, index);
  char *sentence;
  govd_status status = govd_finding_message(findings, index, d->language, &sentence, d->error);
  if (status != GOVD_OK) return status;
  govd_difference_side side = {.there = true,
                               .index = index,
                               .text = sentence,
                               .severity = finding->severity,
                               .place = finding->place};
  govd_difference difference = {.kind = GOVD_DIFFERENCE_FINDING, .id = finding->code};
  *(after ? &difference.after : &difference.before) = side;
  status = govd__diff_add(d, &difference);
  govd_string_free(sentence);
  return status;
}

/* Those that are gone, then those that have appeared. */
govd_status govd__diff_findings(govd__differ *d) {
  const govd_findings *before = d->findings[0];
  const govd_findings *after = d->findings[1];
  bool *taken = govd__calloc(govd_findings_count(after) + 1, sizeof *taken);
  if (taken == NULL) return govd__fail_memory(d->error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_findings_count(before) && status == GOVD_OK; i++) {
    size_t same = find_same(after, taken, before, i);
    if (same == GOVD_NONE) {
      status = add_finding(d, i, false);
    } else {
      taken[same] = true;
    }
  }
  for (size_t i = 0; i < govd_findings_count(after) && status == GOVD_OK; i++) {
    if (!taken[i]) status = add_finding(d, i, true);
  }
  govd__free(taken);
  return status;
}
