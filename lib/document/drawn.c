/* SPDX-License-Identifier: Apache-2.0 */
#include "drawn.h"

#include <stdint.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "drawn_line.h"

enum { MAX_COLUMNS = 64, MAX_CELLS = 1000000 };

/* What a line has at one edge of the columns: a mark, from begin to end, and what follows it. */
typedef struct edge {
  size_t begin;
  size_t end; /* 0 where there is no mark */
  bool joint;
  bool ruled; /* up to the next edge */
} edge;

typedef struct drawn_line {
  govd__text_line source;
  size_t first; /* of its marks */
  size_t count;
  bool rule; /* a stroke goes across some column */
} drawn_line;

/* The lines of a row; what stands between two rows are rules. */
typedef struct drawn_row {
  size_t begin;
  size_t end;
} drawn_row;

typedef struct drawing {
  drawn_line *lines;
  size_t count;
  size_t capacity;
  govd__drawn_marks marks;
  size_t edges_at[MAX_COLUMNS + 1]; /* where the edges of the columns stand, from the left */
  size_t edge_count;
  edge *edges; /* by line and edge */
  drawn_row *rows;
  size_t row_count;
  size_t row_capacity;
  bool *covered; /* by row and column: a cell is there */
  size_t rules;
  bool boxes;
  bool failed; /* memory ran out */
  bool too_large;
} drawing;

static void release(drawing *d) {
  govd__free(d->lines);
  govd__free(d->marks.items);
  govd__free(d->edges);
  govd__free(d->rows);
  govd__free(d->covered);
}

/* Collects the lines of the table, with their marks. */
static bool collect(drawing *d, const govd__text_line *first, govd__lines *lines) {
  govd__text_line line = *first;
  govd__lines ahead = *lines;
  bool before = false; /* the line before was an edge */
  do {
    bool boxes = d->boxes;
    bool whole = govd__drawn_is_edge(&line, &boxes);
    bool again = d->count > 0 && whole && (before || d->boxes); /* the next table begins */
    if (again || !govd__drawn_is_line(&line, d->boxes)) break;
    before = whole;
    drawn_line *grown = govd__grow(d->lines, d->count, &d->capacity, sizeof *grown);
    if (grown == NULL) return false;
    d->lines = grown;
    size_t marks = d->marks.count;
    if (!govd__drawn_add_marks(&d->marks, &line, d->boxes)) return false;
    d->lines[d->count++] = (drawn_line){.source = line, .first = marks, .count = d->marks.count - marks};
    *lines = ahead;
  } while (govd__lines_next(&ahead, &line));
  return true;
}

/* How wide a program takes the characters that some take for narrow and some for wide. */
typedef struct widths {
  size_t box;
  size_t ambiguous;
} widths;

static size_t x_of(const govd__drawn_mark *mark, widths w) {
  return mark->before.certain + w.box * mark->before.boxes + w.ambiguous * mark->before.ambiguous;
}

/* The edge that stands at a place, one column to either side allowed, or MAX_COLUMNS + 1. */
static size_t find_edge(const drawing *d, size_t x) {
  for (size_t i = 0; i < d->edge_count; i++) {
    if (d->edges_at[i] + 1 >= x && x + 1 >= d->edges_at[i]) return i;
  }
  return MAX_COLUMNS + 1;
}

static bool insert_edge(drawing *d, size_t x) {
  if (d->edge_count > MAX_COLUMNS) return false;
  size_t i = d->edge_count++;
  for (; i > 0 && d->edges_at[i - 1] > x; i--) d->edges_at[i] = d->edges_at[i - 1];
  d->edges_at[i] = x;
  return true;
}

/* Finds the edges of the columns: where strokes meet, in any line. */
static bool find_edges(drawing *d, widths w) {
  d->edge_count = 0;
  for (size_t i = 0; i < d->marks.count; i++) {
    size_t x = x_of(&d->marks.items[i], w);
    if (d->marks.items[i].joint && find_edge(d, x) > MAX_COLUMNS && !insert_edge(d, x)) return false;
  }
  return d->edge_count > 1;
}

