/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_words.h"

#include <string.h>

#include "base/utf8.h"

bool govd__sheet_is_figure(const char *text) {
  size_t length = strlen(text);
  govd__trim(&text, &length);
  bool digit = false;
  while (length > 0) {
    uint32_t point;
    size_t size = govd__utf8_decode(text, length, &point);
    if (size == 0) return false;
    point = govd__fold_width(point);
    if (point > 0x7F || strchr("0123456789.,+-%", (char)point) == NULL) return false;
    digit = digit || (point >= '0' && point <= '9');
    text += size;
    length -= size;
  }
  return digit;
}

bool govd__sheet_is_heading(const char *text) {
  static const char numerals[] = "一二三四五六七八九十";
  enum { SIZE = 3 }; /* of each in UTF-8 */
  size_t length = strlen(text);
  govd__trim(&text, &length);
  size_t at = 0;
  for (bool found = true; found && length - at >= SIZE; at += found ? SIZE : 0) {
    found = false;
    for (size_t i = 0; numerals[i] != '\0'; i += SIZE)
      found = found || memcmp(text + at, numerals + i, SIZE) == 0;
  }
  return at > 0 && length - at >= SIZE && memcmp(text + at, "、", SIZE) == 0;
}

bool govd__sheet_is_prose(const char *text) {
  static const char *const ends[] = {"。", "；", "！", "：", "？"};
  enum { LONGEST_LABEL = 60 }; /* characters */
  size_t length = strlen(text);
  govd__trim(&text, &length);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t size = strlen(ends[i]);
    if (length >= size && memcmp(text + length - size, ends[i], size) == 0) return true;
  }
  return govd__utf8_count(text, length) > LONGEST_LABEL;
}
