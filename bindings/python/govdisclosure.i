/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The library's headers for Python, as one private module, _govdisclosure. It has the functions of
 * C under their names, without the calls that free: objects are capsules that release themselves,
 * structures are tuples, an error is an exception. People use the package in govdisclosure/.
 */
%module govdisclosure

%{
#include "arrow.h"
#include "convert.h"
%}

/* What an extension of the compiler means is nothing to SWIG. */
#define __attribute__(x)

%include <exception.i>

/* --- Errors: each call that fails raises what stands in its govd_error. --- */

%typemap(in, numinputs=0) govd_error *error (govd_error failure) {
  memset(&failure, 0, sizeof failure);
  $1 = &failure;
}
%typemap(out) govd_status { $result = SWIG_Py_Void(); }
%typemap(argout) govd_error *error {
  if (result != GOVD_OK) {
    python_raise($1);
    SWIG_fail;
  }
}

/* --- Strings: UTF-8, whole, and never by mistake None. --- */

%typemap(in) const char * {
  $1 = (char *)python_to_string($input);
  if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) const char * ""
%typemap(in) const char *OR_NONE {
  $1 = NULL;
  if ($input != Py_None && ($1 = (char *)python_to_string($input)) == NULL) SWIG_fail;
}
%typemap(freearg) const char *OR_NONE ""
%typemap(out) const char * { $result = python_string($1); }

%typemap(in) (const char *text, size_t length), (const char *bytes, size_t length) {
  $1 = (char *)python_to_bytes($input, &$2);
  if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) (const char *text, size_t length), (const char *bytes, size_t length) ""
%typemap(argout) (const char *text, size_t length) ""

%typemap(in, numinputs=0) (char **text, size_t *length) (char *written = NULL, size_t written_length = 0) {
  $1 = &written;
  $2 = &written_length;
}
%typemap(argout) (char **text, size_t *length) {
  if (*$1 != NULL) $result = SWIG_Python_AppendOutput($result, python_text(*$1, *$2));
}
%typemap(in, numinputs=0) char **message (char *written = NULL) { $1 = &written; }
%typemap(argout) char **message {
  if (*$1 != NULL) $result = SWIG_Python_AppendOutput($result, python_text(*$1, strlen(*$1)));
}

/* --- Figures and indices. --- */

%typemap(out) size_t { $result = python_index($1); }
%typemap(in, numinputs=0) int64_t *OUTPUT (int64_t figure = 0) { $1 = &figure; }
%typemap(argout) int64_t *OUTPUT {
  $result = SWIG_Python_AppendOutput($result, PyLong_FromLongLong(*$1));
}
%apply int64_t *OUTPUT { int64_t *value, int64_t *converted };
%typemap(in) int64_t {
  $1 = PyLong_AsLongLong($input);
  if ($1 == -1 && PyErr_Occurred()) SWIG_fail;
}
%typemap(in) size_t INDEX_OR_NONE {
  $1 = GOVD_NONE;
  if ($input != Py_None) $1 = PyLong_AsSize_t($input);
  if (PyErr_Occurred()) SWIG_fail;
}
%typemap(in, numinputs=0) size_t *block (size_t index = 0) { $1 = &index; }
%typemap(argout) size_t *block { $result = SWIG_Python_AppendOutput($result, python_index(*$1)); }

/* --- Structures as tuples. --- */

%typemap(out) govd_place { $result = python_place($1); }
%typemap(in) govd_place { if (!python_to_place($input, &$1)) SWIG_fail; }
%typemap(out) govd_title { $result = python_title($1); }

