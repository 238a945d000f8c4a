/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "govdisclosure/exchange.h"
#include "text_lines.h"
#include "text_plan.h"
#include "text_verify.h"

/*
 * The layout that the reports themselves are handed round in: title, prose, and
 * tables as lines of `label | unit | figure |`. Tables stand in the section that the
 * form gives them; the tables of a form without sections follow the prose, as the
 * attachment that they are.
 */
typedef struct text_writer {
  govd__text_lines lines;
  govd__text_plan plan;
  size_t next;      /* table to be written next */
  size_t table_end; /* length of the text behind the last table; 0 before the first */
  bool titled;      /* the title of the next table is written already */
  bool attached;    /* the form has no sections */
} text_writer;

/* The bar at the end of a line belongs to no cell, nor does one in front of all lines of a table. */
static void put_cells(govd__buffer *text, const govd__text_line *line, bool framed) {
  if (framed) govd__buffer_puts(text, "| ");
  for (size_t i = 0; i < line->count; i++) {
    if (i > 0) govd__buffer_putc(text, ' ');
    govd__buffer_puts(text, line->cells[i]);
    govd__buffer_puts(text, *line->cells[i] == '\0' ? "|" : " |");
  }
  govd__buffer_putc(text, '\n');
}

/* Where the first cells are all empty, their bars would be taken for a frame: such a table gets one. */
static bool needs_frame(const govd__text_table *table) {
  size_t i = 0;
  while (i < table->line_count && *table->lines[i].cells[0] == '\0') i++;
  return i == table->line_count;
}

/* Two tables with nothing between them are kept apart by an empty line. */
static void put_table(text_writer *w, const govd__text_table *table) {
  if (table->table != GOVD_NONE && !w->titled) govd__text_table_title(&w->lines, table->table);
  w->titled = false;
  if (w->table_end > 0 && w->table_end == w->lines.text.length) govd__buffer_putc(&w->lines.text, '\n');
  bool framed = needs_frame(table);
  for (size_t i = 0; i < table->line_count; i++) put_cells(&w->lines.text, &table->lines[i], framed);
  w->table_end = w->lines.text.length;
}

/* Writes the tables up to one, and that one too. */
static void put_tables(text_writer *w, size_t end) {
  for (; w->next < end; w->next++) put_table(w, &w->plan.tables[w->next]);
}

/* The number of tables that stand before the end of a section: the last that belongs to it, and those before.
 */
static size_t tables_of_section(const text_writer *w, const char *section) {
  size_t end = 0;
  for (size_t i = 0; section != NULL && i < w->plan.table_count; i++) {
    size_t table = w->plan.tables[i].table;
    if (table == GOVD_NONE) continue;
    if (strcmp(govd_form_table(w->plan.form, table)->section, section) == 0) end = i + 1;
  }
  return end;
}

static govd_status put_prose(text_writer *w) {
  govd_status status = govd__text_title(&w->lines);
  if (status == GOVD_OK && !w->attached) status = govd__text_header_fields(&w->lines, false);
  for (size_t i = 0; i < govd_report_section_count(w->plan.report) && status == GOVD_OK; i++) {
    status = govd__text_section(&w->lines, i);
    if (status == GOVD_OK) put_tables(w, tables_of_section(w, govd_report_section(w->plan.report, i)->id));
  }
  return status;
}

/* The title of a statistics form, and its year and body below it. */
static govd_status put_attachment_head(text_writer *w) {
  size_t first = 0;
  while (first < w->plan.table_count && w->plan.tables[first].table == GOVD_NONE) first++;
  put_tables(w, first);
  if (w->lines.text.length > 0) govd__buffer_puts(&w->lines.text, "附件：\n");
  if (first < w->plan.table_count) govd__text_table_title(&w->lines, w->plan.tables[first].table);
  w->titled = true;
  return govd__text_header_fields(&w->lines, true);
}

static govd_status put_report(text_writer *w) {
  govd_status status = put_prose(w);
  if (status == GOVD_OK && w->attached) status = put_attachment_head(w);
  if (status == GOVD_OK) put_tables(w, w->plan.table_count);
  if (status == GOVD_OK) status = govd__text_footer_fields(&w->lines);
  bool failed = w->lines.text.failed || govd__label_failed(&w->lines.scratch);
  return failed ? govd__fail_memory(w->lines.error) : status;
}

/* Writes a report, with tables in one row or without, and sees to it that it reads back. */
static govd_status write_report(const govd_report *report, bool blocks, char **text, size_t *length,
                                govd_error *error) {
  const govd_form *form = govd_report_form(report);
  text_writer w = {.lines = {.report = report, .form = form, .error = error},
                   .attached = govd_form_section_count(form) == 0};
  govd_status status = govd__text_plan_make(report, blocks, &w.plan, error);
  if (status == GOVD_OK) status = put_report(&w);
  if (status == GOVD_OK) {
    const char *written = w.lines.text.data == NULL ? "" : w.lines.text.data;
    status = govd__text_verify(report, written, w.lines.text.length, error);
  }
  if (status == GOVD_OK) *text = govd__buffer_take(&w.lines.text, length);
  if (status == GOVD_OK && *text == NULL) status = govd__fail_memory(error);
  govd__buffer_release(&w.lines.text);
  govd__label_release(&w.lines.scratch);
  govd__text_plan_release(&w.plan);
  return status;
}

static bool prints_blocks(const govd_form *form) {
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    if (govd_form_table(form, t)->layout == GOVD_LAYOUT_ONE_ROW) return true;
  }
  return false;
}

GOVD_EXPORT govd_status govd_report_write_text(const govd_report *report, char **text, size_t *length,
                                               govd_error *error) {
  *text = NULL;
  if (length != NULL) *length = 0;
  if (prints_blocks(govd_report_form(report))) {
    govd_status status = write_report(report, true, text, length, NULL);
    if (status == GOVD_E_NO_MEMORY) return govd__fail_memory(error);
    if (status == GOVD_OK) return GOVD_OK;
  }
  return write_report(report, false, text, length, error);
}
