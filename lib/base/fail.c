/* SPDX-License-Identifier: Apache-2.0 */
#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

/*
 * Drops bytes that are no whole UTF-8 character: what is left of one where a text was
 * cut, by its buffer or by a precision, and what a name of a file may hold. Control
 * characters become blanks, so that the text is one line.
 */
static void keep_characters(char *text) {
  size_t length = strlen(text);
  size_t kept = 0;
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point;
    size = govd__utf8_decode(text + at, length - at, &point);
    memmove(text + kept, text + at, size);
    if (size == 1 && (point < 0x20 || point == 0x7F)) text[kept] = ' ';
    kept += size;
    if (size == 0) size = 1;
  }
  text[kept] = '\0';
}

static void fill(govd_error *error, govd_status status, size_t offset, int line, const char *format,
                 va_list arguments) {
  error->status = status;
  error->offset = offset;
  error->line = line;
  vsnprintf(error->text, sizeof error->text, format, arguments);
  keep_characters(error->text);
}

govd_status govd__fail(govd_error *error, govd_status status, const char *format, ...) {
  if (error == NULL) return status;
  va_list arguments;
  va_start(arguments, format);
  fill(error, status, GOVD_NONE, 0, format, arguments);
  va_end(arguments);
  return status;
}

govd_status govd__fail_at(govd_error *error, govd_status status, size_t offset, int line, const char *format,
                          ...) {
  if (error == NULL) return status;
  va_list arguments;
  va_start(arguments, format);
  fill(error, status, offset, line, format, arguments);
  va_end(arguments);
  return status;
}

govd_status govd__fail_memory(govd_error *error) {
  return govd__fail(error, GOVD_E_NO_MEMORY, "out of memory");
}

int govd__line_of(const char *text, size_t length, size_t offset) {
  int line = 1;
  for (size_t i = 0; i < offset && i < length; i++) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'))) line++;
  }
  return line;
}
