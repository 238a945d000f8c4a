/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_NUMBER_H
#define GOVD_VALIDATE_CLAIM_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A number in the prose: its digits, and how many of them are behind the point. */
typedef struct govd__number {
  int64_t value;
  int decimals;
  size_t end; /* where it began, if there is none */
  bool fits;  /* an int64_t holds it */
  bool spelt; /* in words: 三 */
} govd__number;

/* The number at an offset, in digits or, where there are none, in words. */
govd__number govd__number_read(const char *text, size_t length, size_t begin);

bool govd__is_digit_at(const char *text, size_t length, size_t at);

#endif
