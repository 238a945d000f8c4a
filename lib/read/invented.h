/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_INVENTED_H
#define GOVD_READ_INVENTED_H

#include "sheet.h"

/*
 * Whether a row is a head that a program made up, because its format wants one: a word with a number that
 * counts the columns, as in 数据1, 数据2; over the labels there may stand another word.
 */
bool govd__is_invented_head(const govd__sheet *sheet, size_t row);

#endif
