/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is cut must be just what a parser would see as these elements. So the part may hold
 * nothing in which a `<` does not begin a tag (comments, CDATA, processing instructions),
 * no other meaning of the prefix w, and no tag whose end or attributes could be mistaken.
 * Then the elements in w:styles follow each other, and each reaches to the first end tag
 * of its name: would one hold another of its name, an end tag is left over, which
 * stands where none is expected. A part with any of this is not cut.
 */
#include "styles_cut.h"

#include <string.h>

/* The root, with what the prefix w must mean. */
static const char root_name[] = "<w:styles ";
static const char root_end[] = "</w:styles>";
static const char *const word_spaces[] = {
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"",
};

/* The elements in it. */
typedef struct child {
  const char *begin;
  const char *end; /* without the last character */
  const char *cut; /* what a tag says if the element is not kept; NULL keeps all of them */
} child;

static const child children[] = {
    {"<w:docDefaults", "</w:docDefaults", NULL},
    {"<w:latentStyles", "</w:latentStyles", ""},
    {"<w:style", "</w:style", " w:type=\"table\""},
};

static bool starts_with(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

static const char *skip_spaces(const char *text) {
  while (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n') text++;
  return text;
}

/* Whether a tag says something, its attributes being in double quotes. */
static bool says(const char *tag, size_t length, const char *what) {
  size_t size = strlen(what);
  const char *end = tag + length;
  for (const char *at = tag; size > 0 && (at = memchr(at, what[0], (size_t)(end - at))) != NULL; at++) {
    if ((size_t)(end - at) >= size && memcmp(at, what, size) == 0) return true;
  }
  return size == 0;
}

/* The length of a tag up to its `>`, or 0 where its attributes are not all in double quotes. */
static size_t tag_length(const char *tag) {
  bool quoted = false;
  for (size_t at = 0; tag[at] != '\0' && tag[at] != '\''; at++) {
    if (tag[at] == '"') quoted = !quoted;
    if (tag[at] == '>') return quoted ? 0 : at;
  }
  return 0;
}

/* The text behind what may stand in front of the root; NULL where other markup than tags may follow. */
static const char *skip_declaration(const char *text, size_t length) {
  const char *root = text;
  if (starts_with(root, "<?xml ")) {
    root = strstr(root, "?>");
    if (root == NULL) return NULL;
    root = skip_spaces(root + 2);
  }
  size_t left = length - (size_t)(root - text);
  return memchr(root, '!', left) == NULL && memchr(root, '?', left) == NULL ? root : NULL;
}

static const char *skip_root(const char *root) {
  size_t length = starts_with(root, root_name) ? tag_length(root) : 0;
  if (length == 0 || root[length - 1] == '/') return NULL;
  for (size_t i = 0; i < sizeof word_spaces / sizeof *word_spaces; i++) {
    if (says(root, length, word_spaces[i])) return root + length + 1;
  }
  return NULL;
}

static const child *child_of(const char *tag) {
  for (size_t i = 0; i < sizeof children / sizeof *children; i++) {
    size_t size = strlen(children[i].begin);
    if (!starts_with(tag, children[i].begin)) continue;
    if (strchr(" \t\r\n/>", tag[size]) != NULL) return &children[i];
  }
  return NULL;
}

/* The text behind an element, or NULL. */
static const char *skip_child(const char *tag, size_t length, const child *kind) {
  if (tag[length - 1] == '/') return tag + length + 1;
  const char *end = strstr(tag + length, kind->end);
  if (end == NULL) return NULL;
  end += strlen(kind->end);
  return *end == '>' ? end + 1 : NULL;
}

/* What matters of a style: whether its text is shown, the list it belongs to, and what it builds on. */
static const char *const telling[] = {"vanish", "numId", "ilvl"};
static const char base_tag[] = "<w:basedOn ";

/* The local name of a tag. */
static const char *name_of(const char *tag) {
  const char *name = tag + 1;
  while (*name != '\0' && strchr(":<> /\t\r\n", *name) == NULL) name++;
  return *name == ':' ? name + 1 : tag + 1;
}

static bool is_named(const char *name, const char *word) {
  return *name == *word && starts_with(name, word) && strchr(" \t\r\n/>", name[strlen(word)]) != NULL;
}

/*
 * Whether a style with such a content matters only for what it builds on: *base is the tag that
 * says so, or NULL where it builds on nothing.
 */
static bool builds_only(const char *content, const char *end, const char **base) {
  *base = NULL;
  if (says(content, (size_t)(end - content), "xmlns")) return false;
  for (const char *tag = content; (tag = memchr(tag, '<', (size_t)(end - tag))) != NULL; tag++) {
    const char *name = name_of(tag);
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
      if (is_named(name, telling[i])) return false;
    }
    if (!is_named(name, "basedOn")) continue;
    size_t length = tag_length(tag);
    if (*base != NULL || length == 0 || !starts_with(tag, base_tag) || tag[length - 1] != '/') return false;
    *base = tag;
  }
  return true;
}

/* Appends a style without what says nothing; false where it says something, and is to be kept. */
static bool cut_style(const char *tag, size_t length, const char *next, govd__buffer *kept) {
  static const char close[] = "</w:style>";
  const char *base;
  bool empty = tag[length - 1] == '/';
  if (empty || !builds_only(tag + length + 1, next - strlen(close), &base)) return false;
  govd__buffer_add(kept, tag, length + 1);
  if (base != NULL) govd__buffer_add(kept, base, tag_length(base) + 1);
  govd__buffer_puts(kept, close);
  return true;
}

bool govd__styles_cut(const char *text, size_t length, govd__buffer *kept) {
  const char *at = skip_declaration(text, length);
  if (at != NULL) at = skip_root(at);
  if (at == NULL) return false;
  const char *from = text; /* of what is kept next */
  for (at = skip_spaces(at); !starts_with(at, root_end); at = skip_spaces(at)) {
    const child *kind = child_of(at);
    size_t size = kind == NULL ? 0 : tag_length(at);
    if (size == 0 || says(at, size, "xmlns")) return false;
    const char *next = skip_child(at, size, kind);
    if (next == NULL) return false;
    bool cut = kind->cut != NULL && says(at, size, kind->cut);
    bool style = kind->cut != NULL && *kind->cut != '\0';
    if (cut || style) govd__buffer_add(kept, from, (size_t)(at - from));
    if (cut || style) from = at;
    if (cut || (style && cut_style(at, size, next, kept))) from = next;
    at = next;
  }
  govd__buffer_add(kept, from, length - (size_t)(from - text));
  return *skip_spaces(at + strlen(root_end)) == '\0';
}
