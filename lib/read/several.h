/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_SEVERAL_H
#define GOVD_READ_SEVERAL_H

#include "base/buffer.h"
#include "grid.h"

/*
 * Tables that print several figures where the form has one: 本级, 部门 and 乡镇街道, or
 * 本期 and 累计. Which of them the form means is not for a reader to decide, unless one is
 * titled as the total, and is the sum of the others in every row.
 */

/*
 * Looks for the columns of figures of a part whose rows bear the names of a table with one
 * column, though no head is known: one without a title, or several.
 */
void govd__several_infer(const govd__view *view, govd__grid *grid, size_t table);

/* Marks what stands over the columns of figures of such a part, each with a title of its own, as its head. */
void govd__several_mark_head(const govd__view *view, govd__grid *grid, size_t table);

/*
 * Tells in which parts, of those that stand one below the other, a column of the form is
 * several of the document, and which of these is the total. Only tables of one column have such.
 */
void govd__several_settle(const govd__vocabulary *vocabulary, govd__grid *grids, size_t count, size_t table,
                          govd__label *scratch);

/*
 * What a row prints in a column of the form, and in which column of the grid it stands: the
 * only text, or that of the total; else all of them, joined in the buffer, which are no figure.
 * Borrowed; "" where there is none. *column is GOVD_NONE if no column of the grid is the form's.
 */
const char *govd__several_text(const govd__grid *grid, size_t row, const govd__column_map *map,
                               size_t form_column, govd__buffer *joined, size_t *column);

#endif
