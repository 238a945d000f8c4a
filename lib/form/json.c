/* SPDX-License-Identifier: Apache-2.0 */
#include "json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/amount.h"
#include "json_scan.h"

/*
 * Enters into the number items where they stand, for govd__json_integer(): to count
 * up to each would take time that grows with the square of the text. `valueint`,
 * which cJSON fills with what is left of a number in an int, has no other use here.
 */
static void enter_offsets(cJSON *item, const size_t **offsets) {
  if (cJSON_IsNumber(item)) item->valueint = (int)*(*offsets)++;
  for (cJSON *child = item->child; child != NULL; child = child->next) enter_offsets(child, offsets);
}

static govd_status locate_numbers(const govd__json *json, size_t count, govd_error *error) {
  size_t *offsets = govd__calloc(count, sizeof *offsets);
  if (offsets == NULL) return govd__fail_memory(error);
  govd__json_locate_numbers(json->text, json->length, offsets);
  const size_t *next = offsets;
  enter_offsets(json->root, &next);
  govd__free(offsets);
  return GOVD_OK;
}

govd_status govd__json_parse(govd__json *json, const char *text, size_t length, size_t limit,
                             govd_error *error) {
  *json = (govd__json){.text = text, .length = length};
  if (length > limit) return govd__fail(error, GOVD_E_LIMIT, "the text is longer than %zu bytes", limit);
  size_t wide_numbers;
  govd_status status = govd__json_scan(text, length, &wide_numbers, error);
  if (status != GOVD_OK) return status;
  json->root = cJSON_ParseWithLength(text, length);
  /* The text is JSON: all that can be missing is memory. */
  if (json->root == NULL) return govd__fail_memory(error);
  json->wide = wide_numbers > 0;
  if (json->wide) status = locate_numbers(json, wide_numbers, error);
  if (status != GOVD_OK) govd__json_release(json);
  return status;
}

void govd__json_release(govd__json *json) {
  cJSON_Delete(json->root);
  json->root = NULL;
}

/* Counts values in document order up to the wanted one. */
static bool count_to(const cJSON *item, const cJSON *wanted, size_t *ordinal) {
  if (item == wanted) return true;
  ++*ordinal;
  for (const cJSON *child = item->child; child != NULL; child = child->next) {
    if (count_to(child, wanted, ordinal)) return true;
  }
  return false;
}

static govd__json_span span_of(const govd__json *json, const cJSON *item) {
  size_t ordinal = 0;
  count_to(json->root, item, &ordinal);
  return govd__json_locate(json->text, json->length, ordinal);
}

govd_status govd__json_fail(const govd__json *json, const cJSON *item, govd_error *error, govd_status status,
                            const char *format, ...) {
  if (error == NULL) return status;
  char reason[sizeof error->text];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(reason, sizeof reason, format, arguments);
  va_end(arguments);
  size_t offset = span_of(json, item).key;
  return govd__fail_at(error, status, offset, govd__line_of(json->text, json->length, offset), "%s", reason);
}

static const struct {
  const char *name;
  int bits;
} types[] = {
    [GOVD__STRING] = {"a string", cJSON_String},
    [GOVD__NUMBER] = {"a number", cJSON_Number},
    [GOVD__BOOL] = {"true or false", cJSON_True | cJSON_False},
    [GOVD__ARRAY] = {"a list", cJSON_Array},
    [GOVD__OBJECT] = {"an object", cJSON_Object},
    [GOVD__ANY] = {"a value", ~0},
};

govd_status govd__json_expect(const govd__json *json, const cJSON *item, const char *what,
                              govd__json_type type, govd_error *error) {
  if ((item->type & types[type].bits) != 0) return GOVD_OK;
  return govd__json_fail(json, item, error, GOVD_E_SCHEMA, "%s must be %s", what, types[type].name);
}

/* Members mostly stand in the order of the keys, so the search begins behind the last one found. */
static size_t find_key(const char *name, const govd__json_key *keys, size_t count, size_t start) {
  for (size_t i = 0; i < count; i++) {
    size_t key = start + i < count ? start + i : start + i - count;
    if (*name == *keys[key].name && strcmp(name, keys[key].name) == 0) return key;
  }
  return count;
}

govd_status govd__json_members(const govd__json *json, const cJSON *object, const char *what,
                               const govd__json_key *keys, size_t count, const cJSON **slots,
                               govd_error *error) {
  govd_status status = govd__json_expect(json, object, what, GOVD__OBJECT, error);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < count; i++) slots[i] = NULL;
  size_t start = 0;
  for (const cJSON *member = object->child; member != NULL; member = member->next) {
    size_t i = find_key(member->string, keys, count, start);
    if (i == count) {
      return govd__json_fail(json, member, error, GOVD_E_UNKNOWN, "%s has no key '%s'", what, member->string);
    }
    if (slots[i] != NULL) {
      return govd__json_fail(json, member, error, GOVD_E_DUPLICATE, "the key '%s' stands twice",
                             member->string);
    }
    status = govd__json_expect(json, member, keys[i].name, keys[i].type, error);
    if (status != GOVD_OK) return status;
    slots[i] = member;
    start = i + 1;
  }
  for (size_t i = 0; i < count; i++) {
    if (keys[i].required && slots[i] == NULL) {
      return govd__json_fail(json, object, error, GOVD_E_SCHEMA, "%s lacks the key '%s'", what, keys[i].name);
    }
  }
  return GOVD_OK;
}

/* A number as it stands in the text. */
static size_t number_length(const char *text, size_t length) {
  size_t i = 0;
  while (i < length && strchr("+-.0123456789eE", text[i]) != NULL && text[i] != '\0') i++;
  return i;
}

static bool has_exponent(const char *text, size_t length) {
  return memchr(text, 'e', length) != NULL || memchr(text, 'E', length) != NULL;
}

static bool has_fraction(const char *text, size_t length) {
  const char *point = memchr(text, '.', length);
  while (point != NULL && ++point < text + length) {
    if (*point != '0') return true;
  }
  return false;
}

/* The whole number at an item, from the text. */
static govd_status read_wide(const govd__json *json, const cJSON *item, const char *what, int64_t *value,
                             govd_error *error) {
  const char *text = json->text + item->valueint;
  size_t length = number_length(text, json->length - (size_t)item->valueint);
  if (length < GOVD__WIDE_NUMBER) {
    govd__json narrow = {.wide = false};
    if (govd__json_plain_integer(&narrow, item, value)) return GOVD_OK;
  }
  if (has_exponent(text, length)) {
    return govd__json_fail(json, item, error, GOVD_E_SCHEMA, "%s must be written without an exponent", what);
  }
  if (has_fraction(text, length)) {
    return govd__json_fail(json, item, error, GOVD_E_SCHEMA, "%s must be a whole number", what);
  }
  if (govd_amount_parse(text, length, 0, value, NULL) == GOVD_OK) return GOVD_OK;
  return govd__json_fail(json, item, error, GOVD_E_RANGE, "%s does not fit into 64 bits", what);
}

govd_status govd__json_integer(const govd__json *json, const cJSON *item, const char *what, int64_t *value,
                               govd_error *error) {
  if (govd__json_plain_integer(json, item, value)) return GOVD_OK;
  govd_status status = govd__json_expect(json, item, what, GOVD__NUMBER, error);
  if (status != GOVD_OK) return status;
  if (json->wide) return read_wide(json, item, what, value, error);
  return govd__json_fail(json, item, error, GOVD_E_SCHEMA, "%s must be a whole number", what);
}
