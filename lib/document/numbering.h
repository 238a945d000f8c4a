/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_NUMBERING_H
#define GOVD_DOCUMENT_NUMBERING_H

#include "base/buffer.h"
#include "list_number.h"
#include "parts.h"

/*
 * What a Word document's styles and lists say about its text: the numbers in front of
 * paragraphs, which are not written there but counted, and text that is hidden by style.
 */
enum { GOVD__LIST_LEVELS = 9 };

typedef struct govd__list_level {
  const char *text;  /* such as "（%1）" */
  const char *style; /* of the paragraphs it numbers; NULL where it names none */
  const govd__list_format *format;
  long start;
  long restart; /* the level, from 1, that lets this one begin anew; 0 none, -1 all above */
  bool arabic;  /* the numbers of all levels in it as decimals */
  bool joined;  /* nothing stands between number and text */
} govd__list_level;

/* A list as it is designed, with its count. */
typedef struct govd__list_design {
  long id;
  const char *link; /* the style that has the real design, or NULL */
  govd__list_level levels[GOVD__LIST_LEVELS];
  long counts[GOVD__LIST_LEVELS];
  bool counting[GOVD__LIST_LEVELS];
} govd__list_design;

/* A list as paragraphs refer to it. */
typedef struct govd__list {
  long id;
  long design;
  govd__list_level *own[GOVD__LIST_LEVELS]; /* levels designed for this list alone, or NULL */
  long start[GOVD__LIST_LEVELS];            /* where it begins anew, or -1 */
} govd__list;

typedef struct govd__style {
  const char *id;
  const char *base;
  long list;               /* -1 says nothing, 0 none */
  long level;              /* -1 says nothing */
  int hidden;              /* -1 says nothing */
  const char *numbered_by; /* the style that the list came from */
} govd__style;

/* Starts out zeroed. */
typedef struct govd__numbering {
  govd__arena arena;
  govd__list_design *designs;
  size_t design_count;
  size_t design_capacity;
  govd__list *lists;
  size_t list_count;
  size_t list_capacity;
  govd__style *styles;
  size_t style_count;
  size_t style_capacity;
  const char *default_style; /* of paragraphs; NULL where there is none */
} govd__numbering;

/* Reads the parts of styles and of lists, where there are such. */
govd_status govd__numbering_read(govd__package *package, const govd__relations *relations,
                                 govd__numbering *numbering, govd_error *error);
void govd__numbering_release(govd__numbering *numbering);

/* A style by its id, with what it inherits; NULL where there is none. */
const govd__style *govd__numbering_style(const govd__numbering *numbering, const char *id, size_t length);

/*
 * Counts a paragraph and appends its number as it is printed. List and level are what the
 * paragraph says itself, -1 where it says nothing; then its style decides, which may be NULL.
 */
void govd__numbering_next(govd__numbering *numbering, long list, long level, const govd__style *style,
                          govd__buffer *text);

#endif
