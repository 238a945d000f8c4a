/* SPDX-License-Identifier: Apache-2.0 */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>

void *govd__calloc(size_t count, size_t size) { return calloc(count, size); }

void *govd__realloc(void *block, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) return NULL;
  return realloc(block, count * size);
}

void govd__free(void *block) { free(block); }
