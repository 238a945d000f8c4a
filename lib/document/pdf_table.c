/* SPDX-License-Identifier: Apache-2.0 */
#include "pdf_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "model.h"

/* The table on its way into the document. */
typedef struct grid {
  govd__pdf_table *table;
  govd__pdf_head head;
  size_t *order; /* by row: its place among the rows, from the top */
  size_t *rows;  /* by place: the row */
  bool *taken;   /* by row and column of labels */
  govd_document *document;
  size_t block;
  int number;        /* of the table in the document */
  govd__buffer text; /* of the cell at hand */
  govd_place place;
  govd_error *error;
} grid;

typedef struct ranked {
  double middle;
  size_t row;
} ranked;

static int by_middle(const void *a, const void *b) {
  const ranked *first = a;
  const ranked *second = b;
  return first->middle < second->middle ? -1 : first->middle > second->middle;
}

static bool order_rows(grid *g) {
  govd__pdf_table *table = g->table;
  ranked *ranks = govd__arena_alloc(&table->text->arena, table->row_count, sizeof *ranks);
  g->order = govd__arena_alloc(&table->text->arena, table->row_count, sizeof *g->order);
  g->rows = govd__arena_alloc(&table->text->arena, table->row_count, sizeof *g->rows);
  if (ranks == NULL || g->order == NULL || g->rows == NULL) return false;
  for (size_t r = 0; r < table->row_count; r++) ranks[r] = (ranked){table->rows[r].middle, r};
  qsort(ranks, table->row_count, sizeof *ranks, by_middle);
  for (size_t i = 0; i < table->row_count; i++) {
    g->order[ranks[i].row] = i;
    g->rows[i] = ranks[i].row;
  }
  return true;
}

static govd_status fill(grid *g, govd__span span) {
  const char *text = g->text.data == NULL ? "" : g->text.data;
  size_t length = g->text.data == NULL ? 0 : g->text.length;
  if (g->text.failed) return govd__fail_memory(g->error);
  govd__trim(&text, &length);
  g->place.table_number = g->number;
  g->place.row_number = (int)span.row + 1;
  g->place.column = (int)span.column + 1;
  return govd__document_fill(g->document, g->block, span, text, length, g->place, g->error);
}

static void begin_text(grid *g) {
  g->text.length = 0;
  if (g->text.data != NULL) g->text.data[0] = '\0';
  g->place = (govd_place){0};
}

static const govd__pdf_row *row_at(const grid *g, size_t place) { return &g->table->rows[g->rows[place]]; }

/* Where an empty cell is: at the height of its row, as wide as the figures above and below. */
static govd_place place_of_empty(const grid *g, size_t row, size_t column) {
  const govd__pdf_table *table = g->table;
  const govd__pdf_text *t = table->text;
  if (row < g->head.levels) return (govd_place){.page = (int)t->lines[table->part.head].page + 1};
  const govd__pdf_row *at = row_at(g, row - g->head.levels);
  if (column < table->label_columns) return (govd_place){.page = (int)at->page + 1};
  const govd__pdf_column *figures = &table->columns[column - table->label_columns];
  return govd__pdf_place_on(t, at->page, figures->left, at->top, figures->right, at->bottom);
}

/* All cells that are not filled later are empty. */
static govd_status fill_empty(grid *g, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    for (size_t c = 0; c < columns; c++) {
      begin_text(g);
      g->place = place_of_empty(g, r, c);
      govd_status status = fill(g, (govd__span){r, c, 1, 1});
      if (status != GOVD_OK) return status;
    }
  }
  return GOVD_OK;
}

static void add_word(grid *g, const govd__pdf_word *word, bool gap) {
  govd__pdf_widen_place(g->table->text, &g->place, word);
  govd__pdf_join(&g->text, word->text, word->length, gap && g->text.length > 0);
}

/* The head */

static govd_status fill_title(grid *g, const govd__pdf_title *title) {
  const govd__pdf_text *t = g->table->text;
  begin_text(g);
  for (size_t i = 0; i < title->count; i++) add_word(g, &t->words[title->words[i]], false);
  govd__span span = {title->level, g->table->label_columns + title->column, title->rows, title->span};
  return fill(g, span);
}

static govd_status fill_corner(grid *g) {
  const govd__pdf_table *table = g->table;
  const govd__pdf_text *t = table->text;
  begin_text(g);
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      size_t first;
      bool corner = t->words[w].left < table->part.zone - line->size / 2 &&
                    govd__pdf_columns_over(table, &t->words[w], &first) == 0;
      if (corner) add_word(g, &t->words[w], false);
    }
  }
  if (table->label_columns == 0) return GOVD_OK;
  if (g->place.page == 0) g->place = place_of_empty(g, 0, 0);
  return fill(g, (govd__span){0, 0, g->head.levels, table->label_columns});
}

