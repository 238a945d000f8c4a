/* SPDX-License-Identifier: Apache-2.0 */
#include "reading.h"

#include "govdisclosure/amount.h"
#include "messages.h"
#include "place.h"
#include "terminal.h"
#include "text.h"

enum { LEAST_PLACE = 5, WIDEST_LABEL = 44 };

typedef struct reading {
  FILE *stream;
  bool colour;
  govd_language language;
  place_source places;
  const govd_report *report;
  const govd_form *form;
  size_t place_width; /* columns of the terminal */
  size_t match_width;
  size_t label_width;
  size_t id_width;
} reading;

/* Where a row of the form was found, and what it was called there. */
typedef struct found {
  const char *how;
  const char *label;
  govd_place place;
  bool missing;
} found;

static const govd_cell *first_cell_of(const reading *r, size_t table, size_t row) {
  const govd_table *t = govd_form_table(r->form, table);
  return govd_report_cell(r->report, t->first_cell + row * t->column_count);
}

static bool is_absent(const reading *r, size_t table, size_t row) {
  const govd_table *t = govd_form_table(r->form, table);
  for (size_t c = 0; c < t->column_count; c++) {
    if (govd_report_cell(r->report, t->first_cell + row * t->column_count + c)->state != GOVD_ABSENT)
      return false;
  }
  return true;
}

/* A row of a table whose rows stand side by side has no label of its own; its figures say where it is. */
static found find_row(const reading *r, size_t table, size_t row) {
  const govd_row_source *source = govd_report_row_source(r->report, table, row);
  const char *title = message_title(r->language, govd_form_row(r->form, table, row)->title);
  if (source->match != GOVD_MATCH_NONE)
    return (found){message_match(r->language, source->match), source->label, source->place, false};
  bool absent = is_absent(r, table, row);
  bool blocks = !absent && govd_form_table(r->form, table)->layout == GOVD_LAYOUT_ONE_ROW;
  return (found){blocks ? message_role(r->language, GOVD_ROLE_BLOCKS) : "—", title,
                 first_cell_of(r, table, row)->place, absent};
}

static size_t greater(size_t a, size_t b) { return a > b ? a : b; }

static size_t place_columns(const reading *r, govd_place place) {
  char text[PLACE_TEXT];
  place_row_text(text, r->language, r->places, place);
  return text_columns(text);
}

static void measure_row(reading *r, size_t table, size_t row) {
  found f = find_row(r, table, row);
  r->place_width = greater(r->place_width, place_columns(r, f.place));
  r->match_width = greater(r->match_width, text_columns(f.how));
  r->label_width = greater(r->label_width, text_columns(f.label));
  r->id_width = greater(r->id_width, text_columns(govd_form_row(r->form, table, row)->id));
}

static void measure(reading *r) {
  r->place_width = LEAST_PLACE;
  for (size_t t = 0; t < govd_form_table_count(r->form); t++) {
    for (size_t i = 0; i < govd_form_table(r->form, t)->row_count; i++) measure_row(r, t, i);
  }
  for (size_t i = 0; i < govd_report_unknown_row_count(r->report); i++) {
    govd_place place = govd_report_unknown_row(r->report, i)->place;
    r->place_width = greater(r->place_width, place_columns(r, place));
  }
  if (r->label_width > WIDEST_LABEL) r->label_width = WIDEST_LABEL;
}

static void put_place(const reading *r, govd_place place) {
  char text[PLACE_TEXT];
  place_row_text(text, r->language, r->places, place);
  terminal_style(r->stream, r->colour, STYLE_FRAME);
  text_repeat(r->stream, ' ', r->place_width - text_columns(text));
  text_put(r->stream, text);
  fputs("  ", r->stream);
  terminal_style(r->stream, r->colour, STYLE_PLAIN);
}

/* The figures of a row, and marks where there are none. */
static void put_cells(const reading *r, size_t table, size_t row) {
  const govd_table *t = govd_form_table(r->form, table);
  for (size_t c = 0; c < t->column_count; c++) {
    size_t index = t->first_cell + row * t->column_count + c;
    const govd_cell *cell = govd_report_cell(r->report, index);
    static const char *const marks[] = {
        [GOVD_ABSENT] = ".", [GOVD_BLANK] = "_", [GOVD_DASH] = "-", [GOVD_GIVEN] = "", [GOVD_INVALID] = "?"};
    char number[GOVD_AMOUNT_TEXT_SIZE];
    govd_amount_format(cell->value, govd_type_scale(govd_form_cell_at(r->form, index)->type), number);
    fprintf(r->stream, " %s", cell->state == GOVD_GIVEN ? number : marks[cell->state]);
  }
}

static void put_row(const reading *r, size_t table, size_t row) {
  found f = find_row(r, table, row);
  put_place(r, f.place);
  terminal_style(r->stream, r->colour, f.missing ? STYLE_WARNING : STYLE_PLAIN);
  text_pad(r->stream, f.how, r->match_width);
  fputs("  ", r->stream);
  terminal_style(r->stream, r->colour, f.missing ? STYLE_DIM : STYLE_PLAIN);
  text_fit(r->stream, f.label, r->label_width);
  fputs("  ", r->stream);
  terminal_style(r->stream, r->colour, STYLE_DIM);
  text_pad(r->stream, govd_form_row(r->form, table, row)->id, r->id_width);
  terminal_style(r->stream, r->colour, STYLE_PLAIN);
  putc(' ', r->stream);
  put_cells(r, table, row);
  putc('\n', r->stream);
}

static void put_table(const reading *r, size_t table) {
  const govd_table *t = govd_form_table(r->form, table);
  terminal_style(r->stream, r->colour, STYLE_BOLD);
  text_put(r->stream, message_title(r->language, t->title));
  terminal_style(r->stream, r->colour, STYLE_PLAIN);
  fputs("  ", r->stream);
  text_put(r->stream, t->id);
  putc('\n', r->stream);
  for (size_t row = 0; row < t->row_count; row++) put_row(r, table, row);
}

static void put_left_over(const reading *r) {
  size_t count = govd_report_unknown_row_count(r->report);
  if (count == 0) return;
  terminal_style(r->stream, r->colour, STYLE_BOLD);
  message_put(r->stream, r->language, MESSAGE_LEFT_OVER);
  terminal_style(r->stream, r->colour, STYLE_PLAIN);
  putc('\n', r->stream);
  for (size_t i = 0; i < count; i++) {
    const govd_unknown_row *row = govd_report_unknown_row(r->report, i);
    put_place(r, row->place);
    text_put(r->stream, row->label);
    fputs(" | ", r->stream);
    text_put(r->stream, row->figures);
    fputs("  ", r->stream);
    terminal_style(r->stream, r->colour, STYLE_WARNING);
    text_put(r->stream, message_reason(r->language, row->reason));
    terminal_style(r->stream, r->colour, STYLE_PLAIN);
    putc('\n', r->stream);
  }
}

void reading_show(FILE *stream, bool colour, govd_language language, place_source places,
                  const govd_report *report) {
  reading r = {stream, colour, language, places, report, govd_report_form(report), 0, 0, 0, 0};
  measure(&r);
  message_put(stream, language, MESSAGE_READ_AS, govd_form_id(r.form));
  putc('\n', stream);
  for (size_t t = 0; t < govd_form_table_count(r.form); t++) put_table(&r, t);
  put_left_over(&r);
}
