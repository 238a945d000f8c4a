/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PAGE_SPOTS_H
#define GOVD_TOOLS_PAGE_SPOTS_H

#include "page.h"

/*
 * The places that findings speak of which are about no cell: rows, fields, lines. Each gets
 * an anchor where it comes by on the page.
 */
typedef struct page_spot {
  govd_place place;
  bool anchored;
} page_spot;

typedef struct page_spots {
  page_spot *items; /* in the order of their places; some stand several times */
  size_t count;
} page_spots;

/* Collects them; false without memory. Release them with free() on the items. */
bool page_spots_collect(page_spots *spots, const page_file *file, size_t reports);

/* Writes the anchor of a place, as stands in an id and behind the # of a link. */
void page_spot_put(FILE *stream, size_t file, govd_place place);

/* Sets the anchors that belong at a place, or anywhere in its line. */
void page_spots_anchor(page_spots *spots, FILE *stream, size_t file, govd_place place, bool whole_line);

/* Whether two places are in the same line, paragraph or row. */
bool page_same_line(govd_place a, govd_place b);

/* Whether a finding speaks of a cell that the page shows. */
bool page_has_cells(const govd_finding *finding);

/* Whether a finding's cell stands on the page: false for another report's, and where there is none. */
bool page_shows(const govd_finding_cell *cell);

#endif
