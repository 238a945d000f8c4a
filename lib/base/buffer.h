/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_BUFFER_H
#define GOVD_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A growing string that always ends with NUL. Starts out zeroed. A failed
 * allocation is remembered: later calls do nothing, and the writer asks once, at
 * its end, through govd__buffer_take().
 */
typedef struct govd__buffer {
  char *data;
  size_t length;
  size_t capacity;
  bool failed;
} govd__buffer;

void govd__buffer_add(govd__buffer *buffer, const char *text, size_t length);
void govd__buffer_puts(govd__buffer *buffer, const char *text);
void govd__buffer_putc(govd__buffer *buffer, char byte);
void govd__buffer_number(govd__buffer *buffer, int64_t value);
void govd__buffer_amount(govd__buffer *buffer, int64_t value, int scale);
void govd__buffer_printf(govd__buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Hands the string over ("" if nothing was added), or gives NULL if memory ran out. */
char *govd__buffer_take(govd__buffer *buffer, size_t *length);
void govd__buffer_release(govd__buffer *buffer);

#endif
