/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "load.h"

enum { MAX_TABLES = 64, MAX_ROWS = 4096, MAX_COLUMNS = 256, MAX_CELLS = 65536 };

static const char *const type_words[] = {"count", "signed_count", "amount", NULL};
static const char *const kind_words[] = {"value", "of_which", "group", NULL};
static const char *const layout_words[] = {"grid", "one_row", NULL};

/* The optional "type" of a row or column. */
static govd_status load_type(const loader *l, const cJSON *item, bool *has_type, govd_type *type) {
  int position = 0;
  *has_type = item != NULL;
  govd_status status =
      item == NULL ? GOVD_OK : govd__load_word(l, item, "type of figure", type_words, &position);
  *type = (govd_type)position;
  return status;
}

static govd_status load_column(const loader *l, const cJSON *item, const form_table *table, size_t index) {
  enum { ID, TITLE, ALIASES, GROUP, UNIT, TYPE, KEYS };
  static const govd__json_key keys[KEYS] = {
      [ID] = {"id", GOVD__STRING, true},           [TITLE] = {"title", GOVD__OBJECT, true},
      [ALIASES] = {"aliases", GOVD__ARRAY, false}, [GROUP] = {"group", GOVD__STRING, false},
      [UNIT] = {"unit", GOVD__STRING, false},      [TYPE] = {"type", GOVD__STRING, false}};
  const cJSON *slot[KEYS];
  form_column *column = &table->columns[index];
  govd_status status = govd__json_members(l->json, item, "a column", keys, KEYS, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[ID], GOVD__ID_OR_EMPTY, &column->column.id);
  if (status == GOVD_OK) status = govd__load_title(l, slot[TITLE], "a title", &column->column.title);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[ALIASES], "an alias", &column->aliases);
  if (status == GOVD_OK) status = govd__load_string(l, slot[GROUP], &column->column.group);
  if (status == GOVD_OK) status = govd__load_string(l, slot[UNIT], &column->column.unit);
  if (status == GOVD_OK) status = load_type(l, slot[TYPE], &column->has_type, &column->type);
  if (status != GOVD_OK) return status;
  for (size_t i = 0; i < index; i++) {
    if (strcmp(table->columns[i].column.id, column->column.id) != 0) continue;
    return govd__json_fail(l->json, slot[ID], l->error, GOVD_E_DUPLICATE, "the column '%s' stands twice",
                           column->column.id);
  }
  for (size_t i = 0; slot[GROUP] != NULL && i <= table->group_count; i++) {
    if (i < table->group_count && strcmp(table->groups[i].id, column->column.group) == 0) break;
    if (i < table->group_count) continue;
    return govd__json_fail(l->json, slot[GROUP], l->error, GOVD_E_UNKNOWN, "there is no column group '%s'",
                           column->column.group);
  }
  return GOVD_OK;
}

static govd_status load_group(const loader *l, const cJSON *item, form_group *groups, size_t index) {
  static const govd__json_key keys[] = {{"id", GOVD__STRING, true}, {"title", GOVD__OBJECT, true}};
  const cJSON *slot[2];
  form_group *group = &groups[index];
  govd_status status = govd__json_members(l->json, item, "a column group", keys, 2, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[0], GOVD__ID, &group->id);
  if (status == GOVD_OK) status = govd__load_title(l, slot[1], "a title", &group->title);
  for (size_t i = 0; i < index && status == GOVD_OK; i++) {
    if (strcmp(groups[i].id, group->id) != 0) continue;
    return govd__json_fail(l->json, slot[0], l->error, GOVD_E_DUPLICATE, "the column group '%s' stands twice",
                           group->id);
  }
  return status;
}

typedef struct row_items {
  const cJSON *id;
  const cJSON *parent;
} row_items;

