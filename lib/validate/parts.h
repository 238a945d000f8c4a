/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_PARTS_H
#define GOVD_VALIDATE_PARTS_H

#include "context.h"

/*
 * A table may print the parts of each figure in columns of their own, such as 本级 and 部门 beside 合计:
 * figures of which the row's is the sum. Nothing is wrong then, and nothing is lacking.
 */

/* Whether what a row of the document holds beside the form's columns adds up to the figure of the row. */
bool govd__is_of_parts(const govd__context *c, const govd_unknown_row *row);

/* Whether several rows of a table are such, and none that has figures there is otherwise. */
bool govd__has_parts(const govd__context *c, size_t table);

#endif
