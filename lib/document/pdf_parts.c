/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "pdf_table.h"

static const double FAR = 1e9;
static const double RUN_GAP = 1.2; /* a gap in a line that no sentence has, in heights of its letters */
static const double EDGE = 1.5;    /* points by which left edges may differ */

static const govd__pdf_word *word_of(const govd__pdf_text *t, const govd__pdf_line *line, size_t i) {
  return &t->words[line->first + i];
}

/* A figure, or what somebody wrote for one, such as 20余件. */
static bool stands_for_figure(const govd__pdf_word *word) {
  bool digit = word->text[0] >= '0' && word->text[0] <= '9';
  return word->is_mark || (digit && !govd__pdf_is_numbered(word->text, word->length));
}

/*
 * Where the figures begin that stand behind the text of a line; FAR if it has no text before them.
 * A number of the row may stand before the text. Text between figures stands in place of one.
 */
static double zone_of(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t marks = 0;
  while (marks < line->count && stands_for_figure(word_of(t, line, marks))) marks++;
  if (marks > 1 || marks == line->count) return FAR;
  size_t i = marks;
  while (i < line->count && !word_of(t, line, i)->is_mark) i++;
  return i < line->count ? word_of(t, line, i)->left : FAR;
}

static size_t count_marks(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t count = 0;
  for (size_t i = 0; i < line->count; i++) count += word_of(t, line, i)->is_mark;
  return count;
}

/* Whether a table can begin with a line: with text, a gap and a figure, or with two figures. */
static bool is_strong(const govd__pdf_text *t, const govd__pdf_line *line) {
  bool figure = false;
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = word_of(t, line, i);
    figure = figure || (word->is_mark && word->kind == GOVD__PDF_FIGURE);
  }
  if (line->use != GOVD__PDF_PARAGRAPH || !figure) return false;
  if (count_marks(t, line) >= 2) return true;
  for (size_t i = 1; i < line->count; i++) {
    const govd__pdf_word *word = word_of(t, line, i);
    if (word->is_mark && word->left - word_of(t, line, i - 1)->right >= RUN_GAP * line->size) return true;
  }
  return false;
}

/*
 * Whether a text stands over the columns of figures. A title may be wider than all figures below
 * it, and so begin before them; what begins far to the left is a label, or a sentence.
 */
static bool has_text_over(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  const double far = t->left + 0.4 * (t->right - t->left);
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = word_of(t, line, i);
    if (word->is_mark || word->right < zone + 1) continue;
    bool apart = i > 0 && word->left - word_of(t, line, i - 1)->right >= RUN_GAP * line->size;
    if (apart || word->left >= zone - line->size / 2 || word->left > far) return true;
  }
  return false;
}

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
      const govd__pdf_word *word = word_of(t, line, w);
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
      const govd__pdf_word *word = word_of(t, line, w);
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
      const govd__pdf_word *word = word_of(t, line, w);
      if (word->left >= figure->right || word->right <= figure->left) continue;
      bool bracket = word->text[0] == '(' || strncmp(word->text, "（", 3) == 0;
      if (!bracket || !share_cell(figure, word)) return i;
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
    const govd__pdf_word *word = word_of(t, line, w);
    if (!word->is_mark) continue;
    size_t last = count_open(word) > 0 ? end_of_note(t, i, word) : end_of_unit(t, i, word);
    const govd__pdf_word *note = NULL;
    size_t below = word->kind == GOVD__PDF_FIGURE ? note_below(t, i, word, &note) : i;
    if (note != NULL) last = end_of_note(t, below, note);
    if (last > end) end = last;
  }
  return end;
}

static size_t count_runs(const govd__pdf_text *t, const govd__pdf_line *line) {
  size_t runs = 1;
  for (size_t i = 1; i < line->count; i++) {
    runs += word_of(t, line, i)->left - word_of(t, line, i - 1)->right >= RUN_GAP * line->size;
  }
  return runs;
}

