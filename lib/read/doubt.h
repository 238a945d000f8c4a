/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_DOUBT_H
#define GOVD_READ_DOUBT_H

#include "scores.h"

/* Rows that were matched though others speak against it are taken back: what is ambiguous is not guessed. */

/*
 * A local form may split a row into several, told apart by notes or more words: 其他事项
 * （行政确认）, 其他事项-行政给付. Then the one that bears the form's name and a note is no
 * more the form's row than the others are.
 */
void govd__doubt_split_rows(govd__match *match, govd__label *a, govd__label *b);

/*
 * A row that stands twice, under one of its names or under two, but not with the same
 * figures, is not to be told by a numeral or a unit that happens to fit better the one time.
 */
govd_status govd__doubt_rivals(govd__match *match, const govd__scores *scores, size_t words,
                               govd_error *error);

/* A row that stands twice, the one time with cells that are none of the form's, is as doubtful. */
void govd__doubt_beside_strays(govd__match *match);

#endif
