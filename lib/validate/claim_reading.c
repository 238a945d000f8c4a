/* SPDX-License-Identifier: Apache-2.0 */
/* The words round a figure: which claims they stand for, and whether it is of those that the figure is. */
#include <string.h>

#include "claim_binder.h"

enum { REACH_BEHIND = 15 };

size_t govd__claim_topic_of(const govd__binder *b, const govd__claim_word *word) {
  const govd__claim_word *end = b->book->words + b->book->word_count;
  for (const govd__claim_word *w = word; w < end && strcmp(w->text, word->text) == 0; w++) {
    if (w->topic != GOVD_NONE) return w->topic;
  }
  return GOVD_NONE;
}

size_t govd__claim_of_word(const govd__binder *b, const govd__claim_word *word, size_t topic) {
  const govd__claim_word *end = b->book->words + b->book->word_count;
  for (const govd__claim_word *w = word; w < end && strcmp(w->text, word->text) == 0; w++) {
    if (w->claim == GOVD_NONE) continue;
    size_t wanted = b->book->claims[w->claim].topic;
    if (wanted == GOVD_NONE || wanted == topic) return w->claim;
  }
  return GOVD_NONE;
}

static bool counts_in(const govd__claim_pattern *claim, const char *unit) {
  for (const char *const *each = claim->units; *each != NULL; each++) {
    if (strcmp(*each, unit) == 0) return true;
  }
  return false;
}

/* Words that may stand between the words of a claim and its figure; longer ones before those that they begin
 * with. */
static const char *const neutral[] = {"公民、法人和其他组织",
                                      "公民、法人或其他组织",
                                      "公民、法人或者其他组织",
                                      "公民、法人及其他组织",
                                      "政府信息",
                                      "信息",
                                      "公开",
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
                                      NULL};

/* The length of such a word, or 0. */
static size_t neutral_length(const char *text, size_t length) {
  for (size_t i = 0; neutral[i] != NULL; i++) {
    if (govd__begins_with(text, length, neutral[i])) return strlen(neutral[i]);
  }
  return 0;
}

/*
 * Whether something stands between a word and a figure that the figure may be of instead:
 * 答复书模板修订2次. Words of the form and marks are looked at elsewhere.
 */
static bool is_of_something_else(const govd__binder *b, size_t begin, size_t end) {
  size_t token = b->at;
  while (token > 0 && b->tokens[token - 1].begin >= begin) token--;
  for (size_t at = begin; at < end;) {
    while (token < b->at && b->tokens[token].end <= at) token++;
    if (token < b->at && b->tokens[token].begin <= at) {
      at = b->tokens[token].end;
      continue;
    }
    size_t size = neutral_length(b->text->text + at, end - at);
    if (size == 0) return true;
    at += size;
  }
  return false;
}

static void add_row(const govd__binder *b, govd__claim_words *r, size_t claim, const govd__token *token,
                    bool joined) {
  const govd__claim_pattern *new = &b->book->claims[claim];
  const govd__claim_pattern *old = r->row_count == 0 ? NULL : &b->book->claims[r->rows[r->row_count - 1]];
  bool together = old != NULL && joined && *new->group != '\0' && strcmp(new->group, old->group) == 0;
  if (together && r->row_count < GOVD__CLAIM_ROWS && claim != r->rows[r->row_count - 1]) {
    r->rows[r->row_count++] = claim;
  } else if (old == NULL || new->rank >= old->rank) {
    if (r->row_count == 0 || token->begin < r->begin || !together) r->begin = token->begin;
    r->rows[0] = claim;
    r->row_count = 1;
  } else {
    return;
  }
  r->last_row_end = token->end;
}

/* Whether two words stand side by side with nothing but 、 or 和 between them. */
static bool are_joined(const govd__binder *b, size_t end, size_t begin) {
  enum { JOINT = 9 };
  if (end == 0 || begin < end || begin - end > JOINT) return false;
  static const char *const joints[] = {"、", "和", "及", "以及", "与", "件和", "件及", "或", NULL};
  for (size_t i = 0; joints[i] != NULL; i++) {
    if (strlen(joints[i]) == begin - end && govd__begins_with(b->text->text + end, begin - end, joints[i]))
      return true;
  }
  return false;
}

static void take_claim(const govd__binder *b, govd__claim_words *r, const govd__token *token, size_t topic,
                       const char *unit) {
  size_t claim = govd__claim_of_word(b, token->word, topic);
  if (claim == GOVD_NONE || !counts_in(&b->book->claims[claim], unit)) return;
  if (b->book->claims[claim].table == GOVD_NONE) {
    add_row(b, r, claim, token, are_joined(b, r->last_row_end, token->begin));
    return;
  }
  if (r->column == GOVD_NONE && r->row_count == 0) r->begin = token->begin;
  r->all_columns = r->column != GOVD_NONE && are_joined(b, r->column_end, token->begin);
  r->column = claim;
  r->column_end = token->end;
}

govd__claim_words govd__claim_read_before(const govd__binder *b, size_t topic, const char *unit) {
  govd__claim_words r = {.column = GOVD_NONE, .begin = b->tokens[b->at].begin};
  for (size_t i = 0; i < b->word_count && !b->stale; i++)
    take_claim(b, &r, &b->tokens[b->words[i]], topic, unit);
  if (r.all_columns) r.column = GOVD_NONE;
  size_t last = r.column_end > r.last_row_end ? r.column_end : r.last_row_end;
  if (last > 0 && is_of_something_else(b, last, b->tokens[b->at].begin))
    r = (govd__claim_words){.column = GOVD_NONE, .begin = b->tokens[b->at].begin};
  return r;
}

/* Words right behind a figure, up to what ends the clause, unless they go on to a figure of their own. */
govd__claim_words govd__claim_read_behind(const govd__binder *b, size_t topic, const char *unit,
                                          size_t *end) {
  const govd__token *figure = &b->tokens[b->at];
  govd__claim_words r = {.column = GOVD_NONE, .begin = figure->begin};
  size_t i = b->at + 1;
  for (; i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD; i++) {
    if (b->tokens[i].begin > *end + REACH_BEHIND) break;
    size_t rows = r.row_count;
    size_t column = r.column;
    take_claim(b, &r, &b->tokens[i], topic, unit);
    if (r.row_count != rows || r.column != column) *end = b->tokens[i].end;
  }
  bool own = i < b->count && b->tokens[i].kind == GOVD__TOKEN_FIGURE;
  if (own) r = (govd__claim_words){.column = GOVD_NONE};
  if (r.row_count == 0 && r.column == GOVD_NONE) *end = figure->end;
  r.begin = figure->begin;
  return r;
}
