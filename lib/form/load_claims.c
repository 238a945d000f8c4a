/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "claim_words.h"

enum {
  MAX_TOPICS = 64,
  MAX_CLAIMS = 256,
  MAX_READINGS = 16,
  MAX_READING_CELLS = 64,
  MIN_RANK = -1,
  MAX_RANK = 9
};

static govd_status load_topic(const loader *l, const cJSON *item, govd__claim_book *book) {
  static const govd__json_key keys[] = {
      {"id", GOVD__STRING, true}, {"words", GOVD__ARRAY, true}, {"sections", GOVD__ARRAY, false}};
  const cJSON *slot[3];
  govd__topic *topic = &book->topics[book->topic_count];
  govd_status status = govd__json_members(l->json, item, "a topic", keys, 3, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID, &topic->id);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[1], "a word", &topic->words);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[2], "a section", &topic->sections);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < book->topic_count; i++) {
    if (strcmp(book->topics[i].id, topic->id) == 0)
      return govd__json_fail(l->json, slot[0], l->error, GOVD_E_DUPLICATE, "the topic '%s' stands twice",
                             topic->id);
  }
  for (size_t i = 0; topic->sections[i] != NULL; i++) {
    if (govd_form_find_section(l->form, topic->sections[i]) == GOVD_NONE)
      return govd__json_fail(l->json, slot[2], l->error, GOVD_E_UNKNOWN, "there is no section '%s'",
                             topic->sections[i]);
  }
  book->topic_count++;
  return GOVD_OK;
}

static govd_status load_reading(const loader *l, const cJSON *item, govd__claim_reading *reading) {
  void *memory;
  govd_status status = govd__json_expect(l->json, item, "a reading", GOVD__ARRAY, l->error);
  if (status == GOVD_OK)
    status = govd__load_array(l, item, sizeof(size_t), MAX_READING_CELLS, "cells", &memory, &reading->count);
  if (status != GOVD_OK) return status;
  size_t *cells = memory;
  reading->cells = cells;
  for (const cJSON *cell = item->child; cell != NULL; cell = cell->next) {
    status = govd__json_expect(l->json, cell, "a cell", GOVD__STRING, l->error);
    if (status != GOVD_OK) return status;
    *cells = govd_form_find_cell(l->form, cell->valuestring);
    if (*cells == GOVD_NONE)
      return govd__json_fail(l->json, cell, l->error, GOVD_E_UNKNOWN, "there is no cell '%s'",
                             cell->valuestring);
    if (govd_form_cell_at(l->form, *cells)->type != govd_form_cell_at(l->form, reading->cells[0])->type)
      return govd__json_fail(l->json, cell, l->error, GOVD_E_SCHEMA, "a reading mixes types of figures");
    cells++;
  }
  return GOVD_OK;
}

static govd_status load_readings(const loader *l, const cJSON *list, govd__claim_pattern *claim) {
  void *memory;
  govd_status status = govd__load_array(l, list, sizeof(govd__claim_reading), MAX_READINGS, "readings",
                                        &memory, &claim->reading_count);
  govd__claim_reading *reading = memory;
  claim->readings = reading;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL && status == GOVD_OK;
       item = item->next) {
    status = load_reading(l, item, reading);
    if (status == GOVD_OK && reading++->count == 0)
      status = govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA, "a reading without cells");
  }
  return status;
}

static govd_status load_columns(const loader *l, const cJSON *table, const cJSON *list,
                                govd__claim_pattern *claim) {
  void *memory;
  claim->table = 0;
  while (claim->table < l->form->table_count &&
         strcmp(l->form->tables[claim->table].table.id, table->valuestring) != 0)
    claim->table++;
  if (claim->table == l->form->table_count)
    return govd__json_fail(l->json, table, l->error, GOVD_E_UNKNOWN, "there is no table '%s'",
                           table->valuestring);
  govd_status status =
      govd__load_array(l, list, sizeof(size_t), MAX_READING_CELLS, "columns", &memory, &claim->column_count);
  if (status != GOVD_OK) return status;
  size_t *column = memory;
  claim->columns = column;
  for (const cJSON *item = list->child; item != NULL; item = item->next, column++) {
    status = govd__json_expect(l->json, item, "a column", GOVD__STRING, l->error);
    if (status != GOVD_OK) return status;
    const char *id = item->valuestring;
    *column = govd__table_find_column(&l->form->tables[claim->table], id, strlen(id));
    if (*column == GOVD_NONE)
      return govd__json_fail(l->json, item, l->error, GOVD_E_UNKNOWN, "there is no column '%s'", id);
  }
  return GOVD_OK;
}

