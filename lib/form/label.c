/* SPDX-License-Identifier: Apache-2.0 */
#include "label.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "traditional.h"

static bool is_numeral(uint32_t point) {
  static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341}; /* 一 to 十 */
  if (point >= '0' && point <= '9') return true;
  for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
    if (point == numerals[i]) return true;
  }
  return false;
}

/* The next code point, width folded, and its size; size 0 at the end. */
static uint32_t next(const char *text, size_t length, size_t *size) {
  uint32_t point = 0;
  *size = govd__utf8_decode(text, length, &point);
  return govd__fold_width(point);
}

static size_t skip_space(const char *text, size_t length) {
  size_t at = 0;
  size_t size;
  while (at < length && govd__is_space(next(text + at, length - at, &size))) at += size;
  return at;
}

size_t govd__numeral_length(const char *text, size_t length) {
  size_t size;
  size_t at = skip_space(text, length);
  bool bracket = next(text + at, length - at, &size) == '(';
  if (bracket) at += size;
  size_t digits = 0;
  for (;;) {
    at += skip_space(text + at, length - at);
    if (!is_numeral(next(text + at, length - at, &size)) || size == 0 || digits == 3) break;
    at += size;
    digits++;
  }
  uint32_t mark = next(text + at, length - at, &size);
  if (digits == 0 || size == 0) return 0;
  bool closed = bracket ? mark == ')' : mark == '.' || mark == 0x3001; /* 、 */
  if (!closed) return 0;
  /* 1.5 is no numeral. */
  size_t behind;
  uint32_t follower = next(text + at + size, length - at - size, &behind);
  if (mark == '.' && behind > 0 && follower >= '0' && follower <= '9') return 0;
  return at + size;
}

/* Length of 其中 with its colon, with white space between them. */
static size_t of_which_length(const char *text, size_t length) {
  static const uint32_t word[] = {0x5176, 0x4E2D, ':'};
  size_t at = 0;
  for (size_t i = 0; i < 3; i++) {
    size_t size;
    at += skip_space(text + at, length - at);
    if (next(text + at, length - at, &size) != word[i]) return 0;
    at += size;
  }
  return at;
}

/* Adds text without white space, width folded. */
static void add_folded(govd__buffer *buffer, const char *text, size_t length) {
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = next(text + at, length - at, &size);
    if (size == 0) return;
    char bytes[4];
    if (!govd__is_space(point)) govd__buffer_add(buffer, bytes, govd__utf8_encode(point, bytes));
  }
}

static bool is_punctuation(uint32_t point) {
  if (point < 0x80)
    return point < '0' || (point > '9' && point < 'A') || (point > 'Z' && point < 'a') || point > 'z';
  return (point >= 0x2010 && point <= 0x2027) || (point >= 0x3001 && point <= 0x3003) ||
         (point >= 0x3008 && point <= 0x3011) || point == 0xB7;
}

/*
 * Length of a note in brackets at text, from its '(' to its ')'; 0 if it is a numeral or does not end, and
 * if there are brackets in brackets in brackets: looking for the ends of all of them might not end soon.
 */
static size_t note_length(const char *text, size_t length) {
  enum { DEEPEST = 8 };
  bool numeral = true;
  int depth = 0;
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = next(text + at, length - at, &size);
    if (size == 0) return 0;
    depth += (point == '(') - (point == ')');
    if (depth == 0) return numeral ? 0 : at + size;
    if (depth > DEEPEST) return 0;
    numeral = numeral && (point == '(' || is_numeral(point) || govd__is_space(point));
  }
  return 0;
}

/* Adds the characters that count to a key; what stands in brackets goes to the note. */
static void add_key(govd__buffer *key, govd__buffer *notes, const char *text, size_t length) {
  for (size_t at = 0, size; at < length; at += size) {
    uint32_t point = next(text + at, length - at, &size);
    if (size == 0) return;
    size_t note = point == '(' && notes != NULL ? note_length(text + at, length - at) : 0;
    if (note > 0) {
      add_key(notes, NULL, text + at, note);
      size = note;
      continue;
    }
    if (govd__is_space(point) || is_punctuation(point)) continue;
    if (point >= 'A' && point <= 'Z') point += 'a' - 'A';
    point = govd__simplify(point);
    char bytes[4];
    govd__buffer_add(key, bytes, govd__utf8_encode(point, bytes));
  }
}

void govd__label_set(govd__label *label, const char *text, size_t length) {
  label->key.length = 0;
  label->numeral.length = 0;
  label->note.length = 0;
  govd__buffer_puts(&label->numeral, "");
  govd__buffer_puts(&label->note, "");
  govd__buffer_puts(&label->key, "");
  size_t start = 0;
  size_t taken;
  do {
    taken = of_which_length(text + start, length - start);
    if (taken == 0) taken = govd__numeral_length(text + start, length - start);
    add_folded(&label->numeral, text + start, taken);
    start += taken;
  } while (taken > 0);
  add_key(&label->key, &label->note, text + start, length - start);
  if (label->key.length > 0 || start == 0) return;
  /* Nothing but a numeral: that is then the label. */
  govd__buffer_add(&label->key, label->numeral.data, label->numeral.length);
}

bool govd__label_failed(const govd__label *label) {
  return label->key.failed || label->numeral.failed || label->note.failed;
}

void govd__label_release(govd__label *label) {
  govd__buffer_release(&label->key);
  govd__buffer_release(&label->numeral);
  govd__buffer_release(&label->note);
}
