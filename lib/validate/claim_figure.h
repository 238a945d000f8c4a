/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_FIGURE_H
#define GOVD_VALIDATE_CLAIM_FIGURE_H

#include "claim_number.h"

/* A figure as it is printed. */
typedef struct govd__printed_figure {
  int64_t value; /* in the unit, or for money in millionths of 万元; for percent, see scale */
  int64_t step;  /* by how much the last digit that is printed counts; 1 where it is exact */
  int scale;     /* decimal places of a percentage */
  const char *unit;
  bool money;
  bool percent;
  bool about; /* 余, 以上: not exact */
  bool spelt; /* in words: 三件 */
} govd__printed_figure;

/* Reads the figure that a number is, with its unit, and where it ends; false where it is none that counts. */
bool govd__printed_figure_read(const char *text, size_t length, govd__number n, govd__printed_figure *figure,
                               size_t *end);

#endif
