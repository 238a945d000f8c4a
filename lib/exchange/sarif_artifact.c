/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "sarif.h"

static bool is_unreserved(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
         (byte != '\0' && strchr("-._~/", byte) != NULL);
}

/* All that is not unreserved (RFC 3986) stands as bytes, so that any name is a URI. */
void govd__sarif_write_artifact(govd__json_writer *w, const char *name) {
  govd__buffer uri = {0};
  if (*name == '/') govd__buffer_puts(&uri, "file://");
  for (; *name != '\0'; name++) {
    if (is_unreserved(*name)) {
      govd__buffer_putc(&uri, *name);
    } else {
      govd__buffer_printf(&uri, "%%%02X", (unsigned char)*name);
    }
  }
  govd__json_key(w, "artifactLocation");
  govd__json_open(w, '{');
  govd__json_text_member(w, "uri", uri.data == NULL ? "" : uri.data);
  govd__json_close(w, '}');
  w->buffer.failed = w->buffer.failed || uri.failed;
  govd__buffer_release(&uri);
}
