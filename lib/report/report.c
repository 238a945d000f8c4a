/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/report.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "store.h"

GOVD_EXPORT govd_status govd_report_new(const govd_form *form, govd_report **report, govd_error *error) {
  *report = NULL;
  govd_report *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  made->form = govd_form_hold(form);
  made->cells = govd__calloc(govd_form_cell_count(form), sizeof *made->cells);
  made->fields = govd__calloc(govd_form_field_count(form), sizeof *made->fields);
  for (size_t t = 0; t < govd_form_table_count(form); t++)
    made->row_count += govd_form_table(form, t)->row_count;
  made->sources = govd__calloc(made->row_count, sizeof *made->sources);
  if (made->cells == NULL || made->fields == NULL || made->sources == NULL) {
    govd_report_free(made);
    return govd__fail_memory(error);
  }
  *report = made;
  return GOVD_OK;
}

GOVD_EXPORT void govd_report_free(govd_report *report) {
  if (report == NULL) return;
  size_t cells = report->cells == NULL ? 0 : govd_form_cell_count(report->form);
  for (size_t i = 0; i < cells; i++) {
    if (report->cells[i].text != NULL) govd__string_drop(&report->cells[i].text);
    if (report->cells[i].unit != NULL) govd__string_drop(&report->cells[i].unit);
  }
  size_t fields = report->fields == NULL ? 0 : govd_form_field_count(report->form);
  for (size_t i = 0; i < fields; i++) govd__string_drop(&report->fields[i].text);
  govd__sources_release(report);
  govd__prose_release(report);
  govd__string_drop(&report->title);
  govd__free(report->cells);
  govd__free(report->fields);
  govd_form_free(report->form);
  govd__free(report);
}

static govd_status copy_cells(const govd_report *from, govd_report *to, govd_error *error) {
  for (size_t i = 0; i < govd_form_cell_count(from->form); i++) {
    const govd_cell *cell = &from->cells[i];
    if (cell->state == GOVD_ABSENT) continue;
    govd_status status = govd_report_set_cell(to, i, cell->state, cell->value, cell->text, cell->unit, error);
    if (status != GOVD_OK) return status;
    govd_report_set_place(to, i, cell->place);
  }
  return GOVD_OK;
}

static govd_status copy_fields(const govd_report *from, govd_report *to, govd_error *error) {
  for (size_t i = 0; i < govd_form_field_count(from->form); i++) {
    govd_status status = govd_report_set_field(to, i, from->fields[i].text, from->fields[i].place, error);
    if (status != GOVD_OK) return status;
  }
  return govd_report_set_title(to, from->title, from->title_place, error);
}

GOVD_EXPORT govd_status govd_report_copy(const govd_report *report, govd_report **copy, govd_error *error) {
  govd_status status = govd_report_new(report->form, copy, error);
  if (status == GOVD_OK) status = copy_cells(report, *copy, error);
  if (status == GOVD_OK) status = copy_fields(report, *copy, error);
  if (status == GOVD_OK) status = govd__sources_copy(report, *copy, error);
  if (status == GOVD_OK) status = govd__prose_copy(report, *copy, error);
  if (status == GOVD_OK) return GOVD_OK;
  govd_report_free(*copy);
  *copy = NULL;
  return status;
}

static bool same_cell(const govd_cell *a, const govd_cell *b) {
  return a->state == b->state && a->value == b->value && govd__string_same(a->text, b->text) &&
         govd__string_same(a->unit, b->unit);
}

GOVD_EXPORT bool govd_report_equal(const govd_report *a, const govd_report *b) {
  if (strcmp(govd_form_id(a->form), govd_form_id(b->form)) != 0) return false;
  size_t cells = govd_form_cell_count(a->form);
  size_t fields = govd_form_field_count(a->form);
  if (cells != govd_form_cell_count(b->form) || fields != govd_form_field_count(b->form)) return false;
  for (size_t i = 0; i < cells; i++) {
    if (!same_cell(&a->cells[i], &b->cells[i])) return false;
  }
  for (size_t i = 0; i < fields; i++) {
    if (!govd__string_same(a->fields[i].text, b->fields[i].text)) return false;
  }
  return govd__string_same(a->title, b->title) && govd__prose_same(a, b);
}

GOVD_EXPORT bool govd_report_same_figures(const govd_report *a, const govd_report *b) {
  size_t cells = govd_form_cell_count(a->form);
  if (strcmp(govd_form_id(a->form), govd_form_id(b->form)) != 0) return false;
  if (cells != govd_form_cell_count(b->form)) return false;
  for (size_t i = 0; i < cells; i++) {
    if (a->cells[i].state != b->cells[i].state || a->cells[i].value != b->cells[i].value) return false;
  }
  return true;
}

GOVD_EXPORT const govd_form *govd_report_form(const govd_report *report) { return report->form; }

GOVD_EXPORT const char *govd_report_title(const govd_report *report) { return report->title; }

GOVD_EXPORT govd_place govd_report_title_place(const govd_report *report) { return report->title_place; }

GOVD_EXPORT govd_status govd_report_set_title(govd_report *report, const char *title, govd_place place,
                                              govd_error *error) {
  govd_status status = govd__string_set(&report->title, title, error);
  if (status == GOVD_OK) report->title_place = title == NULL ? (govd_place){0} : place;
  return status;
}
