/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_EVALUATE_H
#define GOVD_VALIDATE_EVALUATE_H

#include "context.h"

/* What became of an instance of a rule. */
typedef enum govd__outcome {
  GOVD__SILENT, /* it says nothing: no cell of it is given, or the other report is not there */
  GOVD__HOLDS,
  GOVD__FAILS,
  GOVD__UNDECIDED, /* some cell is not known */
  GOVD__OVERFLOW   /* the sum does not fit into 64 bits */
} govd__outcome;

/* Both sides of an instance, with how they came about. */
typedef struct govd__evaluation {
  govd__outcome outcome;
  int64_t left;
  int64_t right;
  bool blank_as_zero;
} govd__evaluation;

/*
 * Evaluates an instance. The cells it used, groups taken apart where they print no
 * figure, are collected in the context; undecided, only those that are not known.
 */
govd_status govd__evaluate(govd__context *c, const govd_instance *instance, govd__evaluation *evaluation);

/* The same, with all cells collected where it is undecided, too; none where it does not speak. */
govd_status govd__evaluate_all(govd__context *c, const govd_instance *instance, govd__evaluation *evaluation);

/*
 * Which side of an instance is what this report prints, and so the actual value, while
 * the other is what it is held against: the total; or the side that is not all last
 * year's or the bodies' figures; else the left one.
 */
bool govd__printed_on_right(const govd_instance *instance);

/* The code of the findings on a rule: years.* and units.* are codes of their own, other rules are arithmetic.
 */
void govd__rule_code(const govd_rule *rule, char *code, size_t size);

/*
 * The sum of a group's parts in one column of this report: children that are
 * addends, groups among them by the same rule. Collects the cells.
 */
govd_status govd__sum_of_parts(govd__context *c, size_t group_cell, govd__evaluation *sum);

/*
 * The sum of some cells of this report or of last year's, as govd__sum_of_parts() gives one.
 * Silent where last year's is not there.
 */
govd_status govd__sum_of_cells(govd__context *c, const size_t *cells, size_t count, govd_source source,
                               govd__evaluation *sum);

#endif
