/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_TEXT_LINES_H
#define GOVD_EXCHANGE_TEXT_LINES_H

#include "base/buffer.h"
#include "form/label.h"
#include "govdisclosure/report.h"

/* The lines of a text outside its tables. Each is written only if it will be read as what it is. */
typedef struct govd__text_lines {
  const govd_report *report;
  const govd_form *form;
  govd__buffer text;
  govd__label scratch;
  govd_error *error;
} govd__text_lines;

govd_status govd__text_title(govd__text_lines *lines);

/* The heading of a section with its paragraphs. */
govd_status govd__text_section(govd__text_lines *lines, size_t section);

/* The title of a table, unless it would be read as something else. */
void govd__text_table_title(govd__text_lines *lines, size_t table);

/*
 * The fields above the tables, or those below. `all` tells whether body and year are
 * written even where the title names them, as a statistics form does.
 */
govd_status govd__text_header_fields(govd__text_lines *lines, bool all);
govd_status govd__text_footer_fields(govd__text_lines *lines);

#endif
