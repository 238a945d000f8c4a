/* SPDX-License-Identifier: Apache-2.0 */
#include "sum.h"

#include "base/buffer.h"
#include "base/fail.h"

/* A side of a rule as it is worked out. */
typedef struct side {
  bool right;
  int64_t constant;
  int64_t total;
} side;

static void write_sign(govd__buffer *text, bool negative, bool first) {
  if (first) {
    if (negative) govd__buffer_puts(text, "-");
  } else {
    govd__buffer_puts(text, negative ? " - " : " + ");
  }
}

/* coefficient × figure; a figure that is negative itself stands in brackets behind a sign. */
static void write_term(govd__buffer *text, const govd_finding_cell *cell, int scale, bool first) {
  bool negative = cell->coefficient < 0;
  write_sign(text, negative, first);
  uint64_t factor = negative ? ~(uint64_t)cell->coefficient + 1 : (uint64_t)cell->coefficient;
  if (factor != 1) govd__buffer_printf(text, "%llu×", (unsigned long long)factor);
  bool brackets = cell->value < 0 && (!first || negative || factor != 1);
  if (brackets) govd__buffer_putc(text, '(');
  govd__buffer_amount(text, cell->value, scale);
  if (brackets) govd__buffer_putc(text, ')');
}

/* Writes the terms of a side that are not 0, or a 0; gives their number. */
static size_t write_terms(govd__buffer *text, const govd__context *c, const side *s, int scale) {
  size_t count = 0;
  for (size_t i = 0; i < c->cell_count; i++) {
    const govd_finding_cell *cell = &c->cells[i];
    if (cell->right != s->right || cell->state != GOVD_GIVEN || cell->value == 0) continue;
    write_term(text, cell, scale, count++ == 0);
  }
  if (s->constant != 0 || count == 0) {
    bool negative = s->constant < 0 && s->constant != INT64_MIN;
    govd_finding_cell constant = {.value = negative ? -s->constant : s->constant,
                                  .coefficient = negative ? -1 : 1};
    write_term(text, &constant, scale, count++ == 0);
  }
  return count;
}

/* Whether a side is just one figure, zeros apart, so that there is nothing to work out. */
static bool is_single(const govd__context *c, const side *s) {
  size_t count = s->constant != 0;
  bool plain = true;
  for (size_t i = 0; i < c->cell_count; i++) {
    if (c->cells[i].right != s->right || c->cells[i].state != GOVD_GIVEN || c->cells[i].value == 0) continue;
    count++;
    plain = plain && c->cells[i].coefficient == 1;
  }
  return count <= 1 && plain;
}

/* "12 + 7 + 3 = 22"; gives the number of terms. */
static size_t write_worked(govd__buffer *text, const govd__context *c, const side *s, int scale) {
  size_t count = write_terms(text, c, s, scale);
  govd__buffer_puts(text, " = ");
  govd__buffer_amount(text, s->total, scale);
  return count;
}

/* Hands the text over, or NULL where there was nothing to add. */
static govd_status finish(const govd__context *c, govd__buffer *text, size_t terms, char **sum) {
  *sum = NULL;
  if (terms < 2 && !text->failed) {
    govd__buffer_release(text);
    return GOVD_OK;
  }
  *sum = govd__buffer_take(text, NULL);
  return *sum == NULL ? govd__fail_memory(c->error) : GOVD_OK;
}

govd_status govd__sum_write(const govd__context *c, const govd_instance *instance, govd_relation relation,
                            const govd__evaluation *e, char **sum) {
  static const char *const broken[] = {
      [GOVD_EQUAL] = " ≠ ", [GOVD_LESS_EQUAL] = " > ", [GOVD_GREATER_EQUAL] = " < "};
  int scale = govd_type_scale(govd_form_cell_at(c->form, instance->terms[0].cell)->type);
  side left = {false, instance->left, e->left};
  side right = {true, instance->right, e->right};
  bool left_single = is_single(c, &left);
  bool right_single = is_single(c, &right);
  govd__buffer text = {0};
  size_t terms = 0;
  if (!left_single) terms = write_worked(&text, c, &left, scale);
  if (!left_single && !right_single) {
    govd__buffer_puts(&text, broken[relation]);
    govd__buffer_amount(&text, right.total, scale);
    govd__buffer_puts(&text, " = ");
    terms += write_terms(&text, c, &right, scale);
  } else if (!right_single) {
    terms = write_worked(&text, c, &right, scale);
  }
  return finish(c, &text, terms, sum);
}

govd_status govd__sum_write_parts(const govd__context *c, int scale, int64_t total, char **sum) {
  side parts = {false, 0, total};
  govd__buffer text = {0};
  size_t terms = write_worked(&text, c, &parts, scale);
  return finish(c, &text, terms, sum);
}
