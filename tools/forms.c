/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "analysis.h"
#include "commands.h"
#include "failure.h"
#include "input.h"
#include "messages.h"
#include "names.h"
#include "output.h"
#include "rule_text.h"
#include "text.h"

/* What a description is written to. */
typedef struct page {
  FILE *stream;
  govd_language language;
  const govd_form *form;
} page;

static size_t widest(size_t width, const char *text) {
  size_t columns = text_columns(text);
  return columns > width ? columns : width;
}

/* The Chinese title, as it is printed; in English what it means behind it. */
static void put_title(const page *p, govd_title title) {
  text_put(p->stream, title.zh);
  if (p->language == GOVD_ZH || *title.en == '\0') return;
  if (*title.zh != '\0') fputs("  ", p->stream);
  text_put(p->stream, title.en);
}

static void put_unit(const page *p, const char *unit) {
  if (*unit == '\0') return;
  fputs("  [", p->stream);
  text_put(p->stream, unit);
  putc(']', p->stream);
}

static void put_years(FILE *stream, const page *p) {
  char first[32];
  char last[32];
  snprintf(first, sizeof first, "%d", govd_form_first_year(p->form));
  snprintf(last, sizeof last, "%d", govd_form_last_year(p->form));
  message which = govd_form_first_year(p->form) == 0  ? MESSAGE_YEARS_ANY
                  : govd_form_last_year(p->form) == 0 ? MESSAGE_YEARS_ON
                                                      : MESSAGE_YEARS;
  message_put(stream, p->language, which, first, last);
}

static void put_line(const page *p, message label, const char *text) {
  if (*text == '\0') return;
  message_put(p->stream, p->language, label, text);
  putc('\n', p->stream);
}

static void put_head(const page *p) {
  text_put(p->stream, govd_form_id(p->form));
  fputs("  ", p->stream);
  put_title(p, govd_form_title(p->form));
  fputs("\n\n", p->stream);
  message_put(p->stream, p->language, MESSAGE_USED);
  put_years(p->stream, p);
  putc('\n', p->stream);
  put_line(p, MESSAGE_AUTHORITY, govd_form_authority(p->form));
  put_line(p, MESSAGE_AUTHORITY_NUMBER, govd_form_authority_number(p->form));
  put_line(p, MESSAGE_LEGAL_BASIS, govd_form_legal_basis(p->form));
}

static void put_fields(const page *p) {
  size_t width = 0;
  size_t count = govd_form_field_count(p->form);
  for (size_t i = 0; i < count; i++) width = widest(width, govd_form_field_at(p->form, i)->id);
  if (count == 0) return;
  putc('\n', p->stream);
  message_put(p->stream, p->language, MESSAGE_FIELDS);
  putc('\n', p->stream);
  for (size_t i = 0; i < count; i++) {
    const govd_form_field *field = govd_form_field_at(p->form, i);
    fputs("  ", p->stream);
    text_pad(p->stream, field->id, width + 2);
    put_title(p, field->title);
    putc('\n', p->stream);
  }
}

static void put_sections(const page *p) {
  size_t width = 0;
  size_t count = govd_form_section_count(p->form);
  for (size_t i = 0; i < count; i++) width = widest(width, govd_form_section_at(p->form, i)->id);
  if (count == 0) return;
  putc('\n', p->stream);
  message_put(p->stream, p->language, MESSAGE_SECTIONS);
  putc('\n', p->stream);
  for (size_t i = 0; i < count; i++) {
    const govd_form_section *section = govd_form_section_at(p->form, i);
    fputs("  ", p->stream);
    text_pad(p->stream, section->id, width + 2);
    text_put(p->stream, section->numeral);
    put_title(p, section->title);
    putc('\n', p->stream);
  }
}

/* A table without column ids has one column, whose title says nothing. */
static void put_columns(const page *p, size_t t) {
  const govd_table *table = govd_form_table(p->form, t);
  size_t width = 0;
  for (size_t i = 0; i < table->column_count; i++) width = widest(width, govd_form_column(p->form, t, i)->id);
  if (width == 0) return;
  message_put(p->stream, p->language, MESSAGE_COLUMNS);
  putc('\n', p->stream);
  for (size_t i = 0; i < table->column_count; i++) {
    const govd_column *column = govd_form_column(p->form, t, i);
    fputs("    ", p->stream);
    text_pad(p->stream, column->id, width + 2);
    put_title(p, column->title);
    put_unit(p, column->unit);
    putc('\n', p->stream);
  }
}

