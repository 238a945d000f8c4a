/* SPDX-License-Identifier: Apache-2.0 */
#include "flat.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "flat_build.h"
#include "report/figure.h"

/*
 * So many rows of a table without titles are no chance. So many lines may stand between two
 * rows, and so many between those of the titles.
 */
enum { ENOUGH = 5, GAP = 3, TITLE_LINES = 3, TITLE_GAP = 1 };

typedef struct flattener {
  const govd_document *document;
  const govd__lexicon *lexicon;
  govd__label scratch;
  govd__flat *flat;
  govd__titles titles[TITLE_LINES]; /* of the lines of heads right above */
  size_t title_lines;
  size_t behind_titles; /* lines that are something else */
  bool single;          /* the last of them stood on lines of their own, each alone */
  size_t open;          /* the table whose rows are read, or GOVD_NONE */
} flattener;

static govd_place place_in(const govd_block *block, const char *text) {
  govd_place place = block->place;
  if (place.line > 0) place.column += (int)govd__utf8_count(block->text, (size_t)(text - block->text));
  return place;
}

static govd__flat_text *add_text(flattener *f, size_t block) {
  govd__flat_text *texts =
      govd__grow(f->flat->texts, f->flat->text_count, &f->flat->text_capacity, sizeof *texts);
  if (texts == NULL) return NULL;
  f->flat->texts = texts;
  govd__flat_text *made = &texts[f->flat->text_count++];
  *made = (govd__flat_text){.block = block, .table = GOVD_NONE};
  return made;
}

/* Takes all paragraphs apart into lines. */
static bool read_lines(flattener *f) {
  for (size_t b = 0; b < govd_document_block_count(f->document); b++) {
    const govd_block *block = govd_document_block(f->document, b);
    const char *at = block->kind == GOVD_BLOCK_TABLE ? "" : block->text;
    do {
      size_t length = strcspn(at, "\n");
      const char *text = at;
      size_t trimmed = length;
      govd__trim(&text, &trimmed);
      govd__flat_text *line = add_text(f, b);
      if (line == NULL) return false;
      line->is_table = block->kind == GOVD_BLOCK_TABLE;
      line->text = (govd__slice){text, trimmed};
      if (!line->is_table) line->place = place_in(block, text);
      govd__flat_read(f->lexicon, text, trimmed, &f->scratch, &line->line);
      at += length + (at[length] == '\n');
    } while (*at != '\0');
  }
  return true;
}

/* How many columns of a table titles name, one after the other in a line; repeated ones count again. */
static size_t count_named(const govd__vocabulary *vocabulary, size_t table, const govd__titles *titles) {
  size_t count = 0;
  for (size_t i = 0; i < titles->count; i++)
    count += govd__column_bearing(vocabulary, titles->words[i], table) != GOVD_NONE;
  return count;
}

static bool names(const govd__vocabulary *vocabulary, size_t table, const govd__titles *titles,
                  size_t column) {
  for (size_t i = 0; i < titles->count; i++) {
    if (govd__column_bearing(vocabulary, titles->words[i], table) == column) return true;
  }
  return false;
}

/* Whether titles stand in the form's order; the last, the total, may stand before the parts of another. */
static bool is_ordered(const govd__vocabulary *vocabulary, size_t table, const govd__titles *titles) {
  size_t last = GOVD_NONE;
  for (size_t i = 0; i < titles->count; i++) {
    size_t column = govd__column_bearing(vocabulary, titles->words[i], table);
    if (column == GOVD_NONE || (last != GOVD_NONE && column <= last)) return false;
    if (column + 1 < govd_form_table(vocabulary->form, table)->column_count) last = column;
  }
  return true;
}

/*
 * The titles of a table's columns in the order in which they stand, if the lines of heads name
 * them all: in one line, or, each line in the form's order, in several.
 */
static bool find_order(const flattener *f, const govd__vocabulary *vocabulary, size_t table,
                       govd__flat_table *made) {
  size_t columns = govd_form_table(vocabulary->form, table)->column_count;
  const govd__titles *last = &f->titles[f->title_lines - 1];
  if (columns > GOVD__MAX_TITLES) return false;
  if (last->count == columns && !f->single && count_named(vocabulary, table, last) == columns) {
    for (size_t c = 0; c < columns; c++) {
      made->order[c] = govd__column_bearing(vocabulary, last->words[c], table);
      for (size_t k = 0; k < c; k++) {
        if (made->order[k] == made->order[c]) return false;
      }
    }
    return true;
  }
  for (size_t c = 0; c < columns; c++) {
    bool named = false;
    made->order[c] = c;
    for (size_t i = 0; i < f->title_lines; i++) named = named || names(vocabulary, table, &f->titles[i], c);
    if (!named) return false;
  }
  for (size_t i = 0; i < f->title_lines; i++) {
    if (!is_ordered(vocabulary, table, &f->titles[i])) return false;
  }
  return true;
}

