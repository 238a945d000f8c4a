/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_SUM_H
#define GOVD_VALIDATE_SUM_H

#include "evaluate.h"

/*
 * Works a rule out over the collected cells, for people to follow, in no language:
 * "12 + 7 + 3 = 22" where one side is a single figure, "60 + 0 = 60 ≠ 61 = 61 + 0"
 * where both are sums. Zeros and blank cells are left out. NULL where there is nothing to add.
 * Release it with govd_string_free().
 */
govd_status govd__sum_write(const govd__context *c, const govd_instance *instance, govd_relation relation,
                            const govd__evaluation *e, char **sum);

/* The same for the parts of a group. */
govd_status govd__sum_write_parts(const govd__context *c, int scale, int64_t total, char **sum);

#endif
