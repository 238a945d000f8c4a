/* SPDX-License-Identifier: Apache-2.0 */
#include "load.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "claims.h"
#include "rules.h"

enum { MAX_BYTES = 4 * 1024 * 1024, MAX_FIELDS = 256, MAX_SECTIONS = 256 };

static govd_status load_field(const loader *l, const cJSON *item, bool footer, form_field *field) {
  static const govd__json_key keys[] = {
      {"id", GOVD__STRING, true}, {"title", GOVD__OBJECT, true}, {"aliases", GOVD__ARRAY, false}};
  const cJSON *slot[3];
  govd_status status = govd__json_members(l->json, item, "a field", keys, 3, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID, &field->field.id);
  if (status == GOVD_OK) status = govd__load_title(l, slot[1], "a title", &field->field.title);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[2], "an alias", &field->aliases);
  if (status != GOVD_OK) return status;
  if (govd_form_find_field(l->form, field->field.id) != GOVD_NONE) {
    return govd__json_fail(l->json, slot[0], l->error, GOVD_E_DUPLICATE, "the field '%s' stands twice",
                           field->field.id);
  }
  field->field.footer = footer;
  field->field.required = true;
  return GOVD_OK;
}

/* Every report has a body and a year, even where the form prints no field for them. */
static void add_implied_fields(govd_form *form) {
  static const char *const no_aliases[] = {NULL};
  static const form_field implied[] = {
      {{"unit_name", {"单位名称", "Reporting body"}, false, true}, no_aliases},
      {{"year", {"年度", "Year"}, false, true}, no_aliases},
  };
  for (size_t i = 0; i < sizeof implied / sizeof *implied; i++) {
    if (govd_form_find_field(form, implied[i].field.id) != GOVD_NONE) continue;
    form->fields[form->field_count++] = implied[i];
  }
}

static govd_status load_fields(const loader *l, const cJSON *header, const cJSON *footer) {
  govd_form *form = l->form;
  void *memory;
  size_t counts[2];
  govd_status status = govd__load_array(l, header, 1, MAX_FIELDS, "fields", &memory, &counts[0]);
  if (status == GOVD_OK) status = govd__load_array(l, footer, 1, MAX_FIELDS, "fields", &memory, &counts[1]);
  if (status != GOVD_OK) return status;
  form->fields = govd__arena_alloc(&form->arena, counts[0] + counts[1] + 2, sizeof *form->fields);
  if (form->fields == NULL) return govd__fail_memory(l->error);
  const cJSON *lists[] = {header, footer};
  for (int i = 0; i < 2; i++) {
    for (const cJSON *item = lists[i] == NULL ? NULL : lists[i]->child; item != NULL; item = item->next) {
      status = load_field(l, item, i == 1, &form->fields[form->field_count]);
      if (status != GOVD_OK) return status;
      form->field_count++;
    }
    if (i == 0) add_implied_fields(form);
  }
  return GOVD_OK;
}

/* The keys of a section's title and aliases. */
static govd_status load_section_keys(const loader *l, form_section *section) {
  size_t count = 1;
  while (section->aliases[count - 1] != NULL) count++;
  const char **keys = govd__arena_alloc(&l->form->arena, count + 1, sizeof *keys);
  if (keys == NULL) return govd__fail_memory(l->error);
  section->keys = keys;
  govd_status status = govd__load_key(l, section->section.title.zh, &keys[0]);
  for (size_t i = 1; i < count && status == GOVD_OK; i++)
    status = govd__load_key(l, section->aliases[i - 1], &keys[i]);
  return status;
}

static govd_status load_section(const loader *l, const cJSON *item, form_section *section) {
  static const govd__json_key keys[] = {{"id", GOVD__STRING, true},
                                        {"numeral", GOVD__STRING, false},
                                        {"title", GOVD__OBJECT, true},
                                        {"aliases", GOVD__ARRAY, false}};
  const cJSON *slot[4];
  govd_status status = govd__json_members(l->json, item, "a section", keys, 4, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID, &section->section.id);
  if (status == GOVD_OK) status = govd__load_string(l, slot[1], &section->section.numeral);
  if (status == GOVD_OK) status = govd__load_title(l, slot[2], "a title", &section->section.title);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[3], "an alias", &section->aliases);
  if (status == GOVD_OK) status = load_section_keys(l, section);
  if (status != GOVD_OK) return status;
  if (govd_form_find_section(l->form, section->section.id) == GOVD_NONE) return GOVD_OK;
  return govd__json_fail(l->json, slot[0], l->error, GOVD_E_DUPLICATE, "the section '%s' stands twice",
                         section->section.id);
}

static govd_status load_sections(const loader *l, const cJSON *list) {
  void *memory;
  size_t count;
  govd_status status =
      govd__load_array(l, list, sizeof(form_section), MAX_SECTIONS, "sections", &memory, &count);
  if (status != GOVD_OK) return status;
  l->form->sections = memory;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL; item = item->next) {
    status = load_section(l, item, &l->form->sections[l->form->section_count]);
    if (status != GOVD_OK) return status;
    l->form->section_count++;
  }
  return GOVD_OK;
}

