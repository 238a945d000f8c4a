/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "formats.h"
#include "govdisclosure/exchange.h"
#include "parse.h"

static govd_status set_field(const govd__parser *p, const cJSON *item, size_t field, const char *text,
                             govd_place place) {
  govd_error reason;
  govd_status status = govd_report_set_field(p->report, field, text, place, &reason);
  return govd__parse_refused(p, item, status, &reason);
}

static govd_status find_field(const govd__parser *p, const cJSON *item, size_t *field) {
  *field = govd_form_find_field(p->form, item->string);
  if (*field != GOVD_NONE) return GOVD_OK;
  return govd__json_fail(p->json, item, p->error, GOVD_E_UNKNOWN, "the form '%s' has no field '%.60s'",
                         govd_form_id(p->form), item->string);
}

static govd_status parse_field(const govd__parser *p, const cJSON *item) {
  size_t field;
  govd_status status = find_field(p, item, &field);
  if (status == GOVD_OK) status = govd__json_expect(p->json, item, "a field", GOVD__STRING, p->error);
  if (status != GOVD_OK) return status;
  if (strcmp(item->string, "unit_name") == 0 || strcmp(item->string, "year") == 0) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%s' stands beside the fields",
                           item->string);
  }
  if (govd_report_field(p->report, field) != NULL) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_DUPLICATE, "the field '%s' stands twice",
                           item->string);
  }
  return set_field(p, item, field, item->valuestring, (govd_place){0});
}

/* An object that is a place and nothing else. */
static govd_status parse_whole_place(const govd__parser *p, const cJSON *item, govd_place *place) {
  static const govd__json_key keys[] = {GOVD__PLACE_KEYS};
  const cJSON *slot[GOVD__PLACE_KEY_COUNT];
  govd_status status =
      govd__json_members(p->json, item, "a place", keys, GOVD__PLACE_KEY_COUNT, slot, p->error);
  if (status == GOVD_OK) status = govd__parse_place(p, slot, place);
  if (status != GOVD_OK || govd_place_is_known(*place)) return status;
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "a place without anything in it");
}

static govd_status parse_field_place(const govd__parser *p, const cJSON *item) {
  size_t field;
  govd_place place = {0};
  govd_status status = find_field(p, item, &field);
  if (status == GOVD_OK) status = parse_whole_place(p, item, &place);
  if (status != GOVD_OK) return status;
  const char *text = govd_report_field(p->report, field);
  if (text == NULL) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA,
                           "there is a place for the field '%s', but no field", item->string);
  }
  if (govd_place_is_known(govd_report_field_place(p->report, field))) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_DUPLICATE,
                           "the place of the field '%s' stands twice", item->string);
  }
  return set_field(p, item, field, text, place);
}

/* Calls a function for each member of an object, which may be missing. */
static govd_status for_each(const govd__parser *p, const cJSON *object,
                            govd_status (*parse)(const govd__parser *p, const cJSON *item)) {
  govd_status status = GOVD_OK;
  const cJSON *item = object == NULL ? NULL : object->child;
  for (; item != NULL && status == GOVD_OK; item = item->next) status = parse(p, item);
  return status;
}

static govd_status parse_unit_name(const govd__parser *p, const cJSON *item) {
  if (item == NULL) return GOVD_OK;
  return set_field(p, item, govd_form_find_field(p->form, "unit_name"), item->valuestring, (govd_place){0});
}

static govd_status parse_year(const govd__parser *p, const cJSON *item) {
  if (item == NULL) return GOVD_OK;
  int year = 0;
  govd_status status = govd__parse_int(p, item, "a year", 1, 9999, &year);
  return status == GOVD_OK ? govd_report_set_year(p->report, year, p->error) : status;
}

static govd_status parse_title(const govd__parser *p, const cJSON *item, const cJSON *where) {
  govd_place place = {0};
  govd_status status = where == NULL ? GOVD_OK : parse_whole_place(p, where, &place);
  if (status != GOVD_OK) return status;
  if (item != NULL) return govd_report_set_title(p->report, item->valuestring, place, p->error);
  if (where == NULL) return GOVD_OK;
  return govd__json_fail(p->json, where, p->error, GOVD_E_SCHEMA,
                         "there is a place for the title, but no title");
}

