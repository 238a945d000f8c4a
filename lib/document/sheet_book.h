/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_BOOK_H
#define GOVD_DOCUMENT_SHEET_BOOK_H

#include "parts.h"
#include "sheet_format.h"

/* What the sheets of a workbook share: texts, and styles by which numbers are shown. */
typedef struct govd__sheet_style {
  govd__sheet_format format;
  bool bordered; /* has a line on some side, so an empty cell is one that shows */
} govd__sheet_style;

/* Starts out zeroed. */
typedef struct govd__sheet_book {
  govd__arena arena;
  govd__buffer texts; /* shared ones; each ends with NUL */
  size_t *starts;     /* where */
  size_t text_count;
  size_t text_capacity;
  govd__sheet_style *styles;
  size_t style_count;
  size_t style_capacity;
  bool from_1904;
} govd__sheet_book;

/* Reads the shared texts and styles, where there are such. */
govd_status govd__sheet_book_read(govd__package *package, const govd__relations *relations,
                                  govd__sheet_book *book, govd_error *error);
void govd__sheet_book_release(govd__sheet_book *book);

/* A shared text; NULL where there is none of that number. */
const char *govd__sheet_book_text(const govd__sheet_book *book, long number);

/* The style of a number, or that of cells without one. */
const govd__sheet_style *govd__sheet_book_style(const govd__sheet_book *book, long number);

/* Turns _x000D_ and the like, by which sheets write characters, into these; gives the new length. */
size_t govd__sheet_unescape(char *text, size_t length);

#endif
