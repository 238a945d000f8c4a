/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_JSON_WRITE_H
#define GOVD_EXCHANGE_JSON_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "govdisclosure/form.h"
#include "govdisclosure/place.h"

/*
 * JSON, written piece by piece without white space: the commas come by themselves.
 * Characters outside ASCII stand as they are; only what must be escaped is, so that
 * there is one way to write a string. Starts out zeroed. A failed allocation is
 * remembered by the buffer; govd__json_finish() asks for it.
 */
typedef struct govd__json_writer {
  govd__buffer buffer;
  bool comma; /* something stands before the next key or element */
} govd__json_writer;

/* Begins and ends an object or a list: '{' and '}', '[' and ']'. */
void govd__json_open(govd__json_writer *w, char bracket);
void govd__json_close(govd__json_writer *w, char bracket);

/* A key of letters, digits, '_' and '.', which needs no escapes. Its value comes next. */
void govd__json_key(govd__json_writer *w, const char *key);

void govd__json_string(govd__json_writer *w, const char *text);
void govd__json_number(govd__json_writer *w, int64_t value);
void govd__json_word(govd__json_writer *w, const char *word); /* null, true, false */

/* An exact decimal, as a string. */
void govd__json_decimal(govd__json_writer *w, int64_t value, int scale);

/* A figure: a whole number as it is, an amount of money as a string. */
void govd__json_figure(govd__json_writer *w, int64_t value, govd_type type);

/* Members that are left out where there is nothing to say: no text, number 0, a place that is not known. */
void govd__json_text_member(govd__json_writer *w, const char *key, const char *text);
void govd__json_number_member(govd__json_writer *w, const char *key, int64_t value);
void govd__json_place_members(govd__json_writer *w, govd_place place);

/* Hands the text over, or fails where memory ran out. */
govd_status govd__json_finish(govd__json_writer *w, char **text, size_t *length, govd_error *error);

#endif
