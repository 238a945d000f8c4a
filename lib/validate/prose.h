/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_PROSE_H
#define GOVD_VALIDATE_PROSE_H

#include <stdint.h>

#include "context.h"

/* What the checks of the prose share. Texts are valid UTF-8 and need not end with NUL. */

/* The code point at a place of a text, width folded, with its size; size 0 at the end. */
uint32_t govd__point_at(const char *text, size_t length, size_t *size);

/* Offset of a word, or GOVD_NONE; whether a text begins or ends with one. */
size_t govd__find_word(const char *text, size_t length, const char *word);
bool govd__begins_with(const char *text, size_t length, const char *word);
bool govd__ends_with(const char *text, size_t length, const char *word);

/* Whether some word of a list that ends with NULL stands in a text. */
bool govd__has_word(const char *text, size_t length, const char *const *words);

/* Length of the sentence that a text begins with, its full stop included. */
size_t govd__sentence_length(const char *text, size_t length);

/* A number of digits at the start of a text, at most 9999; gives their length, 0 if there is none. */
size_t govd__read_small_number(const char *text, size_t length, int *number);

/* The place of an offset in a text that begins at a place. */
govd_place govd__place_in(govd_place place, const char *text, size_t offset);

/* Emits a finding of a code about a part of a paragraph. */
govd_status govd__emit_part(govd__context *c, const char *code, const govd_paragraph *paragraph,
                            size_t offset, size_t length);

/* The numeral in front of a heading or a point. */
typedef enum govd__numeral_style {
  GOVD__NUMERAL_NONE,
  GOVD__NUMERAL_CHAPTER,       /* 一、 */
  GOVD__NUMERAL_PART,          /* （一） */
  GOVD__NUMERAL_POINT,         /* 1. 1、 */
  GOVD__NUMERAL_BRACKET_POINT, /* （1） */
  GOVD__NUMERAL_STYLES
} govd__numeral_style;

typedef struct govd__numeral {
  govd__numeral_style style;
  int value;
  size_t length; /* with its bracket or point */
} govd__numeral;

govd__numeral govd__numeral_read(const char *text, size_t length);

#endif
