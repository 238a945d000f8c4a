/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_FAULT_PARTS_H
#define GOVD_TESTS_FAULT_PARTS_H

#include "faults.h"

/* What faults are made of, for making them and for telling what could have made them. */

enum { FAULT_FARTHEST = 60, FAULT_MOST_MOVED = 3 };

/* A figure with a slip in its digits at a place; as it was where there is no room for that slip. */
int64_t fault_written(fault_kind kind, int64_t value, size_t at);

/* What a figure is off by, for the kinds that are of a factor. */
int64_t fault_factor(fault_kind kind);

/* How many equations within the report speak of a cell. */
size_t fault_rules_of(const govd_report *report, size_t cell);

/* The given figures of a cell's row or column that rules speak of. */
size_t fault_line_of(const govd_report *report, bool row, size_t cell, size_t *line, size_t room);

/* The figures round a cell, along its row or column, as they are printed one beside the other. */
size_t fault_line_round(const govd_report *report, bool row, size_t cell, size_t *line, size_t room,
                        size_t *at);

/* Whether an instance says that a figure is the sum of others of the report. */
bool fault_is_sum(const govd_instance *instance);

/* What a cell counts as in a sum. */
int64_t fault_worth(const govd_report *report, size_t cell);

/* Whether the errors and warnings tell that a rule is broken. */
bool fault_is_seen(const govd_report *report, const govd_related *related);

/* What is supposed to have happened, and to which figures. */
typedef struct fault_cause {
  const govd_report *report; /* as it is printed */
  const govd_report *right;  /* as it would have been */
  const govd_report *prior;
  fault_kind kind;
  const govd_change *changes;
  size_t count;
} fault_cause;

/* Whether a slip of the kind could have led from what was right to what is printed. */
bool fault_could_be(const fault_cause *cause);

enum { FAULT_MOST_CAUSES = 64 };

/* The suggestions that are single slips of a kind and leave nothing broken: all, or as many as there is room
 * for. They go with the repair, which is the caller's to free. */
typedef struct fault_list {
  govd_repair *repair;
  const govd_suggestion *causes[FAULT_MOST_CAUSES];
  size_t count;
} fault_list;

fault_list fault_list_causes(const govd_report *report, const govd_related *related, fault_kind kind);

#endif
