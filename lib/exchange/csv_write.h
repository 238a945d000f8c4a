/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_CSV_WRITE_H
#define GOVD_EXCHANGE_CSV_WRITE_H

#include "base/buffer.h"

/* Ends a line as RFC 4180 does. */
#define GOVD__CSV_END "\r\n"

/* Adds a text, in quotes where it holds a character that means something to CSV. */
void govd__csv_text(govd__buffer *buffer, const char *text);

/* The same with a comma behind it; NULL is an empty field. */
void govd__csv_field(govd__buffer *buffer, const char *text);

#endif
