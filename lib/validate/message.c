/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "evaluate.h"
#include "findings.h"
#include "labels.h"
#include "message_templates.h"

/* What a message is made from. */
typedef struct message {
  govd__buffer text;
  const govd_form *form;
  int year;
  const govd_finding *finding;
  const govd_rule *rule;         /* NULL where the finding has none */
  const govd_instance *instance; /* likewise */
  govd_language language;
} message;

static void put(message *m, const char *text) { govd__buffer_puts(&m->text, text == NULL ? "" : text); }

static void put_amount(message *m, int64_t value) { govd__buffer_amount(&m->text, value, m->finding->scale); }

static size_t table_index(const message *m) {
  size_t i = 0;
  while (i < govd_form_table_count(m->form) && m->finding->table != NULL &&
         strcmp(govd_form_table(m->form, i)->id, m->finding->table) != 0) {
    i++;
  }
  return i;
}

static void put_form(message *m) { put(m, govd_form_id(m->form)); }
static void put_year(message *m) { govd__buffer_number(&m->text, m->year); }
static void put_first(message *m) { govd__buffer_number(&m->text, govd_form_first_year(m->form)); }

static void put_last(message *m) {
  if (govd_form_last_year(m->form) != 0) {
    govd__buffer_number(&m->text, govd_form_last_year(m->form));
  } else {
    put(m, m->language == GOVD_EN ? "now" : "今");
  }
}

static void put_table(message *m) {
  const govd_table *table = govd_form_table(m->form, table_index(m));
  put(m, table == NULL ? m->finding->table : govd__title_in(table->title, m->language));
}

static void put_row(message *m) {
  size_t t = table_index(m);
  const govd_table *table = govd_form_table(m->form, t);
  for (size_t i = 0; table != NULL && m->finding->row != NULL && i < table->row_count; i++) {
    if (strcmp(govd_form_row(m->form, t, i)->id, m->finding->row) == 0)
      govd__write_row(&m->text, m->form, t, i, m->language);
  }
}

/* The rows of the cells, which stand by row. */
static void put_row_of(message *m, size_t index) {
  if (index >= m->finding->cell_count) return;
  const govd_form_cell *cell = govd_form_cell_at(m->form, m->finding->cells[index].cell);
  govd__write_row(&m->text, m->form, cell->table, cell->row, m->language);
}

static void put_first_row(message *m) { put_row_of(m, 0); }
static void put_last_row(message *m) { put_row_of(m, m->finding->cell_count - 1); }

static void put_rows(message *m) {
  size_t rows = 0;
  size_t last = GOVD_NONE;
  for (size_t i = 0; i < m->finding->cell_count; i++) {
    size_t row = govd_form_cell_at(m->form, m->finding->cells[i].cell)->row;
    rows += row != last;
    last = row;
  }
  govd__buffer_printf(&m->text, "%zu", rows);
}

static void put_column(message *m) {
  size_t t = table_index(m);
  const govd_table *table = govd_form_table(m->form, t);
  for (size_t i = 0; table != NULL && m->finding->column != NULL && i < table->column_count; i++) {
    const govd_column *column = govd_form_column(m->form, t, i);
    if (strcmp(column->id, m->finding->column) == 0) put(m, govd__title_in(column->title, m->language));
  }
}

static void put_field(message *m) {
  size_t field = m->finding->field == NULL ? GOVD_NONE : govd_form_find_field(m->form, m->finding->field);
  if (field != GOVD_NONE) put(m, govd__title_in(govd_form_field_at(m->form, field)->title, m->language));
}

static void put_text(message *m) { put(m, m->finding->text); }

/* The first words of a paragraph. */
static void put_excerpt(message *m) {
  enum { SHOWN = 14 };
  const char *text = m->finding->text == NULL ? "" : m->finding->text;
  size_t at = 0;
  for (int i = 0; i < SHOWN && text[at] != '\0'; i++) {
    do at++;
    while (((unsigned char)text[at] & 0xC0) == 0x80);
  }
  govd__buffer_add(&m->text, text, at);
  if (text[at] != '\0') put(m, "…");
}

/* Where the paragraph stands that is repeated. */
static void put_first_line(message *m) {
  if (m->finding->first_line == 0) return;
  govd__buffer_printf(&m->text, m->language == GOVD_EN ? ", in line %d" : "（第 %d 行）",
                      m->finding->first_line);
}

