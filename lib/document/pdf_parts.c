/* SPDX-License-Identifier: Apache-2.0 */
/* Where a table begins and ends. */
#include <math.h>
#include <string.h>

#include "goes_on.h"
#include "pdf_part.h"

static const double EDGE = 1.5; /* points by which left edges may differ */

/* Whether a table can begin with a line: with text, a gap and a figure, or with two figures. */
static bool is_strong(const govd__pdf_text *t, const govd__pdf_line *line) {
  bool figure = false;
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, line, i);
    figure = figure || (word->is_mark && word->kind == GOVD__PDF_FIGURE);
  }
  if (line->use != GOVD__PDF_PARAGRAPH || !figure) return false;
  if (govd__pdf_count_marks(t, line) >= 2) return true;
  for (size_t i = 1; i < line->count; i++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, line, i);
    if (word->is_mark &&
        word->left - govd__pdf_word_of(t, line, i - 1)->right >= GOVD__PDF_RUN_GAP * line->size)
      return true;
  }
  return line > t->lines && line->page == line[-1].page && govd__pdf_stands_over(t, line - 1, line);
}

static bool says_the_same(const govd__pdf_text *t, const govd__pdf_line *a, const govd__pdf_line *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    const govd__pdf_word *first = govd__pdf_word_of(t, a, i);
    const govd__pdf_word *second = govd__pdf_word_of(t, b, i);
    bool same = first->length == second->length && memcmp(first->text, second->text, first->length) == 0;
    if (!same || fabs(first->left - second->left) > EDGE) return false;
  }
  return true;
}

/* How many lines from one on are the head of the part once more, at the top of a page; 0 if they are not. */
static size_t count_repeated(const govd__pdf_text *t, const govd__pdf_part *part, size_t at) {
  size_t count = part->body - part->head;
  if (count == 0 || at + count > t->line_count) return 0;
  if (at > 0 && t->lines[at - 1].page == t->lines[at].page && t->lines[at - 1].use != GOVD__PDF_DROPPED)
    return 0;
  for (size_t i = 0; i < count; i++) {
    if (!says_the_same(t, &t->lines[part->head + i], &t->lines[at + i])) return 0;
  }
  return count;
}

/* What stands between two parts of one table, whose columns need not be as wide: 续表, or the number of a
 * page. */
static bool is_between_parts(const govd__pdf_text *t, const govd__pdf_line *line) {
  const govd__pdf_word *first = govd__pdf_word_of(t, line, 0);
  if (govd__pdf_is_page_number(t, line)) return true;
  return line->count == 1 && govd__says_table_goes_on(first->text, first->length);
}

/* Whether a line is in larger letters than the texts of the rows above, as a heading is; figures may be in
 * others. */
static bool is_larger(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_line *line,
                      size_t last) {
  enum { NEAR = 8 };
  static const double LARGER = 1.1;
  double size = 0;
  for (size_t i = last > part->head + NEAR ? last - NEAR : part->head; i <= last; i++) {
    for (size_t w = 0; w < t->lines[i].count && t->lines[i].use == GOVD__PDF_PARAGRAPH; w++) {
      const govd__pdf_word *word = govd__pdf_word_of(t, &t->lines[i], w);
      if (!word->is_mark) size = fmax(size, word->bottom - word->top);
    }
  }
  return size > 0 && line->size > LARGER * size;
}

/* A line without figures among rows: a label or a part of one. */
static bool is_label_line(const govd__pdf_text *t, const govd__pdf_part *part, size_t i, size_t last,
                          double labels) {
  const double zone = part->zone;
  const govd__pdf_line *line = &t->lines[i];
  if (is_between_parts(t, line) || govd__pdf_has_field(t, line) || govd__pdf_ends_sentence(t, line) ||
      is_larger(t, part, line, last))
    return false;
  bool beside =
      i + 1 < t->line_count && t->lines[i + 1].has_mark && govd__pdf_is_near(line, &t->lines[i + 1], 0.85);
  if (line->is_prose && line->right > zone - (beside ? 0 : line->size / 2)) return false;
  bool before = govd__pdf_is_near(line, &t->lines[last], 0.85); /* of a cell with text beside figures */
  if (!before && govd__pdf_has_text_behind(t, line, labels)) return false;
  if (!govd__pdf_has_text_over(t, line, zone)) return true;
  return before || beside;
}

/* Whether so much is empty above a line that no table goes on there. */
static bool is_cut_off(const govd__pdf_text *t, size_t i) {
  enum { MOST = 8 };
  const govd__pdf_line *above = &t->lines[i - 1];
  const govd__pdf_line *line = &t->lines[i];
  return above->page == line->page && line->middle - above->middle > MOST * line->size;
}

