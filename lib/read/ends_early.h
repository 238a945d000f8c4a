/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_ENDS_EARLY_H
#define GOVD_READ_ENDS_EARLY_H

#include <stdbool.h>

#include "govdisclosure/report.h"

/*
 * Whether a row of a printed page ends a column before the others of its table, which may be since it has a
 * cell too few: two figures ran together in one, and what stood behind them moved to the left. `total` is the
 * column of the row's total.
 */
bool govd__ends_early(const govd_report *report, size_t table, size_t row, size_t total);

/* Whether a row is a part of a group within another: it may be printed with fewer figures than the others. */
bool govd__is_detail(const govd_form *form, size_t table, size_t row);

#endif
