/* SPDX-License-Identifier: Apache-2.0 */
/* Columns through the Arrow C data interface. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "batch.h"
#include "fields.h"

static const char *const formats[] = {[GOVD__COLUMN_INT64] = "l",
                                      [GOVD__COLUMN_AMOUNT] = "d:19,6",
                                      [GOVD__COLUMN_DECIMAL] = "d:25,6",
                                      [GOVD__COLUMN_BOOL] = "b",
                                      [GOVD__COLUMN_TEXT] = "u"};

/* --- Schemas --- */

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t i = 0; i < schema->n_children; i++) {
    struct ArrowSchema *child = schema->children[i];
    if (child != NULL && child->release != NULL) child->release(child);
    govd__free(child);
  }
  govd__free(schema->children);
  govd__free(schema->private_data); /* the name */
  schema->release = NULL;
}

static govd_status fill_schema(struct ArrowSchema *schema, const char *name, const char *format,
                               govd_error *error) {
  memset(schema, 0, sizeof *schema);
  char *copy = govd__strdup(name);
  if (copy == NULL) return govd__fail_memory(error);
  schema->format = format;
  schema->name = copy;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = release_schema;
  schema->private_data = copy;
  return GOVD_OK;
}

static govd_status make_schema(const govd__field *fields, size_t count, struct ArrowSchema *schema,
                               govd_error *error) {
  govd_status status = fill_schema(schema, "", "+s", error);
  if (status != GOVD_OK) return status;
  schema->flags = 0; /* a row is never null */
  schema->children = govd__calloc(count, sizeof(struct ArrowSchema *));
  if (schema->children == NULL) status = govd__fail_memory(error);
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    schema->children[i] = govd__calloc(1, sizeof(struct ArrowSchema));
    schema->n_children = (int64_t)i + 1;
    if (schema->children[i] == NULL) {
      status = govd__fail_memory(error);
    } else {
      status = fill_schema(schema->children[i], fields[i].name, formats[fields[i].kind], error);
    }
  }
  if (status != GOVD_OK) release_schema(schema);
  return status;
}

/* --- Arrays --- */

/* What an array of a column keeps: the columns themselves, and a buffer that was made for it. */
typedef struct kept {
  const void *buffers[3];
  govd__store *columns;
  void *made;
  uint8_t *no_validity;
} kept;

static void release_column(struct ArrowArray *array) {
  kept *k = array->private_data;
  govd__store_free(k->columns);
  govd__free(k->made);
  govd__free(k->no_validity);
  govd__free(k);
  array->release = NULL;
}

static void release_rows(struct ArrowArray *array) {
  for (int64_t i = 0; i < array->n_children; i++) {
    struct ArrowArray *child = array->children[i];
    if (child != NULL && child->release != NULL) child->release(child);
    govd__free(child);
  }
  govd__free(array->children);
  govd__free(array->private_data); /* the buffers */
  array->release = NULL;
}

static int64_t count_nulls(const govd__column *column, size_t rows) {
  int64_t nulls = 0;
  for (size_t i = 0; i < rows; i++) nulls += !govd__column_is_valid(column, i);
  return nulls;
}

static size_t width_of(govd__column_kind kind) {
  return kind == GOVD__COLUMN_AMOUNT || kind == GOVD__COLUMN_DECIMAL ? 16 : 8;
}

/* A buffer of values as Arrow has them, where that is not how they are kept; *made stays NULL where it is. */
static bool convert(const govd__column *column, size_t rows, void **made) {
  *made = NULL;
  if (column->kind != GOVD__COLUMN_AMOUNT && column->kind != GOVD__COLUMN_BOOL) return true;
  *made = govd__calloc(rows + 1, 16);
  if (*made == NULL) return false;
  for (size_t i = 0; i < rows; i++) {
    if (column->kind == GOVD__COLUMN_AMOUNT) {
      int64_t *words = (int64_t *)*made + 2 * i;
      words[0] = column->values[i];
      words[1] = column->values[i] < 0 ? -1 : 0;
    } else if (column->values[i] != 0) {
      uint8_t *bits = *made;
      bits[i / 8] = (uint8_t)(bits[i / 8] | 1u << (i % 8));
    }
  }
  return true;
}

static bool fill_column(struct ArrowArray *array, govd__store *columns, const govd__column *column) {
  static const char no_bytes[1] = {0};
  kept *k = array->private_data;
  if (!convert(column, columns->rows, &k->made)) return false;
  k->columns = govd__store_hold(columns);
  k->buffers[0] = column->validity;
  if (column->kind == GOVD__COLUMN_TEXT) {
    k->buffers[1] = column->offsets;
    k->buffers[2] = column->bytes == NULL ? no_bytes : column->bytes;
  } else {
    k->buffers[1] = k->made == NULL ? column->values : k->made;
  }
  array->null_count = count_nulls(column, columns->rows);
  return true;
}

