/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FLAT_LINE_H
#define GOVD_READ_FLAT_LINE_H

#include "lexicon.h"

/*
 * A line of text that may be a row of a table whose cells were joined, by white space or
 * by nothing: 1.当面申请数 件 12, or 1.当面申请数件12.
 */
enum { GOVD__MAX_TAIL = 32, GOVD__MAX_TITLES = 32 };

/* A part of the line. */
typedef struct govd__slice {
  const char *text;
  size_t length;
} govd__slice;

/* What stands behind a label: figures, marks for "nothing", units. A figure takes the unit behind it. */
typedef struct govd__tail {
  govd__slice items[GOVD__MAX_TAIL];
  size_t count;
  size_t figures; /* those of the items that are no unit in front of the figures */
  bool joined;    /* a figure follows the label or the unit without white space */
} govd__tail;

typedef struct govd__flat_line {
  govd__slice label; /* "" where the line has figures only */
  uint32_t word;     /* of the label, which names rows; or GOVD__NO_WORD */
  govd__tail tail;
} govd__flat_line;

typedef struct govd__titles {
  uint32_t words[GOVD__MAX_TITLES]; /* as they stand in the line */
  size_t count;
  bool rest; /* other text stands between or in front of them */
  bool sole; /* the head of a table with one column of figures: a corner, perhaps units, one title */
} govd__titles;

/* Takes a line without outer white space apart into label and tail. */
void govd__flat_read(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                     govd__flat_line *line);

/* Finds the titles of columns that begin and end a line, one after the other. */
void govd__flat_titles(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                       govd__titles *titles);

/* Whether an item is a unit, which stands in front of the figures. */
bool govd__flat_is_unit(govd__slice item);

#endif