%define %tuple(NAME)
%ignore govd_##NAME;
%typemap(out) const govd_##NAME * { $result = python_##NAME($1); }
%enddef
%tuple(table)
%tuple(row)
%tuple(column)
%tuple(form_cell)
%tuple(form_field)
%tuple(form_section)
%tuple(rule)
%tuple(block)
%tuple(grid_cell)
%tuple(cell)
%tuple(section)
%tuple(paragraph)
%tuple(row_source)
%tuple(unknown_row)
%tuple(row_reading)
%tuple(finding)
%tuple(code)
%tuple(claim)
%tuple(instance)
%tuple(body)
%tuple(rollup_entry)
%tuple(gap)
%tuple(difference)
%ignore govd_change;
%warnfilter(314) govd_change::from; /* it is a tuple, too */
%ignore govd_suggestion;
%ignore govd_broken;
%ignore govd_component;
%ignore govd_difference_side;
%ignore govd_alike;
%ignore govd_analysis;
%ignore govd_analysis_free;
%ignore govd_repair_options;
%ignore govd_place;
%ignore govd_box;
%ignore govd_place_is_known;
%ignore govd_place_compare;
%ignore govd_title;
%ignore govd_error;
%ignore govd_term;
%ignore govd_figure;
%ignore govd_related;
%ignore govd_finding_cell;

%typemap(in) const govd_related *related (govd_related others) {
  memset(&others, 0, sizeof others);
  $1 = &others;
  if (!python_to_related($input, $1)) SWIG_fail;
}
%typemap(freearg) const govd_related *related { if ($1 != NULL) python_release_related($1); }

%typemap(in) const govd_repair_options *options (govd_repair_options how) {
  memset(&how, 0, sizeof how);
  $1 = &how;
  if (!python_to_repair_options($input, $1)) SWIG_fail;
}
%typemap(freearg) const govd_repair_options *options { if ($1 != NULL) python_release_repair_options($1); }

%typemap(in, numinputs=0) govd_analysis **analysis (govd_analysis *made = NULL) { $1 = &made; }
%typemap(argout) govd_analysis **analysis {
  if (*$1 != NULL) $result = SWIG_Python_AppendOutput($result, python_analysis(*$1));
}

/* A list of what the cursor holds, which moves on in place. */
%ignore govd_json_cursor;
%typemap(in) govd_json_cursor *cursor (govd_json_cursor at) {
  $1 = &at;
  if (!python_to_cursor($input, $1)) SWIG_fail;
}
%typemap(argout) govd_json_cursor *cursor {
  if (!python_move_cursor($input, $1)) SWIG_fail;
}

%typemap(in) const govd_error *failure (govd_error told) {
  $1 = NULL;
  if ($input != Py_None) {
    $1 = &told;
    if (!python_to_failure($input, $1)) SWIG_fail;
  }
}

/* --- Objects as capsules. One that is borrowed is never handed out. --- */

