/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BODIES_ROLLUP_H
#define GOVD_BODIES_ROLLUP_H

#include "govdisclosure/bodies.h"

struct govd_rollup {
  govd_report *report;
  govd_rollup_entry *entries; /* one a report that was given */
  size_t count;
  size_t *missing; /* indices of bodies in the roster */
  size_t missing_count;
  size_t expected;
};

/* What is rolled up. */
typedef struct govd__rolling {
  govd_rollup *rollup;
  const govd_report *const *reports;
  const govd_roster *roster; /* or NULL */
  size_t whole;
  char **keys; /* of the bodies' names, by report; NULL where there is none */
  govd_error *error;
} govd__rolling;

/* Decides which reports go in. */
govd_status govd__rollup_choose(govd__rolling *r);

/* Adds up those that do. */
govd_status govd__rollup_sum(govd__rolling *r);

/* Whether a report's given cells are all the sums of those that go in, and not all 0. */
bool govd__rollup_is_sum(const govd__rolling *r, size_t report);

#endif
