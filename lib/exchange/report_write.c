/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "formats.h"
#include "govdisclosure/exchange.h"
#include "json_write.h"
#include "place.h"

typedef struct report_writer {
  govd__json_writer json;
  const govd_report *report;
  const govd_form *form;
  bool places;
} report_writer;

static void write_place(report_writer *w, govd_place place) {
  if (w->places) govd__json_place_members(&w->json, place);
}

static void write_head(report_writer *w) {
  govd__json_text_member(&w->json, "format", GOVD__REPORT_FORMAT);
  govd__json_text_member(&w->json, "form", govd_form_id(w->form));
  govd__json_text_member(&w->json, "unit_name", govd_report_unit_name(w->report));
  govd__json_number_member(&w->json, "year", govd_report_year(w->report));
  govd__json_text_member(&w->json, "title", govd_report_title(w->report));
}

/* The fields that have no key of their own. The object begins with the first of them. */
static void write_fields(report_writer *w) {
  bool begun = false;
  for (size_t i = 0; i < govd_form_field_count(w->form); i++) {
    const char *id = govd_form_field_at(w->form, i)->id;
    const char *text = govd_report_field(w->report, i);
    if (text == NULL || strcmp(id, "unit_name") == 0 || strcmp(id, "year") == 0) continue;
    if (!begun) {
      govd__json_key(&w->json, "fields");
      govd__json_open(&w->json, '{');
      begun = true;
    }
    govd__json_text_member(&w->json, id, text);
  }
  if (begun) govd__json_close(&w->json, '}');
}

static void write_title_place(report_writer *w) {
  govd_place place = govd_report_title_place(w->report);
  if (!w->places || govd_report_title(w->report) == NULL || !govd__has_place(place)) return;
  govd__json_key(&w->json, "title_place");
  govd__json_open(&w->json, '{');
  govd__json_place_members(&w->json, place);
  govd__json_close(&w->json, '}');
}

/* Where the fields stood, unit_name and year among them. */
static void write_field_places(report_writer *w) {
  bool begun = false;
  for (size_t i = 0; i < govd_form_field_count(w->form); i++) {
    govd_place place = govd_report_field_place(w->report, i);
    if (!w->places || govd_report_field(w->report, i) == NULL || !govd__has_place(place)) continue;
    if (!begun) {
      govd__json_key(&w->json, "field_places");
      govd__json_open(&w->json, '{');
      begun = true;
    }
    govd__json_key(&w->json, govd_form_field_at(w->form, i)->id);
    govd__json_open(&w->json, '{');
    govd__json_place_members(&w->json, place);
    govd__json_close(&w->json, '}');
  }
  if (begun) govd__json_close(&w->json, '}');
}

static void write_cell_object(report_writer *w, const govd_cell *cell, govd_type type) {
  govd__json_open(&w->json, '{');
  if (cell->state != GOVD_GIVEN) {
    govd__json_text_member(&w->json, "state", govd_state_name(cell->state));
  } else {
    govd__json_key(&w->json, "value");
    govd__json_figure(&w->json, cell->value, type);
  }
  govd__json_text_member(&w->json, "text", cell->text);
  govd__json_text_member(&w->json, "unit", cell->unit);
  write_place(w, cell->place);
  govd__json_close(&w->json, '}');
}

/* A figure or a blank that has nothing else to say stands as itself, all else as an object. */
static void write_cell(report_writer *w, const govd_cell *cell, govd_type type) {
  bool bare = !w->places && cell->text == NULL && cell->unit == NULL;
  if (bare && cell->state == GOVD_GIVEN) {
    govd__json_figure(&w->json, cell->value, type);
  } else if (bare && cell->state == GOVD_BLANK) {
    govd__json_word(&w->json, "null");
  } else {
    write_cell_object(w, cell, type);
  }
}

static void write_cells(report_writer *w) {
  govd__json_key(&w->json, "cells");
  govd__json_open(&w->json, '{');
  for (size_t i = 0; i < govd_form_cell_count(w->form); i++) {
    const govd_cell *cell = govd_report_cell(w->report, i);
    if (cell->state == GOVD_ABSENT) continue;
    const govd_form_cell *kind = govd_form_cell_at(w->form, i);
    govd__json_key(&w->json, kind->id);
    write_cell(w, cell, kind->type);
  }
  govd__json_close(&w->json, '}');
}

