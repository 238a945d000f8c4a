/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"
#include "evaluate.h"
#include "sum.h"

/* The printed figure of a group row against the sum of its parts, where these are all known. */
static govd_status check_group(govd__context *c, size_t index) {
  const govd_cell *cell = govd_report_cell(c->report, index);
  if (cell->state != GOVD_GIVEN) return GOVD_OK;
  govd__evaluation parts;
  govd_status status = govd__sum_of_parts(c, index, &parts);
  if (status != GOVD_OK || parts.outcome != GOVD__HOLDS || parts.left == cell->value) return status;
  int scale = govd_type_scale(govd_form_cell_at(c->form, index)->type);
  govd_finding finding = govd__finding("group.sum");
  finding.expected = parts.left;
  finding.actual = cell->value;
  finding.scale = scale;
  finding.compared = !__builtin_sub_overflow(finding.actual, finding.expected, &finding.difference);
  finding.blank_as_zero = parts.blank_as_zero;
  finding.place = cell->place;
  char *sum;
  status = govd__sum_write_parts(c, scale, parts.left, &sum);
  if (status != GOVD_OK) return status;
  finding.sum = sum;
  /* The group itself comes last, on the other side. */
  govd_finding_cell group = {.cell = index,
                             .state = cell->state,
                             .value = cell->value,
                             .coefficient = 1,
                             .right = true,
                             .text = cell->text,
                             .place = cell->place};
  status = govd__cells_add_term(c, &group);
  if (status == GOVD_OK) status = govd__emit(c, &finding);
  govd_string_free(sum);
  return status;
}

govd_status govd__check_groups(govd__context *c) {
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    const govd_form_cell *cell = govd_form_cell_at(c->form, i);
    if (cell->heading || govd_form_row(c->form, cell->table, cell->row)->kind != GOVD_ROW_GROUP) continue;
    govd_status status = check_group(c, i);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
