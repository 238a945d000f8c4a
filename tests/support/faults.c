/* SPDX-License-Identifier: Apache-2.0 */
#include "faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault_parts.h"

enum { TRIES = 200 };

static const char *const names[FAULT_KINDS] = {[FAULT_DIGITS_SWAPPED] = "digits_swapped",
                                               [FAULT_DIGIT_DROPPED] = "digit_dropped",
                                               [FAULT_DIGIT_DOUBLED] = "digit_doubled",
                                               [FAULT_SIGN] = "sign",
                                               [FAULT_TIMES_TEN] = "times_ten",
                                               [FAULT_TIMES_HUNDRED] = "times_hundred",
                                               [FAULT_UNIT] = "unit",
                                               [FAULT_CELLS_SWAPPED] = "cells_swapped",
                                               [FAULT_ROW_SHIFTED] = "row_shifted",
                                               [FAULT_COLUMN_SHIFTED] = "column_shifted",
                                               [FAULT_PART_LEFT_OUT] = "part_left_out",
                                               [FAULT_PART_TWICE] = "part_twice",
                                               [FAULT_PART_COPIED] = "part_copied",
                                               [FAULT_ITEM_MOVED] = "item_moved",
                                               [FAULT_TOTAL_ZERO] = "total_zero",
                                               [FAULT_LAST_YEARS] = "last_years",
                                               [FAULT_LEFT_BLANK] = "left_blank",
                                               [FAULT_ANY_FIGURE] = "unexplained"};

const char *fault_name(fault_kind kind) { return names[kind]; }

static int64_t value_of(const govd_report *report, size_t cell) {
  return govd_report_cell(report, cell)->value;
}
static bool is_given(const govd_report *report, size_t cell) {
  return govd_report_cell(report, cell)->state == GOVD_GIVEN;
}

/* Changes a figure; what it was is kept where it was not changed before. */
static bool change(govd_report *report, fault *f, size_t cell, int64_t to) {
  size_t i = 0;
  while (i < f->count && f->cells[i] != cell) i++;
  if (i == FAULT_CELLS || to == value_of(report, cell)) return false;
  if (i == f->count) {
    f->cells[f->count] = cell;
    f->right[f->count++] = value_of(report, cell);
  }
  ck_assert_int_eq(govd_report_set_value(report, cell, to, NULL), GOVD_OK);
  return true;
}

/* Whether some rule, but one between reports, speaks of a cell: how many do. */
size_t fault_rules_of(const govd_report *report, size_t cell) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  size_t count = 0;
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    bool speaks = false;
    bool beside = govd_form_rule(form, instance->rule)->relation != GOVD_EQUAL;
    for (size_t t = 0; t < instance->term_count; t++) {
      const govd_term *term = &instance->terms[t];
      const govd_form_cell *other = govd_form_cell_at(form, term->cell);
      beside = beside || term->source != GOVD_THIS;
      speaks = speaks || term->cell == cell;
      /* A group speaks of its parts. */
      size_t parent = govd_form_row(form, kind->table, kind->row)->parent;
      speaks = speaks || (other->table == kind->table && other->column == kind->column &&
                          parent != GOVD_NONE && other->row == parent && !is_given(report, term->cell));
    }
    count += speaks && !beside;
  }
  return count;
}

static size_t any_cell(const govd_report *report, test_random *random) {
  const govd_form *form = govd_report_form(report);
  for (int tries = 0; tries < TRIES; tries++) {
    size_t cell = test_random_below(random, govd_form_cell_count(form));
    if (is_given(report, cell) && fault_rules_of(report, cell) > 0) return cell;
  }
  return GOVD_NONE;
}

/* Slips in the writing of one figure. */

int64_t fault_written(fault_kind kind, int64_t value, size_t at) {
  char text[32];
  int length = snprintf(text, sizeof text, "%lld", (long long)value);
  switch (kind) {
    case FAULT_DIGITS_SWAPPED:
      if (at + 1 < (size_t)length && !(at == 0 && text[1] == '0')) {
        char kept = text[at];
        text[at] = text[at + 1];
        text[at + 1] = kept;
      }
      break;
    case FAULT_DIGIT_DROPPED:
      if (length > 1) memmove(text + at, text + at + 1, (size_t)length - at);
      break;
    case FAULT_DIGIT_DOUBLED: memmove(text + at + 1, text + at, (size_t)length - at + 1); break;
    default: break;
  }
  return strtoll(text, NULL, 10);
}

static bool inject_digits(govd_report *report, fault_kind kind, test_random *random, fault *f) {
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE || value_of(report, cell) <= 0) return false;
  int64_t value = value_of(report, cell);
  size_t length = (size_t)snprintf(NULL, 0, "%lld", (long long)value);
  return change(report, f, cell, fault_written(kind, value, test_random_below(random, length)));
}