static govd_status fill_head(grid *g) {
  if (g->head.levels == 0) return GOVD_OK;
  govd_status status = fill_corner(g);
  for (size_t i = 0; i < g->head.count && status == GOVD_OK; i++) {
    status = fill_title(g, &g->head.titles[i]);
  }
  return status;
}

/* Labels */

static bool *taken_at(const grid *g, size_t place, size_t column) {
  return &g->taken[place * g->table->label_columns + column];
}

static govd_status fill_label(grid *g, const govd__pdf_label *label, size_t place, size_t rows) {
  const govd__pdf_table *table = g->table;
  begin_text(g);
  if (*taken_at(g, place,
                label->column)) { /* nothing is lost, though two texts in a cell are none that is known */
    const govd_grid_cell *cell =
        govd_document_grid_cell(g->document, g->block, g->head.levels + place, label->column);
    govd__buffer_puts(&g->text, cell->text);
    g->place = cell->place;
    rows = 1;
  }
  for (size_t p = label->first; p < label->first + label->count; p++) {
    const govd__pdf_piece *piece = &table->pieces[p];
    for (size_t w = 0; w < piece->count; w++) {
      const govd__pdf_word *word = &table->text->words[piece->first + w];
      add_word(g, word, w > 0);
    }
  }
  for (size_t r = place; r < place + rows; r++) *taken_at(g, r, label->column) = true;
  return fill(g, (govd__span){g->head.levels + place, label->column, rows, 1});
}

/* Whether a row has a label in a column behind this one, and none in this. */
static bool can_cover(const grid *g, size_t place, size_t column) {
  if (*taken_at(g, place, column)) return false;
  for (size_t c = column + 1; c < g->table->label_columns; c++) {
    if (*taken_at(g, place, c)) return true;
  }
  return false;
}

/* The rows that a group's label stands for: in its middle; from the first on that is free. */
static govd_status fill_group(grid *g, const govd__pdf_label *label, size_t *from) {
  double middle = (label->top + label->bottom) / 2;
  size_t rows = g->table->row_count;
  size_t nearest = GOVD_NONE;
  for (size_t place = 0; place < rows; place++) {
    if (!can_cover(g, place, label->column)) continue;
    double off = fabs(row_at(g, place)->middle - middle);
    if (nearest == GOVD_NONE || off < fabs(row_at(g, nearest)->middle - middle)) nearest = place;
  }
  if (nearest == GOVD_NONE) {
    for (nearest = 0; nearest + 1 < rows && row_at(g, nearest)->middle < middle;) nearest++;
    return fill_label(g, label, nearest, 1);
  }
  size_t first = nearest;
  while (first > *from && can_cover(g, first - 1, label->column)) first--;
  double best = HUGE_VAL;
  size_t last = nearest;
  for (size_t place = nearest; place < rows && can_cover(g, place, label->column); place++) {
    double off = fabs((row_at(g, first)->top + row_at(g, place)->bottom) / 2 - middle);
    if (off < best) {
      best = off;
      last = place;
    }
  }
  if (best > g->table->pieces[label->first].size * 2)
    first = last = nearest; /* who knows how far it reaches */
  *from = last + 1;
  return fill_label(g, label, first, last - first + 1);
}

static govd_status fill_labels(grid *g) {
  const govd__pdf_table *table = g->table;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < table->label_count && status == GOVD_OK; i++) {
    const govd__pdf_label *label = &table->labels[i];
    if (label->row == GOVD_NONE) continue;
    status = fill_label(g, label, g->order[label->row], 1);
  }
  for (size_t column = table->label_columns; column-- > 0;) {
    size_t from = 0;
    for (size_t i = 0; i < table->label_count && status == GOVD_OK; i++) {
      const govd__pdf_label *label = &table->labels[i];
      if (label->row == GOVD_NONE && label->column == column) status = fill_group(g, label, &from);
    }
  }
  return status;
}

/* Figures */

/* A word in the columns of figures, and the row that it stands in. */
typedef struct placed {
  size_t row;
  size_t column;
  size_t span;
  size_t word;
  size_t line;
} placed;

static size_t row_of_line(const govd__pdf_table *table, size_t i) {
  size_t nearest = GOVD_NONE;
  const govd__pdf_line *line = &table->text->lines[i];
  for (size_t r = 0; r < table->row_count; r++) {
    const govd__pdf_row *row = &table->rows[r];
    if (row->line == GOVD_NONE) continue;
    if (i >= row->line && i < row->behind) return r;
    bool nearer = nearest == GOVD_NONE ||
                  fabs(row->middle - line->middle) < fabs(table->rows[nearest].middle - line->middle);
    if (row->page == line->page && nearer) nearest = r;
  }
  return nearest;
}

