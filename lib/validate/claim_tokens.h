/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_TOKENS_H
#define GOVD_VALIDATE_CLAIM_TOKENS_H

#include "form/claims.h"
#include "govdisclosure/validate.h"

/* What the prose is made of, as far as claims are concerned. */
typedef enum govd__token_kind {
  GOVD__TOKEN_WORD,         /* of the form: of a claim, of a topic, or of both */
  GOVD__TOKEN_FIGURE,       /* 12件 */
  GOVD__TOKEN_YEAR,         /* 2023年 */
  GOVD__TOKEN_COMMA,        /* , and what parts clauses */
  GOVD__TOKEN_SEMICOLON,    /* ; */
  GOVD__TOKEN_STOP,         /* end of a sentence */
  GOVD__TOKEN_BREAK,        /* end of a paragraph */
  GOVD__TOKEN_LIST,         /* 、和 */
  GOVD__TOKEN_OPEN,         /* ( */
  GOVD__TOKEN_CLOSE,        /* ) */
  GOVD__TOKEN_NAME,         /* something in quotes */
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
  GOVD__TOKEN_ALL           /* 全市: the whole of a place */
} govd__token_kind;

/* A figure as it is printed. */
typedef struct govd__printed_figure {
  int64_t value; /* in the unit, or for money in millionths of 万元; for percent, see scale */
  int64_t step;  /* by how much the last digit that is printed counts; 1 where it is exact */
  int scale;     /* decimal places of a percentage */
  const char *unit;
  bool money;
  bool percent;
  bool about; /* 余, 以上: not exact */
  bool spelt; /* in words: 三件 */
} govd__printed_figure;

typedef struct govd__token {
  govd__token_kind kind;
  size_t begin;
  size_t end;
  const govd__claim_word *word; /* the first of its kind in the book */
  govd__printed_figure figure;
  int year;
} govd__token;

/*
 * What words and marks begin with, as far as so many bits tell it apart: characters that
 * stand alone, and pairs of characters.
 */
enum { GOVD__TOKEN_FILTER = 8192 };

typedef struct govd__tokens {
  uint64_t singles[GOVD__TOKEN_FILTER / 64]; /* made once for a form */
  uint64_t pairs[GOVD__TOKEN_FILTER / 64];
  bool filtered;
  govd__token *items;
  size_t count;
  size_t capacity;
} govd__tokens;

/* Adds the tokens of a text as govd__claim_text has it. Only memory can fail. */
govd_status govd__tokens_read(govd__tokens *tokens, const govd__claim_book *book, const char *text,
                              size_t length, govd_error *error);
void govd__tokens_release(govd__tokens *tokens);

/* The words of the language, for a test that they are sorted. */
const char *govd__token_word(size_t index);

#endif
