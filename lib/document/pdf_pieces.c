/* SPDX-License-Identifier: Apache-2.0 */
/* The lines of labels, cut into pieces that stand in one cell each, and the columns of those cells. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_table.h"

enum { MAX_LABEL_COLUMNS = 12 };

static const double EDGE = 1.5; /* points by which left edges of one column may differ */
static const double VAST_GAP = 4;
static const double GAP = 0.8; /* between two cells, in heights of letters */
static const double WIDE_SPACE = 0.5;
static const double SMALL_GAP = 0.2;
static const double WIDE_BLANK = 1.4;
static const double NUMERAL_GAP = 2.6; /* behind a numeral */

static size_t count_words(const govd__pdf_table *table) {
  size_t count = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) count += table->text->lines[i].count;
  return count;
}

/* Whether a word is nothing but the numeral of the text behind it. */
static bool is_numeral(const govd__pdf_word *word) {
  enum { LONGEST = 15 };
  static const char *const ends[] = {".", "．", "、", "）", ")", "：", ":", "，", ","};
  if (word->length > LONGEST || !govd__pdf_is_numbered(word->text, word->length)) return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t size = strlen(ends[i]);
    if (word->length >= size && memcmp(word->text + word->length - size, ends[i], size) == 0) return true;
  }
  return false;
}

/* What the label lines around one show at a place across. */
typedef struct river {
  size_t free;    /* text begins behind it, and none stands there */
  size_t crossed; /* text stands there */
} river;

/* The lines around one, as far as they are looked at. */
enum { NEAR = 60 };

static size_t first_near(const govd__pdf_table *table, size_t line) {
  return line > table->part.body + NEAR ? line - NEAR : table->part.body;
}

static size_t end_near(const govd__pdf_table *table, size_t line) {
  return line + NEAR < table->part.end ? line + NEAR : table->part.end;
}

static river look_down(const govd__pdf_table *table, size_t line, double place) {
  river found = {0, 0};
  for (size_t i = first_near(table, line); i < end_near(table, line); i++) {
    const govd__pdf_line *at = &table->text->lines[i];
    if (at->use != GOVD__PDF_BODY) continue;
    bool crossed = false;
    bool behind = false;
    for (size_t w = at->first; w < at->first + at->count; w++) {
      const govd__pdf_word *word = &table->text->words[w];
      if (word->left >= table->part.zone - 0.5) break;
      crossed = crossed || (word->left < place && word->right > place);
      behind = behind || word->left >= place;
    }
    found.crossed += crossed;
    found.free += behind && !crossed;
  }
  return found;
}

/* How many lines of labels begin at a place across: none do where a blank is followed by the rest of a label.
 */
static size_t count_beginning(const govd__pdf_table *table, double left) {
  size_t count = 0;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    const govd__pdf_line *line = &table->text->lines[i];
    count += line->use == GOVD__PDF_BODY && fabs(line->left - left) < EDGE;
  }
  return count;
}

/* Whether a word at a place across begins a line of labels with a numeral. */
static bool is_numbered_from(const govd__pdf_text *t, const govd__pdf_line *line, double left) {
  const govd__pdf_word *first = &t->words[line->first];
  return fabs(first->left - left) < EDGE && govd__pdf_is_numbered(first->text, first->length);
}

static bool begins_at(const govd__pdf_text *t, const govd__pdf_line *line, double left) {
  for (size_t w = line->first; w < line->first + line->count; w++) {
    if (fabs(t->words[w].left - left) < EDGE) return true;
  }
  return false;
}

/*
 * Whether a text begins above a word where the word does, and labels with numerals do elsewhere: then a
 * numeral to the left of the word is that of another cell.
 */
static bool goes_on_below(const govd__pdf_table *table, size_t line, const govd__pdf_word *word) {
  enum { SEVERAL = 2, ABOVE = 3 }; /* labels; lines */
  static const double NEXT_LINE = 1.6;
  const govd__pdf_text *t = table->text;
  const govd__pdf_line *at = &t->lines[line];
  size_t numbered = 0;
  bool above = false;
  for (size_t i = first_near(table, line); i < end_near(table, line); i++) {
    const govd__pdf_line *other = &t->lines[i];
    if (other->use != GOVD__PDF_BODY) continue;
    bool near = i < line && i + ABOVE >= line &&
                (other->page != at->page || at->middle - other->middle < NEXT_LINE * at->size);
    numbered += is_numbered_from(t, other, word->left);
    above = above || (near && begins_at(t, other, word->left));
  }
  return above && numbered >= SEVERAL;
}

