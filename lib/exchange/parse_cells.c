/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "parse.h"

static govd_status set_cell(const govd__parser *p, const cJSON *item, size_t cell, const govd_cell *parts) {
  govd_error reason;
  govd_status status =
      govd_report_set_cell(p->report, cell, parts->state, parts->value, parts->text, parts->unit, &reason);
  return govd__parse_refused(p, item, status, &reason);
}

/* The value belongs to a given figure, and to that alone; text that is no figure must be there. */
static govd_status check_state(const govd__parser *p, const cJSON *item, govd_state state, bool has_value,
                               bool has_text) {
  const char *reason = NULL;
  if (state == GOVD_GIVEN && !has_value) reason = "a given cell has a value";
  if (state != GOVD_GIVEN && has_value) reason = "only a given cell has a value";
  if (state == GOVD_INVALID && !has_text) reason = "an invalid cell has a text";
  return reason == NULL ? GOVD_OK : govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "%s", reason);
}

static govd_status parse_object(const govd__parser *p, const cJSON *item, size_t cell) {
  enum { STATE, VALUE, TEXT, UNIT, PLACE, KEYS = PLACE + GOVD__PLACE_KEY_COUNT };
  static const govd__json_key keys[KEYS] = {[STATE] = {"state", GOVD__STRING, false},
                                            [VALUE] = {"value", GOVD__ANY, false},
                                            [TEXT] = {"text", GOVD__STRING, false},
                                            [UNIT] = {"unit", GOVD__STRING, false},
                                            [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_cell parts = {.state = GOVD_GIVEN};
  govd_type type = govd_form_cell_at(p->form, cell)->type;
  govd_status status = govd__json_members(p->json, item, "a cell", keys, KEYS, slot, p->error);
  if (status == GOVD_OK && slot[STATE] != NULL) status = govd__parse_state(p, slot[STATE], &parts.state);
  if (status == GOVD_OK) status = check_state(p, item, parts.state, slot[VALUE] != NULL, slot[TEXT] != NULL);
  if (status == GOVD_OK && slot[VALUE] != NULL)
    status = govd__parse_figure(p, slot[VALUE], type, &parts.value);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &parts.place);
  if (status != GOVD_OK) return status;
  if (slot[TEXT] != NULL) parts.text = slot[TEXT]->valuestring;
  if (slot[UNIT] != NULL) parts.unit = slot[UNIT]->valuestring;
  status = set_cell(p, item, cell, &parts);
  if (status == GOVD_OK && parts.state != GOVD_ABSENT) govd_report_set_place(p->report, cell, parts.place);
  return status;
}

static govd_status parse_cell(const govd__parser *p, const cJSON *item, size_t cell) {
  int64_t value;
  if (govd__json_plain_integer(p->json, item, &value) &&
      govd_form_cell_at(p->form, cell)->type != GOVD_AMOUNT) {
    return govd_report_set_value(p->report, cell, value, p->error); /* what most cells are */
  }
  if (cJSON_IsObject(item)) return parse_object(p, item, cell);
  govd_cell parts = {.state = cJSON_IsNull(item) ? GOVD_BLANK : GOVD_GIVEN};
  if (parts.state == GOVD_GIVEN) {
    govd_status status = govd__parse_figure(p, item, govd_form_cell_at(p->form, cell)->type, &parts.value);
    if (status != GOVD_OK) return status;
  }
  return set_cell(p, item, cell, &parts);
}

/* Cells mostly stand in the form's order, so the one behind the last is tried before a search. */
static size_t find_cell(const govd_form *form, const char *id, size_t expected) {
  const govd_form_cell *cell = govd_form_cell_at(form, expected);
  return cell != NULL && strcmp(cell->id, id) == 0 ? expected : govd_form_find_cell(form, id);
}

govd_status govd__parse_cells(const govd__parser *p, const cJSON *cells) {
  bool *seen = govd__calloc(govd_form_cell_count(p->form), sizeof *seen);
  if (seen == NULL) return govd__fail_memory(p->error);
  govd_status status = GOVD_OK;
  size_t cell = GOVD_NONE;
  for (const cJSON *item = cells->child; item != NULL && status == GOVD_OK; item = item->next) {
    cell = find_cell(p->form, item->string, cell + 1);
    if (cell == GOVD_NONE) {
      status = govd__json_fail(p->json, item, p->error, GOVD_E_UNKNOWN, "the form '%s' has no cell '%.60s'",
                               govd_form_id(p->form), item->string);
    } else if (seen[cell]) {
      status = govd__json_fail(p->json, item, p->error, GOVD_E_DUPLICATE, "the cell '%s' stands twice",
                               item->string);
    } else {
      seen[cell] = true;
      status = parse_cell(p, item, cell);
    }
  }
  govd__free(seen);
  return status;
}
