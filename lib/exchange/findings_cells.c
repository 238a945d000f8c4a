/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "findings_parse.h"

govd_status govd__parse_source(const govd__parser *p, const cJSON *item, govd_source *source) {
  *source = GOVD_THIS;
  if (item == NULL) return GOVD_OK;
  if (strcmp(item->valuestring, "prior") == 0) *source = GOVD_PRIOR;
  if (strcmp(item->valuestring, "units") == 0) *source = GOVD_UNITS;
  if (*source != GOVD_THIS) return GOVD_OK;
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no source of a figure",
                         item->valuestring);
}

/* Which of the subordinate bodies a figure is of; just where it is of one. */
govd_status govd__parse_unit_index(const govd__parser *p, const cJSON *cell, const cJSON *item,
                                   govd_source source, size_t *unit) {
  if ((source == GOVD_UNITS) != (item != NULL)) {
    return govd__json_fail(p->json, cell, p->error, GOVD_E_SCHEMA,
                           "a cell has 'unit_index' just where its source is 'units'");
  }
  int index = 0;
  govd_status status = govd__parse_int(p, item, "the unit's index", 0, INT_MAX, &index);
  *unit = (size_t)index;
  return status;
}

static govd_status parse_side(const govd__parser *p, const cJSON *item, bool *right) {
  *right = item != NULL;
  if (item == NULL || strcmp(item->valuestring, "right") == 0) return GOVD_OK;
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no side of a rule",
                         item->valuestring);
}

static govd_status parse_value(const govd__parser *p, const cJSON *cell, const cJSON *item,
                               govd_finding_cell *parts) {
  if ((parts->state == GOVD_GIVEN) != (item != NULL)) {
    return govd__json_fail(p->json, cell, p->error, GOVD_E_SCHEMA,
                           "a cell has a value just where it is given");
  }
  if (item == NULL) return GOVD_OK;
  return govd__parse_figure(p, item, govd_form_cell_at(p->form, parts->cell)->type, &parts->value);
}

static govd_status parse_cell(const govd__parser *p, const cJSON *item, govd_finding_cell *cell) {
  enum {
    ID,
    SOURCE,
    UNIT,
    STATE,
    VALUE,
    TEXT,
    COEFFICIENT,
    SIDE,
    PLACE,
    KEYS = PLACE + GOVD__PLACE_KEY_COUNT
  };
  static const govd__json_key keys[KEYS] = {[ID] = {"id", GOVD__STRING, true},
                                            [SOURCE] = {"source", GOVD__STRING, false},
                                            [UNIT] = {"unit_index", GOVD__NUMBER, false},
                                            [STATE] = {"state", GOVD__STRING, true},
                                            [VALUE] = {"value", GOVD__ANY, false},
                                            [TEXT] = {"text", GOVD__STRING, false},
                                            [SIDE] = {"side", GOVD__STRING, false},
                                            [COEFFICIENT] = {"coefficient", GOVD__NUMBER, false},
                                            [PLACE] = GOVD__PLACE_KEYS};
  const cJSON *slot[KEYS];
  govd_status status = govd__json_members(p->json, item, "a cell", keys, KEYS, slot, p->error);
  if (status != GOVD_OK) return status;
  cell->cell = govd_form_find_cell(p->form, slot[ID]->valuestring);
  if (cell->cell == GOVD_NONE) return govd__parse_unknown(p, slot[ID], "cell");
  cell->text = slot[TEXT] == NULL ? NULL : slot[TEXT]->valuestring;
  status = govd__parse_source(p, slot[SOURCE], &cell->source);
  if (status == GOVD_OK) status = govd__parse_unit_index(p, item, slot[UNIT], cell->source, &cell->unit);
  if (status == GOVD_OK) status = govd__parse_state(p, slot[STATE], &cell->state);
  if (status == GOVD_OK) status = parse_value(p, item, slot[VALUE], cell);
  if (status == GOVD_OK) status = parse_side(p, slot[SIDE], &cell->right);
  if (status == GOVD_OK) status = govd__parse_place(p, slot + PLACE, &cell->place);
  if (status != GOVD_OK || slot[COEFFICIENT] == NULL) return status;
  return govd__json_integer(p->json, slot[COEFFICIENT], "a coefficient", &cell->coefficient, p->error);
}

govd_status govd__parse_finding_cells(const govd__parser *p, const cJSON *list, govd_finding *finding,
                                      govd_finding_cell **cells) {
  size_t count = 0;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL; item = item->next) count++;
  *cells = govd__calloc(count + 1, sizeof **cells);
  if (*cells == NULL) return govd__fail_memory(p->error);
  govd_status status = GOVD_OK;
  size_t i = 0;
  for (const cJSON *item = count == 0 ? NULL : list->child; item != NULL && status == GOVD_OK;
       item = item->next) {
    status = parse_cell(p, item, &(*cells)[i++]);
  }
  finding->cells = *cells;
  finding->cell_count = count;
  return status;
}
