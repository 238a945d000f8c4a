/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "drawn.h"
#include "grid.h"
#include "lines.h"
#include "model.h"

enum { MAX_BYTES = 64 * 1024 * 1024 };

static bool is_row(const govd__text_line *l) {
  return l->length > 0 && memchr(l->text, '|', l->length) != NULL;
}

/*
 * One cell of a row after the other. A bar behind the last cell belongs to the frame,
 * and so does one in front of the first, but only where all rows of a table have it:
 * else it stands behind an empty cell. `a | b |` and a table of `| a | b |` have two.
 */
typedef struct cells {
  const char *at; /* NULL behind the last cell */
  const char *end;
} cells;

static bool begins_with_bar(const govd__text_line *l) {
  const char *text = l->text;
  size_t length = l->length;
  govd__trim(&text, &length);
  return length > 0 && text[0] == '|';
}

static cells cells_of(const govd__text_line *l, bool framed) {
  const char *text = l->text;
  size_t length = l->length;
  govd__trim(&text, &length);
  if (framed) {
    text++;
    length--;
  }
  if (length > 0 && text[length - 1] == '|') length--;
  return (cells){text, text + length};
}

static bool next_cell(cells *row, const char **text, size_t *length) {
  if (row->at == NULL) return false;
  const char *stop = row->at < row->end ? memchr(row->at, '|', (size_t)(row->end - row->at)) : NULL;
  *text = row->at;
  *length = (size_t)((stop == NULL ? row->end : stop) - row->at);
  govd__trim(text, length);
  row->at = stop == NULL ? NULL : stop + 1;
  return true;
}

static size_t count_cells(const govd__text_line *l, bool framed) {
  cells row = cells_of(l, framed);
  const char *text;
  size_t length;
  size_t count = 0;
  while (next_cell(&row, &text, &length)) count++;
  return count;
}

static govd_place place_of(const govd__text_line *l, const char *text) {
  return (govd_place){.line = l->number,
                      .column = (int)govd__utf8_count(l->text, (size_t)(text - l->text)) + 1};
}

/* The place of a text that stands behind another of the same line, whose place is known. */
static govd_place place_behind(govd_place place, const char *known, const char *text) {
  place.column += (int)govd__utf8_count(known, (size_t)(text - known));
  return place;
}

static govd_status fill_row(govd_document *document, size_t block, const govd__text_line *l, bool framed,
                            size_t row, govd_error *error) {
  cells source = cells_of(l, framed);
  const char *text;
  size_t length;
  govd_place place = {.line = l->number, .column = 1};
  const char *known = l->text;
  for (size_t column = 0; next_cell(&source, &text, &length); column++) {
    place = place_behind(place, known, text);
    known = text;
    govd__span span = {row, column, 1, 1};
    govd_status status = govd__document_fill(document, block, span, text, length, place, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* What the rows of a table, read once before it is made, have in common. */
typedef struct extent {
  size_t rows;
  size_t columns;
  bool framed;
  govd__lines behind; /* the source behind the table */
} extent;

static extent measure(const govd__text_line *first, govd__lines source) {
  extent e = {.framed = true};
  govd__text_line l = *first;
  govd__lines ahead = source;
  do {
    e.framed = e.framed && begins_with_bar(&l);
    e.behind = ahead;
  } while (govd__lines_next(&ahead, &l) && is_row(&l));
  l = *first;
  do {
    size_t count = count_cells(&l, e.framed);
    if (count > e.columns) e.columns = count;
    e.rows++;
  } while (source.at != e.behind.at && govd__lines_next(&source, &l));
  return e;
}

/* Reads the table that begins with a line; the source then stands behind it. */
static govd_status add_table(govd_document *document, const govd__text_line *first, govd__lines *source,
                             govd_error *error) {
  extent e = measure(first, *source);
  size_t block;
  govd_status status = govd_document_add_table(
      document, e.rows, e.columns, (govd_place){.line = first->number, .column = 1}, &block, error);
  govd__text_line l = *first;
  for (size_t row = 0; row < e.rows && status == GOVD_OK; row++) {
    if (row > 0) govd__lines_next(source, &l);
    status = fill_row(document, block, &l, e.framed, row, error);
  }
  *source = e.behind;
  return status;
}

static govd_status add_paragraph(govd_document *document, const govd__text_line *l, govd_error *error) {
  const char *text = l->text;
  size_t length = l->length;
  govd__trim(&text, &length);
  if (length == 0) return GOVD_OK;
  return govd__document_add_paragraph(document, text, length, place_of(l, text), error);
}

/* A document that is being made of a text. */
typedef struct maker {
  govd_document *document;
  govd__lines lines;
  const char *tried; /* up to here no line begins a drawn table */
  govd_error *error;
} maker;

static govd_status add_drawn(maker *m, const govd__text_line *first, const govd__drawn *table) {
  govd__grid_builder grid = {.place = place_of(first, first->text)};
  size_t block;
  for (size_t i = 0; i < table->count; i++) {
    const govd__drawn_cell *cell = &table->cells[i];
    while (grid.rows <= cell->row) govd__grid_begin_row(&grid);
    govd__grid_add_cell(&grid, table->texts.data + cell->text, cell->length, cell->place, cell->rows,
                        cell->columns);
  }
  govd_status status = govd__grid_finish(&grid, m->document, &block, m->error);
  govd__grid_release(&grid);
  return status;
}

static govd_status add_line(maker *m, const govd__text_line *l) {
  govd__drawn table = {0};
  bool drawn = false;
  govd_status status = GOVD_OK;
  if (l->text >= m->tried) status = govd__drawn_read(l, &m->lines, &table, &drawn, m->error);
  if (table.end != NULL) m->tried = table.end;
  if (status == GOVD_OK && drawn) status = add_drawn(m, l, &table);
  govd__drawn_release(&table);
  if (status != GOVD_OK || drawn) return status;
  return is_row(l) ? add_table(m->document, l, &m->lines, m->error) : add_paragraph(m->document, l, m->error);
}

static govd_status check_bytes(const char *bytes, size_t length, govd_error *error) {
  if (length > MAX_BYTES)
    return govd__fail(error, GOVD_E_LIMIT, "the text is longer than %d bytes", (int)MAX_BYTES);
  size_t valid = govd__utf8_check(bytes, length);
  const char *nul = valid > 0 ? memchr(bytes, '\0', valid) : NULL;
  if (nul != NULL) valid = (size_t)(nul - bytes);
  if (valid == length) return GOVD_OK;
  return govd__fail_at(error, GOVD_E_ENCODING, valid, govd__line_of(bytes, length, valid), "%s",
                       nul != NULL ? "the text holds the character NUL" : "the text is not UTF-8");
}

GOVD_EXPORT govd_status govd_document_parse_text(const char *bytes, size_t length, govd_document **document,
                                                 govd_error *error) {
  *document = NULL;
  govd_status status = check_bytes(bytes, length, error);
  maker m = {.error = error};
  if (status == GOVD_OK) status = govd_document_new(&m.document, error);
  if (status != GOVD_OK) return status;
  bool marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
  m.lines = (govd__lines){bytes + (marked ? 3 : 0), bytes + length, 1};
  m.tried = m.lines.at;
  govd__text_line l;
  while (status == GOVD_OK && govd__lines_next(&m.lines, &l)) status = add_line(&m, &l);
  if (status != GOVD_OK) {
    govd_document_free(m.document);
    return status;
  }
  *document = m.document;
  return GOVD_OK;
}
