/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_KIND_H
#define GOVD_DOCUMENT_KIND_H

#include <stdbool.h>

#include "govdisclosure/document.h"

/* The kind of a file that is not text, by its first bytes; GOVD_KIND_UNKNOWN for all others. */
govd_kind govd__kind_of_bytes(const char *bytes, size_t length);

/* The kind of a text in UTF-8 without a byte order mark. */
govd_kind govd__kind_of_text(const char *text, size_t length);

/* Whether a line is the one below the head of a table in Markdown: |---|:--:|. */
bool govd__is_markdown_rule(const char *line, size_t length);

#endif
