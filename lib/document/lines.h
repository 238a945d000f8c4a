/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_LINES_H
#define GOVD_DOCUMENT_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* A line of a text, without its end. */
typedef struct govd__text_line {
  const char *text;
  size_t length;
  int number;
} govd__text_line;

/* What of a text is still to come. Lines are ended by LF, CRLF or CR. */
typedef struct govd__lines {
  const char *at;
  const char *end;
  int number; /* of the next line */
} govd__lines;

/* The next line; false at the end. */
bool govd__lines_next(govd__lines *lines, govd__text_line *found);

#endif
