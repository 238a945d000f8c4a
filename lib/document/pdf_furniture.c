/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "pdf_text.h"

bool govd__pdf_is_page_number(const govd__pdf_text *t, const govd__pdf_line *line) {
  static const char marks[] = "第页共/-—–―·. ";
  static const double GAP = 3; /* heights of letters; figures that are farther apart are those of a row */
  enum { MOST_DIGITS = 8 };
  size_t digits = 0;
  bool pointed = false; /* a point behind a digit: then a digit behind it makes both a decimal */
  for (size_t w = 0; w < line->count; w++) {
    const govd__pdf_word *word = &t->words[line->first + w];
    if (w > 0 && word->left - word[-1].right > GAP * line->size) return false;
    for (size_t i = 0; i < word->length;) {
      uint32_t point;
      size_t size = govd__utf8_decode(word->text + i, word->length - i, &point);
      if (size == 0) return false;
      uint32_t folded = govd__fold_width(point);
      char character[5] = {0};
      govd__utf8_encode(folded, character);
      bool is_digit = folded >= '0' && folded <= '9';
      if (is_digit && pointed) return false;
      pointed = folded == '.' && digits > 0;
      if (is_digit) {
        digits++;
      } else if (strstr(marks, character) == NULL) {
        return false;
      }
      i += size;
    }
  }
  return digits > 0 && digits <= MOST_DIGITS;
}

static bool says_the_same(const govd__pdf_text *t, const govd__pdf_line *a, const govd__pdf_line *b) {
  if (a->count != b->count || fabs(a->left - b->left) > 2) return false;
  for (size_t i = 0; i < a->count; i++) {
    const govd__pdf_word *first = &t->words[a->first + i];
    const govd__pdf_word *second = &t->words[b->first + i];
    if (first->length != second->length || memcmp(first->text, second->text, first->length) != 0)
      return false;
  }
  return true;
}

static double height_of_page(const govd__pdf_text *t, size_t page) {
  return page + 1 < t->page_count ? t->page_tops[page + 1] - t->page_tops[page] : t->page_height;
}

/* Whether lines stand as high on their pages; the last line of a page of a table may by chance say the same.
 */
static bool are_level(const govd__pdf_text *t, const govd__pdf_line *a, const govd__pdf_line *b,
                      bool bottom) {
  static const double SAME = 1; /* points */
  double off = (a->middle - t->page_tops[a->page]) - (b->middle - t->page_tops[b->page]);
  if (bottom) off -= height_of_page(t, a->page) - height_of_page(t, b->page);
  return fabs(off) < SAME;
}

/* Whether a line stands in the margin above or below a page. Margins are no narrower where a page is wide and
 * low. */
static bool is_outside(const govd__pdf_text *t, size_t i, bool bottom) {
  static const double LEAST = 60; /* points */
  const govd__pdf_line *line = &t->lines[i];
  double height = height_of_page(t, line->page);
  double at = line->middle - t->page_tops[line->page];
  return bottom ? at > height - fmax(LEAST, height * 0.08) : at < fmax(LEAST, height * 0.075);
}

static bool is_outermost(const govd__pdf_text *t, size_t i, bool bottom) {
  size_t other = bottom ? i + 1 : i - 1;
  bool at_end = bottom ? i + 1 == t->line_count : i == 0;
  return (at_end || t->lines[other].page != t->lines[i].page) && is_outside(t, i, bottom);
}

static bool is_repeated(const govd__pdf_text *t, size_t i, bool bottom) {
  enum { NEAR = 500 }; /* lines that are looked at on either side */
  size_t from = i > NEAR ? i - NEAR : 0;
  size_t to = i + NEAR < t->line_count ? i + NEAR : t->line_count;
  for (size_t k = from; k < to; k++) {
    if (t->lines[k].page != t->lines[i].page && is_outermost(t, k, bottom) &&
        are_level(t, &t->lines[i], &t->lines[k], bottom) && says_the_same(t, &t->lines[i], &t->lines[k])) {
      return true;
    }
  }
  return false;
}

void govd__pdf_drop_furniture(govd__pdf_text *t) {
  for (size_t i = 0; i < t->line_count; i++) {
    for (int bottom = 0; bottom < 2; bottom++) {
      if (!is_outermost(t, i, bottom != 0)) continue;
      bool furniture = govd__pdf_is_page_number(t, &t->lines[i]) || is_repeated(t, i, bottom != 0);
      if (furniture) t->lines[i].use = GOVD__PDF_DROPPED;
    }
  }
}
