/* SPDX-License-Identifier: Apache-2.0 */
#include "scores.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "report/line.h"
#include "similar.h"

/* A pair of labels scores by the label itself, or by one that is like it, by its numeral and its unit. */
enum { SCORE_SIMILAR = 5, SCORE_NUMERAL = 3, SCORE_UNIT = 1 };

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
    scores[form_row] = label->similar ? SCORE_SIMILAR : GOVD__SCORE_LABEL;
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

/* Scores a row of the document; it becomes a row of the table only if it fits some row of the form. */
static govd_status add_candidate(const govd__view *view, govd__matched_row *row, govd__label *scratch,
                                 govd__scores *made, govd_error *error) {
  uint8_t *grown = govd__grow(made->items, made->rows, &made->capacity, made->columns);
  if (grown == NULL) return govd__fail_memory(error);
  made->items = grown;
  uint8_t *scores = grown + made->rows * made->columns;
  memset(scores, 0, made->columns);
  if (score_all_tables(view, row, scratch, scores, &row->word)) row->candidate = made->rows++;
  return GOVD_OK;
}

static govd_status count_uses(govd__scores *scores, govd_error *error) {
  scores->uses = govd__calloc(scores->columns + 1, sizeof *scores->uses);
  if (scores->uses == NULL) return govd__fail_memory(error);
  for (size_t r = 0; r < scores->rows; r++) {
    for (size_t c = 0; c < scores->columns; c++)
      scores->uses[c] += scores->items[r * scores->columns + c] != 0;
  }
  return GOVD_OK;
}

govd_status govd__scores_make(const govd__view *view, govd__match *match, govd__label *scratch,
                              govd__scores *scores, govd_error *error) {
  govd_status status = GOVD_OK;
  *scores = (govd__scores){.columns = count_form_rows(match->vocabulary->form)};
  for (size_t i = 0; i < match->row_count && status == GOVD_OK; i++) {
    if (match->rows[i].role != GOVD__ROW_UNKNOWN) continue;
    status = add_candidate(view, &match->rows[i], scratch, scores, error);
  }
  return status == GOVD_OK ? count_uses(scores, error) : status;
}

void govd__scores_release(govd__scores *scores) {
  govd__free(scores->items);
  govd__free(scores->uses);
}

size_t govd__only_column(const govd__scores *scores, size_t row) {
  size_t found = GOVD_NONE;
  for (size_t c = 0; c < scores->columns; c++) {
    if (scores->items[row * scores->columns + c] == 0) continue;
    if (found != GOVD_NONE) return GOVD_NONE;
    found = c;
  }
  return found;
}
