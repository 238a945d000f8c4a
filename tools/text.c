/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t replacement = 0xFFFD;

/* How many bytes a character takes that begins with this one; 0 for a byte that begins none. */
static size_t size_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* Decodes a character; gives its size, or 0 if there is none. */
static size_t decode(const char *text, size_t length, uint32_t *point) {
  static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned char lead = (unsigned char)text[0];
  size_t size = size_of(lead);
  if (size == 0 || size > length) return 0;
  *point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (size_t i = 1; i < size; i++) {
    unsigned char byte = (unsigned char)text[i];
    if ((byte & 0xC0) != 0x80) return 0;
    *point = *point << 6 | (byte & 0x3F);
  }
  bool valid = *point >= smallest[size] && *point <= 0x10FFFF && (*point < 0xD800 || *point > 0xDFFF);
  return valid ? size : 0;
}

uint32_t text_next(const char **at, const char *end) {
  uint32_t point;
  size_t size = decode(*at, (size_t)(end - *at), &point);
  *at += size == 0 ? 1 : size;
  return size == 0 ? replacement : point;
}

typedef struct range {
  uint32_t first;
  uint32_t last;
} range;

static bool is_in(uint32_t point, const range *ranges, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (point >= ranges[i].first && point <= ranges[i].last) return true;
  }
  return false;
}

/* Marks that stand on the character before them, and characters without any width. */
static bool is_zero_width(uint32_t point) {
  static const range ranges[] = {{0x300, 0x36F},   {0x200B, 0x200D},  {0x2060, 0x2060}, {0x20D0, 0x20F0},
                                 {0x302A, 0x302D}, {0x3099, 0x309A},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                                 {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

/* East Asian Width W and F in blocks (Unicode Standard Annex 11). Quotes and dashes, which are A, are narrow.
 */
static bool is_wide(uint32_t point) {
  static const range ranges[] = {
      {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},  {0xA960, 0xA97F},
      {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6},
      {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

/* Control characters, and those that turn the direction of the text or break the line. */
static bool is_steering(uint32_t point) {
  static const range ranges[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},
                                 {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};
  return is_in(point, ranges, sizeof ranges / sizeof *ranges);
}

int text_width(uint32_t point) {
  if (point >= 0x300 && is_zero_width(point)) return 0;
  return point >= 0x1100 && is_wide(point) ? 2 : 1;
}

size_t text_columns(const char *text) {
  const char *end = text + strlen(text);
  size_t columns = 0;
  while (text < end) columns += (size_t)text_width(text_next(&text, end));
  return columns;
}

bool text_is_utf8(const char *bytes, size_t length) {
  for (size_t i = 0, size; i < length; i += size) {
    uint32_t point;
    size = decode(bytes + i, length - i, &point);
    if (size == 0 || point == 0) return false;
  }
  return true;
}

/* Encodes a character; gives its size. */
static size_t encode(uint32_t point, char bytes[4]) {
  static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
  size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (size_t i = size - 1; i > 0; i--, point >>= 6) bytes[i] = (char)(0x80 | (point & 0x3F));
  bytes[0] = (char)(leads[size] | point);
  return size;
}

void text_put_point(FILE *stream, uint32_t point) {
  char bytes[4];
  fwrite(bytes, 1, encode(point == '\t' ? ' ' : is_steering(point) ? replacement : point, bytes), stream);
}

void text_put(FILE *stream, const char *text) {
  const char *end = text + strlen(text);
  while (text < end) text_put_point(stream, text_next(&text, end));
}

void text_pad(FILE *stream, const char *text, size_t width) {
  size_t columns = text_columns(text);
  text_put(stream, text);
  text_repeat(stream, ' ', columns < width ? width - columns : 0);
}

void text_fit(FILE *stream, const char *text, size_t width) {
  const char *end = text + strlen(text);
  size_t columns = 0;
  if (text_columns(text) <= width) {
    text_pad(stream, text, width);
    return;
  }
  while (text < end) {
    uint32_t point = text_next(&text, end);
    if (columns + (size_t)text_width(point) >= width) break;
    text_put_point(stream, point);
    columns += (size_t)text_width(point);
  }
  text_put(stream, "…");
  text_repeat(stream, ' ', width - columns - 1);
}

void text_repeat(FILE *stream, char character, size_t times) {
  while (times-- > 0) putc(character, stream);
}

char *text_repair(const char *text) {
  const char *end = text + strlen(text);
  char *copy = malloc(3 * (size_t)(end - text) + 1); /* a byte that is none becomes three */
  if (copy == NULL) return NULL;
  size_t length = 0;
  while (text < end) length += encode(text_next(&text, end), copy + length);
  copy[length] = '\0';
  return copy;
}
