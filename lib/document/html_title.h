/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_TITLE_H
#define GOVD_DOCUMENT_HTML_TITLE_H

#include "govdisclosure/document.h"

/*
 * Puts the title of a page in front of what the page says, unless the page says the same itself: as
 * paragraphs, its parts, for one names the site. The title is as it was when this returns.
 */
govd_status govd__html_add_title(govd_document *document, char *title, size_t title_length, govd_place place,
                                 govd_error *error);

#endif
