/* SPDX-License-Identifier: Apache-2.0 */
#include "random_report.h"

#include <govdisclosure/amount.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "validate/findings.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static bool one_in(test_random *random, size_t count) { return test_random_below(random, count) == 0; }

/* These calls cannot fail. Programs that run no tests make reports too, so it is not for the tests to say. */
static void ok(govd_status status) {
  if (status == GOVD_OK) return;
  fprintf(stderr, "random_report: %s\n", govd_status_name(status));
  abort();
}

static govd_place random_place(test_random *random) {
  if (one_in(random, 4)) return (govd_place){0};
  govd_place place = {.line = (int)test_random_below(random, 100000),
                      .column = (int)test_random_below(random, 500)};
  if (one_in(random, 2)) place.page = (int)test_random_below(random, 30);
  if (one_in(random, 2)) place.table_number = (int)test_random_below(random, 9);
  if (one_in(random, 2)) place.row_number = (int)test_random_below(random, 100);
  if (one_in(random, 2)) {
    place.box.left = (int)test_random_below(random, 60000);
    place.box.top = (int)test_random_below(random, 84000);
    place.box.right = place.box.left + 1 + (int)test_random_below(random, 9000);
    place.box.bottom = place.box.top + (int)test_random_below(random, 2000);
  }
  return place;
}

/* A code point of some range, from the control characters to the last there is; no surrogate. */
static uint32_t random_point(test_random *random) {
  static const uint32_t starts[] = {0x01,   0x20,   0x7F,   0xA0,    0x2000,  0x3000,
                                    0x4E00, 0xE000, 0xFE00, 0x10000, 0x10FFF0};
  static const uint32_t sizes[] = {0x1F, 0x5F, 0x21, 0x100, 0x70, 0x40, 0x5000, 0x10, 0x1FF, 0x10000, 0x10};
  static const char special[] = "\"\\/|\n\r\t,:{}[]=";
  size_t kind = test_random_below(random, LENGTH(starts) + 2);
  if (kind >= LENGTH(starts)) return (unsigned char)special[test_random_below(random, sizeof special - 1)];
  return starts[kind] + (uint32_t)test_random_below(random, sizes[kind]);
}

const char *random_string(test_random *random) {
  static char buffers[8][256];
  static size_t next;
  char *text = buffers[next++ % LENGTH(buffers)];
  size_t length = 0;
  size_t points = one_in(random, 8) ? 0 : test_random_below(random, 24);
  for (size_t i = 0; i < points; i++) length += govd__utf8_encode(random_point(random), text + length);
  text[length] = '\0';
  return text;
}

static const char *const figures[] = {"124件",
                                      "251000元",
                                      "240万元",
                                      "减3",
                                      "+19",
                                      "-18",
                                      "－18",
                                      "1,706",
                                      "1，706",
                                      "２３",
                                      "22（其中修订16件）",
                                      "24252.311082",
                                      "007",
                                      "5.0",
                                      "0.5",
                                      "1.23456789",
                                      "99999999999999999999",
                                      "许多",
                                      "约30",
                                      "12 34",
                                      "?",
                                      "？",
                                      "",
                                      "-",
                                      "—",
                                      "——",
                                      "/",
                                      "\\",
                                      "无",
                                      "不涉及",
                                      "－",
                                      "−",
                                      "总计",
                                      "其他",
                                      "统计数",
                                      "行政复议",
                                      "单位",
                                      "三十"};

static const char *const units[] = {"件", "元", "万元", "千元", "条", "个", "——", ""};

static const char *random_unit(test_random *random) {
  return one_in(random, 4) ? units[test_random_below(random, LENGTH(units))] : NULL;
}

