/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_INPUT_H
#define GOVD_TOOLS_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/exchange.h"
#include "govdisclosure/read.h"
#include "options.h"

/* The forms that a command works with, and a reader for them. */
typedef struct kit {
  govd_forms *forms;
  govd_reader *reader;
  const char *form; /* the only form that is wanted, or NULL */
  bool explain;     /* documents are kept, with how they were read */
  bool via_office;  /* LibreOffice may help where the library does not read a file */
} kit;

/*
 * The built-in forms, those of --form-file, and a reader as --form asks. What is wrong is said
 * on standard error. Call kit_free() in either case.
 */
bool kit_open(kit *k, const options *o);
void kit_free(kit *k);

/* What a file holds: reports as a document prints them, or as our JSON, one or one a line. */
typedef struct input {
  char *bytes;
  size_t length;
  bool json;
  govd_kind kind;          /* of what is read: what LibreOffice made, where it was asked */
  govd_reports *reports;   /* of a document */
  govd_document *document; /* of a workbook, and where that is to be explained, even if no report was found */
  govd_reading *reading;   /* likewise, in place of the reports */
  size_t report;           /* the one of them to come */
  govd_json_cursor cursor; /* in JSON */
} input;

/* Reads a file. Call input_close() in either case. */
govd_status input_open(input *in, const kit *k, const char *path, govd_error *error);

/* The next report, for the caller to free; NULL after the last. */
govd_status input_next(input *in, const kit *k, govd_report **report, govd_error *error);

void input_close(input *in);

#endif
