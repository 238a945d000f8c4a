/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_ANALYSIS_H
#define GOVD_TOOLS_ANALYSIS_H

#include <stdio.h>

#include "govdisclosure/repair.h"

/* Tells what the rules of a form can see: by themselves, and with last year's report. */
govd_status analysis_show(FILE *stream, govd_language language, const govd_form *form, govd_error *error);

#endif
