/* SPDX-License-Identifier: Apache-2.0 */
#include "html_guard.h"

#include <string.h>

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/* Passes over one attribute, quotes as libxml2 sees them. */
static size_t pass_attribute(const char *text, size_t length, size_t at) {
  while (at < length && !is_space(text[at]) && text[at] != '>' && text[at] != '=') at++;
  while (at < length && is_space(text[at])) at++;
  if (at == length || text[at] != '=') return at;
  at++;
  while (at < length && is_space(text[at])) at++;
  if (at < length && (text[at] == '"' || text[at] == '\'')) {
    const char *close = memchr(text + at + 1, text[at], length - at - 1);
    return close == NULL ? length : (size_t)(close - text) + 1;
  }
  while (at < length && !is_space(text[at]) && text[at] != '>') at++;
  return at;
}

bool govd__html_has_endless_tag(const char *text, size_t length) {
  enum { HARMLESS = 128 * 1024, MANY = 10000 };
  if (length < HARMLESS) return false; /* it would be over soon enough */
  const char *tag = text;
  while ((tag = memchr(tag, '<', length - (size_t)(tag - text))) != NULL) {
    size_t at = (size_t)(tag - text) + 1;
    if (at < length && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= 'A' && text[at] <= 'Z'))) {
      size_t attributes = 0;
      while (at < length && text[at] != '>') {
        at = pass_attribute(text, length, at);
        while (at < length && is_space(text[at])) at++;
        if (++attributes > MANY) return true;
      }
    }
    tag = text + at;
  }
  return false;
}
