/* SPDX-License-Identifier: Apache-2.0 */
#include "xml.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "tag_guard.h"

static const struct {
  const char *uri;
  govd__xml_space space;
} spaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", GOVD__XML_WORD},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", GOVD__XML_WORD},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", GOVD__XML_SHEET},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", GOVD__XML_SHEET},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", GOVD__XML_MATH},
    {"http://purl.oclc.org/ooxml/officeDocument/math", GOVD__XML_MATH},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", GOVD__XML_OFFICE_RELATION},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", GOVD__XML_OFFICE_RELATION},
    {"http://schemas.openxmlformats.org/package/2006/relationships", GOVD__XML_RELATIONS},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", GOVD__XML_COMPATIBILITY},
};

static govd__xml_space space_of(const xmlChar *uri) {
  if (uri == NULL) return GOVD__XML_NONE;
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    if (strcmp(spaces[i].uri, (const char *)uri) == 0) return spaces[i].space;
  }
  return GOVD__XML_OTHER;
}

/* What an element is, by its name and space: libxml2 keeps each name once, so it stands at one address. */
typedef struct known_rule {
  const xmlChar *name;
  govd__xml_space space;
  const govd__xml_rule *rule;
} known_rule;

enum { KNOWN_RULES = 64 };

typedef struct parser {
  xmlParserCtxtPtr context;
  const govd__xml_grammar *grammar;
  void *reader;
  const char *part;
  govd_error *error;
  govd_status status;
  size_t depth;                                        /* of elements that are open */
  size_t skipping;                                     /* how many of them are being skipped */
  const govd__xml_rule *open[GOVD__XML_MAX_DEPTH + 1]; /* the rules of the others, or NULL */
  bool chosen[GOVD__XML_MAX_DEPTH + 1];                /* whether a choice of mc:AlternateContent was read */
  const xmlChar *last_uri;                             /* libxml2 keeps each once, so most */
  govd__xml_space last_space;                          /* look-ups are one comparison */
  known_rule known[KNOWN_RULES];
} parser;

static void stop(parser *p, govd_status status) {
  if (status == GOVD_OK || p->status != GOVD_OK) return;
  p->status = status;
  xmlStopParser(p->context);
}

static govd__xml_space known_space(parser *p, const xmlChar *uri) {
  if (uri == NULL) return GOVD__XML_NONE;
  if (uri != p->last_uri) {
    p->last_uri = uri;
    p->last_space = space_of(uri);
  }
  return p->last_space;
}

static int compare(const char *name, govd__xml_space space, const govd__xml_rule *rule) {
  int order = strcmp(name, rule->name);
  return order != 0 ? order : (int)space - (int)rule->space;
}

static const govd__xml_rule *find_rule(const govd__xml_grammar *grammar, const char *name,
                                       govd__xml_space space) {
  size_t from = 0;
  size_t to = grammar->count;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    int order = compare(name, space, &grammar->rules[middle]);
    if (order == 0) return &grammar->rules[middle];
    if (order < 0) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return NULL;
}

static const govd__xml_rule *rule_of(parser *p, const xmlChar *name, govd__xml_space space) {
  known_rule *known = &p->known[((uintptr_t)name >> 2) % KNOWN_RULES];
  if (known->name != name || known->space != space)
    *known = (known_rule){name, space, find_rule(p->grammar, (const char *)name, space)};
  return known->rule;
}

/* Asked by an assertion only, which a release leaves out. */
__attribute__((unused)) static bool is_sorted(const govd__xml_grammar *grammar) {
  for (size_t i = 1; i < grammar->count; i++) {
    if (compare(grammar->rules[i - 1].name, grammar->rules[i - 1].space, &grammar->rules[i]) >= 0)
      return false;
  }
  return true;
}

/* Whether an element of markup compatibility (ISO/IEC 29500-3) is an alternative not taken. */
static bool is_left_out(parser *p, const char *name) {
  bool alternative = strcmp(name, "Choice") == 0 || strcmp(name, "Fallback") == 0;
  if (!alternative || p->depth < 2) return false;
  bool *chosen = &p->chosen[p->depth - 2];
  bool left_out = *chosen;
  *chosen = true;
  return left_out;
}

