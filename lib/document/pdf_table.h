/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PDF_TABLE_H
#define GOVD_DOCUMENT_PDF_TABLE_H

#include "pdf_text.h"

/*
 * Tables in a PDF, of which only words in their places are left. What makes one is figures
 * above each other: they give the rows and the columns. A label stands to their left, on as
 * many lines as it needs, and its figures stand at the middle of its height, or beside its
 * first line. The lines above the first figures that have text over the columns are the head.
 */
typedef struct govd__pdf_part {
  size_t head; /* its first line; lines of the head come first */
  size_t body; /* the first line of the body */
  size_t end;  /* the line behind it */
  double zone; /* labels stand to the left of this, figures to the right */
} govd__pdf_part;

/* The next table from a line on; false where there is none. Its lines are marked as such. */
bool govd__pdf_find_part(govd__pdf_text *text, size_t from, govd__pdf_part *part);

/*
 * A note in brackets behind a figure may need several lines: the last one of the note that begins
 * on a line, or that line.
 */
size_t govd__pdf_note_end(const govd__pdf_text *text, size_t line);

/* A column of figures, from its leftmost to its rightmost character. */
typedef struct govd__pdf_column {
  double left;
  double right;
  size_t figures; /* how many stand in it */
  bool has_figures;
  bool has_titles;
} govd__pdf_column;

/* A line of a label, or of another text to the left of the figures. */
typedef struct govd__pdf_piece {
  double left;
  double right;
  double middle;
  double size;
  size_t line;
  size_t first; /* word */
  size_t count;
  double limit;  /* where the next text to the right begins, or a great number */
  size_t column; /* among those of labels */
  bool is_numbered;
} govd__pdf_piece;

/* Pieces that are one text in one cell. */
typedef struct govd__pdf_label {
  size_t first; /* piece; they stand in order */
  size_t count;
  size_t column;
  size_t row; /* that it stands beside, or GOVD_NONE */
  double top;
  double bottom;
} govd__pdf_label;

typedef struct govd__pdf_row {
  double middle;
  double top; /* with its labels */
  double bottom;
  size_t page;
  size_t line;   /* the first that has its figures, or GOVD_NONE for a row without figures */
  size_t behind; /* the line behind the last */
  bool is_labelled;
} govd__pdf_row;

/* Starts out zeroed but for the first two. All of it is in the arena of the text. */
typedef struct govd__pdf_table {
  govd__pdf_text *text;
  govd__pdf_part part;
  govd__pdf_column *columns; /* of figures, from left to right */
  size_t column_count;
  size_t doubts; /* how often it was looked whether two columns are one */
  govd__pdf_row *rows;
  size_t row_count;
  govd__pdf_piece *pieces; /* by column, then from top to bottom */
  size_t piece_count;
  size_t label_columns;
  govd__pdf_label *labels;
  size_t label_count;
} govd__pdf_table;

/* Each finds something out, in this order; false where memory runs out. */
bool govd__pdf_find_rows(govd__pdf_table *table);
bool govd__pdf_find_columns(govd__pdf_table *table);
bool govd__pdf_find_labels(govd__pdf_table *table);

/* The columns that a word stands over: how many, and the first of them. */
size_t govd__pdf_columns_over(const govd__pdf_table *table, const govd__pdf_word *word, size_t *first);

/* A text in the head, of one line or of several. */
typedef struct govd__pdf_title {
  double middle; /* across */
  double top;
  double bottom;
  size_t first; /* word */
  size_t *words;
  size_t count;
  size_t column; /* from this one on it stands over so many */
  size_t span;
  size_t level; /* row of the head that it begins in */
  size_t rows;
} govd__pdf_title;

typedef struct govd__pdf_head {
  govd__pdf_title *titles;
  size_t count;
  size_t levels; /* rows */
} govd__pdf_head;

bool govd__pdf_read_head(const govd__pdf_table *table, govd__pdf_head *head);

/* Appends the table to the document. */
govd_status govd__pdf_add_table(govd__pdf_table *table, govd_document *document, govd_error *error);

#endif
