/* SPDX-License-Identifier: Apache-2.0 */
#include "separated.h"

#include <string.h>

static bool ends_line(char c) { return c == '\n' || c == '\r'; }

/* The offset of the quotation mark that closes a field, or the length of the text. */
static size_t closing_quote(const govd__fields *f, size_t at) {
  while (at < f->length) {
    const char *quote = memchr(f->text + at, '"', f->length - at);
    if (quote == NULL) break;
    at = (size_t)(quote - f->text);
    if (at + 1 == f->length || f->text[at + 1] != '"') return at;
    at += 2;
  }
  return f->length;
}

static bool ends_field(const govd__fields *f, size_t at) {
  return at == f->length || f->text[at] == f->separator || ends_line(f->text[at]);
}

bool govd__next_field(govd__fields *f, govd__field *field) {
  if (f->at >= f->length) return false;
  size_t at = f->at;
  *field = (govd__field){.begin = at, .last = false};
  if (f->text[at] == '"' && !f->unquoted) {
    size_t close = closing_quote(f, at + 1);
    f->unquoted = close == f->length;
    if (!f->unquoted && ends_field(f, close + 1)) {
      *field = (govd__field){.begin = at + 1, .end = close, .quoted = true};
      at = close + 1;
    }
  }
  while (!ends_field(f, at)) at++;
  if (!field->quoted) field->end = at;
  field->last = at == f->length || ends_line(f->text[at]);
  bool crlf = field->last && f->length - at >= 2 && f->text[at] == '\r' && f->text[at + 1] == '\n';
  f->at = at + (crlf ? 2 : 1);
  return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Whether a comma groups the digits of a figure: 1,706. */
static bool groups_digits(const char *text, size_t length, size_t at) {
  if (text[at] != ',' || at == 0 || !is_digit(text[at - 1]) || length - at < 4) return false;
  return is_digit(text[at + 1]) && is_digit(text[at + 2]) && is_digit(text[at + 3]);
}

/* What the records have in common if the text is separated by this. */
typedef struct agreement {
  size_t records;  /* with several fields that hold something */
  size_t agreeing; /* with as many fields as one of these next to it */
} agreement;

/* The fields of the next record, or 0 where only one holds something or all separators may be of figures. */
static size_t count_fields(govd__fields *f) {
  size_t count = 0;
  size_t filled = 0;
  bool separates = false;
  govd__field field = {.last = false};
  while (!field.last && govd__next_field(f, &field)) {
    count++;
    filled += field.end > field.begin;
    separates = separates || (!field.last && !groups_digits(f->text, f->length, f->at - 1));
  }
  return filled >= 2 && separates ? count : 0;
}

static agreement agree(const char *text, size_t length, char separator) {
  enum { ENOUGH = 1000 };
  agreement a = {0};
  if (memchr(text, separator, length) == NULL) return a;
  govd__fields f = {.text = text, .length = length, .separator = separator};
  size_t before = 0;
  bool counted = false; /* the one before as agreeing */
  while (f.at < length && a.records < ENOUGH) {
    size_t count = count_fields(&f);
    bool agrees = count > 0 && count == before;
    a.records += count > 0;
    if (agrees) a.agreeing += counted ? 1 : 2;
    counted = agrees;
    before = count;
  }
  return a;
}

char govd__find_separator(const char *text, size_t length) {
  static const char separators[] = {'\t', ',', ';'};
  char found = '\0';
  size_t most = 1;
  for (size_t i = 0; i < sizeof separators; i++) {
    agreement a = agree(text, length, separators[i]);
    if (a.agreeing > most && a.agreeing * 10 >= a.records * 4) {
      most = a.agreeing;
      found = separators[i];
    }
  }
  return found;
}
