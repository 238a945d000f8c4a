/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_PROCESS_H
#define GOVD_TOOLS_PROCESS_H

/* How a program came to its end. */
typedef enum process_end {
  PROCESS_DONE,      /* with exit status 0 */
  PROCESS_FAILED,    /* with another one, by a signal, or it could not be started */
  PROCESS_TIMED_OUT, /* it was stopped */
  PROCESS_STOPPED    /* likewise, because this program was told to stop */
} process_end;

/* The path of a program in a folder of PATH, for the caller to free; NULL if there is none. */
char *process_find(const char *name);

/*
 * Runs a program in a process group of its own, without input, output or open files, and
 * waits for it so many seconds. Afterwards nothing of the group is left. A signal to stop
 * that comes meanwhile stops the program first; which one it was is given for raise().
 *
 * arguments: as in execv(), ends with NULL
 */
process_end process_run(const char *path, char *const *arguments, int seconds, int *signal_number);

#endif
