/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "explain.h"
#include "prose.h"

/*
 * Names for a change of one figure. A name's cost is how rare such a slip is, and from how
 * many figures that slip could have led to what is printed: two digits that changed places
 * in a long number are strong evidence, a total that is short by one of many parts less.
 */
enum {
  COST_CELL = 6,
  COST_UNEXPLAINED = 12,
  COST_UNREAD = 0,
  COST_LEFT_BLANK = 6,
  COST_TOTAL_ZERO = 1,
  COST_DIGITS_SWAPPED = 3,
  COST_DIGIT_DROPPED = 7, /* any of ten digits was there */
  COST_DIGIT_DOUBLED = 4,
  COST_SIGN = 2,
  COST_TIMES_TEN = 3,
  COST_TIMES_HUNDRED = 4,
  COST_UNIT = 3,
  COST_PART_LEFT_OUT = 4,
  COST_PART_TWICE = 5,
  COST_PART_COPIED = 4,
  COST_LAST_YEARS = 4,
  COST_STATED = 8, /* and what the prose says for it counts besides */
  BONUS_TOTAL = 2  /* a total is worked out, and so more often wrong than a part */
};

static int log2_of(uint64_t number) {
  int bits = 0;
  for (; number > 1; number >>= 1) bits++;
  return bits;
}

int govd__number_cost(int64_t number) {
  uint64_t size = number < 0 ? ~(uint64_t)number + 1 : (uint64_t)number;
  return 2 * log2_of(size + (size < UINT64_MAX)) + 1;
}

int govd__cell_cost(const govd__variable *variable) {
  return COST_CELL * (variable->weight > 1000 ? 1000 : (int)variable->weight);
}

static void offer(govd__name *best, govd_explanation kind, size_t part, int cost) {
  if (cost >= best->cost) return;
  *best = (govd__name){kind, part, cost};
}

/* Digits. */

typedef struct digits {
  char text[24];
  size_t count;
} digits;

static digits digits_of(int64_t value) {
  digits d;
  uint64_t size = value < 0 ? ~(uint64_t)value + 1 : (uint64_t)value;
  d.count = (size_t)snprintf(d.text, sizeof d.text, "%llu", (unsigned long long)size);
  return d;
}

static bool are_swapped(const digits *a, const digits *b) {
  if (a->count != b->count) return false;
  size_t i = 0;
  while (i < a->count && a->text[i] == b->text[i]) i++;
  return i + 1 < a->count && a->text[i] == b->text[i + 1] && a->text[i + 1] == b->text[i] &&
         strcmp(a->text + i + 2, b->text + i + 2) == 0;
}

/* Whether one digit more makes the shorter number the longer one; and whether it doubles its neighbour. */
static bool is_longer(const digits *longer, const digits *shorter, bool *doubled) {
  if (longer->count != shorter->count + 1) return false;
  size_t i = 0;
  while (i < shorter->count && longer->text[i] == shorter->text[i]) i++;
  *doubled = i > 0 && longer->text[i] == longer->text[i - 1];
  return strcmp(longer->text + i + 1, shorter->text + i) == 0;
}

static void name_digits(int64_t from, int64_t to, govd__name *best) {
  digits printed = digits_of(from);
  digits right = digits_of(to);
  bool doubled = false;
  if ((from < 0) != (to < 0)) return;
  if (are_swapped(&printed, &right))
    offer(best, GOVD_DIGITS_SWAPPED, GOVD_NONE, COST_DIGITS_SWAPPED + log2_of(printed.count - 1));
  if (from != 0 && is_longer(&right, &printed, &doubled))
    offer(best, GOVD_DIGIT_DROPPED, GOVD_NONE, COST_DIGIT_DROPPED + log2_of(right.count));
  if (to != 0 && is_longer(&printed, &right, &doubled) && doubled)
    offer(best, GOVD_DIGIT_DOUBLED, GOVD_NONE, COST_DIGIT_DOUBLED + log2_of(right.count));
}

static bool is_times(int64_t a, int64_t b, int64_t factor) {
  int64_t product;
  return !__builtin_mul_overflow(b, factor, &product) && a == product;
}

static void name_factors(int64_t from, int64_t to, govd__name *best) {
  static const struct {
    int64_t factor;
    govd_explanation kind;
    int cost;
  } factors[] = {{10, GOVD_TIMES_TEN, COST_TIMES_TEN},
                 {100, GOVD_TIMES_HUNDRED, COST_TIMES_HUNDRED},
                 {10000, GOVD_UNIT, COST_UNIT}};
  if (from == 0 || to == 0) return;
  for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
    if (is_times(from, to, factors[i].factor) || is_times(to, from, factors[i].factor))
      offer(best, factors[i].kind, GOVD_NONE, factors[i].cost);
  }
  if (is_times(from, to, -1)) offer(best, GOVD_SIGN, GOVD_NONE, COST_SIGN);
}

/* Totals. */

/* What a term's cell of a sheet is worth: a group that prints nothing, its parts. */
static govd_status worth(govd__system *s, size_t sheet, size_t cell, int64_t *value) {
  govd__context *c = &s->sheets[sheet].context;
  const govd_cell *figure = govd_report_cell(c->report, cell);
  const govd_form_cell *kind = govd_form_cell_at(s->form, cell);
  *value = figure->value;
  if (figure->state == GOVD_GIVEN || govd_form_row(s->form, kind->table, kind->row)->kind != GOVD_ROW_GROUP)
    return GOVD_OK;
  govd__evaluation parts;
  govd_status status = govd__sum_of_parts(c, cell, &parts);
  *value = parts.left;
  return status;
}

