/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_REPAIR_PARTS_H
#define GOVD_TESTS_REPAIR_PARTS_H

#include <govdisclosure/repair.h>

#include "support.h"

/* What the tests of repair.h have in common. */

/* The built-in forms, while a test runs. */
extern govd_forms *repair_forms;

void repair_set_up(void);
void repair_tear_down(void);

govd_repair *repair_of(const govd_report *report, const govd_related *related,
                       const govd_repair_options *options);

char *repair_message(const govd_form *form, const govd_suggestion *suggestion, govd_language language);
void repair_print(const govd_form *form, const govd_repair *repair);

void repair_set(govd_report *report, const char *id, int64_t value);
void repair_set_text(govd_report *report, const char *id, const char *text);
int64_t repair_get(const govd_report *report, const char *id);

/* The errors and warnings on rules and groups. */
size_t repair_broken_rules(const govd_report *report, const govd_related *related);

enum { REPAIR_SMALL_CELLS = 7 };

/* Rows a, b, c … of one column, counts but for the last, which may be negative. */
govd_form *repair_small_form(size_t rows, const char *const *rules, size_t count);

/* The requests of a small body, in order. */
govd_report *repair_requests(void);

/* Any suggestion of a part, those that are doubtful after the others; NULL behind the last. */
const govd_suggestion *repair_suggestion_at(const govd_component *part, size_t index);

/* What is suggested first is of a kind and changes a cell to a figure. */
void repair_expect_first(govd_report *report, const govd_related *related, govd_explanation kind,
                         const char *id, int64_t to);

/* The tests of the other files. */
void repair_add_slips(TCase *tests);
void repair_add_analysis(TCase *tests);

#endif
