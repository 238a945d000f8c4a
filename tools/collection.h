/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_COLLECTION_H
#define GOVD_TOOLS_COLLECTION_H

#include "govdisclosure/bodies.h"
#include "input.h"
#include "terminal.h"

/* A report, and the file it stands in. */
typedef struct collected {
  char *file;
  govd_report *report;
} collected;

/* All reports of some files and folders, in memory, for what needs them together. */
typedef struct collection {
  const kit *kit;
  govd_language language;
  progress progress;
  collected *items;
  size_t count;
  size_t capacity;
  bool unread; /* some file could not be read */
} collection;

/* Adds the reports of a file, or of all files in a folder. What cannot be read is said on standard error. */
void collection_add(collection *all, const char *path);

/* The reports in a list of their own, for the caller to free; NULL without memory. */
const govd_report **collection_reports(const collection *all);
void collection_free(collection *all);

/* Reads a roster; what is wrong with it is said on standard error. */
bool roster_open(govd_roster **roster, const char *path, govd_language language);

#endif