/* Holds a total against each of its parts: left out, counted twice, copied. */
static govd_status name_against_parts(govd__system *s, const govd__variable *v, const govd_instance *instance,
                                      int64_t to, govd__name *best) {
  size_t sheet = govd__system_sheet(s, v->source, v->unit);
  int64_t missing;
  int alternatives = log2_of(instance->term_count);
  if (__builtin_sub_overflow(to, v->value, &missing) || missing == INT64_MIN) return GOVD_OK;
  if (v->value == 0 && v->state == GOVD_GIVEN) offer(best, GOVD_TOTAL_ZERO, GOVD_NONE, COST_TOTAL_ZERO);
  for (size_t t = 0; t < instance->term_count; t++) {
    const govd_term *term = &instance->terms[t];
    if (t == instance->total || term->source != GOVD_THIS) continue;
    int64_t part;
    govd_status status = worth(s, sheet, term->cell, &part);
    if (status != GOVD_OK) return status;
    if (part == 0) continue;
    if (part == missing) offer(best, GOVD_PART_LEFT_OUT, term->cell, COST_PART_LEFT_OUT + alternatives);
    if (part == -missing) offer(best, GOVD_PART_TWICE, term->cell, COST_PART_TWICE + alternatives);
    if (part == v->value) offer(best, GOVD_PART_COPIED, term->cell, COST_PART_COPIED + alternatives);
  }
  return GOVD_OK;
}

/* A group's figure is the total of its parts. */
static govd_status name_group(govd__system *s, const govd__variable *v, int64_t to, govd__name *best) {
  size_t sheet = govd__system_sheet(s, v->source, v->unit);
  const govd_form_cell *kind = govd_form_cell_at(s->form, v->cell);
  const govd_table *table = govd_form_table(s->form, kind->table);
  for (size_t row = 0; row < table->row_count; row++) {
    const govd_row *r = govd_form_row(s->form, kind->table, row);
    size_t cell = table->first_cell + row * table->column_count + kind->column;
    if (r->parent != kind->row || r->kind == GOVD_ROW_OF_WHICH || r->sums_siblings) continue;
    int64_t part;
    govd_status status = worth(s, sheet, cell, &part);
    if (status != GOVD_OK) return status;
    if (part == 0) continue;
    int64_t missing;
    if (__builtin_sub_overflow(to, v->value, &missing) || missing == INT64_MIN) continue;
    if (part == missing) offer(best, GOVD_PART_LEFT_OUT, cell, COST_PART_LEFT_OUT + 3);
    if (part == -missing) offer(best, GOVD_PART_TWICE, cell, COST_PART_TWICE + 3);
    if (part == v->value) offer(best, GOVD_PART_COPIED, cell, COST_PART_COPIED + 3);
  }
  if (v->value == 0) offer(best, GOVD_TOTAL_ZERO, GOVD_NONE, COST_TOTAL_ZERO);
  return GOVD_OK;
}

static govd_status name_total(govd__system *s, const govd__variable *v, int64_t to, govd__name *best) {
  const govd_form_cell *kind = govd_form_cell_at(s->form, v->cell);
  bool total = false;
  for (size_t i = 0; i < govd_form_instance_count(s->form); i++) {
    const govd_instance *instance = govd_form_instance(s->form, i);
    if (instance->total == GOVD_NONE) continue;
    const govd_term *term = &instance->terms[instance->total];
    if (term->cell != v->cell || term->source != GOVD_THIS) continue;
    govd_status status = name_against_parts(s, v, instance, to, best);
    if (status != GOVD_OK) return status;
    total = true;
  }
  if (govd_form_row(s->form, kind->table, kind->row)->kind == GOVD_ROW_GROUP) {
    govd_status status = name_group(s, v, to, best);
    if (status != GOVD_OK) return status;
    total = true;
  }
  if (total && best->kind == GOVD_UNEXPLAINED) best->cost -= BONUS_TOTAL;
  return GOVD_OK;
}

static void name_last_years(const govd__system *s, const govd__variable *v, govd__name *best) {
  if (v->source != GOVD_THIS || v->value == 0 || s->sheet_count < 2 || s->sheets[1].source != GOVD_PRIOR)
    return;
  const govd_cell *before = govd_report_cell(s->sheets[1].context.report, v->cell);
  if (before->state == GOVD_GIVEN && before->value == v->value)
    offer(best, GOVD_LAST_YEARS, GOVD_NONE, COST_LAST_YEARS);
}

govd_status govd__explain_change(govd__system *s, size_t variable, int64_t to, govd__name *name) {
  const govd__variable *v = &s->variables[variable];
  int64_t delta;
  if (__builtin_sub_overflow(to, v->value, &delta)) delta = INT64_MAX;
  *name = (govd__name){GOVD_UNEXPLAINED, GOVD_NONE, COST_UNEXPLAINED + govd__number_cost(delta)};
  if (v->open) {
    *name = (govd__name){GOVD_UNREAD, GOVD_NONE, COST_UNREAD};
    return GOVD_OK;
  }
  if (v->state != GOVD_GIVEN) {
    *name = (govd__name){GOVD_LEFT_BLANK, GOVD_NONE, COST_LEFT_BLANK + govd__number_cost(to)};
    return GOVD_OK;
  }
  if (govd__prose_states(s, variable, to)) offer(name, GOVD_STATED, GOVD_NONE, COST_STATED);
  name_digits(v->value, to, name);
  name_factors(v->value, to, name);
  name_last_years(s, v, name);
  return name_total(s, v, to, name);
}
