/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_SOURCE_H
#define GOVD_TOOLS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "terminal.h"

/* The lines of a file, to show what a finding speaks of. */
typedef struct source {
  const char *bytes; /* borrowed */
  size_t length;
  size_t *starts; /* of the lines; made when they are first asked for */
  size_t count;
} source;

/* Something in a source to put a line under. */
typedef struct mark {
  govd_place place;
  size_t cell;       /* of the form, or GOVD_NONE */
  const char *text;  /* what stands there, or NULL where that is not known */
  bool primary;      /* what is wrong; else what it is held against */
  const char *label; /* written behind it where nothing else is marked there, or NULL */
} mark;

/* How lines are shown. */
typedef struct canvas {
  FILE *stream;
  bool colour;
  style primary; /* the style of primary marks */
  size_t width;  /* of the terminal */
  int gutter;    /* digits of the line numbers */
} canvas;

/* A source over bytes that outlive it. Release it with source_release(). */
source source_new(const char *bytes, size_t length);
void source_release(source *s);

/* Whether there is nothing to show: the file is no text, or in another encoding. */
bool source_is_empty(const source *s);

/* Whether there is such a line and it can be shown. */
bool source_has_line(source *s, int line);

/* Shows one line and marks in it, which are in order and all of that line. */
void source_show(source *s, const canvas *c, const mark *marks, size_t count);

#endif
