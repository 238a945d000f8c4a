/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_READING_H
#define GOVD_TOOLS_READING_H

#include <stdbool.h>
#include <stdio.h>

#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"
#include "place.h"

/*
 * Tells for each row of the form by what it was found in the document, where, and what its
 * cells hold; then the rows of the document that belong to no cell, and why.
 */
void reading_show(FILE *stream, bool colour, govd_language language, place_source places,
                  const govd_report *report);

#endif
