/* SPDX-License-Identifier: Apache-2.0 */
#include "messages.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

static const struct {
  const char *text[2];
} messages[MESSAGE_COUNT] = {
    [MESSAGE_NO_COMMAND] = {{"没有指定命令", "no command was given"}},
    [MESSAGE_UNKNOWN_COMMAND] = {{"没有“{0}”这个命令", "there is no command '{0}'"}},
    [MESSAGE_UNKNOWN_OPTION] = {{"没有“{0}”这个选项", "there is no option '{0}'"}},
    [MESSAGE_OPTION_ELSEWHERE] = {{"命令 {1} 没有“{0}”这个选项", "the command {1} has no option '{0}'"}},
    [MESSAGE_NO_VALUE] = {{"选项 {0} 需要一个值：{1}", "the option {0} needs a value: {1}"}},
    [MESSAGE_NEEDLESS_VALUE] = {{"选项 {0} 不带值", "the option {0} takes no value"}},
    [MESSAGE_BAD_VALUE] = {{"选项 {0} 的值只能是 {1} 之一", "the option {0} takes one of {1}"}},
    [MESSAGE_NO_FILES] = {{"没有指定文件", "no file was given"}},
    [MESSAGE_TOO_MANY] = {{"多出一项：“{0}”", "one word too many: '{0}'"}},
    [MESSAGE_STDIN_TWICE] = {{"标准输入（-）只能读一次", "standard input (-) can be read only once"}},
    [MESSAGE_NO_TARGET] = {{"没有指定目标格式：-t json、jsonl、csv、text 或 html",
                            "it was not said what to convert to: -t json, jsonl, csv, text or html"}},
    [MESSAGE_UNKNOWN_FORM] = {{"没有编号为“{0}”的格式", "there is no form '{0}'"}},
    [MESSAGE_UNKNOWN_CODE] = {{"没有“{0}”这个代码", "there is no code '{0}'"}},
    [MESSAGE_ONE_REPORT] = {{"{0} 只能有一份报告，而输入不止一份；多份请用 jsonl 或 csv",
                             "{0} takes one report, and there are more; use jsonl or csv for several"}},
    [MESSAGE_PRIOR_COUNT] = {{"{0} 不止一份报告，上年报告只能有一份",
                              "{0} holds more than one report; --prior takes one"}},
    [MESSAGE_DIFF_COUNT] = {{"{0} 不止一份报告，比较的两个文件各只能有一份",
                             "{0} holds more than one report; diff takes one a file"}},
    [MESSAGE_NO_SECOND] = {{"只指定了一个文件，比较需要两个", "only one file was given, and it takes two"}},
    [MESSAGE_BODY_WITHOUT_ROSTER] = {{"选项 {0} 要和 --roster 一起用", "the option {0} needs --roster"}},
    [MESSAGE_ROSTER_WITHOUT_PRIOR] = {{"选项 {0} 要和 --prior 文件夹 或 --units 一起用",
                                       "the option {0} needs --prior FOLDER or --units"}},
    [MESSAGE_NO_BODY] = {{"名册 {1} 中没有“{0}”", "there is no body '{0}' in {1}"}},
    [MESSAGE_SEE_HELP] = {{"用 govd --help 查看用法", "see 'govd --help'"}},
    [MESSAGE_SEE_COMMAND_HELP] = {{"用 govd {0} --help 查看用法", "see 'govd {0} --help'"}},
    [MESSAGE_NEAR] = {{"相近的有：{0}", "near to it: {0}"}},
    [MESSAGE_PRIOR_FORM] =
        {{"{0}：上年报告所用格式为 {1}，本报告为 {2}，不作年度间核对",
          "{0}: last year's report is of the form {1}, this one of {2}: the years are not compared"}},
    [MESSAGE_PRIOR_YEAR] =
        {{"{0}：所给上年报告是 {1} 年的，应为 {2} 年；仍照此核对",
          "{0}: the report given as last year's is for {1}, not for {2}; it is used all the same"}},
    [MESSAGE_PRIOR_BODY] =
        {{"{0}：所给上年报告的单位是“{1}”，本报告是“{2}”；仍照此核对",
          "{0}: the report given as last year's is by {1}, this one by {2}; it is used all the same"}},
    [MESSAGE_PRIOR_EDITIONS] =
        {{"{0}：上年报告有数字不同的两份：{1} 和 {2}，无法确定以哪份为准，不作年度间核对",
          "{0}: there are two reports of last year with other figures, {1} and {2}; which one is right "
          "cannot "
          "be told, so the years are not compared"}},
    [MESSAGE_UNITS_UNCLEAR] = {{"{0}：所属单位的报告不齐全，或有重复而数字不同的，不与其合计核对",
                                "{0}: the reports of the subordinate bodies are not all there, or two of one "
                                "body differ; it is not "
                                "held against their sum"}},
    [MESSAGE_UNREAD_FILE] = {{"{0}{1}：", "{0}{1}: "}},
    [MESSAGE_UNWRITTEN_FILE] = {{"无法写入 {0}：", "cannot write {0}: "}},
    [MESSAGE_UNWRITTEN_OUTPUT] = {{"无法写入标准输出：", "cannot write standard output: "}},
    [MESSAGE_NOT_WRITTEN] = {{"没有写入 {0}", "{0} was not written"}},
    [MESSAGE_NO_MEMORY] = {{"内存不足", "out of memory"}},
    [MESSAGE_FINDING] = {{"{0}：", "{0}: "}},
    [MESSAGE_SHOULD_BE] = {{"应为 {0}", "should be {0}"}},
    [MESSAGE_MORE_PLACES] = {{"…… 另有 {0} 处", "... and {0} more"}},
    [MESSAGE_ANALYSIS_ALONE] = {{"{0}：勾稽关系能发现什么", "{0}: what its rules can see"}},
    [MESSAGE_ANALYSIS_YEARS] = {{"{0}：另有上年报告时", "{0}: with last year's report"}},
    [MESSAGE_ANALYSIS_SIZE] = {{"可填数字：{0}", "figures: {0}"}},
    [MESSAGE_ANALYSIS_RANK] = {{"等式：{0}，其中独立的：{1}",
                                "equations: {0}, independent of each other: {1}"}},
    [MESSAGE_ANALYSIS_REDUNDANT] = {{"可由其他关系推出的：{0}", "rules that follow from others: {0}"}},
    [MESSAGE_ANALYSIS_CONTRADICTORY] = {{"与其他关系矛盾的：{0}", "rules that contradict others: {0}"}},
    [MESSAGE_ANALYSIS_UNSEEN] = {{"任何关系都不涉及的单元格：{0}", "cells that no rule speaks of: {0}"}},
    [MESSAGE_ANALYSIS_BOUNDED] = {{"只有不等式涉及的单元格：{0}",
                                   "cells that only inequalities speak of: {0}"}},
    [MESSAGE_ANALYSIS_LOCATED] = {{"单独有误时等式即可指明的单元格：{0}",
                                   "cells that the equations point out if one alone is wrong: {0}"}},
    [MESSAGE_ANALYSIS_ALIKE] = {{"有误时无法区分的单元格组：{0}；两格同时有误可互相抵消的：{1} 对",
                                 "groups of cells that cannot be told apart: {0}; pairs that can make up for "
                                 "each other: {1}"}},
    [MESSAGE_ANALYSE_WHICH] = {{"--analyse 需要格式编号", "--analyse needs the id of a form"}},
    [MESSAGE_CLAIMS] = {{"文中的数字", "figures in the prose"}},
    [MESSAGE_CLAIM_UNBOUND] = {{"未与表对应", "bound to no cell"}},
    [MESSAGE_REPAIR_NOTHING] = {{"没有需要更正的数字", "no figure needs to be put right"}},
    [MESSAGE_REPAIR_PART] = {{"第 {0} 处", "part {0}"}},
    [MESSAGE_REPAIR_OPEN] = {{"第 {0} 处：缺失或无法辨认、而可由勾稽关系推出的数字",
                              "part {0}: figures that are missing or unreadable, and follow from the rules"}},
    [MESSAGE_REPAIR_NONE] = {{"没有找到改动几个数字即可成立的办法",
                              "no small number of changes was found that would do"}},
    [MESSAGE_REPAIR_INCOMPLETE] =
        {{"（未穷尽：另有其他可能，或仍有其他勾稽关系不成立）",
          "(not all there is: others may do as well, or leave other rules broken)"}},
    [MESSAGE_REPAIR_DOUBTFUL] =
        {{"（另有 {0} 种，改后也都成立，但没有迹象支持；加 -v 列出）",
          "(and {0} more that would do, but that nothing speaks for; -v lists them)"}},
    [MESSAGE_REPAIR_WAS] = {{"{0}（原填 {1}）", "{0} (was {1})"}},
    [MESSAGE_REPAIR_WAS_EMPTY] = {{"{0}（原未填）", "{0} (was not given)"}},
    [MESSAGE_REPAIR_APPLIED] = {{"已在副本中更正：第 {0} 处第 {1} 种",
                                 "changed in the copy: part {0}, number {1}"}},
    [MESSAGE_REPAIR_NOT_APPLIED] = {{"副本中未更正：第 {0} 处", "left as it is in the copy: part {0}"}},
    [MESSAGE_REPAIR_ALONG] = {{"副本中已随前面的更正成立：第 {0} 处",
                               "put right in the copy by an earlier change: part {0}"}},
    [MESSAGE_REPAIR_WROTE] = {{"已写入 {0}：更正 {1} 个数字，仍有 {2} 处不成立",
                               "{0} was written: figures changed: {1}, rules still broken: {2}"}},
    [MESSAGE_REPAIR_SAME_FILE] = {{"副本不能写入原文件 {0}", "the copy must not be written over {0} itself"}},
    [MESSAGE_REPAIR_ONE] = {{"写副本时只能有一份报告", "a copy is made of one report, and there are more"}},
    [MESSAGE_REPAIR_CHOICE] = {{"第 {0} 处没有第 {1} 种", "part {0} has no number {1}"}},
    [MESSAGE_PERHAPS] = {{"可能：{0}", "perhaps: {0}"}},
    [MESSAGE_PERHAPS_FIRST] = {{"可能（共 {1} 种，此为首选）：{0}", "perhaps (the likeliest of {1}): {0}"}},
    [MESSAGE_PROGRESS] = {{"第 {0} 个文件：{1}", "file {0}: {1}"}},
    [MESSAGE_AT_PAGE] = {{"第{0}页", "page {0}"}},
    [MESSAGE_AT_SHEET] = {{"工作表{0}", "sheet {0}"}},
    [MESSAGE_AT_NAMED_SHEET] = {{"工作表“{0}”", "sheet \"{0}\""}},
    [MESSAGE_AT_TABLE] = {{"表{0}", "table {0}"}},
    [MESSAGE_AT_ROW] = {{"第{0}行", "row {0}"}},
    [MESSAGE_AT_CELL] = {{"第{0}行第{1}列", "row {0}, column {1}"}},
    [MESSAGE_AT_PARAGRAPH] = {{"第{0}段", "paragraph {0}"}},
    [MESSAGE_ONE_FILE] = {{"{0} 个文件", "{0} file"}},
    [MESSAGE_FILES] = {{"{0} 个文件", "{0} files"}},
    [MESSAGE_AFTER_FILES] = {{"：", ", "}},
    [MESSAGE_UNREAD] = {{"{0} 个无法读取", "{0} could not be read"}},
    [MESSAGE_ONE_ERROR] = {{"{0} 个错误", "{0} error"}},
    [MESSAGE_ERRORS] = {{"{0} 个错误", "{0} errors"}},
    [MESSAGE_ONE_WARNING] = {{"{0} 个警告", "{0} warning"}},
    [MESSAGE_WARNINGS] = {{"{0} 个警告", "{0} warnings"}},
    [MESSAGE_ONE_NOTE] = {{"{0} 个提示", "{0} note"}},
    [MESSAGE_NOTES] = {{"{0} 个提示", "{0} notes"}},
    [MESSAGE_NOTHING] = {{"没有发现问题", "nothing found"}},
    [MESSAGE_COMMA] = {{"，", ", "}},
    [MESSAGE_USED] = {{"适用年度：", "used for:    "}},
    [MESSAGE_YEARS] = {{"{0}—{1} 年", "{0} to {1}"}},
    [MESSAGE_YEARS_ON] = {{"{0} 年起", "{0} on"}},
    [MESSAGE_YEARS_ANY] = {{"不限", "any year"}},
    [MESSAGE_AUTHORITY] = {{"制定文件：{0}", "authority:   {0}"}},
    [MESSAGE_AUTHORITY_NUMBER] = {{"文号：    {0}", "number:      {0}"}},
    [MESSAGE_LEGAL_BASIS] = {{"法律依据：{0}", "legal basis: {0}"}},
    [MESSAGE_FIELDS] = {{"表头和表尾", "fields"}},
    [MESSAGE_SECTIONS] = {{"正文各部分", "sections"}},
    [MESSAGE_TABLE] = {{"表格 {0}  ", "table {0}  "}},
    [MESSAGE_COLUMNS] = {{"  列", "  columns"}},
    [MESSAGE_ROWS] = {{"  行", "  rows"}},
    [MESSAGE_HEADING_ROW] = {{"  （标题行，不填数）", "  (a heading, takes no figure)"}},
    [MESSAGE_RULES] = {{"勾稽关系", "rules"}},
    [MESSAGE_EACH_COLUMN] = {{"逐列：", "for each column of "}},
    [MESSAGE_EACH_ROW] = {{"逐行：", "for each row of "}},
    [MESSAGE_WORDING] = {{"原文：{0}", "wording: {0}"}},
    [MESSAGE_CODE_TITLE] = {{"{0}：{1}（{2}）", "{0}: {1} ({2})"}},
    [MESSAGE_IN_FORM] = {{"格式 {0}：", "in the form {0}: "}},
    [MESSAGE_READ_AS] = {{"按格式 {0} 读取：位置、依据、文件中的名称、格式中的行、各列数字"
                          "（_ 空白，- 横线，? 不是数字，. 缺）",
                          "read as {0}: place, matched by, label in the document, row of the form, figures "
                          "(_ blank, - a dash, ? no number, . not there)"}},
    [MESSAGE_LEFT_OVER] = {{"不属于任何单元格的内容", "what belongs to no cell"}},
    [MESSAGE_PAGE_TITLE] = {{"报告读取结果", "Reports as they were read"}},
    [MESSAGE_PAGE_NO_REPORT] = {{"没有读出报告：", "No report was read: "}},
    [MESSAGE_PAGE_GIVEN] = {{"读到的数字", "a figure"}},
    [MESSAGE_PAGE_BLANK] = {{"空白", "blank"}},
    [MESSAGE_PAGE_DASH] = {{"横线等表示“无”的符号", "a mark for nothing"}},
    [MESSAGE_PAGE_INVALID] = {{"不是数字", "no number"}},
    [MESSAGE_PAGE_LEFT_OVER] = {{"没有读入任何单元格的文字", "text that was read into no cell"}},
    [MESSAGE_ROLLUP_SUMMED] = {{"已计入", "summed"}},
    [MESSAGE_ROLLUP_REPEATED] = {{"与 {0} 相同，不再计入", "left out: the same as {0}"}},
    [MESSAGE_ROLLUP_CONTRADICTS] = {{"同一单位的 {0} 数字不同，无法确定以哪份为准，均未计入",
                                     "left out: {0} has other figures of this body; which one is right "
                                     "cannot be told, so neither is used"}},
    [MESSAGE_ROLLUP_OTHER_FORM] = {{"格式不同，未计入", "left out: it is of another form"}},
    [MESSAGE_ROLLUP_OTHER_YEAR] = {{"年度不同，未计入", "left out: it is for another year"}},
    [MESSAGE_ROLLUP_WHOLE] = {{"是汇总单位或其上级自己的报告，未计入",
                               "left out: it is by the body that is rolled up, or one above it"}},
    [MESSAGE_ROLLUP_INCLUDED] = {{"上级单位的报告 {0} 已包括，不再计入",
                                  "left out: {0} is by a body above this one, and speaks for it"}},
    [MESSAGE_ROLLUP_IS_SUM] = {{"各数恰为其余报告之和，应是汇总数，未计入",
                                "left out: its figures are the sum of all others, so it is a total"}},
    [MESSAGE_ROLLUP_STRANGER] = {{"不是名册中该单位的下属单位，未计入",
                                  "left out: it is not below the body that is rolled up, by the roster"}},
    [MESSAGE_ROLLUP_NAMELESS] = {{"没有单位名称，未计入", "left out: it names no body"}},
    [MESSAGE_ROLLUP_BLANK] = {{"，{0} 个空白按 0 计", ", {0} blanks read as 0"}},
    [MESSAGE_ROLLUP_UNKNOWN] = {{"，{0} 个数缺失或无法辨认，相应合计不填",
                                 ", {0} figures missing or unreadable, whose sums are left open"}},
    [MESSAGE_ROLLUP_COVERAGE] = {{"所属单位 {1} 个，已有报告 {0} 份",
                                  "{0} of {1} subordinate reports present"}},
    [MESSAGE_ROLLUP_GAP] = {{"：合计为 {0}，所报为 {1}（{2}{3}）",
                             ": the sum is {0}, {1} is printed ({2}{3})"}},
    [MESSAGE_ROLLUP_SUSPECT] = {{"；差数恰为其数的有：", "; just the figure of "}},
    [MESSAGE_ROLLUP_MISSING] = {{"缺少报告：{0}", "no report by {0}"}},
    [MESSAGE_DIFF_FORM] = {{"格式：", "form:"}},
    [MESSAGE_DIFF_TITLE] = {{"标题：", "title:"}},
    [MESSAGE_DIFF_CELLS] = {{"数字", "figures"}},
    [MESSAGE_DIFF_PROSE] = {{"正文", "prose"}},
    [MESSAGE_DIFF_ROWS] = {{"格式中没有的行", "rows that the form does not have"}},
    [MESSAGE_DIFF_FINDINGS] = {{"检查结果", "findings"}},
    [MESSAGE_DIFF_NONE] = {{"没有差异", "no differences"}},
    [MESSAGE_PAGE_FOUND] = {{"有检查结果", "a finding speaks of it"}},
};

