/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "prose.h"

/*
 * The chapters that the form asks for: there, once, in order, and with something in them.
 * A document that has few of them is no report in chapters, or not read as one.
 */
enum { PERFUNCTORY = 10 }; /* characters */

static govd_status emit(govd__context *c, const char *code, const char *title, govd_place place) {
  govd_finding finding = govd__finding(code);
  finding.text = title;
  finding.place = place;
  return govd__emit(c, &finding);
}

/* How often the report has a section of the form, those apart that are only named, as in a table of contents.
 */
static size_t count_section(const govd__context *c, const char *id, bool filled) {
  size_t count = 0;
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    const govd_section *section = govd_report_section(c->report, s);
    count += section->id != NULL && strcmp(section->id, id) == 0 && (!filled || section->paragraph_count > 0);
  }
  return count;
}

static govd_status check_missing(govd__context *c) {
  size_t count = govd_form_section_count(c->form);
  size_t there = 0;
  for (size_t i = 0; i < count; i++)
    there += count_section(c, govd_form_section_at(c->form, i)->id, false) > 0;
  for (size_t i = 0; i < count && 2 * there >= count; i++) {
    const govd_form_section *section = govd_form_section_at(c->form, i);
    if (count_section(c, section->id, false) > 0) continue;
    govd_status status = emit(c, "section.missing", section->title.zh, (govd_place){.line = 0});
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Whether a table of the form stands in a section. */
static bool has_table(const govd__context *c, const char *id) {
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    if (strcmp(govd_form_table(c->form, t)->section, id) == 0) return true;
  }
  return false;
}

static size_t count_characters(const govd__context *c, size_t section) {
  size_t count = 0;
  for (size_t p = 0; p < govd_report_section(c->report, section)->paragraph_count; p++) {
    const char *text = govd_report_paragraph(c->report, section, p)->text;
    count += govd__utf8_count(text, strlen(text));
  }
  return count;
}

static govd_status check_section(govd__context *c, size_t s, size_t *last) {
  const govd_section *section = govd_report_section(c->report, s);
  size_t index = govd_form_find_section(c->form, section->id);
  bool named_again = section->paragraph_count == 0 && count_section(c, section->id, false) > 1;
  if (named_again) return GOVD_OK;
  govd_status status = GOVD_OK;
  bool repeated = *last != GOVD_NONE && index == *last;
  for (size_t before = 0; before < s && !repeated; before++) {
    const govd_section *other = govd_report_section(c->report, before);
    repeated = other->id != NULL && strcmp(other->id, section->id) == 0 && other->paragraph_count > 0;
  }
  if (repeated) return emit(c, "section.repeated", section->title, section->place);
  if (*last != GOVD_NONE && index < *last) status = emit(c, "section.order", section->title, section->place);
  if (*last == GOVD_NONE || index > *last) *last = index;
  if (status != GOVD_OK || has_table(c, section->id)) return status;
  size_t characters = count_characters(c, s);
  if (characters == 0) return emit(c, "section.empty", section->title, section->place);
  return characters < PERFUNCTORY ? emit(c, "section.perfunctory", section->title, section->place) : GOVD_OK;
}

govd_status govd__check_sections(govd__context *c) {
  size_t last = GOVD_NONE;
  govd__cells_clear(c);
  govd_status status = check_missing(c);
  for (size_t s = 0; s < govd_report_section_count(c->report) && status == GOVD_OK; s++) {
    if (govd_report_section(c->report, s)->id != NULL) status = check_section(c, s, &last);
  }
  return status;
}
