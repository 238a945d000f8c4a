/* SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include <string.h>

#include "align.h"
#include "base/fail.h"
#include "base/memory.h"
#include "blocks.h"
#include "infer.h"
#include "invented.h"
#include "own.h"
#include "report/line.h"
#include "several.h"
#include "similar.h"

/* A pair of labels scores by the label itself, its numeral and its unit. */
enum { SCORE_LABEL = 10, SCORE_SIMILAR = 5, SCORE_NUMERAL = 3, SCORE_UNIT = 1 };

/* A table without a head goes on with the columns of the last one that has some, or shows them itself. */
static void complete_grid(const govd__view *view, govd__grid *grid, const govd__grid **last) {
  const govd_form *form = view->vocabulary->form;
  size_t tables = govd_form_table_count(form);
  if (!govd__grid_has_map(grid, tables) && *last != NULL &&
      !govd__is_own(view, grid->sheet, grid->begin, grid->end))
    govd__grid_inherit(grid, *last, tables);
  if (!govd__grid_has_map(grid, tables)) govd__grid_infer(view, grid);
  for (size_t t = 0; t < tables; t++) {
    if (govd_form_table(form, t)->column_count == 1) govd__several_mark_head(view, grid, t);
  }
  if (govd__grid_has_map(grid, tables)) *last = grid;
}

/* The row behind a part: one of the form's, or a table of the body's own that was taken for rows of it. */
static size_t part_end(const govd__view *view, const govd__sheet *sheet, size_t begin) {
  return govd__own_begins(view, sheet, begin, govd__part_end(view, sheet, begin));
}

/* Counts the parts of all tables, to know how much room their grids take. */
static size_t count_parts(const govd__view *view, const govd__part *part) {
  size_t count = 0;
  for (size_t s = 0; s < part->sheet_count; s++) {
    for (size_t r = 0; r < part->sheets[s].rows; count++) r = part_end(view, &part->sheets[s], r);
  }
  return count;
}

static bool make_grids(const govd__view *view, const govd__part *part, govd__match *match) {
  for (size_t s = 0; s < part->sheet_count; s++) match->row_count += part->sheets[s].rows;
  match->grids = govd__arena_alloc(&match->arena, count_parts(view, part), sizeof *match->grids);
  match->rows = govd__arena_alloc(&match->arena, match->row_count, sizeof *match->rows);
  if (match->grids == NULL || match->rows == NULL) return false;
  govd__matched_row *row = match->rows;
  const govd__grid *last = NULL; /* that has columns of the form */
  for (size_t s = 0; s < part->sheet_count; s++) {
    const govd__sheet *sheet = &part->sheets[s];
    for (size_t r = 0; r < sheet->rows;) {
      govd__grid *grid = &match->grids[match->grid_count++];
      if (!govd__grid_make(view, sheet, r, part_end(view, sheet, r), grid)) return false;
      complete_grid(view, grid, &last);
      for (; r < grid->end; r++) {
        *row++ = (govd__matched_row){.role = grid->head[r - grid->begin] ? GOVD__ROW_HEAD : GOVD__ROW_UNKNOWN,
                                     .grid = grid,
                                     .row = r,
                                     .table = GOVD_NONE,
                                     .candidate = GOVD_NONE};
      }
    }
  }
  return true;
}

static void settle_columns(govd__match *match, govd__label *scratch) {
  const govd_form *form = match->vocabulary->form;
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    if (govd_form_table(form, t)->column_count == 1)
      govd__several_settle(match->vocabulary, match->grids, match->grid_count, t, scratch);
  }
}

/* The number of a form's rows over all of its tables. */
static size_t count_form_rows(const govd_form *form) {
  size_t count = 0;
  for (size_t t = 0; t < govd_form_table_count(form); t++) count += govd_form_table(form, t)->row_count;
  return count;
}

/* What a label of the document may be. */
typedef struct label_words {
  size_t column; /* of the grid, where the label stands; GOVD_NONE before the first */
  uint32_t word; /* or GOVD__NO_WORD */
  bool similar;  /* it is not the word, but like it */
} label_words;