/* Failures that are common, in Chinese; an errno is known by what strerror() says. */
static const struct {
  int number; /* 0 for a sentence of the library or of this program */
  const char *sentence;
  const char *chinese;
} failures[] = {
    {ENOENT, NULL, "文件不存在"},
    {EACCES, NULL, "没有访问权限"},
    {EISDIR, NULL, "是文件夹，不是文件"},
    {ENOTDIR, NULL, "路径中有一级不是文件夹"},
    {ELOOP, NULL, "符号链接循环"},
    {ENAMETOOLONG, NULL, "路径过长"},
    {EMFILE, NULL, "打开的文件过多"},
    {EROFS, NULL, "文件系统只读"},
    {ENOSPC, NULL, "磁盘已满"},
    {EPIPE, NULL, "管道已断开"},
    {EIO, NULL, "读写出错"},
    {0, "no table of a known form was found", "没有找到已知格式的表格"},
    {0, "the file holds no text", "文件中没有文字"},
    {0, "the folder holds no files", "文件夹中没有文件"},
    {0, "the text is not UTF-8", "不是 UTF-8 编码的文本"},
    {0, "the text is neither UTF-8 nor GB18030", "既不是 UTF-8 也不是 GB18030 编码的文本"},
    {0, "the text is neither UTF-8 nor Big5", "既不是 UTF-8 也不是大五码编码的文本"},
    {0, "the text is not UTF-16", "不是 UTF-16 编码的文本"},
    {0, "the file is JSON; a report in JSON is read by govd_report_parse_json()", "JSON 文件，不是报告文本"},
    {0, "the file is a DOC or WPS file; convert it with soffice --convert-to docx, or use --via-office",
     "DOC 或 WPS 文件，请先用 soffice --convert-to docx 转换，或使用 --via-office"},
    {0, "the file is an XLS or ET file; convert it with soffice --convert-to xlsx, or use --via-office",
     "XLS 或 ET 文件，请先用 soffice --convert-to xlsx 转换，或使用 --via-office"},
    {0,
     "the file is a compound file of an unknown program, or encrypted; save it as DOCX or XLSX without a "
     "password",
     "其他程序的复合文件，或者已加密，请另存为不带密码的 DOCX 或 XLSX"},
    {0, "the file is a Word document, a workbook or a ZIP archive that is not whole; get it anew",
     "Word 文档、工作簿或 ZIP 压缩包，但不完整，请重新获取"},
    {0, "the file is a ZIP archive, damaged or of an unknown kind; unpack it first",
     "ZIP 压缩包，已损坏或类型不明，请先解压"},
    {0, "the file is RTF; convert it with soffice --convert-to docx, or use --via-office",
     "RTF 文件，请先用 soffice --convert-to docx 转换，或使用 --via-office"},
    {0, "the file is OFD; save it as text or PDF with an OFD reader",
     "OFD 文件，请用 OFD 阅读器另存为文本或 PDF"},
    {0, "the file is OpenDocument; convert it with soffice --convert-to docx, or xlsx, or use --via-office",
     "OpenDocument 文件，请先用 soffice --convert-to docx 或 xlsx 转换，或使用 --via-office"},
    {0, "the file is a web archive; save the page as HTML", "网页归档文件，请将网页另存为 HTML"},
    {0,
     "the file is Word or Excel XML of 2003; convert it with soffice --convert-to docx, or xlsx, or use "
     "--via-office",
     "Word 或 Excel 2003 XML 文件，请先用 soffice --convert-to docx 或 xlsx 转换，或使用 --via-office"},
    {0, "the file is an image; its text must be recognised first", "图片文件，请先识别其中的文字"},
    {0, "the text holds the character NUL", "含有 NUL 字符，不是文本"},
    {0, "the report is of another form than the one asked for", "报告的格式不是所要求的格式"},
    {0, "a report in JSON has no document to show", "JSON 格式的报告没有可供显示的文档"},
    {0, "LibreOffice is not installed: there is no program soffice in PATH",
     "没有安装 LibreOffice：PATH 中没有 soffice 程序"},
    {0, "LibreOffice did not come to an end in time", "LibreOffice 超时，已停止"},
    {0, "LibreOffice could not convert the file", "LibreOffice 无法转换这个文件"},
    {0, "out of memory", "内存不足"},
};

