/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_table.h"

enum { MAX_COLUMNS = 64 };

/* Rows cannot be closer to each other than the lines of one text. */
static const double SAME_ROW = 0.85;

/* Whether a row of other figures stands beside the middle of a note, or none at all. */
static bool is_one_row(const govd__pdf_text *t, size_t first, size_t last) {
  double middle = (t->lines[first].middle + t->lines[last].middle) / 2;
  const govd__pdf_word *note = &t->words[t->lines[first].first + t->lines[first].count - 1];
  for (size_t i = first + 1; i <= last; i++) {
    const govd__pdf_line *line = &t->lines[i];
    bool beside = fabs(line->middle - middle) <= SAME_ROW * line->size;
    for (size_t w = line->first; w < line->first + line->count && !beside; w++) {
      const govd__pdf_word *word = &t->words[w];
      bool of_note = word->left < note->right && word->right > note->left;
      if (word->is_mark && !of_note) return false;
    }
  }
  return true;
}

static void add_row_of_note(govd__pdf_table *table, size_t first, size_t last) {
  const govd__pdf_line *lines = table->text->lines;
  govd__pdf_row *row = &table->rows[table->row_count++];
  *row = (govd__pdf_row){.page = lines[first].page, .line = first, .behind = last + 1};
  row->middle = (lines[first].middle + lines[last].middle) / 2;
  row->top = lines[first].middle - lines[first].size / 2;
  row->bottom = lines[last].middle + lines[last].size / 2;
}

/* The lines of a cell with figures on several lines are half a line from those of the others. */
static void add_mark_line(govd__pdf_table *table, size_t i) {
  const govd__pdf_line *lines = table->text->lines;
  const govd__pdf_line *line = &lines[i];
  govd__pdf_row *row = table->row_count == 0 ? NULL : &table->rows[table->row_count - 1];
  bool same = row != NULL && row->page == line->page &&
              line->middle - lines[row->behind - 1].middle < SAME_ROW * line->size;
  if (!same) {
    row = &table->rows[table->row_count++];
    *row = (govd__pdf_row){.page = line->page, .line = i, .top = line->middle - line->size / 2};
  }
  row->behind = i + 1;
  row->bottom = line->middle + line->size / 2;
  row->middle = (lines[row->line].middle + line->middle) / 2;
}

bool govd__pdf_find_rows(govd__pdf_table *table) {
  const govd__pdf_text *t = table->text;
  const govd__pdf_part *part = &table->part;
  table->rows = govd__arena_alloc(&table->text->arena, part->end - part->body + 1, sizeof *table->rows);
  if (table->rows == NULL) return false;
  for (size_t i = part->body; i < part->end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use != GOVD__PDF_BODY || !line->has_mark) continue;
    size_t end = govd__pdf_note_end(t, i);
    bool apart = table->row_count == 0 || table->rows[table->row_count - 1].page != line->page ||
                 line->middle - table->rows[table->row_count - 1].middle >= SAME_ROW * line->size;
    if (end > i && apart && is_one_row(t, i, end)) {
      add_row_of_note(table, i, end);
      i = end;
      continue;
    }
    add_mark_line(table, i);
  }
  return true;
}

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

static void insert_column(govd__pdf_table *table, const govd__pdf_word *word, bool is_title) {
  if (table->column_count == MAX_COLUMNS) return;
  size_t at = 0;
  while (at < table->column_count && table->columns[at].left < word->left) at++;
  memmove(table->columns + at + 1, table->columns + at, (table->column_count - at) * sizeof *table->columns);
  table->columns[at] = (govd__pdf_column){word->left, word->right, !is_title, !is_title, is_title};
  table->column_count++;
}

