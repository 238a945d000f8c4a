/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_UTF8_H
#define GOVD_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decodes the code point at text[0..length) and gives the number of its bytes, or
 * 0 where the bytes are not UTF-8 (RFC 3629: no surrogates, no overlong forms).
 */
size_t govd__utf8_decode(const char *text, size_t length, uint32_t *point);

/* Encodes a code point into at most four bytes; gives their number. */
size_t govd__utf8_encode(uint32_t point, char *bytes);

/* Offset of the first byte that is not UTF-8, or length if all is well. */
size_t govd__utf8_check(const char *text, size_t length);

/*
 * Length of the characters of three bytes that a text begins with. Chinese text is
 * made of them, so what must be fast passes over them here. Those whose second byte
 * has narrower limits end the run and are left to govd__utf8_decode().
 */
size_t govd__utf8_common_length(const char *text, size_t length);

/* Number of code points in valid UTF-8. */
size_t govd__utf8_count(const char *text, size_t length);

/* Blank, tab, line ends, no-break and ideographic spaces, zero-width characters. */
bool govd__is_space(uint32_t point);

/*
 * The half-width form of a full-width letter, digit or sign (U+FF01 to U+FF5E), and
 * of the ideographic space; other code points as they are. NFKC would turn the
 * circled 1 behind a figure into a digit, so it is not used.
 */
uint32_t govd__fold_width(uint32_t point);

/* The same for a text, into a buffer of some size; false where that is too small. */
bool govd__fold_text(const char *text, char *folded, size_t size);

/* Narrows [*text, *text + *length) by the white space round it. Valid UTF-8 only. */
void govd__trim(const char **text, size_t *length);

#endif
