/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_REPORT_H
#define GOVDISCLOSURE_REPORT_H

/**
 * @file report.h
 * @brief One filled-in copy of a form.
 *
 * A report holds the figures by cell, the fields above and below the tables, the
 * prose by section, and the rows of the document that the form does not have.
 * For each of them it knows where it stood in the source.
 *
 * A report has one owner and is not locked: use it from one thread at a time, or
 * from several that only read. It holds its form. What a getter returns is
 * borrowed until the next change of the report.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/place.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_report govd_report;

/** What stands in a cell. */
typedef enum govd_state {
  GOVD_ABSENT = 0, /**< the document has no such cell, row or table */
  GOVD_BLANK = 1,  /**< the cell is there and empty */
  GOVD_DASH = 2,   /**< a mark for "nothing": —, -, /, 无 */
  GOVD_GIVEN = 3,  /**< a figure */
  GOVD_INVALID = 4 /**< text that is no figure of the cell's type */
} govd_state;

/** One cell of a report. */
typedef struct govd_cell {
  govd_state state;
  int64_t value;    /**< scaled as govd_type_scale() says; 0 unless given */
  const char *text; /**< what stood there, or NULL where that is just the figure */
  const char *unit; /**< the unit printed beside it, NULL where it is the form's */
  govd_place place;
} govd_cell;

/** How the text of a figure was understood. */
typedef enum govd_figure_status {
  GOVD_FIGURE_OK = 0,
  GOVD_FIGURE_BLANK = 1,
  GOVD_FIGURE_DASH = 2,
  GOVD_FIGURE_NOT_A_NUMBER = 3,
  GOVD_FIGURE_FRACTION = 4,  /**< a fraction where only whole numbers can stand */
  GOVD_FIGURE_PRECISION = 5, /**< more decimal places than an amount keeps */
  GOVD_FIGURE_RANGE = 6      /**< does not fit 64 bits */
} govd_figure_status;

/** The outcome of reading one figure. */
typedef struct govd_figure {
  govd_figure_status status;
  int64_t value;
  bool converted;  /**< the text gave another unit of money, and it was converted exactly */
  bool wrong_unit; /**< the text gave a unit that the form's cannot be converted from */
  bool own_unit;   /**< the text gave a unit where the form prints none */
  bool annotated;  /**< a note in brackets behind the figure was set aside */
  bool respelt;    /**< the number is spelt otherwise: separators, width, sign, leading zeros */
} govd_figure;

/**
 * Reads the text of a figure: digits in any width, thousands separators, a sign,
 * a unit, a note in brackets; blank; a dash. Exact, and the same everywhere in
 * the library.
 *
 * @param text     the text, @p length bytes
 * @param type     what the cell holds
 * @param unit     the form's unit, may be empty
 * @param printed  the unit that stands beside the figure, may be NULL
 */
govd_figure govd_figure_read(const char *text, size_t length, govd_type type, const char *unit,
                             const char *printed);

/** A new, empty report: every cell absent. Release it with govd_report_free(). */
govd_status govd_report_new(const govd_form *form, govd_report **report, govd_error *error);

/** Releases a report. NULL is allowed. */
void govd_report_free(govd_report *report);

/** A copy that shares nothing but the form. */
govd_status govd_report_copy(const govd_report *report, govd_report **copy, govd_error *error);

/**
 * A report as far as another form has it: the cells with a counterpart there (see
 * govd_form_counterpart()), the title, and the fields with the same id. All else is left out.
 * Release it with govd_report_free().
 */
govd_status govd_report_translate(const govd_report *report, const govd_form *form, govd_report **translated,
                                  govd_error *error);

/**
 * Whether two reports say the same: form id, fields, cells with state, figure,
 * text and unit, prose, unknown rows. Places are not compared.
 */
bool govd_report_equal(const govd_report *a, const govd_report *b);

