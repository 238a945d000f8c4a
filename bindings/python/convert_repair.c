/* SPDX-License-Identifier: Apache-2.0 */
/* What would put a report right, and what the rules of a form can see, as tuples. */
#include <limits.h>
#include <string.h>

#include "convert.h"

/* Where there is no end, None. */
static PyObject *bound(int64_t figure, int64_t endless) {
  if (figure == endless) Py_RETURN_NONE;
  return PyLong_FromLongLong(figure);
}

static PyObject *change(const govd_change *c) {
  return Py_BuildValue("(ninsLLNNsN)", (Py_ssize_t)c->cell, (int)c->source, (Py_ssize_t)c->unit,
                       govd_state_name(c->state), (long long)c->from, (long long)c->to,
                       bound(c->least, INT64_MIN), bound(c->most, INT64_MAX), govd_explanation_name(c->kind),
                       python_index(c->part));
}

static PyObject *changes(const govd_suggestion *s) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)s->change_count);
  for (size_t i = 0; tuple != NULL && i < s->change_count; i++) python_put(&tuple, i, change(&s->changes[i]));
  return tuple;
}

static PyObject *suggestion(const govd_form *form, const govd_suggestion *s, govd_language language) {
  char *message;
  govd_error error;
  if (govd_suggestion_message(form, s, language, &message, &error) != GOVD_OK) {
    python_raise(&error);
    return NULL;
  }
  return Py_BuildValue("(sNnN)", govd_explanation_name(s->kind), changes(s), (Py_ssize_t)s->freedom,
                       python_text(message, strlen(message)));
}

static PyObject *suggestions(const govd_form *form, const govd_suggestion *items, size_t count,
                             govd_language language) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple != NULL && i < count; i++)
    python_put(&tuple, i, suggestion(form, &items[i], language));
  return tuple;
}

PyObject *python_finding_suggestions(const govd_findings *findings, size_t index, govd_language language) {
  const govd_finding *finding = govd_findings_at(findings, index);
  if (finding == NULL) return PyTuple_New(0);
  return suggestions(govd_findings_form(findings), finding->suggestions, finding->suggestion_count, language);
}

static PyObject *broken(const govd_component *c) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)c->broken_count);
  for (size_t i = 0; tuple != NULL && i < c->broken_count; i++) {
    const govd_broken *b = &c->broken[i];
    PyObject *parts[] = {python_index(b->rule), python_index(b->instance), python_index(b->group)};
    python_put(&tuple, i, Py_BuildValue("(NNN)", parts[0], parts[1], parts[2]));
  }
  return tuple;
}

PyObject *python_component(const govd_repair *repair, size_t index, const govd_form *form,
                           govd_language language) {
  const govd_component *c = govd_repair_component(repair, index);
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NNnNN)", broken(c), suggestions(form, c->suggestions, c->suggestion_count, language),
                       (Py_ssize_t)c->size, PyBool_FromLong(c->complete),
                       suggestions(form, c->doubtful, c->doubtful_count, language));
}

PyObject *python_claim(const govd_claim *c) {
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(iiNNNLiNLNni)", (int)c->kind, (int)c->status, python_string(c->pattern),
                       python_string(c->text), python_place(c->place), (long long)c->value, c->scale,
                       python_string(c->unit), (long long)c->expected,
                       python_indices(c->cells, c->cell_count), (Py_ssize_t)c->reading, (int)c->source);
}

static PyObject *alike(const govd_analysis *a) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)a->alike_count);
  for (size_t i = 0; tuple != NULL && i < a->alike_count; i++)
    python_put(&tuple, i, python_indices(a->alike[i].cells, a->alike[i].count));
  return tuple;
}

PyObject *python_analysis(govd_analysis *a) {
  PyObject *tuple =
      Py_BuildValue("(nnnNNNNnNn)", (Py_ssize_t)a->cell_count, (Py_ssize_t)a->equation_count,
                    (Py_ssize_t)a->rank, python_indices(a->redundant, a->redundant_count),
                    python_indices(a->contradictory, a->contradictory_count),
                    python_indices(a->unseen, a->unseen_count), python_indices(a->bounded, a->bounded_count),
                    (Py_ssize_t)a->located_count, alike(a), (Py_ssize_t)a->pair_count);
  govd_analysis_free(a);
  return tuple;
}

PyObject *python_instance(const govd_instance *i) {
  if (i == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(ns)", (Py_ssize_t)i->rule, i->id);
}

static int to_weights(PyObject *object, unsigned **weights) {
  Py_ssize_t count = PyTuple_GET_SIZE(object);
  *weights = PyMem_New(unsigned, (size_t)count + 1);
  if (*weights == NULL) return PyErr_NoMemory() != NULL;
  for (Py_ssize_t i = 0; i < count; i++) {
    unsigned long weight = PyLong_AsUnsignedLong(PyTuple_GET_ITEM(object, i));
    if (PyErr_Occurred()) return 0;
    if (weight > UINT_MAX) {
      PyErr_SetString(PyExc_OverflowError, "a weight is too large");
      return 0;
    }
    (*weights)[i] = (unsigned)weight;
  }
  return 1;
}

int python_to_repair_options(PyObject *object, govd_repair_options *options) {
  Py_ssize_t most_cells;
  Py_ssize_t most_steps;
  PyObject *given;
  unsigned *weights = NULL;
  *options = (govd_repair_options){0};
  if (!PyArg_ParseTuple(object, "nnO", &most_cells, &most_steps, &given)) return 0;
  options->most_cells = (size_t)most_cells;
  options->most_steps = (size_t)most_steps;
  if (!PyTuple_Check(given)) return given == Py_None;
  int done = to_weights(given, &weights);
  options->weights = weights;
  return done;
}

void python_release_repair_options(govd_repair_options *options) {
  PyMem_Free((void *)(uintptr_t)options->weights);
  options->weights = NULL;
}
