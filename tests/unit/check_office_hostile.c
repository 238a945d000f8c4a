/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Office files that are damaged or were made to do harm: each gives a clear error or a
 * document, in bounded memory and time.
 */
#include <govdisclosure/document.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "document/readers.h"
#include "support.h"

typedef govd_status parse_office(const char *bytes, size_t length, govd_document **document,
                                 govd_error *error);

/* A part of a file: its name and its text. */
typedef struct part {
  const char *name;
  const char *text;
  size_t length;
} part;

/* Packs parts into a zip archive in memory; release with free(). */
static char *pack(const part *parts, size_t count, bool compressed, size_t *length) {
  zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
  ck_assert_ptr_nonnull(target);
  zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, NULL);
  ck_assert_ptr_nonnull(archive);
  zip_source_keep(target);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *source = zip_source_buffer(archive, parts[i].text, parts[i].length, 0);
    zip_int64_t index = zip_file_add(archive, parts[i].name, source, ZIP_FL_ENC_UTF_8);
    ck_assert_int_ge(index, 0);
    zip_set_file_compression(archive, (zip_uint64_t)index, compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
  }
  ck_assert_int_eq(zip_close(archive), 0);
  zip_stat_t about;
  ck_assert_int_eq(zip_source_stat(target, &about), 0);
  *length = (size_t)about.size;
  char *bytes = malloc(*length);
  ck_assert_ptr_nonnull(bytes);
  ck_assert_int_eq(zip_source_open(target), 0);
  ck_assert_uint_eq((size_t)zip_source_read(target, bytes, *length), *length);
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

#define RELATIONS(items)                                                                         \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" items \
  "</Relationships>"
#define RELATION(id, type, target)                                                      \
  "<Relationship Id=\"" id                                                              \
  "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type \
  "\" Target=\"" target "\"/>"
#define WORD "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define WORD_END "</w:body></w:document>"
#define SHEET "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
#define SHEET_END "</sheetData></worksheet>"

static const char word_relations[] = RELATIONS(RELATION("a", "officeDocument", "word/document.xml"));
static const char book_relations[] = RELATIONS(RELATION("a", "officeDocument", "xl/workbook.xml"));
static const char sheet_relations[] =
    RELATIONS(RELATION("a", "worksheet", "sheet.xml") RELATION("b", "sharedStrings", "strings.xml"));
static const char workbook[] =
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    "<sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>";
static const char long_strings[] =
    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>";

static char *pack_document(const char *text, size_t text_length, bool compressed, size_t *length) {
  part parts[] = {{"_rels/.rels", word_relations, strlen(word_relations)},
                  {"word/document.xml", text, text_length}};
  return pack(parts, 2, compressed, length);
}

static char *pack_sheet(const char *text, size_t text_length, const char *strings, size_t *length) {
  part parts[] = {{"_rels/.rels", book_relations, strlen(book_relations)},
                  {"xl/workbook.xml", workbook, strlen(workbook)},
                  {"xl/_rels/workbook.xml.rels", sheet_relations, strlen(sheet_relations)},
                  {"xl/strings.xml", strings, strlen(strings)},
                  {"xl/sheet.xml", text, text_length}};
  return pack(parts, 5, false, length);
}

/* Reads, checks that success and failure are told as promised, and gives the status. */
static govd_status read_office(parse_office *parse, const char *bytes, size_t length, govd_error *error) {
  *error = (govd_error){GOVD_OK, 0, 0, ""};
  govd_document *document;
  govd_status status = parse(bytes, length, &document, error);
  ck_assert_int_eq(status, error->status);
  ck_assert((status == GOVD_OK) == (document != NULL));
  ck_assert((status == GOVD_OK) == (error->text[0] == '\0'));
  govd_document_free(document);
  return status;
}

