/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_TOKENS_H
#define GOVD_VALIDATE_CLAIM_TOKENS_H

#include "claim_figure.h"
#include "form/claims.h"
#include "govdisclosure/validate.h"

typedef struct govd__token {
  govd__token_kind kind;
  size_t begin;
  size_t end;
  const govd__claim_word *word; /* of the form: the first of those that are the same; or NULL */
  govd__printed_figure figure;
  int year;
} govd__token;

typedef struct govd__tokens {
  govd__token *items;
  size_t count;
  size_t capacity;
} govd__tokens;

/* Adds the tokens of a text as govd__claim_text has it. Only memory can fail. */
govd_status govd__tokens_read(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                              size_t length, govd_error *error);

/* Reads the year after the report's as 下年 where the form has a word for that: 结转2024年 as 结转下年. */
void govd__tokens_take_next_year(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                                 int next);

void govd__tokens_release(govd__tokens *tokens);

#endif
