/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many slips of one kind could have led to what is printed. Faults of a kind are about equally frequent
 * wherever they are put, so that of n of them none is more to be believed than the others: even who knew
 * the kind would name the right one first no oftener than once in n times.
 */
#include <stdio.h>

#include "fault_parts.h"

static int64_t printed(const fault_cause *c, size_t cell) { return govd_report_cell(c->report, cell)->value; }
static int64_t right(const fault_cause *c, size_t cell) { return govd_report_cell(c->right, cell)->value; }

static bool miswritten(const fault_cause *c) {
  int64_t to = c->changes[0].to;
  int length = snprintf(NULL, 0, "%lld", (long long)to);
  for (size_t at = 0; to > 0 && at < (size_t)length; at++) {
    if (fault_written(c->kind, to, at) == c->changes[0].from) return true;
  }
  return false;
}

static bool off_by_factor(const fault_cause *c) {
  int64_t to = c->changes[0].to;
  int64_t from = c->changes[0].from;
  int64_t factor = fault_factor(c->kind);
  return to != 0 && (to * factor == from || (factor > 1 && to % factor == 0 && to / factor == from));
}

static bool off_by_little(const fault_cause *c) {
  int64_t by = c->changes[0].to - c->changes[0].from;
  return by <= FAULT_FARTHEST && by >= -FAULT_FARTHEST;
}

static bool left_blank(const fault_cause *c) {
  return c->changes[0].state == GOVD_BLANK && c->changes[0].to != 0;
}

static bool last_years(const fault_cause *c) {
  const govd_cell *before = govd_report_cell(c->prior, c->changes[0].cell);
  return before->value != 0 && before->value == c->changes[0].from;
}

static bool summed_wrongly(const fault_cause *c) {
  const govd_form *form = govd_report_form(c->report);
  int64_t to = c->changes[0].to;
  int64_t from = c->changes[0].from;
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *sum = govd_form_instance(form, i);
    if (!fault_is_sum(sum) || sum->terms[sum->total].cell != c->changes[0].cell) continue;
    if (c->kind == FAULT_TOTAL_ZERO && from == 0) return true;
    for (size_t t = 0; t < sum->term_count; t++) {
      int64_t part = fault_worth(c->report, sum->terms[t].cell);
      if (t == sum->total || part == 0) continue;
      if (c->kind == FAULT_PART_COPIED && from == part) return true;
      if (c->kind == FAULT_PART_LEFT_OUT && from == to - part) return true;
      if (c->kind == FAULT_PART_TWICE && from == to + part) return true;
    }
  }
  return false;
}

static bool swapped(const fault_cause *c) {
  size_t line[FAULT_CELLS];
  size_t at;
  size_t a = c->changes[0].cell;
  size_t b = c->changes[1].cell;
  bool exchanged = right(c, a) == printed(c, b) && right(c, b) == printed(c, a);
  for (int row = 0; row < 2 && exchanged; row++) {
    size_t count = fault_line_round(c->report, row, a, line, FAULT_CELLS, &at);
    if ((at + 1 < count && line[at + 1] == b) || (at > 0 && at < count && line[at - 1] == b)) return true;
  }
  return false;
}

static bool moved(const fault_cause *c) {
  size_t line[FAULT_CELLS];
  int64_t by = c->changes[0].to - c->changes[0].from;
  if (by + c->changes[1].to - c->changes[1].from != 0 || by > FAULT_MOST_MOVED || by < -FAULT_MOST_MOVED)
    return false;
  for (int row = 0; row < 2; row++) {
    size_t count = fault_line_of(c->report, row, c->changes[0].cell, line, FAULT_CELLS);
    size_t found = 0;
    for (size_t i = 0; i + 1 < count; i++) /* the last one is a total */
      found += line[i] == c->changes[0].cell || line[i] == c->changes[1].cell;
    if (found == 2 && count >= 3) return true;
  }
  return false;
}

