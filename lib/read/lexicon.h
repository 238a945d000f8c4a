/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_LEXICON_H
#define GOVD_READ_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "form/label.h"
#include "govdisclosure/form.h"

/*
 * The words that forms print: keys of the titles and aliases of their rows and
 * columns, and their numerals, each with a number of its own. A label of a document
 * is looked up once; after that all comparing is of numbers. Made once for a reader,
 * then only read.
 */
enum { GOVD__NO_WORD = 0 };

/* A row or a column of a form that bears a word. */
typedef struct govd__bearer {
  uint32_t table;
  uint32_t index; /* of the row or column */
} govd__bearer;

typedef struct govd__bearers {
  const govd__bearer *items;
  size_t count;
} govd__bearers;

/* The characters of a word. */
typedef struct govd__points {
  uint32_t *items;
  size_t count;
} govd__points;

/* What one form prints. */
typedef struct govd__vocabulary {
  const govd_form *form;
  govd__bearers *rows;    /* by word */
  govd__bearers *columns; /* by word */
  uint32_t **numerals;    /* by table, by row */
  uint32_t **titles;      /* likewise: the word of the row's title */
} govd__vocabulary;

typedef struct govd__lexicon {
  govd__arena arena;
  struct lexicon_word *words;  /* an open hash table */
  struct govd__points *points; /* by word: its characters */
  size_t slots;
  uint32_t count;   /* words; their numbers are 1 to count */
  uint32_t unit;    /* 单位, the title of a column of units */
  uint32_t measure; /* 计量单位 */
  govd__vocabulary *vocabularies;
  size_t vocabulary_count;
} govd__lexicon;

/* Collects the words of all forms of a set, which must outlive the lexicon. */
govd_status govd__lexicon_make(const govd_forms *forms, govd__lexicon *lexicon, govd_error *error);
void govd__lexicon_release(govd__lexicon *lexicon);

/* The number of a key, or GOVD__NO_WORD. */
uint32_t govd__lexicon_find(const govd__lexicon *lexicon, const char *key, size_t length);

/* Rows or columns of a form that bear a word; none for GOVD__NO_WORD. */
govd__bearers govd__bearing_rows(const govd__vocabulary *vocabulary, uint32_t word);
govd__bearers govd__bearing_columns(const govd__vocabulary *vocabulary, uint32_t word);

/* The row or column of one table that bears a word, or GOVD_NONE. */
size_t govd__row_bearing(const govd__vocabulary *vocabulary, uint32_t word, size_t table);
size_t govd__column_bearing(const govd__vocabulary *vocabulary, uint32_t word, size_t table);

/* Whether the key of a label is one that heads print over labels: 统计指标, 项目. */
bool govd__is_corner(const char *key, size_t length);

#endif
