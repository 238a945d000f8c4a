/* SPDX-License-Identifier: Apache-2.0 */
/* Programs run as filters: what they may do to the host, and what becomes of them. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/process.h"
#include "support.h"

static const govd__process_limits usual = {30, 64 * 1024 * 1024, 1024 * 1024 * 1024};

static const char *const *shell(const char *script) {
  static const char *arguments[] = {"sh", "-c", NULL, NULL};
  arguments[2] = script;
  return arguments;
}

static void must_run(const char *script, const char *input, size_t length, const govd__process_limits *limits,
                     govd__process_result *result) {
  govd_error error = {GOVD_OK, 0, 0, ""};
  govd_status status = govd__process_run(shell(script), input, length, limits, result, &error);
  ck_assert_msg(status == GOVD_OK, "%s: %s", script, error.text);
}

static void no_child_is_left(void) {
  ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
  ck_assert_int_eq(errno, ECHILD);
}

static const struct {
  const char *script;
  govd__process_end end;
  int status;
  const char *output;
  const char *errors;
} runs[] = {
    {"cat", GOVD__PROCESS_EXITED, 0, "甲乙", ""},
    {"cat >/dev/null; echo out; echo wrong >&2; exit 3", GOVD__PROCESS_EXITED, 3, "out\n", "wrong\n"},
    {"exit 1", GOVD__PROCESS_EXITED, 1, "", ""}, /* it reads nothing */
    {"printf a; exec <&- >&- 2>&-; sleep 0.05; exit 4", GOVD__PROCESS_EXITED, 4, "a", ""},
    {"kill -9 $$", GOVD__PROCESS_KILLED, 9, "", ""},
    {"printf x; kill -15 $$", GOVD__PROCESS_KILLED, 15, "x", ""},
    {"ulimit -c", GOVD__PROCESS_EXITED, 0, "0\n", ""},
    {"ulimit -v", GOVD__PROCESS_EXITED, 0, "1048576\n", ""},
    {"ulimit -t", GOVD__PROCESS_EXITED, 0, "30\n", ""},
    {"kill -13 $$; echo lives", GOVD__PROCESS_KILLED, 13, "", ""}, /* SIGPIPE is as usual */
};

START_TEST(runs_to_the_end) {
  for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
    govd__process_result result;
    must_run(runs[i].script, "甲乙", 6, &usual, &result);
    ck_assert_msg(result.end == runs[i].end, "%s: end %d", runs[i].script, (int)result.end);
    ck_assert_msg(result.status == runs[i].status, "%s: status %d", runs[i].script, result.status);
    const char *output = result.output.data == NULL ? "" : result.output.data;
    ck_assert_msg(strcmp(output, runs[i].output) == 0, "%s: output %s", runs[i].script, output);
    ck_assert_msg(strcmp(result.errors, runs[i].errors) == 0, "%s: errors %s", runs[i].script, result.errors);
    govd__process_release(&result);
  }
  no_child_is_left();
}
END_TEST

START_TEST(passes_much_through) {
  enum { SIZE = 20 * 1024 * 1024 };
  char *bytes = malloc(SIZE);
  ck_assert_ptr_nonnull(bytes);
  for (size_t i = 0; i < SIZE; i++) bytes[i] = (char)(i * 31 % 251);
  govd__process_result result;
  must_run("cat", bytes, SIZE, &usual, &result);
  ck_assert_uint_eq(result.output.length, SIZE);
  ck_assert_int_eq(memcmp(result.output.data, bytes, SIZE), 0);
  govd__process_release(&result);
  must_run("head -c 1", bytes, SIZE, &usual, &result); /* goes away in the middle of it */
  ck_assert_uint_eq(result.output.length, 1);
  ck_assert_int_eq(result.end, GOVD__PROCESS_EXITED);
  govd__process_release(&result);
  must_run("cat >&2", bytes, SIZE, &usual, &result);
  ck_assert_uint_eq(result.output.length, 0);
  ck_assert_int_eq(memcmp(result.errors, bytes, 200), 0);
  ck_assert_int_eq(result.errors[sizeof result.errors - 1], '\0');
  govd__process_release(&result);
  free(bytes);
  no_child_is_left();
}
END_TEST

