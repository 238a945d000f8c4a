/* SPDX-License-Identifier: Apache-2.0 */
#include "utf8.h"

#include <string.h>

static bool follows(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* Characters of two and of four bytes. */
static size_t decode_rare(const unsigned char *byte, size_t length, uint32_t *point) {
  size_t size = byte[0] < 0xC2 ? 0 : byte[0] < 0xE0 ? 2 : byte[0] >= 0xF0 && byte[0] < 0xF5 ? 4 : 0;
  if (size == 0 || size > length) return 0;
  uint32_t value = byte[0] & (0xFFU >> (size + 1));
  for (size_t i = 1; i < size; i++) {
    if (!follows(byte[i])) return 0;
    value = value << 6 | (byte[i] & 0x3F);
  }
  if (size == 4 && (value < 0x10000 || value > 0x10FFFF)) return 0;
  *point = value;
  return size;
}

size_t govd__utf8_decode(const char *text, size_t length, uint32_t *point) {
  const unsigned char *byte = (const unsigned char *)text;
  if (length == 0) return 0;
  if (byte[0] < 0x80) {
    *point = byte[0];
    return 1;
  }
  /* Chinese text is made of characters of three bytes. */
  if ((byte[0] & 0xF0) != 0xE0) return decode_rare(byte, length, point);
  if (length < 3 || !follows(byte[1]) || !follows(byte[2])) return 0;
  uint32_t value = (byte[0] & 0x0FU) << 12 | (byte[1] & 0x3FU) << 6 | (byte[2] & 0x3FU);
  if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  *point = value;
  return 3;
}

size_t govd__utf8_encode(uint32_t point, char *bytes) {
  if (point < 0x80) {
    bytes[0] = (char)point;
    return 1;
  }
  size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = size - 1; i > 0; i--) {
    bytes[i] = (char)(0x80 | (point & 0x3F));
    point >>= 6;
  }
  bytes[0] = (char)(lead[size] | point);
  return size;
}

/* A pattern of bytes that is repeated for each character of three bytes. */
#define EIGHT(a, b, c) \
  { a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c }

static uint64_t word_at(const unsigned char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

/*
 * Whether 24 bytes are eight characters of three bytes, looked at in three words. Of
 * the lead bytes E0 and ED are refused, whose second byte has narrower limits: adding
 * 15 to the lower half of a byte reaches 16 unless it is 0.
 */
static bool holds_eight(const unsigned char *bytes) {
  static const unsigned char mask[24] = EIGHT(0xF0, 0xC0, 0xC0);
  static const unsigned char form[24] = EIGHT(0xE0, 0x80, 0x80);
  static const unsigned char half[24] = EIGHT(0x0F, 0, 0);
  static const unsigned char limited[24] = EIGHT(0x0D, 0, 0);
  static const unsigned char sixteen[24] = EIGHT(0x10, 0, 0);
  for (size_t i = 0; i < 24; i += 8) {
    uint64_t word = word_at(bytes + i);
    uint64_t low = word & word_at(half + i);
    uint64_t is_e0 = ~(low + word_at(half + i)) & word_at(sixteen + i);
    uint64_t is_ed = ~((low ^ word_at(limited + i)) + word_at(half + i)) & word_at(sixteen + i);
    if ((word & word_at(mask + i)) != word_at(form + i) || (is_e0 | is_ed) != 0) return false;
  }
  return true;
}

size_t govd__utf8_common_length(const char *text, size_t length) {
  const unsigned char *byte = (const unsigned char *)text;
  size_t at = 0;
  while (length - at >= 24 && holds_eight(byte + at)) at += 24;
  for (; length - at >= 3; at += 3) {
    bool lead = (byte[at] & 0xF0) == 0xE0 && byte[at] != 0xE0 && byte[at] != 0xED;
    if (!lead || (byte[at + 1] & 0xC0) != 0x80 || (byte[at + 2] & 0xC0) != 0x80) break;
  }
  return at;
}

/* Length of the ASCII that a text begins with, in whole steps of eight bytes. */
static size_t ascii_length(const char *text, size_t length) {
  size_t at = 0;
  for (uint64_t word; length - at >= sizeof word; at += sizeof word) {
    memcpy(&word, text + at, sizeof word);
    if ((word & UINT64_C(0x8080808080808080)) != 0) break;
  }
  return at;
}

size_t govd__utf8_check(const char *text, size_t length) {
  size_t offset = 0;
  while (offset < length) {
    if ((unsigned char)text[offset] < 0x80) {
      size_t ascii = ascii_length(text + offset, length - offset);
      offset += ascii > 0 ? ascii : 1;
      continue;
    }
    uint32_t point;
    size_t size = govd__utf8_common_length(text + offset, length - offset);
    if (size == 0) size = govd__utf8_decode(text + offset, length - offset, &point);
    if (size == 0) return offset;
    offset += size;
  }
  return length;
}

size_t govd__utf8_count(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

bool govd__is_space(uint32_t point) {
  return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x85 || point == 0xA0 ||
         (point >= 0x2000 && point <= 0x200D) || point == 0x2028 || point == 0x2029 || point == 0x202F ||
         point == 0x205F || point == 0x2060 || point == 0x3000 || point == 0xFEFF;
}

uint32_t govd__fold_width(uint32_t point) {
  if (point >= 0xFF01 && point <= 0xFF5E) return point - 0xFEE0;
  return point == 0x3000 ? ' ' : point;
}

bool govd__fold_text(const char *text, char *folded, size_t size) {
  size_t length = strlen(text);
  size_t used = 0;
  for (size_t at = 0; at < length;) {
    uint32_t point = 0;
    at += govd__utf8_decode(text + at, length - at, &point);
    if (used + 5 > size) return false;
    used += govd__utf8_encode(govd__fold_width(point), folded + used);
  }
  folded[used] = '\0';
  return true;
}

static size_t last_size(const char *text, size_t length) {
  size_t size = 1;
  while (size < length && ((unsigned char)text[length - size] & 0xC0) == 0x80) size++;
  return size;
}

void govd__trim(const char **text, size_t *length) {
  uint32_t point;
  while (*length > 0) {
    size_t size = govd__utf8_decode(*text, *length, &point);
    if (size == 0 || !govd__is_space(point)) break;
    *text += size;
    *length -= size;
  }
  while (*length > 0) {
    size_t size = last_size(*text, *length);
    if (govd__utf8_decode(*text + *length - size, size, &point) != size || !govd__is_space(point)) break;
    *length -= size;
  }
}
