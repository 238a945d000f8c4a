/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_table.h"

enum { MAX_TITLES = 256, MAX_WIDE = 24 };

static const double SAME_MIDDLE = 0.35; /* heights of letters by which titles of one row may differ */
static const double NEXT_LINE = 1.9;    /* lines of one title are not farther apart */

/* The words over one column, from the top down: lines of its title, and perhaps of a title of several
 * columns. */
typedef struct stack {
  size_t *words;
  size_t count;
} stack;

typedef struct reading {
  const govd__pdf_table *table;
  stack *stacks; /* by column */
  size_t *wide;  /* words over several columns */
  size_t wide_count;
  govd__pdf_head *head;
} reading;

static const govd__pdf_word *word_at(const reading *r, size_t word) { return &r->table->text->words[word]; }
static double middle_of(const govd__pdf_word *word) { return (word->top + word->bottom) / 2; }
static double size_of(const govd__pdf_word *word) { return word->bottom - word->top; }
static double center_of(const govd__pdf_column *column) { return (column->left + column->right) / 2; }

/* The middle of a stack without some of its upper words. */
static double stack_middle(const reading *r, const stack *s, size_t without) {
  return (word_at(r, s->words[without])->top + word_at(r, s->words[s->count - 1])->bottom) / 2;
}

/* Upper words that are too far from those below them belong to something else. */
static size_t count_detached(const reading *r, const stack *s) {
  for (size_t i = s->count - 1; i > 0; i--) {
    const govd__pdf_word *word = word_at(r, s->words[i]);
    if (middle_of(word) - middle_of(word_at(r, s->words[i - 1])) > NEXT_LINE * size_of(word)) return i;
  }
  return 0;
}

/* The height that most stacks have their middle at: that of the lowest row of titles. */
static double find_level(const reading *r) {
  double best = 0;
  size_t most = 0;
  for (size_t c = 0; c < r->table->column_count; c++) {
    const stack *s = &r->stacks[c];
    if (s->count == 0) continue;
    double middle = stack_middle(r, s, count_detached(r, s));
    double near = SAME_MIDDLE * size_of(word_at(r, s->words[0]));
    size_t same = 0;
    for (size_t o = 0; o < r->table->column_count; o++) {
      const stack *other = &r->stacks[o];
      same += other->count > 0 && fabs(stack_middle(r, other, count_detached(r, other)) - middle) < near;
    }
    if (same > most || (same == most && middle > best)) {
      most = same;
      best = middle;
    }
  }
  return best;
}

static govd__pdf_title *add_title(reading *r, const size_t *words, size_t count, size_t column, size_t span) {
  govd__pdf_head *head = r->head;
  if (head->count == MAX_TITLES) return NULL;
  govd__pdf_title *title = &head->titles[head->count];
  title->words = govd__arena_alloc(&r->table->text->arena, count, sizeof *title->words);
  if (title->words == NULL) return NULL;
  memcpy(title->words, words, count * sizeof *words);
  title->count = count;
  title->column = column;
  title->span = span;
  double left = 1e9;
  double right = 0;
  title->top = word_at(r, words[0])->top;
  for (size_t i = 0; i < count; i++) {
    left = fmin(left, word_at(r, words[i])->left);
    right = fmax(right, word_at(r, words[i])->right);
    title->bottom = fmax(title->bottom, word_at(r, words[i])->bottom);
  }
  title->left = left;
  title->middle = (left + right) / 2;
  head->count++;
  return title;
}

static bool is_at_level(const reading *r, size_t column, double level) {
  const stack *s = &r->stacks[column];
  if (s->count == 0) return false;
  double off = stack_middle(r, s, count_detached(r, s)) - level;
  return fabs(off) < SAME_MIDDLE * size_of(word_at(r, s->words[0]));
}