static size_t depth_of(const govd_form *form, size_t table, const govd_row *row) {
  size_t depth = 0;
  for (; row->parent != GOVD_NONE; depth++) row = govd_form_row(form, table, row->parent);
  return depth;
}

static void put_row(const page *p, size_t table, const govd_row *row, size_t width) {
  fputs("    ", p->stream);
  text_pad(p->stream, row->id, width + 2);
  text_repeat(p->stream, ' ', 2 * depth_of(p->form, table, row));
  text_put(p->stream, row->numeral);
  put_title(p, row->title);
  put_unit(p, row->unit);
  if (!row->takes_value) message_put(p->stream, p->language, MESSAGE_HEADING_ROW);
  putc('\n', p->stream);
}

static void put_rows(const page *p, size_t t) {
  const govd_table *table = govd_form_table(p->form, t);
  size_t width = 0;
  for (size_t i = 0; i < table->row_count; i++) width = widest(width, govd_form_row(p->form, t, i)->id);
  message_put(p->stream, p->language, MESSAGE_ROWS);
  putc('\n', p->stream);
  for (size_t i = 0; i < table->row_count; i++) put_row(p, t, govd_form_row(p->form, t, i), width);
}

static void put_table(const page *p, size_t t) {
  const govd_table *table = govd_form_table(p->form, t);
  putc('\n', p->stream);
  message_put(p->stream, p->language, MESSAGE_TABLE, table->id);
  put_title(p, table->title);
  putc('\n', p->stream);
  put_columns(p, t);
  put_rows(p, t);
}

static void put_rules(const page *p) {
  size_t width = 0;
  size_t count = govd_form_rule_count(p->form);
  for (size_t i = 0; i < count; i++) width = widest(width, govd_form_rule(p->form, i)->id);
  if (count == 0) return;
  putc('\n', p->stream);
  message_put(p->stream, p->language, MESSAGE_RULES);
  putc('\n', p->stream);
  for (size_t i = 0; i < count; i++) {
    const govd_rule *rule = govd_form_rule(p->form, i);
    fputs("  ", p->stream);
    text_pad(p->stream, rule->id, width + 2);
    rule_put_kind(p->stream, p->language, p->form, rule);
    putc('\n', p->stream);
    rule_put_text(p->stream, p->language, rule);
  }
}

static void describe(const page *p) {
  put_head(p);
  put_fields(p);
  put_sections(p);
  for (size_t t = 0; t < govd_form_table_count(p->form); t++) put_table(p, t);
  put_rules(p);
}

/* The years in memory, for the caller to free; NULL without it. */
static char *years_of(const page *p) {
  char *text = NULL;
  size_t size;
  FILE *stream = open_memstream(&text, &size);
  if (stream == NULL) return NULL;
  put_years(stream, p);
  fclose(stream);
  return text;
}

static void list(FILE *stream, govd_language language, const govd_forms *forms) {
  enum { YEARS = 14 };
  size_t width = 0;
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    width = widest(width, govd_form_id(govd_forms_at(forms, i)));
  }
  for (size_t i = 0; i < govd_forms_count(forms); i++) {
    page p = {stream, language, govd_forms_at(forms, i)};
    char *years = years_of(&p);
    text_pad(stream, govd_form_id(p.form), width + 2);
    text_pad(stream, years == NULL ? "" : years, YEARS);
    free(years);
    put_title(&p, govd_form_title(p.form));
    put_unit(&p, govd_form_authority_number(p.form));
    putc('\n', stream);
  }
}

outcome command_forms(const options *o) {
  kit k;
  output out;
  output_open(&out, NULL);
  const char *id = o->operands.count > 0 ? o->operands.items[0] : NULL;
  bool well = kit_open(&k, o);
  const govd_form *form = well && id != NULL ? govd_forms_find(k.forms, id) : NULL;
  if (well && id != NULL && form == NULL) {
    say_unknown_form(k.forms, id, o->language);
    well = false;
  }
  if (well && o->analyse && id == NULL) {
    message_say(o->language, MESSAGE_ANALYSE_WHICH);
    well = false;
  }
  govd_error error;
  if (well && o->analyse && analysis_show(out.stream, o->language, form, &error) != GOVD_OK) {
    say_error(o->language, &error);
    well = false;
  }
  if (o->analyse) form = NULL;
  if (well && form == NULL && !o->analyse) list(out.stream, o->language, k.forms);
  if (well && form != NULL) describe(&(page){out.stream, o->language, form});
  kit_free(&k);
  if (!well) return OUTCOME_TROUBLE;
  if (output_finish(&out)) return OUTCOME_CLEAN;
  say_unwritten(o->language, NULL, errno);
  return OUTCOME_TROUBLE;
}
