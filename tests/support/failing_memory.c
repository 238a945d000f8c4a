/* SPDX-License-Identifier: Apache-2.0 */
#include "failing_memory.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

static struct {
  bool armed;
  bool lasting;
  bool failed;
  size_t left; /* allocations that still succeed */
  size_t live;
} memory;

void failing_memory_arm(size_t n, bool lasting) {
  memory.armed = true;
  memory.lasting = lasting;
  memory.failed = false;
  memory.left = n;
}

void failing_memory_disarm(void) { memory.armed = false; }

bool failing_memory_failed(void) { return memory.failed; }

size_t failing_memory_live(void) { return memory.live; }

static bool must_fail(void) {
  if (!memory.armed) return false;
  if (memory.left > 0) {
    memory.left--;
    return false;
  }
  if (memory.failed && !memory.lasting) return false;
  memory.failed = true;
  return true;
}

static void *counted(void *block) {
  if (block != NULL) memory.live++;
  return block;
}

void *failing_memory_malloc(size_t size) { return must_fail() ? NULL : counted(malloc(size)); }

void *govd__calloc(size_t count, size_t size) { return must_fail() ? NULL : counted(calloc(count, size)); }

void *govd__realloc(void *block, size_t count, size_t size) {
  if ((size != 0 && count > SIZE_MAX / size) || must_fail()) return NULL;
  return block == NULL ? counted(malloc(count * size)) : realloc(block, count * size);
}

void govd__free(void *block) {
  if (block != NULL) memory.live--;
  free(block);
}
