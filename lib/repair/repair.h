/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPAIR_REPAIR_H
#define GOVD_REPAIR_REPAIR_H

#include "base/arena.h"
#include "govdisclosure/repair.h"

struct govd_repair {
  govd__arena arena; /* all that is in it */
  govd_form *form;
  govd_component *components;
  size_t count;
  size_t capacity;
};

#endif
