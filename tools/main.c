/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "failure.h"
#include "govdisclosure/version.h"
#include "help.h"
#include "messages.h"
#include "output.h"

static outcome (*const runs[COMMAND_COUNT])(const options *o) = {
    [COMMAND_CHECK] = command_check,   [COMMAND_CONVERT] = command_convert,
    [COMMAND_FORMS] = command_forms,   [COMMAND_EXPLAIN] = command_explain,
    [COMMAND_DIFF] = command_diff,     [COMMAND_REPAIR] = command_repair,
    [COMMAND_ROLLUP] = command_rollup, [COMMAND_HELP] = command_help};

/* A standard stream that is closed must not become a file that is opened later. */
static void occupy_standard_streams(void) {
  for (int i = 0; i <= 2; i++) {
    if (fcntl(i, F_GETFD) == -1 && errno == EBADF) open("/dev/null", i == 0 ? O_WRONLY : O_RDONLY);
  }
}

static outcome run(command which, govd_language language, int count, char **arguments) {
  options o = {.language = language};
  outcome result = OUTCOME_TROUBLE;
  if (options_parse(&o, which, count, arguments)) {
    result = o.help ? help_show(o.language, command_name(which)) : runs[which](&o);
  }
  options_free(&o);
  return result;
}

static outcome show_version(govd_language language) {
  output out;
  output_open(&out, NULL);
  fprintf(out.stream, "govd %s (libgovdisclosure %s)\n", GOVD_VERSION_STRING, govd_version());
  if (output_finish(&out)) return OUTCOME_CLEAN;
  say_unwritten(language, NULL, errno);
  return OUTCOME_TROUBLE;
}

/* Takes --lang in front of the command; gives how many words that was. */
static int take_language(int count, char **arguments, govd_language *language) {
  static const char name[] = "--lang";
  if (count < 1 || strncmp(arguments[0], name, strlen(name)) != 0) return 0;
  if (arguments[0][strlen(name)] == '=')
    return options_language(arguments[0] + strlen(name) + 1, language) ? 1 : 0;
  return count > 1 && options_language(arguments[1], language) ? 2 : 0;
}

static bool is_one_of(const char *word, const char *a, const char *b) {
  return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* Does what the words behind the program's name say. */
static outcome obey(int count, char **arguments) {
  govd_language language = message_language();
  command which;
  int taken = take_language(count, arguments, &language);
  arguments += taken;
  count -= taken;
  if (count < 1) {
    message_say(language, MESSAGE_NO_COMMAND);
    message_say(language, MESSAGE_SEE_HELP);
    return OUTCOME_TROUBLE;
  }
  if (is_one_of(arguments[0], "--version", "-V")) return show_version(language);
  if (is_one_of(arguments[0], "--help", "-h")) return help_show(language, NULL);
  if (command_find(arguments[0], &which)) return run(which, language, count - 1, arguments + 1);
  message_say(language, arguments[0][0] == '-' ? MESSAGE_UNKNOWN_OPTION : MESSAGE_UNKNOWN_COMMAND,
              arguments[0]);
  command_suggest(arguments[0], language);
  message_say(language, MESSAGE_SEE_HELP);
  return OUTCOME_TROUBLE;
}

int main(int count, char **arguments) {
  occupy_standard_streams();
  signal(SIGPIPE, SIG_IGN); /* a reader that has gone is an error like any other */
  return (int)obey(count - 1, arguments + 1);
}
