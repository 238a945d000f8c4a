/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "govdisclosure/validate.h"

/*
 * Every code there is. A code never changes its meaning and is never used again for
 * another. docs/findings.md describes each one; a test holds the two together.
 */
static const govd_code codes[] = {
    {"form.year",
     GOVD_WARNING,
     {"年度与所用格式不符", "The form was not in use in this year"},
     {"各格式适用年度不同：2014—2018 年为国办发〔2014〕32号统计表，2019—2020 年为试行格式，2021 "
      "年起为现行格式。年度或格式之一有误。",
      "Each form was used for certain years: the statistics table of 2014 for 2014 to 2018, the trial format "
      "for 2019 "
      "and 2020, the present format from 2021 on. Either the year or the form is wrong."}},
    {"table.missing",
     GOVD_ERROR,
     {"缺少表格", "A table is missing"},
     {"格式要求的表格整体未出现。", "The document has no such table, though the form requires it."}},
    {"form.mixed",
     GOVD_NOTE,
     {"混用旧格式", "A row stands as in an earlier form"},
     {"现行格式分列的项目只填了一行合计，如旧格式的“（六）其他处理”。数值照用，不视为错误。",
      "Parts that the form lists separately are given as one row, as an earlier form had it: 其他处理, for "
      "example. The "
      "figures are used as they are."}},
    {"row.missing",
     GOVD_WARNING,
     {"缺少行", "A row is missing"},
     {"格式要求的一行未出现，或其名称无法辨认。涉及该行的勾稽关系无法判断。",
      "The table has no such row, or its label could not be recognised. Rules that need it are undecided."}},
    {"column.missing",
     GOVD_WARNING,
     {"缺少列", "A column is missing"},
     {"格式要求的一列未出现，或其名称无法辨认。",
      "The table has no such column, or its title could not be recognised."}},
    {"cell.missing",
     GOVD_WARNING,
     {"缺少单元格", "Cells are missing"},
     {"行、列都在，但这些单元格不存在，例如该行提前结束。",
      "Row and column are there, but not these cells: the row ends too early, say."}},
    {"row.respelt",
     GOVD_NOTE,
     {"行名称写法有误", "A label spelt otherwise"},
     {"名称与格式中的某一行相近，且只与这一行相近，按该行读入；可能有错字、漏字。",
      "The label is like that of one row of the form, and of no other, and was read as that row. It may be "
      "misspelt, or "
      "have lost characters."}},
    {"row.unknown",
     GOVD_WARNING,
     {"格式中没有的行", "A row that the form does not have"},
     {"原样保留，不计入任何一行，也不参与勾稽。可能是地方增设的行，或名称有误。",
      "It is kept as it is, counted into no row, and no rule uses it. It may be a local addition, or its "
      "label misspelt."}},
    {"row.ambiguous",
     GOVD_WARNING,
     {"无法确定是哪一行", "A row that could be several rows of the form"},
     {"名称与格式中的几行同样相符，不作猜测：数值保留，但未归入任何一行。",
      "Its label fits several rows equally well. Nothing is guessed: the figures are kept, but belong to no "
      "row."}},
    {"row.repeated",
     GOVD_WARNING,
     {"同一行出现多次", "A row stands several times"},
     {"格式中的一行在文件中出现了几次，无法确定以哪一次为准，均未采用。",
      "Several rows of the document are one row of the form. Which of them counts cannot be told, so none "
      "does."}},
    {"row.short",
     GOVD_WARNING,
     {"单元格与列数不符", "A row with fewer or more cells than columns"},
     {"该行单元格少于或多于表头的列数，无法确定缺或多的是哪一个，未作猜测，均未采用。",
      "The row has fewer cells than the head has columns, or more. Which one is lacking or too many cannot "
      "be told, so none "
      "is used."}},
    {"row.displaced",
     GOVD_WARNING,
     {"数字似错位", "Figures that seem to stand beside their columns"},
     {"该行数字似乎整体错开一列：挪动一列后，多列合计才成立，或合计数落在别的行没有合计的位置。无法确定，均未"
      "采用，"
      "原文已保留。",
      "The figures of the row seem to stand one column off: moved by one, several columns more add up, or "
      "its "
      "total stands where no other row has one. That is not certain, so none is used; what was printed is "
      "kept."}},
    {"row.extra",
     GOVD_WARNING,
     {"格式中没有的列", "Figures under no column of the form"},
     {"该行在格式各列之外还有内容，已保留，未计入。",
      "The row holds more than the form's columns. The rest is kept, and counted nowhere."}},
    {"row.parts",
     GOVD_NOTE,
     {"合计之外另列各部分", "Parts printed beside their total"},
     {"表中在格式的一列之外另印有各部分的数（如本级、部门），各行都与该列之数相加相符；已保留，未另计。",
      "Beside the form's column, the table prints the parts of each figure, as for a body and its "
      "departments. They add up to it in every row; they are kept, and counted nowhere."}},
    {"row.realigned",
     GOVD_WARNING,
     {"数字连写或拆开", "Figures that ran together"},
     {"该行几个数字写在一格，或一个数字拆在两格；按行、列合计只有一种拆法成立，已按此读入，原文已保留。",
      "Several figures of the row stand in one cell, or one stands in two. Only one reading adds up to the "
      "totals of row and columns, and it was taken; what was printed is kept."}},
    {"table.unknown",
     GOVD_NOTE,
     {"其他表格", "Another table"},
     {"文件中还有不属于本格式的表格，其内容已保留，未计入。",
      "The document has a table that is none of the form's. It is kept, and counted nowhere."}},
    {"value.not_a_number",
     GOVD_ERROR,
     {"不是数字", "Not a number"},
     {"单元格内的文字不能读作数字。", "The text in the cell cannot be read as a figure."}},
    {"value.several",
     GOVD_ERROR,
     {"一格有几个数", "Several figures for one"},
     {"格式中的一个数，文件中印有几个（如本级、部门、乡镇各一个），且看不出哪一个是合计，均未采用，原文已保留"
      "。",
      "Where the form has one figure, the document prints several, as for a body and its parts. None of them "
      "is plainly the total, so none is used; what was printed is kept."}},
    {"value.fraction",
     GOVD_ERROR,
     {"应为整数", "Not a whole number"},
     {"件数、条数等只能是整数。", "Counts are whole numbers."}},
    {"value.precision",
     GOVD_ERROR,
     {"小数位过多", "Too many decimal places"},
     {"金额换算成格式的单位后最多保留六位小数，超出的不作舍入。",
      "Amounts are kept to six decimal places of the form's unit; nothing is rounded away."}},
    {"value.out_of_range",
     GOVD_ERROR,
     {"数值过大", "Out of range"},
     {"数值超出可表示的范围。", "The figure does not fit into 64 bits."}},
    {"value.negative",
     GOVD_ERROR,
     {"数值为负", "A negative figure"},
     {"除“本年增/减”外，各项数值不能为负。", "Only columns of change may be negative."}},
    {"value.too_large",
     GOVD_WARNING,
     {"数值大得不合理", "An implausibly large figure"},
     {"超过十亿，可能误填了其他内容（如电话号码），或单位有误。",
      "More than a thousand million: something else may have been filled in, such as a telephone number, or "
      "the unit is wrong."}},
    {"value.wrong_unit",
     GOVD_WARNING,
     {"单位不符", "Another unit than the form's"},
     {"所注单位与格式不同且不能换算；数值照原样读入。",
      "The unit printed is not the form's and cannot be converted; the figure is read as it stands."}},
    {"value.converted",
     GOVD_NOTE,
     {"已换算单位", "Converted to the form's unit"},
     {"所注单位与格式不同，已准确换算。",
      "The unit printed is not the form's; the figure was converted exactly."}},
    {"value.own_unit",
     GOVD_NOTE,
     {"填报单位自注计量单位", "A unit where the form prints none"},
     {"格式未规定单位而填报时注明了单位；数值照原样读入，不同报告相加前须注意。",
      "The form prints no unit here, the filer does. The figure is read as it stands: mind it before adding "
      "up reports."}},
    {"value.annotated",
     GOVD_NOTE,
     {"数字后有说明", "A note behind the figure"},
     {"数字后括号内的说明已保留，未计入数值。",
      "The note in brackets is kept, and is no part of the figure."}},
    {"value.respelt",
     GOVD_NOTE,
     {"数字写法不规范", "Figures spelt otherwise"},
     {"千分位、全角数字、正号、前导零等已按其意义读入。",
      "Thousands separators, full-width digits, signs or leading zeros were read for what they mean."}},
    {"cell.blank",
     GOVD_NOTE,
     {"单元格为空", "Blank cells"},
     {"没有数值的应填 0。空白默认按 0 参与勾稽（至少一个相关单元格有数值时），可用 --blank unknown "
      "改为“未知”。",
      "Where there is nothing to report the form wants a 0. Rules read a blank as 0 where another of their "
      "cells is "
      "given; --blank unknown leaves it unknown."}},
    {"total.missing",
     GOVD_WARNING,
     {"缺少总计", "Totals are missing"},
     {"各分项已填而总计为空。不作为合计错误重复报告。",
      "The parts are given, their total is left blank. It is not told as a wrong sum as well."}},
    {"arithmetic.*",
     GOVD_ERROR,
     {"不符合勾稽关系", "A rule of the form is broken"},
     {"格式或其编号所要求的等式、大小关系不成立。",
      "An equation or inequality that the form prints, or that follows from its numbering, does not hold."}},
    {"arithmetic.overflow",
     GOVD_ERROR,
     {"合计超出范围", "A sum is out of range"},
     {"合计超出可表示的范围，无法判断。",
      "The sum does not fit into 64 bits, so the rule cannot be decided."}},
    {"years.*",
     GOVD_WARNING,
     {"与上年报告不衔接", "Does not follow from last year's report"},
     {"本年数与上年报告推算的数不一致。", "A figure is not what last year's report makes it."}},
    {"units.*",
     GOVD_WARNING,
     {"与所属单位合计不符", "Does not equal the bodies' sum"},
     {"本级数与所属单位报告之和不一致。", "A figure is not the sum over the subordinate bodies' reports."}},
    {"rule.undecided",
     GOVD_NOTE,
     {"勾稽关系无法判断", "A rule could not be decided"},
     {"相关单元格缺失或无法辨认。", "Some of its cells are missing or unreadable."}},
    {"group.sum",
     GOVD_WARNING,
     {"分组小计与分项之和不符", "A group's figure is not the sum of its parts"},
     {"分组行印有数值，但不等于其下各项之和；勾稽时以所印数值为准。",
      "The group row prints a figure that is not the sum of the rows under it. Rules use the printed "
      "figure."}},
    {"heading.mismatch",
     GOVD_NOTE,
     {"标题行数值来历不明", "A figure in a heading row that is no subtotal"},
     {"标题行（单位为“——”）不应填数；所填数值不等于其下各项的任何小计。已保留，不参与勾稽。",
      "A heading row takes no figure, and this one equals no subtotal of the rows under it. It is kept and "
      "never summed."}},
    {"heading.subtotal",
     GOVD_NOTE,
     {"标题行填有小计", "Subtotals in heading rows"},
     {"标题行（单位为“——”）不应填数；所填为其下各项的小计。已保留，不参与勾稽。",
      "Heading rows take no figure; these hold subtotals of the rows under them. They are kept and never "
      "summed."}},
    {"claim.mismatch",
     GOVD_WARNING,
     {"文中数字与表中不符", "A figure in the prose is not the table's"},
     {"文中所说的数字与表中对应的数字不一致，各种可能的口径均不相符。文中可能另有统计口径。",
      "The prose gives another figure than the cells it speaks of, by each way to read it. It may count "
      "something "
      "else."}},
    {"claim.breakdown",
     GOVD_WARNING,
     {"文中分项之和与总数不符", "Parts in the prose do not add up"},
     {"文中列出的各分项之和与其总数不一致；只列出一部分时，其和也不应大于总数。",
      "The parts that the prose lists do not add up to their whole, or to more than it where they are only "
      "some of "
      "them."}},
    {"claim.change",
     GOVD_WARNING,
     {"文中增减有误", "A change from last year is not what the figures give"},
     {"文中所说的同比增减数或增减幅度，与本年、上年的数字推算的结果不一致。",
      "The change from last year that the prose states is not what this year's and last year's figures "
      "give."}},
    {"claim.share",
     GOVD_WARNING,
     {"文中占比有误", "A share in the prose is wrong"},
     {"文中所说的占比与其前的分项、总数推算的结果不一致。",
      "The share that the prose states is not what the part and the whole beside it give."}},
    {"period.incomplete",
     GOVD_WARNING,
     {"统计时段不足全年", "A period that is not the whole year"},
     {"文中所说数据的时段不是 1 月 1 日至 12 月 31 日，数据可能未覆盖全年。",
      "The period that the prose gives for the figures is not 1 January to 31 December, so they may not "
      "cover the "
      "year."}},
    {"year.mismatch",
     GOVD_WARNING,
     {"年份与报告年度不符", "Another year than the report's"},
     {"标题或文中所说的年份不是本报告的年度，可能沿用了往年文字。",
      "The title, or a sentence that says which year the figures are of, names another year: perhaps it was "
      "taken "
      "over from an earlier report."}},
    {"section.numbering",
     GOVD_WARNING,
     {"标题序号有误", "The numbering of the headings"},
     {"各部分标题的序号应依次接续、写法一致。", "Headings are numbered one after the other, in one manner."}},
    {"paragraph.numbering",
     GOVD_WARNING,
     {"段内序号有误", "The numbering of points"},
     {"同一部分中各点的序号重复、跳号或颠倒。",
      "The points of a chapter are numbered one after the other; one is doubled, left out, or out of "
      "order."}},
    {"paragraph.duplicate",
     GOVD_WARNING,
     {"段落重复", "A paragraph stands twice"},
     {"该段与前文某段相同，或几乎全由前文某段的语句组成。",
      "The paragraph is the same as an earlier one, or made almost wholly of its sentences."}},
    {"section.missing",
     GOVD_WARNING,
     {"缺少部分", "A chapter is missing"},
     {"格式要求的一部分没有出现，或其标题无法辨认。",
      "The report has no such chapter, though the form asks for it, or its heading could not be "
      "recognised."}},
    {"section.repeated",
     GOVD_WARNING,
     {"部分重复", "A chapter stands twice"},
     {"格式中的同一部分出现了两次，且都有内容。",
      "A chapter of the form stands twice, with text both times."}},
    {"section.order",
     GOVD_WARNING,
     {"部分顺序有误", "A chapter out of order"},
     {"各部分的先后与格式不同。", "The chapters do not stand in the order of the form."}},
    {"section.empty",
     GOVD_WARNING,
     {"部分没有内容", "A chapter without text"},
     {"标题之下没有内容。", "There is nothing below the heading."}},
    {"section.perfunctory",
     GOVD_NOTE,
     {"部分内容过简", "A chapter of a few words"},
     {"标题之下不足十个字，如只写“无”。",
      "There are fewer than ten characters below the heading, such as just 无."}},
    {"placeholder.left",
     GOVD_WARNING,
     {"模板占位符未填", "A placeholder was left in"},
     {"文中留有 XX、×× 等未填的占位符。", "A blank of the template was not filled in."}},
    {"body.other",
     GOVD_WARNING,
     {"出现其他单位的名称", "Another body's name"},
     {"引出本报告的句子或落款写的是其他单位，可能沿用了其他单位的文字。",
      "The sentence that presents the report, or its signature, names another body: perhaps its text was "
      "taken over."}},
    {"date.late",
     GOVD_WARNING,
     {"公布日期晚于法定期限", "Published after the legal date"},
     {"部门应于次年 1 月 31 日前、政府应于次年 3 月 31 日前公布（条例第四十九条）；2018 年度及以前均为次年 3 "
      "月 31 日前。",
      "Departments have to publish by 31 January of the next year, governments by 31 March; up to 2018 all "
      "by 31 March."}},
    {"fees.unstated",
     GOVD_NOTE,
     {"收费情况未在“其他需要报告的事项”中报告", "Fees not told of where they have to be"},
     {"有收费通知或收取信息处理费的情况，而第六部分没有说明（国办函〔2020〕109号）。",
      "Fees for the handling of information were asked for, and the chapter of other matters does not say "
      "so."}},
    {"plausible.regulation",
     GOVD_NOTE,
     {"该单位一般无权制定规章", "Rules of a body that makes none"},
     {"县、乡镇、街道和一般部门无权制定规章，可能把规范性文件填到了规章一行。",
      "Counties, townships and departments make no rules; perhaps normative documents were entered in their "
      "row."}},
    {"plausible.lawsuits",
     GOVD_NOTE,
     {"没有申请而有诉讼", "Lawsuits without requests"},
     {"没有收到申请而发生政府信息公开诉讼，可能缘于往年的申请，也可能填报有误。",
      "There were no requests, and yet lawsuits: perhaps over requests of earlier years, perhaps a slip."}},
    {"plausible.unchanged",
     GOVD_NOTE,
     {"多数数字与上年相同", "Most figures are last year's"},
     {"八成以上的数字与上年报告完全相同，可能沿用了上年的表。",
      "Four in five figures or more are just last year's: perhaps last year's table was taken over."}},
    {"plausible.jump",
     GOVD_NOTE,
     {"数字为上年的十倍以上", "Ten times last year's or more"},
     {"可能多写了一位，或单位有误。", "Perhaps a digit too many, or another unit."}},
    {"plausible.all_zero",
     GOVD_NOTE,
     {"整表为零", "A table of zeros"},
     {"表中所有数字都是 0，请确认不是漏填。",
      "Every figure of the table is 0; see that it was not forgotten."}},
    {"edition.changed",
     GOVD_WARNING,
     {"与同一报告的另一版本不同", "Another edition of this report has other figures"},
     {"同一单位、同一年度的两份报告数字不同，其中至少一份有误。",
      "Two reports of one body for one year differ in their figures: one of them at least is wrong."}},
    {"field.missing",
     GOVD_WARNING,
     {"缺少表头或表尾项目", "A field is missing"},
     {"文件中没有该项目，例如填报单位、年度或负责人。",
      "The document has no such field: reporting body, year, or a signature."}},
    {"field.blank",
     GOVD_WARNING,
     {"表头或表尾项目未填", "A field is left empty"},
     {"该项目印在表上但未填写。", "The field is printed, and nothing is filled in."}},
};

