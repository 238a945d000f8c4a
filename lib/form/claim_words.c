/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"

/*
 * The words are a tree whose steps are characters: all that begin at a place of a text are
 * found by walking down from there, and most characters begin none. The steps stand in a
 * table that is at most half full, each at its hash or behind it.
 */
struct govd__claim_tree {
  struct step {
    uint32_t from; /* a node; the root is 0 */
    uint32_t point;
    uint32_t to; /* 0 where the place is free */
  } * steps;
  size_t mask;
  size_t *words; /* by node: the first word that ends there, or GOVD_NONE */
  uint32_t nodes;
};

static struct step *find_step(const govd__claim_tree *tree, uint32_t from, uint32_t point) {
  size_t at = (from * 31U + point) * 2654435769U >> 16 & tree->mask;
  while (tree->steps[at].to != 0 && (tree->steps[at].from != from || tree->steps[at].point != point))
    at = (at + 1) & tree->mask;
  return &tree->steps[at];
}

static void plant(govd__claim_tree *tree, const govd__claim_word *word, size_t index) {
  uint32_t node = 0;
  uint32_t point;
  for (size_t at = 0, size; at < word->length; at += size) {
    size = govd__utf8_decode(word->text + at, word->length - at, &point);
    struct step *step = find_step(tree, node, point);
    if (step->to == 0) *step = (struct step){node, point, tree->nodes++};
    node = step->to;
  }
  if (tree->words[node] == GOVD_NONE) tree->words[node] = index;
}

static govd_status make_tree(const loader *l, govd__claim_book *book) {
  size_t characters = 0;
  size_t places = 64;
  for (size_t i = 0; i < book->word_count; i++)
    characters += govd__utf8_count(book->words[i].text, book->words[i].length);
  while (places < 2 * characters) places *= 2;
  govd__claim_tree *tree = govd__arena_alloc(&l->form->arena, 1, sizeof *tree);
  if (tree == NULL) return govd__fail_memory(l->error);
  *tree = (govd__claim_tree){.mask = places - 1, .nodes = 1};
  tree->steps = govd__arena_alloc(&l->form->arena, places, sizeof *tree->steps);
  tree->words = govd__arena_alloc(&l->form->arena, characters + 1, sizeof *tree->words);
  if (tree->steps == NULL || tree->words == NULL) return govd__fail_memory(l->error);
  for (size_t i = 0; i <= characters; i++) tree->words[i] = GOVD_NONE;
  for (size_t i = 0; i < book->word_count; i++) plant(tree, &book->words[i], i);
  book->tree = tree;
  return GOVD_OK;
}

static int by_text(const void *a, const void *b) {
  const govd__claim_word *x = a;
  const govd__claim_word *y = b;
  int order = strcmp(x->text, y->text);
  /* Words of claims before words of topics, in the order of the form. */
  if (order == 0) order = (x->claim > y->claim) - (x->claim < y->claim);
  return order != 0 ? order : (x->topic > y->topic) - (x->topic < y->topic);
}

/* Words that mean the same: where a form has the first in one of its words, the others are meant, too. */
enum { SAME_YEARS = 5 };
static const struct {
  const char *year;
  const char *others[SAME_YEARS];
} years[] = {{"上年", {"上年度", "上一年", "上一年度", "去年", "上个年度"}},
             {"下年", {"下年度", "下一年", "下一年度", "次年", "明年"}}};

/* How many words they are at most, with other words for a year. */
static size_t count_words(const char *const *words) {
  size_t count = 0;
  for (; *words != NULL; words++) count += 1 + SAME_YEARS * sizeof years / sizeof *years;
  return count;
}

static int by_language_text(const void *text, const void *word) {
  return strcmp(text, ((const govd__language_word *)word)->text);
}

/* What the language makes of a word of the form: 其他 is a result of lawsuits, and elsewhere some of many. */
static govd__token_kind kind_in_language(const char *text) {
  size_t count;
  const govd__language_word *words = govd__language_words(&count);
  const govd__language_word *word = bsearch(text, words, count, sizeof *words, by_language_text);
  return word == NULL ? GOVD__TOKEN_WORD : word->kind;
}

static void add_word(govd__claim_book *book, const char *word, size_t claim, size_t topic) {
  book->words[book->word_count++] =
      (govd__claim_word){word, strlen(word), GOVD__TOKEN_WORD, kind_in_language(word), claim, topic};
}

/* A word with another for the year in its place. */
static char *with_year(const loader *l, const char *word, const char *place, size_t size, const char *year) {
  size_t front = (size_t)(place - word);
  char *text = govd__arena_alloc(&l->form->arena, strlen(word) - size + strlen(year) + 1, 1);
  if (text == NULL) return NULL;
  memcpy(text, word, front);
  strcpy(text + front, year);
  strcat(text, place + size);
  return text;
}

static govd_status add_words(const loader *l, govd__claim_book *book, const char *const *words, size_t claim,
                             size_t topic) {
  for (; *words != NULL; words++) {
    add_word(book, *words, claim, topic);
    for (size_t y = 0; y < sizeof years / sizeof *years; y++) {
      const char *place = strstr(*words, years[y].year);
      for (size_t i = 0; place != NULL && i < SAME_YEARS; i++) {
        char *text = with_year(l, *words, place, strlen(years[y].year), years[y].others[i]);
        if (text == NULL) return govd__fail_memory(l->error);
        add_word(book, text, claim, topic);
      }
    }
  }
  return GOVD_OK;
}

govd_status govd__claim_words_list(const loader *l, govd__claim_book *book) {
  size_t count;
  const govd__language_word *language = govd__language_words(&count);
  size_t room = count;
  for (size_t i = 0; i < book->topic_count; i++) room += count_words(book->topics[i].words);
  for (size_t i = 0; i < book->claim_count; i++) room += count_words(book->claims[i].words);
  book->words = govd__arena_alloc(&l->form->arena, room, sizeof *book->words);
  if (book->words == NULL) return govd__fail_memory(l->error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < book->topic_count && status == GOVD_OK; i++)
    status = add_words(l, book, book->topics[i].words, GOVD_NONE, i);
  for (size_t i = 0; i < book->claim_count && status == GOVD_OK; i++)
    status = add_words(l, book, book->claims[i].words, i, GOVD_NONE);
  if (status != GOVD_OK) return status;
  if (book->word_count > 0) qsort(book->words, book->word_count, sizeof *book->words, by_text);
  for (size_t i = 0; i < count; i++)
    book->words[book->word_count++] = (govd__claim_word){
        language[i].text, strlen(language[i].text), language[i].kind, language[i].kind, GOVD_NONE, GOVD_NONE};
  return make_tree(l, book);
}

const govd__claim_word *govd__claim_word_at(const govd__claim_book *book, const char *text, size_t length) {
  const govd__claim_tree *tree = book->tree;
  size_t longest = GOVD_NONE;
  uint32_t node = 0;
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point;
    size = govd__utf8_decode(text + at, length - at, &point);
    if (size == 0) break;
    node = find_step(tree, node, point)->to;
    if (node == 0) break;
    if (tree->words[node] != GOVD_NONE) longest = tree->words[node];
  }
  return longest == GOVD_NONE ? NULL : &book->words[longest];
}
