/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FLAT_H
#define GOVD_READ_FLAT_H

#include "govdisclosure/document.h"
#include "lexicon.h"

/*
 * Flattened text: tables copied out of a page or a PDF, whose cells are joined by white
 * space or by nothing, or stand on lines of their own. Where labels of rows and titles of
 * columns show such a table, it is made one again.
 *
 * A line of prose is no row: rows are only found under the titles of their columns, or where
 * many of a table with one column of figures follow each other.
 */

/* A copy of a document with its flattened tables as tables; *made is NULL if it has none. */
govd_status govd__flat_unfold(const govd_document *document, const govd__lexicon *lexicon,
                              govd_document **made, govd_error *error);

#endif
