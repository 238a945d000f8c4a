/* SPDX-License-Identifier: Apache-2.0 */
#include "lexicon.h"

#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"

typedef struct lexicon_word {
  const char *key; /* NULL in an empty slot */
  uint32_t length;
  uint32_t number;
} lexicon_word;

/* FNV-1a. */
static uint32_t hash(const char *key, size_t length) {
  uint32_t value = 2166136261U;
  for (size_t i = 0; i < length; i++) value = (value ^ (unsigned char)key[i]) * 16777619U;
  return value;
}

/* The slot of a key, or the empty one it would take. */
static lexicon_word *slot_of(const govd__lexicon *lexicon, const char *key, size_t length) {
  for (size_t i = hash(key, length) % lexicon->slots;; i = (i + 1) % lexicon->slots) {
    lexicon_word *word = &lexicon->words[i];
    if (word->key == NULL || (word->length == length && memcmp(word->key, key, length) == 0)) return word;
  }
}

uint32_t govd__lexicon_find(const govd__lexicon *lexicon, const char *key, size_t length) {
  return length == 0 ? GOVD__NO_WORD : slot_of(lexicon, key, length)->number;
}

/* The number of a key, which is added if it is new; GOVD__NO_WORD for "" or where memory runs out. */
static uint32_t add_word(govd__lexicon *lexicon, const char *key, size_t length) {
  if (length == 0) return GOVD__NO_WORD;
  lexicon_word *word = slot_of(lexicon, key, length);
  if (word->number != GOVD__NO_WORD) return word->number;
  const char *copy = govd__arena_strndup(&lexicon->arena, key, length);
  if (copy == NULL) return GOVD__NO_WORD;
  *word = (lexicon_word){copy, (uint32_t)length, ++lexicon->count};
  return word->number;
}

static uint32_t add_label(govd__lexicon *lexicon, govd__label *label, const char *text) {
  govd__label_set(label, text, strlen(text));
  if (govd__label_failed(label)) return GOVD__NO_WORD;
  add_word(lexicon, label->note.data, label->note.length);
  return add_word(lexicon, label->key.data, label->key.length);
}

/* The n-th name of a row or column: its title, then its aliases. */
typedef const char *name_at(const govd_form *form, size_t table, size_t index, size_t n);

static const char *row_name(const govd_form *form, size_t table, size_t row, size_t n) {
  return n == 0 ? govd_form_row(form, table, row)->title.zh : govd_form_row_alias(form, table, row, n - 1);
}

static const char *column_name(const govd_form *form, size_t table, size_t column, size_t n) {
  return n == 0 ? govd_form_column(form, table, column)->title.zh
                : govd_form_column_alias(form, table, column, n - 1);
}

static size_t row_count(const govd_form *form, size_t table) {
  return govd_form_table(form, table)->row_count;
}
static size_t column_count(const govd_form *form, size_t table) {
  return govd_form_table(form, table)->column_count;
}

/* Rows, or columns: how many a table has, and what they are called. */
typedef struct kind {
  size_t (*count)(const govd_form *form, size_t table);
  name_at *name;
} kind;

static const kind rows_kind = {row_count, row_name};
static const kind columns_kind = {column_count, column_name};

/* Calls back for every name there is. */
typedef void each_name(void *context, size_t table, size_t index, const char *name);

static void for_each_name(const govd_form *form, const kind *k, each_name *call, void *context) {
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    for (size_t i = 0; i < k->count(form, t); i++) {
      const char *name;
      for (size_t n = 0; (name = k->name(form, t, i, n)) != NULL; n++) call(context, t, i, name);
    }
  }
}

static void count_name(void *context, size_t table, size_t index, const char *name) {
  (void)table;
  (void)index;
  (void)name;
  ++*(size_t *)context;
}

/* At most so many words are there; the hash table is made twice as large. */
static size_t count_names(const govd_forms *forms) {
  size_t count = 8;
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    const govd_form *form = govd_forms_at(forms, i);
    size_t rows = 0;
    size_t columns = 0;
    for_each_name(form, &rows_kind, count_name, &rows);
    for_each_name(form, &columns_kind, count_name, &columns);
    count += 4 * rows + 2 * columns; /* each may have a note too, and each row a numeral */
  }
  return count;
}

