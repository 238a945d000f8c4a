/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"
#include "evaluate.h"
#include "govdisclosure/amount.h"

/* Figures that another edition of this report has otherwise; both cannot be right, and which one is
 * is not known. */
govd_status govd__check_edition(govd__context *c) {
  const govd_report *edition = c->related == NULL ? NULL : c->related->edition;
  if (edition == NULL || !govd__same_cells(govd_report_form(edition), c->form)) return GOVD_OK;
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    const govd_cell *here = govd_report_cell(c->report, i);
    const govd_cell *there = govd_report_cell(edition, i);
    if (here->state != GOVD_GIVEN || there->state != GOVD_GIVEN || here->value == there->value) continue;
    govd_status status = govd__cells_add(c, i);
    if (status != GOVD_OK) return status;
  }
  if (c->cell_count == 0) return GOVD_OK;
  govd_finding finding = govd__finding("edition.changed");
  char other[GOVD_AMOUNT_TEXT_SIZE];
  if (c->cell_count == 1) {
    size_t cell = c->cells[0].cell;
    int scale = govd_type_scale(govd_form_cell_at(c->form, cell)->type);
    govd_amount_format(govd_report_cell(edition, cell)->value, scale, other);
    finding.text = other;
  }
  return govd__emit(c, &finding);
}
