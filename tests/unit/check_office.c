/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/document.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "document/readers.h"
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

static bool stands_in(const char *fixture, const char *file) {
  char path[1024];
  struct stat about;
  path_of(path, sizeof path, fixture, file);
  return stat(path, &about) == 0;
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
    if (!stands_in(fixture, formats[i].file)) continue;
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

START_TEST(reads_what_documents_show) {
  ck_assert_uint_gt(for_each_fixture("fixtures/documents", check_fixture), 0);
}
END_TEST

static void add_tests(TCase *tests) { tcase_add_test(tests, reads_what_documents_show); }

int main(void) { return test_run("office", add_tests); }
