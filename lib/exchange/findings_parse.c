/* SPDX-License-Identifier: Apache-2.0 */
#include "findings_parse.h"

#include <limits.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "formats.h"
#include "govdisclosure/exchange.h"
#include "validate/findings.h"

static const char *string_of(const cJSON *item) { return item == NULL ? NULL : item->valuestring; }

enum {
  CODE,
  SEVERITY,
  RULE,
  INSTANCE,
  TABLE,
  ROW,
  COLUMN_ID,
  FIELD,
  TEXT,
  PLACE,
  FIRST_LINE = PLACE + GOVD__PLACE_KEY_COUNT,
  CELLS,
  EXPECTED,
  ACTUAL,
  DIFFERENCE,
  SCALE,
  SUM,
  BLANK,
  MESSAGE,
  SUGGESTIONS,
  KEYS
};

static const govd__json_key keys[KEYS] = {[CODE] = {"code", GOVD__STRING, true},
                                          [SEVERITY] = {"severity", GOVD__STRING, true},
                                          [RULE] = {"rule", GOVD__STRING, false},
                                          [INSTANCE] = {"instance", GOVD__STRING, false},
                                          [TABLE] = {"table_id", GOVD__STRING, false},
                                          [ROW] = {"row_id", GOVD__STRING, false},
                                          [COLUMN_ID] = {"column_id", GOVD__STRING, false},
                                          [FIELD] = {"field_id", GOVD__STRING, false},
                                          [TEXT] = {"text", GOVD__STRING, false},
                                          [PLACE] = GOVD__PLACE_KEYS,
                                          [FIRST_LINE] = {"first_line", GOVD__NUMBER, false},
                                          [CELLS] = {"cells", GOVD__ARRAY, false},
                                          [EXPECTED] = {"expected", GOVD__STRING, false},
                                          [ACTUAL] = {"actual", GOVD__STRING, false},
                                          [SCALE] = {"scale", GOVD__NUMBER, false},
                                          [DIFFERENCE] = {"difference", GOVD__STRING, false},
                                          [SUM] = {"sum", GOVD__STRING, false},
                                          [BLANK] = {"blank_as_zero", GOVD__BOOL, false},
                                          [MESSAGE] = {"message", GOVD__STRING, false},
                                          [SUGGESTIONS] = {"suggestions", GOVD__ARRAY, false}};