/* The column that a line of a note belongs to: its words may be wider than the figures and reach over others.
 */
static size_t nearest_column(const govd__pdf_table *table, const govd__pdf_word *word) {
  size_t nearest = 0;
  double best = HUGE_VAL;
  for (size_t c = 0; c < table->column_count; c++) {
    double off = fabs(table->columns[c].left + table->columns[c].right - word->left - word->right);
    if (off >= best) continue;
    best = off;
    nearest = c;
  }
  return nearest;
}

static int by_place(const void *a, const void *b) {
  const placed *first = a;
  const placed *second = b;
  if (first->row != second->row) return first->row < second->row ? -1 : 1;
  if (first->column != second->column) return first->column < second->column ? -1 : 1;
  return first->word < second->word ? -1 : first->word > second->word;
}

static size_t place_words(const grid *g, placed *words) {
  const govd__pdf_table *table = g->table;
  const govd__pdf_text *t = table->text;
  size_t count = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use != GOVD__PDF_BODY) continue;
    size_t row = GOVD_NONE;
    for (size_t w = line->first; w < line->first + line->count; w++) {
      if (t->words[w].left < table->part.zone - 0.5) continue;
      size_t column;
      size_t span = govd__pdf_columns_over(table, &t->words[w], &column);
      if (row == GOVD_NONE) row = row_of_line(table, i);
      bool note = row != GOVD_NONE && table->rows[row].behind > table->rows[row].line + 1;
      if (span > 1 && note && !t->words[w].is_mark) {
        column = nearest_column(table, &t->words[w]);
        span = 1;
      }
      if (span > 0 && row != GOVD_NONE) words[count++] = (placed){g->order[row], column, span, w, i};
    }
  }
  qsort(words, count, sizeof *words, by_place);
  return count;
}

/* Fills the cell of some words. One that stands over several columns gets them, as far as they are empty. */
static govd_status fill_cell(grid *g, const placed *words, size_t count, size_t next_column) {
  const govd__pdf_text *t = g->table->text;
  begin_text(g);
  size_t span = 1;
  for (size_t i = 0; i < count; i++) {
    bool same_line = i > 0 && words[i].line == words[i - 1].line;
    add_word(g, &t->words[words[i].word], same_line);
    if (words[i].span > span) span = words[i].span;
  }
  if (words->column + span > next_column) span = next_column - words->column;
  govd__span cells = {g->head.levels + words->row, g->table->label_columns + words->column, 1, span};
  return fill(g, cells);
}

static govd_status fill_figures(grid *g) {
  const govd__pdf_table *table = g->table;
  const govd__pdf_text *t = table->text;
  size_t most = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) most += t->lines[i].count;
  placed *words = govd__arena_alloc(&table->text->arena, most, sizeof *words);
  if (words == NULL) return govd__fail_memory(g->error);
  size_t count = place_words(g, words);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK;) {
    size_t end = i + 1;
    while (end < count && words[end].row == words[i].row && words[end].column == words[i].column) end++;
    bool more = end < count && words[end].row == words[i].row;
    status = fill_cell(g, words + i, end - i, more ? words[end].column : table->column_count);
    i = end;
  }
  return status;
}

static bool find_out(govd__pdf_table *table, grid *g) {
  if (!govd__pdf_find_columns(table) || !govd__pdf_find_labels(table)) return false;
  govd__pdf_join_stray_rows(table);
  if (!govd__pdf_add_own_rows(table) || !order_rows(g) || !govd__pdf_read_head(table, &g->head)) return false;
  g->taken =
      govd__arena_alloc(&table->text->arena, table->row_count * (table->label_columns + 1), sizeof *g->taken);
  return g->taken != NULL;
}

govd_status govd__pdf_add_table(govd__pdf_table *table, size_t number, govd_document *document,
                                govd_error *error) {
  grid g = {.table = table, .number = (int)number, .document = document, .error = error};
  if (!find_out(table, &g)) return govd__fail_memory(error);
  size_t rows = g.head.levels + table->row_count;
  size_t columns = table->label_columns + table->column_count;
  govd_place place = {.table_number = g.number};
  for (size_t i = table->part.head; i < table->part.end; i++) {
    const govd__pdf_line *line = &table->text->lines[i];
    if (line->use != GOVD__PDF_DROPPED) govd__pdf_widen_by_line(table->text, &place, line);
  }
  govd_status status = govd_document_add_table(document, rows, columns, place, &g.block, error);
  if (status == GOVD_OK) status = fill_empty(&g, rows, columns);
  if (status == GOVD_OK) status = fill_head(&g);
  if (status == GOVD_OK) status = fill_labels(&g);
  if (status == GOVD_OK) status = fill_figures(&g);
  govd__buffer_release(&g.text);
  return status;
}
