/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML, by libxml2's SAX interface. libxml2 closes what is left open and reports each
 * element's beginning and end in pairs; which row and cell text belongs to is kept here.
 */
#include "html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdint.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "html_guard.h"
#include "html_line.h"
#include "html_names.h"
#include "html_table.h"
#include "model.h"
#include "readers.h"
#include "source.h"

enum {
  MAX_BYTES = 16 * 1024 * 1024,
  MAX_DEPTH = 4096,
  MAX_WORK = 500 * 1000 * 1000, /* open elements looked through for end tags that fit none */
  KNOWN_NAMES = 64
};

/* What the name at an address of libxml2's dictionary means: it stays the same for a page. */
typedef struct known_name {
  const xmlChar *name;
  govd__element element;
} known_name;

typedef struct page {
  htmlParserCtxtPtr parser;
  govd_document *document;
  govd__source source;
  size_t begin; /* of the page in it */
  size_t end;
  govd__html_line line;
  govd_place line_place;
  govd__html_table *table; /* the innermost */
  govd__buffer title;
  govd_place title_place;
  size_t depth;
  size_t skipped;      /* depth in an element that is not shown, or 0 */
  size_t titled;       /* depth in the title, or 0 */
  size_t preformatted; /* depth in a <pre>, or 0 */
  bool has_title;
  bool ampersand; /* one that begins no entity libxml2 knows came last */
  size_t work;
  known_name names[KNOWN_NAMES];
  govd_status status;
  govd_error *error;
} page;

static govd__element element_of(page *p, const xmlChar *name) {
  known_name *known = &p->names[((uintptr_t)name >> 2) % KNOWN_NAMES];
  if (known->name != name) *known = (known_name){name, govd__element_of((const char *)name)};
  return known->element;
}

static void stop(page *p, govd_status status) {
  if (p->status != GOVD_OK || status == GOVD_OK) return;
  p->status = status;
  xmlStopParser(p->parser);
}

/* How far libxml2 has read. */
static size_t offset_of(const page *p) {
  const xmlParserInput *input = p->parser->input;
  return input == NULL ? p->end : p->begin + (size_t)input->consumed + (size_t)(input->cur - input->base);
}