/* The kinds of all others; the library's sentence stands behind it. */
static const char *const statuses[] = {
    [GOVD_E_NO_MEMORY] = "内存不足",
    [GOVD_E_ARGUMENT] = "参数有误",
    [GOVD_E_IO] = "无法读写",
    [GOVD_E_ENCODING] = "编码有误",
    [GOVD_E_SYNTAX] = "语法有误",
    [GOVD_E_SCHEMA] = "内容不合规定",
    [GOVD_E_DUPLICATE] = "重复",
    [GOVD_E_UNKNOWN] = "名称无法识别",
    [GOVD_E_RANGE] = "数值超出范围",
    [GOVD_E_LIMIT] = "超出限制",
    [GOVD_E_UNRECOGNISED] = "没有找到报告",
    [GOVD_E_AMBIGUOUS] = "与几种格式同样相符",
    [GOVD_E_UNREPRESENTABLE] = "目标格式无法表示",
    [GOVD_E_UNSUPPORTED] = "不支持的文件类型",
};

static const char *argument(const char *const *arguments, size_t count, char digit) {
  size_t index = (size_t)(digit - '0');
  return index < count && arguments[index] != NULL ? arguments[index] : "";
}

/* How many strings a message takes: one more than the greatest number in braces. */
static size_t count_arguments(const char *text) {
  size_t count = 0;
  for (; *text != '\0'; text++) {
    if (*text == '{' && (size_t)(text[1] - '0') >= count) count = (size_t)(text[1] - '0') + 1;
  }
  return count;
}