static govd_status enter(parser *p, const xmlChar *tag, govd__xml_space space, govd__xml_element *element) {
  const char *name = (const char *)tag;
  const govd__xml_rule *root = &p->grammar->root;
  if (p->depth == 1 && compare(name, space, root) != 0) {
    return govd__fail(p->error, GOVD_E_SCHEMA, "the part %s begins with %s, not with %s", p->part, name,
                      root->name);
  }
  const govd__xml_rule *rule = p->depth == 1 ? root : rule_of(p, tag, space);
  p->open[p->depth - 1] = rule;
  p->chosen[p->depth - 1] = false;
  if (space == GOVD__XML_COMPATIBILITY && is_left_out(p, name)) element->skip = true;
  return rule == NULL || rule->start == NULL || element->skip ? GOVD_OK
                                                              : rule->start(p->reader, element, p->error);
}

/* Stops where there are too many names, which are looked up ever more slowly. */
static void check_names(parser *p) {
  if (xmlDictSize(p->context->dict) <= GOVD__MAX_NAMES) return;
  stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the part %s has more than %d different names", p->part,
                     (int)GOVD__MAX_NAMES));
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int space_count, const xmlChar **declared, int count, int defaulted,
                     const xmlChar **attributes) {
  (void)prefix, (void)space_count, (void)declared, (void)defaulted;
  parser *p = user;
  check_names(p);
  if (p->status != GOVD_OK) return;
  p->depth++;
  if (p->skipping > 0) {
    p->skipping++;
  } else if (p->depth > GOVD__XML_MAX_DEPTH) {
    stop(p, govd__fail(p->error, GOVD_E_LIMIT, "the part %s is nested deeper than %d elements", p->part,
                       (int)GOVD__XML_MAX_DEPTH));
  } else {
    govd__xml_element element = {attributes, count, false};
    stop(p, enter(p, name, known_space(p, uri), &element));
    p->skipping = element.skip ? 1 : 0;
  }
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  parser *p = user;
  if (p->status != GOVD_OK || p->depth == 0) return;
  p->depth--;
  if (p->skipping > 0) {
    p->skipping--;
    return;
  }
  const govd__xml_rule *rule = p->open[p->depth];
  if (rule != NULL && rule->end != NULL) stop(p, rule->end(p->reader, p->error));
}

static void on_text(void *user, const xmlChar *text, int length) {
  parser *p = user;
  if (p->status != GOVD_OK || p->skipping > 0 || p->grammar->text == NULL) return;
  stop(p, p->grammar->text(p->reader, (const char *)text, (size_t)length, p->error));
}

/* Instructions say nothing to a reader, but have names. */
static void on_instruction(void *user, const xmlChar *target, const xmlChar *data) {
  (void)target, (void)data;
  check_names(user);
}

/* The declaration of a document type: office files have none, and it could define entities. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  (void)name, (void)public_id, (void)system_id;
  parser *p = user;
  stop(p, govd__fail(p->error, GOVD_E_SYNTAX, "the part %s has a document type declaration", p->part));
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlError *error_pointer;
#endif

/* Takes what libxml2 would print. Undeclared namespaces are left to the readers, which do not know them. */
static void on_error(void *user, error_pointer cause) {
  parser *p = user;
  if (p->status != GOVD_OK || cause->level < XML_ERR_ERROR || cause->domain == XML_FROM_NAMESPACE) return;
  if (cause->code == XML_ERR_NO_MEMORY) {
    p->status = govd__fail_memory(p->error);
    return;
  }
  const char *message = cause->message == NULL ? "" : cause->message;
  p->status = govd__fail(p->error, GOVD_E_SYNTAX, "the part %s is not well-formed XML: %.*s", p->part,
                         (int)strcspn(message, "\n"), message);
}

static void set_handlers(xmlSAXHandler *handlers) {
  memset(handlers, 0, sizeof *handlers);
  handlers->initialized = XML_SAX2_MAGIC;
  handlers->startElementNs = on_start;
  handlers->endElementNs = on_end;
  handlers->characters = on_text;
  handlers->ignorableWhitespace = on_text;
  handlers->cdataBlock = on_text;
  handlers->processingInstruction = on_instruction;
  handlers->internalSubset = on_doctype;
  handlers->serror = on_error;
}

/*
 * The text is known to be UTF-8, so libxml2 need not convert anything, which it
 * would report to the standard error output.
 */
