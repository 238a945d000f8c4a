/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_CERTIFY_H
#define GOVD_REPAIR_CERTIFY_H

#include "search.h"

/*
 * Holds changes against the rules as lib/validate evaluates them, on copies of the reports:
 * no second arithmetic is believed.
 */
typedef struct govd__certifier {
  govd__system *s;
  govd_report **copies;      /* by sheet; NULL until one is changed */
  const govd_report **units; /* the bodies' reports, copies in place of what is changed */
  govd_related related;
} govd__certifier;

/* Call govd__certifier_release() in either case. */
govd_status govd__certifier_open(govd__certifier *c, govd__system *s);
void govd__certifier_release(govd__certifier *c);

/* Whether no rule that speaks of a changed figure is broken, and none of some rows is. */
govd_status govd__certify(govd__certifier *c, const govd__set *set, const size_t *broken, size_t broken_count,
                          bool *holds);

#endif