/* Whether a text of the head stands over the first word of a line: then that is no number of a page. */
static bool has_title(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_line *line) {
  const govd__pdf_word *figure = govd__pdf_word_of(t, line, 0);
  bool digits = figure->kind == GOVD__PDF_FIGURE && line->count == 1;
  for (size_t i = part->head; i < part->body && digits; i++) {
    const govd__pdf_line *titles = &t->lines[i];
    for (size_t w = 0; w < titles->count && titles->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *title = govd__pdf_word_of(t, titles, w);
      double middle = (title->left + title->right) / 2;
      if (fabs(middle - (figure->left + figure->right) / 2) < EDGE) return true;
    }
  }
  return false;
}

/* The last line with figures of the part. What only repeats the head is dropped. */
static size_t last_mark(govd__pdf_text *t, govd__pdf_part *part, size_t first, size_t limit) {
  enum { MOST = 4000 }; /* lines; work grows with their square */
  size_t last = govd__pdf_note_end(t, first);
  double labels = govd__pdf_end_of_label(t, &t->lines[first]);
  for (size_t i = first; i <= last; i++) part->zone = govd__pdf_widen_zone(t, &t->lines[i], part->zone);
  part->zone = govd__pdf_widen_by_note(t, first + 1, last, part->zone);
  for (size_t i = last + 1; i < limit && i < first + MOST; i++) {
    govd__pdf_line *line = &t->lines[i];
    if (line->use == GOVD__PDF_DROPPED) continue;
    size_t repeated = count_repeated(t, part, i);
    if (repeated > 0) {
      for (size_t k = 0; k < repeated; k++) t->lines[i + k].use = GOVD__PDF_DROPPED;
      i += repeated - 1;
      continue;
    }
    if (is_cut_off(t, i) ||
        (govd__pdf_count_marks(t, line) == line->count && is_between_parts(t, line) && line->count < 4 &&
         !has_title(t, part, line) && govd__pdf_word_of(t, line, 0)->left < part->zone - line->size))
      break;
    if (line->has_mark) {
      size_t end = govd__pdf_note_end(t, i);
      double label = govd__pdf_end_of_label(t, line);
      if (label < GOVD__PDF_FAR) labels = labels == GOVD__PDF_FAR ? label : fmax(labels, label);
      part->zone =
          fmin(govd__pdf_widen_zone(t, line, part->zone), govd__pdf_widen_by_note(t, i + 1, end, part->zone));
      while (++i <= end) part->zone = govd__pdf_widen_zone(t, &t->lines[i], part->zone);
      last = i = end;
    } else if (!is_label_line(t, part, i, last, labels)) {
      break;
    }
  }
  return last;
}

/* Whether a line begins where a line of the body does. */
static bool has_edge(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_line *line,
                     size_t last) {
  for (size_t i = part->body; i <= last; i++) {
    if (t->lines[i].use == GOVD__PDF_PARAGRAPH && fabs(t->lines[i].left - line->left) < EDGE) return true;
  }
  return false;
}

/*
 * The label of the last row may be all on the next page, and its figures alone below those of another row, or
 * it has none.
 */
static size_t find_end_over_page(const govd__pdf_text *t, const govd__pdf_part *part, size_t last,
                                 size_t limit) {
  enum { MOST = 4 };
  static const double NEXT_LINE = 1.7;
  const govd__pdf_line *row = &t->lines[last];
  bool alone = last > part->body && row[-1].has_mark && row[-1].page == row->page &&
               govd__pdf_count_marks(t, row) == row->count && row->left > part->zone - 0.5;
  size_t end = last + 1;
  while (end < limit && t->lines[end].use == GOVD__PDF_DROPPED) end++;
  if (end >= limit || t->lines[end].page != row->page + 1) return last + 1;
  if (!alone && !govd__pdf_is_cell(t, part, last, &t->lines[end])) return last + 1;
  size_t begin = end;
  for (; end < limit && end - begin < MOST; end++) {
    const govd__pdf_line *line = &t->lines[end];
    bool label = line->use == GOVD__PDF_PARAGRAPH && !line->has_mark && line->right < part->zone &&
                 (end == begin || govd__pdf_is_near(line, &t->lines[end - 1], NEXT_LINE));
    if (!label || !has_edge(t, part, line, last)) break;
  }
  return end > begin ? end : last + 1;
}

