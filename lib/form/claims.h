/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_CLAIMS_H
#define GOVD_FORM_CLAIMS_H

#include "load.h"

/*
 * What the prose of a report says of its figures: the words in which it does, and the
 * cells that are meant. Part of a form, as docs/form-format.md describes.
 */

/* What the prose is made of, as far as claims are concerned. */
typedef enum govd__token_kind {
  GOVD__TOKEN_WORD,         /* of the form: of a claim, of a topic, or of both */
  GOVD__TOKEN_FIGURE,       /* 12件; of words: what a number begins with */
  GOVD__TOKEN_YEAR,         /* 2023年 */
  GOVD__TOKEN_COMMA,        /* , and what parts clauses */
  GOVD__TOKEN_SEMICOLON,    /* ; */
  GOVD__TOKEN_STOP,         /* end of a sentence */
  GOVD__TOKEN_BREAK,        /* end of a paragraph */
  GOVD__TOKEN_LIST,         /* 、和 */
  GOVD__TOKEN_OPEN,         /* ( */
  GOVD__TOKEN_CLOSE,        /* ) */
  GOVD__TOKEN_NAME,         /* something in quotes; of words: a mark that opens one */
  GOVD__TOKEN_OF_WHICH,     /* 其中 */
  GOVD__TOKEN_EACH,         /* 分别为 */
  GOVD__TOKEN_THIS_YEAR,    /* 全年 */
  GOVD__TOKEN_LAST_YEAR,    /* 上年 */
  GOVD__TOKEN_COMPARED,     /* 较, 同比 */
  GOVD__TOKEN_MORE,         /* 增长 */
  GOVD__TOKEN_LESS,         /* 减少 */
  GOVD__TOKEN_SHARE,        /* 占 */
  GOVD__TOKEN_TOTALLING,    /* 共计 */
  GOVD__TOKEN_ABOUT,        /* 约, 近: the figure behind it is not exact */
  GOVD__TOKEN_CUMULATIVE,   /* 累计: all years, unless the sentence has a year */
  GOVD__TOKEN_PART_OF_YEAR, /* 上半年; several years; what is only planned: no figure of the year */
  GOVD__TOKEN_NARROW,       /* 网上, 延期: some of what is counted, for which the form has no cell */
  GOVD__TOKEN_BODY,         /* 局: some body, perhaps another */
  GOVD__TOKEN_OTHERS,       /* 各部门: others than the body that reports */
  GOVD__TOKEN_ALL,          /* 全市: the whole of a place */
  GOVD__TOKEN_NOTHING       /* no token: holds another word and does not mean it, as 格局 is no 局 */
} govd__token_kind;

/* What a sentence is about. */
typedef struct govd__topic {
  const char *id;
  const char *const *words;
  const char *const *sections; /* ids of the sections that are about it without saying so */
} govd__topic;

/* Cells whose sum a figure may be. */
typedef struct govd__claim_reading {
  const size_t *cells;
  size_t count;
} govd__claim_reading;

typedef struct govd__claim_pattern {
  const char *id;
  size_t topic; /* that a sentence must have, or GOVD_NONE */
  const char *const *words;
  const char *const *units;
  const govd__claim_reading *readings; /* none where it has columns */
  size_t reading_count;
  size_t table;          /* of the columns, or GOVD_NONE */
  const size_t *columns; /* that take the place of the last one in the readings of another claim */
  size_t column_count;
  const char *group; /* of claims that together make a whole; may be empty */
  int rank;          /* the higher one goes before others in the same words */
  bool any_year;     /* its words name the year themselves, as 上年结转 does */
} govd__claim_pattern;

/*
 * A word that matters, with what it stands for. The same word may be of several claims, of
 * different topics; those of the form stand before the one of the language.
 */
typedef struct govd__claim_word {
  const char *text;
  size_t length;
  govd__token_kind kind; /* GOVD__TOKEN_WORD where it is the form's, and not of the language */
  /* What it is where no claim of the topic has it; the same unless the language has it. */
  govd__token_kind otherwise;
  size_t claim; /* or GOVD_NONE */
  size_t topic; /* or GOVD_NONE */
} govd__claim_word;

typedef struct govd__claim_tree govd__claim_tree;

/* All of it; empty where a form says nothing of prose. */
typedef struct govd__claim_book {
  govd__topic *topics;
  size_t topic_count;
  govd__claim_pattern *claims;
  size_t claim_count;
  govd__claim_word *words; /* the form's, sorted by their bytes, then those of the language */
  size_t word_count;
  const govd__claim_tree *tree; /* that they are found by */
} govd__claim_book;

const govd__claim_book *govd__form_claims(const govd_form *form);

/* The longest word at the start of a text, or NULL; the first of those that are the same. */
const govd__claim_word *govd__claim_word_at(const govd__claim_book *book, const char *text, size_t length);

/* Loads the two lists; either may be NULL. Sections and tables must have been loaded. */
govd_status govd__load_claims(const loader *l, const cJSON *topics, const cJSON *claims);

#endif
