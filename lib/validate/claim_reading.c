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

static bool fits_topic(const govd__binder *b, const govd__claim_word *word, size_t topic) {
  if (word->claim == GOVD_NONE) return false;
  size_t wanted = b->book->claims[word->claim].topic;
  return wanted == GOVD_NONE || wanted == topic;
}

/* The next word from one on that is the same and fits the topic, or NULL. */
static const govd__claim_word *next_fitting(const govd__binder *b, const govd__claim_word *word,
                                            const govd__claim_word *from, size_t topic) {
  const govd__claim_word *end = b->book->words + b->book->word_count;
  for (const govd__claim_word *w = from; w < end && (w == word || strcmp(w->text, word->text) == 0); w++) {
    if (fits_topic(b, w, topic)) return w;
  }
  return NULL;
}

bool govd__claim_is_shared(const govd__binder *b, const govd__claim_word *word, size_t topic) {
  const govd__claim_word *first = next_fitting(b, word, word, topic);
  return first != NULL && next_fitting(b, word, first + 1, topic) != NULL;
}

/* The group of the figure before in the sentence, or "". */
static const char *group_before(const govd__binder *b) {
  const govd__found *before = b->before == GOVD_NONE ? NULL : &b->found->items[b->before];
  if (before == NULL || before->row_count == 0) return "";
  return b->book->claims[before->column == GOVD_NONE ? before->rows[0] : before->column].group;
}

