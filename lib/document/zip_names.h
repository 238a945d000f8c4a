/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_ZIP_NAMES_H
#define GOVD_DOCUMENT_ZIP_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the directory of a ZIP archive names an entry; with `/` at its end, whether it names one in that
 * folder. Needs no library, so that a kind is told that is not read.
 */
bool govd__zip_has(const char *bytes, size_t length, const char *name);

/* Whether the end of an archive is there, and the directory it points to: not where it was cut off. */
bool govd__zip_is_whole(const char *bytes, size_t length);

#endif
