/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "part.h"
#include "report/line.h"

/*
 * A report begins where rows come back that were there before: so many of them, one
 * after the other, that they are no row printed twice. And it begins with a title that
 * names another body or year, if that stands between tables.
 */
enum { COMING_BACK = 5 };

/* A row of the document that bears the name of one row of a form. */
typedef struct known_row {
  size_t block;
  uint32_t word;
} known_row;

typedef struct splitter {
  const govd_document *document;
  const govd__sheets *sheets;
  const govd__lexicon *lexicon;
  const govd_form *form; /* for reading lines: any will do */
  govd__label scratch;
  known_row *rows;
  size_t count;
  size_t *order; /* by word: when it was first seen in the part at hand, from 1 */
  size_t seen;
  size_t title; /* the block of the title of the part at hand, or GOVD_NONE */
  size_t *cuts; /* the blocks where parts begin, the first part's left out */
  size_t cut_count;
} splitter;

/* Whether a word is the name of just one row of some form. */
static bool names_one_row(const govd__lexicon *lexicon, uint32_t word) {
  for (size_t i = 0; i < lexicon->vocabulary_count; i++) {
    if (govd__bearing_rows(&lexicon->vocabularies[i], word).count == 1) return true;
  }
  return false;
}

/* The word that names a row of a sheet, or GOVD__NO_WORD. */
static uint32_t word_of(const govd__lexicon *lexicon, const govd__sheet *sheet, size_t row) {
  for (size_t c = sheet->columns; c-- > 0;) {
    uint32_t word = govd__sheet_mark(sheet, row, c)->word;
    if (word != GOVD__NO_WORD && govd__sheet_begins(sheet, row, c) && names_one_row(lexicon, word))
      return word;
  }
  return GOVD__NO_WORD;
}

/* Lists the known rows of all tables in order. */
static bool list_rows(splitter *s) {
  size_t capacity = 0;
  for (size_t i = 0; i < s->sheets->count; i++) {
    const govd__sheet *sheet = &s->sheets->items[i];
    for (size_t r = 0; r < sheet->rows; r++) {
      uint32_t word = word_of(s->lexicon, sheet, r);
      if (word == GOVD__NO_WORD) continue;
      known_row *rows = govd__grow(s->rows, s->count, &capacity, sizeof *rows);
      if (rows == NULL) return false;
      s->rows = rows;
      rows[s->count++] = (known_row){sheet->block, word};
    }
  }
  s->cuts = govd__calloc(s->count + 1, sizeof *s->cuts);
  s->order = govd__calloc(s->lexicon->count + 1, sizeof *s->order);
  return s->cuts != NULL && s->order != NULL;
}

/* Whether the rows from one on have been there, in the same order. */
static bool comes_back(const splitter *s, size_t at) {
  size_t last = 0;
  for (size_t i = at; i < at + COMING_BACK; i++) {
    size_t order = i == s->count ? 0 : s->order[s->rows[i].word];
    if (order <= last) return false;
    last = order;
  }
  return true;
}

/* What a line says of where it stands: at the beginning of a report, in its head, or elsewhere. */
static bool is_beginning(splitter *s, const govd_block *block, bool *title) {
  *title = false;
  if (block->kind != GOVD_BLOCK_PARAGRAPH) return false;
  size_t length = strlen(block->text);
  govd__line line = govd__line_read(s->form, block->text, length, &s->scratch);
  govd__line_field fields[GOVD__MAX_LINE_FIELDS];
  *title = line.kind == GOVD__LINE_TITLE;
  bool head = line.kind == GOVD__LINE_FIELDS && govd__line_fields(s->form, block->text, length, fields) > 0 &&
              !govd_form_field_at(s->form, fields[0].field)->footer;
  return *title || head || line.kind == GOVD__LINE_TABLE_TITLE || line.kind == GOVD__LINE_YEAR ||
         line.kind == GOVD__LINE_ATTACHMENT;
}

