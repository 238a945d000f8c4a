/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/form.h"

#include <stdint.h>
#include <string.h>

#include "base/export.h"
#include "base/memory.h"
#include "govdisclosure/amount.h"
#include "model.h"

govd_form *govd__form_new(void) {
  govd_form *form = govd__calloc(1, sizeof *form);
  if (form != NULL) atomic_init(&form->holds, 1);
  return form;
}

GOVD_EXPORT govd_form *govd_form_hold(const govd_form *form) {
  /* The count is no part of what a form says, so a const form can be held. */
  govd_form *held = (govd_form *)(uintptr_t)form;
  atomic_fetch_add_explicit(&held->holds, 1, memory_order_relaxed);
  return held;
}

GOVD_EXPORT void govd_form_free(govd_form *form) {
  if (form == NULL || atomic_fetch_sub_explicit(&form->holds, 1, memory_order_acq_rel) != 1) return;
  govd__arena_release(&form->arena);
  govd__free(form);
}

GOVD_EXPORT int govd_type_scale(govd_type type) { return type == GOVD_AMOUNT ? GOVD_AMOUNT_SCALE : 0; }

GOVD_EXPORT const char *govd_form_id(const govd_form *form) { return form->id; }
GOVD_EXPORT govd_title govd_form_title(const govd_form *form) { return form->title; }
GOVD_EXPORT const char *govd_form_authority(const govd_form *form) { return form->authority; }
GOVD_EXPORT const char *govd_form_authority_number(const govd_form *form) { return form->authority_number; }
GOVD_EXPORT const char *govd_form_legal_basis(const govd_form *form) { return form->legal_basis; }
GOVD_EXPORT int govd_form_first_year(const govd_form *form) { return form->first_year; }
GOVD_EXPORT int govd_form_last_year(const govd_form *form) { return form->last_year; }

static const char *nth(const char *const *strings, size_t index) {
  for (; *strings != NULL; strings++, index--) {
    if (index == 0) return *strings;
  }
  return NULL;
}

GOVD_EXPORT size_t govd_form_table_count(const govd_form *form) { return form->table_count; }

GOVD_EXPORT const govd_table *govd_form_table(const govd_form *form, size_t table) {
  return table < form->table_count ? &form->tables[table].table : NULL;
}

GOVD_EXPORT const govd_row *govd_form_row(const govd_form *form, size_t table, size_t row) {
  if (table >= form->table_count || row >= form->tables[table].table.row_count) return NULL;
  return &form->tables[table].rows[row].row;
}

GOVD_EXPORT const govd_column *govd_form_column(const govd_form *form, size_t table, size_t column) {
  if (table >= form->table_count || column >= form->tables[table].table.column_count) return NULL;
  return &form->tables[table].columns[column].column;
}

GOVD_EXPORT const char *govd_form_row_alias(const govd_form *form, size_t table, size_t row, size_t index) {
  return govd_form_row(form, table, row) == NULL ? NULL : nth(form->tables[table].rows[row].aliases, index);
}

GOVD_EXPORT const char *govd_form_column_alias(const govd_form *form, size_t table, size_t column,
                                               size_t index) {
  return govd_form_column(form, table, column) == NULL
             ? NULL
             : nth(form->tables[table].columns[column].aliases, index);
}

GOVD_EXPORT govd_title govd_form_column_group(const govd_form *form, size_t table, const char *group) {
  if (table < form->table_count) {
    const form_table *t = &form->tables[table];
    for (size_t i = 0; i < t->group_count; i++) {
      if (strcmp(t->groups[i].id, group) == 0) return t->groups[i].title;
    }
  }
  return (govd_title){"", ""};
}

GOVD_EXPORT size_t govd_form_cell_count(const govd_form *form) { return form->cell_count; }

GOVD_EXPORT const govd_form_cell *govd_form_cell_at(const govd_form *form, size_t cell) {
  return cell < form->cell_count ? &form->cells[cell] : NULL;
}

GOVD_EXPORT size_t govd_form_find_cell(const govd_form *form, const char *id) {
  size_t low = 0;
  size_t high = form->cell_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(id, form->keys[middle].id);
    if (order == 0) return form->keys[middle].cell;
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return GOVD_NONE;
}

GOVD_EXPORT size_t govd_form_field_count(const govd_form *form) { return form->field_count; }

GOVD_EXPORT const govd_form_field *govd_form_field_at(const govd_form *form, size_t field) {
  return field < form->field_count ? &form->fields[field].field : NULL;
}

GOVD_EXPORT size_t govd_form_find_field(const govd_form *form, const char *id) {
  for (size_t i = 0; i < form->field_count; i++) {
    if (strcmp(form->fields[i].field.id, id) == 0) return i;
  }
  return GOVD_NONE;
}

GOVD_EXPORT const char *govd_form_field_alias(const govd_form *form, size_t field, size_t index) {
  return field < form->field_count ? nth(form->fields[field].aliases, index) : NULL;
}

GOVD_EXPORT size_t govd_form_section_count(const govd_form *form) { return form->section_count; }

GOVD_EXPORT const govd_form_section *govd_form_section_at(const govd_form *form, size_t section) {
  return section < form->section_count ? &form->sections[section].section : NULL;
}

GOVD_EXPORT size_t govd_form_find_section(const govd_form *form, const char *id) {
  for (size_t i = 0; i < form->section_count; i++) {
    if (strcmp(form->sections[i].section.id, id) == 0) return i;
  }
  return GOVD_NONE;
}

GOVD_EXPORT const char *govd_form_section_alias(const govd_form *form, size_t section, size_t index) {
  return section < form->section_count ? nth(form->sections[section].aliases, index) : NULL;
}

GOVD_EXPORT size_t govd_form_rule_count(const govd_form *form) { return form->rule_count; }

GOVD_EXPORT const govd_rule *govd_form_rule(const govd_form *form, size_t rule) {
  return rule < form->rule_count ? &form->rules[rule] : NULL;
}

GOVD_EXPORT size_t govd_form_find_rule(const govd_form *form, const char *id) {
  for (size_t i = 0; i < form->rule_count; i++) {
    if (strcmp(form->rules[i].id, id) == 0) return i;
  }
  return GOVD_NONE;
}

GOVD_EXPORT size_t govd_form_instance_count(const govd_form *form) { return form->instance_count; }

GOVD_EXPORT const govd_instance *govd_form_instance(const govd_form *form, size_t instance) {
  return instance < form->instance_count ? &form->instances[instance] : NULL;
}

size_t govd__form_section_named(const govd_form *form, const char *key) {
  for (size_t i = 0; i < form->section_count; i++) {
    for (const char *const *name = form->sections[i].keys; *name != NULL; name++) {
      if (strcmp(*name, key) == 0) return i;
    }
  }
  return GOVD_NONE;
}

size_t govd__form_table_titled(const govd_form *form, const char *key) {
  for (size_t i = 0; i < form->table_count; i++) {
    if (strcmp(form->tables[i].key, key) == 0) return i;
  }
  return GOVD_NONE;
}
