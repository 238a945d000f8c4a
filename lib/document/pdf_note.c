/* SPDX-License-Identifier: Apache-2.0 */
/* Notes in brackets behind figures, and units, that need several lines. */
#include <math.h>
#include <string.h>

#include "pdf_part.h"

static const double EDGE = 1.5; /* points by which the edges of one cell may differ */

/* Brackets that are opened and not closed. */
static int count_open(const govd__pdf_word *word) {
  int open = 0;
  for (size_t i = 0; i < word->length; i++) {
    bool wide = word->length - i >= 3;
    open += word->text[i] == '(' || (wide && memcmp(word->text + i, "（", 3) == 0);
    open -= word->text[i] == ')' || (wide && memcmp(word->text + i, "）", 3) == 0);
  }
  return open;
}

static size_t end_of_note(const govd__pdf_text *t, size_t i, const govd__pdf_word *note) {
  enum { MOST = 24 };
  int open = count_open(note);
  for (size_t k = i + 1; open > 0 && k < t->line_count && k <= i + MOST; k++) {
    const govd__pdf_line *line = &t->lines[k];
    if (line->page != note->page) break;
    for (size_t w = 0; w < line->count; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left < note->right && word->right > note->left) open += count_open(word);
    }
    if (open <= 0) return k;
  }
  return i;
}

/* The line on which 元 stands that belongs to a figure that ends with 万 or 亿, or its own line. */
static size_t end_of_unit(const govd__pdf_text *t, size_t i, const govd__pdf_word *figure) {
  enum { MOST = 3 };
  static const char *const ends[] = {"万", "亿", "百", "千"};
  bool is_cut = false;
  for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
    is_cut = is_cut || (figure->length > 3 && memcmp(figure->text + figure->length - 3, ends[e], 3) == 0);
  }
  for (size_t k = i + 1; is_cut && k < t->line_count && k <= i + MOST; k++) {
    const govd__pdf_line *line = &t->lines[k];
    for (size_t w = 0; w < line->count && line->page == figure->page; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left >= figure->right || word->right <= figure->left) continue;
      return word->length == 3 && memcmp(word->text, "元", 3) == 0 ? k : i;
    }
  }
  return i;
}

/* Whether words below each other have an edge or their middle in common, as those of one cell do. */
static bool share_cell(const govd__pdf_word *a, const govd__pdf_word *b) {
  return fabs(a->left - b->left) < EDGE || fabs(a->right - b->right) < EDGE ||
         fabs(a->left + a->right - b->left - b->right) < 2 * EDGE;
}

/* Whether a text begins with a numeral in brackets; （30 is what a line had room for of a note. */
static bool is_numeral(const govd__pdf_word *word) {
  const char last = word->text[word->length - 1];
  bool cut = count_open(word) > 0 && last >= '0' && last <= '9';
  return !cut && govd__pdf_is_numbered(word->text, word->length);
}

/* The line on which a note begins below its figure, or none with the line itself. */
static size_t note_below(const govd__pdf_text *t, size_t i, const govd__pdf_word *figure,
                         const govd__pdf_word **note) {
  enum { MOST = 3 };
  static const double NEXT_LINE = 1.6;
  double size = figure->bottom - figure->top;
  *note = NULL;
  for (size_t k = i + 1; k < t->line_count && k <= i + MOST; k++) {
    const govd__pdf_line *line = &t->lines[k];
    if (line->page != figure->page || line->middle - t->lines[i].middle > NEXT_LINE * size) break;
    for (size_t w = 0; w < line->count; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left >= figure->right || word->right <= figure->left) continue;
      bool bracket = word->text[0] == '(' || strncmp(word->text, "（", 3) == 0;
      bool label = is_numeral(word); /* （一）, as wide as what stands above */
      if (!bracket || label || !share_cell(figure, word)) return i;
      *note = word;
      return k;
    }
  }
  return i;
}

size_t govd__pdf_note_end(const govd__pdf_text *t, size_t i) {
  const govd__pdf_line *line = &t->lines[i];
  size_t end = i;
  for (size_t w = 0; w < line->count; w++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
    if (!word->is_mark) continue;
    size_t last = count_open(word) > 0 ? end_of_note(t, i, word) : end_of_unit(t, i, word);
    const govd__pdf_word *note = NULL;
    size_t below = word->kind == GOVD__PDF_FIGURE ? note_below(t, i, word, &note) : i;
    if (note != NULL) last = end_of_note(t, below, note);
    if (last > end) end = last;
  }
  return end;
}

size_t govd__pdf_note_begin(const govd__pdf_text *t, size_t from, size_t first) {
  enum { MOST = 5 };
  size_t begin = first;
  for (size_t i = first; i-- > from && first - i <= MOST;) {
    if (t->lines[i].has_mark && t->lines[i].use == GOVD__PDF_PARAGRAPH && govd__pdf_note_end(t, i) >= first)
      begin = i;
  }
  return begin;
}
