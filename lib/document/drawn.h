/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_DRAWN_H
#define GOVD_DOCUMENT_DRAWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "govdisclosure/document.h"
#include "lines.h"

/*
 * Tables that are drawn with characters, cells of several lines and merged ones among them:
 *
 *     +------+----+      ┌───┬──┐
 *     | 规章 | 12 |      │规章  │12  │
 *     +------+----+      └───┴──┘
 *
 * The first kind is what pandoc, database clients and editors write, the second what Chinese text
 * files have had since they were printed on line printers.
 */

typedef struct govd__drawn_cell {
  size_t row; /* where it begins; cells are in the order of their rows, then of their columns */
  size_t rows;
  size_t columns;
  size_t text; /* offset into the texts, which end with NUL each; its lines are parted by line ends */
  size_t length;
  govd_place place;
} govd__drawn_cell;

/* Starts out zeroed. */
typedef struct govd__drawn {
  govd__drawn_cell *cells;
  size_t count;
  size_t capacity;
  govd__buffer texts;
  const char *end; /* behind its last line; where there is no table, no line before begins one */
} govd__drawn;

/* Whether a line is the upper edge of a drawn table. */
bool govd__drawn_begins(const char *line, size_t length);

/*
 * Reads the drawn table that a line begins, and moves *lines behind it. *found is false, and *lines
 * stays, where the line begins none, or its strokes do not meet.
 */
govd_status govd__drawn_read(const govd__text_line *first, govd__lines *lines, govd__drawn *table,
                             bool *found, govd_error *error);

void govd__drawn_release(govd__drawn *table);

#endif
