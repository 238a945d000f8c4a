/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/amount.h"

#include <stdbool.h>
#include <string.h>

#include "export.h"
#include "fail.h"

enum { MAX_SCALE = 18 };

static govd_status does_not_fit(govd_error *error) {
  return govd__fail(error, GOVD_E_RANGE, "the number does not fit into 64 bits");
}

/* value * 10 + digit, away from zero, so that INT64_MIN can be read too. */
static bool push_digit(int64_t *value, int digit, bool negative) {
  return !__builtin_mul_overflow(*value, (int64_t)10, value) &&
         !__builtin_add_overflow(*value, (int64_t)(negative ? -digit : digit), value);
}

GOVD_EXPORT govd_status govd_amount_parse(const char *text, size_t length, int scale, int64_t *value,
                                          govd_error *error) {
  *value = 0;
  if (scale < 0 || scale > MAX_SCALE)
    return govd__fail(error, GOVD_E_ARGUMENT, "scale %d is not 0 to 18", scale);
  size_t i = 0;
  bool negative = length > 0 && text[0] == '-';
  if (length > 0 && (text[0] == '-' || text[0] == '+')) i++;
  int64_t result = 0;
  int places = -1; /* -1 until the point */
  size_t digits = 0;
  for (; i < length; i++) {
    if (text[i] == '.' && places < 0) {
      places = 0;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return govd__fail(error, GOVD_E_SYNTAX, "not a decimal number");
    digits++;
    if (places >= 0 && ++places > scale) {
      if (text[i] != '0') return govd__fail(error, GOVD_E_RANGE, "more than %d decimal places", scale);
      continue;
    }
    if (!push_digit(&result, text[i] - '0', negative)) return does_not_fit(error);
  }
  if (digits == 0 || places == 0) return govd__fail(error, GOVD_E_SYNTAX, "not a decimal number");
  for (int place = places < 0 ? 0 : places; place < scale; place++) {
    if (!push_digit(&result, 0, negative)) return does_not_fit(error);
  }
  *value = result;
  return GOVD_OK;
}

GOVD_EXPORT size_t govd_amount_format(int64_t value, int scale, char *text) {
  char reversed[GOVD_AMOUNT_TEXT_SIZE];
  size_t count = 0;
  uint64_t rest = value < 0 ? ~(uint64_t)value + 1 : (uint64_t)value;
  bool significant = false; /* trailing zeros behind the point are left out */
  for (int place = 0; place < scale; place++) {
    char digit = (char)('0' + rest % 10);
    rest /= 10;
    significant = significant || digit != '0';
    if (significant) reversed[count++] = digit;
  }
  if (significant) reversed[count++] = '.';
  do {
    reversed[count++] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (value < 0) reversed[count++] = '-';
  for (size_t i = 0; i < count; i++) text[i] = reversed[count - 1 - i];
  text[count] = '\0';
  return count;
}

GOVD_EXPORT govd_status govd_amount_add(int64_t a, int64_t b, int64_t *sum, govd_error *error) {
  if (!__builtin_add_overflow(a, b, sum)) return GOVD_OK;
  *sum = 0;
  return does_not_fit(error);
}

GOVD_EXPORT govd_status govd_amount_multiply(int64_t value, int64_t factor, int64_t *product,
                                             govd_error *error) {
  if (!__builtin_mul_overflow(value, factor, product)) return GOVD_OK;
  *product = 0;
  return does_not_fit(error);
}

/* Units of money in 元. */
static const struct {
  const char *name;
  int64_t yuan;
} money[] = {{"元", 1}, {"千元", 1000}, {"万元", 10000}, {"百万元", 1000000}, {"亿元", 100000000}};

static int64_t yuan_in(const char *unit) {
  for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
    if (strcmp(money[i].name, unit) == 0) return money[i].yuan;
  }
  return 0;
}

GOVD_EXPORT govd_status govd_amount_convert(int64_t value, const char *from, const char *to,
                                            int64_t *converted, govd_error *error) {
  *converted = 0;
  int64_t source = yuan_in(from);
  int64_t target = yuan_in(to);
  if (source == 0 || target == 0) {
    return govd__fail(error, GOVD_E_UNKNOWN, "%s is no unit of money", source == 0 ? from : to);
  }
  /* Each unit is a whole multiple of every smaller one. */
  if (source >= target) return govd_amount_multiply(value, source / target, converted, error);
  int64_t divisor = target / source;
  if (value % divisor != 0) {
    return govd__fail(error, GOVD_E_RANGE, "the amount in %s has more than six decimal places", to);
  }
  *converted = value / divisor;
  return GOVD_OK;
}
