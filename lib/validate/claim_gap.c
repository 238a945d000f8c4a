/* SPDX-License-Identifier: Apache-2.0 */
/* What may stand between a word and its figure without being what the figure is of. */
#include <string.h>

#include "claim_binder.h"

/* Words that may stand between the words of a claim and its figure; longer ones before those that they begin
 * with. */
static const char *const neutral[] = {"公民、法人和其他组织",
                                      "公民、法人或其他组织",
                                      "公民、法人或者其他组织",
                                      "公民、法人及其他组织",
                                      "政府信息",
                                      "信息",
                                      "公开",
                                      "申请人",
                                      "申请书",
                                      "申请",
                                      "件数",
                                      "数量",
                                      "总数",
                                      "总量",
                                      "条数",
                                      "数",
                                      "量",
                                      "总",
                                      "了",
                                      "共",
                                      "的",
                                      "为",
                                      "是",
                                      "有",
                                      "达到",
                                      "达",
                                      "各类",
                                      "类",
                                      "处理决定",
                                      "决定",
                                      "案件",
                                      "案",
                                      "情况",
                                      "书面",
                                      "全部",
                                      "均",
                                      "已",
                                      "继续办理",
                                      "继续",
                                      "办理",
                                      "人员",
                                      "组织",
                                      "提出",
                                      "提交",
                                      "依法",
                                      "依规",
                                      "按规定",
                                      "收入",
                                      "金额",
                                      "人民币",
                                      "政府",
                                      "行政",
                                      "机关",
                                      "宣布",
                                      "各渠道",
                                      "各种渠道",
                                      "通过",
                                      "对",
                                      "来自",
                                      "认真",
                                      "严格",
                                      "规范",
                                      "高效",
                                      "妥善",
                                      "积极",
                                      "按照",
                                      "规定",
                                      "要求",
                                      "程序",
                                      "原",
                                      "具体",
                                      "行为",
                                      "引发",
                                      "引起",
                                      "被",
                                      "提起",
                                      "发生",
                                      "产生",
                                      "主动",
                                      "发布",
                                      "稿件",
                                      "文件",
                                      "年度",
                                      "年",
                                      "度",
                                      "月",
                                      "本",
                                      "新",
                                      "其",
                                      "中",
                                      "工作",
                                      "会议",
                                      "培训班",
                                      "事件",
                                      "相对",
                                      "登记",
                                      "在册",
                                      "到",
                                      "至",
                                      "得",
                                      "各项",
                                      "结果",
                                      "占",
                                      "由",
                                      "下",
                                      "全",
                                      "一",
                                      "上",
                                      "报",
                                      "并",
                                      "也",
                                      "还",
                                      "等",
                                      "作",
                                      "或",
                                      "需要",
                                      "需",
                                      "将",
                                      "事项",
                                      NULL};

size_t govd__claim_neutral(const char *text, size_t length) {
  if (length < strlen("的")) return 0;
  for (size_t i = 0; neutral[i] != NULL; i++) {
    if (neutral[i][2] == text[2] && govd__begins_with(text, length, neutral[i])) return strlen(neutral[i]);
  }
  return 0;
}

bool govd__claim_has_other(const govd__binder *b, size_t begin, size_t end) {
  size_t token = b->at;
  while (token > 0 && b->tokens[token - 1].begin >= begin) token--;
  for (size_t at = begin; at < end;) {
    while (token < b->count && b->tokens[token].end <= at) token++;
    if (token < b->count && b->tokens[token].begin <= at) {
      at = b->tokens[token].end;
      continue;
    }
    size_t size = govd__claim_neutral(b->text->text + at, end - at);
    if (size == 0) return true;
    at += size;
  }
  return false;
}
