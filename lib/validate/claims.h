/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIMS_H
#define GOVD_VALIDATE_CLAIMS_H

#include "claim_bind.h"

/* What became of a figure of the prose. */
typedef struct govd__claim {
  const govd__found *found;
  const govd__found *all; /* of the section, which wholes and bases are found in */
  govd_claim claim;
  const char *sum; /* of a list, its parts added up; or NULL */
} govd__claim;

/* Is told of each figure, with the cells that it is held against collected in the context. */
typedef govd_status govd__claim_taker(govd__context *c, const govd__claim *claim, void *data);

/* Finds the figures of the prose, section by section, and holds them against the tables. */
govd_status govd__claims_each(govd__context *c, govd__claim_taker *take, void *data);

#endif
