/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "findings_write.h"
#include "govdisclosure/exchange.h"

static void write_failure(govd__json_writer *w, const govd_error *failure) {
  govd__json_key(w, "error");
  govd__json_open(w, '{');
  govd__json_text_member(w, "status", govd_status_name(failure->status));
  if (failure->line > 0) govd__json_number_member(w, "line", failure->line);
  govd__json_text_member(w, "message", failure->text);
  govd__json_close(w, '}');
}

static govd_status write_reports(govd__json_writer *w, const govd_findings *const *findings, size_t count,
                                 govd_language language, govd_error *error) {
  govd_status status = GOVD_OK;
  govd__json_key(w, "reports");
  govd__json_open(w, '[');
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    status = govd__findings_write(w, findings[i], language, error);
  }
  govd__json_close(w, ']');
  return status;
}

GOVD_EXPORT govd_status govd_check_write_json(const char *file, const govd_findings *const *findings,
                                              size_t count, const govd_error *failure, govd_language language,
                                              char **text, size_t *length, govd_error *error) {
  *text = NULL;
  size_t name_length = strlen(file);
  size_t valid = govd__utf8_check(file, name_length);
  if (valid != name_length) {
    return govd__fail_at(error, GOVD_E_ENCODING, valid, 0, "the name of the file is not UTF-8");
  }
  govd__json_writer w = {.comma = false};
  govd_status status = GOVD_OK;
  govd__json_open(&w, '{');
  govd__json_text_member(&w, "file", file);
  if (failure != NULL) {
    write_failure(&w, failure);
  } else {
    status = write_reports(&w, findings, count, language, error);
  }
  govd__json_close(&w, '}');
  if (status == GOVD_OK) return govd__json_finish(&w, text, length, error);
  govd__buffer_release(&w.buffer);
  return status;
}
