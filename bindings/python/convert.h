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

PyObject *python_finding(const govd_finding *finding);
PyObject *python_code(const govd_code *code);

/* Figures of all cells by their ids, which are given as a tuple in the form's order; amounts as Decimal. */
PyObject *python_values(const govd_report *report, PyObject *ids, PyObject *decimal);

/* A string without NUL in UTF-8, borrowed from the object; NULL with an exception set. */
const char *python_to_string(PyObject *object);
/* Text or bytes, borrowed from the object. */
const char *python_to_bytes(PyObject *object, size_t *length);
/* A place from a tuple; false with an exception set. */
int python_to_place(PyObject *object, govd_place *place);

/* Reports that rules speak of, from a pair of capsules: the prior report or None, and a tuple. */
int python_to_related(PyObject *object, govd_related *related);
void python_release_related(govd_related *related);

/* Sets the exception that stands for this error. */
void python_raise(const govd_error *error);

/* An owned object of the library as a capsule, which releases it. */
PyObject *python_capsule(void *object, const char *name, void (*release)(void *));
/* The object in a capsule with this name; NULL with an exception set. */
void *python_from_capsule(PyObject *capsule, const char *name);

#endif
