/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FILL_H
#define GOVD_READ_FILL_H

#include "govdisclosure/report.h"
#include "match.h"
#include "trace.h"

/*
 * Puts the figures of the matched rows into a report, and keeps the rows that were not matched.
 * Notes in the trace, if there is one, what was taken for what.
 */
govd_status govd__fill_cells(const govd__match *match, govd__trace *trace, govd_report *report,
                             govd_error *error);

/*
 * Puts title, fields and prose into a report: from the paragraphs, and from rows of
 * tables that hold a single cell, as pages laid out by tables do.
 */
govd_status govd__fill_prose(const govd__part *part, const govd__match *match, govd_report *report,
                             govd_error *error);

#endif
