/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <govdisclosure/document.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixtures.h"
#include "support.h"

static govd_document *parse(const char *text) {
  govd_document *document;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_document_parse_text(text, strlen(text), &document, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  return document;
}

static void expect_cell(const govd_document *document, size_t block, size_t row, size_t column,
                        const char *text, int line, int place) {
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
  static const char *const texts[] = {"甲\na|b|\n乙", "甲\r\na|b|\r\n乙", "甲\ra|b|\r乙",
                                      "\xEF\xBB\xBF甲\na|b|\r\n乙\n"};
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
  } odd[] = {{"", 0},   {"\n\n\n", 0}, {"\xEF\xBB\xBF", 0}, {"|", 1},
             {"||", 1}, {"|||", 1},    {" | ", 1},          {"a|b\nc|d\n\ne|f", 2}};
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
  } bad[] = {{"ab\n\xFF", 4, 3, 2},
             {"a\0b", 3, 1, 1},
             {"\xE4\xB8", 2, 0, 1},
             {"a\r\nb\rc\xC0\xAF", 8, 6, 3},
             {"\xED\xA0\x80", 3, 0, 1}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    govd_document *document = (govd_document *)&document;
    govd_error error;
    ck_assert_int_eq(govd_document_parse_text(bad[i].bytes, bad[i].length, &document, &error),
                     GOVD_E_ENCODING);
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

/* A text of one line many times over. */
static govd_status parse_repeated(const char *line, size_t count, govd_error *error) {
  size_t size = strlen(line);
  char *text = malloc(size * count);
  ck_assert_ptr_nonnull(text);
  for (size_t i = 0; i < count; i++) memcpy(text + i * size, line, size);
  govd_document *document;
  govd_status status = govd_document_parse_text(text, size * count, &document, error);
  govd_document_free(document);
  free(text);
  return status;
}

START_TEST(limits_lines) {
  govd_error error;
  ck_assert_int_eq(parse_repeated("a\n", 1000000, &error), GOVD_OK);
  ck_assert_int_eq(parse_repeated("a\n", 1000001, &error), GOVD_E_LIMIT);
  ck_assert_str_eq(error.text, "the document has more than 1000000 paragraphs and tables");
  ck_assert_int_eq(parse_repeated("+-+\n", 300000, &error), GOVD_OK); /* each might begin a table */
  ck_assert_int_eq(parse_repeated("┌┐\n", 300000, &error), GOVD_OK);
  ck_assert_int_eq(parse_repeated("+-+-+\n|a|b|\n", 100000, &error), GOVD_OK);
  ck_assert_int_eq(parse_repeated("+-+-+\n|a|b|\n", 200000, &error), GOVD_E_LIMIT);
}
END_TEST

START_TEST(is_built_by_hand) {
  govd_document *document;
  const govd_place at = {.line = 3, .column = 4};
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
  static const size_t outside[][4] = {{2, 0, 1, 1}, {0, 3, 1, 1}, {0, 0, 0, 1},         {0, 0, 1, 0},
                                      {1, 0, 2, 1}, {0, 2, 1, 2}, {0, 0, (size_t)-1, 1}};
  for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
    ck_assert_int_eq(govd_document_set_cell(document, table, outside[i][0], outside[i][1], outside[i][2],
                                            outside[i][3], "x", at, NULL),
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

/*
 * tests/fixtures/documents/KIND-NAME/ holds a file of that kind, input.*, and the document
 * read from it, or the error, as text, expected.txt. With GOVD_UPDATE=1 in the environment
 * the latter is written anew, to be looked at before it is kept.
 */
static void find_input(const char *fixture, char *name, size_t size) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", getenv("GOVD_TEST_DIR"), fixture);
  DIR *directory = opendir(path);
  ck_assert_ptr_nonnull(directory);
  name[0] = '\0';
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    if (strncmp(entry->d_name, "input.", 6) == 0) snprintf(name, size, "%s", entry->d_name);
  }
  closedir(directory);
  ck_assert_msg(name[0] != '\0', "%s has no input", fixture);
}

static char *error_line(const govd_error *error) {
  char *line = malloc(512);
  ck_assert_ptr_nonnull(line);
  snprintf(line, 512, "error %s, line %d, offset %td: %s\n", govd_status_name(error->status), error->line,
           (ptrdiff_t)error->offset, error->text);
  return line;
}

static void compare_with_expected(const char *fixture, const char *found) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s/expected.txt", getenv("GOVD_TEST_DIR"), fixture);
  if (getenv("GOVD_UPDATE") != NULL) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(found, file);
    fclose(file);
  }
  char *expected = test_read_file(path, NULL);
  ck_assert_msg(strcmp(found, expected) == 0, "%s gives\n%s", fixture, found);
  free(expected);
}

