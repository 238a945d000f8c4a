/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "govdisclosure/error.h"
#include "govdisclosure/version.h"
#include "support.h"

/* Statuses and errors. */

static const struct {
  govd_status status;
  int number;
  const char *name;
} statuses[] = {{GOVD_OK, 0, "ok"},
                {GOVD_E_NO_MEMORY, 1, "no_memory"},
                {GOVD_E_ARGUMENT, 2, "argument"},
                {GOVD_E_IO, 3, "io"},
                {GOVD_E_ENCODING, 4, "encoding"},
                {GOVD_E_SYNTAX, 5, "syntax"},
                {GOVD_E_SCHEMA, 6, "schema"},
                {GOVD_E_DUPLICATE, 7, "duplicate"},
                {GOVD_E_UNKNOWN, 8, "unknown"},
                {GOVD_E_RANGE, 9, "range"},
                {GOVD_E_LIMIT, 10, "limit"},
                {GOVD_E_UNRECOGNISED, 11, "unrecognised"},
                {GOVD_E_AMBIGUOUS, 12, "ambiguous"},
                {GOVD_E_UNREPRESENTABLE, 13, "unrepresentable"},
                {GOVD_E_UNSUPPORTED, 14, "unsupported"}};

START_TEST(statuses_keep_number_and_name) {
  size_t count = sizeof statuses / sizeof *statuses;
  for (size_t i = 0; i < count; i++) {
    ck_assert_int_eq(statuses[i].status, statuses[i].number);
    ck_assert_str_eq(govd_status_name(statuses[i].status), statuses[i].name);
  }
  ck_assert_str_eq(govd_status_name((govd_status)count), "unknown status");
}
END_TEST

START_TEST(versions_agree) {
  char composed[32];
  snprintf(composed, sizeof composed, "%d.%d.%d", GOVD_VERSION_MAJOR, GOVD_VERSION_MINOR, GOVD_VERSION_PATCH);
  ck_assert_str_eq(composed, GOVD_VERSION_STRING);
  ck_assert_str_eq(govd_version(), GOVD_VERSION_STRING);
  ck_assert_int_eq(GOVD_VERSION_NUMBER,
                   GOVD_VERSION_MAJOR * 10000 + GOVD_VERSION_MINOR * 100 + GOVD_VERSION_PATCH);
}
END_TEST

START_TEST(failing_fills_the_error) {
  govd_error error;
  ck_assert_int_eq(govd__fail(&error, GOVD_E_RANGE, "%d is too %s", 7, "large"), GOVD_E_RANGE);
  ck_assert_int_eq(error.status, GOVD_E_RANGE);
  ck_assert_uint_eq(error.offset, GOVD_NONE);
  ck_assert_int_eq(error.line, 0);
  ck_assert_str_eq(error.text, "7 is too large");
  ck_assert_int_eq(govd__fail_at(&error, GOVD_E_SYNTAX, 12, 3, "no '%c'", '}'), GOVD_E_SYNTAX);
  ck_assert_int_eq(error.status, GOVD_E_SYNTAX);
  ck_assert_uint_eq(error.offset, 12);
  ck_assert_int_eq(error.line, 3);
  ck_assert_str_eq(error.text, "no '}'");
  ck_assert_int_eq(govd__fail_memory(&error), GOVD_E_NO_MEMORY);
  ck_assert_int_eq(error.status, GOVD_E_NO_MEMORY);
}
END_TEST

START_TEST(failing_needs_no_error) {
  ck_assert_int_eq(govd__fail(NULL, GOVD_E_IO, "%s", "unseen"), GOVD_E_IO);
  ck_assert_int_eq(govd__fail_at(NULL, GOVD_E_LIMIT, 1, 1, "%s", "unseen"), GOVD_E_LIMIT);
  ck_assert_int_eq(govd__fail_memory(NULL), GOVD_E_NO_MEMORY);
}
END_TEST

