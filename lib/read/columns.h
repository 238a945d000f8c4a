/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_COLUMNS_H
#define GOVD_READ_COLUMNS_H

#include <stdbool.h>

#include "govdisclosure/report.h"

/*
 * Whether the rules for each column that a row takes part in hold, as far as their figures
 * are known: a reading of the row that breaks one is not the only one there could be.
 */
bool govd__columns_hold(const govd_report *report, size_t table, size_t row);

#endif
