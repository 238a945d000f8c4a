/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_MATCH_H
#define GOVD_READ_MATCH_H

#include <stdint.h>

#include "grid.h"
#include "part.h"

/* What a row of the document's tables is in terms of a form. */
typedef enum govd__role {
  GOVD__ROW_UNKNOWN,   /* no row of the form */
  GOVD__ROW_AMBIGUOUS, /* several rows of the form are equally good */
  GOVD__ROW_REPEATED,  /* several rows of the document are one row of the form */
  GOVD__ROW_COPY,      /* the same as the row before it, word for word */
  GOVD__ROW_MATCHED,
  GOVD__ROW_HEAD,
  GOVD__ROW_BLOCKS /* the figures of all rows of a one-row table */
} govd__role;

typedef struct govd__matched_row {
  govd__role role;
  const govd__grid *grid;
  size_t row;       /* of the grid */
  size_t table;     /* of the form, for matched rows and blocks */
  size_t form_row;  /* for matched rows */
  size_t candidate; /* position among the rows that are aligned, or GOVD_NONE */
  uint32_t word;    /* of its label, or GOVD__NO_WORD */
} govd__matched_row;

/* A document held against one form. */
typedef struct govd__match {
  const govd__vocabulary *vocabulary; /* NULL before it is made */
  govd__arena arena;
  govd__grid *grids;
  size_t grid_count;
  govd__matched_row *rows; /* all rows of all tables, in order */
  size_t row_count;
  int32_t score;        /* greater is better */
  size_t matched_count; /* rows of the form that were found */
} govd__match;

govd_status govd__match_make(const govd__part *part, const govd__lexicon *lexicon,
                             const govd__vocabulary *vocabulary, govd__match *match, govd_error *error);
void govd__match_release(govd__match *match);

#endif
