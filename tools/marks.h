/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_MARKS_H
#define GOVD_TOOLS_MARKS_H

#include <stdbool.h>

#include "origin.h"

/*
 * Shows the lines that a finding speaks of, with its figures underlined: `^` what may be wrong,
 * `-` what that is held against. Of many lines only a few. False without memory.
 */
bool marks_show(const human *h, const origin *file, const govd_findings *findings,
                const govd_finding *finding, canvas *c);

#endif
