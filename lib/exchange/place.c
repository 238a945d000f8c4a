/* SPDX-License-Identifier: Apache-2.0 */
#include "place.h"

bool govd__is_box(govd_box box) {
  bool ordered = box.left >= 0 && box.left <= box.right && box.top >= 0 && box.top <= box.bottom;
  return ordered && (box.right > 0 || box.bottom > 0);
}

bool govd__has_place(govd_place place) {
  return place.line > 0 || place.column > 0 || place.page > 0 || place.table_number > 0 ||
         place.row_number > 0 || govd__is_box(place.box);
}
