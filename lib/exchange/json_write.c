/* SPDX-License-Identifier: Apache-2.0 */
#include "json_write.h"

#include <string.h>

#include "base/fail.h"
#include "place.h"

/* Puts the comma that a key or element needs where another stands before it. */
static void separate(govd__json_writer *w) {
  if (w->comma) govd__buffer_putc(&w->buffer, ',');
  w->comma = true;
}

void govd__json_open(govd__json_writer *w, char bracket) {
  separate(w);
  govd__buffer_putc(&w->buffer, bracket);
  w->comma = false;
}

void govd__json_close(govd__json_writer *w, char bracket) {
  govd__buffer_putc(&w->buffer, bracket);
  w->comma = true;
}

void govd__json_key(govd__json_writer *w, const char *key) {
  separate(w);
  govd__buffer_putc(&w->buffer, '"');
  govd__buffer_puts(&w->buffer, key);
  govd__buffer_add(&w->buffer, "\":", 2);
  w->comma = false;
}

static void write_escape(govd__buffer *buffer, unsigned char byte) {
  static const char plain[] = "\"\\\b\f\n\r\t";
  static const char letter[] = "\"\\bfnrt";
  const char *found = strchr(plain, byte);
  if (found == NULL) {
    govd__buffer_printf(buffer, "\\u%04X", byte);
    return;
  }
  govd__buffer_putc(buffer, '\\');
  govd__buffer_putc(buffer, letter[found - plain]);
}

void govd__json_string(govd__json_writer *w, const char *text) {
  separate(w);
  govd__buffer_putc(&w->buffer, '"');
  const char *start = text;
  for (; *text != '\0'; text++) {
    unsigned char byte = (unsigned char)*text;
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    govd__buffer_add(&w->buffer, start, (size_t)(text - start));
    write_escape(&w->buffer, byte);
    start = text + 1;
  }
  govd__buffer_add(&w->buffer, start, (size_t)(text - start));
  govd__buffer_putc(&w->buffer, '"');
}

void govd__json_number(govd__json_writer *w, int64_t value) {
  separate(w);
  govd__buffer_number(&w->buffer, value);
}

void govd__json_word(govd__json_writer *w, const char *word) {
  separate(w);
  govd__buffer_puts(&w->buffer, word);
}

void govd__json_decimal(govd__json_writer *w, int64_t value, int scale) {
  separate(w);
  govd__buffer_putc(&w->buffer, '"');
  govd__buffer_amount(&w->buffer, value, scale);
  govd__buffer_putc(&w->buffer, '"');
}

void govd__json_figure(govd__json_writer *w, int64_t value, govd_type type) {
  if (type == GOVD_AMOUNT) {
    govd__json_decimal(w, value, govd_type_scale(type));
  } else {
    govd__json_number(w, value);
  }
}

void govd__json_text_member(govd__json_writer *w, const char *key, const char *text) {
  if (text == NULL) return;
  govd__json_key(w, key);
  govd__json_string(w, text);
}

void govd__json_number_member(govd__json_writer *w, const char *key, int64_t value) {
  if (value == 0) return;
  govd__json_key(w, key);
  govd__json_number(w, value);
}

static void write_box(govd__json_writer *w, govd_box box) {
  const int edges[] = {box.left, box.top, box.right, box.bottom};
  govd__json_key(w, "box");
  govd__json_open(w, '[');
  for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) govd__json_number(w, edges[i]);
  govd__json_close(w, ']');
}

void govd__json_place_members(govd__json_writer *w, govd_place place) {
  if (place.line > 0) govd__json_number_member(w, "line", place.line);
  if (place.column > 0) govd__json_number_member(w, "column", place.column);
  if (place.page > 0) govd__json_number_member(w, "page", place.page);
  if (place.table_number > 0) govd__json_number_member(w, "table_number", place.table_number);
  if (place.row_number > 0) govd__json_number_member(w, "row_number", place.row_number);
  if (govd__is_box(place.box)) write_box(w, place.box);
}

govd_status govd__json_finish(govd__json_writer *w, char **text, size_t *length, govd_error *error) {
  if (length != NULL) *length = 0;
  *text = govd__buffer_take(&w->buffer, length);
  return *text == NULL ? govd__fail_memory(error) : GOVD_OK;
}
