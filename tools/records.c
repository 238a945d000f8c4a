/* SPDX-License-Identifier: Apache-2.0 */
#include "records.h"

#include <stdlib.h>

#include "failure.h"
#include "text.h"

/* Writes what a call of the library has handed over, and releases it. */
static govd_status put_text(records *r, govd_status status, char *text, size_t length) {
  if (status == GOVD_OK) output_write(r->out, text, length);
  govd_string_free(text);
  return status;
}

govd_status records_begin(records *r, const govd_forms *forms, govd_error *error) {
  if (r->layout == LAYOUT_JSON) fputs("{\"format\":\"govdisclosure/check/1\",\"files\":[\n", r->out->stream);
  return r->layout == LAYOUT_SARIF ? govd_sarif_new(forms, r->language, &r->sarif, error) : GOVD_OK;
}

/* With commas and line feeds between one file and the next. */
static govd_status put_json(records *r, const record *what, govd_error *error) {
  char *name = text_repair(what->file);
  char *text;
  size_t length;
  if (name == NULL) return fail_memory(error);
  govd_status status = govd_check_write_json(name, what->findings, what->count, what->failure, r->language,
                                             &text, &length, error);
  free(name);
  if (status == GOVD_OK && r->layout == LAYOUT_JSON && r->begun) fputs(",\n", r->out->stream);
  status = put_text(r, status, text, length);
  if (status == GOVD_OK && r->layout == LAYOUT_JSONL) putc('\n', r->out->stream);
  return status;
}

static govd_status put_sarif(records *r, const record *what, govd_error *error) {
  char *text;
  size_t length;
  govd_sarif_set_text(r->sarif, what->text, what->length);
  govd_status status =
      govd_sarif_add(r->sarif, what->file, what->places, what->findings, what->count, what->failure, error);
  if (status != GOVD_OK) return status;
  status = govd_sarif_take(r->sarif, &text, &length, error);
  return put_text(r, status, text, length);
}

/* CSV has findings only, so a file that could not be read is told beside it. */
static govd_status put_csv(records *r, const record *what, govd_error *error) {
  if (what->failure != NULL) {
    say_unread(r->language, what->file, what->failure);
    return GOVD_OK;
  }
  char *name = text_repair(what->file);
  govd_status status = name == NULL ? fail_memory(error) : GOVD_OK;
  for (size_t i = 0; i < what->count && status == GOVD_OK; i++) {
    char *text;
    size_t length;
    status = govd_findings_write_csv(name, what->findings[i], !r->begun, r->language, &text, &length, error);
    status = put_text(r, status, text, length);
    r->begun = true;
  }
  free(name);
  return status;
}

govd_status records_put(records *r, const record *what, govd_error *error) {
  if (r->layout == LAYOUT_CSV) return put_csv(r, what, error);
  govd_status status = r->layout == LAYOUT_SARIF ? put_sarif(r, what, error) : put_json(r, what, error);
  r->begun = true;
  return status;
}

govd_status records_end(records *r, govd_error *error) {
  char *text;
  size_t length;
  if (r->layout == LAYOUT_JSON) fputs("\n]}\n", r->out->stream);
  if (r->layout != LAYOUT_SARIF) return GOVD_OK;
  govd_status status = govd_sarif_finish(r->sarif, &text, &length, error);
  status = put_text(r, status, text, length);
  putc('\n', r->out->stream);
  return status;
}

void records_free(records *r) { govd_sarif_free(r->sarif); }