static void expect(parse_office *parse, char *bytes, size_t length, govd_status status, const char *words) {
  govd_error error;
  govd_status found = read_office(parse, bytes, length, &error);
  ck_assert_msg(found == status, "%s: %s", govd_status_name(found), error.text);
  ck_assert_msg(strstr(error.text, words) != NULL, "%s", error.text);
  free(bytes);
}

static void expect_document(const char *text, size_t text_length, bool compressed, govd_status status,
                            const char *words) {
  size_t length;
  char *bytes = pack_document(text, text_length, compressed, &length);
  expect(govd__document_parse_docx, bytes, length, status, words);
}

static void expect_sheet(const char *text, size_t text_length, const char *strings, govd_status status,
                         const char *words) {
  size_t length;
  char *bytes = pack_sheet(text, text_length, strings, &length);
  expect(govd__document_parse_xlsx, bytes, length, status, words);
}

/* A text that says one thing again and again. */
static char *repeated(const char *head, const char *item, size_t count, const char *tail, size_t *length) {
  govd__buffer text = {0};
  govd__buffer_puts(&text, head);
  for (size_t i = 0; i < count; i++) govd__buffer_puts(&text, item);
  govd__buffer_puts(&text, tail);
  char *taken = govd__buffer_take(&text, length);
  ck_assert_ptr_nonnull(taken);
  return taken;
}

static void expect_repeated(const char *item, size_t count, govd_status status, const char *words) {
  size_t length;
  char *text = repeated(WORD, item, count, WORD_END, &length);
  expect_document(text, length, false, status, words);
  govd__free(text);
}