/*
 * Whether a numeral stands amid a text: then it is the labels of two rows, of which it is not known
 * whose the figures are. A cell that goes on over the page may leave such: 3.其他2.申请人逾期未缴费.
 */
static bool is_of_two(const char *text) {
  size_t length = strlen(text);
  size_t at = 0;
  for (size_t size; (size = govd__numeral_length(text + at, length - at)) > 0;) at += size;
  while (++at < length) {
    bool begins = ((unsigned char)text[at] & 0xC0) != 0x80;
    if (begins && govd__numeral_length(text + at, length - at) > 0) return true;
  }
  return false;
}

/* The word of a label: the one it is, or the only one it is like. */
static void find_word(const govd__view *view, const govd__matched_row *row, size_t column,
                      govd__label *scratch, label_words *label) {
  if (label->column == column) return; /* the same label as under the table before */
  *label =
      (label_words){.column = column, .word = govd__sheet_mark(row->grid->sheet, row->row, column)->word};
  if (govd__bearing_rows(view->vocabulary, label->word).count > 0) return;
  const char *text = govd__sheet_text(row->grid->sheet, row->row, column);
  govd__label_set(scratch, text, strlen(text));
  if (govd__label_failed(scratch) || is_of_two(text)) return;
  label->word = govd__similar_word(view->lexicon, view->vocabulary, scratch->key.data, scratch->key.length);
  label->similar = true;
}

/* Scores one row of a grid against the rows of one table of the form; true if any fits. */
static bool score_row(const govd__view *view, const govd__matched_row *row, size_t table,
                      govd__label *scratch, label_words *label, uint8_t *scores) {
  const govd__vocabulary *vocabulary = view->vocabulary;
  const govd__column_map *map = &row->grid->maps[table];
  size_t column = map->found && !map->blocks ? govd__grid_label(row->grid, row->row, map) : GOVD_NONE;
  if (column == GOVD_NONE) return false;
  find_word(view, row, column, scratch, label);
  uint32_t numeral = govd__sheet_mark(row->grid->sheet, row->row, column)->numeral;
  const char *unit = govd__grid_unit(row->grid, row->row, map);
  govd__bearers bearers = govd__bearing_rows(vocabulary, label->word);
  bool any = false;
  for (size_t i = 0; i < bearers.count; i++) {
    if (bearers.items[i].table != table) continue;
    size_t form_row = bearers.items[i].index;
    scores[form_row] = label->similar ? SCORE_SIMILAR : SCORE_LABEL;
    if (numeral == vocabulary->numerals[table][form_row]) scores[form_row] += SCORE_NUMERAL;
    const char *form_unit = govd_form_row(vocabulary->form, table, form_row)->unit;
    if (unit != NULL && strcmp(unit, form_unit) == 0) scores[form_row] += SCORE_UNIT;
    any = true;
  }
  return any;
}

/* Scores a row against all tables; tells the word of the label that fits one, unless it is only like it. */
static bool score_all_tables(const govd__view *view, const govd__matched_row *row, govd__label *scratch,
                             uint8_t *scores, uint32_t *word) {
  const govd_form *form = view->vocabulary->form;
  label_words label = {.column = GOVD_NONE};
  bool any = false;
  *word = GOVD__NO_WORD;
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    if (score_row(view, row, t, scratch, &label, scores)) {
      any = true;
      if (!label.similar) *word = label.word;
    }
    scores += govd_form_table(form, t)->row_count;
  }
  return any;
}

/* Turns the place among all rows of the form into table and row. */
static void set_partner(const govd_form *form, size_t partner, govd__matched_row *row) {
  row->role = GOVD__ROW_MATCHED;
  row->table = 0;
  while (partner >= govd_form_table(form, row->table)->row_count) {
    partner -= govd_form_table(form, row->table++)->row_count;
  }
  row->form_row = partner;
}

/* The scores of the rows of the document that look like rows of the form, against these. */
typedef struct score_table {
  uint8_t *scores; /* rows × columns */
  size_t rows;
  size_t columns;
  size_t capacity;
  size_t *uses;    /* by column: how many rows could go with it */
  bool *contested; /* by word: a row bears it and found no place */
  bool *rivals;    /* by column: a row that bears its name found no place */
} score_table;