/* Also those that it started, and that hold its output open. */
START_TEST(stops_what_takes_too_long) {
  static const char *const scripts[] = {"sleep 50", "sleep 50 & exit 0", "exec >&- 2>&-; sleep 50",
                                        "while :; do :; done", "sleep 50 & sleep 50"};
  const govd__process_limits limits = {1, 1000, usual.memory};
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    govd__process_result result;
    must_run(scripts[i], "", 0, &limits, &result);
    ck_assert_msg(result.end == GOVD__PROCESS_TIMED_OUT || result.end == GOVD__PROCESS_KILLED, "%s: %d",
                  scripts[i], (int)result.end);
    govd__process_release(&result);
  }
  no_child_is_left();
}
END_TEST

START_TEST(stops_what_writes_too_much) {
  const govd__process_limits limits = {30, 100000, usual.memory};
  govd__process_result result;
  must_run("yes", "", 0, &limits, &result);
  ck_assert_int_eq(result.end, GOVD__PROCESS_TOO_LONG);
  ck_assert_uint_le(result.output.length, 100000);
  govd__process_release(&result);
  must_run("head -c 100000 /dev/zero", "", 0, &limits, &result);
  ck_assert_int_eq(result.end, GOVD__PROCESS_EXITED);
  ck_assert_uint_eq(result.output.length, 100000);
  govd__process_release(&result);
  no_child_is_left();
}
END_TEST

START_TEST(limits_memory) {
  const govd__process_limits limits = {30, 1000, 64 * 1024 * 1024};
  govd__process_result result;
  must_run("x=a; while :; do x=$x$x; done", "", 0, &limits, &result);
  ck_assert(result.end == GOVD__PROCESS_KILLED || result.status != 0);
  govd__process_release(&result);
}
END_TEST

START_TEST(says_what_is_missing) {
  static const char *const missing[] = {"govd-no-such-program", NULL};
  govd__process_result result;
  govd_error error;
  ck_assert_int_eq(govd__process_run(missing, "", 0, &usual, &result, &error), GOVD_E_UNSUPPORTED);
  ck_assert_ptr_nonnull(strstr(error.text, "govd-no-such-program"));
  govd__process_release(&result);
}
END_TEST

/* A program of that name in the current folder, or in one beside it, is not what was meant. */
START_TEST(looks_only_where_path_says) {
  char folder[] = "/tmp/govd-process-XXXXXX";
  ck_assert_ptr_nonnull(mkdtemp(folder));
  char path[64];
  snprintf(path, sizeof path, "%s/govd-own", folder);
  FILE *file = fopen(path, "w");
  ck_assert_ptr_nonnull(file);
  fputs("no program\n", file);
  fclose(file);
  ck_assert_int_eq(chdir(folder), 0);
  static const char *const own[] = {"govd-own", NULL};
  govd__process_result result;
  ck_assert_int_eq(setenv("PATH", ":.:/usr/bin:/bin:", 1), 0);
  ck_assert_int_eq(govd__process_run(own, "", 0, &usual, &result, NULL), GOVD_E_UNSUPPORTED);
  govd__process_release(&result);
  ck_assert_int_eq(setenv("PATH", folder, 1), 0);
  ck_assert_int_eq(govd__process_run(own, "", 0, &usual, &result, NULL), GOVD_E_UNSUPPORTED);
  govd__process_release(&result); /* it may not be run */
  ck_assert_int_eq(system("/bin/chmod +x govd-own"), 0);
  ck_assert_int_eq(govd__process_run(own, "", 0, &usual, &result, NULL), GOVD_OK);
  ck_assert_int_eq(result.status, GOVD__PROCESS_NOT_STARTED);
  govd__process_release(&result);
  ck_assert_int_eq(unlink(path), 0);
  ck_assert_int_eq(chdir("/"), 0);
  ck_assert_int_eq(rmdir(folder), 0);
  ck_assert_int_eq(setenv("PATH", "/usr/bin:/bin", 1), 0);
}
END_TEST