static void put(FILE *stream, const char *text, va_list rest) {
  enum { MOST = 4 };
  const char *arguments[MOST];
  size_t count = count_arguments(text);
  for (size_t i = 0; i < count; i++) arguments[i] = va_arg(rest, const char *);
  while (*text != '\0') {
    size_t plain = strcspn(text, "{");
    fwrite(text, 1, plain, stream);
    text += plain;
    if (*text == '\0') return;
    text_put(stream, argument(arguments, count, text[1]));
    text += strlen("{0}");
  }
}

void message_put(FILE *stream, govd_language language, message id, ...) {
  va_list rest;
  va_start(rest, id);
  put(stream, messages[id].text[language == GOVD_EN], rest);
  va_end(rest);
}

void message_say(govd_language language, message id, ...) {
  va_list rest;
  fputs("govd: ", stderr);
  va_start(rest, id);
  put(stderr, messages[id].text[language == GOVD_EN], rest);
  va_end(rest);
  putc('\n', stderr);
}

const char *message_severity(govd_language language, govd_severity severity) {
  static const char *const names[] = {[GOVD_NOTE] = "提示", [GOVD_WARNING] = "警告", [GOVD_ERROR] = "错误"};
  return language == GOVD_EN ? govd_severity_name(severity) : names[severity];
}