/* Texts that are too long end with a whole character, whatever the place of the cut. */
START_TEST(long_error_texts_are_cut_between_characters) {
  static const char *const characters[] = {"a", "é", "年", "𠮷"};
  for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
    for (size_t shift = 0; shift < 5; shift++) {
      char text[1024] = "";
      size_t size = strlen(characters[i]);
      size_t length = shift;
      memset(text, '.', shift);
      for (; length + size < sizeof text; length += size) memcpy(text + length, characters[i], size + 1);
      govd_error error;
      govd__fail(&error, GOVD_E_SCHEMA, "%s", text);
      size_t kept = strlen(error.text);
      ck_assert_uint_lt(kept, sizeof error.text);
      ck_assert_uint_gt(kept, sizeof error.text - 10);
      ck_assert_int_eq(strncmp(error.text, text, kept), 0);
      ck_assert_uint_eq(govd__utf8_check(error.text, kept), kept);
    }
  }
}
END_TEST

/* Names of files may be any bytes, and words of a document are cut by a precision: neither breaks the text.
 */
START_TEST(error_texts_are_utf8) {
  static const struct {
    const char *word;
    const char *text;
  } cases[] = {{"年度报告", "'年' is no file"},     {"a\xE5\xB9", "'a' is no file"},
               {"\xFF\xFE", "'' is no file"},       {"\xC3\xE5\xB9\xB4", "'年' is no file"},
               {"é\xED\xA0\x80", "'é' is no file"}, {"a\n\x1B\x7F", "'a   ' is no file"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    govd_error error;
    govd__fail(&error, GOVD_E_IO, "'%.4s' is no file", cases[i].word);
    ck_assert_str_eq(error.text, cases[i].text);
  }
}
END_TEST

START_TEST(lines_are_counted) {
  static const struct {
    const char *text;
    size_t offset;
    int line;
  } cases[] = {{"", 0, 1},       {"ab", 1, 1},     {"a\nb", 1, 1}, {"a\nb", 2, 2},
               {"a\r\nb", 2, 1}, {"a\r\nb", 3, 2}, {"a\rb", 2, 2}, {"\n\n\n", 3, 4},
               {"\r\r\n", 3, 3}, {"a\n", 99, 2},   {"a\r", 2, 2},  {"年\n度", 4, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int line = govd__line_of(cases[i].text, strlen(cases[i].text), cases[i].offset);
    ck_assert_msg(line == cases[i].line, "case %zu: line %d", i, line);
  }
}
END_TEST

/* Memory. */

static bool holds_only(const unsigned char *bytes, size_t size, unsigned char value) {
  for (size_t i = 0; i < size; i++) {
    if (bytes[i] != value) return false;
  }
  return true;
}

START_TEST(arena_memory_is_zeroed_aligned_and_apart) {
  govd__arena arena = {NULL};
  test_random random = test_random_new();
  unsigned char *blocks[500];
  size_t sizes[500];
  for (size_t i = 0; i < 500; i++) {
    sizes[i] = i % 50 == 0 ? 20000 + test_random_below(&random, 50000) : test_random_below(&random, 200);
    blocks[i] = govd__arena_alloc(&arena, sizes[i], 1);
    ck_assert_ptr_nonnull(blocks[i]);
    ck_assert_uint_eq((uintptr_t)blocks[i] % 16, 0);
    ck_assert(holds_only(blocks[i], sizes[i], 0));
    memset(blocks[i], (int)(i % 255) + 1, sizes[i]);
  }
  for (size_t i = 0; i < 500; i++) ck_assert(holds_only(blocks[i], sizes[i], (unsigned char)(i % 255 + 1)));
  govd__arena_release(&arena);
  govd__arena_release(&arena);
}
END_TEST

START_TEST(arena_refuses_sizes_that_overflow) {
  govd__arena arena = {NULL};
  ck_assert_ptr_null(govd__arena_alloc(&arena, SIZE_MAX, 2));
  ck_assert_ptr_null(govd__arena_alloc(&arena, SIZE_MAX / 2, SIZE_MAX / 2));
  govd__arena_release(&arena);
}
END_TEST

START_TEST(arena_copies_strings) {
  govd__arena arena = {NULL};
  ck_assert_str_eq(govd__arena_strdup(&arena, "年度"), "年度");
  ck_assert_str_eq(govd__arena_strdup(&arena, ""), "");
  ck_assert_str_eq(govd__arena_strndup(&arena, "abc", 2), "ab");
  ck_assert_str_eq(govd__arena_strndup(&arena, NULL, 0), "");
  govd__arena_release(&arena);
}
END_TEST

START_TEST(memory_copies_and_grows) {
  char *copy = govd__strdup("年度");
  ck_assert_str_eq(copy, "年度");
  govd__free(copy);
  copy = govd__strndup("abc", 2);
  ck_assert_str_eq(copy, "ab");
  govd_string_free(copy);
  govd_string_free(NULL);

  size_t *numbers = NULL;
  size_t capacity = 0;
  for (size_t i = 0; i < 1000; i++) {
    size_t *moved = govd__grow(numbers, i, &capacity, sizeof *numbers);
    ck_assert_ptr_nonnull(moved);
    ck_assert_uint_gt(capacity, i);
    numbers = moved;
    numbers[i] = i;
  }
  for (size_t i = 0; i < 1000; i++) ck_assert_uint_eq(numbers[i], i);
  govd__free(numbers);
  ck_assert_ptr_null(govd__realloc(NULL, SIZE_MAX / 2, 3));
}
END_TEST

/* Buffers. */

START_TEST(buffer_writes_what_it_is_given) {
  govd__buffer buffer = {0};
  govd__buffer_puts(&buffer, "年");
  govd__buffer_putc(&buffer, ':');
  govd__buffer_number(&buffer, INT64_MIN);
  govd__buffer_add(&buffer, "; rest", 2);
  govd__buffer_amount(&buffer, -1250, 2);
  govd__buffer_printf(&buffer, " %s=%d", "x", 5);
  ck_assert_str_eq(buffer.data, "年:-9223372036854775808; -12.5 x=5");
  size_t length;
  char *text = govd__buffer_take(&buffer, &length);
  ck_assert_uint_eq(length, strlen(text));
  ck_assert_ptr_null(buffer.data);
  ck_assert_uint_eq(buffer.length, 0);
  govd_string_free(text);
}
END_TEST

START_TEST(buffer_may_stay_empty) {
  govd__buffer buffer = {0};
  char *text = govd__buffer_take(&buffer, NULL);
  ck_assert_str_eq(text, "");
  govd_string_free(text);
  govd__buffer_release(&buffer);
}
END_TEST

START_TEST(buffer_grows) {
  govd__buffer buffer = {0};
  test_random random = test_random_new();
  char *expected = malloc(400001);
  size_t total = 0;
  ck_assert_ptr_nonnull(expected);
  while (total < 390000) {
    char piece[600];
    size_t size = test_random_below(&random, sizeof piece - 1);
    memset(piece, (int)('a' + total % 26), size);
    piece[size] = '\0';
    if (size % 2 == 0) {
      govd__buffer_add(&buffer, piece, size);
    } else {
      govd__buffer_printf(&buffer, "%s", piece);
    }
    memcpy(expected + total, piece, size);
    total += size;
    ck_assert_uint_eq(buffer.length, total);
    ck_assert_int_eq(buffer.data == NULL ? 0 : buffer.data[total], '\0');
  }
  ck_assert_int_eq(memcmp(buffer.data, expected, total), 0);
  govd__buffer_release(&buffer);
  ck_assert_ptr_null(buffer.data);
  free(expected);
}
END_TEST

START_TEST(buffer_remembers_a_failure) {
  govd__buffer buffer = {0};
  govd__buffer_puts(&buffer, "a");
  buffer.failed = true;
  govd__buffer_puts(&buffer, "b");
  govd__buffer_printf(&buffer, "%d", 1);
  ck_assert_uint_eq(buffer.length, 1);
  size_t length = 99;
  ck_assert_ptr_null(govd__buffer_take(&buffer, &length));
  ck_assert_ptr_null(buffer.data);
}
END_TEST

/* UTF-8. */

static bool round_trips(uint32_t point) {
  char bytes[4];
  uint32_t back = UINT32_MAX;
  uint32_t none;
  size_t size = govd__utf8_encode(point, bytes);
  return govd__utf8_decode(bytes, size, &back) == size && back == point &&
         govd__utf8_decode(bytes, size - 1, &none) == 0 && govd__utf8_check(bytes, size) == size &&
         govd__utf8_count(bytes, size) == 1;
}

START_TEST(utf8_round_trips_every_character) {
  for (uint32_t point = 0; point <= 0x10FFFF; point++) {
    if (point == 0xD800) point = 0xE000; /* surrogates are no characters */
    if (!round_trips(point)) ck_abort_msg("U+%04X", (unsigned)point);
  }
}
END_TEST

START_TEST(utf8_refuses_what_rfc_3629_excludes) {
  static const char *const wrong[] = {
      "\x80",                     /* no lead byte */
      "\xC0\x80",                 /* overlong forms */
      "\xC1\xBF",                 /**/
      "\xE0\x9F\xBF",             /**/
      "\xF0\x8F\xBF\xBF",         /**/
      "\xED\xA0\x80",             /* surrogates */
      "\xED\xBF\xBF",             /**/
      "\xF4\x90\x80\x80",         /* above U+10FFFF */
      "\xF5\x80\x80\x80",         /**/
      "\xFE",                     /* never a byte of UTF-8 */
      "\xFF",                     /**/
      "\xE5\xB9",                 /* cut short */
      "\xE5\x41\x42",             /* no continuation */
      "\xE5\xB9\x41",             /**/
      "\xF0\xA0\xAE",             /**/
      "\xC4\xEA\xB6\xC8",         /* 年度 in GB 18030 */
      "\xF8\x88\x80\x80\x80",     /* five and six bytes */
      "\xFC\x84\x80\x80\x80\x80", /**/
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    char text[32];
    uint32_t point;
    size_t length = strlen(wrong[i]);
    ck_assert_msg(govd__utf8_decode(wrong[i], length, &point) == 0, "case %zu", i);
    snprintf(text, sizeof text, "年%s", wrong[i]);
    ck_assert_msg(govd__utf8_check(text, strlen(text)) == 3, "case %zu", i);
  }
}
END_TEST

/* The length of the valid part, one character after the other. */
static size_t naive_check(const char *text, size_t length) {
  size_t at = 0;
  uint32_t point;
  for (size_t size; at < length && (size = govd__utf8_decode(text + at, length - at, &point)) > 0;
       at += size) {
  }
  return at;
}

/* Text is looked at many bytes at a time; each of them must count, wherever it stands. */
START_TEST(utf8_is_checked_in_blocks_as_in_characters) {
  static const uint32_t starts[] = {0x20,   0x800,  0xFFF,  0x3000, 0x4E00,
                                    0xD000, 0xD7F0, 0xE000, 0xFF00, 0x1F600};
  test_random random = test_random_new();
  for (size_t n = 0; n < 40000; n++) {
    char text[200];
    size_t length = 0;
    size_t wanted = test_random_below(&random, 190);
    size_t kinds = 1 + test_random_below(&random, sizeof starts / sizeof *starts);
    while (length < wanted) {
      uint32_t point = starts[test_random_below(&random, kinds)] + (uint32_t)test_random_below(&random, 16);
      length += govd__utf8_encode(kinds % 3 == 0 ? 0x4E00 + point % 0x5000 : point, text + length);
    }
    if (n % 2 == 0 && length > 0)
      text[test_random_below(&random, length)] ^= (char)(1 << test_random_below(&random, 8));
    size_t common = govd__utf8_common_length(text, length);
    bool right = govd__utf8_check(text, length) == naive_check(text, length) && common % 3 == 0 &&
                 common <= naive_check(text, length) && govd__utf8_count(text, common) == common / 3;
    if (!right)
      ck_abort_msg("round %zu: %zu of %zu", n, govd__utf8_check(text, length), naive_check(text, length));
  }
}
END_TEST

START_TEST(utf8_is_measured) {
  uint32_t point;
  ck_assert_uint_eq(govd__utf8_decode("", 0, &point), 0);
  ck_assert_uint_eq(govd__utf8_check("", 0), 0);
  ck_assert_uint_eq(govd__utf8_count("", 0), 0);
  ck_assert_uint_eq(govd__utf8_count("2023年度①", strlen("2023年度①")), 7);
  ck_assert_uint_eq(govd__utf8_check("a\0b", 3), 3);
}
END_TEST

START_TEST(spaces_are_known) {
  static const uint32_t spaces[] = {' ',    '\t',   '\n',   '\r',   0xA0,   0x2002,
                                    0x2003, 0x200B, 0x2028, 0x202F, 0x3000, 0xFEFF};
  static const uint32_t others[] = {0, 'a', '0', '-', 0x5E74, 0x2014, 0x2460, 0xFF10, 0x10FFFF};
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) ck_assert(govd__is_space(spaces[i]));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) ck_assert(!govd__is_space(others[i]));
}
END_TEST