/* A column that a group of columns does not have: nulls alone. */
static bool fill_nulls(struct ArrowArray *array, govd__column_kind kind, size_t rows) {
  kept *k = array->private_data;
  k->made = govd__calloc(rows + 1, width_of(kind));
  k->no_validity = govd__calloc(rows / 8 + 1, 1);
  k->buffers[0] = k->no_validity;
  k->buffers[1] = k->buffers[2] = k->made;
  array->null_count = (int64_t)rows;
  return k->made != NULL && k->no_validity != NULL;
}

static struct ArrowArray *make_column(govd__store *columns, const govd__field *f, size_t guess) {
  struct ArrowArray *array = govd__calloc(1, sizeof *array);
  kept *k = govd__calloc(1, sizeof *k);
  if (array == NULL || k == NULL) {
    govd__free(array);
    govd__free(k);
    return NULL;
  }
  array->length = (int64_t)columns->rows;
  array->n_buffers = f->kind == GOVD__COLUMN_TEXT ? 3 : 2;
  array->buffers = k->buffers;
  array->release = release_column;
  array->private_data = k;
  const govd__column *column = govd__find_column(columns, f->name, guess);
  bool done =
      column != NULL ? fill_column(array, columns, column) : fill_nulls(array, f->kind, columns->rows);
  if (done) return array;
  release_column(array);
  govd__free(array);
  return NULL;
}

static govd_status make_array(govd__store *columns, const govd__field *fields, size_t count,
                              struct ArrowArray *array, govd_error *error) {
  memset(array, 0, sizeof *array);
  const void **buffers = govd__calloc(1, sizeof *buffers); /* of the rows: no validity */
  array->children = govd__calloc(count, sizeof(struct ArrowArray *));
  array->length = (int64_t)columns->rows;
  array->n_buffers = 1;
  array->buffers = buffers;
  array->private_data = buffers;
  array->release = release_rows;
  bool done = buffers != NULL && array->children != NULL;
  for (size_t i = 0; i < count && done; i++) {
    array->children[i] = make_column(columns, &fields[i], i);
    array->n_children = (int64_t)i + 1;
    done = array->children[i] != NULL;
  }
  if (done) return GOVD_OK;
  release_rows(array);
  return govd__fail_memory(error);
}

govd_status govd__export_array(govd__store *table, struct ArrowSchema *schema, struct ArrowArray *array,
                               govd_error *error) {
  govd__field *fields;
  size_t count;
  memset(schema, 0, sizeof *schema);
  memset(array, 0, sizeof *array);
  govd_status status = govd__fields(&table, 1, &fields, &count, error);
  if (status != GOVD_OK) return status;
  status = make_schema(fields, count, schema, error);
  if (status == GOVD_OK) {
    status = make_array(table, fields, count, array, error);
    if (status != GOVD_OK) release_schema(schema);
  }
  govd__free(fields);
  return status;
}

/* --- Streams --- */

typedef struct stream_state {
  govd__store **tables;
  size_t count;
  size_t next;
  govd__field *fields;
  size_t field_count;
  char text[sizeof((govd_error *)NULL)->text];
} stream_state;

static int failed(stream_state *state, const govd_error *error) {
  snprintf(state->text, sizeof state->text, "%s", error->text);
  return error->status == GOVD_E_NO_MEMORY ? ENOMEM : EINVAL;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  stream_state *state = stream->private_data;
  govd_error error;
  if (make_schema(state->fields, state->field_count, schema, &error) == GOVD_OK) return 0;
  return failed(state, &error);
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  stream_state *state = stream->private_data;
  govd_error error;
  memset(array, 0, sizeof *array);
  if (state->next == state->count) return 0;
  if (make_array(state->tables[state->next], state->fields, state->field_count, array, &error) != GOVD_OK) {
    return failed(state, &error);
  }
  state->next++;
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  const stream_state *state = stream->private_data;
  return state->text[0] == '\0' ? NULL : state->text;
}

static void release_state(stream_state *state) {
  for (size_t i = 0; i < state->count; i++) govd__store_free(state->tables[i]);
  govd__free(state->tables);
  govd__free(state->fields);
  govd__free(state);
}

static void release_stream(struct ArrowArrayStream *stream) {
  release_state(stream->private_data);
  stream->release = NULL;
}

govd_status govd__export(govd__store *const *tables, size_t count, struct ArrowArrayStream *stream,
                         govd_error *error) {
  memset(stream, 0, sizeof *stream);
  stream_state *state = govd__calloc(1, sizeof *state);
  if (state == NULL) return govd__fail_memory(error);
  govd_status status = govd__fields(tables, count, &state->fields, &state->field_count, error);
  if (status == GOVD_OK) {
    state->tables = govd__calloc(count, sizeof(govd__store *));
    if (state->tables == NULL) status = govd__fail_memory(error);
  }
  if (status != GOVD_OK) {
    release_state(state);
    return status;
  }
  for (size_t i = 0; i < count; i++) state->tables[state->count++] = govd__store_hold(tables[i]);
  *stream = (struct ArrowArrayStream){.get_schema = get_schema,
                                      .get_next = get_next,
                                      .get_last_error = get_last_error,
                                      .release = release_stream,
                                      .private_data = state};
  return GOVD_OK;
}
