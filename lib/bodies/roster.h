/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_BODIES_ROSTER_H
#define GOVD_BODIES_ROSTER_H

#include "base/arena.h"
#include "govdisclosure/bodies.h"

/* A name or alias, as names are compared. */
typedef struct govd__body_name {
  const char *key;
  size_t body;
} govd__body_name;

struct govd_roster {
  govd__arena arena; /* all strings */
  govd_body *bodies;
  size_t count;
  size_t capacity;
  govd__body_name *names; /* sorted by key */
  size_t name_count;
  size_t name_capacity;
};

/* One line of CSV after the other. */
typedef struct govd__csv {
  const char *text;
  size_t length;
  size_t at;
  int line; /* of what comes next */
} govd__csv;

enum { GOVD__CSV_FIELDS = 16 };

/*
 * Reads the fields of the next line into an arena; a line that is empty is passed over, and there
 * is one that has no fields at the end.
 */
govd_status govd__csv_next(govd__csv *csv, govd__arena *arena, const char *fields[GOVD__CSV_FIELDS],
                           size_t *count, govd_error *error);

#endif
