/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "findings_parse.h"

enum { CELL, SOURCE, UNIT, STATE, FROM, TO, LEAST, MOST, KIND, PART, KEYS };

static const govd__json_key keys[KEYS] = {
    [CELL] = {"cell", GOVD__STRING, true},        [SOURCE] = {"source", GOVD__STRING, false},
    [UNIT] = {"unit_index", GOVD__NUMBER, false}, [STATE] = {"state", GOVD__STRING, false},
    [FROM] = {"from", GOVD__ANY, true},           [TO] = {"to", GOVD__ANY, true},
    [LEAST] = {"least", GOVD__ANY, false},        [MOST] = {"most", GOVD__ANY, false},
    [KIND] = {"kind", GOVD__STRING, false},       [PART] = {"part", GOVD__STRING, false}};

static govd_status parse_kind(const govd__parser *p, const cJSON *item, govd_explanation *kind) {
  for (int i = 0; i <= GOVD_SEVERAL; i++) {
    *kind = (govd_explanation)i;
    if (strcmp(govd_explanation_name(*kind), item->valuestring) == 0) return GOVD_OK;
  }
  return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA, "'%.40s' is no explanation",
                         item->valuestring);
}

static govd_status parse_cell(const govd__parser *p, const cJSON *item, size_t *cell) {
  *cell = item == NULL ? GOVD_NONE : govd_form_find_cell(p->form, item->valuestring);
  return item != NULL && *cell == GOVD_NONE ? govd__parse_unknown(p, item, "cell") : GOVD_OK;
}

/* A figure is given just where its state is not said. */
static govd_status parse_from(const govd__parser *p, const cJSON *item, const cJSON *const *slot,
                              govd_change *change) {
  bool null = cJSON_IsNull(slot[FROM]);
  change->state = GOVD_GIVEN;
  if (null != (slot[STATE] != NULL)) {
    return govd__json_fail(p->json, item, p->error, GOVD_E_SCHEMA,
                           "a change has 'state' just where 'from' is null");
  }
  if (!null)
    return govd__parse_figure(p, slot[FROM], govd_form_cell_at(p->form, change->cell)->type, &change->from);
  govd_status status = govd__parse_state(p, slot[STATE], &change->state);
  if (status != GOVD_OK || change->state != GOVD_GIVEN) return status;
  return govd__json_fail(p->json, slot[STATE], p->error, GOVD_E_SCHEMA, "a figure that is given is no null");
}

/* How far a figure could go: no further than it is where that is not said, without an end where it is null.
 */
static govd_status parse_end(const govd__parser *p, const cJSON *item, govd_type type, int64_t none,
                             int64_t *end) {
  if (item == NULL) return GOVD_OK;
  if (!cJSON_IsNull(item)) return govd__parse_figure(p, item, type, end);
  *end = none;
  return GOVD_OK;
}

static govd_status parse_figures(const govd__parser *p, const cJSON *const *slot, govd_change *change) {
  govd_type type = govd_form_cell_at(p->form, change->cell)->type;
  govd_status status = govd__parse_figure(p, slot[TO], type, &change->to);
  change->least = change->most = change->to;
  if (status == GOVD_OK) status = parse_end(p, slot[LEAST], type, INT64_MIN, &change->least);
  if (status == GOVD_OK) status = parse_end(p, slot[MOST], type, INT64_MAX, &change->most);
  if (status != GOVD_OK || (change->least <= change->to && change->to <= change->most)) return status;
  return govd__json_fail(p->json, slot[TO], p->error, GOVD_E_SCHEMA,
                         "'to' is not between 'least' and 'most'");
}

static govd_status parse_change(const govd__parser *p, const cJSON *item, govd_explanation kind,
                                govd_change *change) {
  const cJSON *slot[KEYS];
  *change = (govd_change){.kind = kind};
  govd_status status = govd__json_members(p->json, item, "a change", keys, KEYS, slot, p->error);
  if (status == GOVD_OK) status = parse_cell(p, slot[CELL], &change->cell);
  if (status == GOVD_OK) status = govd__parse_source(p, slot[SOURCE], &change->source);
  if (status == GOVD_OK) status = govd__parse_unit_index(p, item, slot[UNIT], change->source, &change->unit);
  if (status == GOVD_OK) status = parse_from(p, item, slot, change);
  if (status == GOVD_OK) status = parse_figures(p, slot, change);
  if (status == GOVD_OK && slot[KIND] != NULL) status = parse_kind(p, slot[KIND], &change->kind);
  return status == GOVD_OK ? parse_cell(p, slot[PART], &change->part) : status;
}

static size_t length_of(const cJSON *list) {
  size_t count = 0;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL; item = item->next) count++;
  return count;
}

static govd_status parse_suggestion(const govd__parser *p, const cJSON *item, govd_suggestion *suggestion) {
  enum { NAME, CHANGES, FREEDOM, MESSAGE, COUNT };
  static const govd__json_key members[COUNT] = {[NAME] = {"kind", GOVD__STRING, true},
                                                [CHANGES] = {"changes", GOVD__ARRAY, true},
                                                [FREEDOM] = {"freedom", GOVD__NUMBER, false},
                                                [MESSAGE] = {"message", GOVD__STRING, false}};
  const cJSON *slot[COUNT];
  int freedom = 0;
  govd_status status = govd__json_members(p->json, item, "a suggestion", members, COUNT, slot, p->error);
  if (status == GOVD_OK) status = parse_kind(p, slot[NAME], &suggestion->kind);
  if (status == GOVD_OK) status = govd__parse_int(p, slot[FREEDOM], "the freedom", 1, INT_MAX, &freedom);
  if (status != GOVD_OK) return status;
  suggestion->freedom = (size_t)freedom;
  size_t count = length_of(slot[CHANGES]);
  if (count == 0) {
    return govd__json_fail(p->json, slot[CHANGES], p->error, GOVD_E_SCHEMA, "a suggestion changes something");
  }
  govd_change *changes = govd__calloc(count, sizeof *changes);
  if (changes == NULL) return govd__fail_memory(p->error);
  suggestion->changes = changes;
  suggestion->change_count = count;
  size_t i = 0;
  for (const cJSON *change = slot[CHANGES]->child; change != NULL && status == GOVD_OK; change = change->next)
    status = parse_change(p, change, suggestion->kind, &changes[i++]);
  return status;
}

govd_status govd__parse_suggestions(const govd__parser *p, const cJSON *items, govd_finding *finding,
                                    govd_suggestion **list) {
  size_t count = length_of(items);
  finding->suggestion_count = count;
  *list = govd__calloc(count + 1, sizeof **list);
  finding->suggestions = *list;
  if (*list == NULL) return govd__fail_memory(p->error);
  govd_status status = GOVD_OK;
  size_t i = 0;
  for (const cJSON *item = count == 0 ? NULL : items->child; item != NULL && status == GOVD_OK;
       item = item->next)
    status = parse_suggestion(p, item, &(*list)[i++]);
  return status;
}

void govd__suggestions_free(govd_suggestion *list, size_t count) {
  for (size_t i = 0; list != NULL && i < count; i++) govd__free((void *)list[i].changes);
  govd__free(list);
}
