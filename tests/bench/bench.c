/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_TURNS = 101, MAX_RESULTS = 128 };

static struct {
  const char *id;
  double value;
  const char *unit;
  int turns;
} results[MAX_RESULTS];
static size_t result_count;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double time_units(const bench_work *work, long units) {
  double start = now();
  for (long i = 0; i < units; i++) work->run(work->context);
  return now() - start;
}

/* So many units that a turn lasts a few milliseconds. */
static long calibrate(const bench_work *work) {
  long units = 1;
  while (time_units(work, units) < 5e-3) units *= 2;
  return units;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a;
  double y = *(const double *)b;
  return (x > y) - (x < y);
}

void bench_measure(bench_work *works, size_t count, int turns) {
  double(*times)[MAX_TURNS] = calloc(count, sizeof *times);
  long *units = calloc(count, sizeof *units);
  if (times == NULL || units == NULL || turns > MAX_TURNS) abort();
  for (size_t i = 0; i < count; i++) units[i] = calibrate(&works[i]);
  for (int turn = 0; turn < turns; turn++) {
    for (size_t i = 0; i < count; i++) times[i][turn] = time_units(&works[i], units[i]) / (double)units[i];
  }
  for (size_t i = 0; i < count; i++) {
    qsort(times[i], (size_t)turns, sizeof(double), compare);
    works[i].median = times[i][turns / 2];
  }
  free(times);
  free(units);
}

void bench_result(const char *id, double value, const char *unit, int turns) {
  if (result_count == MAX_RESULTS) abort();
  results[result_count].id = id;
  results[result_count].value = value;
  results[result_count].unit = unit;
  results[result_count++].turns = turns;
}

static void print_table(void) {
  for (size_t i = 0; i < result_count; i++) {
    printf("%-44s %10.3f %-8s median of %d\n", results[i].id, results[i].value, results[i].unit,
           results[i].turns);
  }
}

static int write_json(const char *path) {
  FILE *stream = fopen(path, "w");
  if (stream == NULL) {
    perror(path);
    return 2;
  }
  fputs("{\"results\":[", stream);
  for (size_t i = 0; i < result_count; i++) {
    fprintf(stream, "%s{\"id\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"median_of\":%d}", i == 0 ? "" : ",",
            results[i].id, results[i].value, results[i].unit, results[i].turns);
  }
  fputs("]}\n", stream);
  if (fclose(stream) == 0) return 0;
  perror(path);
  return 2;
}

int bench_finish(int argc, char **argv) {
  print_table();
  if (argc == 1) return 0;
  if (argc == 3 && strcmp(argv[1], "--json") == 0) return write_json(argv[2]);
  fprintf(stderr, "usage: %s [--json FILE]\n", argv[0]);
  return 2;
}
