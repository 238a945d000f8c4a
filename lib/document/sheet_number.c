/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <string.h>

#include "sheet_format.h"

/* A decimal number: 0.DIGITS × 10^point. No double is ever made of it. */
enum { MAX_DIGITS = 40, EXCEL_DIGITS = 15, MAX_POINT = 40 };

typedef struct decimal {
  bool negative;
  bool whole; /* written without a point or a power */
  char digits[MAX_DIGITS];
  int count;
  int point;
} decimal;

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Takes one digit; those beyond what is kept can only matter to a whole number. */
static bool take_digit(decimal *d, char digit, bool fraction) {
  if (d->count == 0 && digit == '0') {
    if (fraction) d->point--;
    return true;
  }
  if (d->count == MAX_DIGITS && !fraction) return false;
  if (d->count < MAX_DIGITS) d->digits[d->count++] = digit;
  if (!fraction) d->point++;
  return true;
}

static bool read_power(const char *text, size_t length, int *power) {
  size_t i = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  *power = 0;
  if (i == length || length - i > 4) return false;
  for (; i < length; i++) {
    if (!is_digit(text[i])) return false;
    *power = *power * 10 + (text[i] - '0');
  }
  if (text[0] == '-') *power = -*power;
  return true;
}

static bool read_decimal(const char *text, size_t length, decimal *d) {
  *d = (decimal){.whole = true};
  size_t i = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  d->negative = length > 0 && text[0] == '-';
  bool digits = false;
  for (; i < length && (is_digit(text[i]) || (text[i] == '.' && d->whole)); i++) {
    if (text[i] == '.') {
      d->whole = false;
    } else if (!take_digit(d, text[i], !d->whole)) {
      return false;
    }
    digits = digits || text[i] != '.';
  }
  int power = 0;
  if (i < length) {
    if ((text[i] | 0x20) != 'e' || !read_power(text + i + 1, length - i - 1, &power)) return false;
    d->whole = false;
  }
  d->point += power;
  return digits;
}

/* Rounds to the digits that Excel keeps; a whole number in full is not one of Excel's and stays. */
static void drop_noise(decimal *d) {
  if (d->count > EXCEL_DIGITS && !d->whole) {
    bool up = d->digits[EXCEL_DIGITS] >= '5';
    d->count = EXCEL_DIGITS;
    while (up && d->count > 0) {
      char *last = &d->digits[d->count - 1];
      up = *last == '9';
      if (up) d->count--;
      if (!up) ++*last;
    }
    if (up) {
      d->digits[d->count++] = '1';
      d->point++;
    }
  }
  while (d->count > 0 && d->digits[d->count - 1] == '0') d->count--;
  if (d->count == 0) {
    d->point = 0;
    d->negative = false;
  }
}

static char digit_at(const decimal *d, int index) {
  return index >= 0 && index < d->count ? d->digits[index] : '0';
}

static void write_decimal(govd__buffer *shown, const decimal *d, int digits) {
  if (d->negative) govd__buffer_putc(shown, '-');
  int before = d->point > digits ? d->point : digits;
  for (int i = d->point - before; i < d->point; i++) govd__buffer_putc(shown, digit_at(d, i));
  if (d->count <= d->point || d->count == 0) return;
  govd__buffer_putc(shown, '.');
  for (int i = d->point; i < d->count; i++) govd__buffer_putc(shown, digit_at(d, i));
}

/* Days since the epoch of the sheet and seconds of the day; false where no date has that number. */
static bool split_days(const decimal *d, long *days, long *seconds) {
  enum { MAX_DAY_DIGITS = 7, FRACTION_DIGITS = 12, DAY = 86400 };
  if (d->negative || d->point > MAX_DAY_DIGITS) return false;
  *days = 0;
  for (int i = 0; i < d->point; i++) *days = *days * 10 + (digit_at(d, i) - '0');
  uint64_t fraction = 0;
  for (int i = 0; i < FRACTION_DIGITS; i++)
    fraction = fraction * 10 + (uint64_t)(digit_at(d, d->point + i) - '0');
  *seconds = (long)((fraction * DAY + 500000000000U) / 1000000000000U);
  if (*seconds == DAY) {
    *seconds = 0;
    ++*days;
  }
  return true;
}

/* Year, month and day of a number of days since 1970-01-01 (Hinnant, chrono-compatible date algorithms). */
static void civil_date(long days, long *year, long *month, long *day) {
  days += 719468;
  long era = days / 146097;
  long of_era = days - era * 146097;
  long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  long shifted = (5 * of_year + 2) / 153;
  *day = of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/* Excel counts a 29 February 1900 that never was, as day 60. */
static bool write_date(govd__buffer *shown, long days, bool from_1904) {
  enum { LAST_1900 = 2958465, LAST_1904 = 2957003, FROM_1900 = -25569, FROM_1904 = -24107, NO_DAY = 60 };
  if (days > (from_1904 ? LAST_1904 : LAST_1900) || (!from_1904 && days < 1)) return false;
  if (!from_1904 && days == NO_DAY) {
    govd__buffer_puts(shown, "1900-02-29");
    return true;
  }
  long year;
  long month;
  long day;
  long offset = from_1904 ? FROM_1904 : days < NO_DAY ? FROM_1900 + 1 : FROM_1900;
  civil_date(days + offset, &year, &month, &day);
  govd__buffer_printf(shown, "%04ld-%02ld-%02ld", year, month, day);
  return true;
}

static void write_time(govd__buffer *shown, long seconds) {
  govd__buffer_printf(shown, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) govd__buffer_printf(shown, ":%02ld", seconds % 60);
}

static bool write_moment(govd__buffer *shown, const decimal *d, govd__sheet_kind kind, bool from_1904) {
  long days;
  long seconds;
  if (!split_days(d, &days, &seconds)) return false;
  if (kind == GOVD__SHEET_TIME || kind == GOVD__SHEET_DURATION) {
    write_time(shown, kind == GOVD__SHEET_TIME ? seconds : seconds + days * 86400);
    return true;
  }
  if (!write_date(shown, days, from_1904)) return false;
  if (kind == GOVD__SHEET_DATE_TIME && seconds > 0) {
    govd__buffer_putc(shown, ' ');
    write_time(shown, seconds);
  }
  return true;
}

void govd__sheet_number_write(govd__buffer *shown, const char *text, size_t length,
                              const govd__sheet_format *format, bool from_1904) {
  decimal d;
  if (!read_decimal(text, length, &d)) {
    govd__buffer_add(shown, text, length);
    return;
  }
  drop_noise(&d);
  if (d.point > MAX_POINT || d.point < -MAX_POINT) {
    govd__buffer_add(shown, text, length);
    return;
  }
  bool moment = format->kind >= GOVD__SHEET_DATE;
  if (moment && write_moment(shown, &d, format->kind, from_1904)) return;
  if (format->kind == GOVD__SHEET_PERCENT && d.count > 0) d.point += 2;
  bool two_signs = d.negative && strcmp(format->before, "+") == 0; /* +0;-0 */
  if (!two_signs) govd__buffer_puts(shown, format->before);
  write_decimal(shown, &d, moment ? 1 : format->digits);
  if (format->kind == GOVD__SHEET_PERCENT) govd__buffer_putc(shown, '%');
  govd__buffer_puts(shown, format->behind);
}
