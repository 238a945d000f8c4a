/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_XML_H
#define GOVD_DOCUMENT_XML_H

#include <stdbool.h>

#include "govdisclosure/error.h"

/*
 * The XML of office files, element by element. A reader is a table of the elements that
 * it knows; all others are passed through, their contents included. Of what the
 * files are extended by (mc:AlternateContent) the first choice is read.
 *
 * There is no DTD, no entity but the five of XML itself, and nothing is loaded.
 */

/* Namespaces, each in its transitional and its strict (ISO/IEC 29500) spelling. */
typedef enum govd__xml_space {
  GOVD__XML_NONE = 0,
  GOVD__XML_WORD,
  GOVD__XML_SHEET,
  GOVD__XML_MATH,
  GOVD__XML_OFFICE_RELATION, /* of the attribute r:id */
  GOVD__XML_RELATIONS,       /* of .rels parts */
  GOVD__XML_COMPATIBILITY,
  GOVD__XML_OTHER
} govd__xml_space;

/* An element as it begins. */
typedef struct govd__xml_element {
  const unsigned char *
      *attributes; /* as libxml2 has them, by fives: name, prefix, namespace, value, its end */
  int count;
  bool skip; /* set by a reader that wants nothing of what is inside, nor to be told of its end */
} govd__xml_element;

typedef govd_status govd__xml_start(void *reader, govd__xml_element *element, govd_error *error);
typedef govd_status govd__xml_end(void *reader, govd_error *error);

/* An element that a reader knows; either function may be NULL. */
typedef struct govd__xml_rule {
  const char *name;
  govd__xml_space space;
  govd__xml_start *start;
  govd__xml_end *end;
} govd__xml_rule;

typedef struct govd__xml_grammar {
  govd__xml_rule root;         /* the element that a part must begin with */
  const govd__xml_rule *rules; /* the elements inside, sorted by name, then by space */
  size_t count;
  govd_status (*text)(void *reader, const char *text, size_t length, govd_error *error); /* may be NULL */
} govd__xml_grammar;

enum { GOVD__XML_MAX_DEPTH = 250 };

/*
 * Reads UTF-8 or UTF-16. The first function of the reader that fails ends it.
 * @param part its name, for error messages
 */
govd_status govd__xml_parse(const char *bytes, size_t length, const char *part,
                            const govd__xml_grammar *grammar, void *reader, govd_error *error);

/* For a rule: nothing inside is wanted. */
govd_status govd__xml_skip(void *reader, govd__xml_element *element, govd_error *error);

/* The value of an attribute, which does not end with NUL. */
bool govd__xml_attribute(const govd__xml_element *element, govd__xml_space space, const char *name,
                         const char **value, size_t *length);
bool govd__xml_is(const govd__xml_element *element, govd__xml_space space, const char *name,
                  const char *value);

/* A whole number, cut to within 1000 million; the other one where there is none. */
long govd__xml_number(const govd__xml_element *element, govd__xml_space space, const char *name,
                      long otherwise);

/* A switch; `otherwise` where the attribute is absent. */
bool govd__xml_flag(const govd__xml_element *element, govd__xml_space space, const char *name,
                    bool otherwise);

#endif
