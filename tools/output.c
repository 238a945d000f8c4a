/* SPDX-License-Identifier: Apache-2.0 */
#include "output.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The mode for a file: that of the one it replaces, or what the user lets new files have. */
static mode_t mode_for(const char *place) {
  struct stat status;
  if (stat(place, &status) == 0) return status.st_mode & 0777;
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

static bool open_temporary(output *out) {
  static const char ending[] = ".XXXXXX";
  size_t length = strlen(out->place);
  out->temporary = malloc(length + sizeof ending);
  if (out->temporary == NULL) return false;
  memcpy(out->temporary, out->place, length);
  memcpy(out->temporary + length, ending, sizeof ending);
  int descriptor = mkstemp(out->temporary);
  if (descriptor < 0) {
    free(out->temporary);
    out->temporary = NULL;
    return false;
  }
  if (fchmod(descriptor, mode_for(out->place)) == 0) out->stream = fdopen(descriptor, "wb");
  if (out->stream == NULL) close(descriptor);
  return out->stream != NULL;
}

/* The file behind a symbolic link, which stays a link; the path itself where there is no file yet. */
static char *place_of(const char *path) {
  char *real = realpath(path, NULL);
  return real != NULL ? real : strdup(path);
}

static bool open_file(output *out, const char *path) {
  struct stat status;
  out->place = place_of(path);
  if (out->place == NULL) return false;
  bool there = stat(out->place, &status) == 0;
  if (there && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return false;
  }
  if (!there || S_ISREG(status.st_mode)) return open_temporary(out);
  out->stream = fopen(out->place, "wb");
  return out->stream != NULL;
}

bool output_open(output *out, const char *path) {
  enum {
    BUFFER = 65536
  }; /* what one file gives is mostly less, so that flushing it tells why a write failed */
  *out = (output){.stream = path == NULL ? stdout : NULL};
  if (path == NULL || open_file(out, path)) {
    setvbuf(out->stream, NULL, _IOFBF, BUFFER);
    return true;
  }
  int failure = errno;
  output_discard(out);
  errno = failure;
  return false;
}

void output_write(output *out, const char *bytes, size_t length) {
  errno = 0;
  if (fwrite(bytes, 1, length, out->stream) < length && out->failure == 0) out->failure = errno;
}

bool output_flush(output *out) {
  errno = 0;
  if (fflush(out->stream) != 0 && out->failure == 0) out->failure = errno;
  if (ferror(out->stream) && out->failure == 0) out->failure = EIO;
  return out->failure == 0;
}

static bool close_file(output *out) {
  bool closed = fclose(out->stream) == 0;
  if (!closed && out->failure == 0) out->failure = errno;
  out->stream = NULL;
  return closed;
}

bool output_finish(output *out) {
  output_flush(out);
  if (out->place != NULL) close_file(out);
  if (out->failure == 0 && out->temporary != NULL) {
    if (rename(out->temporary, out->place) != 0) {
      out->failure = errno;
    } else {
      free(out->temporary);
      out->temporary = NULL;
    }
  }
  int failure = out->failure;
  output_discard(out);
  errno = failure;
  return failure == 0;
}

void output_discard(output *out) {
  if (out->place != NULL && out->stream != NULL) fclose(out->stream);
  if (out->temporary != NULL) unlink(out->temporary);
  free(out->temporary);
  free(out->place);
  *out = (output){0};
}
