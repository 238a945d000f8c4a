/* SPDX-License-Identifier: Apache-2.0 */
/* What a line says to whoever looks for the table around it. */
#include <math.h>
#include <string.h>

#include "pdf_part.h"

const govd__pdf_word *govd__pdf_word_of(const govd__pdf_text *t, const govd__pdf_line *line, size_t i) {
  return &t->words[line->first + i];
}

bool govd__pdf_ends_sentence(const govd__pdf_text *t, const govd__pdf_line *line) {
  static const char stop[] = "。";
  const size_t size = sizeof stop - 1;
  const govd__pdf_word *last = govd__pdf_word_of(t, line, line->count - 1);
  return last->length >= size && memcmp(last->text + last->length - size, stop, size) == 0;
}

size_t govd__pdf_count_marks(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t count = 0;
  for (size_t i = 0; i < line->count; i++) count += govd__pdf_word_of(t, line, i)->is_mark;
  return count;
}

size_t govd__pdf_count_runs(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t runs = 1;
  for (size_t i = 1; i < line->count; i++) {
    runs += govd__pdf_word_of(t, line, i)->left - govd__pdf_word_of(t, line, i - 1)->right >=
            GOVD__PDF_RUN_GAP * line->size;
  }
  return runs;
}

bool govd__pdf_has_text_over(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  const double far = t->left + 0.4 * (t->right - t->left);
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, line, i);
    if (word->is_mark || word->right < zone + 1) continue;
    bool apart =
        i > 0 && word->left - govd__pdf_word_of(t, line, i - 1)->right >= GOVD__PDF_RUN_GAP * line->size;
    bool behind = word->left >= zone - line->size / 2 || (word->left + word->right) / 2 >= zone;
    if (apart || behind || word->left > far) return true;
  }
  return false;
}

double govd__pdf_end_of_label(const govd__pdf_text *t, const govd__pdf_line *line) {
  double end = GOVD__PDF_FAR;
  for (size_t i = 0; i < line->count && !(i > 0 && govd__pdf_word_of(t, line, i)->is_mark); i++)
    end = govd__pdf_word_of(t, line, i)->right;
  return line->count > 0 && govd__pdf_word_of(t, line, line->count - 1)->is_mark ? end : GOVD__PDF_FAR;
}

bool govd__pdf_has_text_behind(const govd__pdf_text *t, const govd__pdf_line *line, double labels) {
  return govd__pdf_count_runs(t, line) > 1 && govd__pdf_word_of(t, line, line->count - 1)->left > labels;
}

bool govd__pdf_stands_over(const govd__pdf_text *t, const govd__pdf_line *line, const govd__pdf_line *row) {
  static const double EDGE = 1.5; /* points */
  static const double GAP = 0.9;
  if (line->count != 2 || row->count != 2 || line->has_mark || !t->words[row->first + 1].is_mark)
    return false;
  const govd__pdf_word *title = govd__pdf_word_of(t, line, 0);
  const govd__pdf_word *label = govd__pdf_word_of(t, row, 0);
  bool apart =
      title[1].left - title->right > GAP * line->size && label[1].left - label->right > GAP * row->size;
  double off = title[1].left + title[1].right - label[1].left - label[1].right;
  bool below = fabs(title[1].left - label[1].left) < EDGE || fabs(off) < 2 * EDGE;
  return apart && below && fabs(title->left - label->left) < EDGE;
}

bool govd__pdf_is_near(const govd__pdf_line *a, const govd__pdf_line *b, double sizes) {
  return a->page == b->page && fabs(a->middle - b->middle) < sizes * fmin(a->size, b->size);
}

/* The widest text to the left of the figures of some rows ends there. */
static double end_of_labels(const govd__pdf_text *t, const govd__pdf_part *part, size_t last) {
  double end = 0;
  for (size_t i = part->body; i <= last; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left < part->zone - 0.5 && !word->is_mark) end = fmax(end, word->right);
    }
  }
  return end;
}

bool govd__pdf_is_cell(const govd__pdf_text *t, const govd__pdf_part *part, size_t last,
                       const govd__pdf_line *line) {
  static const double EDGE = 1.5; /* points */
  const govd__pdf_line *row = &t->lines[last];
  if (line->size > 1.1 * row->size || govd__pdf_ends_sentence(t, line)) return false;
  if (line->page != row->page && line->right > end_of_labels(t, part, last) + EDGE) return false;
  bool prose = false;
  for (size_t i = 0; i < t->line_count; i++) {
    const govd__pdf_line *other = &t->lines[i];
    if (!other->is_prose || other->use != GOVD__PDF_PARAGRAPH) continue;
    if (fabs(other->left - line->left) < EDGE) return false;
    prose = true;
  }
  return prose;
}
