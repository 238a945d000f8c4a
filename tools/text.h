/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_TEXT_H
#define GOVD_TOOLS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * UTF-8 as a terminal shows it. What documents and file names hold may be hostile: what would
 * steer the terminal is never written to it, but a replacement character.
 */

/* The next character of a text; a byte that is none gives U+FFFD. The text must not be at its end. */
uint32_t text_next(const char **at, const char *end);

/* How many columns of a terminal a character takes: 0, 1 or 2. */
int text_width(uint32_t point);

/* How many columns a text takes. */
size_t text_columns(const char *text);

/* Whether all of the bytes are UTF-8 without NUL. */
bool text_is_utf8(const char *bytes, size_t length);

/* Writes one character, or the replacement for it. */
void text_put_point(FILE *stream, uint32_t point);

/* Writes a text. */
void text_put(FILE *stream, const char *text);

/* Writes a text and as many blanks as make it width columns wide. */
void text_pad(FILE *stream, const char *text, size_t width);

/* The same; a text that is wider is cut, and ends with an ellipsis. */
void text_fit(FILE *stream, const char *text, size_t width);

/* Writes a character a number of times. */
void text_repeat(FILE *stream, char character, size_t times);

/* A copy in valid UTF-8, for the caller to free; NULL without memory. */
char *text_repair(const char *text);

#endif
