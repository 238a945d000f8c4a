/* SPDX-License-Identifier: Apache-2.0 */
#include "lines.h"

bool govd__lines_next(govd__lines *lines, govd__text_line *found) {
  if (lines->at == lines->end) return false;
  const char *stop = lines->at;
  while (stop < lines->end && *stop != '\n' && *stop != '\r') stop++;
  *found = (govd__text_line){lines->at, (size_t)(stop - lines->at), lines->number++};
  bool crlf = lines->end - stop >= 2 && stop[0] == '\r' && stop[1] == '\n';
  lines->at = stop == lines->end ? stop : stop + (crlf ? 2 : 1);
  return true;
}
