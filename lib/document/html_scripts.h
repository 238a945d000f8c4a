/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_SCRIPTS_H
#define GOVD_DOCUMENT_HTML_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What stands in long scripts and style sheets. No page shows it, and it is often most of
 * the page, so libxml2 need not see it.
 */
typedef struct govd__script {
  size_t begin; /* behind the tag that begins it */
  size_t end;   /* before the one that ends it */
} govd__script;

typedef struct govd__scripts {
  govd__script *items; /* released by govd__free() */
  size_t count;
  size_t capacity;
} govd__scripts;

/*
 * Finds them in a page, up to where its markup could be taken in two ways: what follows is
 * left to libxml2. False where memory runs out.
 */
bool govd__scripts_find(govd__scripts *scripts, const char *text, size_t length);

#endif
