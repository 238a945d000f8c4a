/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate.h"

#include "govdisclosure/amount.h"

/* One side of a relation while it is added up. */
typedef struct adder {
  govd__context *c;
  int64_t sum;
  size_t given;
  size_t zeros; /* blank cells and dashes that were read as 0 */
  bool unknown;
  bool overflow;
} adder;

static const govd_report *report_of(const govd__context *c, govd_source source, size_t unit) {
  if (source == GOVD_THIS) return c->report;
  if (c->related == NULL) return NULL;
  return source == GOVD_PRIOR ? c->related->prior : c->related->units[unit];
}

static void add(adder *a, int64_t value, int64_t coefficient) {
  int64_t product;
  bool fits = govd_amount_multiply(value, coefficient, &product, NULL) == GOVD_OK &&
              govd_amount_add(a->sum, product, &a->sum, NULL) == GOVD_OK;
  a->overflow = a->overflow || !fits;
}

/* Whether a row is a part that its group adds up: no 其中, and not itself the total of the others. */
static bool is_addend(const govd_row *row, size_t group) {
  return row->parent == group && row->kind != GOVD_ROW_OF_WHICH && !row->sums_siblings && row->takes_value;
}

static govd_status add_cell(adder *a, govd_finding_cell term);

/* Adds the parts of a group in place of a figure that is not printed; *parts tells how many there are. */
static govd_status add_parts(adder *a, govd_finding_cell term, size_t *parts) {
  const govd_form_cell *cell = govd_form_cell_at(a->c->form, term.cell);
  const govd_table *table = govd_form_table(a->c->form, cell->table);
  *parts = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    if (!is_addend(govd_form_row(a->c->form, cell->table, row), cell->row)) continue;
    ++*parts;
    term.cell = table->first_cell + row * table->column_count + cell->column;
    govd_status status = add_cell(a, term);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Adds one cell of one report. */
static govd_status add_cell(adder *a, govd_finding_cell term) {
  govd__context *c = a->c;
  const govd_report *report = report_of(c, term.source, term.unit);
  const govd_cell *cell = govd_report_cell(report, term.cell);
  const govd_form_cell *kind = govd_form_cell_at(c->form, term.cell);
  bool printed = cell->state == GOVD_GIVEN || cell->state == GOVD_INVALID;
  if (!printed && govd_form_row(c->form, kind->table, kind->row)->kind == GOVD_ROW_GROUP) {
    size_t parts;
    govd_status status = add_parts(a, term, &parts);
    if (status != GOVD_OK || parts > 0) return status;
  }
  term.state = cell->state;
  term.value = cell->value;
  term.text = cell->text;
  term.place = cell->place;
  bool empty = cell->state == GOVD_BLANK || cell->state == GOVD_DASH;
  bool missing_total = term.source == GOVD_THIS && c->missing_total[term.cell];
  if (cell->state == GOVD_GIVEN) {
    a->given++;
    add(a, cell->value, term.coefficient);
  } else if (empty && c->blank == GOVD_BLANK_ZERO && !missing_total) {
    a->zeros++;
  } else {
    a->unknown = true;
  }
  return govd__cells_add_term(c, &term);
}

/*
 * Whether the reports a term takes its figure from are there, and of the same form; last year's may
 * be of another form that has the cell too.
 */
static bool has_reports(const govd__context *c, const govd_term *term) {
  govd_source source = term->source;
  if (source == GOVD_THIS) return true;
  if (source == GOVD_PRIOR && c->prior_form != NULL)
    return govd_form_counterpart(c->form, term->cell, c->prior_form) != GOVD_NONE;
  size_t count = c->related == NULL     ? 0
                 : source == GOVD_UNITS ? c->related->unit_count
                                        : c->related->prior != NULL;
  for (size_t i = 0; i < count; i++) {
    if (!govd__same_cells(govd_report_form(report_of(c, source, i)), c->form)) return false;
  }
  return count > 0;
}

static govd_status add_term(adder *a, const govd_term *term) {
  size_t reports = term->source == GOVD_UNITS ? a->c->related->unit_count : 1;
  for (size_t unit = 0; unit < reports; unit++) {
    govd_finding_cell cell = {.cell = term->cell,
                              .source = term->source,
                              .unit = unit,
                              .coefficient = term->coefficient,
                              .right = term->right};
    govd_status status = add_cell(a, cell);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* A rule for each row speaks of a group row only where that row has printed figures of its own. */
static bool speaks(const govd__context *c, const govd_instance *instance) {
  for (size_t i = 0; i < instance->term_count; i++) {
    if (!has_reports(c, &instance->terms[i])) return false;
  }
  if (instance->group_row == GOVD_NONE) return true;
  size_t table = govd_form_cell_at(c->form, instance->terms[0].cell)->table;
  return govd__row_is_given(c->report, govd_form_table(c->form, table), instance->group_row);
}

static bool relation_holds(govd_relation relation, int64_t left, int64_t right) {
  switch (relation) {
    case GOVD_EQUAL: return left == right;
    case GOVD_LESS_EQUAL: return left <= right;
    case GOVD_GREATER_EQUAL: return left >= right;
  }
  return false;
}

/* Leaves only the collected cells that are not known. */
static void keep_unknown(govd__context *c) {
  size_t kept = 0;
  for (size_t i = 0; i < c->cell_count; i++) {
    bool total = c->cells[i].source == GOVD_THIS && c->missing_total[c->cells[i].cell];
    bool empty = c->cells[i].state == GOVD_BLANK || c->cells[i].state == GOVD_DASH;
    if (c->cells[i].state == GOVD_GIVEN || (empty && c->blank == GOVD_BLANK_ZERO && !total)) continue;
    c->cells[kept++] = c->cells[i];
  }
  c->cell_count = kept;
}

govd_status govd__evaluate_all(govd__context *c, const govd_instance *instance,
                               govd__evaluation *evaluation) {
  *evaluation = (govd__evaluation){.outcome = GOVD__SILENT};
  govd__cells_clear(c);
  if (!speaks(c, instance)) return GOVD_OK;
  adder sides[2] = {{.c = c, .sum = instance->left}, {.c = c, .sum = instance->right}};
  for (size_t i = 0; i < instance->term_count; i++) {
    govd_status status = add_term(&sides[instance->terms[i].right], &instance->terms[i]);
    if (status != GOVD_OK) return status;
  }
  evaluation->left = sides[0].sum;
  evaluation->right = sides[1].sum;
  evaluation->blank_as_zero = sides[0].zeros + sides[1].zeros > 0;
  if (sides[0].given + sides[1].given == 0) return GOVD_OK;
  if (sides[0].unknown || sides[1].unknown) {
    evaluation->outcome = GOVD__UNDECIDED;
  } else if (sides[0].overflow || sides[1].overflow) {
    evaluation->outcome = GOVD__OVERFLOW;
  } else {
    govd_relation relation = govd_form_rule(c->form, instance->rule)->relation;
    evaluation->outcome = relation_holds(relation, sides[0].sum, sides[1].sum) ? GOVD__HOLDS : GOVD__FAILS;
  }
  return GOVD_OK;
}

govd_status govd__evaluate(govd__context *c, const govd_instance *instance, govd__evaluation *evaluation) {
  govd_status status = govd__evaluate_all(c, instance, evaluation);
  if (evaluation->outcome == GOVD__UNDECIDED) keep_unknown(c);
  return status;
}

govd_status govd__sum_of_parts(govd__context *c, size_t group_cell, govd__evaluation *sum) {
  *sum = (govd__evaluation){.outcome = GOVD__SILENT};
  govd__cells_clear(c);
  adder a = {.c = c};
  size_t parts;
  govd_status status = add_parts(&a, (govd_finding_cell){.cell = group_cell, .coefficient = 1}, &parts);
  sum->left = a.sum;
  sum->blank_as_zero = a.zeros > 0;
  if (status == GOVD_OK && a.given > 0) {
    sum->outcome = a.overflow ? GOVD__OVERFLOW : a.unknown ? GOVD__UNDECIDED : GOVD__HOLDS;
  }
  return status;
}

govd_status govd__sum_of_cells(govd__context *c, const size_t *cells, size_t count, govd_source source,
                               govd__evaluation *sum) {
  *sum = (govd__evaluation){.outcome = GOVD__SILENT};
  govd__cells_clear(c);
  adder a = {.c = c};
  for (size_t i = 0; i < count; i++) {
    const govd_term term = {.cell = cells[i], .coefficient = 1, .source = source};
    if (!has_reports(c, &term)) return GOVD_OK;
    govd_status status =
        add_cell(&a, (govd_finding_cell){.cell = cells[i], .source = source, .coefficient = 1});
    if (status != GOVD_OK) return status;
  }
  sum->left = a.sum;
  sum->blank_as_zero = a.zeros > 0;
  if (a.given > 0) sum->outcome = a.overflow ? GOVD__OVERFLOW : a.unknown ? GOVD__UNDECIDED : GOVD__HOLDS;
  return GOVD_OK;
}

bool govd__printed_on_right(const govd_instance *instance) {
  if (instance->total != GOVD_NONE) return instance->terms[instance->total].right;
  for (size_t i = 0; i < instance->term_count; i++) {
    if (!instance->terms[i].right && instance->terms[i].source == GOVD_THIS) return false;
  }
  return true;
}
