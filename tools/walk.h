/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_WALK_H
#define GOVD_TOOLS_WALK_H

#include <stdbool.h>

#include "govdisclosure/error.h"

typedef enum walk_event {
  WALK_FILE,   /* a file to read; "-" is standard input */
  WALK_FAILED, /* a folder that cannot be read; errno says why */
  WALK_EMPTY   /* a folder that was asked for and holds no files */
} walk_event;

/* Is told of each file. Returns false to stop. */
typedef bool (*walk_visitor)(void *state, const char *path, walk_event event);

/*
 * Visits what the user named: a file, whatever kind it is, or all regular files of a folder and
 * the folders in it, each in the order of its names' bytes. In a folder, what is hidden is passed
 * over, and links to folders are not followed, so that a walk ends.
 */
bool walk(const char *path, walk_visitor visit, void *state);

/* What an event that is no file means, before errno changes. */
void walk_failure(walk_event event, govd_error *error);

#endif
