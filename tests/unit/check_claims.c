/* SPDX-License-Identifier: Apache-2.0 */
#include <cjson/cJSON.h>
#include <govdisclosure/amount.h>
#include <govdisclosure/read.h>
#include <govdisclosure/validate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form/claim_words.h"
#include "support.h"

/*
 * The figures of the prose: the sentences of fixtures/prose/claims*.txt; the head of
 * claims.txt says how they are written. Precision and recall are over the figures that are bound; one that is
 * bound to other cells, or judged otherwise, counts against both.
 */

enum { MAX_CLAIMS = 32 };

/* The files of sentences, how many there are at least, and what is reached at least, in percent. */
static const struct {
  const char *file;
  size_t sentences;
  size_t precision;
  size_t recall;
} corpora[] = {{"claims.txt", 390, 99, 99},          {"claims-clerks.txt", 83, 98, 82},
               {"claims-clerks-2.txt", 33, 98, 95},  {"claims-clerks-3.txt", 42, 98, 88},
               {"claims-clerks-4.txt", 41, 98, 80},  {"claims-clerks-5.txt", 31, 98, 90},
               {"claims-clerks-6.txt", 34, 98, 90},  {"claims-clerks-7.txt", 64, 98, 80},
               {"claims-clerks-8.txt", 46, 98, 88},  {"claims-clerks-9.txt", 46, 98, 88},
               {"claims-clerks-10.txt", 48, 98, 78}, {"claims-clerks-11.txt", 40, 98, 76},
               {"claims-clerks-12.txt", 46, 98, 84}};

typedef struct corpus {
  govd_report *report;
  govd_report *prior;
  size_t sentences;
  size_t traps;
  size_t expected;
  size_t bound;
  size_t right;
} corpus;

static govd_forms *forms;

static void set_up(void) { ck_assert_int_eq(govd_forms_new(&forms, NULL), GOVD_OK); }
static void tear_down(void) { govd_forms_free(forms); }

/* No word of the language may stand twice with two meanings. */
START_TEST(words_are_sorted) {
  size_t count;
  const govd__language_word *words = govd__language_words(&count);
  for (size_t i = 1; i < count; i++)
    ck_assert_msg(strcmp(words[i - 1].text, words[i].text) < 0, "%s", words[i].text);
  ck_assert_uint_gt(count, 100);
}
END_TEST

/* A report in a file below the root of the sources. */
static govd_report *read_report(const char *file) {
  char name[256];
  govd_reader *reader;
  govd_reports *reports;
  size_t length;
  snprintf(name, sizeof name, "../%s", file);
  char *text = test_read_fixture(name, &length);
  ck_assert_int_eq(govd_reader_new(forms, &reader, NULL), GOVD_OK);
  ck_assert_int_eq(govd_read_bytes(reader, text, length, &reports, NULL), GOVD_OK);
  govd_report *report = govd_reports_take(reports, 0);
  govd_reports_free(reports);
  govd_reader_free(reader);
  free(text);
  return report;
}

/* The published figures of a body in a year: `2023 某市`. */
static govd_report *real_report(const char *name) {
  char *text = test_read_fixture("fixtures/real-figures.json", NULL);
  cJSON *entries = cJSON_Parse(text);
  govd_report *report = NULL;
  const cJSON *entry;
  cJSON_ArrayForEach(entry, entries) {
    char own[128];
    const char *body = cJSON_GetObjectItem(entry, "body")->valuestring;
    int year = cJSON_GetObjectItem(entry, "year")->valueint;
    snprintf(own, sizeof own, "%d %s", year, body);
    if (strcmp(own, name) != 0) continue;
    const govd_form *form = govd_forms_find(forms, cJSON_GetObjectItem(entry, "form")->valuestring);
    ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
    ck_assert_int_eq(govd_report_set_unit_name(report, body, NULL), GOVD_OK);
    ck_assert_int_eq(govd_report_set_year(report, year, NULL), GOVD_OK);
    const cJSON *figure;
    cJSON_ArrayForEach(figure, cJSON_GetObjectItem(entry, "cells")) {
      size_t cell = govd_form_find_cell(form, figure->string);
      govd_status status =
          cJSON_IsNumber(figure)
              ? govd_report_set_value(report, cell, figure->valueint, NULL)
              : govd_report_set_text(report, cell, cJSON_IsString(figure) ? figure->valuestring : "", NULL,
                                     NULL);
      ck_assert_int_eq(status, GOVD_OK);
    }
  }
  ck_assert_msg(report != NULL, "%s", name);
  cJSON_Delete(entries);
  free(text);
  return report;
}

