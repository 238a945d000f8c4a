/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_INFER_H
#define GOVD_READ_INFER_H

#include "grid.h"

/*
 * Takes the last columns for those of a form's table, where there is no head at all: if
 * they are as many, and hold nothing but figures, while the column before them has none.
 */
void govd__grid_infer(const govd__view *view, govd__grid *grid);

#endif