/* By what the rows were recognised; like places, it is no part of what the report says. */
static void write_row_sources(report_writer *w) {
  bool begun = false;
  for (size_t t = 0; t < govd_form_table_count(w->form) && w->places; t++) {
    for (size_t r = 0; r < govd_form_table(w->form, t)->row_count; r++) {
      const govd_row_source *source = govd_report_row_source(w->report, t, r);
      if (source->match == GOVD_MATCH_NONE) continue;
      if (!begun) {
        govd__json_key(&w->json, "row_sources");
        govd__json_open(&w->json, '[');
        begun = true;
      }
      govd__json_open(&w->json, '{');
      govd__json_text_member(&w->json, "table", govd_form_table(w->form, t)->id);
      govd__json_text_member(&w->json, "row", govd_form_row(w->form, t, r)->id);
      govd__json_text_member(&w->json, "match", govd_match_name(source->match));
      govd__json_text_member(&w->json, "label", source->label);
      write_place(w, source->place);
      govd__json_close(&w->json, '}');
    }
  }
  if (begun) govd__json_close(&w->json, ']');
}

static void write_paragraph(report_writer *w, const govd_paragraph *paragraph) {
  if (!w->places) {
    govd__json_string(&w->json, paragraph->text);
    return;
  }
  govd__json_open(&w->json, '{');
  govd__json_text_member(&w->json, "text", paragraph->text);
  write_place(w, paragraph->place);
  govd__json_close(&w->json, '}');
}

static void write_section(report_writer *w, size_t index) {
  const govd_section *section = govd_report_section(w->report, index);
  govd__json_open(&w->json, '{');
  govd__json_text_member(&w->json, "id", section->id);
  govd__json_text_member(&w->json, "title", section->title);
  govd__json_key(&w->json, "paragraphs");
  govd__json_open(&w->json, '[');
  for (size_t i = 0; i < section->paragraph_count; i++) {
    write_paragraph(w, govd_report_paragraph(w->report, index, i));
  }
  govd__json_close(&w->json, ']');
  write_place(w, section->place);
  govd__json_close(&w->json, '}');
}

static void write_sections(report_writer *w) {
  size_t count = govd_report_section_count(w->report);
  if (count == 0) return;
  govd__json_key(&w->json, "sections");
  govd__json_open(&w->json, '[');
  for (size_t i = 0; i < count; i++) write_section(w, i);
  govd__json_close(&w->json, ']');
}

static void write_unknown_row(report_writer *w, const govd_unknown_row *row) {
  govd__json_open(&w->json, '{');
  govd__json_text_member(&w->json, "label", row->label);
  govd__json_text_member(&w->json, "figures", row->figures);
  if (row->table != GOVD_NONE)
    govd__json_text_member(&w->json, "table", govd_form_table(w->form, row->table)->id);
  if (row->after_row != GOVD_NONE) {
    govd__json_text_member(&w->json, "after", govd_form_row(w->form, row->table, row->after_row)->id);
  }
  if (row->reason != GOVD_ROW_UNKNOWN) {
    govd__json_text_member(&w->json, "reason", govd_unknown_reason_name(row->reason));
  }
  write_place(w, row->place);
  govd__json_close(&w->json, '}');
}

static void write_unknown_rows(report_writer *w) {
  size_t count = govd_report_unknown_row_count(w->report);
  if (count == 0) return;
  govd__json_key(&w->json, "unknown_rows");
  govd__json_open(&w->json, '[');
  for (size_t i = 0; i < count; i++) write_unknown_row(w, govd_report_unknown_row(w->report, i));
  govd__json_close(&w->json, ']');
}

GOVD_EXPORT govd_status govd_report_write_json(const govd_report *report, bool places, char **text,
                                               size_t *length, govd_error *error) {
  report_writer w = {.report = report, .form = govd_report_form(report), .places = places};
  govd__json_open(&w.json, '{');
  write_head(&w);
  write_fields(&w);
  write_title_place(&w);
  write_field_places(&w);
  write_cells(&w);
  write_row_sources(&w);
  write_sections(&w);
  write_unknown_rows(&w);
  govd__json_close(&w.json, '}');
  return govd__json_finish(&w.json, text, length, error);
}
