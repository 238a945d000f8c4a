/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SOURCE_H
#define GOVD_DOCUMENT_SOURCE_H

#include <stddef.h>

#include "govdisclosure/place.h"

/*
 * The places in a text, counted from offsets: libxml2 stops counting lines at 65535 and
 * columns at entities. They are asked for in rising order, and each byte is counted once.
 */
typedef struct govd__source {
  const char *text;
  size_t length;
  size_t offset; /* whose place is known */
  govd_place place;
  char line_end;
} govd__source;

govd__source govd__source_new(const char *text, size_t length);
govd_place govd__source_place(govd__source *source, size_t offset);

#endif
