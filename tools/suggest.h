/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_SUGGEST_H
#define GOVD_TOOLS_SUGGEST_H

#include <stddef.h>

#include "govdisclosure/validate.h"

/* Says on standard error which words are near to one that is unknown, if any are. */
void suggest(govd_language language, const char *word, const char *const *words, size_t count);

#endif
