/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "pdf_text.h"

/* Parts of the height of letters. */
static const double SAME_LINE = 0.3; /* two halves of a row are half a line apart: 0.5 and more */
static const double NO_GAP = 0.12;   /* where the font changes a word ends, without a gap */
static const double CELL_GAP = 0.9;  /* between a figure and the text beside it */
static const double WIDE_BLANK = 1.5;

static double middle_of(const govd__pdf_word *word) { return (word->top + word->bottom) / 2; }
static double size_of(const govd__pdf_word *word) { return word->bottom - word->top; }

static int by_height(const void *a, const void *b) {
  const govd__pdf_word *first = a;
  const govd__pdf_word *second = b;
  if (first->page != second->page) return first->page < second->page ? -1 : 1;
  double difference = middle_of(first) - middle_of(second);
  if (difference != 0) return difference < 0 ? -1 : 1;
  return first->left < second->left ? -1 : first->left > second->left;
}

static int from_left(const void *a, const void *b) {
  const govd__pdf_word *first = a;
  const govd__pdf_word *second = b;
  return first->left < second->left ? -1 : first->left > second->left;
}

/* A unit or a note that a blank separates from its figure. */
static bool belongs_to(const govd__pdf_word *figure, const govd__pdf_word *word, double gap) {
  static const double BLANK = 0.6;
  if (figure->kind != GOVD__PDF_FIGURE || gap < 0 || gap > BLANK * size_of(figure)) return false;
  bool note = word->text[0] == '(' || strncmp(word->text, "（", 3) == 0;
  return word->kind == GOVD__PDF_UNIT || note;
}

/* Whether a text goes on with what cannot begin one: the point of a numeral. */
static bool begins_with_point(const govd__pdf_word *word) {
  static const char *const points[] = {".", "．", "、", "）", ")", "，", "。"};
  for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
    if (strncmp(word->text, points[i], strlen(points[i])) == 0) return true;
  }
  return false;
}

/* Whether a word is a numeral whose point a blank separates from it, as in 四 、 */
static bool is_numeral_of(const govd__pdf_word *numeral, const govd__pdf_word *word, double gap) {
  static const char point[] = "、";
  enum { LONGEST = 12 };
  if (gap < 0 || gap > WIDE_BLANK * size_of(numeral) || !begins_with_point(word)) return false;
  char text[LONGEST + sizeof point];
  if (numeral->length > LONGEST) return false;
  memcpy(text, numeral->text, numeral->length);
  memcpy(text + numeral->length, point, sizeof point);
  return govd__pdf_is_numbered(text, numeral->length + sizeof point - 1);
}

/* Makes one word of those between which there is no gap. False where memory runs out. */
static bool glue(govd__pdf_text *t, govd__pdf_word *words, size_t *count) {
  size_t kept = 0;
  govd__buffer joined = {0};
  for (size_t i = 1; i < *count; i++) {
    govd__pdf_word *last = &words[kept];
    double gap = words[i].left - last->right;
    bool apart = fabs(gap) > NO_GAP * fmin(size_of(last), size_of(&words[i]));
    bool figures = last->kind == GOVD__PDF_FIGURE && words[i].kind == GOVD__PDF_FIGURE;
    bool blank = belongs_to(last, &words[i], gap) || is_numeral_of(last, &words[i], gap);
    if ((apart && !blank) || figures) {
      words[++kept] = words[i];
      continue;
    }
    joined.length = 0;
    govd__buffer_add(&joined, last->text, last->length);
    if (blank && apart) govd__buffer_putc(&joined, ' ');
    govd__buffer_add(&joined, words[i].text, words[i].length);
    last->text = joined.failed ? NULL : govd__arena_strndup(&t->arena, joined.data, joined.length);
    if (last->text == NULL) break;
    last->length = joined.length;
    last->right = fmax(last->right, words[i].right);
    last->top = fmin(last->top, words[i].top);
    last->bottom = fmax(last->bottom, words[i].bottom);
    last->kind = govd__pdf_kind_of(last->text, last->length);
  }
  bool done = words[kept].text != NULL;
  *count = kept + 1;
  govd__buffer_release(&joined);
  return done;
}

bool govd__pdf_join_next(govd__pdf_text *t, govd__pdf_line *line, size_t i) {
  govd__pdf_word *word = &t->words[i];
  govd__pdf_word *next = word + 1;
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
  return true;
}

/* Whether one of some words from left to right stands above or below the next, too: then they are no line. */
static bool are_stacked(const govd__pdf_word *words, size_t count) {
  static const double TOUCH = 0.5;  /* points */
  static const double HIGHER = 0.1; /* heights of letters: a word printed twice is as high */
  for (size_t i = 0; i + 1 < count; i++) {
    const govd__pdf_word *next = &words[i + 1];
    bool over = next->left < words[i].right - TOUCH;
    if (over && fabs(middle_of(next) - middle_of(&words[i])) > HIGHER * size_of(next)) return true;
  }
  return false;
}

