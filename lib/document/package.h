/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PACKAGE_H
#define GOVD_DOCUMENT_PACKAGE_H

#include <stdbool.h>

#include "govdisclosure/error.h"

/*
 * A zip archive in memory. Nothing is ever written to disk, and what an entry inflates
 * to is limited: by itself, by its ratio, and for all that is read together.
 */
typedef struct govd__package govd__package;

enum {
  GOVD__PACKAGE_MAX_BYTES = 64 * 1024 * 1024,
  GOVD__PACKAGE_MAX_ENTRIES = 10000,
  GOVD__PACKAGE_MAX_ENTRY = 64 * 1024 * 1024,
  GOVD__PACKAGE_MAX_TOTAL = 256 * 1024 * 1024,
  GOVD__PACKAGE_MAX_RATIO = 200,          /* beyond the following size */
  GOVD__PACKAGE_FREE_RATIO = 1024 * 1024, /* small entries may be as repetitive as they like */
};

/* Borrows the bytes until the package is closed. */
govd_status govd__package_open(const char *bytes, size_t length, govd__package **package, govd_error *error);
void govd__package_close(govd__package *package);

/*
 * Names of parts are compared as the Open Packaging Conventions (ISO/IEC 29500-2) have it: case of
 * ASCII letters does not count. Backslashes, which some writers use, count as slashes.
 */
bool govd__package_has(const govd__package *package, const char *name);

/* The inflated bytes, with a NUL behind them. Release them with govd__free(). */
govd_status govd__package_read(govd__package *package, const char *name, char **bytes, size_t *length,
                               govd_error *error);

#endif
