/* SPDX-License-Identifier: Apache-2.0 */
#include "text_verify.h"

#include <string.h>

#include "base/fail.h"
#include "form/forms.h"
#include "govdisclosure/read.h"

static bool same(const char *a, const char *b) { return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0; }

static govd_status refuse(govd_error *error, const char *what, const char *name) {
  return govd__fail(error, GOVD_E_UNREPRESENTABLE, "the %s '%.80s' would not read back as it is", what, name);
}

static govd_status compare_title(const govd_report *a, const govd_report *b, govd_error *error) {
  const char *title = govd_report_title(a);
  const char *read = govd_report_title(b);
  if (same(title, read)) return GOVD_OK;
  if (title != NULL) return refuse(error, "title", title);
  return govd__fail(error, GOVD_E_UNREPRESENTABLE, "'%.80s' would be read as the title", read);
}

static govd_status compare_fields(const govd_report *a, const govd_report *b, govd_error *error) {
  const govd_form *form = govd_report_form(a);
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    if (same(govd_report_field(a, i), govd_report_field(b, i))) continue;
    return refuse(error, "field", govd_form_field_at(form, i)->id);
  }
  return GOVD_OK;
}

static govd_status compare_paragraphs(const govd_report *a, const govd_report *b, size_t section,
                                      govd_error *error) {
  for (size_t i = 0; i < govd_report_section(a, section)->paragraph_count; i++) {
    const char *text = govd_report_paragraph(a, section, i)->text;
    const govd_paragraph *read = govd_report_paragraph(b, section, i);
    if (read == NULL || strcmp(text, read->text) != 0) return refuse(error, "paragraph", text);
  }
  return GOVD_OK;
}

static govd_status compare_sections(const govd_report *a, const govd_report *b, govd_error *error) {
  for (size_t i = 0; i < govd_report_section_count(a); i++) {
    const govd_section *section = govd_report_section(a, i);
    const govd_section *read = govd_report_section(b, i);
    if (read == NULL || !same(section->id, read->id) || strcmp(section->title, read->title) != 0) {
      return refuse(error, "heading", section->title);
    }
    govd_status status = compare_paragraphs(a, b, i, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

static bool same_unknown(const govd_unknown_row *a, const govd_unknown_row *b) {
  return b != NULL && a->table == b->table && a->after_row == b->after_row && a->reason == b->reason &&
         strcmp(a->label, b->label) == 0 && strcmp(a->figures, b->figures) == 0;
}

static govd_status compare_unknown_rows(const govd_report *a, const govd_report *b, govd_error *error) {
  for (size_t i = 0; i < govd_report_unknown_row_count(a); i++) {
    const govd_unknown_row *row = govd_report_unknown_row(a, i);
    if (!same_unknown(row, govd_report_unknown_row(b, i))) return refuse(error, "unknown row", row->label);
  }
  return GOVD_OK;
}

static govd_status compare_cells(const govd_report *a, const govd_report *b, govd_error *error) {
  const govd_form *form = govd_report_form(a);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    const govd_cell *x = govd_report_cell(a, i);
    const govd_cell *y = govd_report_cell(b, i);
    bool equal =
        x->state == y->state && x->value == y->value && same(x->text, y->text) && same(x->unit, y->unit);
    if (!equal) return refuse(error, "cell", govd_form_cell_at(form, i)->id);
  }
  return GOVD_OK;
}

/* What is read besides is no part of the report either. */
static govd_status compare(const govd_report *report, const govd_report *read, govd_error *error) {
  govd_status status = compare_title(report, read, error);
  if (status == GOVD_OK) status = compare_fields(report, read, error);
  if (status == GOVD_OK) status = compare_sections(report, read, error);
  if (status == GOVD_OK) status = compare_unknown_rows(report, read, error);
  if (status == GOVD_OK) status = compare_cells(report, read, error);
  if (status != GOVD_OK || govd_report_equal(report, read)) return status;
  return govd__fail(error, GOVD_E_UNREPRESENTABLE, "the text would be read as saying more than the report");
}

static govd_status read_back(const govd_report *report, const govd_reader *reader, const char *text,
                             size_t length, govd_error *error) {
  govd_reports *reports;
  govd_error reason;
  govd_status status = govd_read_bytes(reader, text, length, &reports, &reason);
  if (status == GOVD_E_NO_MEMORY) return govd__fail_memory(error);
  if (status == GOVD_E_UNRECOGNISED) {
    return govd__fail(error, GOVD_E_UNREPRESENTABLE,
                      "the report has too little of its form to be recognised by it");
  }
  if (status != GOVD_OK) {
    return govd__fail(error, GOVD_E_UNREPRESENTABLE, "the text would not be read: %.160s", reason.text);
  }
  if (govd_reports_count(reports) == 1) {
    status = compare(report, govd_reports_at(reports, 0), error);
  } else {
    status = govd__fail(error, GOVD_E_UNREPRESENTABLE, "the text would be read as several reports");
  }
  govd_reports_free(reports);
  return status;
}

govd_status govd__text_verify(const govd_report *report, const char *text, size_t length, govd_error *error) {
  govd_forms *forms;
  govd_reader *reader = NULL;
  govd_status status = govd__forms_of(govd_report_form(report), &forms, error);
  if (status == GOVD_OK) status = govd_reader_new(forms, &reader, error);
  if (status == GOVD_OK) status = read_back(report, reader, text, length, error);
  govd_reader_free(reader);
  govd_forms_free(forms);
  return status;
}
