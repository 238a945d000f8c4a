/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/document.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/readers.h"
#include "document/styles_cut.h"
#include "dump.h"
#include "fixtures.h"

typedef govd_status parse_office(const char *bytes, size_t length, govd_document **document,
                                 govd_error *error);

static const struct {
  const char *file;
  parse_office *parse;
} formats[] = {{"input.docx", govd__document_parse_docx}, {"input.xlsx", govd__document_parse_xlsx}};

enum { FORMATS = sizeof formats / sizeof *formats };

static void path_of(char *path, size_t size, const char *fixture, const char *file) {
  snprintf(path, size, "%s/%s/%s", getenv("GOVD_TEST_DIR"), fixture, file);
}

static void update(const char *fixture, const char *text) {
  char path[1024];
  path_of(path, sizeof path, fixture, "expected.txt");
  FILE *file = fopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  fputs(text, file);
  ck_assert_int_eq(fclose(file), 0);
}

/* The document as text, or the error. */
static char *result_of(parse_office *parse, const char *bytes, size_t length) {
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_document *document;
  govd_status status = parse(bytes, length, &document, &error);
  char *text;
  if (status == GOVD_OK) {
    text = dump_document(document);
  } else {
    ck_assert_ptr_null(document);
    ck_assert_int_eq(status, error.status);
    text = malloc(512);
    snprintf(text, 512, "error %s: %s\n", govd_status_name(status), error.text);
  }
  govd_document_free(document);
  return text;
}

static void check_fixture(const char *fixture) {
  for (size_t i = 0; i < FORMATS; i++) {
    if (!fixture_has(fixture, formats[i].file)) continue;
    size_t length;
    char *input = read_fixture_file(fixture, formats[i].file, &length);
    char *found = result_of(formats[i].parse, input, length);
    if (getenv("GOVD_UPDATE") != NULL) update(fixture, found);
    char *expected = read_fixture_file(fixture, "expected.txt", NULL);
    ck_assert_msg(strcmp(found, expected) == 0, "%s gives\n%s", fixture, found);
    free(expected);
    free(found);
    free(input);
  }
}

static govd_document *parse_fixture(const char *fixture, const char *file) {
  size_t length;
  govd_document *document;
  char *input = read_fixture_file(fixture, file, &length);
  ck_assert_int_eq(govd_document_parse(input, length, &document, NULL), GOVD_OK);
  free(input);
  return document;
}

/* Sheets that are hidden have no number, and empty ones have no name. */
START_TEST(sheets_have_names) {
  govd_document *document = parse_fixture("fixtures/documents/xlsx-hidden", "input.xlsx");
  ck_assert_str_eq(govd_document_page_name(document, 1), "一月");
  ck_assert_ptr_null(govd_document_page_name(document, 2));
  ck_assert_str_eq(govd_document_page_name(document, 4), "二月");
  ck_assert_ptr_null(govd_document_page_name(document, 0));
  ck_assert_ptr_null(govd_document_page_name(document, 5));
  govd_document_free(document);
}
END_TEST

START_TEST(a_lone_sheet_has_no_name) {
  govd_document *document = parse_fixture("fixtures/documents/xlsx-plain", "input.xlsx");
  ck_assert_ptr_null(govd_document_page_name(document, 1));
  govd_document_free(document);
  document = parse_fixture("fixtures/documents/docx-plain", "input.docx");
  ck_assert_ptr_null(govd_document_page_name(document, 1));
  govd_document_free(document);
}
END_TEST

START_TEST(reads_what_documents_show) {
  ck_assert_uint_gt(for_each_fixture("fixtures/documents", check_fixture), 0);
}
END_TEST

#define ROOT "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
#define END "</w:styles>"
#define TABLE "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"a>b\"/></w:style>"
#define LATENT "<w:latentStyles w:count=\"1\"><w:lsdException w:name=\"x\"/></w:latentStyles>"
#define TEXT "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:vanish/></w:rPr></w:style>"
#define STYLE(content) "<w:style w:type=\"paragraph\" w:styleId=\"S\">" content "</w:style>"
#define BASE "<w:basedOn w:val=\"P\"/>"
#define LIST "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr>"