static void set_any_cell(govd_report *report, size_t cell, test_random *random) {
  switch (test_random_below(random, 8)) {
    case 0: return;
    case 1: ok(govd_report_set_text(report, cell, random_string(random), random_unit(random), NULL)); break;
    case 2:
    case 3: {
      const char *text = figures[test_random_below(random, LENGTH(figures))];
      ok(govd_report_set_text(report, cell, text, random_unit(random), NULL));
      break;
    }
    case 4: ok(govd_report_set_cell(report, cell, GOVD_BLANK, 0, NULL, NULL, NULL)); break;
    case 5: ok(govd_report_set_cell(report, cell, GOVD_DASH, 0, NULL, NULL, NULL)); break;
    default: ok(govd_report_set_value(report, cell, test_random_int64(random), NULL));
  }
  govd_report_set_place(report, cell, random_place(random));
}

static void set_any_fields(govd_report *report, test_random *random) {
  const govd_form *form = govd_report_form(report);
  for (size_t i = 0; i < govd_form_field_count(form); i++) {
    if (one_in(random, 3)) continue;
    char year[16];
    snprintf(year, sizeof year, "%zu", 1 + test_random_below(random, 9999));
    bool is_year = strcmp(govd_form_field_at(form, i)->id, "year") == 0;
    ok(govd_report_set_field(report, i, is_year ? year : random_string(random), random_place(random), NULL));
  }
  if (!one_in(random, 3))
    ok(govd_report_set_title(report, random_string(random), random_place(random), NULL));
}

static const char *any_section(const govd_form *form, test_random *random) {
  size_t count = govd_form_section_count(form);
  return count == 0 || one_in(random, 3) ? NULL
                                         : govd_form_section_at(form, test_random_below(random, count))->id;
}

static void add_any_sections(govd_report *report, test_random *random) {
  for (size_t count = test_random_below(random, 5); count > 0; count--) {
    const char *id = any_section(govd_report_form(report), random);
    ok(govd_report_add_section(report, id, random_string(random), random_place(random), NULL));
    for (size_t n = test_random_below(random, 4); n > 0; n--) {
      ok(govd_report_add_paragraph(report, random_string(random), random_place(random), NULL));
    }
  }
}

static void add_any_unknown_rows(govd_report *report, test_random *random) {
  const govd_form *form = govd_report_form(report);
  for (size_t count = test_random_below(random, 4); count > 0; count--) {
    size_t table = one_in(random, 3) ? GOVD_NONE : test_random_below(random, govd_form_table_count(form));
    size_t row = GOVD_NONE;
    if (table != GOVD_NONE && !one_in(random, 3)) {
      row = test_random_below(random, govd_form_table(form, table)->row_count);
    }
    govd_unknown_row unknown = {
        .label = random_string(random),
        .figures = random_string(random),
        .table = table,
        .after_row = row,
        .reason = (govd_unknown_reason)test_random_below(random, GOVD_ROW_DISPLACED + 1),
        .place = random_place(random)};
    ok(govd_report_add_unknown_row(report, &unknown, NULL));
  }
}

static void set_any_row_sources(govd_report *report, test_random *random) {
  const govd_form *form = govd_report_form(report);
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    for (size_t r = 0; r < govd_form_table(form, t)->row_count; r++) {
      govd_match match = (govd_match)test_random_below(random, GOVD_MATCH_SIMILAR + 1);
      ok(govd_report_set_row_source(report, t, r, match, random_string(random), random_place(random), NULL));
    }
  }
}

govd_report *random_report(const govd_form *form, test_random *random) {
  govd_report *report;
  ok(govd_report_new(form, &report, NULL));
  if (one_in(random, 2)) set_any_row_sources(report, random);
  set_any_fields(report, random);
  for (size_t i = 0; i < govd_form_cell_count(form); i++) set_any_cell(report, i, random);
  add_any_sections(report, random);
  add_any_unknown_rows(report, random);
  return report;
}

/* Reports as they are read. */

static void set_plausible_cell(govd_report *report, size_t cell, const char *unit, test_random *random) {
  if (one_in(random, 8) || unit != NULL) {
    const char *text = figures[test_random_below(random, LENGTH(figures))];
    ok(govd_report_set_text(report, cell, text, unit, NULL));
  } else {
    ok(govd_report_set_value(report, cell, (int64_t)test_random_below(random, 2000), NULL));
  }
}

