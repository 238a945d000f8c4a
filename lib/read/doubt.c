/* SPDX-License-Identifier: Apache-2.0 */
#include "doubt.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

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

void govd__doubt_split_rows(govd__match *match, govd__label *a, govd__label *b) {
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

/* What of a match could not be given its place. */
typedef struct rivals {
  bool *words;   /* a row bears it and found no place */
  bool *columns; /* a row that bears its name found no place */
} rivals;

static void find_rivals(const govd__match *match, const govd__scores *scores, const rivals *found) {
  for (size_t i = 0; i < match->row_count; i++) {
    const govd__matched_row *row = &match->rows[i];
    if (row->role != GOVD__ROW_REPEATED && row->role != GOVD__ROW_AMBIGUOUS) continue;
    if (row->word == GOVD__NO_WORD) continue;
    found->words[row->word] = true;
    size_t only = govd__only_column(scores, row->candidate);
    if (only != GOVD_NONE) found->columns[only] = true;
  }
}

govd_status govd__doubt_rivals(govd__match *match, const govd__scores *scores, size_t words,
                               govd_error *error) {
  rivals found = {govd__calloc(words + 1, sizeof *found.words),
                  govd__calloc(scores->columns + 1, sizeof *found.columns)};
  bool made = found.words != NULL && found.columns != NULL;
  if (made) find_rivals(match, scores, &found);
  for (size_t i = 0; i < match->row_count && made; i++) {
    govd__matched_row *row = &match->rows[i];
    if (row->role != GOVD__ROW_MATCHED || row->word == GOVD__NO_WORD) continue;
    if (found.words[row->word] || found.columns[place_of(match->vocabulary->form, row)]) give_up(match, row);
  }
  govd__free(found.words);
  govd__free(found.columns);
  return made ? GOVD_OK : govd__fail_memory(error);
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

void govd__doubt_beside_strays(govd__match *match) {
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