/* The same figures and fields under other prose. */
static govd_report *with_prose(const govd_report *from, const char *sentence) {
  govd_report *report;
  const govd_form *form = govd_report_form(from);
  char text[2048];
  ck_assert_int_eq(govd_report_new(form, &report, NULL), GOVD_OK);
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    ck_assert_int_eq(
        govd_report_set_field(report, i, govd_report_field(from, i), (govd_place){.line = 0}, NULL), GOVD_OK);
  }
  for (size_t i = 0; i < govd_form_cell_count(form); i++) {
    const govd_cell *cell = govd_report_cell(from, i);
    ck_assert_int_eq(govd_report_set_cell(report, i, cell->state, cell->value, cell->text, cell->unit, NULL),
                     GOVD_OK);
  }
  ck_assert_int_eq(govd_report_add_section(report, NULL, "一、情况", (govd_place){.line = 1}, NULL), GOVD_OK);
  for (int line = 2; sentence != NULL; line++) {
    const char *end = strstr(sentence, "\\n");
    snprintf(text, sizeof text, "%.*s", (int)(end == NULL ? strlen(sentence) : (size_t)(end - sentence)),
             sentence);
    ck_assert_int_eq(govd_report_add_paragraph(report, text, (govd_place){.line = line, .column = 1}, NULL),
                     GOVD_OK);
    sentence = end == NULL ? NULL : end + 2;
  }
  return report;
}

static void set_cell(govd_report *report, char *setting) {
  char *sign = strstr(setting, " = ");
  ck_assert_ptr_nonnull(sign);
  *sign = '\0';
  size_t cell = govd_form_find_cell(govd_report_form(report), setting);
  ck_assert_msg(cell != GOVD_NONE, "%s", setting);
  ck_assert_int_eq(govd_report_set_text(report, cell, sign + strlen(" = "), NULL, NULL), GOVD_OK);
}

/* A setting of the corpus; false for a sentence. */
static bool take_setting(corpus *c, char *line) {
  char *rest;
  if ((rest = test_behind(line, "report ")) != NULL) {
    govd_report_free(c->report);
    govd_report_free(c->prior);
    c->report = read_report(rest);
    c->prior = NULL;
  } else if ((rest = test_behind(line, "real ")) != NULL) {
    govd_report_free(c->report);
    govd_report_free(c->prior);
    c->report = real_report(rest);
    c->prior = NULL;
  } else if ((rest = test_behind(line, "prior real ")) != NULL) {
    c->prior = real_report(rest);
  } else if ((rest = test_behind(line, "prior ")) != NULL) {
    c->prior = read_report(rest);
  } else if ((rest = test_behind(line, "body ")) != NULL) {
    ck_assert_int_eq(govd_report_set_unit_name(c->report, rest, NULL), GOVD_OK);
  } else if ((rest = test_behind(line, "set ")) != NULL) {
    set_cell(c->report, rest);
  } else if ((rest = test_behind(line, "was ")) != NULL) {
    set_cell(c->prior, rest);
  } else {
    return false;
  }
  return true;
}

/* A claim as the corpus writes it: list145!disclosure.channel.website. */
static void describe(const govd_form *form, const govd_claim *claim, char *text, size_t size) {
  static const char *const kinds[] = {[GOVD_CLAIM_FIGURE] = "",
                                      [GOVD_CLAIM_LIST] = "list",
                                      [GOVD_CLAIM_CHANGE] = "change",
                                      [GOVD_CLAIM_SHARE] = "share"};
  char value[GOVD_AMOUNT_TEXT_SIZE];
  govd_amount_format(claim->value, claim->scale, value);
  int length = snprintf(text, size, "%s%s%s", kinds[claim->kind], value,
                        claim->status == GOVD_CLAIM_HOLDS ? "=" : "!");
  for (size_t i = 0; i < claim->cell_count; i++) {
    length += snprintf(text + length, size - (size_t)length, "%s%s", i == 0 ? "" : "+",
                       govd_form_cell_at(form, claim->cells[i])->id);
    ck_assert_uint_lt((size_t)length, size);
  }
}

/* Takes an expectation off the list; false where it is not there. */
static bool take_expected(char *expected[MAX_CLAIMS], size_t count, const char *text) {
  for (size_t i = 0; i < count; i++) {
    if (expected[i] == NULL || strcmp(expected[i], text) != 0) continue;
    expected[i] = NULL;
    return true;
  }
  return false;
}

