/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_SYSTEM_H
#define GOVD_REPAIR_SYSTEM_H

#include "base/arena.h"
#include "govdisclosure/repair.h"
#include "validate/evaluate.h"

/*
 * The rules of a report as a sparse linear system over its figures, and those of the
 * reports beside it. A group that prints no figure stands for its parts, just as in
 * lib/validate, which does the adding up here too.
 */

/* coefficient × figure. */
typedef struct govd__entry {
  size_t variable;
  int64_t coefficient; /* never 0 */
} govd__entry;

/* A figure that may be wrong. */
typedef struct govd__variable {
  govd_source source;
  size_t unit; /* of GOVD_UNITS, else 0 */
  size_t cell;
  govd_type type;
  govd_state state;
  int64_t value;     /* 0 unless given */
  unsigned weight;   /* 0: certain, never changed */
  bool open;         /* not known: unread, not there, or a total that was left empty */
  govd__entry *rows; /* where it stands; `variable` is the row */
  size_t row_count;
} govd__variable;

/* Σ entries + constant is 0, or at least 0. */
typedef struct govd__row {
  govd__entry *entries;
  size_t count;
  bool equality;
  bool dropped; /* says nothing that could be held against figures that are known */
  bool broken;
  int64_t residual; /* of the figures as they are */
  size_t sheet;     /* whose rule it is: 0 this report, 1 last year's, then the bodies' */
  size_t instance;  /* or GOVD_NONE: a group and its parts, or the domain of an open figure */
  size_t group;     /* the group's cell, or GOVD_NONE */
} govd__row;

/* A report of the system, and what is needed to evaluate its rules. */
typedef struct govd__sheet {
  govd_source source;
  size_t unit;
  govd__context context;
} govd__sheet;

typedef struct govd__system {
  govd__arena arena;
  const govd_form *form;
  govd__sheet *sheets;
  size_t sheet_count;
  govd__variable *variables;
  size_t variable_count;
  size_t variable_capacity;
  size_t *index; /* by sheet and cell: variable + 1, or 0 */
  govd__row *rows;
  size_t row_count;
  size_t row_capacity;
  size_t given_rows;      /* those of the rules as they stand; the others follow from open figures */
  size_t *definitions;    /* by variable: row + 1 that gives an open figure, or 0 */
  int64_t *dense;         /* by variable, all 0 between uses */
  govd_claims *claims;    /* what the prose says of figures; NULL until it is asked */
  govd_findings *scratch; /* what the checks say while totals are looked for */
  govd_error *error;
} govd__system;

/* What to build a system from. */
typedef struct govd__system_source {
  const govd_validator *validator;
  const govd_report *report;
  const govd_related *related;
  const govd_form *prior_form; /* of last year's report, where it was translated from another form */
  const unsigned *weights;     /* by cell of the report, or NULL */
} govd__system_source;

/* Builds the system. Call govd__system_release() in either case. */
govd_status govd__system_build(govd__system *s, const govd__system_source *source, govd_error *error);
void govd__system_release(govd__system *s);

/* Takes open figures out of the rows, each by a rule that gives it; what is left speaks of known ones. */
govd_status govd__system_close(govd__system *s);

/* Index of a figure's variable, or GOVD_NONE where the system has none. */
size_t govd__system_find(const govd__system *s, size_t sheet, size_t cell);
/* The sheet of a figure. */
size_t govd__system_sheet(const govd__system *s, govd_source source, size_t unit);

/* A new row; its entries are copied. NULL without memory. */
govd__row *govd__system_add_row(govd__system *s, const govd__entry *entries, size_t count);

/* Fills the lists of rows of all variables. */
govd_status govd__system_link(govd__system *s);

#endif
