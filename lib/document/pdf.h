/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PDF_H
#define GOVD_DOCUMENT_PDF_H

#include "govdisclosure/document.h"

/* Makes a document of what `pdftotext -bbox-layout` writes. On failure the document is NULL. */
govd_status govd__document_parse_boxes(const char *source, size_t length, govd_document **document,
                                       govd_error *error);

#endif
