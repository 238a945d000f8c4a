/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow.h"

#include <errno.h>
#include <string.h>

/* A destructor for each structure: what is still in it is released. */
#define DESTRUCTOR(function, type, name)                     \
  static void function(PyObject *capsule) {                  \
    struct type *held = PyCapsule_GetPointer(capsule, name); \
    if (held->release != NULL) held->release(held);          \
    PyMem_Free(held);                                        \
  }
DESTRUCTOR(drop_schema, ArrowSchema, "arrow_schema")
DESTRUCTOR(drop_array, ArrowArray, "arrow_array")
DESTRUCTOR(drop_stream, ArrowArrayStream, "arrow_array_stream")

/* A capsule with a copy of a structure; NULL with an exception set, and then nothing is taken. */
static PyObject *capsule_of(const void *held, size_t size, const char *name, PyCapsule_Destructor drop) {
  void *copy = PyMem_Malloc(size);
  if (copy == NULL) return PyErr_NoMemory();
  memcpy(copy, held, size);
  PyObject *capsule = PyCapsule_New(copy, name, drop);
  if (capsule == NULL) PyMem_Free(copy);
  return capsule;
}

PyObject *python_arrow_stream(struct ArrowArrayStream *stream) {
  PyObject *capsule = capsule_of(stream, sizeof *stream, "arrow_array_stream", drop_stream);
  if (capsule == NULL) stream->release(stream);
  return capsule;
}

PyObject *python_arrow_array(struct ArrowSchema *schema, struct ArrowArray *array) {
  PyObject *first = capsule_of(schema, sizeof *schema, "arrow_schema", drop_schema);
  if (first == NULL) schema->release(schema);
  PyObject *second = capsule_of(array, sizeof *array, "arrow_array", drop_array);
  if (second == NULL) array->release(array);
  if (first != NULL && second != NULL) return Py_BuildValue("(NN)", first, second);
  Py_XDECREF(first);
  Py_XDECREF(second);
  return NULL;
}

/* --- A stream of one array --- */

typedef struct single {
  struct ArrowSchema schema;
  struct ArrowArray array;
} single;

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  single *s = stream->private_data;
  *schema = s->schema;
  s->schema.release = NULL; /* it is asked for once */
  return schema->release == NULL ? EINVAL : 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  single *s = stream->private_data;
  *array = s->array;
  s->array.release = NULL;
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return NULL;
}

static void release_single(struct ArrowArrayStream *stream) {
  single *s = stream->private_data;
  if (s->schema.release != NULL) s->schema.release(&s->schema);
  if (s->array.release != NULL) s->array.release(&s->array);
  PyMem_RawFree(s); /* perhaps without the interpreter's lock */
  stream->release = NULL;
}

static int stream_of_array(PyObject *schema_capsule, PyObject *array_capsule,
                           struct ArrowArrayStream *stream) {
  struct ArrowSchema *schema = PyCapsule_GetPointer(schema_capsule, "arrow_schema");
  struct ArrowArray *array = schema == NULL ? NULL : PyCapsule_GetPointer(array_capsule, "arrow_array");
  if (array == NULL) return 0;
  if (schema->release == NULL || array->release == NULL) {
    PyErr_SetString(PyExc_ValueError, "the array was taken already");
    return 0;
  }
  single *s = PyMem_RawMalloc(sizeof *s);
  if (s == NULL) return PyErr_NoMemory() != NULL;
  *s = (single){*schema, *array};
  schema->release = NULL;
  array->release = NULL;
  *stream = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release_single, s};
  return 1;
}

int python_to_arrow_stream(PyObject *object, struct ArrowArrayStream *stream) {
  if (PyTuple_Check(object) && PyTuple_GET_SIZE(object) == 2) {
    return stream_of_array(PyTuple_GET_ITEM(object, 0), PyTuple_GET_ITEM(object, 1), stream);
  }
  struct ArrowArrayStream *held = PyCapsule_GetPointer(object, "arrow_array_stream");
  if (held == NULL) return 0;
  if (held->release == NULL) {
    PyErr_SetString(PyExc_ValueError, "the stream was taken already");
    return 0;
  }
  *stream = *held;
  held->release = NULL;
  return 1;
}