static govd_status load_row(const loader *l, const cJSON *item, form_row *row, row_items *items) {
  enum { ID, NUMERAL, TITLE, ALIASES, NOTE, KIND, PARENT, UNIT, TYPE, TAKES, UNDER, KEYS };
  static const govd__json_key keys[KEYS] = {[ID] = {"id", GOVD__STRING, true},
                                            [NUMERAL] = {"numeral", GOVD__STRING, false},
                                            [TITLE] = {"title", GOVD__OBJECT, true},
                                            [ALIASES] = {"aliases", GOVD__ARRAY, false},
                                            [NOTE] = {"note", GOVD__STRING, false},
                                            [KIND] = {"kind", GOVD__STRING, true},
                                            [PARENT] = {"parent", GOVD__STRING, false},
                                            [UNIT] = {"unit", GOVD__STRING, false},
                                            [TYPE] = {"type", GOVD__STRING, false},
                                            [TAKES] = {"takes_value", GOVD__BOOL, false},
                                            [UNDER] = {"printed_under", GOVD__STRING, false}};
  const cJSON *slot[KEYS];
  int kind = 0;
  govd_status status = govd__json_members(l->json, item, "a row", keys, KEYS, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[ID], GOVD__ID, &row->row.id);
  if (status == GOVD_OK) status = govd__load_string(l, slot[NUMERAL], &row->row.numeral);
  if (status == GOVD_OK) status = govd__load_title(l, slot[TITLE], "a title", &row->row.title);
  if (status == GOVD_OK) status = govd__load_strings(l, slot[ALIASES], "an alias", &row->aliases);
  if (status == GOVD_OK) status = govd__load_string(l, slot[NOTE], &row->row.note);
  if (status == GOVD_OK) status = govd__load_word(l, slot[KIND], "kind of row", kind_words, &kind);
  if (status == GOVD_OK) status = govd__load_string(l, slot[UNIT], &row->row.unit);
  if (status == GOVD_OK) status = load_type(l, slot[TYPE], &row->has_type, &row->type);
  if (status == GOVD_OK) status = govd__load_string(l, slot[UNDER], &row->row.printed_under);
  if (status != GOVD_OK) return status;
  row->row.kind = (govd_row_kind)kind;
  row->row.parent = GOVD_NONE;
  row->row.takes_value = slot[TAKES] == NULL || cJSON_IsTrue(slot[TAKES]);
  *items = (row_items){slot[ID], slot[PARENT]};
  return GOVD_OK;
}

size_t govd__table_find_row(const form_table *table, const char *id, size_t length) {
  for (size_t i = 0; i < table->table.row_count; i++) {
    const char *other = table->rows[i].row.id;
    if (strlen(other) == length && memcmp(other, id, length) == 0) return i;
  }
  return GOVD_NONE;
}

size_t govd__table_find_column(const form_table *table, const char *id, size_t length) {
  for (size_t i = 0; i < table->table.column_count; i++) {
    const char *other = table->columns[i].column.id;
    if (strlen(other) == length && memcmp(other, id, length) == 0) return i;
  }
  return GOVD_NONE;
}

/* Turns the parents' ids into indices; every row must lead up to a row without one. */
static govd_status link_parents(const loader *l, form_table *table, const row_items *items) {
  size_t count = table->table.row_count;
  for (size_t i = 0; i < count; i++) {
    const char *id = table->rows[i].row.id;
    if (govd__table_find_row(table, id, strlen(id)) != i) {
      return govd__json_fail(l->json, items[i].id, l->error, GOVD_E_DUPLICATE, "the row '%s' stands twice",
                             id);
    }
    if (items[i].parent == NULL) continue;
    const char *parent = items[i].parent->valuestring;
    table->rows[i].row.parent = govd__table_find_row(table, parent, strlen(parent));
    if (table->rows[i].row.parent == GOVD_NONE) {
      return govd__json_fail(l->json, items[i].parent, l->error, GOVD_E_UNKNOWN, "there is no row '%s'",
                             parent);
    }
  }
  for (size_t i = 0; i < count; i++) {
    size_t steps = 0;
    for (size_t at = i; at != GOVD_NONE; at = table->rows[at].row.parent) {
      if (steps++ > count) {
        return govd__json_fail(l->json, items[i].parent, l->error, GOVD_E_SCHEMA,
                               "the parents of the row '%s' go round in a circle", table->rows[i].row.id);
      }
    }
  }
  return GOVD_OK;
}

static govd_status load_rows(const loader *l, const cJSON *list, form_table *table) {
  void *memory;
  govd_status status =
      govd__load_array(l, list, sizeof(form_row), MAX_ROWS, "rows", &memory, &table->table.row_count);
  if (status != GOVD_OK) return status;
  table->rows = memory;
  row_items *items = govd__calloc(table->table.row_count + 1, sizeof *items);
  if (items == NULL) return govd__fail_memory(l->error);
  size_t i = 0;
  for (const cJSON *item = list->child; item != NULL && status == GOVD_OK; item = item->next, i++) {
    status = load_row(l, item, &table->rows[i], &items[i]);
  }
  if (status == GOVD_OK) status = link_parents(l, table, items);
  govd__free(items);
  return status;
}