const char *message_basis(govd_language language, govd_basis basis) {
  static const char *const names[][2] = {
      [GOVD_BASIS_OFFICIAL] = {"格式明文规定", "printed in the form"},
      [GOVD_BASIS_FORM] = {"由格式编号得出", "follows from the form's numbering"},
      [GOVD_BASIS_INFERRED] = {"合理推断，无明文规定", "inferred, in no official text"}};
  return names[basis][language == GOVD_EN];
}

const char *message_state(govd_language language, govd_state state) {
  static const char *const names[] = {[GOVD_ABSENT] = "缺",
                                      [GOVD_BLANK] = "空白",
                                      [GOVD_DASH] = "横线",
                                      [GOVD_GIVEN] = "数字",
                                      [GOVD_INVALID] = "不是数字"};
  return language == GOVD_EN ? govd_state_name(state) : names[state];
}

const char *message_role(govd_language language, govd_role role) {
  static const char *const names[][2] = {[GOVD_ROLE_OTHER] = {"其他表格", "other table"},
                                         [GOVD_ROLE_UNKNOWN] = {"未识别", "unknown"},
                                         [GOVD_ROLE_AMBIGUOUS] = {"有歧义", "ambiguous"},
                                         [GOVD_ROLE_REPEATED] = {"重复的行", "repeated"},
                                         [GOVD_ROLE_COPY] = {"同上一行", "copy"},
                                         [GOVD_ROLE_MATCHED] = {"已识别", "matched"},
                                         [GOVD_ROLE_HEAD] = {"表头", "head"},
                                         [GOVD_ROLE_BLOCKS] = {"各项并列", "side by side"}};
  return names[role][language == GOVD_EN];
}