/* Whether what is left of a stack without its upper words is the title of another column, too. */
static bool is_repeated(const reading *r, const stack *s, size_t without, double level) {
  for (size_t c = 0; c < r->table->column_count; c++) {
    const stack *other = &r->stacks[c];
    if (other == s || !is_at_level(r, c, level)) continue;
    size_t detached = count_detached(r, other);
    bool same = other->count - detached == s->count - without;
    for (size_t i = 0; same && without + i < s->count; i++) {
      const govd__pdf_word *word = word_at(r, s->words[without + i]);
      const govd__pdf_word *at = word_at(r, other->words[detached + i]);
      same = word->length == at->length && memcmp(word->text, at->text, word->length) == 0;
    }
    if (same) return true;
  }
  return false;
}

/*
 * Of a stack as much is the column's own title as has its middle where the others have theirs;
 * what stands above that is a title of several columns, and so has a column on either side, or
 * stands at the left of blocks whose titles are the same. A title as high as the whole head has
 * its middle elsewhere.
 */
static bool settle_stack(reading *r, size_t column, double level, bool *available) {
  const stack *s = &r->stacks[column];
  *available = true;
  if (s->count == 0) return true;
  size_t without = count_detached(r, s);
  double near = SAME_MIDDLE * size_of(word_at(r, s->words[0]));
  size_t k = without;
  bool inner = column > 0 && column + 1 < r->table->column_count && is_at_level(r, column - 1, level) &&
               is_at_level(r, column + 1, level);
  while (k < s->count && fabs(stack_middle(r, s, k) - level) >= near) k++;
  bool own = inner || is_at_level(r, column, level) || (k < s->count && is_repeated(r, s, k, level));
  if (!own) k = s->count;
  *available = k < s->count;
  if (*available) without = k;
  for (size_t i = 0; i < without; i++) r->wide[r->wide_count++] = s->words[i];
  return add_title(r, s->words + without, s->count - without, column, 1) != NULL;
}

static int by_height(const void *a, const void *b) {
  size_t first = *(const size_t *)a;
  size_t second = *(const size_t *)b;
  return first < second ? -1 : first > second; /* words are in the order of their lines */
}

/* Joins words over several columns that stand in the middle below each other. */
static bool settle_wide(reading *r) {
  qsort(r->wide, r->wide_count, sizeof *r->wide, by_height);
  bool *used = govd__arena_alloc(&r->table->text->arena, r->wide_count + 1, sizeof *used);
  size_t *lines = govd__arena_alloc(&r->table->text->arena, r->wide_count + 1, sizeof *lines);
  if (used == NULL || lines == NULL) return false;
  for (size_t i = 0; i < r->wide_count; i++) {
    if (used[i]) continue;
    size_t count = 1;
    lines[0] = r->wide[i];
    for (size_t k = i + 1; k < r->wide_count; k++) {
      const govd__pdf_word *last = word_at(r, lines[count - 1]);
      const govd__pdf_word *word = word_at(r, r->wide[k]);
      double off = fabs(word->left + word->right - last->left - last->right) / 2;
      double below = middle_of(word) - middle_of(last);
      if (used[k] || off > 2 || below < 0.5 * size_of(word) || below > 1.6 * size_of(word)) continue;
      used[k] = true;
      lines[count++] = r->wide[k];
    }
    if (add_title(r, lines, count, GOVD_NONE, 0) == NULL) return r->head->count == MAX_TITLES;
  }
  return true;
}

/* Titles over several columns, from left to right, and how the columns are best shared out among them. */
typedef struct tiling {
  const govd__pdf_table *table;
  size_t period;         /* groups of columns begin at its multiples */
  const bool *available; /* by column: no title of its own reaches up */
  govd__pdf_title *titles[MAX_WIDE];
  size_t count;
  double pitch; /* of columns */
} tiling;

typedef struct tile {
  double cost;
  size_t from;  /* the column that the title begins with */
  bool skipped; /* the title, which stands over others */
  bool passed;  /* the column before, which has no title over it */
} tile;

static double off_center(const tiling *t, const govd__pdf_title *title, size_t from, size_t to) {
  const govd__pdf_column *columns = t->table->columns;
  double middle = (center_of(&columns[from]) + center_of(&columns[to])) / 2;
  return fabs(middle - title->middle) / t->pitch;
}

