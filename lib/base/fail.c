/* SPDX-License-Identifier: Apache-2.0 */
#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a text that was too long for its buffer back to whole UTF-8 characters. */
static void end_cleanly(char *text, size_t size) {
  size_t length = strlen(text);
  if (length + 1 < size) return;
  while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80) length--;
  if (length > 0) length--;
  text[length] = '\0';
}

static void fill(govd_error *error, govd_status status, size_t offset, int line, const char *format,
                 va_list arguments) {
  error->status = status;
  error->offset = offset;
  error->line = line;
  vsnprintf(error->text, sizeof error->text, format, arguments);
  end_cleanly(error->text, sizeof error->text);
}

govd_status govd__fail(govd_error *error, govd_status status, const char *format, ...) {
  if (error == NULL) return status;
  va_list arguments;
  va_start(arguments, format);
  fill(error, status, GOVD_NONE, 0, format, arguments);
  va_end(arguments);
  return status;
}

govd_status govd__fail_at(govd_error *error, govd_status status, size_t offset, int line,
                          const char *format, ...) {
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