int64_t fault_factor(fault_kind kind) {
  static const int64_t factors[] = {
      [FAULT_SIGN] = -1, [FAULT_TIMES_TEN] = 10, [FAULT_TIMES_HUNDRED] = 100, [FAULT_UNIT] = 10000};
  return factors[kind];
}

static bool inject_factor(govd_report *report, fault_kind kind, test_random *random, fault *f) {
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE || value_of(report, cell) == 0) return false;
  int64_t value = value_of(report, cell);
  int64_t factor = fault_factor(kind);
  bool divide = factor > 1 && value % factor == 0 && test_random_below(random, 2) == 0;
  return change(report, f, cell, divide ? value / factor : value * factor);
}

static bool inject_any(govd_report *report, test_random *random, fault *f) {
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE) return false;
  int64_t by = 1 + (int64_t)test_random_below(random, FAULT_FARTHEST);
  int64_t value = value_of(report, cell);
  return change(report, f, cell, value >= by && test_random_below(random, 2) == 0 ? value - by : value + by);
}

static bool inject_blank(govd_report *report, test_random *random, fault *f) {
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE || value_of(report, cell) == 0 || f->count == FAULT_CELLS) return false;
  for (size_t i = 0; i < f->count; i++) {
    if (f->cells[i] == cell) return false;
  }
  f->cells[f->count] = cell;
  f->right[f->count++] = value_of(report, cell);
  ck_assert_int_eq(govd_report_set_text(report, cell, "", NULL, NULL), GOVD_OK);
  return true;
}

static bool inject_last_years(govd_report *report, const govd_report *prior, test_random *random, fault *f) {
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE || value_of(prior, cell) == 0) return false;
  return change(report, f, cell, value_of(prior, cell));
}

/* Slips along rows and columns. */

/* The given figures of a row or a column that rules speak of. */
size_t fault_line_of(const govd_report *report, bool row, size_t cell, size_t *line, size_t room) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  const govd_table *table = govd_form_table(form, kind->table);
  size_t count = 0;
  for (size_t i = 0; i < (row ? table->column_count : table->row_count) && count < room; i++) {
    size_t at = table->first_cell +
                (row ? kind->row * table->column_count + i : i * table->column_count + kind->column);
    if (is_given(report, at) && fault_rules_of(report, at) > 0) line[count++] = at;
  }
  return count;
}

/* The figures round a cell that rules speak of, along its row or column, as they are printed one beside the
 * other; not those of another kind, for a count is no sum of money. */
size_t fault_line_round(const govd_report *report, bool row, size_t cell, size_t *line, size_t room,
                        size_t *at) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  const govd_table *table = govd_form_table(form, kind->table);
  size_t columns = table->column_count;
  bool all = row && table->layout == GOVD_LAYOUT_ONE_ROW; /* the rows are printed side by side */
  size_t step = row ? 1 : columns;
  size_t first = table->first_cell + (all ? 0 : row ? kind->row * columns : kind->column);
  size_t length = all ? table->row_count * columns : row ? columns : table->row_count;
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    size_t other = first + i * step;
    if (!is_given(report, other) || govd_form_cell_at(form, other)->heading) continue;
    if (govd_type_scale(govd_form_cell_at(form, other)->type) != govd_type_scale(kind->type)) {
      if (other > cell) break;
      count = 0;
    } else if (count < room) {
      if (other == cell) *at = count;
      line[count++] = other;
    }
  }
  return count;
}

static bool inject_swap(govd_report *report, test_random *random, fault *f) {
  size_t line[FAULT_CELLS];
  size_t at;
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE) return false;
  size_t count = fault_line_round(report, test_random_below(random, 2) == 0, cell, line, FAULT_CELLS, &at);
  at -= test_random_below(random, 2);
  if (at >= count || at + 1 >= count) return false;
  int64_t a = value_of(report, line[at]);
  int64_t b = value_of(report, line[at + 1]);
  if (a == b || f->count + 2 > FAULT_CELLS) return false;
  return change(report, f, line[at], b) && change(report, f, line[at + 1], a);
}

/* One or a few items are counted in another cell of the row or column. */
static bool inject_move(govd_report *report, test_random *random, fault *f) {
  size_t line[FAULT_CELLS];
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE) return false;
  size_t count = fault_line_of(report, test_random_below(random, 2) == 0, cell, line, FAULT_CELLS);
  if (count < 3) return false;
  size_t from = test_random_below(random, count - 1); /* the last one is a total */
  size_t to = test_random_below(random, count - 1);
  int64_t items = 1 + (int64_t)test_random_below(random, FAULT_MOST_MOVED);
  if (from == to || value_of(report, line[from]) < items || f->count + 2 > FAULT_CELLS) return false;
  return change(report, f, line[from], value_of(report, line[from]) - items) &&
         change(report, f, line[to], value_of(report, line[to]) + items);
}

