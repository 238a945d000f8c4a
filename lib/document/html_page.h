/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_HTML_PAGE_H
#define GOVD_DOCUMENT_HTML_PAGE_H

#include <libxml/HTMLparser.h>

#include "html_cuts.h"
#include "html_line.h"
#include "html_names.h"
#include "html_table.h"
#include "model.h"
#include "source.h"

/* A page while libxml2 goes through it. */

enum { GOVD__HTML_KNOWN_NAMES = 64 };

/* What the name at an address of libxml2's dictionary means: it stays the same for a page. */
typedef struct govd__html_name {
  const xmlChar *name;
  govd__element element;
} govd__html_name;

typedef struct govd__html_page {
  htmlParserCtxtPtr parser;
  govd_document *document;
  govd__source source;
  size_t begin; /* of the page in it */
  size_t end;
  govd__html_cuts cuts; /* of it, which libxml2 does not see */
  size_t passed;        /* of them */
  size_t cut;           /* bytes of those passed */
  govd__html_line line;
  govd_place line_place;
  const char *piece; /* of text, as libxml2 has just passed it on */
  size_t piece_length;
  govd__html_table *table; /* the innermost */
  govd__buffer title;
  govd_place title_place;
  size_t depth;
  size_t skipped;      /* depth in an element that is not shown, or 0 */
  size_t titled;       /* depth in the title, or 0 */
  size_t preformatted; /* depth in a <pre>, or 0 */
  bool has_title;
  bool ampersand; /* one that begins no entity libxml2 knows came last */
  size_t work;
  govd__html_name names[GOVD__HTML_KNOWN_NAMES];
  govd_status status;
  govd_error *error;
} govd__html_page;

/* Stops libxml2; what went wrong first stays. */
void govd__html_stop(govd__html_page *p, govd_status status);

/* Stops where there are too many names, which are looked up ever more slowly. */
void govd__html_check_names(govd__html_page *p);

/* How far libxml2 has read, as an offset in the source. */
size_t govd__html_offset(govd__html_page *p);

/* The text of the page, as libxml2 passes it on in pieces (its SAX handler; the context is the page). */
void govd__html_on_characters(void *context, const xmlChar *text, int count);

/* Ends an ampersand that came last: no entity follows it. */
void govd__html_end_ampersand(govd__html_page *p);

/* Ends a line of text: it becomes a paragraph, or a line of a cell. */
void govd__html_end_line(govd__html_page *p);

#endif