/* The only column that a row can go with, or GOVD_NONE. */
static size_t only_column(const score_table *table, size_t row) {
  size_t found = GOVD_NONE;
  for (size_t c = 0; c < table->columns; c++) {
    if (table->scores[row * table->columns + c] == 0) continue;
    if (found != GOVD_NONE) return GOVD_NONE;
    found = c;
  }
  return found;
}

static bool count_uses(score_table *table, size_t words) {
  table->uses = govd__calloc(table->columns + 1, sizeof *table->uses);
  table->contested = govd__calloc(words + 1, sizeof *table->contested);
  table->rivals = govd__calloc(table->columns + 1, sizeof *table->rivals);
  if (table->uses == NULL || table->contested == NULL || table->rivals == NULL) return false;
  for (size_t r = 0; r < table->rows; r++) {
    for (size_t c = 0; c < table->columns; c++) table->uses[c] += table->scores[r * table->columns + c] != 0;
  }
  return true;
}

/*
 * Takes over the partners. Rows whose order is not the form's cannot all be aligned;
 * where a label can only be one row of the form, and no other label can be that row,
 * the order need not decide.
 */
static void set_partners(govd__match *match, const score_table *table, const int32_t *partners) {
  for (size_t i = 0; i < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    if (row->candidate == GOVD_NONE) continue;
    int32_t partner = partners[row->candidate];
    size_t only = only_column(table, row->candidate);
    if (partner >= 0) {
      set_partner(match->vocabulary->form, (size_t)partner, row);
    } else if (only != GOVD_NONE && table->uses[only] == 1) {
      set_partner(match->vocabulary->form, only, row);
    } else {
      row->role = only != GOVD_NONE ? GOVD__ROW_REPEATED : GOVD__ROW_AMBIGUOUS;
      continue;
    }
    match->matched_count++;
  }
}

/* The grid column of a row's label under the columns of a table, and whether it bears a note of its own. */
static size_t label_column(const govd__matched_row *row, size_t table, bool *noted) {
  size_t column = govd__grid_label(row->grid, row->row, &row->grid->maps[table]);
  *noted = column != GOVD_NONE && govd__sheet_mark(row->grid->sheet, row->row, column)->noted;
  return column;
}

/* The key of a row's label, in the scratch. */
static bool read_label(const govd__matched_row *row, size_t column, govd__label *scratch) {
  if (column == GOVD_NONE) return false;
  const char *text = govd__sheet_text(row->grid->sheet, row->row, column);
  govd__label_set(scratch, text, strlen(text));
  return !govd__label_failed(scratch) && scratch->key.length > 0;
}

static bool begins_with(const govd__buffer *text, const govd__buffer *start) {
  return text->length > start->length && memcmp(text->data, start->data, start->length) == 0;
}

/*
 * A local form may split a row into several, told apart by notes or more words: 其他事项
 * （行政确认）, 其他事项-行政给付. Then the one that bears the form's name and a note is no
 * more the form's row than the others are.
 */
static void doubt_split_rows(govd__match *match, govd__label *a, govd__label *b) {
  for (size_t i = 0; i < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    bool noted;
    if (row->role != GOVD__ROW_MATCHED) continue;
    size_t column = label_column(row, row->table, &noted);
    if (!noted || !read_label(row, column, a)) continue;
    for (size_t k = i == 0 ? 0 : i - 1; k <= i + 1 && k < match->row_count; k++) {
      const govd__matched_row *other = &match->rows[k];
      bool other_noted;
      if (k == i || other->grid != row->grid || other->role == GOVD__ROW_MATCHED) continue;
      if (!read_label(other, label_column(other, row->table, &other_noted), b)) continue;
      bool same = b->key.length == a->key.length && memcmp(a->key.data, b->key.data, a->key.length) == 0;
      if (begins_with(&b->key, &a->key) || (same && other_noted)) row->role = GOVD__ROW_AMBIGUOUS;
    }
  }
}

/* The place of a matched row among all rows of the form. */
static size_t place_of(const govd_form *form, const govd__matched_row *row) {
  size_t place = row->form_row;
  for (size_t t = 0; t < row->table; t++) place += govd_form_table(form, t)->row_count;
  return place;
}

