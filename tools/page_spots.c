/* SPDX-License-Identifier: Apache-2.0 */
#include "page_spots.h"

#include <stdlib.h>

bool page_shows(const govd_finding_cell *cell) {
  return cell->source == GOVD_THIS && cell->state != GOVD_ABSENT;
}

bool page_has_cells(const govd_finding *finding) {
  for (size_t i = 0; i < finding->cell_count; i++) {
    if (page_shows(&finding->cells[i])) return true;
  }
  return false;
}

/* A place as far as it matters here: without its box, and without its column where all of a line is meant. */
static govd_place line_of(govd_place place, bool whole) {
  place.box = (govd_box){0};
  if (whole) place.column = 0;
  return place;
}

bool page_same_line(govd_place a, govd_place b) {
  return govd_place_compare(line_of(a, true), line_of(b, true)) == 0;
}

static int compare(const void *a, const void *b) {
  return govd_place_compare(((const page_spot *)a)->place, ((const page_spot *)b)->place);
}

bool page_spots_collect(page_spots *spots, const page_file *file, size_t reports) {
  size_t most = 0;
  for (size_t i = 0; i < reports; i++) most += govd_findings_count(file->findings[i]);
  *spots = (page_spots){calloc(most + 1, sizeof *spots->items), 0};
  if (spots->items == NULL) return false;
  for (size_t i = 0; i < reports; i++) {
    for (size_t k = 0; k < govd_findings_count(file->findings[i]); k++) {
      const govd_finding *finding = govd_findings_at(file->findings[i], k);
      if (govd_place_is_known(finding->place) && !page_has_cells(finding))
        spots->items[spots->count++].place = line_of(finding->place, false);
    }
  }
  qsort(spots->items, spots->count, sizeof *spots->items, compare);
  return true;
}

void page_spot_put(FILE *stream, size_t file, govd_place place) {
  fprintf(stream, "f%zu-%d-%d", file, place.line, place.column);
  if (place.page > 0) fprintf(stream, "-p%d", place.page);
  if (place.table_number > 0) fprintf(stream, "-t%d", place.table_number);
  if (place.row_number > 0) fprintf(stream, "-r%d", place.row_number);
}

/* The first spot that does not come before a place. */
static size_t find(const page_spots *spots, govd_place place) {
  size_t low = 0;
  size_t high = spots->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (govd_place_compare(spots->items[middle].place, place) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void page_spots_anchor(page_spots *spots, FILE *stream, size_t file, govd_place place, bool whole_line) {
  place = line_of(place, whole_line);
  size_t first = find(spots, place);
  for (size_t i = first; i < spots->count && page_same_line(spots->items[i].place, place); i++) {
    if (!whole_line && spots->items[i].place.column != place.column) return;
    if (spots->items[i].anchored) return; /* and so are those behind it */
    spots->items[i].anchored = true;
    if (i > first && govd_place_compare(spots->items[i].place, spots->items[i - 1].place) == 0) continue;
    fputs("<a id=\"", stream);
    page_spot_put(stream, file, spots->items[i].place);
    fputs("\"></a>", stream);
  }
}
