/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "prose.h"

/*
 * Chapters, and the points in each, are numbered one after the other. A list may begin
 * anew at 1, and a numeral may stand inside a paragraph; what cannot be explained so is
 * told.
 */

/*
 * What has been counted up to. Where a numeral is not the next one, it is told, and either it or the next one
 * may be what is gone on from: 三, 四, 四, 六 has one slip, and so has 三, 三, 四.
 */
typedef struct tally {
  int value; /* as printed */
  int due;   /* what should have been printed there */
  bool told; /* that they differ */
} tally;

/* Where a numeral does not follow on; where a 1 was the slip, only the one behind it shows that. */
typedef enum slip_place { NO_SLIP, SLIP_HERE, SLIP_BEFORE } slip_place;

/* Counts a numeral; `bridged` where all between it and the last one are known to stand elsewhere. */
static slip_place count_on(tally *t, int value, bool bridged) {
  tally last = *t;
  *t = (tally){value, value, false};
  if (value <= 1) {
    t->due = last.due + 1; /* it begins anew, unless that is missing */
    return NO_SLIP;
  }
  if (bridged || value == last.value + 1) return NO_SLIP;
  if (value == last.due + 1) return last.told ? NO_SLIP : SLIP_BEFORE;
  *t = (tally){value, last.due + 1, true};
  return SLIP_HERE;
}

/* The lists that are open, the outermost first: each style once. */
typedef struct lists {
  struct {
    govd__numeral_style style;
    tally tally;
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

/* Takes a point into its list; gives the paragraph whose numeral is a slip, or GOVD_NONE. */
static size_t find_slip(const govd__context *c, lists *l, size_t section, size_t paragraph,
                        govd__numeral numeral) {
  size_t i = 0;
  while (i < l->count && l->open[i].style != numeral.style) i++;
  bool known = i < l->count;
  l->count = i + 1;
  l->open[i].style = numeral.style;
  size_t before = l->open[i].paragraph;
  l->open[i].paragraph = paragraph;
  if (!known) {
    l->open[i].tally = (tally){numeral.value, numeral.value, false};
    return GOVD_NONE;
  }
  govd__numeral last = {numeral.style, l->open[i].tally.value, 0};
  bool bridged = numeral.value > last.value && is_bridged(c, section, before, paragraph, last, numeral.value);
  switch (count_on(&l->open[i].tally, numeral.value, bridged)) {
    case SLIP_HERE: return paragraph;
    case SLIP_BEFORE: return before;
    default: return GOVD_NONE;
  }
}

static govd__numeral numeral_of(const char *text) { return govd__numeral_read(text, strlen(text)); }

static govd_status check_points(govd__context *c, size_t section) {
  lists l = {.count = 0};
  for (size_t p = 0; p < govd_report_section(c->report, section)->paragraph_count; p++) {
    govd__numeral numeral = numeral_of(govd_report_paragraph(c->report, section, p)->text);
    if (numeral.style == GOVD__NUMERAL_NONE) continue;
    size_t slip = find_slip(c, &l, section, p, numeral);
    if (slip == GOVD_NONE) continue;
    const govd_paragraph *paragraph = govd_report_paragraph(c->report, section, slip);
    govd_status status =
        govd__emit_part(c, "paragraph.numbering", paragraph, 0, numeral_of(paragraph->text).length);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

static govd_status emit_chapter(govd__context *c, size_t s) {
  const govd_section *section = govd_report_section(c->report, s);
  govd_finding finding = govd__finding("section.numbering");
  finding.text = section->title;
  finding.place = section->place;
  return govd__emit(c, &finding);
}

/* Headings whose numeral is not the next one, or of another style than the first. */
static govd_status check_chapters(govd__context *c) {
  govd__numeral_style style = GOVD__NUMERAL_NONE;
  tally t = {0, 0, false};
  size_t before = 0;
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    const govd_section *section = govd_report_section(c->report, s);
    govd__numeral numeral = numeral_of(section->title);
    if (numeral.style == GOVD__NUMERAL_NONE) {
      if (*section->title == '\0' || style == GOVD__NUMERAL_NONE) continue;
      t.value++; /* it counts as the next one */
      t.due++;
      continue;
    }
    bool first = style == GOVD__NUMERAL_NONE;
    if (first) t.value = t.due = numeral.value - 1;
    slip_place slip = count_on(&t, numeral.value, false);
    if (first || numeral.value == 1) style = numeral.style;
    if (slip == NO_SLIP && numeral.style != style) slip = SLIP_HERE;
    govd_status status = slip == NO_SLIP ? GOVD_OK : emit_chapter(c, slip == SLIP_HERE ? s : before);
    if (status != GOVD_OK) return status;
    before = s;
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
