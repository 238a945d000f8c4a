/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_BATCH_H
#define GOVDISCLOSURE_BATCH_H

/**
 * @file batch.h
 * @brief Many reports as columns, and their way to data frames and back.
 *
 * A batch holds the figures of many reports, one row a report and one column a cell of
 * the form. Reports of one form stand together, in the order they were added; the forms stand in the
 * order of their first reports. Columns are handed on through the Arrow C data interface
 * (https://arrow.apache.org/docs/format/CDataInterface.html) without being copied.
 *
 * As an Arrow table a batch has the columns
 *
 *     form, unit_name, file, states   text
 *     year                            int64
 *     one for each cell, by its id    int64 for counts, decimal of six places for amounts
 *
 * A cell without a figure is null, and so is a cell that the row's form does not have. `states`
 * has a letter for each cell of the row's form, in its order: g given, b blank, d dash, a absent,
 * i invalid.
 *
 * A batch is built by one thread. Once it has been exported it never changes, and may be
 * read by any number of threads. What is exported stays alive on its own.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"
#include "govdisclosure/report.h"
#include "govdisclosure/validate.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The structures of the Arrow C data and stream interfaces, as their specification gives them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif

typedef struct govd_batch govd_batch;           /**< many reports, as columns */
typedef struct govd_violations govd_violations; /**< where reports of a batch break rules, as columns */

/** A new batch without reports. Release it with govd_batch_free(). */
govd_status govd_batch_new(govd_batch **batch, govd_error *error);

/** Releases a batch. NULL is allowed. */
void govd_batch_free(govd_batch *batch);

/**
 * Appends a report. The batch keeps its figures and its form, nothing else.
 *
 * @param file where the report was read from, in UTF-8, or NULL
 * @retval GOVD_E_ARGUMENT  the batch has been exported
 * @retval GOVD_E_ENCODING  the file's name is not UTF-8
 * @retval GOVD_E_DUPLICATE another form with the same id is in the batch, or a cell is named like one of
 *         the other columns
 * @retval GOVD_E_LIMIT     more than 2 GiB of names
 */
govd_status govd_batch_add(govd_batch *batch, const govd_report *report, const char *file, govd_error *error);

size_t govd_batch_row_count(const govd_batch *batch); /**< reports of all forms */

size_t govd_batch_form_count(const govd_batch *batch);
/** A form of the batch, borrowed; NULL if out of range. */
const govd_form *govd_batch_form(const govd_batch *batch, size_t form);
/** How many reports are on that form; 0 if out of range. */
size_t govd_batch_rows_of(const govd_batch *batch, size_t form);

/**
 * The figures of a cell, scaled as govd_type_scale() says, one for each report on a form; 0 where
 * there is none. Borrowed until the next change; NULL if out of range, or if there are no rows.
 */
const int64_t *govd_batch_values(const govd_batch *batch, size_t form, size_t cell);

/** Which of them are given: a bit for each row, the least significant first. Likewise. */
const uint8_t *govd_batch_validity(const govd_batch *batch, size_t form, size_t cell);

/**
 * A report with the figures of a row, which counts over all forms. Of a text that is no figure only
 * that is known, and it reads U+FFFD.
 * @param report receives the report; release it with govd_report_free()
 * @retval GOVD_E_ARGUMENT no such row
 */
govd_status govd_batch_report(const govd_batch *batch, size_t row, govd_report **report, govd_error *error);

/**
 * Hands a batch on as an Arrow stream, one array for each form. With several forms it has the
 * columns of all of them.
 *
 * @param stream filled; to be released by its own callback, before or after the batch
 * @retval GOVD_E_UNREPRESENTABLE a cell is a count in one form and an amount in another
 */
govd_status govd_batch_export(govd_batch *batch, struct ArrowArrayStream *stream, govd_error *error);

/**
 * The same as one array. The rows of several forms are copied for it.
 * @retval GOVD_E_UNREPRESENTABLE a cell is a count in one form and an amount in another
 */
govd_status govd_batch_export_array(govd_batch *batch, struct ArrowSchema *schema, struct ArrowArray *array,
                                    govd_error *error);

/**
 * Takes reports from any Arrow stream with the columns above. They are copied. `form` must be there;
 * other columns may be missing, and columns of other names are ignored. Text may be of
 * any width or a view; figures may be integers of any width or decimals of 128 bits, never floating
 * point. Without `states` a null is a blank cell, and a cell without a column is absent; where a
 * state and a figure contradict each other, the figure counts.
 *
 * @param forms  where forms are looked up
 * @param source is released in any case
 * @retval GOVD_E_SCHEMA  a column is missing or of another type; `states` of another length
 * @retval GOVD_E_UNKNOWN a form that is not there
 * @retval GOVD_E_RANGE   a figure does not fit its cell
 * @retval GOVD_E_IO      the stream failed
 */
govd_status govd_batch_import(const govd_forms *forms, struct ArrowArrayStream *source, govd_batch **batch,
                              govd_error *error);

/**
 * Holds the figures of all reports against the rules of their forms, as govd_validate() does.
 *
 * @param validator  settings, or NULL for the defaults
 * @param years      whether the report of the same body and form for the year before, where the batch has
 *                   exactly one, counts as the prior report
 * @param language   of the messages
 * @param violations receives them; release it with govd_violations_free()
 */
govd_status govd_batch_validate(const govd_batch *batch, const govd_validator *validator, bool years,
                                govd_language language, govd_violations **violations, govd_error *error);

/** Releases violations. NULL is allowed. */
void govd_violations_free(govd_violations *violations);

size_t govd_violations_count(const govd_violations *violations);

/**
 * Hands violations on as an Arrow stream of one array, with the columns
 *
 *     row                            int64: of the batch, or of the stream it was imported from
 *     file, unit_name, form          text
 *     year                           int64
 *     code, severity, rule, instance text, as in govd_finding
 *     expected, actual, difference   decimal of six places, null where nothing was compared
 *     sum, message                   text
 *     blank_as_zero                  boolean
 */
govd_status govd_violations_export(const govd_violations *violations, struct ArrowArrayStream *stream,
                                   govd_error *error);

/** The same as one array. */
govd_status govd_violations_export_array(const govd_violations *violations, struct ArrowSchema *schema,
                                         struct ArrowArray *array, govd_error *error);

#ifdef __cplusplus
}
#endif

#endif
