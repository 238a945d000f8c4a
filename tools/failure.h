/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_FAILURE_H
#define GOVD_TOOLS_FAILURE_H

#include "govdisclosure/error.h"
#include "govdisclosure/validate.h"

/* Fill an error as the library does, and give its status. */
govd_status fail(govd_error *error, govd_status status, const char *text);
govd_status fail_memory(govd_error *error);
govd_status fail_system(govd_error *error, int number); /* an errno */

/* Say on standard error that a file could not be read, or not be written (NULL: standard output). */
void say_unread(govd_language language, const char *path, const govd_error *error);
void say_unwritten(govd_language language, const char *path, int number);

/* Says an error that is about no file. */
void say_error(govd_language language, const govd_error *error);

#endif
