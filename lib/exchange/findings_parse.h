/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_FINDINGS_PARSE_H
#define GOVD_EXCHANGE_FINDINGS_PARSE_H

#include "govdisclosure/validate.h"
#include "parse.h"

/*
 * The cells of a finding, from a list that may be missing. Release *cells with
 * govd__free() in any case; their texts belong to the JSON.
 */
govd_status govd__parse_finding_cells(const govd__parser *p, const cJSON *list, govd_finding *finding,
                                      govd_finding_cell **cells);

#endif
