/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_ARENA_H
#define GOVD_BASE_ARENA_H

#include <stddef.h>

/*
 * Memory that is released all at once. For objects that are built once and then
 * only read: forms, documents, findings. Starts out zeroed.
 */
typedef struct govd__arena {
  struct govd__arena_block *blocks;
} govd__arena;

/* Zeroed and aligned for any type; NULL where memory runs out. */
void *govd__arena_alloc(govd__arena *arena, size_t count, size_t size);
char *govd__arena_strndup(govd__arena *arena, const char *text, size_t length);
char *govd__arena_strdup(govd__arena *arena, const char *text);
void govd__arena_release(govd__arena *arena);

#endif
