/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_REPORT_UNREAD_H
#define GOVD_REPORT_UNREAD_H

#include "govdisclosure/report.h"

/* Whether what was kept is a row of the form that is there, but none of whose figures was used. */
static inline bool govd__is_unread_row(const govd_unknown_row *row) {
  return row->reason == GOVD_ROW_SHORT || row->reason == GOVD_ROW_DISPLACED;
}

#endif
