/* SPDX-License-Identifier: Apache-2.0 */
#include "failure.h"

#include <stdio.h>
#include <string.h>

#include "messages.h"

govd_status fail(govd_error *error, govd_status status, const char *text) {
  *error = (govd_error){.status = status, .offset = GOVD_NONE};
  snprintf(error->text, sizeof error->text, "%s", text);
  return status;
}

govd_status fail_memory(govd_error *error) { return fail(error, GOVD_E_NO_MEMORY, "out of memory"); }

govd_status fail_system(govd_error *error, int number) { return fail(error, GOVD_E_IO, strerror(number)); }

void say_unread(govd_language language, const char *path, const govd_error *error) {
  char line[32] = "";
  if (error->line > 0) snprintf(line, sizeof line, ":%d", error->line);
  fputs("govd: ", stderr);
  message_put(stderr, language, MESSAGE_UNREAD_FILE, path, line);
  message_put_error(stderr, language, error);
  fprintf(stderr, " [%s]\n", govd_status_name(error->status));
}

void say_unwritten(govd_language language, const char *path, int number) {
  govd_error error;
  fail_system(&error, number);
  fputs("govd: ", stderr);
  message_put(stderr, language, path == NULL ? MESSAGE_UNWRITTEN_OUTPUT : MESSAGE_UNWRITTEN_FILE, path);
  message_put_error(stderr, language, &error);
  putc('\n', stderr);
}

void say_error(govd_language language, const govd_error *error) {
  fputs("govd: ", stderr);
  message_put_error(stderr, language, error);
  putc('\n', stderr);
}
