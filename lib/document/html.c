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
#include "html_page.h"
#include "html_title.h"
#include "readers.h"
#include "tag_guard.h"

enum {
  MAX_BYTES = 16 * 1024 * 1024,
  HARMLESS = 128 * 1024, /* whatever stands in a file that is not longer will be over soon enough */
  MAX_DEPTH = 4096,
  MAX_WORK = 500 * 1000 * 1000, /* open elements looked through for end tags that fit none */
};

static govd__element element_of(govd__html_page *p, const xmlChar *name) {
  govd__html_name *known = &p->names[((uintptr_t)name >> 2) % GOVD__HTML_KNOWN_NAMES];
  if (known->name != name) *known = (govd__html_name){name, govd__element_of((const char *)name)};
  return known->element;
}

/* Where the tag that libxml2 has just read begins. */
static size_t begin_of_tag(govd__html_page *p) {
  size_t at = govd__html_offset(p);
  while (at > p->begin && (at >= p->end || p->source.text[at] != '<')) at--;
  return at;
}

static void begin_table(govd__html_page *p) {
  govd__html_end_line(p);
  govd__html_table *table = govd__html_table_new(p->table, govd__source_place(&p->source, begin_of_tag(p)));
  if (table == NULL) {
    govd__html_stop(p, govd__fail_memory(p->error));
  } else {
    p->table = table;
  }
}

static void end_table(govd__html_page *p) {
  govd__html_end_line(p);
  govd__html_table *table = p->table;
  if (table == NULL) return;
  p->table = table->outer;
  govd__html_table_end(table);
  if (table->holder != NULL) return;
  if (p->status == GOVD_OK) govd__html_stop(p, govd__html_table_write(table, p->document, p->error));
  govd__html_table_free(table);
}

static void begin_cell(govd__html_page *p, const char *const *attributes) {
  govd__html_end_line(p);
  if (p->table == NULL) return;
  size_t offset = govd__html_offset(p);
  bool at_end = offset < p->source.length && p->source.text[offset] == '>';
  govd__html_table_begin_cell(p->table, govd__span_of(attributes, "rowspan"),
                              govd__span_of(attributes, "colspan"),
                              govd__source_place(&p->source, offset + at_end));
}

static void begin_title(govd__html_page *p) {
  govd__html_end_line(p);
  if (p->has_title || p->table != NULL) {
    p->skipped = p->depth;
  } else {
    p->titled = p->depth;
  }
}

static void end_title(govd__html_page *p) {
  size_t length;
  const char *text = govd__html_line_end(&p->line, &length);
  govd__buffer_add(&p->title, text, length);
  p->title_place = p->line_place;
  p->has_title = true;
  p->titled = 0;
}

static void begin_element(govd__html_page *p, govd__element element, const char *const *attributes) {
  switch (element) {
    case GOVD__ELEMENT_INLINE: break;
    case GOVD__ELEMENT_BREAK:
    case GOVD__ELEMENT_BLOCK: govd__html_end_line(p); break;
    case GOVD__ELEMENT_PRE:
      govd__html_end_line(p);
      if (p->preformatted == 0) p->preformatted = p->depth;
      break;
    case GOVD__ELEMENT_TABLE: begin_table(p); break;
    case GOVD__ELEMENT_ROWS:
      govd__html_end_line(p);
      if (p->table != NULL) govd__html_table_end_row(p->table);
      break;
    case GOVD__ELEMENT_ROW:
      govd__html_end_line(p);
      if (p->table != NULL) govd__html_table_begin_row(p->table);
      break;
    case GOVD__ELEMENT_CELL: begin_cell(p, attributes); break;
    case GOVD__ELEMENT_TITLE: begin_title(p); break;
    case GOVD__ELEMENT_SKIPPED: p->skipped = p->depth; break;
  }
}

static void end_element(govd__html_page *p, govd__element element) {
  switch (element) {
    case GOVD__ELEMENT_INLINE:
    case GOVD__ELEMENT_BREAK:
    case GOVD__ELEMENT_SKIPPED: break;
    case GOVD__ELEMENT_PRE:
      govd__html_end_line(p);
      if (p->preformatted == p->depth) p->preformatted = 0;
      break;
    case GOVD__ELEMENT_BLOCK: govd__html_end_line(p); break;
    case GOVD__ELEMENT_TABLE: end_table(p); break;
    case GOVD__ELEMENT_ROWS:
    case GOVD__ELEMENT_ROW:
      govd__html_end_line(p);
      if (p->table != NULL) govd__html_table_end_row(p->table);
      break;
    case GOVD__ELEMENT_CELL:
      govd__html_end_line(p);
      if (p->table != NULL) govd__html_table_end_cell(p->table);
      break;
    case GOVD__ELEMENT_TITLE: end_title(p); break;
  }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  govd__html_page *p = context;
  govd__html_check_names(p);
  if (++p->depth > MAX_DEPTH) {
    govd__html_stop(
        p, govd__fail(p->error, GOVD_E_LIMIT, "the page nests its elements deeper than %d", (int)MAX_DEPTH));
  }
  if (p->skipped > 0 || p->status != GOVD_OK) return;
  if (p->titled > 0) {
    if (element_of(p, name) == GOVD__ELEMENT_SKIPPED) p->skipped = p->depth;
    return;
  }
  const char *const *pairs = (const char *const *)attributes;
  govd__html_end_ampersand(p);
  if (pairs != NULL && govd__attributes_hide(pairs)) {
    p->skipped = p->depth;
  } else {
    begin_element(p, element_of(p, name), pairs);
  }
}

