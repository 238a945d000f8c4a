/* SPDX-License-Identifier: Apache-2.0 */
#include "flat_line.h"

#include <string.h>

#include "base/utf8.h"
#include "report/figure.h"

/* Longer lines are prose. A line of digits may have all figures of a row; a label has no more. */
enum { MAX_LINE = 600, MAX_LABEL = 300, MAX_JOINED = 120 };

static size_t next_point(const char *text, size_t length, uint32_t *point) {
  size_t size = govd__utf8_decode(text, length, point);
  return size == 0 ? 1 : size;
}

static size_t previous(const char *text, size_t at) {
  do at--;
  while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
  return at;
}

static bool is_space_at(const char *text, size_t length) {
  uint32_t point;
  next_point(text, length, &point);
  return govd__is_space(point);
}

bool govd__flat_is_unit(govd__slice item) { return govd__is_unit(item.text, item.length); }

/* Whether a text may be the figures of a row that ran together: digits, points, commas and signs, however
 * many. */
static bool is_run(govd__slice item) {
  size_t digits = 0;
  for (size_t at = 0; at < item.length;) {
    uint32_t point = 0;
    at += next_point(item.text + at, item.length - at, &point);
    point = govd__fold_width(point);
    bool digit = point >= '0' && point <= '9';
    if (!digit && point != '.' && point != ',' && point != '-' && point != '+') return false;
    digits += digit;
  }
  return digits > 0;
}

/* A figure, or a mark that stands in place of one. */
static bool is_figure(govd__slice item) {
  if (is_run(item)) return true;
  govd_figure_status status = govd_figure_read(item.text, item.length, GOVD_AMOUNT, "", NULL).status;
  return item.length > 0 && status != GOVD_FIGURE_NOT_A_NUMBER;
}

static bool names_row(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                      uint32_t *word) {
  govd__label_set(scratch, text, length);
  *word = GOVD__NO_WORD;
  if (govd__label_failed(scratch)) return false;
  uint32_t found = govd__lexicon_find(lexicon, scratch->key.data, scratch->key.length);
  for (size_t i = 0; i < lexicon->vocabulary_count; i++) {
    if (govd__bearing_rows(&lexicon->vocabularies[i], found).count > 0) *word = found;
  }
  return *word != GOVD__NO_WORD;
}

/* Puts an item in front of the others; false if there are too many. */
static bool push(govd__tail *tail, const char *text, size_t length) {
  if (tail->count == GOVD__MAX_TAIL) return false;
  memmove(tail->items + 1, tail->items, tail->count * sizeof *tail->items);
  tail->items[0] = (govd__slice){text, length};
  tail->count++;
  return true;
}

/* Takes the items off the end of a line that white space sets apart; gives the length of what is left. */
static size_t take_items(const char *text, size_t length, govd__tail *tail) {
  while (length > 0) {
    size_t begin = length;
    while (begin > 0 && !is_space_at(text + previous(text, begin), length - previous(text, begin)))
      begin = previous(text, begin);
    govd__slice item = {text + begin, length - begin};
    if (!is_figure(item) && !govd__flat_is_unit(item)) break;
    if (!push(tail, item.text, item.length)) break;
    const char *rest = text;
    length = begin;
    govd__trim(&rest, &length);
  }
  return length;
}

/* Takes apart what is joined to a label: a unit or a dash, then a figure; or one of them. */
static bool take_joined(const char *text, size_t length, govd__tail *tail) {
  govd__slice whole = {text, length};
  bool unit = govd__flat_is_unit(whole) || govd__is_dash(text, length);
  if (unit || is_figure(whole)) {
    tail->joined = tail->joined || !unit;
    return push(tail, text, length);
  }
  for (size_t at = length; at > 0; at = previous(text, at)) {
    bool first = govd__is_unit(text, at) || govd__is_dash(text, at);
    if (!first || !is_figure((govd__slice){text + at, length - at})) continue;
    tail->joined = true;
    return push(tail, text + at, length - at) && push(tail, text, at);
  }
  return false;
}

/* Whether a label is joined to what follows it, at the only place where it can be cut. */
static bool split_joined(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                         govd__flat_line *line) {
  govd__flat_line found = *line;
  bool any = false;
  for (size_t at = length; at > 0 && length - at < MAX_JOINED; at = previous(text, at)) {
    govd__tail tail = line->tail;
    uint32_t word;
    if (!take_joined(text + at, length - at, &tail)) continue;
    if (!names_row(lexicon, text, at, scratch, &word)) continue;
    if (any && word != found.word) return false;
    found = (govd__flat_line){{text, at}, word, tail};
    any = true;
  }
  if (any) *line = found;
  return any;
}

static bool is_serial(const char *text, size_t length) {
  return length <= 3 && strspn(text, "0123456789") >= length;
}

/* Whether a number in front is apart from what follows: by white space, or as no point makes it a numeral. */
static bool is_apart(const char *text, size_t length) {
  enum { FIRST_IDEOGRAPH = 0x3400, LAST_IDEOGRAPH = 0x9FFF, BRACKET = 0xFF08 };
  uint32_t point;
  next_point(text, length, &point);
  bool ideograph = point >= FIRST_IDEOGRAPH && point <= LAST_IDEOGRAPH;
  return ideograph || point == BRACKET || point == '(' || is_space_at(text, length);
}

