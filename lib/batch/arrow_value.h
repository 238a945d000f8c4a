/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BATCH_ARROW_VALUE_H
#define GOVD_BATCH_ARROW_VALUE_H

#include <stdbool.h>

#include "govdisclosure/batch.h"

/* Single values of arrays that came through the Arrow C data interface. */

typedef struct govd__arrow_column {
  const struct ArrowSchema *schema; /* NULL for a column that is not there */
  const struct ArrowArray *array;
  int64_t offset; /* of the rows round it */
} govd__arrow_column;

/* Whether text, or figures, can be taken from a column of this format. */
bool govd__arrow_is_text(const char *format);
bool govd__arrow_is_figure(const char *format);

/* Whether there is a value; false where there is no column. */
bool govd__arrow_is_valid(const govd__arrow_column *column, int64_t row);

/* The text of a row, borrowed, without NUL. */
const char *govd__arrow_text(const govd__arrow_column *column, int64_t row, size_t *length);

/* The figure of a row, scaled. @retval GOVD_E_RANGE it does not fit, or has more decimal places */
govd_status govd__arrow_figure(const govd__arrow_column *column, int64_t row, int scale, int64_t *value,
                               govd_error *error);

#endif
