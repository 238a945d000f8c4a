/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_CLAIM_TEXT_H
#define GOVD_VALIDATE_CLAIM_TEXT_H

#include "prose.h"

/*
 * The prose of a section as claims are looked for in it: without white space, width
 * folded, in simplified characters, lines that were broken joined again; and where each
 * byte of it came from.
 */
typedef struct govd__claim_text {
  char *text; /* paragraphs end with '\n' */
  size_t length;
  uint32_t *origin; /* by byte: offset into the paragraphs laid end to end; one more behind the last */
  size_t *bases;    /* by paragraph: its offset there */
  const govd_report *report;
  size_t section;
  size_t capacity;
  size_t base_capacity;
} govd__claim_text;

/* Fills a text, which starts out zeroed and may be filled again. */
govd_status govd__claim_text_set(govd__claim_text *text, const govd_report *report, size_t section,
                                 govd_error *error);
void govd__claim_text_release(govd__claim_text *text);

/* The words of the source between two offsets, as they stand there, and their place. Released by
 * govd__free(). */
char *govd__claim_text_source(const govd__claim_text *text, size_t begin, size_t end, govd_place *place);

#endif
