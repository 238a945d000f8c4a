/* SPDX-License-Identifier: Apache-2.0 */
/* Which pieces below each other are one label, and the row that it stands beside. */
#include <math.h>

#include "pdf_table.h"

enum { MAX_LABEL_LINES = 32 };

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
  double row_pitch; /* the smallest distance of two rows */
  bool is_numbered; /* labels begin with numerals, mostly */
  bool has_end;     /* it is known where the cells end */
} column_view;

/* The row nearest to a height, on a page. */
static size_t nearest_row(const govd__pdf_table *table, size_t page, double height) {
  size_t row = govd__pdf_rows_above(table, height);
  if (row == table->row_count ||
      (row > 0 && height - table->rows[row - 1].middle < table->rows[row].middle - height))
    row--;
  return table->row_count > 0 && table->rows[row].page == page ? row : GOVD_NONE;
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

/*
 * The same where the label has lines on two pages: its figures may stand beside any of them, on either page.
 */
static double cost_of_turned_row(const column_view *v, size_t first, size_t count, size_t taken,
                                 size_t *row) {
  static const double ALONE = 0.9;
  static const double OF_GROUP = 0.2;
  govd__pdf_beside beside = govd__pdf_rows_beside(v->table, &v->pieces[first], &v->pieces[first + count - 1]);
  *row = GOVD_NONE;
  if (beside.bare == 0) return beside.labelled > 0 ? OF_GROUP : ALONE;
  if (beside.bare > 1 || beside.labelled > 0 || beside.row < taken) return ALONE + 0.8 * (double)beside.bare;
  *row = beside.row;
  return 0;
}

/* The same where the end of a page may cut the cell of a label, or stand between it and its figures. */
static double cost_at_page_end(const column_view *v, size_t first, size_t count, size_t taken, size_t *row) {
  static const double CUT = 0.3;
  static const double APART = 0.5;
  size_t behind = first + count;
  const govd__pdf_piece *top = &v->pieces[first];
  const govd__pdf_piece *bottom = &v->pieces[behind - 1];
  const govd__pdf_piece *above = first > 0 ? top - 1 : NULL;
  const govd__pdf_piece *below = behind < v->count ? bottom + 1 : NULL;
  govd__pdf_beside beside = govd__pdf_rows_beside(v->table, top, bottom);
  bool cut = (above != NULL && govd__pdf_is_turned(v->table, above, top)) ||
             (below != NULL && govd__pdf_is_turned(v->table, bottom, below));
  *row = cut && beside.bare == 1 && beside.labelled == 0 ? beside.row : GOVD_NONE;
  if (*row != GOVD_NONE && *row >= taken) return CUT;
  *row = govd__pdf_row_over_page(v->table, top, bottom, above, below);
  if (*row != GOVD_NONE && *row < taken) *row = GOVD_NONE;
  return *row == GOVD_NONE ? HUGE_VAL : APART;
}

/* What it costs that some lines are one label; and the row beside it. */
static double cost_of_row(const column_view *v, size_t first, size_t count, size_t taken, size_t *row) {
  static const double AT_TOP = 0.15;
  const govd__pdf_piece *top = &v->pieces[first];
  const govd__pdf_piece *bottom = &v->pieces[first + count - 1];
  size_t beside;
  if (govd__pdf_is_turned(v->table, top, bottom)) return cost_of_turned_row(v, first, count, taken, row);
  size_t rows = count > 1 ? count_beside(v, top, bottom) : 0;
  double best = v->table->row_count == 0 ? 0.2 : 0.9;
  *row = GOVD_NONE;
  if (is_of_group(v, top, (top->middle + bottom->middle) / 2)) return 0.2 + 0.8 * (double)rows;
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
  cost = *row == GOVD_NONE ? cost_at_page_end(v, first, count, taken, &beside) : HUGE_VAL;
  if (cost < best) {
    best = cost;
    *row = beside;
  }
  size_t own = *row == GOVD_NONE ? 0 : 1;
  return best + (rows > own ? 0.8 * (double)(rows - own) : 0);
}

/* Whether two lines are as far apart as rows are; those of one cell are closer. */
static bool are_rows_apart(const column_view *v, const govd__pdf_piece *above, const govd__pdf_piece *piece) {
  static const double CLOSER = 0.3; /* points, at least */
  return piece->middle - above->middle > v->row_pitch - CLOSER;
}

/* How much room there may be behind a line that is full, in heights of letters: less where no row shows
 * anything, and only the cells tell which lines are one label. */
static double room_of_word(const column_view *v) {
  static const double TWO_LETTERS = 2.3;
  static const double A_LETTER = 1.3;
  return v->table->row_count == 0 && v->has_end ? A_LETTER : TWO_LETTERS;
}

/* What it costs that a line goes on with the label of the line above. */
static double cost_of_joining(const column_view *v, const govd__pdf_piece *above,
                              const govd__pdf_piece *piece) {
  static const double FARTHEST = 1.95;
  static const double OVER_PAGE = 0.3;
  static const double VAST_ROOM = 5;
  const govd__pdf_line *lines = v->table->text->lines;
  double pitch = piece->middle - above->middle;
  bool turned = lines[above->line].page != lines[piece->line].page;
  if (turned ? piece->is_numbered : pitch > FARTHEST * piece->size || pitch < 0.5 * piece->size)
    return HUGE_VAL;
  double cost = turned ? OVER_PAGE : 0;
  if (!turned && pitch > 1.12 * fmax(v->pitch, 1.25 * piece->size)) cost += 0.6;
  if (!turned && are_rows_apart(v, above, piece)) cost += 0.9;
  if (piece->is_numbered && v->is_numbered) cost += 1.1;
  double full = fmin(v->right, fmin(above->limit, piece->limit) - 0.5 * piece->size);
  if (above->right < full - room_of_word(v) * piece->size) cost += 0.8; /* there was room for more */
  if (v->has_end && above->right < full - VAST_ROOM * piece->size) cost += 0.4;
  return cost;
}

/* What it costs that a line begins a label, below another line. */
static double cost_of_beginning(const column_view *v, const govd__pdf_piece *above,
                                const govd__pdf_piece *piece) {
  bool full = above->right > v->right - 1.3 * piece->size;
  bool close = piece->middle - above->middle < 1.12 * v->pitch && !are_rows_apart(v, above, piece);
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

static double pitch_of_rows(const govd__pdf_table *table) {
  double pitch = HUGE_VAL;
  for (size_t r = 1; r < table->row_count; r++) {
    const govd__pdf_row *above = &table->rows[r - 1];
    const govd__pdf_row *row = &table->rows[r];
    if (above->page == row->page) pitch = fmin(pitch, row->middle - above->middle);
  }
  return pitch;
}

static void look_at(column_view *v) {
  enum { LINES = 3, LEAST = 3, MOST_LINES = 12 }; /* of a label; numerals; lines where a column is narrow */
  size_t numbered = 0;
  v->pitch = HUGE_VAL;
  v->row_pitch = pitch_of_rows(v->table);
  v->right = 0;
  for (size_t i = 0; i < v->count; i++) {
    const govd__pdf_piece *piece = &v->pieces[i];
    numbered += piece->is_numbered;
    v->right = fmax(v->right, piece->right);
    double pitch = i == 0 ? 0 : piece->middle - v->pieces[i - 1].middle;
    if (pitch > 0.9 * piece->size) v->pitch = fmin(v->pitch, pitch);
  }
  v->is_numbered = numbered * LINES >= v->count || (numbered >= LEAST && numbered * MOST_LINES >= v->count);
  double end = v->table->label_columns == 1 ? end_of_cells(v) : 0;
  v->has_end = end > v->right;
  v->right = fmax(v->right, end);
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
static bool is_narrow(const govd__pdf_table *table, size_t count) {
  double widest = 0;
  for (size_t i = 0; i < count; i++) {
    widest = fmax(widest, (table->pieces[i].right - table->pieces[i].left) / table->pieces[i].size);
  }
  return count >= 3 && widest <= 2.2 && table->label_columns > 1;
}

/* From the right: a label that stands beside rows that have one is that of their group. */
bool govd__pdf_find_labels(govd__pdf_table *table) {
  if (!govd__pdf_cut_pieces(table)) return false;
  table->labels = govd__arena_alloc(&table->text->arena, table->piece_count + 1, sizeof *table->labels);
  if (table->labels == NULL) return false;
  govd__pdf_find_label_columns(table);
  find_limits(table);
  for (size_t end = table->piece_count; end > 0;) {
    size_t first = end - 1;
    while (first > 0 && table->pieces[first - 1].column == table->pieces[end - 1].column) first--;
    if (first == 0 && table->has_upright && is_narrow(table, end)) {
      join_upright(table, 0, end);
    } else if (!join_column(table, first, end - first)) {
      return false;
    }
    end = first;
  }
  return true;
}