/* Whether two titles are of the same characters, blanks left out. */
static bool are_alike(const govd__pdf_text *t, const govd__pdf_title *a, const govd__pdf_title *b) {
  size_t word[2] = {0, 0};
  size_t at[2] = {0, 0};
  const govd__pdf_title *titles[2] = {a, b};
  for (;;) {
    char next[2] = {'\0', '\0'};
    for (int i = 0; i < 2; i++) {
      while (next[i] == '\0' && word[i] < titles[i]->count) {
        const govd__pdf_word *w = &t->words[titles[i]->words[word[i]]];
        if (at[i] < w->length && w->text[at[i]] != ' ') next[i] = w->text[at[i]];
        if (++at[i] > w->length) {
          word[i]++;
          at[i] = 0;
        }
      }
    }
    if (next[0] != next[1]) return false;
    if (next[0] == '\0') return true;
  }
}

/* After how many columns their titles begin again, as those of 维持, 纠正 … 总计 do; 1 if they do not. */
static size_t find_period(const govd__pdf_table *table, const govd__pdf_head *head, size_t own) {
  if (own != table->column_count) return 1;
  for (size_t period = 2; period <= own / 2; period++) {
    bool repeated = own % period == 0;
    for (size_t c = period; c < own && repeated; c++) {
      repeated = are_alike(table->text, &head->titles[c], &head->titles[c - period]);
    }
    if (repeated) return period;
  }
  return 1;
}

static void try_tiles(const tiling *t, tile *tiles, size_t width, size_t p, size_t c) {
  enum { SKIPPED_COST = 3, OFF_COST = 4, UNCOVERED_COST = 3 };
  tile *here = &tiles[p * width + c];
  here->cost = p == 0 && c == 0 ? 0 : HUGE_VAL;
  if (c > 0) {
    double cost = tiles[p * width + c - 1].cost + (t->available[c - 1] ? UNCOVERED_COST : 0);
    if (cost < here->cost) *here = (tile){.cost = cost, .passed = true};
  }
  if (p > 0) {
    double cost = tiles[(p - 1) * width + c].cost + SKIPPED_COST;
    if (cost < here->cost) *here = (tile){.cost = cost, .skipped = true};
  }
  for (size_t from = c; p > 0 && c % t->period == 0 && from-- > 0 && t->available[from];) {
    if (from % t->period != 0) continue;
    double cost =
        tiles[(p - 1) * width + from].cost + OFF_COST * off_center(t, t->titles[p - 1], from, c - 1);
    if (cost < here->cost) *here = (tile){.cost = cost, .from = from};
  }
}

static bool share_columns(tiling *t) {
  size_t width = t->table->column_count + 1;
  tile *tiles = govd__arena_alloc(&t->table->text->arena, (t->count + 1) * width, sizeof *tiles);
  if (tiles == NULL) return false;
  for (size_t p = 0; p <= t->count; p++) {
    for (size_t c = 0; c < width; c++) try_tiles(t, tiles, width, p, c);
  }
  size_t p = t->count;
  size_t c = width - 1;
  while (p > 0 || c > 0) {
    const tile *at = &tiles[p * width + c];
    if (at->passed) {
      c--;
    } else {
      p--;
      if (at->skipped) continue;
      t->titles[p]->column = at->from;
      t->titles[p]->span = c - at->from;
      c = at->from;
    }
  }
  return true;
}

/* Whether some title stands too far from the middle of its columns: then it is not known which they are. */
static bool is_doubtful(const tiling *t) {
  static const double MOST = 0.8; /* of a column */
  for (size_t i = 0; i < t->count; i++) {
    const govd__pdf_title *title = t->titles[i];
    if (title->span == 0 || t->period > 1) continue;
    if (off_center(t, title, title->column, title->column + title->span - 1) > MOST) return true;
  }
  return false;
}

/* A title that stands over others: over those columns whose middle it has, best the most of them. */
static void span_over_others(const tiling *t, govd__pdf_title *title) {
  size_t count = t->table->column_count;
  double best = 0.5;
  for (size_t width = count; width > 1 && title->span == 0; width--) {
    for (size_t from = 0; from + width <= count && width % t->period == 0; from += t->period) {
      double off = off_center(t, title, from, from + width - 1);
      if (off >= best) continue;
      best = off;
      title->column = from;
      title->span = width;
    }
  }
  if (title->span > 0) return;
  title->column = 0;
  title->span = count;
}

