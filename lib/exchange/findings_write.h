/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_FINDINGS_WRITE_H
#define GOVD_EXCHANGE_FINDINGS_WRITE_H

#include "govdisclosure/validate.h"
#include "json_write.h"

/* Writes the findings on one report as an object. */
govd_status govd__findings_write(govd__json_writer *w, const govd_findings *findings, govd_language language,
                                 govd_error *error);

#endif
