/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "store.h"

void govd__string_drop(const char **string) {
  if (*string == NULL) return;
  govd__free((void *)(uintptr_t)*string); /* const for those who look, not for the owner */
  *string = NULL;
}

govd_status govd__string_set_part(const char **string, const char *text, size_t length, govd_error *error) {
  char *copy = govd__strndup(text, length);
  if (copy == NULL) return govd__fail_memory(error);
  govd__string_drop(string);
  *string = copy;
  return GOVD_OK;
}

govd_status govd__string_set(const char **string, const char *text, govd_error *error) {
  if (text == NULL) {
    govd__string_drop(string);
    return GOVD_OK;
  }
  size_t length = strlen(text);
  size_t valid = govd__utf8_check(text, length);
  if (valid != length) return govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the text is not UTF-8");
  return govd__string_set_part(string, text, length, error);
}

bool govd__string_same(const char *a, const char *b) {
  if (a == NULL || b == NULL) return a == b;
  return strcmp(a, b) == 0;
}