static void put_rule(message *m) { put(m, m->finding->rule); }

/* The worked sum, in brackets. */
static void put_sum(message *m) {
  if (m->finding->sum == NULL) return;
  put(m, m->language == GOVD_EN ? " (" : "（");
  put(m, m->finding->sum);
  put(m, m->language == GOVD_EN ? ")" : "）");
}

static void put_count(message *m) { govd__buffer_printf(&m->text, "%zu", m->finding->cell_count); }
static void put_expected(message *m) { put_amount(m, m->finding->expected); }
static void put_actual(message *m) { put_amount(m, m->finding->actual); }

static void put_difference(message *m) {
  if (m->finding->difference > 0) put(m, "+");
  put_amount(m, m->finding->difference);
}

static void put_cell_at(message *m, size_t index) {
  if (index < m->finding->cell_count)
    govd__write_cell(&m->text, m->form, m->finding->cells[index].cell, m->language);
}

static void put_cell(message *m) { put_cell_at(m, 0); }
static void put_group(message *m) { put_cell_at(m, m->finding->cell_count - 1); }

static const govd_form_cell *first_cell(const message *m) {
  return m->finding->cell_count == 0 ? NULL : govd_form_cell_at(m->form, m->finding->cells[0].cell);
}

static void put_unit(message *m) { put(m, first_cell(m) == NULL ? "" : first_cell(m)->unit); }

static void put_value(message *m) {
  if (first_cell(m) == NULL) return;
  govd__buffer_amount(&m->text, m->finding->cells[0].value, govd_type_scale(first_cell(m)->type));
}

/* The first few cells by name, and how many more there are. */
static void put_cells(message *m) {
  enum { NAMED = 4 };
  size_t count = m->finding->cell_count;
  size_t named = count > NAMED + 1 ? NAMED : count;
  for (size_t i = 0; i < named; i++) {
    if (i > 0) put(m, m->language == GOVD_EN ? "; " : "、");
    put_cell_at(m, i);
  }
  if (named == count) return;
  if (m->language == GOVD_EN) {
    govd__buffer_printf(&m->text, "; and %zu more", count - named);
  } else {
    govd__buffer_printf(&m->text, "等");
  }
}

/* What the parts in the prose belong to: cells, or a figure in the prose. */
static void put_whole(message *m) {
  if (m->finding->cell_count > 0) {
    put_cells(m);
  } else {
    put(m, m->language == GOVD_EN ? "the whole that it states" : "所说的总数");
  }
}

/* The sign that the prose has behind its figure. */
static void put_percent(message *m) {
  if (m->finding->text != NULL && strchr(m->finding->text, '%') != NULL)
    put(m, "%");
  else if (m->finding->text != NULL && strstr(m->finding->text, "％") != NULL)
    put(m, "%");
}

static void put_where(message *m) {
  if (m->instance != NULL) govd__write_where(&m->text, m->form, m->instance, m->language);
}

static void put_total(message *m) {
  govd__write_term_name(&m->text, m->form, m->rule, &m->instance->terms[m->instance->total], m->language);
}

/* The names of a side; a long side by its first name and its length. */
static void put_side(message *m, bool right) {
  enum { NAMED = 3 };
  const govd_instance *instance = m->instance;
  size_t count = 0;
  for (size_t i = 0; i < instance->term_count; i++) count += instance->terms[i].right == right;
  size_t written = 0;
  for (size_t i = 0; i < instance->term_count && written < (count > NAMED ? 1 : count); i++) {
    const govd_term *term = &instance->terms[i];
    if (term->right != right) continue;
    if (written++ > 0) put(m, term->coefficient < 0 ? " - " : " + ");
    govd__write_term_name(&m->text, m->form, m->rule, term, m->language);
  }
  if (count > NAMED && m->language == GOVD_EN) govd__buffer_printf(&m->text, " and %zu more", count - 1);
  if (count > NAMED && m->language == GOVD_ZH) govd__buffer_printf(&m->text, "等 %zu 项之和", count);
  int64_t constant = right ? instance->right : instance->left;
  if (count == 0) govd__buffer_amount(&m->text, constant, m->finding->scale);
}

