/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_PYTHON_ARROW_H
#define GOVD_PYTHON_ARROW_H

#include <Python.h>

#include "govdisclosure/batch.h"

/* The Arrow PyCapsule interface: structures of the Arrow C data interface in capsules of agreed names. */

/* Moves a structure into a capsule, which releases it unless somebody took it out. NULL with an exception
 * set. */
PyObject *python_arrow_stream(struct ArrowArrayStream *stream);
PyObject *python_arrow_array(struct ArrowSchema *schema, struct ArrowArray *array); /* a pair of capsules */

/*
 * Takes the stream out of a capsule, or makes one of a pair of capsules, a schema and an array. False with
 * an exception set.
 */
int python_to_arrow_stream(PyObject *object, struct ArrowArrayStream *stream);

#endif
