/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_DOCUMENT_PROCESS_H
#define GOVD_DOCUMENT_PROCESS_H

#include "base/buffer.h"
#include "govdisclosure/error.h"

/*
 * Another program, run as a filter: bytes go to its standard input, and what it writes is
 * collected. No shell is involved. It is looked for in the folders of PATH that are given from
 * the root, never in the current one.
 *
 * The host program notices nothing: no signal handler is set, no SIGPIPE raised in it, no
 * descriptor passed on, and no child left behind. The program runs in a process group of its
 * own, which is killed as a whole. Any number of threads may run programs at the same time.
 */
typedef struct govd__process_limits {
  unsigned seconds; /* until it is killed */
  size_t output;    /* bytes */
  size_t memory;    /* bytes of address space */
} govd__process_limits;

typedef enum govd__process_end {
  GOVD__PROCESS_EXITED = 0,
  GOVD__PROCESS_KILLED, /* by a signal that was none of ours */
  GOVD__PROCESS_TIMED_OUT,
  GOVD__PROCESS_TOO_LONG, /* more output than the limit */
  GOVD__PROCESS_UNKNOWN   /* the host ignores SIGCHLD, so the system does not say */
} govd__process_end;

enum { GOVD__PROCESS_NOT_STARTED = 127 }; /* the exit status of what the system would not run */

typedef struct govd__process_result {
  govd__buffer output;
  govd__process_end end;
  int status;        /* the exit status, or the signal */
  char errors[1024]; /* the beginning of what it wrote to the standard error output */
} govd__process_result;

/*
 * Runs a program to its end, whatever that is.
 *
 * @param arguments the first one is its name, which is looked for; NULL ends them
 * @param result    to be released also after a failure
 * @retval GOVD_E_UNSUPPORTED there is no such program
 * @retval GOVD_E_IO          it could not be started
 */
govd_status govd__process_run(const char *const *arguments, const char *input, size_t length,
                              const govd__process_limits *limits, govd__process_result *result,
                              govd_error *error);
void govd__process_release(govd__process_result *result);

#endif
