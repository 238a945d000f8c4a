/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_SOURCE_H
#define GOVD_DOCUMENT_HTML_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/place.h"

/*
 * The text of a page, and the places in it. libxml2 stops counting lines at 65535 and
 * columns at entities, so places are counted here, from offsets. They are asked for in
 * rising order, and each byte is counted once.
 */
typedef struct govd__html_source {
  const char *text;
  size_t length;
  size_t offset; /* whose place is known */
  govd_place place;
  char line_end;
} govd__html_source;

govd__html_source govd__html_source_new(const char *text, size_t length);
govd_place govd__html_place(govd__html_source *source, size_t offset);

/*
 * Whether an element has so many attributes that libxml2, which compares each with each,
 * would not come to an end.
 */
bool govd__html_has_endless_tag(const char *text, size_t length);

#endif