/* Whether nothing stands behind the last mark of a line: a row may have fewer cells than others. */
static bool is_closed(const govd__text_line *line, const edge *edges, size_t count) {
  size_t end = 0;
  for (size_t i = 0; i < count; i++) end = edges[i].end > 0 ? edges[i].end : end;
  const char *text = line->text + end;
  size_t length = line->length - end;
  govd__trim(&text, &length);
  return length == 0;
}

/* Puts the marks of a line to the edges: by their number where that is all, else by their places. */
static bool place_marks(drawing *d, size_t line, widths w) {
  const drawn_line *l = &d->lines[line];
  edge *edges = d->edges + line * d->edge_count;
  size_t next = 0;
  memset(edges, 0, d->edge_count * sizeof *edges);
  for (size_t i = 0; i < l->count; i++) {
    const govd__drawn_mark *mark = &d->marks.items[l->first + i];
    size_t at = l->count == d->edge_count ? i : find_edge(d, x_of(mark, w));
    if (at > MAX_COLUMNS && !d->boxes) continue; /* a sign, as in +-5, or a bar that is text */
    if (at > MAX_COLUMNS || at < next) return false;
    edges[at] = (edge){mark->begin, mark->end, mark->joint, mark->ruled};
    next = at + 1;
  }
  return edges[0].end > 0 && is_closed(&d->lines[line].source, edges, d->edge_count);
}