static govd_status parse_utf8(const char *text, size_t length, parser *p) {
  if (length > INT32_MAX) return govd__fail(p->error, GOVD_E_LIMIT, "the part %s is too long", p->part);
  p->context = xmlCreateMemoryParserCtxt(length == 0 ? " " : text, length == 0 ? 1 : (int)length);
  if (p->context == NULL) return govd__fail_memory(p->error);
  set_handlers(p->context->sax);
  p->context->userData = p;
  xmlCtxtUseOptions(p->context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  xmlParseDocument(p->context);
  bool whole = p->context->wellFormed != 0;
  xmlFreeDoc(p->context->myDoc);
  xmlFreeParserCtxt(p->context);
  if (p->status == GOVD_OK && !whole) {
    p->status = govd__fail(p->error, GOVD_E_SYNTAX, "the part %s is not well-formed XML", p->part);
  }
  return p->status;
}

/* Code unit of UTF-16 at an offset. */
static uint32_t unit_at(const char *bytes, size_t offset, bool big) {
  uint32_t first = (unsigned char)bytes[offset];
  uint32_t second = (unsigned char)bytes[offset + 1];
  return big ? first << 8 | second : second << 8 | first;
}

/* Rewrites UTF-16 as UTF-8; a lone surrogate gives bytes that are not UTF-8 and are refused later. */
static char *from_utf16(const char *bytes, size_t length, size_t *converted) {
  bool big = (unsigned char)bytes[0] == 0xFE;
  govd__buffer text = {0};
  for (size_t i = 2; i + 1 < length; i += 2) {
    uint32_t point = unit_at(bytes, i, big);
    if (point >= 0xD800 && point < 0xDC00 && i + 3 < length) {
      uint32_t low = unit_at(bytes, i + 2, big);
      if (low >= 0xDC00 && low < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    char encoded[4];
    govd__buffer_add(&text, encoded, govd__utf8_encode(point, encoded));
  }
  return govd__buffer_take(&text, converted);
}

static govd_status check_utf8(const char *text, size_t length, const parser *p) {
  if (govd__utf8_check(text, length) == length && memchr(text, '\0', length) == NULL) return GOVD_OK;
  return govd__fail(p->error, GOVD_E_ENCODING, "the part %s is not UTF-8", p->part);
}

govd_status govd__xml_parse(const char *bytes, size_t length, const char *part,
                            const govd__xml_grammar *grammar, void *reader, govd_error *error) {
  assert(is_sorted(grammar));
  parser p = {.grammar = grammar, .reader = reader, .part = part, .error = error};
  char *converted = NULL;
  bool wide = length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
  if (wide) {
    converted = from_utf16(bytes, length, &length);
    if (converted == NULL) return govd__fail_memory(error);
    bytes = converted;
  } else if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  govd_status status = check_utf8(bytes, length, &p);
  if (status == GOVD_OK && govd__has_endless_tag(bytes, length, true)) {
    status = govd__fail(error, GOVD_E_LIMIT, "the part %s has an element with too many attributes", part);
  }
  if (status == GOVD_OK) status = parse_utf8(bytes, length, &p);
  govd__free(converted);
  return status;
}

govd_status govd__xml_skip(void *reader, govd__xml_element *element, govd_error *error) {
  (void)reader, (void)error;
  element->skip = true;
  return GOVD_OK;
}

bool govd__xml_attribute(const govd__xml_element *element, govd__xml_space space, const char *name,
                         const char **value, size_t *length) {
  for (int i = 0; i < element->count; i++) {
    const unsigned char **attribute = element->attributes + (ptrdiff_t)i * 5;
    if (strcmp((const char *)attribute[0], name) != 0 || space_of(attribute[2]) != space) continue;
    *value = (const char *)attribute[3];
    *length = (size_t)(attribute[4] - attribute[3]);
    return true;
  }
  *value = "";
  *length = 0;
  return false;
}

bool govd__xml_is(const govd__xml_element *element, govd__xml_space space, const char *name,
                  const char *value) {
  const char *found;
  size_t length;
  return govd__xml_attribute(element, space, name, &found, &length) && length == strlen(value) &&
         memcmp(found, value, length) == 0;
}

long govd__xml_number(const govd__xml_element *element, govd__xml_space space, const char *name,
                      long otherwise) {
  enum { LARGEST = 1000000000 };
  const char *text;
  size_t length;
  if (!govd__xml_attribute(element, space, name, &text, &length) || length == 0) return otherwise;
  bool negative = text[0] == '-';
  size_t i = negative || text[0] == '+' ? 1 : 0;
  long value = 0;
  for (; i < length; i++) {
    if (text[i] < '0' || text[i] > '9') return otherwise;
    value = value * 10 + (text[i] - '0');
    if (value > LARGEST) value = LARGEST;
  }
  return negative ? -value : value;
}

bool govd__xml_flag(const govd__xml_element *element, govd__xml_space space, const char *name,
                    bool otherwise) {
  static const char *const off[] = {"0", "false", "off"};
  const char *text;
  size_t length;
  if (!govd__xml_attribute(element, space, name, &text, &length)) return otherwise;
  for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
    if (govd__xml_is(element, space, name, off[i])) return false;
  }
  return true;
}
