/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_FINDINGS_H
#define GOVD_VALIDATE_FINDINGS_H

#include "base/arena.h"
#include "govdisclosure/validate.h"

struct govd_findings {
  govd_form *form;
  govd__arena arena; /* all strings and cells of the findings */
  const char *unit_name;
  int year;
  govd_finding *items;
  size_t count;
  size_t capacity;
};

/* An empty list; unit_name may be NULL, year 0. Release it with govd_findings_free(). */
govd_status govd__findings_new(const govd_form *form, const char *unit_name, int year,
                               govd_findings **findings, govd_error *error);

/* Copies of suggestions that live as long as the findings; NULL for none. */
govd_status govd__findings_keep(govd_findings *findings, const govd_suggestion *suggestions, size_t count,
                                const govd_suggestion **kept, govd_error *error);

/* Appends a finding; its strings, cells and suggestions are copied. */
govd_status govd__findings_add(govd_findings *findings, const govd_finding *finding, govd_error *error);

#endif
