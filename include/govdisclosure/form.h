/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_FORM_H
#define GOVDISCLOSURE_FORM_H

/**
 * @file form.h
 * @brief What a report must contain: tables, rows, columns, units, rules.
 *
 * A form is data, read from JSON (docs/form-format.md). Three are built in:
 * `cn-2014`, `cn-2019` and `cn-2021`. A form never changes once it is loaded, so
 * it may be used from any number of threads at once. It is counted: a report
 * keeps its form alive, and govd_form_free() gives back only the caller's hold.
 *
 * Everything a getter returns is borrowed from the form and lives as long as it.
 * An index that is out of range gives NULL. Structures are made by the library
 * only; new members are added at their ends.
 *
 * A **cell** is one place for a figure. Its id joins the ids of table, row and
 * column by dots, empty parts left out, and is permanent. Within a form a cell is
 * known by its index: tables in order, in each its rows in order, in each its
 * columns in order. That index is also the column of the batch table.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "govdisclosure/error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct govd_form govd_form;   /**< one form; immutable, counted */
typedef struct govd_forms govd_forms; /**< the forms a program works with */

/** A name in Chinese and in English; an empty string where there is none. */
typedef struct govd_title {
  const char *zh;
  const char *en;
} govd_title;

/** What a figure is. */
typedef enum govd_type {
  GOVD_COUNT = 0,        /**< whole, not negative */
  GOVD_SIGNED_COUNT = 1, /**< whole */
  GOVD_AMOUNT = 2        /**< money, not negative, scale GOVD_AMOUNT_SCALE */
} govd_type;

/** Decimal places that figures of a type are scaled by. */
int govd_type_scale(govd_type type);

/** What a row is to the rows round it. */
typedef enum govd_row_kind {
  GOVD_ROW_VALUE = 0,    /**< a figure of its own */
  GOVD_ROW_OF_WHICH = 1, /**< 其中: a part of its parent, not an addend */
  GOVD_ROW_GROUP = 2     /**< stands for its printed figure, or for the sum of its children */
} govd_row_kind;

/** How a table is printed. */
typedef enum govd_layout {
  GOVD_LAYOUT_GRID = 0,   /**< rows below each other, columns side by side */
  GOVD_LAYOUT_ONE_ROW = 1 /**< the rows are blocks of columns, all in one line */
} govd_layout;

typedef struct govd_column {
  const char *id;
  govd_title title;
  const char *unit;  /**< empty where the form prints none */
  const char *group; /**< id of the column group above it, or empty */
} govd_column;

typedef struct govd_row {
  const char *id;
  const char *numeral; /**< as printed: `（一）`, `1.`, `其中：`; may be empty */
  govd_title title;
  const char *note; /**< printed behind the title in brackets; may be empty */
  const char *unit;
  const char *printed_under; /**< title of the block above it (one-row tables) */
  govd_row_kind kind;
  bool takes_value;   /**< false for a heading, where the form expects no figure */
  bool sums_siblings; /**< some rule makes this row the total of its siblings */
  size_t parent;      /**< row index in the same table, or GOVD_NONE */
} govd_row;

typedef struct govd_table {
  const char *id;
  const char *prefix;  /**< first part of its cells' ids; may be empty */
  const char *section; /**< id of the section it stands in; may be empty */
  govd_title title;
  const char *corner; /**< text of the top left cell; may be empty */
  govd_layout layout;
  size_t row_count;
  size_t column_count;
  size_t first_cell; /**< cell of row r, column c: first_cell + r * column_count + c */
} govd_table;

typedef struct govd_form_cell {
  const char *id;
  size_t table;
  size_t row;
  size_t column;
  govd_type type;
  const char *unit;
  bool heading; /**< in a row that takes no value: kept if printed, never summed */
} govd_form_cell;

