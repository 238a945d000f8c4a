/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "govdisclosure/amount.h"
#include "support.h"

enum { ROUNDS = 50000, UNCHANGED = 77 };

static const char *const money[] = {"元", "千元", "万元", "百万元", "亿元"};
static const int64_t yuan[] = {1, 1000, 10000, 1000000, 100000000};
enum { MONEY_COUNT = sizeof money / sizeof *money };

static govd_status parse(const char *text, int scale, int64_t *value) {
  return govd_amount_parse(text, strlen(text), scale, value, NULL);
}

static void expect_value(const char *text, int scale, int64_t expected) {
  govd_error error;
  int64_t value = UNCHANGED;
  govd_status status = govd_amount_parse(text, strlen(text), scale, &value, &error);
  ck_assert_msg(status == GOVD_OK, "'%s' at scale %d: %s", text, scale, error.text);
  ck_assert_msg(value == expected, "'%s' at scale %d is %lld", text, scale, (long long)value);
}

static void expect_failure(const char *text, size_t length, int scale, govd_status expected) {
  govd_error error;
  int64_t value = UNCHANGED;
  govd_status status = govd_amount_parse(text, length, scale, &value, &error);
  ck_assert_msg(status == expected, "'%s' at scale %d: %s", text, scale, govd_status_name(status));
  ck_assert_int_eq(error.status, expected);
  ck_assert_uint_gt(strlen(error.text), 0);
  ck_assert_int_eq(value, 0);
  ck_assert_int_eq(govd_amount_parse(text, length, scale, &value, NULL), expected);
}

static void expect_text(int64_t value, int scale, const char *expected) {
  char text[GOVD_AMOUNT_TEXT_SIZE];
  ck_assert_uint_eq(govd_amount_format(value, scale, text), strlen(expected));
  ck_assert_str_eq(text, expected);
}

START_TEST(parses_decimals) {
  expect_value("0", 0, 0);
  expect_value("-0", 0, 0);
  expect_value("7", 0, 7);
  expect_value("+3", 0, 3);
  expect_value("-12.50", 2, -1250);
  expect_value("007", 0, 7);
  expect_value("1.50", 1, 15);
  expect_value("1.000000000000000000000", 0, 1);
  expect_value("59237.2449", GOVD_AMOUNT_SCALE, 59237244900);
  expect_value("24252.311082", GOVD_AMOUNT_SCALE, 24252311082);
  expect_value("000000000000000000000000000001", 18, 1000000000000000000);
}
END_TEST

START_TEST(parses_the_extremes) {
  expect_value("9223372036854775807", 0, INT64_MAX);
  expect_value("-9223372036854775808", 0, INT64_MIN);
  expect_value("9223372036854.775807", 6, INT64_MAX);
  expect_value("-9223372036854.775808", 6, INT64_MIN);
  expect_value("9.223372036854775807", 18, INT64_MAX);
  expect_value("-9.223372036854775808", 18, INT64_MIN);
}
END_TEST

START_TEST(looks_at_no_byte_behind_the_length) {
  int64_t value;
  ck_assert_int_eq(govd_amount_parse("12x", 2, 0, &value, NULL), GOVD_OK);
  ck_assert_int_eq(value, 12);
}
END_TEST

START_TEST(refuses_what_is_no_decimal) {
  static const char *const texts[] = {"",   "-",   "+",    ".",     "-.",  "1.",  "+-1",  "--1",
                                      "1-", "1e3", "0x10", "1,706", " 1",  "1 ",  "１",   "1.2.3",
                                      "无", "—",   "1件",  "nan",   "inf", "1_0", "1.-5", "12.5%"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    expect_failure(texts[i], strlen(texts[i]), 6, GOVD_E_SYNTAX);
  }
  expect_failure("1\0002", 3, 0, GOVD_E_SYNTAX);
}
END_TEST

START_TEST(refuses_what_does_not_fit) {
  static const struct {
    const char *text;
    int scale;
  } cases[] = {{"9223372036854775808", 0},
               {"-9223372036854775809", 0},
               {"9223372036854.775808", 6},
               {"-9223372036854.775809", 6},
               {"10", 18},
               {"99999999999999999999", 0},
               {"99999999999999999999.5", 1},
               {"0.5", 0},
               {"1.05", 1},
               {"0.0000001", 6},
               {"-0.0000001", 6}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    expect_failure(cases[i].text, strlen(cases[i].text), cases[i].scale, GOVD_E_RANGE);
  }
}
END_TEST