/* Whether a word stands as high as the one before it; what stands beside it in another cell may not. */
static bool is_level(const govd__pdf_word *word, double size) {
  static const double SAME = 0.2;
  double off = word->top + word->bottom - word[-1].top - word[-1].bottom;
  return fabs(off) / 2 < SAME * size;
}

/*
 * Whether a gap in a line lies between two cells: then it goes on above and below, but for labels
 * over both columns. Blanks in a label have text above and below.
 */
static bool parts_cells(const govd__pdf_table *table, size_t line, const govd__pdf_word *word) {
  enum { SEVERAL = 3 };
  double size = table->text->lines[line].size;
  double gap = word->left - word[-1].right;
  if (gap >= VAST_GAP * size) return true;
  if (gap < SMALL_GAP * size) return false;
  bool sentence = is_numeral(word - 1) && !govd__pdf_is_numbered(word->text, word->length);
  if (sentence && is_level(word, size) && gap < NUMERAL_GAP * size)
    return gap >= WIDE_SPACE * size && goes_on_below(table, line, word);
  bool begins = govd__pdf_is_numbered(word->text, word->length) && !is_numeral(word - 1);
  if (begins && gap >= GAP * size) return true;
  if (gap < WIDE_BLANK * size && gap >= GAP * size && count_beginning(table, word->left) < 2) return false;
  river found = look_down(table, line, (word->left + word[-1].right) / 2);
  if (gap >= GAP * size) return found.free >= found.crossed && (found.free >= SEVERAL || gap >= 2 * size);
  return found.free >= SEVERAL && found.free >= 2 * found.crossed;
}

/* Cuts the labels of a line into pieces, one a cell. */
static size_t cut_line(const govd__pdf_table *table, size_t i, govd__pdf_piece *pieces) {
  const govd__pdf_line *line = &table->text->lines[i];
  size_t count = 0;
  for (size_t w = 0; w < line->count; w++) {
    const govd__pdf_word *word = &table->text->words[line->first + w];
    if (word->left >= table->part.zone - 0.5) break;
    if (count == 0 || parts_cells(table, i, word)) {
      pieces[count++] =
          (govd__pdf_piece){.left = word->left,
                            .right = word->right,
                            .middle = (word->top + word->bottom) / 2, /* figures beside it may be higher */
                            .size = line->size,
                            .line = i,
                            .first = line->first + w,
                            .count = 1,
                            .is_numbered = govd__pdf_is_numbered(word->text, word->length)};
    } else {
      pieces[count - 1].right = word->right;
      pieces[count - 1].count++;
    }
  }
  return count;
}

bool govd__pdf_cut_pieces(govd__pdf_table *table) {
  table->pieces = govd__arena_alloc(&table->text->arena, count_words(table) + 1, sizeof *table->pieces);
  if (table->pieces == NULL) return false;
  for (size_t i = table->part.body; i < table->part.end; i++) {
    if (table->text->lines[i].use != GOVD__PDF_BODY) continue;
    table->piece_count += cut_line(table, i, table->pieces + table->piece_count);
  }
  return true;
}

/* A column of labels while they are being found. */
typedef struct cluster {
  double left;
  double right;
  size_t count;
} cluster;

static int from_left(const void *a, const void *b) {
  double first = ((const govd__pdf_piece *)a)->left;
  double second = ((const govd__pdf_piece *)b)->left;
  return first < second ? -1 : first > second;
}

static int by_column(const void *a, const void *b) {
  const govd__pdf_piece *first = a;
  const govd__pdf_piece *second = b;
  if (first->column != second->column) return first->column < second->column ? -1 : 1;
  if (first->line != second->line) return first->line < second->line ? -1 : 1;
  return from_left(a, b);
}

/* Characters that stand above each other, one or two a line: a label that is read downwards. */
static bool is_upright(const govd__pdf_table *table, size_t p) {
  static const double NARROW = 2.2;
  static const double WINDOW = 3.6;
  const govd__pdf_piece *piece = &table->pieces[p];
  const govd__pdf_piece *end = table->pieces + table->piece_count;
  double middle = (piece->left + piece->right) / 2;
  if (piece->right - piece->left > NARROW * piece->size) return false;
  size_t stacked = 0;
  bool beside = false;
  for (const govd__pdf_piece *other = table->pieces; other < end; other++) {
    double off = fabs(other->middle - piece->middle);
    if (off > WINDOW * piece->size) continue;
    bool narrow = other->right - other->left <= NARROW * other->size;
    bool same = fabs((other->left + other->right) / 2 - middle) < EDGE;
    stacked += same && narrow;
    beside = beside || other->left > piece->right;
    bool row = off < 0.8 * piece->size && !narrow && fabs(other->left - piece->left) < piece->size;
    if (row) return false;
  }
  return stacked >= 3 && beside;
}

