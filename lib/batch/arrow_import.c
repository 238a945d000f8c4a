/* SPDX-License-Identifier: Apache-2.0 */
/* Reports from any table that comes through the Arrow C stream interface. */
#include <errno.h>
#include <string.h>

#include "arrow_value.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "batch.h"

/* One array of the stream on its way into the columns of one form. */
typedef struct chunk {
  const struct ArrowSchema *schema;
  const struct ArrowArray *array;
  int64_t first_row;           /* of the array in the stream */
  govd__store *part;           /* the form that the columns below are looked up for */
  govd__arrow_column *columns; /* as many as the part has */
  char *states;
} chunk;

static const struct ArrowSchema *child_named(const struct ArrowSchema *schema, const char *name,
                                             int64_t *child) {
  for (*child = 0; *child < schema->n_children; ++*child) {
    const struct ArrowSchema *found = schema->children[*child];
    if (found->name != NULL && strcmp(found->name, name) == 0) return found;
  }
  return NULL;
}

/* The column with a name, if it is there, and what it must hold. */
static govd_status find_column(const chunk *c, const char *name, govd__column_kind kind,
                               govd__arrow_column *column, govd_error *error) {
  int64_t child;
  const struct ArrowSchema *schema = child_named(c->schema, name, &child);
  *column = (govd__arrow_column){NULL, NULL, 0};
  if (schema == NULL) return GOVD_OK;
  bool text = kind == GOVD__COLUMN_TEXT;
  if (schema->dictionary != NULL ||
      !(text ? govd__arrow_is_text(schema->format) : govd__arrow_is_figure(schema->format))) {
    return govd__fail(error, GOVD_E_SCHEMA, "column '%s' has the type '%s', but %s are expected", name,
                      schema->dictionary != NULL ? "dictionary" : schema->format,
                      text ? "texts" : "integers or decimals of 128 bits");
  }
  *column = (govd__arrow_column){schema, c->array->children[child], c->array->offset};
  return GOVD_OK;
}

/* Looks the columns up for the form of a row, where that is not the one before's. */
static govd_status turn_to(chunk *c, govd__store *part, govd_error *error) {
  if (c->part == part) return GOVD_OK;
  c->part = NULL;
  govd__free(c->columns);
  govd__free(c->states);
  c->columns = govd__calloc(part->count, sizeof *c->columns);
  c->states = govd__calloc(part->count, 1);
  if (c->columns == NULL || c->states == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < part->count; i++) {
    if (part->items[i].name == NULL) continue;
    govd_status status = find_column(c, part->items[i].name, part->items[i].kind, &c->columns[i], error);
    if (status != GOVD_OK) return status;
  }
  c->part = part;
  return GOVD_OK;
}

static govd_status copy_text(const chunk *c, size_t column, int64_t row, govd_error *error) {
  if (!govd__arrow_is_valid(&c->columns[column], row)) {
    govd__store_set_null(c->part, column);
    return GOVD_OK;
  }
  size_t length;
  const char *text = govd__arrow_text(&c->columns[column], row, &length);
  if (govd__utf8_check(text, length) != length || memchr(text, '\0', length) != NULL) {
    return govd__fail(error, GOVD_E_ENCODING, "row %lld of column '%s' is no text", (long long)row,
                      c->columns[column].schema->name);
  }
  return govd__store_set_text(c->part, column, text, length, error);
}

/* The letters that stand in `states`, or what follows from there being a column or none. */
static govd_status copy_states(const chunk *c, int64_t row, govd_error *error) {
  size_t count = c->part->count - GOVD__FIRST_CELL;
  const govd__arrow_column *states = &c->columns[GOVD__STATES];
  if (!govd__arrow_is_valid(states, row)) {
    for (size_t i = 0; i < count; i++) {
      c->states[i] = c->columns[GOVD__FIRST_CELL + i].schema == NULL ? 'a' : 'b';
    }
    return govd__store_set_text(c->part, GOVD__STATES, c->states, count, error);
  }
  size_t length;
  const char *text = govd__arrow_text(states, row, &length);
  bool known = length == count;
  for (size_t i = 0; i < length && known; i++) known = strchr("gbdai", text[i]) != NULL && text[i] != '\0';
  if (known) return govd__store_set_text(c->part, GOVD__STATES, text, length, error);
  return govd__fail(error, GOVD_E_SCHEMA, "row %lld of 'states' is not one letter of gbdai for each cell",
                    (long long)row);
}

static govd_status copy_cells(const chunk *c, int64_t row, govd_error *error) {
  for (size_t i = GOVD__FIRST_CELL; i < c->part->count; i++) {
    if (!govd__arrow_is_valid(&c->columns[i], row)) {
      govd__store_set_null(c->part, i);
      continue;
    }
    int64_t value;
    int scale = govd_type_scale(govd_form_cell_at(c->part->form, i - GOVD__FIRST_CELL)->type);
    govd_status status = govd__arrow_figure(&c->columns[i], row, scale, &value, error);
    if (status != GOVD_OK) return status;
    govd__store_set(c->part, i, value);
  }
  return GOVD_OK;
}

