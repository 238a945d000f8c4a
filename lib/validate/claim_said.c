/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what stands in front of a word leaves it what it is: a qualifier makes some of many of it. */
#include <string.h>

#include "claim_binder.h"

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

/*
 * Whether nothing in front of a noun tells some of what it names from others: 全年政府信息公开申请22件, but
 * not 涉土地的政府信息公开申请9件. What is in front of the first of several is said of all:
 * 行政复议3件、行政诉讼1件.
 */
static bool stands_alone(const govd__binder *b, const govd__token *token) {
  for (size_t i = (size_t)(token - b->tokens);; i--) {
    const govd__token *word = &b->tokens[i];
    const govd__token *front = i == 0 ? NULL : word - 1;
    bool each = govd__ends_with(b->text->text, word->begin, "各类");
    if (each || govd__claim_has_other(b, front == NULL ? 0 : front->end, word->begin)) return false;
    if (front == NULL) return true;
    if (front->kind == GOVD__TOKEN_FIGURE && i - 1 != b->at) return false;
    if (front->kind == GOVD__TOKEN_LIST) {
      bool counted = i > 1 && (front - 1)->kind == GOVD__TOKEN_FIGURE;
      return counted && b->before != GOVD_NONE && b->found->items[b->before].row_count > 0;
    }
    bool goes_on = front->kind == GOVD__TOKEN_WORD || front->kind == GOVD__TOKEN_FIGURE;
    if (!goes_on) return true;
  }
}

/* Whether the clause says in front of a word that it is about disclosure: 因政府信息公开引发行政复议. */
static bool is_of_disclosure(const govd__binder *b, const govd__token *token) {
  static const char *const words[] = {"公开", NULL};
  size_t i = (size_t)(token - b->tokens);
  while (i > 0 && !govd__claim_ends_clause(b, i - 1)) i--;
  size_t begin = i == 0 ? 0 : b->tokens[i - 1].end;
  return begin < token->begin && govd__has_word(b->text->text + begin, token->begin - begin, words);
}

/* Whether a token is where a sentence goes on to something else of its topic, or ends. */
static bool ends_statement(const govd__binder *b, size_t i) {
  if (i >= b->count) return true;
  const govd__token *token = &b->tokens[i];
  switch (token->kind) {
    case GOVD__TOKEN_STOP:
    case GOVD__TOKEN_BREAK:
    case GOVD__TOKEN_SEMICOLON:
    case GOVD__TOKEN_FIGURE: return true;
    case GOVD__TOKEN_WORD: return govd__claim_of_word(b, token->word, b->topic) != GOVD_NONE;
    default: return false;
  }
}

/* Whether the sentence goes on to a cause that is not disclosure: 行政复议1件，系政府采购投诉处理引起. */
static bool is_caused_otherwise(const govd__binder *b) {
  static const char *const causes[] = {"引起", "引发", "所致", "涉及", "系", NULL};
  static const char *const words[] = {"公开", NULL};
  size_t i = b->at + 1;
  while (!ends_statement(b, i)) i++;
  if (i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD) return false; /* 共引发行政诉讼: of that one */
  const char *behind = b->text->text + b->tokens[b->at].end;
  size_t end = i < b->count ? b->tokens[i].begin : b->text->length;
  size_t length = end - b->tokens[b->at].end;
  return govd__has_word(behind, length, causes) && !govd__has_word(behind, length, words);
}

/*
 * The first verb of a sentence may have a subject that is not known, 各医疗卫生机构受理47件; what is said
 * later of what was done goes on with that subject.
 */
bool govd__claim_is_said(const govd__binder *b, const govd__token *token, size_t claim) {
  const govd__claim_pattern *pattern = &b->book->claims[claim];
  bool of_topic = pattern->topic != GOVD_NONE;
  bool noun = of_topic && govd__claim_topic_of(b, token->word) == pattern->topic;
  bool first_verb = of_topic && !noun && *pattern->group == '\0' && pattern->table == GOVD_NONE &&
                    b->before == GOVD_NONE && !pattern->any_year;
  if (pattern->rank >= 0 && (noun ? is_of_disclosure(b, token) : !first_verb)) return true;
  return stands_alone(b, token) && !(noun && is_caused_otherwise(b));
}