static volatile sig_atomic_t signals;
static void count_signal(int number) {
  (void)number;
  signals++;
}

START_TEST(leaves_the_host_alone) {
  struct sigaction counting = {.sa_handler = count_signal};
  struct sigaction before;
  ck_assert_int_eq(sigaction(SIGPIPE, &counting, &before), 0);
  char *bytes = calloc(1, 1000000);
  govd__process_result result;
  must_run("exec <&-; exit 0", bytes, 1000000, &usual, &result);
  govd__process_release(&result);
  free(bytes);
  ck_assert_int_eq(signals, 0);
  struct sigaction still;
  ck_assert_int_eq(sigaction(SIGPIPE, &before, &still), 0);
  ck_assert(still.sa_handler == count_signal);
  int leak[2]; /* a descriptor that is not closed on exec */
  ck_assert_int_eq(pipe(leak), 0);
  char script[100];
  snprintf(script, sizeof script, "if true <&%d; then echo passed on; fi", leak[0]);
  must_run(script, "", 0, &usual, &result);
  ck_assert_uint_eq(result.output.length, 0);
  govd__process_release(&result);
  close(leak[0]);
  close(leak[1]);
}
END_TEST

START_TEST(a_host_may_ignore_its_children) {
  struct sigaction ignoring = {.sa_handler = SIG_IGN};
  struct sigaction before;
  ck_assert_int_eq(sigaction(SIGCHLD, &ignoring, &before), 0);
  govd__process_result result;
  must_run("cat", "a", 1, &usual, &result);
  ck_assert_int_eq(result.end, GOVD__PROCESS_UNKNOWN);
  ck_assert_str_eq(result.output.data, "a");
  govd__process_release(&result);
  ck_assert_int_eq(sigaction(SIGCHLD, &before, NULL), 0);
}
END_TEST

static void *run_many(void *argument) {
  static const char *const arguments[] = {"cat", NULL};
  size_t *right = argument;
  for (int i = 0; i < 20; i++) {
    govd__process_result result;
    govd_status status = govd__process_run(arguments, "abc", 3, &usual, &result, NULL);
    *right += status == GOVD_OK && result.end == GOVD__PROCESS_EXITED && result.output.length == 3;
    govd__process_release(&result);
  }
  return NULL;
}

START_TEST(runs_in_threads) {
  enum { THREADS = 8 };
  pthread_t threads[THREADS];
  size_t right[THREADS] = {0};
  for (size_t i = 0; i < THREADS; i++) {
    ck_assert_int_eq(pthread_create(&threads[i], NULL, run_many, &right[i]), 0);
  }
  for (size_t i = 0; i < THREADS; i++) {
    ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    ck_assert_uint_eq(right[i], 20);
  }
  no_child_is_left();
}
END_TEST

static void add_tests(TCase *tests) {
  tcase_add_test(tests, runs_to_the_end);
  tcase_add_test(tests, passes_much_through);
  tcase_add_test(tests, stops_what_takes_too_long);
  tcase_add_test(tests, stops_what_writes_too_much);
  tcase_add_test(tests, limits_memory);
  tcase_add_test(tests, says_what_is_missing);
  tcase_add_test(tests, looks_only_where_path_says);
  tcase_add_test(tests, leaves_the_host_alone);
  tcase_add_test(tests, a_host_may_ignore_its_children);
  tcase_add_test(tests, runs_in_threads);
}

int main(void) { return test_run("process", add_tests); }
