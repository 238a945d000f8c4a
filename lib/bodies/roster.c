/* SPDX-License-Identifier: Apache-2.0 */
#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { NAME, PARENT, KIND, ALIASES, COLUMNS };

static const char *const column_names[COLUMNS] = {
    [NAME] = "name", [PARENT] = "parent", [KIND] = "kind", [ALIASES] = "aliases"};

/* A roster while it is read. */
typedef struct reader {
  govd_roster *roster;
  govd__csv csv;
  size_t columns[GOVD__CSV_FIELDS]; /* what each field of a line is */
  size_t width;
  const char **parents; /* one a body, as the file has it */
  int *lines;           /* one a body */
  size_t parent_capacity;
  size_t line_capacity;
  govd_error *error;
} reader;

static govd_status fail_line(const reader *r, int line, govd_status status, const char *format,
                             const char *name) {
  return govd__fail_at(r->error, status, GOVD_NONE, line, format, name);
}

static govd_status read_head(reader *r) {
  const char *fields[GOVD__CSV_FIELDS];
  int line = r->csv.line;
  govd_status status = govd__csv_next(&r->csv, &r->roster->arena, fields, &r->width, r->error);
  if (status != GOVD_OK) return status;
  bool seen[COLUMNS] = {false};
  for (size_t i = 0; i < r->width; i++) {
    size_t column = 0;
    while (column < COLUMNS && strcmp(fields[i], column_names[column]) != 0) column++;
    if (column == COLUMNS) return fail_line(r, line, GOVD_E_UNKNOWN, "there is no column '%s'", fields[i]);
    if (seen[column]) return fail_line(r, line, GOVD_E_DUPLICATE, "the column '%s' stands twice", fields[i]);
    seen[column] = true;
    r->columns[i] = column;
  }
  return seen[NAME] ? GOVD_OK : fail_line(r, line, GOVD_E_SCHEMA, "there is no column '%s'", "name");
}

/* Enters a name of a body. */
static govd_status add_name(reader *r, const char *name, size_t body, int line) {
  govd_roster *roster = r->roster;
  char *key;
  govd_status status = govd_body_key(name, &key, r->error);
  if (status != GOVD_OK) return status;
  govd__body_name *names =
      govd__grow(roster->names, roster->name_count, &roster->name_capacity, sizeof *names);
  const char *kept = names == NULL ? NULL : govd__arena_strdup(&roster->arena, key);
  if (names != NULL) roster->names = names;
  govd_string_free(key);
  if (kept == NULL) return govd__fail_memory(r->error);
  if (*kept == '\0') return fail_line(r, line, GOVD_E_SCHEMA, "a body has no %s", "name");
  names[roster->name_count++] = (govd__body_name){kept, body};
  return GOVD_OK;
}

/* Enters the parts of a list that ; or ； separates. */
static govd_status add_aliases(reader *r, const char *list, size_t body, int line) {
  static const char wide[] = "；";
  while (*list != '\0') {
    const char *end = strchr(list, ';');
    const char *wide_end = strstr(list, wide);
    if (end == NULL || (wide_end != NULL && wide_end < end)) end = wide_end;
    size_t length = end == NULL ? strlen(list) : (size_t)(end - list);
    const char *start = list;
    size_t size = length;
    govd__trim(&start, &size);
    const char *alias = govd__arena_strndup(&r->roster->arena, start, size);
    if (alias == NULL) return govd__fail_memory(r->error);
    govd_status status = size == 0 ? GOVD_OK : add_name(r, alias, body, line);
    if (status != GOVD_OK) return status;
    list += length;
    if (end != NULL) list += *end == ';' ? 1 : strlen(wide);
  }
  return GOVD_OK;
}

static bool grow(reader *r) {
  govd_roster *roster = r->roster;
  govd_body *bodies = govd__grow(roster->bodies, roster->count, &roster->capacity, sizeof *bodies);
  if (bodies != NULL) roster->bodies = bodies;
  const char **parents = govd__grow(r->parents, roster->count, &r->parent_capacity, sizeof *parents);
  if (parents != NULL) r->parents = parents;
  int *lines = govd__grow(r->lines, roster->count, &r->line_capacity, sizeof *lines);
  if (lines != NULL) r->lines = lines;
  return bodies != NULL && parents != NULL && lines != NULL;
}

static govd_status add_body(reader *r, const char *const *fields, size_t count, int line) {
  const char *values[COLUMNS] = {"", "", "", ""};
  govd_roster *roster = r->roster;
  if (count > r->width)
    return fail_line(r, line, GOVD_E_SCHEMA, "the line has more fields than the %s", "first");
  for (size_t i = 0; i < count; i++) values[r->columns[i]] = fields[i];
  if (!grow(r)) return govd__fail_memory(r->error);
  size_t body = roster->count++;
  roster->bodies[body] = (govd_body){values[NAME], values[KIND], GOVD_NONE};
  r->parents[body] = values[PARENT];
  r->lines[body] = line;
  govd_status status = add_name(r, values[NAME], body, line);
  return status == GOVD_OK ? add_aliases(r, values[ALIASES], body, line) : status;
}

