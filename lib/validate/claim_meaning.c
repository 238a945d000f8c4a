/* SPDX-License-Identifier: Apache-2.0 */
/* Which topic and which claim a word stands for. */
#include <string.h>

#include "claim_binder.h"

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
