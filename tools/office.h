/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_OFFICE_H
#define GOVD_TOOLS_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/error.h"

/* Whether the bytes are a file of a kind that the library does not read, and LibreOffice does. */
bool office_reads(const char *bytes, size_t length);

/*
 * Lets LibreOffice make a DOCX or XLSX file of such a file, in a private folder that is
 * gone afterwards, with settings of its own. The bytes are replaced by those made.
 */
govd_status office_convert(char **bytes, size_t *length, govd_error *error);

#endif
