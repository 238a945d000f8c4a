/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_FORMAT_H
#define GOVD_DOCUMENT_SHEET_FORMAT_H

#include "base/arena.h"
#include "base/buffer.h"

/*
 * How a sheet shows a number (ISO/IEC 29500-1, 18.8.30 and 18.8.31). What is kept of a
 * format is what says something about the figure: percent, leading zeros, words before
 * and behind it. It is never rounded, and grouped by no commas.
 */
typedef enum govd__sheet_kind {
  GOVD__SHEET_NUMBER = 0,
  GOVD__SHEET_PERCENT,
  GOVD__SHEET_DATE,
  GOVD__SHEET_TIME,
  GOVD__SHEET_DURATION, /* hours go on beyond a day */
  GOVD__SHEET_DATE_TIME
} govd__sheet_kind;

typedef struct govd__sheet_format {
  govd__sheet_kind kind;
  int digits;         /* at least so many before the point */
  const char *before; /* words, or "" */
  const char *behind;
} govd__sheet_format;

/* One of the formats that have a number and no code in the file. */
govd__sheet_format govd__sheet_format_numbered(long number);

/* Takes a code such as `0.00"万元"` apart. False where memory runs out. */
bool govd__sheet_format_parse(const char *code, size_t length, govd__arena *arena,
                              govd__sheet_format *format);

/*
 * Appends a number as a format shows it. The text is the number as the file has it; one
 * that is none is appended as it is. Excel keeps 15 digits and writes 17, of which
 * the last two are noise of binary fractions: 59237.244899999998 is 59237.2449.
 *
 * @param from_1904 days are counted from 1904 on, not from 1900
 */
void govd__sheet_number_write(govd__buffer *shown, const char *text, size_t length,
                              const govd__sheet_format *format, bool from_1904);

#endif
