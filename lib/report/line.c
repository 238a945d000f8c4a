/* SPDX-License-Identifier: Apache-2.0 */
#include "line.h"

#include <string.h>

#include "base/utf8.h"
#include "form/model.h"

enum { MAX_HEADING = 40, MAX_TITLE = 60 }; /* in characters */

static bool starts_with(const char *text, size_t length, const char *word) {
  size_t size = strlen(word);
  return size <= length && memcmp(text, word, size) == 0;
}

static bool ends_with(const char *text, size_t length, const char *word) {
  size_t size = strlen(word);
  return size <= length && memcmp(text + length - size, word, size) == 0;
}

/* Offset of a word in a text, or GOVD_NONE. */
static size_t find(const char *text, size_t length, const char *word) {
  const char *end = text + length;
  const char *at = text;
  while ((at = memchr(at, *word, (size_t)(end - at))) != NULL) {
    if (starts_with(at, (size_t)(end - at), word)) return (size_t)(at - text);
    at++;
  }
  return GOVD_NONE;
}

static uint32_t next(const char *text, size_t length, size_t *size) {
  uint32_t point = 0;
  *size = govd__utf8_decode(text, length, &point);
  return govd__fold_width(point);
}

/* A year at the start of a text: four digits and 年; gives its length and the year. */
static size_t read_year(const char *text, size_t length, int *year) {
  size_t at = 0;
  size_t size;
  *year = 0;
  for (int i = 0; i < 4; i++, at += size) {
    uint32_t point = next(text + at, length - at, &size);
    if (point < '0' || point > '9') return 0;
    *year = *year * 10 + (int)(point - '0');
  }
  while (at < length && govd__is_space(next(text + at, length - at, &size))) at += size;
  if (*year < 1000 || !starts_with(text + at, length - at, "年")) return 0;
  at += strlen("年");
  return at + (starts_with(text + at, length - at, "度") && !starts_with(text + at, length - at, "度报告")
                   ? strlen("度")
                   : 0);
}

/* Takes brackets and white space off both ends. */
static void strip_brackets(const char **text, size_t *length) {
  static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
  govd__trim(text, length);
  for (size_t i = 0; i < 4; i++) {
    const char *open = pairs[i / 2][0];
    const char *close = pairs[i % 2][1];
    if (!starts_with(*text, *length, open) || !ends_with(*text + strlen(open), *length - strlen(open), close))
      continue;
    *text += strlen(open);
    *length -= strlen(open) + strlen(close);
    govd__trim(text, length);
    return;
  }
}

static int year_line(const char *text, size_t length) {
  int year;
  strip_brackets(&text, &length);
  return length > 0 && read_year(text, length, &year) == length ? year : 0;
}

/* Offset and length of the year in a title, brackets round it included; length 0 if there is none. */
static size_t find_title_year(const char *text, size_t length, size_t *start, int *year) {
  for (size_t i = 0; i < length; i++) {
    if (((unsigned char)text[i] & 0xC0) == 0x80) continue;
    size_t size = read_year(text + i, length - i, year);
    if (size == 0) continue;
    *start = i;
    return size;
  }
  *year = 0;
  *start = length;
  return 0;
}

/* Drops what is said of a title in front of it: 标题：某县, 【年报】某县, and marks of markup. */
static void drop_lead(const char **body, size_t *length) {
  static const char *const ends[] = {"：", ":", "】", "]", "#", "="};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t at;
    while ((at = find(*body, *length, ends[i])) != GOVD_NONE) {
      *body += at + strlen(ends[i]);
      *length -= at + strlen(ends[i]);
    }
  }
}

/* Where a title names what it is about; a college or a hospital does so without 政府. */
static size_t find_subject(const char *text, size_t length) {
  static const char *const subjects[] = {"政府信息公开", "政务信息公开", "信息公开"};
  size_t found = GOVD_NONE;
  for (size_t i = 0; i < sizeof subjects / sizeof *subjects && found == GOVD_NONE; i++)
    found = find(text, length, subjects[i]);
  return found;
}

govd__title_parts govd__title_read(const char *text, size_t length) {
  govd__title_parts parts = {text, 0, 0};
  size_t start;
  size_t size = find_title_year(text, length, &start, &parts.year);
  size_t end = find_subject(text, length);
  if (end == GOVD_NONE) return parts;
  /* 某区人民政府信息公开 is short for 某区人民政府政府信息公开. */
  if (ends_with(text, end, "人民")) end += strlen("政府");
  bool year_first = start == 0 && size > 0;
  if (year_first) parts.body = text + size;
  size_t body_end = start > 0 && start < end ? start : end;
  parts.body_length = (size_t)(text + body_end - parts.body);
  drop_lead(&parts.body, &parts.body_length);
  govd__trim(&parts.body, &parts.body_length);
  return parts;
}

/* The year in front of an offset, as 2023年 before 1月1日; 0 if there is none. */
static int year_before(const char *text, size_t offset) {
  size_t size = strlen("2023年");
  int year;
  return offset >= size && read_year(text + offset - size, size, &year) == size ? year : 0;
}

