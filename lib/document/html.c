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

#include "ascii.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "html_line.h"
#include "html_names.h"
#include "html_scripts.h"
#include "html_table.h"
#include "model.h"
#include "readers.h"
#include "source.h"
#include "tag_guard.h"

enum {
  MAX_BYTES = 16 * 1024 * 1024,
  HARMLESS = 128 * 1024, /* whatever stands in a file that is not longer will be over soon enough */
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
  govd__scripts scripts; /* in it, which libxml2 does not see */
  size_t passed;         /* of them */
  size_t cut;            /* bytes of those passed */
  govd__html_line line;
  govd_place line_place;
  const char *piece; /* of text, as libxml2 has just passed it on */
  size_t piece_length;
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

/* Stops where there are too many names, which are looked up ever more slowly. */
static void check_names(page *p) {
  if (xmlDictSize(p->parser->dict) <= GOVD__MAX_NAMES) return;
  stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the page has more than %d different names in its markup",
                     (int)GOVD__MAX_NAMES));
}

/* How far libxml2 has read. */
static size_t offset_of(page *p) {
  const xmlParserInput *input = p->parser == NULL ? NULL : p->parser->input;
  if (input == NULL) return p->end;
  size_t offset = (size_t)input->consumed + (size_t)(input->cur - input->base) + p->cut;
  for (; p->passed < p->scripts.count && p->scripts.items[p->passed].begin <= offset; p->passed++) {
    const govd__script *script = &p->scripts.items[p->passed];
    offset += script->end - script->begin;
    p->cut += script->end - script->begin;
  }
  return p->begin + offset;
}