/* The words of a claim are those of the source, at its place. */
static void check_words(const govd_report *report, const govd_claim *claim) {
  char rest[2048] = "";
  size_t count = govd_report_section(report, 0)->paragraph_count;
  int first = claim->place.line - 2;
  ck_assert_int_ge(first, 0);
  const char *text = govd_report_paragraph(report, 0, (size_t)first)->text;
  for (int column = 1; column < claim->place.column; column++) {
    do text++;
    while (((unsigned char)*text & 0xC0) == 0x80);
  }
  strcat(rest, text);
  for (size_t p = (size_t)first + 1; p < count; p++) strcat(rest, govd_report_paragraph(report, 0, p)->text);
  ck_assert_msg(strncmp(rest, claim->text, strlen(claim->text)) == 0, "'%s' does not stand at '%s'",
                claim->text, rest);
}

static void take_sentence(corpus *c, char *line) {
  char *expected[MAX_CLAIMS];
  size_t count = 0;
  char *tab = strchr(line, '\t');
  if (tab != NULL) *tab++ = '\0';
  for (char *word = tab == NULL ? NULL : strtok(tab, " "); word != NULL; word = strtok(NULL, " ")) {
    ck_assert_uint_lt(count, MAX_CLAIMS);
    expected[count++] = word;
  }
  govd_report *report = with_prose(c->report, line);
  govd_related related = {.prior = c->prior};
  govd_claims *claims;
  ck_assert_int_eq(govd_claims_find(NULL, report, &related, &claims, NULL), GOVD_OK);
  c->sentences++;
  c->traps += tab == NULL;
  c->expected += count;
  for (size_t i = 0; i < govd_claims_count(claims); i++) {
    const govd_claim *claim = govd_claims_at(claims, i);
    char text[1024];
    check_words(report, claim);
    if (claim->status == GOVD_CLAIM_UNBOUND) continue;
    c->bound++;
    describe(govd_report_form(report), claim, text, sizeof text);
    bool right = take_expected(expected, count, text);
    c->right += right;
    if (!right) printf("wrong:  %s  %s\n", line, text);
  }
  for (size_t i = 0; i < count; i++) {
    if (expected[i] != NULL) printf("missed: %s  %s\n", line, expected[i]);
  }
  govd_claims_free(claims);
  govd_report_free(report);
}

/* The sentences of one file, added to those of the others. */
static void take_file(corpus *c, const char *name) {
  char file[64];
  snprintf(file, sizeof file, "fixtures/prose/%s", name);
  char *text = test_read_fixture(file, NULL);
  for (char *line = text, *next; line != NULL && *line != '\0'; line = next) {
    next = strchr(line, '\n');
    if (next != NULL) *next++ = '\0';
    if (*line == '\0' || *line == '#' || take_setting(c, line)) continue;
    take_sentence(c, line);
  }
  free(text);
}

static void print_counts(const char *name, const corpus *c) {
  printf("%s: %zu sentences, %zu of them traps; %zu figures to bind, %zu bound, %zu rightly; ", name,
         c->sentences, c->traps, c->expected, c->bound, c->right);
  printf("precision %.2f %%, recall %.2f %%\n", 100.0 * (double)c->right / (double)c->bound,
         100.0 * (double)c->right / (double)c->expected);
}

/* Every corpus has to reach the marks by itself: a large one must not hide a bad small one. */
START_TEST(sentences) {
  corpus all = {.report = NULL};
  for (size_t i = 0; i < sizeof corpora / sizeof *corpora; i++) {
    corpus c = {.report = NULL};
    take_file(&c, corpora[i].file);
    print_counts(corpora[i].file, &c);
    ck_assert_uint_ge(c.sentences, corpora[i].sentences);
    ck_assert_uint_ge(c.traps * 2, c.sentences);
    ck_assert_msg(c.right * 100 >= c.bound * corpora[i].precision, "%s: precision", corpora[i].file);
    ck_assert_msg(c.right * 100 >= c.expected * corpora[i].recall, "%s: recall", corpora[i].file);
    all.sentences += c.sentences;
    all.traps += c.traps;
    all.expected += c.expected;
    all.bound += c.bound;
    all.right += c.right;
    govd_report_free(c.report);
    govd_report_free(c.prior);
  }
  print_counts("all", &all);
  ck_assert_uint_ge(all.right * 100, all.bound * 98);
  ck_assert_uint_ge(all.right * 100, all.expected * 90);
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_checked_fixture(tests, set_up, tear_down);
  tcase_add_test(tests, words_are_sorted);
  tcase_add_test(tests, sentences);
}

int main(void) { return test_run("claims", add_tests); }