/* Where the text ends that stands before the figures of a line; FAR if there is none. */
static double end_of_label(const govd__pdf_text *t, const govd__pdf_line *line) {
  double end = FAR;
  for (size_t i = 0; i < line->count && !(i > 0 && word_of(t, line, i)->is_mark); i++)
    end = word_of(t, line, i)->right;
  return line->count > 0 && word_of(t, line, line->count - 1)->is_mark ? end : FAR;
}

/* Titles whose figures all stand at the far side of their columns. */
static bool has_text_behind(const govd__pdf_text *t, const govd__pdf_line *line, double labels) {
  return count_runs(t, line) > 1 && word_of(t, line, line->count - 1)->left > labels;
}

static bool is_near(const govd__pdf_line *a, const govd__pdf_line *b, double sizes) {
  return a->page == b->page && fabs(a->middle - b->middle) < sizes * fmin(a->size, b->size);
}

static bool says_the_same(const govd__pdf_text *t, const govd__pdf_line *a, const govd__pdf_line *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    const govd__pdf_word *first = word_of(t, a, i);
    const govd__pdf_word *second = word_of(t, b, i);
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
  static const char *const words[] = {"续表", "（续表）", "(续表)", "续前表", "接上表", "续上表"};
  const govd__pdf_word *first = word_of(t, line, 0);
  if (govd__pdf_is_page_number(t, line)) return true;
  for (size_t i = 0; i < sizeof words / sizeof *words && line->count == 1; i++) {
    if (first->length == strlen(words[i]) && memcmp(first->text, words[i], first->length) == 0) return true;
  }
  return false;
}

/* A line without figures among rows: a label or a part of one. */
static bool is_label_line(const govd__pdf_text *t, size_t i, size_t last, double zone, double labels) {
  const govd__pdf_line *line = &t->lines[i];
  if (is_between_parts(t, line)) return false;
  bool beside = i + 1 < t->line_count && t->lines[i + 1].has_mark && is_near(line, &t->lines[i + 1], 0.85);
  if (line->is_prose && line->right > zone - (beside ? 0 : line->size / 2)) return false;
  bool before = is_near(line, &t->lines[last], 0.85); /* of a cell with text beside figures */
  if (!before && has_text_behind(t, line, labels)) return false;
  if (!has_text_over(t, line, zone)) return true;
  return before || beside;
}

/* Whether so much is empty above a line that no table goes on there. */
static bool is_cut_off(const govd__pdf_text *t, size_t i) {
  enum { MOST = 8 };
  const govd__pdf_line *above = &t->lines[i - 1];
  const govd__pdf_line *line = &t->lines[i];
  return above->page == line->page && line->middle - above->middle > MOST * line->size;
}

/* A figure that is wider than all before it, or a note, begins farther to the left than they. */
static double widen_zone(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  zone = fmin(zone, zone_of(t, line));
  for (size_t i = 0; i < line->count; i++) {
    const govd__pdf_word *word = word_of(t, line, i);
    if (word->is_mark && word->left < zone && word->right > zone) return word->left;
  }
  return zone;
}

/* The lines of a note may be wider than its figure. */
static double widen_by_note(const govd__pdf_text *t, size_t from, size_t to, double zone) {
  static const double WIDEST = 8;
  for (size_t i = from; i <= to; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count; w++) {
      const govd__pdf_word *word = word_of(t, line, w);
      if (word->left < zone && word->right > zone && word->right - word->left < WIDEST * line->size)
        zone = word->left;
    }
  }
  return zone;
}