/* Whether the figures of a line slipped by one cell, from a first cell on to a last. */
static bool slipped(const fault_cause *c) {
  size_t line[FAULT_CELLS];
  size_t at;
  size_t count =
      fault_line_round(c->report, c->kind == FAULT_ROW_SHIFTED, c->changes[0].cell, line, FAULT_CELLS, &at);
  size_t changed = 0;
  size_t first = count;
  size_t last = 0;
  for (size_t i = 0; i < count; i++) {
    if (printed(c, line[i]) == right(c, line[i])) continue;
    if (first == count) first = i;
    last = i;
    changed++;
  }
  if (changed != c->count || first == last || printed(c, line[first]) != 0) return false;
  for (size_t i = first + 1; i <= last; i++) {
    if (printed(c, line[i]) != right(c, line[i - 1])) return false;
  }
  return true;
}

bool fault_could_be(const fault_cause *c) {
  static bool (*const kinds[FAULT_KINDS])(const fault_cause *) = {
      [FAULT_DIGITS_SWAPPED] = miswritten,    [FAULT_DIGIT_DROPPED] = miswritten,
      [FAULT_DIGIT_DOUBLED] = miswritten,     [FAULT_SIGN] = off_by_factor,
      [FAULT_TIMES_TEN] = off_by_factor,      [FAULT_TIMES_HUNDRED] = off_by_factor,
      [FAULT_UNIT] = off_by_factor,           [FAULT_CELLS_SWAPPED] = swapped,
      [FAULT_ROW_SHIFTED] = slipped,          [FAULT_COLUMN_SHIFTED] = slipped,
      [FAULT_PART_LEFT_OUT] = summed_wrongly, [FAULT_PART_TWICE] = summed_wrongly,
      [FAULT_PART_COPIED] = summed_wrongly,   [FAULT_ITEM_MOVED] = moved,
      [FAULT_TOTAL_ZERO] = summed_wrongly,    [FAULT_LAST_YEARS] = last_years,
      [FAULT_LEFT_BLANK] = left_blank,        [FAULT_ANY_FIGURE] = off_by_little};
  bool shift = c->kind == FAULT_ROW_SHIFTED || c->kind == FAULT_COLUMN_SHIFTED;
  bool pair = c->kind == FAULT_CELLS_SWAPPED || c->kind == FAULT_ITEM_MOVED;
  if (shift ? c->count < 2 : c->count != (pair ? 2 : 1)) return false;
  size_t spoken_of = 0;
  for (size_t i = 0; i < c->count; i++) {
    if (c->changes[i].source != GOVD_THIS) return false;
    spoken_of += fault_rules_of(c->right, c->changes[i].cell) > 0;
  }
  return spoken_of > 0 && kinds[c->kind](c);
}

/* Whether a suggestion is a slip of the kind that alone leaves nothing broken. */
static bool is_cause(const govd_report *report, const govd_related *related, fault_kind kind,
                     const govd_suggestion *suggestion) {
  govd_report *copy;
  fault_cause c = {report, NULL, related->prior, kind, suggestion->changes, suggestion->change_count};
  ck_assert_int_eq(govd_report_copy(report, &copy, NULL), GOVD_OK);
  ck_assert_int_eq(govd_suggestion_apply(suggestion, copy, NULL), GOVD_OK);
  c.right = copy;
  bool is = fault_could_be(&c) && !fault_is_seen(copy, related);
  govd_report_free(copy);
  return is;
}

fault_list fault_list_causes(const govd_report *report, const govd_related *related, fault_kind kind) {
  fault_list list = {0};
  ck_assert_int_eq(govd_repair_new(NULL, report, related, NULL, &list.repair, NULL), GOVD_OK);
  const govd_component *part =
      govd_repair_component(list.repair, 0); /* which each of them has to put right */
  size_t count = part == NULL ? 0 : part->suggestion_count + part->doubtful_count;
  for (size_t i = 0; i < count && list.count < FAULT_MOST_CAUSES; i++) {
    const govd_suggestion *suggestion =
        i < part->suggestion_count ? &part->suggestions[i] : &part->doubtful[i - part->suggestion_count];
    if (is_cause(report, related, kind, suggestion)) list.causes[list.count++] = suggestion;
  }
  return list;
}

size_t fault_causes(const govd_report *report, const govd_related *related, fault_kind kind) {
  fault_list list = fault_list_causes(report, related, kind);
  govd_repair_free(list.repair);
  return list.count;
}
