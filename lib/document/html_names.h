/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_NAMES_H
#define GOVD_DOCUMENT_HTML_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* What an element does to the text in it and round it. */
typedef enum govd__element {
  GOVD__ELEMENT_INLINE, /* nothing: text goes on. Names that are not known, too */
  GOVD__ELEMENT_BLOCK,  /* begins and ends a line */
  GOVD__ELEMENT_BREAK,
  GOVD__ELEMENT_PRE,
  GOVD__ELEMENT_TABLE,
  GOVD__ELEMENT_ROWS, /* a group of rows */
  GOVD__ELEMENT_ROW,
  GOVD__ELEMENT_CELL,
  GOVD__ELEMENT_TITLE,
  GOVD__ELEMENT_SKIPPED /* nothing in it is shown as text */
} govd__element;

/* @param name in small letters */
govd__element govd__element_of(const char *name);

/*
 * Whether attributes hide their element: hidden, display:none, visibility:hidden, or what
 * Word writes. Names and values take turns, NULL behind the last; a value may be NULL.
 */
bool govd__attributes_hide(const char *const *attributes);

/* A rowspan or colspan: 1 where it is missing or is no number. */
size_t govd__span_of(const char *const *attributes, const char *name);

#endif
