/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/document.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static govd_document *parse(const char *text) {
  govd_document *document;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_document_parse_text(text, strlen(text), &document, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  return document;
}

static void expect_cell(const govd_document *document, size_t block, size_t row, size_t column, const char *text, int line,
                        int place) {
  const govd_grid_cell *cell = govd_document_grid_cell(document, block, row, column);
  ck_assert_ptr_nonnull(cell);
  ck_assert_str_eq(cell->text, text);
  ck_assert_int_eq(cell->place.line, line);
  ck_assert_int_eq(cell->place.column, place);
}

START_TEST(takes_lines_apart) {
  govd_document *document = parse("标题\n\n  一段。\u3000\n甲 | 条 | 1 |\n | 件 | |\n丙 | 次\n末段");
  ck_assert_uint_eq(govd_document_block_count(document), 4);
  ck_assert_int_eq(govd_document_block(document, 0)->kind, GOVD_BLOCK_PARAGRAPH);
  ck_assert_str_eq(govd_document_block(document, 1)->text, "一段。");
  ck_assert_int_eq(govd_document_block(document, 1)->place.line, 3);
  ck_assert_int_eq(govd_document_block(document, 1)->place.column, 3);
  const govd_block *table = govd_document_block(document, 2);
  ck_assert_int_eq(table->kind, GOVD_BLOCK_TABLE);
  ck_assert_ptr_null(table->text);
  ck_assert_uint_eq(table->rows, 3);
  ck_assert_uint_eq(table->columns, 3);
  expect_cell(document, 2, 0, 0, "甲", 4, 1);
  expect_cell(document, 2, 0, 2, "1", 4, 9);
  ck_assert_str_eq(govd_document_grid_cell(document, 2, 1, 0)->text, ""); /* others have no bar in front */
  expect_cell(document, 2, 1, 1, "件", 5, 4);
  ck_assert_str_eq(govd_document_grid_cell(document, 2, 1, 2)->text, "");
  ck_assert_str_eq(govd_document_grid_cell(document, 2, 2, 1)->text, "次");
  ck_assert_ptr_null(govd_document_grid_cell(document, 2, 2, 2)->text); /* the row ends before */
  ck_assert_ptr_null(govd_document_grid_cell(document, 2, 3, 0));
  ck_assert_ptr_null(govd_document_grid_cell(document, 2, 0, 3));
  ck_assert_ptr_null(govd_document_grid_cell(document, 0, 0, 0));
  ck_assert_int_eq(govd_document_block(document, 3)->place.line, 7);
  ck_assert_ptr_null(govd_document_block(document, 4));
  govd_document_free(document);
  govd_document_free(NULL);
}
END_TEST

START_TEST(takes_frames_off) {
  govd_document *document = parse("| 甲 | 1 |\n| 乙 | |\n|  | 3 |");
  ck_assert_uint_eq(govd_document_block(document, 0)->columns, 2);
  expect_cell(document, 0, 0, 0, "甲", 1, 3);
  ck_assert_str_eq(govd_document_grid_cell(document, 0, 1, 1)->text, "");
  ck_assert_str_eq(govd_document_grid_cell(document, 0, 2, 0)->text, "");
  expect_cell(document, 0, 2, 1, "3", 3, 6);
  govd_document_free(document);
}
END_TEST

START_TEST(takes_any_line_end) {
  static const char *const texts[] = {"甲\na|b|\n乙", "甲\r\na|b|\r\n乙", "甲\ra|b|\r乙", "\xEF\xBB\xBF甲\na|b|\r\n乙\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    govd_document *document = parse(texts[i]);
    ck_assert_uint_eq(govd_document_block_count(document), 3);
    ck_assert_str_eq(govd_document_block(document, 0)->text, "甲");
    ck_assert_int_eq(govd_document_block(document, 0)->place.column, 1);
    expect_cell(document, 1, 0, 1, "b", 2, 3);
    ck_assert_int_eq(govd_document_block(document, 2)->place.line, 3);
    govd_document_free(document);
  }
}
END_TEST

START_TEST(takes_odd_texts) {
  static const struct {
    const char *text;
    size_t blocks;
  } odd[] = {{"", 0}, {"\n\n\n", 0}, {"\xEF\xBB\xBF", 0}, {"|", 1}, {"||", 1}, {"|||", 1}, {" | ", 1}, {"a|b\nc|d\n\ne|f", 2}};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    govd_document *document = parse(odd[i].text);
    ck_assert_msg(govd_document_block_count(document) == odd[i].blocks, "case %zu", i);
    govd_document_free(document);
  }
}
END_TEST

