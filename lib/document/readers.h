/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_READERS_H
#define GOVD_DOCUMENT_READERS_H

#include <stddef.h>

#include "govdisclosure/document.h"

/*
 * One reader a format, one format a file, each compiled only where its option in
 * meson_options.txt allows: GOVD_WITH_HTML, GOVD_WITH_OFFICE and so on are then 1.
 * They are called by govd_document_parse(), which knows the kind. On failure the
 * document is NULL.
 */

/* Text formats: valid UTF-8 without NUL and without a byte order mark. */
govd_status govd__document_parse_csv(const char *text, size_t length, govd_document **document,
                                     govd_error *error);
govd_status govd__document_parse_html(const char *text, size_t length, govd_document **document,
                                      govd_error *error);
govd_status govd__document_parse_markdown(const char *text, size_t length, govd_document **document,
                                          govd_error *error);

/* The bytes of the file. */
govd_status govd__document_parse_docx(const char *bytes, size_t length, govd_document **document,
                                      govd_error *error);
govd_status govd__document_parse_pdf(const char *bytes, size_t length, govd_document **document,
                                     govd_error *error);
govd_status govd__document_parse_xlsx(const char *bytes, size_t length, govd_document **document,
                                      govd_error *error);

#endif
