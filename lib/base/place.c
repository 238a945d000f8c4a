/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/place.h"

#include <stddef.h>

#include "export.h"

/* What makes up a place, what it is first ordered by first. */
enum { PARTS = 9 };

static void take_apart(govd_place place, int parts[PARTS]) {
  const int taken[PARTS] = {place.page,    place.table_number, place.row_number, place.line,     place.column,
                            place.box.top, place.box.left,     place.box.bottom, place.box.right};
  for (size_t i = 0; i < PARTS; i++) parts[i] = taken[i];
}

GOVD_EXPORT bool govd_place_is_known(govd_place place) {
  return govd_place_compare(place, (govd_place){0}) != 0;
}

GOVD_EXPORT int govd_place_compare(govd_place a, govd_place b) {
  int one[PARTS];
  int other[PARTS];
  take_apart(a, one);
  take_apart(b, other);
  for (size_t i = 0; i < PARTS; i++) {
    if (one[i] != other[i]) return one[i] < other[i] ? -1 : 1;
  }
  return 0;
}
