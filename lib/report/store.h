/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPORT_STORE_H
#define GOVD_REPORT_STORE_H

#include "govdisclosure/report.h"

/* What a report is made of. Strings are its own, except ids, which are the form's. */

typedef struct report_field {
  const char *text; /* NULL where the document has no such field */
  govd_place place;
} report_field;

typedef struct report_section {
  govd_section section;
  govd_paragraph *paragraphs;
  size_t capacity;
} report_section;

struct govd_report {
  govd_form *form;
  govd_cell *cells;         /* one a cell of the form */
  report_field *fields;     /* one a field of the form */
  govd_row_source *sources; /* one a row, over all tables */
  size_t row_count;
  const char *title;
  govd_place title_place;
  report_section *sections;
  size_t section_count;
  size_t section_capacity;
  govd_unknown_row *unknown;
  size_t unknown_count;
  size_t unknown_capacity;
};

/* Replaces an owned string by a copy of text, or by NULL. Checks UTF-8. */
govd_status govd__string_set(const char **string, const char *text, govd_error *error);
/* The same for a part of a text that is known to be UTF-8. */
govd_status govd__string_set_part(const char **string, const char *text, size_t length, govd_error *error);
void govd__string_drop(const char **string);
bool govd__string_same(const char *a, const char *b);

/* Sources of rows. */
govd_status govd__sources_copy(const govd_report *from, govd_report *to, govd_error *error);
void govd__sources_release(govd_report *report);

/* Sections, paragraphs and unknown rows. */
void govd__prose_release(govd_report *report);
govd_status govd__prose_copy(const govd_report *from, govd_report *to, govd_error *error);
/* Gives an unknown row another reason. */
void govd__unknown_row_turn(govd_report *report, size_t index, govd_unknown_reason reason);
/* Puts the last unknown row before another one: it stood there, and was told late. */
void govd__unknown_row_bring(govd_report *report, size_t index);
bool govd__prose_same(const govd_report *a, const govd_report *b);

#endif
