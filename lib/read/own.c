/* SPDX-License-Identifier: Apache-2.0 */
#include "own.h"

#include <string.h>

#include "report/figure.h"

/* Whether some cell of a row is a name that the form has. */
static bool has_form_word(const govd__view *view, const govd__sheet *sheet, size_t row) {
  for (size_t c = 0; c < sheet->columns; c++) {
    uint32_t word = govd__sheet_mark(sheet, row, c)->word;
    if (govd__bearing_rows(view->vocabulary, word).count > 0) return true;
    if (govd__bearing_columns(view->vocabulary, word).count > 0) return true;
  }
  return false;
}

/* Whether a row is a head: several words, and neither figures nor what stands for none. */
static bool is_head(const govd__sheet *sheet, size_t row) {
  size_t words = 0;
  for (size_t c = 0; c < sheet->columns; c++) {
    const govd__mark *mark = govd__sheet_mark(sheet, row, c);
    const char *text = govd__sheet_text(sheet, row, c);
    if (mark->empty || !govd__sheet_begins(sheet, row, c)) continue;
    if (mark->figure || mark->dash || govd__is_unit(text, strlen(text))) return false;
    words++;
  }
  return words > 1;
}

bool govd__is_own(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end) {
  size_t column;
  while (begin < end && govd__sheet_count_texts(sheet, begin, &column) == 0) begin++;
  if (begin == end || !is_head(sheet, begin)) return false;
  for (size_t r = begin; r < end; r++) {
    if (has_form_word(view, sheet, r)) return false;
  }
  return true;
}

size_t govd__own_begins(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end) {
  enum { SEVERAL = 2 };
  size_t found = end;
  size_t figures = 0; /* rows that have some, below */
  for (size_t r = end; r-- > begin + 1 && !has_form_word(view, sheet, r);) {
    if (figures >= SEVERAL && is_head(sheet, r)) found = r;
    figures += sheet->has_figure[r];
  }
  return found;
}
