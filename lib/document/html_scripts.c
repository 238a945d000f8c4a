/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "ascii.h"
#include "html_cuts.h"
#include "tag_guard.h"

enum { LONG = 256 }; /* bytes of a script that it is worth to leave out */

typedef struct scanner {
  const char *text;
  size_t length;
  size_t at; /* of a `<` */
  bool doubt;
} scanner;

static bool begins(const scanner *s, size_t at, const char *word) {
  return at < s->length && govd__begins_with(s->text + at, s->length - at, word);
}

static bool is_name(char c) {
  return (govd__lower(c) >= 'a' && govd__lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == ':' || c == '.';
}

/* Offset of a byte between two others, or the second. */
static size_t find_byte(const scanner *s, size_t at, size_t end, char byte) {
  const char *found = at < end ? memchr(s->text + at, byte, end - at) : NULL;
  return found == NULL ? end : (size_t)(found - s->text);
}

static size_t find_word(const scanner *s, size_t at, size_t end, const char *word) {
  while ((at = find_byte(s, at, end, *word)) < end && !begins(s, at, word)) at++;
  return at;
}

/* Goes on from an offset; where that is the end of the page, something has no end. */
static void go_on(scanner *s, size_t at) {
  s->doubt = at >= s->length;
  s->at = at;
}

/* `<!-->` ends a comment for some and not for others, and so does `--!>`. */
static void pass_comment(scanner *s) {
  size_t begin = s->at + strlen("<!--");
  size_t end = find_word(s, begin, s->length, "-->");
  bool odd = begins(s, begin, ">") || begins(s, begin, "->") || find_word(s, begin, end, "--!>") < end;
  go_on(s, odd ? s->length : end);
}

/*
 * Passes over the content of an element that begins at an offset. What is markup right at its
 * beginning libxml2 may take for that, unless it is a comment that hides all of it, as was the
 * custom; a script within a comment within one is odd for others.
 */
static bool pass_script(scanner *s, const char *close, size_t begin, govd__html_cuts *scripts) {
  size_t end = find_word(s, begin, s->length, close);
  size_t comment = find_word(s, begin, end, "<!--");
  bool empty = s->text[begin - 2] == '/';
  bool markup = begins(s, begin, "<") && !(comment == begin && find_word(s, begin, end, "-->") < end);
  bool odd = empty || markup || find_word(s, comment, end, "<script") < end;
  go_on(s, odd ? s->length : end);
  if (s->doubt || end - begin < LONG) return true;
  return govd__html_cuts_add(scripts, begin, end);
}

/* Elements within which some see no other element. */
static const char *const plain[] = {"title",   "textarea", "iframe",    "xmp",
                                    "noembed", "noframes", "plaintext", NULL};

/* Whether the name of a tag, of which the length is given too, is a word. */
static bool is_named(const scanner *s, size_t name, size_t length, const char *word) {
  return length == strlen(word) && begins(s, name, word);
}

static bool pass_tag(scanner *s, govd__html_cuts *scripts) {
  size_t name = s->at + 1;
  size_t next = find_byte(s, name, s->length, '<');
  size_t end = govd__tag_end(s->text, next, s->at);
  size_t length = 0;
  while (name + length < end && is_name(s->text[name + length])) length++;
  char behind = name + length < next ? s->text[name + length] : '/';
  bool clear = end < next && (behind == '>' || govd__is_blank(behind));
  go_on(s, clear ? end : s->length);
  if (s->doubt) return true;
  if (is_named(s, name, length, "script")) return pass_script(s, "</script", end + 1, scripts);
  if (is_named(s, name, length, "style")) return pass_script(s, "</style", end + 1, scripts);
  for (size_t i = 0; plain[i] != NULL; i++) {
    bool ended = begins(s, next, "</") && begins(s, next + strlen("</"), plain[i]);
    s->doubt = s->doubt || (is_named(s, name, length, plain[i]) && !ended);
  }
  return true;
}

/* Whether there seems to be a long one: most pages that a word processor saved have none. */
static bool has_long(const scanner *s) {
  for (size_t at = 0; (at = find_byte(s, at, s->length, '<')) < s->length; at++) {
    if (at + 1 == s->length || govd__lower(s->text[at + 1]) != 's') continue;
    bool script = begins(s, at + 1, "script");
    if (!script && !begins(s, at + 1, "style")) continue;
    size_t end = find_word(s, at + 1, s->length, script ? "</script" : "</style");
    if (end - at >= LONG) return true;
    at = end;
  }
  return false;
}

bool govd__html_cut_scripts(govd__html_cuts *scripts, const char *text, size_t length) {
  scanner s = {.text = text, .length = length};
  if (!has_long(&s)) return true;
  while (!s.doubt && (s.at = find_byte(&s, s.at, length, '<')) + 1 < length) {
    char c = text[s.at + 1];
    if (begins(&s, s.at, "<!--")) {
      pass_comment(&s);
    } else if (c == '/' || c == '!' || c == '?') {
      size_t end = find_byte(&s, s.at, length, '>');
      go_on(&s, end < find_byte(&s, s.at + 1, length, '<') ? end : length);
    } else if (!is_name(c)) {
      s.at++;
    } else if (!pass_tag(&s, scripts)) {
      return false;
    }
  }
  return true;
}
