/* SPDX-License-Identifier: Apache-2.0 */
#include "input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "failure.h"
#include "names.h"
#include "office.h"

static bool add_form_file(kit *k, const char *path, govd_language language) {
  govd_error error;
  char *bytes;
  size_t length;
  govd_form *form = NULL;
  govd_status status = read_bytes(path, &bytes, &length, &error);
  if (status == GOVD_OK) status = govd_form_load(bytes, length, &form, &error);
  if (status == GOVD_OK) status = govd_forms_add(k->forms, form, &error);
  govd_form_free(form);
  free(bytes);
  if (status != GOVD_OK) say_unread(language, path, &error);
  return status == GOVD_OK;
}

bool kit_open(kit *k, const options *o) {
  *k = (kit){.form = o->form, .explain = o->target == TARGET_HTML, .via_office = o->via_office};
  govd_error error;
  govd_status status = govd_forms_new(&k->forms, &error);
  for (size_t i = 0; status == GOVD_OK && i < o->form_files.count; i++) {
    if (!add_form_file(k, o->form_files.items[i], o->language)) return false;
  }
  if (status == GOVD_OK && o->form != NULL && govd_forms_find(k->forms, o->form) == NULL) {
    say_unknown_form(k->forms, o->form, o->language);
    return false;
  }
  if (status == GOVD_OK) status = govd_reader_new(k->forms, &k->reader, &error);
  if (status == GOVD_OK) status = govd_reader_set_form(k->reader, o->form, &error);
  if (status != GOVD_OK) say_error(o->language, &error);
  return status == GOVD_OK;
}

void kit_free(kit *k) {
  govd_reader_free(k->reader);
  govd_forms_free(k->forms);
}

/* What the library says of a file that LibreOffice reads, and that the latter can be asked. */
static govd_status refuse(const input *in, govd_error *error) {
  govd_document *document;
  govd_status status = govd_document_parse(in->bytes, in->length, &document, error);
  size_t length = strlen(error->text);
  if (status != GOVD_OK) snprintf(error->text + length, sizeof error->text - length, ", or use --via-office");
  govd_document_free(document);
  return status;
}

govd_status input_open(input *in, const kit *k, const char *path, govd_error *error) {
  *in = (input){0};
  govd_status status = read_bytes(path, &in->bytes, &in->length, error);
  if (status != GOVD_OK) return status;
  in->kind = govd_document_kind(in->bytes, in->length);
  in->json = in->kind == GOVD_KIND_JSON;
  if (in->json) return GOVD_OK;
  if (office_reads(in->bytes, in->length)) {
    status = k->via_office ? office_convert(&in->bytes, &in->length, error) : refuse(in, error);
    if (status != GOVD_OK) return status;
  }
  in->kind = govd_document_kind(in->bytes, in->length);
  bool kept = k->explain || in->kind == GOVD_KIND_XLSX; /* which knows the names of its sheets */
  if (!kept) return govd_read_bytes(k->reader, in->bytes, in->length, &in->reports, error);
  status = govd_document_parse(in->bytes, in->length, &in->document, error);
  if (status != GOVD_OK) return status;
  return k->explain ? govd_read_explain(k->reader, in->document, &in->reading, error)
                    : govd_read_document(k->reader, in->document, &in->reports, error);
}

static govd_status next_json(input *in, const kit *k, govd_report **report, govd_error *error) {
  govd_status status = govd_report_parse_next(k->forms, in->bytes, in->length, &in->cursor, report, error);
  if (status != GOVD_OK || *report == NULL || k->form == NULL) return status;
  if (strcmp(govd_form_id(govd_report_form(*report)), k->form) == 0) return GOVD_OK;
  govd_report_free(*report);
  *report = NULL;
  status = fail(error, GOVD_E_ARGUMENT, "the report is of another form than the one asked for");
  if (in->cursor.lines) error->line = in->cursor.line;
  return status;
}

govd_status input_next(input *in, const kit *k, govd_report **report, govd_error *error) {
  *report = NULL;
  if (in->json) return next_json(in, k, report, error);
  if (in->reading != NULL) {
    const govd_report *next = govd_reports_at(govd_reading_reports(in->reading), in->report);
    if (next == NULL) return GOVD_OK;
    in->report++;
    return govd_report_copy(next, report, error);
  }
  if (in->report < govd_reports_count(in->reports)) *report = govd_reports_take(in->reports, in->report++);
  return GOVD_OK;
}

void input_close(input *in) {
  govd_reports_free(in->reports);
  govd_reading_free(in->reading);
  govd_document_free(in->document);
  free(in->bytes);
}