int govd__period_year(const char *text, size_t length) {
  enum { REACH = 32 }; /* bytes between the two dates */
  size_t first = find(text, length, "1月1日");
  int year = first == GOVD_NONE ? 0 : year_before(text, first);
  if (year == 0) return 0;
  size_t behind = first + strlen("1月1日");
  size_t last = find(text + behind, length - behind, "12月31日");
  if (last == GOVD_NONE || last > REACH) return 0;
  int end = year_before(text + behind, last);
  return end == 0 || end == year ? year : 0;
}

static bool is_title(const char *text, size_t length) {
  static const char *const endings[] = {"报告", "年报", NULL};
  if (find(text, length, "信息公开") == GOVD_NONE) return false;
  size_t start;
  int year;
  size_t size = find_title_year(text, length, &start, &year);
  /* A year in brackets at the end: …年度报告（2023年）. */
  if (size > 0 && start > 0 && ends_with(text, length, "）")) length = start - strlen("（");
  if (size > 0 && start > 0 && ends_with(text, length, ")")) length = start - strlen("(");
  for (size_t i = 0; endings[i] != NULL; i++) {
    if (ends_with(text, length, endings[i])) return true;
  }
  return false;
}

/* 一、 to 二十、 : the numerals of chapters. */
static bool has_chapter_numeral(const char *text, size_t length) {
  size_t size = govd__numeral_length(text, length);
  return size > 0 && ends_with(text, size, "、") && (unsigned char)text[0] >= 0x80 &&
         !starts_with(text, size, "（");
}

static bool is_heading(const char *text, size_t length) {
  static const char *const sentence_ends[] = {"。", "；", ";", "：", ":", NULL};
  if (!has_chapter_numeral(text, length) || govd__utf8_count(text, length) > MAX_HEADING) return false;
  for (size_t i = 0; sentence_ends[i] != NULL; i++) {
    if (ends_with(text, length, sentence_ends[i])) return false;
  }
  return true;
}

static bool is_attachment(const char *text, size_t length) {
  if (!starts_with(text, length, "附件")) return false;
  text += strlen("附件");
  length -= strlen("附件");
  for (size_t size; length > 0; text += size, length -= size) {
    uint32_t point = next(text, length, &size);
    if (!(point >= '0' && point <= '9') && point != ':' && !govd__is_space(point)) return false;
  }
  return true;
}

/* Words that only the frame of a web page has, in lines of its length. */
static bool is_furniture(const char *text, size_t length) {
  static const char *const words[] = {"版权所有", "网站地图", "公网安备", "ICP备",    "网站标识码",
                                      "打印本页", "打印此页", "关闭窗口", "关闭本页", "上一篇",
                                      "下一篇",   "扫一扫",   "分享到",   "返回顶部", "技术支持",
                                      "您的位置", "当前位置", "字体大小", NULL};
  for (size_t i = 0; words[i] != NULL; i++) {
    if (find(text, length, words[i]) != GOVD_NONE) return true;
  }
  return false;
}

/* What a line is by its form alone, whatever it says: a heading or the title of a table. */
static void read_label_line(const govd_form *form, const char *text, size_t length, govd__label *scratch,
                            govd__line *line) {
  govd__label_set(scratch, text, length);
  if (govd__label_failed(scratch)) return;
  line->section = govd__form_section_named(form, scratch->key.data);
  line->table = line->section == GOVD_NONE ? govd__form_table_titled(form, scratch->key.data) : GOVD_NONE;
  if (line->section != GOVD_NONE || (line->table == GOVD_NONE && is_heading(text, length))) {
    line->kind = GOVD__LINE_HEADING;
  } else if (line->table != GOVD_NONE) {
    line->kind = GOVD__LINE_TABLE_TITLE;
  }
}

govd__line govd__line_read(const govd_form *form, const char *text, size_t length, govd__label *scratch) {
  govd__line line = {.kind = GOVD__LINE_PROSE, .section = GOVD_NONE, .table = GOVD_NONE};
  govd__line_field fields[GOVD__MAX_LINE_FIELDS];
  size_t characters = govd__utf8_count(text, length);
  if (govd__line_fields(form, text, length, fields) > 0) {
    line.kind = GOVD__LINE_FIELDS;
  } else if (characters > MAX_TITLE) {
    return line; /* a paragraph, as most of the text is */
  } else if ((line.year = year_line(text, length)) != 0) {
    line.kind = GOVD__LINE_YEAR;
  } else if (is_attachment(text, length)) {
    line.kind = GOVD__LINE_ATTACHMENT;
  } else if (is_furniture(text, length)) {
    line.kind = GOVD__LINE_FURNITURE;
  } else if (is_title(text, length)) {
    line.kind = GOVD__LINE_TITLE;
  } else if (characters <= MAX_HEADING) {
    read_label_line(form, text, length, scratch, &line);
  }
  return line;
}
