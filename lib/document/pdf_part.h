/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PDF_PART_H
#define GOVD_DOCUMENT_PDF_PART_H

/* Looking for where a table begins and ends, line by line. */
#include "pdf_table.h"

/* Farther to the right than any page is wide. */
#define GOVD__PDF_FAR 1e9

/* A gap in a line that no sentence has, in heights of its letters. */
#define GOVD__PDF_RUN_GAP 1.2

/* A word of a line, counted from its left. */
const govd__pdf_word *govd__pdf_word_of(const govd__pdf_text *t, const govd__pdf_line *line, size_t i);

/* Whether a sentence ends with a line, as no label and no title does. */
bool govd__pdf_ends_sentence(const govd__pdf_text *t, const govd__pdf_line *line);

/*
 * Whether a line below the last row with figures, be it on the next page, can be but the label of one more
 * row: it is printed like that row, and no paragraph begins so far from the left. On the next page it is no
 * wider than the labels.
 */
bool govd__pdf_is_cell(const govd__pdf_text *t, const govd__pdf_part *part, size_t last,
                       const govd__pdf_line *line);

/* How many figures and units of a line stand in columns. */
size_t govd__pdf_count_marks(const govd__pdf_text *t, const govd__pdf_line *line);

/* How many texts a line has, with a gap between each and the next. */
size_t govd__pdf_count_runs(const govd__pdf_text *t, const govd__pdf_line *line);

/*
 * Whether a text stands over the columns of figures. A title may be wider than all figures below
 * it, and so begin before them; what begins far to the left is a label, or a sentence.
 */
bool govd__pdf_has_text_over(const govd__pdf_text *t, const govd__pdf_line *line, double zone);

/* Where the text ends that stands before the figures of a line; GOVD__PDF_FAR if there is none. */
double govd__pdf_end_of_label(const govd__pdf_text *t, const govd__pdf_line *line);

/* Titles whose figures all stand at the far side of their columns. */
bool govd__pdf_has_text_behind(const govd__pdf_text *t, const govd__pdf_line *line, double labels);

/*
 * Whether a line of two texts is the row of titles of a row with a label and a figure, both of which begin
 * where the titles do. Where the cells are as narrow as their texts there is hardly a gap between them.
 */
bool govd__pdf_stands_over(const govd__pdf_text *t, const govd__pdf_line *line, const govd__pdf_line *row);

/* Whether two lines are less than so many heights of their letters apart. */
bool govd__pdf_is_near(const govd__pdf_line *a, const govd__pdf_line *b, double sizes);

/*
 * The zone of figures. That of a line begins behind its text, and is GOVD__PDF_FAR if it has no text
 * before its figures; that of the first line of a table is told by those below it, too.
 */
double govd__pdf_zone_of(const govd__pdf_text *t, const govd__pdf_line *line);
double govd__pdf_first_zone(const govd__pdf_text *t, size_t first, size_t limit);

/* The zone with the figures of another line, and with the notes on the lines from one to another. */
double govd__pdf_widen_zone(const govd__pdf_text *t, const govd__pdf_line *line, double zone);
double govd__pdf_widen_by_note(const govd__pdf_text *t, size_t from, size_t to, double zone);

/* The zone with the columns before it in which nothing has been filled in: their titles show them. */
double govd__pdf_add_blank_columns(const govd__pdf_text *t, const govd__pdf_part *part);

/* The line on which a note begins that reaches down over the first row: it stands above the figures of that
 * row. */
size_t govd__pdf_note_begin(const govd__pdf_text *t, size_t from, size_t first);

/* Finds where the head begins and ends; both are the first line with figures where there is none. */
void govd__pdf_find_head(const govd__pdf_text *t, size_t from, size_t first, govd__pdf_part *part);

#endif
