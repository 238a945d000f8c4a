/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <string.h>

#include "base/fail.h"
#include "govdisclosure/amount.h"
#include "govdisclosure/validate.h"
#include "parse.h"
#include "place.h"

govd_status govd__parse_refused(const govd__parser *p, const cJSON *item, govd_status status,
                                const govd_error *reason) {
  if (status == GOVD_OK) return GOVD_OK;
  if (status == GOVD_E_NO_MEMORY) return govd__fail_memory(p->error);
  if (status == GOVD_E_ARGUMENT) status = GOVD_E_SCHEMA; /* it came from the text, not from the caller */
  return govd__json_fail(p->json, item, p->error, status, "%s", reason->text);
}

govd_status govd__parse_unknown(const govd__parser *p, const cJSON *item, const char *what) {
  return govd__json_fail(p->json, item, p->error, GOVD_E_UNKNOWN, "there is no %s '%.60s'", what,
                         item->valuestring);
}

govd_status govd__parse_int(const govd__parser *p, const cJSON *item, const char *what, int low, int high,
                            int *value) {
  if (item == NULL) return GOVD_OK;
  int64_t number;
  govd_status status = govd__json_integer(p->json, item, what, &number, p->error);
  if (status != GOVD_OK) return status;
  if (number < low || number > high) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "%s must be %d to %d", what, low, high);
  }
  *value = (int)number;
  return GOVD_OK;
}

/* The list [left, top, right, bottom]. */
static govd_status parse_box(const govd__parser *p, const cJSON *list, govd_box *box) {
  if (list == NULL) return GOVD_OK;
  int *const edges[] = {&box->left, &box->top, &box->right, &box->bottom};
  enum { EDGES = sizeof edges / sizeof *edges };
  govd_status status = GOVD_OK;
  size_t count = 0;
  for (const cJSON *item = list->child; item != NULL && status == GOVD_OK; item = item->next) {
    if (count < EDGES) status = govd__parse_int(p, item, "an edge of a box", 0, INT_MAX, edges[count]);
    count++;
  }
  if (status != GOVD_OK || (count == EDGES && govd__is_box(*box))) return status;
  return govd__json_fail(p->json, list, p->error, GOVD_E_SCHEMA,
                         "a box is its left, upper, right and lower edge, on the page");
}

govd_status govd__parse_place(const govd__parser *p, const cJSON *const *slots, govd_place *place) {
  *place = (govd_place){0};
  const struct {
    const char *what;
    int *number;
  } numbers[] = {{"a line", &place->line},
                 {"a column", &place->column},
                 {"a page", &place->page},
                 {"the number of a table", &place->table_number},
                 {"the number of a row", &place->row_number}};
  enum { COUNT = sizeof numbers / sizeof *numbers };
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < COUNT && status == GOVD_OK; i++) {
    status = govd__parse_int(p, slots[i], numbers[i].what, 1, INT_MAX, numbers[i].number);
  }
  return status == GOVD_OK ? parse_box(p, slots[COUNT], &place->box) : status;
}

static size_t count_digits(const char *text) { return strspn(text, "0123456789"); }

/* The grammar of a JSON number without an exponent: no `+`, no leading zeros, digits round the point. */
static bool is_decimal(const char *text) {
  if (*text == '-') text++;
  size_t digits = count_digits(text);
  if (digits == 0 || (digits > 1 && *text == '0')) return false;
  text += digits;
  if (*text != '.') return *text == '\0';
  digits = count_digits(text + 1);
  return digits > 0 && text[digits + 1] == '\0';
}

govd_status govd__parse_decimal(const govd__parser *p, const cJSON *item, const char *what, int scale,
                                int64_t *value) {
  govd_status status = govd__json_expect(p->json, item, what, GOVD__STRING, p->error);
  if (status != GOVD_OK) return status;
  const char *text = item->valuestring;
  if (!is_decimal(text)) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no decimal number", text);
  }
  govd_error reason;
  status = govd_amount_parse(text, strlen(text), scale, value, &reason);
  return govd__parse_refused(p, item, status, &reason);
}

govd_status govd__parse_figure(const govd__parser *p, const cJSON *item, govd_type type, int64_t *value) {
  if (type == GOVD_AMOUNT) return govd__parse_decimal(p, item, "an amount", govd_type_scale(type), value);
  return govd__json_integer(p->json, item, "a count", value, p->error);
}

govd_status govd__parse_state(const govd__parser *p, const cJSON *item, govd_state *state) {
  static const govd_state states[] = {GOVD_GIVEN, GOVD_BLANK, GOVD_DASH, GOVD_INVALID, GOVD_ABSENT};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
    if (strcmp(govd_state_name(states[i]), item->valuestring) != 0) continue;
    *state = states[i];
    return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no state of a cell",
                         item->valuestring);
}

govd_status govd__parse_table(const govd__parser *p, const cJSON *item, size_t *table) {
  for (*table = 0; *table < govd_form_table_count(p->form); ++*table) {
    if (strcmp(govd_form_table(p->form, *table)->id, item->valuestring) == 0) return GOVD_OK;
  }
  return govd__parse_unknown(p, item, "table");
}

govd_status govd__parse_row(const govd__parser *p, const cJSON *item, size_t table, size_t *row) {
  const govd_table *t = govd_form_table(p->form, table);
  for (*row = 0; *row < t->row_count; ++*row) {
    if (strcmp(govd_form_row(p->form, table, *row)->id, item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_UNKNOWN, "the table '%s' has no row '%.60s'", t->id,
                         item->valuestring);
}
