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

/* Finds the form's row that each grid column of such a table belongs to; false where memory runs out. */
bool govd__blocks_find(const govd__view *view, const govd__grid *grid, size_t table);

#endif
