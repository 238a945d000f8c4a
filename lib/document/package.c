/* SPDX-License-Identifier: Apache-2.0 */
#include "package.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/fail.h"
#include "base/memory.h"

/* An entry by its name, which the archive owns. */
typedef struct entry {
  const char *name;
  size_t index;
} entry;

struct govd__package {
  zip_t *archive;
  entry *entries; /* by name, then by index */
  size_t count;
  size_t total; /* bytes inflated so far */
};

/* What went wrong in libzip, by its number. */
static govd_status fail_zip(zip_error_t *cause, const char *what, govd_error *error) {
  static const struct {
    int code;
    govd_status status;
  } known[] = {
      {ZIP_ER_MEMORY, GOVD_E_NO_MEMORY},
      {ZIP_ER_COMPNOTSUPP, GOVD_E_UNSUPPORTED},
      {ZIP_ER_ENCRNOTSUPP, GOVD_E_UNSUPPORTED},
      {ZIP_ER_MULTIDISK, GOVD_E_UNSUPPORTED},
  };
  govd_status status = GOVD_E_SYNTAX;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (zip_error_code_zip(cause) == known[i].code) status = known[i].status;
  }
  if (status == GOVD_E_NO_MEMORY) return govd__fail_memory(error);
  return govd__fail(error, status, "%s cannot be read: %s", what, zip_error_strerror(cause));
}

static govd_status open_archive(const char *bytes, size_t length, zip_t **archive, govd_error *error) {
  zip_error_t cause;
  zip_error_init(&cause);
  govd_status status = GOVD_OK;
  zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &cause);
  *archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &cause);
  if (*archive == NULL) {
    zip_source_free(source);
    status = fail_zip(&cause, "the zip archive", error);
  }
  zip_error_fini(&cause);
  return status;
}

static int fold(char byte) {
  if (byte >= 'A' && byte <= 'Z') return byte - 'A' + 'a';
  return byte == '\\' ? '/' : byte;
}

static int compare_names(const char *a, const char *b) {
  while (*a != '\0' && fold(*a) == fold(*b)) {
    a++;
    b++;
  }
  return fold(*a) - fold(*b);
}

static int compare_entries(const void *a, const void *b) {
  const entry *left = a;
  const entry *right = b;
  int order = compare_names(left->name, right->name);
  return order != 0 ? order : left->index < right->index ? -1 : 1;
}

/* Sorts the entries by their names, so that they are found by halving. */
static govd_status index_entries(govd__package *package, size_t count, govd_error *error) {
  if (count > GOVD__PACKAGE_MAX_ENTRIES) {
    return govd__fail(error, GOVD_E_LIMIT, "the zip archive has more than %d entries",
                      (int)GOVD__PACKAGE_MAX_ENTRIES);
  }
  package->entries = govd__calloc(count + 1, sizeof *package->entries);
  if (package->entries == NULL) return govd__fail_memory(error);
  for (size_t i = 0; i < count; i++) {
    const char *name = zip_get_name(package->archive, i, ZIP_FL_ENC_RAW);
    if (name == NULL) continue;
    package->entries[package->count++] = (entry){fold(*name) == '/' ? name + 1 : name, i};
  }
  qsort(package->entries, package->count, sizeof *package->entries, compare_entries);
  return GOVD_OK;
}

govd_status govd__package_open(const char *bytes, size_t length, govd__package **package, govd_error *error) {
  *package = NULL;
  if (length > GOVD__PACKAGE_MAX_BYTES) {
    return govd__fail(error, GOVD_E_LIMIT, "the file is longer than %d bytes", (int)GOVD__PACKAGE_MAX_BYTES);
  }
  govd__package *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  govd_status status = open_archive(bytes, length, &made->archive, error);
  if (status == GOVD_OK) status = index_entries(made, (size_t)zip_get_num_entries(made->archive, 0), error);
  if (status != GOVD_OK) {
    govd__package_close(made);
    return status;
  }
  *package = made;
  return GOVD_OK;
}

void govd__package_close(govd__package *package) {
  if (package == NULL) return;
  if (package->archive != NULL) zip_discard(package->archive);
  govd__free(package->entries);
  govd__free(package);
}

