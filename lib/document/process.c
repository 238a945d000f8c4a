/* SPDX-License-Identifier: Apache-2.0 */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

extern char **environ;

/* Joins a folder of PATH and a name; an empty path where memory runs out or it is too long. */
static bool is_program_in(const char *folder, size_t length, const char *name, govd__buffer *path) {
  path->length = 0;
  govd__buffer_add(path, folder, length);
  govd__buffer_putc(path, '/');
  govd__buffer_puts(path, name);
  return !path->failed && access(path->data, X_OK) == 0;
}

/* The path of a program; NULL where there is none. Release it with govd__free(). */
static govd_status find_program(const char *name, char **found, govd_error *error) {
  const char *folders = getenv("PATH");
  if (folders == NULL) folders = "/usr/bin:/bin";
  govd__buffer path = {0};
  bool is_there = false;
  while (!is_there) {
    size_t length = strcspn(folders, ":");
    is_there = length > 0 && folders[0] == '/' && is_program_in(folders, length, name, &path);
    if (folders[length] == '\0') break;
    folders += length + 1;
  }
  bool failed = path.failed;
  *found = is_there ? govd__buffer_take(&path, NULL) : NULL;
  govd__buffer_release(&path);
  return failed || (is_there && *found == NULL) ? govd__fail_memory(error) : GOVD_OK;
}

/* The three streams of the child, each a pair of sockets: sockets can be written to without a SIGPIPE. */
enum { INPUT = 0, OUTPUT, ERRORS, STREAMS };

typedef struct child {
  pid_t id;
  int ours[STREAMS]; /* -1 once it is closed */
  int theirs[STREAMS];
} child;

static void close_at(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

static bool open_streams(child *c) {
  for (int i = 0; i < STREAMS; i++) c->ours[i] = c->theirs[i] = -1;
  for (int i = 0; i < STREAMS; i++) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
    c->ours[i] = pair[0];
    c->theirs[i] = pair[1];
    if (fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) return false;
  }
  return true;
}

static void close_streams(child *c) {
  for (int i = 0; i < STREAMS; i++) {
    close_at(&c->ours[i]);
    close_at(&c->theirs[i]);
  }
}

static void limit(int resource, rlim_t most) {
  struct rlimit bounds;
  if (getrlimit(resource, &bounds) != 0) return;
  if (bounds.rlim_max == RLIM_INFINITY || bounds.rlim_max > most) bounds.rlim_max = most;
  if (bounds.rlim_cur == RLIM_INFINITY || bounds.rlim_cur > bounds.rlim_max)
    bounds.rlim_cur = bounds.rlim_max;
  setrlimit(resource, &bounds);
}

/* Puts the child's streams in their places; descriptors of the host that are not closed on exec go, too. */
static bool take_streams(const child *c) {
  enum { MOST = 4096 };
  int moved[STREAMS];
  for (int i = 0; i < STREAMS; i++) {
    moved[i] = fcntl(c->theirs[i], F_DUPFD, STREAMS); /* the host may have closed its own 0 to 2 */
    if (moved[i] < 0) return false;
  }
  for (int i = 0; i < STREAMS; i++) {
    if (dup2(moved[i], i) < 0) return false;
  }
  for (int i = STREAMS; i < MOST; i++) close(i);
  return true;
}

/*
 * What the child does between fork and exec. The host may have threads, one of which may hold
 * any lock, so nothing is called here but what a signal handler could call, and setrlimit,
 * which is a bare system call. posix_spawn cannot set limits.
 */
static void become(const char *path, char *const *arguments, const child *c,
                   const govd__process_limits *limits) {
  setpgid(0, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigaction(SIGPIPE, &usual, NULL); /* the host may ignore it */
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits->seconds);
  limit(RLIMIT_AS, limits->memory);
  if (take_streams(c)) execve(path, arguments, environ);
  _exit(GOVD__PROCESS_NOT_STARTED);
}

/* exec takes arguments that are not const, which it does not change. */
static char **copy_arguments(const char *const *arguments) {
  size_t count = 0;
  while (arguments[count] != NULL) count++;
  char **copy = govd__calloc(count + 1, sizeof *copy);
  if (copy != NULL) memcpy(copy, arguments, count * sizeof *copy);
  return copy;
}