static govd_status load_authority(const loader *l, const cJSON *item) {
  static const govd__json_key keys[] = {{"number", GOVD__STRING, false}, {"title", GOVD__STRING, false}};
  const cJSON *slot[2] = {NULL, NULL};
  govd_status status = GOVD_OK;
  if (item != NULL) status = govd__json_members(l->json, item, "the authority", keys, 2, slot, l->error);
  if (status == GOVD_OK) status = govd__load_string(l, slot[0], &l->form->authority_number);
  return status == GOVD_OK ? govd__load_string(l, slot[1], &l->form->authority) : status;
}

static govd_status load_year(const loader *l, const cJSON *item, int *year) {
  int64_t value;
  govd_status status = govd__json_integer(l->json, item, "a year", &value, l->error);
  if (status != GOVD_OK) return status;
  if (value < 1 || value > 9999)
    return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA, "a year must be 1 to 9999");
  *year = (int)value;
  return GOVD_OK;
}

/* [first, last], where last is null while the form is in use. */
static govd_status load_years(const loader *l, const cJSON *item) {
  if (item == NULL) return GOVD_OK;
  const cJSON *first = item->child;
  const cJSON *last = first == NULL ? NULL : first->next;
  if (last == NULL || last->next != NULL) {
    return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA,
                           "years must be the first and the last year, or null for it");
  }
  govd_status status = load_year(l, first, &l->form->first_year);
  if (status != GOVD_OK || cJSON_IsNull(last)) return status;
  status = load_year(l, last, &l->form->last_year);
  if (status != GOVD_OK || l->form->last_year >= l->form->first_year) return status;
  return govd__json_fail(l->json, last, l->error, GOVD_E_SCHEMA, "the last year is before the first");
}

static govd_status load_form(const loader *l) {
  enum {
    FORMAT,
    ID,
    TITLE,
    AUTHORITY,
    YEARS,
    BASIS,
    TABLES,
    RULES,
    HEADER,
    FOOTER,
    SECTIONS,
    EARLIER,
    TOPICS,
    CLAIMS,
    KEYS
  };
  static const govd__json_key keys[KEYS] = {
      [FORMAT] = {"format", GOVD__STRING, true},        [ID] = {"id", GOVD__STRING, true},
      [TITLE] = {"title", GOVD__OBJECT, true},          [AUTHORITY] = {"authority", GOVD__OBJECT, false},
      [YEARS] = {"years", GOVD__ARRAY, false},          [BASIS] = {"legal_basis", GOVD__STRING, false},
      [TABLES] = {"tables", GOVD__ARRAY, true},         [RULES] = {"rules", GOVD__ARRAY, false},
      [HEADER] = {"header_fields", GOVD__ARRAY, false}, [FOOTER] = {"footer_fields", GOVD__ARRAY, false},
      [SECTIONS] = {"sections", GOVD__ARRAY, false},    [EARLIER] = {"earlier", GOVD__ARRAY, false},
      [TOPICS] = {"topics", GOVD__ARRAY, false},        [CLAIMS] = {"claims", GOVD__ARRAY, false}};
  static const char *const formats[] = {"govdisclosure/form/1", NULL};
  const cJSON *slot[KEYS];
  int format;
  govd_status status = govd__json_members(l->json, l->json->root, "the form", keys, KEYS, slot, l->error);
  if (status == GOVD_OK)
    status = govd__load_word(l, slot[FORMAT], "format of a form this version reads", formats, &format);
  if (status == GOVD_OK) status = govd__load_id(l, slot[ID], GOVD__ID_OF_FORM, &l->form->id);
  if (status == GOVD_OK) status = govd__load_title(l, slot[TITLE], "the title", &l->form->title);
  if (status == GOVD_OK) status = load_authority(l, slot[AUTHORITY]);
  if (status == GOVD_OK) status = load_years(l, slot[YEARS]);
  if (status == GOVD_OK) status = govd__load_string(l, slot[BASIS], &l->form->legal_basis);
  if (status == GOVD_OK) status = load_sections(l, slot[SECTIONS]);
  if (status == GOVD_OK) status = govd__load_tables(l, slot[TABLES]);
  if (status == GOVD_OK) status = load_fields(l, slot[HEADER], slot[FOOTER]);
  if (status == GOVD_OK && slot[RULES] != NULL) status = govd__load_rules(l, slot[RULES]);
  if (status == GOVD_OK) status = govd__load_earlier(l, slot[EARLIER]);
  if (status == GOVD_OK) status = govd__load_claims(l, slot[TOPICS], slot[CLAIMS]);
  return status;
}

GOVD_EXPORT govd_status govd_form_load(const char *text, size_t length, govd_form **form, govd_error *error) {
  *form = NULL;
  govd__json json;
  govd_status status = govd__json_parse(&json, text, length, MAX_BYTES, error);
  if (status != GOVD_OK) return status;
  loader l = {&json, govd__form_new(), error};
  status = l.form == NULL ? govd__fail_memory(error) : load_form(&l);
  govd__json_release(&json);
  if (status == GOVD_OK) {
    *form = l.form;
  } else {
    govd_form_free(l.form);
  }
  return status;
}
