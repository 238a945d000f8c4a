/* SPDX-License-Identifier: Apache-2.0 */
#include "drawn.h"

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "drawn_edges.h"

/* The lines of a row; what stands between two rows are rules. */
typedef struct drawn_row {
  size_t begin;
  size_t end;
} drawn_row;

/* A drawing as rows and cells. */
typedef struct grid {
  const govd__drawing *d;
  drawn_row *rows;
  size_t row_count;
  size_t row_capacity;
  bool *covered; /* by row and column: a cell is there */
  bool failed;   /* memory ran out */
} grid;

/* What a cell has in one line. */
typedef enum content { NOTHING, FIGURE, WORDS } content;

/*
 * What stands between two edges. A figure has no character wider than a digit, and leaves room
 * beside it and a blank on either side: one that fills its cell may go on in the next line.
 */
static content content_between(const govd__drawing_line *line, const govd__drawn_edge *left,
                               const govd__drawn_edge *right) {
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
static bool is_row_alone(const grid *g, size_t line) {
  bool words = false;
  bool figures = false;
  const govd__drawn_edge *left = govd__drawing_edge(g->d, line, 0);
  for (size_t e = 1; e < g->d->edge_count; e++) {
    const govd__drawn_edge *right = govd__drawing_edge(g->d, line, e);
    if (right->end == 0) continue;
    content found = content_between(&g->d->lines[line], left, right);
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
static bool are_rows(const grid *g, size_t begin, size_t end) {
  enum { FRAME_AND_HEAD = 3 };
  if (g->d->rules > FRAME_AND_HEAD || (g->d->rules == FRAME_AND_HEAD && begin == 1)) return false;
  size_t alone = 0;
  for (size_t i = begin; i < end; i++) alone += is_row_alone(g, i);
  return alone > 1;
}

static void add_row(grid *g, size_t begin, size_t end) {
  if (g->failed) return;
  drawn_row *grown = govd__grow(g->rows, g->row_count, &g->row_capacity, sizeof *grown);
  g->failed = grown == NULL;
  if (g->failed) return;
  g->rows = grown;
  g->rows[g->row_count++] = (drawn_row){begin, end};
}

static void find_rows(grid *g) {
  for (size_t i = 0, end; i < g->d->count; i = end) {
    for (end = i + 1; end < g->d->count && g->d->lines[end].rule == g->d->lines[i].rule; end++) continue;
    if (g->d->lines[i].rule) continue;
    size_t step = are_rows(g, i, end) ? 1 : end - i;
    for (size_t l = i; l < end; l += step) add_row(g, l, l + step);
  }
}

/* Whether a stroke goes down at an edge through all lines of a row, through none, or through some. */
typedef enum passage { OPEN, CLOSED, BROKEN } passage;

static passage passage_at(const grid *g, size_t row, size_t at) {
  const drawn_row *r = &g->rows[row];
  size_t marks = 0;
  for (size_t i = r->begin; i < r->end; i++) marks += govd__drawing_edge(g->d, i, at)->end > 0;
  return marks == 0 ? OPEN : marks == r->end - r->begin ? CLOSED : BROKEN;
}

/* Whether a row and the next are parted in a column. */
static bool is_parted(const grid *g, size_t row, size_t column) {
  size_t begin = g->rows[row].end;
  size_t end = g->rows[row + 1].begin;
  for (size_t i = begin; i < end; i++) {
    if (govd__drawing_edge(g->d, i, column)->ruled) return true;
  }
  return begin == end;
}

static bool is_sound(const grid *g) {
  for (size_t r = 0; r < g->row_count; r++) {
    for (size_t e = 0; e < g->d->edge_count; e++) {
      if (passage_at(g, r, e) == BROKEN) return false;
    }
  }
  return g->row_count > 0;
}

static bool *covered_at(const grid *g, size_t row, size_t column) {
  return &g->covered[row * (g->d->edge_count - 1) + column];
}

/* The edge that closes a row. */
static size_t end_of_row(const grid *g, size_t row) {
  size_t end = g->d->edge_count - 1;
  while (end > 0 && passage_at(g, row, end) == OPEN) end--;
  return end;
}

/* How many columns a cell takes. */
static size_t width_of(const grid *g, size_t row, size_t column) {
  size_t last = end_of_row(g, row);
  size_t end = column + 1;
  while (end < last && passage_at(g, row, end) == OPEN && !*covered_at(g, row, end)) end++;
  return end - column;
}

/* Whether a cell goes on in the row below: the same columns, and no rule between. */
static bool goes_on(const grid *g, size_t row, size_t column, size_t columns) {
  for (size_t c = column; c < column + columns; c++) {
    if (is_parted(g, row, c) || *covered_at(g, row + 1, c)) return false;
  }
  return passage_at(g, row + 1, column) == CLOSED && passage_at(g, row + 1, column + columns) == CLOSED &&
         width_of(g, row + 1, column) == columns;
}

static size_t height_of(const grid *g, size_t row, size_t column, size_t columns) {
  size_t end = row + 1;
  while (end < g->row_count && goes_on(g, end - 1, column, columns)) end++;
  return end - row;
}

/* Writes what a line has between two edges, in a line of its own. Gives where it begins. */
static const char *add_text(govd__drawn *table, const govd__drawing_line *line, const govd__drawn_edge *left,
                            const govd__drawn_edge *right, bool first) {
  const char *text = line->source.text + left->end;
  size_t length = right->begin - left->end;
  govd__trim(&text, &length);
  if (length == 0) return NULL;
  if (!first) govd__buffer_putc(&table->texts, '\n');
  govd__buffer_add(&table->texts, text, length);
  return text;
}

static govd_place place_in(const govd__drawing_line *line, const char *text) {
  size_t before = (size_t)(text - line->source.text);
  return (govd_place){.line = line->source.number,
                      .column = (int)govd__utf8_count(line->source.text, before) + 1};
}

/* Writes the lines of a cell, and finds its place: that of its first text, or of its first line. */
static bool write_cell(const grid *g, size_t column, govd__drawn *table, govd__drawn_cell *cell) {
  cell->text = table->texts.length;
  bool placed = false;
  for (size_t i = g->rows[cell->row].begin; i < g->rows[cell->row + cell->rows - 1].end; i++) {
    const govd__drawing_line *line = &g->d->lines[i];
    const govd__drawn_edge *left = govd__drawing_edge(g->d, i, column);
    const govd__drawn_edge *right = govd__drawing_edge(g->d, i, column + cell->columns);
    if (left->ruled) continue;
    if (left->end == 0 || right->end == 0) return false;
    const char *text = add_text(table, line, left, right, table->texts.length == cell->text);
    if (text != NULL ? !placed : cell->place.line == 0)
      cell->place = place_in(line, text != NULL ? text : line->source.text + left->end);
    placed = placed || text != NULL;
  }
  cell->length = table->texts.length - cell->text;
  govd__buffer_putc(&table->texts, '\0');
  return true;
}

/* Adds the cell that begins at a place of the grid. */
static bool add_cell(grid *g, govd__drawn *table, size_t row, size_t column) {
  govd__drawn_cell cell = {.row = row, .columns = width_of(g, row, column)};
  cell.rows = height_of(g, row, column, cell.columns);
  if (!write_cell(g, column, table, &cell)) return false;
  for (size_t i = 0; i < cell.rows * cell.columns; i++)
    *covered_at(g, row + i / cell.columns, column + i % cell.columns) = true;
  govd__drawn_cell *grown = govd__grow(table->cells, table->count, &table->capacity, sizeof *grown);
  g->failed = grown == NULL || table->texts.failed;
  if (grown == NULL) return false;
  table->cells = grown;
  table->cells[table->count++] = cell;
  return true;
}

static bool add_cells(grid *g, govd__drawn *table) {
  g->covered = govd__calloc(g->row_count, (g->d->edge_count - 1) * sizeof *g->covered);
  g->failed = g->covered == NULL;
  for (size_t r = 0; r < g->row_count; r++) {
    size_t end = end_of_row(g, r);
    for (size_t c = 0; c < end; c++) {
      if (g->failed || (!*covered_at(g, r, c) && !add_cell(g, table, r, c))) return false;
    }
  }
  return !g->failed;
}

static bool read_grid(grid *g, govd__drawn *table) {
  find_rows(g);
  return !g->failed && is_sound(g) && add_cells(g, table);
}

/* Reads what was collected; false where it is no table, or memory ran out. */
static bool read_drawing(govd__drawing *d, govd__drawn *table) {
  grid g = {.d = d};
  bool read = !d->failed && govd__drawing_fit(d) && read_grid(&g, table);
  d->failed = d->failed || g.failed;
  govd__free(g.rows);
  govd__free(g.covered);
  return read;
}

bool govd__drawn_begins(const char *line, size_t length) {
  bool boxes;
  return govd__drawn_is_edge(&(govd__text_line){line, length, 0}, &boxes);
}

govd_status govd__drawn_read(const govd__text_line *first, govd__lines *lines, govd__drawn *table,
                             bool *found, govd_error *error) {
  govd__drawing d = {.count = 0};
  govd__lines behind = *lines;
  *found = false;
  if (!govd__drawn_is_edge(first, &d.boxes)) return GOVD_OK;
  govd__drawing_collect(&d, first, &behind);
  *found = read_drawing(&d, table);
  bool failed = d.failed;
  bool too_large = d.too_large;
  govd__drawing_release(&d);
  if (failed) return govd__fail_memory(error);
  if (too_large)
    return govd__fail(error, GOVD_E_LIMIT, "a drawn table has more than %d cells, each line counted as a row",
                      (int)GOVD__DRAWN_CELLS);
  if (!*found) govd__drawn_release(table);
  table->end = behind.at;
  if (*found) *lines = behind;
  return GOVD_OK;
}

void govd__drawn_release(govd__drawn *table) {
  govd__free(table->cells);
  govd__buffer_release(&table->texts);
  *table = (govd__drawn){0};
}
