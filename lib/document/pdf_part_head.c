/* SPDX-License-Identifier: Apache-2.0 */
/* Where the head of a table begins and ends. */
#include <math.h>
#include <string.h>

#include "pdf_part.h"

/*
 * A title of the whole table stands in the middle of the page; one of columns begins behind the labels,
 * unless the line below has a title for the labels, too.
 */
static bool is_title(const govd__pdf_text *t, const govd__pdf_line *line, double zone,
                     const govd__pdf_line *below) {
  static const double SHORTEST = 4.5;
  bool is_top = below != NULL && below->left < zone - below->size && govd__pdf_count_runs(t, below) > 1;
  bool behind_labels = !is_top && line->left >= zone - line->size / 2 && zone > t->left + 6 * line->size;
  double off = (line->left + line->right) / 2 - (t->left + t->right) / 2;
  return !behind_labels && fabs(off) < 4 && line->right - line->left >= SHORTEST * line->size;
}

/* A short title close behind the text of the corner, which fills its cell. */
static bool ends_with_title(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  if (line->count < 2) return false;
  const govd__pdf_word *last = govd__pdf_word_of(t, line, line->count - 1);
  double gap = last->left - govd__pdf_word_of(t, line, line->count - 2)->right;
  return last->left >= zone - line->size && gap >= line->size / 2 &&
         last->right - last->left < 5 * line->size;
}

/* The last line of a long heading stands above the table in larger letters. */
static bool is_heading_end(const govd__pdf_line *line, const govd__pdf_line *below) {
  static const double LARGER = 1.25;
  return below != NULL && line->count == 1 && line->size > LARGER * below->size;
}

/* 单位：件, above the table, is no title of a column. */
static bool tells_unit(const govd__pdf_text *t, const govd__pdf_line *line) {
  static const char *const begins[] = {"单位：", "单位:", "（单位：", "(单位:"};
  const govd__pdf_word *word = govd__pdf_word_of(t, line, 0);
  for (size_t i = 0; i < sizeof begins / sizeof *begins && line->count == 1; i++) {
    size_t size = strlen(begins[i]);
    if (word->length > size && memcmp(word->text, begins[i], size) == 0) return true;
  }
  return false;
}

/* Whether a line above the figures belongs to the head; one that only has labels may stand between. */
static bool is_head_line(const govd__pdf_text *t, const govd__pdf_line *line, double zone, double labels,
                         const govd__pdf_line *below) {
  if (below != NULL && ends_with_title(t, line, zone)) return true;
  if (line->is_prose || govd__pdf_has_field(t, line) || tells_unit(t, line) || is_heading_end(line, below))
    return false;
  if (govd__pdf_has_text_behind(t, line, labels)) return true;
  if (!govd__pdf_has_text_over(t, line, zone)) return false;
  enum { MANY = 5 }; /* words with small gaps: titles of narrow columns */
  if (govd__pdf_count_runs(t, line) > 1 || line->count >= MANY) return true;
  const govd__pdf_word *first = govd__pdf_word_of(t, line, 0);
  bool labels_before = zone > t->left + 2 * line->size;
  bool is_heading = govd__pdf_is_numbered(first->text, first->length) ||
                    (labels_before && line->left < t->left + 3 * line->size);
  if (is_heading && line->left < zone + 3 * line->size && line->left < t->left + 6 * line->size) return false;
  return !is_title(t, line, zone, below);
}

static bool ends_head(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  return govd__pdf_has_text_over(t, line, zone) || line->right > zone + line->size / 2;
}

void govd__pdf_find_head(const govd__pdf_text *t, size_t from, size_t first, govd__pdf_part *part) {
  enum {
    MOST = 120,
    OTHERS = 24
  };                   /* lines; those that are no labels of rows in which nothing is filled in */
  enum { CORNER = 4 }; /* of the corner, below the titles at the end of a page */
  enum { MANY = 4 };   /* texts in a line: so many are titles */
  size_t corner = 0;
  size_t others = 0;
  static const double EDGE = 1.5;       /* points */
  static const double SPACE = 3.2;      /* between lines, in heights */
  static const double LEAST_SPACE = 24; /* in points: small print may have as much room as large */
  static const double ROW_SPACE = 36;   /* the same between a row of titles and the first of figures */
  part->head = part->body = first;
  double zone = part->zone;
  double labels = govd__pdf_end_of_label(t, &t->lines[first]);
  size_t page = t->lines[first].page;
  size_t below = first; /* the line below */
  for (size_t i = first; i-- > from && first - i <= MOST;) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use == GOVD__PDF_DROPPED) continue;
    bool over = below == first && govd__pdf_stands_over(t, line, &t->lines[first]);
    bool titles = over || (below == first && govd__pdf_count_runs(t, line) >= MANY);
    const double least = titles ? ROW_SPACE : LEAST_SPACE;
    bool turned = line->page != page && part->head == first; /* the page, between the head and the rows */
    if (turned ? line->page + 1 != page
               : !govd__pdf_is_near(line, &t->lines[below], fmax(SPACE, least / line->size)))
      break;
    page = line->page;
    bool label = fabs(line->left - t->lines[first].left) < EDGE && t->lines[first].left < zone;
    if (!label && ++others > OTHERS) break;
    const govd__pdf_line *lower = part->head == first ? NULL : &t->lines[below];
    below = i;
    if (over || is_head_line(t, line, zone, labels, lower)) {
      if (part->head == first) part->body = i + 1;
      part->head = i;
    } else if (ends_head(t, line, zone)) {
      break;
    }
    if (part->head == first && page != t->lines[first].page && !label && ++corner > CORNER) break;
  }
  if (part->head == first) {
    part->body = first; /* labels of the first row may still stand above its figures */
    while (part->body > from && !ends_head(t, &t->lines[part->body - 1], zone) &&
           govd__pdf_is_near(&t->lines[part->body - 1], &t->lines[part->body], 0.95))
      part->body--;
    part->head = part->body;
    return;
  }
  /* The lines of the corner lie between those of the head, and one may lie above, or some below. */
  static const double BETWEEN = 0.85;
  if (part->head > from && !ends_head(t, &t->lines[part->head - 1], zone) &&
      govd__pdf_is_near(&t->lines[part->head - 1], &t->lines[part->head], BETWEEN))
    part->head--;
  while (part->body < first && govd__pdf_is_near(&t->lines[part->body - 1], &t->lines[part->body], BETWEEN))
    part->body++;
}
