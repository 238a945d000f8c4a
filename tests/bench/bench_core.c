/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The main job on the example report: text to findings, step by step; and reading
 * our JSON beside what cJSON alone takes to parse and delete the same text.
 */
#include <cjson/cJSON.h>
#include <govdisclosure/govdisclosure.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

enum { TURNS = 51 };

typedef struct fixture {
  govd_forms *forms;
  govd_reader *reader;
  char *text;
  size_t text_length;
  govd_report *report;
  char *json;
  size_t json_length;
} fixture;

static void check(govd_status status, const char *what) {
  if (status == GOVD_OK) return;
  fprintf(stderr, "%s: %s\n", what, govd_status_name(status));
  exit(2);
}

static char *read_file(const char *path, size_t *length) {
  FILE *stream = fopen(path, "rb");
  if (stream == NULL) {
    perror(path);
    exit(2);
  }
  fseek(stream, 0, SEEK_END);
  *length = (size_t)ftell(stream);
  rewind(stream);
  char *bytes = malloc(*length + 1);
  if (bytes == NULL || fread(bytes, 1, *length, stream) != *length) exit(2);
  bytes[*length] = '\0';
  fclose(stream);
  return bytes;
}

static void set_up(fixture *f, const char *path) {
  govd_reports *reports;
  check(govd_forms_new(&f->forms, NULL), "forms");
  check(govd_reader_new(f->forms, &f->reader, NULL), "reader");
  f->text = read_file(path, &f->text_length);
  check(govd_read_bytes(f->reader, f->text, f->text_length, &reports, NULL), path);
  f->report = govd_reports_take(reports, 0);
  govd_reports_free(reports);
  check(govd_report_write_json(f->report, false, &f->json, &f->json_length, NULL), "write JSON");
}

static void tear_down(fixture *f) {
  govd_string_free(f->json);
  govd_report_free(f->report);
  free(f->text);
  govd_reader_free(f->reader);
  govd_forms_free(f->forms);
}

static void read_text(void *context) {
  fixture *f = context;
  govd_reports *reports;
  check(govd_read_bytes(f->reader, f->text, f->text_length, &reports, NULL), "read");
  govd_reports_free(reports);
}

static void validate(void *context) {
  fixture *f = context;
  govd_findings *findings;
  check(govd_validate(NULL, f->report, NULL, &findings, NULL), "validate");
  govd_findings_free(findings);
}

static void write_json(void *context) {
  fixture *f = context;
  char *json;
  check(govd_report_write_json(f->report, false, &json, NULL, NULL), "write JSON");
  govd_string_free(json);
}

static void parse_json(void *context) {
  fixture *f = context;
  govd_report *report;
  check(govd_report_parse_json(f->forms, f->json, f->json_length, &report, NULL), "parse JSON");
  govd_report_free(report);
}

static void parse_with_cjson(void *context) {
  fixture *f = context;
  cJSON_Delete(cJSON_ParseWithLength(f->json, f->json_length));
}

static void load_forms(void *context) {
  (void)context;
  govd_forms *forms;
  check(govd_forms_new(&forms, NULL), "forms");
  govd_forms_free(forms);
}

static void measure(const char *name, const char *path) {
  static char ids[16][64];
  static size_t used;
  fixture f = {0};
  set_up(&f, path);
  bench_work works[] = {{"read", read_text, &f, 0},
                        {"validate", validate, &f, 0},
                        {"write_json", write_json, &f, 0},
                        {"parse_json", parse_json, &f, 0},
                        {"cjson", parse_with_cjson, &f, 0}};
  enum { COUNT = sizeof works / sizeof *works };
  bench_measure(works, COUNT, TURNS);
  for (size_t i = 0; i < COUNT; i++) {
    snprintf(ids[used], sizeof ids[used], "%s.%s", name, works[i].id);
    bench_result(ids[used++], works[i].median * 1e6, "us", TURNS);
  }
  snprintf(ids[used], sizeof ids[used], "%s.parse_json_to_cjson", name);
  bench_result(ids[used++], works[3].median / works[4].median, "ratio", TURNS);
  tear_down(&f);
}

int main(int argc, char **argv) {
  const char *examples = getenv("GOVD_EXAMPLES");
  if (examples == NULL) {
    fprintf(stderr, "GOVD_EXAMPLES must name the folder of example reports\n");
    return 2;
  }
  char path[1024];
  snprintf(path, sizeof path, "%s/xiaobanqiao-2018.txt", examples);
  measure("cn-2014", path);
  bench_work forms = {"load_forms", load_forms, NULL, 0};
  bench_measure(&forms, 1, TURNS);
  bench_result(forms.id, forms.median * 1e6, "us", TURNS);
  return bench_finish(argc, argv);
}
