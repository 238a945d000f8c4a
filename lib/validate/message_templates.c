/* SPDX-License-Identifier: Apache-2.0 */
#include "message_templates.h"

#include <string.h>

/*
 * The sentences, in Chinese and in English. Where a finding that speaks of one row speaks of
 * several, its code has an asterisk.
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
    {"row.displaced",
     {"“{text}”一行的数字似乎错开了一列，均未采用",
      "the figures of \"{text}\" seem to stand one column off; none is used"}},
    {"row.extra",
     {"“{text}”一行在格式各列之外还有内容，已保留，未计入",
      "\"{text}\" holds more than the form's columns; the rest is kept, and counted nowhere"}},
    {"row.parts",
     {"“{table}”有 {count} 行另印有各部分的数，相加与该行之数相符，已保留，未另计：{cells}",
      "rows of \"{table}\" print the parts of their figures beside them ({count}), which add up; they are "
      "kept, and counted nowhere: {cells}"}},
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

/* Whether an entry is that of a code. */
static bool is_of(const char *entry, const char *code, bool several) {
  size_t length = strlen(code);
  return strncmp(entry, code, length) == 0 && strcmp(entry + length, several ? "*" : "") == 0;
}

static const char *find(const char *code, bool several, govd_language language) {
  for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
    if (is_of(templates[i].code, code, several)) return templates[i].text[language == GOVD_EN];
  }
  return NULL;
}

const char *govd__message_template(const char *code, bool several, govd_language language) {
  const char *template = several ? find(code, true, language) : NULL;
  return template != NULL ? template : find(code, false, language);
}

const char *govd__message_rule_template(govd_relation relation, bool total, govd_language language) {
  return rule_templates[total ? 0 : (size_t)relation + 1][language == GOVD_EN];
}
