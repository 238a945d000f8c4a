/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow_value.h"

#include <string.h>

#include "base/fail.h"
#include "govdisclosure/amount.h"

bool govd__arrow_is_text(const char *format) {
  return strcmp(format, "u") == 0 || strcmp(format, "U") == 0 || strcmp(format, "vu") == 0 ||
         strcmp(format, "n") == 0;
}

/* `d:precision,scale`, perhaps with `,128` behind it; false for another width. */
static bool read_decimal_format(const char *format, int *scale) {
  int precision = 0;
  *scale = 0;
  if (strncmp(format, "d:", 2) != 0) return false;
  for (format += 2; *format >= '0' && *format <= '9'; format++) precision = precision * 10 + (*format - '0');
  if (*format++ != ',') return false;
  for (; *format >= '0' && *format <= '9' && *scale < 100; format++) *scale = *scale * 10 + (*format - '0');
  return (*format == '\0' || strcmp(format, ",128") == 0) && precision <= 38 && *scale <= 18;
}

bool govd__arrow_is_figure(const char *format) {
  int scale;
  bool integer = format[0] != '\0' && format[1] == '\0' && strchr("cCsSiIlLn", format[0]) != NULL;
  return integer || read_decimal_format(format, &scale);
}

bool govd__arrow_is_valid(const govd__arrow_column *column, int64_t row) {
  if (column->schema == NULL || column->schema->format[0] == 'n') return false;
  const uint8_t *validity = column->array->buffers[0];
  int64_t i = column->array->offset + column->offset + row;
  return validity == NULL || (validity[i / 8] >> (i % 8) & 1) != 0;
}

/* A view is its length, and the text itself where it is short; else its beginning, a buffer and an offset
 * there. */
static const char *view_text(const struct ArrowArray *array, int64_t i, size_t *length) {
  const char *view = (const char *)array->buffers[1] + 16 * i;
  int32_t parts[4];
  memcpy(parts, view, sizeof parts);
  *length = (size_t)parts[0];
  return parts[0] <= 12 ? view + 4 : (const char *)array->buffers[2 + parts[2]] + parts[3];
}

const char *govd__arrow_text(const govd__arrow_column *column, int64_t row, size_t *length) {
  const struct ArrowArray *array = column->array;
  int64_t i = array->offset + column->offset + row;
  int64_t begin;
  int64_t end;
  switch (column->schema->format[0]) {
    case 'v': return view_text(array, i, length);
    case 'U':
      begin = ((const int64_t *)array->buffers[1])[i];
      end = ((const int64_t *)array->buffers[1])[i + 1];
      break;
    default:
      begin = ((const int32_t *)array->buffers[1])[i];
      end = ((const int32_t *)array->buffers[1])[i + 1];
  }
  *length = (size_t)(end - begin);
  return *length == 0 ? "" : (const char *)array->buffers[2] + begin;
}

/* An integer as it lies in its buffer, with the decimal places it has; false where 64 bits are not enough. */
static bool read_integer(const char *format, const void *buffer, int64_t i, int64_t *value, int *places) {
  *places = 0;
  switch (format[0]) {
    case 'c': *value = ((const int8_t *)buffer)[i]; return true;
    case 'C': *value = ((const uint8_t *)buffer)[i]; return true;
    case 's': *value = ((const int16_t *)buffer)[i]; return true;
    case 'S': *value = ((const uint16_t *)buffer)[i]; return true;
    case 'i': *value = ((const int32_t *)buffer)[i]; return true;
    case 'I': *value = ((const uint32_t *)buffer)[i]; return true;
    case 'l': *value = ((const int64_t *)buffer)[i]; return true;
    case 'L':
      *value = ((const int64_t *)buffer)[i];
      return *value >= 0; /* the highest bit is no sign there */
    default: break;
  }
  read_decimal_format(format, places);
  *value = ((const int64_t *)buffer)[2 * i];
  return ((const int64_t *)buffer)[2 * i + 1] == (*value < 0 ? -1 : 0);
}

govd_status govd__arrow_figure(const govd__arrow_column *column, int64_t row, int scale, int64_t *value,
                               govd_error *error) {
  int places;
  int64_t i = column->array->offset + column->offset + row;
  bool fits = read_integer(column->schema->format, column->array->buffers[1], i, value, &places);
  for (; fits && places > scale; places--) {
    fits = *value % 10 == 0;
    *value /= 10;
  }
  for (; fits && places < scale; places++) fits = govd_amount_multiply(*value, 10, value, NULL) == GOVD_OK;
  if (fits) return GOVD_OK;
  return govd__fail(error, GOVD_E_RANGE, "row %lld of column '%s' has a figure that does not fit its cell",
                    (long long)row, column->schema->name);
}
