/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_HELP_H
#define GOVD_TOOLS_HELP_H

#include "options.h"

/* Writes the help on a command, or on the program for NULL. */
outcome help_show(govd_language language, const char *name);

#endif
