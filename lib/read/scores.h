/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_SCORES_H
#define GOVD_READ_SCORES_H

#include <stdint.h>

#include "match.h"

/* What the same label is worth; one that is like it, its numeral and its unit are worth less. */
enum { GOVD__SCORE_LABEL = 10 };

/* How well the rows of a document that look like rows of a form fit each of these. Starts out zeroed. */
typedef struct govd__scores {
  uint8_t *items; /* rows × columns; 0 where they do not fit */
  size_t rows;    /* of the document */
  size_t columns; /* the rows of the form, over all of its tables */
  size_t capacity;
  size_t *uses; /* by column: how many rows could go with it */
} govd__scores;

/* Scores the rows of a document; those that fit some row of the form become candidates. */
govd_status govd__scores_make(const govd__view *view, govd__match *match, govd__label *scratch,
                              govd__scores *scores, govd_error *error);
void govd__scores_release(govd__scores *scores);

/* The only row of the form that a candidate can go with, or GOVD_NONE. */
size_t govd__only_column(const govd__scores *scores, size_t row);

#endif
