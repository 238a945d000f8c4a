/* SPDX-License-Identifier: Apache-2.0 */
#include <govdisclosure/validate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/line.h"
#include "sound.h"
#include "support.h"

/*
 * What is said of the prose: the cases of fixtures/prose, in sound reports. The head of
 * structure.txt says how they are written.
 */

enum { MAX_FINDINGS = 16 };

typedef struct test_case {
  const char *file;
  const char *name;
  govd_report *report;
  govd_report *prior; /* NULL unless the case has figures of last year's */
  const char *finds[MAX_FINDINGS];
  size_t count;
} test_case;

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

/* Parts `NAME = TEXT` in two; gives the text. */
static char *part(char *setting) {
  char *sign = strstr(setting, " = ");
  ck_assert_msg(sign != NULL, "%s", setting);
  *sign = '\0';
  return sign + strlen(" = ");
}

static void set_cell(govd_report *report, char *setting) {
  const char *text = part(setting);
  size_t cell = govd_form_find_cell(govd_report_form(report), setting);
  ck_assert_msg(cell != GOVD_NONE, "%s", setting);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
}

static void set_field(govd_report *report, char *setting) {
  const char *text = part(setting);
  size_t field = govd_form_find_field(govd_report_form(report), setting);
  ck_assert_int_eq(govd_report_set_field(report, field, text, (govd_place){.line = 0}, NULL), GOVD_OK);
}

static void add_heading(govd_report *report, const char *title, int line) {
  govd__label label = {.key = {.data = NULL}};
  const govd_form *form = govd_report_form(report);
  size_t section = govd__line_read(form, title, strlen(title), &label).section;
  const char *id = section == GOVD_NONE ? NULL : govd_form_section_at(form, section)->id;
  ck_assert_int_eq(govd_report_add_section(report, id, title, (govd_place){.line = line, .column = 1}, NULL),
                   GOVD_OK);
  govd__label_release(&label);
}

static void add_paragraph(govd_report *report, const char *text, int line) {
  if (govd_report_section_count(report) == 0) add_heading(report, "", line);
  ck_assert_int_eq(govd_report_add_paragraph(report, text, (govd_place){.line = line, .column = 1}, NULL),
                   GOVD_OK);
}

/* Takes a line of a case: a setting, or prose. */
static void take_line(test_case *c, char *line, int number) {
  char *rest;
  if ((rest = test_behind(line, "form ")) != NULL) {
    govd_report_free(c->report);
    c->report = sound_zeros(govd_forms_find(forms, rest));
  } else if ((rest = test_behind(line, "finds ")) != NULL) {
    ck_assert_uint_lt(c->count, MAX_FINDINGS);
    c->finds[c->count++] = rest;
  } else if ((rest = test_behind(line, "body ")) != NULL) {
    ck_assert_int_eq(govd_report_set_unit_name(c->report, rest, NULL), GOVD_OK);
  } else if ((rest = test_behind(line, "title ")) != NULL) {
    ck_assert_int_eq(govd_report_set_title(c->report, rest, (govd_place){0}, NULL), GOVD_OK);
  } else if ((rest = test_behind(line, "year ")) != NULL) {
    ck_assert_int_eq(govd_report_set_year(c->report, atoi(rest), NULL), GOVD_OK);
  } else if ((rest = test_behind(line, "set ")) != NULL) {
    set_cell(c->report, rest);
  } else if ((rest = test_behind(line, "was ")) != NULL) {
    if (c->prior == NULL) c->prior = sound_zeros(govd_report_form(c->report));
    set_cell(c->prior, rest);
  } else if ((rest = test_behind(line, "field ")) != NULL) {
    set_field(c->report, rest);
  } else if ((rest = test_behind(line, "## ")) != NULL) {
    add_heading(c->report, rest, number);
  } else {
    add_paragraph(c->report, line, number);
  }
}

/* Codes that reports of zeros have in common: left out unless a case finds them. */
static bool counts(const test_case *c, const char *code) {
  static const char *const common[] = {"form.year", "plausible.all_zero", "years", "arithmetic", "rule",
                                       "cell"};
  for (size_t i = 0; i < c->count; i++) {
    if (strncmp(c->finds[i], code, strlen(code)) == 0) return true;
  }
  for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
    if (strncmp(code, common[i], strlen(common[i])) == 0) return false;
  }
  return true;
}

/* The findings are those expected and no others; each one is said in both languages, and points at its words.
 */
static void check_case(test_case *c) {
  govd_findings *findings;
  size_t seen = 0;
  govd_related related = {.prior = c->prior};
  ck_assert_int_eq(govd_validate(NULL, c->report, &related, &findings, NULL), GOVD_OK);
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    if (!counts(c, f->code)) continue;
    char said[1024];
    snprintf(said, sizeof said, "%s: %s", f->code, f->text == NULL ? "" : f->text);
    ck_assert_msg(seen < c->count, "%s: %s: finds %s", c->file, c->name, said);
    ck_assert_msg(strcmp(said, c->finds[seen]) == 0, "%s: %s: finds %s, not %s", c->file, c->name, said,
                  c->finds[seen]);
    seen++;
    for (int k = 0; k < 2; k++) {
      const govd_language language = k == 0 ? GOVD_ZH : GOVD_EN;
      char *message;
      ck_assert_int_eq(govd_finding_message(findings, i, language, &message, NULL), GOVD_OK);
      ck_assert_msg(*message != '\0' && strpbrk(message, "{}") == NULL, "%s: %s", c->name, message);
      govd_string_free(message);
    }
  }
  ck_assert_msg(seen == c->count, "%s: %s: does not find %s", c->file, c->name, c->finds[seen]);
  govd_findings_free(findings);
}

static void end_case(test_case *c) {
  if (c->name != NULL) check_case(c);
  govd_report_free(c->report);
  govd_report_free(c->prior);
  c->report = c->prior = NULL;
  c->count = 0;
}

static size_t check_file(const char *file) {
  char *text = test_read_fixture(file, NULL);
  test_case c = {.file = file};
  size_t cases = 0;
  int number = 1;
  for (char *line = text, *next; line != NULL && *line != '\0'; line = next, number++) {
    next = strchr(line, '\n');
    if (next != NULL) *next++ = '\0';
    if (*line == '\0' || (*line == '#' && line[1] != '#')) continue;
    char *name = test_behind(line, "case ");
    if (name == NULL) {
      take_line(&c, line, number);
      continue;
    }
    end_case(&c);
    c.name = name;
    c.report = sound_zeros(govd_forms_find(forms, "cn-2014"));
    cases++;
  }
  end_case(&c);
  free(text);
  printf("%s: %zu cases\n", file, cases);
  return cases;
}

START_TEST(structure) { ck_assert_uint_ge(check_file("fixtures/prose/structure.txt"), 20); }
END_TEST

START_TEST(plausibility) { ck_assert_uint_ge(check_file("fixtures/prose/plausible.txt"), 10); }
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, structure);
  tcase_add_test(tests, plausibility);
}

int main(void) { return test_run("prose", add_tests); }
