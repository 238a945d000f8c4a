/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_VALIDATOR_H
#define GOVD_TOOLS_VALIDATOR_H

#include "input.h"

/* A validator as the options ask for it. What is wrong is said on standard error; false then. */
bool validator_open(govd_validator **validator, const kit *k, const options *o);

#endif
