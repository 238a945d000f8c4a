/* SPDX-License-Identifier: Apache-2.0 */
#include "html.h"

#include <string.h>

#include "text.h"

static const char *escape_of(uint32_t point) {
  switch (point) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n': return "\n";
    default: return NULL;
  }
}

void html_put(FILE *stream, const char *text) {
  const char *end = text + strlen(text);
  while (text < end) {
    uint32_t point = text_next(&text, end);
    const char *escape = escape_of(point);
    if (escape != NULL) {
      fputs(escape, stream);
    } else {
      text_put_point(stream, point);
    }
  }
}
