/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_DIFF_H
#define GOVDISCLOSURE_DIFF_H

/**
 * @file diff.h
 * @brief In what two reports differ.
 *
 * Two editions of one report, or a body's reports of two years: what became of the
 * figures, the fields and the prose, and which findings have appeared or gone. Differences
 * are plain data in a fixed order: form, title, fields, cells, prose, rows that the form
 * does not have, findings. Places are no difference.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/place.h"
#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_diff govd_diff; /**< the differences of two reports; immutable */

typedef enum govd_difference_kind {
  GOVD_DIFFERENCE_FORM = 0,  /**< the texts are the ids of the forms */
  GOVD_DIFFERENCE_TITLE = 1, /**< of the document */
  GOVD_DIFFERENCE_FIELD = 2,
  GOVD_DIFFERENCE_CELL = 3,
  GOVD_DIFFERENCE_SECTION = 4,   /**< a chapter: the text is its title, as printed */
  GOVD_DIFFERENCE_PARAGRAPH = 5, /**< a paragraph that has appeared or gone */
  GOVD_DIFFERENCE_ROW = 6,       /**< a row that the form does not have, with its figures */
  GOVD_DIFFERENCE_FINDING = 7    /**< the text is its sentence */
} govd_difference_kind;

/** One of the two reports, as far as a difference speaks of it. */
typedef struct govd_difference_side {
  bool there;             /**< false where this report has no such thing; then nothing below says anything */
  size_t index;           /**< of the cell or field in the report's form, of the finding in its list */
  const char *text;       /**< what stands there; of a cell as printed, NULL where that is just the figure */
  govd_state state;       /**< of a cell */
  int64_t value;          /**< of a cell that is given; else 0 */
  const char *unit;       /**< of a cell: the unit printed beside it, NULL where it is the form's */
  govd_severity severity; /**< of a finding */
  govd_place place;
} govd_difference_side;

typedef struct govd_difference {
  govd_difference_kind kind;
  const char *id; /**< of the field, cell or section; the code of a finding; NULL where there is none */
  govd_difference_side before;
  govd_difference_side after;
  bool compared;      /**< a cell that is given on both sides: the next two say something */
  int scale;          /**< decimal places of the figures */
  int64_t difference; /**< after - before */
} govd_difference;

/**
 * Compares two reports. Of two forms, cells are compared that are counterparts (see
 * govd_form_counterpart()); the others are there on one side only. Paragraphs and chapters are
 * compared as wholes and in their order; where both reports have thousands of them that differ,
 * all count as gone and appeared. A finding is the same as long as it has the same code and is
 * about the same things, whatever its figures.
 *
 * @param old_findings, new_findings the findings on each report, or NULL to leave findings out
 * @param language of the sentences of findings
 * @param diff     receives the differences, perhaps none; release them with govd_diff_free()
 */
govd_status govd_diff_new(const govd_report *old_report, const govd_report *new_report,
                          const govd_findings *old_findings, const govd_findings *new_findings,
                          govd_language language, govd_diff **diff, govd_error *error);

/** Releases differences. NULL is allowed. */
void govd_diff_free(govd_diff *diff);

size_t govd_diff_count(const govd_diff *diff);
const govd_difference *govd_diff_at(const govd_diff *diff,
                                    size_t index); /**< borrowed; NULL if out of range */
/** How many differences are of a kind. */
size_t govd_diff_count_of(const govd_diff *diff, govd_difference_kind kind);

/** The form of the report before, or after. Borrowed. */
const govd_form *govd_diff_form(const govd_diff *diff, bool after);
const char *govd_diff_unit_name(const govd_diff *diff, bool after); /**< borrowed; may be NULL */
int govd_diff_year(const govd_diff *diff, bool after);              /**< may be 0 */

/** `form`, `title`, `field`, `cell`, `section`, `paragraph`, `row` or `finding`. Static. */
const char *govd_difference_kind_name(govd_difference_kind kind);

#ifdef __cplusplus
}
#endif

#endif
