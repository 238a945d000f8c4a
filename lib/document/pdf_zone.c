/* SPDX-License-Identifier: Apache-2.0 */
/* Where the figures of a table begin: labels stand to the left of that, figures to the right. */
#include <math.h>

#include "pdf_part.h"

/* A figure, or what somebody wrote for one, such as 20余件. */
static bool stands_for_figure(const govd__pdf_word *word) {
  bool digit = word->text[0] >= '0' && word->text[0] <= '9';
  return word->is_mark || (digit && !govd__pdf_is_numbered(word->text, word->length));
}

/*
 * Where the figures begin that stand behind the text of a line; GOVD__PDF_FAR if it has no text before them.
 * A number of the row may stand before the text. Text between figures stands in place of one.
 */
double govd__pdf_zone_of(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t marks = 0;
  while (marks < line->count && stands_for_figure(govd__pdf_word_of(t, line, marks))) marks++;
  if (marks > 1 || marks == line->count) return GOVD__PDF_FAR;
  size_t i = marks;
  while (i < line->count && !govd__pdf_word_of(t, line, i)->is_mark) i++;
  return i < line->count ? govd__pdf_word_of(t, line, i)->left : GOVD__PDF_FAR;
}

double govd__pdf_widen_zone(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  zone = fmin(zone, govd__pdf_zone_of(t, line));
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, line, i);
    if (word->is_mark && word->left < zone && word->right > zone) return word->left;
  }
  return zone;
}

double govd__pdf_widen_by_note(const govd__pdf_text *t, size_t from, size_t to, double zone) {
  static const double WIDEST = 8;
  for (size_t i = from; i <= to; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left < zone && word->right > zone && word->right - word->left < WIDEST * line->size)
        zone = word->left;
    }
  }
  return zone;
}

/* The left edge of all figures, where no line has a label beside them. */
static double first_mark_of(const govd__pdf_text *t, size_t from, size_t to) {
  double left = GOVD__PDF_FAR;
  for (size_t i = from; i <= to; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->has_mark; w++) {
      if (govd__pdf_word_of(t, line, w)->is_mark) left = fmin(left, govd__pdf_word_of(t, line, w)->left);
    }
  }
  return left;
}

/* The nearest line above that is none of what every page has, or NULL. */
static const govd__pdf_line *line_above(const govd__pdf_text *t, size_t i) {
  while (i-- > 0) {
    if (t->lines[i].use != GOVD__PDF_DROPPED) return &t->lines[i];
  }
  return NULL;
}

/* Whether a line has titles side by side, be there gaps between them or, where they fill their cells, many.
 */
static bool are_titles(const govd__pdf_text *t, const govd__pdf_line *line) {
  enum { FEW = 2, MANY = 5 };
  return govd__pdf_count_runs(t, line) > FEW || (line->count >= MANY && !line->is_prose);
}

double govd__pdf_first_zone(const govd__pdf_text *t, size_t first, size_t limit) {
  enum { AHEAD = 40 };
  static const double TABLE = 3.2; /* lines of one are not farther apart */
  double zone = govd__pdf_zone_of(t, &t->lines[first]);
  for (size_t i = govd__pdf_note_end(t, first) + 1; zone == GOVD__PDF_FAR && i < limit && i < first + AHEAD;
       i++) {
    if (t->lines[i].is_prose || !govd__pdf_is_near(&t->lines[i], &t->lines[i - 1], TABLE)) break;
    if (t->lines[i].has_mark) zone = govd__pdf_zone_of(t, &t->lines[i]);
  }
  if (zone < GOVD__PDF_FAR) return zone;
  /* A row without a label may begin with empty cells, which have titles above them. */
  zone = first_mark_of(t, first, govd__pdf_note_end(t, first));
  const govd__pdf_line *above = line_above(t, first);
  bool titles = above != NULL && are_titles(t, above) &&
                (above->page + 1 == t->lines[first].page || govd__pdf_is_near(above, &t->lines[first], 3));
  return titles ? fmin(zone, above->left) : zone;
}

/* Where the texts end that stand to the left of the figures. */
static double end_of_labels(const govd__pdf_text *t, const govd__pdf_part *part) {
  double end = 0;
  for (size_t i = part->body; i < part->end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use == GOVD__PDF_PARAGRAPH; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      if (word->left < part->zone - 0.5) end = fmax(end, word->right);
    }
  }
  return end;
}

/* How far a word of the head is from those to its left; GOVD__PDF_FAR where there is none. */
static double gap_before(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_word *word) {
  double gap = GOVD__PDF_FAR;
  for (size_t i = part->head; i < part->body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *other = govd__pdf_word_of(t, line, w);
      if (other->right <= word->left) gap = fmin(gap, word->left - other->right);
    }
  }
  return gap;
}

double govd__pdf_add_blank_columns(const govd__pdf_text *t, const govd__pdf_part *part) {
  const double labels = end_of_labels(t, part);
  double zone = part->zone;
  for (size_t i = part->head; i < part->body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, line, w);
      double gap = gap_before(t, part, word); /* to the text of the corner, or to another title */
      if (word->left >= labels && gap >= GOVD__PDF_RUN_GAP * line->size && gap < GOVD__PDF_FAR)
        zone = fmin(zone, word->left);
    }
  }
  return zone;
}
