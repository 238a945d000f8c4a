/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_STATED_H
#define GOVD_TESTS_STATED_H

#include <govdisclosure/report.h>

/* Adds prose that states the figures of a report such as reports usually state: what was published and how,
 * the requests and what became of them, the disputes. How many figures that is. */
size_t stated_add(govd_report *report);

#endif
