/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPORT_FIGURE_H
#define GOVD_REPORT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/report.h"

/* Mark for "nothing", as it is written where no other is known. */
#define GOVD__DASH "—"

/* Stands between several figures of which any may be the one that was asked for. */
#define GOVD__SEVERAL " | "

/* Whether a text is several figures, or marks for "nothing", and no words. */
bool govd__is_several(const char *text);

/* Whether a text is a unit of counting or of money. */
bool govd__is_unit(const char *text, size_t length);

/* Whether a text is a mark for "nothing". */
bool govd__is_dash(const char *text, size_t length);

#endif
