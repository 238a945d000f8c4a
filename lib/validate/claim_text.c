/* SPDX-License-Identifier: Apache-2.0 */
#include "claim_text.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "form/traditional.h"

enum { SHORTEST_BROKEN_LINE = 15 }; /* in characters: a line that a sentence was broken at */

static size_t paragraph_count(const govd__claim_text *t) {
  return govd_report_section(t->report, t->section)->paragraph_count;
}

static const char *paragraph(const govd__claim_text *t, size_t index) {
  return govd_report_paragraph(t->report, t->section, index)->text;
}

/* Room for what all paragraphs can come to: no character grows when it is folded or simplified. */
static govd_status make_room(govd__claim_text *t, govd_error *error) {
  size_t bytes = 0;
  size_t count = paragraph_count(t);
  for (size_t p = 0; p < count; p++) bytes += strlen(paragraph(t, p)) + 1;
  if (bytes >= t->capacity) {
    char *text = govd__realloc(t->text, bytes + 1, 1);
    if (text == NULL) return govd__fail_memory(error);
    t->text = text;
    uint32_t *origin = govd__realloc(t->origin, bytes + 1, sizeof *origin);
    if (origin == NULL) return govd__fail_memory(error);
    t->origin = origin;
    t->capacity = bytes + 1;
  }
  if (count >= t->base_capacity) {
    size_t *bases = govd__realloc(t->bases, count + 1, sizeof *bases);
    if (bases == NULL) return govd__fail_memory(error);
    t->bases = bases;
    t->base_capacity = count + 1;
  }
  return GOVD_OK;
}

static bool is_digit(uint32_t point) { return point >= '0' && point <= '9'; }

/* Adds the bytes of a character that came from the source at an offset. */
static void add(govd__claim_text *t, const char *bytes, size_t size, size_t from) {
  for (size_t i = 0; i < size; i++) {
    t->origin[t->length] = (uint32_t)from;
    t->text[t->length++] = bytes[i];
  }
}

/* Adds a character, its width folded already, in its simplified form; most are as they stand in the source.
 */
static void add_character(govd__claim_text *t, uint32_t point, const char *source, size_t size, size_t from) {
  char bytes[4];
  uint32_t simple = govd__simplify(point);
  bool folded = point < 0x80 && size > 1;
  if (simple == point && !folded)
    add(t, source, size, from);
  else
    add(t, bytes, govd__utf8_encode(simple, bytes), from);
}

/* White space between two figures parts them; elsewhere it is nothing. */
static bool parts_figures(const govd__claim_text *t, const char *text, size_t length, size_t at) {
  size_t size;
  uint32_t point;
  if (t->length == 0 || !is_digit((unsigned char)t->text[t->length - 1])) return false;
  while (govd__is_space(point = govd__point_at(text + at, length - at, &size)) && size > 0) at += size;
  return is_digit(point);
}

static void add_paragraph(govd__claim_text *t, const char *text, size_t base) {
  size_t length = strlen(text);
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = govd__point_at(text + at, length - at, &size);
    if (size == 0) return;
    if (!govd__is_space(point))
      add_character(t, point, text + at, size, base + at);
    else if (parts_figures(t, text, length, at))
      add(t, " ", 1, base + at);
  }
}

/* Whether a line ends within a sentence that the next one goes on with. */
static bool is_broken(const char *line, const char *next) {
  static const char *const ends[] = {"。", "！", "？", "；", "：", ".", "!", "?", ";", ":", NULL};
  size_t length = strlen(line);
  for (size_t i = 0; ends[i] != NULL; i++) {
    if (govd__ends_with(line, length, ends[i])) return false;
  }
  return govd__utf8_count(line, length) >= SHORTEST_BROKEN_LINE &&
         govd__numeral_read(next, strlen(next)).style == GOVD__NUMERAL_NONE;
}

govd_status govd__claim_text_set(govd__claim_text *t, const govd_report *report, size_t section,
                                 govd_error *error) {
  t->report = report;
  t->section = section;
  t->length = 0;
  govd_status status = make_room(t, error);
  if (status != GOVD_OK) return status;
  size_t base = 0;
  size_t count = paragraph_count(t);
  for (size_t p = 0; p < count; p++) {
    const char *text = paragraph(t, p);
    t->bases[p] = base;
    add_paragraph(t, text, base);
    base += strlen(text);
    if (p + 1 == count || !is_broken(text, paragraph(t, p + 1))) add(t, "\n", 1, base);
  }
  t->bases[count] = base;
  t->origin[t->length] = (uint32_t)base;
  t->text[t->length] = '\0';
  return GOVD_OK;
}

void govd__claim_text_release(govd__claim_text *t) {
  govd__free(t->text);
  govd__free(t->origin);
  govd__free(t->bases);
}

char *govd__claim_text_source(const govd__claim_text *t, size_t begin, size_t end, govd_place *place) {
  size_t from = t->origin[begin];
  /* Up to the end of the last character, and not to the next one, which white space may part from it. */
  size_t last = t->origin[end - 1];
  size_t p = 0;
  while (p + 1 < paragraph_count(t) && t->bases[p + 1] <= from) p++;
  const govd_paragraph *first = govd_report_paragraph(t->report, t->section, p);
  *place = govd__place_in(first->place, first->text, from - t->bases[p]);
  govd__buffer text = {0};
  for (size_t at = from; p < paragraph_count(t) && at <= last; p++) {
    const char *source = paragraph(t, p) + (at - t->bases[p]);
    size_t length = strlen(source);
    size_t size = 0;
    if (t->bases[p] + strlen(paragraph(t, p)) > last) {
      govd__point_at(paragraph(t, p) + (last - t->bases[p]), strlen(paragraph(t, p)) - (last - t->bases[p]),
                     &size);
      length = last + size - at;
    }
    govd__buffer_add(&text, source, length);
    at = t->bases[p + 1];
  }
  return govd__buffer_take(&text, NULL);
}
