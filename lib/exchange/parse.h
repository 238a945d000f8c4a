/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_EXCHANGE_PARSE_H
#define GOVD_EXCHANGE_PARSE_H

#include "form/json.h"
#include "govdisclosure/report.h"

/* What the parts of a parser share. */
typedef struct govd__parser {
  const govd__json *json;
  const govd_form *form;
  govd_report *report; /* NULL while findings are parsed */
  govd_error *error;
} govd__parser;

/* Adds the place of an item to what another part of the library said against it. */
govd_status govd__parse_refused(const govd__parser *p, const cJSON *item, govd_status status,
                                const govd_error *reason);

/* Fails on the name in a string that refers to nothing. */
govd_status govd__parse_unknown(const govd__parser *p, const cJSON *item, const char *what);

/* A whole number from low to high; *value stays as it is where the item is NULL. */
govd_status govd__parse_int(const govd__parser *p, const cJSON *item, const char *what, int low, int high,
                            int *value);

/*
 * The keys of a place, each of which may be missing, as they follow each other in a table of keys:
 * `[PLACE] = GOVD__PLACE_KEYS`.
 */
#define GOVD__PLACE_KEYS                                                                         \
  {"line", GOVD__NUMBER, false}, {"column", GOVD__NUMBER, false}, {"page", GOVD__NUMBER, false}, \
      {"table_number", GOVD__NUMBER, false}, {"row_number", GOVD__NUMBER, false}, {              \
    "box", GOVD__ARRAY, false                                                                    \
  }
enum { GOVD__PLACE_KEY_COUNT = 6 };

/* The place in these slots. */
govd_status govd__parse_place(const govd__parser *p, const cJSON *const *slots, govd_place *place);

/* An exact decimal in a string, as JSON would write a number but without an exponent. */
govd_status govd__parse_decimal(const govd__parser *p, const cJSON *item, const char *what, int scale,
                                int64_t *value);

/* A figure of a type: a number for a count, a decimal in a string for an amount. */
govd_status govd__parse_figure(const govd__parser *p, const cJSON *item, govd_type type, int64_t *value);

govd_status govd__parse_state(const govd__parser *p, const cJSON *item, govd_state *state);

/* What the ids in strings refer to; fails on one that refers to nothing. */
govd_status govd__parse_table(const govd__parser *p, const cJSON *item, size_t *table);
govd_status govd__parse_row(const govd__parser *p, const cJSON *item, size_t table, size_t *row);

/* Parts of a report. */
govd_status govd__parse_cells(const govd__parser *p, const cJSON *cells);
govd_status govd__parse_row_sources(const govd__parser *p, const cJSON *sources);
govd_status govd__parse_sections(const govd__parser *p, const cJSON *sections);
govd_status govd__parse_unknown_rows(const govd__parser *p, const cJSON *rows);

#endif
