/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PLACE_LIST_H
#define GOVD_TOOLS_PLACE_LIST_H

#include "origin.h"

/*
 * Shows figures of a file whose lines cannot be shown, one a line: where it stands, what stands
 * there, and what it is the figure of. The places then are the canvas's gutter.
 */
void place_list_put(const human *h, place_source from, const govd_form *form, const mark *marks, size_t count,
                    canvas *c);

#endif