/* The columns that pieces begin in, those that are read downwards first. */
static size_t find_clusters(govd__pdf_table *table, cluster *clusters) {
  size_t count = 0;
  for (size_t p = 0; p < table->piece_count; p++) {
    govd__pdf_piece *piece = &table->pieces[p];
    if (piece->column == 0) continue;
    size_t c = 0;
    while (c < count && fabs(clusters[c].left - piece->left) > EDGE) c++;
    if (c == count) {
      if (count == MAX_LABEL_COLUMNS) {
        c--;
      } else {
        clusters[count++] = (cluster){piece->left, piece->right, 0};
      }
    }
    clusters[c].right = fmax(clusters[c].right, piece->right);
    clusters[c].count++;
    piece->column = c + 1;
  }
  return count;
}

/* A piece that begins where few do stands in the middle of a column, if it lies within one. */
static void absorb(govd__pdf_table *table, cluster *clusters, size_t count) {
  enum { FEW = 2 };
  size_t into[MAX_LABEL_COLUMNS];
  for (size_t c = 0; c < count; c++) {
    into[c] = c;
    for (size_t o = count; o-- > 0 && clusters[c].count <= FEW;) {
      bool within = clusters[o].count > clusters[c].count && clusters[o].left < clusters[c].left &&
                    clusters[o].right > clusters[c].right - EDGE;
      if (!within) continue;
      into[c] = o;
      break;
    }
  }
  size_t number[MAX_LABEL_COLUMNS] = {0};
  size_t used = 0;
  for (size_t c = 0; c < count; c++) {
    if (into[c] == c) number[c] = used++;
  }
  bool upright = false;
  for (size_t p = 0; p < table->piece_count; p++) upright = upright || table->pieces[p].column == 0;
  for (size_t p = 0; p < table->piece_count; p++) {
    govd__pdf_piece *piece = &table->pieces[p];
    if (piece->column == 0) continue;
    size_t c = piece->column - 1;
    while (into[c] != c) c = into[c];
    piece->column = number[c] + upright;
  }
  table->label_columns = used + upright;
  table->has_upright = upright;
}

/* The last line of a text that is read downwards may be shorter than the others, and stand at their left. */
static void add_last_line(govd__pdf_table *table, const govd__pdf_piece *above) {
  for (size_t p = 0; p < table->piece_count; p++) {
    govd__pdf_piece *piece = &table->pieces[p];
    double pitch = piece->middle - above->middle;
    bool below = pitch > 0 && pitch < 1.5 * piece->size && fabs(piece->left - above->left) < EDGE;
    if (piece->column > 0 && below && piece->right < above->right + EDGE) piece->column = 0;
  }
}

/* Narrow columns to the right of the one that is read downwards have a label for each of several rows. */
static void keep_leftmost_upright(govd__pdf_table *table) {
  const govd__pdf_piece *first = NULL;
  const govd__pdf_piece *last = NULL;
  for (size_t p = 0; p < table->piece_count; p++) {
    govd__pdf_piece *piece = &table->pieces[p];
    if (piece->column > 0) continue;
    bool number = table->text->words[piece->first].kind == GOVD__PDF_FIGURE; /* of a row */
    if (first == NULL && !number) first = piece;
    if (first != NULL && piece->left >= first->right) {
      piece->column = 1;
    } else if (last == NULL || piece->line > last->line) {
      last = piece;
    }
  }
  if (last != NULL) add_last_line(table, last);
}

void govd__pdf_find_label_columns(govd__pdf_table *table) {
  qsort(table->pieces, table->piece_count, sizeof *table->pieces, from_left);
  enum { MOST = 3000 }; /* each is held against all others */
  for (size_t p = 0; p < table->piece_count; p++) {
    table->pieces[p].column = table->piece_count <= MOST && is_upright(table, p) ? 0 : 1;
  }
  keep_leftmost_upright(table);
  cluster clusters[MAX_LABEL_COLUMNS];
  size_t count = find_clusters(table, clusters);
  absorb(table, clusters, count);
  qsort(table->pieces, table->piece_count, sizeof *table->pieces, by_column);
}
