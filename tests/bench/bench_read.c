/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the bytes of a file to findings, each file beside what libxml2 alone takes to walk
 * through it, where it is HTML: by SAX with handlers that do nothing, and to a tree.
 *
 *     bench_read [--json FILE] DOCUMENT...
 *     bench_read --once DOCUMENT      reads it once, and prints the KiB of memory that this took
 */
#include <govdisclosure/govdisclosure.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { TURNS = 31, MAX_FILES = 16, ID_SIZE = 96 };

typedef struct input {
  govd_reader *reader;
  char *bytes;
  size_t length;
} input;

static void check(govd_status status, const govd_error *error, const char *what) {
  if (status == GOVD_OK) return;
  fprintf(stderr, "%s: %s\n", what, error->text);
  exit(2);
}

static void read_file(const char *path, input *in) {
  FILE *stream = fopen(path, "rb");
  if (stream == NULL || fseek(stream, 0, SEEK_END) != 0) {
    perror(path);
    exit(2);
  }
  in->length = (size_t)ftell(stream);
  rewind(stream);
  in->bytes = malloc(in->length + 1);
  if (in->bytes == NULL || fread(in->bytes, 1, in->length, stream) != in->length) exit(2);
  in->bytes[in->length] = '\0';
  fclose(stream);
}

static void to_findings(void *context) {
  const input *in = context;
  govd_reports *reports;
  govd_findings *findings;
  govd_error error;
  check(govd_read_bytes(in->reader, in->bytes, in->length, &reports, &error), &error, "read");
  check(govd_validate(NULL, govd_reports_at(reports, 0), NULL, &findings, &error), &error, "validate");
  govd_findings_free(findings);
  govd_reports_free(reports);
}

static void ignore_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)context;
  (void)name;
  (void)attributes;
}

static void ignore_end(void *context, const xmlChar *name) {
  (void)context;
  (void)name;
}

static void ignore_text(void *context, const xmlChar *text, int length) {
  (void)context;
  (void)text;
  (void)length;
}

static const int html_options =
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;

static void walk_by_sax(void *context) {
  const input *in = context;
  htmlSAXHandler handler = {.startElement = ignore_element,
                            .endElement = ignore_end,
                            .characters = ignore_text,
                            .cdataBlock = ignore_text};
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(in->bytes, (int)in->length);
  if (parser == NULL) exit(2);
  htmlCtxtUseOptions(parser, html_options);
  htmlSAXHandler *own = parser->sax;
  parser->sax = &handler;
  htmlParseDocument(parser);
  parser->sax = own;
  if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
}

static void make_tree(void *context) {
  const input *in = context;
  xmlDocPtr tree = htmlReadMemory(in->bytes, (int)in->length, NULL, "UTF-8", html_options);
  if (tree != NULL) xmlFreeDoc(tree);
}

static void report(const char *name, const char *what, double value, const char *unit) {
  static char ids[4 * MAX_FILES][ID_SIZE];
  static size_t used;
  if (used == 4 * MAX_FILES) exit(2);
  snprintf(ids[used], ID_SIZE, "%s.%s", name, what);
  bench_result(ids[used++], value, unit, TURNS);
}

static void measure(const char *path, govd_reader *reader) {
  input in = {.reader = reader};
  read_file(path, &in);
  const char *slash = strrchr(path, '/');
  const char *name = slash == NULL ? path : slash + 1;
  bool html = strstr(name, ".html") != NULL;
  bench_work works[] = {{"to_findings", to_findings, &in, 0},
                        {"libxml2_sax", walk_by_sax, &in, 0},
                        {"libxml2_tree", make_tree, &in, 0}};
  size_t count = html ? 3 : 1;
  bench_measure(works, count, TURNS);
  for (size_t i = 0; i < count; i++) report(name, works[i].id, works[i].median * 1e6, "us");
  if (html) report(name, "to_findings_by_sax", works[0].median / works[1].median, "ratio");
  free(in.bytes);
}

/* The peak of this program's memory. What wait4() tells is that of the program that started it, if that is
 * larger. */
static void print_memory(void) {
  char line[128];
  FILE *status = fopen("/proc/self/status", "r");
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    if (strncmp(line, "VmHWM:", 6) == 0) printf("%ld\n", strtol(line + 6, NULL, 10));
  }
  if (status != NULL) fclose(status);
}

int main(int argc, char **argv) {
  govd_reader *reader;
  govd_error error;
  check(govd_reader_new(NULL, &reader, &error), &error, "reader");
  bool once = argc == 3 && strcmp(argv[1], "--once") == 0;
  bool json = argc > 2 && strcmp(argv[1], "--json") == 0;
  if (once) {
    input in = {.reader = reader};
    read_file(argv[2], &in);
    to_findings(&in);
    print_memory();
    free(in.bytes);
  }
  for (int i = json ? 3 : 1; i < argc && !once; i++) measure(argv[i], reader);
  govd_reader_free(reader);
  return once ? 0 : bench_finish(json ? 3 : 1, argv);
}
