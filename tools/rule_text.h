/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_RULE_TEXT_H
#define GOVD_TOOLS_RULE_TEXT_H

#include <stdio.h>

#include "govdisclosure/form.h"
#include "govdisclosure/validate.h"

/* Writes how heavy a rule of a form is, on what it rests, and for which rows or columns it stands. */
void rule_put_kind(FILE *stream, govd_language language, const govd_form *form, const govd_rule *rule);

/* Writes its expression, the official wording and its note, each as an indented line. */
void rule_put_text(FILE *stream, govd_language language, const govd_rule *rule);

#endif
