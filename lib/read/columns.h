/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_COLUMNS_H
#define GOVD_READ_COLUMNS_H

#include <stdbool.h>

#include "govdisclosure/report.h"

/* How many rules for each column that a row takes part in hold, and how many do not, as far as their figures
 * are known. */
typedef struct govd__verdict {
  size_t held;
  size_t failed;
} govd__verdict;

/* A reading of the row that breaks one of them is not the only one there could be. */
govd__verdict govd__columns_judge(const govd_report *report, size_t table, size_t row);

/* The column that the others of a row add up to, by a rule for each row over all of them; else GOVD_NONE. */
size_t govd__columns_total(const govd_form *form, size_t table, size_t row);

#endif
