/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A word processor writes the look of each few characters into the tag round them, so that pages of Word are
 * for the most part attributes. What is cut is read here as libxml2 would read it, wherever it stands: it has
 * quotes in pairs and no angle bracket. So cut out of a comment, or of a value in quotes, it leaves the
 * comment or value as long as before.
 */
#include <limits.h>
#include <string.h>

#include "ascii.h"
#include "base/memory.h"
#include "html_cuts.h"

enum { LONG = 12 }; /* bytes of attributes that it is worth to leave out */

bool govd__html_cuts_add(govd__html_cuts *cuts, size_t begin, size_t end) {
  govd__html_cut *items = govd__grow(cuts->items, cuts->count, &cuts->capacity, sizeof *items);
  if (items == NULL) return false;
  cuts->items = items;
  items[cuts->count++] = (govd__html_cut){begin, end};
  return true;
}

static bool is_letter(char c) { return govd__lower(c) >= 'a' && govd__lower(c) <= 'z'; }

static bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_';
}

/* What is written without quotes as often as not; a slash could end the tag. */
static bool is_bare(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '%' || c == '#' || c == '.' || c == '-';
}

/* Behind one attribute with its value, or NULL where it is not plain. */
static const char *pass_attribute(const char *at, const char *end) {
  const char *begin = at;
  while (at < end && is_name(*at)) at++;
  if (at == begin || at == end) return NULL;
  if (*at != '=') return govd__is_blank(*at) || *at == '>' ? at : NULL;
  at++;
  if (at < end && (*at == '"' || *at == '\'')) {
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close == NULL ? NULL : close + 1;
  }
  begin = at;
  while (at < end && is_bare(*at)) at++;
  return at > begin ? at : NULL;
}

/* The end of the plain attributes of a tag, which is its `>`; NULL where some are not. */
static const char *pass_attributes(const char *at, const char *end) {
  while (at < end && *at != '>') {
    if (!govd__is_blank(*at)) return NULL;
    while (at < end && govd__is_blank(*at)) at++;
    if (at < end && *at == '>') break;
    at = at < end ? pass_attribute(at, end) : NULL;
    if (at == NULL) return NULL;
  }
  return at < end ? at : NULL;
}

/*
 * What attributes that matter have in them, by its first letter: how many rows and columns a cell spans, that
 * something is not shown, or either by way of an entity; and what could end a tag or a comment.
 */
static const char *const telling[UCHAR_MAX + 1] = {
    ['s'] = "span",  ['S'] = "span",  ['h'] = "hid", ['H'] = "hid", ['d'] = "display", ['D'] = "display",
    ['v'] = "visib", ['V'] = "visib", ['&'] = "&",   ['<'] = "<",   ['>'] = ">",       ['-'] = "--",
};

/* Quotes of both kinds may stand within each other, and not come in pairs for a quote further out. */
static bool may_matter(const char *at, const char *end) {
  size_t length = (size_t)(end - at);
  if (memchr(at, '"', length) != NULL && memchr(at, '\'', length) != NULL) return true;
  for (; at < end; at++) {
    const char *word = telling[(unsigned char)*at];
    if (word != NULL && govd__begins_with(at, (size_t)(end - at), word)) return true;
  }
  return false;
}

/* Finds the attributes in a part of a page. */
static bool cut_part(govd__html_cuts *cuts, const char *text, size_t begin, size_t end) {
  const char *stop = text + end;
  for (const char *at = text + begin; at < stop && (at = memchr(at, '<', (size_t)(stop - at))) != NULL;) {
    const char *name = at + 1;
    at = name;
    if (at == stop || !is_letter(*at)) continue;
    while (at < stop && is_name(*at)) at++;
    const char *tag_end = pass_attributes(at, stop);
    if (tag_end == NULL || tag_end - at < LONG || may_matter(at, tag_end)) continue;
    if (!govd__html_cuts_add(cuts, (size_t)(at - text), (size_t)(tag_end - text))) return false;
    at = tag_end;
  }
  return true;
}

bool govd__html_cut_attributes(govd__html_cuts *cuts, const govd__html_cuts *scripts, const char *text,
                               size_t length) {
  size_t begin = 0;
  for (size_t i = 0; i < scripts->count; i++) {
    const govd__html_cut *script = &scripts->items[i];
    if (!cut_part(cuts, text, begin, script->begin)) return false;
    if (!govd__html_cuts_add(cuts, script->begin, script->end)) return false;
    begin = script->end;
  }
  return cut_part(cuts, text, begin, length);
}
