/* SPDX-License-Identifier: Apache-2.0 */
#include "kind.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "ascii.h"
#include "base/export.h"
#include "encoding.h"
#include "separated.h"
#include "zip_names.h"

/* First bytes. */
static const struct {
  const char *bytes;
  size_t length;
  govd_kind kind;
} magic[] = {
    {"%PDF-", 5, GOVD_KIND_PDF},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, GOVD_KIND_OLE},
    {"PK\x03\x04", 4, GOVD_KIND_ZIP},
    {"PK\x05\x06", 4, GOVD_KIND_ZIP}, /* without entries */
    {"{\\rtf", 5, GOVD_KIND_RTF},
    {"\xFF\xD8\xFF", 3, GOVD_KIND_IMAGE},
    {"\x89PNG\r\n\x1A\n", 8, GOVD_KIND_IMAGE},
    {"GIF8", 4, GOVD_KIND_IMAGE},
    {"II*\0", 4, GOVD_KIND_IMAGE}, /* TIFF, what scanners make */
    {"MM\0*", 4, GOVD_KIND_IMAGE},
    {"BM", 2, GOVD_KIND_IMAGE},
};

static bool contains(const char *bytes, size_t length, const char *part, size_t size) {
  const char *at = bytes;
  while (length - (size_t)(at - bytes) >= size) {
    at = memchr(at, part[0], length - (size_t)(at - bytes) - size + 1);
    if (at == NULL) return false;
    if (memcmp(at, part, size) == 0) return true;
    at++;
  }
  return false;
}

/* Streams of a compound file, their names in UTF-16. */
static const struct {
  const char *name;
  size_t size;
  govd_kind kind;
} streams[] = {{"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23, GOVD_KIND_DOC},
               {"W\0o\0r\0k\0b\0o\0o\0k", 15, GOVD_KIND_XLS},
               {"B\0o\0o\0k\0\0", 9, GOVD_KIND_XLS}};

static govd_kind kind_of_compound(const char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
    if (contains(bytes, length, streams[i].name, streams[i].size)) return streams[i].kind;
  }
  return GOVD_KIND_OLE;
}

/* Entries of an archive that tell its kind. */
static const struct {
  const char *name;
  govd_kind kind;
} entries[] = {{"word/document.xml", GOVD_KIND_DOCX},
               {"xl/workbook.xml", GOVD_KIND_XLSX},
               {"OFD.xml", GOVD_KIND_OFD},
               {"META-INF/manifest.xml", GOVD_KIND_ODF}};

/* An office package says itself where its main part is: Word for the web calls it word/document2.xml. */
static govd_kind kind_of_package(const char *bytes, size_t length) {
  if (!govd__zip_has(bytes, length, "_rels/.rels") || govd__zip_has(bytes, length, "ppt/"))
    return GOVD_KIND_ZIP;
  return govd__zip_has(bytes, length, "xl/") ? GOVD_KIND_XLSX : GOVD_KIND_DOCX;
}

static govd_kind kind_of_archive(const char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    if (govd__zip_has(bytes, length, entries[i].name)) return entries[i].kind;
  }
  return kind_of_package(bytes, length);
}

govd_kind govd__kind_of_bytes(const char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof magic / sizeof *magic; i++) {
    if (length < magic[i].length || memcmp(bytes, magic[i].bytes, magic[i].length) != 0) continue;
    if (magic[i].kind == GOVD_KIND_OLE) return kind_of_compound(bytes, length);
    if (magic[i].kind == GOVD_KIND_ZIP) return kind_of_archive(bytes, length);
    return magic[i].kind;
  }
  return GOVD_KIND_UNKNOWN;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static size_t skip_spaces(const char *text, size_t length, size_t at) {
  while (at < length && is_space(text[at])) at++;
  return at;
}

/* The offset behind a part that is looked for from an offset on, or the length. */
static size_t behind(const char *text, size_t length, size_t at, const char *part) {
  size_t size = strlen(part);
  for (; at + size <= length; at++) {
    if (memcmp(text + at, part, size) == 0) return at + size;
  }
  return length;
}

/* How a page or a part of one begins, a blank round each name. */
static const char html_names[] =
    " !doctype html head body meta title link base style script noscript table caption colgroup thead tbody "
    "tr "
    "td th div p span font center section article main header nav h1 h2 h3 h4 h5 h6 b strong i em u a img br "
    "hr "
    "ul ol li dl dt blockquote pre form input iframe o:p ";

/* Likewise XML of Office 2003. */
static const char office_names[] = " ?mso-application w:worddocument pkg:package workbook ";

/* The kind of markup that begins with the name of an element, or of a declaration. */
static govd_kind kind_of_name(const char *text, size_t length) {
  enum { LONGEST = 20 };
  char name[LONGEST + 3] = " ";
  size_t size = 1;
  for (size_t i = 0; i < length && i < LONGEST; i++) {
    char c = govd__lower(text[i]);
    bool part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '!' || c == '?';
    if (!part) break;
    name[size++] = c;
  }
  if (size == 1) return GOVD_KIND_UNKNOWN;
  name[size++] = ' ';
  name[size] = '\0';
  if (strstr(html_names, name) != NULL) return GOVD_KIND_HTML;
  return strstr(office_names, name) != NULL ? GOVD_KIND_OFFICE_XML : GOVD_KIND_UNKNOWN;
}

/* The kind of a text that begins with markup, behind comments and declarations. */
static govd_kind kind_of_markup(const char *text, size_t length) {
  for (size_t at = skip_spaces(text, length, 0); at < length && text[at] == '<';
       at = skip_spaces(text, length, at)) {
    at++;
    govd_kind kind = kind_of_name(text + at, length - at);
    if (kind != GOVD_KIND_UNKNOWN) return kind;
    if (govd__begins_with(text + at, length - at, "!--")) {
      at = behind(text, length, at, "-->");
    } else if (at < length && text[at] == '?') {
      at = behind(text, length, at, ">");
    } else {
      return GOVD_KIND_UNKNOWN;
    }
  }
  return GOVD_KIND_UNKNOWN;
}

