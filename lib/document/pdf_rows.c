/* SPDX-License-Identifier: Apache-2.0 */
/* The rows of a table: those with figures, and those that only have a label. */
#include <math.h>
#include <string.h>

#include "pdf_table.h"

/* Rows cannot be closer to each other than the lines of one text. */
static const double SAME_ROW = 0.85;

/* Whether a word stands below a figure of a line. */
static bool is_below(const govd__pdf_text *t, const govd__pdf_line *line, const govd__pdf_word *word) {
  for (size_t w = line->first; w < line->first + line->count; w++) {
    const govd__pdf_word *figure = &t->words[w];
    if (figure->is_mark && word->left < figure->right && word->right > figure->left) return true;
  }
  return false;
}

/*
 * Whether a row of other figures stands beside the middle of a note, or none at all. They may have notes
 * themselves, longer or shorter, that have their middle there.
 */
static bool is_one_row(const govd__pdf_text *t, size_t first, size_t last) {
  double middle = (t->lines[first].middle + t->lines[last].middle) / 2;
  for (size_t i = first + 1; i <= last; i++) {
    const govd__pdf_line *line = &t->lines[i];
    size_t end = govd__pdf_note_end(t, i);
    double off = fabs((line->middle + t->lines[end].middle) / 2 - middle);
    if (fabs(line->middle - middle) <= SAME_ROW * line->size || (end > i && off <= SAME_ROW * line->size))
      continue;
    for (size_t w = line->first; w < line->first + line->count; w++) {
      if (t->words[w].is_mark && !is_below(t, &t->lines[first], &t->words[w])) return false;
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

/* The only row of a table in which nothing stands, below its titles. */
static void add_empty_row(govd__pdf_table *table) {
  const govd__pdf_line *titles = &table->text->lines[table->part.end - 1];
  govd__pdf_row *row = &table->rows[table->row_count++];
  double top = titles->middle + titles->size / 2;
  *row = (govd__pdf_row){.page = titles->page, .line = GOVD_NONE, .top = top, .bottom = top + titles->size};
  row->middle = (row->top + row->bottom) / 2;
}

bool govd__pdf_find_rows(govd__pdf_table *table) {
  const govd__pdf_text *t = table->text;
  const govd__pdf_part *part = &table->part;
  table->rows = govd__arena_alloc(&table->text->arena, part->end - part->body + 1, sizeof *table->rows);
  if (table->rows == NULL) return false;
  if (part->body == part->end) add_empty_row(table);
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

/* The smallest distance of two rows, between which there may be no label. */
static double row_gap(const govd__pdf_table *table) {
  double gap = HUGE_VAL;
  for (size_t r = 1; r < table->row_count; r++) {
    const govd__pdf_row *above = &table->rows[r - 1];
    const govd__pdf_row *row = &table->rows[r];
    if (above->page == row->page) gap = fmin(gap, row->top - above->bottom);
  }
  return gap == HUGE_VAL || gap < 0 ? 0 : gap;
}

/* Whether a label without figures has so much room round it that it is a row of its own. */
static bool is_own_row(const govd__pdf_table *table, const govd__pdf_label *label, size_t rows, double gap) {
  size_t page = table->text->lines[table->pieces[label->first].line].page;
  const double slack = 0.35 * table->pieces[label->first].size;
  for (size_t r = 0; r < rows; r++) {
    const govd__pdf_row *row = &table->rows[r];
    if (row->page != page) continue;
    if (label->top < row->bottom + gap - slack && label->bottom > row->top - gap + slack) return false;
  }
  return true;
}

static size_t own_row_at(const govd__pdf_table *table, size_t rows, double middle, double size) {
  for (size_t r = rows; r < table->row_count; r++) {
    if (fabs(table->rows[r].middle - middle) < size / 2) return r;
  }
  return GOVD_NONE;
}

static bool is_upright(const govd__pdf_table *table, const govd__pdf_label *label) {
  double left = HUGE_VAL;
  double right = 0;
  for (size_t p = label->first; p < label->first + label->count; p++) {
    left = fmin(left, table->pieces[p].left);
    right = fmax(right, table->pieces[p].right);
  }
  return label->count >= 3 && right - left < 2.5 * table->pieces[label->first].size;
}

/* A row is as high as its labels, but does not reach over the page. */
static void widen_row(const govd__pdf_table *table, govd__pdf_row *row, const govd__pdf_label *label) {
  const govd__pdf_line *lines = table->text->lines;
  const govd__pdf_piece *first = &table->pieces[label->first];
  const govd__pdf_piece *last = first + label->count - 1;
  if (lines[first->line].page == row->page) row->top = fmin(row->top, label->top);
  if (lines[last->line].page == row->page) row->bottom = fmax(row->bottom, label->bottom);
}

bool govd__pdf_add_own_rows(govd__pdf_table *table) {
  size_t rows = table->row_count;
  govd__pdf_row *all = govd__arena_alloc(&table->text->arena, rows + table->label_count, sizeof *all);
  if (all == NULL) return false;
  memcpy(all, table->rows, rows * sizeof *all);
  table->rows = all;
  for (size_t i = 0; i < table->label_count; i++) {
    const govd__pdf_label *label = &table->labels[i];
    if (label->row != GOVD_NONE) widen_row(table, &all[label->row], label);
  }
  double gap = row_gap(table);
  for (size_t i = 0; i < table->label_count; i++) {
    govd__pdf_label *label = &table->labels[i];
    if (label->row != GOVD_NONE || is_upright(table, label) || !is_own_row(table, label, rows, gap)) continue;
    const govd__pdf_piece *piece = &table->pieces[label->first];
    double middle = (label->top + label->bottom) / 2;
    label->row = own_row_at(table, rows, middle, piece->size);
    if (label->row != GOVD_NONE) continue;
    label->row = table->row_count;
    all[table->row_count++] = (govd__pdf_row){.middle = middle,
                                              .top = label->top,
                                              .bottom = label->bottom,
                                              .page = table->text->lines[piece->line].page,
                                              .line = GOVD_NONE};
  }
  return true;
}

/* Whether a row has a word over a column. */
static bool has_word_over(const govd__pdf_table *table, size_t row, const govd__pdf_column *column) {
  const govd__pdf_text *t = table->text;
  for (size_t i = table->rows[row].line; i < table->rows[row].behind; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count; w++) {
      if (t->words[w].left < column->right && t->words[w].right > column->left) return true;
    }
  }
  return false;
}

/* Whether a row without a label fits into the gaps of another beside it, as lines of its cells do. */
static bool fits_into(const govd__pdf_table *table, size_t row, size_t other) {
  static const double NEAR = 2.5;
  const govd__pdf_row *a = &table->rows[row];
  const govd__pdf_row *b = &table->rows[other];
  if (a->page != b->page || !b->is_labelled) return false;
  if (fabs(a->middle - b->middle) > NEAR * table->text->lines[a->line].size) return false;
  size_t filled = 0;
  for (size_t c = 0; c < table->column_count; c++) {
    if (!has_word_over(table, row, &table->columns[c])) continue;
    if (has_word_over(table, other, &table->columns[c])) return false;
    filled++;
  }
  return 2 * filled < table->column_count;
}

/* Whether a row is but a figure, a line above or below another row: then its cell has two, in two lines. */
static bool is_line_of(const govd__pdf_table *table, size_t row, size_t other) {
  static const double NEXT_LINE = 1.5;
  const govd__pdf_row *a = &table->rows[row];
  const govd__pdf_row *b = &table->rows[other];
  const govd__pdf_line *line = &table->text->lines[a->line];
  if (a->page != b->page || !b->is_labelled || a->behind > a->line + 1 || line->count > 1) return false;
  return fabs(a->middle - b->middle) < NEXT_LINE * line->size;
}

static void remove_row(govd__pdf_table *table, size_t row) {
  table->row_count--;
  memmove(table->rows + row, table->rows + row + 1, (table->row_count - row) * sizeof *table->rows);
  for (size_t i = 0; i < table->label_count; i++) {
    govd__pdf_label *label = &table->labels[i];
    if (label->row != GOVD_NONE && label->row > row) label->row--;
  }
}

void govd__pdf_join_stray_rows(govd__pdf_table *table) {
  for (size_t r = 0; r < table->row_count; r++) {
    govd__pdf_row *row = &table->rows[r];
    if (row->is_labelled) continue;
    bool below = r + 1 < table->row_count;
    row->goes_up = r > 0 && fits_into(table, r, r - 1);
    row->goes_down = !row->goes_up && below && fits_into(table, r, r + 1);
    if (row->goes_up || row->goes_down) continue;
    row->goes_up = r > 0 && is_line_of(table, r, r - 1);
    row->goes_down = !row->goes_up && below && is_line_of(table, r, r + 1);
  }
  for (size_t r = 0; r < table->row_count;) {
    const govd__pdf_row *row = &table->rows[r];
    if (!row->goes_up && !row->goes_down) {
      r++;
      continue;
    }
    if (row->goes_up) table->rows[r - 1].behind = row->behind;
    if (row->goes_down) table->rows[r + 1].line = row->line;
    remove_row(table, r);
  }
}
