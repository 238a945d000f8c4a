/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the bytes of a file to findings, each file beside what libxml2 and libzip alone take
 * to get at what is in it.
 *
 *     bench_read [--json FILE] DOCUMENT...
 *     bench_read --once DOCUMENT      reads it once, and prints the KiB of memory that this took
 */
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "floor.h"

enum { TURNS = 31, MAX_RESULTS = 64, ID_SIZE = 96, MAX_WORKS = 4 };

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

static void report(const char *name, const char *what, double value, const char *unit) {
  static char ids[MAX_RESULTS][ID_SIZE];
  static size_t used;
  if (used == MAX_RESULTS) exit(2);
  snprintf(ids[used], ID_SIZE, "%s.%s", name, what);
  bench_result(ids[used++], value, unit, TURNS);
}

/* What is measured of a kind of file beside the reading of it. */
typedef struct kind {
  const char *suffix;
  const char *const *parts; /* of an Office file, those that are read; the main one first */
  bench_work floors[MAX_WORKS];
} kind;

static const char *const word_parts[] = {"word/document.xml", "word/styles.xml", "word/numbering.xml", NULL};
static const char *const sheet_parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                          "xl/workbook.xml", NULL};

static const kind kinds[] = {
    {".html",
     NULL,
     {{.id = "libxml2_sax", .run = floor_html_sax}, {.id = "libxml2_tree", .run = floor_html_tree}}},
    {".docx",
     word_parts,
     {{.id = "libzip_inflate", .run = floor_inflate},
      {.id = "libxml2_sax_main", .run = floor_xml_sax_main},
      {.id = "libxml2_sax", .run = floor_xml_sax}}},
    {".xlsx",
     sheet_parts,
     {{.id = "libzip_inflate", .run = floor_inflate},
      {.id = "libxml2_sax_main", .run = floor_xml_sax_main},
      {.id = "libxml2_sax", .run = floor_xml_sax}}},
};

static const kind *kind_of(const char *name) {
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strstr(name, kinds[i].suffix) != NULL) return &kinds[i];
  }
  fprintf(stderr, "%s: a file of no kind that is measured\n", name);
  exit(2);
}

static void measure(const char *path, govd_reader *reader) {
  input in = {.reader = reader};
  read_file(path, &in);
  const char *slash = strrchr(path, '/');
  const char *name = slash == NULL ? path : slash + 1;
  const kind *k = kind_of(name);
  floor_file file = {.bytes = in.bytes, .length = in.length, .parts = k->parts};
  if (k->parts != NULL) floor_keep_parts(&file);
  bench_work works[1 + MAX_WORKS] = {{"to_findings", to_findings, &in, 0}};
  size_t count = 1;
  for (; count <= MAX_WORKS && k->floors[count - 1].run != NULL; count++) {
    works[count] = k->floors[count - 1];
    works[count].context = &file;
  }
  bench_measure(works, count, TURNS);
  for (size_t i = 0; i < count; i++) report(name, works[i].id, works[i].median * 1e6, "us");
  if (k->parts == NULL) report(name, "to_findings_by_sax", works[0].median / works[1].median, "ratio");
  floor_free_parts(&file);
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