static void give_up(govd__match *match, govd__matched_row *row) {
  if (row->role != GOVD__ROW_MATCHED) return;
  row->role = GOVD__ROW_REPEATED;
  match->matched_count--;
}

/*
 * A row that stands twice, under one of its names or under two, but not with the same
 * figures, is not to be told by a numeral or a unit that happens to fit better the one time.
 */
static void doubt_rivals(govd__match *match, const score_table *table) {
  for (size_t i = 0; i < match->row_count; i++) {
    const govd__matched_row *row = &match->rows[i];
    if (row->role != GOVD__ROW_REPEATED && row->role != GOVD__ROW_AMBIGUOUS) continue;
    table->contested[row->word] = true;
    size_t only = row->word == GOVD__NO_WORD ? GOVD_NONE : only_column(table, row->candidate);
    if (only != GOVD_NONE) table->rivals[only] = true;
  }
  table->contested[GOVD__NO_WORD] = false;
  for (size_t i = 0; i < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    if (row->role != GOVD__ROW_MATCHED) continue;
    bool named = row->word != GOVD__NO_WORD && table->rivals[place_of(match->vocabulary->form, row)];
    if (named || table->contested[row->word]) give_up(match, row);
  }
}

/*
 * The word of a row's label, where the row has figures but its table no columns of the form: it lost
 * some cells, or has some too many.
 */
static uint32_t stray_word(const govd__match *match, const govd__matched_row *row) {
  const govd__sheet *sheet = row->grid->sheet;
  if (row->role != GOVD__ROW_UNKNOWN || !sheet->has_figure[row->row]) return GOVD__NO_WORD;
  if (govd__grid_has_map(row->grid, govd_form_table_count(match->vocabulary->form))) return GOVD__NO_WORD;
  for (size_t c = sheet->columns; c-- > 0;) {
    uint32_t word = govd__sheet_mark(sheet, row->row, c)->word;
    if (govd__bearing_rows(match->vocabulary, word).count > 0) return word;
  }
  return GOVD__NO_WORD;
}

/* A row that stands twice, the one time with cells that are none of the form's, is as doubtful. */
static void doubt_beside_strays(govd__match *match) {
  govd__matched_row *before = NULL; /* the last that was matched */
  uint32_t stray = GOVD__NO_WORD;   /* behind it */
  for (size_t i = 0; i < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    uint32_t word = stray_word(match, row);
    if (word != GOVD__NO_WORD) {
      stray = word;
      if (before != NULL && before->word == word) give_up(match, before);
    } else if (row->role == GOVD__ROW_MATCHED) {
      before = row;
      if (stray != GOVD__NO_WORD && row->word == stray) give_up(match, row);
      stray = GOVD__NO_WORD;
    }
  }
}

/* The column of the label that names a row. */
static size_t named_column(const govd__matched_row *row) {
  size_t found = 0;
  for (size_t c = 0; c < row->grid->sheet->columns; c++) {
    if (govd__sheet_mark(row->grid->sheet, row->row, c)->word == row->word) found = c;
  }
  return found;
}

/*
 * Whether two cells in front of the figures say the same: but for white space in the label, and the
 * number of the row. Where merged cells are shown at their first row only, the label of a group may
 * be lacking.
 */
static bool same_labels(const govd__matched_row *a, const govd__matched_row *b, size_t column, size_t label) {
  const govd__mark *mark = govd__sheet_mark(a->grid->sheet, a->row, column);
  const govd__mark *other = govd__sheet_mark(b->grid->sheet, b->row, column);
  if (column < label && (mark->empty || other->empty || (mark->figure && other->figure))) return true;
  return mark->word != GOVD__NO_WORD && mark->word == other->word && mark->numeral == other->numeral &&
         !mark->noted && !other->noted;
}

