/* SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

source source_new(const char *bytes, size_t length) { return (source){bytes, length, NULL, 0}; }

void source_release(source *s) { free(s->starts); }

bool source_is_empty(const source *s) { return s->length == 0; }

/* Lines end with LF, CRLF or CR. Gives where the next one begins. */
static size_t next_line(const source *s, size_t at) {
  while (at < s->length && s->bytes[at] != '\n' && s->bytes[at] != '\r') at++;
  if (at + 1 < s->length && s->bytes[at] == '\r' && s->bytes[at + 1] == '\n') at++;
  return at + 1;
}

/* Without memory there are no lines to show, and findings are told without them. */
static void find_lines(source *s) {
  size_t count = 0;
  for (size_t at = 0; at < s->length; at = next_line(s, at)) count++;
  s->starts = malloc((count + 1) * sizeof *s->starts);
  if (s->starts == NULL) return;
  for (size_t at = 0; at < s->length; at = next_line(s, at)) s->starts[s->count++] = at;
}

/* The text of a line without its end; false if there is no such line. */
static bool line_text(source *s, int line, const char **text, const char **end) {
  if (s->starts == NULL) find_lines(s);
  if (line < 1 || (size_t)line > s->count) return false;
  *text = s->bytes + s->starts[line - 1];
  *end = s->bytes + ((size_t)line < s->count ? s->starts[line] : s->length);
  while (*end > *text && ((*end)[-1] == '\n' || (*end)[-1] == '\r')) --*end;
  if (line == 1 && *end - *text >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) *text += 3;
  return true;
}

bool source_has_line(source *s, int line) {
  const char *text;
  const char *end;
  return line_text(s, line, &text, &end) && text_is_utf8(text, (size_t)(end - text));
}

/* A stretch of a line, in columns of the terminal. */
typedef struct stretch {
  size_t from;
  size_t to;
} stretch;

static size_t columns_between(const char *text, const char *end) {
  size_t columns = 0;
  while (text < end) columns += (size_t)text_width(text_next(&text, end));
  return columns;
}

/* What ends the words of a table, in text, HTML or CSV, or of a line of fields. */
static bool is_separator(uint32_t point) {
  return point <= ' ' || point == '|' || point == '<' || point == ',' || point == ':' || point == 0xFF1A ||
         point == 0x3000 || point == 0xA0;
}

/* Where the thing ends that begins here: the text that is known to stand here, or the word. */
static const char *thing_end(const char *at, const char *end, const char *text) {
  size_t length = text == NULL ? 0 : strlen(text);
  if (length > 0 && length <= (size_t)(end - at) && memcmp(at, text, length) == 0) return at + length;
  while (at < end) {
    const char *next = at;
    if (is_separator(text_next(&next, end))) break;
    at = next;
  }
  return at;
}

/* The stretch of a mark; at least one column, so that an empty cell shows. */
static stretch stretch_of(const char *text, const char *end, const mark *m) {
  const char *at = text;
  for (int i = 1; i < m->place.column && at < end; i++) text_next(&at, end);
  size_t from = columns_between(text, at);
  size_t width = columns_between(at, thing_end(at, end, m->text));
  return (stretch){from, from + (width == 0 ? 1 : width)};
}

/* The part of a line that is shown: all of it, or as much as there is room for round the marks. */
static stretch window_of(size_t columns, stretch marked, size_t room) {
  if (columns <= room) return (stretch){0, columns};
  if (marked.to + 1 <= room) return (stretch){0, room};
  size_t before = marked.to - marked.from + 2 < room ? (room - (marked.to - marked.from)) / 2 : 1;
  size_t from = marked.from > before ? marked.from - before : 0;
  return from + room >= columns ? (stretch){columns - room, columns} : (stretch){from, from + room};
}

/*
 * Writes the part of a line inside a window, with an ellipsis for what is cut off. A wide
 * character that the window's edge goes through is left out, and its other column blank.
 */
static void put_window(FILE *stream, const char *text, const char *end, stretch window, size_t columns) {
  size_t left = window.from + (window.from > 0);
  size_t right = window.to - (window.to < columns);
  size_t written = left;
  size_t column = 0;
  if (window.from > 0) text_put(stream, "…");
  while (text < end) {
    uint32_t point = text_next(&text, end);
    size_t next = column + (size_t)text_width(point);
    if (column >= left && next <= right) {
      text_repeat(stream, ' ', column - written);
      text_put_point(stream, point);
      written = next;
    }
    column = next;
  }
  if (window.to < columns) text_put(stream, "…");
}

static void put_gutter(const canvas *c, int line) {
  terminal_style(c->stream, c->colour, STYLE_FRAME);
  if (line > 0) {
    fprintf(c->stream, " %*d |", c->gutter, line);
  } else {
    fprintf(c->stream, " %*s |", c->gutter, "");
  }
  terminal_style(c->stream, c->colour, STYLE_PLAIN);
}

static void put_underline(const canvas *c, stretch window, stretch s, bool primary, size_t *column) {
  size_t from = s.from < window.from ? 0 : s.from - window.from;
  size_t to = (s.to < window.to ? s.to : window.to) - window.from;
  if (s.from >= window.to || from < *column) return;
  text_repeat(c->stream, ' ', from - *column);
  terminal_style(c->stream, c->colour, primary ? c->primary : STYLE_FRAME);
  text_repeat(c->stream, primary ? '^' : '-', to - from);
  terminal_style(c->stream, c->colour, STYLE_PLAIN);
  *column = to;
}

static void put_label(const canvas *c, const mark *last) {
  if (last->label == NULL) return;
  putc(' ', c->stream);
  terminal_style(c->stream, c->colour, last->primary ? c->primary : STYLE_FRAME);
  text_put(c->stream, last->label);
  terminal_style(c->stream, c->colour, STYLE_PLAIN);
}

/* What all the marks of a line span. */
static stretch span_of(const char *text, const char *end, const mark *marks, size_t count) {
  return (stretch){stretch_of(text, end, &marks[0]).from, stretch_of(text, end, &marks[count - 1]).to};
}

void source_show(source *s, const canvas *c, const mark *marks, size_t count) {
  const char *text;
  const char *end;
  if (!line_text(s, marks[0].place.line, &text, &end)) return;
  size_t frame = (size_t)c->gutter + 4;
  size_t room = c->width > frame ? c->width - frame : 1;
  size_t columns = columns_between(text, end);
  stretch window = window_of(columns, span_of(text, end, marks, count), room);
  put_gutter(c, marks[0].place.line);
  putc(' ', c->stream);
  put_window(c->stream, text, end, window, columns);
  putc('\n', c->stream);
  put_gutter(c, 0);
  putc(' ', c->stream);
  size_t column = 0;
  for (size_t i = 0; i < count; i++) {
    put_underline(c, window, stretch_of(text, end, &marks[i]), marks[i].primary, &column);
  }
  put_label(c, &marks[count - 1]);
  putc('\n', c->stream);
}
