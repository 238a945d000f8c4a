/* SPDX-License-Identifier: Apache-2.0 */
#include "base/export.h"
#include "store.h"

static govd_status translate_cells(const govd_report *from, govd_report *to, govd_error *error) {
  for (size_t i = 0; i < govd_form_cell_count(to->form); i++) {
    size_t index = govd_form_counterpart(to->form, i, from->form);
    if (index == GOVD_NONE || from->cells[index].state == GOVD_ABSENT) continue;
    const govd_cell *cell = &from->cells[index];
    govd_status status = govd_report_set_cell(to, i, cell->state, cell->value, cell->text, cell->unit, error);
    if (status != GOVD_OK) return status;
    govd_report_set_place(to, i, cell->place);
  }
  return GOVD_OK;
}

static govd_status translate_fields(const govd_report *from, govd_report *to, govd_error *error) {
  for (size_t i = 0; i < govd_form_field_count(to->form); i++) {
    size_t field = govd_form_find_field(from->form, govd_form_field_at(to->form, i)->id);
    if (field == GOVD_NONE) continue;
    govd_status status =
        govd_report_set_field(to, i, from->fields[field].text, from->fields[field].place, error);
    if (status != GOVD_OK) return status;
  }
  return govd_report_set_title(to, from->title, from->title_place, error);
}

GOVD_EXPORT govd_status govd_report_translate(const govd_report *report, const govd_form *form,
                                              govd_report **translated, govd_error *error) {
  govd_status status = govd_report_new(form, translated, error);
  if (status == GOVD_OK) status = translate_cells(report, *translated, error);
  if (status == GOVD_OK) status = translate_fields(report, *translated, error);
  if (status == GOVD_OK) return GOVD_OK;
  govd_report_free(*translated);
  *translated = NULL;
  return status;
}
