/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_READ_PART_H
#define GOVD_READ_PART_H

#include "sheet.h"

/*
 * The part of a document that is one report: its blocks from begin up to, but not with,
 * end, and the tables among them. Most documents have one part; a file may hold the
 * reports of several bodies or years, one behind the other.
 */
typedef struct govd__part {
  const govd_document *document;
  size_t begin;
  size_t end;
  const govd__sheet *sheets;
  size_t sheet_count;
} govd__part;

/*
 * Takes a document apart into its reports. Each part but the first begins with its own
 * title where there is one. *parts is released with govd__free().
 */
govd_status govd__split(const govd_document *document, const govd__sheets *sheets,
                        const govd__lexicon *lexicon, govd__part **parts, size_t *count, govd_error *error);

#endif
