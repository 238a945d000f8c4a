/* SPDX-License-Identifier: Apache-2.0 */
#include "office.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "failure.h"
#include "govdisclosure/document.h"
#include "process.h"

/* What LibreOffice is to make of a file, and the names that tell it what the file is. */
typedef struct conversion {
  const char *input;  /* NULL where there is nothing to do */
  const char *format; /* docx or xlsx */
  const char *output;
} conversion;

/* Whether a word stands near the beginning. */
static bool says_early(const char *bytes, size_t length, const char *word) {
  enum { FAR = 4096 };
  size_t size = strlen(word);
  if (length > FAR) length = FAR;
  for (size_t i = 0; i + size <= length; i++) {
    if (memcmp(bytes + i, word, size) == 0) return true;
  }
  return false;
}

static conversion conversion_of(const char *bytes, size_t length) {
  bool sheet = says_early(bytes, length, "opendocument.spreadsheet") ||
               says_early(bytes, length, "office:spreadsheet");
  switch (govd_document_kind(bytes, length)) {
    case GOVD_KIND_DOC: return (conversion){"input.doc", "docx", "input.docx"};
    case GOVD_KIND_XLS: return (conversion){"input.xls", "xlsx", "input.xlsx"};
    case GOVD_KIND_RTF: return (conversion){"input.rtf", "docx", "input.docx"};
    case GOVD_KIND_ODF:
      return sheet ? (conversion){"input.ods", "xlsx", "input.xlsx"}
                   : (conversion){"input.odt", "docx", "input.docx"};
    case GOVD_KIND_OFFICE_XML:
      return sheet ? (conversion){"input.xml", "xlsx", "input.xlsx"}
                   : (conversion){"input.xml", "docx", "input.docx"};
    default: return (conversion){NULL, NULL, NULL};
  }
}

bool office_reads(const char *bytes, size_t length) { return conversion_of(bytes, length).input != NULL; }

/* The text of a format with strings in it, for the caller to free; NULL without memory. */
static char *join(const char *before, const char *between, const char *behind) {
  char *text = malloc(strlen(before) + strlen(between) + strlen(behind) + 1);
  if (text == NULL) return NULL;
  strcpy(text, before);
  strcat(text, between);
  return strcat(text, behind);
}

/* A path as a part of an address: what has a meaning there is written by its number. */
static char *escape_path(const char *path) {
  static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  char *text = malloc(3 * strlen(path) + 1);
  if (text == NULL) return NULL;
  char *end = text;
  for (; *path != '\0'; path++) {
    if (strchr(plain, *path) != NULL) {
      *end++ = *path;
    } else {
      end += sprintf(end, "%%%02X", (unsigned)(unsigned char)*path);
    }
  }
  *end = '\0';
  return text;
}

static char *make_folder(void) {
  const char *place = getenv("TMPDIR");
  char *folder = join(place != NULL && place[0] == '/' ? place : "/tmp", "/govd-", "XXXXXX");
  if (folder != NULL && mkdtemp(folder) != NULL) return folder;
  free(folder);
  return NULL;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk) {
  (void)status, (void)kind, (void)walk;
  remove(path); /* what cannot be removed does not keep the rest */
  return 0;
}

static void remove_folder(const char *folder) {
  enum { OPEN_FOLDERS = 16 };
  nftw(folder, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static bool write_file(const char *path, const char *bytes, size_t length) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (stream == NULL && descriptor >= 0) close(descriptor);
  if (stream == NULL) return false;
  bool written = fwrite(bytes, 1, length, stream) == length;
  return fclose(stream) == 0 && written;
}

/* How long LibreOffice may take for a file. */
static int time_limit(void) {
  enum { USUAL = 120, LONGEST = 3600 };
  const char *value = getenv("GOVD_OFFICE_SECONDS");
  long seconds = value == NULL ? USUAL : strtol(value, NULL, 10);
  return seconds < 1 || seconds > LONGEST ? USUAL : (int)seconds;
}

static govd_status judge(process_end end, govd_error *error) {
  switch (end) {
    case PROCESS_DONE: return GOVD_OK;
    case PROCESS_TIMED_OUT: return fail(error, GOVD_E_LIMIT, "LibreOffice did not come to an end in time");
    case PROCESS_STOPPED: return fail(error, GOVD_E_IO, "stopped");
    case PROCESS_FAILED: break;
  }
  return fail(error, GOVD_E_IO, "LibreOffice could not convert the file");
}

typedef struct paths {
  char *folder;
  char *settings; /* as an option */
  char *input;
  char *output;
} paths;

static void paths_free(paths *p) {
  free(p->folder);
  free(p->settings);
  free(p->input);
  free(p->output);
}

static bool paths_make(paths *p, const conversion *c) {
  char *escaped = escape_path(p->folder);
  p->settings = escaped == NULL ? NULL : join("-env:UserInstallation=file://", escaped, "/settings");
  p->input = join(p->folder, "/", c->input);
  p->output = join(p->folder, "/made/", c->output);
  free(escaped);
  return p->settings != NULL && p->input != NULL && p->output != NULL;
}

/* Runs the program in the folder, and reads what it has made. */
static govd_status run(const paths *p, const conversion *c, char *program, int *signal_number, char **bytes,
                       size_t *length, govd_error *error) {
  char *made = join(p->folder, "/", "made");
  if (made == NULL) return fail_memory(error);
  char headless[] = "--headless";
  char convert[] = "--convert-to";
  char outdir[] = "--outdir";
  char *format = join(c->format, "", "");
  char *arguments[] = {program, headless, p->settings, convert, format, outdir, made, p->input, NULL};
  govd_status status = format == NULL ? fail_memory(error) : GOVD_OK;
  if (status == GOVD_OK) status = judge(process_run(program, arguments, time_limit(), signal_number), error);
  free(format);
  free(made);
  if (status != GOVD_OK) return status;
  if (access(p->output, R_OK) != 0) return judge(PROCESS_FAILED, error);
  return read_bytes(p->output, bytes, length, error);
}

static govd_status convert_in(paths *p, const conversion *c, char *program, int *signal_number, char **bytes,
                              size_t *length, govd_error *error) {
  if (!paths_make(p, c)) return fail_memory(error);
  if (!write_file(p->input, *bytes, *length)) return fail_system(error, errno);
  char *made;
  size_t made_length;
  govd_status status = run(p, c, program, signal_number, &made, &made_length, error);
  if (status != GOVD_OK) return status;
  free(*bytes);
  *bytes = made;
  *length = made_length;
  return GOVD_OK;
}

govd_status office_convert(char **bytes, size_t *length, govd_error *error) {
  conversion c = conversion_of(*bytes, *length);
  char *program = process_find("soffice");
  if (program == NULL) program = process_find("libreoffice");
  if (program == NULL) {
    return fail(error, GOVD_E_UNSUPPORTED,
                "LibreOffice is not installed: there is no program soffice in PATH");
  }
  int signal_number = 0;
  paths p = {.folder = make_folder()};
  govd_status status = p.folder == NULL ? fail_system(error, errno) : GOVD_OK;
  if (status == GOVD_OK) {
    status = convert_in(&p, &c, program, &signal_number, bytes, length, error);
    remove_folder(p.folder);
  }
  paths_free(&p);
  free(program);
  if (signal_number > 0) raise(signal_number); /* now that all is put away */
  return status;
}
