/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_number.h"

#include "prose.h"

bool govd__is_digit_at(const char *text, size_t length, size_t at) {
  return at < length && text[at] >= '0' && text[at] <= '9';
}

static void add_digit(govd__number *n, int digit) {
  n->fits = n->fits && !__builtin_mul_overflow(n->value, 10, &n->value) &&
            !__builtin_add_overflow(n->value, digit, &n->value);
}

/* Whether a comma parts thousands: three digits behind it, and no fourth. */
static bool parts_thousands(const char *text, size_t length, size_t begin, size_t at) {
  return at - begin <= 7 && text[at] == ',' && govd__is_digit_at(text, length, at + 1) &&
         govd__is_digit_at(text, length, at + 2) && govd__is_digit_at(text, length, at + 3) &&
         !govd__is_digit_at(text, length, at + 4);
}

/* 1706, 1,706, 38.62 */
static govd__number read_digits(const char *text, size_t length, size_t begin) {
  govd__number n = {0, 0, begin, true, false};
  while (govd__is_digit_at(text, length, n.end) ||
         (n.end > begin && n.end < length && parts_thousands(text, length, begin, n.end))) {
    if (text[n.end] != ',') add_digit(&n, text[n.end] - '0');
    n.end++;
  }
  if (n.end + 1 >= length || text[n.end] != '.' || !govd__is_digit_at(text, length, n.end + 1)) return n;
  for (n.end++; govd__is_digit_at(text, length, n.end); n.end++, n.decimals++)
    add_digit(&n, text[n.end] - '0');
  return n;
}

/* Numerals in words. */
static const struct {
  uint32_t point;
  int value;
} spelt[] = {{0x96F6, 0},  {0x4E00, 1},   {0x4E8C, 2},    {0x4E09, 3}, {0x56DB, 4},
             {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},    {0x516B, 8}, {0x4E5D, 9},
             {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}, {0x4E24, 2}, {0x3007, 0}};

/* The value of a numeral in words; 10, 100 and 1000 for what multiplies, -1 for none. */
static int spelt_value(uint32_t point) {
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) {
    if (spelt[i].point == point) return spelt[i].value;
  }
  return -1;
}

/* 三, 十二, 一百零五, 二〇 */
static govd__number read_spelt(const char *text, size_t length, size_t begin) {
  govd__number n = {0, 0, begin, true, true};
  int64_t digit = 0;
  bool pending = false;
  for (size_t size; n.end < length; n.end += size) {
    int value = spelt_value(govd__point_at(text + n.end, length - n.end, &size));
    if (value < 0) break;
    if (value < 10) {
      digit = pending ? digit * 10 + value : value;
      pending = true;
      n.fits = n.fits && digit < 100000;
    } else {
      n.value += (pending ? digit : 1) * value;
      digit = 0;
      pending = false;
    }
  }
  n.value += digit;
  return n;
}

govd__number govd__number_read(const char *text, size_t length, size_t begin) {
  return govd__is_digit_at(text, length, begin) ? read_digits(text, length, begin)
                                                : read_spelt(text, length, begin);
}
