/* SPDX-License-Identifier: Apache-2.0 */
/* Where one table ends and another begins: columns of other widths, with nothing printed between. */
#include <math.h>
#include <stdlib.h>

#include "pdf_table.h"

static const double EDGE = 1.5; /* points by which the edges or the middle of one column may differ */

/* Some rows of a table, with the columns of their figures. */
static bool look_at_rows(const govd__pdf_table *table, size_t from, size_t to, govd__pdf_table *part) {
  *part = *table;
  part->rows += from;
  part->row_count = to - from;
  part->part.zone = 0; /* the labels of some rows may reach over the figures of others */
  part->doubts = 0;
  return govd__pdf_columns_of_figures(part, true);
}

/* Whether two figures of a row stand in one column, or one in two. */
static bool is_crowded(const govd__pdf_table *table, const govd__pdf_row *row, size_t *marks) {
  const govd__pdf_text *t = table->text;
  bool taken[GOVD__PDF_MAX_COLUMNS + 1] = {false};
  bool crowded = false;
  *marks = 0;
  for (size_t i = row->line; i < row->behind; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count; w++) {
      const govd__pdf_word *word = &t->words[w];
      if (!word->is_mark) continue;
      ++*marks;
      size_t column;
      size_t over = govd__pdf_columns_over(table, word, &column);
      crowded = crowded || over != 1 || taken[column];
      if (over > 0) taken[column] = true;
    }
  }
  return crowded;
}

/* A title of the head, from its left to its right. */
typedef struct extent {
  double left;
  double right;
} extent;

static int by_width(const void *a, const void *b) {
  const extent *first = a;
  const extent *second = b;
  double difference = (first->right - first->left) - (second->right - second->left);
  return difference < 0 ? -1 : difference > 0;
}

/* The texts in the lines of the head that stand over the figures; words a small gap apart are one. */
static size_t find_titles(const govd__pdf_table *table, extent *titles, size_t most) {
  static const double GAP = 1.2;
  const govd__pdf_text *t = table->text;
  size_t count = 0;
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      const govd__pdf_word *word = &t->words[w];
      if (word->right <= table->part.zone + 1) continue;
      bool goes_on = w > line->first && count > 0 && word->left - word[-1].right < GAP * line->size;
      if (goes_on) {
        titles[count - 1].right = word->right;
      } else if (count < most) {
        titles[count++] = (extent){word->left, word->right};
      }
    }
  }
  return count;
}

/* How many columns the head shows: titles beside each other, the narrow ones first. */
static size_t count_titles(const govd__pdf_table *table) {
  enum { MOST = 128 };
  extent titles[MOST];
  size_t count = find_titles(table, titles, MOST);
  qsort(titles, count, sizeof *titles, by_width);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    bool apart = true;
    for (size_t k = 0; k < kept && apart; k++)
      apart = titles[i].right <= titles[k].left || titles[i].left >= titles[k].right;
    if (apart) titles[kept++] = titles[i];
  }
  return kept;
}

/*
 * Whether the figures of all rows are not those of one table, by their places alone: two share a place, or no
 * row has all of them, and the head does not show so many columns.
 */
static bool is_doubtful(const govd__pdf_table *table) {
  size_t most = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    size_t marks;
    if (is_crowded(table, &table->rows[r], &marks)) return true;
    if (marks > most) most = marks;
  }
  return most < table->column_count && count_titles(table) < table->column_count;
}

static bool is_aligned(const govd__pdf_column *column, const govd__pdf_table *with) {
  for (size_t c = 0; c < with->column_count; c++) {
    double left = fabs(with->columns[c].left - column->left);
    double right = fabs(with->columns[c].right - column->right);
    double middle = fabs(with->columns[c].left + with->columns[c].right - column->left - column->right) / 2;
    if (left < EDGE || right < EDGE || middle < EDGE) return true;
  }
  return false;
}

/* Whether a text of the head stands over the middle of a column. */
static bool has_title(const govd__pdf_table *table, const govd__pdf_column *column) {
  const govd__pdf_text *t = table->text;
  double middle = (column->left + column->right) / 2;
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count; w++) {
      if (t->words[w].left < middle && t->words[w].right > middle) return true;
    }
  }
  return false;
}

/* Whether two parts have as many columns, which together would be more, and mostly in other places. */
static bool are_apart(const govd__pdf_table *whole, const govd__pdf_table *upper,
                      const govd__pdf_table *lower) {
  if (upper->column_count != lower->column_count || whole->column_count == upper->column_count) return false;
  enum { FEW = 2 }; /* columns; then the rows may just have blanks in other places */
  size_t off = 0;
  for (size_t c = 0; c < lower->column_count; c++) {
    const govd__pdf_column *column = &lower->columns[c];
    off += !is_aligned(column, upper) && !(lower->column_count <= FEW && has_title(lower, column));
  }
  return 2 * off > lower->column_count;
}

/* How much is free above a row; more than any where a page begins. */
static double space_above(const govd__pdf_table *table, size_t row) {
  const govd__pdf_row *above = &table->rows[row - 1];
  const govd__pdf_row *below = &table->rows[row];
  return above->page == below->page ? below->top - above->bottom : HUGE_VAL;
}

/* The line that a row begins with: behind the widest space between it and the row above. */
static size_t first_line_of(const govd__pdf_table *table, size_t row) {
  const govd__pdf_line *lines = table->text->lines;
  size_t best = table->rows[row].line;
  double space = -1;
  size_t last = table->rows[row - 1].behind - 1;
  for (size_t i = last + 1; i <= table->rows[row].line; i++) {
    if (lines[i].use == GOVD__PDF_DROPPED) continue;
    if (lines[i].page != lines[last].page) return i;
    if (lines[i].middle - lines[last].middle > space) {
      space = lines[i].middle - lines[last].middle;
      best = i;
    }
    last = i;
  }
  return best;
}

static bool is_small(const govd__pdf_table *table) {
  enum { MOST_ROWS = 150, MOST_WORDS = 4000 };
  const govd__pdf_line *lines = table->text->lines;
  const govd__pdf_line *last = &lines[table->part.end - 1];
  return table->row_count <= MOST_ROWS &&
         last->first + last->count - lines[table->part.body].first <= MOST_WORDS;
}

bool govd__pdf_find_cut(govd__pdf_table *table, size_t *cut) {
  *cut = GOVD_NONE;
  govd__pdf_table whole;
  if (table->row_count < 2 || !is_small(table)) return true;
  if (!look_at_rows(table, 0, table->row_count, &whole)) return false;
  if (!is_doubtful(&whole)) return true;
  size_t fewest = GOVD_NONE;
  size_t best = 0;
  for (size_t row = 1; row < table->row_count; row++) {
    govd__pdf_table upper;
    govd__pdf_table lower;
    if (!look_at_rows(table, 0, row, &upper) || !look_at_rows(table, row, table->row_count, &lower))
      return false;
    if (!are_apart(&whole, &upper, &lower)) continue;
    size_t count = upper.column_count;
    bool better = count < fewest || (count == fewest && space_above(table, row) > space_above(table, best));
    if (!better) continue;
    fewest = count;
    best = row;
  }
  if (best > 0) *cut = first_line_of(table, best);
  return true;
}
