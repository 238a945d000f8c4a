/* SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "form/label.h"

uint32_t govd__point_at(const char *text, size_t length, size_t *size) {
  uint32_t point = 0;
  *size = govd__utf8_decode(text, length, &point);
  return govd__fold_width(point);
}

size_t govd__find_word(const char *text, size_t length, const char *word) {
  size_t size = strlen(word);
  for (size_t at = 0; at + size <= length; at++) {
    const char *found = memchr(text + at, *word, length - size - at + 1);
    if (found == NULL) return GOVD_NONE;
    at = (size_t)(found - text);
    if (memcmp(found, word, size) == 0) return at;
  }
  return GOVD_NONE;
}

/* Asked at every place of a text about every word there is: most differ in the first byte. */
bool govd__begins_with(const char *text, size_t length, const char *word) {
  if (length > 0 && *text != *word && *word != '\0') return false;
  size_t size = strlen(word);
  return size <= length && memcmp(text, word, size) == 0;
}

bool govd__ends_with(const char *text, size_t length, const char *word) {
  size_t size = strlen(word);
  return size <= length && memcmp(text + length - size, word, size) == 0;
}

bool govd__has_word(const char *text, size_t length, const char *const *words) {
  for (size_t i = 0; words[i] != NULL; i++) {
    if (govd__find_word(text, length, words[i]) != GOVD_NONE) return true;
  }
  return false;
}

size_t govd__sentence_length(const char *text, size_t length) {
  static const char *const ends[] = {"。", "！", "？", NULL};
  for (size_t at = 0; at < length; at++) {
    if (text[at] == '!' || text[at] == '?') return at + 1;
    if (text[at] != *ends[0] && text[at] != *ends[1]) continue; /* which most characters differ in */
    for (size_t i = 0; ends[i] != NULL; i++) {
      if (govd__begins_with(text + at, length - at, ends[i])) return at + strlen(ends[i]);
    }
  }
  return length;
}

size_t govd__read_small_number(const char *text, size_t length, int *number) {
  size_t at = 0;
  *number = 0;
  for (size_t size; at < length; at += size) {
    uint32_t point = govd__point_at(text + at, length - at, &size);
    if (point < '0' || point > '9' || size == 0) break;
    *number = *number * 10 + (int)(point - '0');
    if (*number > 9999) return 0;
  }
  return at;
}

govd_place govd__place_in(govd_place place, const char *text, size_t offset) {
  if (place.column > 0 && place.row_number == 0) place.column += (int)govd__utf8_count(text, offset);
  return place;
}

govd_status govd__emit_part(govd__context *c, const char *code, const govd_paragraph *paragraph,
                            size_t offset, size_t length) {
  char *part = govd__strndup(paragraph->text + offset, length);
  if (part == NULL) return govd__fail_memory(c->error);
  govd_finding finding = govd__finding(code);
  finding.text = part;
  finding.place = govd__place_in(paragraph->place, paragraph->text, offset);
  govd_status status = govd__emit(c, &finding);
  govd__free(part);
  return status;
}

/* The number of a numeral up to 九十九, in digits or in words; 0 if it is none. */
static int numeral_value(const char *text, size_t length, bool *words) {
  static const uint32_t ones[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  int value = 0;
  int last = 0;
  *words = false;
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = govd__point_at(text + at, length - at, &size);
    if (size == 0) break;
    if (point >= '0' && point <= '9') value = value * 10 + (int)(point - '0');
    if (point == 0x5341) { /* 十 */
      value += 10 * (last == 0 ? 1 : last) - last;
      last = 0;
      *words = true;
    }
    for (int i = 0; i < 9; i++) {
      if (point != ones[i]) continue;
      last = i + 1;
      value += last;
      *words = true;
    }
  }
  return value;
}

govd__numeral govd__numeral_read(const char *text, size_t length) {
  govd__numeral numeral = {GOVD__NUMERAL_NONE, 0, govd__numeral_length(text, length)};
  if (numeral.length == 0) return numeral;
  size_t size;
  bool words;
  bool bracket = govd__point_at(text, length, &size) == '(';
  numeral.value = numeral_value(text, numeral.length, &words);
  if (words)
    numeral.style = bracket ? GOVD__NUMERAL_PART : GOVD__NUMERAL_CHAPTER;
  else
    numeral.style = bracket ? GOVD__NUMERAL_BRACKET_POINT : GOVD__NUMERAL_POINT;
  return numeral;
}