/* A value of a list, mostly one of the first few, which are sensible. */
#define LIKELY(random, list, sensible) \
  ((list)[test_random_below(random, one_in(random, 12) ? LENGTH(list) : (sensible))])

static void add_plausible_rows(govd_report *report, size_t table, size_t row, bool present,
                               test_random *random) {
  static const char *const labels[] = {
      "其他主动公开文件", "本级", "2.某某", "部门", "（一）予以公开", "总计", "件", "新收", ""};
  static const char *const kept[] = {
      "5", "5 | 7", "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8", "— | 3", "3 |  | 5", "约30", "3 | ", " | 3"};
  for (; one_in(random, 60); row = one_in(random, 40) ? GOVD_NONE : row) {
    const govd_row *r = govd_form_row(govd_report_form(report), table, row);
    bool extra = present && r != NULL && one_in(random, 2);
    char label[512];
    snprintf(label, sizeof label, "%s%s", extra ? r->numeral : "",
             extra ? r->title.zh : LIKELY(random, labels, 4));
    govd_unknown_row unknown = {.label = label,
                                .figures = LIKELY(random, kept, 3),
                                .table = one_in(random, 30) ? GOVD_NONE : table,
                                .after_row = row,
                                .reason = extra ? GOVD_ROW_EXTRA : GOVD_ROW_UNKNOWN};
    if (unknown.table == GOVD_NONE) unknown.after_row = GOVD_NONE;
    ok(govd_report_add_unknown_row(report, &unknown, NULL));
    present = false;
  }
}

/* A row whose figures could not be told apart has none in its cells. */
static void add_short_row(govd_report *report, size_t table, size_t row) {
  const govd_row *r = govd_form_row(govd_report_form(report), table, row);
  char label[512];
  snprintf(label, sizeof label, "%s%s", r->numeral, r->title.zh);
  govd_unknown_row unknown = {
      .label = label, .figures = "1 | 2", .table = table, .after_row = row, .reason = GOVD_ROW_SHORT};
  ok(govd_report_add_unknown_row(report, &unknown, NULL));
}

static void fill_plausible_table(govd_report *report, size_t table, test_random *random) {
  const govd_table *t = govd_form_table(govd_report_form(report), table);
  size_t missing_column = one_in(random, 30) ? test_random_below(random, t->column_count) : GOVD_NONE;
  bool some_rows_missing = one_in(random, 4);
  for (size_t r = 0; r < t->row_count; r++) {
    const char *unit = one_in(random, 40) ? random_unit(random) : NULL;
    bool missing = some_rows_missing && one_in(random, 5);
    for (size_t c = 0; c < t->column_count && !missing; c++) {
      if (c == missing_column || one_in(random, 20000)) continue;
      set_plausible_cell(report, t->first_cell + r * t->column_count + c, unit, random);
    }
    if (missing && one_in(random, 20)) add_short_row(report, table, r);
    add_plausible_rows(report, table, r, !missing, random);
  }
}

static void add_plausible_head(govd_report *report, test_random *random) {
  static const char *const titles[] = {"某市2023年政府信息公开工作年度报告",
                                       "某市政府信息公开工作年度报告（2020年）", "政府信息公开年报",
                                       "某区人民政府信息公开2018年年度报告", "年度报告"};
  static const char *const bodies[] = {"某市", "某区人民政府", "", "某局：办公室", "审核人：某"};
  static const int years[] = {2023, 2020, 2018, 1999, 987};
  if (!one_in(random, 6)) ok(govd_report_set_title(report, LIKELY(random, titles, 4), (govd_place){0}, NULL));
  if (!one_in(random, 30)) ok(govd_report_set_unit_name(report, LIKELY(random, bodies, 3), NULL));
  if (!one_in(random, 30)) ok(govd_report_set_year(report, LIKELY(random, years, 4), NULL));
  for (size_t i = 0; i < govd_form_field_count(govd_report_form(report)); i++) {
    if (!govd_form_field_at(govd_report_form(report), i)->footer || one_in(random, 6)) continue;
    const char *value = one_in(random, 2) ? "" : one_in(random, 40) ? "审核人: 某" : "某某";
    ok(govd_report_set_field(report, i, value, (govd_place){0}, NULL));
  }
}