static const struct {
  const char *file;
  parse_office *parse;
} samples[] = {
    {"fixtures/documents/docx-plain/input.docx", govd__document_parse_docx},
    {"fixtures/documents/xlsx-plain/input.xlsx", govd__document_parse_xlsx},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

START_TEST(refuses_what_is_cut_short) {
  for (size_t s = 0; s < SAMPLES; s++) {
    size_t length;
    char *bytes = test_read_fixture(samples[s].file, &length);
    for (size_t cut = 0; cut < length; cut++) {
      govd_error error;
      char *part_of = malloc(cut + 1); /* of its own, so that reading behind it is seen */
      memcpy(part_of, bytes, cut);
      ck_assert_int_ne(read_office(samples[s].parse, part_of, cut, &error), GOVD_OK);
      free(part_of);
    }
    free(bytes);
  }
}
END_TEST

START_TEST(bears_flipped_bits) {
  test_random random = test_random_new();
  for (size_t s = 0; s < SAMPLES; s++) {
    size_t length;
    char *bytes = test_read_fixture(samples[s].file, &length);
    for (size_t i = 0; i < length; i++) {
      govd_error error;
      char flip = (char)(1 << test_random_below(&random, 8));
      bytes[i] = (char)(bytes[i] ^ flip);
      read_office(samples[s].parse, bytes, length, &error);
      bytes[i] = (char)(bytes[i] ^ flip);
    }
    free(bytes);
  }
}
END_TEST

START_TEST(bears_random_bytes) {
  test_random random = test_random_new();
  for (int i = 0; i < 500; i++) {
    govd_error error;
    char bytes[300];
    size_t length = test_random_below(&random, sizeof bytes);
    for (size_t k = 0; k < length; k++) bytes[k] = (char)test_random_next(&random);
    if (length > 4 && i % 2 == 0) memcpy(bytes, "PK\x03\x04", 4);
    ck_assert_int_ne(read_office(govd__document_parse_docx, bytes, length, &error), GOVD_OK);
    ck_assert_int_ne(read_office(govd__document_parse_xlsx, bytes, length, &error), GOVD_OK);
  }
}
END_TEST

/* Elements in any order and any nesting, so that readers meet what no program writes. */
static void mix(govd__buffer *text, test_random *random, const char *const *names, size_t count, int depth) {
  size_t children = test_random_below(random, 5);
  for (size_t i = 0; i < children; i++) {
    const char *name = names[test_random_below(random, count)];
    const char *end = strchr(name, ' ');
    govd__buffer_printf(text, "<%s>", name);
    if (depth > 0) mix(text, random, names, count, depth - 1);
    if (test_random_below(random, 3) == 0) govd__buffer_puts(text, "12");
    govd__buffer_printf(text, "</%.*s>", end == NULL ? (int)strlen(name) : (int)(end - name), name);
  }
}

START_TEST(bears_elements_in_any_order) {
  static const char *const word[] = {"w:p",
                                     "w:r",
                                     "w:t",
                                     "w:tbl",
                                     "w:tr",
                                     "w:tc",
                                     "w:pPr",
                                     "w:rPr",
                                     "w:trPr",
                                     "w:tcPr",
                                     "w:sdt",
                                     "w:sdtPr",
                                     "w:del",
                                     "w:gridSpan w:val=\"3\"",
                                     "w:vMerge",
                                     "w:vMerge w:val=\"restart\"",
                                     "w:hMerge",
                                     "w:txbxContent",
                                     "w:tab",
                                     "w:gridBefore w:val=\"2\"",
                                     "w:fldChar w:fldCharType=\"begin\"",
                                     "w:fldChar w:fldCharType=\"end\"",
                                     "w:vanish",
                                     "w:showingPlcHdr",
                                     "w:cellDel",
                                     "w:numId w:val=\"1\"",
                                     "w:tbl",
                                     "w:tr",
                                     "w:tc",
                                     "w:p",
                                     "w:r",
                                     "w:t"};
  static const char *const sheet[] = {"row",
                                      "row hidden=\"1\"",
                                      "c",
                                      "c t=\"s\"",
                                      "c t=\"b\"",
                                      "c t=\"d\"",
                                      "c t=\"inlineStr\"",
                                      "c r=\"B3\"",
                                      "c r=\"D7\"",
                                      "v",
                                      "is",
                                      "t",
                                      "f",
                                      "mergeCell ref=\"A1:C3\"",
                                      "mergeCell ref=\"B2:D4\"",
                                      "mergeCell ref=\"A1\"",
                                      "col min=\"2\" max=\"3\" hidden=\"1\"",
                                      "row r=\"9\"",
                                      "row",
                                      "c",
                                      "v",
                                      "row",
                                      "c",
                                      "v"};
  test_random random = test_random_new();
  for (int i = 0; i < 300; i++) {
    govd_error error;
    size_t length;
    size_t size;
    govd__buffer text = {0};
    govd__buffer_puts(&text, WORD);
    mix(&text, &random, word, sizeof word / sizeof *word, 7);
    govd__buffer_puts(&text, WORD_END);
    char *taken = govd__buffer_take(&text, &size);
    char *bytes = pack_document(taken, size, false, &length);
    ck_assert_int_eq(read_office(govd__document_parse_docx, bytes, length, &error), GOVD_OK);
    free(bytes);
    govd__free(taken);
    govd__buffer_puts(&text, SHEET);
    mix(&text, &random, sheet, sizeof sheet / sizeof *sheet, 4);
    govd__buffer_puts(&text, SHEET_END);
    taken = govd__buffer_take(&text, &size);
    bytes = pack_sheet(taken, size, long_strings, &length);
    govd_status status = read_office(govd__document_parse_xlsx, bytes, length, &error);
    ck_assert_msg(status == GOVD_OK || status == GOVD_E_SCHEMA, "%s", error.text);
    free(bytes);
    govd__free(taken);
  }
}
END_TEST

START_TEST(refuses_bombs) {
  size_t length;
  char *blanks = repeated(WORD, "                ", 300 * 1024, WORD_END, &length);
  expect_document(blanks, length, true, GOVD_E_LIMIT, "more than 200 times its size");
  govd__free(blanks);
  enum { MANY = 10001 };
  part *parts = calloc(MANY, sizeof *parts);
  char(*names)[16] = calloc(MANY, sizeof *names);
  for (size_t i = 0; i < MANY; i++) {
    snprintf(names[i], sizeof names[i], "p%zu", i);
    parts[i] = (part){names[i], "", 0};
  }
  char *bytes = pack(parts, MANY, false, &length);
  expect(govd__document_parse_docx, bytes, length, GOVD_E_LIMIT, "more than 10000 entries");
  free(parts);
  free(names);
  size_t inner_length;
  char *inner = pack_document(WORD WORD_END, strlen(WORD WORD_END), true, &inner_length);
  expect_document(inner, inner_length, true, GOVD_E_ENCODING, "not UTF-8");
  free(inner);
}
END_TEST

/* Where the directory entry of the last part begins. */
static size_t last_entry(const char *bytes, size_t length) {
  size_t at = length - 45;
  while (at > 0 && memcmp(bytes + at - 1, "PK\x01\x02", 4) != 0) at--;
  ck_assert_uint_gt(at, 0);
  return at - 1;
}

/* A document whose archive says something else about its main part. */
static void expect_changed(size_t offset, const char *value, size_t size, govd_status status,
                           const char *words) {
  size_t length;
  char *bytes = pack_document(WORD WORD_END, strlen(WORD WORD_END), true, &length);
  memcpy(bytes + last_entry(bytes, length) + offset, value, size);
  expect(govd__document_parse_docx, bytes, length, status, words);
}

START_TEST(does_not_believe_archives) {
  expect_changed(24, "\xFF\xFF\xFF\x7F", 4, GOVD_E_LIMIT, "inflates to more than 67108864 bytes");
  expect_changed(24, "\x40\x00\x00\x00", 4, GOVD_E_SYNTAX, "does not inflate to 64 bytes");
  expect_changed(24, "\x00\x00\x10\x00", 4, GOVD_E_SYNTAX, "does not inflate to 1048576 bytes");
  expect_changed(20, "\x00\x00\x00\x7F", 4, GOVD_E_SYNTAX, "is longer than the file");
  expect_changed(20, "\x01\x00\x00\x00", 4, GOVD_E_SYNTAX, "does not inflate to");
  expect_changed(8, "\x01", 1, GOVD_E_UNSUPPORTED, "encrypted");
  expect_changed(10, "\x4D", 1, GOVD_E_UNSUPPORTED, "cannot be read");
  expect_changed(16, "\x01\x02\x03\x04", 4, GOVD_E_SYNTAX, "cannot be read"); /* its checksum */
  expect_changed(42, "\xFF\xFF\x00\x00", 4, GOVD_E_SYNTAX, "cannot be read"); /* where it is */
}
END_TEST

/* The end of the directory in its 64-bit form, which counts more entries than there could be. */
START_TEST(does_not_believe_large_counts) {
  static const char record[] =
      "PK\x06\x06\x2C\0\0\0\0\0\0\0\x2D\0\x2D\0\0\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\x00\0\0\xFF\xFF\xFF\xFF"
      "\xFF\x00\0\0"
      "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
      "PK\x06\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0"
      "PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0";
  govd_error error;
  govd_status status = read_office(govd__document_parse_docx, record, sizeof record, &error);
  ck_assert_msg(status == GOVD_E_SYNTAX || status == GOVD_E_NO_MEMORY, "%s", error.text);
}
END_TEST

START_TEST(refuses_xml_that_reaches_out) {
  static const struct {
    const char *text;
    govd_status status;
    const char *words;
  } cases[] = {
      {"<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]>" WORD
       "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>" WORD_END,
       GOVD_E_SYNTAX, "document type declaration"},
      {"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" WORD
       "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" WORD_END,
       GOVD_E_SYNTAX, "document type declaration"},
      {"<!DOCTYPE a SYSTEM \"http://localhost/a.dtd\">" WORD WORD_END, GOVD_E_SYNTAX,
       "document type declaration"},
      {WORD "<w:p><w:r><w:t>&undefined;</w:t></w:r></w:p>" WORD_END, GOVD_E_SYNTAX, "not well-formed"},
      {WORD "<w:p>", GOVD_E_SYNTAX, "not well-formed"},
      {"", GOVD_E_SYNTAX, "not well-formed"},
      {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>" WORD WORD_END, GOVD_OK, ""},
      {"<html/>", GOVD_E_SCHEMA, "begins with html"},
      {"\xFF\xFE<\0a\0/\0>\0", GOVD_E_SYNTAX, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    expect_document(cases[i].text, strlen(cases[i].text), true, cases[i].status, cases[i].words);
  }
}
END_TEST

START_TEST(refuses_deep_nesting) {
  size_t open_length;
  char *open = repeated(WORD, "<w:sdt>", 100000, "", &open_length);
  expect_document(open, open_length, false, GOVD_E_LIMIT, "nested deeper");
  govd__free(open);
  char *skipped = repeated(WORD "<w:del>", "<w:r>", 100000, "", &open_length);
  expect_document(skipped, open_length, false, GOVD_E_SYNTAX, "not well-formed");
  govd__free(skipped);
}
END_TEST

/* libxml2 compares each attribute of an element with all others. */
START_TEST(refuses_elements_of_attributes) {
  govd__buffer text = {0};
  for (size_t count = 500; count <= 5000; count *= 10) {
    text.length = 0;
    govd__buffer_puts(&text, WORD "<w:p ");
    for (size_t i = 0; i < count; i++) govd__buffer_printf(&text, "a%zu='>' ", i);
    govd__buffer_puts(&text, "/>" WORD_END);
    expect_document(text.data, text.length, false, count == 500 ? GOVD_OK : GOVD_E_LIMIT,
                    count == 500 ? "" : "too many attributes");
  }
  govd__buffer_release(&text);
}
END_TEST

/* It looks up names ever more slowly, the more of them there are. */
START_TEST(refuses_too_many_names) {
  static const char *const markup[] = {"<a%zu/>", "<w:p a%zu='1'/>", "<b:a xmlns:b='u%zu'/>", "<?a%zu ?>"};
  govd__buffer text = {0};
  for (size_t i = 0; i < sizeof markup / sizeof *markup; i++) {
    for (size_t count = 10000; count <= 40000; count += 30000) {
      text.length = 0;
      govd__buffer_puts(&text, WORD);
      for (size_t k = 0; k < count; k++) govd__buffer_printf(&text, markup[i], k);
      govd__buffer_puts(&text, WORD_END);
      expect_document(text.data, text.length, false, count == 10000 ? GOVD_OK : GOVD_E_LIMIT,
                      count == 10000 ? "" : "different names");
    }
  }
  govd__buffer_release(&text);
}
END_TEST

/* A document whose part has so many relations, to headers that are not there. */
static void expect_relations(size_t count, govd_status status, const char *words) {
  static const char document[] = WORD "<w:p/>" WORD_END;
  size_t length;
  char *relations =
      repeated("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
               RELATION("a", "header", "none.xml"), count, "</Relationships>", &length);
  part parts[] = {{"_rels/.rels", word_relations, strlen(word_relations)},
                  {"word/_rels/document.xml.rels", relations, length},
                  {"word/document.xml", document, strlen(document)}};
  char *bytes = pack(parts, 3, false, &length);
  expect(govd__document_parse_docx, bytes, length, status, words);
  govd__free(relations);
}

START_TEST(refuses_too_many_relations) {
  expect_relations(100 * 1000, GOVD_OK, "");
  expect_relations(100 * 1000 + 1, GOVD_E_LIMIT, "more than 100000 relations");
}
END_TEST

/* Each part is looked for by its name, of thousands; the first counts of those that differ in case only. */
START_TEST(finds_one_of_many_parts) {
  enum { PARTS = 9000 };
  static char names[PARTS][32];
  static part parts[PARTS];
  for (size_t i = 0; i < PARTS; i++) {
    snprintf(names[i], sizeof names[i], "a/%zu.xml", i * 7919 % PARTS);
    parts[i] = (part){names[i], "<a/>", 4};
  }
  static const char first[] = WORD "<w:p><w:r><w:t>first</w:t></w:r></w:p>" WORD_END;
  parts[100] = (part){"_RELS\\.rels", word_relations, strlen(word_relations)};
  parts[200] = (part){"/WORD/document.xml", first, strlen(first)};
  parts[300] = (part){"word/Document.xml", "<a/>", 4};
  size_t length;
  char *bytes = pack(parts, PARTS, false, &length);
  govd_document *document;
  ck_assert_int_eq(govd__document_parse_docx(bytes, length, &document, NULL), GOVD_OK);
  ck_assert_str_eq(govd_document_block(document, 0)->text, "first");
  govd_document_free(document);
  free(bytes);
}
END_TEST

/* Each paragraph of a header is compared with those that stand already, which may be long. */
START_TEST(bears_long_headers) {
  enum { LONG = 64, SHORT = 20000, LENGTH = 200 * 1000 };
  static char filling[LENGTH + 1];
  memset(filling, 'x', LENGTH);
  govd__buffer header = {0};
  govd__buffer_puts(&header,
                    "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
  for (size_t i = 0; i < LONG; i++)
    govd__buffer_printf(&header, "<w:p><w:r><w:t>%zu%s</w:t></w:r></w:p>", i, filling);
  for (size_t i = 0; i < SHORT; i++) govd__buffer_printf(&header, "<w:p><w:r><w:t>a%zu</w:t></w:r></w:p>", i);
  govd__buffer_puts(&header, "</w:hdr>");
  static const char relations[] = RELATIONS(RELATION("a", "header", "h.xml"));
  static const char document[] = WORD WORD_END;
  part parts[] = {{"_rels/.rels", word_relations, strlen(word_relations)},
                  {"word/_rels/document.xml.rels", relations, strlen(relations)},
                  {"word/document.xml", document, strlen(document)},
                  {"word/h.xml", header.data, header.length}};
  size_t length;
  char *bytes = pack(parts, 4, false, &length);
  govd_document *made;
  ck_assert_int_eq(govd__document_parse_docx(bytes, length, &made, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_document_block_count(made), LONG + SHORT);
  govd_document_free(made);
  free(bytes);
  govd__buffer_release(&header);
}
END_TEST

START_TEST(bears_large_tables) {
  static const char wide[] =
      "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr></w:tc></w:tr></w:tbl>";
  expect_repeated(wide, 1, GOVD_OK, "");
  expect_repeated(wide, 1001, GOVD_E_LIMIT, "more than 1000000 cells");
  expect_repeated("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"999999999\"/></w:trPr><w:tc/></w:tr></w:tbl>",
                  1200, GOVD_E_LIMIT, "more than 1000000 cells");
  expect_repeated("<w:tbl>", 1, GOVD_E_SYNTAX, "not well-formed");
  size_t length;
  char *rows =
      repeated(WORD "<w:tbl>", "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"100\"/></w:tcPr></w:tc></w:tr>",
               20000, "</w:tbl>" WORD_END, &length);
  expect_document(rows, length, false, GOVD_E_LIMIT, "more than 1000000 cells");
  govd__free(rows);
  char *nested =
      repeated(WORD "<w:tbl><w:tr><w:tc>", "<w:tbl/>", 20000, "</w:tc></w:tr></w:tbl>" WORD_END, &length);
  expect_document(nested, length, false, GOVD_E_LIMIT, "more than 10000 tables");
  govd__free(nested);
}
END_TEST

START_TEST(bears_large_sheets) {
  static const struct {
    const char *rows;
    govd_status status;
    const char *words;
  } cases[] = {
      {"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
       GOVD_OK, ""},
      {"<row r=\"1048577\"><c><v>1</v></c></row>", GOVD_E_SCHEMA, "outside"},
      {"<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", GOVD_E_SCHEMA, "outside"},
      {"<row r=\"1\"><c r=\"A99999999999999999999\"><v>1</v></c></row>", GOVD_E_SCHEMA, "outside"},
      {"<row><c r=\"1A\"><v>1</v></c></row>", GOVD_E_SCHEMA, "outside"},
      {"<c><v>1</v></c>", GOVD_E_SCHEMA, "outside"},
      {"<row><c t=\"s\"><v>0</v></c></row>", GOVD_E_SCHEMA, "does not have"},
      {"<row><c t=\"s\"><v>99999999999999999999</v></c></row>", GOVD_E_SCHEMA, "does not have"},
      {"<row><c t=\"s\"/><c t=\"b\"/><c s=\"77\"/><c t=\"toolongatype\"><v>1</v></c></row>", GOVD_OK, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[1000];
    int length = snprintf(text, sizeof text, "%s%s%s", SHEET, cases[i].rows, SHEET_END);
    expect_sheet(text, (size_t)length, long_strings, cases[i].status, cases[i].words);
  }
}
END_TEST

/* One text of 64 KiB that 2,000 cells share. */
START_TEST(refuses_texts_that_multiply) {
  size_t length;
  char *strings = repeated("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>",
                           "0123456789abcdef", 4096, "</t></si></sst>", &length);
  char *rows = repeated(SHEET "<row>", "<c t=\"s\"><v>0</v></c>", 2000, "</row>" SHEET_END, &length);
  expect_sheet(rows, length, strings, GOVD_E_LIMIT, "bytes of text");
  govd__free(rows);
  govd__free(strings);
}
END_TEST

/* Ranges which overlap are looked through for a while only. */
START_TEST(refuses_ranges_that_overlap) {
  size_t length;
  char *merges = repeated(SHEET
                          "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
                          "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"ALL2\"><v>2</v></c></row>"
                          "</sheetData><mergeCells><mergeCell ref=\"ALK2:ALL2\"/>",
                          "<mergeCell ref=\"A1:ALL900\"/><mergeCell ref=\"B1:ALL900\"/>", 20000,
                          "</mergeCells></worksheet>", &length);
  govd_error error;
  char *bytes = pack_sheet(merges, length, long_strings, &length);
  govd_status status = read_office(govd__document_parse_xlsx, bytes, length, &error);
  ck_assert_msg(status == GOVD_OK || status == GOVD_E_LIMIT, "%s", error.text);
  free(bytes);
  govd__free(merges);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, refuses_what_is_cut_short);
  tcase_add_test(tests, bears_flipped_bits);
  tcase_add_test(tests, bears_random_bytes);
  tcase_add_test(tests, bears_elements_in_any_order);
  tcase_add_test(tests, refuses_bombs);
  tcase_add_test(tests, does_not_believe_archives);
  tcase_add_test(tests, does_not_believe_large_counts);
  tcase_add_test(tests, refuses_xml_that_reaches_out);
  tcase_add_test(tests, refuses_deep_nesting);
  tcase_add_test(tests, refuses_elements_of_attributes);
  tcase_add_test(tests, refuses_too_many_names);
  tcase_add_test(tests, refuses_too_many_relations);
  tcase_add_test(tests, finds_one_of_many_parts);
  tcase_add_test(tests, bears_long_headers);
  tcase_add_test(tests, bears_large_tables);
  tcase_add_test(tests, bears_large_sheets);
  tcase_add_test(tests, refuses_texts_that_multiply);
  tcase_add_test(tests, refuses_ranges_that_overlap);
}

int main(void) { return test_run("office_hostile", add_tests); }
