/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_HUMAN_H
#define GOVD_TOOLS_HUMAN_H

#include "govdisclosure/validate.h"
#include "origin.h"

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
