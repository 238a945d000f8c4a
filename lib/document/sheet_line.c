/* SPDX-License-Identifier: Apache-2.0 */
/* Where a sheet's rows and texts are, for its paragraphs and its tables. */
#include "base/fail.h"
#include "sheet_table.h"

govd_place govd__sheet_place(const govd__sheet *sheet, unsigned row, unsigned column) {
  return (govd_place){.page = sheet->number, .row_number = (int)row, .column = (int)column};
}

govd_status govd__sheet_take_text(govd__sheet_layout *layout, size_t length, govd_error *error) {
  enum { MAX_TEXT = 64 * 1024 * 1024 };
  layout->text += length;
  if (layout->text <= MAX_TEXT) return GOVD_OK;
  return govd__fail(error, GOVD_E_LIMIT, "the sheets show more than %d bytes of text", (int)MAX_TEXT);
}

/* The row, seen by the reader, at or behind a sheet's row. */
size_t govd__sheet_line_at(const govd__sheet_line *lines, size_t count, unsigned row) {
  size_t from = 0;
  size_t to = count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (lines[middle].row < row) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
