/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_EXPRESSION_H
#define GOVD_FORM_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/form.h"

/*
 * Rule expressions:
 *
 *   rule    = sum ("=" | "<=" | ">=") sum
 *   sum     = product { ("+" | "-") product }
 *   product = factor { "*" factor }
 *   factor  = integer | name | "prev(" name ")" | "units(" name ")" | "-" factor | "(" sum ")"
 *
 * An expression is linear: of the factors of a product, one at most holds names.
 */

enum { GOVD__MAX_TERMS = 4096 };

/* A name with its coefficient; what 'symbol' counts is up to the resolver. */
typedef struct govd__linear_term {
  size_t symbol;
  govd_source source;
  int64_t coefficient;
} govd__linear_term;

/* Σ coefficient · symbol + constant. No symbol stands twice for one source. */
typedef struct govd__linear {
  govd__linear_term *terms;
  size_t count;
  size_t capacity;
  int64_t constant;
} govd__linear;

typedef struct govd__expression {
  govd__linear left;
  govd__linear right;
  govd_relation relation;
} govd__expression;

/* The symbol of a name, or GOVD_NONE. */
typedef size_t govd__resolve(const void *context, const char *name, size_t length);

/*
 * Parses a rule. The error has no place in a file: its text says at which character
 * of the expression. Release the result with govd__expression_release().
 */
govd_status govd__expression_parse(const char *text, govd__resolve *resolve, const void *context,
                                   govd__expression *expression, govd_error *error);
void govd__expression_release(govd__expression *expression);

#endif
