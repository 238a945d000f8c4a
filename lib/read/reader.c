/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "fill.h"
#include "govdisclosure/read.h"

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
  if (id != NULL && only == GOVD_NONE) return govd__fail(error, GOVD_E_UNKNOWN, "there is no form '%.60s'", id);
  reader->only = only;
  return GOVD_OK;
}

GOVD_EXPORT void govd_reader_set_byte_limit(govd_reader *reader, size_t bytes) { reader->byte_limit = bytes; }

/* So few rows of the form may be chance. */
static bool is_enough(const govd__match *match) {
  enum { FEW = 3 };
  size_t rows = 0;
  for (size_t t = 0; t < govd_form_table_count(match->vocabulary->form); t++) {
    rows += govd_form_table(match->vocabulary->form, t)->row_count;
  }
  return match->matched_count >= (rows < FEW ? rows : (size_t)FEW);
}

static bool covers_year(const govd_form *form, int year) {
  int last = govd_form_last_year(form);
  return year >= govd_form_first_year(form) && (last == 0 || year <= last);
}

/* The report that a match makes. */
static govd_status make_report(const govd_document *document, const govd__match *match, govd_report **report,
                               govd_error *error) {
  govd_status status = govd_report_new(match->vocabulary->form, report, error);
  if (status == GOVD_OK) status = govd__fill_prose(document, match, *report, error);
  if (status == GOVD_OK) status = govd__fill_cells(match, *report, error);
  if (status == GOVD_OK) return GOVD_OK;
  govd_report_free(*report);
  *report = NULL;
  return status;
}

/* Between forms that fit equally well, the year decides if it belongs to one of them only. */
static govd_status break_tie(const govd_document *document, const govd__match *matches, size_t count, int32_t score,
                             size_t *best, govd_error *error) {
  govd__buffer tied = {0};
  size_t covering = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    if (matches[i].vocabulary == NULL || matches[i].score != score) continue;
    govd_report *report;
    status = make_report(document, &matches[i], &report, error);
    if (status != GOVD_OK) break;
    if (covers_year(matches[i].vocabulary->form, govd_report_year(report))) {
      covering++;
      *best = i;
    }
    govd_report_free(report);
    govd__buffer_printf(&tied, "%s%s", tied.length > 0 ? ", " : "", govd_form_id(matches[i].vocabulary->form));
  }
  if (status == GOVD_OK && tied.failed) status = govd__fail_memory(error);
  if (status == GOVD_OK && covering != 1) {
    status = govd__fail(error, GOVD_E_AMBIGUOUS, "the document fits several forms equally well: %s", tied.data);
  }
  govd__buffer_release(&tied);
  return status;
}

static govd_status choose(const govd_document *document, const govd__match *matches, size_t count, size_t *best,
                          govd_error *error) {
  size_t tied = 0;
  *best = GOVD_NONE;
  for (size_t i = 0; i < count; i++) {
    if (matches[i].vocabulary == NULL || !is_enough(&matches[i])) continue;
    if (*best == GOVD_NONE || matches[i].score > matches[*best].score) {
      *best = i;
      tied = 1;
    } else if (matches[i].score == matches[*best].score) {
      tied++;
    }
  }
  if (*best == GOVD_NONE) return govd__fail(error, GOVD_E_UNRECOGNISED, "no table of a known form was found");
  return tied == 1 ? GOVD_OK : break_tie(document, matches, count, matches[*best].score, best, error);
}

static govd_status make_reports(govd_report *report, govd_reports **reports, govd_error *error) {
  govd_reports *made = govd__calloc(1, sizeof *made);
  govd_report **list = govd__calloc(1, sizeof(govd_report *));
  if (made == NULL || list == NULL) {
    govd__free(made);
    govd__free(list);
    govd_report_free(report);
    return govd__fail_memory(error);
  }
  list[0] = report;
  *made = (govd_reports){list, 1};
  *reports = made;
  return GOVD_OK;
}

static govd_status match_forms(const govd_reader *reader, const govd_document *document, govd__sheets *sheets,
                               govd__match *matches, govd_error *error) {
  govd_status status = govd__sheets_make(document, &reader->lexicon, sheets, error);
  for (size_t i = 0; i < reader->lexicon.vocabulary_count && status == GOVD_OK; i++) {
    if (reader->only != GOVD_NONE && reader->only != i) continue;
    status = govd__match_make(sheets, &reader->lexicon, &reader->lexicon.vocabularies[i], &matches[i], error);
  }
  return status;
}

static govd_status read_document(const govd_reader *reader, const govd_document *document, govd_reports **reports,
                                 govd_error *error) {
  size_t count = reader->lexicon.vocabulary_count;
  govd__match *matches = govd__calloc(count + 1, sizeof *matches);
  if (matches == NULL) return govd__fail_memory(error);
  size_t best = GOVD_NONE;
  govd__sheets sheets = {.count = 0};
  govd_report *report = NULL;
  govd_status status = match_forms(reader, document, &sheets, matches, error);
  if (status == GOVD_OK) status = choose(document, matches, count, &best, error);
  if (status == GOVD_OK) status = make_report(document, &matches[best], &report, error);
  if (status == GOVD_OK) status = make_reports(report, reports, error);
  for (size_t i = 0; i < count; i++) govd__match_release(&matches[i]);
  govd__sheets_release(&sheets);
  govd__free(matches);
  return status;
}

GOVD_EXPORT govd_status govd_read_document(const govd_reader *reader, const govd_document *document,
                                           govd_reports **reports, govd_error *error) {
  *reports = NULL;
  if (reader != NULL) return read_document(reader, document, reports, error);
  govd_reader *own;
  govd_status status = govd_reader_new(NULL, &own, error);
  if (status == GOVD_OK) status = read_document(own, document, reports, error);
  govd_reader_free(own);
  return status;
}

GOVD_EXPORT govd_status govd_read_bytes(const govd_reader *reader, const char *bytes, size_t length,
                                        govd_reports **reports, govd_error *error) {
  *reports = NULL;
  size_t limit = reader == NULL ? DEFAULT_BYTE_LIMIT : reader->byte_limit;
  if (limit != 0 && length > limit) return govd__fail(error, GOVD_E_LIMIT, "the file is larger than %zu bytes", limit);
  govd_document *document;
  govd_status status = govd_document_parse(bytes, length, &document, error);
  if (status != GOVD_OK) return status;
  status = govd_read_document(reader, document, reports, error);
  govd_document_free(document);
  return status;
}

/* Reads a stream to its end, but no more than limit bytes and one. */
static govd_status read_stream(FILE *stream, const char *path, size_t limit, govd__buffer *bytes, govd_error *error) {
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
  govd_status status = read_stream(stream, path, reader == NULL ? DEFAULT_BYTE_LIMIT : reader->byte_limit, &bytes, error);
  fclose(stream);
  if (status == GOVD_OK) status = govd_read_bytes(reader, bytes.data == NULL ? "" : bytes.data, bytes.length, reports, error);
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
