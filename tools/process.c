/* SPDX-License-Identifier: Apache-2.0 */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *join(const char *folder, size_t length, const char *name) {
  char *path = malloc(length + strlen(name) + 2);
  if (path == NULL) return NULL;
  memcpy(path, folder, length);
  path[length] = '/';
  strcpy(path + length + 1, name);
  return path;
}

/* Only absolute folders count: what lies where the user happens to be is not run. */
char *process_find(const char *name) {
  const char *folders = getenv("PATH");
  if (folders == NULL) folders = "/usr/local/bin:/usr/bin:/bin";
  for (;;) {
    size_t length = strcspn(folders, ":");
    char *path = folders[0] == '/' ? join(folders, length, name) : NULL;
    if (path != NULL && access(path, X_OK) == 0) return path;
    free(path);
    if (folders[length] == '\0') return NULL;
    folders += length + 1;
  }
}

static void close_files(void) {
  enum { USUAL = 1024 };
  long most = sysconf(_SC_OPEN_MAX);
  if (most < 0 || most > USUAL) most = USUAL;
  for (int i = 3; i < (int)most; i++) close(i);
}

/* The child's part, with calls alone that are safe after fork(). */
static void become(const char *path, char *const *arguments, const sigset_t *mask) {
  setpgid(0, 0);
  int nothing = open("/dev/null", O_RDWR);
  for (int i = 0; i <= 2; i++) {
    if (nothing < 0 || dup2(nothing, i) < 0) _exit(127);
  }
  close_files();
  signal(SIGPIPE, SIG_DFL);
  sigprocmask(SIG_SETMASK, mask, NULL);
  execv(path, arguments);
  _exit(127);
}

/* The signals that stop this program, unless they are ignored. */
static sigset_t stopping_signals(void) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction action;
    if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(&set, numbers[i]);
  }
  return set;
}

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Looks again and again whether the program has ended, and sleeps until a signal comes in between. */
static process_end wait_for(pid_t id, int seconds, const sigset_t *signals, int *signal_number) {
  const struct timespec pause = {.tv_nsec = 20 * 1000 * 1000};
  long long deadline = milliseconds() + seconds * 1000LL;
  for (;;) {
    int status;
    pid_t ended = waitpid(id, &status, WNOHANG);
    if (ended == id) return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROCESS_DONE : PROCESS_FAILED;
    if (ended < 0 && errno != EINTR) return PROCESS_FAILED;
    if (milliseconds() >= deadline) return PROCESS_TIMED_OUT;
    int number = sigtimedwait(signals, NULL, &pause);
    if (number > 0) {
      *signal_number = number;
      return PROCESS_STOPPED;
    }
  }
}

process_end process_run(const char *path, char *const *arguments, int seconds, int *signal_number) {
  sigset_t signals = stopping_signals();
  sigset_t before;
  fflush(NULL); /* so that what is buffered is written once */
  sigprocmask(SIG_BLOCK, &signals, &before);
  process_end end = PROCESS_FAILED;
  pid_t id = fork();
  if (id == 0) become(path, arguments, &before);
  if (id > 0) {
    setpgid(id, id); /* whoever of the two is first */
    end = wait_for(id, seconds, &signals, signal_number);
    kill(-id, SIGKILL);
    if (end == PROCESS_TIMED_OUT || end == PROCESS_STOPPED) waitpid(id, NULL, 0);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  return end;
}