static govd__flat_table *add_table(flattener *f) {
  govd__flat_table *tables =
      govd__grow(f->flat->tables, f->flat->table_count, &f->flat->table_capacity, sizeof *tables);
  if (tables == NULL) return NULL;
  f->flat->tables = tables;
  f->open = f->flat->table_count;
  f->title_lines = 0;
  return &tables[f->flat->table_count++];
}

/* Whether a row named by a word belongs to a table: of its form, or of another with the same titles. */
static bool belongs(const flattener *f, const govd__flat_table *table, uint32_t word) {
  for (size_t v = 0; v < f->lexicon->vocabulary_count; v++) {
    const govd__vocabulary *vocabulary = &f->lexicon->vocabularies[v];
    govd__bearers bearers = govd__bearing_rows(vocabulary, word);
    for (size_t i = 0; i < bearers.count; i++) {
      const govd_table *other = govd_form_table(vocabulary->form, bearers.items[i].table);
      const govd_table *own = govd_form_table(table->vocabulary->form, table->table);
      bool same = other->column_count == own->column_count;
      for (size_t c = 0; c < own->column_count && same; c++) {
        const char *a = govd_form_column(table->vocabulary->form, table->table, c)->title.zh;
        const char *b = govd_form_column(vocabulary->form, bearers.items[i].table, c)->title.zh;
        same = strcmp(a, b) == 0;
      }
      if (same) return true;
    }
  }
  return false;
}

/*
 * Begins the table that a row belongs to: one whose titles stand above it, or, where none is
 * open that the row goes on with, one with a single column of figures.
 */
static bool begin_table(flattener *f, uint32_t word, bool titled) {
  for (size_t v = 0; v < f->lexicon->vocabulary_count; v++) {
    const govd__vocabulary *vocabulary = &f->lexicon->vocabularies[v];
    govd__bearers bearers = govd__bearing_rows(vocabulary, word);
    for (size_t i = 0; i < bearers.count; i++) {
      govd__flat_table made = {.vocabulary = vocabulary, .table = bearers.items[i].table};
      const govd_table *table = govd_form_table(vocabulary->form, made.table);
      made.columns = table->column_count;
      made.titled = f->title_lines > 0 && find_order(f, vocabulary, made.table, &made);
      made.sole = made.titled && f->titles[f->title_lines - 1].sole;
      bool alone = !titled && table->column_count == 1 && table->row_count >= ENOUGH;
      if (!made.titled && !alone) continue;
      govd__flat_table *added = add_table(f);
      if (added == NULL) return false;
      *added = made;
      return true;
    }
  }
  return true;
}

/* Begins a table whose rows stand side by side, if the line above has the titles of all its columns. */
static bool begin_blocks(flattener *f) {
  const govd__titles *titles = f->title_lines == 0 ? NULL : &f->titles[f->title_lines - 1];
  for (size_t v = 0; titles != NULL && v < f->lexicon->vocabulary_count; v++) {
    const govd__vocabulary *vocabulary = &f->lexicon->vocabularies[v];
    for (size_t t = 0; t < govd_form_table_count(vocabulary->form); t++) {
      const govd_table *table = govd_form_table(vocabulary->form, t);
      bool whole = titles->count > 0 && titles->count % table->column_count == 0 && !titles->rest;
      if (table->layout != GOVD_LAYOUT_ONE_ROW || !whole) continue;
      govd__flat_table made = {vocabulary, t, .columns = titles->count, .blocks = true, .titled = true};
      bool fits = count_named(vocabulary, t, titles) == titles->count;
      for (size_t c = 0; c < titles->count && fits; c++) {
        made.order[c] = govd__column_bearing(vocabulary, titles->words[c], t);
        fits = made.order[c] == c % table->column_count;
      }
      if (!fits) continue;
      govd__flat_table *added = add_table(f);
      if (added == NULL) return false;
      *added = made;
      return true;
    }
  }
  return true;
}

