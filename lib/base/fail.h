/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_FAIL_H
#define GOVD_BASE_FAIL_H

#include "govdisclosure/error.h"

/*
 * Fills the error, where there is one, and gives back the status, so that a call
 * fails in one line: return govd__fail(error, GOVD_E_RANGE, "...").
 */
govd_status govd__fail(govd_error *error, govd_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with the place in the input; line 0 and offset GOVD_NONE say nothing. */
govd_status govd__fail_at(govd_error *error, govd_status status, size_t offset, int line, const char *format,
                          ...) __attribute__((format(printf, 5, 6)));

govd_status govd__fail_memory(govd_error *error);

/* Line, from 1, of an offset into a text with LF, CRLF or CR line ends. */
int govd__line_of(const char *text, size_t length, size_t offset);

#endif
