/* SPDX-License-Identifier: Apache-2.0 */
#include "json_scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"

/* Some versions of cJSON take no number of more than 63 characters. */
enum { MAX_DEPTH = 64, MAX_NUMBER = 63 };

typedef struct scan {
  const char *text;
  size_t length;
  size_t at;
  int depth;
  size_t seen;   /* values begun so far */
  size_t wanted; /* ordinal to locate, or GOVD_NONE */
  govd__json_span found;
  bool wide;       /* whether a number has been seen that a double may not hold exactly */
  size_t *numbers; /* where numbers stand, unless NULL */
  size_t number_count;
  govd_error *error;
} scan;

static govd_status scan_value(scan *s, size_t key);

static govd_status fail(scan *s, govd_status status, const char *reason) {
  return govd__fail_at(s->error, status, s->at, govd__line_of(s->text, s->length, s->at), "%s", reason);
}

static int peek(const scan *s) { return s->at < s->length ? (unsigned char)s->text[s->at] : -1; }

static void skip_space(scan *s) {
  while (s->at < s->length) {
    char c = s->text[s->at];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    s->at++;
  }
}

static bool is_digit(int c) { return c >= '0' && c <= '9'; }

static bool skip_digits(scan *s) {
  size_t start = s->at;
  while (is_digit(peek(s))) s->at++;
  return s->at > start;
}

static govd_status scan_number(scan *s) {
  size_t start = s->at;
  if (peek(s) == '-') s->at++;
  if (peek(s) == '0') {
    s->at++;
    if (is_digit(peek(s))) return fail(s, GOVD_E_SYNTAX, "a number begins with 0");
  } else if (!skip_digits(s)) {
    return fail(s, GOVD_E_SYNTAX, "a value was expected");
  }
  if (peek(s) == '.') {
    s->at++;
    if (!skip_digits(s)) return fail(s, GOVD_E_SYNTAX, "a digit was expected behind the point");
  }
  if (peek(s) == 'e' || peek(s) == 'E') {
    s->at++;
    if (peek(s) == '+' || peek(s) == '-') s->at++;
    if (!skip_digits(s)) return fail(s, GOVD_E_SYNTAX, "a digit was expected in the exponent");
    s->wide = true;
  }
  size_t length = s->at - start;
  s->wide = s->wide || length >= GOVD__WIDE_NUMBER;
  if (s->numbers != NULL) s->numbers[s->number_count] = start;
  s->number_count++;
  return length <= MAX_NUMBER ? GOVD_OK : fail(s, GOVD_E_LIMIT, "a number has more than 63 characters");
}

/* Reads the four digits behind \u. */
static bool scan_hex(scan *s, uint32_t *value) {
  *value = 0;
  for (int i = 0; i < 4; i++) {
    int c = peek(s);
    int digit = is_digit(c)            ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0) return false;
    *value = *value << 4 | (uint32_t)digit;
    s->at++;
  }
  return true;
}

static govd_status scan_unicode_escape(scan *s) {
  uint32_t first;
  uint32_t second;
  if (!scan_hex(s, &first)) return fail(s, GOVD_E_SYNTAX, "four hexadecimal digits were expected");
  if (first == 0) return fail(s, GOVD_E_ENCODING, "a string holds the character NUL");
  if (first < 0xD800 || first > 0xDFFF) return GOVD_OK;
  bool paired = first < 0xDC00 && s->length - s->at >= 6 && memcmp(s->text + s->at, "\\u", 2) == 0;
  if (paired) {
    s->at += 2;
    paired = scan_hex(s, &second) && second >= 0xDC00 && second <= 0xDFFF;
  }
  return paired ? GOVD_OK : fail(s, GOVD_E_ENCODING, "half of a surrogate pair stands alone");
}

static govd_status scan_escape(scan *s) {
  int c = peek(s);
  if (c == 'u') {
    s->at++;
    return scan_unicode_escape(s);
  }
  if (c < 0 || strchr("\"\\/bfnrt", c) == NULL) return fail(s, GOVD_E_SYNTAX, "unknown escape in a string");
  s->at++;
  return GOVD_OK;
}

/* Repeats a byte eight times. */
static uint64_t repeat(uint64_t byte) { return byte * 0x0101010101010101U; }

/* Marks with its highest bit each byte that is 0; above the lowest such byte there may be others. */
static uint64_t zeros(uint64_t bytes) { return (bytes - repeat(1)) & ~bytes & repeat(0x80); }

/*
 * Passes over the bytes of a string that need no second look, eight at a time: ASCII
 * without quotes, backslashes and control characters. Most of any text is that.
 */
