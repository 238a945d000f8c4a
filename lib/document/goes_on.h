/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_GOES_ON_H
#define GOVD_DOCUMENT_GOES_ON_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line says that the table above it goes on below: 续表. */
bool govd__says_table_goes_on(const char *text, size_t length);

#endif