GOVD_EXPORT size_t govd_code_count(void) { return sizeof codes / sizeof *codes; }

GOVD_EXPORT const govd_code *govd_code_at(size_t index) {
  return index < govd_code_count() ? &codes[index] : NULL;
}

/* A code's own entry goes before the entry for all that begin alike. */
GOVD_EXPORT const govd_code *govd_code_find(const char *code) {
  const govd_code *family = NULL;
  for (size_t i = 0; i < govd_code_count(); i++) {
    size_t length = strlen(codes[i].code);
    if (strcmp(codes[i].code, code) == 0) return &codes[i];
    bool wild = codes[i].code[length - 1] == '*';
    if (wild && strncmp(codes[i].code, code, length - 1) == 0 && strlen(code) >= length) family = &codes[i];
  }
  return family;
}

GOVD_EXPORT const char *govd_severity_name(govd_severity severity) {
  static const char *const names[] = {
      [GOVD_NOTE] = "note", [GOVD_WARNING] = "warning", [GOVD_ERROR] = "error"};
  return (size_t)severity < sizeof names / sizeof *names ? names[severity] : "unknown severity";
}

GOVD_EXPORT const char *govd_state_name(govd_state state) {
  static const char *const names[] = {[GOVD_ABSENT] = "absent",
                                      [GOVD_BLANK] = "blank",
                                      [GOVD_DASH] = "dash",
                                      [GOVD_GIVEN] = "given",
                                      [GOVD_INVALID] = "invalid"};
  return (size_t)state < sizeof names / sizeof *names ? names[state] : "unknown state";
}
