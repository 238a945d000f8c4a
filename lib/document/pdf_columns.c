/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_table.h"

static bool overlaps(const govd__pdf_column *column, const govd__pdf_word *word) {
  static const double TOUCH = 0.5; /* boxes of letters are a little wider than they */
  return word->left < column->right - TOUCH && word->right > column->left + TOUCH;
}

size_t govd__pdf_columns_over(const govd__pdf_table *table, const govd__pdf_word *word, size_t *first) {
  size_t count = 0;
  *first = GOVD_NONE;
  for (size_t c = 0; c < table->column_count; c++) {
    if (!overlaps(&table->columns[c], word)) continue;
    if (count++ == 0) *first = c;
  }
  return count;
}

static int by_width(const void *a, const void *b) {
  const govd__pdf_word *first = *(const govd__pdf_word *const *)a;
  const govd__pdf_word *second = *(const govd__pdf_word *const *)b;
  double difference = (first->right - first->left) - (second->right - second->left);
  if (difference != 0) return difference < 0 ? -1 : 1;
  return first < second ? -1 : first > second;
}

void govd__pdf_insert_column(govd__pdf_table *table, const govd__pdf_word *word, bool is_title) {
  if (table->column_count == GOVD__PDF_MAX_COLUMNS) return;
  size_t at = 0;
  while (at < table->column_count && table->columns[at].left < word->left) at++;
  memmove(table->columns + at + 1, table->columns + at, (table->column_count - at) * sizeof *table->columns);
  table->columns[at] = (govd__pdf_column){word->left, word->right, !is_title, !is_title, is_title};
  table->column_count++;
}

bool govd__pdf_is_in_zone(const govd__pdf_table *table, const govd__pdf_word *word) {
  return word->left >= table->part.zone - 0.5;
}

/* Whether two columns have a word each in some row: then they are two. */
static bool stand_together(govd__pdf_table *table, size_t first) {
  enum { MOST = 200 }; /* each time all rows are looked at */
  if (table->doubts++ > MOST) return true;
  const govd__pdf_text *t = table->text;
  for (size_t r = 0; r < table->row_count; r++) {
    bool has[2] = {false, false};
    for (size_t i = table->rows[r].line; i < table->rows[r].behind; i++) {
      const govd__pdf_line *line = &t->lines[i];
      for (size_t w = 0; w < line->count; w++) {
        const govd__pdf_word *word = &t->words[line->first + w];
        bool left = overlaps(&table->columns[first], word);
        bool right = overlaps(&table->columns[first + 1], word);
        if (left && right) continue;
        has[0] = has[0] || left;
        has[1] = has[1] || right;
      }
    }
    if (has[0] && has[1]) return true;
  }
  return false;
}

void govd__pdf_merge_columns(govd__pdf_table *table, size_t first) {
  govd__pdf_column *columns = table->columns;
  columns[first].right = fmax(columns[first].right, columns[first + 1].right);
  columns[first].figures += columns[first + 1].figures;
  columns[first].has_titles = columns[first].has_titles || columns[first + 1].has_titles;
  columns[first].has_figures = columns[first].has_figures || columns[first + 1].has_figures;
  table->column_count--;
  memmove(columns + first + 1, columns + first + 2, (table->column_count - first - 1) * sizeof *columns);
}

/*
 * (Titles are taken from the lowest up, since upper ones may stand over several columns.)
 * Words of one column overlap each other, however it is aligned, since they share an edge or
 * their middle. The narrow ones come first and tell the columns apart; a wide one over two
 * columns joins them only if they never have a word each in one row.
 */
static void take_word(govd__pdf_table *table, const govd__pdf_word *word, bool is_head) {
  size_t first;
  size_t count = govd__pdf_columns_over(table, word, &first);
  if (count == 0) govd__pdf_insert_column(table, word, is_head);
  if (count == 2 && !is_head && !stand_together(table, first)) {
    govd__pdf_merge_columns(table, first);
    count = 1;
  }
  if (count == 1) {
    govd__pdf_column *column = &table->columns[first];
    column->left = fmin(column->left, word->left);
    column->right = fmax(column->right, word->right);
    column->figures += !is_head;
    column->has_titles = column->has_titles || is_head;
    column->has_figures = column->has_figures || !is_head;
  }
}

enum { MARKS, TEXTS, TITLES, PASSES };

static bool is_of_pass(const govd__pdf_table *table, const govd__pdf_line *line, const govd__pdf_word *word,
                       int pass) {
  if (line->use == GOVD__PDF_HEAD) return pass == TITLES && word->right > table->part.zone + 1;
  if (!govd__pdf_is_in_zone(table, word)) return false;
  return line->use == GOVD__PDF_BODY && line->has_mark && pass == (word->is_mark ? MARKS : TEXTS);
}

static void take_words(govd__pdf_table *table, const govd__pdf_word **words, size_t count, int pass) {
  if (pass != TITLES) qsort(words, count, sizeof *words, by_width);
  for (size_t i = 0; i < count; i++)
    take_word(table, words[pass == TITLES ? count - 1 - i : i], pass == TITLES);
}

static const govd__pdf_word **space_for_words(const govd__pdf_table *table) {
  const govd__pdf_line *lines = table->text->lines;
  const govd__pdf_line *last = &lines[table->part.end - 1];
  size_t most = last->first + last->count - lines[table->part.head].first;
  return govd__arena_alloc(&table->text->arena, most, sizeof(const govd__pdf_word *));
}

bool govd__pdf_columns_of_figures(govd__pdf_table *table, bool paired) {
  const govd__pdf_text *t = table->text;
  const govd__pdf_word **words = space_for_words(table);
  table->columns = govd__arena_alloc(&table->text->arena, GOVD__PDF_MAX_COLUMNS + 1, sizeof *table->columns);
  table->column_count = 0;
  if (words == NULL || table->columns == NULL) return false;
  size_t count = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t i = table->rows[r].line; i < table->rows[r].behind; i++) {
      const govd__pdf_line *line = &t->lines[i];
      for (size_t w = line->first; w < line->first + line->count; w++) {
        bool is_taken =
            is_of_pass(table, line, &t->words[w], MARKS) && (paired || !govd__pdf_is_paired(t, line, w));
        if (is_taken) words[count++] = &t->words[w];
      }
    }
  }
  take_words(table, words, count, MARKS);
  return true;
}

bool govd__pdf_find_columns(govd__pdf_table *table) {
  const govd__pdf_text *t = table->text;
  const govd__pdf_part *part = &table->part;
  const govd__pdf_word **words = space_for_words(table);
  if (words == NULL || !govd__pdf_join_pairs(table) || !govd__pdf_columns_of_figures(table, true))
    return false;
  govd__pdf_merge_lone_figures(table);
  for (int pass = TEXTS; pass < PASSES; pass++) {
    if (pass == TITLES && !govd__pdf_join_titles(table)) return false;
    size_t count = 0;
    for (size_t i = part->head; i < part->end; i++) {
      const govd__pdf_line *line = &t->lines[i];
      for (size_t w = line->first; w < line->first + line->count; w++) {
        if (is_of_pass(table, line, &t->words[w], pass)) words[count++] = &t->words[w];
      }
    }
    take_words(table, words, count, pass);
  }
  govd__pdf_pair_titles(table);
  return true;
}
