/* SPDX-License-Identifier: Apache-2.0 */
#include "sound.h"

#include <string.h>

static govd_report *empty_report(const govd_form *form) {
  govd_report *report;
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    ck_assert_int_eq(govd_report_set_field(report, i, "1", (govd_place){0}, NULL), GOVD_OK);
  }
  int year = govd_form_first_year(form);
  ck_assert_int_eq(govd_report_set_year(report, year == 0 ? 2020 : year, NULL), GOVD_OK);
  return report;
}

static const govd_row *row_of(const govd_form *form, size_t cell) {
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  return govd_form_row(form, kind->table, kind->row);
}

static bool takes_figure(const govd_form *form, size_t cell) {
  return row_of(form, cell)->takes_value && row_of(form, cell)->kind != GOVD_ROW_GROUP;
}

static void set_value(govd_report *report, size_t cell, int64_t value) {
  ck_assert_int_eq(govd_report_set_value(report, cell, value, NULL), GOVD_OK);
}

govd_report *sound_zeros(const govd_form *form) {
  govd_report *report = empty_report(form);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    if (takes_figure(form, i)) set_value(report, i, 0);
  }
  return report;
}

static bool is_part(const govd_form *form, size_t cell, size_t group) {
  const govd_form_cell *part = govd_form_cell_at(form, cell);
  const govd_form_cell *whole = govd_form_cell_at(form, group);
  const govd_row *row = row_of(form, cell);
  return part->table == whole->table && part->column == whole->column && row->parent == whole->row &&
         row->kind != GOVD_ROW_OF_WHICH && !row->sums_siblings;
}

/* A group has the value of its parts. */
static int64_t value_of(const govd_report *report, size_t cell) {
  const govd_form *form = govd_report_form(report);
  if (row_of(form, cell)->kind != GOVD_ROW_GROUP) return govd_report_cell(report, cell)->value;
  int64_t sum = 0;
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    if (is_part(form, i, cell)) sum += value_of(report, i);
  }
  return sum;
}

static const govd_report *source_of(const govd_report *report, const govd_report *prior,
                                    const govd_term *term) {
  return term->source == GOVD_PRIOR ? prior : report;
}

/* By how much the left side is greater than the right. */
static int64_t difference(const govd_instance *instance, const govd_report *report,
                          const govd_report *prior) {
  int64_t sum = instance->left - instance->right;
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_term *term = &instance->terms[i];
    int64_t value = term->coefficient * value_of(source_of(report, prior, term), term->cell);
    sum += term->right ? -value : value;
  }
  return sum;
}

/* The figure that an instance makes the total, or GOVD_NONE. */
static size_t total_of(const govd_instance *instance) {
  return instance->total == GOVD_NONE ? GOVD_NONE : instance->terms[instance->total].cell;
}

/* A figure through which a term can be raised: the first part of a total or of a group, and so on down. */
static size_t leaf_of(const govd_form *form, size_t cell) {
  for (size_t i = 0; row_of(form, cell)->kind == GOVD_ROW_GROUP && i < govd_form_cell_count(form); i++) {
    if (is_part(form, i, cell)) return leaf_of(form, i);
  }
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    if (total_of(instance) != cell) continue;
    for (size_t t = 0; t < instance->term_count; t++) {
      const govd_term *term = &instance->terms[t];
      if (t != instance->total && term->source == GOVD_THIS && term->coefficient > 0)
        return leaf_of(form, term->cell);
    }
  }
  return cell;
}

/* Changes one of this report's figures on a side of a broken rule, so that the side grows by that much. */
static bool move_side(const govd_instance *instance, govd_report *report, bool right, int64_t by) {
  for (size_t i = 0; i < instance->term_count; i++) {
    /* On the left the first figure, on the right the last: what was carried in is last year's to say. */
    const govd_term *term = &instance->terms[right ? instance->term_count - 1 - i : i];
    if (term->source != GOVD_THIS || term->right != right) continue;
    size_t leaf = leaf_of(govd_report_form(report), term->cell);
    int64_t value = govd_report_cell(report, leaf)->value + by * term->coefficient;
    if (value < 0 && govd_form_cell_at(govd_report_form(report), leaf)->type != GOVD_SIGNED_COUNT) continue;
    set_value(report, leaf, value);
    return true;
  }
  return false;
}

/* Raises the smaller side, or else lowers the larger one. */
static void mend(const govd_instance *instance, govd_report *report, int64_t by) {
  bool mended = by > 0 ? move_side(instance, report, true, by) || move_side(instance, report, false, -by)
                       : move_side(instance, report, false, -by) || move_side(instance, report, true, by);
  ck_assert_msg(mended, "a rule that no figure mends");
}

/* By how much a rule is broken: 0 if it holds, or says nothing here. */
static int64_t broken_by(const govd_instance *instance, const govd_report *report, const govd_report *prior) {
  for (size_t t = 0; t < instance->term_count; t++) {
    if (instance->terms[t].source == GOVD_PRIOR && prior == NULL) return 0;
  }
  if (instance->group_row != GOVD_NONE) return 0;
  int64_t by = difference(instance, report, prior);
  govd_relation relation = govd_form_rule(govd_report_form(report), instance->rule)->relation;
  if ((relation == GOVD_LESS_EQUAL && by < 0) || (relation == GOVD_GREATER_EQUAL && by > 0)) return 0;
  return by;
}

/* Brings all totals up to their parts; true if none had to be changed. */
static bool set_totals(govd_report *report, const govd_report *prior) {
  const govd_form *form = govd_report_form(report);
  bool settled = true;
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    size_t total = total_of(instance);
    int64_t by = total == GOVD_NONE ? 0 : broken_by(instance, report, prior);
    if (by == 0) continue;
    bool right = instance->terms[instance->total].right;
    int64_t value = govd_report_cell(report, total)->value + (right ? by : -by);
    if (value < 0) { /* more repealed than there were: then more were issued */
      ck_assert(move_side(instance, report, !right, -value));
      value = 0;
    }
    set_value(report, total, value);
    settled = false;
  }
  return settled;
}

/* Mends the first rule without a total that is broken; true if there is none. */
static bool mend_one(govd_report *report, const govd_report *prior) {
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    int64_t by = total_of(instance) == GOVD_NONE ? broken_by(instance, report, prior) : 0;
    if (by == 0) continue;
    mend(instance, report, by);
    return false;
  }
  return true;
}

govd_report *sound_random(const govd_form *form, const govd_report *prior, test_random *random) {
  govd_report *report = empty_report(form);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    if (!takes_figure(form, i)) continue;
    int64_t value = (int64_t)test_random_below(random, test_random_below(random, 3) == 0 ? 1 : 50);
    if (govd_form_cell_at(form, i)->type == GOVD_AMOUNT)
      value = value * 1000000 + (int64_t)test_random_below(random, 1000000);
    set_value(report, i, value);
  }
  int rounds = 0;
  while (!set_totals(report, prior) || !mend_one(report, prior)) ck_assert_int_lt(rounds++, 1000);
  return report;
}

void sound_print_groups(govd_report *report) {
  const govd_form *form = govd_report_form(report);
  for (size_t i = govd_form_cell_count(form); i-- > 0;) { /* a group stands above its parts */
    if (row_of(form, i)->kind == GOVD_ROW_GROUP && row_of(form, i)->takes_value)
      set_value(report, i, value_of(report, i));
  }
}
