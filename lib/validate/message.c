/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "evaluate.h"
#include "findings.h"
#include "labels.h"

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

/*
 * The sentences. {name} is filled in as the table of placeholders says. Where a finding that
 * speaks of one row speaks of several, its code has an asterisk. A rule that is broken has
 * one of several, by its shape.
 */
static const struct {
  const char *code;
  const char *text[2];
} templates[] = {
    {"form.year",
     {"本格式（{form}）适用于 {first} 至 {last} 年，报告年度为 {year} 年",
      "the form {form} was used from {first} to {last}, the report is for {year}"}},
    {"table.missing", {"缺少表格“{table}”", "the table \"{table}\" is missing"}},
    {"form.mixed",
     {"“{row}”只填一行、未分列各项，如旧格式；数值照用",
      "\"{row}\" is given as one row without its parts, as in an earlier form; its figures are used"}},
    {"row.missing", {"“{table}”缺少“{row}”一行", "the row \"{row}\" of \"{table}\" is missing"}},
    {"row.missing*",
     {"“{table}”缺少“{first_row}”至“{last_row}”共 {rows} 行",
      "the rows \"{first_row}\" to \"{last_row}\" of \"{table}\" are missing, {rows} in all"}},
    {"column.missing", {"“{table}”缺少“{column}”一列", "the column \"{column}\" of \"{table}\" is missing"}},
    {"cell.missing",
     {"“{table}”缺少 {count} 个单元格：{cells}", "cells missing from \"{table}\" ({count}): {cells}"}},
    {"row.respelt", {"“{text}”按“{row}”读入", "\"{text}\" was read as \"{row}\""}},
    {"row.unknown",
     {"“{text}”不是“{table}”中的行，已保留，未计入",
      "\"{text}\" is no row of \"{table}\"; it is kept, and counted nowhere"}},
    {"row.ambiguous",
     {"“{text}”可能是几行中的一行，未作猜测，已保留",
      "\"{text}\" could be several rows of the form; it is kept, and nothing is guessed"}},
    {"row.repeated",
     {"“{text}”一行出现多次，无法确定以哪一次为准，均未采用",
      "\"{text}\" stands several times; which one counts cannot be told, so none does"}},
    {"row.short",
     {"“{text}”一行的单元格与列数不符，无法确定缺或多的是哪一个，均未采用",
      "\"{text}\" has not as many cells as there are columns; which is lacking or too many cannot be told, "
      "so none is used"}},
    {"row.extra",
     {"“{text}”一行在格式各列之外还有内容，已保留，未计入",
      "\"{text}\" holds more than the form's columns; the rest is kept, and counted nowhere"}},
    {"row.realigned",
     {"“{text}”一行的数字连写或拆开，已按合计读入",
      "the figures of \"{text}\" ran together or were torn apart; they were read as they add up"}},
    {"table.unknown",
     {"“{text}”所在的表格不属于本格式，已保留，未计入",
      "\"{text}\" stands in a table that is none of the form's; it is kept, and counted nowhere"}},
    {"value.not_a_number", {"“{cell}”填的“{text}”不是数字", "{cell}: \"{text}\" is not a number"}},
    {"value.several",
     {"“{table}”有 {count} 处印有几个数，无法确定以哪一个为准，均未采用，如“{text}”：{cells}",
      "several figures stand for one in \"{table}\" ({count}), such as \"{text}\"; which one counts cannot "
      "be "
      "told, so none does: {cells}"}},
    {"value.fraction",
     {"“{cell}”应为整数，填的是“{text}”", "{cell}: must be a whole number, \"{text}\" is printed"}},
    {"value.precision",
     {"“{cell}”填的“{text}”换算后超过六位小数",
      "{cell}: \"{text}\" has more than six decimal places of the form's unit"}},
    {"value.out_of_range", {"“{cell}”填的“{text}”过大", "{cell}: \"{text}\" is out of range"}},
    {"value.negative", {"“{cell}”为负数：{text}", "{cell}: {text} is negative"}},
    {"value.too_large", {"“{cell}”大得不合理：{text}", "{cell}: {text} is implausibly large"}},
    {"value.wrong_unit",
     {"“{cell}”的单位应为“{unit}”，填的是“{text}”",
      "{cell}: the form's unit is {unit}, \"{text}\" is printed"}},
    {"value.converted",
     {"“{cell}”填的“{text}”已换算为 {value}{unit}", "{cell}: \"{text}\" was converted to {value} {unit}"}},
    {"value.own_unit",
     {"“{cell}”格式未定单位，填的是“{text}”，读作 {value}",
      "{cell}: the form prints no unit, \"{text}\" was read as {value}"}},
    {"value.annotated",
     {"“{cell}”填的“{text}”读作 {value}，说明已保留",
      "{cell}: \"{text}\" was read as {value}, its note is kept"}},
    {"value.respelt",
     {"{count} 个数字写法不规范，已按其意义读入，如“{text}”读作 {value}：{cells}",
      "figures spelt otherwise than plainly ({count}), such as \"{text}\", read as {value}: {cells}"}},
    {"cell.blank",
     {"“{table}”有 {count} 个单元格为空：{cells}", "cells left blank in \"{table}\" ({count}): {cells}"}},
    {"total.missing",
     {"总计未填，而其分项有数（{count} 处）：{cells}", "left blank, though the parts are given: {cells}"}},
    {"rule.undecided",
     {"无法判断是否符合勾稽关系 {rule}：{cells} 缺失或无法辨认",
      "the rule {rule} could not be decided: {cells} missing or unreadable"}},
    {"arithmetic.overflow",
     {"{where}合计超出范围，无法判断", "{where}the sum is out of range, so the rule cannot be decided"}},
    {"group.sum",
     {"“{group}”应为各项之和 {expected}{sum}，表中为 {actual}，差 {difference}{blank}",
      "{group}: its parts sum to {expected}{sum}, {actual} is printed, {difference}{blank}"}},
    {"heading.mismatch",
     {"标题行“{cell}”填有 {value}，不等于其下各项的任何小计",
      "the heading row \"{cell}\" holds {value}, which is no subtotal of the rows under it"}},
    {"heading.subtotal",
     {"{count} 个标题行填有小计，已保留，不参与勾稽：{cells}",
      "subtotals in heading rows ({count}), kept and never summed: {cells}"}},
    {"claim.mismatch",
     {"文中“{text}”与表中不符：{cells}为 {expected}{sum}，文中为 {actual}，差 {difference}{blank}",
      "the prose says {actual}, \"{text}\"; {cells}: {expected}{sum}, {difference}{blank}"}},
    {"claim.breakdown",
     {"文中各项之和为 {actual}{sum}，{whole}为 {expected}，差 {difference}",
      "parts in the prose add up to {actual}{sum}; {whole}: {expected}, {difference}"}},
    {"claim.change",
     {"文中“{text}”有误：按两年数字应为 {expected}{percent}",
      "\"{text}\": by this year's and last year's figures it is {expected}{percent}"}},
    {"claim.share",
     {"文中“{text}”有误：按文中数字应为 {expected}{percent}",
      "\"{text}\": by the figures in the prose it is {expected}{percent}"}},
    {"period.incomplete",
     {"“{text}”：数据未覆盖 {year} 年全年", "\"{text}\": the figures do not cover all of {year}"}},
    {"year.mismatch",
     {"“{text}”与报告年度 {year} 年不符", "\"{text}\" does not name the year of the report, {year}"}},
    {"section.numbering",
     {"标题“{text}”的序号不接续", "the numeral of the heading \"{text}\" does not follow on"}},
    {"paragraph.numbering",
     {"序号“{text}”重复或不接续", "the numeral \"{text}\" is doubled or does not follow on"}},
    {"paragraph.duplicate",
     {"“{excerpt}”一段与前文{first_line}重复",
      "the paragraph \"{excerpt}\" repeats an earlier one{first_line}"}},
    {"section.missing", {"缺少“{text}”部分", "the chapter \"{text}\" is missing"}},
    {"section.repeated", {"“{text}”部分重复出现", "the chapter \"{text}\" stands twice"}},
    {"section.order",
     {"“{text}”部分的位置与格式不符", "the chapter \"{text}\" does not stand where the form has it"}},
    {"section.empty", {"“{text}”之下没有内容", "there is nothing below \"{text}\""}},
    {"section.perfunctory",
     {"“{text}”之下不足十个字", "there are fewer than ten characters below \"{text}\""}},
    {"placeholder.left", {"占位符“{text}”未填", "the placeholder \"{text}\" was left in"}},
    {"body.other", {"“{text}”不是本报告的单位", "\"{text}\" is not the body of this report"}},
    {"date.late",
     {"“{text}”晚于公布的法定期限", "\"{text}\" is after the date by which it had to be published"}},
    {"fees.unstated",
     {"“{excerpt}”：有收费情况，而“其他需要报告的事项”中没有说明",
      "\"{excerpt}\": fees were asked for, and the other matters do not say so"}},
    {"plausible.regulation",
     {"该单位一般无权制定规章，表中填有：{cells}", "bodies of this kind make no rules, and yet: {cells}"}},
    {"plausible.lawsuits", {"没有收到申请而有诉讼：{cells}", "no requests, and yet lawsuits: {cells}"}},
    {"plausible.unchanged",
     {"{count} 个数字与上年完全相同：{cells}", "figures that are just last year's ({count}): {cells}"}},
    {"plausible.jump", {"为上年的十倍以上：{cells}", "ten times last year's or more: {cells}"}},
    {"plausible.all_zero", {"“{table}”中的数字全部为 0", "every figure of \"{table}\" is 0"}},
    {"edition.changed",
     {"{count} 个数与同一报告的另一版本不同：{cells}{other}",
      "another edition of this report has other figures ({count}): {cells}{other}"}},
    {"field.missing", {"缺少“{field}”", "the field \"{field}\" is missing"}},
    {"field.blank", {"“{field}”未填", "the field \"{field}\" is left empty"}},
};

