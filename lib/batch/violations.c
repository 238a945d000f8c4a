/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of the forms over all reports of a batch. */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "batch.h"

enum {
  ROW,
  FILE_NAME,
  UNIT_NAME,
  FORM,
  YEAR,
  CODE,
  SEVERITY,
  RULE,
  INSTANCE,
  EXPECTED,
  ACTUAL,
  DIFFERENCE,
  SUM,
  BLANK_AS_ZERO,
  MESSAGE,
  COLUMN_COUNT
};

static const struct {
  const char *name;
  govd__column_kind kind;
} columns[COLUMN_COUNT] = {
    [ROW] = {"row", GOVD__COLUMN_INT64},
    [FILE_NAME] = {"file", GOVD__COLUMN_TEXT},
    [UNIT_NAME] = {"unit_name", GOVD__COLUMN_TEXT},
    [FORM] = {"form", GOVD__COLUMN_TEXT},
    [YEAR] = {"year", GOVD__COLUMN_INT64},
    [CODE] = {"code", GOVD__COLUMN_TEXT},
    [SEVERITY] = {"severity", GOVD__COLUMN_TEXT},
    [RULE] = {"rule", GOVD__COLUMN_TEXT},
    [INSTANCE] = {"instance", GOVD__COLUMN_TEXT},
    [EXPECTED] = {"expected", GOVD__COLUMN_DECIMAL},
    [ACTUAL] = {"actual", GOVD__COLUMN_DECIMAL},
    [DIFFERENCE] = {"difference", GOVD__COLUMN_DECIMAL},
    [SUM] = {"sum", GOVD__COLUMN_TEXT},
    [BLANK_AS_ZERO] = {"blank_as_zero", GOVD__COLUMN_BOOL},
    [MESSAGE] = {"message", GOVD__COLUMN_TEXT},
};

/* What the rows of one form are checked with. */
typedef struct run {
  const govd_validator *validator;
  const govd__store *part;
  govd__store *out;
  govd_language language;
  size_t first_row; /* of the form in the batch */
  bool imported;
  size_t *order; /* the rows by body and year, or NULL where years are not looked at */
  govd_error *error;
} run;

/* --- Last year's report --- */

static int compare_text(const govd__column *column, size_t a, size_t b) {
  size_t a_length;
  size_t b_length;
  const char *a_text = govd__column_text(column, a, &a_length);
  const char *b_text = govd__column_text(column, b, &b_length);
  int order = memcmp(a_text, b_text, a_length < b_length ? a_length : b_length);
  return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

/* A row against a row as if that were `years` earlier; only rows with name and year are compared. */
static int compare_rows(const govd__store *part, size_t a, size_t b, int64_t years) {
  int order = compare_text(&part->items[GOVD__UNIT_NAME], a, b);
  int64_t a_year = part->items[GOVD__YEAR].values[a];
  int64_t b_year = part->items[GOVD__YEAR].values[b] - years;
  return order != 0 ? order : (a_year > b_year) - (a_year < b_year);
}

static bool is_named(const govd__store *part, size_t row) {
  return govd__column_is_valid(&part->items[GOVD__UNIT_NAME], row) &&
         govd__column_is_valid(&part->items[GOVD__YEAR], row);
}

/* Sinks an element of a heap; heapsort, since it needs no context of its own and no memory. */
static void sink(const govd__store *part, size_t *order, size_t root, size_t count) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare_rows(part, order[child], order[child + 1], 0) < 0) child++;
    if (compare_rows(part, order[root], order[child], 0) >= 0) return;
    size_t swapped = order[root];
    order[root] = order[child];
    order[child] = swapped;
  }
}

