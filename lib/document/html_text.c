/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text of an HTML page: libxml2 passes it on in pieces, entities apart, and does not say where they
 * stand; here they become lines with their places.
 */
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/fail.h"
#include "html_page.h"
#include "tag_guard.h"

void govd__html_stop(govd__html_page *p, govd_status status) {
  if (p->status != GOVD_OK || status == GOVD_OK) return;
  p->status = status;
  xmlStopParser(p->parser);
}

void govd__html_check_names(govd__html_page *p) {
  if (xmlDictSize(p->parser->dict) <= GOVD__MAX_NAMES) return;
  govd__html_stop(
      p, govd__fail(p->error, GOVD_E_LIMIT, "the page has more than %d different names in its markup",
                    (int)GOVD__MAX_NAMES));
}

size_t govd__html_offset(govd__html_page *p) {
  const xmlParserInput *input = p->parser == NULL ? NULL : p->parser->input;
  if (input == NULL) return p->end;
  size_t offset = (size_t)input->consumed + (size_t)(input->cur - input->base) + p->cut;
  for (; p->passed < p->cuts.count && p->cuts.items[p->passed].begin <= offset; p->passed++) {
    const govd__html_cut *cut = &p->cuts.items[p->passed];
    offset += cut->end - cut->begin;
    p->cut += cut->end - cut->begin;
  }
  return p->begin + offset;
}

/* Where the piece of text begins: as it is, or as an entity. */
static size_t begin_of_piece(govd__html_page *p) {
  enum { LONGEST_CHARACTER = 4, LONGEST_ENTITY = 32 };
  const char *piece = p->piece;
  size_t length = p->piece_length;
  size_t end = govd__html_offset(p);
  /* A long text comes in parts, before libxml2 has stepped behind the last character. */
  for (size_t i = 0; i <= LONGEST_CHARACTER; i++) {
    if (end + i < length || end + i > p->source.length) continue;
    size_t begin = end + i - length;
    if (memcmp(p->source.text + begin, piece, length) == 0) return begin;
  }
  for (size_t i = 1; i <= LONGEST_ENTITY && i <= end; i++) {
    if (end <= p->source.length && p->source.text[end - i] == '&') return end - i;
  }
  return end < length ? 0 : end - length;
}

void govd__html_end_line(govd__html_page *p) {
  if (p->line.text.length == 0) return;
  size_t length;
  const char *text = govd__html_line_end(&p->line, &length);
  if (length == 0) return;
  govd__html_table *table = govd__html_table_open(p->table);
  if (table != NULL) {
    govd__html_table_add_line(table, text, length, p->line_place);
  } else {
    govd__html_stop(p, govd__document_add_paragraph(p->document, text, length, p->line_place, p->error));
  }
}

/* Adds text that stands in the piece, or stands for its beginning, to the line. */
static void add_text(govd__html_page *p, const char *text, size_t length, size_t offset) {
  size_t first = govd__html_line_add(&p->line, text, length);
  if (first != GOVD_NONE) p->line_place = govd__source_place(&p->source, begin_of_piece(p) + offset + first);
}

static void add_preformatted(govd__html_page *p) {
  size_t at = 0;
  while (at < p->piece_length) {
    const char *text = p->piece + at;
    const char *end = memchr(text, '\n', p->piece_length - at);
    size_t size = end == NULL ? p->piece_length - at : (size_t)(end - text);
    add_text(p, text, size, at);
    if (end != NULL) govd__html_end_line(p);
    at += size + 1;
  }
}

/* Entities that browsers know without their semicolon; libxml2 passes on & and the name. */
static const struct {
  const char *name;
  const char *text;
} bare_entities[] = {{"nbsp", "\xC2\xA0"}, {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}};

static void add_after_ampersand(govd__html_page *p) {
  for (size_t i = 0; i < sizeof bare_entities / sizeof *bare_entities; i++) {
    size_t size = strlen(bare_entities[i].name);
    if (p->piece_length < size || memcmp(p->piece, bare_entities[i].name, size) != 0) continue;
    add_text(p, bare_entities[i].text, strlen(bare_entities[i].text), 0);
    if (p->piece_length > size) add_text(p, p->piece + size, p->piece_length - size, size);
    return;
  }
  add_text(p, "&", 1, 0);
  add_text(p, p->piece, p->piece_length, 0);
}

/* Whether an ampersand was written as the entity &amp; and so begins no other. */
static bool is_entity(govd__html_page *p) {
  size_t end = govd__html_offset(p);
  return end > 0 && end <= p->source.length && p->source.text[end - 1] == ';';
}

void govd__html_end_ampersand(govd__html_page *p) {
  if (!p->ampersand) return;
  p->ampersand = false;
  p->piece = "&"; /* which it was when it came */
  p->piece_length = 1;
  add_text(p, p->piece, p->piece_length, 0);
}

void govd__html_on_characters(void *context, const xmlChar *text, int count) {
  govd__html_page *p = context;
  govd__html_check_names(p); /* entities have some, too */
  if (p->skipped > 0 || p->status != GOVD_OK) return;
  p->piece = (const char *)text;
  p->piece_length = (size_t)count;
  if (count == 1 && *text == '&' && !is_entity(p)) {
    govd__html_end_ampersand(p);
    p->ampersand = true;
  } else if (p->ampersand) {
    p->ampersand = false;
    add_after_ampersand(p);
  } else if (p->preformatted > 0) {
    add_preformatted(p);
  } else {
    add_text(p, p->piece, p->piece_length, 0);
  }
}
