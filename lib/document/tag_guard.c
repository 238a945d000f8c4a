/* SPDX-License-Identifier: Apache-2.0 */
#include "tag_guard.h"

#include <string.h>

#include "ascii.h"

/* Passes over one attribute, quotes as libxml2 sees them. */
static size_t pass_attribute(const char *text, size_t length, size_t at) {
  while (at < length && !govd__is_blank(text[at]) && text[at] != '>' && text[at] != '=') at++;
  while (at < length && govd__is_blank(text[at])) at++;
  if (at == length || text[at] != '=') return at;
  at++;
  while (at < length && govd__is_blank(text[at])) at++;
  if (at < length && (text[at] == '"' || text[at] == '\'')) {
    const char *close = memchr(text + at + 1, text[at], length - at - 1);
    return close == NULL ? length : (size_t)(close - text) + 1;
  }
  while (at < length && !govd__is_blank(text[at]) && text[at] != '>') at++;
  return at;
}

/* Passes over the attributes of a tag from behind its name on, and counts them. */
static size_t pass_attributes(const char *text, size_t length, size_t at, size_t *count) {
  *count = 0;
  while (at < length && govd__is_blank(text[at])) at++;
  for (; at < length && text[at] != '>'; ++*count) {
    at = pass_attribute(text, length, at);
    while (at < length && govd__is_blank(text[at])) at++;
  }
  return at;
}

size_t govd__tag_end(const char *text, size_t length, size_t at) {
  size_t count;
  while (at < length && !govd__is_blank(text[at]) && text[at] != '>') at++;
  return pass_attributes(text, length, at, &count);
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/* Where the search for the next tag goes on: behind one that is too short to matter, if that is known. */
static const char *skip_short(const char *tag, const char *end) {
  enum { SHORT = 1000 };
  const char *next = memchr(tag + 1, '<', (size_t)(end - tag - 1));
  return next != NULL && next - tag < SHORT ? next : NULL;
}

bool govd__has_endless_tag(const char *text, size_t length, bool well_formed) {
  enum { A_THOUSAND_ATTRIBUTES = 1000 * 1000, FOR_EACH_BYTE = 100 };
  size_t allowed = A_THOUSAND_ATTRIBUTES + FOR_EACH_BYTE * length;
  const char *end = text + length;
  const char *tag = text;
  while ((tag = memchr(tag, '<', (size_t)(end - tag))) != NULL) {
    const char *next = well_formed ? skip_short(tag, end) : NULL;
    if (next != NULL) {
      tag = next;
      continue;
    }
    size_t at = (size_t)(tag - text) + 1;
    if (at < length && is_letter(text[at])) {
      while (at < length && !govd__is_blank(text[at]) && text[at] != '>') at++;
      size_t count;
      at = pass_attributes(text, length, at, &count);
      if (count * count > allowed) return true;
      allowed -= count * count;
    }
    tag = text + at;
  }
  return false;
}