static bool reads_html(void) {
  govd_document *document;
  govd_status status = govd_document_parse("<p>", 3, &document, NULL);
  govd_document_free(document);
  return status == GOVD_OK;
}

static void check_fixture(const char *fixture) {
  static const char *const kinds[] = {"csv", "html", "markdown", "text"};
  const char *kind = strrchr(fixture, '/') + 1;
  size_t known = 0;
  while (known < 4 && strncmp(kind, kinds[known], strlen(kinds[known])) != 0) known++;
  if (known == 4) return; /* an office file */
  if (strcmp(kind, "markdown-html-table") == 0 && !reads_html()) return;
  char name[300];
  size_t length;
  find_input(fixture, name, sizeof name);
  char *bytes = read_fixture_file(fixture, name, &length);
  govd_document *document;
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd_document_parse(bytes, length, &document, &error);
  if (status != GOVD_E_ENCODING) {
    const char *found = govd_kind_name(govd_document_kind(bytes, length));
    ck_assert_msg(strcmp(found, kinds[known]) == 0, "%s is %s", fixture, found);
  }
  if (status != GOVD_E_UNSUPPORTED) {
    char *found = status == GOVD_OK ? dump_document(document) : error_line(&error);
    compare_with_expected(fixture, found);
    free(found);
  }
  govd_document_free(document);
  free(bytes);
}

START_TEST(reads_the_fixtures) {
  ck_assert_uint_ge(for_each_fixture("fixtures/documents", check_fixture), 40);
}
END_TEST

/* An archive with nothing but the names of its entries in its directory. */
static size_t make_archive(unsigned char *bytes, const char *const *names) {
  size_t length = 30;
  memset(bytes, 0, length);
  memcpy(bytes, "PK\x03\x04", 4);
  for (; *names != NULL; names++) {
    size_t size = strlen(*names);
    memset(bytes + length, 0, 46);
    memcpy(bytes + length, "PK\x01\x02", 4);
    bytes[length + 28] = (unsigned char)size;
    bytes[length + 30] = 2; /* an extra field */
    memcpy(bytes + length + 46, *names, size);
    length += 46 + size;
    memcpy(bytes + length, "xx", 2);
    length += 2;
  }
  memset(bytes + length, 0, 22);
  memcpy(bytes + length, "PK\x05\x06", 4);
  bytes[length + 16] = 30; /* where the directory begins */
  return length + 22;
}

