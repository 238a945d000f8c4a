/* SPDX-License-Identifier: Apache-2.0 */
/* Where words stand, as users are told it: a page, and a box on it. */
#include <math.h>

#include "pdf_text.h"

/* Hundredths of a point; what hangs over the left or upper edge of the page is cut off there. */
static int hundredths(double points) {
  static const double FAR = 1e6; /* no page is as wide */
  return (int)lround(fmin(fmax(points, 0), FAR) * 100);
}

govd_place govd__pdf_place_on(const govd__pdf_text *t, size_t page, double left, double top, double right,
                              double bottom) {
  const double above = t->page_tops[page];
  return (govd_place){
      .page = (int)page + 1,
      .box = {hundredths(left), hundredths(top - above), hundredths(right), hundredths(bottom - above)}};
}

static int lesser(int a, int b) { return a < b ? a : b; }
static int greater(int a, int b) { return a > b ? a : b; }

void govd__pdf_widen_place(const govd__pdf_text *t, govd_place *place, const govd__pdf_word *word) {
  govd_place other = govd__pdf_place_on(t, word->page, word->left, word->top, word->right, word->bottom);
  if (place->page == 0) {
    place->page = other.page;
    place->box = other.box;
  } else if (place->page == other.page) {
    place->box.left = lesser(place->box.left, other.box.left);
    place->box.top = lesser(place->box.top, other.box.top);
    place->box.right = greater(place->box.right, other.box.right);
    place->box.bottom = greater(place->box.bottom, other.box.bottom);
  }
}

void govd__pdf_widen_by_line(const govd__pdf_text *t, govd_place *place, const govd__pdf_line *line) {
  for (size_t w = 0; w < line->count; w++) govd__pdf_widen_place(t, place, &t->words[line->first + w]);
}
