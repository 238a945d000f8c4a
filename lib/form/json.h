/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_JSON_H
#define GOVD_FORM_JSON_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"

/*
 * Strict JSON (RFC 8259) over cJSON. cJSON accepts invalid UTF-8, numbers such as
 * 010, control characters, NUL in strings and text behind the value, keeps numbers as
 * doubles only, and does not say where an item stood. A scan of the text in front of
 * it refuses the former; the latter two are recovered from the text, on the rare
 * occasions that they are needed, by counting values in document order.
 *
 * A text is at most INT_MAX bytes long.
 */
typedef struct govd__json {
  const char *text;
  size_t length;
  cJSON *root;
  bool wide; /* some number may be more than its double says; they all know where they stand */
} govd__json;

/* The text must outlive the result, which govd__json_release() releases. */
govd_status govd__json_parse(govd__json *json, const char *text, size_t length, size_t limit,
                             govd_error *error);
void govd__json_release(govd__json *json);

/* Fails with the place of an item (of its key, for a member of an object). */
govd_status govd__json_fail(const govd__json *json, const cJSON *item, govd_error *error, govd_status status,
                            const char *format, ...) __attribute__((format(printf, 5, 6)));

typedef enum govd__json_type {
  GOVD__STRING,
  GOVD__NUMBER,
  GOVD__BOOL,
  GOVD__ARRAY,
  GOVD__OBJECT,
  GOVD__ANY
} govd__json_type;

/* A key that an object may have; required ones must be there. */
typedef struct govd__json_key {
  const char *name;
  govd__json_type type;
  bool required;
} govd__json_key;

/*
 * Sorts the members of an object into slots, one a key, NULL where it is not there.
 * Fails on an unknown, doubled or missing key and on a value of another type.
 * 'what' names the object in errors.
 */
govd_status govd__json_members(const govd__json *json, const cJSON *object, const char *what,
                               const govd__json_key *keys, size_t count, const cJSON **slots,
                               govd_error *error);

/* Whether an item has a type; if not, fails with 'what' as its name. */
govd_status govd__json_expect(const govd__json *json, const cJSON *item, const char *what,
                              govd__json_type type, govd_error *error);

/*
 * Whether an item is a whole number that its double holds for certain: one below 2^53 in
 * a text without wide numbers. 5.0 and 5e0 cannot be told from 5, and are taken for it,
 * as JSON Schema does.
 */
static inline bool govd__json_plain_integer(const govd__json *json, const cJSON *item, int64_t *value) {
  bool plain = (item->type & cJSON_Number) != 0 && !json->wide && item->valuedouble > -9007199254740992.0 &&
               item->valuedouble < 9007199254740992.0;
  if (!plain) return false;
  *value = (int64_t)item->valuedouble;
  return (double)*value == item->valuedouble;
}

/* The exact whole number an item holds. Fails on a fraction, on overflow, and on an exponent above 2^53. */
govd_status govd__json_integer(const govd__json *json, const cJSON *item, const char *what, int64_t *value,
                               govd_error *error);

#endif