START_TEST(refuses_an_impossible_scale) {
  expect_failure("1", 1, -1, GOVD_E_ARGUMENT);
  expect_failure("1", 1, 19, GOVD_E_ARGUMENT);
}
END_TEST

START_TEST(formats_the_shortest_decimal) {
  expect_text(0, 0, "0");
  expect_text(0, 18, "0");
  expect_text(-1250, 2, "-12.5");
  expect_text(1000000, 6, "1");
  expect_text(1, 6, "0.000001");
  expect_text(-1, 18, "-0.000000000000000001");
  expect_text(59237244900, GOVD_AMOUNT_SCALE, "59237.2449");
  expect_text(INT64_MAX, 0, "9223372036854775807");
  expect_text(INT64_MIN, 0, "-9223372036854775808");
  expect_text(INT64_MIN, 6, "-9223372036854.775808");
  expect_text(INT64_MIN, 18, "-9.223372036854775808");
}
END_TEST

static void expect_round_trip(int64_t value, int scale) {
  char text[GOVD_AMOUNT_TEXT_SIZE];
  size_t length = govd_amount_format(value, scale, text);
  ck_assert_uint_lt(length, sizeof text);
  ck_assert_uint_eq(length, strlen(text));
  ck_assert_msg(strchr(text, '.') == NULL || text[length - 1] != '0', "%s ends with a zero", text);
  int64_t back = UNCHANGED;
  govd_status status = govd_amount_parse(text, length, scale, &back, NULL);
  ck_assert_msg(status == GOVD_OK && back == value, "%lld at scale %d became %s", (long long)value, scale,
                text);
}

START_TEST(reads_back_what_it_wrote) {
  test_random random = test_random_new();
  for (int i = 0; i < ROUNDS; i++) {
    expect_round_trip(test_random_int64(&random), (int)test_random_below(&random, 19));
  }
  for (int scale = 0; scale <= 18; scale++) {
    expect_round_trip(INT64_MIN, scale);
    expect_round_trip(INT64_MAX, scale);
  }
}
END_TEST

/* The same sums in 128 bits, where nothing can overflow. */
__extension__ typedef __int128 wide;

static void expect_result(const char *what, wide expected, govd_status status, int64_t result) {
  bool fits = expected >= INT64_MIN && expected <= INT64_MAX;
  ck_assert_msg(status == (fits ? GOVD_OK : GOVD_E_RANGE), "%s: %s", what, govd_status_name(status));
  ck_assert_msg(result == (fits ? (int64_t)expected : 0), "%s: %lld", what, (long long)result);
}

START_TEST(adds_and_multiplies_without_wrapping) {
  test_random random = test_random_new();
  for (int i = 0; i < ROUNDS; i++) {
    int64_t a = test_random_int64(&random);
    int64_t b = test_random_int64(&random);
    int64_t result = UNCHANGED;
    char what[80];
    snprintf(what, sizeof what, "%lld and %lld", (long long)a, (long long)b);
    govd_status status = govd_amount_add(a, b, &result, NULL);
    expect_result(what, (wide)a + b, status, result);
    status = govd_amount_multiply(a, b, &result, NULL);
    expect_result(what, (wide)a * b, status, result);
  }
}
END_TEST

START_TEST(refuses_to_wrap_at_the_edge) {
  govd_error error;
  int64_t result;
  ck_assert_int_eq(govd_amount_add(INT64_MAX, 1, &result, &error), GOVD_E_RANGE);
  ck_assert_int_eq(error.status, GOVD_E_RANGE);
  ck_assert_int_eq(govd_amount_add(INT64_MIN, -1, &result, &error), GOVD_E_RANGE);
  ck_assert_int_eq(govd_amount_multiply(INT64_MIN, -1, &result, &error), GOVD_E_RANGE);
  ck_assert_int_eq(result, 0);
  ck_assert_int_eq(govd_amount_add(INT64_MIN, INT64_MAX, &result, &error), GOVD_OK);
  ck_assert_int_eq(result, -1);
  ck_assert_int_eq(govd_amount_multiply(INT64_MIN, 1, &result, &error), GOVD_OK);
  ck_assert_int_eq(result, INT64_MIN);
}
END_TEST

