/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "line.h"

/* Size of the last character of a text. */
static size_t last_size(const char *text, size_t length) {
  size_t size = length > 0;
  while (size < length && ((unsigned char)text[length - size] & 0xC0) == 0x80) size++;
  return size;
}

static uint32_t last(const char *text, size_t length, size_t *size) {
  uint32_t point = 0;
  *size = last_size(text, length);
  if (*size > 0) govd__utf8_decode(text + length - *size, *size, &point);
  return govd__fold_width(point);
}

/* The length that is left when a label is taken off the end, white space and width apart; or GOVD_NONE. */
static size_t without_label(const char *text, size_t length, const char *label) {
  size_t label_length = strlen(label);
  while (label_length > 0) {
    size_t size;
    size_t label_size;
    uint32_t wanted = last(label, label_length, &label_size);
    uint32_t point = last(text, length, &size);
    if (size == 0) return GOVD_NONE;
    length -= size;
    if (govd__is_space(point)) continue;
    if (point != wanted) return GOVD_NONE;
    label_length -= label_size;
  }
  return length;
}

/* The field whose label ends at length, the longest label first to match; GOVD_NONE if there is none. */
static size_t field_before(const govd_form *form, const char *text, size_t length, size_t *start) {
  size_t found = GOVD_NONE;
  *start = GOVD_NONE;
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    const char *label = govd_form_field_at(form, i)->title.zh;
    for (size_t a = 0; label != NULL; label = govd_form_field_alias(form, i, a++)) {
      size_t left = without_label(text, length, label);
      if (left == GOVD_NONE || left >= *start) continue;
      *start = left;
      found = i;
    }
  }
  return found;
}

static void set_value(const char *text, size_t end, govd__line_field *field) {
  const char *value = text + field->value;
  size_t length = end - field->value;
  govd__trim(&value, &length);
  field->value = (size_t)(value - text);
  field->value_length = length;
}

/* The first label must begin the line, so the first colon is not far: labels are shorter than this. */
static bool begins_like_a_field(const char *text, size_t length) {
  enum { LABEL_BYTES = 160 };
  size_t reach = length < LABEL_BYTES ? length : LABEL_BYTES;
  for (size_t i = 0; i < reach; i++) {
    if (text[i] == ':' || (i + 3 <= length && memcmp(text + i, "：", 3) == 0)) return true;
  }
  return false;
}

size_t govd__line_fields(const govd_form *form, const char *text, size_t length,
                         govd__line_field fields[GOVD__MAX_LINE_FIELDS]) {
  size_t count = 0;
  size_t size;
  if (!begins_like_a_field(text, length)) return 0;
  for (size_t at = 0; at < length && count < GOVD__MAX_LINE_FIELDS; at += size) {
    uint32_t point = 0;
    size = govd__utf8_decode(text + at, length - at, &point);
    if (size == 0) return 0;
    if (govd__fold_width(point) != ':') continue;
    size_t begin = count == 0 ? 0 : fields[count - 1].value;
    size_t start;
    size_t field = field_before(form, text + begin, at - begin, &start);
    if (field == GOVD_NONE) continue;
    if (count == 0 && start != 0) return 0;
    if (count > 0) set_value(text, begin + start, &fields[count - 1]);
    fields[count++] = (govd__line_field){field, begin + start, at + size, 0};
  }
  if (count > 0) set_value(text, length, &fields[count - 1]);
  return count;
}
