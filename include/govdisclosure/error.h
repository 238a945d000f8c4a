/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVDISCLOSURE_ERROR_H
#define GOVDISCLOSURE_ERROR_H

/**
 * @file error.h
 * @brief How calls report that they failed.
 *
 * Every call that can fail returns a govd_status and takes, as its last
 * argument, a pointer to a govd_error that the caller owns. That pointer may be
 * NULL. On failure the outputs of the call are NULL and the objects it was given
 * are as they were before.
 *
 * A report whose figures do not add up is not a failure: reading and checking it
 * gives GOVD_OK and findings (see validate.h).
 *
 * The library keeps no mutable global state, prints nothing, never exits, and
 * does not look at the locale. Distinct objects may be used from distinct
 * threads. Strings are UTF-8 and end with NUL.
 */

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Stands for "no such index", "no such cell", "no such row". */
#define GOVD_NONE ((size_t)-1)

/** What became of a call. The numbers are permanent; new ones are only added. */
typedef enum govd_status {
  GOVD_OK = 0,
  GOVD_E_NO_MEMORY = 1,        /**< an allocation failed */
  GOVD_E_ARGUMENT = 2,         /**< an argument is out of its documented domain */
  GOVD_E_IO = 3,               /**< a file could not be opened, read or written */
  GOVD_E_ENCODING = 4,         /**< the bytes are not text in the expected encoding */
  GOVD_E_SYNTAX = 5,           /**< not well-formed: JSON, a rule expression, a number */
  GOVD_E_SCHEMA = 6,           /**< well-formed, but not what the format describes */
  GOVD_E_DUPLICATE = 7,        /**< a key or an id stands twice */
  GOVD_E_UNKNOWN = 8,          /**< a name that refers to nothing: key, id, form */
  GOVD_E_RANGE = 9,            /**< a number does not fit, or arithmetic would overflow */
  GOVD_E_LIMIT = 10,           /**< the input is larger or deeper than the limit allows */
  GOVD_E_UNRECOGNISED = 11,    /**< no known form was found in the document */
  GOVD_E_AMBIGUOUS = 12,       /**< several readings are equally good; none was chosen */
  GOVD_E_UNREPRESENTABLE = 13, /**< the target format cannot hold this without loss */
  GOVD_E_UNSUPPORTED = 14      /**< this build does not read such files */
} govd_status;

/**
 * Where and why a call failed. Allocated by the caller (on the stack, usually),
 * filled only on failure, and needing no release. Fields that do not apply hold
 * GOVD_NONE (offset) or 0 (line).
 */
typedef struct govd_error {
  govd_status status; /**< the same value that the call returned */
  size_t offset;      /**< bytes from the start of the input, or GOVD_NONE */
  int line;           /**< line of the input, from 1, or 0 */
  char text[240];     /**< one English sentence without a final full stop */
} govd_error;

/**
 * The permanent short name of a status, such as "schema"; it is what JSON output
 * carries. Returns a static string, "unknown status" for a number that is none.
 * Safe from any thread.
 */
const char *govd_status_name(govd_status status);

/** Releases a string that a call handed over to the caller. NULL is allowed. */
void govd_string_free(char *string);

#ifdef __cplusplus
}
#endif

#endif
