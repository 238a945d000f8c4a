/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/export.h"
#include "govdisclosure/exchange.h"

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Whether a whole object stands in the bytes: its brackets close at their end. */
static bool is_whole_object(const char *text, size_t length) {
  size_t depth = 0;
  bool string = false;
  while (length > 0 && is_blank(text[length - 1])) length--;
  for (size_t i = 0; i < length; i++) {
    if (string) {
      if (text[i] == '\\')
        i++;
      else
        string = text[i] != '"';
    } else if (text[i] == '"') {
      string = true;
    } else if (text[i] == '{') {
      depth++;
    } else if (text[i] == '}') {
      if (depth < 2) return depth == 1 && i + 1 == length;
      depth--;
    }
  }
  return false;
}

static size_t line_end(const char *text, size_t length, size_t at) {
  const char *end = memchr(text + at, '\n', length - at);
  return end == NULL ? length : (size_t)(end - text);
}

/* Steps over white space, counting lines. */
static void skip_blanks(const char *text, size_t length, govd_json_cursor *cursor) {
  for (; cursor->offset < length && is_blank(text[cursor->offset]); cursor->offset++)
    cursor->next_line += text[cursor->offset] == '\n';
}

static void begin(const char *text, size_t length, govd_json_cursor *cursor) {
  *cursor = (govd_json_cursor){.next_line = 1};
  if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) cursor->offset = 3;
  skip_blanks(text, length, cursor);
  size_t end = line_end(text, length, cursor->offset);
  govd_json_cursor rest = {.offset = end};
  skip_blanks(text, length, &rest);
  cursor->lines = rest.offset < length && is_whole_object(text + cursor->offset, end - cursor->offset);
}

GOVD_EXPORT govd_status govd_report_parse_next(const govd_forms *forms, const char *text, size_t length,
                                               govd_json_cursor *cursor, govd_report **report,
                                               govd_error *error) {
  *report = NULL;
  govd_error failure;
  bool first = cursor->next_line == 0;
  if (first) begin(text, length, cursor);
  skip_blanks(text, length, cursor);
  if (cursor->offset >= length && !first) return GOVD_OK;
  size_t start = cursor->offset;
  size_t end = cursor->lines ? line_end(text, length, start) : length;
  cursor->line = cursor->next_line;
  cursor->offset = end;
  govd_status status = govd_report_parse_json(forms, text + start, end - start, report, &failure);
  if (status == GOVD_OK) return GOVD_OK;
  if (failure.line > 0) failure.line += cursor->line - 1;
  if (failure.line == 0 && cursor->lines) failure.line = cursor->line;
  if (failure.offset != GOVD_NONE) failure.offset += start;
  if (error != NULL) *error = failure;
  return status;
}
