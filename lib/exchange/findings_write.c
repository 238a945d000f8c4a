/* SPDX-License-Identifier: Apache-2.0 */
#include "findings_write.h"

#include "base/export.h"
#include "govdisclosure/exchange.h"

static const char *const sources[] = {[GOVD_THIS] = NULL, [GOVD_PRIOR] = "prior", [GOVD_UNITS] = "units"};

static void write_cell(govd__json_writer *w, const govd_form *form, const govd_finding_cell *cell) {
  const govd_form_cell *kind = govd_form_cell_at(form, cell->cell);
  govd__json_open(w, '{');
  govd__json_text_member(w, "id", kind->id);
  govd__json_text_member(w, "source", sources[cell->source]);
  if (cell->source == GOVD_UNITS) {
    govd__json_key(w, "unit_index");
    govd__json_number(w, (int64_t)cell->unit);
  }
  govd__json_text_member(w, "state", govd_state_name(cell->state));
  if (cell->state == GOVD_GIVEN) {
    govd__json_key(w, "value");
    govd__json_figure(w, cell->value, kind->type);
  }
  govd__json_text_member(w, "text", cell->text);
  govd__json_number_member(w, "coefficient", cell->coefficient);
  if (cell->right) govd__json_text_member(w, "side", "right");
  govd__json_place_members(w, cell->place);
  govd__json_close(w, '}');
}

static void write_cells(govd__json_writer *w, const govd_form *form, const govd_finding *finding) {
  if (finding->cell_count == 0) return;
  govd__json_key(w, "cells");
  govd__json_open(w, '[');
  for (size_t i = 0; i < finding->cell_count; i++) write_cell(w, form, &finding->cells[i]);
  govd__json_close(w, ']');
}

static void write_comparison(govd__json_writer *w, const govd_finding *finding) {
  if (!finding->compared) return;
  govd__json_key(w, "expected");
  govd__json_decimal(w, finding->expected, finding->scale);
  govd__json_key(w, "actual");
  govd__json_decimal(w, finding->actual, finding->scale);
  govd__json_key(w, "difference");
  govd__json_decimal(w, finding->difference, finding->scale);
  govd__json_number_member(w, "scale", finding->scale);
}

/* How far a figure could go; null where there is no end. */
static void write_end(govd__json_writer *w, const char *key, int64_t end, int64_t to, int64_t none,
                      govd_type type) {
  if (end == to) return;
  govd__json_key(w, key);
  if (end == none) {
    govd__json_word(w, "null");
  } else {
    govd__json_figure(w, end, type);
  }
}

static void write_change(govd__json_writer *w, const govd_form *form, const govd_suggestion *suggestion,
                         const govd_change *change) {
  const govd_form_cell *kind = govd_form_cell_at(form, change->cell);
  govd__json_open(w, '{');
  govd__json_text_member(w, "cell", kind->id);
  govd__json_text_member(w, "source", sources[change->source]);
  if (change->source == GOVD_UNITS) {
    govd__json_key(w, "unit_index");
    govd__json_number(w, (int64_t)change->unit);
  }
  if (change->state != GOVD_GIVEN) govd__json_text_member(w, "state", govd_state_name(change->state));
  govd__json_key(w, "from");
  if (change->state == GOVD_GIVEN) {
    govd__json_figure(w, change->from, kind->type);
  } else {
    govd__json_word(w, "null");
  }
  govd__json_key(w, "to");
  govd__json_figure(w, change->to, kind->type);
  write_end(w, "least", change->least, change->to, INT64_MIN, kind->type);
  write_end(w, "most", change->most, change->to, INT64_MAX, kind->type);
  if (change->kind != suggestion->kind)
    govd__json_text_member(w, "kind", govd_explanation_name(change->kind));
  if (change->part != GOVD_NONE) govd__json_text_member(w, "part", govd_form_cell_at(form, change->part)->id);
  govd__json_close(w, '}');
}

static govd_status write_suggestion(govd__json_writer *w, const govd_form *form,
                                    const govd_suggestion *suggestion, govd_language language,
                                    govd_error *error) {
  char *message;
  govd_status status = govd_suggestion_message(form, suggestion, language, &message, error);
  if (status != GOVD_OK) return status;
  govd__json_open(w, '{');
  govd__json_text_member(w, "kind", govd_explanation_name(suggestion->kind));
  govd__json_key(w, "changes");
  govd__json_open(w, '[');
  for (size_t i = 0; i < suggestion->change_count; i++)
    write_change(w, form, suggestion, &suggestion->changes[i]);
  govd__json_close(w, ']');
  govd__json_number_member(w, "freedom", (int64_t)suggestion->freedom);
  govd__json_text_member(w, "message", message);
  govd__json_close(w, '}');
  govd_string_free(message);
  return GOVD_OK;
}

static govd_status write_finding(govd__json_writer *w, const govd_form *form, const govd_finding *finding,
                                 const char *message, govd_language language, govd_error *error) {
  govd_status status = GOVD_OK;
  govd__json_open(w, '{');
  govd__json_text_member(w, "code", finding->code);
  govd__json_text_member(w, "severity", govd_severity_name(finding->severity));
  govd__json_text_member(w, "rule", finding->rule);
  govd__json_text_member(w, "instance", finding->instance);
  govd__json_text_member(w, "table_id", finding->table);
  govd__json_text_member(w, "row_id", finding->row);
  govd__json_text_member(w, "column_id", finding->column);
  govd__json_text_member(w, "field_id", finding->field);
  govd__json_text_member(w, "text", finding->text);
  govd__json_place_members(w, finding->place);
  if (finding->first_line > 0) govd__json_number_member(w, "first_line", finding->first_line);
  write_cells(w, form, finding);
  write_comparison(w, finding);
  govd__json_text_member(w, "sum", finding->sum);
  if (finding->blank_as_zero) {
    govd__json_key(w, "blank_as_zero");
    govd__json_word(w, "true");
  }
  govd__json_text_member(w, "message", message);
  govd__json_key(w, "suggestions");
  govd__json_open(w, '[');
  for (size_t i = 0; i < finding->suggestion_count && status == GOVD_OK; i++)
    status = write_suggestion(w, form, &finding->suggestions[i], language, error);
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  return status;
}

govd_status govd__findings_write(govd__json_writer *w, const govd_findings *findings, govd_language language,
                                 govd_error *error) {
  const govd_form *form = govd_findings_form(findings);
  govd__json_open(w, '{');
  govd__json_text_member(w, "form", govd_form_id(form));
  govd__json_text_member(w, "unit_name", govd_findings_unit_name(findings));
  govd__json_number_member(w, "year", govd_findings_year(findings));
  govd__json_key(w, "findings");
  govd__json_open(w, '[');
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    char *message;
    govd_status status = govd_finding_message(findings, i, language, &message, error);
    if (status != GOVD_OK) return status;
    status = write_finding(w, form, govd_findings_at(findings, i), message, language, error);
    govd_string_free(message);
    if (status != GOVD_OK) return status;
  }
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_findings_write_json(const govd_findings *findings, govd_language language,
                                                 char **text, size_t *length, govd_error *error) {
  govd__json_writer w = {.comma = false};
  *text = NULL;
  govd_status status = govd__findings_write(&w, findings, language, error);
  if (status == GOVD_OK) return govd__json_finish(&w, text, length, error);
  govd__buffer_release(&w.buffer);
  return status;
}
