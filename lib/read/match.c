/* SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include <string.h>

#include "align.h"
#include "base/fail.h"
#include "base/memory.h"
#include "blocks.h"
#include "doubt.h"
#include "infer.h"
#include "invented.h"
#include "own.h"
#include "report/line.h"
#include "scores.h"
#include "several.h"

/* A table without a head goes on with the columns of the last one that has some, or shows them itself. */
static void complete_grid(const govd__view *view, govd__grid *grid, const govd__grid **last) {
  const govd_form *form = view->vocabulary->form;
  size_t tables = govd_form_table_count(form);
  if (!govd__grid_has_map(grid, tables) && *last != NULL &&
      !govd__is_own(view, grid->sheet, grid->begin, grid->end))
    govd__grid_inherit(view, grid, *last, tables);
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

/* Turns the place among all rows of the form into table and row. */
static void set_partner(const govd_form *form, size_t partner, govd__matched_row *row) {
  row->role = GOVD__ROW_MATCHED;
  row->table = 0;
  while (partner >= govd_form_table(form, row->table)->row_count) {
    partner -= govd_form_table(form, row->table++)->row_count;
  }
  row->form_row = partner;
}

/*
 * Takes over the partners. Rows whose order is not the form's cannot all be aligned;
 * where a label can only be one row of the form, and no other label can be that row,
 * the order need not decide.
 */
static void set_partners(govd__match *match, const govd__scores *scores, const int32_t *partners) {
  for (size_t i = 0; i < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    if (row->candidate == GOVD_NONE) continue;
    int32_t partner = partners[row->candidate];
    size_t only = govd__only_column(scores, row->candidate);
    if (partner >= 0) {
      set_partner(match->vocabulary->form, (size_t)partner, row);
    } else if (only != GOVD_NONE && scores->uses[only] == 1) {
      set_partner(match->vocabulary->form, only, row);
    } else {
      row->role = only != GOVD_NONE ? GOVD__ROW_REPEATED : GOVD__ROW_AMBIGUOUS;
      continue;
    }
    match->matched_count++;
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
static void accept_copies(govd__match *match, const govd__scores *scores) {
  for (size_t i = 0; i + 1 < match->row_count; i++) {
    govd__matched_row *row = &match->rows[i];
    govd__matched_row *copy = &match->rows[i + 1];
    if (row->role != GOVD__ROW_REPEATED || copy->role != GOVD__ROW_REPEATED || !same_texts(row, copy))
      continue;
    size_t only = govd__only_column(scores, row->candidate);
    if (only == GOVD_NONE || only != govd__only_column(scores, copy->candidate) || scores->uses[only] != 2)
      continue;
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

/* Aligns the rows of the document that look like rows of the form with those. */
static govd_status align_rows(const govd__view *view, govd__match *match, govd__label *scratch,
                              govd_error *error) {
  govd__scores scores;
  int32_t *partners = NULL;
  int32_t score = 0;
  govd_status status = govd__scores_make(view, match, scratch, &scores, error);
  if (status == GOVD_OK) {
    partners = govd__calloc(scores.rows + 1, sizeof *partners);
    if (partners == NULL) status = govd__fail_memory(error);
  }
  if (status == GOVD_OK)
    status = govd__align(scores.items, scores.rows, scores.columns, partners, &score, error);
  if (status == GOVD_OK) set_partners(match, &scores, partners);
  if (status == GOVD_OK) status = govd__doubt_rivals(match, &scores, view->lexicon->count, error);
  if (status == GOVD_OK) accept_copies(match, &scores);
  if (status == GOVD_OK) govd__doubt_beside_strays(match);
  match->score += score;
  govd__scores_release(&scores);
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
  match->score += (int32_t)(GOVD__SCORE_LABEL * blocks);
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
  if (status == GOVD_OK) govd__doubt_split_rows(match, &scratch, &other);
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
