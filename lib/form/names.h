/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_NAMES_H
#define GOVD_FORM_NAMES_H

#include "base/arena.h"
#include "govdisclosure/form.h"
#include "label.h"

/*
 * The names of a form's rows and columns as keys to compare with: titles and
 * aliases, in the order of the form, made once and then compared with often.
 */
typedef struct govd__name {
  const char *const *keys; /* title first, then aliases; ends with NULL */
  const char *numeral;     /* width folded, "" where there is none */
} govd__name;

typedef struct govd__names {
  const govd_form *form;
  govd__arena arena;
  govd__name **rows;    /* by table, by row */
  govd__name **columns; /* by table, by column */
} govd__names;

govd_status govd__names_make(const govd_form *form, govd__names *names, govd_error *error);
void govd__names_release(govd__names *names);

/* Whether a key is one of a name's. */
bool govd__name_has(const govd__name *name, const char *key);

#endif
