/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BATCH_FIELDS_H
#define GOVD_BATCH_FIELDS_H

#include "store.h"

/* What is handed out of several groups of columns, which need not have the same ones. */

typedef struct govd__field {
  const char *name; /* borrowed from the group it was first found in */
  govd__column_kind kind;
} govd__field;

/*
 * The columns with a name of all groups, those of the first one first; release with govd__free().
 * GOVD_E_UNREPRESENTABLE where one is of different kinds.
 */
govd_status govd__fields(govd__store *const *tables, size_t table_count, govd__field **fields, size_t *count,
                         govd_error *error);

/* The column of a group with a name, or NULL; the guess is where it is looked for first. */
const govd__column *govd__find_column(const govd__store *columns, const char *name, size_t guess);

/* All rows in one group, a copy; its names are borrowed, and nothing in it may be a decimal. */
govd_status govd__merge(govd__store *const *tables, size_t count, govd__store **merged, govd_error *error);

#endif
