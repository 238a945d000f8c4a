/* SPDX-License-Identifier: Apache-2.0 */
#include "columns.h"

#include "govdisclosure/amount.h"

/* A sum on its way. */
typedef struct sum {
  int64_t value;
  bool known;
} sum;

static void add(sum *s, int64_t value, int64_t coefficient) {
  int64_t product;
  s->known = s->known && govd_amount_multiply(value, coefficient, &product, NULL) == GOVD_OK &&
             govd_amount_add(s->value, product, &s->value, NULL) == GOVD_OK;
}

static void add_cell(sum *s, const govd_report *report, size_t cell, int64_t coefficient);

static bool is_printed(const govd_cell *cell) {
  return cell->state == GOVD_GIVEN || cell->state == GOVD_INVALID;
}

/* A group without a figure of its own stands for its parts; gives their number. */
static size_t add_parts(sum *s, const govd_report *report, const govd_form_cell *group, int64_t coefficient) {
  const govd_form *form = govd_report_form(report);
  const govd_table *table = govd_form_table(form, group->table);
  size_t parts = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(form, group->table, row);
    if (r->parent != group->row || r->kind == GOVD_ROW_OF_WHICH || r->sums_siblings || !r->takes_value)
      continue;
    add_cell(s, report, table->first_cell + row * table->column_count + group->column, coefficient);
    parts++;
  }
  return parts;
}

static void add_cell(sum *s, const govd_report *report, size_t index, int64_t coefficient) {
  const govd_form_cell *kind = govd_form_cell_at(govd_report_form(report), index);
  const govd_cell *cell = govd_report_cell(report, index);
  bool group = govd_form_row(govd_report_form(report), kind->table, kind->row)->kind == GOVD_ROW_GROUP;
  if (group && !is_printed(cell) && add_parts(s, report, kind, coefficient) > 0) return;
  s->known = s->known && cell->state != GOVD_INVALID && cell->state != GOVD_ABSENT;
  if (cell->state == GOVD_GIVEN) add(s, cell->value, coefficient);
}

/* The group that a row is a part of and whose figure in a column is printed: that stands for the row, too. */
static size_t printed_group(const govd_report *report, size_t table, size_t row, size_t column) {
  const govd_form *form = govd_report_form(report);
  const govd_table *t = govd_form_table(form, table);
  for (size_t at = govd_form_row(form, table, row)->parent; at != GOVD_NONE;
       at = govd_form_row(form, table, at)->parent) {
    size_t cell = t->first_cell + at * t->column_count + column;
    if (is_printed(govd_report_cell(report, cell))) return cell;
  }
  return GOVD_NONE;
}

/* Whether a rule speaks of a row: of one of its cells, or of a group that stands for it without a figure. */
static bool speaks_of(const govd_report *report, const govd_instance *instance, size_t table, size_t row) {
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_form_cell *cell = govd_form_cell_at(form, instance->terms[i].cell);
    if (instance->terms[i].source != GOVD_THIS || cell->table != table) return false;
    size_t group = printed_group(report, table, row, cell->column);
    size_t printed = group == GOVD_NONE ? GOVD_NONE : govd_form_cell_at(form, group)->row;
    for (size_t at = row; at != printed && at != GOVD_NONE; at = govd_form_row(form, table, at)->parent) {
      if (cell->row == at) return true;
    }
  }
  return false;
}

static void count_verdict(govd__verdict *verdict, const sum *difference, size_t column) {
  enum { FAR = 10 };
  if (!difference->known) return;
  verdict->failed += difference->value != 0;
  verdict->far += difference->value >= FAR || difference->value <= -FAR;
  if (column < 64) *(difference->value == 0 ? &verdict->held : &verdict->out) |= UINT64_C(1) << column;
}

static void judge(const govd_report *report, const govd_instance *instance, govd__verdict *verdict) {
  sum difference = {instance->left - instance->right, true};
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_term *term = &instance->terms[i];
    if (term->source != GOVD_THIS) return;
    add_cell(&difference, report, term->cell, term->right ? -term->coefficient : term->coefficient);
  }
  count_verdict(verdict, &difference,
                govd_form_cell_at(govd_report_form(report), instance->terms[0].cell)->column);
}

/* Where a group prints a figure, that has to be the sum of its parts. */
static void judge_groups(const govd_report *report, size_t table, size_t row, govd__verdict *verdict) {
  const govd_form *form = govd_report_form(report);
  for (size_t c = 0; c < govd_form_table(form, table)->column_count; c++) {
    size_t group = printed_group(report, table, row, c);
    sum difference = {0, true};
    if (group == GOVD_NONE) continue;
    add_cell(&difference, report, group, 1);
    add_parts(&difference, report, govd_form_cell_at(form, group), -1);
    count_verdict(verdict, &difference, c);
  }
}

govd__verdict govd__columns_judge(const govd_report *report, size_t table, size_t row) {
  const govd_form *form = govd_report_form(report);
  govd__verdict verdict = {0};
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    const govd_rule *rule = govd_form_rule(form, instance->rule);
    if (rule->each != GOVD_EACH_COLUMN || rule->relation != GOVD_EQUAL) continue;
    if (speaks_of(report, instance, table, row)) judge(report, instance, &verdict);
  }
  judge_groups(report, table, row, &verdict);
  return verdict;
}

size_t govd__columns_total(const govd_form *form, size_t table, size_t row) {
  size_t columns = govd_form_table(form, table)->column_count;
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    if (instance->total == GOVD_NONE || instance->term_count != columns) continue;
    if (govd_form_rule(form, instance->rule)->each != GOVD_EACH_ROW) continue;
    const govd_form_cell *total = govd_form_cell_at(form, instance->terms[instance->total].cell);
    if (total->table == table && total->row == row) return total->column;
  }
  return GOVD_NONE;
}