/* The index of a name in the archive, or GOVD_NONE. The first entry counts where there are several. */
static size_t find(const govd__package *package, const char *name) {
  size_t low = 0;
  size_t high = package->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare_names(package->entries[middle].name, name) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool found = low < package->count && compare_names(package->entries[low].name, name) == 0;
  return found ? package->entries[low].index : GOVD_NONE;
}

bool govd__package_has(const govd__package *package, const char *name) {
  return find(package, name) != GOVD_NONE;
}

/* Bytes on their way out of the archive. */
typedef struct output {
  char *data;
  size_t length;
  size_t capacity;
} output;

static bool reserve(output *out) {
  if (out->capacity - out->length > 1) return true;
  size_t wanted = out->capacity < 8192 ? 16384 : out->capacity * 2;
  char *grown = govd__realloc(out->data, wanted, 1);
  if (grown == NULL) return false;
  out->data = grown;
  out->capacity = wanted;
  return true;
}

static govd_status check_size(const govd__package *package, size_t length, size_t compressed,
                              const char *name, govd_error *error) {
  if (length > GOVD__PACKAGE_MAX_ENTRY) {
    return govd__fail(error, GOVD_E_LIMIT, "the part %s inflates to more than %d bytes", name,
                      (int)GOVD__PACKAGE_MAX_ENTRY);
  }
  if (length > GOVD__PACKAGE_MAX_TOTAL - package->total) {
    return govd__fail(error, GOVD_E_LIMIT, "the file inflates to more than %d bytes",
                      (int)GOVD__PACKAGE_MAX_TOTAL);
  }
  if (length > GOVD__PACKAGE_FREE_RATIO && length / GOVD__PACKAGE_MAX_RATIO > compressed) {
    return govd__fail(error, GOVD_E_LIMIT, "the part %s inflates to more than %d times its size", name,
                      (int)GOVD__PACKAGE_MAX_RATIO);
  }
  return GOVD_OK;
}

/* The declared size is not believed: what really comes out is counted. */
static govd_status inflate_entry(const govd__package *package, zip_file_t *file, size_t compressed,
                                 const char *name, output *out, govd_error *error) {
  for (;;) {
    if (!reserve(out)) return govd__fail_memory(error);
    zip_int64_t got = zip_fread(file, out->data + out->length, out->capacity - out->length - 1);
    if (got < 0) return fail_zip(zip_file_get_error(file), "a part of the file", error);
    if (got == 0) break;
    out->length += (size_t)got;
    govd_status status = check_size(package, out->length, compressed, name, error);
    if (status != GOVD_OK) return status;
  }
  out->data[out->length] = '\0';
  return GOVD_OK;
}

static govd_status open_entry(govd__package *package, const char *name, zip_file_t **file, size_t *compressed,
                              govd_error *error) {
  size_t index = find(package, name);
  if (index == GOVD_NONE) return govd__fail(error, GOVD_E_SCHEMA, "the file has no part %s", name);
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(package->archive, index, 0, &about) != 0) {
    return fail_zip(zip_get_error(package->archive), "a part of the file", error);
  }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    return govd__fail(error, GOVD_E_UNSUPPORTED, "the part %s is encrypted", name);
  }
  *compressed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? (size_t)about.comp_size : 0;
  if ((about.valid & ZIP_STAT_SIZE) != 0) {
    size_t size =
        about.size > GOVD__PACKAGE_MAX_ENTRY ? (size_t)GOVD__PACKAGE_MAX_ENTRY + 1 : (size_t)about.size;
    govd_status status = check_size(package, size, *compressed, name, error);
    if (status != GOVD_OK) return status;
  }
  *file = zip_fopen_index(package->archive, index, 0);
  return *file == NULL ? fail_zip(zip_get_error(package->archive), "a part of the file", error) : GOVD_OK;
}

govd_status govd__package_read(govd__package *package, const char *name, char **bytes, size_t *length,
                               govd_error *error) {
  *bytes = NULL;
  *length = 0;
  zip_file_t *file;
  size_t compressed = 0;
  govd_status status = open_entry(package, name, &file, &compressed, error);
  if (status != GOVD_OK) return status;
  output out = {0};
  status = inflate_entry(package, file, compressed, name, &out, error);
  zip_fclose(file);
  if (status != GOVD_OK) {
    govd__free(out.data);
    return status;
  }
  package->total += out.length;
  *bytes = out.data;
  *length = out.length;
  return GOVD_OK;
}