/* Where the widest step is between words from the top down. */
static size_t find_step(const govd__pdf_word *words, size_t count) {
  size_t best = 1;
  for (size_t i = 2; i < count; i++) {
    double step = middle_of(&words[i]) - middle_of(&words[i - 1]);
    if (step > middle_of(&words[best]) - middle_of(&words[best - 1])) best = i;
  }
  return best;
}

static govd_status add_line(govd__pdf_text *t, size_t first, size_t count, govd_error *error) {
  govd__pdf_word *words = t->words + first;
  qsort(words, count, sizeof *words, from_left);
  govd__pdf_line *lines = govd__grow(t->lines, t->line_count, &t->line_capacity, sizeof *lines);
  if (lines != NULL) t->lines = lines;
  if (lines == NULL || !glue(t, words, &count)) return govd__fail_memory(error);
  govd__pdf_line line = {.first = first, .count = count, .page = words[0].page, .left = words[0].left};
  for (size_t i = 0; i < count; i++) {
    line.right = fmax(line.right, words[i].right);
    line.middle += middle_of(&words[i]) / (double)count;
    line.size = fmax(line.size, size_of(&words[i]));
  }
  lines[t->line_count++] = line;
  return GOVD_OK;
}

/*
 * The last line of a title may stand almost as high as the row below it, so that they look like one
 * line; where words stand above each other they are two.
 */
static govd_status add_lines(govd__pdf_text *t, size_t first, size_t count, govd_error *error) {
  govd__pdf_word *words = t->words + first;
  qsort(words, count, sizeof *words, from_left);
  if (!are_stacked(words, count)) return add_line(t, first, count, error);
  qsort(words, count, sizeof *words, by_height);
  size_t upper = find_step(words, count);
  govd_status status = add_line(t, first, upper, error);
  return status == GOVD_OK ? add_line(t, first + upper, count - upper, error) : status;
}

/* A letter or a stroke may stand above or below the others; half of the words are not. */
static int by_size(const void *a, const void *b) {
  double first = *(const double *)a;
  double second = *(const double *)b;
  return first < second ? -1 : first > second;
}

static govd_status find_margins(govd__pdf_text *t, govd_error *error) {
  double *edges = govd__calloc(t->line_count * 2, sizeof *edges);
  if (edges == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < t->line_count; i++) {
    edges[i] = t->lines[i].left;
    edges[t->line_count + i] = t->lines[i].right;
  }
  qsort(edges, t->line_count, sizeof *edges, by_size);
  qsort(edges + t->line_count, t->line_count, sizeof *edges, by_size);
  t->left = edges[t->line_count / 50];
  t->right = edges[2 * t->line_count - 1 - t->line_count / 50];
  govd__free(edges);
  return GOVD_OK;
}

/* A figure or a unit in a sentence has text on both sides, or close to one. */
static bool is_apart(const govd__pdf_text *t, const govd__pdf_line *line, size_t i) {
  const govd__pdf_word *words = t->words + line->first;
  double before = i == 0 ? 1000 : words[i].left - words[i - 1].right;
  double behind = i + 1 == line->count ? 1000 : words[i + 1].left - words[i].right;
  bool text_before = i > 0 && words[i - 1].kind == GOVD__PDF_TEXT;
  bool text_behind = i + 1 < line->count && words[i + 1].kind == GOVD__PDF_TEXT;
  double gap = CELL_GAP * line->size;
  if (text_behind && (behind < gap || (behind < WIDE_BLANK * line->size && begins_with_point(&words[i + 1]))))
    return false;
  bool figure_before = i > 0 && !text_before;
  if (words[i].kind == GOVD__PDF_UNIT && before < gap && figure_before) return false; /* of that figure */
  return !text_before || before > gap / 3;
}

/* A unit stands before figures, or last; what has text behind it is a part of a title. */
static bool has_text_behind(const govd__pdf_text *t, const govd__pdf_line *line, size_t i) {
  for (i++; i < line->count; i++) {
    if (t->words[line->first + i].kind == GOVD__PDF_TEXT) return true;
  }
  return false;
}

/* Many short words with gaps, as the titles of narrow columns are. */
static bool is_row_of_words(const govd__pdf_text *t, const govd__pdf_line *line) {
  enum { MANY = 5 };
  static const double LEAST_GAP = 0.3;
  static const double LONGEST = 6;
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = &t->words[line->first + i];
    if (i > 0 && word->left - word[-1].right < LEAST_GAP * line->size) return false;
    if (word->right - word->left > LONGEST * line->size) return false;
  }
  return line->count >= MANY;
}

