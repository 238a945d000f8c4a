/* SPDX-License-Identifier: Apache-2.0 */
#include "floor.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <zip.h>

static void ignore_element(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)context;
  (void)name;
  (void)attributes;
}

static void ignore_end(void *context, const xmlChar *name) {
  (void)context;
  (void)name;
}

static void ignore_text(void *context, const xmlChar *text, int length) {
  (void)context;
  (void)text;
  (void)length;
}

static const int html_options =
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;

void floor_html_sax(void *context) {
  const floor_file *file = context;
  htmlSAXHandler handler = {.startElement = ignore_element,
                            .endElement = ignore_end,
                            .characters = ignore_text,
                            .cdataBlock = ignore_text};
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(file->bytes, (int)file->length);
  if (parser == NULL) exit(2);
  htmlCtxtUseOptions(parser, html_options);
  htmlSAXHandler *own = parser->sax;
  parser->sax = &handler;
  htmlParseDocument(parser);
  parser->sax = own;
  if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
}

void floor_html_tree(void *context) {
  const floor_file *file = context;
  xmlDocPtr tree = htmlReadMemory(file->bytes, (int)file->length, NULL, "UTF-8", html_options);
  if (tree != NULL) xmlFreeDoc(tree);
}

/* The text of a part, or NULL where the file has none of its name. */
static char *inflate_part(zip_t *archive, const char *name, size_t *length) {
  zip_stat_t about;
  if (zip_stat(archive, name, 0, &about) != 0) return NULL;
  char *text = malloc(about.size + 1);
  zip_file_t *file = zip_fopen(archive, name, 0);
  if (text == NULL || file == NULL || zip_fread(file, text, about.size) != (zip_int64_t)about.size) exit(2);
  zip_fclose(file);
  *length = about.size;
  return text;
}

static void inflate_parts(const floor_file *file, char **texts, size_t *lengths) {
  zip_source_t *source = zip_source_buffer_create(file->bytes, file->length, 0, NULL);
  zip_t *archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);
  if (archive == NULL) exit(2);
  for (size_t i = 0; file->parts[i] != NULL; i++) {
    texts[i] = inflate_part(archive, file->parts[i], &lengths[i]);
  }
  zip_discard(archive);
}

void floor_inflate(void *context) {
  const floor_file *file = context;
  char *texts[4] = {NULL};
  size_t lengths[4];
  inflate_parts(file, texts, lengths);
  for (size_t i = 0; i < 4; i++) free(texts[i]);
}

void floor_keep_parts(floor_file *file) { inflate_parts(file, file->texts, file->lengths); }

void floor_free_parts(floor_file *file) {
  for (size_t i = 0; i < 4; i++) free(file->texts[i]);
}

static void ignore_start_ns(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                            int space_count, const xmlChar **spaces, int count, int defaulted,
                            const xmlChar **attributes) {
  (void)context, (void)name, (void)prefix, (void)uri, (void)space_count, (void)spaces;
  (void)count, (void)defaulted, (void)attributes;
}

static void ignore_end_ns(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)context, (void)name, (void)prefix, (void)uri;
}

static void walk_xml(const char *text, size_t length) {
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(text, (int)length);
  if (parser == NULL) exit(2);
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = ignore_start_ns,
                           .endElementNs = ignore_end_ns,
                           .characters = ignore_text};
  *parser->sax = handler;
  xmlParseDocument(parser);
  if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
  xmlFreeParserCtxt(parser);
}

void floor_xml_sax_main(void *context) {
  const floor_file *file = context;
  walk_xml(file->texts[0], file->lengths[0]);
}

void floor_xml_sax(void *context) {
  const floor_file *file = context;
  for (size_t i = 0; i < 4; i++) {
    if (file->texts[i] != NULL) walk_xml(file->texts[i], file->lengths[i]);
  }
}
