/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"
#include "base/export.h"
#include "base/fail.h"
#include "csv_write.h"
#include "govdisclosure/exchange.h"

static const char header_line[] =
    "file,form,unit_name,year,severity,code,rule,instance,cells,line,column,page,table_number,row_number,"
    "expected,actual,difference,sum,text,message,suggestions" GOVD__CSV_END;

/* A number that counts from 1; an empty field where there is none. */
static void add_number(govd__buffer *buffer, int number) {
  if (number > 0) govd__buffer_number(buffer, number);
  govd__buffer_putc(buffer, ',');
}

static void add_amount(govd__buffer *buffer, const govd_finding *finding, int64_t value) {
  if (finding->compared) govd__buffer_amount(buffer, value, finding->scale);
  govd__buffer_putc(buffer, ',');
}

/* The ids of the cells, with whose figures they are, separated by spaces. */
static void add_cells(govd__buffer *buffer, const govd_form *form, const govd_finding *finding) {
  static const char *const sources[] = {[GOVD_THIS] = "", [GOVD_PRIOR] = "prior:", [GOVD_UNITS] = "units:"};
  for (size_t i = 0; i < finding->cell_count; i++) {
    const govd_finding_cell *cell = &finding->cells[i];
    if (i > 0) govd__buffer_putc(buffer, ' ');
    govd__buffer_puts(buffer, sources[cell->source]);
    govd__buffer_puts(buffer, govd_form_cell_at(form, cell->cell)->id);
  }
  govd__buffer_putc(buffer, ',');
}

static void add_place(govd__buffer *buffer, govd_place place) {
  add_number(buffer, place.line);
  add_number(buffer, place.column);
  add_number(buffer, place.page);
  add_number(buffer, place.table_number);
  add_number(buffer, place.row_number);
}

static void add_finding(govd__buffer *buffer, const char *file, const govd_findings *findings,
                        const govd_finding *finding, const char *message) {
  const govd_form *form = govd_findings_form(findings);
  govd__csv_field(buffer, file);
  govd__csv_field(buffer, govd_form_id(form));
  govd__csv_field(buffer, govd_findings_unit_name(findings));
  add_number(buffer, govd_findings_year(findings));
  govd__csv_field(buffer, govd_severity_name(finding->severity));
  govd__csv_field(buffer, finding->code);
  govd__csv_field(buffer, finding->rule);
  govd__csv_field(buffer, finding->instance);
  add_cells(buffer, form, finding);
  add_place(buffer, finding->place);
  add_amount(buffer, finding, finding->expected);
  add_amount(buffer, finding, finding->actual);
  add_amount(buffer, finding, finding->difference);
  govd__csv_field(buffer, finding->sum);
  govd__csv_field(buffer, finding->text);
  govd__csv_field(buffer, message);
}

/* What would put it right, the likeliest first, separated by bars. */
static govd_status add_suggestions(govd__buffer *buffer, const govd_form *form, const govd_finding *finding,
                                   govd_language language, govd_error *error) {
  govd__buffer all = {0};
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < finding->suggestion_count && status == GOVD_OK; i++) {
    char *message;
    status = govd_suggestion_message(form, &finding->suggestions[i], language, &message, error);
    if (status != GOVD_OK) break;
    if (i > 0) govd__buffer_puts(&all, " | ");
    govd__buffer_puts(&all, message);
    govd_string_free(message);
  }
  if (all.data != NULL) govd__csv_text(buffer, all.data);
  govd__buffer_puts(buffer, GOVD__CSV_END);
  buffer->failed = buffer->failed || all.failed;
  govd__buffer_release(&all);
  return status;
}

GOVD_EXPORT govd_status govd_findings_write_csv(const char *file, const govd_findings *findings, bool header,
                                                govd_language language, char **text, size_t *length,
                                                govd_error *error) {
  govd__buffer buffer = {0};
  *text = NULL;
  if (length != NULL) *length = 0;
  if (header) govd__buffer_puts(&buffer, header_line);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_findings_count(findings) && status == GOVD_OK; i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    char *message;
    status = govd_finding_message(findings, i, language, &message, error);
    if (status != GOVD_OK) break;
    add_finding(&buffer, file, findings, finding, message);
    govd_string_free(message);
    status = add_suggestions(&buffer, govd_findings_form(findings), finding, language, error);
  }
  if (status != GOVD_OK) {
    govd__buffer_release(&buffer);
    return status;
  }
  *text = govd__buffer_take(&buffer, length);
  return *text == NULL ? govd__fail_memory(error) : GOVD_OK;
}