/* Parts of styles with what is kept of them; NULL where they must be parsed whole. */
static const struct {
  const char *text;
  const char *kept;
} cuts[] = {
    {ROOT END, ROOT END},
    {ROOT TEXT END "\n", ROOT TEXT END "\n"},
    {ROOT LATENT TABLE TEXT TABLE TABLE END, ROOT TEXT END},
    {"<?xml version='1.0' encoding='UTF-8'?>\r\n" ROOT " " TABLE " " TEXT END,
     "<?xml version='1.0' encoding='UTF-8'?>\r\n" ROOT "  " TEXT END},
    {ROOT "<w:docDefaults/><w:latentStyles/><w:style w:type=\"table\"/>" TEXT END,
     ROOT "<w:docDefaults/>" TEXT END},
    {"<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">" TABLE END,
     "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">" END},
    /* Of a style, what says something of text. */
    {ROOT STYLE("<w:name w:val=\"x\"/>" BASE "<w:rPr><w:b/></w:rPr>") TEXT END, ROOT STYLE(BASE) TEXT END},
    {ROOT STYLE("<w:ilvlX/><a:b/><w:rPr></w:rPr>") " " STYLE("") END, ROOT STYLE("") " " STYLE("") END},
    {ROOT STYLE(BASE LIST) END, ROOT STYLE(BASE LIST) END},
    {ROOT STYLE("<vanish/>") END, ROOT STYLE("<vanish/>") END},
    {ROOT STYLE("<v:numId/>") END, ROOT STYLE("<v:numId/>") END},
    {ROOT STYLE(BASE BASE) END, ROOT STYLE(BASE BASE) END},
    {ROOT STYLE("<w:basedOn w:val=\"P\"></w:basedOn>") END,
     ROOT STYLE("<w:basedOn w:val=\"P\"></w:basedOn>") END},
    {ROOT STYLE("<v:basedOn w:val=\"P\"/>") END, ROOT STYLE("<v:basedOn w:val=\"P\"/>") END},
    {ROOT STYLE("<w:b xmlns:w=\"urn:other\"/>" BASE) END,
     ROOT STYLE("<w:b xmlns:w=\"urn:other\"/>" BASE) END},
    {ROOT "<w:style w:type=\"paragraph\"/>" END, ROOT "<w:style w:type=\"paragraph\"/>" END},
    /* A quote, or what a quote could hide. */
    {ROOT "<w:style w:styleId='w:type=\"table\"' w:type=\"paragraph\"><w:vanish/></w:style>" END, NULL},
    {ROOT "<w:style w:name=\" w:type=\" w:styleId=\"a>b\"><w:vanish/></w:style>" END, NULL},
    {ROOT "<w:style w:name=\"/>\" w:type=\"table\"><w:vanish/></w:style>" END, NULL},
    /* What is no tag. */
    {ROOT "<!-- " TABLE " -->" END, NULL},
    {ROOT "<w:style w:type=\"table\"><!-- </w:style> --></w:style>" END, NULL},
    {ROOT "<w:style w:type=\"table\"><![CDATA[</w:style>]]></w:style>" END, NULL},
    {ROOT "<w:style w:type=\"table\"><?a </w:style>?></w:style>" END, NULL},
    {"<!DOCTYPE w:styles []>" ROOT TABLE END, NULL},
    {ROOT "text" TABLE END, NULL},
    /* Another meaning of the prefix, or another prefix. */
    {"<w:styles xmlns:w=\"urn:other\">" TABLE END, NULL},
    {"<w:styles xmlns:v=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" TABLE END, NULL},
    {ROOT "<w:style w:type=\"table\" xmlns:w=\"urn:other\"></w:style>" END, NULL},
    {"<styles xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" TABLE "</styles>",
     NULL},
    /* Elements that stand elsewhere, or end elsewhere. */
    {ROOT "<w:other>" TABLE "</w:other>" END, NULL},
    {ROOT "<w:style w:type=\"table\">" TEXT "</w:style>" END, NULL},
    {ROOT "<w:style w:type=\"table\"></w:style >" TEXT END, NULL},
    {ROOT "<w:style w:type=\"table\"></w:styleX>" TEXT END, NULL},
    {ROOT "<w:styleX w:type=\"table\"></w:styleX>" TEXT END, NULL},
    {ROOT TABLE END TEXT, NULL},
    {"", NULL},
};

START_TEST(cuts_out_styles_of_tables) {
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
    govd__buffer kept = {0};
    bool cut = govd__styles_cut(cuts[i].text, strlen(cuts[i].text), &kept);
    ck_assert_msg(cut == (cuts[i].kept != NULL), "%s", cuts[i].text);
    if (cut) ck_assert_str_eq(kept.data, cuts[i].kept);
    govd__buffer_release(&kept);
  }
}
END_TEST

/* What is cut short is for the parser to refuse. */
START_TEST(cuts_nothing_out_of_broken_parts) {
  static const char whole[] = ROOT LATENT TABLE TEXT TABLE END;
  for (size_t length = 0; length < sizeof whole - 1; length++) {
    char text[sizeof whole];
    memcpy(text, whole, length);
    text[length] = '\0';
    govd__buffer kept = {0};
    ck_assert_msg(!govd__styles_cut(text, length, &kept), "%s", text);
    govd__buffer_release(&kept);
  }
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, reads_what_documents_show);
  tcase_add_test(tests, sheets_have_names);
  tcase_add_test(tests, a_lone_sheet_has_no_name);
  tcase_add_test(tests, cuts_out_styles_of_tables);
  tcase_add_test(tests, cuts_nothing_out_of_broken_parts);
}

int main(void) { return test_run("office", add_tests); }
