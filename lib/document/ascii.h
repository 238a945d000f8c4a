/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_ASCII_H
#define GOVD_DOCUMENT_ASCII_H

#include <stdbool.h>
#include <stddef.h>

/* Letters of markup, without regard to the locale. */
static inline char govd__lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

/* What parts names and attributes in markup. */
static inline bool govd__is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Whether a text begins with a word, which is given in small letters, in whatever case. */
static inline bool govd__begins_with(const char *text, size_t length, const char *word) {
  size_t i = 0;
  while (word[i] != '\0' && i < length && govd__lower(text[i]) == word[i]) i++;
  return word[i] == '\0';
}

#endif
