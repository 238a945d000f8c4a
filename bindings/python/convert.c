/* SPDX-License-Identifier: Apache-2.0 */
#include "convert.h"

#include <string.h>

PyObject *python_string(const char *text) {
  if (text == NULL) Py_RETURN_NONE;
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), NULL);
}

PyObject *python_text(char *text, size_t length) {
  PyObject *string = PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, NULL);
  govd_string_free(text);
  return string;
}

PyObject *python_index(size_t index) {
  if (index == GOVD_NONE) Py_RETURN_NONE;
  return PyLong_FromSize_t(index);
}

void python_put(PyObject **tuple, size_t index, PyObject *item) {
  if (item == NULL) {
    Py_CLEAR(*tuple);
  } else {
    PyTuple_SET_ITEM(*tuple, (Py_ssize_t)index, item);
  }
}

PyObject *python_indices(const size_t *indices, size_t count) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple != NULL && i < count; i++) python_put(&tuple, i, python_index(indices[i]));
  return tuple;
}

PyObject *python_place(govd_place p) {
  return Py_BuildValue("(iiiiiiiii)", p.line, p.column, p.page, p.table_number, p.row_number, p.box.left,
                       p.box.top, p.box.right, p.box.bottom);
}

PyObject *python_title(govd_title title) {
  return Py_BuildValue("(NN)", python_string(title.zh), python_string(title.en));
}

PyObject *python_table(const govd_table *t) {
  if (t == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sssNsinnn)", t->id, t->prefix, t->section, python_title(t->title), t->corner,
                       (int)t->layout, (Py_ssize_t)t->row_count, (Py_ssize_t)t->column_count,
                       (Py_ssize_t)t->first_cell);
}

PyObject *python_row(const govd_row *r) {
  if (r == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(ssNsssiNNN)", r->id, r->numeral, python_title(r->title), r->note, r->unit,
                       r->printed_under, (int)r->kind, PyBool_FromLong(r->takes_value),
                       PyBool_FromLong(r->sums_siblings), python_index(r->parent));
}

PyObject *python_column(const govd_column *c) {
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNss)", c->id, python_title(c->title), c->unit, c->group);
}

PyObject *python_form_cell(const govd_form_cell *c) {
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(snnnisN)", c->id, (Py_ssize_t)c->table, (Py_ssize_t)c->row, (Py_ssize_t)c->column,
                       (int)c->type, c->unit, PyBool_FromLong(c->heading));
}

PyObject *python_form_field(const govd_form_field *f) {
  if (f == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNNN)", f->id, python_title(f->title), PyBool_FromLong(f->footer),
                       PyBool_FromLong(f->required));
}

PyObject *python_form_section(const govd_form_section *s) {
  if (s == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(ssN)", s->id, s->numeral, python_title(s->title));
}

PyObject *python_rule(const govd_rule *r) {
  if (r == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(siiiissN)", r->id, (int)r->severity, (int)r->basis, (int)r->relation, (int)r->each,
                       r->expression, r->printed, python_title(r->note));
}

PyObject *python_block(const govd_block *b) {
  if (b == NULL) Py_RETURN_NONE;
  if (b->kind == GOVD_BLOCK_PARAGRAPH) {
    return Py_BuildValue("(iNN)", (int)b->kind, python_string(b->text), python_place(b->place));
  }
  if (b->parent == GOVD_NONE) {
    return Py_BuildValue("(iONnnO)", (int)b->kind, Py_None, python_place(b->place), (Py_ssize_t)b->rows,
                         (Py_ssize_t)b->columns, Py_None);
  }
  return Py_BuildValue("(iONnn(nnn))", (int)b->kind, Py_None, python_place(b->place), (Py_ssize_t)b->rows,
                       (Py_ssize_t)b->columns, (Py_ssize_t)b->parent, (Py_ssize_t)b->parent_row,
                       (Py_ssize_t)b->parent_column);
}

PyObject *python_grid_cell(const govd_grid_cell *c) {
  if (c == NULL || c->text == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NNnn)", python_string(c->text), python_place(c->place), (Py_ssize_t)c->row,
                       (Py_ssize_t)c->column);
}

