/* SPDX-License-Identifier: Apache-2.0 */
#include "csv_write.h"

#include <string.h>

void govd__csv_text(govd__buffer *buffer, const char *text) {
  if (strpbrk(text, ",\"\r\n") == NULL) {
    govd__buffer_puts(buffer, text);
    return;
  }
  govd__buffer_putc(buffer, '"');
  for (const char *quote = strchr(text, '"'); quote != NULL; quote = strchr(text, '"')) {
    govd__buffer_add(buffer, text, (size_t)(quote - text) + 1);
    govd__buffer_putc(buffer, '"');
    text = quote + 1;
  }
  govd__buffer_puts(buffer, text);
  govd__buffer_putc(buffer, '"');
}

void govd__csv_field(govd__buffer *buffer, const char *text) {
  govd__csv_text(buffer, text == NULL ? "" : text);
  govd__buffer_putc(buffer, ',');
}
