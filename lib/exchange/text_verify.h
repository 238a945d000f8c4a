/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_TEXT_VERIFY_H
#define GOVD_EXCHANGE_TEXT_VERIFY_H

#include <stddef.h>

#include "govdisclosure/report.h"

/*
 * Whether a text reads back to the report that it was written from, by reading it. The
 * error names the first thing that does not.
 * @retval GOVD_E_UNREPRESENTABLE it does not
 */
govd_status govd__text_verify(const govd_report *report, const char *text, size_t length, govd_error *error);

#endif
