/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "roster.h"

static bool is_end(const govd__csv *csv) { return csv->at >= csv->length; }

static char here(const govd__csv *csv) { return is_end(csv) ? '\n' : csv->text[csv->at]; }

/* Steps over what ends a line: LF, CR LF, CR, or the end. */
static void end_line(govd__csv *csv) {
  if (here(csv) == '\r') csv->at++;
  if (!is_end(csv) && here(csv) == '\n') csv->at++;
  csv->line++;
}

/* A field in quotes; doubled quotes stand for one. */
static govd_status read_quoted(govd__csv *csv, govd__buffer *field, govd_error *error) {
  int line = csv->line;
  for (csv->at++; !is_end(csv); csv->at++) {
    bool quote = here(csv) == '"';
    if (quote && (csv->at + 1 >= csv->length || csv->text[csv->at + 1] != '"')) {
      csv->at++;
      return GOVD_OK;
    }
    csv->at += quote;
    csv->line += here(csv) == '\n';
    govd__buffer_putc(field, here(csv));
  }
  return govd__fail_at(error, GOVD_E_SYNTAX, GOVD_NONE, line, "a quote does not close");
}

/* A field without the white space round it. */
static govd_status read_field(govd__csv *csv, govd__arena *arena, const char **text, govd_error *error) {
  govd__buffer field = {0};
  govd_status status = GOVD_OK;
  govd__buffer_puts(&field, "");
  if (here(csv) == '"') status = read_quoted(csv, &field, error);
  while (status == GOVD_OK && strchr(",\r\n", here(csv)) == NULL)
    govd__buffer_putc(&field, csv->text[csv->at++]);
  if (status == GOVD_OK && field.failed) status = govd__fail_memory(error);
  if (status == GOVD_OK) {
    const char *start = field.data;
    size_t length = field.length;
    govd__trim(&start, &length);
    *text = govd__arena_strndup(arena, start, length);
    if (*text == NULL) status = govd__fail_memory(error);
  }
  govd__buffer_release(&field);
  return status;
}

govd_status govd__csv_next(govd__csv *csv, govd__arena *arena, const char *fields[GOVD__CSV_FIELDS],
                           size_t *count, govd_error *error) {
  *count = 0;
  while (!is_end(csv) && strchr("\r\n", here(csv)) != NULL) end_line(csv);
  if (is_end(csv)) return GOVD_OK;
  for (;;) {
    if (*count == GOVD__CSV_FIELDS)
      return govd__fail_at(error, GOVD_E_SCHEMA, GOVD_NONE, csv->line, "the line has too many fields");
    govd_status status = read_field(csv, arena, &fields[(*count)++], error);
    if (status != GOVD_OK) return status;
    if (here(csv) != ',' || is_end(csv)) break;
    csv->at++;
  }
  end_line(csv);
  return GOVD_OK;
}