static govd__flat_table *open_table(const flattener *f) {
  return f->open == GOVD_NONE ? NULL : &f->flat->tables[f->open];
}

static bool is_digit_at(govd__slice item, size_t *at) {
  uint32_t point = 0;
  size_t size = govd__utf8_decode(item.text + *at, item.length - *at, &point);
  point = govd__fold_width(point);
  *at += size;
  return size > 0 && point >= '0' && point <= '9';
}

/* No figure begins with a 0 and another digit: there, the figures of several columns ran together. */
static bool is_joined(govd__slice item) {
  size_t at = 0;
  uint32_t point = 0;
  govd__utf8_decode(item.text, item.length, &point);
  return govd__fold_width(point) == '0' && is_digit_at(item, &at) && is_digit_at(item, &at);
}

/*
 * Looks whether the figures of a line show that a table for which the form has one column of figures
 * has several: then a figure may be that of any, and joined ones are none. Where figures follow units
 * or labels without white space, the head must show that there is one column.
 */
static void look_at_tail(govd__flat_table *table, const govd__tail *tail) {
  if (table->columns != 1 || table->blocks) return;
  table->many += tail->figures > 1;
  table->joined = table->joined || (tail->joined && !table->sole);
  for (size_t i = 0; i < tail->count; i++) table->joined = table->joined || is_joined(tail->items[i]);
}

/* The number of a page between dashes is no figure: — 3 — */
static bool is_page_number(const govd__tail *tail) {
  return tail->count == 3 && govd__is_dash(tail->items[0].text, tail->items[0].length) &&
         govd__is_dash(tail->items[2].text, tail->items[2].length);
}

static bool is_figures(const govd__flat_text *line) {
  return line->line.label.length == 0 && line->line.tail.count > 0 && !is_page_number(&line->line.tail);
}

/* Whether a unit, a figure or a dash follows a label, in its line or in the next: else it may be a heading of
 * prose. */
static bool has_tail(const flattener *f, size_t at) {
  bool below = at + 1 < f->flat->text_count && is_figures(&f->flat->texts[at + 1]);
  return f->flat->texts[at].line.tail.count > 0 || below;
}

/* A known row: of the table at hand, or the first of another. */
static bool on_row(flattener *f, size_t at) {
  govd__flat_text *line = &f->flat->texts[at];
  const govd__flat_table *open = open_table(f);
  bool goes_on = open != NULL && !open->blocks && belongs(f, open, line->line.word);
  bool begins = has_tail(f, at) || f->title_lines > 0;
  if (!goes_on) f->open = GOVD_NONE;
  if (begins && (!goes_on || f->title_lines > 0) && !begin_table(f, line->line.word, goes_on)) return false;
  f->title_lines = 0;
  govd__flat_table *table = open_table(f);
  if (table == NULL) return true;
  line->table = f->open;
  line->role = GOVD__FLAT_ROW;
  table->rows++;
  table->own += line->line.tail.figures > 0;
  look_at_tail(table, &line->line.tail);
  table->units = table->units || (line->line.tail.count > 0 && govd__flat_is_unit(line->line.tail.items[0]));
  return true;
}

/* Whether the figures of blocks are all there: cell by cell, or run together. */
static bool are_all(const govd__flat_table *table, const govd__tail *tail) {
  return table->own >= table->columns || (tail->count == 1 && tail->items[0].length >= table->columns);
}

/* Figures on a line of their own: of the row above, or of blocks side by side. */
static bool on_figures(flattener *f, govd__flat_text *line) {
  if (f->title_lines > 0) {
    f->open = GOVD_NONE;
    if (!begin_blocks(f)) return false;
    f->title_lines = 0;
  }
  govd__flat_table *table = open_table(f);
  if (table == NULL) return true;
  line->table = f->open;
  line->role = GOVD__FLAT_FIGURES;
  look_at_tail(table, &line->line.tail);
  if (!table->blocks) return true;
  table->rows = 1;
  table->own += line->line.tail.count;
  if (are_all(table, &line->line.tail)) f->open = GOVD_NONE;
  return true;
}

/* Whether a line may be a row that the form does not have, or one whose label is damaged. */
static bool may_be_row(const govd__flat_text *line, const govd__flat_table *table) {
  static const char *const marks[] = {"。", "；", "，", ";", "：", NULL};
  if (table->blocks || line->line.tail.count == 0 || line->line.label.length == 0) return false;
  if (table->columns > 1 && line->line.tail.figures != table->columns) return false;
  for (size_t i = 0; marks[i] != NULL; i++) {
    size_t size = strlen(marks[i]);
    for (size_t at = 0; at + size <= line->line.label.length; at++) {
      if (memcmp(line->line.label.text + at, marks[i], size) == 0) return false;
    }
  }
  return govd__utf8_count(line->line.label.text, line->line.label.length) <= 40;
}

