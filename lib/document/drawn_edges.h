/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_DRAWN_EDGES_H
#define GOVD_DOCUMENT_DRAWN_EDGES_H

#include "drawn_line.h"

/* The lines of a drawn table, and where its columns begin and end in them. */

enum { GOVD__DRAWN_COLUMNS = 64, GOVD__DRAWN_CELLS = 1000000 };

/* What a line has at one edge of the columns: a mark, from begin to end, and what follows it. */
typedef struct govd__drawn_edge {
  size_t begin;
  size_t end; /* 0 where there is no mark */
  bool joint;
  bool ruled; /* up to the next edge */
} govd__drawn_edge;

typedef struct govd__drawing_line {
  govd__text_line source;
  size_t first; /* of its marks */
  size_t count;
  bool rule; /* a stroke goes across some column */
} govd__drawing_line;

/* Starts out zeroed, but for `boxes`. */
typedef struct govd__drawing {
  govd__drawing_line *lines;
  size_t count;
  size_t capacity;
  govd__drawn_marks marks;
  size_t edges_at[GOVD__DRAWN_COLUMNS + 1]; /* where the edges of the columns stand, from the left */
  size_t edge_count;
  govd__drawn_edge *edges; /* by line and edge */
  size_t rules;            /* lines with one */
  bool boxes;              /* made of box characters */
  bool failed;             /* memory ran out */
  bool too_large;
} govd__drawing;

/* Collects the lines of the table that a line begins, with their marks, and moves *lines behind them. */
void govd__drawing_collect(govd__drawing *drawing, const govd__text_line *first, govd__lines *lines);

/* Finds the edges of its columns, in each line; false where the strokes do not meet. */
bool govd__drawing_fit(govd__drawing *drawing);

const govd__drawn_edge *govd__drawing_edge(const govd__drawing *drawing, size_t line, size_t edge);

void govd__drawing_release(govd__drawing *drawing);

#endif