/** A field above or below the tables: reporting body, year, signatures, date. */
typedef struct govd_form_field {
  const char *id;
  govd_title title;
  bool footer;   /**< stands below the tables */
  bool required; /**< a report without it is told so */
} govd_form_field;

/** A chapter of the prose. */
typedef struct govd_form_section {
  const char *id;
  const char *numeral;
  govd_title title;
} govd_form_section;

typedef enum govd_severity { GOVD_NOTE = 0, GOVD_WARNING = 1, GOVD_ERROR = 2 } govd_severity;

/** On what a rule rests. */
typedef enum govd_basis {
  GOVD_BASIS_OFFICIAL = 0, /**< printed in the form */
  GOVD_BASIS_FORM = 1,     /**< follows from the form's numbering */
  GOVD_BASIS_INFERRED = 2  /**< sound, but in no official text */
} govd_basis;

typedef enum govd_relation { GOVD_EQUAL = 0, GOVD_LESS_EQUAL = 1, GOVD_GREATER_EQUAL = 2 } govd_relation;

/** Which rows or columns a rule is repeated for. */
typedef enum govd_each { GOVD_EACH_ONCE = 0, GOVD_EACH_COLUMN = 1, GOVD_EACH_ROW = 2 } govd_each;

/** Whose figure a term takes. */
typedef enum govd_source {
  GOVD_THIS = 0,  /**< this report */
  GOVD_PRIOR = 1, /**< prev(x): the same body's report of the year before */
  GOVD_UNITS = 2  /**< units(x): the sum over the subordinate bodies' reports */
} govd_source;

typedef struct govd_rule {
  const char *id;
  govd_severity severity;
  govd_basis basis;
  govd_relation relation;
  govd_each each;
  const char *expression; /**< as the form's file gives it */
  const char *printed;    /**< the official wording; may be empty */
  govd_title note;
  size_t first_instance;
  size_t instance_count;
} govd_rule;

/** coefficient × figure, on the left or the right side of a relation. */
typedef struct govd_term {
  size_t cell;
  int64_t coefficient; /**< never 0; as on its own side of the relation */
  govd_source source;
  bool right;
} govd_term;

/**
 * A rule for one column or row: a linear relation over cells. Its meaning is
 * `left + Σ left terms  RELATION  right + Σ right terms`, the constants in the
 * scale of the cells. All cells of one instance have one scale.
 */
typedef struct govd_instance {
  size_t rule;
  const char *id; /**< the column's or row's id; empty for a rule that stands once */
  const govd_term *terms;
  size_t term_count;
  int64_t left;
  int64_t right;
  size_t total;     /**< term that the others add up to, or GOVD_NONE */
  size_t group_row; /**< row in the table of terms[0] if this instance speaks of a group row */
} govd_instance;

/**
 * Loads a form from its JSON text. The same loader reads the built-in forms.
 *
 * @param text   @p length bytes of UTF-8; need not end with NUL
 * @param form   receives the form; release it with govd_form_free()
 * @retval GOVD_E_SYNTAX, GOVD_E_ENCODING  not JSON (offset and line are set)
 * @retval GOVD_E_SCHEMA    a key with the wrong type or value, or one that is missing
 * @retval GOVD_E_UNKNOWN   a key the format does not have; a rule or parent that names nothing
 * @retval GOVD_E_DUPLICATE a key or id that stands twice
 * @retval GOVD_E_RANGE     a coefficient that overflows
 * @retval GOVD_E_LIMIT     larger than 4 MiB, nested too deep, too many cells or terms
 */
govd_status govd_form_load(const char *text, size_t length, govd_form **form, govd_error *error);

/** The form with one more hold; each hold is given back with govd_form_free(). */
govd_form *govd_form_hold(const govd_form *form);

/** Gives back one hold; the last one releases the form. NULL is allowed. */
void govd_form_free(govd_form *form);

/** A new set that holds the built-in forms; release it with govd_forms_free(). */
govd_status govd_forms_new(govd_forms **forms, govd_error *error);

