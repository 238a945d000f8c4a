/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_SIMILAR_H
#define GOVD_READ_SIMILAR_H

#include "lexicon.h"

/*
 * The word of a form's rows that a key is most like, for labels that are misspelt, lost
 * a few characters or were read wrongly by machine: within one change for every four
 * characters, and nearer by two changes than any word of other rows. GOVD__NO_WORD
 * where no word is that near, or several are.
 */
uint32_t govd__similar_word(const govd__lexicon *lexicon, const govd__vocabulary *vocabulary, const char *key,
                            size_t length);

/* Changes (Levenshtein, 1965) that make one word of another; more than limit is told as limit + 1. */
size_t govd__distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, size_t limit);

#endif