/* A word of several claims is of the one that goes with the figure before: 自然人60件，其他1件. */
size_t govd__claim_of_word(const govd__binder *b, const govd__claim_word *word, size_t topic) {
  const govd__claim_word *first = next_fitting(b, word, word, topic);
  if (first == NULL) return GOVD_NONE;
  if (next_fitting(b, word, first + 1, topic) == NULL) return first->claim;
  const char *group = group_before(b);
  for (const govd__claim_word *w = first; w != NULL; w = next_fitting(b, word, w + 1, topic)) {
    if (strcmp(b->book->claims[w->claim].group, group) == 0) return w->claim;
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

/* The length of such a word, or 0. */
size_t govd__claim_neutral(const char *text, size_t length) {
  if (length < strlen("的")) return 0;
  for (size_t i = 0; neutral[i] != NULL; i++) {
    if (neutral[i][2] == text[2] && govd__begins_with(text, length, neutral[i])) return strlen(neutral[i]);
  }
  return 0;
}

/*
 * Whether something stands between a word and a figure that the figure may be of instead:
 * 答复书模板修订2次, 剩余1件未到答复期限. Words of the form and marks are looked at elsewhere.
 */
static bool is_of_something_else(const govd__binder *b, size_t begin, size_t end) {
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

/*
 * Of two words, one may be of a part of what the other is: 重复申请不予处理1件 is of the repeated
 * ones. Behind 等 the whole is meant: 重复申请等不予处理19件.
 */
static bool is_part_of(const govd__claim_pattern *part, const govd__claim_pattern *whole) {
  return *part->group != '\0' && strcmp(part->group, whole->id) == 0;
}

static void add_row(const govd__binder *b, govd__claim_words *r, size_t claim, const govd__token *token,
                    bool joined) {
  const govd__claim_pattern *new = &b->book->claims[claim];
  const govd__claim_pattern *old = r->row_count == 0 ? NULL : &b->book->claims[r->rows[r->row_count - 1]];
  bool together = old != NULL && joined && *new->group != '\0' && strcmp(new->group, old->group) == 0;
  bool refined = old != NULL && is_part_of(old, new) && !govd__ends_with(b->text->text, token->begin, "等");
  if (together && r->row_count < GOVD__CLAIM_ROWS && claim != r->rows[r->row_count - 1]) {
    r->rows[r->row_count++] = claim;
  } else if (refined) {
    /* The part stays what is meant. */
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

/*
 * Whether nothing in front of a word tells some of what it names from others: 全年政府信息公开申请22件, but
 * not 涉土地的政府信息公开申请9件.
 */
static bool stands_alone(const govd__binder *b, const govd__token *token) {
  const govd__token *before = token == b->tokens ? NULL : token - 1;
  size_t end = before == NULL ? 0 : before->end;
  bool joined = before != NULL && (before->kind == GOVD__TOKEN_LIST || before->kind == GOVD__TOKEN_FIGURE);
  return !joined && !is_of_something_else(b, end, token->begin);
}

bool govd__claim_is_said(const govd__binder *b, const govd__token *token, size_t claim) {
  return b->book->claims[claim].rank >= 0 || stands_alone(b, token);
}

static void take_claim(const govd__binder *b, govd__claim_words *r, const govd__token *token, size_t topic,
                       const char *unit) {
  size_t claim = govd__claim_of_word(b, token->word, topic);
  if (claim == GOVD_NONE || !counts_in(&b->book->claims[claim], unit)) return;
  if (!govd__claim_is_said(b, token, claim)) return;
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

bool govd__claim_ends_clause(const govd__binder *b, size_t i) {
  if (i >= b->count) return true;
  switch (b->tokens[i].kind) {
    case GOVD__TOKEN_COMMA:
    case GOVD__TOKEN_SEMICOLON:
    case GOVD__TOKEN_STOP:
    case GOVD__TOKEN_BREAK:
    case GOVD__TOKEN_CLOSE: return true;
    default: return false;
  }
}

/* Whether a cause stands behind a figure, which may be of anything: 1件因征求第三方意见. */
static bool has_cause(const govd__binder *b, size_t end) {
  size_t rest = b->text->length - end;
  return govd__begins_with(b->text->text + end, rest, "因") ||
         govd__begins_with(b->text->text + end, rest, "由于");
}

/*
 * The first of the words behind a figure and its cause that its claim is in: those that the clause ends with,
 * 1件因征求第三方意见结转下年. The count of tokens where it does not: 2件因内容不明确告知补正.
 */
static size_t predicate(const govd__binder *b) {
  size_t stop = b->at + 1;
  while (!govd__claim_ends_clause(b, stop) && b->tokens[stop].kind != GOVD__TOKEN_FIGURE) stop++;
  size_t first = b->count;
  size_t end = stop < b->count ? b->tokens[stop].begin : b->text->length;
  for (size_t i = stop; i > b->at + 1 && govd__claim_ends_clause(b, stop); i--) {
    const govd__token *token = &b->tokens[i - 1];
    bool claim = token->kind == GOVD__TOKEN_WORD && token->word->claim != GOVD_NONE;
    if (!claim || is_of_something_else(b, token->end, end)) break;
    first = i - 1;
    end = token->begin;
  }
  return first;
}

/* Words right behind a figure, up to what ends the clause, unless they go on to a figure of their own. */
govd__claim_words govd__claim_read_behind(const govd__binder *b, size_t topic, const char *unit,
                                          size_t *end) {
  const govd__token *figure = &b->tokens[b->at];
  govd__claim_words r = {.column = GOVD_NONE, .begin = figure->begin};
  bool cause = has_cause(b, figure->end);
  size_t i = cause ? predicate(b) : b->at + 1;
  size_t from = cause && i < b->count ? b->tokens[i].begin : figure->end;
  for (; i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD; i++) {
    const govd__token *token = &b->tokens[i];
    if (token->begin > from + REACH_BEHIND || is_of_something_else(b, from, token->begin)) break;
    if (token->word->otherwise != GOVD__TOKEN_WORD && !govd__claim_is_meant(b, token, i)) break;
    from = token->end;
    size_t rows = r.row_count;
    size_t column = r.column;
    take_claim(b, &r, token, topic, unit);
    if (r.row_count != rows || r.column != column) *end = token->end;
  }
  bool own = i < b->count && b->tokens[i].kind == GOVD__TOKEN_FIGURE;
  if (own) r = (govd__claim_words){.column = GOVD_NONE};
  if (r.row_count == 0 && r.column == GOVD_NONE) *end = figure->end;
  r.begin = figure->begin;
  return r;
}