static int compare(const void *a, const void *b) {
  const govd__body_name *x = a;
  const govd__body_name *y = b;
  int order = strcmp(x->key, y->key);
  return order != 0 ? order : x->body < y->body ? -1 : x->body > y->body;
}

/* A name that two bodies have could not be told apart in reports. */
static govd_status sort_names(reader *r) {
  govd_roster *roster = r->roster;
  if (roster->name_count > 1) qsort(roster->names, roster->name_count, sizeof *roster->names, compare);
  for (size_t i = 1; i < roster->name_count; i++) {
    const govd__body_name *name = &roster->names[i];
    if (strcmp(name[-1].key, name->key) == 0 && name[-1].body != name->body)
      return fail_line(r, r->lines[name->body], GOVD_E_DUPLICATE, "two bodies are called '%s'", name->key);
  }
  return GOVD_OK;
}

static govd_status link_parents(reader *r) {
  govd_roster *roster = r->roster;
  for (size_t i = 0; i < roster->count; i++) {
    if (*r->parents[i] == '\0') continue;
    govd_status status = govd_roster_find(roster, r->parents[i], &roster->bodies[i].parent, r->error);
    if (status != GOVD_OK) return status;
    if (roster->bodies[i].parent == GOVD_NONE)
      return fail_line(r, r->lines[i], GOVD_E_UNKNOWN, "there is no body '%s'", r->parents[i]);
  }
  for (size_t i = 0; i < roster->count; i++) {
    size_t above = roster->bodies[i].parent;
    for (size_t steps = 0; above != GOVD_NONE && steps < roster->count; steps++)
      above = roster->bodies[above].parent;
    if (above != GOVD_NONE)
      return fail_line(r, r->lines[i], GOVD_E_SCHEMA, "the body '%s' is below itself",
                       roster->bodies[i].name);
  }
  return GOVD_OK;
}

static govd_status read_all(reader *r) {
  govd_status status = read_head(r);
  while (status == GOVD_OK) {
    const char *fields[GOVD__CSV_FIELDS];
    size_t count;
    status = govd__csv_next(&r->csv, &r->roster->arena, fields, &count, r->error);
    if (status != GOVD_OK || count == 0) break;
    status = add_body(r, fields, count, r->csv.line - 1);
  }
  if (status == GOVD_OK) status = sort_names(r);
  return status == GOVD_OK ? link_parents(r) : status;
}

GOVD_EXPORT govd_status govd_roster_parse(const char *text, size_t length, govd_roster **roster,
                                          govd_error *error) {
  *roster = NULL;
  size_t valid = govd__utf8_check(text, length);
  if (valid != length)
    return govd__fail_at(error, GOVD_E_ENCODING, valid, govd__line_of(text, length, valid),
                         "the text is not UTF-8");
  if (memchr(text, '\0', length) != NULL)
    return govd__fail(error, GOVD_E_ENCODING, "the text holds the character NUL");
  reader r = {.roster = govd__calloc(1, sizeof **roster), .csv = {text, length, 0, 1}, .error = error};
  if (r.roster == NULL) return govd__fail_memory(error);
  if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) r.csv.at = 3;
  govd_status status = read_all(&r);
  govd__free(r.parents);
  govd__free(r.lines);
  if (status == GOVD_OK) {
    *roster = r.roster;
  } else {
    govd_roster_free(r.roster);
  }
  return status;
}

GOVD_EXPORT void govd_roster_free(govd_roster *roster) {
  if (roster == NULL) return;
  govd__arena_release(&roster->arena);
  govd__free(roster->bodies);
  govd__free(roster->names);
  govd__free(roster);
}

GOVD_EXPORT size_t govd_roster_count(const govd_roster *roster) { return roster->count; }

GOVD_EXPORT const govd_body *govd_roster_at(const govd_roster *roster, size_t body) {
  return body < roster->count ? &roster->bodies[body] : NULL;
}

GOVD_EXPORT govd_status govd_roster_find(const govd_roster *roster, const char *name, size_t *body,
                                         govd_error *error) {
  char *key;
  *body = GOVD_NONE;
  govd_status status = govd_body_key(name, &key, error);
  if (status != GOVD_OK) return status;
  size_t low = 0;
  size_t high = roster->name_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(roster->names[middle].key, key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < roster->name_count && strcmp(roster->names[low].key, key) == 0) *body = roster->names[low].body;
  govd_string_free(key);
  return GOVD_OK;
}

GOVD_EXPORT bool govd_roster_is_below(const govd_roster *roster, size_t body, size_t above) {
  if (body >= roster->count || above >= roster->count) return false;
  for (size_t i = roster->bodies[body].parent; i != GOVD_NONE; i = roster->bodies[i].parent) {
    if (i == above) return true;
  }
  return false;
}
