/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Separated values as spreadsheets export them (RFC 4180): a record with one field that
 * holds something, in front of a table, is a paragraph; an empty one ends a table, of which
 * it is the last row if it has as many fields: its figures may all be blank. Where lines
 * have one field only, unlike the table before them, a record behind them that is as wide as
 * that table goes on with it, though its figures be blank. So it does behind empty lines where
 * one of the lines is 续表.
 */
#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "goes_on.h"
#include "grid.h"
#include "model.h"
#include "readers.h"
#include "separated.h"
#include "source.h"

typedef struct csv {
  govd__fields source;
  govd__source places;
  govd__field *record;
  size_t count;
  size_t capacity;
  size_t filled; /* fields of the record that hold something */
  size_t width;  /* of the table before the lines of one field right above, or 0 */
  size_t last;   /* of the table that ended last */
  bool goes_on;  /* it is told to go on */
  govd__buffer scratch;
  govd__grid_builder grid;
  govd_document *document;
  govd_error *error;
} csv;

/* A part of the text without outer white space. */
static void narrow(const csv *c, const govd__field *field, const char **text, size_t *length) {
  *text = c->source.text + field->begin;
  *length = field->end - field->begin;
  govd__trim(text, length);
}

static bool read_record(csv *c) {
  c->count = 0;
  c->filled = 0;
  govd__field field = {.last = false};
  while (!field.last && govd__next_field(&c->source, &field)) {
    govd__field *record = govd__grow(c->record, c->count, &c->capacity, sizeof *record);
    if (record == NULL) return false;
    c->record = record;
    record[c->count++] = field;
    const char *text;
    size_t length;
    narrow(c, &field, &text, &length);
    c->filled += length > 0;
  }
  return true;
}

/* What a field says: without doubled quotation marks, its line ends line feeds. */
static void unquote(csv *c, const char **text, size_t *length) {
  c->scratch.length = 0;
  for (size_t i = 0; i < *length; i++) {
    char byte = (*text)[i];
    char next = i + 1 < *length ? (*text)[i + 1] : '\0';
    if (byte == '"' && next == '"') i++;
    if (byte == '\r') {
      byte = '\n';
      if (next == '\n') i++;
    }
    govd__buffer_putc(&c->scratch, byte);
  }
  *text = c->scratch.length == 0 ? "" : c->scratch.data;
  *length = c->scratch.length;
}

static govd_place read_field(csv *c, const govd__field *field, const char **text, size_t *length) {
  narrow(c, field, text, length);
  govd_place place = govd__source_place(&c->places, (size_t)(*text - c->source.text));
  if (field->quoted) unquote(c, text, length);
  return place;
}

static govd_status end_table(csv *c) {
  size_t block;
  if (c->grid.rows > 0) c->last = c->grid.columns;
  return govd__grid_finish(&c->grid, c->document, &block, c->error);
}

static void add_row(csv *c) {
  if (c->grid.rows == 0) c->grid.place = govd__source_place(&c->places, c->record[0].begin);
  govd__grid_begin_row(&c->grid);
  for (size_t i = 0; i < c->count; i++) {
    const char *text;
    size_t length;
    govd_place place = read_field(c, &c->record[i], &text, &length);
    govd__grid_add_cell(&c->grid, text, length, place, 1, 1);
  }
}

static govd_status add_paragraph(csv *c) {
  govd_status status = end_table(c);
  for (size_t i = 0; i < c->count && status == GOVD_OK; i++) {
    const char *text;
    size_t length;
    govd_place place = read_field(c, &c->record[i], &text, &length);
    if (length > 0) status = govd__document_add_paragraph(c->document, text, length, place, c->error);
  }
  return status;
}

/* Notes, at a line of one field, how wide the table is that may go on behind it. */
static void note_line(csv *c) {
  const char *text;
  size_t length;
  narrow(c, &c->record[0], &text, &length);
  size_t last = c->grid.rows > 0 ? c->grid.columns : c->last;
  c->goes_on = govd__says_table_goes_on(text, length);
  if ((c->goes_on || c->grid.rows > 0) && last > 1) c->width = last;
}

static govd_status add_record(csv *c) {
  if (c->filled == 0) {
    if (c->grid.rows > 0 && c->count > 1 && c->count == c->grid.columns) add_row(c);
    if (c->count > 1 || !c->goes_on) c->width = 0;
    return end_table(c);
  }
  if (c->filled == 1 && c->count == 1) note_line(c);
  bool goes_on = c->grid.rows > 0 || c->count == c->width;
  if (c->filled == 1 && (c->count == 1 || !goes_on)) return add_paragraph(c);
  c->width = 0;
  c->goes_on = false;
  add_row(c);
  return GOVD_OK;
}

static govd_status run(csv *c) {
  govd_status status = GOVD_OK;
  while (c->source.at < c->source.length && status == GOVD_OK) {
    status = read_record(c) ? add_record(c) : govd__fail_memory(c->error);
    if (status == GOVD_OK && c->grid.too_large) break; /* ending the table says so */
  }
  if (status == GOVD_OK) status = end_table(c);
  if (status == GOVD_OK && c->scratch.failed) status = govd__fail_memory(c->error);
  return status;
}

govd_status govd__document_parse_csv(const char *text, size_t length, govd_document **document,
                                     govd_error *error) {
  *document = NULL;
  csv c = {.source = {.text = text, .length = length, .separator = govd__find_separator(text, length)},
           .places = govd__source_new(text, length),
           .error = error};
  if (c.source.separator == '\0') c.source.separator = ',';
  govd_status status = govd_document_new(&c.document, error);
  if (status == GOVD_OK) status = run(&c);
  if (status == GOVD_OK) {
    *document = c.document;
  } else {
    govd_document_free(c.document);
  }
  govd__grid_release(&c.grid);
  govd__buffer_release(&c.scratch);
  govd__free(c.record);
  return status;
}
