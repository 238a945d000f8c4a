/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FILL_KEPT_H
#define GOVD_READ_FILL_KEPT_H

#include "fill_row.h"

/* What becomes no figure of a cell, and is kept beside them. */

/* Whether a column of the grid gives figures to the form: of several, the total does if there is one. */
bool govd__gives_figures(const govd__column_map *map, size_t column);

/* A row that is no row of the form. A cell alone is a line of text, which the prose takes. */
govd_status govd__keep_row(govd__filler *f, const govd__matched_row *row);

/* Keeps what a known row holds beside, or instead of, the figures of its cells. */
govd_status govd__keep_part(govd__filler *f, const govd__grid *grid, size_t row, const govd__column_map *map,
                            govd_unknown_reason reason);

#endif
