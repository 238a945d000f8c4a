/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many pairs of slips of two kinds could have led to what is printed. One of them is what did. In each of
 * the others, the first slip is another that looks the same by itself, or the second is, or both are. There
 * may be more; with those that are found alone, nobody could name the right pair oftener than once in so
 * many.
 */
#include "fault_parts.h"

/* What was printed between the two slips, if the second was this one; NULL where it could not be. */
static govd_report *before(const govd_report *report, const govd_report *prior, fault_kind kind,
                           const govd_suggestion *slip) {
  govd_report *copy;
  fault_cause cause = {report, NULL, prior, kind, slip->changes, slip->change_count};
  ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
  if (govd_suggestion_apply(slip, copy, NULL) == GOVD_OK) {
    cause.right = copy;
    if (fault_could_be(&cause)) return copy;
  }
  govd_report_free(copy);
  return NULL;
}

/* The report with the second slip alone; NULL where both changed one figure. */
static govd_report *second_alone(const govd_report *report, const govd_report *between, const fault *f) {
  govd_report *copy;
  ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
  for (size_t i = 0; i < f->first; i++) {
    const govd_cell *was = govd_report_cell(between, f->cells[i]);
    const govd_cell *is = govd_report_cell(report, f->cells[i]);
    if (is->state != was->state || is->value != was->value) {
      govd_report_free(copy);
      return NULL;
    }
    ck_assert_int_eq(govd_report_set_value(copy, f->cells[i], f->right[i], NULL), GOVD_OK);
  }
  return copy;
}

/* Of the first slips, those that could have led to a report and leave nothing broken without them. */
static size_t count_first(const govd_report *report, const govd_related *related, fault_kind kind,
                          const fault_list *first) {
  size_t count = 0;
  for (size_t i = 0; i < first->count; i++) {
    govd_report *right = before(report, related->prior, kind, first->causes[i]);
    count += right != NULL && !fault_is_seen(right, related);
    govd_report_free(right);
  }
  return count;
}

static bool is_same(const govd_report *a, const govd_report *b) {
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(a)); i++) {
    const govd_cell *x = govd_report_cell(a, i);
    const govd_cell *y = govd_report_cell(b, i);
    if (x->value != y->value) return false;
  }
  return true;
}

size_t fault_pairs(const govd_report *report, const govd_report *between, const govd_related *related,
                   const fault_kind kinds[2], const fault *f) {
  fault_list first = fault_list_causes(between, related, kinds[0]);
  govd_report *second = second_alone(report, between, f);
  size_t count = first.count > 0 ? first.count : 1; /* the second is what it was */
  if (second != NULL && first.count > 0) {
    fault_list others = fault_list_causes(second, related, kinds[1]);
    for (size_t i = 0; i < others.count && count < FAULT_MOST_CAUSES; i++) {
      govd_report *earlier = before(report, related->prior, kinds[1], others.causes[i]);
      if (earlier != NULL && !is_same(earlier, between))
        count += count_first(earlier, related, kinds[0], &first);
      govd_report_free(earlier);
    }
    govd_repair_free(others.repair);
  }
  govd_report_free(second);
  govd_repair_free(first.repair);
  return count;
}
