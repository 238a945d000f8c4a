/* SPDX-License-Identifier: Apache-2.0 */
#include "bytes.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"

enum { MAX_BYTES = 64 * 1024 * 1024 };

static govd_status read_stream(FILE *stream, char **bytes, size_t *length, govd_error *error) {
  size_t capacity = 0;
  for (;;) {
    if (capacity - *length < 2) {
      capacity = 2 * capacity + 32768;
      char *grown = realloc(*bytes, capacity);
      if (grown == NULL) return fail_memory(error);
      *bytes = grown;
    }
    size_t got = fread(*bytes + *length, 1, capacity - *length - 1, stream);
    *length += got;
    (*bytes)[*length] = '\0';
    if (*length > MAX_BYTES) return fail(error, GOVD_E_LIMIT, "the file is larger than 64 MiB");
    if (ferror(stream)) return fail_system(error, errno);
    if (got == 0) return GOVD_OK;
  }
}

govd_status read_bytes(const char *path, char **bytes, size_t *length, govd_error *error) {
  *bytes = NULL;
  *length = 0;
  bool standard = strcmp(path, "-") == 0;
  FILE *stream = standard ? stdin : fopen(path, "rb");
  if (stream == NULL) return fail_system(error, errno);
  govd_status status = read_stream(stream, bytes, length, error);
  if (!standard) fclose(stream);
  if (status == GOVD_OK) return GOVD_OK;
  free(*bytes);
  *bytes = NULL;
  return status;
}
