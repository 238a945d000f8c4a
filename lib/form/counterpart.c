/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "model.h"

/* Whether an id is made of one text and, behind it, of another. */
static bool is_joined(const char *id, const char *first, const char *rest) {
  size_t length = strlen(first);
  return strncmp(id, first, length) == 0 && strcmp(id + length, rest) == 0;
}

/* What stands behind the first parts of an id, its dot included; NULL where it has other first parts. */
static const char *behind(const char *id, const char *parts) {
  size_t length = strlen(parts);
  bool begins = strncmp(id, parts, length) == 0 && (id[length] == '\0' || id[length] == '.');
  return begins ? id + length : NULL;
}

/* Whether a later form says that its cell is the earlier one's. */
static bool says(const govd_form *later, const char *cell, const govd_form *earlier, const char *as) {
  for (size_t i = 0; i < later->earlier_count; i++) {
    if (strcmp(later->earlier[i].form, earlier->id) != 0) continue;
    for (size_t k = 0; k < later->earlier[i].count; k++) {
      const form_counterpart *entry = &later->earlier[i].cells[k];
      const char *rest = behind(cell, entry->id);
      if (rest != NULL) return is_joined(as, entry->as, rest);
    }
  }
  return false;
}

/* Whether two forms' cells have one meaning. */
static bool means_same(const govd_form *a, const govd_form_cell *x, const govd_form *b,
                       const govd_form_cell *y) {
  if (x->type != y->type || strcmp(x->unit, y->unit) != 0) return false;
  if (strcmp(a->id, b->id) == 0) return strcmp(x->id, y->id) == 0;
  return says(a, x->id, b, y->id) || says(b, y->id, a, x->id);
}

GOVD_EXPORT size_t govd_form_counterpart(const govd_form *form, size_t cell, const govd_form *other) {
  if (cell >= form->cell_count) return GOVD_NONE;
  if (form == other) return cell;
  for (size_t i = 0; i < other->cell_count; i++) {
    if (means_same(form, &form->cells[cell], other, &other->cells[i])) return i;
  }
  return GOVD_NONE;
}

GOVD_EXPORT bool govd_form_has_counterparts(const govd_form *form, const govd_form *other) {
  for (size_t i = 0; i < form->cell_count; i++) {
    if (govd_form_counterpart(form, i, other) != GOVD_NONE) return true;
  }
  return false;
}