/* By relation; the first where a rule has a total. */
static const char *const rule_templates[][2] = {
    {"{where}{total}应为 {expected}{sum}，表中为 {actual}，差 {difference}{blank}",
     "{where}{total} should be {expected}{sum}, {actual} is printed, {difference}{blank}"},
    {"{where}{left}为 {left_value}，{right}为 {right_value}，应相等，差 {difference}{sum}{blank}",
     "{where}{left} is {left_value}, {right} is {right_value}; they should be equal, "
     "{difference}{sum}{blank}"},
    {"{where}{left}为 {left_value}，不应大于{right} {right_value}，差 {difference}{sum}{blank}",
     "{where}{left} is {left_value}, which should not exceed {right}, {right_value}; "
     "{difference}{sum}{blank}"},
    {"{where}{left}为 {left_value}，不应小于{right} {right_value}，差 {difference}{sum}{blank}",
     "{where}{left} is {left_value}, which should not be less than {right}, {right_value}; "
     "{difference}{sum}{blank}"},
};

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

/* Whether a template is that of a finding. */
static bool is_of(const char *template, const govd_finding *finding) {
  bool several = strcmp(finding->code, "row.missing") == 0 && finding->row == NULL;
  size_t length = strlen(finding->code);
  return strncmp(template, finding->code, length) == 0 && strcmp(template + length, several ? "*" : "") == 0;
}

static const char *find_template(const message *m) {
  for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
    if (is_of(templates[i].code, m->finding)) return templates[i].text[m->language == GOVD_EN];
  }
  if (m->instance == NULL) return "{rule}{text}";
  size_t shape = m->instance->total != GOVD_NONE ? 0 : (size_t)m->rule->relation + 1;
  return rule_templates[shape][m->language == GOVD_EN];
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
