/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "claim_tokens.h"

/*
 * 结转2024年1件 in the report for 2023 is 结转下年1件: where the next year is named, the form's word for what
 * goes on into it is the one that has 下年 in that place. By 结转 alone it could as well be what came in.
 */
enum { LONGEST_FRONT = 4, WORD_SIZE = 64 };

/* The word of the form that a text and 下年 make, or NULL. */
static const govd__claim_word *word_with_next(const govd__claim_book *book, const char *front,
                                              size_t length) {
  char text[WORD_SIZE];
  if (length + strlen("下年") >= sizeof text) return NULL;
  memcpy(text, front, length);
  strcpy(text + length, "下年");
  size_t size = strlen(text);
  const govd__claim_word *word = govd__claim_word_at(book, text, size);
  return word != NULL && word->kind == GOVD__TOKEN_WORD && word->length == size ? word : NULL;
}

/* The longest such word in front of a year, with where it begins. */
static const govd__claim_word *word_before(const govd__claim_book *book, const char *text, size_t end,
                                           size_t *begin) {
  const govd__claim_word *longest = NULL;
  size_t at = end;
  for (int n = 0; n < LONGEST_FRONT && at > 0; n++) {
    do at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    const govd__claim_word *word = word_with_next(book, text + at, end - at);
    if (word == NULL) continue;
    longest = word;
    *begin = at;
  }
  return longest;
}

void govd__tokens_take_next_year(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                                 int next) {
  size_t count = 0;
  for (size_t i = 0; i < tokens->count; i++) {
    govd__token token = tokens->items[i];
    size_t begin;
    const govd__claim_word *word = token.kind == GOVD__TOKEN_YEAR && token.year == next
                                       ? word_before(book, text, token.begin, &begin)
                                       : NULL;
    if (word != NULL) {
      while (count > 0 && tokens->items[count - 1].end > begin) count--; /* 结转, which is a word by itself */
      token = (govd__token){.kind = GOVD__TOKEN_WORD, .begin = begin, .end = token.end, .word = word};
    }
    tokens->items[count++] = token;
  }
  tokens->count = count;
}
