/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "prose.h"

/*
 * Chapters, and the points in each, are numbered one after the other. A list may begin
 * anew at 1, and a numeral may stand inside a paragraph; what cannot be explained so is
 * told.
 */

/* The lists that are open, the outermost first: each style once. */
typedef struct lists {
  struct {
    govd__numeral_style style;
    int value;
    size_t paragraph;
  } open[GOVD__NUMERAL_STYLES];
  size_t count;
} lists;

/* Whether a numeral stands somewhere inside a text, as 2. does in 1.甲；2.乙. */
static bool stands_inside(const char *text, govd__numeral_style style, int value) {
  size_t length = strlen(text);
  for (size_t at = 0, size; at < length; at += size) {
    if (govd__point_at(text + at, length - at, &size) == 0 || size == 0) return false;
    govd__numeral numeral = govd__numeral_read(text + at, length - at);
    if (numeral.style == style && numeral.value == value) return true;
  }
  return false;
}

/* Whether all numerals between two stand inside the paragraphs from the one to the other. */
static bool is_bridged(const govd__context *c, size_t section, size_t from, size_t to, govd__numeral last,
                       int value) {
  for (int missing = last.value + 1; missing < value; missing++) {
    bool found = false;
    for (size_t p = from; p < to && !found; p++)
      found = stands_inside(govd_report_paragraph(c->report, section, p)->text, last.style, missing);
    if (!found) return false;
  }
  return true;
}

/* Takes a point into its list; false where it does not follow on. */
static bool follows(const govd__context *c, lists *l, size_t section, size_t paragraph,
                    govd__numeral numeral) {
  size_t i = 0;
  while (i < l->count && l->open[i].style != numeral.style) i++;
  bool known = i < l->count;
  govd__numeral last = {numeral.style, known ? l->open[i].value : 0, 0};
  size_t from = known ? l->open[i].paragraph : paragraph;
  l->count = i + 1;
  l->open[i].style = numeral.style;
  l->open[i].value = numeral.value;
  l->open[i].paragraph = paragraph;
  if (!known || numeral.value <= 1 || numeral.value == last.value + 1) return true;
  return numeral.value > last.value && is_bridged(c, section, from, paragraph, last, numeral.value);
}

static govd_status check_points(govd__context *c, size_t section) {
  lists l = {.count = 0};
  for (size_t p = 0; p < govd_report_section(c->report, section)->paragraph_count; p++) {
    const govd_paragraph *paragraph = govd_report_paragraph(c->report, section, p);
    govd__numeral numeral = govd__numeral_read(paragraph->text, strlen(paragraph->text));
    if (numeral.style == GOVD__NUMERAL_NONE || follows(c, &l, section, p, numeral)) continue;
    govd_status status = govd__emit_part(c, "paragraph.numbering", paragraph, 0, numeral.length);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Headings whose numeral is not the next one, or of another style than the first. */
static govd_status check_chapters(govd__context *c) {
  govd__numeral last = {GOVD__NUMERAL_NONE, 0, 0};
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    const govd_section *section = govd_report_section(c->report, s);
    govd__numeral numeral = govd__numeral_read(section->title, strlen(section->title));
    if (numeral.style == GOVD__NUMERAL_NONE) {
      if (*section->title != '\0' && last.style != GOVD__NUMERAL_NONE) last.value++;
      continue;
    }
    bool first = last.style == GOVD__NUMERAL_NONE || numeral.value == 1;
    bool follows_on = first || (numeral.style == last.style && numeral.value == last.value + 1);
    govd__numeral_style style = first ? numeral.style : last.style;
    last = (govd__numeral){style, numeral.value, 0};
    if (follows_on) continue;
    govd_finding finding = govd__finding("section.numbering");
    finding.text = section->title;
    finding.place = section->place;
    govd_status status = govd__emit(c, &finding);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

govd_status govd__check_numbering(govd__context *c) {
  govd__cells_clear(c);
  govd_status status = check_chapters(c);
  for (size_t s = 0; s < govd_report_section_count(c->report) && status == GOVD_OK; s++)
    status = check_points(c, s);
  return status;
}
