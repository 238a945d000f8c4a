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

/* Which report a figure stands in, and which of the bodies; their items may be missing. */
govd_status govd__parse_source(const govd__parser *p, const cJSON *item, govd_source *source);
govd_status govd__parse_unit_index(const govd__parser *p, const cJSON *cell, const cJSON *item,
                                   govd_source source, size_t *unit);

/* The suggestions of a finding, from a list that may be missing. Release *list with
 * govd__suggestions_free() in any case. */
govd_status govd__parse_suggestions(const govd__parser *p, const cJSON *items, govd_finding *finding,
                                    govd_suggestion **list);
void govd__suggestions_free(govd_suggestion *list, size_t count);

#endif
