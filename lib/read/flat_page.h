/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FLAT_PAGE_H
#define GOVD_READ_FLAT_PAGE_H

#include "flat_build.h"

/*
 * Numbers of pages, on lines of their own amid flattened tables. Where a blank was lost, such a
 * number stands in its place, and looks like a figure.
 */

/* The number that is all there is in a line and may be that of a page, or 0. */
size_t govd__flat_page_number(const govd__flat_line *line);

/*
 * Whether figures are as many as the columns of a table, and those of each of its rows add up to their
 * total. A total that may be the number of a page itself, of one up to a greatest, proves nothing.
 */
bool govd__flat_adds_up(const govd__flat_table *table, const govd__slice *figures, size_t count,
                        size_t pages);

#endif
