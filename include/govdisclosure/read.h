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

#ifdef __cplusplus
}
#endif

#endif
