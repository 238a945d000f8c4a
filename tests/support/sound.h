/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_SOUND_H
#define GOVD_TESTS_SOUND_H

#include <govdisclosure/report.h>

#include "support.h"

/*
 * Reports in which nothing is wrong, of any form: all fields filled, every figure
 * given but those of groups and headings, every rule kept.
 */

/* All figures 0, where every inequality is tight. */
govd_report *sound_zeros(const govd_form *form);

/* Random figures; with a prior report the rules between the years are kept too. */
govd_report *sound_random(const govd_form *form, const govd_report *prior, test_random *random);

/* Gives every group row its figures, the sums of their parts. */
void sound_print_groups(govd_report *report);

#endif
