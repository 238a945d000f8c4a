/* SPDX-License-Identifier: Apache-2.0 */
#include "html_line.h"

#include <string.h>

#include "ascii.h"
#include "base/utf8.h"
#include "govdisclosure/error.h"

/* What libxml2 passes on below the blank is white space. */
static bool is_blank(char c) { return (unsigned char)c <= ' '; }

/* Characters as wide as Chinese ones, and the signs that stand among them. */
static bool is_wide(uint32_t point) {
  return (point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0xFE30 && point <= 0xFE4F) || (point >= 0xFF01 && point <= 0xFF60) || point >= 0x20000 ||
         point == 0x2014 || point == 0x2026 || (point >= 0x2018 && point <= 0x201D);
}

static uint32_t last_point(const char *text, size_t length) {
  size_t size = 1;
  while (size < length && ((unsigned char)text[length - size] & 0xC0) == 0x80) size++;
  uint32_t point = 0;
  govd__utf8_decode(text + length - size, size, &point);
  return point;
}

static void fill_gap(govd__html_line *line, const char *piece, size_t length) {
  uint32_t next = 0;
  govd__utf8_decode(piece, length, &next);
  bool vanishes = line->gap == GOVD__GAP_LINE_FEED && is_wide(next) &&
                  is_wide(last_point(line->text.data, line->text.length));
  if (!vanishes) govd__buffer_putc(&line->text, ' ');
}

/* Where a line begins: behind blanks of every kind. */
static size_t skip_spaces(const char *piece, size_t length) {
  size_t at = 0;
  uint32_t point;
  for (size_t size; at < length && (size = govd__utf8_decode(piece + at, length - at, &point)) > 0;
       at += size) {
    if (!govd__is_space(point)) break;
  }
  return at;
}

size_t govd__html_line_add(govd__html_line *line, const char *piece, size_t length) {
  size_t begin = GOVD_NONE;
  size_t at = 0;
  if (line->text.length == 0) {
    at = skip_spaces(piece, length);
    if (at == length) return GOVD_NONE;
    begin = at;
    line->gap = GOVD__GAP_NONE;
  }
  while (at < length) {
    if (is_blank(piece[at])) {
      if (line->gap != GOVD__GAP_LINE_FEED)
        line->gap = piece[at] == '\n' ? GOVD__GAP_LINE_FEED : GOVD__GAP_SPACE;
      at++;
      continue;
    }
    size_t end = at + 1;
    while (end < length && !is_blank(piece[end])) end++;
    if (line->gap != GOVD__GAP_NONE && line->text.length > 0) fill_gap(line, piece + at, length - at);
    line->gap = GOVD__GAP_NONE;
    govd__buffer_add(&line->text, piece + at, end - at);
    at = end;
  }
  return begin;
}

/* The length of a conditional that a text begins with, or 0. */
static size_t conditional_length(const char *text, size_t length) {
  static const char *const openings[] = {"<!--[if ", "<![if ", "<!--[endif]", "<![endif]"};
  enum { LONGEST = 200 };
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    if (!govd__begins_with(text, length, openings[i])) continue;
    const char *close = memchr(text, '>', length < LONGEST ? length : (size_t)LONGEST);
    return close == NULL ? 0 : (size_t)(close - text) + 1;
  }
  return 0;
}

/* Where what a conditional hides ends, or 0: <!--[if gte mso 9]>…<![endif]-->. */
static size_t hidden_end(const char *text, size_t length, size_t at) {
  static const char close[] = "<![endif]-->";
  for (; at < length; at++) {
    if (text[at] == '<' && govd__begins_with(text + at, length - at, close)) return at + sizeof close - 1;
  }
  return 0;
}

static size_t drop_conditionals(char *text, size_t length) {
  if (memchr(text, '<', length) == NULL) return length;
  size_t kept = 0;
  bool closed = true; /* until the search for an end was in vain */
  for (size_t i = 0; i < length;) {
    size_t dropped = text[i] == '<' ? conditional_length(text + i, length - i) : 0;
    bool hides =
        dropped > 0 && govd__begins_with(text + i, length - i, "<!--[if ") && text[i + dropped - 2] != '-';
    if (dropped == 0) text[kept++] = text[i++];
    i += dropped;
    size_t end = hides && closed ? hidden_end(text, length, i) : 0;
    closed = closed && (!hides || end > 0);
    if (end > 0) i = end;
  }
  text[kept] = '\0';
  return kept;
}

const char *govd__html_line_end(govd__html_line *line, size_t *length) {
  const char *text = line->text.data;
  *length = line->text.length;
  line->text.length = 0;
  line->gap = GOVD__GAP_NONE;
  if (*length == 0) return "";
  *length = drop_conditionals(line->text.data, *length);
  govd__trim(&text, length);
  return text;
}
