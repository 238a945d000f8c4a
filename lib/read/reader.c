/* SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "flat.h"
#include "govdisclosure/read.h"
#include "recognise.h"

enum { DEFAULT_BYTE_LIMIT = 64 * 1024 * 1024 };

struct govd_reader {
  govd_forms *own; /* the built-in forms, where none were given */
  const govd_forms *forms;
  govd__lexicon lexicon;
  size_t only; /* the one form to read as, or GOVD_NONE */
  size_t byte_limit;
};

struct govd_reports {
  govd_report **reports;
  size_t count;
};

GOVD_EXPORT govd_status govd_reader_new(const govd_forms *forms, govd_reader **reader, govd_error *error) {
  *reader = NULL;
  govd_reader *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  made->only = GOVD_NONE;
  made->byte_limit = DEFAULT_BYTE_LIMIT;
  govd_status status = forms == NULL ? govd_forms_new(&made->own, error) : GOVD_OK;
  made->forms = forms == NULL ? made->own : forms;
  if (status == GOVD_OK) status = govd__lexicon_make(made->forms, &made->lexicon, error);
  if (status != GOVD_OK) {
    govd_reader_free(made);
    return status;
  }
  *reader = made;
  return GOVD_OK;
}

GOVD_EXPORT void govd_reader_free(govd_reader *reader) {
  if (reader == NULL) return;
  govd__lexicon_release(&reader->lexicon);
  govd_forms_free(reader->own);
  govd__free(reader);
}

GOVD_EXPORT govd_status govd_reader_set_form(govd_reader *reader, const char *id, govd_error *error) {
  size_t only = GOVD_NONE;
  for (size_t i = 0; id != NULL && i < reader->lexicon.vocabulary_count; i++) {
    if (strcmp(govd_form_id(reader->lexicon.vocabularies[i].form), id) == 0) only = i;
  }
  if (id != NULL && only == GOVD_NONE)
    return govd__fail(error, GOVD_E_UNKNOWN, "there is no form '%.60s'", id);
  reader->only = only;
  return GOVD_OK;
}

GOVD_EXPORT void govd_reader_set_byte_limit(govd_reader *reader, size_t bytes) { reader->byte_limit = bytes; }

/* Makes the reports of all parts. */
static govd_status make_reports(const govd_reader *reader, const govd__part *parts, size_t count,
                                govd__trace *trace, govd_reports **reports, govd_error *error) {
  govd_reports *made = govd__calloc(1, sizeof *made);
  if (made != NULL) made->reports = govd__calloc(count, sizeof(govd_report *));
  govd_status status = made == NULL || made->reports == NULL ? govd__fail_memory(error) : GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    if (trace != NULL) trace->report = i;
    status = govd__recognise(&reader->lexicon, reader->only, &parts[i], trace, &made->reports[i], error);
    if (status == GOVD_OK) made->count++;
  }
  if (status == GOVD_OK) {
    *reports = made;
  } else {
    govd_reports_free(made);
  }
  return status;
}

static govd_status read_tables(const govd_reader *reader, const govd_document *document, govd__trace *trace,
                               govd_reports **reports, govd_error *error) {
  govd__sheets sheets;
  govd_status status = govd__sheets_make(document, &reader->lexicon, &sheets, error);
  if (status != GOVD_OK) return status;
  govd__part *parts;
  size_t count;
  status = govd__split(document, &sheets, &reader->lexicon, &parts, &count, error);
  if (status == GOVD_OK) status = make_reports(reader, parts, count, trace, reports, error);
  govd__free(parts);
  govd__sheets_release(&sheets);
  return status;
}

/*
 * Reads a document; one without tables of a known form is looked through for flattened ones.
 * What was read from these is not traced: the document has no such rows.
 */
