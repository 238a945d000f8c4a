/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CHECKS_H
#define GOVD_VALIDATE_CHECKS_H

#include "context.h"

/* All checks, in the order in which they run and their findings appear. */
typedef struct govd__check_entry {
  const char *name; /* what it looks at */
  govd__check *run;
} govd__check_entry;

extern const govd__check_entry govd__checks[];
extern const size_t govd__check_count;

#endif