static govd_status load_columns(const loader *l, const cJSON *list, form_table *table) {
  void *memory;
  govd_status status = govd__load_array(l, list, sizeof(form_column), MAX_COLUMNS, "columns", &memory,
                                        &table->table.column_count);
  if (status != GOVD_OK) return status;
  table->columns = memory;
  size_t i = 0;
  for (const cJSON *item = list->child; item != NULL && status == GOVD_OK; item = item->next, i++) {
    status = load_column(l, item, table, i);
  }
  return status;
}

static govd_status load_groups(const loader *l, const cJSON *list, form_table *table) {
  void *memory;
  govd_status status = govd__load_array(l, list, sizeof(form_group), MAX_COLUMNS, "column groups", &memory,
                                        &table->group_count);
  if (status != GOVD_OK) return status;
  table->groups = memory;
  size_t i = 0;
  for (const cJSON *item = list == NULL ? NULL : list->child; item != NULL && status == GOVD_OK;
       item = item->next, i++) {
    status = load_group(l, item, table->groups, i);
  }
  return status;
}

static govd_status load_table(const loader *l, const cJSON *item, size_t index) {
  enum { ID, PREFIX, SECTION, TITLE, LAYOUT, LAYOUT_NOTE, CORNER, GROUPS, COLUMNS, ROWS, KEYS };
  static const govd__json_key keys[KEYS] = {[ID] = {"id", GOVD__STRING, true},
                                            [PREFIX] = {"prefix", GOVD__STRING, false},
                                            [SECTION] = {"section", GOVD__STRING, false},
                                            [TITLE] = {"title", GOVD__OBJECT, true},
                                            [LAYOUT] = {"layout", GOVD__STRING, true},
                                            [LAYOUT_NOTE] = {"layout_note", GOVD__STRING, false},
                                            [CORNER] = {"corner", GOVD__STRING, false},
                                            [GROUPS] = {"column_groups", GOVD__ARRAY, false},
                                            [COLUMNS] = {"columns", GOVD__ARRAY, true},
                                            [ROWS] = {"rows", GOVD__ARRAY, true}};
  const cJSON *slot[KEYS];
  form_table *table = &l->form->tables[index];
  int layout = 0;
  govd_status status = govd__json_members(l->json, item, "a table", keys, KEYS, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[ID], GOVD__ID, &table->table.id);
  if (status == GOVD_OK) status = govd__load_id(l, slot[PREFIX], GOVD__ID_OR_EMPTY, &table->table.prefix);
  if (status == GOVD_OK) status = govd__load_string(l, slot[SECTION], &table->table.section);
  if (status == GOVD_OK) status = govd__load_title(l, slot[TITLE], "a title", &table->table.title);
  if (status == GOVD_OK) status = govd__load_key(l, table->table.title.zh, &table->key);
  if (status == GOVD_OK) status = govd__load_word(l, slot[LAYOUT], "layout", layout_words, &layout);
  if (status == GOVD_OK) status = govd__load_string(l, slot[CORNER], &table->table.corner);
  if (status == GOVD_OK) status = load_groups(l, slot[GROUPS], table);
  if (status == GOVD_OK) status = load_columns(l, slot[COLUMNS], table);
  if (status == GOVD_OK) status = load_rows(l, slot[ROWS], table);
  if (status != GOVD_OK) return status;
  table->table.layout = (govd_layout)layout;
  if (slot[PREFIX] == NULL) table->table.prefix = table->table.id;
  for (size_t i = 0; i < index; i++) {
    if (strcmp(l->form->tables[i].table.id, table->table.id) != 0) continue;
    return govd__json_fail(l->json, slot[ID], l->error, GOVD_E_DUPLICATE, "the table '%s' stands twice",
                           table->table.id);
  }
  if (slot[SECTION] != NULL && govd_form_find_section(l->form, table->table.section) == GOVD_NONE) {
    return govd__json_fail(l->json, slot[SECTION], l->error, GOVD_E_UNKNOWN, "there is no section '%s'",
                           table->table.section);
  }
  if (table->table.row_count == 0 || table->table.column_count == 0) {
    return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA, "the table '%s' has no cell",
                           table->table.id);
  }
  return GOVD_OK;
}