%define %object(TYPE, RELEASE)
%{
static void release_##TYPE(void *object) { RELEASE(object); }
%}
%ignore RELEASE;
%typemap(in) TYPE *, const TYPE * {
  $1 = python_from_capsule($input, #TYPE);
  if ($1 == NULL) SWIG_fail;
}
%typemap(out) TYPE * { $result = python_capsule($1, #TYPE, release_##TYPE); }
%typemap(in, numinputs=0) TYPE ** (TYPE *made = NULL) { $1 = &made; }
%typemap(argout) TYPE ** {
  if (*$1 != NULL) $result = SWIG_Python_AppendOutput($result, python_capsule(*$1, #TYPE, release_##TYPE));
}
%enddef
%object(govd_form, govd_form_free)
%object(govd_forms, govd_forms_free)
%object(govd_document, govd_document_free)
%object(govd_report, govd_report_free)
%object(govd_reader, govd_reader_free)
%object(govd_reports, govd_reports_free)
%object(govd_reading, govd_reading_free)
%object(govd_validator, govd_validator_free)
%object(govd_findings, govd_findings_free)
%object(govd_batch, govd_batch_free)
%object(govd_violations, govd_violations_free)
%object(govd_repair, govd_repair_free)
%object(govd_claims, govd_claims_free)
%object(govd_roster, govd_roster_free)
%object(govd_shelf, govd_shelf_free)
%object(govd_rollup, govd_rollup_free)
%object(govd_gaps, govd_gaps_free)
%object(govd_diff, govd_diff_free)
%object(govd_sarif, govd_sarif_free)
%typemap(out) const govd_form * {
  $result = python_capsule($1 == NULL ? NULL : govd_form_hold($1), "govd_form", release_govd_form);
}
%typemap(out) const govd_report * { $result = python_report_copy($1, release_govd_report); }
%ignore govd_reports_at;

/* Lists of them as tuples. */
%typemap(in) (const govd_report *const *reports, size_t count) {
  $1 = python_to_reports($input, &$2);
  if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) (const govd_report *const *reports, size_t count) { PyMem_Free((void *)$1); }
%typemap(argout) (const govd_report *const *reports, size_t count) ""
%typemap(in) const govd_report *const *reports (size_t count) {
  $1 = python_to_reports($input, &count);
  if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) const govd_report *const *reports { PyMem_Free((void *)$1); }
%typemap(argout) const govd_report *const *reports ""
%typemap(in) (const govd_findings *const *findings, size_t count) {
  $1 = python_to_findings($input, &$2);
  if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) (const govd_findings *const *findings, size_t count) { PyMem_Free((void *)$1); }
%typemap(argout) (const govd_findings *const *findings, size_t count) ""
%define %or_none(TYPE)
%typemap(in) const TYPE *OR_NONE {
  $1 = NULL;
  if ($input != Py_None && ($1 = python_from_capsule($input, #TYPE)) == NULL) SWIG_fail;
}
%enddef
%or_none(govd_roster)
%or_none(govd_findings)

/* --- Tables through the Arrow PyCapsule interface. --- */

%typemap(in, numinputs=0) struct ArrowArrayStream *stream (struct ArrowArrayStream handed) {
  memset(&handed, 0, sizeof handed);
  $1 = &handed;
}
%typemap(argout) struct ArrowArrayStream *stream {
  if ($1->release != NULL) $result = SWIG_Python_AppendOutput($result, python_arrow_stream($1));
}
%typemap(in, numinputs=0) (struct ArrowSchema *schema, struct ArrowArray *array)
    (struct ArrowSchema schema, struct ArrowArray array) {
  memset(&schema, 0, sizeof schema);
  memset(&array, 0, sizeof array);
  $1 = &schema;
  $2 = &array;
}
%typemap(argout) (struct ArrowSchema *schema, struct ArrowArray *array) {
  if ($1->release != NULL) $result = SWIG_Python_AppendOutput($result, python_arrow_array($1, $2));
}
%typemap(in) struct ArrowArrayStream *source (struct ArrowArrayStream taken) {
  if (!python_to_arrow_stream($input, &taken)) SWIG_fail;
  $1 = &taken;
}
%ignore ArrowSchema;
%ignore ArrowArray;
%ignore ArrowArrayStream;

/* --- Long work lets other threads of Python run. --- */

%define %unlocked(FUNCTION)
%exception FUNCTION {
  Py_BEGIN_ALLOW_THREADS
  $action
  Py_END_ALLOW_THREADS
}
%enddef
%unlocked(govd_form_load)
%unlocked(govd_document_parse)
%unlocked(govd_read_document)
%unlocked(govd_read_bytes)
%unlocked(govd_read_explain)
%unlocked(govd_validate)
%unlocked(govd_claims_find)
%unlocked(govd_repair_new)
%unlocked(govd_form_analyse)
%unlocked(govd_diff_new)
%unlocked(govd_rollup_new)
%unlocked(govd_report_parse_json)
%unlocked(govd_report_parse_next)
%unlocked(govd_report_write_json)
%unlocked(govd_report_write_csv)
%unlocked(govd_report_write_text)
%unlocked(govd_findings_parse_json)
%unlocked(govd_findings_write_json)
%unlocked(govd_batch_import)
%unlocked(govd_batch_validate)

/* --- What Python does not use. --- */

%ignore GOVD_NONE;
%ignore govd_string_free;
%ignore govd_amount_add;
%ignore govd_amount_multiply;
%ignore govd_figure_read;
%ignore govd_form_hold;
%ignore govd_form_instance_count;
%ignore govd_form_has_counterparts;
%ignore govd_suggestion_message;
%ignore govd_suggestion_apply;
%ignore govd_repair_component;
%ignore govd_diff_count_of;
%ignore govd_roster_is_below;
%ignore govd_document_parse_text;
%ignore govd_read_file;
%ignore govd_reading_reports;
%ignore govd_role_name;
%ignore govd_report_cell_by_id;
%ignore govd_report_set_row_source;
%ignore govd_report_add_unknown_row;
%ignore govd_form_find_cell;
%ignore govd_batch_values;
%ignore govd_batch_validity;
%ignore govd_batch_rows_of;

%include "govdisclosure/version.h"
%include "govdisclosure/error.h"

%typemap(in, numinputs=0) char *text (char buffer[GOVD_AMOUNT_TEXT_SIZE]) { $1 = buffer; }
%typemap(argout) char *text {
  Py_XDECREF($result);
  $result = python_string($1);
}
%include "govdisclosure/amount.h"
%clear char *text;

%include "govdisclosure/place.h"
%include "govdisclosure/form.h"
%include "govdisclosure/document.h"
%apply const char *OR_NONE { const char *unit, const char *title, const char *text, const char *id };
%include "govdisclosure/report.h"
%clear const char *unit;
%clear const char *title;
%clear const char *text;
%clear const char *id;
%include "govdisclosure/read.h"
%include "govdisclosure/validate.h"
%include "govdisclosure/repair.h"

%apply size_t *block { size_t *body, size_t *found, size_t *edition };
%ignore govd_shelf_prior;
%ignore govd_units_find;
%apply char **message { char **key };
%apply size_t INDEX_OR_NONE { size_t whole };

/* Only where reports are looked through may there be no roster; SWIG keeps what it saw first. */
size_t govd_roster_count(const govd_roster *);
const govd_body *govd_roster_at(const govd_roster *, size_t body);
govd_status govd_roster_find(const govd_roster *, const char *name, size_t *body, govd_error *error);
%apply const govd_roster *OR_NONE { const govd_roster *roster };
%include "govdisclosure/bodies.h"
%rename(shelf_prior) python_prior;
PyObject *python_prior(const govd_shelf *shelf, PyObject *reports, const govd_report *report);
%rename(units_find) python_units;
PyObject *python_units(PyObject *reports, const govd_roster *roster, const govd_report *report);
%clear const govd_roster *roster;

%apply const govd_findings *OR_NONE { const govd_findings *old_findings, const govd_findings *new_findings };
%include "govdisclosure/diff.h"
%apply const char *OR_NONE { const char *file };
/* The name of a file may be any bytes. */
%typemap(in) const char *name {
  if (PyBytes_AsStringAndSize($input, &$1, NULL) != 0) SWIG_fail; /* not with a NUL in it */
}
govd_status govd_sarif_add(govd_sarif *sarif, const char *name, bool places,
                           const govd_findings *const *findings, size_t count, const govd_error *failure,
                           govd_error *error);
%clear const char *name;
%include "govdisclosure/exchange.h"
%include "govdisclosure/batch.h"
%clear const char *file;

/* --- In one call what would be hundreds. --- */

%rename(report_values) python_values;
PyObject *python_values(const govd_report *report, PyObject *ids, PyObject *decimal);

/* --- What needs the form or the language beside it. --- */

%rename(finding_suggestions) python_finding_suggestions;
PyObject *python_finding_suggestions(const govd_findings *findings, size_t index, govd_language language);
%rename(repair_component) python_component;
PyObject *python_component(const govd_repair *repair, size_t index, const govd_form *form, govd_language language);
%inline %{
static PyObject *reading_reports(const govd_reading *reading) {
  return python_reading_reports(reading, release_govd_report);
}
%}
