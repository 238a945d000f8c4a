/* SPDX-License-Identifier: Apache-2.0 */
#include "figure.h"

#include <string.h>

#include "base/export.h"
#include "base/utf8.h"
#include "govdisclosure/amount.h"

/* Longer texts are no figures: 64 bits take 20 digits, and a note stands behind them. */
enum { MAX_NUMBER = 64 };

/* As found in published reports; NUL ends the list. */
static const char *const dashes[] = {"—", "——", "－", "-",  "--", "–",  "―",      "─",
                                     "−", "/",  "／", "\\", "＼", "无", "不涉及", NULL};

/* "?" is what a lost no-break space leaves behind. */
static const char *const blanks[] = {"", "?", "？", NULL};

/* Units of counting and of money that may stand behind a figure. */
static const char *const units[] = {"件", "条", "次", "篇",   "个",   "人",     "人次", "项", "宗",
                                    "份", "起", "元", "千元", "万元", "百万元", "亿元", NULL};

static bool equals(const char *text, size_t length, const char *word) {
  return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool is_in(const char *const *words, const char *text, size_t length) {
  char first = length > 0 ? *text : '\0';
  for (; *words != NULL; words++) {
    if (**words == first && equals(text, length, *words)) return true;
  }
  return false;
}

bool govd__is_unit(const char *text, size_t length) {
  govd__trim(&text, &length);
  return is_in(units, text, length);
}

bool govd__is_dash(const char *text, size_t length) {
  govd__trim(&text, &length);
  return is_in(dashes, text, length);
}

/* A number as it stands in a text: sign and digits without separators, and what follows. */
typedef struct number {
  char digits[MAX_NUMBER]; /* "-1706.5" */
  size_t length;
  const char *rest;
  size_t rest_length;
} number;

static uint32_t next(const char *text, size_t length, size_t *size) {
  uint32_t point = 0;
  *size = govd__utf8_decode(text, length, &point);
  return govd__fold_width(point);
}

static bool is_digit(uint32_t point) { return point >= '0' && point <= '9'; }

/* Passes a sign; 减 and 增 stand for one in columns of change. */
static size_t read_sign(const char *text, size_t length, number *n) {
  size_t size;
  uint32_t point = next(text, length, &size);
  bool minus = point == '-' || point == 0x2212 || point == 0x51CF; /* − 减 */
  bool plus = point == '+' || point == 0x589E;                     /* 增 */
  if (minus) n->digits[n->length++] = '-';
  if (!minus && !plus) return 0;
  size_t space;
  while (size < length && govd__is_space(next(text + size, length - size, &space))) size += space;
  return size;
}

/*
 * Collects digits, with one decimal point, and separators that stand before three
 * digits each, the first after one to three. Anything else ends the number.
 */
static bool read_digits(const char *text, size_t length, number *n) {
  size_t at = 0;
  size_t run = 0; /* digits since the beginning, the last separator or the point */
  bool separated = false;
  bool point_seen = false;
  for (size_t size; at < length; at += size) {
    uint32_t point = next(text + at, length - at, &size);
    if (is_digit(point)) {
      run++;
    } else if (point == '.' && !point_seen && run > 0) {
      if (separated && run != 3) return false;
      point_seen = true;
      separated = false;
      run = 0;
    } else if (point == ',' && !point_seen && run > 0) {
      if (separated ? run != 3 : run > 3) return false;
      separated = true;
      run = 0;
      continue;
    } else {
      break;
    }
    if (n->length + 1 == MAX_NUMBER) return false;
    n->digits[n->length++] = (char)point;
  }
  n->rest = text + at;
  n->rest_length = length - at;
  return run > 0 && !(separated && run != 3);
}

/* Takes a note in brackets off the end of the rest. Brackets must close, and nothing follow them. */
static bool take_note(number *n) {
  int depth = 0;
  size_t start = n->rest_length;
  for (size_t at = 0, size; at < n->rest_length; at += size) {
    uint32_t point = next(n->rest + at, n->rest_length - at, &size);
    if (size == 0) return false;
    if (start != n->rest_length && depth == 0) return false;
    if (point == '(' && start == n->rest_length) start = at;
    depth += (point == '(') - (point == ')');
    if (depth < 0) return false;
  }
  if (start == n->rest_length || depth != 0) return false;
  n->rest_length = start;
  govd__trim(&n->rest, &n->rest_length);
  return true;
}

/* How many places a figure moves to the left on its way from one unit of money to another; false if it
 * cannot. */
static bool shift_of(const char *from, const char *to, int *shift) {
  int64_t moved;
  *shift = -GOVD_AMOUNT_SCALE;
  bool larger = govd_amount_convert(1000000, from, to, &moved, NULL) == GOVD_OK;
  if (!larger && govd_amount_convert(1000000, to, from, &moved, NULL) != GOVD_OK) return false;
  for (; moved >= 10; moved /= 10) ++*shift;
  if (!larger) *shift = -*shift;
  return true;
}

/* Reads the digits as an integer in a scale, which the unit may have changed. */
static govd_figure_status to_value(const number *n, govd_type type, int scale, int64_t *value) {
  if (scale >= 0 && govd_amount_parse(n->digits, n->length, scale, value, NULL) == GOVD_OK)
    return GOVD_FIGURE_OK;
  *value = 0;
  const char *point = memchr(n->digits, '.', n->length);
  size_t places = point == NULL ? 0 : (size_t)(n->digits + n->length - point - 1);
  while (places > 0 && point[places] == '0') places--;
  if (scale >= 0 && places <= (size_t)scale) return GOVD_FIGURE_RANGE;
  return type == GOVD_AMOUNT ? GOVD_FIGURE_PRECISION : GOVD_FIGURE_FRACTION;
}

/* What the unit that is printed makes of the figure: nothing, another scale, or a remark. */
static int scale_by_unit(govd_figure *figure, govd_type type, const char *unit, const char *printed) {
  int scale = govd_type_scale(type);
  int shift;
  if (*printed == '\0' || strcmp(printed, unit) == 0) return scale;
  if (*unit == '\0') {
    figure->own_unit = true;
  } else if (type == GOVD_AMOUNT && shift_of(printed, unit, &shift)) {
    figure->converted = true;
    scale += shift;
  } else {
    figure->wrong_unit = true;
  }
  return scale;
}

/* The unit behind the number, or the one beside the figure; false if other words stand there. */
static bool find_unit(const number *n, const char *unit, const char *printed, char *found, size_t size) {
  if (n->rest_length == 0) {
    size_t length = printed == NULL || govd__is_dash(printed, strlen(printed)) ? 0 : strlen(printed);
    if (length >= size) length = 0;
    if (length > 0) memcpy(found, printed, length);
    found[length] = '\0';
    return true;
  }
  if (n->rest_length >= size ||
      !(is_in(units, n->rest, n->rest_length) || equals(n->rest, n->rest_length, unit)))
    return false;
  memcpy(found, n->rest, n->rest_length);
  found[n->rest_length] = '\0';
  return true;
}

/* Whether the text of the number, from its sign to its last digit, is just how the value is written. */
static bool is_literal(const char *text, const number *n) {
  char literal[GOVD_AMOUNT_TEXT_SIZE + MAX_NUMBER];
  size_t length = (size_t)(n->rest - text);
  if (length != n->length || memcmp(text, n->digits, length) != 0) return false;
  int64_t value;
  int scale = 0;
  const char *point = memchr(n->digits, '.', n->length);
  if (point == NULL && length <= 18) return n->digits[*n->digits == '-'] != '0' || length == 1;
  if (point != NULL) scale = (int)(n->digits + n->length - point - 1);
  if (scale > 18 || govd_amount_parse(n->digits, n->length, scale, &value, NULL) != GOVD_OK) return false;
  return govd_amount_format(value, scale, literal) == length && memcmp(literal, text, length) == 0;
}

GOVD_EXPORT govd_figure govd_figure_read(const char *text, size_t length, govd_type type, const char *unit,
                                         const char *printed) {
  govd_figure figure = {.status = GOVD_FIGURE_NOT_A_NUMBER};
  govd__trim(&text, &length);
  if (is_in(blanks, text, length)) figure.status = GOVD_FIGURE_BLANK;
  if (is_in(dashes, text, length)) figure.status = GOVD_FIGURE_DASH;
  if (figure.status != GOVD_FIGURE_NOT_A_NUMBER) return figure;
  number n = {.length = 0};
  size_t sign = read_sign(text, length, &n);
  if (!read_digits(text + sign, length - sign, &n)) return figure;
  figure.respelt = !is_literal(text, &n);
  govd__trim(&n.rest, &n.rest_length);
  figure.annotated = take_note(&n);
  char found[32];
  if (!find_unit(&n, unit, printed, found, sizeof found))
    return (govd_figure){.status = GOVD_FIGURE_NOT_A_NUMBER};
  int scale = scale_by_unit(&figure, type, unit, found);
  figure.status = to_value(&n, type, scale, &figure.value);
  return figure;
}

bool govd__is_several(const char *text) {
  size_t count = 0;
  for (const char *bar; text != NULL; text = bar == NULL ? NULL : bar + 1) {
    bar = strchr(text, '|');
    size_t length = bar == NULL ? strlen(text) : (size_t)(bar - text);
    if (govd_figure_read(text, length, GOVD_AMOUNT, "", NULL).status > GOVD_FIGURE_DASH) return false;
    count++;
  }
  return count > 1;
}
