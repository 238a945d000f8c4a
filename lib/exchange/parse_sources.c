/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "parse.h"

static govd_status parse_match(const govd__parser *p, const cJSON *item, govd_match *match) {
  static const govd_match matches[] = {GOVD_MATCH_TITLE, GOVD_MATCH_ALIAS, GOVD_MATCH_SIMILAR};
  for (size_t i = 0; i < sizeof matches / sizeof *matches; i++) {
    *match = matches[i];
    if (strcmp(govd_match_name(matches[i]), item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "a row is not recognised by '%.40s'",
                         item->valuestring);
}

/* Sources mostly stand in the form's order, so the row behind the last is tried before a search. */
static govd_status parse_row(const govd__parser *p, const cJSON *item, size_t table, size_t *row) {
  const govd_row *expected = govd_form_row(p->form, table, *row + 1);
  if (expected == NULL || strcmp(expected->id, item->valuestring) != 0)
    return govd__parse_row(p, item, table, row);
  ++*row;
  return GOVD_OK;
}

/* Table and row are those of the source before; they become those of this one. */
static govd_status parse_source(const govd__parser *p, const cJSON *item, size_t *table, size_t *row) {
  enum { TABLE, ROW, MATCH, LABEL, PLACE, KEYS = PLACE + GOVD__PLACE_KEY_COUNT };
  static const govd__json_key keys[KEYS] = {[TABLE] = {"table", GOVD__STRING, true},
                                            [ROW] = {"row", GOVD__STRING, true},
                                            [MATCH] = {"match", GOVD__STRING, true},
                                            [LABEL] = {"label", GOVD__STRING, true},
                                            [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_match match = GOVD_MATCH_NONE;
  govd_place place;
  govd_status status = govd__json_members(p->json, item, "the source of a row", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = govd__parse_table(p, slot[TABLE], table);
  if (status == GOVD_OK) status = parse_row(p, slot[ROW], *table, row);
  if (status == GOVD_OK) status = parse_match(p, slot[MATCH], &match);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &place);
  if (status != GOVD_OK) return status;
  if (govd_report_row_source(p->report, *table, *row)->match != GOVD_MATCH_NONE) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_DUPLICATE,
                           "the source of the row '%s' stands twice", slot[ROW]->valuestring);
  }
  return govd_report_set_row_source(p->report, *table, *row, match, slot[LABEL]->valuestring, place,
                                    p->error);
}

govd_status govd__parse_row_sources(const govd__parser *p, const cJSON *sources) {
  govd_status status = GOVD_OK;
  size_t table = 0;
  size_t row = GOVD_NONE;
  const cJSON *item = sources == NULL ? NULL : sources->child;
  for (; item != NULL && status == GOVD_OK; item = item->next) status = parse_source(p, item, &table, &row);
  return status;
}
