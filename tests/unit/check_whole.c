/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/read.h>
#include <govdisclosure/validate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/*
 * Whole reports, as files: the published figures of real-figures.json, and those of examples/reports, with
 * prose round them, in fixtures/prose/reports. Each is silent but for what is known of its figures; then one
 * fault after the other is planted into its prose, and is found, and nothing else is. The head of faults.txt
 * says how they are written.
 */

enum { MAX_NOTES = 32, NOTE_SIZE = 512 };

/* Findings, or what is expected of them, as lines of text. */
typedef struct notes {
  char lines[MAX_NOTES][NOTE_SIZE];
  size_t count;
} notes;

typedef struct whole {
  char file[128];
  char *text;
  govd_report *prior;
  notes known;
  notes base;
  bool checked;
  size_t reports;
  size_t faults;
} whole;

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

static char *read_file(const char *name) {
  char path[256];
  snprintf(path, sizeof path, "fixtures/prose/reports/%s", name);
  return test_read_fixture(path, NULL);
}

static govd_report *read_report(const char *text) {
  govd_reader *reader;
  govd_reports *reports;
  ck_assert_int_eq(govd_reader_new(forms, &reader, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_bytes(reader, text, strlen(text), &reports, NULL), GOVD_OK);
  ck_assert_uint_eq(govd_reports_count(reports), 1);
  govd_report *report = govd_reports_take(reports, 0);
  govd_reports_free(reports);
  govd_reader_free(reader);
  return report;
}

static void add_note(notes *n, const char *line) {
  ck_assert_uint_lt(n->count, MAX_NOTES);
  snprintf(n->lines[n->count++], NOTE_SIZE, "%s", line);
}

/* Takes a note out; false where it is not there. */
static bool take_note(notes *n, const char *line) {
  for (size_t i = 0; i < n->count; i++) {
    if (strcmp(n->lines[i], line) != 0) continue;
    memmove(n->lines[i], n->lines[i + 1], (--n->count - i) * NOTE_SIZE);
    return true;
  }
  return false;
}

/* What is found in a text: `CODE: WORDS`, and of the tables `CODE INSTANCE`. */
static void find(const whole *w, const char *text, notes *found) {
  govd_findings *findings;
  govd_report *report = read_report(text);
  govd_related related = {.prior = w->prior};
  ck_assert_int_eq(govd_validate(NULL, report, &related, &findings, NULL), GOVD_OK);
  found->count = 0;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    char line[NOTE_SIZE];
    bool of_tables = f->instance != NULL || f->text == NULL;
    snprintf(line, sizeof line, "%s%s%s", f->code,
             !of_tables            ? ": "
             : f->instance == NULL ? ""
                                   : " ",
             !of_tables            ? f->text
             : f->instance == NULL ? ""
                                   : f->instance);
    add_note(found, line);
  }
  govd_findings_free(findings);
  govd_report_free(report);
}

/* The findings are those expected, in any order, and no others. */
static void expect(const char *what, const notes *expected, const notes *found) {
  notes rest = *found;
  for (size_t i = 0; i < expected->count; i++)
    ck_assert_msg(take_note(&rest, expected->lines[i]), "%s: does not find %s", what, expected->lines[i]);
  ck_assert_msg(rest.count == 0, "%s: finds %s", what, rest.lines[0]);
}

static void check_sound(whole *w) {
  if (w->checked || w->text == NULL) return;
  find(w, w->text, &w->base);
  expect(w->file, &w->known, &w->base);
  w->checked = true;
  w->reports++;
}

static void end_report(whole *w) {
  check_sound(w);
  govd_report_free(w->prior);
  free(w->text);
  w->prior = NULL;
  w->text = NULL;
  w->known.count = 0;
  w->checked = false;
}

/* The text with some words, which stand in it once, changed for others; "\n" is the end of a line. */
static char *plant(const char *text, const char *old, const char *new) {
  const char *at = strstr(text, old);
  ck_assert_msg(at != NULL && strstr(at + 1, old) == NULL, "'%s' does not stand there once", old);
  size_t size = strlen(text) + strlen(new) + 1;
  char *planted = malloc(size);
  ck_assert_ptr_nonnull(planted);
  snprintf(planted, size, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
  for (char *mark; (mark = strstr(planted, "\\n")) != NULL;) {
    *mark = '\n';
    memmove(mark + 1, mark + 2, strlen(mark + 2) + 1);
  }
  return planted;
}

/* A fault: OLD, NEW and what is found of it, parted by tabs. */
static void take_fault(whole *w, char *line) {
  char *new = strchr(line, '\t');
  ck_assert_msg(new != NULL, "%s", line);
  *new ++ = '\0';
  char *finds = strchr(new, '\t');
  ck_assert_msg(finds != NULL, "%s", new);
  check_sound(w);
  notes expected = w->known;
  notes found;
  while (finds != NULL) {
    *finds++ = '\0';
    char *next = strchr(finds, '\t');
    if (next != NULL) *next = '\0';
    add_note(&expected, finds);
    finds = next;
  }
  char *planted = plant(w->text, line, new);
  find(w, planted, &found);
  expect(new, &expected, &found);
  free(planted);
  w->faults++;
}

static void take_line(whole *w, char *line) {
  char *rest;
  if ((rest = test_behind(line, "report ")) != NULL) {
    end_report(w);
    snprintf(w->file, sizeof w->file, "%s", rest);
    w->text = read_file(rest);
  } else if ((rest = test_behind(line, "prior ")) != NULL) {
    char *text = read_file(rest);
    w->prior = read_report(text);
    free(text);
  } else if ((rest = test_behind(line, "known ")) != NULL) {
    add_note(&w->known, rest);
  } else {
    take_fault(w, line);
  }
}

START_TEST(faults_in_whole_reports) {
  char *text = read_file("faults.txt");
  static whole w;
  for (char *line = text, *next; line != NULL && *line != '\0'; line = next) {
    next = strchr(line, '\n');
    if (next != NULL) *next++ = '\0';
    if (*line != '\0' && *line != '#') take_line(&w, line);
  }
  end_report(&w);
  free(text);
  printf("%zu reports, %zu faults\n", w.reports, w.faults);
  ck_assert_uint_ge(w.reports, 9);
  ck_assert_uint_ge(w.faults, 33);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, faults_in_whole_reports);
}

int main(void) { return test_run("whole", add_tests); }
