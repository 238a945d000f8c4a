/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows that the end of a page cuts: lines of the label may stand on both pages, and the figures on either. A
 * program that moves each line by itself may even leave all of the label on the one page, and the figures on
 * the other.
 */
#include <math.h>

#include "pdf_table.h"

static const double BESIDE = 0.5; /* heights of letters by which a row may stand above or below a label */

static size_t page_of(const govd__pdf_table *table, const govd__pdf_piece *piece) {
  return table->text->lines[piece->line].page;
}

size_t govd__pdf_rows_above(const govd__pdf_table *table, double height) {
  size_t from = 0;
  size_t to = table->row_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (table->rows[middle].middle < height) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

bool govd__pdf_is_turned(const govd__pdf_table *table, const govd__pdf_piece *top,
                         const govd__pdf_piece *bottom) {
  return page_of(table, top) != page_of(table, bottom);
}

govd__pdf_beside govd__pdf_rows_beside(const govd__pdf_table *table, const govd__pdf_piece *top,
                                       const govd__pdf_piece *bottom) {
  govd__pdf_beside found = {GOVD_NONE, 0, 0};
  const double end = bottom->middle + BESIDE * bottom->size;
  for (size_t r = govd__pdf_rows_above(table, top->middle - BESIDE * top->size);
       r < table->row_count && table->rows[r].middle <= end; r++) {
    if (table->rows[r].is_labelled) {
      found.labelled++;
    } else {
      found.row = r;
      found.bare++;
    }
  }
  return found;
}

/* Whether a piece is a line of the same text as the one above it. */
static bool goes_on(const govd__pdf_table *table, const govd__pdf_piece *piece) {
  static const double NEXT_LINE = 1.6;
  if (piece == table->pieces || piece->column != piece[-1].column || piece->is_numbered) return false;
  double pitch = piece->middle - piece[-1].middle;
  return page_of(table, piece) == page_of(table, piece - 1) && pitch < NEXT_LINE * piece->size;
}

/* Whether a text in another column of labels has its middle, or its first line, where a row has: it may be
 * the label of that row, though it has not been its turn yet. */
static bool has_text_level(const govd__pdf_table *table, const govd__pdf_row *row, size_t column) {
  static const double LEVEL = 0.3;
  const govd__pdf_piece *end = table->pieces + table->piece_count;
  for (const govd__pdf_piece *top = table->pieces; top < end;) {
    const govd__pdf_piece *bottom = top;
    while (bottom + 1 < end && goes_on(table, bottom + 1)) bottom++;
    bool other = top->column != column && !(table->has_upright && top->column == 0);
    double off =
        fmin(fabs(top->middle - row->middle), fabs((top->middle + bottom->middle) / 2 - row->middle));
    if (other && page_of(table, top) == row->page && off < LEVEL * top->size) return true;
    top = bottom + 1;
  }
  return false;
}

/* Whether a row stands on a page and has no label yet, nor seems to get one in another column. */
static bool is_bare(const govd__pdf_table *table, size_t r, size_t page, size_t column) {
  return r < table->row_count && table->rows[r].page == page && !table->rows[r].is_labelled &&
         !has_text_level(table, &table->rows[r], column);
}

static bool is_above(const govd__pdf_piece *piece, const govd__pdf_row *row) {
  return piece->middle < row->middle - BESIDE * piece->size;
}

static bool is_below(const govd__pdf_piece *piece, const govd__pdf_row *row) {
  return piece->middle > row->middle + BESIDE * piece->size;
}

/* The last row of the page before, where a label is the first text on its page, and no row stands beside it.
 */
static size_t row_before(const govd__pdf_table *table, const govd__pdf_piece *bottom,
                         const govd__pdf_piece *above) {
  size_t page = page_of(table, bottom);
  size_t first = govd__pdf_rows_above(table, table->text->page_tops[page]);
  if (page == 0 || first == 0 || !is_bare(table, first - 1, page - 1, bottom->column)) return GOVD_NONE;
  if (above != NULL && !is_above(above, &table->rows[first - 1])) return GOVD_NONE;
  bool free = first == table->row_count || is_above(bottom, &table->rows[first]);
  return free ? first - 1 : GOVD_NONE;
}

/* The first row of the page behind, where a label is the last text on its page, and no row stands beside it.
 */
static size_t row_behind(const govd__pdf_table *table, const govd__pdf_piece *top,
                         const govd__pdf_piece *below) {
  size_t page = page_of(table, top) + 1;
  if (page == table->text->page_count) return GOVD_NONE;
  size_t first = govd__pdf_rows_above(table, table->text->page_tops[page]);
  if (!is_bare(table, first, page, top->column)) return GOVD_NONE;
  if (below != NULL && !is_below(below, &table->rows[first])) return GOVD_NONE;
  bool free = first == 0 || is_below(top, &table->rows[first - 1]);
  return free ? first : GOVD_NONE;
}

size_t govd__pdf_row_over_page(const govd__pdf_table *table, const govd__pdf_piece *top,
                               const govd__pdf_piece *bottom, const govd__pdf_piece *above,
                               const govd__pdf_piece *below) {
  if (above == NULL || govd__pdf_is_turned(table, above, top)) {
    size_t row = row_before(table, bottom, above);
    if (row != GOVD_NONE) return row;
  }
  bool last = below == NULL || govd__pdf_is_turned(table, bottom, below);
  return last ? row_behind(table, top, below) : GOVD_NONE;
}
