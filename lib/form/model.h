/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_FORM_MODEL_H
#define GOVD_FORM_MODEL_H

#include <stdatomic.h>

#include "base/arena.h"
#include "govdisclosure/form.h"

/* What a form is made of. Everything lives in its arena and never changes after loading. */

typedef struct form_row {
  govd_row row;
  const char *const *aliases; /* ends with NULL */
  bool has_type;
  govd_type type;
} form_row;

typedef struct form_column {
  govd_column column;
  const char *const *aliases;
  bool has_type;
  govd_type type;
} form_column;

typedef struct form_group {
  const char *id;
  govd_title title;
} form_group;

typedef struct form_table {
  govd_table table;
  form_row *rows;
  form_column *columns;
  form_group *groups;
  size_t group_count;
  const char *key; /* of the title, as labels are compared */
} form_table;

typedef struct form_field {
  govd_form_field field;
  const char *const *aliases;
} form_field;

typedef struct form_section {
  govd_form_section section;
  const char *const *aliases;
  const char *const *keys; /* of the title and the aliases, ended by NULL */
} form_section;

/* An id and the cell it names, for searching. */
typedef struct form_key {
  const char *id;
  size_t cell;
} form_key;

/* Cells that an earlier form had too: one, or all whose ids begin with the same parts. */
typedef struct form_counterpart {
  const char *id;
  const char *as; /* what stands in place of it in the earlier form's ids */
} form_counterpart;

typedef struct form_earlier {
  const char *form; /* id */
  form_counterpart *cells;
  size_t count;
} form_earlier;

struct govd_form {
  atomic_uint holds;
  govd__arena arena;
  const char *id;
  govd_title title;
  const char *authority;
  const char *authority_number;
  const char *legal_basis;
  int first_year;
  int last_year;
  form_table *tables;
  size_t table_count;
  govd_form_cell *cells;
  form_key *keys; /* sorted by id */
  size_t cell_count;
  form_field *fields;
  size_t field_count;
  form_section *sections;
  size_t section_count;
  govd_rule *rules;
  size_t rule_count;
  govd_instance *instances;
  size_t instance_count;
  form_earlier *earlier;
  size_t earlier_count;
  const struct govd__claim_book *claims; /* claims.h */
};

/* An empty form with one hold; NULL where memory runs out. */
govd_form *govd__form_new(void);

/* Index of the section, or of the table, whose title or alias has a key as labels are compared; or GOVD_NONE.
 */
size_t govd__form_section_named(const govd_form *form, const char *key);
size_t govd__form_table_titled(const govd_form *form, const char *key);

/* Index of the row or column with an id, or GOVD_NONE. */
size_t govd__table_find_row(const form_table *table, const char *id, size_t length);
size_t govd__table_find_column(const form_table *table, const char *id, size_t length);

#endif
