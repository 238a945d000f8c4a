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

/*
 * The next table from a line on, with no line from a limit on; false where there is none. Its lines are
 * marked as such.
 */
bool govd__pdf_find_part(govd__pdf_text *text, size_t from, size_t limit, govd__pdf_part *part);

/*
 * A note in brackets behind a figure may need several lines, and so may a unit: the last one of
 * what begins on a line, or that line.
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
  bool goes_up; /* it is a part of the row above, or of the one below */
  bool goes_down;
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
  bool has_upright; /* the first of them is read downwards */
  govd__pdf_label *labels;
  size_t label_count;
} govd__pdf_table;

enum { GOVD__PDF_MAX_COLUMNS = 64 };

/* Each finds something out, in this order; false where memory runs out. */
bool govd__pdf_find_rows(govd__pdf_table *table);
bool govd__pdf_find_columns(govd__pdf_table *table);
bool govd__pdf_find_labels(govd__pdf_table *table);

/* How many rows stand above a height. */
size_t govd__pdf_rows_above(const govd__pdf_table *table, double height);

/* Whether two lines of labels stand on different pages. */
bool govd__pdf_is_turned(const govd__pdf_table *table, const govd__pdf_piece *top,
                         const govd__pdf_piece *bottom);

/* The rows beside some lines of a label, on all pages that it has lines on. */
typedef struct govd__pdf_beside {
  size_t row;  /* the last that has no label, or GOVD_NONE */
  size_t bare; /* how many have none */
  size_t labelled;
} govd__pdf_beside;

govd__pdf_beside govd__pdf_rows_beside(const govd__pdf_table *table, const govd__pdf_piece *top,
                                       const govd__pdf_piece *bottom);

/*
 * The row on the page before or behind that a label belongs to, all of whose lines are on one page, at its
 * beginning or its end, with no row beside them; GOVD_NONE if there is none. The lines of its column above
 * and below it may be NULL.
 */
size_t govd__pdf_row_over_page(const govd__pdf_table *table, const govd__pdf_piece *top,
                               const govd__pdf_piece *bottom, const govd__pdf_piece *above,
                               const govd__pdf_piece *below);

/* Cuts the lines of labels into pieces, and finds the columns that they stand in. */
bool govd__pdf_cut_pieces(govd__pdf_table *table);
void govd__pdf_find_label_columns(govd__pdf_table *table);

/* Adds rows with labels, but without figures. False where memory runs out. */
bool govd__pdf_add_own_rows(govd__pdf_table *table);

/* Whether a line has a field, such as 联系电话：, with or without something behind it: then it is none of a
 * table. */
bool govd__pdf_has_field(const govd__pdf_text *text, const govd__pdf_line *line);

/*
 * Whether a line has the titles of a table without any figure; if so, where its parts are, with no line
 * before one and from another on. One whose only row has no label either has no line in its body.
 */
bool govd__pdf_find_blank_part(const govd__pdf_text *text, size_t from, size_t line, size_t limit,
                               govd__pdf_part *part);

/*
 * The line that another table begins with, of which only the rows have been found, or GOVD_NONE.
 * False where memory runs out.
 */
bool govd__pdf_find_cut(govd__pdf_table *table, size_t *line);

/* Where the text of a cell needs several lines, some may have looked like rows without a label. */
void govd__pdf_join_stray_rows(govd__pdf_table *table);

/*
 * Columns. Those of the figures alone, of the rows that there are; without those figures that
 * are only a blank apart, if it is so wanted. False where memory runs out.
 */
bool govd__pdf_columns_of_figures(govd__pdf_table *table, bool paired);

/* The columns that a word stands over: how many, and the first of them. */
size_t govd__pdf_columns_over(const govd__pdf_table *table, const govd__pdf_word *word, size_t *first);

/* Adds a column, with a word in it, where there is room. */
void govd__pdf_insert_column(govd__pdf_table *table, const govd__pdf_word *word, bool is_title);

/* Makes one of a column and the next. */
void govd__pdf_merge_columns(govd__pdf_table *table, size_t first);

/* Whether a word stands to the right of the labels. */
bool govd__pdf_is_in_zone(const govd__pdf_table *table, const govd__pdf_word *word);

/* Whether a figure is but a blank away from one beside it. */
bool govd__pdf_is_paired(const govd__pdf_text *text, const govd__pdf_line *line, size_t word);

/* Makes one figure of those in one cell. False where memory runs out. */
bool govd__pdf_join_pairs(govd__pdf_table *table);

/* Makes one of columns whose figures stand in the same cells. */
void govd__pdf_merge_lone_figures(govd__pdf_table *table);

/* Makes one title of words that a blank separates. False where memory runs out. */
bool govd__pdf_join_titles(govd__pdf_table *table);

/* Finds the titles of figures that stand at the side of wide columns. */
void govd__pdf_pair_titles(govd__pdf_table *table);

/* A text in the head, of one line or of several. */
typedef struct govd__pdf_title {
  double left;
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

/* Appends a table, of which the rows have been found, to the document; its number there is counted from 1. */
govd_status govd__pdf_add_table(govd__pdf_table *table, size_t number, govd_document *document,
                                govd_error *error);

#endif
