/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_CUTS_H
#define GOVD_DOCUMENT_HTML_CUTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What libxml2 need not see of a page, since nobody sees anything of it: what stands in long scripts
 * and style sheets, and attributes that say how something looks. They are most of many pages.
 */
typedef struct govd__html_cut {
  size_t begin;
  size_t end;
} govd__html_cut;

/* In the order of the page; none touches another. */
typedef struct govd__html_cuts {
  govd__html_cut *items; /* released by govd__free() */
  size_t count;
  size_t capacity;
} govd__html_cuts;

/* These are false where memory runs out. */
bool govd__html_cuts_add(govd__html_cuts *cuts, size_t begin, size_t end);

/*
 * Finds the content of long scripts and style sheets, up to where the markup of the page could be
 * taken in two ways: what follows is left to libxml2.
 */
bool govd__html_cut_scripts(govd__html_cuts *cuts, const char *text, size_t length);

/*
 * Finds the attributes of tags that neither hide nor span anything, outside of the scripts found before,
 * which are among the cuts, too. Tags that could be taken in two ways keep theirs.
 */
bool govd__html_cut_attributes(govd__html_cuts *cuts, const govd__html_cuts *scripts, const char *text,
                               size_t length);

#endif