static void add_plausible_prose(govd_report *report, test_random *random) {
  static const char *const paragraphs[] = {
      "全年新收申请12件，予以公开3件。",    "1.信息公开不够及时。", "单位负责人：某", "一、总体情况",
      "某市2023年政府信息公开工作年度报告", "(2018年度)",           "a | b",          "附件："};
  const govd_form *form = govd_report_form(report);
  if (one_in(random, 3)) ok(govd_report_add_section(report, NULL, "", (govd_place){0}, NULL));
  size_t known = govd_form_section_count(form);
  for (size_t i = 0; i < (known == 0 ? 3 : known); i++) {
    char title[256];
    const govd_form_section *section = govd_form_section_at(form, i);
    snprintf(title, sizeof title, "%s%s", section == NULL ? "二、" : section->numeral,
             section == NULL ? "存在问题" : section->title.zh);
    for (size_t n = govd_report_section_count(report) == 0 ? 0 : test_random_below(random, 3); n > 0; n--) {
      ok(govd_report_add_paragraph(report, LIKELY(random, paragraphs, 2), (govd_place){0}, NULL));
    }
    if (one_in(random, 8)) continue;
    ok(govd_report_add_section(report, section == NULL ? NULL : section->id, title, (govd_place){0}, NULL));
  }
}

govd_report *random_plausible_report(const govd_form *form, test_random *random) {
  govd_report *report;
  ok(govd_report_new(form, &report, NULL));
  add_plausible_head(report, random);
  add_plausible_prose(report, random);
  for (size_t t = 0; t < govd_form_table_count(form); t++) {
    if (!one_in(random, 12)) fill_plausible_table(report, t, random);
  }
  return report;
}

/* Findings. */

static void random_cells(const govd_form *form, test_random *random, govd_finding_cell *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    govd_finding_cell *cell = &cells[i];
    *cell = (govd_finding_cell){.cell = test_random_below(random, govd_form_cell_count(form)),
                                .source = (govd_source)test_random_below(random, 3),
                                .state = (govd_state)test_random_below(random, 5),
                                .right = one_in(random, 2),
                                .text = one_in(random, 3) ? random_string(random) : NULL,
                                .place = random_place(random)};
    if (cell->source == GOVD_UNITS) cell->unit = test_random_below(random, 300);
    if (cell->state == GOVD_GIVEN) cell->value = test_random_int64(random);
    if (!one_in(random, 3)) cell->coefficient = test_random_int64(random);
  }
}

static void random_names(const govd_form *form, test_random *random, govd_finding *finding) {
  if (one_in(random, 2)) {
    size_t table = test_random_below(random, govd_form_table_count(form));
    const govd_table *t = govd_form_table(form, table);
    finding->table = t->id;
    if (one_in(random, 2))
      finding->row = govd_form_row(form, table, test_random_below(random, t->row_count))->id;
    if (one_in(random, 2))
      finding->column = govd_form_column(form, table, test_random_below(random, t->column_count))->id;
  }
  if (one_in(random, 3)) {
    finding->field = govd_form_field_at(form, test_random_below(random, govd_form_field_count(form)))->id;
  }
  if (govd_form_rule_count(form) > 0 && one_in(random, 2)) {
    finding->rule = govd_form_rule(form, test_random_below(random, govd_form_rule_count(form)))->id;
    finding->instance = one_in(random, 3) ? NULL : random_string(random);
  }
}