static void on_end(void *context, const xmlChar *name) {
  govd__html_page *p = context;
  size_t depth = p->depth;
  bool shown = p->skipped == 0 && (p->titled == 0 || p->titled == depth);
  if (shown && p->status == GOVD_OK) {
    govd__html_end_ampersand(p);
    end_element(p, element_of(p, name));
  }
  if (p->skipped == depth) p->skipped = 0;
  if (depth > 0) p->depth--;
}

/* Errors in the markup are no concern but for the work they make: an end tag that fits nothing. */
static void on_error(void *context, xmlErrorPtr problem) {
  govd__html_page *p = context;
  if (problem->code == XML_ERR_NO_MEMORY) {
    govd__html_stop(p, govd__fail_memory(p->error));
    return;
  }
  govd__html_check_names(p);
  p->work += p->depth;
  if (p->work > MAX_WORK)
    govd__html_stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the page has too many end tags that end nothing"));
}

/* Instructions say nothing to a reader, but have names. */
static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  (void)target, (void)data;
  govd__html_check_names(context);
}

static void end_page(govd__html_page *p) {
  p->skipped = 0;
  govd__html_end_ampersand(p);
  if (p->titled > 0) end_title(p);
  govd__html_end_line(p);
  while (p->table != NULL) end_table(p);
  if (p->status == GOVD_OK && (p->line.text.failed || p->title.failed))
    p->status = govd__fail_memory(p->error);
}

static void set_handlers(govd__html_page *p) {
  xmlSAXHandler *sax = p->parser->sax;
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC; /* else serror is not called */
  sax->startElement = on_start;
  sax->endElement = on_end;
  sax->characters = govd__html_on_characters;
  sax->ignorableWhitespace = govd__html_on_characters;
  sax->processingInstruction = on_instruction;
  sax->serror = (xmlStructuredErrorFunc)on_error;
  p->parser->userData = p;
}

static bool find_cuts(govd__html_page *p, const char *text, size_t length) {
  govd__html_cuts scripts = {0};
  bool found = govd__html_cut_scripts(&scripts, text, length) &&
               govd__html_cut_attributes(&p->cuts, &scripts, text, length);
  govd__free(scripts.items);
  return found;
}

/* The page without what nobody sees. */
static xmlParserInputBufferPtr make_buffer(govd__html_page *p) {
  const char *text = p->source.text + p->begin;
  size_t length = p->end - p->begin;
  if (!find_cuts(p, text, length)) return NULL;
  if (p->cuts.count == 0) return xmlParserInputBufferCreateMem(text, (int)length, XML_CHAR_ENCODING_NONE);
  govd__buffer kept = {0};
  size_t at = 0;
  for (size_t i = 0; i < p->cuts.count; i++) {
    govd__buffer_add(&kept, text + at, p->cuts.items[i].begin - at);
    at = p->cuts.items[i].end;
  }
  govd__buffer_add(&kept, text + at, length - at);
  xmlParserInputBufferPtr buffer =
      kept.failed ? NULL : xmlParserInputBufferCreateMem(kept.data, (int)kept.length, XML_CHAR_ENCODING_NONE);
  govd__buffer_release(&kept);
  return buffer;
}

/* Gives libxml2 its input: bytes that are UTF-8, whatever the page declares. */
static bool set_input(govd__html_page *p) {
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

static void read_page(govd__html_page *p) {
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

static govd_status run(govd__html_page *p) {
  /* What goes wrong before there is a context would be printed. The handler is one of this thread. */
  xmlStructuredErrorFunc handler = xmlStructuredError;
  void *context = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)ignore);
  read_page(p);
  xmlSetStructuredErrorFunc(context, handler);
  if (p->status == GOVD_OK && p->title.length > 0)
    p->status = govd__html_add_title(p->document, p->title.data, p->title.length, p->title_place, p->error);
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
  govd__html_page *p = govd__calloc(1, sizeof *p);
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
  govd__free(p->cuts.items);
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
