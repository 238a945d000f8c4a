/* SPDX-License-Identifier: Apache-2.0 */
/* Tables in which no figure has been filled in: a line of titles, and labels below the first of them, or an
 * empty row. */
#include <math.h>
#include <string.h>

#include "pdf_part.h"

static const double RUN_GAP = 1.2; /* a gap that no sentence has, in heights of letters */
static const double EDGE = 1.5;    /* points by which left edges may differ */

/* The first word of a line behind a gap, or NULL. */
static const govd__pdf_word *second_run(const govd__pdf_text *t, const govd__pdf_line *line) {
  for (size_t w = line->first + 1; w < line->first + line->count; w++) {
    if (t->words[w].left - t->words[w - 1].right >= RUN_GAP * line->size) return &t->words[w];
  }
  return NULL;
}

/* 其中： goes before the parts of a figure, and is nothing to be filled in. */
static bool is_of_which(const govd__pdf_word *word) {
  static const char text[] = "其中";
  return word->length > sizeof text - 1 && memcmp(word->text, text, sizeof text - 1) == 0 &&
         word->length <= sizeof text - 1 + strlen("：");
}

bool govd__pdf_has_field(const govd__pdf_text *t, const govd__pdf_line *line) {
  for (size_t w = line->first; w < line->first + line->count; w++) {
    const govd__pdf_word *word = &t->words[w];
    bool wide = word->length >= 3 && memcmp(word->text + word->length - 3, "：", 3) == 0;
    if (is_of_which(word)) continue;
    if (wide || word->text[word->length - 1] == ':') return true;
  }
  return false;
}

/* Rows of a table, and the lines of its head, are not farther apart. */
static bool is_near(const govd__pdf_line *above, const govd__pdf_line *line) {
  static const double LEAST = 24; /* points */
  static const double NEAR = 3.2; /* heights of letters */
  return line->page == above->page && line->middle - above->middle <= fmax(LEAST, NEAR * line->size);
}

/* The same where the page ends between titles and their first label, and no paragraph begins where that does.
 */
static bool is_first_over_page(const govd__pdf_text *t, const govd__pdf_line *titles,
                               const govd__pdf_line *line) {
  if (line->page != titles->page + 1) return false;
  for (size_t i = 0; i < t->line_count; i++) {
    if (t->lines[i].is_prose && fabs(t->lines[i].left - line->left) < EDGE) return false;
  }
  return true;
}

/* Whether a line is a label below others of its kind, or below the titles. */
static bool is_label(const govd__pdf_text *t, const govd__pdf_line *titles, const govd__pdf_line *above,
                     const govd__pdf_line *line) {
  if (line->use != GOVD__PDF_PARAGRAPH || line->has_mark || govd__pdf_has_field(t, line)) return false;
  bool first = above == titles && is_first_over_page(t, titles, line);
  if (second_run(t, line) != NULL || !(first || is_near(above, line))) return false;
  if (fabs(line->size - titles->size) > 0.05 * titles->size) return false;
  const govd__pdf_word *second = second_run(t, titles);
  bool below = line->left < second[-1].right && line->right < second->left;
  return below && (above == titles || fabs(line->left - above->left) < EDGE);
}

static bool are_titles(const govd__pdf_text *t, const govd__pdf_line *line) {
  bool plain =
      line->use == GOVD__PDF_PARAGRAPH && !line->has_mark && !line->is_prose && !govd__pdf_has_field(t, line);
  return plain && second_run(t, line) != NULL;
}

/* The last line of a text in the middle of its cell, as that of a corner is; labels stand at the left. */
static bool is_centred_below(const govd__pdf_line *above, const govd__pdf_line *line) {
  double off = (line->left + line->right - above->left - above->right) / 2;
  return is_near(above, line) && fabs(off) < EDGE && fabs(line->left - above->left) > EDGE;
}

/* Whether titles are the lower lines of longer ones: then labels that seem to stand below them are not all.
 */
static bool have_more_above(const govd__pdf_text *t, size_t at) {
  enum { MOST = 4 }; /* lines: those of titles of other heights lie between, and those of the corner */
  static const double NEXT_LINE = 1.4;
  for (size_t i = at; i-- > 0 && at - i <= MOST;) {
    const govd__pdf_line *above = &t->lines[i];
    const govd__pdf_line *below = above + 1;
    bool close = above->page == below->page && below->middle - above->middle < NEXT_LINE * below->size;
    if (!close || above->use != GOVD__PDF_PARAGRAPH) return false;
    if (second_run(t, above) != NULL) return true;
  }
  return false;
}

