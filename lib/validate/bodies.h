/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_VALIDATE_BODIES_H
#define GOVD_VALIDATE_BODIES_H

#include "prose.h"

/* What the name of a body says of it. */
typedef enum govd__body_kind {
  GOVD__BODY_UNKNOWN,
  GOVD__BODY_GOVERNMENT, /* of a province, city, county or district, or its office */
  GOVD__BODY_TOWNSHIP,   /* a town, a township, a street office */
  GOVD__BODY_DEPARTMENT
} govd__body_kind;

govd__body_kind govd__body_kind_of(const char *name, size_t length);

/* Whether a text ends as names of bodies do. */
bool govd__is_body_name(const char *name, size_t length);

/*
 * Whether two names are certainly those of different bodies. Names are shortened and put
 * together in many ways, so this is said only where nothing in what they differ by is alike.
 */
bool govd__are_other_bodies(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
