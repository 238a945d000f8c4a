/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PLACE_H
#define GOVD_TOOLS_PLACE_H

#include <stdbool.h>

#include "govdisclosure/document.h"
#include "govdisclosure/validate.h"

/* Bytes that a place takes in words, with the NUL behind them. */
enum { PLACE_TEXT = 160 };

/* What a file is that places are in; all zeros where that is not known. */
typedef struct place_source {
  govd_kind kind;
  const govd_document *document; /* that knows the names of its sheets, or NULL */
} place_source;

/*
 * A place as a person would say it, which depends on what the file is: `41:3`, line and column of a
 * text; `paragraph 12` or `table 2, row 5, column 3` of a Word document; `sheet 1, E7` of a workbook, with
 * the name of the sheet where there are several; `page 3` of a PDF. "" where nothing is known.
 */
void place_text(char text[PLACE_TEXT], govd_language language, place_source from, govd_place place);

/* The same without what is narrower than a row: `41`, `table 2, row 5`, `sheet 1, row 7`. */
void place_row_text(char text[PLACE_TEXT], govd_language language, place_source from, govd_place place);

/* Whether a place tells a person where to look. */
bool place_is_telling(place_source from, govd_place place);

/* Whether the places of such a file are lines and columns of its text. */
bool place_has_lines(govd_kind kind);

#endif
