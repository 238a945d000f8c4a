/* SPDX-License-Identifier: Apache-2.0 */
#include "drawn_edges.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

/* Adds a line with its marks. */
static void add_line(govd__drawing *d, const govd__text_line *line) {
  govd__drawing_line *grown = govd__grow(d->lines, d->count, &d->capacity, sizeof *grown);
  d->failed = grown == NULL;
  if (d->failed) return;
  d->lines = grown;
  size_t marks = d->marks.count;
  d->failed = !govd__drawn_add_marks(&d->marks, line, d->boxes);
  d->lines[d->count++] =
      (govd__drawing_line){.source = *line, .first = marks, .count = d->marks.count - marks};
}

void govd__drawing_collect(govd__drawing *d, const govd__text_line *first, govd__lines *lines) {
  govd__text_line line = *first;
  govd__lines ahead = *lines;
  bool before = false; /* the line before was an edge */
  do {
    bool boxes;
    bool whole = govd__drawn_is_edge(&line, &boxes);
    bool again = d->count > 0 && whole && (before || d->boxes); /* the next table begins */
    if (again || !govd__drawn_is_line(&line, d->boxes)) return;
    before = whole;
    add_line(d, &line);
    *lines = ahead;
  } while (!d->failed && govd__lines_next(&ahead, &line));
}

/* How wide a program takes the characters that some take for narrow and some for wide. */
typedef struct widths {
  size_t box;
  size_t ambiguous;
} widths;

static size_t x_of(const govd__drawn_mark *mark, widths w) {
  return mark->before.certain + w.box * mark->before.boxes + w.ambiguous * mark->before.ambiguous;
}

/* The edge that stands at a place, one column to either side allowed, or GOVD__DRAWN_COLUMNS + 1. */
static size_t find_edge(const govd__drawing *d, size_t x) {
  for (size_t i = 0; i < d->edge_count; i++) {
    if (d->edges_at[i] + 1 >= x && x + 1 >= d->edges_at[i]) return i;
  }
  return GOVD__DRAWN_COLUMNS + 1;
}

static bool insert_edge(govd__drawing *d, size_t x) {
  if (d->edge_count > GOVD__DRAWN_COLUMNS) return false;
  size_t i = d->edge_count++;
  for (; i > 0 && d->edges_at[i - 1] > x; i--) d->edges_at[i] = d->edges_at[i - 1];
  d->edges_at[i] = x;
  return true;
}

/* Finds the edges of the columns: where strokes meet, in any line. */
static bool find_edges(govd__drawing *d, widths w) {
  d->edge_count = 0;
  for (size_t i = 0; i < d->marks.count; i++) {
    size_t x = x_of(&d->marks.items[i], w);
    if (d->marks.items[i].joint && find_edge(d, x) > GOVD__DRAWN_COLUMNS && !insert_edge(d, x)) return false;
  }
  return d->edge_count > 1;
}

/* Whether nothing stands behind the last mark of a line: a row may have fewer cells than others. */
static bool is_closed(const govd__text_line *line, const govd__drawn_edge *edges, size_t count) {
  size_t end = 0;
  for (size_t i = 0; i < count; i++) end = edges[i].end > 0 ? edges[i].end : end;
  const char *text = line->text + end;
  size_t length = line->length - end;
  govd__trim(&text, &length);
  return length == 0;
}

/* Puts the marks of a line to the edges: by their number where that is all, else by their places. */
static bool place_marks(govd__drawing *d, size_t line, widths w) {
  const govd__drawing_line *l = &d->lines[line];
  govd__drawn_edge *edges = d->edges + line * d->edge_count;
  size_t next = 0;
  memset(edges, 0, d->edge_count * sizeof *edges);
  for (size_t i = 0; i < l->count; i++) {
    const govd__drawn_mark *mark = &d->marks.items[l->first + i];
    size_t at = l->count == d->edge_count ? i : find_edge(d, x_of(mark, w));
    if (at > GOVD__DRAWN_COLUMNS && !d->boxes) continue; /* a sign, as in +-5, or a bar that is text */
    if (at > GOVD__DRAWN_COLUMNS || at < next) return false;
    edges[at] = (govd__drawn_edge){mark->begin, mark->end, mark->joint, mark->ruled};
    next = at + 1;
  }
  return edges[0].end > 0 && is_closed(&d->lines[line].source, edges, d->edge_count);
}

/* A stroke across a column ends where strokes meet: `|-|` is a cell with a dash. */
static void settle_rules(govd__drawing *d, size_t line) {
  govd__drawn_edge *edges = d->edges + line * d->edge_count;
  govd__drawing_line *l = &d->lines[line];
  size_t from = 0; /* the last mark */
  for (size_t i = 1; i < d->edge_count; i++) {
    if (edges[i].end == 0) continue;
    bool ruled = edges[from].ruled && (edges[from].joint || edges[i].joint);
    for (size_t c = from; c < i; c++) edges[c].ruled = ruled;
    l->rule = l->rule || ruled;
    from = i;
  }
}

/* Whether all marks of all lines meet the edges that follow from these widths. */
static bool fits(govd__drawing *d, widths w) {
  if (!find_edges(d, w)) return false;
  d->too_large = d->count > GOVD__DRAWN_CELLS / d->edge_count;
  if (d->too_large) return false;
  govd__drawn_edge *grown = govd__realloc(d->edges, d->count * d->edge_count, sizeof *grown);
  d->failed = grown == NULL;
  if (d->failed) return false;
  d->edges = grown;
  for (size_t i = 0; i < d->count; i++) {
    if (!place_marks(d, i, w)) return false;
  }
  return true;
}

const govd__drawn_edge *govd__drawing_edge(const govd__drawing *d, size_t line, size_t at) {
  return &d->edges[line * d->edge_count + at];
}

/* Finds out how wide the characters are meant to be: as the strokes meet. */
bool govd__drawing_fit(govd__drawing *d) {
  static const widths all[] = {{1, 1}, {2, 2}, {1, 2}};
  bool found = false;
  for (size_t i = 0; i < sizeof all / sizeof *all && !found && !d->failed && !d->too_large; i++)
    found = fits(d, all[i]);
  for (size_t i = 0; i < d->count && found; i++) {
    settle_rules(d, i);
    d->rules += d->lines[i].rule;
  }
  return found;
}

void govd__drawing_release(govd__drawing *d) {
  govd__free(d->lines);
  govd__free(d->marks.items);
  govd__free(d->edges);
}