/* The last line with figures of the part. What only repeats the head is dropped. */
static size_t last_mark(govd__pdf_text *t, govd__pdf_part *part, size_t first, size_t limit) {
  enum { MOST = 4000 }; /* lines; work grows with their square */
  size_t last = govd__pdf_note_end(t, first);
  double labels = end_of_label(t, &t->lines[first]);
  for (size_t i = first; i <= last; i++) part->zone = widen_zone(t, &t->lines[i], part->zone);
  part->zone = widen_by_note(t, first + 1, last, part->zone);
  for (size_t i = last + 1; i < limit && i < first + MOST; i++) {
    govd__pdf_line *line = &t->lines[i];
    if (line->use == GOVD__PDF_DROPPED) continue;
    size_t repeated = count_repeated(t, part, i);
    if (repeated > 0) {
      for (size_t k = 0; k < repeated; k++) t->lines[i + k].use = GOVD__PDF_DROPPED;
      i += repeated - 1;
      continue;
    }
    if (is_cut_off(t, i) || (count_marks(t, line) == line->count && is_between_parts(t, line) &&
                             line->count < 4 && word_of(t, line, 0)->left < part->zone - line->size))
      break;
    if (line->has_mark) {
      size_t end = govd__pdf_note_end(t, i);
      double label = end_of_label(t, line);
      if (label < FAR) labels = labels == FAR ? label : fmax(labels, label);
      part->zone = fmin(widen_zone(t, line, part->zone), widen_by_note(t, i + 1, end, part->zone));
      while (++i <= end) part->zone = widen_zone(t, &t->lines[i], part->zone);
      last = i = end;
    } else if (!is_label_line(t, i, last, part->zone, labels)) {
      break;
    }
  }
  return last;
}

/*
 * A title of the whole table stands in the middle of the page; one of columns begins behind the labels,
 * unless the line below has a title for the labels, too.
 */
static bool is_title(const govd__pdf_text *t, const govd__pdf_line *line, double zone,
                     const govd__pdf_line *below) {
  static const double SHORTEST = 4.5;
  bool is_top = below != NULL && below->left < zone - below->size && count_runs(t, below) > 1;
  bool behind_labels = !is_top && line->left >= zone - line->size / 2 && zone > t->left + 6 * line->size;
  double off = (line->left + line->right) / 2 - (t->left + t->right) / 2;
  return !behind_labels && fabs(off) < 4 && line->right - line->left >= SHORTEST * line->size;
}

/* A short title close behind the text of the corner, which fills its cell. */
static bool ends_with_title(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  if (line->count < 2) return false;
  const govd__pdf_word *last = word_of(t, line, line->count - 1);
  double gap = last->left - word_of(t, line, line->count - 2)->right;
  return last->left >= zone - line->size && gap >= line->size / 2 &&
         last->right - last->left < 5 * line->size;
}

/* Whether a line above the figures belongs to the head; one that only has labels may stand between. */
static bool is_head_line(const govd__pdf_text *t, const govd__pdf_line *line, double zone, double labels,
                         const govd__pdf_line *below) {
  if (below != NULL && ends_with_title(t, line, zone)) return true;
  if (line->is_prose || govd__pdf_has_field(t, line)) return false;
  if (has_text_behind(t, line, labels)) return true;
  if (!has_text_over(t, line, zone)) return false;
  enum { MANY = 5 }; /* words with small gaps: titles of narrow columns */
  if (count_runs(t, line) > 1 || line->count >= MANY) return true;
  const govd__pdf_word *first = word_of(t, line, 0);
  bool labels_before = zone > t->left + 2 * line->size;
  bool is_heading = govd__pdf_is_numbered(first->text, first->length) ||
                    (labels_before && line->left < t->left + 3 * line->size);
  if (is_heading && line->left < zone + 3 * line->size && line->left < t->left + 6 * line->size) return false;
  return !is_title(t, line, zone, below);
}

static bool ends_head(const govd__pdf_text *t, const govd__pdf_line *line, double zone) {
  return has_text_over(t, line, zone) || line->right > zone + line->size / 2;
}