/* A stroke across a column ends where strokes meet: `|-|` is a cell with a dash. */
static void settle_rules(drawing *d, size_t line) {
  edge *edges = d->edges + line * d->edge_count;
  drawn_line *l = &d->lines[line];
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
static bool fits(drawing *d, widths w) {
  if (!find_edges(d, w)) return false;
  d->too_large = d->count > MAX_CELLS / d->edge_count;
  if (d->too_large) return false;
  edge *grown = govd__realloc(d->edges, d->count * d->edge_count, sizeof *grown);
  d->failed = grown == NULL;
  if (d->failed) return false;
  d->edges = grown;
  for (size_t i = 0; i < d->count; i++) {
    if (!place_marks(d, i, w)) return false;
  }
  return true;
}

static const edge *edge_of(const drawing *d, size_t line, size_t at) {
  return &d->edges[line * d->edge_count + at];
}

/* What a cell has in one line. */
typedef enum content { NOTHING, FIGURE, WORDS } content;

/*
 * What stands between two edges. A figure has no character wider than a digit, and leaves room
 * beside it and a blank on either side: one that fills its cell may go on in the next line.
 */
static content content_between(const drawn_line *line, const edge *left, const edge *right) {
  enum { BLANKS = 2 };
  const char *text = line->source.text + left->end;
  size_t room = right->begin - left->end;
  size_t length = room;
  govd__trim(&text, &length);
  if (length == 0) return NOTHING;
  for (size_t i = 0; i < length; i++) {
    if ((unsigned char)text[i] >= 0x80) return WORDS;
  }
  return length + BLANKS < room ? FIGURE : NOTHING;
}

/*
 * Whether a line may be a row by itself: it has words and figures. A line that a wrapped label
 * goes on in has no figures, and that of a wrapped figure no words.
 */
static bool is_row_alone(const drawing *d, size_t line) {
  bool words = false;
  bool figures = false;
  const edge *left = edge_of(d, line, 0);
  for (size_t e = 1; e < d->edge_count; e++) {
    const edge *right = edge_of(d, line, e);
    if (right->end == 0) continue;
    content found = content_between(&d->lines[line], left, right);
    words = words || found == WORDS;
    figures = figures || found == FIGURE;
    left = right;
  }
  return words && figures;
}

/*
 * Whether each line of a stretch without a rule is a row: where there is no rule but round the
 * table and below its head, as database clients draw it, and two lines could not be of one row.
 */
static bool are_rows(const drawing *d, size_t begin, size_t end) {
  enum { FRAME_AND_HEAD = 3 };
  if (d->rules > FRAME_AND_HEAD || (d->rules == FRAME_AND_HEAD && begin == 1)) return false;
  size_t alone = 0;
  for (size_t i = begin; i < end; i++) alone += is_row_alone(d, i);
  return alone > 1;
}

static void add_row(drawing *d, size_t begin, size_t end) {
  if (d->failed) return;
  drawn_row *grown = govd__grow(d->rows, d->row_count, &d->row_capacity, sizeof *grown);
  d->failed = grown == NULL;
  if (d->failed) return;
  d->rows = grown;
  d->rows[d->row_count++] = (drawn_row){begin, end};
}

static void find_rows(drawing *d) {
  for (size_t i = 0; i < d->count; i++) {
    settle_rules(d, i);
    d->rules += d->lines[i].rule;
  }
  for (size_t i = 0, end; i < d->count; i = end) {
    for (end = i + 1; end < d->count && d->lines[end].rule == d->lines[i].rule; end++) continue;
    if (d->lines[i].rule) continue;
    size_t step = are_rows(d, i, end) ? 1 : end - i;
    for (size_t l = i; l < end; l += step) add_row(d, l, l + step);
  }
}

/* Whether a stroke goes down at an edge through all lines of a row, through none, or through some. */
typedef enum passage { OPEN, CLOSED, BROKEN } passage;

static passage passage_at(const drawing *d, size_t row, size_t at) {
  const drawn_row *r = &d->rows[row];
  size_t marks = 0;
  for (size_t i = r->begin; i < r->end; i++) marks += edge_of(d, i, at)->end > 0;
  return marks == 0 ? OPEN : marks == r->end - r->begin ? CLOSED : BROKEN;
}

/* Whether a row and the next are parted in a column. */
static bool is_parted(const drawing *d, size_t row, size_t column) {
  size_t begin = d->rows[row].end;
  size_t end = d->rows[row + 1].begin;
  for (size_t i = begin; i < end; i++) {
    if (edge_of(d, i, column)->ruled) return true;
  }
  return begin == end;
}

static bool is_sound(const drawing *d) {
  for (size_t r = 0; r < d->row_count; r++) {
    for (size_t e = 0; e < d->edge_count; e++) {
      if (passage_at(d, r, e) == BROKEN) return false;
    }
  }
  return d->row_count > 0;
}

static bool *covered_at(const drawing *d, size_t row, size_t column) {
  return &d->covered[row * (d->edge_count - 1) + column];
}

/* The edge that closes a row. */
static size_t end_of_row(const drawing *d, size_t row) {
  size_t end = d->edge_count - 1;
  while (end > 0 && passage_at(d, row, end) == OPEN) end--;
  return end;
}

/* How many columns a cell takes. */
static size_t width_of(const drawing *d, size_t row, size_t column) {
  size_t last = end_of_row(d, row);
  size_t end = column + 1;
  while (end < last && passage_at(d, row, end) == OPEN && !*covered_at(d, row, end)) end++;
  return end - column;
}

/* Whether a cell goes on in the row below: the same columns, and no rule between. */
static bool goes_on(const drawing *d, size_t row, size_t column, size_t columns) {
  for (size_t c = column; c < column + columns; c++) {
    if (is_parted(d, row, c) || *covered_at(d, row + 1, c)) return false;
  }
  return passage_at(d, row + 1, column) == CLOSED && passage_at(d, row + 1, column + columns) == CLOSED &&
         width_of(d, row + 1, column) == columns;
}

static size_t height_of(const drawing *d, size_t row, size_t column, size_t columns) {
  size_t end = row + 1;
  while (end < d->row_count && goes_on(d, end - 1, column, columns)) end++;
  return end - row;
}

/* Writes what a line has between two edges, in a line of its own. Gives where it begins. */
static const char *add_text(govd__drawn *table, const drawn_line *line, const edge *left, const edge *right,
                            bool first) {
  const char *text = line->source.text + left->end;
  size_t length = right->begin - left->end;
  govd__trim(&text, &length);
  if (length == 0) return NULL;
  if (!first) govd__buffer_putc(&table->texts, '\n');
  govd__buffer_add(&table->texts, text, length);
  return text;
}

static govd_place place_in(const drawn_line *line, const char *text) {
  size_t before = (size_t)(text - line->source.text);
  return (govd_place){.line = line->source.number,
                      .column = (int)govd__utf8_count(line->source.text, before) + 1};
}

/* Adds the cell that begins at a place of the grid. */
static bool add_cell(drawing *d, govd__drawn *table, size_t row, size_t column) {
  size_t columns = width_of(d, row, column);
  size_t rows = height_of(d, row, column, columns);
  govd__drawn_cell cell = {.row = row, .rows = rows, .columns = columns, .text = table->texts.length};
  for (size_t i = d->rows[row].begin; i < d->rows[row + rows - 1].end; i++) {
    const edge *left = edge_of(d, i, column);
    const edge *right = edge_of(d, i, column + columns);
    if (left->ruled) continue;
    if (left->end == 0 || right->end == 0) return false;
    const char *text = add_text(table, &d->lines[i], left, right, table->texts.length == cell.text);
    bool placed = cell.place.line > 0 && table->texts.length > cell.text && cell.length > 0;
    if (text != NULL && !placed) cell.place = place_in(&d->lines[i], text);
    if (text == NULL && cell.place.line == 0)
      cell.place = place_in(&d->lines[i], d->lines[i].source.text + left->end);
    cell.length = table->texts.length - cell.text;
  }
  govd__buffer_putc(&table->texts, '\0');
  for (size_t i = 0; i < rows * columns; i++) *covered_at(d, row + i / columns, column + i % columns) = true;
  govd__drawn_cell *grown = govd__grow(table->cells, table->count, &table->capacity, sizeof *grown);
  d->failed = d->failed || grown == NULL || table->texts.failed;
  if (grown == NULL) return false;
  table->cells = grown;
  table->cells[table->count++] = cell;
  return true;
}

static bool add_cells(drawing *d, govd__drawn *table) {
  d->covered = govd__calloc(d->row_count, (d->edge_count - 1) * sizeof *d->covered);
  d->failed = d->covered == NULL;
  table->rows = d->row_count;
  for (size_t r = 0; r < d->row_count; r++) {
    size_t end = end_of_row(d, r);
    for (size_t c = 0; c < end; c++) {
      if (d->failed || (!*covered_at(d, r, c) && !add_cell(d, table, r, c))) return false;
    }
  }
  return !d->failed;
}

/* Finds out how wide the characters are meant to be: as the strokes meet. */
static bool read_drawing(drawing *d, govd__drawn *table) {
  static const widths all[] = {{1, 1}, {2, 2}, {1, 2}};
  for (size_t i = 0; i < sizeof all / sizeof *all && !d->failed && !d->too_large; i++) {
    if (!fits(d, all[i])) continue;
    find_rows(d);
    return !d->failed && is_sound(d) && add_cells(d, table);
  }
  return false;
}

govd_status govd__drawn_read(const govd__text_line *first, govd__lines *lines, govd__drawn *table,
                             bool *found, govd_error *error) {
  drawing d = {0};
  govd__lines behind = *lines;
  *found = false;
  if (!govd__drawn_is_edge(first, &d.boxes)) return GOVD_OK;
  d.failed = !collect(&d, first, &behind);
  const char *end = behind.at;
  bool read = !d.failed && read_drawing(&d, table);
  bool failed = d.failed;
  bool too_large = d.too_large;
  release(&d);
  if (failed) return govd__fail_memory(error);
  if (too_large)
    return govd__fail(error, GOVD_E_LIMIT, "a drawn table has more than %d cells, each line counted as a row",
                      (int)MAX_CELLS);
  *found = read;
  if (read) *lines = behind;
  if (!read) govd__drawn_release(table);
  table->end = end;
  return GOVD_OK;
}

void govd__drawn_release(govd__drawn *table) {
  govd__free(table->cells);
  govd__buffer_release(&table->texts);
  *table = (govd__drawn){0};
}
