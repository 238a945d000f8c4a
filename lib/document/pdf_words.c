/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "pdf_text.h"

enum { MAX_WORDS = 500000 };

/* A decimal of points, whatever the locale. */
static double number_of(const char *text, size_t length) {
  double value = 0;
  double place = 0;
  bool negative = length > 0 && text[0] == '-';
  for (size_t i = negative ? 1 : 0; i < length; i++) {
    if (text[i] == '.' && place == 0) {
      place = 1;
    } else if (text[i] >= '0' && text[i] <= '9') {
      value = value * 10 + (text[i] - '0');
      place *= 10;
    } else {
      break;
    }
    if (value > 1e12) break;
  }
  if (place > 1) value /= place;
  const double far = 1e6; /* no page is as wide */
  if (value > far) value = far;
  return negative ? -value : value;
}

/* The value of an attribute within a tag; 0 where there is none. */
static double attribute(const char *tag, size_t length, const char *name) {
  size_t size = strlen(name);
  for (size_t i = 0; i + size < length; i++) {
    if (memcmp(tag + i, name, size) == 0) return number_of(tag + i + size, length - i - size);
  }
  return 0;
}

static const struct {
  const char *name;
  const char *character;
} entities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}};

/* Replaces entities, and leaves out what is no character of text. */
static void decode(const char *source, size_t length, govd__buffer *text) {
  text->length = 0;
  for (size_t i = 0; i < length;) {
    uint32_t point;
    size_t size = govd__utf8_decode(source + i, length - i, &point);
    size_t step = size == 0 ? 1 : size;
    bool is_entity = false;
    for (size_t e = 0; source[i] == '&' && e < sizeof entities / sizeof *entities && !is_entity; e++) {
      size_t written = strlen(entities[e].name);
      is_entity = length - i >= written && memcmp(source + i, entities[e].name, written) == 0;
      if (!is_entity) continue;
      govd__buffer_puts(text, entities[e].character);
      step = written;
    }
    bool is_control = size == 0 || point < 0x20 || (point >= 0x7F && point < 0xA0);
    if (!is_entity && !is_control) govd__buffer_add(text, source + i, size);
    i += step;
  }
}

static govd_status add_word(govd__pdf_text *t, const char *tag, size_t length, const govd__buffer *content,
                            govd_error *error) {
  const char *inner = content->data == NULL ? "" : content->data;
  size_t size = content->length;
  govd__trim(&inner, &size);
  if (size == 0) return GOVD_OK;
  if (t->word_count == MAX_WORDS) {
    return govd__fail(error, GOVD_E_LIMIT, "the PDF has more than %d words", (int)MAX_WORDS);
  }
  govd__pdf_word word = {.left = attribute(tag, length, "xMin=\""),
                         .top = attribute(tag, length, "yMin=\"") + t->page_tops[t->page_count - 1],
                         .right = attribute(tag, length, "xMax=\""),
                         .bottom = attribute(tag, length, "yMax=\"") + t->page_tops[t->page_count - 1],
                         .length = size,
                         .page = t->page_count - 1};
  if (word.right < word.left || word.bottom < word.top) return GOVD_OK;
  word.text = govd__arena_strndup(&t->arena, inner, size);
  govd__pdf_word *words = govd__grow(t->words, t->word_count, &t->word_capacity, sizeof *words);
  if (words != NULL) t->words = words;
  if (words == NULL || word.text == NULL) return govd__fail_memory(error);
  word.kind = govd__pdf_kind_of(word.text, size);
  words[t->word_count++] = word;
  return GOVD_OK;
}

static bool is_tag(const char *tag, size_t length, const char *name) {
  size_t size = strlen(name);
  return length > size && memcmp(tag, name, size) == 0;
}

static govd_status begin_page(govd__pdf_text *t, const char *tag, size_t length, govd_error *error) {
  double *tops = govd__grow(t->page_tops, t->page_count, &t->page_capacity, sizeof *tops);
  if (tops == NULL) return govd__fail_memory(error);
  t->page_tops = tops;
  tops[t->page_count] = t->page_count == 0 ? 0 : tops[t->page_count - 1] + t->page_height;
  t->page_height = attribute(tag, length, "height=\"");
  t->page_count++;
  return GOVD_OK;
}

govd_status govd__pdf_read_words(govd__pdf_text *text, const char *source, size_t length, govd_error *error) {
  const char *end = source + length;
  const char *at = source;
  govd__buffer content = {0};
  govd_status status = GOVD_OK;
  while (status == GOVD_OK && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
    const char *close = memchr(at, '>', (size_t)(end - at));
    if (close == NULL) break;
    size_t size = (size_t)(close - at);
    if (is_tag(at, size, "<page ")) status = begin_page(text, at, size, error);
    if (status == GOVD_OK && is_tag(at, size, "<word ") && text->page_count > 0) {
      const char *inner = close + 1;
      const char *stop = memchr(inner, '<', (size_t)(end - inner));
      if (stop == NULL) break;
      decode(inner, (size_t)(stop - inner), &content);
      status = content.failed ? govd__fail_memory(error) : add_word(text, at, size, &content, error);
    }
    at = close;
  }
  govd__buffer_release(&content);
  return status;
}

void govd__pdf_release(govd__pdf_text *text) {
  govd__arena_release(&text->arena);
  govd__free(text->words);
  govd__free(text->lines);
  govd__free(text->page_tops);
  memset(text, 0, sizeof *text);
}
