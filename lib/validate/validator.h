/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_VALIDATOR_H
#define GOVD_VALIDATE_VALIDATOR_H

#include <stdbool.h>

#include "govdisclosure/validate.h"

/* Whether findings with a code are switched off; validator may be NULL. */
bool govd__validator_disables(const govd_validator *validator, const char *code);

/* How it reads blank cells; validator may be NULL. */
govd_blank govd__validator_blank(const govd_validator *validator);

#endif
