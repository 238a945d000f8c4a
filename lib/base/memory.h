/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BASE_MEMORY_H
#define GOVD_BASE_MEMORY_H

#include <stddef.h>

/*
 * The seam through which all memory of the library comes. memory.c passes the
 * calls on to the C library; the tests link another file in its place, which
 * fails the n-th call.
 */
void *govd__calloc(size_t count, size_t size);
void *govd__realloc(void *block, size_t count, size_t size); /* NULL if count * size overflows */
void govd__free(void *block);

/* A copy that ends with NUL. */
char *govd__strndup(const char *text, size_t length);
char *govd__strdup(const char *text);

/*
 * Makes room for one more element in a growing array: returns the array, perhaps
 * moved, or NULL with the old one untouched. The capacity doubles.
 */
void *govd__grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