static void random_comparison(test_random *random, govd_finding *finding) {
  finding->compared = true;
  finding->scale = one_in(random, 2) ? 0 : GOVD_AMOUNT_SCALE;
  finding->expected = test_random_int64(random);
  finding->actual = test_random_int64(random);
  finding->difference = test_random_int64(random);
}

static int64_t random_end(test_random *random, int64_t to, bool least) {
  if (one_in(random, 2)) return to;
  if (one_in(random, 3)) return least ? INT64_MIN : INT64_MAX;
  int64_t end = test_random_int64(random);
  return least == (end < to) ? end : to;
}

static void random_changes(const govd_form *form, test_random *random, govd_change *changes, size_t count) {
  size_t cells = govd_form_cell_count(form);
  for (size_t i = 0; i < count; i++) {
    govd_change *change = &changes[i];
    *change = (govd_change){.cell = test_random_below(random, cells),
                            .source = (govd_source)test_random_below(random, 3),
                            .state = (govd_state)test_random_below(random, 5),
                            .to = test_random_int64(random),
                            .kind = (govd_explanation)test_random_below(random, GOVD_SEVERAL + 1),
                            .part = one_in(random, 2) ? GOVD_NONE : test_random_below(random, cells)};
    if (change->source == GOVD_UNITS) change->unit = test_random_below(random, 300);
    if (change->state == GOVD_GIVEN) change->from = test_random_int64(random);
    change->least = random_end(random, change->to, true);
    change->most = random_end(random, change->to, false);
  }
}

enum { CHANGES = 3, SUGGESTIONS = 3 };

/* Suggestions with any members; the changes are the caller's. */
static size_t random_suggestions(const govd_form *form, test_random *random, govd_suggestion *suggestions,
                                 govd_change changes[SUGGESTIONS][CHANGES]) {
  size_t count = one_in(random, 2) ? 0 : test_random_below(random, SUGGESTIONS + 1);
  for (size_t i = 0; i < count; i++) {
    suggestions[i] = (govd_suggestion){.kind = (govd_explanation)test_random_below(random, GOVD_SEVERAL + 1),
                                       .changes = changes[i],
                                       .change_count = 1 + test_random_below(random, CHANGES),
                                       .freedom = test_random_below(random, 3)};
    random_changes(form, random, changes[i], suggestions[i].change_count);
  }
  return count;
}

govd_findings *random_findings(const govd_form *form, test_random *random) {
  govd_findings *findings;
  const char *body = one_in(random, 3) ? NULL : random_string(random);
  ok(govd__findings_new(form, body, one_in(random, 3) ? 0 : (int)test_random_below(random, 9999) + 1,
                        &findings, NULL));
  for (size_t count = test_random_below(random, 6); count > 0; count--) {
    govd_finding_cell cells[5];
    govd_suggestion suggestions[SUGGESTIONS];
    govd_change changes[SUGGESTIONS][CHANGES];
    const govd_code *code = govd_code_at(test_random_below(random, govd_code_count()));
    bool of_rule = strchr(code->code, '*') != NULL;
    govd_finding finding = {.code = of_rule ? "arithmetic.requests.balance" : code->code,
                            .severity = (govd_severity)test_random_below(random, 3),
                            .text = one_in(random, 2) ? random_string(random) : NULL,
                            .sum = one_in(random, 3) ? random_string(random) : NULL,
                            .blank_as_zero = one_in(random, 2),
                            .first_line = one_in(random, 3) ? 1 + (int)test_random_below(random, 1000) : 0,
                            .place = random_place(random),
                            .cells = cells,
                            .cell_count = test_random_below(random, LENGTH(cells) + 1),
                            .suggestions = suggestions};
    finding.suggestion_count = random_suggestions(form, random, suggestions, changes);
    random_names(form, random, &finding);
    random_cells(form, random, cells, finding.cell_count);
    if (one_in(random, 2)) random_comparison(random, &finding);
    ok(govd__findings_add(findings, &finding, NULL));
  }
  return findings;
}
