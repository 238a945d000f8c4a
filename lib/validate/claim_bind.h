/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_BIND_H
#define GOVD_VALIDATE_CLAIM_BIND_H

#include "claim_text.h"
#include "claim_tokens.h"

enum { GOVD__CLAIM_ROWS = 4 };

/* What a figure of the prose is. */
typedef enum govd__found_kind {
  GOVD__FOUND_FIGURE, /* so many of something */
  GOVD__FOUND_LIST,   /* the parts of a whole, behind 其中 */
  GOVD__FOUND_CHANGE, /* more or less than last year */
  GOVD__FOUND_SHARE   /* a part in percent of a whole */
} govd__found_kind;

/* A figure found in the prose, and what it speaks of. Claims are indices in the form's book. */
typedef struct govd__found {
  govd__found_kind kind;
  size_t begin; /* of the words that it is bound by, in the text */
  size_t end;
  govd__printed_figure figure;
  govd_source source;            /* this year's figures, or last year's */
  size_t rows[GOVD__CLAIM_ROWS]; /* claims with readings, whose sum is meant; none where it is not bound */
  size_t row_count;
  size_t column; /* claim with columns, or GOVD_NONE */
  size_t scope;  /* claim with columns that may be meant besides, or GOVD_NONE */
  /* found index: the rows may also be those of a figure from this one on, or GOVD_NONE; of a list, its first
   * part */
  size_t since;
  size_t
      whole; /* found index: of a part or a share, its whole; of a change, last year's figure; or GOVD_NONE */
  size_t base;     /* of a share, the part; of a change, this year's figure; or GOVD_NONE */
  int direction;   /* of a change: 1 more, -1 less */
  bool compared;   /* 比上年多9件: it is said of the figure before it */
  bool stated;     /* a figure is printed; not of a whole that is only named, nor of a list */
  bool exhaustive; /* of a list: it says that it names all parts: 分别为 */
} govd__found;

typedef struct govd__found_list {
  govd__found *items;
  size_t count;
  size_t capacity;
} govd__found_list;

/* Finds the figures in the tokens of a section and binds them. Only memory can fail. */
govd_status govd__claims_bind(const govd__context *c, const govd__claim_text *text,
                              const govd__tokens *tokens, govd__found_list *found);

#endif
