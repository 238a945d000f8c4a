/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_FAILING_MEMORY_H
#define GOVD_TESTS_FAILING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Stands in for lib/base/memory.c: memory that runs out when a test says so, and
 * that knows how many blocks are in use. For one thread.
 */

/*
 * The n-th allocation from now on fails; 0 is the next one. With `lasting` all
 * after it fail too, else the ones after it succeed again.
 */
void failing_memory_arm(size_t n, bool lasting);

/* No allocation fails any more. */
void failing_memory_disarm(void);

/* Whether an allocation was made to fail since memory was armed. */
bool failing_memory_failed(void);

/* How many blocks are allocated and not yet released. */
size_t failing_memory_live(void);

/* The allocator in malloc's shape, for cJSON's hooks; govd__free() releases. */
void *failing_memory_malloc(size_t size);

#endif