/* A pair of a word and a bearer, as it is collected. */
typedef struct pair {
  uint32_t word;
  govd__bearer bearer;
} pair;

typedef struct collector {
  govd__lexicon *lexicon;
  govd__label *label;
  pair *pairs;
  size_t count;
  bool failed;
} collector;

static void collect_name(void *context, size_t table, size_t index, const char *name) {
  collector *c = context;
  uint32_t word = add_label(c->lexicon, c->label, name);
  c->failed = c->failed || (word == GOVD__NO_WORD && c->label->key.length > 0);
  govd__bearer bearer = {(uint32_t)table, (uint32_t)index};
  for (size_t i = c->count; i-- > 0;) { /* an alias may have the key of the title */
    if (c->pairs[i].bearer.table != bearer.table || c->pairs[i].bearer.index != bearer.index) break;
    if (c->pairs[i].word == word) return;
  }
  if (word != GOVD__NO_WORD) c->pairs[c->count++] = (pair){word, bearer};
}

/* Sorts the pairs of a form by word, keeping the form's order within a word. */
static govd__bearers *index_pairs(govd__lexicon *lexicon, const collector *c, size_t words) {
  govd__bearers *index = govd__arena_alloc(&lexicon->arena, words + 1, sizeof *index);
  govd__bearer *items = govd__arena_alloc(&lexicon->arena, c->count + 1, sizeof *items);
  if (index == NULL || items == NULL) return NULL;
  for (size_t i = 0; i < c->count; i++) index[c->pairs[i].word].count++;
  size_t start = 0;
  for (size_t w = 0; w <= words; w++) {
    index[w].items = items + start;
    start += index[w].count;
    index[w].count = 0;
  }
  for (size_t i = 0; i < c->count; i++) {
    govd__bearers *b = &index[c->pairs[i].word];
    items[(size_t)(b->items - items) + b->count++] = c->pairs[i].bearer;
  }
  return index;
}

static govd__bearers *make_index(govd__lexicon *lexicon, const govd_form *form, const kind *k,
                                 govd__label *label, size_t words) {
  size_t names = 0;
  for_each_name(form, k, count_name, &names);
  collector c = {.lexicon = lexicon, .label = label};
  c.pairs = govd__arena_alloc(&lexicon->arena, names + 1, sizeof *c.pairs);
  if (c.pairs == NULL) return NULL;
  for_each_name(form, k, collect_name, &c);
  return c.failed ? NULL : index_pairs(lexicon, &c, words);
}

/* The notes that a form prints behind titles are words too, so that others can be told from them. */
static void add_notes(govd__lexicon *lexicon, const govd_form *form, govd__label *label) {
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    for (size_t i = 0; i < row_count(form, t); i++)
      add_label(lexicon, label, govd_form_row(form, t, i)->note);
  }
}

/* The words that each row has one of: by table, by row. */
static uint32_t **row_words(govd__lexicon *lexicon, const govd_form *form, govd__label *label,
                            bool numerals) {
  size_t tables = govd_form_table_count(form);
  uint32_t **words = govd__arena_alloc(&lexicon->arena, tables, sizeof *words);
  for (size_t t = 0; t < tables && words != NULL; t++) {
    words[t] = govd__arena_alloc(&lexicon->arena, row_count(form, t), sizeof **words);
    if (words[t] == NULL) return NULL;
    for (size_t i = 0; i < row_count(form, t); i++) {
      const govd_row *row = govd_form_row(form, t, i);
      const char *text = numerals ? row->numeral : row->title.zh;
      govd__label_set(label, text, strlen(text));
      if (govd__label_failed(label)) return NULL;
      const govd__buffer *key = numerals ? &label->numeral : &label->key;
      words[t][i] = add_word(lexicon, key->data, key->length);
    }
  }
  return words;
}