START_TEST(width_is_folded_for_ascii_only) {
  ck_assert_uint_eq(govd__fold_width(0xFF10), '0');
  ck_assert_uint_eq(govd__fold_width(0xFF0C), ',');
  ck_assert_uint_eq(govd__fold_width(0xFF0D), '-');
  ck_assert_uint_eq(govd__fold_width(0xFF01), '!');
  ck_assert_uint_eq(govd__fold_width(0xFF5E), '~');
  ck_assert_uint_eq(govd__fold_width(0xFF5F), 0xFF5F);
  ck_assert_uint_eq(govd__fold_width(0x3000), ' ');
  ck_assert_uint_eq(govd__fold_width(0x2460), 0x2460); /* a circled 1 is no digit */
  ck_assert_uint_eq(govd__fold_width(0x5E74), 0x5E74);
  ck_assert_uint_eq(govd__fold_width('7'), '7');
}
END_TEST

START_TEST(trimming_takes_outer_space_only) {
  static const struct {
    const char *text;
    const char *trimmed;
  } cases[] = {{"", ""},
               {"年", "年"},
               {" \t\r\n", ""},
               {"\xE3\x80\x80", ""}, /* one ideographic space */
               {" 三 、本 年 度 ", "三 、本 年 度"},
               {"\xC2\xA0\xE3\x80\x80"
                "12\xE2\x80\x8B\xEF\xBB\xBF",
                "12"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *text = cases[i].text;
    size_t length = strlen(text);
    govd__trim(&text, &length);
    ck_assert_uint_eq(length, strlen(cases[i].trimmed));
    ck_assert_int_eq(strncmp(text, cases[i].trimmed, length), 0);
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, statuses_keep_number_and_name);
  tcase_add_test(tests, versions_agree);
  tcase_add_test(tests, failing_fills_the_error);
  tcase_add_test(tests, failing_needs_no_error);
  tcase_add_test(tests, long_error_texts_are_cut_between_characters);
  tcase_add_test(tests, error_texts_are_utf8);
  tcase_add_test(tests, lines_are_counted);
  tcase_add_test(tests, arena_memory_is_zeroed_aligned_and_apart);
  tcase_add_test(tests, arena_refuses_sizes_that_overflow);
  tcase_add_test(tests, arena_copies_strings);
  tcase_add_test(tests, memory_copies_and_grows);
  tcase_add_test(tests, buffer_writes_what_it_is_given);
  tcase_add_test(tests, buffer_may_stay_empty);
  tcase_add_test(tests, buffer_grows);
  tcase_add_test(tests, buffer_remembers_a_failure);
  tcase_add_test(tests, utf8_round_trips_every_character);
  tcase_add_test(tests, utf8_refuses_what_rfc_3629_excludes);
  tcase_add_test(tests, utf8_is_checked_in_blocks_as_in_characters);
  tcase_add_test(tests, utf8_is_measured);
  tcase_add_test(tests, spaces_are_known);
  tcase_add_test(tests, width_is_folded_for_ascii_only);
  tcase_add_test(tests, trimming_takes_outer_space_only);
}

int main(void) { return test_run("error", add_tests); }
