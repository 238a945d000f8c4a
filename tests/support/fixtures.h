/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TESTS_FIXTURES_H
#define GOVD_TESTS_FIXTURES_H

#include <govdisclosure/error.h>
#include <stdbool.h>

#include "support.h"

/*
 * Fixtures are folders: what goes in, and what must come out. A new case is a new
 * folder and touches no code.
 */

/*
 * Calls back for each folder below one of tests/, such as "fixtures/layout", with its
 * name relative to tests/; in the order of the names. Gives their number.
 */
size_t for_each_fixture(const char *folder, void (*check)(const char *fixture));

/* Whether a fixture has a file. */
bool fixture_has(const char *fixture, const char *file);

/* A file of a fixture. Release with free(). */
char *read_fixture_file(const char *fixture, const char *file, size_t *length);

/*
 * For folders with an input.json that must be refused: `expected` holds the lines
 * `status NAME`, `line NUMBER` and `text SENTENCE`, just as the error must be.
 */
typedef govd_status parse_call(const char *text, size_t length, govd_error *error);
size_t check_error_fixtures(const char *folder, parse_call *parse);

#endif