enum {
  FORMAT,
  FORM,
  UNIT_NAME,
  YEAR,
  TITLE,
  TITLE_PLACE,
  FIELDS,
  FIELD_PLACES,
  CELLS,
  ROW_SOURCES,
  SECTIONS,
  UNKNOWN_ROWS,
  KEYS
};

static govd_status find_form(govd__parser *p, const govd_forms *forms, const cJSON *const *slot) {
  if (strcmp(slot[FORMAT]->valuestring, GOVD__REPORT_FORMAT) != 0) {
    return govd__json_fail(p->json, slot[FORMAT], p->error, GOVD_E_SCHEMA,
                           "'%.60s' is no format of a report this version reads", slot[FORMAT]->valuestring);
  }
  p->form = govd_forms_find(forms, slot[FORM]->valuestring);
  if (p->form != NULL) return GOVD_OK;
  return govd__json_fail(p->json, slot[FORM], p->error, GOVD_E_UNKNOWN, "there is no form '%.60s'",
                         slot[FORM]->valuestring);
}

static govd_status parse_report(govd__parser *p, const govd_forms *forms) {
  static const govd__json_key keys[KEYS] = {[FORMAT] = {"format", GOVD__STRING, true},
                                            [FORM] = {"form", GOVD__STRING, true},
                                            [UNIT_NAME] = {"unit_name", GOVD__STRING, false},
                                            [YEAR] = {"year", GOVD__NUMBER, false},
                                            [TITLE] = {"title", GOVD__STRING, false},
                                            [TITLE_PLACE] = {"title_place", GOVD__OBJECT, false},
                                            [FIELDS] = {"fields", GOVD__OBJECT, false},
                                            [CELLS] = {"cells", GOVD__OBJECT, true},
                                            [FIELD_PLACES] = {"field_places", GOVD__OBJECT, false},
                                            [ROW_SOURCES] = {"row_sources", GOVD__ARRAY, false},
                                            [SECTIONS] = {"sections", GOVD__ARRAY, false},
                                            [UNKNOWN_ROWS] = {"unknown_rows", GOVD__ARRAY, false}};
  const cJSON *slot[KEYS];
  govd_status status = govd__json_members(p->json, p->json->root, "the report", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = find_form(p, forms, slot);
  if (status == GOVD_OK) status = govd_report_new(p->form, &p->report, p->error);
  if (status == GOVD_OK) status = parse_unit_name(p, slot[UNIT_NAME]);
  if (status == GOVD_OK) status = parse_year(p, slot[YEAR]);
  if (status == GOVD_OK) status = parse_title(p, slot[TITLE], slot[TITLE_PLACE]);
  if (status == GOVD_OK) status = for_each(p, slot[FIELDS], parse_field);
  if (status == GOVD_OK) status = for_each(p, slot[FIELD_PLACES], parse_field_place);
  if (status == GOVD_OK) status = govd__parse_cells(p, slot[CELLS]);
  if (status == GOVD_OK) status = govd__parse_row_sources(p, slot[ROW_SOURCES]);
  if (status == GOVD_OK) status = govd__parse_sections(p, slot[SECTIONS]);
  if (status == GOVD_OK) status = govd__parse_unknown_rows(p, slot[UNKNOWN_ROWS]);
  return status;
}

GOVD_EXPORT govd_status govd_report_parse_json(const govd_forms *forms, const char *text, size_t length,
                                               govd_report **report, govd_error *error) {
  *report = NULL;
  govd__json json;
  govd_status status = govd__json_parse(&json, text, length, GOVD__MAX_JSON, error);
  if (status != GOVD_OK) return status;
  govd__parser p = {.json = &json, .error = error};
  status = parse_report(&p, forms);
  govd__json_release(&json);
  if (status == GOVD_OK) {
    *report = p.report;
  } else {
    govd_report_free(p.report);
  }
  return status;
}
