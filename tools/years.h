/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_YEARS_H
#define GOVD_TOOLS_YEARS_H

#include "collection.h"
#include "options.h"

/* Reports of other years, and other editions, in a folder. All zeros where none was given. */
typedef struct years {
  collection all;
  const govd_report **reports; /* of them all */
  govd_roster *roster;         /* or NULL */
  govd_shelf *shelf;           /* NULL where no folder was given */
} years;

/* What was found for one report. */
typedef struct years_found {
  const collected *prior;   /* last year's report, or NULL */
  const collected *edition; /* one for the same year with other figures, or NULL */
} years_found;

/* Whether last year's reports are asked for by a folder. */
bool years_is_folder(const char *path);

/* Reads the folder of --prior, and the roster. What is wrong is said on standard error. */
bool years_open(years *y, const kit *k, const options *o);

/*
 * Finds what belongs to a report of a file. Where two reports of last year differ, none is taken, for
 * nobody can tell which is right; that is said on standard error.
 */
govd_status years_find(const years *y, const char *file, const govd_report *report, years_found *found,
                       govd_error *error);
void years_free(years *y);

#endif
