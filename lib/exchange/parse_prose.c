/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "parse.h"
#include "report/prose.h"

/* A text that was parsed is UTF-8. */
static govd_status add_paragraph(const govd__parser *p, const char *text, govd_place place) {
  return govd__report_add_paragraph(p->report, text, strlen(text), place, p->error);
}

/* A string, or an object with the string and its place. */
static govd_status parse_paragraph(const govd__parser *p, const cJSON *item) {
  enum { TEXT, PLACE, KEYS = PLACE + GOVD__PLACE_KEY_COUNT };
  static const govd__json_key keys[KEYS] = {
      [TEXT] = {"text", GOVD__STRING, true}, [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_place place;
  if (cJSON_IsString(item)) return add_paragraph(p, item->valuestring, (govd_place){0});
  if (!cJSON_IsObject(item)) return govd__json_expect(p->json, item, "a paragraph", GOVD__STRING, p->error);
  govd_status status = govd__json_members(p->json, item, "a paragraph", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &place);
  return status == GOVD_OK ? add_paragraph(p, slot[TEXT]->valuestring, place) : status;
}

static govd_status parse_section(const govd__parser *p, const cJSON *item) {
  enum { ID, TITLE, PARAGRAPHS, PLACE, KEYS = PLACE + GOVD__PLACE_KEY_COUNT };
  static const govd__json_key keys[KEYS] = {[ID] = {"id", GOVD__STRING, false},
                                            [TITLE] = {"title", GOVD__STRING, true},
                                            [PARAGRAPHS] = {"paragraphs", GOVD__ARRAY, true},
                                            [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_place place;
  govd_error reason;
  govd_status status = govd__json_members(p->json, item, "a section", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &place);
  if (status != GOVD_OK) return status;
  const char *id = slot[ID] == NULL ? NULL : slot[ID]->valuestring;
  status = govd_report_add_section(p->report, id, slot[TITLE]->valuestring, place, &reason);
  status = govd__parse_refused(p, id == NULL ? item : slot[ID], status, &reason);
  const cJSON *paragraph = slot[PARAGRAPHS]->child;
  for (; paragraph != NULL && status == GOVD_OK; paragraph = paragraph->next)
    status = parse_paragraph(p, paragraph);
  return status;
}

govd_status govd__parse_sections(const govd__parser *p, const cJSON *sections) {
  govd_status status = GOVD_OK;
  const cJSON *item = sections == NULL ? NULL : sections->child;
  for (; item != NULL && status == GOVD_OK; item = item->next) status = parse_section(p, item);
  return status;
}

/* The table and the row that an unknown row stands in and behind. */
static govd_status parse_position(const govd__parser *p, const cJSON *table, const cJSON *after,
                                  govd_unknown_row *row) {
  if (table == NULL && after == NULL) return GOVD_OK;
  if (table == NULL) {
    return govd__json_fail(p->json, after, p->error, GOVD_E_SCHEMA,
                           "an unknown row with 'after' lacks 'table'");
  }
  govd_status status = govd__parse_table(p, table, &row->table);
  if (status != GOVD_OK || after == NULL) return status;
  return govd__parse_row(p, after, row->table, &row->after_row);
}

/* The reason by its name; one that is not said is that the form has no such row. */
static govd_status parse_reason(const govd__parser *p, const cJSON *item, govd_unknown_reason *reason) {
  const char *none = govd_unknown_reason_name((govd_unknown_reason)-1); /* stands behind the last one */
  *reason = GOVD_ROW_UNKNOWN;
  if (item == NULL) return GOVD_OK;
  for (const char *name; strcmp(name = govd_unknown_reason_name(*reason), none) != 0; ++*reason) {
    if (strcmp(name, item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no reason to keep a row",
                         item->valuestring);
}

static govd_status parse_unknown_row(const govd__parser *p, const cJSON *item) {
  enum { LABEL, FIGURES, TABLE, AFTER, REASON, PLACE, KEYS = PLACE + GOVD__PLACE_KEY_COUNT };
  static const govd__json_key keys[KEYS] = {
      [LABEL] = {"label", GOVD__STRING, true},    [FIGURES] = {"figures", GOVD__STRING, true},
      [TABLE] = {"table", GOVD__STRING, false},   [AFTER] = {"after", GOVD__STRING, false},
      [REASON] = {"reason", GOVD__STRING, false}, [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_unknown_row row = {.table = GOVD_NONE, .after_row = GOVD_NONE};
  govd_error reason;
  govd_status status = govd__json_members(p->json, item, "an unknown row", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = parse_position(p, slot[TABLE], slot[AFTER], &row);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &row.place);
  if (status != GOVD_OK) return status;
  row.label = slot[LABEL]->valuestring;
  row.figures = slot[FIGURES]->valuestring;
  status = parse_reason(p, slot[REASON], &row.reason);
  if (status != GOVD_OK) return status;
  status = govd_report_add_unknown_row(p->report, &row, &reason);
  return govd__parse_refused(p, item, status, &reason);
}

govd_status govd__parse_unknown_rows(const govd__parser *p, const cJSON *rows) {
  govd_status status = GOVD_OK;
  const cJSON *item = rows == NULL ? NULL : rows->child;
  for (; item != NULL && status == GOVD_OK; item = item->next) status = parse_unknown_row(p, item);
  return status;
}
