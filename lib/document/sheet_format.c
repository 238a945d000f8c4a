/* SPDX-License-Identifier: Apache-2.0 */
#include "sheet_format.h"

#include <string.h>

#include "base/utf8.h"

govd__sheet_format govd__sheet_format_numbered(long number) {
  static const struct {
    long first;
    long last;
    govd__sheet_kind kind;
  } numbered[] = {
      {9, 10, GOVD__SHEET_PERCENT},    {14, 17, GOVD__SHEET_DATE}, {18, 21, GOVD__SHEET_TIME},
      {22, 22, GOVD__SHEET_DATE_TIME}, {27, 31, GOVD__SHEET_DATE}, {32, 35, GOVD__SHEET_TIME},
      {36, 36, GOVD__SHEET_DATE},      {45, 45, GOVD__SHEET_TIME}, {46, 46, GOVD__SHEET_DURATION},
      {47, 47, GOVD__SHEET_TIME},      {50, 54, GOVD__SHEET_DATE}, {55, 56, GOVD__SHEET_TIME},
      {57, 58, GOVD__SHEET_DATE},
  };
  govd__sheet_format format = {GOVD__SHEET_NUMBER, 1, "", ""};
  for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
    if (number >= numbered[i].first && number <= numbered[i].last) format.kind = numbered[i].kind;
  }
  return format;
}

/* A code on its way in. */
typedef struct scan {
  const char *code;
  size_t length;
  size_t at;
  govd__buffer words[2]; /* before the digits, and behind them */
  size_t digits;         /* places for digits so far */
  int leading;           /* of them those that always show, before the point */
  bool point;
  bool broken; /* a word stands between the digits, or the number is shown in thousands: words mislead then */
  bool percent;
  bool year_or_day;
  bool month;
  bool hour_or_second;
  bool elapsed;
} scan;

static size_t character_size(const scan *s, size_t at) {
  uint32_t point;
  size_t size = at < s->length ? govd__utf8_decode(s->code + at, s->length - at, &point) : 0;
  return size == 0 ? 1 : size;
}

static bool starts_with(const scan *s, const char *word) {
  size_t length = strlen(word);
  return s->length - s->at >= length && memcmp(s->code + s->at, word, length) == 0;
}

/* The sign of a currency says nothing that the form does not. */
static bool is_currency(const char *text, size_t length) {
  static const char *const signs[] = {"$", "¥", "￥", "€", "£"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (strlen(signs[i]) == length && memcmp(signs[i], text, length) == 0) return true;
  }
  return false;
}

static void add_word(scan *s, const char *text, size_t length) {
  if (length == 0 || is_currency(text, length)) return;
  govd__buffer_add(&s->words[s->digits > 0], text, length);
}

/* A place for a digit. Words behind digits that go on stand between them. */
static void add_digit(scan *s, char sign) {
  s->broken = s->broken || s->words[1].length > 0;
  s->digits++;
  if (sign == '0' && !s->point) s->leading++;
}

/* [h] counts hours beyond a day; colours, conditions and currencies in brackets say nothing. */
static void scan_bracket(scan *s) {
  size_t end = s->at;
  while (end < s->length && s->code[end] != ']') end++;
  char first = s->at + 1 < end ? s->code[s->at + 1] : '\0';
  char last = end > s->at ? s->code[end - 1] : '\0';
  bool elapsed = (first | 0x20) == (last | 0x20) && strchr("hmsHMS", first) != NULL && first != '\0';
  s->hour_or_second = s->hour_or_second || elapsed;
  s->elapsed = s->elapsed || elapsed;
  s->at = end;
}

static void scan_quoted(scan *s) {
  size_t from = s->at + 1;
  size_t end = from;
  while (end < s->length && s->code[end] != '"') end++;
  add_word(s, s->code + from, end - from);
  s->at = end;
}

