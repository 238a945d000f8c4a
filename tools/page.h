/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PAGE_H
#define GOVD_TOOLS_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "govdisclosure/read.h"
#include "govdisclosure/validate.h"

/*
 * A page that shows documents as they were understood: what each row and cell was taken
 * for, what was left over, and what was found wrong. One HTML file that needs no other.
 */
typedef struct page {
  FILE *stream;
  govd_language language;
  size_t files; /* so far; tells their anchors apart */
} page;

/* A document, and what was read from it. */
typedef struct page_file {
  const char *name;
  govd_kind kind; /* which tells what places are */
  const govd_document *document;
  const govd_reading *reading;          /* NULL where no report was found */
  const govd_findings *const *findings; /* one a report */
  const govd_error *failure;            /* why there is none */
} page_file;

void page_begin(const page *p);
void page_end(const page *p);

/* Shows a document; false without memory, before anything is written. */
bool page_put(page *p, const page_file *file);

#endif
