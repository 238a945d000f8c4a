/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_LIST_NUMBER_H
#define GOVD_DOCUMENT_LIST_NUMBER_H

#include "base/buffer.h"

/* The ways of writing the number of a list item that have a name in ISO/IEC 29500-1, 17.18.59
 * (ST_NumberFormat). */
typedef struct govd__list_format govd__list_format;

/* NULL for one that prints no number (bullet, none); a name that is not known counts as decimal. */
const govd__list_format *govd__list_format_find(const char *name, size_t length);

/* Appends a number; a format without a sign for it, such as a circled 21, gives decimal digits. */
void govd__list_number_write(govd__buffer *text, const govd__list_format *format, long value);

#endif
