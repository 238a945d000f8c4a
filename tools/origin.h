/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_ORIGIN_H
#define GOVD_TOOLS_ORIGIN_H

#include "govdisclosure/validate.h"
#include "place.h"
#include "source.h"

/* Where findings come from and how they are told: what all that tells them to a person shares. */

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
void origin_put(const human *h, const char *file, place_source from, govd_place place);

#endif
