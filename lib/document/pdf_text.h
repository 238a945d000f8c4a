/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PDF_TEXT_H
#define GOVD_DOCUMENT_PDF_TEXT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "govdisclosure/document.h"

/*
 * The words of a PDF with their boxes, and the lines that they stand on. Heights go on from
 * page to page, as if all pages hung below each other; they count from the top, in points.
 */
typedef enum govd__pdf_kind {
  GOVD__PDF_TEXT = 0,
  GOVD__PDF_FIGURE, /* a number, perhaps with a unit or a note behind it, or a dash for none */
  GOVD__PDF_UNIT    /* of measure, alone */
} govd__pdf_kind;

typedef struct govd__pdf_word {
  double left;
  double top;
  double right;
  double bottom;
  const char *text;
  size_t length;
  size_t page;
  govd__pdf_kind kind;
  bool is_mark; /* a figure or a unit that stands in a column of its own, not in a sentence */
} govd__pdf_word;

/* What a line is, once the tables have been found. */
typedef enum govd__pdf_use {
  GOVD__PDF_PARAGRAPH = 0,
  GOVD__PDF_DROPPED, /* a page number or a running head */
  GOVD__PDF_HEAD,    /* of a table */
  GOVD__PDF_BODY     /* of a table */
} govd__pdf_use;

typedef struct govd__pdf_line {
  size_t first; /* word; they stand from left to right */
  size_t count;
  double left;
  double right;
  double middle; /* height of its middle */
  double size;   /* height of its letters */
  size_t page;
  govd__pdf_use use;
  bool is_prose; /* so long without a gap that it is no row of a table */
  bool has_mark;
} govd__pdf_line;

/* Starts out zeroed. */
typedef struct govd__pdf_text {
  govd__arena arena;
  govd__pdf_word *words;
  size_t word_count;
  size_t word_capacity;
  govd__pdf_line *lines;
  size_t line_count;
  size_t line_capacity;
  double *page_tops; /* their heights */
  size_t page_count;
  size_t page_capacity;
  double page_height; /* of the page at hand */
  double left;        /* the margins of the text */
  double right;
} govd__pdf_text;

/*
 * Takes words from what `pdftotext -bbox-layout` writes. It is XHTML of a fixed shape, but not
 * always well-formed: control characters of the file are passed through.
 */
govd_status govd__pdf_read_words(govd__pdf_text *text, const char *source, size_t length, govd_error *error);

/* Puts the words into lines. */
govd_status govd__pdf_find_lines(govd__pdf_text *text, govd_error *error);

/* Sets apart what stands on every page: numbers and running heads. */
void govd__pdf_drop_furniture(govd__pdf_text *text);

/* — 3 —, - 3 -, 3/9, 第3页 共9页: no other character, and a number of pages. */
bool govd__pdf_is_page_number(const govd__pdf_text *text, const govd__pdf_line *line);

/* What a word is by its characters. */
govd__pdf_kind govd__pdf_kind_of(const char *text, size_t length);

/* Whether a text is one of the words for no figure, such as 无. */
bool govd__pdf_is_nothing(const char *text, size_t length);

/* Whether a label begins with a numeral: 一、 （二） 3. 其中： */
bool govd__pdf_is_numbered(const char *text, size_t length);

/* Appends a piece of text to others: a blank goes between two that are not Chinese. */
void govd__pdf_join(govd__buffer *text, const char *piece, size_t length, bool gap);

/* Makes one of a word of a line and the next one. False where memory runs out. */
bool govd__pdf_join_next(govd__pdf_text *text, govd__pdf_line *line, size_t word);

/*
 * Widens a place by a word: the page of the first one, and a box round all of that page. What goes
 * on on another page is told by where it begins.
 */
void govd__pdf_widen_place(const govd__pdf_text *text, govd_place *place, const govd__pdf_word *word);

/* The same for the words of a line. */
void govd__pdf_widen_by_line(const govd__pdf_text *text, govd_place *place, const govd__pdf_line *line);

/* A box on a page, of which the heights go on from page to page. */
govd_place govd__pdf_place_on(const govd__pdf_text *text, size_t page, double left, double top, double right,
                              double bottom);

void govd__pdf_release(govd__pdf_text *text);

#endif
