/* SPDX-License-Identifier: Apache-2.0 */
#include "context.h"

govd_status govd__check_fields(govd__context *c) {
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_field_count(c->form); i++) {
    const govd_form_field *field = govd_form_field_at(c->form, i);
    const char *text = govd_report_field(c->report, i);
    if (!field->required || (text != NULL && *text != '\0')) continue;
    govd_finding finding = govd__finding(text == NULL ? "field.missing" : "field.blank");
    finding.field = field->id;
    finding.place = govd_report_field_place(c->report, i);
    govd_status status = govd__emit(c, &finding);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}
