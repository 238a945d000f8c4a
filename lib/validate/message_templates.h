/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_MESSAGE_TEMPLATES_H
#define GOVD_VALIDATE_MESSAGE_TEMPLATES_H

#include "govdisclosure/validate.h"

/*
 * The sentence of a code; of several rows, where it has one for them. NULL for the codes of
 * rules. {name} is filled in as the table of placeholders in message.c says.
 */
const char *govd__message_template(const char *code, bool several, govd_language language);

/* The sentence of a rule that is broken: of a total and its parts, or of two sides. */
const char *govd__message_rule_template(govd_relation relation, bool total, govd_language language);

#endif
