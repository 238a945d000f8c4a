/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_table.h"

enum { MAX_LABEL_COLUMNS = 12, MAX_LABEL_LINES = 16 };

static const double EDGE = 1.5; /* points by which left edges of one column may differ */
static const double VAST_GAP = 4;
static const double GAP = 0.8; /* between two cells, in heights of letters */
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

static river look_down(const govd__pdf_table *table, size_t line, double place) {
  enum { NEAR = 60 };
  const govd__pdf_part *part = &table->part;
  size_t from = line > part->body + NEAR ? line - NEAR : part->body;
  size_t to = line + NEAR < part->end ? line + NEAR : part->end;
  river found = {0, 0};
  for (size_t i = from; i < to; i++) {
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
  if (sentence && gap < NUMERAL_GAP * size) return false;
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
      pieces[count++] = (govd__pdf_piece){.left = word->left,
                                          .right = word->right,
                                          .middle = line->middle,
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

static bool cut_pieces(govd__pdf_table *table) {
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
}

static void find_label_columns(govd__pdf_table *table) {
  qsort(table->pieces, table->piece_count, sizeof *table->pieces, from_left);
  enum { MOST = 3000 }; /* each is held against all others */
  for (size_t p = 0; p < table->piece_count; p++) {
    table->pieces[p].column = table->piece_count <= MOST && is_upright(table, p) ? 0 : 1;
  }
  cluster clusters[MAX_LABEL_COLUMNS];
  size_t count = find_clusters(table, clusters);
  absorb(table, clusters, count);
  qsort(table->pieces, table->piece_count, sizeof *table->pieces, by_column);
}

/* How the lines of one column are best told apart into labels, from its first line to each. */
typedef struct step {
  double cost;
  size_t count; /* lines of the last label */
  size_t row;   /* beside which it stands, or GOVD_NONE */
  size_t last;  /* the lowest row that has a label so far, plus 1 */
} step;

typedef struct column_view {
  const govd__pdf_table *table;
  const govd__pdf_piece *pieces;
  size_t count;
  double right;     /* where lines end that are full */
  double pitch;     /* the smallest distance of two lines */
  bool is_numbered; /* labels begin with numerals, mostly */
} column_view;

/* The row nearest to a height, on a page. */
static size_t nearest_row(const govd__pdf_table *table, size_t page, double height) {
  size_t from = 0;
  size_t to = table->row_count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (table->rows[middle].middle < height) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  if (from == table->row_count ||
      (from > 0 && height - table->rows[from - 1].middle < table->rows[from].middle - height))
    from--;
  return table->row_count > 0 && table->rows[from].page == page ? from : GOVD_NONE;
}

/* How badly a height matches a row that has no label yet. */
static double mismatch(const column_view *v, size_t taken, double height, double tolerance,
                       const govd__pdf_piece *at, size_t *row) {
  *row = nearest_row(v->table, v->table->text->lines[at->line].page, height);
  if (*row == GOVD_NONE || *row < taken) return HUGE_VAL;
  double off = fabs(v->table->rows[*row].middle - height) / at->size;
  return off > tolerance ? HUGE_VAL : off;
}

/* Whether the row at a height has a label of its own, so that this one is that of a group. */
static bool is_of_group(const column_view *v, const govd__pdf_piece *top, double height) {
  size_t row = nearest_row(v->table, v->table->text->lines[top->line].page, height);
  return row != GOVD_NONE && v->table->rows[row].is_labelled &&
         fabs(v->table->rows[row].middle - height) < 2 * top->size;
}

/* Rows that lie beside a label and have none of their own. */
static size_t count_beside(const column_view *v, const govd__pdf_piece *top, const govd__pdf_piece *bottom) {
  size_t count = 0;
  size_t page = v->table->text->lines[top->line].page;
  size_t row = nearest_row(v->table, page, top->middle);
  for (; row != GOVD_NONE && row < v->table->row_count; row++) {
    const govd__pdf_row *r = &v->table->rows[row];
    if (r->page != page || r->middle > bottom->middle + 0.3 * bottom->size) break;
    count += !r->is_labelled && r->middle > top->middle - 0.3 * top->size;
  }
  return count;
}

/* What it costs that some lines are one label; and the row beside it. */
static double cost_of_row(const column_view *v, size_t first, size_t count, size_t taken, size_t *row) {
  static const double AT_TOP = 0.15;
  const govd__pdf_piece *top = &v->pieces[first];
  const govd__pdf_piece *bottom = &v->pieces[first + count - 1];
  size_t beside;
  size_t rows = count > 1 ? count_beside(v, top, bottom) : 0;
  double best = v->table->row_count == 0 ? 0.2 : 0.9;
  *row = GOVD_NONE;
  if (is_of_group(v, top, (top->middle + bottom->middle) / 2)) return 0.2;
  double cost = mismatch(v, taken, (top->middle + bottom->middle) / 2, 0.45, top, &beside);
  if (cost < best) {
    best = cost;
    *row = beside;
  }
  cost = AT_TOP + mismatch(v, taken, top->middle, 0.25, top, &beside);
  if (cost < best) {
    best = cost;
    *row = beside;
  }
  size_t own = *row == GOVD_NONE ? 0 : 1;
  return best + (rows > own ? 0.8 * (double)(rows - own) : 0);
}

/* What it costs that a line goes on with the label of the line above. */
static double cost_of_joining(const column_view *v, const govd__pdf_piece *above,
                              const govd__pdf_piece *piece) {
  static const double FARTHEST = 1.95;
  const govd__pdf_line *lines = v->table->text->lines;
  double pitch = piece->middle - above->middle;
  bool apart = lines[above->line].page != lines[piece->line].page || pitch > FARTHEST * piece->size;
  if (apart || pitch < 0.5 * piece->size) return HUGE_VAL;
  double cost = 0;
  if (pitch > 1.12 * fmax(v->pitch, 1.25 * piece->size)) cost += 0.6;
  if (piece->is_numbered && v->is_numbered) cost += 0.9;
  double full = fmin(v->right, fmin(above->limit, piece->limit) - 0.5 * piece->size);
  if (above->right < full - 2.3 * piece->size) cost += 0.8; /* there was room for more */
  return cost;
}

/* What it costs that a line begins a label, below another line. */
static double cost_of_beginning(const column_view *v, const govd__pdf_piece *above,
                                const govd__pdf_piece *piece) {
  bool full = above->right > v->right - 1.3 * piece->size;
  bool close = piece->middle - above->middle < 1.12 * v->pitch;
  bool odd = v->is_numbered && !piece->is_numbered;
  double cost = odd ? (close && above->is_numbered ? 0.9 : 0.3) : 0;
  return cost + (full && close ? 0.15 : 0);
}

/* Where the text to the right of each piece begins, if there is one at its height. */
static void find_limits(govd__pdf_table *table) {
  enum { MOST = 3000 };
  for (size_t p = 0; p < table->piece_count; p++) {
    govd__pdf_piece *piece = &table->pieces[p];
    piece->limit = HUGE_VAL;
    for (size_t o = 0; o < table->piece_count && table->piece_count <= MOST; o++) {
      const govd__pdf_piece *other = &table->pieces[o];
      bool beside = other->left > piece->right && fabs(other->middle - piece->middle) < 1.3 * piece->size;
      if (beside) piece->limit = fmin(piece->limit, other->left);
    }
  }
}

/* Where the cells of the only column of labels end, if the text of the corner stands in their middle. */
static double end_of_cells(const column_view *v) {
  const govd__pdf_text *t = v->table->text;
  const govd__pdf_part *part = &v->table->part;
  double left = HUGE_VAL;
  double right = 0;
  double labels = HUGE_VAL;
  for (size_t i = part->head; i < part->body; i++) {
    const govd__pdf_word *word = &t->words[t->lines[i].first];
    if (t->lines[i].use != GOVD__PDF_HEAD || word->right >= part->zone) continue;
    left = fmin(left, word->left);
    right = fmax(right, word->right);
  }
  for (size_t i = 0; i < v->count; i++) labels = fmin(labels, v->pieces[i].left);
  double end = left + right - labels;
  return right > 0 && end < part->zone ? end : 0;
}

static void look_at(column_view *v) {
  size_t numbered = 0;
  v->pitch = HUGE_VAL;
  v->right = 0;
  for (size_t i = 0; i < v->count; i++) {
    const govd__pdf_piece *piece = &v->pieces[i];
    numbered += piece->is_numbered;
    v->right = fmax(v->right, piece->right);
    double pitch = i == 0 ? 0 : piece->middle - v->pieces[i - 1].middle;
    if (pitch > 0.9 * piece->size) v->pitch = fmin(v->pitch, pitch);
  }
  v->is_numbered = numbered * 3 >= v->count;
  if (v->table->label_columns == 1) v->right = fmax(v->right, end_of_cells(v));
}

static void best_step(const column_view *v, step *steps, size_t i) {
  steps[i] = (step){.cost = HUGE_VAL};
  double joining = 0;
  for (size_t count = 1; count <= i && count <= MAX_LABEL_LINES; count++) {
    size_t first = i - count;
    if (count > 1) joining += cost_of_joining(v, &v->pieces[first], &v->pieces[first + 1]);
    if (joining > steps[i].cost) break;
    size_t row;
    double cost = steps[first].cost + joining + cost_of_row(v, first, count, steps[first].last, &row);
    if (first > 0) cost += cost_of_beginning(v, &v->pieces[first - 1], &v->pieces[first]);
    if (cost < steps[i].cost) {
      steps[i] = (step){cost, count, row, row == GOVD_NONE ? steps[first].last : row + 1};
    }
  }
  if (steps[i].cost == HUGE_VAL) steps[i] = (step){steps[i - 1].cost + 1, 1, GOVD_NONE, steps[i - 1].last};
}

static void add_label(govd__pdf_table *table, size_t first, size_t count, size_t row) {
  const govd__pdf_piece *top = &table->pieces[first];
  const govd__pdf_piece *bottom = &table->pieces[first + count - 1];
  table->labels[table->label_count++] = (govd__pdf_label){
      first, count, top->column, row, top->middle - top->size / 2, bottom->middle + bottom->size / 2};
}

static void reverse(govd__pdf_label *labels, size_t count) {
  for (size_t i = 0; i < count / 2; i++) {
    govd__pdf_label swapped = labels[i];
    labels[i] = labels[count - 1 - i];
    labels[count - 1 - i] = swapped;
  }
}

static bool join_column(govd__pdf_table *table, size_t first, size_t count) {
  step *steps = govd__arena_alloc(&table->text->arena, count + 1, sizeof *steps);
  if (steps == NULL) return false;
  column_view v = {.table = table, .pieces = table->pieces + first, .count = count};
  look_at(&v);
  for (size_t i = 1; i <= count; i++) best_step(&v, steps, i);
  size_t before = table->label_count;
  for (size_t i = count; i > 0; i -= steps[i].count) {
    add_label(table, first + i - steps[i].count, steps[i].count, steps[i].row);
    if (steps[i].row != GOVD_NONE) table->rows[steps[i].row].is_labelled = true;
  }
  reverse(table->labels + before, table->label_count - before);
  return true;
}

/* Characters one above the other are one label as long as they follow each other. */
static void join_upright(govd__pdf_table *table, size_t first, size_t count) {
  size_t begin = first;
  for (size_t i = first + 1; i <= first + count; i++) {
    bool goes_on = i < first + count &&
                   table->pieces[i].middle - table->pieces[i - 1].middle < 2 * table->pieces[i].size;
    if (goes_on) continue;
    add_label(table, begin, i - begin, GOVD_NONE);
    begin = i;
  }
}

/* Whether the first column is one that is read downwards. */
static bool has_upright(const govd__pdf_table *table, size_t count) {
  double widest = 0;
  for (size_t i = 0; i < count; i++) {
    widest = fmax(widest, (table->pieces[i].right - table->pieces[i].left) / table->pieces[i].size);
  }
  return count >= 3 && widest <= 2.2 && table->label_columns > 1;
}

/* From the right: a label that stands beside rows that have one is that of their group. */
bool govd__pdf_find_labels(govd__pdf_table *table) {
  if (!cut_pieces(table)) return false;
  table->labels = govd__arena_alloc(&table->text->arena, table->piece_count + 1, sizeof *table->labels);
  if (table->labels == NULL) return false;
  find_label_columns(table);
  find_limits(table);
  for (size_t end = table->piece_count; end > 0;) {
    size_t first = end - 1;
    while (first > 0 && table->pieces[first - 1].column == table->pieces[end - 1].column) first--;
    if (first == 0 && has_upright(table, end) && is_upright(table, 0)) {
      join_upright(table, 0, end);
    } else if (!join_column(table, first, end - first)) {
      return false;
    }
    end = first;
  }
  return true;
}
