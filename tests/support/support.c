/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int test_run(const char *name, void (*add_tests)(TCase *tests)) {
  Suite *suite = suite_create(name);
  TCase *tests = tcase_create(name);
  tcase_set_timeout(tests, 0); /* meson watches the clock */
  add_tests(tests);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

test_random test_random_new(void) {
  const char *seed = getenv("GOVD_SEED");
  test_random random = {seed != NULL ? strtoull(seed, NULL, 0) : 20190515};
  printf("GOVD_SEED=%" PRIu64 "\n", random.state);
  fflush(stdout);
  return random;
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t test_random_next(test_random *random) {
  uint64_t z = random->state += 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

size_t test_random_below(test_random *random, size_t bound) {
  return (size_t)(test_random_next(random) % bound);
}

int64_t test_random_int64(test_random *random) {
  static const int64_t extremes[] = {0, 1, -1, INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1};
  size_t kind = test_random_below(random, 16);
  if (kind == 0) return extremes[test_random_below(random, sizeof extremes / sizeof *extremes)];
  int64_t value = (int64_t)(test_random_next(random) >> (1 + test_random_below(random, 63)));
  return kind % 2 == 0 ? value : -value;
}

static char *read_stream(FILE *file, size_t *length) {
  size_t size = 0;
  size_t capacity = 4096;
  char *bytes = malloc(capacity);
  while (bytes != NULL) {
    size += fread(bytes + size, 1, capacity - size - 1, file);
    if (size + 1 < capacity) break;
    capacity *= 2;
    char *moved = realloc(bytes, capacity);
    if (moved == NULL) free(bytes);
    bytes = moved;
  }
  if (bytes == NULL || ferror(file)) {
    free(bytes);
    return NULL;
  }
  bytes[size] = '\0';
  if (length != NULL) *length = size;
  return bytes;
}

char *test_read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  ck_assert_msg(file != NULL, "cannot open %s", path);
  char *bytes = read_stream(file, length);
  fclose(file);
  ck_assert_msg(bytes != NULL, "cannot read %s", path);
  return bytes;
}

static void join(char *path, size_t size, const char *variable, const char *name) {
  const char *folder = getenv(variable);
  ck_assert_msg(folder != NULL, "%s is not set; run the tests with meson test", variable);
  int length = snprintf(path, size, "%s/%s", folder, name);
  ck_assert_msg(length > 0 && (size_t)length < size, "the path of %s is too long", name);
}

char *test_behind(char *line, const char *word) {
  size_t length = strlen(word);
  return strncmp(line, word, length) == 0 ? line + length : NULL;
}

char *test_read_fixture(const char *name, size_t *length) {
  char path[4096];
  join(path, sizeof path, "GOVD_TEST_DIR", name);
  return test_read_file(path, length);
}

char *test_read_shared(const char *name, size_t *length) {
  char path[4096];
  join(path, sizeof path, "GOVD_SHARED", name);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  fclose(file);
  return test_read_file(path, length);
}