/* Reads a label, what is joined to it, and the labels of groups or a number of the row in front of it. */
static bool find_label(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                       int depth, govd__flat_line *line) {
  enum { DEPTH = 3 };
  if (names_row(lexicon, text, length, scratch, &line->word)) {
    line->label = (govd__slice){text, length};
    return true;
  }
  if (split_joined(lexicon, text, length, scratch, line)) return true;
  uint32_t point;
  uint32_t word;
  for (size_t at = next_point(text, length, &point); depth < DEPTH && at < length;
       at += next_point(text + at, length - at, &point)) {
    const char *front = text;
    size_t front_length = at;
    govd__trim(&front, &front_length);
    bool serial = is_serial(front, front_length) && is_apart(text + at, length - at);
    if (!serial && !names_row(lexicon, front, front_length, scratch, &word)) continue;
    const char *rest = text + at;
    size_t rest_length = length - at;
    govd__trim(&rest, &rest_length);
    if (find_label(lexicon, rest, rest_length, scratch, depth + 1, line)) return true;
  }
  return false;
}

/* A unit behind a figure is the figure's: 12 件. What is left in front of the figures is that of the row. */
static void join_units(govd__tail *tail) {
  size_t count = 0;
  tail->figures = 0;
  for (size_t i = 0; i < tail->count; i++) {
    govd__slice item = tail->items[i];
    govd__slice *last = count == 0 ? NULL : &tail->items[count - 1];
    bool unit = govd__flat_is_unit(item);
    if (unit && last != NULL && !govd__flat_is_unit(*last) && !govd__is_dash(last->text, last->length)) {
      last->length = (size_t)(item.text + item.length - last->text);
      continue;
    }
    tail->items[count++] = item;
    tail->figures += !unit;
  }
  tail->count = count;
}

void govd__flat_read(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                     govd__flat_line *line) {
  *line = (govd__flat_line){.label = {text, length}, .word = GOVD__NO_WORD};
  if (length == 0 || length > MAX_LINE) return;
  size_t rest = take_items(text, length, &line->tail);
  line->label = (govd__slice){text, rest};
  if (rest > 0 && rest <= MAX_LABEL) {
    govd__flat_line found = *line;
    if (find_label(lexicon, text, rest, scratch, 0, &found)) *line = found;
  }
  join_units(&line->tail);
  /* The last character of a label may be a unit, if white space stands before it: 自然 人. */
  uint32_t word;
  if (line->word != GOVD__NO_WORD || line->tail.figures > 0 || length > MAX_LABEL) return;
  if (names_row(lexicon, text, length, scratch, &word))
    *line = (govd__flat_line){{text, length}, word, {.count = 0}};
}

static bool names_column(const govd__lexicon *lexicon, uint32_t word) {
  for (size_t i = 0; i < lexicon->vocabulary_count; i++) {
    if (govd__bearing_columns(&lexicon->vocabularies[i], word).count > 0) return true;
  }
  return false;
}

/* The longest title that ends a key, and its length, or GOVD__NO_WORD. */
static uint32_t title_at_end(const govd__lexicon *lexicon, const char *key, size_t length, size_t *taken) {
  enum { MAX_TITLE = 60 };
  uint32_t found = GOVD__NO_WORD;
  for (size_t at = length; at > 0 && length - at <= MAX_TITLE;) {
    at = previous(key, at);
    uint32_t word = govd__lexicon_find(lexicon, key + at, length - at);
    if (!names_column(lexicon, word)) continue;
    found = word;
    *taken = length - at;
  }
  return found;
}

/* The same for the title that begins it. */
static uint32_t title_at_start(const govd__lexicon *lexicon, const char *key, size_t length, size_t *taken) {
  enum { MAX_TITLE = 60 };
  uint32_t found = GOVD__NO_WORD;
  uint32_t point;
  for (size_t at = 0; at < length && at <= MAX_TITLE;) {
    at += next_point(key + at, length - at, &point);
    uint32_t word = govd__lexicon_find(lexicon, key, at);
    if (!names_column(lexicon, word)) continue;
    found = word;
    *taken = at;
  }
  return found;
}

static bool ends_with(const char *text, size_t length, const char *word) {
  size_t size = strlen(word);
  return length >= size && memcmp(text + length - size, word, size) == 0;
}

/* Whether a key is what stands before the only column of figures: the units, or the corner of the head. */
static bool goes_before(const char *key, size_t length) {
  return length == 0 || ends_with(key, length, "单位") || govd__is_corner(key, length);
}

void govd__flat_titles(const govd__lexicon *lexicon, const char *text, size_t length, govd__label *scratch,
                       govd__titles *titles) {
  *titles = (govd__titles){.count = 0};
  if (length == 0 || length > MAX_LINE) return;
  govd__label_set(scratch, text, length);
  if (govd__label_failed(scratch)) return;
  const char *key = scratch->key.data;
  size_t end = scratch->key.length;
  size_t taken = 0;
  uint32_t ending[GOVD__MAX_TITLES];
  size_t count = 0;
  for (uint32_t word; count < GOVD__MAX_TITLES; count++, end -= taken) {
    word = title_at_end(lexicon, key, end, &taken);
    if (word == GOVD__NO_WORD) break;
    ending[count] = word;
  }
  for (uint32_t word; titles->count + count < GOVD__MAX_TITLES; key += taken, end -= taken) {
    word = title_at_start(lexicon, key, end, &taken);
    if (word == GOVD__NO_WORD) break;
    titles->words[titles->count++] = word;
  }
  while (count > 0) titles->words[titles->count++] = ending[--count];
  titles->rest = end > 0;
  titles->sole = titles->count == 1 && goes_before(key, end);
}
