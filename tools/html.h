/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_HTML_H
#define GOVD_TOOLS_HTML_H

#include <stdio.h>

/*
 * Writes a text as the content of an element or between the quotes of an attribute. What
 * documents and file names hold may be hostile: it stays text, whatever stands in it.
 */
void html_put(FILE *stream, const char *text);

#endif
