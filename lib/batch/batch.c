/* SPDX-License-Identifier: Apache-2.0 */
#include "batch.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "fields.h"

const char *const govd__batch_names[GOVD__FIRST_CELL] = {"form", "unit_name", "year", "file", "states", NULL};

const char govd__state_letters[] = {
    [GOVD_ABSENT] = 'a', [GOVD_BLANK] = 'b', [GOVD_DASH] = 'd', [GOVD_GIVEN] = 'g', [GOVD_INVALID] = 'i'};

GOVD_EXPORT govd_status govd_batch_new(govd_batch **batch, govd_error *error) {
  *batch = govd__calloc(1, sizeof **batch);
  return *batch == NULL ? govd__fail_memory(error) : GOVD_OK;
}

GOVD_EXPORT void govd_batch_free(govd_batch *batch) {
  if (batch == NULL) return;
  for (size_t i = 0; i < batch->count; i++) govd__store_free(batch->parts[i]);
  govd__free(batch->parts);
  govd__free(batch);
}

static govd_status name_columns(govd__store *part, govd_error *error) {
  for (size_t i = 0; i < GOVD__FIRST_CELL; i++) {
    part->items[i].name = govd__batch_names[i];
    part->items[i].kind = i == GOVD__YEAR || i == GOVD__ROW ? GOVD__COLUMN_INT64 : GOVD__COLUMN_TEXT;
  }
  for (size_t i = GOVD__FIRST_CELL; i < part->count; i++) {
    const govd_form_cell *cell = govd_form_cell_at(part->form, i - GOVD__FIRST_CELL);
    part->items[i].name = cell->id;
    part->items[i].kind = cell->type == GOVD_AMOUNT ? GOVD__COLUMN_AMOUNT : GOVD__COLUMN_INT64;
    for (size_t n = 0; n < GOVD__ROW; n++) {
      if (strcmp(cell->id, govd__batch_names[n]) != 0) continue;
      return govd__fail(error, GOVD_E_DUPLICATE, "the form's cell '%s' is named like another column",
                        cell->id);
    }
  }
  return GOVD_OK;
}

static bool same_rules(const govd_form *a, const govd_form *b) {
  size_t count = govd_form_rule_count(a);
  if (count != govd_form_rule_count(b)) return false;
  for (size_t i = 0; i < count; i++) {
    const govd_rule *x = govd_form_rule(a, i);
    const govd_rule *y = govd_form_rule(b, i);
    if (strcmp(x->id, y->id) != 0 || strcmp(x->expression, y->expression) != 0) return false;
    if (x->severity != y->severity || x->each != y->each || x->instance_count != y->instance_count)
      return false;
  }
  return true;
}

/* Whether two forms are one and the same: by what they hold, since the same JSON may be loaded twice. */
static bool same_form(const govd_form *a, const govd_form *b) {
  size_t count = govd_form_cell_count(a);
  if (a == b) return true;
  if (count != govd_form_cell_count(b)) return false;
  for (size_t i = 0; i < count; i++) {
    const govd_form_cell *x = govd_form_cell_at(a, i);
    const govd_form_cell *y = govd_form_cell_at(b, i);
    if (strcmp(x->id, y->id) != 0 || x->type != y->type) return false;
  }
  return same_rules(a, b);
}

govd_status govd__batch_part(govd_batch *batch, const govd_form *form, govd__store **part,
                             govd_error *error) {
  *part = NULL;
  for (size_t i = 0; i < batch->count; i++) {
    if (strcmp(govd_form_id(batch->parts[i]->form), govd_form_id(form)) != 0) continue;
    if (!same_form(batch->parts[i]->form, form)) {
      return govd__fail(error, GOVD_E_DUPLICATE, "another form with the id '%s' is in the batch",
                        govd_form_id(form));
    }
    *part = batch->parts[i];
    return GOVD_OK;
  }
  govd__store **grown = govd__grow(batch->parts, batch->count, &batch->capacity, sizeof *grown);
  if (grown == NULL) return govd__fail_memory(error);
  batch->parts = grown;
  govd__store *made;
  govd_status status = govd__store_new(GOVD__FIRST_CELL + govd_form_cell_count(form), form, &made, error);
  if (status == GOVD_OK) status = name_columns(made, error);
  if (status != GOVD_OK) {
    govd__store_free(made);
    return status;
  }
  *part = grown[batch->count++] = made;
  return GOVD_OK;
}

/* A part that got no row is taken back, so that a failed call leaves no trace. */
static void drop_empty_part(govd_batch *batch) {
  if (batch->count > 0 && batch->parts[batch->count - 1]->rows == 0) {
    govd__store_free(batch->parts[--batch->count]);
  }
}

