/* SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "store.h"

GOVD_EXPORT size_t govd_report_section_count(const govd_report *report) { return report->section_count; }

GOVD_EXPORT const govd_section *govd_report_section(const govd_report *report, size_t section) {
  return section < report->section_count ? &report->sections[section].section : NULL;
}

GOVD_EXPORT const govd_paragraph *govd_report_paragraph(const govd_report *report, size_t section,
                                                        size_t paragraph) {
  if (section >= report->section_count) return NULL;
  const report_section *s = &report->sections[section];
  return paragraph < s->section.paragraph_count ? &s->paragraphs[paragraph] : NULL;
}

GOVD_EXPORT govd_status govd_report_add_section(govd_report *report, const char *id, const char *title,
                                                govd_place place, govd_error *error) {
  report_section section = {.section = {.place = place}};
  if (id != NULL) {
    size_t known = govd_form_find_section(report->form, id);
    if (known == GOVD_NONE) return govd__fail(error, GOVD_E_UNKNOWN, "the form has no section '%.60s'", id);
    section.section.id = govd_form_section_at(report->form, known)->id;
  }
  report_section *sections =
      govd__grow(report->sections, report->section_count, &report->section_capacity, sizeof *sections);
  if (sections == NULL) return govd__fail_memory(error);
  report->sections = sections;
  govd_status status = govd__string_set(&section.section.title, title == NULL ? "" : title, error);
  if (status == GOVD_OK) sections[report->section_count++] = section;
  return status;
}

govd_status govd__report_add_paragraph(govd_report *report, const char *text, size_t length, govd_place place,
                                       govd_error *error) {
  report_section *section = &report->sections[report->section_count - 1];
  govd_paragraph *paragraphs = govd__grow(section->paragraphs, section->section.paragraph_count,
                                          &section->capacity, sizeof *paragraphs);
  if (paragraphs == NULL) return govd__fail_memory(error);
  section->paragraphs = paragraphs;
  govd_paragraph paragraph = {.place = place};
  govd_status status = govd__string_set_part(&paragraph.text, text, length, error);
  if (status == GOVD_OK) paragraphs[section->section.paragraph_count++] = paragraph;
  return status;
}

GOVD_EXPORT govd_status govd_report_add_paragraph(govd_report *report, const char *text, govd_place place,
                                                  govd_error *error) {
  if (report->section_count == 0) return govd__fail(error, GOVD_E_ARGUMENT, "there is no section yet");
  if (text == NULL) return govd__fail(error, GOVD_E_ARGUMENT, "a paragraph without text");
  size_t length = strlen(text);
  size_t valid = govd__utf8_check(text, length);
  if (valid != length) return govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the text is not UTF-8");
  return govd__report_add_paragraph(report, text, length, place, error);
}

GOVD_EXPORT const char *govd_unknown_reason_name(govd_unknown_reason reason) {
  static const char *const names[] = {[GOVD_ROW_UNKNOWN] = "unknown",    [GOVD_ROW_AMBIGUOUS] = "ambiguous",
                                      [GOVD_ROW_REPEATED] = "repeated",  [GOVD_ROW_SHORT] = "short",
                                      [GOVD_ROW_EXTRA] = "extra",        [GOVD_ROW_REALIGNED] = "realigned",
                                      [GOVD_ROW_DISPLACED] = "displaced"};
  return (size_t)reason < sizeof names / sizeof *names ? names[reason] : "unknown reason";
}

GOVD_EXPORT size_t govd_report_unknown_row_count(const govd_report *report) { return report->unknown_count; }

GOVD_EXPORT const govd_unknown_row *govd_report_unknown_row(const govd_report *report, size_t index) {
  return index < report->unknown_count ? &report->unknown[index] : NULL;
}

GOVD_EXPORT govd_status govd_report_add_unknown_row(govd_report *report, const govd_unknown_row *row,
                                                    govd_error *error) {
  const govd_table *table = govd_form_table(report->form, row->table);
  bool known = row->table == GOVD_NONE
                   ? row->after_row == GOVD_NONE
                   : table != NULL && (row->after_row == GOVD_NONE || row->after_row < table->row_count);
  if (!known) return govd__fail(error, GOVD_E_ARGUMENT, "the form has no such table or row");
  govd_unknown_row *rows =
      govd__grow(report->unknown, report->unknown_count, &report->unknown_capacity, sizeof *rows);
  if (rows == NULL) return govd__fail_memory(error);
  report->unknown = rows;
  govd_unknown_row copy = *row;
  copy.label = NULL;
  copy.figures = NULL;
  govd_status status = govd__string_set(&copy.label, row->label == NULL ? "" : row->label, error);
  if (status == GOVD_OK)
    status = govd__string_set(&copy.figures, row->figures == NULL ? "" : row->figures, error);
  if (status == GOVD_OK) {
    rows[report->unknown_count++] = copy;
  } else {
    govd__string_drop(&copy.label);
  }
  return status;
}

void govd__unknown_row_turn(govd_report *report, size_t index, govd_unknown_reason reason) {
  report->unknown[index].reason = reason;
}

void govd__unknown_row_bring(govd_report *report, size_t index) {
  govd_unknown_row last = report->unknown[report->unknown_count - 1];
  memmove(report->unknown + index + 1, report->unknown + index,
          (report->unknown_count - 1 - index) * sizeof *report->unknown);
  report->unknown[index] = last;
}

void govd__prose_release(govd_report *report) {
  for (size_t i = 0; i < report->section_count; i++) {
    report_section *section = &report->sections[i];
    for (size_t p = 0; p < section->section.paragraph_count; p++)
      govd__string_drop(&section->paragraphs[p].text);
    govd__string_drop(&section->section.title);
    govd__free(section->paragraphs);
  }
  for (size_t i = 0; i < report->unknown_count; i++) {
    govd__string_drop(&report->unknown[i].label);
    govd__string_drop(&report->unknown[i].figures);
  }
  govd__free(report->sections);
  govd__free(report->unknown);
}

govd_status govd__prose_copy(const govd_report *from, govd_report *to, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < from->section_count && status == GOVD_OK; i++) {
    const govd_section *section = &from->sections[i].section;
    status = govd_report_add_section(to, section->id, section->title, section->place, error);
    for (size_t p = 0; p < section->paragraph_count && status == GOVD_OK; p++) {
      const govd_paragraph *paragraph = &from->sections[i].paragraphs[p];
      status = govd_report_add_paragraph(to, paragraph->text, paragraph->place, error);
    }
  }
  for (size_t i = 0; i < from->unknown_count && status == GOVD_OK; i++) {
    status = govd_report_add_unknown_row(to, &from->unknown[i], error);
  }
  return status;
}

static bool same_section(const report_section *a, const report_section *b) {
  if (!govd__string_same(a->section.id, b->section.id) || strcmp(a->section.title, b->section.title) != 0 ||
      a->section.paragraph_count != b->section.paragraph_count) {
    return false;
  }
  for (size_t i = 0; i < a->section.paragraph_count; i++) {
    if (strcmp(a->paragraphs[i].text, b->paragraphs[i].text) != 0) return false;
  }
  return true;
}

static bool same_unknown(const govd_unknown_row *a, const govd_unknown_row *b) {
  return a->table == b->table && a->after_row == b->after_row && a->reason == b->reason &&
         strcmp(a->label, b->label) == 0 && strcmp(a->figures, b->figures) == 0;
}

bool govd__prose_same(const govd_report *a, const govd_report *b) {
  if (a->section_count != b->section_count || a->unknown_count != b->unknown_count) return false;
  for (size_t i = 0; i < a->section_count; i++) {
    if (!same_section(&a->sections[i], &b->sections[i])) return false;
  }
  for (size_t i = 0; i < a->unknown_count; i++) {
    if (!same_unknown(&a->unknown[i], &b->unknown[i])) return false;
  }
  return true;
}
