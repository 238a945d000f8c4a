/* SPDX-License-Identifier: Apache-2.0 */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "messages.h"

static bool is_terminal(FILE *stream) {
  const char *kind = getenv("TERM");
  return isatty(fileno(stream)) && kind != NULL && strcmp(kind, "dumb") != 0;
}

bool terminal_has_colour(FILE *stream) { return getenv("NO_COLOR") == NULL && is_terminal(stream); }

size_t terminal_width(FILE *stream) {
  enum { USUAL = 110, NARROWEST = 40 };
  struct winsize size;
  if (!isatty(fileno(stream)) || ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return USUAL;
  return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
}

void terminal_style(FILE *stream, bool colour, style which) {
  static const char *const codes[] = {
      [STYLE_PLAIN] = "\033[0m",    [STYLE_BOLD] = "\033[1m",       [STYLE_DIM] = "\033[2m",
      [STYLE_ERROR] = "\033[1;31m", [STYLE_WARNING] = "\033[1;33m", [STYLE_NOTE] = "\033[1;36m",
      [STYLE_FRAME] = "\033[1;34m"};
  if (colour) fputs(codes[which], stream);
}

progress progress_new(FILE *results) {
  return (progress){.enabled = is_terminal(stderr), .in_the_way = isatty(fileno(results)) != 0};
}

static long long milliseconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) return 0;
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The end of a path tells files apart; a long one is cut in front, between characters. */
static const char *path_end(const char *path, size_t limit) {
  size_t length = strlen(path);
  if (length <= limit) return path;
  path += length - limit;
  while (((unsigned char)*path & 0xC0) == 0x80) path++;
  return path;
}

void progress_step(progress *p, govd_language language, const char *path) {
  enum { INTERVAL = 100, PATH_BYTES = 50 };
  p->files++;
  if (!p->enabled || p->files < 2 || milliseconds() < p->next) return;
  char number[32];
  snprintf(number, sizeof number, "%zu", p->files);
  fputs("\r\033[K", stderr);
  message_put(stderr, language, MESSAGE_PROGRESS, number, path_end(path, PATH_BYTES));
  fflush(stderr);
  p->shown = true;
  p->next = milliseconds() + INTERVAL;
}

void progress_clear(progress *p) {
  if (!p->shown) return;
  fputs("\r\033[K", stderr);
  fflush(stderr);
  p->shown = false;
}

void progress_make_way(progress *p) {
  if (p->in_the_way) progress_clear(p);
}
