/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_TABLE_H
#define GOVD_DOCUMENT_SHEET_TABLE_H

#include "model.h"
#include "sheet_layout.h"

/* A row that is seen. */
typedef struct govd__sheet_line {
  unsigned row;
  unsigned cells; /* how many reach into it */
  size_t cell;    /* the only one */
  size_t blank;   /* its empty ones with a border, or GOVD_NONE */
  bool prose;
  bool paragraph; /* even inside a table */
} govd__sheet_line;

/* The lines of one table. */
typedef struct govd__sheet_part {
  const govd__sheet_line *lines;
  size_t count;
  unsigned above; /* the row that is seen above it, or 0 */
  size_t cell;    /* the sheet's cells and blanks from here on may belong to it */
  size_t blank;
} govd__sheet_part;

/* Appends them to the document. */
govd_status govd__sheet_add_table(govd__sheet_layout *layout, const govd__sheet *sheet,
                                  govd__sheet_part *part, govd_error *error);

/* In sheet_line.c. */
govd_place govd__sheet_place(const govd__sheet *sheet, unsigned row, unsigned column);
govd_status govd__sheet_take_text(govd__sheet_layout *layout, size_t length, govd_error *error);
size_t govd__sheet_line_at(const govd__sheet_line *lines, size_t count, unsigned row);

#endif
