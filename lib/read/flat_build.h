/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_FLAT_BUILD_H
#define GOVD_READ_FLAT_BUILD_H

#include "flat_line.h"
#include "govdisclosure/document.h"

/* What a line is to the table that it belongs to. */
typedef enum govd__flat_role {
  GOVD__FLAT_OTHER,
  GOVD__FLAT_TITLES,
  GOVD__FLAT_ROW,
  GOVD__FLAT_FIGURES /* more of the row above */
} govd__flat_role;

/* A line of a paragraph, or a table of the document, which is left as it is. */
typedef struct govd__flat_text {
  size_t block;
  bool is_table;
  govd__slice text;
  govd_place place;
  govd__flat_line line;
  govd__flat_role role;
  size_t table; /* that it belongs to, or GOVD_NONE */
} govd__flat_text;

/* A flattened table. */
typedef struct govd__flat_table {
  const govd__vocabulary *vocabulary;
  size_t table;                   /* of the form */
  size_t order[GOVD__MAX_TITLES]; /* the form's columns as they stand */
  size_t columns;
  bool blocks; /* its rows stand side by side */
  bool titled; /* its titles are there */
  size_t rows; /* known ones */
  size_t own;  /* rows with figures on their own line: then others' are not on lines of their own */
  bool units;  /* units stand in front of the figures */
  bool sole;   /* its head shows that it has one column of figures */
  bool joined; /* its figures may be those of several columns that ran together */
  size_t many; /* rows with several figures where the form has one */
  bool accepted;
} govd__flat_table;

typedef struct govd__flat {
  const govd_document *document;
  govd__flat_text *texts;
  size_t text_count;
  size_t text_capacity;
  govd__flat_table *tables;
  size_t table_count;
  size_t table_capacity;
} govd__flat;

/* Makes the document of what was found. */
govd_status govd__flat_build(const govd__flat *flat, govd_document **made, govd_error *error);

#endif
