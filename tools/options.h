/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GOVD_TOOLS_OPTIONS_H
#define GOVD_TOOLS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "govdisclosure/validate.h"

/* What became of a command; the numbers are the program's exit status. */
typedef enum outcome {
  OUTCOME_CLEAN = 0,  /* no error was found */
  OUTCOME_FOUND = 1,  /* some error was found */
  OUTCOME_TROUBLE = 2 /* something could not be read, or was asked wrongly */
} outcome;

typedef enum command {
  COMMAND_CHECK,
  COMMAND_CONVERT,
  COMMAND_DIFF,
  COMMAND_REPAIR,
  COMMAND_ROLLUP,
  COMMAND_FORMS,
  COMMAND_EXPLAIN,
  COMMAND_HELP
} command;

enum { COMMAND_COUNT = COMMAND_HELP + 1 };

typedef enum layout { LAYOUT_HUMAN, LAYOUT_JSON, LAYOUT_JSONL, LAYOUT_SARIF, LAYOUT_CSV } layout;

typedef enum target { TARGET_NONE, TARGET_JSON, TARGET_JSONL, TARGET_CSV, TARGET_TEXT, TARGET_HTML } target;

/* Strings of the command line. */
typedef struct strings {
  const char **items;
  size_t count;
} strings;

/* All that the command line says. */
typedef struct options {
  govd_language language;
  layout layout;
  target target;
  govd_blank blank;
  bool strict;
  bool quiet;
  bool places;
  bool explain_reading;
  bool verbose;
  bool via_office;
  bool analyse;
  bool help;
  const char *form;
  const char *prior;
  const char *roster;
  const char *body;
  const char *against;
  const char *units;
  const char *out;
  const char *choice; /* of suggestions, by number */
  strings form_files;
  strings disabled;
  strings operands; /* files, or an id, or a code */
} options;

/* The name of a command, and the command of a name; false if there is none. */
const char *command_name(command which);
bool command_find(const char *name, command *which);

/* Says which commands are near to a name. */
void command_suggest(const char *name, govd_language language);

/* The value of --lang, if that is one; false otherwise. */
bool options_language(const char *value, govd_language *language);

/*
 * Reads the arguments of a command. What is wrong with them is said on standard error.
 * Call options_free() in either case.
 */
bool options_parse(options *o, command which, int count, char **arguments);
void options_free(options *o);

#endif
