/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "load.h"

enum { MAX_EARLIER = 64, MAX_CELLS = 65536 };

/* Whether an id is that of a cell, or the first parts of one. */
static bool begins_cell(const govd_form *form, const char *id) {
  size_t length = strlen(id);
  for (size_t i = 0; i < form->cell_count; i++) {
    const char *cell = form->cells[i].id;
    if (strncmp(cell, id, length) == 0 && (cell[length] == '\0' || cell[length] == '.')) return true;
  }
  return false;
}

static govd_status load_counterpart(const loader *l, const cJSON *item, form_counterpart *cell) {
  static const govd__json_key keys[] = {{"id", GOVD__STRING, true}, {"as", GOVD__STRING, false}};
  const cJSON *slot[2];
  govd_status status = govd__json_members(l->json, item, "a counterpart", keys, 2, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID, &cell->id);
  if (status != GOVD_OK) return status;
  cell->as = cell->id;
  if (slot[1] != NULL) status = govd__load_id(l, slot[1], GOVD__ID, &cell->as);
  if (status != GOVD_OK || begins_cell(l->form, cell->id)) return status;
  return govd__json_fail(l->json, slot[0], l->error, GOVD_E_UNKNOWN, "no cell's id is or begins with '%s'",
                         cell->id);
}

static govd_status load_form(const loader *l, const cJSON *item, form_earlier *earlier) {
  static const govd__json_key keys[] = {{"form", GOVD__STRING, true}, {"cells", GOVD__ARRAY, true}};
  const cJSON *slot[2];
  void *memory;
  size_t count;
  govd_status status = govd__json_members(l->json, item, "an earlier form", keys, 2, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID_OF_FORM, &earlier->form);
  if (status == GOVD_OK)
    status = govd__load_array(l, slot[1], sizeof *earlier->cells, MAX_CELLS, "counterparts", &memory, &count);
  if (status != GOVD_OK) return status;
  earlier->cells = memory;
  for (const cJSON *cell = slot[1]->child; cell != NULL; cell = cell->next) {
    status = load_counterpart(l, cell, &earlier->cells[earlier->count]);
    if (status != GOVD_OK) return status;
    earlier->count++;
  }
  return GOVD_OK;
}

govd_status govd__load_earlier(const loader *l, const cJSON *list) {
  govd_form *form = l->form;
  void *memory;
  size_t count;
  govd_status status =
      govd__load_array(l, list, sizeof *form->earlier, MAX_EARLIER, "earlier forms", &memory, &count);
  if (status != GOVD_OK) return status;
  form->earlier = memory;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL; item = item->next) {
    form_earlier *earlier = &form->earlier[form->earlier_count];
    status = load_form(l, item, earlier);
    if (status != GOVD_OK) return status;
    for (size_t i = 0; i < form->earlier_count; i++) {
      if (strcmp(form->earlier[i].form, earlier->form) == 0)
        return govd__json_fail(l->json, item, l->error, GOVD_E_DUPLICATE,
                               "the earlier form '%s' stands twice", earlier->form);
    }
    form->earlier_count++;
  }
  return GOVD_OK;
}