static govd_status set_text(govd__store *part, size_t column, const char *text, govd_error *error) {
  if (text != NULL) return govd__store_set_text(part, column, text, strlen(text), error);
  govd__store_set_null(part, column);
  return GOVD_OK;
}

static govd_status set_cells(govd__store *part, const govd_report *report, govd_error *error) {
  size_t count = part->count - GOVD__FIRST_CELL;
  char *states = govd__calloc(count + 1, 1);
  if (states == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < count; i++) {
    const govd_cell *cell = govd_report_cell(report, i);
    states[i] = govd__state_letters[cell->state];
    if (cell->state == GOVD_GIVEN) {
      govd__store_set(part, GOVD__FIRST_CELL + i, cell->value);
    } else {
      govd__store_set_null(part, GOVD__FIRST_CELL + i);
    }
  }
  govd_status status = govd__store_set_text(part, GOVD__STATES, states, count, error);
  govd__free(states);
  return status;
}

static govd_status add_row(govd__store *part, const govd_report *report, const char *file,
                           govd_error *error) {
  govd_status status = govd__store_begin_row(part, error);
  if (status == GOVD_OK) status = set_text(part, GOVD__FORM, govd_form_id(part->form), error);
  if (status == GOVD_OK) status = set_text(part, GOVD__UNIT_NAME, govd_report_unit_name(report), error);
  if (status == GOVD_OK) status = set_text(part, GOVD__FILE, file, error);
  if (status == GOVD_OK) status = set_cells(part, report, error);
  if (status != GOVD_OK) return status;
  if (govd_report_year(report) == 0) {
    govd__store_set_null(part, GOVD__YEAR);
  } else {
    govd__store_set(part, GOVD__YEAR, govd_report_year(report));
  }
  govd__store_set_null(part, GOVD__ROW);
  govd__store_finish_row(part);
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_batch_add(govd_batch *batch, const govd_report *report, const char *file,
                                       govd_error *error) {
  if (batch->exported) return govd__fail(error, GOVD_E_ARGUMENT, "the batch was exported and stays as it is");
  if (file != NULL && govd__utf8_check(file, strlen(file)) != strlen(file)) {
    return govd__fail(error, GOVD_E_ENCODING, "the name of the file is not UTF-8");
  }
  govd__store *part;
  govd_status status = govd__batch_part(batch, govd_report_form(report), &part, error);
  if (status == GOVD_OK) status = add_row(part, report, file, error);
  if (status != GOVD_OK) drop_empty_part(batch);
  return status;
}

GOVD_EXPORT size_t govd_batch_row_count(const govd_batch *batch) {
  size_t rows = 0;
  for (size_t i = 0; i < batch->count; i++) rows += batch->parts[i]->rows;
  return rows;
}

GOVD_EXPORT size_t govd_batch_form_count(const govd_batch *batch) { return batch->count; }

GOVD_EXPORT const govd_form *govd_batch_form(const govd_batch *batch, size_t form) {
  return form < batch->count ? batch->parts[form]->form : NULL;
}

GOVD_EXPORT size_t govd_batch_rows_of(const govd_batch *batch, size_t form) {
  return form < batch->count ? batch->parts[form]->rows : 0;
}

static const govd__column *column_of(const govd_batch *batch, size_t form, size_t cell) {
  if (form >= batch->count || cell >= batch->parts[form]->count - GOVD__FIRST_CELL) return NULL;
  return &batch->parts[form]->items[GOVD__FIRST_CELL + cell];
}

GOVD_EXPORT const int64_t *govd_batch_values(const govd_batch *batch, size_t form, size_t cell) {
  const govd__column *column = column_of(batch, form, cell);
  return column == NULL ? NULL : column->values;
}

GOVD_EXPORT const uint8_t *govd_batch_validity(const govd_batch *batch, size_t form, size_t cell) {
  const govd__column *column = column_of(batch, form, cell);
  return column == NULL ? NULL : column->validity;
}

govd_state govd__batch_state(const govd__store *part, size_t row, size_t cell) {
  if (govd__column_is_valid(&part->items[GOVD__FIRST_CELL + cell], row)) return GOVD_GIVEN;
  size_t length;
  const char *states = govd__column_text(&part->items[GOVD__STATES], row, &length);
  switch (states[cell]) {
    case 'a': return GOVD_ABSENT;
    case 'd': return GOVD_DASH;
    case 'i': return GOVD_INVALID;
    default: return GOVD_BLANK; /* a figure that was taken away leaves the cell blank */
  }
}

static govd_status set_cell(const govd__store *part, size_t row, size_t cell, govd_report *report,
                            govd_error *error) {
  govd_state state = govd__batch_state(part, row, cell);
  int64_t value = part->items[GOVD__FIRST_CELL + cell].values[row];
  switch (state) {
    case GOVD_ABSENT: return GOVD_OK;
    case GOVD_GIVEN: return govd_report_set_value(report, cell, value, error);
    case GOVD_INVALID: return govd_report_set_text(report, cell, "\xEF\xBF\xBD", NULL, error);
    case GOVD_BLANK:
    case GOVD_DASH: break;
  }
  return govd_report_set_cell(report, cell, state, 0, NULL, NULL, error);
}

static govd_status set_unit_name(const govd__store *part, size_t row, govd_report *report,
                                 govd_error *error) {
  if (!govd__column_is_valid(&part->items[GOVD__UNIT_NAME], row)) return GOVD_OK;
  size_t length;
  const char *text = govd__column_text(&part->items[GOVD__UNIT_NAME], row, &length);
  char *name = govd__strndup(text, length);
  if (name == NULL) return govd__fail_memory(error);
  govd_status status = govd_report_set_unit_name(report, name, error);
  govd__free(name);
  return status;
}

govd_status govd__batch_report(const govd__store *part, size_t row, govd_report **report, govd_error *error) {
  *report = NULL;
  govd_report *made;
  govd_status status = govd_report_new(part->form, &made, error);
  if (status != GOVD_OK) return status;
  status = set_unit_name(part, row, made, error);
  if (status == GOVD_OK && govd__column_is_valid(&part->items[GOVD__YEAR], row)) {
    status = govd_report_set_year(made, (int)part->items[GOVD__YEAR].values[row], error);
  }
  for (size_t i = 0; i < part->count - GOVD__FIRST_CELL && status == GOVD_OK; i++) {
    status = set_cell(part, row, i, made, error);
  }
  if (status == GOVD_OK) {
    *report = made;
  } else {
    govd_report_free(made);
  }
  return status;
}

GOVD_EXPORT govd_status govd_batch_report(const govd_batch *batch, size_t row, govd_report **report,
                                          govd_error *error) {
  *report = NULL;
  for (size_t i = 0; i < batch->count; i++) {
    if (row < batch->parts[i]->rows) return govd__batch_report(batch->parts[i], row, report, error);
    row -= batch->parts[i]->rows;
  }
  return govd__fail(error, GOVD_E_ARGUMENT, "there is no such row");
}

/* What a batch without reports is handed on as. */
static govd_status empty_part(govd__store **part, govd_error *error) {
  govd_status status = govd__store_new(GOVD__FIRST_CELL, NULL, part, error);
  if (status == GOVD_OK) status = name_columns(*part, error);
  if (status == GOVD_OK) status = govd__store_begin_row(*part, error); /* buffers that are not NULL */
  return status; /* what there is is given back in any case */
}

GOVD_EXPORT govd_status govd_batch_export(govd_batch *batch, struct ArrowArrayStream *stream,
                                          govd_error *error) {
  govd__store *empty = NULL;
  memset(stream, 0, sizeof *stream);
  govd_status status = batch->count == 0 ? empty_part(&empty, error) : GOVD_OK;
  if (status == GOVD_OK) {
    status =
        govd__export(empty == NULL ? batch->parts : &empty, empty == NULL ? batch->count : 1, stream, error);
  }
  govd__store_free(empty);
  batch->exported = batch->exported || status == GOVD_OK;
  return status;
}

/* All rows as one group of columns, which the caller gives back. */
static govd_status one_part(const govd_batch *batch, govd__store **part, govd_error *error) {
  if (batch->count == 0) return empty_part(part, error);
  if (batch->count > 1) return govd__merge(batch->parts, batch->count, part, error);
  *part = govd__store_hold(batch->parts[0]);
  return GOVD_OK;
}

GOVD_EXPORT govd_status govd_batch_export_array(govd_batch *batch, struct ArrowSchema *schema,
                                                struct ArrowArray *array, govd_error *error) {
  govd__store *part = NULL;
  memset(schema, 0, sizeof *schema);
  memset(array, 0, sizeof *array);
  govd_status status = one_part(batch, &part, error);
  if (status == GOVD_OK) status = govd__export_array(part, schema, array, error);
  govd__store_free(part);
  batch->exported = batch->exported || status == GOVD_OK;
  return status;
}
