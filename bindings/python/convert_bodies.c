/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies, sums and differences as tuples, and lists of objects of the library. */
#include <string.h>

#include "convert.h"

PyObject *python_body(const govd_body *b) {
  if (b == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NNN)", python_string(b->name), python_string(b->kind), python_index(b->parent));
}

PyObject *python_rollup_entry(const govd_rollup_entry *e) {
  if (e == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNNnn)", govd_rollup_part_name(e->part), python_index(e->other),
                       python_index(e->body), (Py_ssize_t)e->blank, (Py_ssize_t)e->unknown);
}

PyObject *python_gap(const govd_gap *g) {
  if (g == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(nLLLN)", (Py_ssize_t)g->cell, (long long)g->sum, (long long)g->printed,
                       (long long)g->difference, python_indices(g->suspects, g->suspect_count));
}

static PyObject *side(const govd_difference_side *s) {
  if (!s->there) Py_RETURN_NONE;
  return Py_BuildValue("(NNsLNsN)", python_index(s->index), python_string(s->text), govd_state_name(s->state),
                       (long long)s->value, python_string(s->unit), govd_severity_name(s->severity),
                       python_place(s->place));
}

PyObject *python_difference(const govd_difference *d) {
  if (d == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNNNiN)", govd_difference_kind_name(d->kind), python_string(d->id), side(&d->before),
                       side(&d->after), d->scale,
                       d->compared ? PyLong_FromLongLong(d->difference) : python_string(NULL));
}

PyObject *python_report_copy(const govd_report *report, void (*release)(void *)) {
  govd_report *copy;
  govd_error error;
  if (report == NULL) Py_RETURN_NONE;
  if (govd_report_copy(report, &copy, &error) == GOVD_OK) return python_capsule(copy, "govd_report", release);
  python_raise(&error);
  return NULL;
}

PyObject *python_reading_reports(const govd_reading *reading, void (*release)(void *)) {
  const govd_reports *reports = govd_reading_reports(reading);
  PyObject *tuple = PyTuple_New((Py_ssize_t)govd_reports_count(reports));
  for (size_t i = 0; tuple != NULL && i < govd_reports_count(reports); i++)
    python_put(&tuple, i, python_report_copy(govd_reports_at(reports, i), release));
  return tuple;
}

/* The capsules of a tuple as an array of what is in them, to be released with PyMem_Free(). */
static void *to_array(PyObject *tuple, const char *name, size_t *count) {
  Py_ssize_t size = PyTuple_Size(tuple);
  if (size < 0) return NULL;
  void **array = PyMem_New(void *, (size_t)size + 1);
  if (array == NULL) PyErr_NoMemory();
  for (Py_ssize_t i = 0; array != NULL && i < size; i++) {
    array[i] = python_from_capsule(PyTuple_GET_ITEM(tuple, i), name);
    if (array[i] == NULL) {
      PyMem_Free(array);
      return NULL;
    }
  }
  *count = (size_t)size;
  return array;
}

const govd_report **python_to_reports(PyObject *tuple, size_t *count) {
  return to_array(tuple, "govd_report", count);
}

const govd_findings **python_to_findings(PyObject *tuple, size_t *count) {
  return to_array(tuple, "govd_findings", count);
}

PyObject *python_prior(const govd_shelf *shelf, PyObject *reports, const govd_report *report) {
  size_t count;
  size_t prior;
  size_t other;
  govd_error error;
  const govd_report **others = python_to_reports(reports, &count);
  if (others == NULL) return NULL;
  govd_status status = govd_shelf_prior(shelf, others, report, &prior, &other, &error);
  PyMem_Free((void *)others);
  if (status == GOVD_OK) return Py_BuildValue("(NN)", python_index(prior), python_index(other));
  python_raise(&error);
  return NULL;
}

PyObject *python_units(PyObject *reports, const govd_roster *roster, const govd_report *report) {
  size_t count;
  size_t unit_count;
  bool whole;
  govd_error error;
  PyObject *found = NULL;
  const govd_report **others = python_to_reports(reports, &count);
  if (others == NULL) return NULL;
  size_t *units = PyMem_New(size_t, count + 1);
  if (units == NULL) {
    PyErr_NoMemory();
  } else if (govd_units_find(others, count, roster, report, units, &unit_count, &whole, &error) == GOVD_OK) {
    found = Py_BuildValue("(NN)", python_indices(units, unit_count), PyBool_FromLong(whole));
  } else {
    python_raise(&error);
  }
  PyMem_Free(units);
  PyMem_Free((void *)others);
  return found;
}

int python_to_failure(PyObject *object, govd_error *failure) {
  const char *name;
  const char *text;
  PyObject *offset;
  int line;
  int status = GOVD_E_NO_MEMORY;
  if (!PyArg_ParseTuple(object, "ssOi", &name, &text, &offset, &line)) return 0;
  while (status < GOVD_E_UNSUPPORTED && strcmp(govd_status_name((govd_status)status), name) != 0) status++;
  *failure = (govd_error){.status = (govd_status)status, .offset = GOVD_NONE, .line = line};
  if (offset != Py_None) failure->offset = PyLong_AsSize_t(offset);
  size_t length = strlen(text);
  while (length >= sizeof failure->text || ((unsigned char)text[length] & 0xC0) == 0x80)
    length--; /* whole characters */
  memcpy(failure->text, text, length);
  return !PyErr_Occurred();
}

/* A report, or NULL for None; false with an exception set. */
static int to_report(PyObject *object, const govd_report **report) {
  *report = object == Py_None ? NULL : python_from_capsule(object, "govd_report");
  return *report != NULL || object == Py_None;
}

int python_to_related(PyObject *object, govd_related *related) {
  PyObject *prior;
  PyObject *units;
  PyObject *edition;
  *related = (govd_related){0};
  if (!PyArg_ParseTuple(object, "OO!O", &prior, &PyTuple_Type, &units, &edition)) return 0;
  if (!to_report(prior, &related->prior) || !to_report(edition, &related->edition)) return 0;
  related->units = python_to_reports(units, &related->unit_count);
  return related->units != NULL;
}

void python_release_related(govd_related *related) {
  PyMem_Free((void *)(uintptr_t)related->units);
  related->units = NULL;
}
