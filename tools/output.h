/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_OUTPUT_H
#define GOVD_TOOLS_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Where a command writes to: standard output, or a file. A file is written beside its place
 * under another name and put there when it is whole, so that a failure leaves what was there.
 * A device or a pipe is written to directly.
 */
typedef struct output {
  FILE *stream;
  char *place;     /* the file to be, NULL for standard output */
  char *temporary; /* the file written to, NULL where that is the place itself */
  int failure;     /* errno of the first failed write, or 0 */
} output;

/* Opens a file, or standard output for NULL. Fails with errno set. */
bool output_open(output *out, const char *path);

/* Writes bytes. */
void output_write(output *out, const char *bytes, size_t length);

/* Writes out what is buffered. Once this has failed, nothing more need be written. */
bool output_flush(output *out);

/* Writes all out and puts the file in its place. On failure the file is discarded and errno set. */
bool output_finish(output *out);

/* Gives the file up. After output_finish() this does nothing. */
void output_discard(output *out);

#endif