/** Whether two reports have the same figures: on the same form, each cell with the same state and figure. */
bool govd_report_same_figures(const govd_report *a, const govd_report *b);

const govd_form *govd_report_form(const govd_report *report); /**< borrowed */

/** The cell at an index of the form's order; NULL if out of range. Borrowed. */
const govd_cell *govd_report_cell(const govd_report *report, size_t cell);

/** The cell with an id; NULL if the form has none. Borrowed. */
const govd_cell *govd_report_cell_by_id(const govd_report *report, const char *id);

/** Sets a figure, scaled as the cell's type says. @retval GOVD_E_ARGUMENT no such cell */
govd_status govd_report_set_value(govd_report *report, size_t cell, int64_t value, govd_error *error);

/**
 * Sets a cell from text as it was printed, and derives state and figure from it.
 * A text that is no figure makes the cell invalid; that is no failure.
 *
 * @param text the text, NUL-terminated; outer white space is dropped
 * @param unit the unit printed beside it, or NULL for the form's
 * @retval GOVD_E_ARGUMENT no such cell  @retval GOVD_E_ENCODING not UTF-8
 */
govd_status govd_report_set_text(govd_report *report, size_t cell, const char *text, const char *unit,
                                 govd_error *error);

/**
 * Sets a cell by its parts, as an exchange format holds them.
 *
 * @param state any; @p value counts only for GOVD_GIVEN
 * @param text  as printed, or NULL; must be there for GOVD_INVALID
 * @param unit  the unit printed beside it, or NULL for the form's
 * @retval GOVD_E_ARGUMENT no such cell, or parts that contradict each other: the text, read
 *         as govd_figure_read() reads it, must give this state and figure
 */
govd_status govd_report_set_cell(govd_report *report, size_t cell, govd_state state, int64_t value,
                                 const char *text, const char *unit, govd_error *error);

/** Sets where a cell stood. Out-of-range indices are ignored. */
void govd_report_set_place(govd_report *report, size_t cell, govd_place place);

/** Makes a cell absent again. Out-of-range indices are ignored. */
void govd_report_clear(govd_report *report, size_t cell);

/** Name of the reporting body; NULL if the report has none. */
const char *govd_report_unit_name(const govd_report *report);

/** Year the report covers; 0 if it does not say. */
int govd_report_year(const govd_report *report);

/** Sets the name of the body: the field `unit_name`. */
govd_status govd_report_set_unit_name(govd_report *report, const char *name, govd_error *error);

/** Sets the year, 1 to 9999: the field `year`. @retval GOVD_E_ARGUMENT another number */
govd_status govd_report_set_year(govd_report *report, int year, govd_error *error);

/** A field: NULL where the document has none, "" where it is left empty. */
const char *govd_report_field(const govd_report *report, size_t field);
govd_place govd_report_field_place(const govd_report *report, size_t field);

/**
 * Sets a field; NULL removes it. The field `year` takes digits only.
 * @retval GOVD_E_ARGUMENT no such field, or a year that is none
 */
govd_status govd_report_set_field(govd_report *report, size_t field, const char *text, govd_place place,
                                  govd_error *error);

/** Title of the document; NULL if none is known. */
const char *govd_report_title(const govd_report *report);

/** Where the title stood, of two lines the first. */
govd_place govd_report_title_place(const govd_report *report);

/** Sets the title; NULL removes it and its place. */
govd_status govd_report_set_title(govd_report *report, const char *title, govd_place place,
                                  govd_error *error);

/** A chapter of prose, in the order of the document. */
typedef struct govd_section {
  const char *id;    /**< of the form's section; NULL for a chapter the form does not have */
  const char *title; /**< as printed, with its numeral; "" for what stands before the first */
  size_t paragraph_count;
  govd_place place;
} govd_section;

/** A paragraph of a section. */
typedef struct govd_paragraph {
  const char *text;
  govd_place place;
} govd_paragraph;

