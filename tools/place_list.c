/* SPDX-License-Identifier: Apache-2.0 */
#include "place_list.h"

#include "messages.h"
#include "place.h"
#include "text.h"

static size_t greater(size_t a, size_t b) { return a > b ? a : b; }

static const char *words_of(const mark *m) { return m->text == NULL ? "" : m->text; }

/* The names of a cell's row and column, as the form has them. */
static void put_name(const human *h, const govd_form *form, size_t cell) {
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  if (kind == NULL) return;
  const char *row = message_title(h->language, govd_form_row(form, kind->table, kind->row)->title);
  const char *column = message_title(h->language, govd_form_column(form, kind->table, kind->column)->title);
  text_put(h->stream, row);
  if (*row != '\0' && *column != '\0') text_put(h->stream, h->language == GOVD_EN ? ", " : "·");
  text_put(h->stream, column);
}

static void put_mark(const human *h, const govd_form *form, const mark *m, size_t width, const canvas *c) {
  terminal_style(h->stream, h->colour, m->primary ? c->primary : STYLE_PLAIN);
  text_pad(h->stream, words_of(m), width);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  fputs("  ", h->stream);
  terminal_style(h->stream, h->colour, STYLE_DIM);
  put_name(h, form, m->cell);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  if (m->label != NULL) {
    fputs("  ", h->stream);
    terminal_style(h->stream, h->colour, c->primary);
    text_put(h->stream, m->label);
    terminal_style(h->stream, h->colour, STYLE_PLAIN);
  }
  putc('\n', h->stream);
}

void place_list_put(const human *h, place_source from, const govd_form *form, const mark *marks, size_t count,
                    canvas *c) {
  char place[PLACE_TEXT];
  size_t place_width = 0;
  size_t words_width = 0;
  for (size_t i = 0; i < count; i++) {
    place_text(place, h->language, from, marks[i].place);
    place_width = greater(place_width, text_columns(place));
    words_width = greater(words_width, text_columns(words_of(&marks[i])));
  }
  c->gutter = (int)place_width;
  for (size_t i = 0; i < count; i++) {
    place_text(place, h->language, from, marks[i].place);
    putc(' ', h->stream);
    terminal_style(h->stream, h->colour, STYLE_FRAME);
    text_pad(h->stream, place, place_width);
    fputs(" | ", h->stream);
    terminal_style(h->stream, h->colour, STYLE_PLAIN);
    put_mark(h, form, &marks[i], words_width, c);
  }
}