/*
 * The block where a report begins whose first table is known: the last title behind
 * the block that is the last of the report before it, else the first line of a head
 * there, else the table. Tells whether it is a title.
 */
static size_t find_beginning(splitter *s, size_t behind, size_t table, bool *title) {
  size_t head = table;
  for (size_t b = table; b-- > behind;) {
    if (is_beginning(s, govd_document_block(s->document, b), title)) head = b;
    if (*title) return b;
  }
  *title = false;
  return head;
}

/* Whether two titles name different bodies or years. */
static bool differ(const splitter *s, size_t a, size_t b) {
  const char *texts[] = {govd_document_block(s->document, a)->text,
                         govd_document_block(s->document, b)->text};
  govd__title_parts one = govd__title_read(texts[0], strlen(texts[0]));
  govd__title_parts other = govd__title_read(texts[1], strlen(texts[1]));
  bool bodies = one.body_length > 0 && other.body_length > 0 &&
                (one.body_length != other.body_length || memcmp(one.body, other.body, one.body_length) != 0);
  return bodies || (one.year != 0 && other.year != 0 && one.year != other.year);
}

static void begin_part(splitter *s, size_t title) {
  memset(s->order, 0, (s->lexicon->count + 1) * sizeof *s->order);
  s->seen = 0;
  s->title = title;
}

/* Looks whether a report begins with the table of a known row. */
static void look_at(splitter *s, size_t i) {
  size_t block = s->rows[i].block;
  size_t behind = i == 0 ? 0 : s->rows[i - 1].block + 1;
  if (i > 0 && block < behind) return; /* in the same table as the row before */
  bool titled;
  size_t beginning = find_beginning(s, behind, block, &titled);
  bool other_title = titled && s->title != GOVD_NONE && differ(s, s->title, beginning);
  if (i > 0 && (comes_back(s, i) || (other_title && s->seen >= COMING_BACK))) {
    s->cuts[s->cut_count++] = beginning;
    begin_part(s, titled ? beginning : GOVD_NONE);
  } else if (s->title == GOVD_NONE && titled) {
    s->title = beginning;
  }
}

static void find_cuts(splitter *s) {
  begin_part(s, GOVD_NONE);
  for (size_t i = 0; i < s->count; i++) {
    look_at(s, i);
    size_t *order = &s->order[s->rows[i].word];
    if (*order == 0) *order = ++s->seen;
  }
}

static bool make_parts(const splitter *s, govd__part **parts, size_t *count) {
  *count = s->cut_count + 1;
  *parts = govd__calloc(*count, sizeof **parts);
  if (*parts == NULL) return false;
  size_t sheet = 0;
  for (size_t i = 0; i < *count; i++) {
    govd__part *part = &(*parts)[i];
    part->document = s->document;
    part->begin = i == 0 ? 0 : s->cuts[i - 1];
    part->end = i == s->cut_count ? govd_document_block_count(s->document) : s->cuts[i];
    part->sheets = &s->sheets->items[sheet];
    while (sheet < s->sheets->count && s->sheets->items[sheet].block < part->end) {
      sheet++;
      part->sheet_count++;
    }
  }
  return true;
}

govd_status govd__split(const govd_document *document, const govd__sheets *sheets,
                        const govd__lexicon *lexicon, govd__part **parts, size_t *count, govd_error *error) {
  splitter s = {.document = document, .sheets = sheets, .lexicon = lexicon};
  *parts = NULL;
  *count = 0;
  bool made = list_rows(&s);
  if (made && s.count > 0) {
    s.form = lexicon->vocabularies[0].form;
    find_cuts(&s);
  }
  made = made && !govd__label_failed(&s.scratch) && make_parts(&s, parts, count);
  govd__label_release(&s.scratch);
  govd__free(s.rows);
  govd__free(s.order);
  govd__free(s.cuts);
  return made ? GOVD_OK : govd__fail_memory(error);
}
