/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_BINDER_H
#define GOVD_VALIDATE_CLAIM_BINDER_H

#include "claim_bind.h"

/* Words of a clause at most; bytes behind a figure in which its topic may stand. */
enum { GOVD__CLAIM_WORDS = 16, GOVD__CLAIM_REACH_TOPIC = 45 };

/* What is known at a place of the text, on the way through it. */
typedef struct govd__binder {
  const govd__context *c;
  const govd__claim_book *book;
  const govd__claim_text *text;
  const govd__token *tokens;
  size_t count;
  size_t at;
  govd__found_list *found;
  /* paragraph */
  size_t topic;
  size_t last;     /* the last figure that is bound to rows, or GOVD_NONE */
  size_t first;    /* of the figures found in it */
  size_t break_at; /* offset of the paragraph's first byte */
  bool stopped;    /* a sentence has ended in it */
  /* sentence */
  int year; /* 0 this year, -1 the last, else none that can be checked */
  bool year_named;
  bool part_of_year;
  bool cumulative;
  bool others;
  size_t own_end;  /* of the reporting body, and of others that are named along with it; or 0 */
  bool own_joined; /* there are such others */
  bool topic_named;
  bool grouped;       /* the next has been sought */
  size_t group_topic; /* that the parts it names make, or GOVD_NONE */
  size_t begun;       /* of the figures found in it */
  size_t before;      /* the figure before in this sentence, bound or not, or GOVD_NONE */
  size_t earlier;     /* the one before that */
  /* clause */
  size_t words[GOVD__CLAIM_WORDS]; /* tokens that are words of claims */
  size_t word_count;
  bool stale; /* a comma has followed these words */
  bool each;
  bool about;
  bool share;
  bool summed; /* 共计, 合计: what follows is of all before it */
  bool compared;
  bool narrow;
  bool compared_elsewhere; /* with another year than the last */
  int direction;
  /* list */
  bool open;
  bool exhaustive;
  bool bracket;
  int year_outside; /* of the sentence, before the list */
  size_t whole;     /* the found whole, or GOVD_NONE */
  size_t opened;    /* found index of the first part */
  bool failed;
} govd__binder;

/* What the words in front of a figure, or behind it, say. */
typedef struct govd__claim_words {
  size_t rows[GOVD__CLAIM_ROWS];
  size_t row_count;
  size_t column;
  size_t column_end; /* of the last word of a column */
  bool all_columns;  /* 公民、法人: columns joined, which is as much as none */
  size_t begin;
  size_t last_row_end; /* of the last word of a row: one that follows and joins it */
} govd__claim_words;

/* The topic that a word names, or GOVD_NONE. */
size_t govd__claim_topic_of(const govd__binder *b, const govd__claim_word *word);

/* The topic of the section, which need not be said there. */
size_t govd__claim_topic_of_section(const govd__binder *b);

/* The topic of a figure: said before it in the sentence, or right behind it, or before, or by its parts. */
size_t govd__claim_topic_at(govd__binder *b);

/* Whether a clause ends in front of a token. */
bool govd__claim_ends_clause(const govd__binder *b, size_t token);

/*
 * Whether a word that the language has too, the token at an index, means its claim here: 其他9件 and
 * 9件为其他, but not 其他案件9件.
 */
bool govd__claim_is_meant(const govd__binder *b, const govd__token *token, size_t index);

/* Whether a word is of several claims of a topic, which only what it stands beside tells apart: 其他. */
bool govd__claim_is_shared(const govd__binder *b, const govd__claim_word *word, size_t topic);

/* The claim that a word stands for where a topic is spoken of, or GOVD_NONE. */
size_t govd__claim_of_word(const govd__binder *b, const govd__claim_word *word, size_t topic);

/* Keeps a figure; gives its index, or GOVD_NONE where memory fails, which the binder then says. */
size_t govd__claim_add_found(govd__binder *b, govd__found found);

/* Forgets what the words of a clause have said. */
void govd__claim_clear_clause(govd__binder *b);

/* Begins a list of parts, of what is said in front or, in a bracket, of the figure there. */
void govd__claim_open_list(govd__binder *b, bool bracket);

/* Begins a list of the parts of a figure. */
void govd__claim_open_list_of(govd__binder *b, size_t whole, bool bracket);

/* Whether a figure, and what it counts, goes on as the whole of a list: 不予处理的19件中. */
bool govd__claim_is_whole(const govd__binder *b, size_t end);

/* A list of parts ends: what it adds up to is something to look at, too. */
void govd__claim_close_list(govd__binder *b);

/*
 * Whether a word says its claim, and not some of it. A noun may be qualified, 征地补偿行政复议5件; the first
 * verb of a sentence may have a subject that is not known.
 */
bool govd__claim_is_said(const govd__binder *b, const govd__token *token, size_t claim);

/*
 * Whether something stands between two offsets that a figure may be of instead: 答复书模板修订2次,
 * 剩余1件未到答复期限. Words of the form and marks are looked at elsewhere.
 */
bool govd__claim_has_other(const govd__binder *b, size_t begin, size_t end);

/* The length of a word that may stand between those of a claim and its figure, or 0. */
size_t govd__claim_neutral(const char *text, size_t length);

/* What the words of the clause in front of the figure say. */
govd__claim_words govd__claim_read_before(const govd__binder *b, size_t topic, const char *unit);

/* What the words right behind it say, and where they end. */
govd__claim_words govd__claim_read_behind(const govd__binder *b, size_t topic, const char *unit, size_t *end);

/* Takes what a sentence says of where and when; false for other tokens. */
bool govd__claim_take_setting(govd__binder *b, const govd__token *token);

/* Whether it is another place that does what a word says: 沭阳县收到. */
bool govd__claim_acts_elsewhere(const govd__binder *b, const govd__token *token);

#endif
