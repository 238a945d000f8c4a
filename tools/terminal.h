/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_TERMINAL_H
#define GOVD_TOOLS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "govdisclosure/validate.h"

typedef enum style {
  STYLE_PLAIN,
  STYLE_BOLD,
  STYLE_DIM,
  STYLE_ERROR,
  STYLE_WARNING,
  STYLE_NOTE,
  STYLE_FRAME /* line numbers, and figures that a sum is made of */
} style;

/* Whether a stream takes colours: it is a terminal, and the user has not asked for none. */
bool terminal_has_colour(FILE *stream);

/* How many columns a stream shows; a fixed number where it is no terminal. */
size_t terminal_width(FILE *stream);

/* Begins a style, or ends it with STYLE_PLAIN. Does nothing without colour. */
void terminal_style(FILE *stream, bool colour, style which);

/* A line on standard error that says how far the work is, where that is a terminal. */
typedef struct progress {
  bool enabled;
  bool shown;
  bool in_the_way; /* what is written goes to a terminal too */
  size_t files;
  long long next; /* when to show it again, in milliseconds */
} progress;

/* For work whose results are written to a stream. */
progress progress_new(FILE *results);

/* Counts a file, and shows it now and then. */
void progress_step(progress *p, govd_language language, const char *path);

/* Takes the line away, before something is said on standard error. */
void progress_clear(progress *p);

/* Takes it away before results are written, where it would stand among them. */
void progress_make_way(progress *p);

#endif
