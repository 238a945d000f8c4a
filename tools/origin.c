/* SPDX-License-Identifier: Apache-2.0 */
#include "origin.h"

#include <string.h>

#include "text.h"

void origin_put(const human *h, const char *file, place_source from, govd_place place) {
  char text[PLACE_TEXT];
  place_text(text, h->language, from, place);
  text_put(h->stream, strcmp(file, "-") == 0 ? "<stdin>" : file);
  if (*text != '\0') fputs(*text >= '0' && *text <= '9' ? ":" : ": ", h->stream);
  text_put(h->stream, text);
}
