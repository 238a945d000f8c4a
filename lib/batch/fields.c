/* SPDX-License-Identifier: Apache-2.0 */
#include "fields.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

const govd__column *govd__find_column(const govd__store *columns, const char *name, size_t guess) {
  const govd__column *items = columns->items;
  if (guess < columns->count && items[guess].name != NULL && strcmp(items[guess].name, name) == 0)
    return &items[guess];
  for (size_t i = 0; i < columns->count; i++) {
    if (items[i].name != NULL && strcmp(items[i].name, name) == 0) return &items[i];
  }
  return NULL;
}

static govd_status add_fields(const govd__store *columns, govd__field *fields, size_t *count,
                              govd_error *error) {
  size_t before = *count;
  for (size_t i = 0; i < columns->count; i++) {
    const govd__column *column = &columns->items[i];
    const govd__field *known = NULL;
    for (size_t k = 0; k < before && known == NULL && column->name != NULL; k++) {
      if (strcmp(fields[k].name, column->name) == 0) known = &fields[k];
    }
    if (known != NULL && known->kind != column->kind) {
      return govd__fail(error, GOVD_E_UNREPRESENTABLE, "'%s' is a count in one form and an amount in another",
                        column->name);
    }
    if (known == NULL && column->name != NULL) fields[(*count)++] = (govd__field){column->name, column->kind};
  }
  return GOVD_OK;
}

govd_status govd__fields(govd__store *const *tables, size_t table_count, govd__field **fields, size_t *count,
                         govd_error *error) {
  size_t most = 0;
  *count = 0;
  for (size_t i = 0; i < table_count; i++) most += tables[i]->count;
  *fields = govd__calloc(most, sizeof **fields);
  if (*fields == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < table_count && status == GOVD_OK; i++) {
    status = add_fields(tables[i], *fields, count, error);
  }
  if (status == GOVD_OK) return GOVD_OK;
  govd__free(*fields);
  *fields = NULL;
  return status;
}

static govd_status copy_field(const govd__column *from, size_t row, govd__store *to, size_t column,
                              govd_error *error) {
  if (from == NULL || !govd__column_is_valid(from, row)) {
    govd__store_set_null(to, column);
    return GOVD_OK;
  }
  if (from->kind != GOVD__COLUMN_TEXT) {
    govd__store_set(to, column, from->values[row]);
    return GOVD_OK;
  }
  size_t length;
  const char *text = govd__column_text(from, row, &length);
  return govd__store_set_text(to, column, text, length, error);
}

static govd_status copy_table(const govd__store *from, govd__store *to, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t row = 0; row < from->rows && status == GOVD_OK; row++) {
    status = govd__store_begin_row(to, error);
    for (size_t i = 0; i < to->count && status == GOVD_OK; i++) {
      status = copy_field(govd__find_column(from, to->items[i].name, i), row, to, i, error);
    }
    if (status == GOVD_OK) govd__store_finish_row(to);
  }
  return status;
}

govd_status govd__merge(govd__store *const *tables, size_t count, govd__store **merged, govd_error *error) {
  govd__field *fields;
  size_t field_count;
  *merged = NULL;
  govd_status status = govd__fields(tables, count, &fields, &field_count, error);
  if (status != GOVD_OK) return status;
  govd__store *made;
  status = govd__store_new(field_count, NULL, &made, error);
  for (size_t i = 0; i < field_count && status == GOVD_OK; i++) {
    made->items[i].name = fields[i].name;
    made->items[i].kind = fields[i].kind;
  }
  for (size_t i = 0; i < count && status == GOVD_OK; i++) status = copy_table(tables[i], made, error);
  govd__free(fields);
  if (status == GOVD_OK) {
    *merged = made;
  } else {
    govd__store_free(made);
  }
  return status;
}
