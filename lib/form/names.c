/* SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <string.h>

#include "base/fail.h"

/* The n-th name of a row or column: its title, then its aliases. */
typedef const char *name_at(const govd_form *form, size_t table, size_t index, size_t n);

static const char *row_name(const govd_form *form, size_t table, size_t row, size_t n) {
  return n == 0 ? govd_form_row(form, table, row)->title.zh : govd_form_row_alias(form, table, row, n - 1);
}

static const char *column_name(const govd_form *form, size_t table, size_t column, size_t n) {
  return n == 0 ? govd_form_column(form, table, column)->title.zh : govd_form_column_alias(form, table, column, n - 1);
}

static bool make_keys(govd__names *names, name_at *get, size_t table, size_t index, govd__label *label, govd__name *name) {
  size_t count = 0;
  while (get(names->form, table, index, count) != NULL) count++;
  const char **keys = govd__arena_alloc(&names->arena, count + 1, sizeof *keys);
  if (keys == NULL) return false;
  for (size_t n = 0; n < count; n++) {
    const char *text = get(names->form, table, index, n);
    govd__label_set(label, text, strlen(text));
    if (govd__label_failed(label)) return false;
    keys[n] = govd__arena_strndup(&names->arena, label->key.data, label->key.length);
    if (keys[n] == NULL) return false;
  }
  name->keys = keys;
  name->numeral = "";
  return true;
}

static bool make_numeral(govd__names *names, const char *numeral, govd__label *label, govd__name *name) {
  if (*numeral == '\0') return true;
  govd__label_set(label, numeral, strlen(numeral));
  if (govd__label_failed(label)) return false;
  name->numeral = govd__arena_strndup(&names->arena, label->numeral.data, label->numeral.length);
  return name->numeral != NULL;
}

static bool make_table(govd__names *names, size_t t, govd__label *label) {
  const govd_table *table = govd_form_table(names->form, t);
  names->rows[t] = govd__arena_alloc(&names->arena, table->row_count, sizeof(govd__name));
  names->columns[t] = govd__arena_alloc(&names->arena, table->column_count, sizeof(govd__name));
  if (names->rows[t] == NULL || names->columns[t] == NULL) return false;
  for (size_t i = 0; i < table->row_count; i++) {
    if (!make_keys(names, row_name, t, i, label, &names->rows[t][i])) return false;
    if (!make_numeral(names, govd_form_row(names->form, t, i)->numeral, label, &names->rows[t][i])) return false;
  }
  for (size_t i = 0; i < table->column_count; i++) {
    if (!make_keys(names, column_name, t, i, label, &names->columns[t][i])) return false;
  }
  return true;
}

govd_status govd__names_make(const govd_form *form, govd__names *names, govd_error *error) {
  *names = (govd__names){.form = form};
  size_t tables = govd_form_table_count(form);
  names->rows = govd__arena_alloc(&names->arena, tables, sizeof *names->rows);
  names->columns = govd__arena_alloc(&names->arena, tables, sizeof *names->columns);
  bool made = names->rows != NULL && names->columns != NULL;
  govd__label label = {0};
  for (size_t t = 0; t < tables && made; t++) made = make_table(names, t, &label);
  govd__label_release(&label);
  if (made) return GOVD_OK;
  govd__names_release(names);
  return govd__fail_memory(error);
}

void govd__names_release(govd__names *names) { govd__arena_release(&names->arena); }

bool govd__name_has(const govd__name *name, const char *key) {
  for (const char *const *k = name->keys; *k != NULL; k++) {
    if (strcmp(*k, key) == 0) return true;
  }
  return false;
}