static void put_left(message *m) { put_side(m, false); }
static void put_right(message *m) { put_side(m, true); }

static void put_left_value(message *m) {
  put_amount(m, govd__printed_on_right(m->instance) ? m->finding->expected : m->finding->actual);
}

static void put_right_value(message *m) {
  put_amount(m, govd__printed_on_right(m->instance) ? m->finding->actual : m->finding->expected);
}

static void put_blank(message *m) {
  if (m->finding->blank_as_zero) put(m, m->language == GOVD_EN ? " (blanks read as 0)" : "（空白按 0 计）");
}

/* What another edition has, where only one figure differs. */
static void put_other(message *m) {
  if (m->finding->text == NULL) return;
  put(m, m->language == GOVD_EN ? ": " : "：另一版本为 ");
  put(m, m->finding->text);
  put(m, m->language == GOVD_EN ? " there, " : "，本报告为 ");
  put_value(m);
  put(m, m->language == GOVD_EN ? " here" : "");
}

static const struct {
  const char *name;
  void (*put)(message *m);
} placeholders[] = {
    {"actual", put_actual},
    {"blank", put_blank},
    {"cell", put_cell},
    {"cells", put_cells},
    {"column", put_column},
    {"count", put_count},
    {"difference", put_difference},
    {"excerpt", put_excerpt},
    {"expected", put_expected},
    {"field", put_field},
    {"first", put_first},
    {"first_line", put_first_line},
    {"first_row", put_first_row},
    {"form", put_form},
    {"group", put_group},
    {"last", put_last},
    {"last_row", put_last_row},
    {"left", put_left},
    {"left_value", put_left_value},
    {"percent", put_percent},
    {"other", put_other},
    {"right", put_right},
    {"right_value", put_right_value},
    {"row", put_row},
    {"rows", put_rows},
    {"rule", put_rule},
    {"sum", put_sum},
    {"table", put_table},
    {"text", put_text},
    {"total", put_total},
    {"unit", put_unit},
    {"value", put_value},
    {"where", put_where},
    {"whole", put_whole},
    {"year", put_year},
};

static void put_placeholder(message *m, const char *name, size_t length) {
  for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
    if (strlen(placeholders[i].name) == length && memcmp(placeholders[i].name, name, length) == 0)
      placeholders[i].put(m);
  }
}

static void fill(message *m, const char *template) {
  while (*template != '\0') {
    size_t plain = strcspn(template, "{");
    govd__buffer_add(&m->text, template, plain);
    template += plain;
    if (*template == '\0') return;
    size_t length = strcspn(template, "}");
    put_placeholder(m, template + 1, length - 1);
    template += length + 1;
  }
}

/* The instance a finding names, or NULL. */
static const govd_instance *find_instance(const message *m) {
  for (size_t i = 0; m->rule != NULL && i < m->rule->instance_count; i++) {
    const govd_instance *instance = govd_form_instance(m->form, m->rule->first_instance + i);
    if (strcmp(instance->id, m->finding->instance == NULL ? "" : m->finding->instance) == 0) return instance;
  }
  return NULL;
}

static const char *find_template(const message *m) {
  bool several = m->finding->row == NULL && m->finding->cell_count > 0;
  const char *template = govd__message_template(m->finding->code, several, m->language);
  if (template != NULL) return template;
  if (m->instance == NULL) return "{rule}{text}";
  return govd__message_rule_template(m->rule->relation, m->instance->total != GOVD_NONE, m->language);
}

GOVD_EXPORT govd_status govd_finding_message(const govd_findings *findings, size_t index,
                                             govd_language language, char **text, govd_error *error) {
  *text = NULL;
  const govd_finding *finding = govd_findings_at(findings, index);
  if (finding == NULL) return govd__fail(error, GOVD_E_ARGUMENT, "there is no such finding");
  message m = {.form = findings->form, .year = findings->year, .finding = finding, .language = language};
  size_t rule = finding->rule == NULL ? GOVD_NONE : govd_form_find_rule(m.form, finding->rule);
  if (rule != GOVD_NONE) m.rule = govd_form_rule(m.form, rule);
  m.instance = find_instance(&m);
  fill(&m, find_template(&m));
  *text = govd__buffer_take(&m.text, NULL);
  return *text == NULL ? govd__fail_memory(error) : GOVD_OK;
}
