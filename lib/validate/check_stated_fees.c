/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "prose.h"

/*
 * Fees for the handling of information are to be reported under the other matters (国办函〔2020〕109号).
 * That some were asked for shows in the table of requests, or elsewhere in the prose.
 */
static const char matters[] = "other_matters";

static bool is_of_matters(const govd_section *section) {
  return section->id != NULL && strcmp(section->id, matters) == 0;
}

static bool states_fees(const govd__context *c, size_t section) {
  static const char *const words[] = {"收费", "费用", "处理费", NULL};
  for (size_t p = 0; p < govd_report_section(c->report, section)->paragraph_count; p++) {
    const char *text = govd_report_paragraph(c->report, section, p)->text;
    if (govd__has_word(text, strlen(text), words)) return true;
  }
  return false;
}

/* Whether a paragraph says that fees were taken: 收取信息处理费300元, and not 未收取 or 0元. */
static bool tells_of_fees(const char *text) {
  size_t length = strlen(text);
  static const char *const denials[] = {"未收取", "没有收取", "不收取", "未发生", "无收费", "未向", NULL};
  size_t fee = govd__find_word(text, length, "信息处理费");
  if (fee == GOVD_NONE || govd__has_word(text, length, denials)) return false;
  fee += strlen("信息处理费");
  for (size_t at = fee, width; at < length; at += width) {
    int number;
    uint32_t point = govd__point_at(text + at, length - at, &width);
    if (width == 0 || point == 0x3002) break;
    size_t digits = govd__read_small_number(text + at, length - at, &number);
    if (digits > 0 && number > 0) return true;
  }
  return false;
}

static govd_status check_cell(govd__context *c, size_t section, bool *told) {
  size_t cell = govd_form_find_cell(c->form, "requests.result.other.fee_unpaid.total");
  if (cell == GOVD_NONE || govd_report_cell(c->report, cell)->value <= 0) return GOVD_OK;
  govd_finding finding = govd__finding("fees.unstated");
  finding.text = govd_report_section(c->report, section)->title;
  finding.place = govd_report_section(c->report, section)->place;
  *told = true;
  govd_status status = govd__cells_add(c, cell);
  return status == GOVD_OK ? govd__emit(c, &finding) : status;
}

govd_status govd__check_stated_fees(govd__context *c) {
  size_t section = GOVD_NONE;
  bool told = false;
  govd__cells_clear(c);
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    if (is_of_matters(govd_report_section(c->report, s))) section = s;
  }
  if (section == GOVD_NONE || states_fees(c, section)) return GOVD_OK;
  govd_status status = check_cell(c, section, &told);
  govd__cells_clear(c);
  for (size_t s = 0; s < section && status == GOVD_OK && !told; s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count && !told; p++) {
      const govd_paragraph *paragraph = govd_report_paragraph(c->report, s, p);
      told = tells_of_fees(paragraph->text);
      if (told) status = govd__emit_part(c, "fees.unstated", paragraph, 0, strlen(paragraph->text));
    }
  }
  return status;
}