/* Whether two rows of one table hold the same texts. */
static bool same_texts(const govd__matched_row *a, const govd__matched_row *b) {
  size_t label = named_column(a);
  if (a->grid->sheet->columns != b->grid->sheet->columns || label != named_column(b)) return false;
  for (size_t c = 0; c < a->grid->sheet->columns; c++) {
    const char *text = govd__sheet_text(a->grid->sheet, a->row, c);
    const char *other = govd__sheet_text(b->grid->sheet, b->row, c);
    if (strcmp(text, other) != 0 && (c > label || !same_labels(a, b, c, label))) return false;
  }
  return true;
}

/* A row that stands twice with the same texts, one below the other, is read once. */
static void accept_copies(govd__match *match, const score_table *table) {
  for (size_t i = 0; i + 1 < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    govd__matched_row *copy = &match->rows[i + 1];
    if (row->role != GOVD__ROW_REPEATED || copy->role != GOVD__ROW_REPEATED || !same_texts(row, copy))
      continue;
    size_t only = only_column(table, row->candidate);
    if (only == GOVD_NONE || only != only_column(table, copy->candidate) || table->uses[only] != 2) continue;
    set_partner(match->vocabulary->form, only, row);
    copy->role = GOVD__ROW_COPY;
    match->matched_count++;
  }
}

/*
 * Whether a row is a line of its own: one text in the first place, as where title and
 * prose were put into the table. What names the table or a block of it belongs to its head.
 */
static bool is_line(const govd_form *form, const govd__sheet *sheet, size_t row, govd__label *scratch) {
  size_t column;
  if (govd__sheet_count_texts(sheet, row, &column) != 1 || column != 0) return false;
  if (govd__sheet_mark(sheet, row, column)->word != GOVD__NO_WORD) return false;
  const char *text = govd__sheet_text(sheet, row, column);
  return govd__line_read(form, text, strlen(text), scratch).kind != GOVD__LINE_TABLE_TITLE;
}

/* Rows without a figure right above a head row are a part of the head. */
static void mark_heads(const govd_form *form, govd__match *match, govd__label *scratch) {
  for (size_t i = match->row_count; i-- > 1;) {
    govd__matched_row *above = &match->rows[i - 1];
    const govd__sheet *sheet = above->grid->sheet;
    bool head = match->rows[i].role == GOVD__ROW_HEAD && above->grid == match->rows[i].grid &&
                above->role == GOVD__ROW_UNKNOWN && !sheet->has_figure[above->row] &&
                !is_line(form, sheet, above->row, scratch);
    if (head) above->role = GOVD__ROW_HEAD;
  }
}

/* So is what a program put over rows that go on without a head of their own. */
static void mark_invented_heads(govd__match *match) {
  for (size_t i = 0; i + 1 < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    bool first = row->row == row->grid->begin && match->rows[i + 1].grid == row->grid;
    bool above = first && row->role == GOVD__ROW_UNKNOWN && match->rows[i + 1].role == GOVD__ROW_MATCHED;
    if (above && govd__is_invented_head(row->grid->sheet, row->row)) row->role = GOVD__ROW_HEAD;
  }
}

/* Scores a row of the document; it becomes a row of the table only if it fits some row of the form. */
static govd_status add_candidate(const govd__view *view, govd__matched_row *row, govd__label *scratch,
                                 score_table *table, govd_error *error) {
  uint8_t *grown = govd__grow(table->scores, table->rows, &table->capacity, table->columns);
  if (grown == NULL) return govd__fail_memory(error);
  table->scores = grown;
  uint8_t *scores = grown + table->rows * table->columns;
  memset(scores, 0, table->columns);
  if (score_all_tables(view, row, scratch, scores, &row->word)) row->candidate = table->rows++;
  return GOVD_OK;
}

