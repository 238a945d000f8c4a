/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_RECORDS_H
#define GOVD_TOOLS_RECORDS_H

#include "govdisclosure/exchange.h"
#include "options.h"
#include "output.h"

/* What became of the files that were checked, written for other programs: JSON, SARIF or CSV. */
typedef struct records {
  layout layout;
  govd_language language;
  output *out;
  bool begun;        /* something has been written of a file */
  govd_sarif *sarif; /* the log in the making, of that layout */
} records;

/* What became of one file. */
typedef struct record {
  const char *file;
  bool places;      /* lines are lines of this file */
  const char *text; /* of the file, where it is one in UTF-8, or NULL */
  size_t length;
  const govd_findings *const *findings;
  size_t count;
  const govd_error *failure; /* why it was not read, or NULL */
} record;

/* Call records_free() in either case. */
govd_status records_begin(records *r, const govd_forms *forms, govd_error *error);
govd_status records_put(records *r, const record *what, govd_error *error);
govd_status records_end(records *r, govd_error *error);
void records_free(records *r);

#endif
