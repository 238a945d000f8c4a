/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_SUPPORT_H
#define GOVD_TESTS_SUPPORT_H

#include <check.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Runs the tests that add_tests puts into a case, and gives main()'s exit status:
 *
 *     static void add_tests(TCase *tests) { tcase_add_test(tests, adds_up); }
 *     int main(void) { return test_run("sum", add_tests); }
 */
int test_run(const char *name, void (*add_tests)(TCase *tests));

/*
 * Numbers that look random and are the same in each run. test_random_new() seeds
 * with the environment's GOVD_SEED, or a fixed number, and prints the seed.
 */
typedef struct test_random {
  uint64_t state;
} test_random;

test_random test_random_new(void);
uint64_t test_random_next(test_random *random);
size_t test_random_below(test_random *random, size_t bound); /* 0 to bound - 1 */

/* An int64 of any magnitude: small ones, huge ones and the extremes all turn up. */
int64_t test_random_int64(test_random *random);

/*
 * The bytes of a file, with a NUL behind them. The test fails if it cannot be
 * read. Release with free(). `length` may be NULL.
 */
char *test_read_file(const char *path, size_t *length);

/* What stands behind a word at the beginning of a line; NULL where the line begins otherwise. */
char *test_behind(char *line, const char *word);

/* A file below tests/, such as "fixtures/read/minimal.txt". */
char *test_read_fixture(const char *name, size_t *length);

/* A file of the optional test data beside the checkout; NULL where that is not there. */
char *test_read_shared(const char *name, size_t *length);

#endif
