/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_H
#define GOVD_DOCUMENT_SHEET_H

#include "sheet_book.h"

enum { GOVD__SHEET_MAX_ROWS = 1048576, GOVD__SHEET_MAX_COLUMNS = 16384 };

/* A cell that is not empty. Rows and columns count from 1. */
typedef struct govd__sheet_cell {
  const char *text; /* of the sheet or of the book */
  unsigned row;
  unsigned column;
  unsigned last_row; /* of the merged range that it begins */
  unsigned last_column;
} govd__sheet_cell;

/* A merged range. */
typedef struct govd__sheet_range {
  unsigned row;
  unsigned column;
  unsigned last_row;
  unsigned last_column;
} govd__sheet_range;

/* The empty cells of a row that have a line round them: the first and the last. */
typedef struct govd__sheet_blank {
  unsigned row;
  unsigned first;
  unsigned last;
} govd__sheet_blank;

/*
 * What a sheet holds, however far apart: nothing depends on the size that it claims to
 * have. Starts out zeroed.
 */
typedef struct govd__sheet {
  const char *name;
  int number; /* of those that are seen, from 1 */
  govd__arena arena;
  govd__sheet_cell *cells;
  size_t cell_count;
  size_t cell_capacity;
  govd__sheet_range *ranges;
  size_t range_count;
  size_t range_capacity;
  govd__sheet_blank *blanks;
  size_t blank_count;
  size_t blank_capacity;
  unsigned *hidden_rows;
  size_t hidden_count;
  size_t hidden_capacity;
  unsigned char hidden_columns[GOVD__SHEET_MAX_COLUMNS / 8 + 1]; /* a bit each */
} govd__sheet;

/*
 * Reads a part; cells, ranges and blanks are then sorted by row and column, and what is not seen is gone.
 * @param cells how many cells the file has had so far; they are limited together
 */
govd_status govd__sheet_read(govd__package *package, const char *part, const govd__sheet_book *book,
                             govd__sheet *sheet, size_t *cells, govd_error *error);
void govd__sheet_release(govd__sheet *sheet);

/* The last step of reading, in sheet_order.c: sorts, and drops what is not seen. */
void govd__sheet_put_in_order(govd__sheet *sheet);

bool govd__sheet_is_hidden_column(const govd__sheet *sheet, unsigned column);

/* How many rows of first to last are not hidden; 0 where last stands before first. */
unsigned govd__sheet_visible_rows(const govd__sheet *sheet, unsigned first, unsigned last);

#endif
