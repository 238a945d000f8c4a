/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPORT_PROSE_H
#define GOVD_REPORT_PROSE_H

#include "govdisclosure/report.h"

/* As govd_report_add_paragraph(), for text that is known to be UTF-8, where there is a section. */
govd_status govd__report_add_paragraph(govd_report *report, const char *text, size_t length, govd_place place,
                                       govd_error *error);

#endif
