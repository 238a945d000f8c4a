/* SPDX-License-Identifier: Apache-2.0 */
/* Titles and the columns of figures below them. */
#include <math.h>
#include <string.h>

#include "pdf_table.h"

/*
 * Words of a title have gaps where someone spaced them out. Those with a small gap are one,
 * unless they stand over different columns. False where memory runs out.
 */
static bool join_title_words(govd__pdf_table *table, govd__pdf_line *line) {
  static const double SMALL = 0.52; /* a blank has half an em */
  govd__pdf_text *t = table->text;
  for (size_t i = line->first; i + 1 < line->first + line->count;) {
    govd__pdf_word *word = &t->words[i];
    govd__pdf_word *next = word + 1;
    size_t over;
    size_t next_over;
    bool both =
        govd__pdf_columns_over(table, word, &over) > 0 && govd__pdf_columns_over(table, next, &next_over) > 0;
    double gap = next->left - word->right; /* none where the one was cut off at the other */
    if (gap <= 0 || gap > SMALL * line->size || (both && over != next_over)) {
      i++;
      continue;
    }
    if (!govd__pdf_join_next(t, line, i)) return false;
  }
  return true;
}

/* The words of a line of the head as titles: those from `from` on up to this one are of so many columns. */
typedef struct sharing {
  size_t from;    /* the word that the last title begins with */
  size_t columns; /* the last title's, plus 1; GOVD_NONE if the words cannot be shared out */
} sharing;

/* Whether none of some words stands over another column than one. */
static bool are_over(const govd__pdf_table *table, const govd__pdf_word *first, const govd__pdf_word *last,
                     size_t column) {
  for (const govd__pdf_word *word = first; word <= last; word++) {
    size_t over;
    size_t count = govd__pdf_columns_over(table, word, &over);
    if (count > 1 || (count == 1 && over != column)) return false;
  }
  return true;
}

/* The column from one on whose title some words are, in its middle, or GOVD_NONE. */
static size_t column_below(const govd__pdf_table *table, const govd__pdf_word *first,
                           const govd__pdf_word *last, size_t from) {
  static const double SAME = 1.5; /* points */
  for (size_t c = from; c < table->column_count; c++) {
    double middle = (table->columns[c].left + table->columns[c].right) / 2;
    bool is_there = fabs((first->left + last->right) / 2 - middle) < SAME;
    if (is_there && are_over(table, first, last, c)) return c;
  }
  return GOVD_NONE;
}

/* The text of the corner may stand before the titles. */
static bool is_of_corner(const govd__pdf_table *table, const govd__pdf_word *word) {
  return word->right < table->part.zone;
}

/* How the words before one are best shared out, with the last title ending there. */
static sharing share_words(const govd__pdf_table *table, const govd__pdf_line *line, const sharing *before,
                           size_t end) {
  static const double WIDE_BLANK = 1.3;
  const govd__pdf_word *words = table->text->words + line->first;
  sharing best = {0, GOVD_NONE};
  for (size_t from = end; from-- > 0;) {
    if (from + 1 < end && words[from + 1].left - words[from].right > WIDE_BLANK * line->size) break;
    if (before[from].columns == GOVD_NONE) continue;
    size_t column = column_below(table, &words[from], &words[end - 1], before[from].columns);
    if (column != GOVD_NONE && (best.columns == GOVD_NONE || column + 1 < best.columns))
      best = (sharing){from, column + 1};
  }
  return best;
}

/*
 * Titles with wide blanks, such as 总　计: where all words of a line can be shared out so that
 * each title stands in the middle of the figures of its own column, they are so.
 */
static bool join_spaced_words(govd__pdf_table *table, govd__pdf_line *line) {
  enum { MOST = 100 };
  const govd__pdf_word *words = table->text->words + line->first;
  if (line->count > MOST) return true;
  sharing shares[MOST + 1] = {{0, 0}};
  bool corner = true;
  for (size_t end = 1; end <= line->count; end++) {
    corner = corner && is_of_corner(table, &words[end - 1]);
    shares[end] = share_words(table, line, shares, end);
    if (shares[end].columns == GOVD_NONE && corner) shares[end] = (sharing){GOVD_NONE, 0};
  }
  if (shares[line->count].columns == GOVD_NONE) return true;
  for (size_t end = line->count; end > 0 && shares[end].from != GOVD_NONE; end = shares[end].from) {
    for (size_t i = end; --i > shares[end].from;) {
      if (!govd__pdf_join_next(table->text, line, line->first + i - 1)) return false;
    }
  }
  return true;
}

