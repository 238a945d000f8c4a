/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_DRAWN_LINE_H
#define GOVD_DOCUMENT_DRAWN_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"

/* The columns that a piece of a line takes. Some characters are narrow in one program and wide in another. */
typedef struct govd__drawn_columns {
  size_t certain;
  size_t boxes;     /* box characters, one or two columns each */
  size_t ambiguous; /* others, likewise: dashes, quotes, circled figures */
} govd__drawn_columns;

/* A place of a line where strokes meet, or one goes through: + | ┼ │ */
typedef struct govd__drawn_mark {
  govd__drawn_columns before;
  size_t begin; /* bytes */
  size_t end;
  bool joint; /* strokes meet: else one goes through */
  bool ruled; /* nothing but a stroke up to the next mark */
} govd__drawn_mark;

typedef struct govd__drawn_marks {
  govd__drawn_mark *items;
  size_t count;
  size_t capacity;
} govd__drawn_marks;

/* Whether a line is the upper edge of a drawn table; *boxes tells whether it is made of box characters. */
bool govd__drawn_is_edge(const govd__text_line *line, bool *boxes);

/* Whether a line may belong to such a table: it begins with a mark. */
bool govd__drawn_is_line(const govd__text_line *line, bool boxes);

/* Adds the marks of a line, from the left; false where memory runs out. */
bool govd__drawn_add_marks(govd__drawn_marks *marks, const govd__text_line *line, bool boxes);

#endif