/* Whether rows of the table at hand come soon after a line. */
static bool goes_on(const flattener *f, size_t at, const govd__flat_table *table) {
  for (size_t i = at + 1, gap = 0; i < f->flat->text_count && gap < GAP; i++) {
    const govd__flat_text *next = &f->flat->texts[i];
    if (next->is_table) return false;
    if (is_figures(next)) continue; /* of a row whose label is not known */
    gap++;
    if (next->line.word != GOVD__NO_WORD && belongs(f, table, next->line.word)) return true;
  }
  return false;
}

/* Takes titles of columns: those that stand on lines of their own, one below the other, are one head. */
static void on_titles(flattener *f, const govd__titles *titles) {
  bool single = titles->count == 1 && !titles->rest;
  govd__titles *last = f->title_lines == 0 ? NULL : &f->titles[f->title_lines - 1];
  if (single && f->single && last != NULL && f->behind_titles == 0 && last->count < GOVD__MAX_TITLES) {
    last->words[last->count++] = titles->words[0];
    return;
  }
  f->single = single;
  f->behind_titles = 0;
  if (f->title_lines == TITLE_LINES) {
    memmove(f->titles, f->titles + 1, (TITLE_LINES - 1) * sizeof *f->titles);
    f->title_lines--;
  }
  f->titles[f->title_lines++] = *titles;
}

/* Any other line: titles, a row that is unknown, or something between rows. */
static void on_other(flattener *f, size_t at, const govd__titles *titles) {
  govd__flat_text *line = &f->flat->texts[at];
  const govd__flat_table *table = open_table(f);
  if (titles->count > 0 && line->line.tail.figures == 0) {
    on_titles(f, titles);
    line->role = GOVD__FLAT_TITLES;
    return;
  }
  if (table != NULL && f->title_lines == 0 && may_be_row(line, table)) {
    line->table = f->open;
    line->role = GOVD__FLAT_ROW;
    return;
  }
  if (f->title_lines > 0 && f->behind_titles++ >= TITLE_GAP) f->title_lines = 0;
  if (table == NULL || !goes_on(f, at, table)) f->open = GOVD_NONE;
}

/* Tells of each line which table it belongs to. */
static bool find_tables(flattener *f) {
  for (size_t i = 0; i < f->flat->text_count; i++) {
    govd__flat_text *line = &f->flat->texts[i];
    if (line->is_table) {
      f->open = GOVD_NONE;
      f->title_lines = 0;
      continue;
    }
    const govd__flat_table *table = open_table(f);
    bool known = line->line.word != GOVD__NO_WORD;
    govd__titles titles;
    govd__flat_titles(f->lexicon, line->text.text, line->text.length, &f->scratch, &titles);
    if (known && titles.count > 0 && line->line.tail.figures == 0)
      known = table != NULL && f->title_lines == 0 && belongs(f, table, line->line.word);
    if (known) {
      if (!on_row(f, i)) return false;
    } else if (is_figures(line)) {
      if (!on_figures(f, line)) return false;
    } else {
      on_other(f, i, &titles);
    }
  }
  return true;
}

govd_status govd__flat_unfold(const govd_document *document, const govd__lexicon *lexicon,
                              govd_document **made, govd_error *error) {
  *made = NULL;
  govd__flat flat = {.document = document};
  flattener f = {.document = document, .lexicon = lexicon, .flat = &flat, .open = GOVD_NONE};
  bool read = read_lines(&f) && find_tables(&f) && !govd__label_failed(&f.scratch);
  bool any = false;
  for (size_t t = 0; t < flat.table_count; t++) {
    govd__flat_table *table = &flat.tables[t];
    table->accepted = table->rows >= (table->titled ? 1 : (size_t)ENOUGH);
    any = any || table->accepted;
  }
  govd_status status = read ? GOVD_OK : govd__fail_memory(error);
  if (status == GOVD_OK && any) status = govd__flat_build(&flat, made, error);
  govd__label_release(&f.scratch);
  govd__free(flat.texts);
  govd__free(flat.tables);
  return status;
}