START_TEST(refuses_what_is_no_text) {
  static const struct {
    const char *bytes;
    size_t length;
    size_t offset;
    int line;
  } bad[] = {
      {"ab\n\xFF", 4, 3, 2}, {"a\0b", 3, 1, 1}, {"\xE4\xB8", 2, 0, 1}, {"a\r\nb\rc\xC0\xAF", 8, 6, 3}, {"\xED\xA0\x80", 3, 0, 1}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    govd_document *document = (govd_document *)&document;
    govd_error error;
    ck_assert_int_eq(govd_document_parse_text(bad[i].bytes, bad[i].length, &document, &error), GOVD_E_ENCODING);
    ck_assert_ptr_null(document);
    ck_assert_uint_eq(error.offset, bad[i].offset);
    ck_assert_int_eq(error.line, bad[i].line);
  }
}
END_TEST

START_TEST(limits_tables) {
  /* One very wide row makes every other row as wide. */
  size_t wide = 2000;
  size_t rows = 1000;
  char *text = malloc(wide + 4 * rows + 8);
  ck_assert_ptr_nonnull(text);
  memset(text, '|', wide);
  size_t length = wide;
  for (size_t i = 0; i < rows; i++) {
    memcpy(text + length, "\na|b", 4);
    length += 4;
  }
  govd_document *document;
  govd_error error;
  ck_assert_int_eq(govd_document_parse_text(text, length, &document, &error), GOVD_E_LIMIT);
  ck_assert_ptr_null(document);
  free(text);
}
END_TEST

START_TEST(is_built_by_hand) {
  govd_document *document;
  const govd_place at = {3, 4};
  size_t table;
  ck_assert_int_eq(govd_document_new(&document, NULL), GOVD_OK);
  ck_assert_int_eq(govd_document_set_cell(document, 0, 0, 0, 1, 1, "x", at, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_add_paragraph(document, "  p ", at, NULL), GOVD_OK);
  ck_assert_int_eq(govd_document_set_cell(document, 0, 0, 0, 1, 1, "x", at, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_add_table(document, 2, 3, at, &table, NULL), GOVD_OK);
  ck_assert_int_eq(govd_document_set_cell(document, table, 0, 1, 2, 2, " wide ", at, NULL), GOVD_OK);
  for (size_t row = 0; row < 2; row++) {
    for (size_t column = 1; column < 3; column++) {
      const govd_grid_cell *cell = govd_document_grid_cell(document, 1, row, column);
      ck_assert_str_eq(cell->text, "wide");
      ck_assert_uint_eq(cell->row, 0);
      ck_assert_uint_eq(cell->column, 1);
    }
  }
  ck_assert_ptr_null(govd_document_grid_cell(document, 1, 1, 0)->text);
  static const size_t outside[][4] = {{2, 0, 1, 1}, {0, 3, 1, 1}, {0, 0, 0, 1}, {0, 0, 1, 0}, {1, 0, 2, 1}, {0, 2, 1, 2},
                                      {0, 0, (size_t)-1, 1}};
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
    ck_assert_int_eq(govd_document_set_cell(document, table, outside[i][0], outside[i][1], outside[i][2], outside[i][3], "x", at, NULL),
                     GOVD_E_ARGUMENT);
  }
  ck_assert_int_eq(govd_document_set_cell(document, table, 0, 0, 1, 1, "\xFF", at, NULL), GOVD_E_ENCODING);
  ck_assert_int_eq(govd_document_add_paragraph(document, "\xFF", at, NULL), GOVD_E_ENCODING);
  ck_assert_int_eq(govd_document_add_table(document, 0, 1, at, NULL, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_add_table(document, 1001, 1000, at, NULL, NULL), GOVD_E_LIMIT);
  ck_assert_uint_eq(govd_document_block_count(document), 2);

  /* A table in a cell of it. */
  size_t inner;
  ck_assert_uint_eq(govd_document_block(document, table)->parent, GOVD_NONE);
  ck_assert_int_eq(govd_document_add_table(document, 1, 1, at, &inner, NULL), GOVD_OK);
  ck_assert_int_eq(govd_document_nest_table(document, inner, table, 2, 0, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_nest_table(document, table, inner, 0, 0, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_nest_table(document, inner, 0, 0, 0, NULL), GOVD_E_ARGUMENT);
  ck_assert_int_eq(govd_document_nest_table(document, inner, table, 1, 2, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_document_block(document, inner)->parent, table);
  ck_assert_uint_eq(govd_document_block(document, inner)->parent_row, 1);
  ck_assert_uint_eq(govd_document_block(document, inner)->parent_column, 2);
  govd_document_free(document);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, takes_lines_apart);
  tcase_add_test(tests, takes_frames_off);
  tcase_add_test(tests, takes_any_line_end);
  tcase_add_test(tests, takes_odd_texts);
  tcase_add_test(tests, refuses_what_is_no_text);
  tcase_add_test(tests, limits_tables);
  tcase_add_test(tests, is_built_by_hand);
}

int main(void) { return test_run("document", add_tests); }
