/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PARTS_H
#define GOVD_DOCUMENT_PARTS_H

#include "base/arena.h"
#include "package.h"
#include "xml.h"

/*
 * The parts of an office file are found by how they relate to each other (Open Packaging
 * Conventions), not by their usual names.
 */
typedef struct govd__relation {
  const char *id;
  const char *type;   /* the last word of it, which is the same for transitional and strict files */
  const char *target; /* the name of a part; NULL where it lies outside of the file */
} govd__relation;

/* The relations of a part. Starts out zeroed. */
typedef struct govd__relations {
  govd__arena arena;
  govd__relation *items;
  size_t count;
  size_t capacity;
} govd__relations;

/* Reads the relations of a part, or with "" those of the whole file; a part without any has none. */
govd_status govd__relations_read(govd__package *package, const char *part, govd__relations *relations,
                                 govd_error *error);
void govd__relations_release(govd__relations *relations);

/* The first relation of a type, of an id; NULL where there is none that leads to a part. */
const govd__relation *govd__relations_typed(const govd__relations *relations, const char *type);
const govd__relation *govd__relations_find(const govd__relations *relations, const char *id, size_t length);

/* The name of the part that the file is about. Release it with govd__free(). */
govd_status govd__main_part(govd__package *package, char **part, govd_error *error);

/* Reads a part with a grammar. */
govd_status govd__part_parse(govd__package *package, const char *part, const govd__xml_grammar *grammar,
                             void *reader, govd_error *error);

/* The same for the part of a type that may be missing. */
govd_status govd__part_parse_typed(govd__package *package, const govd__relations *relations, const char *type,
                                   const govd__xml_grammar *grammar, void *reader, govd_error *error);

#endif
