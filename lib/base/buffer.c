/* SPDX-License-Identifier: Apache-2.0 */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "govdisclosure/amount.h"
#include "memory.h"

static bool reserve(govd__buffer *buffer, size_t extra) {
  if (buffer->failed) return false;
  if (buffer->capacity - buffer->length > extra) return true;
  size_t wanted = buffer->capacity < 64 ? 64 : buffer->capacity;
  while (wanted - buffer->length <= extra) {
    if (wanted > SIZE_MAX / 2) goto fail;
    wanted *= 2;
  }
  char *data = govd__realloc(buffer->data, wanted, 1);
  if (data == NULL) goto fail;
  buffer->data = data;
  buffer->capacity = wanted;
  return true;
fail:
  buffer->failed = true;
  return false;
}

void govd__buffer_add(govd__buffer *buffer, const char *text, size_t length) {
  if (!reserve(buffer, length)) return;
  if (length > 0) memcpy(buffer->data + buffer->length, text, length);
  buffer->length += length;
  buffer->data[buffer->length] = '\0';
}

void govd__buffer_puts(govd__buffer *buffer, const char *text) {
  govd__buffer_add(buffer, text, strlen(text));
}

void govd__buffer_putc(govd__buffer *buffer, char byte) { govd__buffer_add(buffer, &byte, 1); }

void govd__buffer_number(govd__buffer *buffer, int64_t value) { govd__buffer_amount(buffer, value, 0); }

void govd__buffer_amount(govd__buffer *buffer, int64_t value, int scale) {
  char text[GOVD_AMOUNT_TEXT_SIZE];
  size_t length = govd_amount_format(value, scale, text);
  govd__buffer_add(buffer, text, length);
}

void govd__buffer_printf(govd__buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0 || !reserve(buffer, (size_t)length)) {
    buffer->failed = true;
    return;
  }
  va_start(arguments, format);
  vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
  va_end(arguments);
  buffer->length += (size_t)length;
}

char *govd__buffer_take(govd__buffer *buffer, size_t *length) {
  govd__buffer_add(buffer, "", 0);
  if (buffer->failed) {
    govd__buffer_release(buffer);
    return NULL;
  }
  char *data = buffer->data;
  if (length != NULL) *length = buffer->length;
  memset(buffer, 0, sizeof *buffer);
  return data;
}

void govd__buffer_release(govd__buffer *buffer) {
  govd__free(buffer->data);
  memset(buffer, 0, sizeof *buffer);
}
