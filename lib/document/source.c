/* SPDX-License-Identifier: Apache-2.0 */
#include "source.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

govd__source govd__source_new(const char *text, size_t length) {
  bool old = length > 0 && memchr(text, '\n', length) == NULL && memchr(text, '\r', length) != NULL;
  return (govd__source){text, length, 0, {.line = 1, .column = 1}, old ? '\r' : '\n'};
}

govd_place govd__source_place(govd__source *source, size_t offset) {
  if (offset > source->length) offset = source->length;
  const char *at = source->text + source->offset;
  const char *end = source->text + offset;
  const char *stop;
  while (at < end && (stop = memchr(at, source->line_end, (size_t)(end - at))) != NULL) {
    source->place = (govd_place){.line = source->place.line + 1, .column = 1};
    at = stop + 1;
  }
  if (at < end) source->place.column += (int)govd__utf8_count(at, (size_t)(end - at));
  if (offset > source->offset) source->offset = offset;
  return source->place;
}