static govd_status start(const char *path, const char *const *arguments, const govd__process_limits *limits,
                         child *c, govd_error *error) {
  char **copy = copy_arguments(arguments);
  if (copy == NULL) return govd__fail_memory(error);
  c->id = open_streams(c) ? fork() : -1;
  if (c->id == 0) become(path, copy, c, limits);
  int cause = errno;
  govd__free(copy);
  for (int i = 0; i < STREAMS; i++) close_at(&c->theirs[i]);
  if (c->id > 0) {
    setpgid(c->id, c->id); /* whoever of the two is first */
    return GOVD_OK;
  }
  close_streams(c);
  return govd__fail(error, GOVD_E_IO, "%s could not be started: system error %d", arguments[0], cause);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What is being passed to and fro. */
typedef struct traffic {
  const char *input;
  size_t left;
  govd__process_result *result;
  size_t most;
  size_t error_length;
} traffic;

static bool must_wait(ssize_t done) {
  return done < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

static void feed(traffic *t, int *stream) {
  ssize_t done = t->left == 0 ? 0 : send(*stream, t->input, t->left, MSG_NOSIGNAL);
  if (must_wait(done)) return;
  if (done > 0) {
    t->input += done;
    t->left -= (size_t)done;
  }
  if (done < 0 || t->left == 0) close_at(stream); /* a program need not read all */
}

static void collect(traffic *t, int *stream) {
  char piece[65536];
  ssize_t done = recv(*stream, piece, sizeof piece, 0);
  if (must_wait(done)) return;
  if (done <= 0) {
    close_at(stream);
    return;
  }
  govd__buffer *output = &t->result->output;
  if ((size_t)done > t->most - output->length) {
    t->result->end = GOVD__PROCESS_TOO_LONG;
  } else {
    govd__buffer_add(output, piece, (size_t)done);
  }
}

/* The beginning is kept, the rest read so that the program goes on. */
static void collect_errors(traffic *t, int *stream) {
  char piece[4096];
  ssize_t done = recv(*stream, piece, sizeof piece, 0);
  if (must_wait(done)) return;
  if (done <= 0) {
    close_at(stream);
    return;
  }
  size_t room = sizeof t->result->errors - 1 - t->error_length;
  size_t kept = (size_t)done < room ? (size_t)done : room;
  memcpy(t->result->errors + t->error_length, piece, kept);
  t->error_length += kept;
}

/* Until the program has closed its output, or has to be stopped. */
static void exchange(child *c, traffic *t, int64_t deadline) {
  static void (*const handle[STREAMS])(traffic *, int *) = {feed, collect, collect_errors};
  while (c->ours[OUTPUT] >= 0 || c->ours[ERRORS] >= 0) {
    struct pollfd ready[STREAMS];
    for (int i = 0; i < STREAMS; i++) {
      ready[i] = (struct pollfd){c->ours[i], i == INPUT ? POLLOUT : POLLIN, 0}; /* poll skips those below 0 */
    }
    int64_t left = deadline - now();
    if (left <= 0) {
      t->result->end = GOVD__PROCESS_TIMED_OUT;
      return;
    }
    if (poll(ready, STREAMS, (int)left) < 0 && errno != EINTR) return;
    for (int i = 0; i < STREAMS; i++) {
      if (ready[i].revents != 0 && c->ours[i] >= 0) handle[i](t, &c->ours[i]);
    }
    if (t->result->end == GOVD__PROCESS_TOO_LONG || t->result->output.failed) return;
  }
}

/* Whether the program has ended; it is left to be waited for, so that its number stays its own. */
static bool has_ended(pid_t id) {
  siginfo_t about = {0};
  if (waitid(P_PID, (id_t)id, &about, WEXITED | WNOWAIT | WNOHANG) != 0) return errno != EINTR;
  return about.si_pid != 0;
}

/* It closed its output and so is about to end, unless it is one that does not. */
static void await_end(child *c, traffic *t, int64_t deadline) {
  struct timespec pause = {0, 200000};
  while (!has_ended(c->id)) {
    if (now() >= deadline) {
      t->result->end = GOVD__PROCESS_TIMED_OUT;
      return;
    }
    nanosleep(&pause, NULL);
    if (pause.tv_nsec < 20000000) pause.tv_nsec *= 2;
  }
}

/* Kills what is left of the program and those that it started, and takes its exit status. */
static void reap(const child *c, govd__process_result *result) {
  kill(-c->id, SIGKILL);
  int status = 0;
  pid_t ended;
  do ended = waitpid(c->id, &status, 0);
  while (ended < 0 && errno == EINTR);
  if (result->end != GOVD__PROCESS_EXITED) return;
  if (ended < 0) {
    result->end = GOVD__PROCESS_UNKNOWN;
  } else if (WIFSIGNALED(status)) {
    result->end = GOVD__PROCESS_KILLED;
    result->status = WTERMSIG(status);
  } else {
    result->status = WEXITSTATUS(status);
  }
}

govd_status govd__process_run(const char *const *arguments, const char *input, size_t length,
                              const govd__process_limits *limits, govd__process_result *result,
                              govd_error *error) {
  *result = (govd__process_result){.end = GOVD__PROCESS_EXITED};
  char *path;
  govd_status status = find_program(arguments[0], &path, error);
  if (status != GOVD_OK) return status;
  if (path == NULL) return govd__fail(error, GOVD_E_UNSUPPORTED, "there is no program %s", arguments[0]);
  child c;
  int64_t deadline = now() + (int64_t)limits->seconds * 1000;
  status = start(path, arguments, limits, &c, error);
  govd__free(path);
  if (status != GOVD_OK) return status;
  traffic t = {input, length, result, limits->output, 0};
  exchange(&c, &t, deadline);
  if (result->end == GOVD__PROCESS_EXITED && !result->output.failed) await_end(&c, &t, deadline);
  reap(&c, result);
  close_streams(&c);
  return result->output.failed ? govd__fail_memory(error) : GOVD_OK;
}

void govd__process_release(govd__process_result *result) { govd__buffer_release(&result->output); }