/* The smallest distance of two lines with figures, or of the first one and a title; 0 if there is none. */
static double pitch_of_rows(const govd__pdf_text *t, const govd__pdf_part *part, size_t last) {
  double pitch = 0;
  const govd__pdf_line *above = part->body > part->head ? &t->lines[part->body - 1] : NULL;
  for (size_t i = part->body; i <= last; i++) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use != GOVD__PDF_PARAGRAPH || !line->has_mark) continue;
    double off = above == NULL || above->page != line->page ? 0 : line->middle - above->middle;
    if (off > line->size && (pitch == 0 || off < pitch)) pitch = off;
    above = line;
  }
  return pitch;
}

/* Labels that reach below the last figures, and rows without any, which may be as far apart as others are. */
static size_t find_end(const govd__pdf_text *t, const govd__pdf_part *part, size_t last, size_t limit) {
  static const double CONTINUED = 1.7;
  static const double SAME_PITCH = 0.5; /* points */
  const double pitch = pitch_of_rows(t, part, last) + SAME_PITCH;
  double lead = 0; /* how far the last row's label reaches up from its figures */
  for (size_t i = last; i > part->body && !t->lines[i - 1].has_mark; i--) {
    if (t->lines[i - 1].page == t->lines[last].page) lead = t->lines[last].middle - t->lines[i - 1].middle;
  }
  size_t end = find_end_over_page(t, part, last, limit);
  if (end > last + 1) return end;
  for (; end < limit; end++) {
    const govd__pdf_line *line = &t->lines[end];
    bool label =
        line->use == GOVD__PDF_PARAGRAPH && line->page == t->lines[last].page && !line->has_mark &&
        line->right < part->zone && !is_between_parts(t, line) && !govd__pdf_ends_sentence(t, line) &&
        (govd__pdf_is_near(line, &t->lines[end - 1], CONTINUED) ||
         (line->middle - t->lines[end - 1].middle < pitch && govd__pdf_is_cell(t, part, last, line)));
    double below = line->middle - t->lines[last].middle;
    if (!label || !(below < lead + 0.4 * line->size || has_edge(t, part, line, last))) break;
  }
  return end;
}

/* Whether a figure of a line stands over one of another. */
static bool have_figures_over(const govd__pdf_text *t, const govd__pdf_line *a, const govd__pdf_line *b) {
  for (size_t i = 0; i < a->count; i++) {
    const govd__pdf_word *word = govd__pdf_word_of(t, a, i);
    for (size_t k = 0; k < b->count && word->is_mark; k++) {
      const govd__pdf_word *other = govd__pdf_word_of(t, b, k);
      if (other->is_mark && word->left < other->right && word->right > other->left) return true;
    }
  }
  return false;
}

/*
 * The label of the first row may stand above and below its figures, which then stand alone, with those of
 * the next row below them.
 */
static size_t begin_of_row(const govd__pdf_text *t, size_t from, size_t first) {
  enum { MOST = 6 };
  static const double NEXT_LINE = 1.6;
  for (size_t i = first; i-- > from && first - i <= MOST;) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use == GOVD__PDF_DROPPED) continue;
    if (!govd__pdf_is_near(line, &t->lines[i + 1], NEXT_LINE)) break;
    if (govd__pdf_count_marks(t, line) == line->count && have_figures_over(t, line, &t->lines[first]))
      return i;
  }
  return first;
}

static void mark_lines(govd__pdf_text *t, const govd__pdf_part *part) {
  for (size_t i = part->head; i < part->end; i++) {
    if (t->lines[i].use == GOVD__PDF_DROPPED) continue;
    t->lines[i].use = i < part->body ? GOVD__PDF_HEAD : GOVD__PDF_BODY;
  }
}

bool govd__pdf_find_part(govd__pdf_text *t, size_t from, size_t limit, govd__pdf_part *part) {
  size_t first = from;
  bool blank = false;
  while (first < limit && !blank && !is_strong(t, &t->lines[first])) {
    blank = govd__pdf_find_blank_part(t, from, first, limit, part);
    first++;
  }
  if (!blank && first >= limit) return false;
  if (!blank) {
    first = begin_of_row(t, from, govd__pdf_note_begin(t, from, first));
    part->zone = govd__pdf_widen_zone(t, &t->lines[first], govd__pdf_first_zone(t, first, limit));
    govd__pdf_find_head(t, from, first, part);
    size_t last = last_mark(t, part, first, limit);
    part->end = find_end(t, part, last, limit);
    part->zone = govd__pdf_add_blank_columns(t, part);
  }
  mark_lines(t, part);
  return true;
}
