/* SPDX-License-Identifier: Apache-2.0 */
#include "parts.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"

/* More than a part has of pictures, links and sheets; each is looked for among them all. */
enum { MAX_RELATIONS = 100000 };

/* Relations on their way in. */
typedef struct collector {
  govd__relations *relations;
  const char *part;
} collector;

/* Length of the folder a part stands in, its slash included. */
static size_t folder_length(const char *part) {
  const char *slash = strrchr(part, '/');
  return slash == NULL ? 0 : (size_t)(slash - part) + 1;
}

/* Appends one step of a path; ".." goes back, but not out of the file. */
static void add_step(char *path, size_t *length, const char *step, size_t step_length) {
  if (step_length == 0 || (step_length == 1 && step[0] == '.')) return;
  if (step_length == 2 && memcmp(step, "..", 2) == 0) {
    while (*length > 0 && path[*length - 1] != '/') (*length)--;
    if (*length > 0) (*length)--;
    return;
  }
  if (*length > 0) path[(*length)++] = '/';
  memcpy(path + *length, step, step_length);
  *length += step_length;
}

static void add_steps(char *path, size_t *length, const char *steps, size_t steps_length) {
  size_t from = 0;
  for (size_t i = 0; i <= steps_length; i++) {
    if (i < steps_length && steps[i] != '/' && steps[i] != '\\') continue;
    add_step(path, length, steps + from, i - from);
    from = i + 1;
  }
}

/* The name of the part that a target leads to, as seen from another part. */
static const char *resolve(govd__arena *arena, const char *part, const char *target, size_t length) {
  size_t folder = length > 0 && target[0] == '/' ? 0 : folder_length(part);
  char *path = govd__arena_alloc(arena, folder + length + 2, 1);
  if (path == NULL) return NULL;
  size_t used = 0;
  if (folder > 0) add_steps(path, &used, part, folder);
  add_steps(path, &used, target, length);
  path[used] = '\0';
  return path;
}

static const char *last_word(govd__arena *arena, const char *type, size_t length) {
  size_t from = length;
  while (from > 0 && type[from - 1] != '/') from--;
  return govd__arena_strndup(arena, type + from, length - from);
}

static govd_status on_relation(void *reader, govd__xml_element *element, govd_error *error) {
  const collector *c = reader;
  govd__relations *all = c->relations;
  if (all->count == MAX_RELATIONS)
    return govd__fail(error, GOVD_E_LIMIT, "a part has more than %d relations", (int)MAX_RELATIONS);
  govd__relation *items = govd__grow(all->items, all->count, &all->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(error);
  all->items = items;
  const char *text;
  size_t length;
  govd__relation made = {0};
  govd__xml_attribute(element, GOVD__XML_NONE, "Id", &text, &length);
  made.id = govd__arena_strndup(&all->arena, text, length);
  govd__xml_attribute(element, GOVD__XML_NONE, "Type", &text, &length);
  made.type = last_word(&all->arena, text, length);
  bool outside = govd__xml_is(element, GOVD__XML_NONE, "TargetMode", "External");
  govd__xml_attribute(element, GOVD__XML_NONE, "Target", &text, &length);
  if (!outside) made.target = resolve(&all->arena, c->part, text, length);
  if (made.id == NULL || made.type == NULL || (!outside && made.target == NULL))
    return govd__fail_memory(error);
  items[all->count++] = made;
  return GOVD_OK;
}

static const govd__xml_rule relation_rules[] = {
    {"Relationship", GOVD__XML_RELATIONS, on_relation, NULL},
};
static const govd__xml_grammar relation_grammar = {{"Relationships", GOVD__XML_RELATIONS, NULL, NULL},
                                                   relation_rules,
                                                   sizeof relation_rules / sizeof *relation_rules,
                                                   NULL};

govd_status govd__relations_read(govd__package *package, const char *part, govd__relations *relations,
                                 govd_error *error) {
  size_t folder = folder_length(part);
  govd__buffer name = {0};
  govd__buffer_add(&name, part, folder);
  govd__buffer_puts(&name, "_rels/");
  govd__buffer_puts(&name, part + folder);
  govd__buffer_puts(&name, ".rels");
  char *path = govd__buffer_take(&name, NULL);
  if (path == NULL) return govd__fail_memory(error);
  collector c = {relations, part};
  govd_status status = GOVD_OK;
  if (govd__package_has(package, path))
    status = govd__part_parse(package, path, &relation_grammar, &c, error);
  govd__free(path);
  return status;
}

void govd__relations_release(govd__relations *relations) {
  govd__arena_release(&relations->arena);
  govd__free(relations->items);
  memset(relations, 0, sizeof *relations);
}

const govd__relation *govd__relations_typed(const govd__relations *relations, const char *type) {
  for (size_t i = 0; i < relations->count; i++) {
    const govd__relation *relation = &relations->items[i];
    if (relation->target != NULL && strcmp(relation->type, type) == 0) return relation;
  }
  return NULL;
}

const govd__relation *govd__relations_find(const govd__relations *relations, const char *id, size_t length) {
  for (size_t i = 0; i < relations->count; i++) {
    const govd__relation *relation = &relations->items[i];
    if (relation->target != NULL && strlen(relation->id) == length && memcmp(relation->id, id, length) == 0) {
      return relation;
    }
  }
  return NULL;
}

govd_status govd__main_part(govd__package *package, char **part, govd_error *error) {
  *part = NULL;
  govd__relations relations = {0};
  govd_status status = govd__relations_read(package, "", &relations, error);
  const govd__relation *relation = govd__relations_typed(&relations, "officeDocument");
  if (status == GOVD_OK && relation == NULL) {
    status = govd__fail(error, GOVD_E_SCHEMA,
                        "the file does not say what its main part is, so it is no Office file");
  }
  if (status == GOVD_OK) {
    *part = govd__strdup(relation->target);
    if (*part == NULL) status = govd__fail_memory(error);
  }
  govd__relations_release(&relations);
  return status;
}

govd_status govd__part_parse(govd__package *package, const char *part, const govd__xml_grammar *grammar,
                             void *reader, govd_error *error) {
  char *bytes;
  size_t length;
  govd_status status = govd__package_read(package, part, &bytes, &length, error);
  if (status == GOVD_OK) status = govd__xml_parse(bytes, length, part, grammar, reader, error);
  govd__free(bytes);
  return status;
}

govd_status govd__part_parse_typed(govd__package *package, const govd__relations *relations, const char *type,
                                   const govd__xml_grammar *grammar, void *reader, govd_error *error) {
  const govd__relation *relation = govd__relations_typed(relations, type);
  if (relation == NULL || !govd__package_has(package, relation->target)) return GOVD_OK;
  return govd__part_parse(package, relation->target, grammar, reader, error);
}