/* Where the head begins and ends; both are the first line with figures where there is none. */
static void find_head(const govd__pdf_text *t, size_t from, size_t first, govd__pdf_part *part) {
  enum { MOST = 24, CORNER = 4 }; /* lines; of the corner, below the titles at the end of a page */
  enum { MANY = 4 };              /* texts in a line: so many are titles */
  size_t corner = 0;
  static const double SPACE = 3.2;      /* between lines, in heights */
  static const double LEAST_SPACE = 24; /* in points: small print may have as much room as large */
  static const double ROW_SPACE = 36;   /* the same between a row of titles and the first of figures */
  part->head = part->body = first;
  double zone = part->zone;
  double labels = end_of_label(t, &t->lines[first]);
  size_t page = t->lines[first].page;
  size_t below = first; /* the line below */
  for (size_t i = first; i-- > from && first - i <= MOST;) {
    const govd__pdf_line *line = &t->lines[i];
    if (line->use == GOVD__PDF_DROPPED) continue;
    const double least = below == first && count_runs(t, line) >= MANY ? ROW_SPACE : LEAST_SPACE;
    bool turned = line->page != page && part->head == first; /* the page, between the head and the rows */
    if (turned ? line->page + 1 != page : !is_near(line, &t->lines[below], fmax(SPACE, least / line->size)))
      break;
    page = line->page;
    const govd__pdf_line *lower = part->head == first ? NULL : &t->lines[below];
    below = i;
    if (is_head_line(t, line, zone, labels, lower)) {
      if (part->head == first) part->body = i + 1;
      part->head = i;
    } else if (ends_head(t, line, zone)) {
      break;
    }
    if (part->head == first && page != t->lines[first].page && ++corner > CORNER) break;
  }
  if (part->head == first) {
    part->body = first; /* labels of the first row may still stand above its figures */
    while (part->body > from && !ends_head(t, &t->lines[part->body - 1], zone) &&
           is_near(&t->lines[part->body - 1], &t->lines[part->body], 0.95))
      part->body--;
    part->head = part->body;
    return;
  }
  /* The lines of the corner lie between those of the head, and one may lie above or below. */
  static const double BETWEEN = 0.85;
  if (part->head > from && !ends_head(t, &t->lines[part->head - 1], zone) &&
      is_near(&t->lines[part->head - 1], &t->lines[part->head], BETWEEN))
    part->head--;
  if (part->body < first && is_near(&t->lines[part->body - 1], &t->lines[part->body], BETWEEN)) part->body++;
}

/* Whether a line begins where a line of the body does. */
static bool has_edge(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_line *line,
                     size_t last) {
  for (size_t i = part->body; i <= last; i++) {
    if (t->lines[i].use == GOVD__PDF_PARAGRAPH && fabs(t->lines[i].left - line->left) < EDGE) return true;
  }
  return false;
}

/* Labels that reach below the last figures, and rows without any. */
static size_t find_end(const govd__pdf_text *t, const govd__pdf_part *part, size_t last, size_t limit) {
  static const double CONTINUED = 1.7;
  double lead = 0; /* how far the last row's label reaches up from its figures */
  for (size_t i = last; i > part->body && !t->lines[i - 1].has_mark; i--) {
    if (t->lines[i - 1].page == t->lines[last].page) lead = t->lines[last].middle - t->lines[i - 1].middle;
  }
  size_t end = last + 1;
  for (; end < limit; end++) {
    const govd__pdf_line *line = &t->lines[end];
    bool label = line->use == GOVD__PDF_PARAGRAPH && line->page == t->lines[last].page && !line->has_mark &&
                 line->right < part->zone && !is_between_parts(t, line) &&
                 is_near(line, &t->lines[end - 1], CONTINUED);
    double below = line->middle - t->lines[last].middle;
    if (!label || !(below < lead + 0.4 * line->size || has_edge(t, part, line, last))) break;
  }
  return end;
}

