/* SPDX-License-Identifier: Apache-2.0 */
#include "store.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/amount.h"

govd_status govd__store_new(size_t count, const govd_form *form, govd__store **columns, govd_error *error) {
  *columns = NULL;
  govd__store *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  atomic_init(&made->holds, 1);
  made->items = govd__calloc(count, sizeof *made->items);
  if (made->items == NULL) {
    govd__free(made);
    return govd__fail_memory(error);
  }
  made->count = count;
  made->form = form == NULL ? NULL : govd_form_hold(form);
  *columns = made;
  return GOVD_OK;
}

govd__store *govd__store_hold(govd__store *columns) {
  atomic_fetch_add_explicit(&columns->holds, 1, memory_order_relaxed);
  return columns;
}

void govd__store_free(govd__store *columns) {
  if (columns == NULL || atomic_fetch_sub_explicit(&columns->holds, 1, memory_order_acq_rel) != 1) return;
  for (size_t i = 0; i < columns->count; i++) {
    govd__free(columns->items[i].values);
    govd__free(columns->items[i].validity);
    govd__free(columns->items[i].offsets);
    govd__free(columns->items[i].bytes);
  }
  govd__free(columns->items);
  govd_form_free(columns->form);
  govd__free(columns);
}

/* Makes room in one column; what is there stays as it is where memory runs out. */
static bool grow(govd__column *column, size_t rows, size_t capacity) {
  size_t width = column->kind == GOVD__COLUMN_DECIMAL ? 2 * sizeof(int64_t) : sizeof(int64_t);
  uint8_t *validity = govd__realloc(column->validity, capacity / 8, 1);
  if (validity == NULL) return false;
  column->validity = validity;
  memset(validity + (rows + 7) / 8, 0, capacity / 8 - (rows + 7) / 8);
  if (column->kind != GOVD__COLUMN_TEXT) {
    int64_t *values = govd__realloc(column->values, capacity, width);
    if (values != NULL) column->values = values;
    return values != NULL;
  }
  int32_t *offsets = govd__realloc(column->offsets, capacity + 1, sizeof *offsets);
  if (offsets == NULL) return false;
  column->offsets = offsets;
  if (rows == 0) offsets[0] = 0;
  return true;
}

govd_status govd__store_begin_row(govd__store *columns, govd_error *error) {
  if (columns->rows < columns->capacity) return GOVD_OK;
  size_t capacity = columns->capacity == 0 ? 64 : 2 * columns->capacity;
  for (size_t i = 0; i < columns->count; i++) {
    if (!grow(&columns->items[i], columns->rows, capacity)) return govd__fail_memory(error);
  }
  columns->capacity = capacity;
  return GOVD_OK;
}

static void mark(govd__store *columns, size_t column, bool valid) {
  uint8_t *byte = &columns->items[column].validity[columns->rows / 8];
  unsigned bit = 1u << (columns->rows % 8);
  *byte = (uint8_t)(valid ? *byte | bit : *byte & ~bit);
}

void govd__store_set(govd__store *columns, size_t column, int64_t value) {
  columns->items[column].values[columns->rows] = value;
  mark(columns, column, true);
}

void govd__store_set_decimal(govd__store *columns, size_t column, int64_t value, int scale) {
  govd__widen(value, scale, &columns->items[column].values[2 * columns->rows]);
  mark(columns, column, true);
}

void govd__store_set_null(govd__store *columns, size_t column) {
  govd__column *c = &columns->items[column];
  size_t row = columns->rows;
  switch (c->kind) {
    case GOVD__COLUMN_TEXT: c->offsets[row + 1] = c->offsets[row]; break;
    case GOVD__COLUMN_DECIMAL: c->values[2 * row] = c->values[2 * row + 1] = 0; break;
    case GOVD__COLUMN_INT64:
    case GOVD__COLUMN_AMOUNT:
    case GOVD__COLUMN_BOOL: c->values[row] = 0; break;
  }
  mark(columns, column, false);
}

govd_status govd__store_set_text(govd__store *columns, size_t column, const char *text, size_t length,
                                 govd_error *error) {
  govd__column *c = &columns->items[column];
  size_t begin = (size_t)c->offsets[columns->rows];
  if (length > (size_t)INT32_MAX - begin) {
    return govd__fail(error, GOVD_E_LIMIT, "more than 2 GiB of text in column %s", c->name);
  }
  if (begin + length > c->byte_capacity) {
    size_t capacity = 2 * (begin + length) + 64;
    char *bytes = govd__realloc(c->bytes, capacity, 1);
    if (bytes == NULL) return govd__fail_memory(error);
    c->bytes = bytes;
    c->byte_capacity = capacity;
  }
  if (length > 0) memcpy(c->bytes + begin, text, length);
  c->offsets[columns->rows + 1] = (int32_t)(begin + length);
  mark(columns, column, true);
  return GOVD_OK;
}

void govd__store_finish_row(govd__store *columns) { columns->rows++; }

bool govd__column_is_valid(const govd__column *column, size_t row) {
  return (column->validity[row / 8] >> (row % 8) & 1) != 0;
}

const char *govd__column_text(const govd__column *column, size_t row, size_t *length) {
  *length = (size_t)(column->offsets[row + 1] - column->offsets[row]);
  return column->bytes == NULL ? "" : column->bytes + column->offsets[row];
}

void govd__widen(int64_t value, int scale, int64_t words[2]) {
  uint64_t factor = 1;
  for (int i = scale; i < GOVD_AMOUNT_SCALE; i++) factor *= 10;
  uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  uint64_t low = (magnitude & UINT32_MAX) * factor;
  uint64_t high = (magnitude >> 32) * factor + (low >> 32);
  low = (high << 32) | (low & UINT32_MAX);
  high >>= 32;
  if (value < 0) { /* two's complement over both words */
    low = 0 - low;
    high = ~high + (low == 0);
  }
  words[0] = (int64_t)low;
  words[1] = (int64_t)high;
}
