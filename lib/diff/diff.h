/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DIFF_DIFF_H
#define GOVD_DIFF_DIFF_H

#include "base/arena.h"
#include "govdisclosure/diff.h"

/* One of the reports that are compared. */
typedef struct govd__diff_side {
  govd_form *form;
  const char *unit_name;
  int year;
} govd__diff_side;

struct govd_diff {
  govd__arena arena; /* all strings */
  govd__diff_side sides[2];
  govd_difference *items;
  size_t count;
  size_t capacity;
};

/* What is compared, in the making. */
typedef struct govd__differ {
  govd_diff *diff;
  const govd_report *reports[2];
  const govd_findings *findings[2]; /* or NULL */
  govd_language language;
  govd_error *error;
} govd__differ;

/* Appends a difference; its strings are copied. */
govd_status govd__diff_add(govd__differ *d, const govd_difference *difference);

/* Moves a string into the arena of a diff; false where memory ran out. */
bool govd__diff_keep(govd_diff *diff, const char **text);

/* Each finds the differences of some kinds. */
govd_status govd__diff_cells(govd__differ *d);
govd_status govd__diff_prose(govd__differ *d);
govd_status govd__diff_findings(govd__differ *d);

/* Whether two strings are the same; NULL is a string of its own. */
bool govd__diff_same(const char *a, const char *b);

#endif