/* Aligns the rows of the document that look like rows of the form with those. */
static govd_status align_rows(const govd__view *view, govd__match *match, govd__label *scratch,
                              govd_error *error) {
  score_table table = {.columns = count_form_rows(match->vocabulary->form)};
  int32_t *partners = NULL;
  int32_t score = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < match->row_count && status == GOVD_OK; i++) {
    if (match->rows[i].role != GOVD__ROW_UNKNOWN) continue;
    status = add_candidate(view, &match->rows[i], scratch, &table, error);
  }
  if (status == GOVD_OK) {
    partners = govd__calloc(table.rows + 1, sizeof *partners);
    if (partners == NULL || !count_uses(&table, view->lexicon->count)) status = govd__fail_memory(error);
  }
  if (status == GOVD_OK)
    status = govd__align(table.scores, table.rows, table.columns, partners, &score, error);
  if (status == GOVD_OK) set_partners(match, &table, partners);
  if (status == GOVD_OK) doubt_rivals(match, &table);
  if (status == GOVD_OK) accept_copies(match, &table);
  if (status == GOVD_OK) doubt_beside_strays(match);
  match->score += score;
  govd__free(table.scores);
  govd__free(table.uses);
  govd__free(table.contested);
  govd__free(table.rivals);
  govd__free(partners);
  return status;
}

/* How many rows of the form the columns of a grid stand under. */
static size_t count_blocks(const govd__grid *grid, const govd__column_map *map) {
  size_t count = 0;
  size_t last = GOVD_NONE;
  for (size_t c = 0; c < grid->sheet->columns; c++) {
    if (map->column[c] == GOVD_NONE) continue;
    if (map->block[c] != GOVD_NONE && map->block[c] != last) count++;
    last = map->block[c];
  }
  return count;
}

/* Takes the row of a grid whose first row is given for the figures of all rows of a one-row table. */
static void set_blocks(govd__match *match, govd__matched_row *rows, size_t table, govd__label *scratch) {
  const govd__grid *grid = rows->grid;
  const govd__column_map *map = &grid->maps[table];
  size_t row = govd__blocks_row(grid, map);
  size_t blocks = row == GOVD_NONE ? 0 : count_blocks(grid, map);
  if (blocks == 0) return;
  rows[row - grid->begin].role = GOVD__ROW_BLOCKS;
  rows[row - grid->begin].table = table;
  for (size_t r = grid->begin; r < map->last_head; r++) {
    if (!is_line(match->vocabulary->form, grid->sheet, r, scratch))
      rows[r - grid->begin].role = GOVD__ROW_HEAD;
  }
  match->score += (int32_t)(SCORE_LABEL * blocks);
  match->matched_count += blocks;
}

/* One-row tables whose blocks stand side by side, or in tables of their own; false where memory runs out. */
static bool find_blocks(const govd__view *view, govd__match *match, govd__label *scratch) {
  govd__matched_row *rows = match->rows; /* those of the grid at hand */
  for (size_t g = 0; g < match->grid_count; rows += match->grids[g].end - match->grids[g].begin, g++) {
    for (size_t t = 0; t < govd_form_table_count(view->vocabulary->form); t++) {
      if (!match->grids[g].maps[t].blocks) continue;
      if (!govd__blocks_find(view, &match->grids[g], t)) return false;
      set_blocks(match, rows, t, scratch);
    }
  }
  return true;
}

govd_status govd__match_make(const govd__part *part, const govd__lexicon *lexicon,
                             const govd__vocabulary *vocabulary, govd__match *match, govd_error *error) {
  *match = (govd__match){.vocabulary = vocabulary};
  govd__view view = {lexicon, vocabulary, &match->arena};
  govd_status status = make_grids(&view, part, match) ? GOVD_OK : govd__fail_memory(error);
  govd__label scratch = {0};
  if (status == GOVD_OK) settle_columns(match, &scratch);
  if (status == GOVD_OK && !find_blocks(&view, match, &scratch)) status = govd__fail_memory(error);
  if (status == GOVD_OK) status = align_rows(&view, match, &scratch, error);
  govd__label other = {0};
  if (status == GOVD_OK) doubt_split_rows(match, &scratch, &other);
  if (status == GOVD_OK) mark_heads(view.vocabulary->form, match, &scratch);
  if (status == GOVD_OK) mark_invented_heads(match);
  if (status == GOVD_OK && (govd__label_failed(&scratch) || govd__label_failed(&other)))
    status = govd__fail_memory(error);
  govd__label_release(&scratch);
  govd__label_release(&other);
  if (status != GOVD_OK) govd__match_release(match);
  return status;
}

void govd__match_release(govd__match *match) {
  govd__arena_release(&match->arena);
  *match = (govd__match){.vocabulary = NULL};
}