static govd_status copy_year(const chunk *c, int64_t row, govd_error *error) {
  int64_t year;
  if (!govd__arrow_is_valid(&c->columns[GOVD__YEAR], row)) {
    govd__store_set_null(c->part, GOVD__YEAR);
    return GOVD_OK;
  }
  govd_status status = govd__arrow_figure(&c->columns[GOVD__YEAR], row, 0, &year, error);
  if (status != GOVD_OK) return status;
  if (year < 1 || year > 9999) {
    return govd__fail(error, GOVD_E_RANGE, "row %lld has the year %lld", (long long)row, (long long)year);
  }
  govd__store_set(c->part, GOVD__YEAR, year);
  return GOVD_OK;
}

static govd_status copy_row(const chunk *c, int64_t row, govd_error *error) {
  const char *id = govd_form_id(c->part->form);
  govd_status status = govd__store_begin_row(c->part, error);
  if (status == GOVD_OK) status = govd__store_set_text(c->part, GOVD__FORM, id, strlen(id), error);
  if (status == GOVD_OK) status = copy_text(c, GOVD__UNIT_NAME, row, error);
  if (status == GOVD_OK) status = copy_year(c, row, error);
  if (status == GOVD_OK) status = copy_text(c, GOVD__FILE, row, error);
  if (status == GOVD_OK) status = copy_states(c, row, error);
  if (status == GOVD_OK) status = copy_cells(c, row, error);
  if (status != GOVD_OK) return status;
  govd__store_set(c->part, GOVD__ROW, c->first_row + row);
  govd__store_finish_row(c->part);
  return GOVD_OK;
}

/* The columns of the form that a row names. */
static govd_status part_of_row(const govd__arrow_column *forms_column, int64_t row, const govd_forms *forms,
                               govd_batch *batch, govd__store **part, govd_error *error) {
  if (!govd__arrow_is_valid(forms_column, row)) {
    return govd__fail(error, GOVD_E_SCHEMA, "row %lld does not say its form", (long long)row);
  }
  size_t length;
  const char *text = govd__arrow_text(forms_column, row, &length);
  char *id = govd__strndup(text, length);
  if (id == NULL) return govd__fail_memory(error);
  const govd_form *form = govd_forms_find(forms, id);
  govd_status status = form == NULL ? govd__fail(error, GOVD_E_UNKNOWN,
                                                 "row %lld has an unknown form, '%.100s'", (long long)row, id)
                                    : govd__batch_part(batch, form, part, error);
  govd__free(id);
  return status;
}

static govd_status copy_array(const govd_forms *forms, chunk *c, govd_batch *batch, govd_error *error) {
  govd__arrow_column form;
  govd_status status = find_column(c, "form", GOVD__COLUMN_TEXT, &form, error);
  if (status == GOVD_OK && form.schema == NULL) {
    status = govd__fail(error, GOVD_E_SCHEMA, "there is no column 'form'");
  }
  for (int64_t row = 0; row < c->array->length && status == GOVD_OK; row++) {
    govd__store *part;
    status = part_of_row(&form, row, forms, batch, &part, error);
    if (status == GOVD_OK) status = turn_to(c, part, error);
    if (status == GOVD_OK) status = copy_row(c, row, error);
  }
  govd__free(c->columns);
  govd__free(c->states);
  return status;
}

static govd_status stream_failed(struct ArrowArrayStream *stream, int code, govd_error *error) {
  if (code == ENOMEM) return govd__fail_memory(error);
  const char *text = stream->get_last_error(stream);
  return govd__fail(error, GOVD_E_IO, "the stream failed: %.150s", text == NULL ? strerror(code) : text);
}

static govd_status copy_stream(const govd_forms *forms, struct ArrowArrayStream *stream,
                               const struct ArrowSchema *schema, govd_batch *batch, govd_error *error) {
  int64_t rows = 0;
  for (;;) {
    struct ArrowArray array;
    int code = stream->get_next(stream, &array);
    if (code != 0) return stream_failed(stream, code, error);
    if (array.release == NULL) return GOVD_OK;
    chunk c = {.schema = schema, .array = &array, .first_row = rows};
    govd_status status = copy_array(forms, &c, batch, error);
    rows += array.length;
    array.release(&array);
    if (status != GOVD_OK) return status;
  }
}

GOVD_EXPORT govd_status govd_batch_import(const govd_forms *forms, struct ArrowArrayStream *source,
                                          govd_batch **batch, govd_error *error) {
  struct ArrowSchema schema = {.release = NULL};
  govd_batch *made = NULL;
  *batch = NULL;
  int code = source->get_schema(source, &schema);
  govd_status status = code == 0 ? govd_batch_new(&made, error) : stream_failed(source, code, error);
  if (status == GOVD_OK && strcmp(schema.format, "+s") != 0) {
    status = govd__fail(error, GOVD_E_SCHEMA, "the stream has no columns");
  }
  if (status == GOVD_OK) status = copy_stream(forms, source, &schema, made, error);
  if (schema.release != NULL) schema.release(&schema);
  source->release(source);
  if (status != GOVD_OK) {
    govd_batch_free(made);
    return status;
  }
  made->imported = true;
  *batch = made;
  return GOVD_OK;
}
