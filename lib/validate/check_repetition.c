/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "prose.h"

/*
 * A paragraph that stands twice. It need not be word for word: one whose clauses stand
 * in an earlier paragraph, all but a few characters of them, has been copied from there.
 * Short clauses stand anywhere and tell nothing.
 * Clauses are compared by their hashes, each looked up once, so that the time is that of
 * the length of the prose.
 */
enum { MIN_CLAUSE = 6, MIN_PARAGRAPH = 24, MIN_SHARE = 85 }; /* in characters, and in percent */

typedef struct clause {
  uint64_t hash; /* 0 where there is none */
  size_t paragraph;
} clause;

typedef struct clauses {
  clause *slots;
  size_t mask;
} clauses;

/* Characters of one paragraph that stand in an earlier one. */
typedef struct shared_part {
  size_t paragraph;
  size_t characters;
} shared_part;

enum { CANDIDATES = 8 };

static bool ends_clause(uint32_t point) {
  static const uint32_t marks[] = {',', ';', ':', '!', '?', '.', 0x3002, 0x3001};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (point == marks[i]) return true;
  }
  return false;
}

/* What lines are drawn with, which say nothing: ---- ==== ———— ──── ****. */
static bool is_stroke(uint32_t point) {
  return point == '-' || point == '=' || point == '_' || point == '*' || point == '+' || point == '|' ||
         point == '#' || point == 0x2014 || (point >= 0x2500 && point <= 0x257F);
}

/* Reads the clause at the start of a text; gives its length with the mark behind it. */
static size_t read_clause(const char *text, size_t length, uint64_t *hash, size_t *characters) {
  *hash = 14695981039346656037u; /* FNV-1a */
  *characters = 0;
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = govd__point_at(text + at, length - at, &size);
    if (size == 0) return length;
    if (ends_clause(point)) return at + size;
    if (govd__is_space(point) || is_stroke(point)) continue;
    *hash = (*hash ^ point) * 1099511628211u;
    ++*characters;
  }
  return length;
}

static clause *find(const clauses *known, uint64_t hash) {
  size_t at = (size_t)(hash & known->mask);
  while (known->slots[at].hash != 0 && known->slots[at].hash != hash) at = (at + 1) & known->mask;
  return &known->slots[at];
}

static void count_shared(shared_part parts[CANDIDATES], size_t paragraph, size_t characters) {
  for (size_t i = 0; i < CANDIDATES; i++) {
    if (parts[i].characters != 0 && parts[i].paragraph != paragraph) continue;
    parts[i].paragraph = paragraph;
    parts[i].characters += characters;
    return;
  }
}

/* The earlier paragraph that one has been copied from, or GOVD_NONE; enters its clauses. */
static size_t find_original(clauses *known, const char *text, size_t paragraph) {
  shared_part parts[CANDIDATES] = {{0, 0}};
  size_t length = strlen(text);
  size_t at = govd__numeral_read(text, length).length;
  size_t characters = 0;
  for (size_t count, size; at < length; at += size) {
    uint64_t hash;
    size = read_clause(text + at, length - at, &hash, &count);
    if (count < MIN_CLAUSE || hash == 0) continue;
    characters += count;
    clause *slot = find(known, hash);
    if (slot->hash != 0 && slot->paragraph != paragraph) count_shared(parts, slot->paragraph, count);
    if (slot->hash == 0) *slot = (clause){hash, paragraph};
  }
  for (size_t i = 0; i < CANDIDATES && characters >= MIN_PARAGRAPH; i++) {
    if (parts[i].characters * 100 >= characters * MIN_SHARE) return parts[i].paragraph;
  }
  return GOVD_NONE;
}

/* The place of a paragraph by its number, all sections counted. */
static govd_place place_of(const govd__context *c, size_t number) {
  size_t s = 0;
  for (; number >= govd_report_section(c->report, s)->paragraph_count; s++)
    number -= govd_report_section(c->report, s)->paragraph_count;
  return govd_report_paragraph(c->report, s, number)->place;
}

static govd_status emit_repeated(govd__context *c, const govd_paragraph *paragraph, size_t original) {
  govd_finding finding = govd__finding("paragraph.duplicate");
  govd_place first = place_of(c, original);
  finding.text = paragraph->text;
  finding.place = paragraph->place;
  finding.first_line = first.row_number == 0 ? first.line : 0;
  return govd__emit(c, &finding);
}

/* A table twice as large as there can be clauses long enough to be looked up. */
static govd_status make_table(const govd__context *c, clauses *known) {
  size_t bytes = 0;
  for (size_t s = 0; s < govd_report_section_count(c->report); s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count; p++)
      bytes += strlen(govd_report_paragraph(c->report, s, p)->text);
  }
  size_t size = 16;
  while (size < 2 * (bytes / MIN_CLAUSE + 1)) size *= 2;
  known->slots = govd__calloc(size, sizeof *known->slots);
  known->mask = size - 1;
  return known->slots == NULL ? govd__fail_memory(c->error) : GOVD_OK;
}

govd_status govd__check_repetition(govd__context *c) {
  clauses known = {.slots = NULL};
  size_t paragraph = 0;
  govd__cells_clear(c);
  govd_status status = make_table(c, &known);
  for (size_t s = 0; s < govd_report_section_count(c->report) && status == GOVD_OK; s++) {
    for (size_t p = 0; p < govd_report_section(c->report, s)->paragraph_count && status == GOVD_OK; p++) {
      const govd_paragraph *each = govd_report_paragraph(c->report, s, p);
      size_t original = find_original(&known, each->text, paragraph++);
      if (original != GOVD_NONE) status = emit_repeated(c, each, original);
    }
  }
  govd__free(known.slots);
  return status;
}
