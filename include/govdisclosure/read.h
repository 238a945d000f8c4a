/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_READ_H
#define GOVDISCLOSURE_READ_H

/**
 * @file read.h
 * @brief From a document, its bytes or its path to the reports in it.
 *
 * The form is recognised, not asked for. Labels are matched in the form's order,
 * so that a row that is missing, added or misspelt costs only itself. What fits
 * several places equally well is never guessed: it is kept as an unknown row.
 */

#include <stddef.h>

#include "govdisclosure/document.h"
#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_reader govd_reader;   /**< forms and settings; shared by threads once set up */
typedef struct govd_reports govd_reports; /**< the reports found in one document */

/**
 * A reader that knows the forms of a set.
 * @param forms the set, which must outlive the reader; NULL for the built-in forms
 */
govd_status govd_reader_new(const govd_forms *forms, govd_reader **reader, govd_error *error);

/** Releases a reader. NULL is allowed. */
void govd_reader_free(govd_reader *reader);

/**
 * Reads every document as the form with this id; NULL goes back to recognising it.
 * @retval GOVD_E_UNKNOWN the reader's forms do not include it
 */
govd_status govd_reader_set_form(govd_reader *reader, const char *id, govd_error *error);

/** The largest file it takes, in bytes; 64 MiB unless set. 0 is no limit but that of the formats. */
void govd_reader_set_byte_limit(govd_reader *reader, size_t bytes);

/**
 * Finds the reports in a document.
 *
 * A document without a table of a known form is looked through for tables that were flattened
 * to lines of text, as by copying them out of a page: cells joined by white space, by nothing,
 * or each on a line of its own. Figures that ran together are taken apart where only one way
 * adds up.
 *
 * @retval GOVD_E_UNRECOGNISED no table of a known form
 * @retval GOVD_E_AMBIGUOUS    several forms fit equally well; the text names them
 */
govd_status govd_read_document(const govd_reader *reader, const govd_document *document,
                               govd_reports **reports, govd_error *error);

/** Finds the reports in the bytes of a file. The kind of file is found from the bytes. */
govd_status govd_read_bytes(const govd_reader *reader, const char *bytes, size_t length,
                            govd_reports **reports, govd_error *error);

/** Finds the reports in a file. @retval GOVD_E_IO it cannot be read */
govd_status govd_read_file(const govd_reader *reader, const char *path, govd_reports **reports,
                           govd_error *error);

/** How many reports there are: at least one. */
size_t govd_reports_count(const govd_reports *reports);

/** A report, borrowed from the list; NULL if out of range or taken. */
const govd_report *govd_reports_at(const govd_reports *reports, size_t index);

/** Hands a report over to the caller, who frees it; NULL if out of range or taken already. */
govd_report *govd_reports_take(govd_reports *reports, size_t index);

/** Releases the list and the reports that were not taken. NULL is allowed. */
void govd_reports_free(govd_reports *reports);

/** What a row of a table of the document was taken for. The numbers are permanent; new ones are only added.
 */
typedef enum govd_role {
  GOVD_ROLE_OTHER = 0,     /**< a row of a table, or of a part of one, that no row of the form stands in */
  GOVD_ROLE_UNKNOWN = 1,   /**< no row of the form; a line of text where it holds a single cell */
  GOVD_ROLE_AMBIGUOUS = 2, /**< it fits several rows of the form equally well */
  GOVD_ROLE_REPEATED = 3,  /**< several rows of the document are one row of the form */
  GOVD_ROLE_COPY = 4,      /**< the same as the row above it, word for word, and read there */
  GOVD_ROLE_MATCHED = 5,   /**< a row of the form */
  GOVD_ROLE_HEAD = 6,      /**< it says what stands in the columns */
  GOVD_ROLE_BLOCKS = 7     /**< the figures of all rows of a one-row table */
} govd_role;

/** The name of a role: `other`, `unknown`, `ambiguous`, `repeated`, `copy`, `matched`, `head` or `blocks`.
 * Static. */
const char *govd_role_name(govd_role role);

/** How a row of a table of the document was read. */
typedef struct govd_row_reading {
  govd_role role;
  size_t report; /**< the one of the reports that it belongs to, or GOVD_NONE */
  size_t table;  /**< of the form, for GOVD_ROLE_MATCHED and GOVD_ROLE_BLOCKS; else GOVD_NONE */
  size_t row;    /**< of that table, for GOVD_ROLE_MATCHED; else GOVD_NONE */
} govd_row_reading;

/** The reports of a document, with what each row and cell of it was taken for. Immutable; shared by threads.
 */
typedef struct govd_reading govd_reading;

/**
 * Finds the reports in a document as govd_read_document() does, and keeps how: which of
 * its rows are which rows of the form, and which places hold which cells. By what a row
 * was recognised is told by govd_report_row_source().
 *
 * @param reading the blocks, rows and columns it speaks of are those of @p document, which
 *                need not outlive it; release it with govd_reading_free()
 * @retval GOVD_E_UNRECOGNISED, GOVD_E_AMBIGUOUS  as govd_read_document()
 */
govd_status govd_read_explain(const govd_reader *reader, const govd_document *document,
                              govd_reading **reading, govd_error *error);

/** Releases a reading and its reports. NULL is allowed. */
void govd_reading_free(govd_reading *reading);

/** The reports, borrowed. */
const govd_reports *govd_reading_reports(const govd_reading *reading);

/** How a row of a table block was read; NULL if there is no such row. Borrowed. */
const govd_row_reading *govd_reading_row(const govd_reading *reading, size_t block, size_t row);

/**
 * The cell of the form that a place of a table's grid was read into, or GOVD_NONE. A merged
 * cell covers several places, each of which may be another cell of the form. Where the
 * figures of several cells ran together in one place, it is the last of these cells.
 */
size_t govd_reading_cell(const govd_reading *reading, size_t block, size_t row, size_t column);

#ifdef __cplusplus
}
#endif

#endif