/*
 * The column whose own title begins where a title does, or GOVD_NONE. Where groups of columns are alike, a
 * title begins with one of them: what seems to be a column off does so since some cell is drawn wider than
 * others.
 */
static size_t column_from(const tiling *t, const govd__pdf_head *head, size_t own,
                          const govd__pdf_title *title) {
  static const double EDGE = 1.5; /* points */
  size_t column = GOVD_NONE;
  for (size_t i = 0; i < own; i++) {
    double off = title->left - head->titles[i].left;
    if (off > -EDGE && (t->period > 1 || off < EDGE)) column = head->titles[i].column;
  }
  if (t->period == 1 || column == GOVD_NONE) return column;
  size_t behind = column % t->period;
  if (behind <= 1) return column - behind;
  return behind + 1 == t->period ? column + 1 : GOVD_NONE;
}

static bool are_off_center(const tiling *t) {
  static const double MOST = 0.5; /* of a column */
  for (size_t i = 0; i < t->count; i++) {
    const govd__pdf_title *title = t->titles[i];
    if (off_center(t, title, title->column, title->column + title->span - 1) > MOST) return true;
  }
  return false;
}

/* Whether a title cannot reach over another one: it does not stand above it. */
static bool is_beside(const govd__pdf_title *title, const govd__pdf_title *other) {
  return (other->top + other->bottom) / 2 < title->bottom;
}

/*
 * Titles that stand at the left of their columns, where that can be of all of them: each reaches to the next
 * one that does not stand below it.
 */
static void align_left(const tiling *t, const govd__pdf_head *head, size_t own) {
  const size_t count = t->table->column_count;
  for (size_t i = 0; i < t->count; i++) {
    if (column_from(t, head, own, t->titles[i]) >= count) return; /* none, too */
  }
  for (size_t i = 0; i < t->count; i++) {
    govd__pdf_title *title = t->titles[i];
    size_t end = count;
    title->column = column_from(t, head, own, title);
    for (size_t k = 0; k < t->count; k++) {
      size_t next = column_from(t, head, own, t->titles[k]);
      if (next > title->column && next < end && is_beside(title, t->titles[k])) end = next;
    }
    title->span = end - title->column;
  }
}

static int by_middle(const void *a, const void *b) {
  double first = (*(govd__pdf_title *const *)a)->middle;
  double second = (*(govd__pdf_title *const *)b)->middle;
  return first < second ? -1 : first > second;
}

static bool span_wide(const reading *r, size_t own, const bool *available) {
  const govd__pdf_table *table = r->table;
  tiling t = {.table = table, .period = find_period(table, r->head, own), .available = available};
  for (size_t i = 0; i < r->head->count; i++) {
    if (r->head->titles[i].span > 0) continue;
    if (t.count == MAX_WIDE || table->column_count < 2) {
      r->head->titles[i].column = 0;
      r->head->titles[i].span = table->column_count;
    } else {
      t.titles[t.count++] = &r->head->titles[i];
    }
  }
  if (t.count == 0) return true;
  qsort(t.titles, t.count, sizeof *t.titles, by_middle);
  const govd__pdf_column *last = &table->columns[table->column_count - 1];
  t.pitch = (center_of(last) - center_of(&table->columns[0])) / (double)(table->column_count - 1);
  if (!share_columns(&t)) return false;
  if (is_doubtful(&t)) {
    for (size_t i = 0; i < t.count; i++) t.titles[i]->span = 0;
  }
  for (size_t i = 0; i < t.count; i++) {
    if (t.titles[i]->span == 0) span_over_others(&t, t.titles[i]);
  }
  if (are_off_center(&t)) align_left(&t, r->head, own);
  return true;
}