static govd_status parse_severity(const govd__parser *p, const cJSON *item, govd_severity *severity) {
  static const govd_severity severities[] = {GOVD_NOTE, GOVD_WARNING, GOVD_ERROR};
  for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
    *severity = severities[i];
    if (strcmp(govd_severity_name(severities[i]), item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no severity", item->valuestring);
}

static govd_status check_column(const govd__parser *p, const cJSON *item, size_t table) {
  for (size_t i = 0; i < govd_form_table(p->form, table)->column_count; i++) {
    if (strcmp(govd_form_column(p->form, table, i)->id, item->valuestring) == 0) return GOVD_OK;
  }
  return govd__parse_unknown(p, item, "column");
}

/* Rows and columns are of the table that is named beside them. */
static govd_status check_table(const govd__parser *p, const cJSON *const *slot) {
  size_t table;
  size_t row;
  if (slot[TABLE] == NULL && slot[ROW] == NULL && slot[COLUMN_ID] == NULL) return GOVD_OK;
  if (slot[TABLE] == NULL) {
    return govd__json_fail(p->json, slot[ROW] == NULL ? slot[COLUMN_ID] : slot[ROW], p->error, GOVD_E_SCHEMA,
                           "a row or column is named without its table");
  }
  govd_status status = govd__parse_table(p, slot[TABLE], &table);
  if (status == GOVD_OK && slot[ROW] != NULL) status = govd__parse_row(p, slot[ROW], table, &row);
  if (status == GOVD_OK && slot[COLUMN_ID] != NULL) status = check_column(p, slot[COLUMN_ID], table);
  return status;
}

/* The sentence that says a finding is made from these names, so they must be ones that there are. */
static govd_status check_names(const govd__parser *p, const cJSON *const *slot) {
  if (govd_code_find(slot[CODE]->valuestring) == NULL) return govd__parse_unknown(p, slot[CODE], "code");
  if (slot[RULE] != NULL && govd_form_find_rule(p->form, slot[RULE]->valuestring) == GOVD_NONE) {
    return govd__parse_unknown(p, slot[RULE], "rule");
  }
  if (slot[FIELD] != NULL && govd_form_find_field(p->form, slot[FIELD]->valuestring) == GOVD_NONE) {
    return govd__parse_unknown(p, slot[FIELD], "field");
  }
  return check_table(p, slot);
}

/* Expected, actual and difference come together or not at all. */
static govd_status parse_comparison(const govd__parser *p, const cJSON *item, const cJSON *const *slot,
                                    govd_finding *finding) {
  int count = (slot[EXPECTED] != NULL) + (slot[ACTUAL] != NULL) + (slot[DIFFERENCE] != NULL);
  if ((count != 0 && count != 3) || (count == 0 && slot[SCALE] != NULL)) {
    return govd__json_fail(
        p->json, item, p->error, GOVD_E_SCHEMA,
        "'expected', 'actual' and 'difference' come together, and 'scale' with them alone");
  }
  finding->compared = count == 3;
  if (!finding->compared) return GOVD_OK;
  govd_status status = govd__parse_int(p, slot[SCALE], "a scale", 0, 18, &finding->scale);
  int scale = finding->scale;
  if (status == GOVD_OK)
    status = govd__parse_decimal(p, slot[EXPECTED], "a figure", scale, &finding->expected);
  if (status == GOVD_OK) status = govd__parse_decimal(p, slot[ACTUAL], "a figure", scale, &finding->actual);
  if (status == GOVD_OK)
    status = govd__parse_decimal(p, slot[DIFFERENCE], "a figure", scale, &finding->difference);
  return status;
}

static void set_strings(const cJSON *const *slot, govd_finding *finding) {
  finding->code = string_of(slot[CODE]);
  finding->rule = string_of(slot[RULE]);
  finding->instance = string_of(slot[INSTANCE]);
  finding->table = string_of(slot[TABLE]);
  finding->row = string_of(slot[ROW]);
  finding->column = string_of(slot[COLUMN_ID]);
  finding->field = string_of(slot[FIELD]);
  finding->text = string_of(slot[TEXT]);
  finding->sum = string_of(slot[SUM]);
}

static govd_status parse_finding(const govd__parser *p, const cJSON *item, govd_findings *findings) {
  const cJSON *slot[KEYS];
  govd_finding finding = {.code = NULL};
  govd_finding_cell *cells = NULL;
  govd_suggestion *suggestions = NULL;
  govd_status status = govd__json_members(p->json, item, "a finding", keys, KEYS, slot, p->error);
  if (status != GOVD_OK) return status;
  set_strings(slot, &finding);
  finding.blank_as_zero = slot[BLANK] != NULL && cJSON_IsTrue(slot[BLANK]);
  status = parse_severity(p, slot[SEVERITY], &finding.severity);
  if (status == GOVD_OK) status = check_names(p, slot);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &finding.place);
  if (status == GOVD_OK)
    status = govd__parse_int(p, slot[FIRST_LINE], "a line", 1, INT_MAX, &finding.first_line);
  if (status == GOVD_OK) status = parse_comparison(p, item, slot, &finding);
  if (status == GOVD_OK) status = govd__parse_suggestions(p, slot[SUGGESTIONS], &finding, &suggestions);
  if (status == GOVD_OK) status = govd__parse_finding_cells(p, slot[CELLS], &finding, &cells);
  if (status == GOVD_OK) status = govd__findings_add(findings, &finding, p->error);
  govd__free(cells);
  govd__suggestions_free(suggestions, finding.suggestion_count);
  return status;
}

static govd_status parse_findings(govd__parser *p, const govd_forms *forms, govd_findings **findings) {
  enum { FORM, UNIT_NAME, YEAR, FINDINGS, COUNT };
  static const govd__json_key head[COUNT] = {[FORM] = {"form", GOVD__STRING, true},
                                             [UNIT_NAME] = {"unit_name", GOVD__STRING, false},
                                             [YEAR] = {"year", GOVD__NUMBER, false},
                                             [FINDINGS] = {"findings", GOVD__ARRAY, true}};
  const cJSON *slot[COUNT];
  int year = 0;
  govd_status status =
      govd__json_members(p->json, p->json->root, "the list of findings", head, COUNT, slot, p->error);
  if (status == GOVD_OK) status = govd__parse_int(p, slot[YEAR], "a year", 1, 9999, &year);
  if (status != GOVD_OK) return status;
  p->form = govd_forms_find(forms, slot[FORM]->valuestring);
  if (p->form == NULL) return govd__parse_unknown(p, slot[FORM], "form");
  status = govd__findings_new(p->form, string_of(slot[UNIT_NAME]), year, findings, p->error);
  const cJSON *item = slot[FINDINGS]->child;
  for (; item != NULL && status == GOVD_OK; item = item->next) status = parse_finding(p, item, *findings);
  return status;
}

GOVD_EXPORT govd_status govd_findings_parse_json(const govd_forms *forms, const char *text, size_t length,
                                                 govd_findings **findings, govd_error *error) {
  *findings = NULL;
  govd__json json;
  govd_status status = govd__json_parse(&json, text, length, GOVD__MAX_JSON, error);
  if (status != GOVD_OK) return status;
  govd__parser p = {.json = &json, .error = error};
  status = parse_findings(&p, forms, findings);
  govd__json_release(&json);
  if (status == GOVD_OK) return GOVD_OK;
  govd_findings_free(*findings);
  *findings = NULL;
  return status;
}
