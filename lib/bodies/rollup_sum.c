/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "govdisclosure/amount.h"
#include "rollup.h"

/* What the reports that go in say of one cell. */
typedef struct tally {
  size_t given;
  size_t blank;
  size_t absent;
  size_t invalid;
  int64_t sum;
  bool overflow;
} tally;

static bool goes_in(const govd__rolling *r, size_t i) {
  return r->rollup->entries[i].part == GOVD_ROLLUP_SUMMED;
}

static void add(tally *t, const govd_cell *cell) {
  t->given += cell->state == GOVD_GIVEN;
  t->blank += cell->state == GOVD_BLANK || cell->state == GOVD_DASH;
  t->absent += cell->state == GOVD_ABSENT;
  t->invalid += cell->state == GOVD_INVALID;
  if (cell->state == GOVD_GIVEN && govd_amount_add(t->sum, cell->value, &t->sum, NULL) != GOVD_OK)
    t->overflow = true;
}

/* Of all reports that go in, one perhaps apart. */
static tally count(const govd__rolling *r, size_t cell, size_t apart) {
  tally t = {0};
  for (size_t i = 0; i < r->rollup->count; i++) {
    if (goes_in(r, i) && i != apart) add(&t, govd_report_cell(r->reports[i], cell));
  }
  return t;
}

static bool is_group(const govd_form *form, const govd_form_cell *kind) {
  return govd_form_row(form, kind->table, kind->row)->kind == GOVD_ROW_GROUP;
}

/* Whether the sum of a cell is known. A group may be left to its parts, so a blank there is no 0. */
static bool is_known(const tally *t, bool group) {
  return t->given > 0 && t->absent == 0 && t->invalid == 0 && (!group || t->blank == 0);
}

/* Notes at each report what of this cell was taken for 0, and what is not known. */
static void note(const govd__rolling *r, size_t cell, const tally *t) {
  for (size_t i = 0; i < r->rollup->count && t->given + t->invalid > 0; i++) {
    if (!goes_in(r, i)) continue;
    govd_state state = govd_report_cell(r->reports[i], cell)->state;
    r->rollup->entries[i].blank += state == GOVD_BLANK || state == GOVD_DASH;
    r->rollup->entries[i].unknown += state == GOVD_ABSENT || state == GOVD_INVALID;
  }
}

static govd_status sum_cell(govd__rolling *r, size_t cell) {
  const govd_form *form = govd_report_form(r->rollup->report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  tally t = count(r, cell, GOVD_NONE);
  bool group = is_group(form, kind);
  if (kind->heading) return GOVD_OK; /* takes no figure, and one that is printed is never summed */
  if (!group) note(r, cell, &t);
  if (t.overflow) return govd__fail(r->error, GOVD_E_RANGE, "the sum of '%s' does not fit", kind->id);
  if (is_known(&t, group)) return govd_report_set_value(r->rollup->report, cell, t.sum, r->error);
  bool blank = t.blank > 0 && t.given + t.absent + t.invalid == 0;
  if (blank) return govd_report_set_text(r->rollup->report, cell, "", NULL, r->error);
  return GOVD_OK;
}

govd_status govd__rollup_sum(govd__rolling *r) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(r->rollup->report)) && status == GOVD_OK; i++)
    status = sum_cell(r, i);
  return status;
}

bool govd__rollup_is_sum(const govd__rolling *r, size_t report) {
  const govd_form *form = govd_report_form(r->reports[report]);
  size_t telling = 0;
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    const govd_cell *cell = govd_report_cell(r->reports[report], i);
    const govd_form_cell *kind = govd_form_cell_at(form, i);
    if (kind->heading || is_group(form, kind)) continue;
    tally t = count(r, i, report);
    if (t.overflow || t.sum != (cell->state == GOVD_GIVEN ? cell->value : 0)) return false;
    telling += t.sum != 0;
  }
  return telling > 0;
}
