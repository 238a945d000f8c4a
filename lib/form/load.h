/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_LOAD_H
#define GOVD_FORM_LOAD_H

#include "json.h"
#include "model.h"

/* What the parts of the loader share: copies into the form's arena, with errors. */
typedef struct loader {
  const govd__json *json;
  govd_form *form;
  govd_error *error;
} loader;

/* Copies a string item; a missing one gives "". */
govd_status govd__load_string(const loader *l, const cJSON *item, const char **text);

typedef enum govd__id_kind {
  GOVD__ID,          /* small letters, digits and '_', in parts joined by dots */
  GOVD__ID_OR_EMPTY, /* or nothing */
  GOVD__ID_OF_FORM   /* '-' too */
} govd__id_kind;

govd_status govd__load_id(const loader *l, const cJSON *item, govd__id_kind kind, const char **id);

/* {"zh": …, "en": …}; what is missing gives an empty string. */
govd_status govd__load_title(const loader *l, const cJSON *item, const char *what, govd_title *title);

/* The key of a label, as labels are compared (label.h). */
govd_status govd__load_key(const loader *l, const char *text, const char **key);

/* A list of strings, ended by NULL; a missing item gives an empty list. */
govd_status govd__load_strings(const loader *l, const cJSON *item, const char *what,
                               const char *const **strings);

/* Position of an item's word in a list that ends with NULL; fails on another word. */
govd_status govd__load_word(const loader *l, const cJSON *item, const char *what, const char *const *words,
                            int *position);

/* Memory for the elements of a list; NULL lists give none. */
govd_status govd__load_array(const loader *l, const cJSON *list, size_t size, size_t limit, const char *what,
                             void **elements, size_t *count);

govd_status govd__load_tables(const loader *l, const cJSON *tables);

/* The earlier forms, and which cells they had too. The tables must be there. */
govd_status govd__load_earlier(const loader *l, const cJSON *list);

#endif