/* Titles of several columns stand in rows above the others. One covers no other of its row. */
static void find_levels(govd__pdf_head *head, size_t own) {
  double height = -1e9;
  size_t level = 0;
  for (size_t i = own; i < head->count; i++) { /* from the top down */
    govd__pdf_title *title = &head->titles[i];
    double middle = (title->top + title->bottom) / 2;
    bool next = i > own && middle - height > 0.7 * (title->bottom - title->top) / (double)title->count;
    for (size_t k = i; k-- > own && !next && head->titles[k].level == level;) {
      next = title->column < head->titles[k].column + head->titles[k].span &&
             head->titles[k].column < title->column + title->span;
    }
    if (i == own || next) height = middle;
    level += next;
    title->level = level;
  }
  head->levels = head->count > own ? level + 2 : 1;
  for (size_t i = 0; i < own; i++) head->titles[i].level = head->levels - 1;
}

static bool stand_over_one(const govd__pdf_title *a, const govd__pdf_title *b) {
  return a->column < b->column + b->span && b->column < a->column + a->span;
}

/* A title of several columns takes the empty rows above it, and those down to the next title. */
static void stretch(govd__pdf_head *head, size_t own) {
  for (size_t i = own; i < head->count; i++) {
    govd__pdf_title *title = &head->titles[i];
    size_t top = 0;
    size_t bottom = head->levels;
    for (size_t k = 0; k < head->count; k++) {
      const govd__pdf_title *other = &head->titles[k];
      if (k == i || !stand_over_one(title, other)) continue;
      if (other->level < title->level && other->level + other->rows > top) top = other->level + other->rows;
      if (other->level > title->level && other->level < bottom) bottom = other->level;
    }
    if (top > title->level || bottom <= title->level) continue; /* two in one row */
    title->level = top;
    title->rows = bottom - top;
  }
}

static bool collect(reading *r) {
  const govd__pdf_table *table = r->table;
  const govd__pdf_text *t = table->text;
  size_t from = t->lines[table->part.head].first;
  size_t to = t->lines[table->part.body - 1].first + t->lines[table->part.body - 1].count;
  r->stacks = govd__arena_alloc(&table->text->arena, table->column_count, sizeof *r->stacks);
  r->wide = govd__arena_alloc(&table->text->arena, to - from, sizeof *r->wide);
  size_t *words = govd__arena_alloc(&table->text->arena, (to - from) * table->column_count, sizeof *words);
  if (r->stacks == NULL || r->wide == NULL || words == NULL) return false;
  for (size_t c = 0; c < table->column_count; c++) r->stacks[c].words = words + c * (to - from);
  for (size_t i = table->part.head; i < table->part.body; i++) {
    const govd__pdf_line *line = &t->lines[i];
    for (size_t w = line->first; w < line->first + line->count && line->use == GOVD__PDF_HEAD; w++) {
      size_t first;
      size_t over = govd__pdf_columns_over(table, &t->words[w], &first);
      if (t->words[w].left < table->part.zone - line->size / 2 && over == 0) continue; /* of the corner */
      if (over == 1) r->stacks[first].words[r->stacks[first].count++] = w;
      if (over > 1) r->wide[r->wide_count++] = w;
    }
  }
  return true;
}

bool govd__pdf_read_head(const govd__pdf_table *table, govd__pdf_head *head) {
  *head = (govd__pdf_head){0};
  if (table->part.head == table->part.body || table->column_count == 0) return true;
  reading r = {.table = table, .head = head};
  head->titles = govd__arena_alloc(&table->text->arena, MAX_TITLES, sizeof *head->titles);
  bool *available = govd__arena_alloc(&table->text->arena, table->column_count, sizeof *available);
  if (head->titles == NULL || available == NULL || !collect(&r)) return false;
  double level = find_level(&r);
  for (size_t c = 0; c < table->column_count; c++) {
    if (!settle_stack(&r, c, level, &available[c])) return false;
  }
  size_t own = head->count;
  if (!settle_wide(&r) || !span_wide(&r, own, available)) return false;
  find_levels(head, own);
  for (size_t i = 0; i < head->count; i++) head->titles[i].rows = 1;
  stretch(head, own);
  return true;
}