/* From a cell on, figures stand one cell further, up to an end where one is lost; 0 takes the place. */
static bool inject_shift(govd_report *report, bool row, test_random *random, fault *f) {
  size_t line[FAULT_CELLS];
  int64_t shifted[FAULT_CELLS];
  size_t at;
  size_t cell = any_cell(report, random);
  if (cell == GOVD_NONE) return false;
  size_t count = fault_line_round(report, row, cell, line, FAULT_CELLS, &at);
  if (count < 4 || f->count + count > FAULT_CELLS) return false;
  size_t from = test_random_below(random, count - 2);
  size_t to = from + 2 + test_random_below(random, count - from - 2);
  size_t figures = 0;
  for (size_t i = from; i <= to; i++) {
    shifted[i] = i == from ? 0 : value_of(report, line[i - 1]);
    figures += i > from && shifted[i] != 0;
  }
  if (figures < 2 || from > at || at > to) return false;
  for (size_t i = from; i <= to; i++) change(report, f, line[i], shifted[i]);
  return f->count > 1;
}

/* Slips in totals. */

int64_t fault_worth(const govd_report *report, size_t cell) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, cell);
  const govd_table *table = govd_form_table(form, kind->table);
  if (is_given(report, cell)) return value_of(report, cell);
  int64_t sum = 0;
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(form, kind->table, row);
    if (r->parent != kind->row || r->kind == GOVD_ROW_OF_WHICH || r->sums_siblings) continue;
    sum += fault_worth(report, table->first_cell + row * table->column_count + kind->column);
  }
  return sum;
}

bool fault_is_sum(const govd_instance *instance) {
  for (size_t t = 0; t < instance->term_count; t++) {
    if (instance->terms[t].source != GOVD_THIS) return false;
  }
  return instance->total != GOVD_NONE && instance->group_row == GOVD_NONE;
}

static bool inject_total(govd_report *report, fault_kind kind, test_random *random, fault *f) {
  const govd_form *form = govd_report_form(report);
  const govd_instance *instance =
      govd_form_instance(form, test_random_below(random, govd_form_instance_count(form)));
  size_t chosen = test_random_below(random, instance->term_count);
  if (!fault_is_sum(instance)) return false;
  size_t total = instance->terms[instance->total].cell;
  int64_t part = fault_worth(report, instance->terms[chosen].cell);
  if (!is_given(report, total)) return false;
  if (kind == FAULT_TOTAL_ZERO) return change(report, f, total, 0);
  if (chosen == instance->total || part == 0) return false;
  if (kind == FAULT_PART_COPIED) return change(report, f, total, part);
  return change(report, f, total, value_of(report, total) + (kind == FAULT_PART_TWICE ? part : -part));
}

static bool try_inject(govd_report *report, const govd_report *prior, fault_kind kind, test_random *random,
                       fault *f) {
  switch (kind) {
    case FAULT_DIGITS_SWAPPED:
    case FAULT_DIGIT_DROPPED:
    case FAULT_DIGIT_DOUBLED: return inject_digits(report, kind, random, f);
    case FAULT_SIGN:
    case FAULT_TIMES_TEN:
    case FAULT_TIMES_HUNDRED:
    case FAULT_UNIT: return inject_factor(report, kind, random, f);
    case FAULT_CELLS_SWAPPED: return inject_swap(report, random, f);
    case FAULT_ROW_SHIFTED: return inject_shift(report, true, random, f);
    case FAULT_COLUMN_SHIFTED: return inject_shift(report, false, random, f);
    case FAULT_ITEM_MOVED: return inject_move(report, random, f);
    case FAULT_LAST_YEARS: return inject_last_years(report, prior, random, f);
    case FAULT_LEFT_BLANK: return inject_blank(report, random, f);
    case FAULT_ANY_FIGURE: return inject_any(report, random, f);
    default: return inject_total(report, kind, random, f);
  }
}

/* Drops cells that a second fault has brought back to what they were. */
static void tidy(const govd_report *report, fault *f) {
  size_t kept = 0;
  for (size_t i = 0; i < f->count; i++) {
    if (is_given(report, f->cells[i]) && value_of(report, f->cells[i]) == f->right[i]) continue;
    f->cells[kept] = f->cells[i];
    f->right[kept++] = f->right[i];
  }
  f->count = kept;
}

