/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/utf8.h"
#include "pdf_text.h"

/* The next character, in half width. */
static bool next_point(const char **text, size_t *length, uint32_t *point) {
  size_t size = *length == 0 ? 0 : govd__utf8_decode(*text, *length, point);
  if (size == 0) return false;
  *text += size;
  *length -= size;
  *point = govd__fold_width(*point);
  return true;
}

static bool is_digit(uint32_t point) { return point >= '0' && point <= '9'; }

static bool is_one_of(const char *text, size_t length, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strlen(words[i]) == length && memcmp(words[i], text, length) == 0) return true;
  }
  return false;
}

/* How measures are written that stand alone in a cell. */
static const char *const units[] = {"条", "件",   "次", "人次", "人", "个", "篇", "项",
                                    "元", "万元", "宗", "部",   "份", "期", "场", "家"};

/* What is written for no figure, beside dashes. */
static const char *const nothings[] = {"无", "不涉及", "?", "？"};

static bool is_dash(uint32_t point) {
  return point == '-' || point == '/' || point == '\\' || (point >= 0x2010 && point <= 0x2015) ||
         point == 0x2212 || point == 0x2500 || point == 0xFF0D;
}

static bool is_all_dashes(const char *text, size_t length) {
  enum { MOST = 12 };
  uint32_t point;
  size_t count = 0;
  while (next_point(&text, &length, &point)) {
    if (!is_dash(point) || ++count > MOST) return false;
  }
  return count > 0;
}

/* Whether more brackets are closed than opened: then a text is the end of a longer one. */
static bool closes_more(const char *text, size_t length) {
  uint32_t point;
  int open = 0;
  while (next_point(&text, &length, &point))
    open += (point == '(' || point == '[') - (point == ')' || point == ']');
  return open < 0;
}

/* Whether a figure may be followed by this: a unit or a note, but not 年 or the point of a numeral. */
static bool may_follow(uint32_t point) {
  static const char *const followers[] = {"件", "条", "次", "人", "个", "篇", "项", "元", "百",
                                          "千", "万", "亿", "宗", "部", "(",  "[",  "+"};
  char encoded[4];
  size_t size = govd__utf8_encode(point, encoded);
  return is_one_of(encoded, size, followers, sizeof followers / sizeof *followers);
}

static bool is_figure(const char *text, size_t length) {
  if (closes_more(text, length)) return false;
  uint32_t point;
  uint32_t last = 0;
  bool digits = false;
  bool first = true;
  while (next_point(&text, &length, &point)) {
    bool sign = first && (point == '+' || point == 0x51CF || point == 0x589E || is_dash(point)); /* 减, 增 */
    first = false;
    if (sign) continue;
    if (digits && point == ' ') continue; /* before a unit */
    bool inner = point == '.' || point == ',' || point == '%';
    if (digits && !is_digit(point) && !inner) return last != '.' && last != ',' && may_follow(point);
    if (!is_digit(point) && !(digits && inner)) return false;
    digits = digits || is_digit(point);
    last = point;
  }
  return digits && last != '.' && last != ',';
}

bool govd__pdf_is_nothing(const char *text, size_t length) {
  return is_one_of(text, length, nothings, sizeof nothings / sizeof *nothings);
}

govd__pdf_kind govd__pdf_kind_of(const char *text, size_t length) {
  enum { LONGEST = 60 };
  if (length > LONGEST) return GOVD__PDF_TEXT;
  if (is_one_of(text, length, units, sizeof units / sizeof *units)) return GOVD__PDF_UNIT;
  if (govd__pdf_is_nothing(text, length) || is_all_dashes(text, length) || is_figure(text, length))
    return GOVD__PDF_FIGURE;
  return GOVD__PDF_TEXT;
}

static bool is_chinese_numeral(uint32_t point) {
  static const char numerals[] = "〇一二三四五六七八九十";
  char encoded[4];
  size_t size = govd__utf8_encode(point, encoded);
  for (size_t i = 0; i + size <= sizeof numerals - 1; i += 3) {
    if (size == 3 && memcmp(numerals + i, encoded, 3) == 0) return true;
  }
  return false;
}

bool govd__pdf_is_numbered(const char *text, size_t length) {
  static const char among[] = "其中";
  if (length >= sizeof among - 1 && memcmp(text, among, sizeof among - 1) == 0) return true;
  uint32_t point;
  bool bracket = false;
  size_t count = 0;
  while (next_point(&text, &length, &point)) {
    if (count == 0 && !bracket && point == '(') {
      bracket = true;
    } else if (is_digit(point) || is_chinese_numeral(point)) {
      count++;
    } else if (point != ' ') {
      return count > 0 && count < 4 && (bracket ? point == ')' : point == '.' || point == 0x3001); /* 、 */
    }
  }
  return bracket && count > 0 && count < 4; /* in narrow columns the line may end within the numeral */
}

static bool is_chinese_at(const char *text, size_t length, bool last) {
  size_t at = 0;
  if (last && length > 0) {
    at = length - 1;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
  }
  uint32_t point;
  return length > 0 && govd__utf8_decode(text + at, length - at, &point) > 0 && point >= 0x2E80;
}

void govd__pdf_join(govd__buffer *text, const char *piece, size_t length, bool gap) {
  bool latin = text->length > 0 && !is_chinese_at(text->data, text->length, true) &&
               !is_chinese_at(piece, length, false);
  if (text->length > 0 && (gap || latin)) govd__buffer_putc(text, ' ');
  govd__buffer_add(text, piece, length);
}
