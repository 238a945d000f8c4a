/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_OWN_H
#define GOVD_READ_OWN_H

#include "grid.h"

/*
 * Tables of the body's own: a head, and neither that nor a row below it has a name of the form. It is chance
 * where one is as wide as the table of the form before it, or was read as a part of that.
 */

/* Whether the rows of a sheet from one up to another are such a table. */
bool govd__is_own(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end);

/* The row in which one begins behind others of the same rows; the end of them if none does. */
size_t govd__own_begins(const govd__view *view, const govd__sheet *sheet, size_t begin, size_t end);

#endif
