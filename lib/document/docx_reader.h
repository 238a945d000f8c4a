/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_DOCX_READER_H
#define GOVD_DOCUMENT_DOCX_READER_H

#include "docx_table.h"
#include "numbering.h"

/* A paragraph on its way in; paragraphs of a text box stand inside the one that anchors it. */
typedef struct govd__docx_paragraph {
  govd__buffer text;
  long list; /* -1 says nothing */
  long level;
  const govd__style *style;
  unsigned long long instructions; /* one bit for each open field: its code is being read, not its result */
  unsigned fields;                 /* open ones */
  bool hidden;                     /* the run */
  bool joined;                     /* its end is deleted, so the next paragraph goes on from it */
  bool properties;                 /* inside w:pPr */
} govd__docx_paragraph;

typedef struct govd__docx_reader {
  govd_document *document;
  govd__numbering numbering;
  govd__docx_tables tables;
  govd__docx_paragraph *paragraphs; /* the first `depth` of them are open; the others keep their memory */
  size_t paragraph_count;
  size_t paragraph_capacity;
  size_t depth;
  bool prompts[GOVD__XML_MAX_DEPTH]; /* of the open content controls: shows but a prompt, "click here" */
  size_t controls;
  size_t prompting;
  size_t numbers; /* bytes of numbers of list items so far */
  int line;       /* paragraphs outside of tables so far */
  bool numbered;  /* in this part they count, and tables have places */
  bool once;      /* texts that the document has already are left out */
  bool row_properties;
  bool in_text;
} govd__docx_reader;

/* The innermost open paragraph, or NULL. */
govd__docx_paragraph *govd__docx_open_paragraph(const govd__docx_reader *reader);

/* Appends to the text of the open paragraph what is shown there. */
void govd__docx_put(govd__docx_reader *reader, const char *text, size_t length);

/* Ends a paragraph whose own end is deleted, but behind which no other follows. */
govd_status govd__docx_finish_joined(govd__docx_reader *reader, govd_error *error);

govd_status govd__docx_on_characters(void *user, const char *text, size_t length, govd_error *error);

/* What paragraphs and runs are made of, for the table of elements in docx.c. */
govd__xml_start govd__docx_on_paragraph;
govd__xml_start govd__docx_on_paragraph_properties;
govd__xml_start govd__docx_on_paragraph_style;
govd__xml_start govd__docx_on_list;
govd__xml_start govd__docx_on_level;
govd__xml_start govd__docx_on_run;
govd__xml_start govd__docx_on_run_style;
govd__xml_start govd__docx_on_vanish;
govd__xml_start govd__docx_on_text;
govd__xml_start govd__docx_on_blank;
govd__xml_start govd__docx_on_break;
govd__xml_start govd__docx_on_hyphen;
govd__xml_start govd__docx_on_symbol;
govd__xml_start govd__docx_on_field;
govd__xml_end govd__docx_end_paragraph;
govd__xml_end govd__docx_end_paragraph_properties;
govd__xml_end govd__docx_end_text;

#endif
