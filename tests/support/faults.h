/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_FAULTS_H
#define GOVD_TESTS_FAULTS_H

#include <govdisclosure/repair.h>

#include "support.h"

/*
 * Slips such as people make, put into reports that are sound, and how well they are found
 * again. Each has a kind, of which there is an explanation in repair.h.
 */
typedef enum fault_kind {
  FAULT_DIGITS_SWAPPED,
  FAULT_DIGIT_DROPPED,
  FAULT_DIGIT_DOUBLED,
  FAULT_SIGN,
  FAULT_TIMES_TEN,
  FAULT_TIMES_HUNDRED,
  FAULT_UNIT,
  FAULT_CELLS_SWAPPED,
  FAULT_ROW_SHIFTED,
  FAULT_COLUMN_SHIFTED,
  FAULT_PART_LEFT_OUT,
  FAULT_PART_TWICE,
  FAULT_PART_COPIED,
  FAULT_ITEM_MOVED,
  FAULT_TOTAL_ZERO,
  FAULT_LAST_YEARS,
  FAULT_LEFT_BLANK,
  FAULT_ANY_FIGURE, /* a figure of which nothing says how it came about */
  FAULT_KINDS
} fault_kind;

enum { FAULT_CELLS = 64 };

/* What was changed: the cells whose figure is another now, with what they were. */
typedef struct fault {
  size_t count;
  size_t first; /* how many of them the first slip changed, where there are two */
  size_t cells[FAULT_CELLS];
  int64_t right[FAULT_CELLS];
} fault;

const char *fault_name(fault_kind kind);

/* Puts a slip of a kind into a report; false where the report has no place for it. A second one adds to the
 * first. */
bool fault_inject(govd_report *report, const govd_report *prior, fault_kind kind, test_random *random,
                  fault *f);

/* What became of a fault. */
typedef struct fault_verdict {
  bool seen;    /* some rule is broken, or a total is missing */
  bool hidden;  /* of two slips one would not be seen alone */
  bool crossed; /* each of its cells stands in two rules or more */
  bool first;   /* what is suggested first, of all parts together, is just what was changed */
  bool within;  /* all that was changed is among what is suggested first, whatever else is */
  bool shown;   /* it is among what is suggested */
  bool listed;  /* or among what is doubtful */
  bool larger;  /* there is a set of fewer cells that mends the report, so that it is no smallest one */
} fault_verdict;

/* The report is as it was afterwards. */
fault_verdict fault_judge(govd_report *report, const govd_related *related, const fault *f);

/*
 * How many single slips of a kind could have led to what is printed, of those that are suggested. The figures
 * that are lost by a shift count once, whatever they were.
 */
size_t fault_causes(const govd_report *report, const govd_related *related, fault_kind kind);

/*
 * How many pairs of slips of two kinds could have, the one after the other, of those that are suggested for
 * one or the other alone. Between them, what was printed is known. No more than FAULT_MOST_CAUSES, or little
 * more, are counted.
 */
size_t fault_pairs(const govd_report *report, const govd_report *between, const govd_related *related,
                   const fault_kind kinds[2], const fault *f);

#endif