static govd_status load_claim_topic(const loader *l, const cJSON *item, const govd__claim_book *book,
                                    govd__claim_pattern *claim) {
  claim->topic = GOVD_NONE;
  for (size_t i = 0; item != NULL && i < book->topic_count; i++) {
    if (strcmp(book->topics[i].id, item->valuestring) == 0) claim->topic = i;
  }
  if (item == NULL || claim->topic != GOVD_NONE) return GOVD_OK;
  return govd__json_fail(l->json, item, l->error, GOVD_E_UNKNOWN, "there is no topic '%s'",
                         item->valuestring);
}

static govd_status load_rank(const loader *l, const cJSON *item, govd__claim_pattern *claim) {
  int64_t rank = 0;
  if (item == NULL) return GOVD_OK;
  govd_status status = govd__json_integer(l->json, item, "a rank", &rank, l->error);
  if (status == GOVD_OK && (rank < MIN_RANK || rank > MAX_RANK))
    status = govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA, "a rank must be -1 to 9");
  claim->rank = (int)rank;
  return status;
}

static govd_status load_claim(const loader *l, const cJSON *item, govd__claim_book *book) {
  enum { ID, TOPIC, WORDS, UNITS, READINGS, TABLE, COLUMNS, GROUP, RANK, ANY_YEAR, KEYS };
  static const govd__json_key keys[KEYS] = {[ID] = {"id", GOVD__STRING, true},
                                            [TOPIC] = {"topic", GOVD__STRING, false},
                                            [WORDS] = {"words", GOVD__ARRAY, true},
                                            [UNITS] = {"units", GOVD__ARRAY, true},
                                            [READINGS] = {"readings", GOVD__ARRAY, false},
                                            [TABLE] = {"table", GOVD__STRING, false},
                                            [COLUMNS] = {"columns", GOVD__ARRAY, false},
                                            [GROUP] = {"group", GOVD__STRING, false},
                                            [RANK] = {"rank", GOVD__NUMBER, false},
                                            [ANY_YEAR] = {"any_year", GOVD__BOOL, false}};
  const cJSON *slot[KEYS];
  govd__claim_pattern *claim = &book->claims[book->claim_count];
  claim->table = GOVD_NONE;
  govd_status status = govd__json_members(l->json, item, "a claim", keys, KEYS, slot, l->error);
  if (status != GOVD_OK) return status;
  if ((slot[READINGS] == NULL) == (slot[COLUMNS] == NULL) || (slot[COLUMNS] == NULL) != (slot[TABLE] == NULL))
    return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA,
                           "a claim has either 'readings', or 'columns' with their 'table'");
  status = govd__load_id(l, slot[ID], GOVD__ID, &claim->id);
  if (status == GOVD_OK) status = load_claim_topic(l, slot[TOPIC], book, claim);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[WORDS], "a word", &claim->words);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[UNITS], "a unit", &claim->units);
  if (status == GOVD_OK) status = load_readings(l, slot[READINGS], claim);
  if (status == GOVD_OK && slot[COLUMNS] != NULL) status = load_columns(l, slot[TABLE], slot[COLUMNS], claim);
  if (status == GOVD_OK) status = govd__load_string(l, slot[GROUP], &claim->group);
  if (status == GOVD_OK) status = load_rank(l, slot[RANK], claim);
  if (status != GOVD_OK) return status;
  claim->any_year = slot[ANY_YEAR] != NULL && cJSON_IsTrue(slot[ANY_YEAR]);
  for (size_t i = 0; i < book->claim_count; i++) {
    if (strcmp(book->claims[i].id, claim->id) == 0)
      return govd__json_fail(l->json, slot[ID], l->error, GOVD_E_DUPLICATE, "the claim '%s' stands twice",
                             claim->id);
  }
  book->claim_count++;
  return GOVD_OK;
}

govd_status govd__load_claims(const loader *l, const cJSON *topics, const cJSON *claims) {
  govd__claim_book *book = govd__arena_alloc(&l->form->arena, 1, sizeof *book);
  if (book == NULL) return govd__fail_memory(l->error);
  l->form->claims = book;
  void *memory;
  size_t count;
  govd_status status =
      govd__load_array(l, topics, sizeof(govd__topic), MAX_TOPICS, "topics", &memory, &count);
  book->topics = memory;
  if (status == GOVD_OK)
    status = govd__load_array(l, claims, sizeof(govd__claim_pattern), MAX_CLAIMS, "claims", &memory, &count);
  book->claims = memory;
  for (const cJSON *item = topics == NULL ? NULL : topics->child; item != NULL && status == GOVD_OK;
       item = item->next)
    status = load_topic(l, item, book);
  for (const cJSON *item = claims == NULL ? NULL : claims->child; item != NULL && status == GOVD_OK;
       item = item->next)
    status = load_claim(l, item, book);
  return status == GOVD_OK && book->claim_count > 0 ? govd__claim_words_list(l, book) : status;
}

const govd__claim_book *govd__form_claims(const govd_form *form) { return form->claims; }
