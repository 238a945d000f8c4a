/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_COMMANDS_H
#define GOVD_TOOLS_COMMANDS_H

#include "options.h"

/* One a file, named after it. They write to standard output. */
outcome command_check(const options *o);
outcome command_convert(const options *o);
outcome command_repair(const options *o);
outcome command_forms(const options *o);
outcome command_diff(const options *o);
outcome command_rollup(const options *o);
outcome command_explain(const options *o);
outcome command_help(const options *o);

#endif
