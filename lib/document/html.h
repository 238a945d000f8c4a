/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_H
#define GOVD_DOCUMENT_HTML_H

#include "govdisclosure/document.h"
#include "source.h"

/* Appends what the HTML from one offset of a text to another shows to a document. */
govd_status govd__html_append(govd__source *source, size_t begin, size_t end, govd_document *document,
                              govd_error *error);

#endif
