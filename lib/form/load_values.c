/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "label.h"
#include "load.h"

govd_status govd__load_string(const loader *l, const cJSON *item, const char **text) {
  *text = item == NULL ? "" : govd__arena_strdup(&l->form->arena, item->valuestring);
  return *text == NULL ? govd__fail_memory(l->error) : GOVD_OK;
}

static bool is_id(const char *text, bool dashes) {
  bool start = true;
  for (; *text != '\0'; text++) {
    bool letter = (*text >= 'a' && *text <= 'z') || *text == '_';
    bool inside = letter || (*text >= '0' && *text <= '9') || (dashes && *text == '-');
    if (start ? !letter : !(inside || *text == '.')) return false;
    start = *text == '.';
  }
  return !start;
}

govd_status govd__load_id(const loader *l, const cJSON *item, govd__id_kind kind, const char **id) {
  bool empty = item == NULL || *item->valuestring == '\0';
  if (!(empty && kind == GOVD__ID_OR_EMPTY) && !is_id(item->valuestring, kind == GOVD__ID_OF_FORM)) {
    return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA,
                           "'%s' is no id: small letters, digits and '_', in parts joined by dots",
                           item->valuestring);
  }
  return govd__load_string(l, item, id);
}

govd_status govd__load_title(const loader *l, const cJSON *item, const char *what, govd_title *title) {
  static const govd__json_key keys[] = {{"zh", GOVD__STRING, false}, {"en", GOVD__STRING, false}};
  const cJSON *slot[2] = {NULL, NULL};
  if (item != NULL) {
    govd_status status = govd__json_members(l->json, item, what, keys, 2, slot, l->error);
    if (status != GOVD_OK) return status;
  }
  govd_status status = govd__load_string(l, slot[0], &title->zh);
  return status == GOVD_OK ? govd__load_string(l, slot[1], &title->en) : status;
}

govd_status govd__load_key(const loader *l, const char *text, const char **key) {
  govd__label label = {.key = {.data = NULL}};
  govd__label_set(&label, text, strlen(text));
  *key = govd__label_failed(&label) ? NULL
                                    : govd__arena_strndup(&l->form->arena, label.key.data, label.key.length);
  govd__label_release(&label);
  return *key == NULL ? govd__fail_memory(l->error) : GOVD_OK;
}

govd_status govd__load_array(const loader *l, const cJSON *list, size_t size, size_t limit, const char *what,
                             void **elements, size_t *count) {
  *count = 0;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL; item = item->next) ++*count;
  if (*count > limit) {
    return govd__json_fail(l->json, list, l->error, GOVD_E_LIMIT, "more than %zu %s", limit, what);
  }
  *elements = govd__arena_alloc(&l->form->arena, *count + 1, size);
  return *elements == NULL ? govd__fail_memory(l->error) : GOVD_OK;
}

govd_status govd__load_strings(const loader *l, const cJSON *item, const char *what,
                               const char *const **strings) {
  void *memory;
  size_t count;
  govd_status status = govd__load_array(l, item, sizeof(char *), 256, what, &memory, &count);
  if (status != GOVD_OK) return status;
  const char **list = memory;
  *strings = list;
  for (const cJSON *element = item == NULL ? NULL : item->child; element != NULL; element = element->next) {
    status = govd__json_expect(l->json, element, what, GOVD__STRING, l->error);
    if (status == GOVD_OK) status = govd__load_string(l, element, list++);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

govd_status govd__load_word(const loader *l, const cJSON *item, const char *what, const char *const *words,
                            int *position) {
  for (*position = 0; words[*position] != NULL; ++*position) {
    if (strcmp(words[*position], item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA, "'%s' is no %s", item->valuestring, what);
}
