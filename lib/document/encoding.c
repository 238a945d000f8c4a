/* SPDX-License-Identifier: Apache-2.0 */
#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

#include "ascii.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"

/* An encoding as iconv names it, and what is said of bytes that are not valid in it. */
typedef struct encoding {
  const char *name;
  const char *invalid;
} encoding;

static const encoding utf8 = {"UTF-8", "the text is not UTF-8"};
static const encoding gb18030 = {"GB18030", "the text is neither UTF-8 nor GB18030"};
static const encoding big5 = {"BIG5-HKSCS", "the text is neither UTF-8 nor Big5"};

static const struct {
  const char *bytes;
  size_t length;
  encoding encoding;
} marks[] = {{"\xFE\xFF", 2, {"UTF-16BE", "the text is not UTF-16"}},
             {"\xFF\xFE", 2, {"UTF-16LE", "the text is not UTF-16"}}};

/* The number of bytes that UTF-16 takes for a valid UTF-8 text. */
static size_t utf16_size(const char *text, size_t length) {
  size_t size = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)text[i];
    if ((byte & 0xC0) != 0x80) size += byte >= 0xF0 ? 4 : 2;
  }
  return size;
}

static govd_status holds_nul(const char *before, size_t length, size_t offset, govd_error *error) {
  return govd__fail_at(error, GOVD_E_ENCODING, offset, govd__line_of(before, length, length),
                       "the text holds the character NUL");
}

static govd_status is_not(const encoding *e, const char *before, size_t length, size_t offset,
                          govd_error *error) {
  return govd__fail_at(error, GOVD_E_ENCODING, offset, govd__line_of(before, length, length), "%s",
                       e->invalid);
}

/* Converts as much as is valid and gives the number of bytes that are left. */
static size_t convert_all(iconv_t converter, const char *bytes, size_t length, govd__buffer *out) {
  char part[8192];
  char *from = (char *)bytes; /* iconv does not write to it */
  size_t left = length;
  while (!out->failed) {
    char *to = part;
    size_t room = sizeof part;
    size_t result = iconv(converter, &from, &left, &to, &room);
    bool full = result == (size_t)-1 && errno == E2BIG;
    govd__buffer_add(out, part, (size_t)(to - part));
    if (!full) break;
  }
  return left;
}

/*
 * Converts what stands behind a mark. Where the bytes are invalid and UTF-8 was tried
 * before, the error tells of the one that got further, which likely was meant.
 */
static govd_status convert(const encoding *e, const char *bytes, size_t length, size_t mark,
                           size_t valid_utf8, govd__decoded *decoded, govd_error *error) {
  iconv_t converter = iconv_open(utf8.name, e->name);
  if (converter == (iconv_t)-1) {
    if (errno == ENOMEM) return govd__fail_memory(error);
    return govd__fail(error, GOVD_E_UNSUPPORTED,
                      "the iconv of this system does not know %s; convert the file to UTF-8", e->name);
  }
  govd__buffer out = {0};
  size_t left = convert_all(converter, bytes + mark, length - mark, &out);
  iconv_close(converter);
  size_t done = 0;
  char *text = govd__buffer_take(&out, &done);
  if (text == NULL) return govd__fail_memory(error);
  const char *nul = memchr(text, '\0', done);
  govd_status status = GOVD_OK;
  if (nul != NULL) { /* in UTF-16: the others have been looked through */
    size_t before = (size_t)(nul - text);
    status = holds_nul(text, before, mark + utf16_size(text, before), error);
  } else if (left > 0) {
    status = valid_utf8 > length - left ? is_not(e, bytes, valid_utf8, valid_utf8, error)
                                        : is_not(e, text, done, length - left, error);
  }
  if (status != GOVD_OK) {
    govd__free(text);
    return status;
  }
  *decoded = (govd__decoded){text, done, text};
  return GOVD_OK;
}

/*
 * Whether text that is not valid as UTF-8 is meant to be: most of its characters are.
 * In GB18030 and Big5 few bytes happen to be characters of three bytes of UTF-8.
 */
static bool is_damaged_utf8(const char *text, size_t length) {
  size_t good = 0;
  size_t bad = 0;
  for (size_t i = 0; i < length;) {
    uint32_t point;
    size_t size = govd__utf8_decode(text + i, length - i, &point);
    good += size >= 3;
    bad += size == 0;
    i += size == 0 ? 1 : size;
  }
  return good > 4 * bad;
}

/* Whether the head of a page says so: <meta charset="…">, or content="text/html; charset=…". */
static bool declares_big5(const char *bytes, size_t length) {
  static const char word[] = "charset";
  enum { HEAD = 4096, WORD = sizeof word - 1 };
  size_t end = length < HEAD ? length : (size_t)HEAD;
  for (size_t i = 0; i + WORD < end; i++) {
    if (!govd__begins_with(bytes + i, end - i, word)) continue;
    i += WORD;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '=' || bytes[i] == '"' || bytes[i] == '\'')) i++;
    return govd__begins_with(bytes + i, end - i, "big5");
  }
  return false;
}

govd_status govd__decode(const char *bytes, size_t length, govd__decoded *decoded, govd_error *error) {
  *decoded = (govd__decoded){0};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t mark = marks[i].length;
    if (length >= mark && memcmp(bytes, marks[i].bytes, mark) == 0) {
      return convert(&marks[i].encoding, bytes, length, mark, 0, decoded, error);
    }
  }
  const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;
  if (nul != NULL) return holds_nul(bytes, (size_t)(nul - bytes), (size_t)(nul - bytes), error);
  size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  size_t valid = govd__utf8_check(bytes, length);
  if (valid == length) {
    *decoded = (govd__decoded){bytes + mark, length - mark, NULL};
    return GOVD_OK;
  }
  if (mark > 0 || is_damaged_utf8(bytes, length)) return is_not(&utf8, bytes, valid, valid, error);
  return convert(declares_big5(bytes, length) ? &big5 : &gb18030, bytes, length, 0, valid, decoded, error);
}

void govd__decoded_release(govd__decoded *decoded) {
  govd__free(decoded->owned);
  *decoded = (govd__decoded){0};
}
