/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_CLAIMS_H
#define GOVD_FORM_CLAIMS_H

#include "load.h"

/*
 * What the prose of a report says of its figures: the words in which it does, and the
 * cells that are meant. Part of a form, as docs/form-format.md describes.
 */

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

/* A word that matters, with what it stands for. The same word may be of several claims, of different topics.
 */
typedef struct govd__claim_word {
  const char *text;
  size_t length;
  size_t claim; /* or GOVD_NONE */
  size_t topic; /* or GOVD_NONE */
} govd__claim_word;

/* All of it; empty where a form says nothing of prose. */
typedef struct govd__claim_book {
  govd__topic *topics;
  size_t topic_count;
  govd__claim_pattern *claims;
  size_t claim_count;
  govd__claim_word *words; /* sorted by their bytes */
  size_t word_count;
} govd__claim_book;

const govd__claim_book *govd__form_claims(const govd_form *form);

/* The longest word at the start of a text, or NULL; the first of those that are the same. */
const govd__claim_word *govd__claim_word_at(const govd__claim_book *book, const char *text, size_t length);

/* Loads the two lists; either may be NULL. Sections and tables must have been loaded. */
govd_status govd__load_claims(const loader *l, const cJSON *topics, const cJSON *claims);

#endif
