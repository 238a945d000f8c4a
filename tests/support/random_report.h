/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_RANDOM_REPORT_H
#define GOVD_TESTS_RANDOM_REPORT_H

#include <govdisclosure/report.h>
#include <govdisclosure/validate.h>

#include "support.h"

/*
 * Reports, findings and forms as no filer would make them: every state, the ends of
 * the integers, strings with all that a format could stumble over.
 */

/* Valid UTF-8 of any kind, no NUL; good for a few calls. */
const char *random_string(test_random *random);

/* Everything a report may hold, in any combination. */
govd_report *random_report(const govd_form *form, test_random *random);

/* A report as it could have been read: rows there or not, odd figures, rows of its own, prose. */
govd_report *random_plausible_report(const govd_form *form, test_random *random);

/* Findings with any members, of codes that there are. */
govd_findings *random_findings(const govd_form *form, test_random *random);

/* A form with few words, which its rows and columns share, so that they are easily mistaken for each other.
 */
govd_form *random_form(test_random *random);

#endif
