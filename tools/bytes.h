/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_BYTES_H
#define GOVD_TOOLS_BYTES_H

#include <stddef.h>

#include "govdisclosure/error.h"

/* The whole of a file, or of standard input for "-", for the caller to free. Ends with a NUL that is not
 * counted. */
govd_status read_bytes(const char *path, char **bytes, size_t *length, govd_error *error);

#endif