static bool make_vocabulary(govd__lexicon *lexicon, const govd_form *form, govd__label *label, size_t words) {
  govd__vocabulary *v = &lexicon->vocabularies[lexicon->vocabulary_count++];
  v->form = form;
  v->rows = make_index(lexicon, form, &rows_kind, label, words);
  v->columns = make_index(lexicon, form, &columns_kind, label, words);
  add_notes(lexicon, form, label);
  v->numerals = row_words(lexicon, form, label, true);
  v->titles = row_words(lexicon, form, label, false);
  return v->rows != NULL && v->columns != NULL && v->numerals != NULL && v->titles != NULL;
}

/* Takes the words apart into characters, for comparing them with words that are none of them. */
static bool make_points(govd__lexicon *lexicon) {
  lexicon->points = govd__arena_alloc(&lexicon->arena, lexicon->count + 1, sizeof *lexicon->points);
  for (size_t i = 0; i < lexicon->slots && lexicon->points != NULL; i++) {
    const lexicon_word *word = &lexicon->words[i];
    if (word->key == NULL) continue;
    govd__points *points = &lexicon->points[word->number];
    points->items = govd__arena_alloc(&lexicon->arena, word->length, sizeof *points->items);
    if (points->items == NULL) return false;
    for (size_t at = 0; at < word->length; points->count++) {
      at += govd__utf8_decode(word->key + at, word->length - at, &points->items[points->count]);
    }
  }
  return lexicon->points != NULL;
}

govd_status govd__lexicon_make(const govd_forms *forms, govd__lexicon *lexicon, govd_error *error) {
  size_t names = count_names(forms);
  size_t count = govd_forms_count(forms);
  *lexicon = (govd__lexicon){.slots = 2 * names};
  lexicon->words = govd__arena_alloc(&lexicon->arena, lexicon->slots, sizeof *lexicon->words);
  lexicon->vocabularies = govd__arena_alloc(&lexicon->arena, count, sizeof *lexicon->vocabularies);
  govd__label label = {0};
  bool made = lexicon->words != NULL && lexicon->vocabularies != NULL;
  if (made) {
    lexicon->unit = add_label(lexicon, &label, "单位");
    lexicon->measure = add_label(lexicon, &label, "计量单位");
  }
  for (size_t i = 0; i < count && made; i++)
    made = make_vocabulary(lexicon, govd_forms_at(forms, i), &label, names);
  govd__label_release(&label);
  made = made && make_points(lexicon);
  if (made) return GOVD_OK;
  govd__lexicon_release(lexicon);
  return govd__fail_memory(error);
}

void govd__lexicon_release(govd__lexicon *lexicon) { govd__arena_release(&lexicon->arena); }

govd__bearers govd__bearing_rows(const govd__vocabulary *vocabulary, uint32_t word) {
  return word == GOVD__NO_WORD ? (govd__bearers){NULL, 0} : vocabulary->rows[word];
}

govd__bearers govd__bearing_columns(const govd__vocabulary *vocabulary, uint32_t word) {
  return word == GOVD__NO_WORD ? (govd__bearers){NULL, 0} : vocabulary->columns[word];
}

static size_t in_table(govd__bearers bearers, size_t table) {
  for (size_t i = 0; i < bearers.count; i++) {
    if (bearers.items[i].table == table) return bearers.items[i].index;
  }
  return GOVD_NONE;
}

size_t govd__row_bearing(const govd__vocabulary *vocabulary, uint32_t word, size_t table) {
  return in_table(govd__bearing_rows(vocabulary, word), table);
}

size_t govd__column_bearing(const govd__vocabulary *vocabulary, uint32_t word, size_t table) {
  return in_table(govd__bearing_columns(vocabulary, word), table);
}

bool govd__is_corner(const char *key, size_t length) {
  static const char *const corners[] = {"信息内容", "统计指标", "指标",     "指标名称",
                                        "统计项目", "项目",     "项目名称", NULL};
  for (size_t i = 0; corners[i] != NULL; i++) {
    if (length == strlen(corners[i]) && memcmp(key, corners[i], length) == 0) return true;
  }
  return false;
}
