/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "bodies.h"

/* What was left of the template that a report was made from: blanks not filled in, and another body's name.
 */

/* Whether a placeholder may begin with a character: most of the text is passed over by this. */
static bool may_begin(uint32_t point) {
  switch (point) {
    case 'X':
    case 'x':
    case '_':
    case 0xD7:   /* × */
    case 0x25CB: /* ○ */
    case 0x6B64: /* 此 */
    case 0x8BF7: /* 请 */
    case 0x5F85: /* 待 */
    case 0x586B: /* 填 */
    case 0x67D0: /* 某 */ return true;
    default: return false;
  }
}

/* Length of a placeholder at the start of a text, or 0. */
static size_t placeholder_length(const char *text, size_t length) {
  static const char *const words[] = {"此处填写", "请填写",   "请输入", "待补充", "填写单位名称",
                                      "某某局",   "某某县",   "某某市", "某某区", "某某镇",
                                      "某某乡",   "某某街道", NULL};
  static const char *const marks[] = {"X", "x", "×", "＿", "_", "Ｘ", "○", NULL};
  for (size_t i = 0; words[i] != NULL; i++) {
    if (govd__begins_with(text, length, words[i])) return strlen(words[i]);
  }
  for (size_t i = 0; marks[i] != NULL; i++) {
    size_t at = 0;
    while (govd__begins_with(text + at, length - at, marks[i])) at += strlen(marks[i]);
    if (at >= 2 * strlen(marks[i])) return at;
  }
  return 0;
}

static bool is_letter(uint32_t point) {
  return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
}

/* The marks stand alone: no letter touches them, as in MAXX or in the address of a page. */
static bool stands_alone(const char *text, size_t length, size_t at, size_t size) {
  size_t width;
  bool before = at > 0 && is_letter((unsigned char)text[at - 1]);
  uint32_t behind = govd__point_at(text + at + size, length - at - size, &width);
  return !before && !is_letter(behind) && !(at > 0 && strchr("/_.-", text[at - 1]) != NULL);
}

static govd_status check_placeholders(govd__context *c, const govd_paragraph *paragraph) {
  const char *text = paragraph->text;
  size_t length = strlen(text);
  for (size_t at = 0, width; at < length; at += width) {
    uint32_t point = govd__point_at(text + at, length - at, &width);
    if (width == 0) break;
    size_t size = may_begin(point) ? placeholder_length(text + at, length - at) : 0;
    if (size > 0 && stands_alone(text, length, at, size))
      return govd__emit_part(c, "placeholder.left", paragraph, at, size);
    if (size > 0) width = size;
  }
  return GOVD_OK;
}

/* The characters in front of an offset that can be part of a body's name. */
static size_t name_before(const char *text, size_t end) {
  static const char *const fronts[] = {"将", "布", "《", "“",  "，", "。", "：", ",",  ":",  "是",
                                       "为", "由", "对", "的", "、", " ",  "　", "；", "照", NULL};
  size_t begin = end;
  while (begin > 0) {
    for (size_t i = 0; fronts[i] != NULL; i++) {
      if (govd__ends_with(text, begin, fronts[i])) return begin;
    }
    do begin--;
    while (begin > 0 && ((unsigned char)text[begin] & 0xC0) == 0x80);
  }
  return begin;
}

static govd_status check_name(govd__context *c, const govd_paragraph *paragraph, size_t begin, size_t end) {
  enum { SHORTEST = 4 * 3 };
  static const char *const own[] = {"我", "本", "全", "各", "上级", "该", NULL};
  const char *name = paragraph->text + begin;
  const char *body = govd_report_unit_name(c->report);
  if (end - begin < SHORTEST || !govd__is_body_name(name, end - begin)) return GOVD_OK;
  for (size_t i = 0; own[i] != NULL; i++) {
    if (govd__begins_with(name, end - begin, own[i])) return GOVD_OK;
  }
  if (!govd__are_other_bodies(name, end - begin, body, strlen(body))) return GOVD_OK;
  return govd__emit_part(c, "body.other", paragraph, begin, end - begin);
}

/* The name in the title of this report where a sentence presents it:
 * 现将某局2023年政府信息公开工作年度报告公布如下. */
static govd_status check_presented(govd__context *c, const govd_paragraph *paragraph) {
  static const char *const presenting[] = {"现将", "现公布", "公布如下", "报告如下", NULL};
  const char *text = paragraph->text;
  size_t length = strlen(text);
  size_t title = govd__find_word(text, length, "政府信息公开");
  if (title == GOVD_NONE || govd__find_word(text + title, length - title, "年度报告") == GOVD_NONE)
    return GOVD_OK;
  if (!govd__has_word(text, length, presenting)) return GOVD_OK;
  if (govd__ends_with(text, title, "度")) title -= strlen("度");
  size_t year = strlen("2023年");
  if (title < year || !govd__ends_with(text, title, "年") || text[title - year] != '2') return GOVD_OK;
  return check_name(c, paragraph, name_before(text, title - year), title - year);
}

/* A short last line that is nothing but a name signs the report. */
static govd_status check_signature(govd__context *c, const govd_paragraph *paragraph) {
  enum { LONGEST = 25 * 3 };
  size_t length = strlen(paragraph->text);
  if (length > LONGEST || name_before(paragraph->text, length) != 0) return GOVD_OK;
  return check_name(c, paragraph, 0, length);
}

/* Whether a paragraph is among the last two of the report. */
static bool is_at_the_end(const govd__context *c, size_t section, size_t paragraph) {
  return section + 1 == govd_report_section_count(c->report) &&
         paragraph + 2 >= govd_report_section(c->report, section)->paragraph_count;
}

govd_status govd__check_template(govd__context *c) {
  govd_status status = GOVD_OK;
  const char *body = govd_report_unit_name(c->report);
  govd__cells_clear(c);
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count; p++) {
      const govd_paragraph *paragraph = govd_report_paragraph(c->report, s, p);
      if (status == GOVD_OK) status = check_placeholders(c, paragraph);
      if (body == NULL || status != GOVD_OK) continue;
      status = check_presented(c, paragraph);
      if (status == GOVD_OK && is_at_the_end(c, s, p)) status = check_signature(c, paragraph);
    }
  }
  return status;
}