size_t govd_report_section_count(const govd_report *report);
const govd_section *govd_report_section(const govd_report *report, size_t section);
const govd_paragraph *govd_report_paragraph(const govd_report *report, size_t section, size_t paragraph);

/**
 * Appends a chapter.
 * @param id one of the form's section ids, or NULL
 * @retval GOVD_E_UNKNOWN the form has no such section
 */
govd_status govd_report_add_section(govd_report *report, const char *id, const char *title, govd_place place,
                                    govd_error *error);

/** Appends a paragraph to the last chapter. @retval GOVD_E_ARGUMENT there is no chapter yet */
govd_status govd_report_add_paragraph(govd_report *report, const char *text, govd_place place,
                                      govd_error *error);

/** By what a row of the document was found to be a row of the form. */
typedef enum govd_match {
  GOVD_MATCH_NONE = 0,   /**< it was not read from a document, or not found there */
  GOVD_MATCH_TITLE = 1,  /**< its label is the form's title, as far as spelling counts */
  GOVD_MATCH_ALIAS = 2,  /**< its label is another known name */
  GOVD_MATCH_SIMILAR = 3 /**< its label is like one row's, and like no other's: misspelt or cut */
} govd_match;

/** The name of a match: `none`, `title`, `alias` or `similar`. Static. */
const char *govd_match_name(govd_match match);

/** Where the figures of a row came from. Like places, it is no part of what a report says. */
typedef struct govd_row_source {
  govd_match match;
  const char *label; /**< as printed; NULL for GOVD_MATCH_NONE */
  govd_place place;  /**< of the label */
} govd_row_source;

/** Where a row of a table came from; NULL if the form has no such row. Borrowed. */
const govd_row_source *govd_report_row_source(const govd_report *report, size_t table, size_t row);

/** Sets it; the label is copied, and dropped for GOVD_MATCH_NONE. @retval GOVD_E_ARGUMENT no such row */
govd_status govd_report_set_row_source(govd_report *report, size_t table, size_t row, govd_match match,
                                       const char *label, govd_place place, govd_error *error);

/** Why figures of the document belong to no cell. */
typedef enum govd_unknown_reason {
  GOVD_ROW_UNKNOWN = 0,   /**< the form has no such row */
  GOVD_ROW_AMBIGUOUS = 1, /**< it fits several rows of the form equally well */
  GOVD_ROW_REPEATED = 2,  /**< several rows of the document are one row of the form */
  GOVD_ROW_SHORT = 3,     /**< fewer cells than columns, or more, so that none can be told */
  GOVD_ROW_EXTRA = 4,     /**< figures of a known row under no column of the form */
  GOVD_ROW_REALIGNED = 5, /**< figures that ran together or were torn apart; the cells have them as the
                               sum of the row has them, and this is how they were printed */
  GOVD_ROW_DISPLACED = 6  /**< figures of a known row that seem to stand in the columns beside their own */
} govd_unknown_reason;

/** The name of a reason: `unknown`, `ambiguous`, `repeated`, `short`, `extra`, `realigned` or `displaced`.
 * Static. */
const char *govd_unknown_reason_name(govd_unknown_reason reason);

/** A row of the document whose figures belong to no cell. Kept, never guessed. */
typedef struct govd_unknown_row {
  const char *label;
  const char *figures; /**< its other cells, joined by ` | ` */
  size_t table;        /**< form table it stands in, or GOVD_NONE */
  size_t after_row;    /**< form row it follows there, or GOVD_NONE */
  govd_unknown_reason reason;
  govd_place place;
} govd_unknown_row;

size_t govd_report_unknown_row_count(const govd_report *report);
const govd_unknown_row *govd_report_unknown_row(const govd_report *report, size_t index);
/** Appends an unknown row; its strings are copied. */
govd_status govd_report_add_unknown_row(govd_report *report, const govd_unknown_row *row, govd_error *error);

#ifdef __cplusplus
}
#endif

#endif
