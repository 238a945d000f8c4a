/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_RULES_H
#define GOVD_FORM_RULES_H

#include "load.h"

/* Loads the rules of a form whose tables and cells are complete, and makes their instances. */
govd_status govd__load_rules(const loader *l, const cJSON *rules);

#endif
