/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_BENCH_H
#define GOVD_TESTS_BENCH_H

#include <stddef.h>

/*
 * Measures pieces of work side by side in one run: their turns alternate, so that
 * a change in the machine's pace meets all of them alike.
 */
typedef struct bench_work {
  const char *id;
  void (*run)(void *context); /* one unit of work */
  void *context;
  double median; /* filled in: seconds for one unit */
} bench_work;

/* Fills in the medians over a number of turns, each of which lasts some milliseconds. */
void bench_measure(bench_work *works, size_t count, int turns);

/* Collects a result; bench_finish() prints them all as a table, or as JSON to the file asked for. */
void bench_result(const char *id, double value, const char *unit, int turns);

/* `--json FILE` of the command line, and the exit status. */
int bench_finish(int argc, char **argv);

#endif
