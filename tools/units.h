/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_UNITS_H
#define GOVD_TOOLS_UNITS_H

#include "collection.h"
#include "options.h"

/* Reports of subordinate bodies, which rules with units(x) add up. All zeros where none were given. */
typedef struct units {
  collection all;
  govd_roster *roster; /* or NULL */
} units;

/* Reads the file or folder of --units, and the roster. What is wrong is said on standard error. */
bool units_open(units *u, const kit *k, const options *o);

/*
 * The reports that a body's report is the sum of, in a list for the caller to free: of the same form and
 * year, by other bodies, each once. None where they are not all there, or one is not clear; that is said on
 * standard error.
 */
govd_status units_find(const units *u, const char *file, const govd_report *report, const govd_report ***list,
                       size_t *count, govd_error *error);
void units_free(units *u);

#endif
