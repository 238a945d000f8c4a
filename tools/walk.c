/* SPDX-License-Identifier: Apache-2.0 */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "failure.h"

typedef struct walker {
  walk_visitor visit;
  void *state;
  bool found; /* a file, or a folder that could not be read */
} walker;

/* The names in a folder, behind each other, each with its NUL: a million of them must fit. */
typedef struct names {
  char *bytes;
  size_t length;
  size_t capacity;
  size_t count;
  const char **sorted;
} names;

static bool add_name(names *all, const char *name) {
  size_t size = strlen(name) + 1;
  if (all->capacity - all->length < size) {
    size_t capacity = 2 * all->capacity + size + 1024;
    char *bytes = realloc(all->bytes, capacity);
    if (bytes == NULL) return false;
    all->bytes = bytes;
    all->capacity = capacity;
  }
  memcpy(all->bytes + all->length, name, size);
  all->length += size;
  all->count++;
  return true;
}

static int compare(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool sort(names *all) {
  all->sorted = malloc((all->count + 1) * sizeof *all->sorted);
  if (all->sorted == NULL) return false;
  const char *name = all->bytes;
  for (size_t i = 0; i < all->count; i++, name += strlen(name) + 1) all->sorted[i] = name;
  if (all->count > 1) qsort(all->sorted, all->count, sizeof *all->sorted, compare);
  return true;
}

/* Reads the names that are not hidden. Fails with errno set. */
static bool read_names(const char *path, names *all) {
  DIR *folder = opendir(path);
  if (folder == NULL) return false;
  const struct dirent *entry;
  errno = 0;
  while ((entry = readdir(folder)) != NULL) {
    if (entry->d_name[0] != '.' && !add_name(all, entry->d_name)) break;
    errno = 0;
  }
  int failure = errno;
  closedir(folder);
  if (failure == 0 && !sort(all)) failure = ENOMEM;
  errno = failure;
  return failure == 0;
}

static char *join(const char *folder, const char *name) {
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/') length--;
  bool root = length == 1 && folder[0] == '/';
  char *path = malloc(length + strlen(name) + 2);
  if (path == NULL) return NULL;
  memcpy(path, folder, length);
  if (!root) path[length++] = '/';
  strcpy(path + length, name);
  return path;
}

static bool report(walker *w, const char *path, walk_event event) {
  w->found = true;
  return w->visit(w->state, path, event);
}

static bool walk_folder(walker *w, const char *path);

static bool walk_entry(walker *w, const char *folder, const char *name) {
  char *path = join(folder, name);
  if (path == NULL) return report(w, folder, WALK_FAILED);
  struct stat link;
  struct stat target;
  bool going = true;
  if (lstat(path, &link) != 0) {
    if (errno != ENOENT) going = report(w, path, WALK_FAILED); /* else it has gone meanwhile */
  } else if (S_ISDIR(link.st_mode)) {
    going = walk_folder(w, path);
  } else if (stat(path, &target) == 0 && S_ISREG(target.st_mode)) {
    going = report(w, path, WALK_FILE);
  }
  free(path);
  return going;
}

static bool walk_folder(walker *w, const char *path) {
  names all = {0};
  bool going = true;
  if (read_names(path, &all)) {
    for (size_t i = 0; i < all.count && going; i++) going = walk_entry(w, path, all.sorted[i]);
  } else {
    going = report(w, path, WALK_FAILED);
  }
  free(all.sorted);
  free(all.bytes);
  return going;
}

bool walk(const char *path, walk_visitor visit, void *state) {
  walker w = {visit, state, false};
  struct stat status;
  if (strcmp(path, "-") == 0 || stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
    return visit(state, path, WALK_FILE);
  }
  bool going = walk_folder(&w, path);
  return going && !w.found ? visit(state, path, WALK_EMPTY) : going;
}

void walk_failure(walk_event event, govd_error *error) {
  if (event == WALK_EMPTY) {
    fail(error, GOVD_E_UNRECOGNISED, "the folder holds no files");
  } else {
    fail_system(error, errno);
  }
}
