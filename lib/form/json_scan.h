/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_JSON_SCAN_H
#define GOVD_FORM_JSON_SCAN_H

#include <stddef.h>

#include "govdisclosure/error.h"

/* A number of fewer characters, if it has no exponent, is just what its double says. */
enum { GOVD__WIDE_NUMBER = 16 };

/* Where a value stands in a text. */
typedef struct govd__json_span {
  size_t key;   /* offset of the member's key, or of the value where it has none */
  size_t value; /* offset of the value */
} govd__json_span;

/*
 * Whether a text is one strict JSON value; the error has offset and line. Where it has
 * a number that a double may not hold exactly, wide_numbers is the number of all.
 */
govd_status govd__json_scan(const char *text, size_t length, size_t *wide_numbers, govd_error *error);

/* The place of the n-th value, counted from 0 in document order, of a text that passed the scan. */
govd__json_span govd__json_locate(const char *text, size_t length, size_t ordinal);

/* The offsets of all numbers of a text that passed the scan, in document order. */
void govd__json_locate_numbers(const char *text, size_t length, size_t *offsets);

#endif
