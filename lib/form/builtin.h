/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_BUILTIN_H
#define GOVD_FORM_BUILTIN_H

#include <stddef.h>

/* The text of a built-in form; made from the files in builtin when the library is built. */
typedef struct govd__builtin_form {
  const char *text;
  size_t length;
} govd__builtin_form;

extern const govd__builtin_form govd__builtin_forms[];
extern const size_t govd__builtin_form_count;

#endif
