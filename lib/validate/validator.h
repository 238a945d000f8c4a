/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_VALIDATOR_H
#define GOVD_VALIDATE_VALIDATOR_H

#include "context.h"

/* Whether findings with a code are switched off; validator may be NULL. */
bool govd__validator_disables(const govd_validator *validator, const char *code);

/* How it reads blank cells; validator may be NULL. */
govd_blank govd__validator_blank(const govd_validator *validator);

/* Calls something with a context, its findings apart; last year's report is as this form has it. */
typedef govd_status govd__context_call(govd__context *c, void *data);
govd_status govd__context_run(const govd_validator *validator, const govd_report *report,
                              const govd_related *related, govd__context_call *call, void *data,
                              govd_error *error);

#endif