/* The rows by name and year; those that lack one are told apart by is_named() alone. */
static govd_status sort_rows(run *r) {
  size_t count = r->part->rows;
  r->order = govd__calloc(count + 1, sizeof *r->order);
  if (r->order == NULL) return govd__fail_memory(r->error);
  for (size_t i = 0; i < count; i++) r->order[i] = i;
  for (size_t i = count / 2; i-- > 0;) sink(r->part, r->order, i, count);
  for (size_t end = count; end-- > 1;) {
    size_t last = r->order[end];
    r->order[end] = r->order[0];
    r->order[0] = last;
    sink(r->part, r->order, 0, end);
  }
  return GOVD_OK;
}

/* The row of the same body's report for the year before, if there is exactly one; else GOVD_NONE. */
static size_t prior_row(const run *r, size_t row) {
  if (r->order == NULL || !is_named(r->part, row)) return GOVD_NONE;
  size_t low = 0;
  for (size_t high = r->part->rows; low < high;) {
    size_t middle = low + (high - low) / 2;
    if (compare_rows(r->part, r->order[middle], row, 1) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  size_t found = GOVD_NONE;
  for (; low < r->part->rows && compare_rows(r->part, r->order[low], row, 1) == 0; low++) {
    if (!is_named(r->part, r->order[low])) continue;
    if (found != GOVD_NONE) return GOVD_NONE;
    found = r->order[low];
  }
  return found;
}

/* --- Rows of violations --- */

static govd_status put(const run *r, size_t column, const char *text) {
  if (text != NULL) return govd__store_set_text(r->out, column, text, strlen(text), r->error);
  govd__store_set_null(r->out, column);
  return GOVD_OK;
}

/* A text of the report, as the batch has it. */
static govd_status put_copy(const run *r, size_t column, size_t from, size_t row) {
  const govd__column *source = &r->part->items[from];
  if (!govd__column_is_valid(source, row)) return put(r, column, NULL);
  size_t length;
  const char *text = govd__column_text(source, row, &length);
  return govd__store_set_text(r->out, column, text, length, r->error);
}

static govd_status put_report(const run *r, size_t row) {
  const govd__column *year = &r->part->items[GOVD__YEAR];
  int64_t number = r->imported ? r->part->items[GOVD__ROW].values[row] : (int64_t)(r->first_row + row);
  govd__store_set(r->out, ROW, number);
  if (govd__column_is_valid(year, row)) {
    govd__store_set(r->out, YEAR, year->values[row]);
  } else {
    govd__store_set_null(r->out, YEAR);
  }
  govd_status status = put_copy(r, FILE_NAME, GOVD__FILE, row);
  if (status == GOVD_OK) status = put_copy(r, UNIT_NAME, GOVD__UNIT_NAME, row);
  return status == GOVD_OK ? put(r, FORM, govd_form_id(r->part->form)) : status;
}

static void put_figure(const run *r, size_t column, const govd_finding *finding, int64_t value) {
  if (finding->compared) {
    govd__store_set_decimal(r->out, column, value, finding->scale);
  } else {
    govd__store_set_null(r->out, column);
  }
}

static govd_status put_message(const run *r, const govd_findings *findings, size_t index) {
  char *message;
  govd_status status = govd_finding_message(findings, index, r->language, &message, r->error);
  if (status == GOVD_OK) status = put(r, MESSAGE, message);
  govd_string_free(message);
  return status;
}

static govd_status put_finding(const run *r, size_t row, const govd_findings *findings, size_t index) {
  const govd_finding *f = govd_findings_at(findings, index);
  govd_status status = govd__store_begin_row(r->out, r->error);
  if (status == GOVD_OK) status = put_report(r, row);
  if (status == GOVD_OK) status = put(r, CODE, f->code);
  if (status == GOVD_OK) status = put(r, SEVERITY, govd_severity_name(f->severity));
  if (status == GOVD_OK) status = put(r, RULE, f->rule);
  if (status == GOVD_OK) status = put(r, INSTANCE, f->instance);
  if (status == GOVD_OK) status = put(r, SUM, f->sum);
  if (status == GOVD_OK) status = put_message(r, findings, index);
  if (status != GOVD_OK) return status;
  put_figure(r, EXPECTED, f, f->expected);
  put_figure(r, ACTUAL, f, f->actual);
  put_figure(r, DIFFERENCE, f, f->difference);
  govd__store_set(r->out, BLANK_AS_ZERO, f->blank_as_zero);
  govd__store_finish_row(r->out);
  return GOVD_OK;
}

/* --- Checking --- */

static govd_status check(const run *r, size_t row, const govd_report *report, const govd_report *prior) {
  govd_findings *findings;
  govd_related related = {.prior = prior};
  govd_status status = govd_validate(r->validator, report, &related, &findings, r->error);
  for (size_t i = 0; status == GOVD_OK && i < govd_findings_count(findings); i++) {
    if (govd_findings_at(findings, i)->rule != NULL) status = put_finding(r, row, findings, i);
  }
  govd_findings_free(findings);
  return status;
}

static govd_status check_row(const run *r, size_t row) {
  govd_report *report = NULL;
  govd_report *prior = NULL;
  size_t before = prior_row(r, row);
  govd_status status = govd__batch_report(r->part, row, &report, r->error);
  if (status == GOVD_OK && before != GOVD_NONE)
    status = govd__batch_report(r->part, before, &prior, r->error);
  if (status == GOVD_OK) status = check(r, row, report, prior);
  govd_report_free(report);
  govd_report_free(prior);
  return status;
}

static govd_status check_part(run *r, bool years) {
  govd_status status = years ? sort_rows(r) : GOVD_OK;
  for (size_t row = 0; row < r->part->rows && status == GOVD_OK; row++) status = check_row(r, row);
  govd__free(r->order);
  return status;
}

static govd_status new_violations(govd_violations **violations, govd_error *error) {
  *violations = NULL;
  govd_violations *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = govd__store_new(COLUMN_COUNT, NULL, &made->columns, error);
  for (size_t i = 0; i < COLUMN_COUNT && status == GOVD_OK; i++) {
    made->columns->items[i].name = columns[i].name;
    made->columns->items[i].kind = columns[i].kind;
  }
  if (status == GOVD_OK) status = govd__store_begin_row(made->columns, error); /* buffers that are not NULL */
  if (status == GOVD_OK) {
    *violations = made;
  } else {
    govd_violations_free(made);
  }
  return status;
}

GOVD_EXPORT govd_status govd_batch_validate(const govd_batch *batch, const govd_validator *validator,
                                            bool years, govd_language language, govd_violations **violations,
                                            govd_error *error) {
  govd_violations *made;
  *violations = NULL;
  govd_status status = new_violations(&made, error);
  size_t first_row = 0;
  for (size_t i = 0; i < batch->count && status == GOVD_OK; i++) {
    run r = {.validator = validator,
             .part = batch->parts[i],
             .out = made->columns,
             .language = language,
             .first_row = first_row,
             .imported = batch->imported,
             .error = error};
    status = check_part(&r, years);
    first_row += batch->parts[i]->rows;
  }
  if (status == GOVD_OK) {
    *violations = made;
  } else {
    govd_violations_free(made);
  }
  return status;
}

GOVD_EXPORT void govd_violations_free(govd_violations *violations) {
  if (violations == NULL) return;
  govd__store_free(violations->columns);
  govd__free(violations);
}

GOVD_EXPORT size_t govd_violations_count(const govd_violations *violations) {
  return violations->columns->rows;
}

GOVD_EXPORT govd_status govd_violations_export(const govd_violations *violations,
                                               struct ArrowArrayStream *stream, govd_error *error) {
  return govd__export(&violations->columns, 1, stream, error);
}

GOVD_EXPORT govd_status govd_violations_export_array(const govd_violations *violations,
                                                     struct ArrowSchema *schema, struct ArrowArray *array,
                                                     govd_error *error) {
  return govd__export_array(violations->columns, schema, array, error);
}