/* The left edge of all figures, where no line has a label beside them. */
static double first_mark_of(const govd__pdf_text *t, size_t from, size_t to) {
  double left = FAR;
  for (size_t i = from; i <= to; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->has_mark; w++) {
      if (word_of(t, line, w)->is_mark) left = fmin(left, word_of(t, line, w)->left);
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

/* The zone as the lines around the first one show it; labels of several lines may leave it without text. */
static double first_zone(const govd__pdf_text *t, size_t first, size_t limit) {
  enum { AHEAD = 40 };
  static const double TABLE = 3.2; /* lines of one are not farther apart */
  double zone = zone_of(t, &t->lines[first]);
  for (size_t i = govd__pdf_note_end(t, first) + 1; zone == FAR && i < limit && i < first + AHEAD; i++) {
    if (t->lines[i].is_prose || !is_near(&t->lines[i], &t->lines[i - 1], TABLE)) break;
    if (t->lines[i].has_mark) zone = zone_of(t, &t->lines[i]);
  }
  if (zone < FAR) return zone;
  /* A row without a label may begin with empty cells, which have titles above them. */
  zone = first_mark_of(t, first, govd__pdf_note_end(t, first));
  const govd__pdf_line *above = line_above(t, first);
  bool titles = above != NULL && count_runs(t, above) > 2 &&
                (above->page + 1 == t->lines[first].page || is_near(above, &t->lines[first], 3));
  return titles ? fmin(zone, above->left) : zone;
}

/* Where the texts end that stand to the left of the figures. */
static double end_of_labels(const govd__pdf_text *t, const govd__pdf_part *part) {
  double end = 0;
  for (size_t i = part->body; i < part->end; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use == GOVD__PDF_PARAGRAPH; w++) {
      const govd__pdf_word *word = word_of(t, line, w);
      if (word->left < part->zone - 0.5) end = fmax(end, word->right);
    }
  }
  return end;
}

/* How far a word of the head is from those to its left; FAR where there is none. */
static double gap_before(const govd__pdf_text *t, const govd__pdf_part *part, const govd__pdf_word *word) {
  double gap = FAR;
  for (size_t i = part->head; i < part->body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *other = word_of(t, line, w);
      if (other->right <= word->left) gap = fmin(gap, word->left - other->right);
    }
  }
  return gap;
}

/* Columns in which nothing has been filled in stand before the figures, too: what shows them is their titles.
 */
static double add_blank_columns(const govd__pdf_text *t, const govd__pdf_part *part) {
  const double labels = end_of_labels(t, part);
  double zone = part->zone;
  for (size_t i = part->head; i < part->body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = 0; w < line->count && line->use != GOVD__PDF_DROPPED; w++) {
      const govd__pdf_word *word = word_of(t, line, w);
      double gap = gap_before(t, part, word); /* to the text of the corner, or to another title */
      if (word->left >= labels && gap >= RUN_GAP * line->size && gap < FAR) zone = fmin(zone, word->left);
    }
  }
  return zone;
}

/* A figure whose note reaches down over the first row stands above the others of that row. */
static size_t begin_of_note(const govd__pdf_text *t, size_t from, size_t first) {
  enum { MOST = 5 };
  size_t begin = first;
  for (size_t i = first; i-- > from && first - i <= MOST;) {
    if (t->lines[i].has_mark && t->lines[i].use == GOVD__PDF_PARAGRAPH && govd__pdf_note_end(t, i) >= first)
      begin = i;
  }
  return begin;
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
    blank = govd__pdf_find_blank_part(t, first, limit, part);
    first++;
  }
  if (!blank && first >= limit) return false;
  if (!blank) {
    first = begin_of_note(t, from, first);
    part->zone = widen_zone(t, &t->lines[first], first_zone(t, first, limit));
    find_head(t, from, first, part);
    size_t last = last_mark(t, part, first, limit);
    part->end = find_end(t, part, last, limit);
    part->zone = add_blank_columns(t, part);
  }
  mark_lines(t, part);
  return true;
}
