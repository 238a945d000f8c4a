/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_PYTHON_CONVERT_H
#define GOVD_PYTHON_CONVERT_H

#include <Python.h>

#include "govdisclosure/govdisclosure.h"

/*
 * What the library hands over, as Python objects. Structures become tuples in the order of their
 * members; a string that is NULL and an index that is GOVD_NONE become None. All give a new
 * reference, or NULL with an exception set. The typed package in govdisclosure/ names the members.
 */

PyObject *python_string(const char *text);
PyObject *python_text(char *text, size_t length); /* takes the text over */
PyObject *python_index(size_t index);
/* Puts an item into a tuple in the making, which is NULL after one that could not be made. */
void python_put(PyObject **tuple, size_t index, PyObject *item);
PyObject *python_place(govd_place place); /* of numbers only, none of them None */
PyObject *python_title(govd_title title);

PyObject *python_table(const govd_table *table);
PyObject *python_row(const govd_row *row);
PyObject *python_column(const govd_column *column);
PyObject *python_form_cell(const govd_form_cell *cell);
PyObject *python_form_field(const govd_form_field *field);
PyObject *python_form_section(const govd_form_section *section);
PyObject *python_rule(const govd_rule *rule);

PyObject *python_block(const govd_block *block);
PyObject *python_grid_cell(const govd_grid_cell *cell);

PyObject *python_cell(const govd_cell *cell);
PyObject *python_section(const govd_section *section);
PyObject *python_paragraph(const govd_paragraph *paragraph);
PyObject *python_row_source(const govd_row_source *source);
PyObject *python_unknown_row(const govd_unknown_row *row);
PyObject *python_row_reading(const govd_row_reading *row);

PyObject *python_finding(const govd_finding *finding);
PyObject *python_code(const govd_code *code);

/* Of a finding, what would put it right, with sentences in a language. */
PyObject *python_finding_suggestions(const govd_findings *findings, size_t index, govd_language language);
/* A component, with sentences about the cells of a form. */
PyObject *python_component(const govd_repair *repair, size_t index, const govd_form *form,
                           govd_language language);
PyObject *python_claim(const govd_claim *claim);
/* Takes the analysis over. */
PyObject *python_analysis(govd_analysis *analysis);
PyObject *python_instance(const govd_instance *instance);

PyObject *python_body(const govd_body *body);
PyObject *python_rollup_entry(const govd_rollup_entry *entry);
PyObject *python_gap(const govd_gap *gap);
PyObject *python_difference(const govd_difference *difference);
PyObject *python_indices(const size_t *indices, size_t count);
/* A copy of a report that is borrowed, as a capsule. */
PyObject *python_report_copy(const govd_report *report, void (*release)(void *));
/* Copies of the reports of a reading. */
PyObject *python_reading_reports(const govd_reading *reading, void (*release)(void *));

/* Figures of all cells by their ids, which are given as a tuple in the form's order; amounts as Decimal. */
PyObject *python_values(const govd_report *report, PyObject *ids, PyObject *decimal);

/* A string without NUL in UTF-8, borrowed from the object; NULL with an exception set. */
const char *python_to_string(PyObject *object);
/* Text or bytes, borrowed from the object. */
const char *python_to_bytes(PyObject *object, size_t *length);
/* A place from a tuple; false with an exception set. */
int python_to_place(PyObject *object, govd_place *place);

/* A cursor from a list of its four members, and back into it; false with an exception set. */
int python_to_cursor(PyObject *list, govd_json_cursor *cursor);
int python_move_cursor(PyObject *list, const govd_json_cursor *cursor);

/* The objects in a tuple of capsules, to be released with PyMem_Free(); NULL with an exception set. */
const govd_report **python_to_reports(PyObject *tuple, size_t *count);
const govd_findings **python_to_findings(PyObject *tuple, size_t *count);
/* Last year's report among others: its index, and that of one with other figures; None for each that is not
 * there. */
PyObject *python_prior(const govd_shelf *shelf, PyObject *reports, const govd_report *report);
/* The reports of subordinate bodies among others: their indices, and whether these are all. */
PyObject *python_units(PyObject *reports, const govd_roster *roster, const govd_report *report);
/* What became of a file, from name of the status, text, offset or None, and line. */
int python_to_failure(PyObject *object, govd_error *failure);
/* How to look for a repair, from two limits, 0 by default, and a tuple of weights or None. */
int python_to_repair_options(PyObject *object, govd_repair_options *options);
void python_release_repair_options(govd_repair_options *options);

/* Reports that rules speak of: the prior report or None, a tuple of units, another edition or None. */
int python_to_related(PyObject *object, govd_related *related);
void python_release_related(govd_related *related);

/* Sets the exception that stands for this error. */
void python_raise(const govd_error *error);

/* An owned object of the library as a capsule, which releases it. */
PyObject *python_capsule(void *object, const char *name, void (*release)(void *));
/* The object in a capsule with this name; NULL with an exception set. */
void *python_from_capsule(PyObject *capsule, const char *name);

#endif
