/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_COMPONENTS_H
#define GOVD_REPAIR_COMPONENTS_H

#include "system.h"

/* The broken rows, taken apart: rows that share figures, perhaps by way of others, are one part. */
typedef struct govd__parts {
  size_t *rows;   /* broken rows, part by part */
  size_t *starts; /* of each part, and the end */
  size_t count;
} govd__parts;

/* Takes them apart; what is in the result lives in the system's arena. */
govd_status govd__parts_find(govd__system *s, govd__parts *parts);

#endif
