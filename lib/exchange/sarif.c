/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings as a log of the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS
 * Standard), which tools for reviewing code show beside the lines they speak of.
 */
#include "sarif.h"

#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/version.h"

static govd_status write_head(govd_sarif *sarif, const govd_forms *forms, govd_error *error) {
  govd__json_writer *w = &sarif->log;
  govd__json_open(w, '{');
  govd__json_key(w, "$schema");
  govd__json_string(w, "https://json.schemastore.org/sarif-2.1.0.json");
  govd__json_text_member(w, "version", "2.1.0");
  govd__json_key(w, "runs");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__json_key(w, "tool");
  govd__json_open(w, '{');
  govd__json_key(w, "driver");
  govd__json_open(w, '{');
  govd__json_text_member(w, "name", "libgovdisclosure");
  govd__json_text_member(w, "version", GOVD_VERSION_STRING);
  govd_status status = govd__sarif_write_rules(sarif, forms, error);
  govd__json_close(w, '}');
  govd__json_close(w, '}');
  govd__json_text_member(w, "language", sarif->language == GOVD_EN ? "en" : "zh-CN");
  govd__json_text_member(w, "columnKind", "unicodeCodePoints");
  govd__json_key(w, "results");
  govd__json_open(w, '[');
  return status;
}

/* Both writers at a point in time, to go back to. */
typedef struct mark {
  size_t length[2];
  bool comma[2];
} mark;

static mark set_mark(const govd_sarif *sarif) {
  return (mark){{sarif->log.buffer.length, sarif->unread.buffer.length},
                {sarif->log.comma, sarif->unread.comma}};
}

static void go_back(govd__json_writer *w, size_t length, bool comma) {
  w->buffer.length = length;
  w->buffer.failed = false;
  if (w->buffer.data != NULL) w->buffer.data[length] = '\0';
  w->comma = comma;
}

/* Ends a change: all of it is done, or nothing. */
static govd_status settle(govd_sarif *sarif, const mark *before, govd_status status, govd_error *error) {
  if (status == GOVD_OK && (sarif->log.buffer.failed || sarif->unread.buffer.failed))
    status = govd__fail_memory(error);
  if (status == GOVD_OK) return GOVD_OK;
  go_back(&sarif->log, before->length[0], before->comma[0]);
  go_back(&sarif->unread, before->length[1], before->comma[1]);
  return status;
}

GOVD_EXPORT govd_status govd_sarif_new(const govd_forms *forms, govd_language language, govd_sarif **sarif,
                                       govd_error *error) {
  *sarif = NULL;
  govd_sarif *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  made->language = language;
  govd_status status = write_head(made, forms, error);
  if (status == GOVD_OK && made->log.buffer.failed) status = govd__fail_memory(error);
  if (status == GOVD_OK) {
    *sarif = made;
  } else {
    govd_sarif_free(made);
  }
  return status;
}

GOVD_EXPORT void govd_sarif_free(govd_sarif *sarif) {
  if (sarif == NULL) return;
  for (size_t i = 0; i < sarif->rule_count; i++) govd__free(sarif->rules[i]);
  govd__free(sarif->rules);
  govd__buffer_release(&sarif->log.buffer);
  govd__buffer_release(&sarif->unread.buffer);
  govd__free(sarif);
}

/* A file that cannot be read is no result of the analysis, but a condition the tool met. */
static void add_unread(govd_sarif *sarif, const char *file, const govd_error *failure) {
  govd__json_writer *w = &sarif->unread;
  govd__json_open(w, '{');
  govd__json_text_member(w, "level", "error");
  govd__sarif_write_message(w, "message", failure->text);
  govd__json_key(w, "locations");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__json_key(w, "physicalLocation");
  govd__json_open(w, '{');
  govd__sarif_write_artifact(w, file);
  if (failure->line > 0) {
    govd__json_key(w, "region");
    govd__json_open(w, '{');
    govd__json_number_member(w, "startLine", failure->line);
    govd__json_close(w, '}');
  }
  govd__json_close(w, '}');
  govd__json_close(w, '}');
  govd__json_close(w, ']');
  govd__json_key(w, "properties");
  govd__json_open(w, '{');
  govd__json_text_member(w, "status", govd_status_name(failure->status));
  govd__json_close(w, '}');
  govd__json_close(w, '}');
}

GOVD_EXPORT void govd_sarif_set_text(govd_sarif *sarif, const char *text, size_t length) {
  sarif->text = text;
  sarif->text_length = text == NULL ? 0 : length;
}

GOVD_EXPORT govd_status govd_sarif_add(govd_sarif *sarif, const char *file, bool places,
                                       const govd_findings *const *findings, size_t count,
                                       const govd_error *failure, govd_error *error) {
  mark before = set_mark(sarif);
  govd__sarif_file about = {file, places, places ? sarif->text : NULL, sarif->text_length};
  govd_status status = GOVD_OK;
  if (failure != NULL) {
    add_unread(sarif, file, failure);
    count = 0;
  }
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < govd_findings_count(findings[i]) && status == GOVD_OK; k++)
      status = govd__sarif_write_result(sarif, &sarif->log, &about, findings[i], k, error);
  }
  sarif->text = NULL;
  return settle(sarif, &before, status, error);
}

GOVD_EXPORT govd_status govd_sarif_take(govd_sarif *sarif, char **text, size_t *length, govd_error *error) {
  if (length != NULL) *length = 0;
  *text = NULL;
  govd__buffer_add(&sarif->log.buffer, "", 0); /* so that taking cannot fail */
  mark before = set_mark(sarif);
  govd_status status = settle(sarif, &before, GOVD_OK, error);
  if (status == GOVD_OK) *text = govd__buffer_take(&sarif->log.buffer, length);
  return status;
}

GOVD_EXPORT govd_status govd_sarif_finish(govd_sarif *sarif, char **text, size_t *length, govd_error *error) {
  if (length != NULL) *length = 0;
  *text = NULL;
  mark before = set_mark(sarif);
  govd__json_writer *w = &sarif->log;
  govd__json_close(w, ']');
  govd__json_key(w, "invocations");
  govd__json_open(w, '[');
  govd__json_open(w, '{');
  govd__json_key(w, "executionSuccessful");
  govd__json_word(w, sarif->unread.buffer.length == 0 ? "true" : "false");
  govd__json_key(w, "toolExecutionNotifications");
  govd__json_open(w, '[');
  govd__buffer_add(&w->buffer, sarif->unread.buffer.length == 0 ? "" : sarif->unread.buffer.data,
                   sarif->unread.buffer.length);
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  govd__json_close(w, ']');
  govd__json_close(w, '}');
  govd_status status = settle(sarif, &before, GOVD_OK, error);
  if (status == GOVD_OK) *text = govd__buffer_take(&sarif->log.buffer, length);
  return status;
}