/* Joins the parts of a cell's id by dots, leaving out empty ones. */
static const char *join_id(govd__arena *arena, const char *table, const char *row, const char *column) {
  const char *parts[] = {table, row, column};
  govd__buffer buffer = {0};
  for (size_t i = 0; i < 3; i++) {
    if (*parts[i] == '\0') continue;
    if (buffer.length > 0) govd__buffer_putc(&buffer, '.');
    govd__buffer_puts(&buffer, parts[i]);
  }
  const char *id = buffer.failed ? NULL : govd__arena_strndup(arena, buffer.data, buffer.length);
  govd__buffer_release(&buffer);
  return id;
}

static govd_status make_cell(const loader *l, const cJSON *item, size_t t, size_t r, size_t c) {
  form_table *table = &l->form->tables[t];
  const form_row *row = &table->rows[r];
  const form_column *column = &table->columns[c];
  size_t index = table->table.first_cell + r * table->table.column_count + c;
  govd_form_cell *cell = &l->form->cells[index];
  cell->id = join_id(&l->form->arena, table->table.prefix, row->row.id, column->column.id);
  if (cell->id == NULL) return govd__fail_memory(l->error);
  cell->table = t;
  cell->row = r;
  cell->column = c;
  cell->type = row->has_type ? row->type : column->has_type ? column->type : GOVD_COUNT;
  cell->unit = *row->row.unit != '\0' ? row->row.unit : column->column.unit;
  cell->heading = !row->row.takes_value;
  l->form->keys[index] = (form_key){cell->id, index};
  bool clash = (row->has_type && column->has_type && row->type != column->type) ||
               (*row->row.unit != '\0' && *column->column.unit != '\0' &&
                strcmp(row->row.unit, column->column.unit) != 0);
  if (!clash) return GOVD_OK;
  return govd__json_fail(l->json, item, l->error, GOVD_E_SCHEMA,
                         "row and column of the cell '%s' differ in type or unit", cell->id);
}

static int compare_keys(const void *a, const void *b) {
  return strcmp(((const form_key *)a)->id, ((const form_key *)b)->id);
}

static govd_status make_cells(const loader *l, const cJSON *tables) {
  govd_form *form = l->form;
  for (size_t t = 0; t < form->table_count; t++) {
    form->tables[t].table.first_cell = form->cell_count;
    form->cell_count += form->tables[t].table.row_count * form->tables[t].table.column_count;
  }
  if (form->cell_count > MAX_CELLS) {
    return govd__json_fail(l->json, tables, l->error, GOVD_E_LIMIT, "more than %d cells", (int)MAX_CELLS);
  }
  form->cells = govd__arena_alloc(&form->arena, form->cell_count, sizeof *form->cells);
  form->keys = govd__arena_alloc(&form->arena, form->cell_count, sizeof *form->keys);
  if (form->cells == NULL || form->keys == NULL) return govd__fail_memory(l->error);
  const cJSON *item = tables->child;
  for (size_t t = 0; t < form->table_count; t++, item = item->next) {
    const govd_table *table = &form->tables[t].table;
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
      govd_status status = make_cell(l, item, t, i / table->column_count, i % table->column_count);
      if (status != GOVD_OK) return status;
    }
  }
  qsort(form->keys, form->cell_count, sizeof *form->keys, compare_keys);
  for (size_t i = 1; i < form->cell_count; i++) {
    if (strcmp(form->keys[i - 1].id, form->keys[i].id) != 0) continue;
    return govd__json_fail(l->json, tables, l->error, GOVD_E_DUPLICATE, "two cells have the id '%s'",
                           form->keys[i].id);
  }
  return GOVD_OK;
}

govd_status govd__load_tables(const loader *l, const cJSON *tables) {
  void *memory;
  govd_status status =
      govd__load_array(l, tables, sizeof(form_table), MAX_TABLES, "tables", &memory, &l->form->table_count);
  if (status != GOVD_OK) return status;
  l->form->tables = memory;
  if (l->form->table_count == 0)
    return govd__json_fail(l->json, tables, l->error, GOVD_E_SCHEMA, "the form has no table");
  size_t i = 0;
  for (const cJSON *item = tables->child; item != NULL && status == GOVD_OK; item = item->next, i++) {
    status = load_table(l, item, i);
  }
  return status == GOVD_OK ? make_cells(l, tables) : status;
}