PyObject *python_cell(const govd_cell *c) {
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(iLNNN)", (int)c->state, (long long)c->value, python_string(c->text),
                       python_string(c->unit), python_place(c->place));
}

PyObject *python_section(const govd_section *s) {
  if (s == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NNnN)", python_string(s->id), python_string(s->title),
                       (Py_ssize_t)s->paragraph_count, python_place(s->place));
}

PyObject *python_paragraph(const govd_paragraph *p) {
  if (p == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NN)", python_string(p->text), python_place(p->place));
}

PyObject *python_row_source(const govd_row_source *s) {
  if (s == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNN)", govd_match_name(s->match), python_string(s->label), python_place(s->place));
}

PyObject *python_unknown_row(const govd_unknown_row *r) {
  if (r == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(NNNNsN)", python_string(r->label), python_string(r->figures), python_index(r->table),
                       python_index(r->after_row), govd_unknown_reason_name(r->reason),
                       python_place(r->place));
}

PyObject *python_row_reading(const govd_row_reading *r) {
  if (r == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(sNNN)", govd_role_name(r->role), python_index(r->report), python_index(r->table),
                       python_index(r->row));
}

static PyObject *finding_cell(const govd_finding_cell *c) {
  return Py_BuildValue("(ninsLLNNN)", (Py_ssize_t)c->cell, (int)c->source, (Py_ssize_t)c->unit,
                       govd_state_name(c->state), (long long)c->value, (long long)c->coefficient,
                       PyBool_FromLong(c->right), python_string(c->text), python_place(c->place));
}

static PyObject *finding_cells(const govd_finding *finding) {
  PyObject *cells = PyTuple_New((Py_ssize_t)finding->cell_count);
  for (size_t i = 0; cells != NULL && i < finding->cell_count; i++)
    python_put(&cells, i, finding_cell(&finding->cells[i]));
  return cells;
}

/* Expected, actual and difference with their scale, or None. */
static PyObject *comparison(const govd_finding *f) {
  if (!f->compared) Py_RETURN_NONE;
  return Py_BuildValue("(iLLL)", f->scale, (long long)f->expected, (long long)f->actual,
                       (long long)f->difference);
}

PyObject *python_finding(const govd_finding *f) {
  if (f == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(ssNNNNNNNNNNNN)", f->code, govd_severity_name(f->severity), python_string(f->rule),
                       python_string(f->instance), python_string(f->table), python_string(f->row),
                       python_string(f->column), python_string(f->field), python_string(f->text),
                       finding_cells(f), comparison(f), python_string(f->sum),
                       PyBool_FromLong(f->blank_as_zero), python_place(f->place));
}

PyObject *python_code(const govd_code *c) {
  if (c == NULL) Py_RETURN_NONE;
  return Py_BuildValue("(ssNN)", c->code, govd_severity_name(c->severity), python_title(c->title),
                       python_title(c->explanation));
}

static PyObject *figure(const govd_cell *cell, govd_type type, PyObject *decimal) {
  char text[GOVD_AMOUNT_TEXT_SIZE];
  if (cell->state != GOVD_GIVEN) Py_RETURN_NONE;
  if (type != GOVD_AMOUNT) return PyLong_FromLongLong(cell->value);
  govd_amount_format(cell->value, govd_type_scale(type), text);
  return PyObject_CallFunction(decimal, "s", text);
}

PyObject *python_values(const govd_report *report, PyObject *ids, PyObject *decimal) {
  const govd_form *form = govd_report_form(report);
  size_t count = govd_form_cell_count(form);
  if (!PyTuple_Check(ids) || (size_t)PyTuple_GET_SIZE(ids) != count) {
    PyErr_SetString(PyExc_ValueError, "the ids are not those of the report's form");
    return NULL;
  }
  PyObject *values = PyDict_New();
  for (size_t i = 0; values != NULL && i < count; i++) {
    PyObject *value = figure(govd_report_cell(report, i), govd_form_cell_at(form, i)->type, decimal);
    if (value == NULL || PyDict_SetItem(values, PyTuple_GET_ITEM(ids, (Py_ssize_t)i), value) != 0)
      Py_CLEAR(values);
    Py_XDECREF(value);
  }
  return values;
}

