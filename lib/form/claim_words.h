/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_CLAIM_WORDS_H
#define GOVD_FORM_CLAIM_WORDS_H

#include "claims.h"

/* A word that means the same in every report. */
typedef struct govd__language_word {
  const char *text;
  govd__token_kind kind;
} govd__language_word;

const govd__language_word *govd__language_words(size_t *count);

/* Lists the words of a book's topics and claims, and those of the language, in the book. */
govd_status govd__claim_words_list(const loader *l, govd__claim_book *book);

#endif
