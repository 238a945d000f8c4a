/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_words.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* How a figure begins, or what stands in place of one. */
static const char *const beginnings[] = {"0", "1", "2", "3", "4", "5", "6",  "7",  "8",  "9",     "+",
                                         "-", ".", "/", "?", "—", "–", "－", "\\", "无", "不涉及"};

bool govd__sheet_is_figure(const char *text) {
  size_t length = strlen(text);
  govd__trim(&text, &length);
  uint32_t point = 0;
  if (govd__utf8_decode(text, length, &point) == 0) return false;
  char folded[4]; /* digits and signs may be wide */
  size_t size = govd__utf8_encode(govd__fold_width(point), folded);
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
    size_t needed = strlen(beginnings[i]);
    if (needed == size && memcmp(beginnings[i], folded, size) == 0) return true;
    if (needed <= length && memcmp(beginnings[i], text, needed) == 0) return true;
  }
  return false;
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
