/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PROSE_H
#define GOVD_TOOLS_PROSE_H

#include <stdbool.h>
#include <stdio.h>

#include "govdisclosure/validate.h"
#include "place.h"

/*
 * Tells of each figure in the prose which cells it was held against, and whether it is what they
 * make it; or that it was bound to none. Nothing where there are no figures.
 */
void prose_show(FILE *stream, bool colour, govd_language language, place_source places, const govd_form *form,
                const govd_claims *claims);

#endif
