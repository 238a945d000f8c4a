/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_NAMES_H
#define GOVD_TOOLS_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/form.h"
#include "govdisclosure/validate.h"

/* Every code that a finding can have: the library's own, and those of the rules of some forms. */
typedef struct codes {
  char **items; /* in the library's order, then by form; each once */
  size_t count;
} codes;

/* Collects the codes; false without memory. Call codes_free() in either case. */
bool codes_collect(codes *all, const govd_forms *forms);
void codes_free(codes *all);

/* Whether there is such a code, or one that begins with it and a dot. */
bool codes_have(const codes *all, const char *code);

/* Whether findings on a rule have this code. */
bool code_is_of_rule(const char *code, const govd_rule *rule);

/* Say that there is no such code or form, and which ones are near. */
void say_unknown_code(const codes *all, const char *code, govd_language language);
void say_unknown_form(const govd_forms *forms, const char *id, govd_language language);

#endif
