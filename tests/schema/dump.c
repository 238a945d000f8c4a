/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes what the schemas must accept, one JSON value a line:
 *
 *     dump FOLDER
 *
 * reports.jsonl, findings.jsonl (the findings on one report each), checks.jsonl, sarif.jsonl
 * (a log of SARIF each) and diffs.jsonl.
 */
#include <govdisclosure/exchange.h>
#include <stdio.h>
#include <stdlib.h>

#include "random_report.h"

enum { ROUNDS = 90 };

static void ok(govd_status status) {
  if (status == GOVD_OK) return;
  fprintf(stderr, "dump: %s\n", govd_status_name(status));
  exit(EXIT_FAILURE);
}

static FILE *open_in(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  if (file == NULL) {
    perror(path);
    exit(EXIT_FAILURE);
  }
  return file;
}

static void put(FILE *file, char *text) {
  fprintf(file, "%s\n", text);
  govd_string_free(text);
}

static void put_report(FILE *file, const govd_report *report) {
  char *text;
  for (int places = 0; places < 2; places++) {
    ok(govd_report_write_json(report, places == 1, &text, NULL, NULL));
    put(file, text);
  }
}

static void put_findings(FILE *file, const govd_findings *findings, govd_language language) {
  char *text;
  ok(govd_findings_write_json(findings, language, &text, NULL, NULL));
  put(file, text);
}

/* Findings on a report that is read, with reports beside it that some rules speak of. */
static govd_findings *validate(const govd_form *form, test_random *random) {
  govd_report *report = random_plausible_report(form, random);
  govd_report *other = random_plausible_report(form, random);
  const govd_report *units[] = {other, report};
  govd_related related = {.prior = other, .units = units, .unit_count = 2};
  govd_findings *findings;
  ok(govd_validate(NULL, report, &related, &findings, NULL));
  govd_report_free(report);
  govd_report_free(other);
  return findings;
}

static void put_checks(FILE *file, const govd_findings *findings) {
  static const char *const names[] = {"某\"市\".txt", "", "a/b\\c"};
  const govd_findings *lists[] = {findings, findings};
  char *text;
  for (size_t i = 0; i < 3; i++) {
    ok(govd_check_write_json(names[i], lists, i, NULL, GOVD_ZH, &text, NULL, NULL));
    put(file, text);
  }
  for (int status = GOVD_E_NO_MEMORY; status <= GOVD_E_UNREPRESENTABLE; status++) {
    govd_error failure = {(govd_status)status, GOVD_NONE, status % 3, "what is wrong with “it”"};
    ok(govd_check_write_json("x", NULL, 0, &failure, GOVD_EN, &text, NULL, NULL));
    put(file, text);
  }
}

/* The differences of the reports of some form from those of the form after it. */
static void put_diff(FILE *file, const govd_report *report, const govd_findings *findings,
                     const govd_form *form, test_random *random) {
  govd_report *other = random_plausible_report(form, random);
  govd_findings *others;
  govd_diff *diff;
  char *text;
  ok(govd_validate(NULL, other, NULL, &others, NULL));
  ok(govd_diff_new(report, other, findings, others, GOVD_EN, &diff, NULL));
  ok(govd_diff_write_json(diff, &text, NULL, NULL));
  put(file, text);
  govd_diff_free(diff);
  govd_findings_free(others);
  govd_report_free(other);
}

/* A log of some files, one of which could not be read. */
static void put_sarif(FILE *file, const govd_forms *forms, const govd_findings *findings,
                      govd_language language) {
  const govd_findings *lists[] = {findings, findings};
  govd_error failure = {GOVD_E_IO, GOVD_NONE, language == GOVD_EN ? 7 : 0, "what is wrong with “it”"};
  govd_sarif *sarif;
  char *text;
  ok(govd_sarif_new(forms, language, &sarif, NULL));
  ok(govd_sarif_add(sarif, "某 \"市\".txt", true, lists, 1, NULL, NULL));
  ok(govd_sarif_add(sarif, "/a/\xFF:b?c#d", false, lists, 2, NULL, NULL));
  if (language == GOVD_EN) ok(govd_sarif_add(sarif, "", true, NULL, 0, &failure, NULL));
  ok(govd_sarif_finish(sarif, &text, NULL, NULL));
  put(file, text);
  govd_sarif_free(sarif);
}

int main(int argc, char **argv) {
  if (argc != 2) return EXIT_FAILURE;
  govd_forms *forms;
  ok(govd_forms_new(&forms, NULL));
  FILE *reports = open_in(argv[1], "reports.jsonl");
  FILE *findings = open_in(argv[1], "findings.jsonl");
  FILE *checks = open_in(argv[1], "checks.jsonl");
  FILE *diffs = open_in(argv[1], "diffs.jsonl");
  FILE *logs = open_in(argv[1], "sarif.jsonl");
  test_random random = test_random_new();
  for (size_t i = 0; i < ROUNDS; i++) {
    const govd_form *form = govd_forms_at(forms, i % govd_forms_count(forms));
    govd_report *report = i % 2 == 0 ? random_report(form, &random) : random_plausible_report(form, &random);
    govd_findings *list = i % 2 == 0 ? random_findings(form, &random) : validate(form, &random);
    put_report(reports, report);
    put_findings(findings, list, i % 4 < 2 ? GOVD_ZH : GOVD_EN);
    if (i % 15 < 2) put_checks(checks, list);
    put_diff(diffs, report, list, govd_forms_at(forms, i / 3 % govd_forms_count(forms)), &random);
    if (i % 15 < 2) put_sarif(logs, forms, list, i % 15 == 0 ? GOVD_ZH : GOVD_EN);
    govd_findings_free(list);
    govd_report_free(report);
  }
  govd_forms_free(forms);
  bool failed = ferror(reports) || ferror(findings) || ferror(checks) || ferror(logs) || ferror(diffs);
  failed = fclose(reports) != 0 || failed;
  failed = fclose(findings) != 0 || failed;
  failed = fclose(checks) != 0 || failed;
  failed = fclose(logs) != 0 || failed;
  failed = fclose(diffs) != 0 || failed;
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
