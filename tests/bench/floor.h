/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_BENCH_FLOOR_H
#define GOVD_TESTS_BENCH_FLOOR_H

#include <stddef.h>

/*
 * What the libraries take that a reader of files stands on, doing nothing with what they find:
 * no reader that uses them is faster than that.
 */
typedef struct floor_file {
  const char *bytes;
  size_t length;
  const char *const *parts; /* of an Office file, those that a reader needs; NULL ends them */
  char *texts[4];           /* the same, inflated */
  size_t lengths[4];
} floor_file;

/* libxml2's parser of HTML by SAX, and to a tree. Their context, and that of the others, is a floor_file. */
void floor_html_sax(void *context);
void floor_html_tree(void *context);

/* Inflates the parts by libzip. */
void floor_inflate(void *context);

/* libxml2's parser of XML by SAX over the first part, and over all of them. */
void floor_xml_sax_main(void *context);
void floor_xml_sax(void *context);

/* Keeps the parts inflated for the two above; to be freed. */
void floor_keep_parts(floor_file *file);
void floor_free_parts(floor_file *file);

#endif
