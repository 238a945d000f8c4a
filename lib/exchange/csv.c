/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"
#include "base/export.h"
#include "base/fail.h"
#include "csv_write.h"
#include "govdisclosure/exchange.h"

static const char header_line[] =
    "form,unit_name,year,cell,table,row,column,unit,value,state,text" GOVD__CSV_END;

/* The fields that are the same in every line of a report. */
static void add_head(govd__buffer *buffer, const govd_report *report) {
  govd__csv_field(buffer, govd_form_id(govd_report_form(report)));
  govd__csv_field(buffer, govd_report_unit_name(report));
  if (govd_report_year(report) != 0) govd__buffer_number(buffer, govd_report_year(report));
  govd__buffer_putc(buffer, ',');
}

static void add_row_label(govd__buffer *buffer, const govd_row *row) {
  govd__buffer label = {0};
  govd__buffer_puts(&label, row->numeral);
  govd__buffer_puts(&label, row->title.zh);
  govd__csv_field(buffer, label.data);
  buffer->failed = buffer->failed || label.failed;
  govd__buffer_release(&label);
}

static void add_cell(govd__buffer *buffer, const govd_report *report, size_t index) {
  const govd_form *form = govd_report_form(report);
  const govd_form_cell *kind = govd_form_cell_at(form, index);
  const govd_cell *cell = govd_report_cell(report, index);
  govd__csv_field(buffer, kind->id);
  govd__csv_field(buffer, govd_form_table(form, kind->table)->title.zh);
  add_row_label(buffer, govd_form_row(form, kind->table, kind->row));
  govd__csv_field(buffer, govd_form_column(form, kind->table, kind->column)->title.zh);
  govd__csv_field(buffer, kind->unit);
  if (cell->state == GOVD_GIVEN) govd__buffer_amount(buffer, cell->value, govd_type_scale(kind->type));
  govd__buffer_putc(buffer, ',');
  govd__csv_field(buffer, govd_state_name(cell->state));
  govd__csv_text(buffer, cell->text == NULL ? "" : cell->text);
  govd__buffer_puts(buffer, GOVD__CSV_END);
}

GOVD_EXPORT govd_status govd_report_write_csv(const govd_report *report, bool header, char **text,
                                              size_t *length, govd_error *error) {
  govd__buffer head = {0};
  govd__buffer buffer = {0};
  add_head(&head, report);
  if (header) govd__buffer_puts(&buffer, header_line);
  for (size_t i = 0; i < govd_form_cell_count(govd_report_form(report)) && !head.failed; i++) {
    govd__buffer_add(&buffer, head.data, head.length);
    add_cell(&buffer, report, i);
  }
  buffer.failed = buffer.failed || head.failed;
  govd__buffer_release(&head);
  if (length != NULL) *length = 0;
  *text = govd__buffer_take(&buffer, length);
  return *text == NULL ? govd__fail_memory(error) : GOVD_OK;
}
