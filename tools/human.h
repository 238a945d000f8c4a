/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_HUMAN_H
#define GOVD_TOOLS_HUMAN_H

#include "govdisclosure/document.h"
#include "govdisclosure/validate.h"
#include "place.h"
#include "source.h"

/* A file that findings speak of. */
typedef struct origin {
  const char *name;
  source *source; /* NULL where places are not places in this file */
  int line;       /* of the report, to say in their stead; 0 if it is the whole file */
  place_source places;
} origin;

/* How and where findings are told to a person. */
typedef struct human {
  FILE *stream;
  bool colour;
  bool quiet; /* without notes */
  size_t width;
  govd_language language;
  origin prior; /* last year's report */
} human;

/* Names a file and a place in it: `FILE:LINE:COLUMN`, or `FILE: PLACE` where a file has no lines. */
void human_put_place(const human *h, const char *file, place_source from, govd_place place);

/* Tells the findings on one report. Fails only where a message cannot be made. */
govd_status human_findings(const human *h, const origin *file, const govd_findings *findings,
                           govd_error *error);

/* Tells how a report was read, in lines that are made already. */
void human_reading(const human *h, const origin *file, const char *reading);

/* Tells that a file could not be read. */
void human_failure(const human *h, const char *file, const govd_error *error);

/* How much was found, in all. */
typedef struct tally {
  size_t files;
  size_t unread;
  size_t errors;
  size_t warnings;
  size_t notes;
} tally;

/* The last line. */
void human_summary(const human *h, const tally *t);

#endif