static bool is_in_zone(const govd__pdf_table *table, const govd__pdf_word *word) {
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

static void merge_columns(govd__pdf_table *table, size_t first) {
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
  if (count == 0) insert_column(table, word, is_head);
  if (count == 2 && !is_head && !stand_together(table, first)) {
    merge_columns(table, first);
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
    if (next->left - word->right > SMALL * line->size || (both && over != next_over)) {
      i++;
      continue;
    }
    govd__buffer text = {0};
    govd__buffer_add(&text, word->text, word->length);
    govd__pdf_join(&text, next->text, next->length, true);
    word->text = text.failed ? NULL : govd__arena_strndup(&t->arena, text.data, text.length);
    word->length = text.length;
    govd__buffer_release(&text);
    if (word->text == NULL) return false;
    word->right = next->right;
    memmove(next, next + 1, (line->first + line->count - i - 2) * sizeof *next);
    line->count--;
  }
  return true;
}

static bool join_titles(govd__pdf_table *table) {
  for (size_t i = table->part.head; i < table->part.body; i++) {
    if (table->text->lines[i].use == GOVD__PDF_HEAD && !join_title_words(table, &table->text->lines[i]))
      return false;
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
      bool label = line->use == GOVD__PDF_BODY && !is_in_zone(table, &t->words[w]);
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

static void pair_titles(govd__pdf_table *table) {
  bool untitled = table->column_count > 0 && is_untitled(&table->columns[0]);
  const govd__pdf_word *title = untitled ? find_first_title(table) : NULL;
  bool added = title != NULL && table->column_count < MAX_COLUMNS;
  if (added) insert_column(table, title, true);
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
    if (pair) merge_columns(table, c);
  }
}

/* Two figures in one cell stand on either side of those above and below: no column begins with them. */
static void merge_lone_figures(govd__pdf_table *table) {
  enum { COLUMN = 3 };
  static const double CLOSE = 0.8;
  const double size = table->text->lines[table->part.body].size;
  for (size_t c = 0; c + 1 < table->column_count;) {
    const govd__pdf_column *column = &table->columns[c];
    const govd__pdf_column *next = column + 1;
    bool lone =
        column->figures == 1 ? next->figures >= COLUMN : next->figures == 1 && column->figures >= COLUMN;
    if (lone && next->left - column->right < CLOSE * size && !stand_together(table, c)) {
      merge_columns(table, c);
    } else {
      c++;
    }
  }
}

enum { MARKS, TEXTS, TITLES, PASSES };

static bool is_of_pass(const govd__pdf_table *table, const govd__pdf_line *line, const govd__pdf_word *word,
                       int pass) {
  if (line->use == GOVD__PDF_HEAD) return pass == TITLES && word->right > table->part.zone + 1;
  if (!is_in_zone(table, word)) return false;
  return line->use == GOVD__PDF_BODY && line->has_mark && pass == (word->is_mark ? MARKS : TEXTS);
}

bool govd__pdf_find_columns(govd__pdf_table *table) {
  govd__pdf_text *t = table->text;
  const govd__pdf_part *part = &table->part;
  size_t from = t->lines[part->head].first;
  size_t to = t->lines[part->end - 1].first + t->lines[part->end - 1].count;
  const govd__pdf_word **words = govd__arena_alloc(&t->arena, to - from, sizeof *words);
  table->columns = govd__arena_alloc(&t->arena, MAX_COLUMNS + 1, sizeof *table->columns);
  if (words == NULL || table->columns == NULL) return false;
  for (int pass = 0; pass < PASSES; pass++) {
    if (pass == TEXTS) merge_lone_figures(table);
    if (pass == TITLES && !join_titles(table)) return false;
    size_t count = 0;
    for (size_t i = part->head; i < part->end; i++) {
      const govd__pdf_line *line = &t->lines[i];
      for (size_t w = 0; w < line->count; w++) {
        const govd__pdf_word *word = &t->words[line->first + w];
        if (is_of_pass(table, line, word, pass)) words[count++] = word;
      }
    }
    if (pass != TITLES) qsort(words, count, sizeof *words, by_width);
    for (size_t i = 0; i < count; i++)
      take_word(table, words[pass == TITLES ? count - 1 - i : i], pass == TITLES);
  }
  pair_titles(table);
  return true;
}
