/* SPDX-License-Identifier: Apache-2.0 */
#include "help.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "failure.h"
#include "messages.h"
#include "output.h"

/* docs/govd.1 says the same at greater length. */
static const struct {
  const char *command; /* "" for the program */
  const char *text[2];
} pages[] = {
    {"",
     {"用法：govd 命令 [选项]… [文件]…\n"
      "\n"
      "检查政府信息公开工作年度报告：哪里有错、错在何处、相差多少。\n"
      "\n"
      "命令：\n"
      "  check 文件…           检查报告\n"
      "  convert -t 格式 文件… 转换为 json、jsonl、csv、text 或 html\n"
      "  diff 旧文件 新文件    比较两份报告：数字、正文、检查结果有何不同\n"
      "  repair 文件…          哪些数字可能有误，应为多少\n"
      "  rollup -o 文件 文件…  汇总所属单位的报告，逐格相加\n"
      "  forms [格式编号]      列出内置格式，或说明其中一种\n"
      "  explain [代码]        解释检查结果的代码\n"
      "  help [命令]           显示帮助\n"
      "\n"
      "  --lang zh|en          所用语言，默认按环境变量\n"
      "  --version             显示版本\n"
      "\n"
      "退出状态：0 没有错误；1 有错误；2 有文件无法读取，或用法有误。\n",
      "usage: govd COMMAND [OPTION]... [FILE]...\n"
      "\n"
      "Checks annual reports on open government information (政府信息公开工作年度报告):\n"
      "what is wrong, where, and by how much.\n"
      "\n"
      "commands:\n"
      "  check FILE...          check reports\n"
      "  convert -t TO FILE...  write reports as json, jsonl, csv, text or html\n"
      "  diff OLD NEW           say in what two reports differ: figures, prose, findings\n"
      "  repair FILE...         say which figures may be wrong, and what they would be\n"
      "  rollup -o OUT FILE...  add up the reports of several bodies, cell by cell\n"
      "  forms [ID]             list the forms that are known, or describe one\n"
      "  explain [CODE]         say what the code of a finding means\n"
      "  help [COMMAND]         show help\n"
      "\n"
      "  --lang zh|en           the language; else the environment's\n"
      "  --version              show the version\n"
      "\n"
      "Exit status: 0 no error was found; 1 some was; 2 something could not be read,\n"
      "or was asked wrongly.\n"}},
    {"check",
     {"用法：govd check [选项]… 文件…\n"
      "\n"
      "检查报告。文件可以是报告文档、本程序输出的 JSON 报告、文件夹（检查其中所有文件），\n"
      "或 -（标准输入）。\n"
      "\n"
      "  --format 方式              human 供人阅读（默认），json 一个 JSON 对象，jsonl 每个文件一行 JSON，\n"
      "                             sarif 供代码审查工具读取，csv 每个问题一行\n"
      "  --lang zh|en               所用语言\n"
      "  --form 编号                按这种格式读取，不自动识别\n"
      "  --form-file 文件           另外加载一种格式（JSON），可多次使用\n"
      "  --prior 文件|文件夹        上年的报告，用于核对结转等衔接关系；给出文件夹时，按单位名称和年度\n"
      "                             在其中找出每份报告的上年报告，以及同一报告的其他版本\n"
      "  --units 文件|文件夹        所属单位的报告，供格式中含 units() 的勾稽关系求和\n"
      "  --roster 文件              单位名册（CSV：name,parent,kind,aliases），其中的别名视为同一单位\n"
      "  --blank zero|unknown       空白单元格按 0 计（默认），或视为未知\n"
      "  --disable 代码             不报告这一代码或这一类代码，可多次使用\n"
      "  --explain-reading          先说明每一行是怎样识别的，有哪些内容没有读入\n"
      "  -v, --verbose              先列出文中的每个数字，及其与表中哪些数字相对应\n"
      "  --via-office               doc、xls、wps、et、odt、rtf 等由 LibreOffice 转换后读取\n"
      "  --strict                   有警告也以状态 1 退出\n"
      "  -q, --quiet                不显示提示，只显示错误和警告\n",
      "usage: govd check [OPTION]... FILE...\n"
      "\n"
      "Checks reports. FILE is a document, a report in the JSON of this program, a folder,\n"
      "all files of which are checked, or - for standard input.\n"
      "\n"
      "  --format FORMAT            human: for people (the default); json: one JSON object; jsonl: one\n"
      "                             a line for each file; sarif: for tools that review code;\n"
      "                             csv: one line a finding\n"
      "  --lang zh|en               the language\n"
      "  --form ID                  read as this form instead of recognising it\n"
      "  --form-file FILE           know one more form, described in JSON; may be repeated\n"
      "  --prior FILE               last year's report, which the figures must follow from; in a folder,\n"
      "                             each report's is found by body and year, and so are other\n"
      "                             editions of the report itself\n"
      "  --units FILE               reports of subordinate bodies, or a folder of them, whose sum rules\n"
      "                             with units() speak of\n"
      "  --roster FILE              the bodies (CSV: name,parent,kind,aliases), whose other names count\n"
      "                             as the same body\n"
      "  --blank zero|unknown       read blank cells as 0 (the default), or as not known\n"
      "  --disable CODE             leave out a code, or all that begin with CODE and a dot;\n"
      "                             may be repeated\n"
      "  --explain-reading          tell first how each row was recognised, and what was left over\n"
      "  -v, --verbose              list first each figure in the prose, and what it was held against\n"
      "  --via-office               let LibreOffice convert what only it reads: doc, xls, wps, et,\n"
      "                             odt, ods, rtf\n"
      "  --strict                   exit with status 1 for warnings too\n"
      "  -q, --quiet                show errors and warnings, but no notes\n"}},
    {"convert",
     {"用法：govd convert -t json|jsonl|csv|text|html [选项]… 文件…\n"
      "\n"
      "转换报告。文件可以是报告文档、本程序输出的 JSON 报告、文件夹，或 -（标准输入）。\n"
      "json 和 text 只能有一份报告；jsonl 每行一份；csv 每行一个单元格；html 把文档显示为网页，\n"
      "标明每一行、每一格读成了什么，哪些没有读入，以及检查结果。\n"
      "\n"
      "  -t, --to 格式     目标格式\n"
      "  -o, --out 文件    写入文件；失败时原有文件不变\n"
      "  --places          JSON 中附上各项在来源文件中的位置\n"
      "  --via-office      doc、xls、wps、et、odt、rtf 等由 LibreOffice 转换后读取\n"
      "  --form 编号       按这种格式读取，不自动识别\n"
      "  --form-file 文件  另外加载一种格式（JSON），可多次使用\n"
      "  --lang zh|en      所用语言\n",
      "usage: govd convert -t json|jsonl|csv|text|html [OPTION]... FILE...\n"
      "\n"
      "Writes reports in another format. FILE is a document, a report in the JSON of this\n"
      "program, a folder, or - for standard input. json and text take one report; jsonl is\n"
      "one report a line, csv one cell a line; html shows each document as a page that tells\n"
      "what every row and cell was taken for, what was left over, and what is wrong.\n"
      "\n"
      "  -t, --to FORMAT   what to write\n"
      "  -o, --out FILE    write to FILE, which stays as it was if anything fails\n"
      "  --places          give in JSON where each thing stood in its source\n"
      "  --via-office      let LibreOffice convert what only it reads: doc, xls, odt, rtf and others\n"
      "  --form ID         read as this form instead of recognising it\n"
      "  --form-file FILE  know one more form, described in JSON; may be repeated\n"
      "  --lang zh|en      the language\n"}},
    {"diff",
     {"用法：govd diff [选项]… 旧文件 新文件\n"
      "\n"
      "比较两份报告，例如同一报告的两个版本，或同一单位两年的报告：数字、表头表尾、正文有何不同，\n"
      "哪些检查结果已消失、哪些新出现。两个文件各有一份报告。\n"
      "\n"
      "  --format 方式     human 供人阅读（默认），json 一个 JSON 对象\n"
      "  --form 编号       按这种格式读取，不自动识别\n"
      "  --form-file 文件  另外加载一种格式（JSON），可多次使用\n"
      "  --via-office      doc、xls、wps、et、odt、rtf 等由 LibreOffice 转换后读取\n"
      "  --lang zh|en      所用语言\n"
      "\n"
      "退出状态：0 没有差异；1 有差异；2 有文件无法读取，或用法有误。\n",
      "usage: govd diff [OPTION]... OLD NEW\n"
      "\n"
      "Compares two reports, such as two editions of one, or a body's reports of two years: in\n"
      "what their figures, fields and prose differ, which findings have gone and which appeared.\n"
      "Each file holds one report.\n"
      "\n"
      "  --format FORMAT   human: for people (the default); json: one JSON object\n"
      "  --form ID         read as this form instead of recognising it\n"
      "  --form-file FILE  know one more form, described in JSON; may be repeated\n"
      "  --via-office      let LibreOffice convert what only it reads: doc, xls, odt, rtf and others\n"
      "  --lang zh|en      the language\n"
      "\n"
      "Exit status: 0 no difference; 1 some; 2 something could not be read, or was asked wrongly.\n"}},
    {"repair",
     {"用法：govd repair [选项]… 文件…\n"
      "\n"
      "勾稽关系不成立时，列出改动最少、改后各项关系都成立的全部办法，以及常见的填报差错，\n"
      "最可能的在前。这些只是可能，孰是孰非以填报单位为准。\n"
      "\n"
      "  -o, --out 文件       另写一份更正后的副本，每处改动后注明原数；不改原文件。\n"
      "                       文件名以 .json 结尾则写 JSON，否则写文本\n"
      "  --choose N,N,…       副本中各处采用第几种办法，0 为不改；默认都用第 1 种\n"
      "  -v, --verbose        改后也都成立、但没有迹象支持的其他办法，一并列出\n"
      "  --prior 文件         上年的报告，其中的数字也可能有误\n"
      "  --blank zero|unknown 空白单元格按 0 计（默认），或视为未知\n"
      "  --disable 代码       这一代码或这一类代码的关系不必成立，可多次使用\n"
      "  --via-office         doc、xls、wps、et、odt、rtf 等由 LibreOffice 转换后读取\n"
      "  --form 编号          按这种格式读取，不自动识别\n"
      "  --form-file 文件     另外加载一种格式（JSON），可多次使用\n"
      "  --lang zh|en         所用语言\n",
      "usage: govd repair [OPTION]... FILE...\n"
      "\n"
      "Where rules are broken, lists all smallest sets of changes that leave no rule broken,\n"
      "and slips that are common, the likeliest first. It is what the figures could have been;\n"
      "only the body that wrote the report can tell.\n"
      "\n"
      "  -o, --out FILE       write a corrected copy, with what each changed figure was behind\n"
      "                       it; never over the original. JSON if the name ends in .json, else text\n"
      "  --choose N,N,...     the number to take for each part of the copy, 0 for none; else 1\n"
      "  -v, --verbose        list what would do as well, but nothing speaks for, too\n"
      "  --prior FILE         last year's report, whose figures may be wrong as well\n"
      "  --blank zero|unknown read blank cells as 0 (the default), or as not known\n"
      "  --disable CODE       rules with this code, or with one that begins with CODE and a dot,\n"
      "                       need not hold; may be repeated\n"
      "  --via-office         let LibreOffice convert what only it reads: doc, xls, odt, rtf and others\n"
      "  --form ID            read as this form instead of recognising it\n"
      "  --form-file FILE     know one more form, described in JSON; may be repeated\n"
      "  --lang zh|en         the language\n"}},
    {"rollup",
     {"用法：govd rollup [选项]… 文件…\n"
      "\n"
      "把所属单位的报告逐格准确相加，写成一份 JSON 报告；在标准错误上逐份说明是否计入、为什么，\n"
      "空白、缺失的数有多少。格式和年度以第一份报告为准。重复的报告、上级报告已包括的下级报告、\n"
      "本身就是汇总数的报告都不重复计入；任何一份不清楚的数，其合计不填。\n"
      "\n"
      "  --roster 文件     单位名册（CSV：name,parent,kind,aliases），据此确定隶属关系和应有的报告\n"
      "  --against 文件    汇总单位自己的报告：逐格说明与合计的差数，以及差数恰为哪份报告的数\n"
      "  --body 名称       汇总到名册中的哪个单位；名册只有一个最上级单位时可以省略\n"
      "  -o, --out 文件    写入文件；失败时原有文件不变\n"
      "  --form 编号       按这种格式读取，不自动识别\n"
      "  --form-file 文件  另外加载一种格式（JSON），可多次使用\n"
      "  --via-office      doc、xls、wps、et、odt、rtf 等由 LibreOffice 转换后读取\n"
      "  --lang zh|en      所用语言\n"
      "\n"
      "退出状态：0 报告齐全且全部计入；1 有缺少、未计入或不清楚的；2 有文件无法读取，或用法有误。\n",
      "usage: govd rollup [OPTION]... FILE...\n"
      "\n"
      "Adds up the reports of subordinate bodies, cell by cell and exactly, and writes the sum as\n"
      "a report in JSON. It says on standard error of each report whether it went in, and why\n"
      "not. The form and the year are those of the first. Nothing is counted twice: not a body\n"
      "that is there twice, nor one below another that is there, nor a report that is itself a\n"
      "total. Where a figure of some body is not known, its sum is left open.\n"
      "\n"
      "  --roster FILE     the bodies (CSV: name,parent,kind,aliases), and so which belong together\n"
      "                    and which reports there should be\n"
      "  --against FILE    the body's own report: tell each figure that is not the sum, and the reports\n"
      "                    whose figure is just the difference\n"
      "  --body NAME       the body of the roster that is rolled up; needless where one stands\n"
      "                    above all others\n"
      "  -o, --out FILE    write to FILE, which stays as it was if anything fails\n"
      "  --form ID         read as this form instead of recognising it\n"
      "  --form-file FILE  know one more form, described in JSON; may be repeated\n"
      "  --via-office      let LibreOffice convert what only it reads: doc, xls, odt, rtf and others\n"
      "  --lang zh|en      the language\n"
      "\n"
      "Exit status: 0 all reports are there and went in; 1 some are missing, were left out or not\n"
      "clear; 2 something could not be read, or was asked wrongly.\n"}},
    {"forms",
     {"用法：govd forms [选项]… [格式编号]\n"
      "\n"
      "列出已知的格式；给出编号时说明该格式：依据、年度、表格、行、列、单位、勾稽关系。\n"
      "\n"
      "  --analyse         说明该格式的勾稽关系能发现哪些差错，不能发现哪些\n"
      "  --form-file 文件  另外加载一种格式（JSON），可多次使用\n"
      "  --lang zh|en      所用语言\n",
      "usage: govd forms [OPTION]... [ID]\n"
      "\n"
      "Lists the forms that are known, or describes the one with this id: its authority and\n"
      "years, its tables with rows, columns and units, and its rules.\n"
      "\n"
      "  --analyse         tell which errors the rules of the form can see, and which they cannot\n"
      "  --form-file FILE  know one more form, described in JSON; may be repeated\n"
      "  --lang zh|en      the language\n"}},
    {"explain",
     {"用法：govd explain [选项]… [代码]\n"
      "\n"
      "解释检查结果中方括号内的代码；勾稽关系的代码一并给出各格式中的算式和依据。\n"
      "不给代码时列出全部代码。\n"
      "\n"
      "  --form-file 文件  另外加载一种格式（JSON），可多次使用\n"
      "  --lang zh|en      所用语言\n",
      "usage: govd explain [OPTION]... [CODE]\n"
      "\n"
      "Says what the code in brackets behind a finding means; of a rule also its expression\n"
      "and basis in each form. Without CODE, lists all codes.\n"
      "\n"
      "  --form-file FILE  know one more form, described in JSON; may be repeated\n"
      "  --lang zh|en      the language\n"}},
    {"help",
     {"用法：govd help [命令]\n"
      "\n"
      "显示程序或一个命令的帮助。\n",
      "usage: govd help [COMMAND]\n"
      "\n"
      "Shows help on the program or on a command.\n"}},
};

outcome help_show(govd_language language, const char *name) {
  output out;
  output_open(&out, NULL);
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    if (strcmp(pages[i].command, name == NULL ? "" : name) == 0)
      fputs(pages[i].text[language == GOVD_EN], out.stream);
  }
  if (output_finish(&out)) return OUTCOME_CLEAN;
  say_unwritten(language, NULL, errno);
  return OUTCOME_TROUBLE;
}

outcome command_help(const options *o) {
  command which;
  if (o->operands.count == 0) return help_show(o->language, NULL);
  const char *name = o->operands.items[0];
  if (command_find(name, &which)) return help_show(o->language, name);
  message_say(o->language, MESSAGE_UNKNOWN_COMMAND, name);
  command_suggest(name, o->language);
  return OUTCOME_TROUBLE;
}
