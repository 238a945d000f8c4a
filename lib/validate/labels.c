/* SPDX-License-Identifier: Apache-2.0 */
#include "labels.h"

#include <string.h>

const char *govd__title_in(govd_title title, govd_language language) {
  return language == GOVD_EN && *title.en != '\0' ? title.en : title.zh;
}

static bool is_unique(const govd_form *form, size_t table, size_t row) {
  const char *title = govd_form_row(form, table, row)->title.zh;
  for (size_t i = 0; i < govd_form_table(form, table)->row_count; i++) {
    if (i != row && strcmp(govd_form_row(form, table, i)->title.zh, title) == 0) return false;
  }
  return true;
}

void govd__write_row(govd__buffer *text, const govd_form *form, size_t table, size_t row,
                     govd_language language) {
  const govd_row *r = govd_form_row(form, table, row);
  if (r->parent != GOVD_NONE && !is_unique(form, table, row)) {
    govd__buffer_puts(text, govd__title_in(govd_form_row(form, table, r->parent)->title, language));
    govd__buffer_puts(text, language == GOVD_EN ? ": " : "：");
  }
  govd__buffer_puts(text, govd__title_in(r->title, language));
}

static const char *column_title(const govd_form *form, const govd_form_cell *cell, govd_language language) {
  return govd__title_in(govd_form_column(form, cell->table, cell->column)->title, language);
}

void govd__write_cell(govd__buffer *text, const govd_form *form, size_t index, govd_language language) {
  const govd_form_cell *cell = govd_form_cell_at(form, index);
  govd__write_row(text, form, cell->table, cell->row, language);
  if (*govd_form_column(form, cell->table, cell->column)->id == '\0') return;
  govd__buffer_puts(text, language == GOVD_EN ? ", " : "·");
  govd__buffer_puts(text, column_title(form, cell, language));
}

void govd__write_term_name(govd__buffer *text, const govd_form *form, const govd_rule *rule,
                           const govd_term *term, govd_language language) {
  static const char *const prefixes[][2] = {[GOVD_THIS] = {"", ""},
                                            [GOVD_PRIOR] = {"上年的", "last year's "},
                                            [GOVD_UNITS] = {"所属单位合计的", "the bodies' "}};
  const govd_form_cell *cell = govd_form_cell_at(form, term->cell);
  govd__buffer_puts(text, prefixes[term->source][language == GOVD_EN]);
  govd__buffer_puts(text, language == GOVD_EN ? "\"" : "“");
  switch (rule->each) {
    case GOVD_EACH_COLUMN: govd__write_row(text, form, cell->table, cell->row, language); break;
    case GOVD_EACH_ROW: govd__buffer_puts(text, column_title(form, cell, language)); break;
    case GOVD_EACH_ONCE: govd__write_cell(text, form, term->cell, language); break;
  }
  govd__buffer_puts(text, language == GOVD_EN ? "\"" : "”");
}

void govd__write_where(govd__buffer *text, const govd_form *form, const govd_instance *instance,
                       govd_language language) {
  const govd_rule *rule = govd_form_rule(form, instance->rule);
  if (rule->each == GOVD_EACH_ONCE) return;
  const govd_form_cell *cell = govd_form_cell_at(form, instance->terms[0].cell);
  bool column = rule->each == GOVD_EACH_COLUMN;
  if (language == GOVD_EN) govd__buffer_puts(text, column ? "column \"" : "row \"");
  if (language == GOVD_ZH) govd__buffer_puts(text, "“");
  if (column) govd__buffer_puts(text, column_title(form, cell, language));
  if (!column) govd__write_row(text, form, cell->table, cell->row, language);
  govd__buffer_puts(text, language == GOVD_EN ? "\": " : column ? "”列：" : "”行：");
}
