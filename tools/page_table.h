/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PAGE_TABLE_H
#define GOVD_TOOLS_PAGE_TABLE_H

#include "page.h"
#include "page_spots.h"

/* A cell of a report on the page. */
typedef struct page_cell {
  bool found;             /* some finding speaks of it */
  bool anchored;          /* it has its place on the page, so that a link leads there */
  govd_severity severity; /* of the gravest of those findings */
} page_cell;

/* What a file's part of the page is made with. */
typedef struct page_view {
  FILE *stream;
  govd_language language;
  size_t number; /* of the file, from 1 */
  const page_file *file;
  page_cell **cells; /* by report, then by cell of its form */
  page_spots *spots;
} page_view;

/* Writes the anchor of a cell, as stands in an id and behind the # of a link. */
void page_put_anchor(const page_view *view, size_t report, size_t cell);

/* Writes a table of the document. */
void page_put_table(const page_view *view, size_t block);

#endif