static void classify(const govd__pdf_text *t, govd__pdf_line *line) {
  govd__pdf_word *words = t->words + line->first;
  double gap = 0; /* the widest */
  for (size_t i = 0; i < line->count; i++) {
    bool unit =
        words[i].kind == GOVD__PDF_UNIT && (i > 0 || line->count == 1) && !has_text_behind(t, line, i);
    words[i].is_mark = (unit || words[i].kind == GOVD__PDF_FIGURE) && is_apart(t, line, i);
    line->has_mark = line->has_mark || words[i].is_mark;
    if (i > 0) gap = fmax(gap, words[i].left - words[i - 1].right);
  }
  double width = line->right - line->left;
  line->is_prose = gap < CELL_GAP * line->size && width > (t->right - t->left) * 0.55 &&
                   !is_row_of_words(t, line) && !(line->count > 1 && words[line->count - 1].is_mark);
  if (line->is_prose) line->has_mark = false;
}

/* How many units stand above or below one, with the same edge or the same middle. */
static size_t count_above(const govd__pdf_word *const *units, size_t count, const govd__pdf_word *unit) {
  static const double SAME = 1.5;
  size_t same = 0;
  for (size_t i = 0; i < count; i++) {
    double left = units[i]->left - unit->left;
    double right = units[i]->right - unit->right;
    same += fabs(left) < SAME || fabs(left + right) < 2 * SAME;
  }
  return same;
}

/* Whether figures stand above or below a word for none; 无 may also be what a line of a label ends with. */
static bool has_figures_above(const govd__pdf_text *t, size_t line, const govd__pdf_word *nothing) {
  enum { NEAR = 12 };
  size_t from = line > NEAR ? line - NEAR : 0;
  for (size_t i = from; i < t->line_count && i < line + NEAR; i++) {
    for (size_t w = t->lines[i].first; w < t->lines[i].first + t->lines[i].count; w++) {
      const govd__pdf_word *word = &t->words[w];
      bool figure =
          word->is_mark && word->kind == GOVD__PDF_FIGURE && !govd__pdf_is_nothing(word->text, word->length);
      if (figure && word->left < nothing->right && word->right > nothing->left) return true;
    }
  }
  return false;
}

/* Units make a column. A lone 项 or 人 is what was left of a text for its second line. */
static govd_status drop_lone_marks(govd__pdf_text *t, govd_error *error) {
  enum { COLUMN = 3, MOST = 5000 };
  const govd__pdf_word **units = govd__calloc(t->word_count, sizeof *units);
  if (units == NULL) return govd__fail_memory(error);
  size_t count = 0;
  for (size_t i = 0; i < t->line_count; i++) {
    for (size_t w = t->lines[i].first; w < t->lines[i].first + t->lines[i].count && count < MOST; w++) {
      if (t->words[w].is_mark && t->words[w].kind == GOVD__PDF_UNIT) units[count++] = &t->words[w];
    }
  }
  for (size_t i = 0; i < t->line_count; i++) {
    govd__pdf_line *line = &t->lines[i];
    if (!line->has_mark) continue;
    line->has_mark = false;
    for (size_t w = line->first; w < line->first + line->count; w++) {
      govd__pdf_word *word = &t->words[w];
      bool unit = word->is_mark && word->kind == GOVD__PDF_UNIT;
      bool beside = w > line->first && word->left - word[-1].right < 1.2 * line->size && !word[-1].is_mark;
      bool nothing = beside && word->is_mark && govd__pdf_is_nothing(word->text, word->length);
      if (unit && count_above(units, count, word) < COLUMN) word->is_mark = false;
      if (nothing && !has_figures_above(t, i, word)) word->is_mark = false;
      line->has_mark = line->has_mark || word->is_mark;
    }
  }
  govd__free(units);
  return GOVD_OK;
}

govd_status govd__pdf_find_lines(govd__pdf_text *t, govd_error *error) {
  if (t->word_count == 0) return GOVD_OK;
  qsort(t->words, t->word_count, sizeof *t->words, by_height);
  size_t first = 0;
  for (size_t i = 1; i <= t->word_count; i++) {
    const govd__pdf_word *start = &t->words[first];
    const govd__pdf_word *word = &t->words[i];
    bool same = i < t->word_count && word->page == start->page &&
                middle_of(word) - middle_of(start) < SAME_LINE * fmin(size_of(word), size_of(start));
    if (same) continue;
    govd_status status = add_lines(t, first, i - first, error);
    if (status != GOVD_OK) return status;
    first = i;
  }
  govd_status status = find_margins(t, error);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < t->line_count; i++) classify(t, &t->lines[i]);
  return drop_lone_marks(t, error);
}
