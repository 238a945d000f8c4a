/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_SHEET_H
#define GOVD_READ_SHEET_H

#include "govdisclosure/document.h"
#include "lexicon.h"

/*
 * The tables of a document with what each cell is, whatever the form: looked up once,
 * before the document is held against one form after the other.
 */
typedef struct govd__mark {
  uint32_t word;    /* of the label without its numeral, or GOVD__NO_WORD */
  uint32_t numeral; /* likewise */
  bool empty;
  bool figure; /* a number, perhaps with a unit or a note */
  bool dash;   /* a mark for "nothing", or what is left of a blank: ? */
  bool corner; /* what heads print over labels: 统计指标 */
  bool bare;   /* a label without words: a numeral alone, or 其中： */
  bool noted;  /* a note in brackets behind the word that no form prints there */
} govd__mark;

typedef struct govd__sheet {
  const govd_document *document;
  size_t block; /* of the document */
  size_t rows;
  size_t columns;
  govd__mark *marks; /* rows × columns */
  uint32_t above;    /* the word of the paragraph right before the table */
  bool *has_figure;  /* by row */
} govd__sheet;

typedef struct govd__sheets {
  govd__arena arena;
  govd__sheet *items;
  size_t count;
} govd__sheets;

govd_status govd__sheets_make(const govd_document *document, const govd__lexicon *lexicon,
                              govd__sheets *sheets, govd_error *error);
void govd__sheets_release(govd__sheets *sheets);

const govd__mark *govd__sheet_mark(const govd__sheet *sheet, size_t row, size_t column);

/* The cell of the document, and its text, "" where there is none. */
const govd_grid_cell *govd__sheet_cell(const govd__sheet *sheet, size_t row, size_t column);
const char *govd__sheet_text(const govd__sheet *sheet, size_t row, size_t column);

/* Whether some cell of a row from a column on is not empty. */
bool govd__sheet_has_text(const govd__sheet *sheet, size_t row, size_t from);

/* Whether a place of the grid is where its cell begins, rather than one that a merged cell covers too. */
bool govd__sheet_begins(const govd__sheet *sheet, size_t row, size_t column);

/* How many cells that are not empty begin in a row, and the column of the first, or GOVD_NONE. */
size_t govd__sheet_count_texts(const govd__sheet *sheet, size_t row, size_t *first);

#endif
