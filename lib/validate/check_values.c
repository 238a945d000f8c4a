/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "context.h"
#include "govdisclosure/amount.h"
#include "report/figure.h"

/*
 * More than this is no figure of a public body: the largest counts in published
 * reports, a province's administrative decisions, stay under 10^8.
 */
static const int64_t absurd = 1000000000;

static const char *const status_codes[] = {
    [GOVD_FIGURE_OK] = NULL,
    [GOVD_FIGURE_BLANK] = NULL,
    [GOVD_FIGURE_DASH] = NULL,
    [GOVD_FIGURE_NOT_A_NUMBER] = "value.not_a_number",
    [GOVD_FIGURE_FRACTION] = "value.fraction",
    [GOVD_FIGURE_PRECISION] = "value.precision",
    [GOVD_FIGURE_RANGE] = "value.out_of_range",
};

/* What is to be said of a figure, beside whether it is one. */
static bool is_negative(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)f;
  return kind->type != GOVD_SIGNED_COUNT && cell->value < 0;
}

static bool is_too_large(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)f;
  int64_t limit = kind->type == GOVD_AMOUNT ? absurd * 1000000 : absurd; /* in the scale of amounts */
  return cell->value > limit || cell->value < -limit;
}

static bool has_wrong_unit(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)kind;
  (void)cell;
  return f->wrong_unit;
}

static bool is_converted(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)kind;
  (void)cell;
  return f->converted;
}

static bool has_own_unit(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)kind;
  (void)cell;
  return f->own_unit;
}

static bool is_annotated(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *f) {
  (void)kind;
  (void)cell;
  return f->annotated;
}

static const struct {
  const char *code;
  bool (*applies)(const govd_form_cell *kind, const govd_cell *cell, const govd_figure *figure);
} remarks[] = {
    {"value.negative", is_negative},      {"value.too_large", is_too_large},
    {"value.wrong_unit", has_wrong_unit}, {"value.converted", is_converted},
    {"value.own_unit", has_own_unit},     {"value.annotated", is_annotated},
};

static const char *printed_number(const govd_form_cell *kind, const govd_cell *cell, char *plain) {
  if (cell->text != NULL) return cell->text;
  govd_amount_format(cell->value, govd_type_scale(kind->type), plain);
  return plain;
}

/* Emits a finding on one cell, with what is printed there, its unit included. */
static govd_status emit_cell(govd__context *c, const char *code, size_t index) {
  const govd_form_cell *kind = govd_form_cell_at(c->form, index);
  const govd_cell *cell = govd_report_cell(c->report, index);
  char plain[GOVD_AMOUNT_TEXT_SIZE];
  govd__buffer text = {0};
  govd__buffer_puts(&text, printed_number(kind, cell, plain));
  if (cell->unit != NULL) govd__buffer_puts(&text, cell->unit);
  govd__cells_clear(c);
  govd_status status = text.failed ? govd__fail_memory(c->error) : govd__cells_add(c, index);
  govd_finding finding = govd__finding(code);
  finding.text = text.data;
  if (status == GOVD_OK) status = govd__emit(c, &finding);
  govd__buffer_release(&text);
  return status;
}

static govd_figure read_again(const govd_form_cell *kind, const govd_cell *cell) {
  char plain[GOVD_AMOUNT_TEXT_SIZE];
  const char *text = printed_number(kind, cell, plain);
  return govd_figure_read(text, strlen(text), kind->type, kind->unit, cell->unit);
}

/* Several figures stand where the form has one. */
static bool is_several(const govd_cell *cell) {
  return cell->state == GOVD_INVALID && govd__is_several(cell->text);
}

static govd_status check_cell(govd__context *c, size_t index) {
  const govd_form_cell *kind = govd_form_cell_at(c->form, index);
  const govd_cell *cell = govd_report_cell(c->report, index);
  if (cell->state != GOVD_GIVEN && cell->state != GOVD_INVALID) return GOVD_OK;
  if (is_several(cell)) return GOVD_OK;
  govd_figure figure = read_again(kind, cell);
  const char *code = status_codes[figure.status];
  if (code != NULL) return emit_cell(c, code, index);
  for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
    if (!remarks[i].applies(kind, cell, &figure)) continue;
    govd_status status = emit_cell(c, remarks[i].code, index);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Figures spelt otherwise than plainly are told together: they are right, and common. */
static govd_status check_spelling(govd__context *c) {
  govd__cells_clear(c);
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    const govd_cell *cell = govd_report_cell(c->report, i);
    if (cell->state != GOVD_GIVEN || cell->text == NULL) continue;
    if (!read_again(govd_form_cell_at(c->form, i), cell).respelt) continue;
    govd_status status = govd__cells_add(c, i);
    if (status != GOVD_OK) return status;
  }
  if (c->cell_count == 0) return GOVD_OK;
  govd_finding finding = govd__finding("value.respelt");
  finding.text = c->cells[0].text;
  return govd__emit(c, &finding);
}

/* They are told together: a table has them in every row. */
static govd_status check_several(govd__context *c, size_t t) {
  const govd_table *table = govd_form_table(c->form, t);
  govd__cells_clear(c);
  for (size_t i = 0; i < table->row_count * table->column_count; i++) {
    if (!is_several(govd_report_cell(c->report, table->first_cell + i))) continue;
    govd_status status = govd__cells_add(c, table->first_cell + i);
    if (status != GOVD_OK) return status;
  }
  if (c->cell_count == 0) return GOVD_OK;
  govd_finding finding = govd__finding("value.several");
  finding.table = table->id;
  finding.text = c->cells[0].text;
  return govd__emit(c, &finding);
}

govd_status govd__check_values(govd__context *c) {
  for (size_t i = 0; i < govd_form_cell_count(c->form); i++) {
    govd_status status = check_cell(c, i);
    if (status != GOVD_OK) return status;
  }
  for (size_t t = 0; t < govd_form_table_count(c->form); t++) {
    govd_status status = check_several(c, t);
    if (status != GOVD_OK) return status;
  }
  return check_spelling(c);
}
