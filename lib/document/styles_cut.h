/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_STYLES_CUT_H
#define GOVD_DOCUMENT_STYLES_CUT_H

#include "base/buffer.h"

/*
 * The part of a Word document that holds its styles is often many times as long as the
 * document: a hundred styles of tables, a list of styles that are not there, and of the others
 * how they look. None of that says what the text is. Parsing it would take most of the time
 * that a document takes.
 *
 * Appends the part without them, which can be cut out without parsing where the part is
 * as plain as Word writes it. The text ends with a NUL. False where the part is not so
 * plain and must be parsed as it is; what was appended is then of no use.
 */
bool govd__styles_cut(const char *text, size_t length, govd__buffer *kept);

#endif