START_TEST(tells_archives_apart) {
  static const struct {
    const char *names[4];
    govd_kind kind;
  } archives[] = {{{"[Content_Types].xml", "word/document.xml", NULL}, GOVD_KIND_DOCX},
                  {{"xl/workbook.xml", "xl/styles.xml", NULL}, GOVD_KIND_XLSX},
                  {{"OFD.xml", "Doc_0/Document.xml", NULL}, GOVD_KIND_OFD},
                  {{"mimetype", "content.xml", "META-INF/manifest.xml", NULL}, GOVD_KIND_ODF},
                  {{"word/embeddings/a.xlsx", "xl/workbook.xml.bak", NULL}, GOVD_KIND_ZIP},
                  {{"_rels/.rels", "word/document2.xml", NULL}, GOVD_KIND_DOCX},
                  {{"_rels/.rels", "a/main.xml", NULL}, GOVD_KIND_DOCX},
                  {{"_rels/.rels", "xl/book.xml", NULL}, GOVD_KIND_XLSX},
                  {{"_rels/.rels", "ppt/presentation.xml", NULL}, GOVD_KIND_ZIP},
                  {{"word/document2.xml", NULL}, GOVD_KIND_ZIP},
                  {{NULL}, GOVD_KIND_ZIP}};
  for (size_t i = 0; i < sizeof archives / sizeof *archives; i++) {
    unsigned char bytes[512];
    size_t length = make_archive(bytes, archives[i].names);
    ck_assert_int_eq(govd_document_kind((const char *)bytes, length), archives[i].kind);
    for (size_t cut = 4; cut < length; cut++) { /* without its end there is no directory */
      char *part = malloc(cut);
      ck_assert_ptr_nonnull(part);
      memcpy(part, bytes, cut);
      ck_assert_int_eq(govd_document_kind(part, cut), GOVD_KIND_ZIP);
      govd_document *document;
      ck_assert_int_eq(govd_document_parse(part, cut, &document, NULL), GOVD_E_SYNTAX);
      free(part);
    }
    memset(bytes + length - 6, 0xFF, 4); /* a directory beyond the end */
    ck_assert_int_eq(govd_document_kind((const char *)bytes, length), GOVD_KIND_ZIP);
  }
}
END_TEST

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static const struct {
  const char *bytes;
  size_t length; /* 0: up to NUL */
  govd_kind kind;
} samples[] = {
    {"", 0, GOVD_KIND_UNKNOWN},
    {"a\0b", 3, GOVD_KIND_UNKNOWN},
    {"a\xFF", 0, GOVD_KIND_UNKNOWN},
    {"一段话。\n", 0, GOVD_KIND_TEXT},
    {"甲 | 条 | 1 |\n", 0, GOVD_KIND_TEXT},
    {"少于5件，<3件", 0, GOVD_KIND_TEXT},
    {"<甲>乙", 0, GOVD_KIND_TEXT},
    {"<pages/>", 0, GOVD_KIND_TEXT},
    {"a,b,c\n1,2,3\n", 0, GOVD_KIND_CSV},
    {"│a,b,c│\n│1,2,3│\n", 0, GOVD_KIND_TEXT},
    {"# 标题\n一、甲\n", 0, GOVD_KIND_MARKDOWN},
    {"<div id=\"top\">\n\n# 标题\n\n</div>\n", 0, GOVD_KIND_MARKDOWN},
    {"<body><div>\n# 标题\n", 0, GOVD_KIND_HTML},
    {"a | b\n---|---\n", 0, GOVD_KIND_MARKDOWN},
    {"  \r\n<HTML>", 0, GOVD_KIND_HTML},
    {"\xEF\xBB\xBF<!DOCTYPE html>", 0, GOVD_KIND_HTML},
    {"<!-- a --><?xml version=\"1.0\"?>\n<!-- b -->\n<p>", 0, GOVD_KIND_HTML},
    {"标题\n<TABLE border=1><tr><td>1", 0, GOVD_KIND_HTML},
    {"\xFF\xFE<\0p\0>\0", 8, GOVD_KIND_HTML},
    {"<!--", 0, GOVD_KIND_TEXT},
    {"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>", 0,
     GOVD_KIND_OFFICE_XML},
    {" {\"format\":\"govdisclosure/report/1\"}", 0, GOVD_KIND_JSON},
    {"%PDF-1.7\n", 0, GOVD_KIND_PDF},
    {OLE "....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 36, GOVD_KIND_DOC},
    {OLE "....W\0o\0r\0k\0b\0o\0o\0k\0", 28, GOVD_KIND_XLS},
    {OLE "....E\0n\0c\0", 18, GOVD_KIND_OLE},
    {"PK\x03\x04", 0, GOVD_KIND_ZIP},
    {"{\\rtf1\\ansi}", 0, GOVD_KIND_RTF},
    {"MIME-Version: 1.0\n", 0, GOVD_KIND_MHT},
    {"From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n", 0, GOVD_KIND_MHT},
    {"Subject: a\n\nMIME-Version: 1.0\n", 0, GOVD_KIND_TEXT}, /* not among the headers */
    {"a: b\nc\nMIME-Version: 1.0\n", 0, GOVD_KIND_TEXT},
    {"\x89PNG\r\n\x1A\n", 0, GOVD_KIND_IMAGE},
    {"\xFF\xD8\xFF\xE0", 0, GOVD_KIND_IMAGE},
};

START_TEST(tells_kinds) {
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
    size_t length = samples[i].length == 0 ? strlen(samples[i].bytes) : samples[i].length;
    govd_kind kind = govd_document_kind(samples[i].bytes, length);
    ck_assert_msg(kind == samples[i].kind, "sample %zu is %s", i, govd_kind_name(kind));
  }
}
END_TEST