/* A title that is too wide for its cell reaches under the next one, which shows where that cell ends. */
static void cut_covered(govd__pdf_table *table, const govd__pdf_line *line) {
  govd__pdf_word *words = table->text->words + line->first;
  for (size_t i = 0; i + 1 < line->count; i++) words[i].right = fmin(words[i].right, words[i + 1].left);
}

bool govd__pdf_join_titles(govd__pdf_table *table) {
  for (size_t i = table->part.head; i < table->part.body; i++) {
    govd__pdf_line *line = &table->text->lines[i];
    if (line->use != GOVD__PDF_HEAD) continue;
    cut_covered(table, line);
    if (!join_spaced_words(table, line) || !join_title_words(table, line)) return false;
  }
  return true;
}

static bool is_untitled(const govd__pdf_column *column) { return column->has_figures && !column->has_titles; }

static bool is_empty(const govd__pdf_column *column) { return column->has_titles && !column->has_figures; }

/*
 * Figures at one side of wide columns stand under no title: then each belongs to the title before
 * it, or each to the title behind it. Whether that can be, throughout the table.
 */
static bool are_pairs(const govd__pdf_table *table, bool title_first) {
  size_t pairs = 0;
  for (size_t c = 0; c < table->column_count; c++) {
    if (!is_untitled(&table->columns[c])) continue;
    bool at_end = title_first ? c == 0 : c + 1 == table->column_count;
    if (at_end || !is_empty(&table->columns[title_first ? c - 1 : c + 1])) return false;
    pairs++;
  }
  return pairs > 0;
}

/* Where the labels of the body end. */
static double end_of_labels(const govd__pdf_table *table) {
  const govd__pdf_text *t = table->text;
  double end = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count; w++) {
      bool label = line->use == GOVD__PDF_BODY && !govd__pdf_is_in_zone(table, &t->words[w]);
      if (label) end = fmax(end, t->words[w].right);
    }
  }
  return end;
}

/* The title of the first column where it stands to the left of all figures: the last before them. */
static const govd__pdf_word *find_first_title(const govd__pdf_table *table) {
  const govd__pdf_text *t = table->text;
  const double labels = end_of_labels(table);
  const govd__pdf_word *title = NULL;
  const govd__pdf_word *corner = NULL; /* there has to be one more word, that of the labels */
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      const govd__pdf_word *word = &t->words[w];
      if (word->right > table->columns[0].left) continue;
      if (title != NULL && word->left < title->right) {
        corner = word;
      } else if (word->left >= labels) {
        corner = title == NULL ? corner : title;
        title = word;
      } else {
        corner = word;
      }
    }
  }
  return corner == NULL ? NULL : title;
}

void govd__pdf_pair_titles(govd__pdf_table *table) {
  bool untitled = table->column_count > 0 && is_untitled(&table->columns[0]);
  const govd__pdf_word *title = untitled ? find_first_title(table) : NULL;
  bool added = title != NULL && table->column_count < GOVD__PDF_MAX_COLUMNS;
  if (added) govd__pdf_insert_column(table, title, true);
  bool behind = are_pairs(table, true);
  bool before = are_pairs(table, false);
  if (added && !behind && !before) {
    table->column_count--;
    memmove(table->columns, table->columns + 1, table->column_count * sizeof *table->columns);
  }
  if (behind == before) return; /* it cannot be told, or there is nothing to pair */
  for (size_t c = 0; c + 1 < table->column_count; c++) {
    const govd__pdf_column *column = &table->columns[c];
    bool pair =
        behind ? is_empty(column) && is_untitled(column + 1) : is_untitled(column) && is_empty(column + 1);
    if (pair) govd__pdf_merge_columns(table, c);
  }
}