const char *message_match(govd_language language, govd_match match) {
  static const char *const names[] = {[GOVD_MATCH_NONE] = "—",
                                      [GOVD_MATCH_TITLE] = "原名",
                                      [GOVD_MATCH_ALIAS] = "别名",
                                      [GOVD_MATCH_SIMILAR] = "近似"};
  return language == GOVD_ZH || match == GOVD_MATCH_NONE ? names[match] : govd_match_name(match);
}

const char *message_reason(govd_language language, govd_unknown_reason reason) {
  static const char *const names[][2] = {
      [GOVD_ROW_UNKNOWN] = {"格式中没有这一行", "the form has no such row"},
      [GOVD_ROW_AMBIGUOUS] = {"与格式中几行同样相符", "it fits several rows of the form equally well"},
      [GOVD_ROW_REPEATED] = {"几行同属格式中的一行", "several rows are this row of the form"},
      [GOVD_ROW_SHORT] = {"单元格与列数不符，无法对应",
                          "fewer or more cells than columns, so that none can be told"},
      [GOVD_ROW_EXTRA] = {"在格式各列之外", "it stands under no column of the form"},
      [GOVD_ROW_REALIGNED] = {"数字粘连或断开，已按合计关系重新划分",
                              "figures that ran together or were torn apart, read as they add up"},
      [GOVD_ROW_DISPLACED] = {"数字似错开一列", "its figures seem to stand one column off"}};
  bool known = (size_t)reason < sizeof names / sizeof *names;
  return known ? names[reason][language == GOVD_EN] : govd_unknown_reason_name(reason);
}

const char *message_title(govd_language language, govd_title title) {
  return language == GOVD_EN && *title.en != '\0' ? title.en : title.zh;
}

static const char *find_failure(const char *text) {
  for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
    const char *sentence = failures[i].number == 0 ? failures[i].sentence : strerror(failures[i].number);
    if (strcmp(sentence, text) == 0) return failures[i].chinese;
  }
  return NULL;
}

void message_put_error(FILE *stream, govd_language language, const govd_error *error) {
  const char *known = language == GOVD_ZH ? find_failure(error->text) : NULL;
  const char *kind =
      (size_t)error->status < sizeof statuses / sizeof *statuses ? statuses[error->status] : NULL;
  if (known != NULL || language == GOVD_EN || kind == NULL) {
    text_put(stream, known != NULL ? known : error->text);
    return;
  }
  fprintf(stream, "%s（", kind);
  text_put(stream, error->text);
  fputs("）", stream);
}

govd_language message_language(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && *value != '\0') return strncmp(value, "zh", 2) == 0 ? GOVD_ZH : GOVD_EN;
  }
  return GOVD_EN;
}
