/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "memory.h"

char *govd__strndup(const char *text, size_t length) {
  char *copy = govd__realloc(NULL, length + 1, 1);
  if (copy == NULL) return NULL;
  if (length > 0) memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *govd__strdup(const char *text) { return govd__strndup(text, strlen(text)); }

void *govd__grow(void *array, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity) return array;
  size_t wanted = *capacity < 8 ? 8 : *capacity * 2;
  void *moved = govd__realloc(array, wanted, size);
  if (moved != NULL) *capacity = wanted;
  return moved;
}