static void expect_converted(const char *amount, const char *from, const char *to, const char *expected) {
  int64_t value;
  int64_t converted;
  govd_error error;
  ck_assert_int_eq(parse(amount, GOVD_AMOUNT_SCALE, &value), GOVD_OK);
  govd_status status = govd_amount_convert(value, from, to, &converted, &error);
  ck_assert_msg(status == GOVD_OK, "%s %s to %s: %s", amount, from, to, error.text);
  expect_text(converted, GOVD_AMOUNT_SCALE, expected);
}

START_TEST(converts_money) {
  expect_converted("251000", "元", "万元", "25.1");
  expect_converted("240", "万元", "元", "2400000");
  expect_converted("1", "亿元", "百万元", "100");
  expect_converted("1", "百万元", "千元", "1000");
  expect_converted("-3.5", "千元", "万元", "-0.35");
  expect_converted("0.01", "元", "万元", "0.000001");
  expect_converted("0", "元", "亿元", "0");
}
END_TEST

START_TEST(converts_each_pair_exactly_or_not_at_all) {
  test_random random = test_random_new();
  for (int i = 0; i < ROUNDS; i++) {
    size_t from = test_random_below(&random, MONEY_COUNT);
    size_t to = test_random_below(&random, MONEY_COUNT);
    int64_t value = test_random_int64(&random);
    if (i % 2 == 0) value -= value % yuan[MONEY_COUNT - 1]; /* one that can be divided */
    int64_t converted = UNCHANGED;
    govd_status status = govd_amount_convert(value, money[from], money[to], &converted, NULL);
    wide product = (wide)value * yuan[from];
    char what[120];
    snprintf(what, sizeof what, "%lld from %s to %s", (long long)value, money[from], money[to]);
    if (product % yuan[to] == 0) {
      expect_result(what, product / yuan[to], status, converted);
    } else {
      ck_assert_msg(status == GOVD_E_RANGE && converted == 0, "%s is not exact", what);
    }
  }
}
END_TEST

START_TEST(refuses_conversions) {
  govd_error error;
  int64_t converted = UNCHANGED;
  ck_assert_int_eq(govd_amount_convert(1, "美元", "元", &converted, &error), GOVD_E_UNKNOWN);
  ck_assert_ptr_nonnull(strstr(error.text, "美元"));
  ck_assert_int_eq(converted, 0);
  ck_assert_int_eq(govd_amount_convert(1, "元", "件", &converted, &error), GOVD_E_UNKNOWN);
  ck_assert_ptr_nonnull(strstr(error.text, "件"));
  ck_assert_int_eq(govd_amount_convert(1, "", "元", &converted, NULL), GOVD_E_UNKNOWN);
  ck_assert_int_eq(govd_amount_convert(1, "元", "万元", &converted, &error), GOVD_E_RANGE);
  ck_assert_int_eq(govd_amount_convert(INT64_MAX, "亿元", "元", &converted, &error), GOVD_E_RANGE);
  ck_assert_int_eq(converted, 0);
  ck_assert_int_eq(govd_amount_convert(INT64_MIN, "元", "元", &converted, &error), GOVD_OK);
  ck_assert_int_eq(converted, INT64_MIN);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, parses_decimals);
  tcase_add_test(tests, parses_the_extremes);
  tcase_add_test(tests, looks_at_no_byte_behind_the_length);
  tcase_add_test(tests, refuses_what_is_no_decimal);
  tcase_add_test(tests, refuses_what_does_not_fit);
  tcase_add_test(tests, refuses_an_impossible_scale);
  tcase_add_test(tests, formats_the_shortest_decimal);
  tcase_add_test(tests, reads_back_what_it_wrote);
  tcase_add_test(tests, adds_and_multiplies_without_wrapping);
  tcase_add_test(tests, refuses_to_wrap_at_the_edge);
  tcase_add_test(tests, converts_money);
  tcase_add_test(tests, converts_each_pair_exactly_or_not_at_all);
  tcase_add_test(tests, refuses_conversions);
}

int main(void) { return test_run("amount", add_tests); }
