/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_BLOCKS_H
#define GOVD_READ_BLOCKS_H

#include "grid.h"

/*
 * Tables printed in one row: the form's rows are blocks of columns side by side,
 * each under its name, as 行政复议 and 行政诉讼 are.
 */

/* The only row of figures below the heads of such a table, or GOVD_NONE. */
size_t govd__blocks_row(const govd__grid *grid, const govd__column_map *map);

/* The form's row that a grid column belongs to, or GOVD_NONE. */
size_t govd__blocks_form_row(const govd__grid *grid, const govd__vocabulary *vocabulary, size_t table,
                             size_t column);

#endif
