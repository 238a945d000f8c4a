/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CONTEXT_H
#define GOVD_VALIDATE_CONTEXT_H

#include "findings.h"
#include "govdisclosure/validate.h"

/* What every check works with. */
typedef struct govd__context {
  const govd_validator *validator; /* NULL for the defaults */
  govd_blank blank;
  const govd_form *form;
  const govd_report *report;
  const govd_related *related; /* NULL if there are none */
  const govd_form *prior_form; /* of last year's report, where that was of another form and was translated */
  govd_findings *findings;
  bool *missing_total;      /* by cell: a total that is not there, though its parts are */
  govd_finding_cell *cells; /* the cells of the finding in the making */
  size_t cell_count;
  size_t cell_capacity;
  govd_error *error;
} govd__context;

/* A check looks at the report and emits findings. */
typedef govd_status govd__check(govd__context *c);

/* The checks; checks.c has them in a table, in the order in which findings appear. */
govd__check govd__check_form_year;
govd__check govd__check_tables;
govd__check govd__check_labels;
govd__check govd__check_unknown_rows;
govd__check govd__check_parts;
govd__check govd__check_values;
govd__check govd__check_blanks;
govd__check govd__check_totals;
govd__check govd__check_rules;
govd__check govd__check_groups;
govd__check govd__check_headings;
govd__check govd__check_claims;
govd__check govd__check_period;
govd__check govd__check_sections;
govd__check govd__check_numbering;
govd__check govd__check_repetition;
govd__check govd__check_template;
govd__check govd__check_dates;
govd__check govd__check_stated_fees;
govd__check govd__check_rules_made;
govd__check govd__check_lawsuits;
govd__check govd__check_unchanged;
govd__check govd__check_jumps;
govd__check govd__check_all_zero;
govd__check govd__check_edition;
govd__check govd__check_fields;

/* Forgets the collected cells. */
void govd__cells_clear(govd__context *c);

/* Collects a cell of this report, or a term's cell of any report, for the next finding. */
govd_status govd__cells_add(govd__context *c, size_t cell);
govd_status govd__cells_add_term(govd__context *c, const govd_finding_cell *cell);

/* Adds a finding with the collected cells, unless its code is switched off. */
govd_status govd__emit(govd__context *c, govd_finding *finding);

/* A finding of a code, with the usual severity of that code. */
govd_finding govd__finding(const char *code);

/* Whether a row's cells are all absent; of a column, in the rows that are there. */
bool govd__row_is_absent(const govd__context *c, size_t table, size_t row);
bool govd__table_is_absent(const govd__context *c, size_t table);
bool govd__row_is_given(const govd_report *report, const govd_table *table, size_t row);

/* Whether two reports' forms have the same cells. */
bool govd__same_cells(const govd_form *a, const govd_form *b);

/* Calls something with a context, its findings apart; last year's report is as this form has it. */
typedef govd_status govd__context_call(govd__context *c, void *data);
govd_status govd__context_run(const govd_validator *validator, const govd_report *report,
                              const govd_related *related, govd__context_call *call, void *data,
                              govd_error *error);

#endif
