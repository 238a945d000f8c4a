/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_SHEET_LAYOUT_H
#define GOVD_DOCUMENT_SHEET_LAYOUT_H

#include "govdisclosure/document.h"
#include "sheet.h"

/*
 * A sheet as paragraphs and tables. Empty rows part what stands above from what stands
 * below. A row with one filled cell and nothing else is a paragraph above a table, a title
 * or a heading; inside and below a table it is one if it reads like one, or is merged across
 * and no figures follow.
 * Columns and rows that are hidden are left out.
 */
typedef struct govd__sheet_layout {
  govd_document *document;
  size_t area; /* of all tables so far */
  size_t text; /* bytes of text so far: many cells may share one long text */
} govd__sheet_layout;

govd_status govd__sheet_lay_out(govd__sheet_layout *layout, const govd__sheet *sheet, govd_error *error);

#endif
