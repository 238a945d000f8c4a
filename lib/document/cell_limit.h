/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_CELL_LIMIT_H
#define GOVD_DOCUMENT_CELL_LIMIT_H

#include <stddef.h>

#include "base/fail.h"

/*
 * A few bytes of an office file can ask for a large table, over and over, so all tables
 * of one file together are held to what a single one may have.
 */
enum { GOVD__MAX_FILE_CELLS = 1000000 };

static inline govd_status govd__fail_cells(govd_error *error) {
  return govd__fail(error, GOVD_E_LIMIT, "the tables have more than %d cells", (int)GOVD__MAX_FILE_CELLS);
}

/* Whether a table still fits, beside those that have been read. */
static inline govd_status govd__check_area(size_t used, size_t rows, size_t columns, govd_error *error) {
  if (columns == 0 || rows <= (GOVD__MAX_FILE_CELLS - used) / columns) return GOVD_OK;
  return govd__fail_cells(error);
}

#endif
