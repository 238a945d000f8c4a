/* SPDX-License-Identifier: Apache-2.0 */
#include "fixtures.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void join(char *path, size_t size, const char *folder, const char *name) {
  int length = snprintf(path, size, "%s/%s", folder, name);
  ck_assert_msg(length > 0 && (size_t)length < size, "the path of %s is too long", name);
}

/* Names of the folders in a folder, sorted. The names and the list are the caller's. */
static char **list_folders(const char *folder, size_t *count) {
  enum { MAX = 1000 };
  char path[1024];
  const char *root = getenv("GOVD_TEST_DIR");
  ck_assert_msg(root != NULL, "GOVD_TEST_DIR is not set; run the tests with meson test");
  join(path, sizeof path, root, folder);
  DIR *directory = opendir(path);
  ck_assert_msg(directory != NULL, "there is no %s", path);
  char **names = calloc(MAX, sizeof *names);
  *count = 0;
  for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
    if (entry->d_name[0] == '.') continue;
    ck_assert_uint_lt(*count, MAX);
    names[*count] = calloc(strlen(entry->d_name) + 1, 1);
    strcpy(names[(*count)++], entry->d_name);
  }
  closedir(directory);
  qsort(names, *count, sizeof *names, by_name);
  return names;
}

size_t for_each_fixture(const char *folder, void (*check)(const char *fixture)) {
  size_t count;
  char **names = list_folders(folder, &count);
  for (size_t i = 0; i < count; i++) {
    char fixture[512];
    join(fixture, sizeof fixture, folder, names[i]);
    free(names[i]);
    check(fixture);
  }
  free(names);
  return count;
}

bool fixture_has(const char *fixture, const char *file) {
  char folder[1024];
  char path[1024];
  join(folder, sizeof folder, getenv("GOVD_TEST_DIR"), fixture);
  join(path, sizeof path, folder, file);
  return access(path, R_OK) == 0;
}

char *read_fixture_file(const char *fixture, const char *file, size_t *length) {
  char path[1024];
  join(path, sizeof path, fixture, file);
  return test_read_fixture(path, length);
}

static parse_call *refusing; /* what the fixtures at hand must be refused by */

static void check_error_fixture(const char *fixture) {
  size_t length;
  char *input = read_fixture_file(fixture, "input.json", &length);
  char *expected = read_fixture_file(fixture, "expected", NULL);
  govd_error error = {GOVD_OK, 0, 0, ""};
  char found[512];
  govd_status status = refusing(input, length, &error);
  snprintf(found, sizeof found, "status %s\nline %d\ntext %s\n", govd_status_name(status), error.line,
           error.text);
  ck_assert_msg(strcmp(found, expected) == 0, "%s gives\n%s", fixture, found);
  ck_assert_int_eq(error.status, status);
  ck_assert_int_eq(refusing(input, length, NULL), status);
  free(input);
  free(expected);
}

size_t check_error_fixtures(const char *folder, parse_call *parse) {
  refusing = parse;
  return for_each_fixture(folder, check_error_fixture);
}