/* The next line that is none of what every page has; t->line_count where there is none. */
static size_t line_below(const govd__pdf_text *t, size_t at) {
  do {
    at++;
  } while (at < t->line_count && t->lines[at].use == GOVD__PDF_DROPPED);
  return at;
}

/* Whether a line below titles shows that they have no labels: it reaches farther than below the first of
 * them. An empty row has room above it. */
static bool shows_empty_row(const govd__pdf_text *t, const govd__pdf_line *titles, const govd__pdf_line *last,
                            const govd__pdf_line *below) {
  static const double ROOM = 2.4; /* heights of letters */
  bool text = below->use == GOVD__PDF_PARAGRAPH && !below->has_mark && second_run(t, below) == NULL;
  bool room = below->page != last->page || below->middle - last->middle >= ROOM * last->size;
  return text && room && below->right > govd__pdf_word_of(t, titles, 1)->left;
}

/* The first of the lines above titles that belong to them: names of several columns, and upper lines. */
static size_t begin_of_titles(const govd__pdf_text *t, size_t from, size_t at) {
  const govd__pdf_line *titles = &t->lines[at];
  while (at > from) {
    const govd__pdf_line *above = &t->lines[at - 1];
    const govd__pdf_word *first = govd__pdf_word_of(t, above, 0);
    bool title = above->use == GOVD__PDF_PARAGRAPH && !above->has_mark && !above->is_prose &&
                 is_near(above, above + 1) && !govd__pdf_has_field(t, above) &&
                 !govd__pdf_ends_sentence(t, above) && !govd__pdf_is_numbered(first->text, first->length) &&
                 fabs(above->size - titles->size) < 0.05 * titles->size;
    if (!title) break;
    at--;
  }
  return at;
}

/* Whether a line has many words side by side. Letters of a title that is spaced out are none. */
static bool are_many_titles(const govd__pdf_text *t, const govd__pdf_line *line) {
  enum { MANY = 4 };
  static const double GAP = 0.3;
  static const double SHORTEST = 1.8;
  size_t titles = 0;
  if (line->use != GOVD__PDF_PARAGRAPH || line->has_mark || line->is_prose) return false;
  for (size_t w = line->first; w < line->first + line->count; w++) {
    const govd__pdf_word *word = &t->words[w];
    if (w > line->first && word->left - word[-1].right < GAP * line->size) return false;
    titles += word->right - word->left >= SHORTEST * line->size;
  }
  return titles >= MANY && !govd__pdf_has_field(t, line);
}

/* Lower lines of some titles lie between those of the others, or close below them. */
static size_t end_of_titles(const govd__pdf_text *t, size_t at, size_t limit) {
  static const double BETWEEN = 0.85;
  while (at + 1 < limit && t->lines[at + 1].use == GOVD__PDF_PARAGRAPH && !t->lines[at + 1].has_mark &&
         govd__pdf_is_near(&t->lines[at], &t->lines[at + 1], BETWEEN))
    at++;
  return at;
}

/* Whether titles without labels stand on a line, with an empty row below them; if so, where they are. */
static bool find_empty_row(const govd__pdf_text *t, size_t from, size_t at, size_t limit,
                           govd__pdf_part *part) {
  if (!are_many_titles(t, &t->lines[at])) return false;
  size_t last = end_of_titles(t, at, limit);
  size_t below = line_below(t, last);
  if (below < t->line_count && !shows_empty_row(t, &t->lines[at], &t->lines[last], &t->lines[below]))
    return false;
  *part = (govd__pdf_part){begin_of_titles(t, from, at), last + 1, last + 1, 0};
  return true;
}

bool govd__pdf_find_blank_part(const govd__pdf_text *t, size_t from, size_t at, size_t limit,
                               govd__pdf_part *part) {
  enum { MOST = 40 };
  const govd__pdf_line *titles = &t->lines[at];
  if (find_empty_row(t, from, at, limit, part)) return true;
  if (!are_titles(t, titles) || have_more_above(t, at)) return false;
  const govd__pdf_word *second = second_run(t, titles);
  size_t end = at + 1;
  while (end < limit && end < at + MOST && is_label(t, titles, &t->lines[end - 1], &t->lines[end])) end++;
  if (end == at + 1 || (end < limit && is_centred_below(&t->lines[end - 1], &t->lines[end]))) return false;
  const govd__pdf_line *next = &t->lines[end]; /* a row with figures, or the rest of the head of a table */
  bool goes_on = end < t->line_count && (next->page != next[-1].page || is_near(next - 1, next));
  double labels = fmin(second[-1].right, second->left - titles->size); /* where the first title ends */
  if (goes_on && (next->has_mark || second_run(t, next) != NULL || next->left >= labels)) return false;
  *part = (govd__pdf_part){at, at + 1, end, second->left - titles->size / 2};
  return true;
}