static void scan_letter(scan *s) {
  static const char *const halves[] = {"AM/PM", "am/pm", "A/P", "a/p", "上午/下午"};
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
    if (!starts_with(s, halves[i])) continue;
    s->hour_or_second = true;
    s->at += strlen(halves[i]) - 1;
    return;
  }
  bool power = s->code[s->at] == 'E' && s->digits > 0 && s->at + 1 < s->length &&
               (s->code[s->at + 1] == '+' || s->code[s->at + 1] == '-');
  switch (s->code[s->at] | 0x20) {
    case 'y':
    case 'd':
    case 'b':
    case 'a': s->year_or_day = true; break;
    case 'e':
      s->year_or_day = s->year_or_day || !power;
      s->at += power ? 1 : 0;
      s->point = s->point || power;
      break;
    case 'm': s->month = true; break;
    case 'h':
    case 's': s->hour_or_second = true; break;
    default: break;
  }
}

static bool is_letter(char byte) {
  char small = (char)(byte | 0x20);
  return small >= 'a' && small <= 'z';
}

/* A comma behind the last digit shows thousands. */
static bool is_scaling(const scan *s) {
  size_t at = s->at;
  while (at < s->length && s->code[at] == ',') at++;
  return s->digits > 0 && (at == s->length || strchr("0#?.", s->code[at]) == NULL);
}

static void scan_sign(scan *s) {
  char sign = s->code[s->at];
  size_t size = character_size(s, s->at);
  switch (sign) {
    case '0':
    case '#':
    case '?': add_digit(s, sign); break;
    case '.': s->point = true; break;
    case ',': s->broken = s->broken || is_scaling(s); break;
    case '%': s->percent = true; break;
    case '"': scan_quoted(s); return;
    case '[': scan_bracket(s); return;
    case '\\':
    case '!':
      size = character_size(s, s->at + 1);
      if (s->at + size < s->length) add_word(s, s->code + s->at + 1, size);
      s->at += size;
      return;
    case '_':
    case '*': s->at += character_size(s, s->at + 1); return;
    case '@':
    case '/':
    case ':': break;
    default: add_word(s, s->code + s->at, size); break;
  }
  s->at += size - 1;
}

static govd__sheet_kind kind_of(const scan *s) {
  bool date = s->year_or_day || (s->month && !s->hour_or_second);
  if (date) return s->hour_or_second ? GOVD__SHEET_DATE_TIME : GOVD__SHEET_DATE;
  if (s->hour_or_second) return s->elapsed ? GOVD__SHEET_DURATION : GOVD__SHEET_TIME;
  return s->percent ? GOVD__SHEET_PERCENT : GOVD__SHEET_NUMBER;
}

static const char *keep(govd__arena *arena, const scan *s, int side) {
  const char *text = s->words[side].data;
  size_t length = s->words[side].length;
  if (s->broken || s->digits == 0 || length == 0) return "";
  govd__trim(&text, &length);
  return govd__arena_strndup(arena, text, length);
}

/*
 * The first section, for positive numbers, stands for all: the others show the sign of a
 * negative number in other ways, or hide a zero, which the file has all the same.
 */
bool govd__sheet_format_parse(const char *code, size_t length, govd__arena *arena,
                              govd__sheet_format *format) {
  enum { MAX_LENGTH = 255, MAX_DIGITS = 20 }; /* Excel's own limit, and any sensible number */
  *format = govd__sheet_format_numbered(0);
  if (length > MAX_LENGTH) return true;
  scan s = {.code = code, .length = length};
  for (; s.at < length && code[s.at] != ';'; s.at++) {
    if (starts_with(&s, "General")) {
      add_digit(&s, '#');
      s.at += strlen("General") - 1;
    } else if (is_letter(code[s.at]) || starts_with(&s, "上午")) {
      scan_letter(&s);
    } else {
      scan_sign(&s);
    }
  }
  format->kind = kind_of(&s);
  format->digits = s.leading < 1 || s.broken ? 1 : s.leading > MAX_DIGITS ? MAX_DIGITS : s.leading;
  format->before = keep(arena, &s, 0);
  format->behind = keep(arena, &s, 1);
  bool failed = s.words[0].failed || s.words[1].failed || format->before == NULL || format->behind == NULL;
  govd__buffer_release(&s.words[0]);
  govd__buffer_release(&s.words[1]);
  return !failed;
}