static govd_status read_document(const govd_reader *reader, const govd_document *document, govd__trace *trace,
                                 govd_reports **reports, govd_error *error) {
  govd_error failed = {GOVD_OK, 0, 0, ""}; /* so that the caller's is as it was where the second look reads */
  govd_status status = read_tables(reader, document, trace, reports, &failed);
  if (status == GOVD_E_UNRECOGNISED) {
    govd_error again = {GOVD_OK, 0, 0, ""};
    govd_document *unfolded;
    govd_status flat = govd__flat_unfold(document, &reader->lexicon, &unfolded, &again);
    bool any = flat == GOVD_OK && unfolded != NULL;
    if (any) flat = read_tables(reader, unfolded, NULL, reports, &again);
    govd_document_free(unfolded);
    if (any && flat == GOVD_OK) return GOVD_OK;
    if (flat != GOVD_OK && flat != GOVD_E_UNRECOGNISED) {
      failed = again;
      status = flat;
    }
  }
  if (status != GOVD_OK && error != NULL) *error = failed;
  return status;
}

govd_status govd__read_document(const govd_reader *reader, const govd_document *document, govd__trace *trace,
                                govd_reports **reports, govd_error *error) {
  *reports = NULL;
  if (govd_document_block_count(document) == 0)
    return govd__fail(error, GOVD_E_UNRECOGNISED, "the file holds no text");
  if (reader != NULL) return read_document(reader, document, trace, reports, error);
  govd_reader *own;
  govd_status status = govd_reader_new(NULL, &own, error);
  if (status == GOVD_OK) status = read_document(own, document, trace, reports, error);
  govd_reader_free(own);
  return status;
}

GOVD_EXPORT govd_status govd_read_document(const govd_reader *reader, const govd_document *document,
                                           govd_reports **reports, govd_error *error) {
  return govd__read_document(reader, document, NULL, reports, error);
}

GOVD_EXPORT govd_status govd_read_bytes(const govd_reader *reader, const char *bytes, size_t length,
                                        govd_reports **reports, govd_error *error) {
  *reports = NULL;
  size_t limit = reader == NULL ? DEFAULT_BYTE_LIMIT : reader->byte_limit;
  if (limit != 0 && length > limit)
    return govd__fail(error, GOVD_E_LIMIT, "the file is larger than %zu bytes", limit);
  govd_document *document;
  govd_status status = govd_document_parse(bytes, length, &document, error);
  if (status != GOVD_OK) return status;
  status = govd_read_document(reader, document, reports, error);
  govd_document_free(document);
  return status;
}

/* Reads a stream to its end, but no more than limit bytes and one. */
static govd_status read_stream(FILE *stream, const char *path, size_t limit, govd__buffer *bytes,
                               govd_error *error) {
  char part[16384];
  size_t got;
  while ((got = fread(part, 1, sizeof part, stream)) > 0) {
    govd__buffer_add(bytes, part, got);
    if (bytes->failed) return govd__fail_memory(error);
    if (limit != 0 && bytes->length > limit) break;
  }
  return ferror(stream) ? govd__fail(error, GOVD_E_IO, "%s: %s", path, strerror(errno)) : GOVD_OK;
}

GOVD_EXPORT govd_status govd_read_file(const govd_reader *reader, const char *path, govd_reports **reports,
                                       govd_error *error) {
  *reports = NULL;
  FILE *stream = fopen(path, "rb");
  if (stream == NULL) return govd__fail(error, GOVD_E_IO, "%s: %s", path, strerror(errno));
  govd__buffer bytes = {0};
  govd_status status =
      read_stream(stream, path, reader == NULL ? DEFAULT_BYTE_LIMIT : reader->byte_limit, &bytes, error);
  fclose(stream);
  if (status == GOVD_OK)
    status = govd_read_bytes(reader, bytes.data == NULL ? "" : bytes.data, bytes.length, reports, error);
  govd__buffer_release(&bytes);
  return status;
}

GOVD_EXPORT size_t govd_reports_count(const govd_reports *reports) { return reports->count; }

GOVD_EXPORT const govd_report *govd_reports_at(const govd_reports *reports, size_t index) {
  return index < reports->count ? reports->reports[index] : NULL;
}

GOVD_EXPORT govd_report *govd_reports_take(govd_reports *reports, size_t index) {
  if (index >= reports->count) return NULL;
  govd_report *report = reports->reports[index];
  reports->reports[index] = NULL;
  return report;
}

GOVD_EXPORT void govd_reports_free(govd_reports *reports) {
  if (reports == NULL) return;
  for (size_t i = 0; i < reports->count; i++) govd_report_free(reports->reports[i]);
  govd__free(reports->reports);
  govd__free(reports);
}
