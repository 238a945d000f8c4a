/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_EXCHANGE_H
#define GOVDISCLOSURE_EXCHANGE_H

/**
 * @file exchange.h
 * @brief Reports and findings to JSON, CSV, SARIF and text, and back.
 *
 * JSON is written canonically: the same report gives the same bytes. What is
 * written reads back to an equal report. The formats are described in
 * docs/exchange-format.md, with JSON Schemas beside it.
 *
 * Writers hand over a string that ends with NUL and may be long; release it with
 * govd_string_free(). Parsing uses cJSON, which writes to a static pointer at each
 * parse: a race that is benign, since nothing ever reads it here.
 */

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/diff.h"
#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Writes a report as one JSON object, `govdisclosure/report/1`, in one line
 * without a line feed at its end.
 *
 * @param places whether source places are written too, and by what rows were recognised
 * @param text   receives the JSON
 * @param length receives its length in bytes; may be NULL
 */
govd_status govd_report_write_json(const govd_report *report, bool places, char **text, size_t *length,
                                   govd_error *error);

/**
 * Reads a report from JSON. Strict: an unknown or doubled key, a wrong type, a
 * number that is not exact, or text behind the object is an error with its line.
 *
 * @param forms  where the form is looked up by its id
 * @retval GOVD_E_SYNTAX, GOVD_E_ENCODING, GOVD_E_SCHEMA, GOVD_E_UNKNOWN,
 *         GOVD_E_DUPLICATE, GOVD_E_RANGE, GOVD_E_LIMIT
 */
govd_status govd_report_parse_json(const govd_forms *forms, const char *text, size_t length,
                                   govd_report **report, govd_error *error);

/** How far the reports in a text have been read; all zero at first. */
typedef struct govd_json_cursor {
  size_t offset; /**< behind the report read last */
  int line;      /**< on which that report begins */
  int next_line; /**< of the offset */
  bool lines;    /**< whether there is one report a line: the first line is a whole object, and not all */
} govd_json_cursor;

/**
 * Reads the next of the reports in a text, as govd_report_parse_json() does: the only one, or one a line.
 * Errors have their place in the text.
 *
 * @param cursor moves behind the report, also where it is none, so that the next can be read
 * @param report NULL behind the last
 */
govd_status govd_report_parse_next(const govd_forms *forms, const char *text, size_t length,
                                   govd_json_cursor *cursor, govd_report **report, govd_error *error);

/**
 * Writes a report as CSV in long form, one line a cell: form, body, year, cell id,
 * labels of table, row and column, unit, value, state, text. RFC 4180, UTF-8, CRLF.
 *
 * @param header whether the line of column names is written first
 */
govd_status govd_report_write_csv(const govd_report *report, bool header, char **text, size_t *length,
                                  govd_error *error);

/**
 * Writes a report in the layout that such reports are handed round in as plain text:
 * title, prose, tables as rows of `label | unit | figure |`, fields. What is written
 * reads back to an equal report, by govd_read_bytes() with a reader that takes it for
 * a report of the same form; the library makes sure of it by reading it.
 *
 * @retval GOVD_E_UNREPRESENTABLE it would not read back (prose with `|` in it, a row with
 *         some of its cells only); the error says what
 */
govd_status govd_report_write_text(const govd_report *report, char **text, size_t *length, govd_error *error);

/**
 * Writes the findings on one report as one JSON object:
 * `{"form":…,"unit_name":…,"year":…,"findings":[…]}`, in one line.
 *
 * @param language of the messages
 */
govd_status govd_findings_write_json(const govd_findings *findings, govd_language language, char **text,
                                     size_t *length, govd_error *error);

/**
 * Reads findings from that JSON, as strictly as reports are read. Messages are not kept:
 * they follow from the rest.
 */
govd_status govd_findings_parse_json(const govd_forms *forms, const char *text, size_t length,
                                     govd_findings **findings, govd_error *error);

/**
 * Writes what became of one file as one JSON object, in one line: its findings, a
 * list for each report in it, or the error that kept it from being read.
 *
 * @param file     the file's name, as the user gave it
 * @param findings @p count lists of findings; ignored where @p failure is given
 * @param failure  the error, or NULL
 * @retval GOVD_E_ENCODING the name is not UTF-8
 */
govd_status govd_check_write_json(const char *file, const govd_findings *const *findings, size_t count,
                                  const govd_error *failure, govd_language language, char **text,
                                  size_t *length, govd_error *error);

/**
 * Writes findings as CSV, one line a finding: file, form, body, year, severity, code, rule and
 * instance, ids of the cells, place, expected, actual, difference, worked sum, the words it
 * speaks of, message, suggestions. RFC 4180, UTF-8, CRLF.
 *
 * @param file     the file's name for the first column; may be NULL
 * @param header   whether the line of column names is written first
 * @param language of the messages
 */
govd_status govd_findings_write_csv(const char *file, const govd_findings *findings, bool header,
                                    govd_language language, char **text, size_t *length, govd_error *error);

/**
 * A log of the Static Analysis Results Interchange Format, SARIF 2.1.0, in the making. It is
 * one run; each finding is a result, each file that could not be read a notification of the
 * tool. What is written can be taken piece by piece, so that a log of any length needs little
 * memory; all pieces behind each other are the log.
 */
typedef struct govd_sarif govd_sarif;

/**
 * Begins a log. Release it with govd_sarif_free().
 *
 * @param forms    whose rules the log describes, beside the library's own codes
 * @param language of the messages
 */
govd_status govd_sarif_new(const govd_forms *forms, govd_language language, govd_sarif **sarif,
                           govd_error *error);

/** Releases a log. NULL is allowed. */
void govd_sarif_free(govd_sarif *sarif);

/**
 * Gives the text of the file that is added next, for fixes: a result has one where its likeliest
 * suggestion explains the slip, and all figures that it changes are found in the text, spelt
 * plainly, where they were read.
 *
 * @param text the file's bytes, borrowed until it has been added; NULL: there are to be no fixes
 */
void govd_sarif_set_text(govd_sarif *sarif, const char *text, size_t length);

/**
 * Adds what became of one file.
 *
 * @param file     the file's name, as the user gave it: any bytes
 * @param places   whether the lines of the findings are lines of this file; false where the
 *                 report stands there as JSON that was made from another
 * @param findings @p count lists of findings; ignored where @p failure is given
 * @param failure  the error that kept it from being read, or NULL
 */
govd_status govd_sarif_add(govd_sarif *sarif, const char *file, bool places,
                           const govd_findings *const *findings, size_t count, const govd_error *failure,
                           govd_error *error);

/** Hands over what has been written and not been taken yet. */
govd_status govd_sarif_take(govd_sarif *sarif, char **text, size_t *length, govd_error *error);

/** Ends the log and hands over the rest of it; after that it can only be released. */
govd_status govd_sarif_finish(govd_sarif *sarif, char **text, size_t *length, govd_error *error);

/** Writes the differences of two reports as one JSON object, `govdisclosure/diff/1`, in one line. */
govd_status govd_diff_write_json(const govd_diff *diff, char **text, size_t *length, govd_error *error);

#ifdef __cplusplus
}
#endif

#endif
