/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BATCH_STORE_H
#define GOVD_BATCH_STORE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"
#include "govdisclosure/form.h"

/*
 * Columns of one length, grown row by row. Each column lies in memory by itself, as Arrow has it, so that
 * it can be handed out as it is. They are counted: an exported array keeps them alive.
 */

typedef enum govd__column_kind {
  GOVD__COLUMN_INT64 = 0,
  GOVD__COLUMN_AMOUNT = 1,  /* int64 here, a decimal of 128 bits outside */
  GOVD__COLUMN_DECIMAL = 2, /* a decimal of 128 bits: two words a row, the lower first */
  GOVD__COLUMN_BOOL = 3,    /* int64 here, a bit outside */
  GOVD__COLUMN_TEXT = 4
} govd__column_kind;

typedef struct govd__column {
  const char *name; /* static or the form's; NULL for a column that is not handed out */
  govd__column_kind kind;
  int64_t *values;   /* not of text */
  uint8_t *validity; /* a bit for each row, the least significant first */
  int32_t *offsets;  /* of text: where each row begins, and where the last ends */
  char *bytes;
  size_t byte_capacity;
} govd__column;

typedef struct govd__store {
  atomic_uint holds;
  govd_form *form; /* whose names the columns have; may be NULL */
  govd__column *items;
  size_t count;
  size_t rows;
  size_t capacity;
} govd__store;

/* Columns without names or rows, all of int64; form may be NULL. */
govd_status govd__store_new(size_t count, const govd_form *form, govd__store **columns, govd_error *error);
govd__store *govd__store_hold(govd__store *columns);
void govd__store_free(govd__store *columns);

/*
 * A row is written in three steps: room is made, each column is given its value or null, and the row is
 * finished. A row that is not finished leaves no trace.
 */
govd_status govd__store_begin_row(govd__store *columns, govd_error *error);
void govd__store_set(govd__store *columns, size_t column, int64_t value);
void govd__store_set_decimal(govd__store *columns, size_t column, int64_t value, int scale);
govd_status govd__store_set_text(govd__store *columns, size_t column, const char *text, size_t length,
                                 govd_error *error);
void govd__store_set_null(govd__store *columns, size_t column);
void govd__store_finish_row(govd__store *columns);

bool govd__column_is_valid(const govd__column *column, size_t row);
const char *govd__column_text(const govd__column *column, size_t row, size_t *length); /* without NUL */

/* value × 10^(6 - scale) as 128 bits, the lower word first. */
void govd__widen(int64_t value, int scale, int64_t words[2]);

#endif