static void skip_plain(scan *s) {
  for (uint64_t bytes; s->length - s->at >= sizeof bytes; s->at += sizeof bytes) {
    memcpy(&bytes, s->text + s->at, sizeof bytes);
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) bytes = __builtin_bswap64(bytes);
    uint64_t control = (bytes - repeat(0x20)) & ~bytes;
    uint64_t special = control | bytes | zeros(bytes ^ repeat('"')) | zeros(bytes ^ repeat('\\'));
    special &= repeat(0x80);
    if (special == 0) continue;
    s->at += (size_t)__builtin_ctzll(special) / 8;
    return;
  }
}

static govd_status scan_string(scan *s) {
  s->at++;
  for (;;) {
    skip_plain(s);
    s->at += govd__utf8_common_length(s->text + s->at, s->length - s->at);
    if (s->at == s->length) break;
    unsigned char c = (unsigned char)s->text[s->at];
    if (c == '"') {
      s->at++;
      return GOVD_OK;
    }
    if (c == '\\') {
      s->at++;
      govd_status status = scan_escape(s);
      if (status != GOVD_OK) return status;
      continue;
    }
    if (c < 0x20) return fail(s, GOVD_E_SYNTAX, "a control character stands in a string");
    uint32_t point;
    size_t size = govd__utf8_decode(s->text + s->at, s->length - s->at, &point);
    if (size == 0) return fail(s, GOVD_E_ENCODING, "not UTF-8");
    s->at += size;
  }
  return fail(s, GOVD_E_SYNTAX, "a string does not end");
}

static govd_status scan_member(scan *s) {
  size_t key = s->at;
  if (peek(s) != '"') return fail(s, GOVD_E_SYNTAX, "a key was expected");
  govd_status status = scan_string(s);
  if (status != GOVD_OK) return status;
  skip_space(s);
  if (peek(s) != ':') return fail(s, GOVD_E_SYNTAX, "a colon was expected");
  s->at++;
  skip_space(s);
  return scan_value(s, key);
}

static govd_status scan_list(scan *s, char close) {
  if (++s->depth > MAX_DEPTH) return fail(s, GOVD_E_LIMIT, "nested too deep");
  s->at++;
  skip_space(s);
  bool first = true;
  while (peek(s) != close) {
    if (!first) {
      if (peek(s) != ',')
        return fail(s, GOVD_E_SYNTAX, close == '}' ? "',' or '}' was expected" : "',' or ']' was expected");
      s->at++;
      skip_space(s);
    }
    govd_status status = close == '}' ? scan_member(s) : scan_value(s, GOVD_NONE);
    if (status != GOVD_OK) return status;
    skip_space(s);
    first = false;
  }
  s->at++;
  s->depth--;
  return GOVD_OK;
}

static govd_status scan_word(scan *s, const char *word) {
  size_t size = strlen(word);
  if (s->length - s->at < size || memcmp(s->text + s->at, word, size) != 0) {
    return fail(s, GOVD_E_SYNTAX, "a value was expected");
  }
  s->at += size;
  return GOVD_OK;
}

static govd_status scan_value(scan *s, size_t key) {
  if (s->seen++ == s->wanted) s->found = (govd__json_span){key == GOVD_NONE ? s->at : key, s->at};
  switch (peek(s)) {
    case '{': return scan_list(s, '}');
    case '[': return scan_list(s, ']');
    case '"': return scan_string(s);
    case 't': return scan_word(s, "true");
    case 'f': return scan_word(s, "false");
    case 'n': return scan_word(s, "null");
    default: return scan_number(s);
  }
}

/* A byte order mark is passed over, as RFC 8259 allows and cJSON does. */
static scan begin(const char *text, size_t length, size_t wanted, govd_error *error) {
  bool marked = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
  scan s = {.text = text, .length = length, .at = marked ? 3 : 0, .wanted = wanted, .error = error};
  skip_space(&s);
  return s;
}

govd_status govd__json_scan(const char *text, size_t length, size_t *wide_numbers, govd_error *error) {
  scan s = begin(text, length, GOVD_NONE, error);
  *wide_numbers = 0;
  if (s.at == length) return fail(&s, GOVD_E_SYNTAX, "the text is empty");
  govd_status status = scan_value(&s, GOVD_NONE);
  if (status != GOVD_OK) return status;
  skip_space(&s);
  if (s.at != length) return fail(&s, GOVD_E_SYNTAX, "there is text behind the value");
  if (s.wide) *wide_numbers = s.number_count;
  return GOVD_OK;
}

govd__json_span govd__json_locate(const char *text, size_t length, size_t ordinal) {
  scan s = begin(text, length, ordinal, NULL);
  scan_value(&s, GOVD_NONE);
  return s.found;
}

void govd__json_locate_numbers(const char *text, size_t length, size_t *offsets) {
  scan s = begin(text, length, GOVD_NONE, NULL);
  s.numbers = offsets;
  scan_value(&s, GOVD_NONE);
}
