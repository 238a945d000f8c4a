/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_COLUMNS_H
#define GOVD_READ_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "govdisclosure/report.h"

/* What the rules for each column that a row takes part in say, as far as their figures are known. */
typedef struct govd__verdict {
  uint64_t held; /* the columns in which one holds, a bit for each of the first 64 */
  uint64_t out;  /* those in which one does not */
  size_t failed; /* how many do not hold */
  size_t far;    /* how many of those are out by more than a case or two in the wrong place */
} govd__verdict;

govd__verdict govd__columns_judge(const govd_report *report, size_t table, size_t row);

/* The column that the others of a row add up to, by a rule for each row over all of them; else GOVD_NONE. */
size_t govd__columns_total(const govd_form *form, size_t table, size_t row);

#endif
