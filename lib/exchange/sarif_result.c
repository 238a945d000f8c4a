/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fail.h"
#include "place.h"
#include "sarif.h"

/* Whether a place is a line of a text, as regions are; pages, tables and sheets are none. */
static bool is_line(govd_place place) {
  return place.line > 0 && place.page == 0 && place.table_number == 0 && place.row_number == 0;
}

static void write_physical(govd__json_writer *w, const govd__sarif_file *file, govd_place place) {
  govd__json_key(w, "physicalLocation");
  govd__json_open(w, '{');
  govd__sarif_write_artifact(w, file->name);
  if (file->placed && is_line(place)) {
    govd__json_key(w, "region");
    govd__json_open(w, '{');
    govd__json_number_member(w, "startLine", place.line);
    if (place.column > 0) govd__json_number_member(w, "startColumn", place.column);
    govd__json_close(w, '}');
  } else if (govd__has_place(place)) {
    govd__json_key(w, "properties");
    govd__json_open(w, '{');
    govd__json_place_members(w, place);
    govd__json_close(w, '}');
  }
  govd__json_close(w, '}');
}

/* What a finding speaks of, by the ids of the form. */
static void write_logical(govd__json_writer *w, const char *id) {
  govd__json_key(w, "logicalLocations");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__json_text_member(w, "fullyQualifiedName", id);
  govd__json_close(w, '}');
  govd__json_close(w, ']');
}

/* The first cell of this report, else the table or the field; NULL where there is none. */
static const char *subject_of(const govd_form *form, const govd_finding *finding) {
  for (size_t i = 0; i < finding->cell_count; i++) {
    if (finding->cells[i].source == GOVD_THIS) return govd_form_cell_at(form, finding->cells[i].cell)->id;
  }
  return finding->table != NULL ? finding->table : finding->field;
}

/* The cells of this report that stand somewhere, each with its figure. */
static void write_related(govd__json_writer *w, const govd__sarif_file *file, const govd_form *form,
                          const govd_finding *finding) {
  govd__json_key(w, "relatedLocations");
  govd__json_open(w, '[');
  for (size_t i = 0; i < finding->cell_count; i++) {
    const govd_finding_cell *cell = &finding->cells[i];
    const govd_form_cell *kind = govd_form_cell_at(form, cell->cell);
    if (cell->source != GOVD_THIS || !govd_place_is_known(cell->place)) continue;
    govd__buffer text = {0};
    govd__buffer_printf(&text, "%s: ", kind->id);
    if (cell->state == GOVD_GIVEN) {
      govd__buffer_amount(&text, cell->value, govd_type_scale(kind->type));
    } else {
      govd__buffer_puts(&text, govd_state_name(cell->state));
    }
    govd__json_open(w, '{');
    write_physical(w, file, cell->place);
    write_logical(w, kind->id);
    govd__sarif_write_message(w, "message", text.data == NULL ? "" : text.data);
    govd__json_close(w, '}');
    w->buffer.failed = w->buffer.failed || text.failed;
    govd__buffer_release(&text);
  }
  govd__json_close(w, ']');
}

/* By what a finding is known again in a later version of the file, wherever it stands there. */
static void write_fingerprint(govd__json_writer *w, const govd_findings *findings,
                              const govd_finding *finding) {
  const char *parts[] = {
      finding->code,   finding->instance, finding->table, finding->row,
      finding->column, finding->field,    finding->text,  subject_of(govd_findings_form(findings), finding)};
  govd__buffer print = {0};
  govd__buffer_puts(&print, govd_form_id(govd_findings_form(findings)));
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    govd__buffer_putc(&print, '|');
    govd__buffer_puts(&print, parts[i] == NULL ? "" : parts[i]);
  }
  govd__json_key(w, "partialFingerprints");
  govd__json_open(w, '{');
  govd__json_key(w, "govdisclosure/1");
  govd__json_string(w, print.data == NULL ? "" : print.data);
  govd__json_close(w, '}');
  w->buffer.failed = w->buffer.failed || print.failed;
  govd__buffer_release(&print);
}

/* The sentences of what would put it right, the likeliest first. */
static govd_status write_suggestions(govd__json_writer *w, const govd_sarif *sarif,
                                     const govd_findings *findings, const govd_finding *finding,
                                     govd_error *error) {
  if (finding->suggestion_count == 0) return GOVD_OK;
  govd__json_key(w, "suggestions");
  govd__json_open(w, '[');
  for (size_t i = 0; i < finding->suggestion_count; i++) {
    char *message;
    govd_status status = govd_suggestion_message(govd_findings_form(findings), &finding->suggestions[i],
                                                 sarif->language, &message, error);
    if (status != GOVD_OK) return status;
    govd__json_string(w, message);
    govd_string_free(message);
  }
  govd__json_close(w, ']');
  return GOVD_OK;
}

static govd_status write_properties(govd__json_writer *w, const govd_sarif *sarif,
                                    const govd_findings *findings, const govd_finding *finding,
                                    govd_error *error) {
  govd__json_key(w, "properties");
  govd__json_open(w, '{');
  govd__json_text_member(w, "form", govd_form_id(govd_findings_form(findings)));
  govd__json_text_member(w, "unit_name", govd_findings_unit_name(findings));
  govd__json_number_member(w, "year", govd_findings_year(findings));
  govd__json_text_member(w, "rule", finding->rule);
  govd__json_text_member(w, "instance", finding->instance);
  if (finding->compared) {
    govd__json_key(w, "expected");
    govd__json_decimal(w, finding->expected, finding->scale);
    govd__json_key(w, "actual");
    govd__json_decimal(w, finding->actual, finding->scale);
    govd__json_key(w, "difference");
    govd__json_decimal(w, finding->difference, finding->scale);
  }
  govd__json_text_member(w, "sum", finding->sum);
  govd_status status = write_suggestions(w, sarif, findings, finding, error);
  govd__json_close(w, '}');
  return status;
}

static void write_locations(govd__json_writer *w, const govd__sarif_file *file, const char *subject,
                            govd_place place) {
  govd__json_key(w, "locations");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  write_physical(w, file, place);
  if (subject != NULL) write_logical(w, subject);
  govd__json_close(w, '}');
  govd__json_close(w, ']');
}

govd_status govd__sarif_write_result(govd_sarif *sarif, govd__json_writer *w, const govd__sarif_file *file,
                                     const govd_findings *findings, size_t index, govd_error *error) {
  const govd_finding *finding = govd_findings_at(findings, index);
  const govd_form *form = govd_findings_form(findings);
  size_t rule = govd__sarif_rule_index(sarif, finding->code);
  char *message;
  govd_status status = govd_finding_message(findings, index, sarif->language, &message, error);
  if (status != GOVD_OK) return status;
  govd__json_open(w, '{');
  govd__json_text_member(w, "ruleId", finding->code);
  if (rule != GOVD_NONE) {
    govd__json_key(w, "ruleIndex");
    govd__json_number(w, (int64_t)rule);
  }
  govd__json_text_member(w, "level", govd_severity_name(finding->severity));
  govd__sarif_write_message(w, "message", message);
  write_locations(w, file, subject_of(form, finding), finding->place);
  write_related(w, file, form, finding);
  write_fingerprint(w, findings, finding);
  status = govd__sarif_write_fix(sarif, w, file, findings, finding, error);
  if (status == GOVD_OK) status = write_properties(w, sarif, findings, finding, error);
  govd__json_close(w, '}');
  govd_string_free(message);
  return status;
}