bool fault_inject(govd_report *report, const govd_report *prior, fault_kind kind, test_random *random,
                  fault *f) {
  bool done = false;
  for (int tries = 0; tries < TRIES && !done; tries++) done = try_inject(report, prior, kind, random, f);
  tidy(report, f);
  return done && f->count > 0;
}

/* Judging. */

bool fault_is_seen(const govd_report *report, const govd_related *related) {
  govd_findings *findings;
  bool seen = false;
  ck_assert_int_eq(govd_validate(NULL, report, related, &findings, NULL), GOVD_OK);
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    seen = seen || f->rule != NULL || strcmp(f->code, "group.sum") == 0;
  }
  govd_findings_free(findings);
  return seen;
}

/* Whether what is wrong is still seen once some of the figures are put right. */
static bool is_seen_without(govd_report *report, const govd_related *related, const fault *f, size_t begin,
                            size_t end) {
  govd_cell kept[FAULT_CELLS];
  for (size_t i = begin; i < end; i++) {
    kept[i] = *govd_report_cell(report, f->cells[i]);
    ck_assert(kept[i].text == NULL ||
              *kept[i].text == '\0'); /* what is blank; texts do not outlive a change */
    ck_assert_int_eq(govd_report_set_value(report, f->cells[i], f->right[i], NULL), GOVD_OK);
  }
  bool seen = fault_is_seen(report, related);
  for (size_t i = begin; i < end; i++) {
    govd_status status = kept[i].state == GOVD_GIVEN
                             ? govd_report_set_value(report, f->cells[i], kept[i].value, NULL)
                             : govd_report_set_text(report, f->cells[i], "", NULL, NULL);
    ck_assert_int_eq(status, GOVD_OK);
  }
  return seen;
}

/* Whether a suggestion changes nothing but what was wrong, and to what it was; marks what it puts right. */
static bool is_right(const govd_suggestion *suggestion, const fault *f, bool *mended) {
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < suggestion->change_count; i++) {
      const govd_change *change = &suggestion->changes[i];
      size_t at = 0;
      while (at < f->count && f->cells[at] != change->cell) at++;
      bool right =
          change->source == GOVD_THIS && at < f->count &&
          (change->to == f->right[at] || (change->least <= f->right[at] && f->right[at] <= change->most));
      if (!right) return false;
      if (pass == 1) mended[at] = true;
    }
  }
  return true;
}

/* Marks the cells that a suggestion changes, to whatever. */
static void mark(const govd_suggestion *suggestion, const fault *f, bool *changed) {
  for (size_t i = 0; i < suggestion->change_count; i++) {
    for (size_t at = 0; at < f->count; at++)
      changed[at] = changed[at] || (suggestion->changes[i].source == GOVD_THIS &&
                                    suggestion->changes[i].cell == f->cells[at]);
  }
}

static bool are_all(const bool *mended, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!mended[i]) return false;
  }
  return true;
}

fault_verdict fault_judge(govd_report *report, const govd_related *related, const fault *f) {
  fault_verdict verdict = {.seen = fault_is_seen(report, related), .crossed = true};
  bool first[FAULT_CELLS] = {false};
  bool within[FAULT_CELLS] = {false};
  bool shown[FAULT_CELLS] = {false};
  bool listed[FAULT_CELLS] = {false};
  govd_repair *repair;
  size_t cells = 0;
  for (size_t i = 0; i < f->count; i++)
    verdict.crossed = verdict.crossed && fault_rules_of(report, f->cells[i]) > 1;
  if (!verdict.seen) return verdict;
  bool two = f->first > 0 && f->first < f->count; /* else the second changed what the first had changed */
  verdict.hidden = two && (!is_seen_without(report, related, f, 0, f->first) ||
                           !is_seen_without(report, related, f, f->first, f->count));
  ck_assert_int_eq(govd_repair_new(NULL, report, related, NULL, &repair, NULL), GOVD_OK);
  verdict.first = true;
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *part = govd_repair_component(repair, c);
    for (size_t i = 0; i < part->suggestion_count; i++) {
      if (is_right(&part->suggestions[i], f, shown)) is_right(&part->suggestions[i], f, listed);
    }
    for (size_t i = 0; i < part->doubtful_count; i++) is_right(&part->doubtful[i], f, listed);
    if (part->suggestion_count > 0) mark(&part->suggestions[0], f, within);
    verdict.first = verdict.first && part->suggestion_count > 0 && is_right(&part->suggestions[0], f, first);
    cells += part->broken_count == 0 ? part->suggestions[0].change_count : part->size;
  }
  verdict.first = verdict.first && are_all(first, f->count);
  verdict.within = are_all(within, f->count);
  verdict.shown = are_all(shown, f->count);
  verdict.listed = are_all(listed, f->count);
  verdict.larger = cells < f->count;
  govd_repair_free(repair);
  return verdict;
}
