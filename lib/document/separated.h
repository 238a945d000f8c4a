/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SEPARATED_H
#define GOVD_DOCUMENT_SEPARATED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Fields of separated values, one after the other, as RFC 4180 has them: one that begins
 * with a quotation mark ends with the next single one, and may hold separators and line
 * ends. A quotation mark that nothing closes is text, and so are all behind it; one that is
 * closed before the field ends is text, too.
 */
typedef struct govd__fields {
  const char *text;
  size_t length;
  size_t at; /* of the next field */
  char separator;
  bool unquoted;
} govd__fields;

typedef struct govd__field {
  size_t begin; /* of its text, behind the quotation mark */
  size_t end;
  bool quoted; /* doubled quotation marks in it stand for one */
  bool last;   /* of its record */
} govd__field;

/* The next field; false at the end of the text. */
bool govd__next_field(govd__fields *fields, govd__field *field);

/* The separator that most lines agree on: a tab, a comma or a semicolon; 0 if the text has none. */
char govd__find_separator(const char *text, size_t length);

#endif
