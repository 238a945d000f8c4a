/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "figure.h"
#include "govdisclosure/amount.h"
#include "store.h"

static const govd_state states[] = {
    [GOVD_FIGURE_OK] = GOVD_GIVEN,         [GOVD_FIGURE_BLANK] = GOVD_BLANK,
    [GOVD_FIGURE_DASH] = GOVD_DASH,        [GOVD_FIGURE_NOT_A_NUMBER] = GOVD_INVALID,
    [GOVD_FIGURE_FRACTION] = GOVD_INVALID, [GOVD_FIGURE_PRECISION] = GOVD_INVALID,
    [GOVD_FIGURE_RANGE] = GOVD_INVALID,
};

GOVD_EXPORT const govd_cell *govd_report_cell(const govd_report *report, size_t cell) {
  return cell < govd_form_cell_count(report->form) ? &report->cells[cell] : NULL;
}

GOVD_EXPORT const govd_cell *govd_report_cell_by_id(const govd_report *report, const char *id) {
  return govd_report_cell(report, govd_form_find_cell(report->form, id));
}

static govd_status no_such_cell(govd_error *error) {
  return govd__fail(error, GOVD_E_ARGUMENT, "the form has no such cell");
}

/* How a state and figure are written where the document had no words of its own. */
static const char *plain_text(govd_state state, int64_t value, govd_type type, char *buffer) {
  if (state == GOVD_DASH) return GOVD__DASH;
  if (state != GOVD_GIVEN) return "";
  govd_amount_format(value, govd_type_scale(type), buffer);
  return buffer;
}

/* The unit beside a figure as far as it says anything: not the form's own, not a dash. */
static const char *telling_unit(const char *unit, const govd_form_cell *cell) {
  if (unit == NULL || *unit == '\0' || strcmp(unit, cell->unit) == 0 || govd__is_dash(unit, strlen(unit)))
    return NULL;
  return unit;
}

/* Fills a cell whose parts are known to agree. The text must have no outer white space. */
static govd_status store(govd_report *report, size_t index, govd_state state, int64_t value, const char *text,
                         const char *unit, govd_error *error) {
  govd_cell *cell = &report->cells[index];
  const govd_form_cell *kind = govd_form_cell_at(report->form, index);
  char plain[GOVD_AMOUNT_TEXT_SIZE];
  if (text != NULL && strcmp(text, plain_text(state, value, kind->type, plain)) == 0) text = NULL;
  govd_cell filled = {.state = state, .value = state == GOVD_GIVEN ? value : 0, .place = cell->place};
  govd_status status = govd__string_set(&filled.text, text, error);
  if (status == GOVD_OK) status = govd__string_set(&filled.unit, telling_unit(unit, kind), error);
  if (status != GOVD_OK) {
    govd__string_drop(&filled.text);
    return status;
  }
  govd__string_drop(&cell->text);
  govd__string_drop(&cell->unit);
  *cell = filled;
  return GOVD_OK;
}

/* Fills a cell with what needs no words: a figure, a blank, a dash. These read as themselves. */
static void store_plain(govd_report *report, size_t index, govd_state state, int64_t value) {
  govd_cell *cell = &report->cells[index];
  if (cell->text != NULL) govd__string_drop(&cell->text);
  if (cell->unit != NULL) govd__string_drop(&cell->unit);
  *cell = (govd_cell){.state = state, .value = state == GOVD_GIVEN ? value : 0, .place = cell->place};
}

GOVD_EXPORT govd_status govd_report_set_value(govd_report *report, size_t cell, int64_t value,
                                              govd_error *error) {
  if (cell >= govd_form_cell_count(report->form)) return no_such_cell(error);
  store_plain(report, cell, GOVD_GIVEN, value);
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_report_set_text(govd_report *report, size_t cell, const char *text,
                                             const char *unit, govd_error *error) {
  const govd_form_cell *kind = govd_form_cell_at(report->form, cell);
  if (kind == NULL) return no_such_cell(error);
  size_t length = strlen(text);
  size_t valid = govd__utf8_check(text, length);
  if (valid != length) return govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the text is not UTF-8");
  govd__trim(&text, &length);
  const char *trimmed = NULL; /* an own copy, that ends where the trimmed text ends */
  govd_status status = govd__string_set_part(&trimmed, text, length, error);
  if (status != GOVD_OK) return status;
  govd_figure figure = govd_figure_read(trimmed, length, kind->type, kind->unit, unit);
  status = store(report, cell, states[figure.status], figure.value, trimmed, unit, error);
  govd__string_drop(&trimmed);
  return status;
}

/* Whether a text, or what is written in place of one, reads as this state and figure. */
static bool agrees(const govd_form_cell *kind, govd_state state, int64_t value, const char *text,
                   const char *unit) {
  char plain[GOVD_AMOUNT_TEXT_SIZE];
  if (text == NULL && state == GOVD_INVALID) return false;
  if (text == NULL) text = plain_text(state, value, kind->type, plain);
  size_t length = strlen(text);
  const char *trimmed = text;
  govd__trim(&trimmed, &length);
  if (length != strlen(text)) return false;
  govd_figure figure = govd_figure_read(text, length, kind->type, kind->unit, unit);
  return states[figure.status] == state && (state != GOVD_GIVEN || figure.value == value);
}

GOVD_EXPORT govd_status govd_report_set_cell(govd_report *report, size_t cell, govd_state state,
                                             int64_t value, const char *text, const char *unit,
                                             govd_error *error) {
  const govd_form_cell *kind = govd_form_cell_at(report->form, cell);
  if (kind == NULL) return no_such_cell(error);
  if (state == GOVD_ABSENT) {
    if (text != NULL || unit != NULL)
      return govd__fail(error, GOVD_E_ARGUMENT, "an absent cell has neither text nor unit");
    govd_report_clear(report, cell);
    return GOVD_OK;
  }
  bool plain = state == GOVD_GIVEN || state == GOVD_BLANK || state == GOVD_DASH;
  if (plain && text == NULL && unit == NULL) {
    store_plain(report, cell, state, value);
    return GOVD_OK;
  }
  const char *strings[] = {text, unit};
  for (int i = 0; i < 2; i++) {
    if (strings[i] == NULL) continue;
    size_t length = strlen(strings[i]);
    if (govd__utf8_check(strings[i], length) != length)
      return govd__fail(error, GOVD_E_ENCODING, "the text is not UTF-8");
  }
  if (!agrees(kind, state, value, text, unit)) {
    return govd__fail(error, GOVD_E_ARGUMENT,
                      "the text of the cell '%s' does not read as its state and figure", kind->id);
  }
  return store(report, cell, state, value, text, unit, error);
}

GOVD_EXPORT void govd_report_set_place(govd_report *report, size_t cell, govd_place place) {
  if (cell < govd_form_cell_count(report->form)) report->cells[cell].place = place;
}

GOVD_EXPORT void govd_report_clear(govd_report *report, size_t cell) {
  if (cell >= govd_form_cell_count(report->form)) return;
  govd__string_drop(&report->cells[cell].text);
  govd__string_drop(&report->cells[cell].unit);
  report->cells[cell] = (govd_cell){.state = GOVD_ABSENT};
}