/* Where a piece of text that libxml2 has just read begins: as it is, or as an entity. */
static size_t begin_of(const page *p, const char *piece, size_t length) {
  enum { LONGEST_CHARACTER = 4, LONGEST_ENTITY = 32 };
  size_t end = offset_of(p);
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

static void end_line(page *p) {
  if (p->line.text.length == 0) return;
  size_t length;
  const char *text = govd__html_line_end(&p->line, &length);
  if (length == 0) return;
  govd__html_table *table = govd__html_table_open(p->table);
  if (table != NULL) {
    govd__html_table_add_line(table, text, length, p->line_place);
  } else {
    stop(p, govd__document_add_paragraph(p->document, text, length, p->line_place, p->error));
  }
}

static void add_piece(page *p, const char *piece, size_t length) {
  size_t first = govd__html_line_add(&p->line, piece, length);
  if (first != GOVD_NONE) p->line_place = govd__source_place(&p->source, begin_of(p, piece, length) + first);
}

static void add_preformatted(page *p, const char *piece, size_t length) {
  while (length > 0) {
    const char *end = memchr(piece, '\n', length);
    size_t size = end == NULL ? length : (size_t)(end - piece);
    add_piece(p, piece, size);
    if (end == NULL) return;
    end_line(p);
    piece += size + 1;
    length -= size + 1;
  }
}

/* Entities that browsers know without their semicolon; libxml2 passes on & and the name. */
static const struct {
  const char *name;
  const char *text;
} bare_entities[] = {{"nbsp", "\xC2\xA0"}, {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}};

static void add_after_ampersand(page *p, const char *piece, size_t length) {
  for (size_t i = 0; i < sizeof bare_entities / sizeof *bare_entities; i++) {
    size_t size = strlen(bare_entities[i].name);
    if (length < size || memcmp(piece, bare_entities[i].name, size) != 0) continue;
    add_piece(p, bare_entities[i].text, strlen(bare_entities[i].text));
    if (length > size) add_piece(p, piece + size, length - size);
    return;
  }
  add_piece(p, "&", 1);
  add_piece(p, piece, length);
}

/* Whether an ampersand was written as the entity &amp; and so begins no other. */
static bool is_entity(const page *p) {
  size_t end = offset_of(p);
  return end > 0 && end <= p->source.length && p->source.text[end - 1] == ';';
}

static void end_ampersand(page *p) {
  if (p->ampersand) add_piece(p, "&", 1);
  p->ampersand = false;
}

static void on_characters(void *context, const xmlChar *text, int count) {
  page *p = context;
  const char *piece = (const char *)text;
  size_t length = (size_t)count;
  if (p->skipped > 0) return;
  if (length == 1 && *piece == '&' && !is_entity(p)) {
    end_ampersand(p);
    p->ampersand = true;
  } else if (p->ampersand) {
    p->ampersand = false;
    add_after_ampersand(p, piece, length);
  } else if (p->preformatted > 0) {
    add_preformatted(p, piece, length);
  } else {
    add_piece(p, piece, length);
  }
}

static void begin_table(page *p) {
  end_line(p);
  govd__html_table *table = govd__html_table_new(p->table, govd__source_place(&p->source, offset_of(p)));
  if (table == NULL) {
    stop(p, govd__fail_memory(p->error));
  } else {
    p->table = table;
  }
}

static void end_table(page *p) {
  end_line(p);
  govd__html_table *table = p->table;
  if (table == NULL) return;
  p->table = table->outer;
  govd__html_table_end(table);
  if (table->holder != NULL) return;
  if (p->status == GOVD_OK) stop(p, govd__html_table_write(table, p->document, p->error));
  govd__html_table_free(table);
}

static void begin_cell(page *p, const char *const *attributes) {
  end_line(p);
  if (p->table == NULL) return;
  size_t offset = offset_of(p);
  bool at_end = offset < p->source.length && p->source.text[offset] == '>';
  govd__html_table_begin_cell(p->table, govd__span_of(attributes, "rowspan"),
                              govd__span_of(attributes, "colspan"),
                              govd__source_place(&p->source, offset + at_end));
}

static void begin_title(page *p) {
  end_line(p);
  if (p->has_title || p->table != NULL) {
    p->skipped = p->depth;
  } else {
    p->titled = p->depth;
  }
}

static void end_title(page *p) {
  size_t length;
  const char *text = govd__html_line_end(&p->line, &length);
  govd__buffer_add(&p->title, text, length);
  p->title_place = p->line_place;
  p->has_title = true;
  p->titled = 0;
}

static void begin_element(page *p, govd__element element, const char *const *attributes) {
  switch (element) {
    case GOVD__ELEMENT_INLINE: break;
    case GOVD__ELEMENT_BREAK:
    case GOVD__ELEMENT_BLOCK: end_line(p); break;
    case GOVD__ELEMENT_PRE:
      end_line(p);
      if (p->preformatted == 0) p->preformatted = p->depth;
      break;
    case GOVD__ELEMENT_TABLE: begin_table(p); break;
    case GOVD__ELEMENT_ROWS:
      end_line(p);
      if (p->table != NULL) govd__html_table_end_row(p->table);
      break;
    case GOVD__ELEMENT_ROW:
      end_line(p);
      if (p->table != NULL) govd__html_table_begin_row(p->table);
      break;
    case GOVD__ELEMENT_CELL: begin_cell(p, attributes); break;
    case GOVD__ELEMENT_TITLE: begin_title(p); break;
    case GOVD__ELEMENT_SKIPPED: p->skipped = p->depth; break;
  }
}

static void end_element(page *p, govd__element element) {
  switch (element) {
    case GOVD__ELEMENT_INLINE:
    case GOVD__ELEMENT_BREAK:
    case GOVD__ELEMENT_SKIPPED: break;
    case GOVD__ELEMENT_PRE:
      end_line(p);
      if (p->preformatted == p->depth) p->preformatted = 0;
      break;
    case GOVD__ELEMENT_BLOCK: end_line(p); break;
    case GOVD__ELEMENT_TABLE: end_table(p); break;
    case GOVD__ELEMENT_ROWS:
    case GOVD__ELEMENT_ROW:
      end_line(p);
      if (p->table != NULL) govd__html_table_end_row(p->table);
      break;
    case GOVD__ELEMENT_CELL:
      end_line(p);
      if (p->table != NULL) govd__html_table_end_cell(p->table);
      break;
    case GOVD__ELEMENT_TITLE: end_title(p); break;
  }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  page *p = context;
  if (++p->depth > MAX_DEPTH) {
    stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the page nests its elements deeper than %d", (int)MAX_DEPTH));
  }
  if (p->skipped > 0 || p->titled > 0 || p->status != GOVD_OK) return;
  const char *const *pairs = (const char *const *)attributes;
  end_ampersand(p);
  if (pairs != NULL && govd__attributes_hide(pairs)) {
    p->skipped = p->depth;
  } else {
    begin_element(p, element_of(p, name), pairs);
  }
}

static void on_end(void *context, const xmlChar *name) {
  page *p = context;
  size_t depth = p->depth;
  bool shown = p->skipped == 0 && (p->titled == 0 || p->titled == depth);
  if (shown && p->status == GOVD_OK) {
    end_ampersand(p);
    end_element(p, element_of(p, name));
  }
  if (p->skipped == depth) p->skipped = 0;
  if (depth > 0) p->depth--;
}

/* Errors in the markup are no concern but for the work they make: an end tag that fits nothing. */
static void on_error(void *context, xmlErrorPtr problem) {
  page *p = context;
  if (problem->code == XML_ERR_NO_MEMORY) {
    stop(p, govd__fail_memory(p->error));
    return;
  }
  p->work += p->depth;
  if (p->work > MAX_WORK)
    stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the page has too many end tags that end nothing"));
}

static void end_page(page *p) {
  p->skipped = 0;
  end_ampersand(p);
  if (p->titled > 0) end_title(p);
  end_line(p);
  while (p->table != NULL) end_table(p);
  if (p->status == GOVD_OK && (p->line.text.failed || p->title.failed))
    p->status = govd__fail_memory(p->error);
}

/* Whether a text says what the title says: most of it, since the name of the site often stands behind. */
static bool says(const char *text, const char *title, size_t title_length) {
  size_t length = text == NULL ? 0 : strlen(text);
  if (length == 0 || 2 * length < title_length) return false;
  return length <= title_length ? strstr(title, text) != NULL : strstr(text, title) != NULL;
}

static bool block_says(const govd_document *document, size_t index, const char *title, size_t title_length) {
  const govd_block *block = govd_document_block(document, index);
  if (block->kind == GOVD_BLOCK_PARAGRAPH) return says(block->text, title, title_length);
  for (size_t i = 0; i < block->rows * block->columns; i++) {
    if (says(document->blocks[index].grid[i].text, title, title_length)) return true;
  }
  return false;
}

/* Puts the title in front, unless the page says the same itself. */
static govd_status add_title(page *p) {
  govd_document *document = p->document;
  size_t count = document->count;
  for (size_t i = 0; i < count; i++) {
    if (block_says(document, i, p->title.data, p->title.length)) return GOVD_OK;
  }
  govd_status status =
      govd__document_add_paragraph(document, p->title.data, p->title.length, p->title_place, p->error);
  if (status != GOVD_OK) return status;
  document_block title = document->blocks[count];
  memmove(document->blocks + 1, document->blocks, count * sizeof title);
  document->blocks[0] = title;
  for (size_t i = 1; i <= count; i++) {
    govd_block *block = &document->blocks[i].block;
    if (block->parent != GOVD_NONE) block->parent++;
  }
  return GOVD_OK;
}

static govd_status run(page *p) {
  p->parser = htmlCreateMemoryParserCtxt(p->source.text + p->begin, (int)(p->end - p->begin));
  if (p->parser == NULL) return govd__fail_memory(p->error);
  memset(p->parser->sax, 0, sizeof *p->parser->sax);
  p->parser->sax->initialized = XML_SAX2_MAGIC; /* else serror is not asked */
  p->parser->sax->startElement = on_start;
  p->parser->sax->endElement = on_end;
  p->parser->sax->characters = on_characters;
  p->parser->sax->ignorableWhitespace = on_characters;
  p->parser->sax->serror = (xmlStructuredErrorFunc)on_error;
  p->parser->userData = p;
  htmlCtxtUseOptions(p->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                    HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  xmlSwitchEncoding(p->parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(p->parser);
  end_page(p);
  htmlFreeParserCtxt(p->parser);
  if (p->status == GOVD_OK && p->title.length > 0) p->status = add_title(p);
  return p->status;
}

govd_status govd__html_append(govd__source *source, size_t begin, size_t end, govd_document *document,
                              govd_error *error) {
  size_t length = end - begin;
  if (length == 0) return GOVD_OK;
  if (length > MAX_BYTES)
    return govd__fail(error, GOVD_E_LIMIT, "the page is longer than %d bytes", (int)MAX_BYTES);
  if (govd__html_has_endless_tag(source->text + begin, length)) {
    return govd__fail(error, GOVD_E_LIMIT, "an element has more attributes than a page needs");
  }
  page *p = govd__calloc(1, sizeof *p);
  if (p == NULL) return govd__fail_memory(error);
  p->document = document;
  p->source = *source;
  p->begin = begin;
  p->end = end;
  p->error = error;
  govd_status status = run(p);
  *source = p->source;
  govd__buffer_release(&p->line.text);
  govd__buffer_release(&p->title);
  govd__free(p);
  return status;
}

govd_status govd__document_parse_html(const char *text, size_t length, govd_document **document,
                                      govd_error *error) {
  *document = NULL;
  govd_document *made;
  govd_status status = govd_document_new(&made, error);
  govd__source source = govd__source_new(text, length);
  if (status == GOVD_OK) status = govd__html_append(&source, 0, length, made, error);
  if (status == GOVD_OK) {
    *document = made;
  } else {
    govd_document_free(made);
  }
  return status;
}
