/* SPDX-License-Identifier: Apache-2.0 */
/* What a sentence is about, said in it, before it, behind its figure, or only by its parts. */
#include <string.h>

#include "claim_binder.h"

size_t govd__claim_topic_of_section(const govd__binder *b) {
  const char *id = govd_report_section(b->text->report, b->text->section)->id;
  for (size_t i = 0; id != NULL && i < b->book->topic_count; i++) {
    for (const char *const *section = b->book->topics[i].sections; *section != NULL; section++) {
      if (strcmp(*section, id) == 0) return i;
    }
  }
  return GOVD_NONE;
}

static bool ends_sentence(const govd__token *token) {
  return token->kind == GOVD__TOKEN_STOP || token->kind == GOVD__TOKEN_BREAK;
}

/* The first claim with rows and a group that a word stands for, and nothing else, as 网络 does; or NULL. */
static const govd__claim_pattern *grouped_claim(const govd__binder *b, const govd__token *token) {
  if (token->kind != GOVD__TOKEN_WORD || token->word->claim == GOVD_NONE) return NULL;
  if (token->word->otherwise != GOVD__TOKEN_WORD) return NULL;
  const govd__claim_pattern *claim = &b->book->claims[token->word->claim];
  return *claim->group != '\0' && claim->table == GOVD_NONE ? claim : NULL;
}

/* Whether two claims are parts of one whole, or one is a part of the other: 无法提供, 不掌握. */
static bool go_together(const govd__claim_pattern *a, const govd__claim_pattern *b) {
  return a != b && a->topic == b->topic &&
         (strcmp(a->group, b->group) == 0 || strcmp(a->group, b->id) == 0 || strcmp(b->group, a->id) == 0);
}

/*
 * The topic that two claims that go together make in a sentence that names none: 部分公开4件，不予公开3件.
 * Sought once for each sentence.
 */
static size_t topic_of_group(govd__binder *b) {
  enum { MOST = 8 };
  if (b->grouped) return b->group_topic;
  b->grouped = true;
  b->group_topic = GOVD_NONE;
  const govd__claim_pattern *claims[MOST];
  size_t count = 0;
  size_t i = b->at;
  while (i > 0 && !ends_sentence(&b->tokens[i - 1])) i--;
  for (; i < b->count && !ends_sentence(&b->tokens[i]) && count < MOST; i++) {
    const govd__claim_pattern *claim = grouped_claim(b, &b->tokens[i]);
    if (claim == NULL) continue;
    for (size_t k = 0; k < count; k++) {
      if (go_together(claims[k], claim)) b->group_topic = claim->topic;
    }
    claims[count++] = claim;
  }
  return b->group_topic;
}

size_t govd__claim_topic_at(govd__binder *b) {
  const govd__token *figure = &b->tokens[b->at];
  if (b->topic_named) return b->topic;
  for (size_t i = b->at + 1; i < b->count && b->tokens[i].kind == GOVD__TOKEN_WORD; i++) {
    if (b->tokens[i].begin - figure->end > GOVD__CLAIM_REACH_TOPIC) break;
    size_t topic = govd__claim_topic_of(b, b->tokens[i].word);
    if (topic != GOVD_NONE) return topic;
  }
  return b->topic == GOVD_NONE ? topic_of_group(b) : b->topic;
}

bool govd__claim_is_meant(const govd__binder *b, const govd__token *token, size_t index) {
  size_t claim = govd__claim_of_word(b, token->word, b->topic);
  if (claim == GOVD_NONE) return govd__claim_topic_of(b, token->word) != GOVD_NONE;
  bool figure = index + 1 < b->count && b->tokens[index + 1].kind == GOVD__TOKEN_FIGURE &&
                b->tokens[index + 1].begin == token->end;
  bool plain = b->book->claims[claim].table == GOVD_NONE && !govd__claim_is_shared(b, token->word, b->topic);
  return plain || figure || (index > b->at && govd__claim_ends_clause(b, index + 1));
}
