/* SPDX-License-Identifier: Apache-2.0 */
/* Columns that are none: figures that share a cell with another stand to its left or its right. */
#include <math.h>

#include "pdf_table.h"

/* Parts of the height of letters. */
static const double BLANK = 0.55; /* the widest between words of one cell */
static const double CLOSE = 0.8;  /* nearer than columns should be */

static bool is_over(const govd__pdf_word *word, const govd__pdf_column *column) {
  return word->left < column->right && word->right > column->left;
}

/* A title that only touches a column stands over its neighbour. */
static bool is_title_of(const govd__pdf_word *title, const govd__pdf_column *column) {
  double middle = (column->left + column->right) / 2;
  double title_middle = (title->left + title->right) / 2;
  return (title->left < middle && title->right > middle) ||
         (column->left < title_middle && column->right > title_middle);
}

/* Whether a title stands over a column: over it and another one, or over it alone. */
static bool has_title(const govd__pdf_table *table, size_t column, size_t other, bool alone) {
  const govd__pdf_text *t = table->text;
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      const govd__pdf_word *word = &t->words[w];
      if (is_title_of(word, &table->columns[column]) && is_title_of(word, &table->columns[other]) != alone)
        return true;
    }
  }
  return false;
}

/* What the figures show of a column and another one beside it. */
typedef struct meeting {
  size_t bridges; /* figures that stand over both */
  size_t pairs;   /* figures of the one that have one of the other beside them */
  size_t singles; /* those that do not */
  double gap;     /* the widest in a pair, in heights of letters */
} meeting;

static meeting look_at(const govd__pdf_table *table, size_t column, size_t other) {
  const govd__pdf_text *t = table->text;
  const govd__pdf_column *a = &table->columns[column];
  const govd__pdf_column *b = &table->columns[other];
  meeting found = {0, 0, 0, 0};
  for (size_t i = table->part.body; i < table->part.end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    const govd__pdf_word *end = t->words + line->first + line->count;
    for (const govd__pdf_word *word = t->words + line->first; word < end; word++) {
      if (!word->is_mark || !is_over(word, a)) continue;
      const govd__pdf_word *beside = column < other ? word + 1 : word - 1;
      bool is_there = beside >= t->words + line->first && beside < end && is_over(beside, b);
      if (is_over(word, b)) {
        found.bridges++;
      } else if (!is_there || is_over(beside, a)) {
        found.singles++;
      } else {
        found.pairs++;
        double gap = fmax(word->left, beside->left) - fmin(word->right, beside->right);
        found.gap = fmax(found.gap, gap / line->size);
      }
    }
  }
  return found;
}

static bool shares_cells(govd__pdf_table *table, size_t lone, size_t other) {
  enum { COLUMN = 3, TIMES = 4 };
  const govd__pdf_column *a = &table->columns[lone];
  const govd__pdf_column *b = &table->columns[other];
  meeting found = look_at(table, lone, other);
  if (found.bridges >= COLUMN && found.bridges >= TIMES * found.pairs) return true;
  bool titled = has_title(table, lone, other, true) || !has_title(table, lone, other, false);
  bool blank = found.pairs > 0 && found.singles == 0 && found.gap <= BLANK;
  if (blank && !titled) return true;
  if (b->figures < COLUMN || a->figures * TIMES > b->figures) return false;
  if (blank) return true;
  if (found.pairs == 0 && found.bridges == 0)
    return false; /* in one cell they would stand above each other */
  double gap = fmax(a->left, b->left) - fmin(a->right, b->right);
  bool close = gap < CLOSE * table->text->lines[table->part.body].size;
  return !titled || (close && table->part.head < table->part.body && !has_title(table, lone, other, true));
}

/* Pairs */

static bool is_blank_between(const govd__pdf_line *line, const govd__pdf_word *left,
                             const govd__pdf_word *right) {
  bool figures =
      left->is_mark && right->is_mark && left->kind == GOVD__PDF_FIGURE && right->kind == GOVD__PDF_FIGURE;
  return figures && right->left - left->right <= BLANK * line->size;
}

bool govd__pdf_is_paired(const govd__pdf_text *t, const govd__pdf_line *line, size_t w) {
  const govd__pdf_word *word = &t->words[w];
  return (w > line->first && is_blank_between(line, word - 1, word)) ||
         (w + 1 < line->first + line->count && is_blank_between(line, word, word + 1));
}

/* Whether two figures a blank apart stand in columns of their own, by other figures or by their titles. */
static bool are_of_two_columns(govd__pdf_table *table, const govd__pdf_word *left,
                               const govd__pdf_word *right) {
  size_t columns[2];
  bool each = govd__pdf_columns_over(table, left, &columns[0]) == 1 &&
              govd__pdf_columns_over(table, right, &columns[1]) == 1;
  if (each && columns[0] != columns[1]) return true;
  const govd__pdf_text *t = table->text;
  bool own[2] = {false, false};
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      const govd__pdf_word *title = &t->words[w];
      bool over[2] = {title->left < left->right && title->right > left->left,
                      title->left < right->right && title->right > right->left};
      own[0] = own[0] || (over[0] && !over[1]);
      own[1] = own[1] || (over[1] && !over[0]);
    }
  }
  return own[0] && own[1];
}

/* Where many figures are so close to each other, it is the columns that are. */
static bool has_few_pairs(const govd__pdf_table *table) {
  enum { TIMES = 4 };
  const govd__pdf_text *t = table->text;
  size_t pairs = 0;
  size_t figures = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count; w++) {
      figures += t->words[w].is_mark && t->words[w].kind == GOVD__PDF_FIGURE;
      pairs += govd__pdf_is_paired(t, line, w);
    }
  }
  return pairs > 0 && (pairs <= 2 || pairs * TIMES <= figures);
}

bool govd__pdf_join_pairs(govd__pdf_table *table) {
  if (!has_few_pairs(table)) return true;
  if (!govd__pdf_columns_of_figures(table, false)) return false;
  govd__pdf_text *t = table->text;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w + 1 < line->first + line->count;) {
      const govd__pdf_word *word = &t->words[w];
      if (!is_blank_between(line, word, word + 1) || are_of_two_columns(table, word, word + 1)) {
        w++;
      } else if (!govd__pdf_join_next(t, line, w)) {
        return false;
      }
    }
  }
  return true;
}

/* Columns of lone figures */

void govd__pdf_merge_lone_figures(govd__pdf_table *table) {
  for (size_t c = 0; c < table->column_count;) {
    bool left = c > 0 && shares_cells(table, c, c - 1);
    bool right = !left && c + 1 < table->column_count && shares_cells(table, c, c + 1);
    if (left || right) {
      govd__pdf_merge_columns(table, left ? c - 1 : c);
      c = 0;
    } else {
      c++;
    }
  }
}