/* Whether a tag is anywhere that begins like this. */
static bool has_tag(const char *text, size_t length, const char *tag) {
  for (const char *at = text; (at = memchr(at, '<', length - (size_t)(at - text))) != NULL; at++) {
    if (govd__begins_with(at, length - (size_t)(at - text), tag)) return true;
  }
  return false;
}

/* A page from its beginning, not just a part of one. */
static bool is_whole_page(const char *text, size_t length) {
  static const char *const tags[] = {"<!doctype", "<html", "<head", "<body"};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    if (has_tag(text, length, tags[i])) return true;
  }
  return false;
}

/* A line of Markdown that nothing else has: `# heading`. */
static bool is_heading(const char *line, size_t length) {
  size_t marks = 0;
  while (marks < length && line[marks] == '#') marks++;
  return marks >= 1 && marks <= 6 && marks < length && line[marks] == ' ';
}

bool govd__is_markdown_rule(const char *line, size_t length) {
  enum { SHORTEST = 3 }; /* a dash or two may be what a row of figures has */
  size_t marks = 0;      /* in the cell at hand */
  size_t dashes = 0;
  size_t bars = 0;
  bool filled = false;
  for (size_t i = 0; i <= length; i++) {
    if (i == length || line[i] == '|') {
      if (marks > 0 && (marks < SHORTEST || dashes == 0)) return false;
      filled = filled || marks > 0;
      bars += i < length;
      marks = 0;
      dashes = 0;
    } else if (line[i] == '-' || line[i] == ':') {
      marks++;
      dashes += line[i] == '-';
    } else if (!is_space(line[i])) {
      return false;
    }
  }
  return filled && bars > 0;
}

static bool is_markdown(const char *text, size_t length) {
  bool barred = false; /* the line before */
  for (size_t at = 0; at < length;) {
    const char *line = text + at;
    const char *end = memchr(line, '\n', length - at);
    size_t size = end == NULL ? length - at : (size_t)(end - line);
    if (is_heading(line, size)) return true;
    if (barred && govd__is_markdown_rule(line, size)) return true;
    barred = size > 0 && memchr(line, '|', size) != NULL;
    at += size + 1;
  }
  return false;
}

/* Whether there are bars, which separate cells of plain text, whatever else there is in them. */
static bool has_bars(const char *text, size_t length) {
  static const char *const bars[] = {"|", "│", "┃", "║"};
  for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
    if (contains(text, length, bars[i], strlen(bars[i]))) return true;
  }
  return false;
}

static bool is_json(const char *text, size_t length) {
  size_t at = skip_spaces(text, length, 0);
  if (at == length || text[at] != '{') return false;
  at = skip_spaces(text, length, at + 1);
  return at < length && (text[at] == '"' || text[at] == '}');
}

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* How long the name of a header is that a line begins with (RFC 5322), or 0. */
static size_t header_name(const char *line, size_t length) {
  size_t size = 0;
  while (size < length && (line[size] == '-' || is_letter(govd__lower(line[size])))) size++;
  return size < length && line[size] == ':' ? size : 0;
}

/* Whether a text begins with headers as mail has them, among them that of MIME: browsers save pages so. */
static bool is_mime(const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    const char *end = memchr(text + at, '\n', length - at);
    size_t size = end == NULL ? length - at : (size_t)(end - text) - at;
    bool goes_on = at > 0 && (text[at] == ' ' || text[at] == '\t');
    if (!goes_on && header_name(text + at, size) == 0) return false;
    if (govd__begins_with(text + at, size, "mime-version:")) return true;
    at += size + 1;
  }
  return false;
}

govd_kind govd__kind_of_text(const char *text, size_t length) {
  if (length == 0) return GOVD_KIND_UNKNOWN;
  govd_kind kind = kind_of_markup(text, length);
  if (kind == GOVD_KIND_HTML && !is_whole_page(text, length) && is_markdown(text, length))
    return GOVD_KIND_MARKDOWN; /* which may begin with an element, too */
  if (kind != GOVD_KIND_UNKNOWN) return kind;
  if (is_json(text, length)) return GOVD_KIND_JSON;
  if (is_mime(text, length)) return GOVD_KIND_MHT;
  if (is_markdown(text, length)) return GOVD_KIND_MARKDOWN;
  if (has_tag(text, length, "<table")) return GOVD_KIND_HTML;
  if (!has_bars(text, length) && govd__find_separator(text, length) != '\0') return GOVD_KIND_CSV;
  return GOVD_KIND_TEXT;
}

GOVD_EXPORT govd_kind govd_document_kind(const char *bytes, size_t length) {
  govd_kind kind = govd__kind_of_bytes(bytes, length);
  govd__decoded decoded;
  if (kind != GOVD_KIND_UNKNOWN || govd__decode(bytes, length, &decoded, NULL) != GOVD_OK) return kind;
  kind = govd__kind_of_text(decoded.text, decoded.length);
  govd__decoded_release(&decoded);
  return kind;
}

GOVD_EXPORT const char *govd_kind_name(govd_kind kind) {
  static const char *const names[] = {"unknown", "text", "csv", "markdown",   "html", "docx", "xlsx",
                                      "pdf",     "json", "doc", "xls",        "ole",  "zip",  "rtf",
                                      "ofd",     "odf",  "mht", "office_xml", "image"};
  return (size_t)kind < sizeof names / sizeof *names ? names[kind] : names[0];
}