/* Where the piece of text begins: as it is, or as an entity. */
static size_t begin_of_piece(page *p) {
  enum { LONGEST_CHARACTER = 4, LONGEST_ENTITY = 32 };
  const char *piece = p->piece;
  size_t length = p->piece_length;
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

/* Adds text that stands in the piece, or stands for its beginning, to the line. */
static void add_text(page *p, const char *text, size_t length, size_t offset) {
  size_t first = govd__html_line_add(&p->line, text, length);
  if (first != GOVD_NONE) p->line_place = govd__source_place(&p->source, begin_of_piece(p) + offset + first);
}

static void add_preformatted(page *p) {
  size_t at = 0;
  while (at < p->piece_length) {
    const char *text = p->piece + at;
    const char *end = memchr(text, '\n', p->piece_length - at);
    size_t size = end == NULL ? p->piece_length - at : (size_t)(end - text);
    add_text(p, text, size, at);
    if (end != NULL) end_line(p);
    at += size + 1;
  }
}

/* Entities that browsers know without their semicolon; libxml2 passes on & and the name. */
static const struct {
  const char *name;
  const char *text;
} bare_entities[] = {{"nbsp", "\xC2\xA0"}, {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}};

static void add_after_ampersand(page *p) {
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
static bool is_entity(page *p) {
  size_t end = offset_of(p);
  return end > 0 && end <= p->source.length && p->source.text[end - 1] == ';';
}

static void end_ampersand(page *p) {
  if (!p->ampersand) return;
  p->ampersand = false;
  p->piece = "&"; /* which it was when it came */
  p->piece_length = 1;
  add_text(p, p->piece, p->piece_length, 0);
}

static void on_characters(void *context, const xmlChar *text, int count) {
  page *p = context;
  check_names(p); /* entities have some, too */
  if (p->skipped > 0 || p->status != GOVD_OK) return;
  p->piece = (const char *)text;
  p->piece_length = (size_t)count;
  if (count == 1 && *text == '&' && !is_entity(p)) {
    end_ampersand(p);
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

/* Where the tag that libxml2 has just read begins. */
static size_t begin_of_tag(page *p) {
  size_t at = offset_of(p);
  while (at > p->begin && (at >= p->end || p->source.text[at] != '<')) at--;
  return at;
}

static void begin_table(page *p) {
  end_line(p);
  govd__html_table *table = govd__html_table_new(p->table, govd__source_place(&p->source, begin_of_tag(p)));
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
  check_names(p);
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
  check_names(p);
  p->work += p->depth;
  if (p->work > MAX_WORK)
    stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the page has too many end tags that end nothing"));
}

/* Instructions say nothing to a reader, but have names. */
static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  (void)target, (void)data;
  check_names(context);
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

static bool page_says(const govd_document *document, const char *title, size_t title_length) {
  for (size_t i = 0; i < document->count; i++) {
    if (block_says(document, i, title, title_length)) return true;
  }
  return false;
}

static bool is_word(char c) { return govd__lower(c) >= 'a' ? govd__lower(c) <= 'z' : c >= '0' && c <= '9'; }

/* The length of a mark between the name of a page and that of its site that stands in a title, or 0. */
static size_t mark_length(const char *title, size_t at) {
  static const char *const marks[] = {"_", "|", "-", "–", "—", "－", "｜"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t size = strlen(marks[i]);
    if (strncmp(title + at, marks[i], size) != 0) continue;
    return at > 0 && is_word(title[at - 1]) && is_word(title[at + size]) ? 0 : size; /* 2019-2020 */
  }
  return 0;
}

static size_t part_length(const char *title) {
  size_t length = 0;
  while (title[length] != '\0' && mark_length(title, length) == 0) length++;
  return length;
}

/* Moves the blocks from an index on in front of the others. */
static govd_status move_to_front(govd_document *document, size_t index, govd_error *error) {
  size_t moved = document->count - index;
  if (moved == 0) return GOVD_OK;
  document_block *blocks = govd__calloc(document->count, sizeof *blocks);
  if (blocks == NULL) return govd__fail_memory(error);
  memcpy(blocks, document->blocks + index, moved * sizeof *blocks);
  memcpy(blocks + moved, document->blocks, index * sizeof *blocks);
  memcpy(document->blocks, blocks, document->count * sizeof *blocks);
  govd__free(blocks);
  for (size_t i = moved; i < document->count; i++) {
    govd_block *block = &document->blocks[i].block;
    if (block->parent != GOVD_NONE) block->parent += moved;
  }
  return GOVD_OK;
}

/* Puts the title in front, unless the page says the same itself: its parts, for one names the site. */
static govd_status add_title(page *p) {
  char *title = p->title.data;
  size_t first = part_length(title);
  if (page_says(p->document, title, p->title.length)) return GOVD_OK;
  char kept = title[first];
  title[first] = '\0';
  bool said = first > 0 && page_says(p->document, title, first);
  title[first] = kept;
  if (said) return GOVD_OK;
  size_t count = p->document->count;
  govd_status status = GOVD_OK;
  for (size_t at = 0; title[at] != '\0' && status == GOVD_OK;) {
    const char *part = title + at;
    size_t length = part_length(part);
    at += length;
    at += mark_length(title, at);
    govd__trim(&part, &length);
    if (length > 0)
      status = govd__document_add_paragraph(p->document, part, length, p->title_place, p->error);
  }
  return status == GOVD_OK ? move_to_front(p->document, count, p->error) : status;
}

static void set_handlers(page *p) {
  xmlSAXHandler *sax = p->parser->sax;
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC; /* else serror is not called */
  sax->startElement = on_start;
  sax->endElement = on_end;
  sax->characters = on_characters;
  sax->ignorableWhitespace = on_characters;
  sax->processingInstruction = on_instruction;
  sax->serror = (xmlStructuredErrorFunc)on_error;
  p->parser->userData = p;
}

/* The page without its long scripts. */
static xmlParserInputBufferPtr make_buffer(page *p) {
  const char *text = p->source.text + p->begin;
  size_t length = p->end - p->begin;
  if (!govd__scripts_find(&p->scripts, text, length)) return NULL;
  if (p->scripts.count == 0) return xmlParserInputBufferCreateMem(text, (int)length, XML_CHAR_ENCODING_NONE);
  govd__buffer kept = {0};
  size_t at = 0;
  for (size_t i = 0; i < p->scripts.count; i++) {
    govd__buffer_add(&kept, text + at, p->scripts.items[i].begin - at);
    at = p->scripts.items[i].end;
  }
  govd__buffer_add(&kept, text + at, length - at);
  xmlParserInputBufferPtr buffer =
      kept.failed ? NULL : xmlParserInputBufferCreateMem(kept.data, (int)kept.length, XML_CHAR_ENCODING_NONE);
  govd__buffer_release(&kept);
  return buffer;
}

/* Gives libxml2 its input: bytes that are UTF-8, whatever the page declares. */
static bool set_input(page *p) {
  xmlParserInputBufferPtr buffer = make_buffer(p);
  if (buffer == NULL) return false;
  xmlParserInputPtr input = xmlNewIOInputStream(p->parser, buffer, XML_CHAR_ENCODING_NONE);
#if LIBXML_VERSION < 21400
  if (input == NULL) xmlFreeParserInputBuffer(buffer); /* later ones do it themselves */
#endif
  if (input == NULL || inputPush(p->parser, input) < 0) return false;
  xmlSwitchEncoding(p->parser, XML_CHAR_ENCODING_UTF8);
  return true;
}

static void read_page(page *p) {
  xmlInitParser(); /* under a lock, and once */
  p->parser = htmlNewParserCtxt();
  if (p->parser != NULL && set_input(p)) {
    set_handlers(p);
    htmlCtxtUseOptions(p->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                      HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    htmlParseDocument(p->parser);
  } else {
    p->status = govd__fail_memory(p->error);
  }
  end_page(p);
  if (p->parser != NULL) htmlFreeParserCtxt(p->parser);
}

static void ignore(void *context, xmlErrorPtr problem) {
  (void)context;
  (void)problem;
}

static govd_status run(page *p) {
  /* What goes wrong before there is a context would be printed. The handler is one of this thread. */
  xmlStructuredErrorFunc handler = xmlStructuredError;
  void *context = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)ignore);
  read_page(p);
  xmlSetStructuredErrorFunc(context, handler);
  if (p->status == GOVD_OK && p->title.length > 0) p->status = add_title(p);
  return p->status;
}

govd_status govd__html_append(govd__source *source, size_t begin, size_t end, govd_document *document,
                              govd_error *error) {
  size_t length = end - begin;
  if (length == 0) return GOVD_OK;
  if (length > MAX_BYTES)
    return govd__fail(error, GOVD_E_LIMIT, "the page is longer than %d bytes", (int)MAX_BYTES);
  if (source->length >= HARMLESS && govd__has_endless_tag(source->text + begin, length, false)) {
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
  govd__free(p->scripts.items);
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
