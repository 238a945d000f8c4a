/* SPDX-License-Identifier: Apache-2.0 */
#include "arena.h"

#include <stdint.h>
#include <string.h>

#include "memory.h"

/* Blocks double in size, so that a small object stays small and a large one takes few. */
enum { FIRST_BLOCK = 2 * 1024, LARGEST_BLOCK = 256 * 1024, ALIGNMENT = 16 };

struct govd__arena_block {
  struct govd__arena_block *next;
  size_t size;
  size_t used;
  size_t padding; /* keeps the data behind it aligned */
};

_Static_assert(sizeof(struct govd__arena_block) % ALIGNMENT == 0, "data must stay aligned");

static struct govd__arena_block *add_block(govd__arena *arena, size_t size) {
  struct govd__arena_block *block = govd__calloc(1, sizeof *block + size);
  if (block == NULL) return NULL;
  block->size = size;
  block->next = arena->blocks;
  arena->blocks = block;
  return block;
}

void *govd__arena_alloc(govd__arena *arena, size_t count, size_t size) {
  if (size != 0 && count > (SIZE_MAX / 2) / size) return NULL;
  size_t wanted = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  struct govd__arena_block *block = arena->blocks;
  if (block == NULL || block->size - block->used < wanted) {
    size_t usual = block == NULL                      ? FIRST_BLOCK
                   : block->size >= LARGEST_BLOCK / 2 ? LARGEST_BLOCK
                                                      : block->size * 2;
    block = add_block(arena, wanted > usual ? wanted : usual);
    if (block == NULL) return NULL;
  }
  void *data = (char *)(block + 1) + block->used;
  block->used += wanted;
  return data;
}

char *govd__arena_strndup(govd__arena *arena, const char *text, size_t length) {
  char *copy = govd__arena_alloc(arena, length + 1, 1);
  if (copy != NULL && length > 0) memcpy(copy, text, length);
  return copy;
}

char *govd__arena_strdup(govd__arena *arena, const char *text) {
  return govd__arena_strndup(arena, text, strlen(text));
}

void govd__arena_release(govd__arena *arena) {
  struct govd__arena_block *block = arena->blocks;
  while (block != NULL) {
    struct govd__arena_block *next = block->next;
    govd__free(block);
    block = next;
  }
  arena->blocks = NULL;
}