START_TEST(names_kinds) {
  static const char *const names[] = {"unknown", "text", "csv", "markdown",   "html", "docx", "xlsx",
                                      "pdf",     "json", "doc", "xls",        "ole",  "zip",  "rtf",
                                      "ofd",     "odf",  "mht", "office_xml", "image"};
  size_t count = sizeof names / sizeof *names;
  for (size_t i = 0; i < count; i++) ck_assert_str_eq(govd_kind_name((govd_kind)i), names[i]);
  ck_assert_str_eq(govd_kind_name((govd_kind)count), "unknown");
  ck_assert_str_eq(govd_kind_name((govd_kind)-1), "unknown");
}
END_TEST

/* Files of other programs are refused with what to do about it. */
START_TEST(refuses_other_kinds) {
  static const struct {
    const char *bytes;
    size_t length;
    const char *advice;
  } files[] = {{OLE "....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 36, "soffice --convert-to docx"},
               {OLE "....W\0o\0r\0k\0b\0o\0o\0k\0", 28, "soffice --convert-to xlsx"},
               {OLE "....E\0n\0c\0", 18, "password"},
               {"{\"format\":\"govdisclosure/report/1\"}", 35, "govd_report_parse_json"},
               {"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, "unpack"},
               {"\x89PNG\r\n\x1A\n", 8, "image"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    govd_document *document = (govd_document *)&document;
    govd_error error;
    ck_assert_int_eq(govd_document_parse(files[i].bytes, files[i].length, &document, &error),
                     GOVD_E_UNSUPPORTED);
    ck_assert_ptr_null(document);
    ck_assert_msg(strstr(error.text, files[i].advice) != NULL, "%s", error.text);
    ck_assert_int_eq(govd_document_parse(files[i].bytes, files[i].length, &document, NULL),
                     GOVD_E_UNSUPPORTED);
  }
}
END_TEST

START_TEST(limits_texts) {
  size_t length = (size_t)64 * 1024 * 1024 + 1;
  char *text = malloc(length);
  ck_assert_ptr_nonnull(text);
  memset(text, 'a', length);
  govd_document *document;
  govd_error error;
  ck_assert_int_eq(govd_document_parse(text, length, &document, &error), GOVD_E_LIMIT);
  ck_assert_ptr_null(document);
  free(text);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, takes_lines_apart);
  tcase_add_test(tests, takes_frames_off);
  tcase_add_test(tests, takes_any_line_end);
  tcase_add_test(tests, takes_odd_texts);
  tcase_add_test(tests, refuses_what_is_no_text);
  tcase_add_test(tests, limits_tables);
  tcase_add_test(tests, limits_lines);
  tcase_add_test(tests, is_built_by_hand);
  tcase_add_test(tests, reads_the_fixtures);
  tcase_add_test(tests, tells_kinds);
  tcase_add_test(tests, tells_archives_apart);
  tcase_add_test(tests, names_kinds);
  tcase_add_test(tests, refuses_other_kinds);
  tcase_add_test(tests, limits_texts);
}

int main(void) { return test_run("document", add_tests); }
