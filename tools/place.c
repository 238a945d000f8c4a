/* SPDX-License-Identifier: Apache-2.0 */
#include "place.h"

#include <stdio.h>
#include <string.h>

#include "messages.h"
#include "text.h"

enum { NAME_TEXT = 112 };

bool place_has_lines(govd_kind kind) {
  return kind == GOVD_KIND_TEXT || kind == GOVD_KIND_CSV || kind == GOVD_KIND_MARKDOWN ||
         kind == GOVD_KIND_HTML;
}

bool place_is_telling(place_source from, govd_place place) {
  bool lines = place_has_lines(from.kind) || from.kind == GOVD_KIND_DOCX;
  return place.page > 0 || place.row_number > 0 || (lines && place.line > 0);
}

/* The name of a column of a sheet: A to Z, AA to AZ, and so on. */
static void name_column(char name[8], int column) {
  char reversed[8];
  size_t length = 0;
  for (; column > 0 && length < sizeof reversed - 1; column = (column - 1) / 26)
    reversed[length++] = (char)('A' + (column - 1) % 26);
  for (size_t i = 0; i < length; i++) name[i] = reversed[length - 1 - i];
  name[length] = '\0';
}

/* Puts a part of a place behind those before it. */
static void put_part(FILE *stream, govd_language language, message id, int number, int column) {
  char texts[2][16];
  if (ftell(stream) > 0) fputs(language == GOVD_EN ? ", " : " ", stream);
  snprintf(texts[0], sizeof texts[0], "%d", number);
  snprintf(texts[1], sizeof texts[1], "%d", column);
  message_put(stream, language, id, texts[0], texts[1]);
}

/* A workbook has pages with rows, which are neither of a text nor of a table on a page. */
static bool is_on_sheet(govd_place place) {
  return place.page > 0 && place.row_number > 0 && place.table_number == 0 && place.line == 0;
}

/* Excel's longest names take 62 columns; what is longer is cut, so that what comes behind is told. */
static void fit_name(char shown[NAME_TEXT], const char *name) {
  enum { WIDEST = 62 };
  size_t columns = text_columns(name);
  memset(shown, 0, NAME_TEXT);
  FILE *stream = fmemopen(shown, NAME_TEXT - 1, "w");
  if (stream == NULL) return;
  text_fit(stream, name, columns < WIDEST ? columns : WIDEST);
  fclose(stream);
}

static void put_sheet(FILE *stream, govd_language language, place_source from, int page) {
  const char *name = from.document == NULL ? NULL : govd_document_page_name(from.document, page);
  if (name != NULL) {
    char shown[NAME_TEXT];
    fit_name(shown, name);
    message_put(stream, language, MESSAGE_AT_NAMED_SHEET, shown);
  } else {
    put_part(stream, language, MESSAGE_AT_SHEET, page, 0);
  }
}

static void put_on_sheet(FILE *stream, govd_language language, place_source from, govd_place place) {
  char name[8];
  put_sheet(stream, language, from, place.page);
  if (place.column == 0) {
    put_part(stream, language, MESSAGE_AT_ROW, place.row_number, 0);
    return;
  }
  name_column(name, place.column);
  fprintf(stream, "%s%s%d", language == GOVD_EN ? ", " : " ", name, place.row_number);
}

static void put_in_words(FILE *stream, govd_language language, place_source from, govd_place place) {
  bool sheet = from.kind == GOVD_KIND_XLSX;
  if (place.page > 0 && sheet) put_sheet(stream, language, from, place.page);
  if (place.page > 0 && !sheet) put_part(stream, language, MESSAGE_AT_PAGE, place.page, 0);
  if (place.table_number > 0) put_part(stream, language, MESSAGE_AT_TABLE, place.table_number, 0);
  if (place.row_number > 0 && place.column > 0) {
    put_part(stream, language, MESSAGE_AT_CELL, place.row_number, place.column);
  } else if (place.row_number > 0) {
    put_part(stream, language, MESSAGE_AT_ROW, place.row_number, 0);
  } else if (from.kind == GOVD_KIND_DOCX && place.line > 0) {
    put_part(stream, language, MESSAGE_AT_PARAGRAPH, place.line, 0);
  }
}

void place_text(char text[PLACE_TEXT], govd_language language, place_source from, govd_place place) {
  memset(text, 0, PLACE_TEXT);
  FILE *stream = fmemopen(text, PLACE_TEXT - 1, "w"); /* a NUL stands behind in any case */
  if (stream == NULL) return;
  if (is_on_sheet(place)) {
    put_on_sheet(stream, language, from, place);
  } else if (place.page > 0 || place.table_number > 0 || place.row_number > 0 ||
             from.kind == GOVD_KIND_DOCX) {
    put_in_words(stream, language, from, place);
  } else if (place.line > 0) {
    fprintf(stream, place.column > 0 ? "%d:%d" : "%d", place.line, place.column);
  }
  fclose(stream);
}

void place_row_text(char text[PLACE_TEXT], govd_language language, place_source from, govd_place place) {
  place.column = 0;
  place_text(text, language, from, place);
}