/** Releases the set and its hold on each form. NULL is allowed. */
void govd_forms_free(govd_forms *forms);

/**
 * Adds a form; the set takes a hold of its own. To be done before the set is
 * shared between threads.
 * @retval GOVD_E_DUPLICATE a form with this id is there already
 */
govd_status govd_forms_add(govd_forms *forms, const govd_form *form, govd_error *error);

/** How many forms the set holds. */
size_t govd_forms_count(const govd_forms *forms);

/** The form at an index, borrowed, or NULL. */
const govd_form *govd_forms_at(const govd_forms *forms, size_t index);

/** The form with this id, borrowed, or NULL. */
const govd_form *govd_forms_find(const govd_forms *forms, const char *id);

const char *govd_form_id(const govd_form *form);   /**< such as `cn-2021` */
govd_title govd_form_title(const govd_form *form); /**< its name */
const char *govd_form_authority(
    const govd_form *form); /**< title of the document that set it; may be empty */
const char *govd_form_authority_number(const govd_form *form); /**< number of that document; may be empty */
const char *govd_form_legal_basis(const govd_form *form);      /**< law and articles; may be empty */
int govd_form_first_year(const govd_form *form); /**< first year it was used for, 0 if not said */
int govd_form_last_year(const govd_form *form);  /**< last year, 0 if still in use */

size_t govd_form_table_count(const govd_form *form);
const govd_table *govd_form_table(const govd_form *form, size_t table);
const govd_row *govd_form_row(const govd_form *form, size_t table, size_t row);
const govd_column *govd_form_column(const govd_form *form, size_t table, size_t column);

/** Other names under which a row is printed, from 0 up; NULL after the last. */
const char *govd_form_row_alias(const govd_form *form, size_t table, size_t row, size_t index);
/** Other names under which a column is printed, from 0 up; NULL after the last. */
const char *govd_form_column_alias(const govd_form *form, size_t table, size_t column, size_t index);
/** Title of the group with this id in a table's head, or empty strings. */
govd_title govd_form_column_group(const govd_form *form, size_t table, const char *group);

size_t govd_form_cell_count(const govd_form *form);
const govd_form_cell *govd_form_cell_at(const govd_form *form, size_t cell);
/** Index of the cell with this id, or GOVD_NONE. Logarithmic. */
size_t govd_form_find_cell(const govd_form *form, const char *id);

/**
 * Index in another form of the cell that has the same meaning as one of this form, or GOVD_NONE.
 * It is said by the later of the two forms (`earlier` in its file), and is never guessed: the same
 * label may have counted something else. Of the same form it is the cell with the same id. Types
 * and units of both are the same.
 */
size_t govd_form_counterpart(const govd_form *form, size_t cell, const govd_form *other);

/** Whether some cell of a form has a counterpart in another. */
bool govd_form_has_counterparts(const govd_form *form, const govd_form *other);

size_t govd_form_field_count(const govd_form *form);
const govd_form_field *govd_form_field_at(const govd_form *form, size_t field);
/** Index of the field with this id, or GOVD_NONE. Every form has `unit_name` and `year`. */
size_t govd_form_find_field(const govd_form *form, const char *id);
const char *govd_form_field_alias(const govd_form *form, size_t field, size_t index);

size_t govd_form_section_count(const govd_form *form);
const govd_form_section *govd_form_section_at(const govd_form *form, size_t section);
size_t govd_form_find_section(const govd_form *form, const char *id);
const char *govd_form_section_alias(const govd_form *form, size_t section, size_t index);

size_t govd_form_rule_count(const govd_form *form);
const govd_rule *govd_form_rule(const govd_form *form, size_t rule);
size_t govd_form_find_rule(const govd_form *form, const char *id);
size_t govd_form_instance_count(const govd_form *form);
const govd_instance *govd_form_instance(const govd_form *form, size_t instance);

#ifdef __cplusplus
}
#endif

#endif