const char *python_to_string(PyObject *object) {
  Py_ssize_t length;
  const char *text = PyUnicode_AsUTF8AndSize(object, &length);
  if (text != NULL && strlen(text) != (size_t)length) {
    PyErr_SetString(PyExc_ValueError, "embedded null character");
    return NULL;
  }
  return text;
}

const char *python_to_bytes(PyObject *object, size_t *length) {
  Py_ssize_t size;
  char *bytes;
  if (PyUnicode_Check(object)) {
    const char *text = PyUnicode_AsUTF8AndSize(object, &size);
    *length = (size_t)size;
    return text;
  }
  if (PyBytes_AsStringAndSize(object, &bytes, &size) != 0) return NULL;
  *length = (size_t)size;
  return bytes;
}

int python_to_place(PyObject *object, govd_place *p) {
  return PyArg_ParseTuple(object, "iiiiiiiii;a place is nine numbers", &p->line, &p->column, &p->page,
                          &p->table_number, &p->row_number, &p->box.left, &p->box.top, &p->box.right,
                          &p->box.bottom);
}

int python_to_cursor(PyObject *list, govd_json_cursor *cursor) {
  Py_ssize_t offset;
  int lines;
  PyObject *members = PySequence_Tuple(list);
  int taken = members != NULL && PyArg_ParseTuple(members, "niip;a cursor is four numbers", &offset,
                                                  &cursor->line, &cursor->next_line, &lines);
  Py_XDECREF(members);
  if (!taken) return 0;
  cursor->offset = (size_t)offset;
  cursor->lines = lines != 0;
  return 1;
}

int python_move_cursor(PyObject *list, const govd_json_cursor *cursor) {
  PyObject *members = Py_BuildValue("(niii)", (Py_ssize_t)cursor->offset, cursor->line, cursor->next_line,
                                    (int)cursor->lines);
  int moved = members != NULL && PyList_SetSlice(list, 0, PyList_GET_SIZE(list), members) == 0;
  Py_XDECREF(members);
  return moved;
}

void python_raise(const govd_error *error) {
  PyObject *module = PyImport_ImportModule("govdisclosure.errors");
  if (module == NULL) return;
  PyObject *text = PyUnicode_DecodeUTF8(error->text, (Py_ssize_t)strlen(error->text), "replace");
  PyObject *raised = PyObject_CallMethod(module, "_made", "sNNi", govd_status_name(error->status), text,
                                         python_index(error->offset), error->line);
  if (raised != NULL) PyErr_SetObject((PyObject *)Py_TYPE(raised), raised);
  Py_XDECREF(raised);
  Py_DECREF(module);
}

/* The function that releases the object is kept in the capsule's context. */
typedef struct owner {
  void (*release)(void *);
} owner;

static void release_capsule(PyObject *capsule) {
  owner *owned = PyCapsule_GetContext(capsule);
  owned->release(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  PyMem_Free(owned);
}

PyObject *python_capsule(void *object, const char *name, void (*release)(void *)) {
  if (object == NULL) Py_RETURN_NONE;
  owner *owned = PyMem_New(owner, 1);
  PyObject *capsule = owned == NULL ? PyErr_NoMemory() : PyCapsule_New(object, name, NULL);
  if (capsule == NULL) {
    PyMem_Free(owned);
    release(object);
    return NULL;
  }
  owned->release = release;
  PyCapsule_SetContext(capsule, owned);
  PyCapsule_SetDestructor(capsule, release_capsule);
  return capsule;
}

void *python_from_capsule(PyObject *capsule, const char *name) {
  if (PyCapsule_IsValid(capsule, name)) return PyCapsule_GetPointer(capsule, name);
  PyErr_Format(PyExc_TypeError, "not a %s", name);
  return NULL;
}
