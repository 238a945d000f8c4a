/* SPDX-License-Identifier: Apache-2.0 */
#include "repair_parts.h"

#include <stdio.h>
#include <string.h>

#include "sound.h"

govd_forms *repair_forms;

void repair_set_up(void) { ck_assert_int_eq(govd_forms_new(&repair_forms, NULL), GOVD_OK); }
void repair_tear_down(void) { govd_forms_free(repair_forms); }

govd_repair *repair_of(const govd_report *report, const govd_related *related,
                       const govd_repair_options *options) {
  govd_repair *repair;
  govd_error error;
  govd_status status = govd_repair_new(NULL, report, related, options, &repair, &error);
  ck_assert_msg(status == GOVD_OK, "%s", error.text);
  return repair;
}

char *repair_message(const govd_form *form, const govd_suggestion *suggestion, govd_language language) {
  char *message;
  ck_assert_int_eq(govd_suggestion_message(form, suggestion, language, &message, NULL), GOVD_OK);
  return message;
}

void repair_print(const govd_form *form, const govd_repair *repair) {
  for (size_t c = 0; c < govd_repair_component_count(repair); c++) {
    const govd_component *component = govd_repair_component(repair, c);
    printf("part %zu: %zu broken, %zu cells, %s\n", c, component->broken_count, component->size,
           component->complete ? "complete" : "cut short");
    for (size_t i = 0; i < component->suggestion_count; i++) {
      char *message = repair_message(form, &component->suggestions[i], GOVD_EN);
      printf("  %s\n", message);
      fflush(stdout);
      govd_string_free(message);
    }
  }
}

void repair_set(govd_report *report, const char *id, int64_t value) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_msg(cell != GOVD_NONE, "%s", id);
  ck_assert_int_eq(govd_report_set_value(report, cell, value, NULL), GOVD_OK);
}

void repair_set_text(govd_report *report, const char *id, const char *text) {
  size_t cell = govd_form_find_cell(govd_report_form(report), id);
  ck_assert_msg(cell != GOVD_NONE, "%s", id);
  ck_assert_int_eq(govd_report_set_text(report, cell, text, NULL, NULL), GOVD_OK);
}

int64_t repair_get(const govd_report *report, const char *id) {
  return govd_report_cell_by_id(report, id)->value;
}

/* The errors and warnings on rules and groups. */
size_t repair_broken_rules(const govd_report *report, const govd_related *related) {
  govd_findings *findings;
  ck_assert_int_eq(govd_validate(NULL, report, related, &findings, NULL), GOVD_OK);
  size_t count = 0;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *f = govd_findings_at(findings, i);
    count += f->compared && (f->rule != NULL || strcmp(f->code, "group.sum") == 0);
  }
  govd_findings_free(findings);
  return count;
}

/* Rows a, b, c … of one column, counts but for the last, which may be negative. */
govd_form *repair_small_form(size_t rows, const char *const *rules, size_t count) {
  char text[4096];
  size_t length = (size_t)snprintf(
      text, sizeof text,
      "{\"format\":\"govdisclosure/form/1\",\"id\":\"tiny\",\"title\":{\"zh\":\"表\"},"
      "\"years\":[2000,null],\"tables\":[{\"id\":\"t\",\"title\":{\"zh\":\"表\"},"
      "\"layout\":\"grid\",\"columns\":[{\"id\":\"\",\"title\":{\"zh\":\"数\"}}],\"rows\":[");
  for (size_t i = 0; i < rows; i++) {
    length += (size_t)snprintf(
        text + length, sizeof text - length,
        "%s{\"id\":\"%c\",\"title\":{\"zh\":\"%c\"},\"kind\":\"value\",\"type\":\"%s\"}", i == 0 ? "" : ",",
        (char)('a' + i), (char)('a' + i), i + 1 == rows ? "signed_count" : "count");
  }
  length += (size_t)snprintf(text + length, sizeof text - length, "]}],\"rules\":[");
  for (size_t i = 0; i < count; i++) {
    length += (size_t)snprintf(text + length, sizeof text - length,
                               "%s{\"id\":\"r%zu\",\"severity\":\"error\",\"basis\":\"form\",\"table\":\"t\","
                               "\"each\":\"column\",\"expr\":\"%s\"}",
                               i == 0 ? "" : ",", i, rules[i]);
  }
  length += (size_t)snprintf(text + length, sizeof text - length, "]}");
  govd_form *form;
  govd_error error;
  govd_status status = govd_form_load(text, length, &form, &error);
  ck_assert_msg(status == GOVD_OK, "%s in %s", error.text, text);
  return form;
}

/* Any suggestion of a part, those that are doubtful after the others; NULL behind the last. */
const govd_suggestion *repair_suggestion_at(const govd_component *part, size_t index) {
  if (index < part->suggestion_count) return &part->suggestions[index];
  index -= part->suggestion_count;
  return index < part->doubtful_count ? &part->doubtful[index] : NULL;
}

/* The requests of a small body, in order. */
govd_report *repair_requests(void) {
  govd_report *report = sound_zeros(govd_forms_find(repair_forms, "cn-2021"));
  static const char *const columns[] = {"natural", "commercial", "total"};
  static const int64_t figures[][3] = {{321, 45, 366}, {12, 3, 15},    {230, 26, 256}, {60, 10, 70},
                                       {20, 5, 25},    {310, 41, 351}, {23, 7, 30}};
  static const char *const rows[] = {
      "new",          "carried_in", "result.granted", "result.partial", "result.unable.not_held",
      "result.total", "carried_out"};
  for (size_t r = 0; r < 7; r++) {
    for (size_t c = 0; c < 3; c++) {
      char id[64];
      snprintf(id, sizeof id, "requests.%s.%s", rows[r], columns[c]);
      repair_set(report, id, figures[r][c]);
    }
  }
  repair_set(report, "disputes.review.upheld", 17);
  repair_set(report, "disputes.review.corrected", 3);
  repair_set(report, "disputes.review.pending", 5);
  repair_set(report, "disputes.review.total", 25);
  ck_assert_uint_eq(repair_broken_rules(report, NULL), 0);
  return report;
}

void repair_expect_first(govd_report *report, const govd_related *related, govd_explanation kind,
                         const char *id, int64_t to) {
  const govd_form *form = govd_report_form(report);
  govd_repair *repair = repair_of(report, related, NULL);
  repair_print(form, repair);
  ck_assert_uint_eq(govd_repair_component_count(repair), 1);
  const govd_component *part = govd_repair_component(repair, 0);
  ck_assert_uint_ge(part->suggestion_count, 1);
  const govd_suggestion *first = &part->suggestions[0];
  ck_assert_str_eq(govd_explanation_name(first->kind), govd_explanation_name(kind));
  bool found = false;
  for (size_t i = 0; i < first->change_count; i++) {
    found = found || (first->changes[i].cell == govd_form_find_cell(form, id) && first->changes[i].to == to);
  }
  ck_assert_msg(found, "%s is not changed to %lld", id, (long long)to);
  ck_assert_int_eq(govd_suggestion_apply(first, report, NULL), GOVD_OK);
  ck_assert_uint_eq(repair_broken_rules(report, related), 0);
  govd_repair_free(repair);
  govd_report_free(report);
}
