/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "messages.h"
#include "suggest.h"

static const char *const command_names[COMMAND_COUNT] = {
    [COMMAND_CHECK] = "check",     [COMMAND_CONVERT] = "convert", [COMMAND_DIFF] = "diff",
    [COMMAND_REPAIR] = "repair",   [COMMAND_ROLLUP] = "rollup",   [COMMAND_FORMS] = "forms",
    [COMMAND_EXPLAIN] = "explain", [COMMAND_HELP] = "help"};

const char *command_name(command which) { return command_names[which]; }

/* Where a word stands in a list; count if it does not. */
static size_t find(const char *word, const char *const *words, size_t count) {
  size_t i = 0;
  while (i < count && strcmp(words[i], word) != 0) i++;
  return i;
}

bool command_find(const char *name, command *which) {
  size_t i = find(name, command_names, COMMAND_COUNT);
  *which = (command)i;
  return i < COMMAND_COUNT;
}

void command_suggest(const char *name, govd_language language) {
  suggest(language, name, command_names, COMMAND_COUNT);
}

/* One setter an option. It returns false where the value is none of those there are. */

bool options_language(const char *value, govd_language *language) {
  static const char *const names[] = {[GOVD_ZH] = "zh", [GOVD_EN] = "en"};
  size_t i = find(value, names, 2);
  if (i < 2) *language = (govd_language)i;
  return i < 2;
}

static bool set_language(options *o, const char *value) { return options_language(value, &o->language); }

static bool set_layout(options *o, const char *value) {
  static const char *const names[] = {[LAYOUT_HUMAN] = "human",
                                      [LAYOUT_JSON] = "json",
                                      [LAYOUT_JSONL] = "jsonl",
                                      [LAYOUT_SARIF] = "sarif",
                                      [LAYOUT_CSV] = "csv"};
  enum { COUNT = sizeof names / sizeof *names };
  size_t i = find(value, names, COUNT);
  o->layout = (layout)i;
  return i < COUNT;
}

static bool set_target(options *o, const char *value) {
  static const char *const names[] = {[TARGET_NONE] = "",   [TARGET_JSON] = "json", [TARGET_JSONL] = "jsonl",
                                      [TARGET_CSV] = "csv", [TARGET_TEXT] = "text", [TARGET_HTML] = "html"};
  enum { COUNT = sizeof names / sizeof *names };
  size_t i = find(value, names, COUNT);
  o->target = (target)i;
  return i > 0 && i < COUNT;
}

static bool set_blank(options *o, const char *value) {
  static const char *const names[] = {[GOVD_BLANK_ZERO] = "zero", [GOVD_BLANK_UNKNOWN] = "unknown"};
  size_t i = find(value, names, 2);
  o->blank = (govd_blank)i;
  return i < 2;
}

static bool set_flag(bool *flag) { return *flag = true; }

static bool set_strict(options *o, const char *value) { return (void)value, set_flag(&o->strict); }
static bool set_quiet(options *o, const char *value) { return (void)value, set_flag(&o->quiet); }
static bool set_places(options *o, const char *value) { return (void)value, set_flag(&o->places); }
static bool set_explain(options *o, const char *value) { return (void)value, set_flag(&o->explain_reading); }
static bool set_verbose(options *o, const char *value) { return (void)value, set_flag(&o->verbose); }
static bool set_via_office(options *o, const char *value) { return (void)value, set_flag(&o->via_office); }
static bool set_analyse(options *o, const char *value) { return (void)value, set_flag(&o->analyse); }
static bool set_help(options *o, const char *value) { return (void)value, set_flag(&o->help); }

static bool set_string(const char **string, const char *value) {
  *string = value;
  return true;
}

static bool set_form(options *o, const char *value) { return set_string(&o->form, value); }
static bool set_prior(options *o, const char *value) { return set_string(&o->prior, value); }
static bool set_roster(options *o, const char *value) { return set_string(&o->roster, value); }
static bool set_units(options *o, const char *value) { return set_string(&o->units, value); }
static bool set_against(options *o, const char *value) { return set_string(&o->against, value); }
static bool set_body(options *o, const char *value) { return set_string(&o->body, value); }
static bool set_out(options *o, const char *value) { return set_string(&o->out, value); }

/* Numbers with commas between them. */
static bool set_choice(options *o, const char *value) {
  return set_string(&o->choice, value) && *value != '\0' && strspn(value, "0123456789,") == strlen(value);
}

/* There is room for all arguments in each list. */
static bool append(strings *list, const char *value) {
  list->items[list->count++] = value;
  return true;
}

static bool add_form_file(options *o, const char *value) { return append(&o->form_files, value); }
static bool add_disabled(options *o, const char *value) { return append(&o->disabled, value); }

enum {
  CHECK = 1 << COMMAND_CHECK,
  CONVERT = 1 << COMMAND_CONVERT,
  DIFF = 1 << COMMAND_DIFF,
  REPAIR = 1 << COMMAND_REPAIR,
  ROLLUP = 1 << COMMAND_ROLLUP,
  FORMS = 1 << COMMAND_FORMS,
  EXPLAIN = 1 << COMMAND_EXPLAIN,
  HELP = 1 << COMMAND_HELP,
  ANY = CHECK | CONVERT | DIFF | REPAIR | ROLLUP | FORMS | EXPLAIN | HELP
};

typedef struct option {
  const char *name;
  const char *letter; /* its short name, or NULL */
  int commands;       /* that have it */
  const char *value;  /* what it takes, for messages; NULL if nothing */
  bool (*set)(options *o, const char *value);
} option;

static const option all[] = {
    {"--against", NULL, ROLLUP, "FILE", set_against},
    {"--analyse", NULL, FORMS, NULL, set_analyse},
    {"--blank", NULL, CHECK | REPAIR, "zero, unknown", set_blank},
    {"--body", NULL, ROLLUP, "NAME", set_body},
    {"--choose", NULL, REPAIR, "N,N,...", set_choice},
    {"--disable", NULL, CHECK | REPAIR, "CODE", add_disabled},
    {"--explain-reading", NULL, CHECK, NULL, set_explain},
    {"--form", NULL, CHECK | CONVERT | DIFF | REPAIR | ROLLUP, "ID", set_form},
    {"--form-file", NULL, CHECK | CONVERT | DIFF | REPAIR | ROLLUP | FORMS | EXPLAIN, "FILE", add_form_file},
    {"--format", NULL, CHECK | DIFF, "human, json, jsonl, sarif, csv", set_layout},
    {"--help", "-h", ANY, NULL, set_help},
    {"--lang", NULL, ANY, "zh, en", set_language},
    {"--out", "-o", CONVERT | REPAIR | ROLLUP, "FILE", set_out},
    {"--places", NULL, CONVERT, NULL, set_places},
    {"--prior", NULL, CHECK | REPAIR, "FILE", set_prior},
    {"--quiet", "-q", CHECK, NULL, set_quiet},
    {"--roster", NULL, CHECK | ROLLUP, "FILE", set_roster},
    {"--strict", NULL, CHECK, NULL, set_strict},
    {"--to", "-t", CONVERT, "json, jsonl, csv, text, html", set_target},
    {"--verbose", "-v", CHECK | REPAIR, NULL, set_verbose},
    {"--units", NULL, CHECK, "FILE", set_units},
    {"--via-office", NULL, CHECK | CONVERT | DIFF | REPAIR | ROLLUP, NULL, set_via_office},
};

enum { OPTION_COUNT = sizeof all / sizeof *all };

/* The first thing that is wrong, kept until the language is known. */
typedef struct parser {
  options *options;
  command command;
  message fault; /* MESSAGE_COUNT if there is none */
  const char *word;
  const char *detail;
} parser;

static void blame(parser *p, message fault, const char *word, const char *detail) {
  if (p->fault != MESSAGE_COUNT) return;
  p->fault = fault;
  p->word = word;
  p->detail = detail;
}

/* Finds an option by `--name`, `--name=value`, `-n` or `-nvalue`; value is what is joined to it, or NULL. */
static const option *find_option(const char *word, const char **value) {
  size_t length = strcspn(word, "=");
  for (size_t i = 0; i < OPTION_COUNT; i++) {
    if (strncmp(word, all[i].name, length) == 0 && all[i].name[length] == '\0') {
      *value = word[length] == '=' ? word + length + 1 : NULL;
      return &all[i];
    }
    if (all[i].letter != NULL && word[1] != '-' && word[1] == all[i].letter[1]) {
      *value = word[2] != '\0' ? word + 2 : NULL;
      return &all[i];
    }
  }
  return NULL;
}

/* Reads the option that is the first word; gives how many words it took. */
static int parse_option(parser *p, int count, char **words) {
  const char *value;
  const option *found = find_option(words[0], &value);
  if (found == NULL) {
    blame(p, MESSAGE_UNKNOWN_OPTION, words[0], NULL);
    return 1;
  }
  if ((found->commands & 1 << p->command) == 0)
    blame(p, MESSAGE_OPTION_ELSEWHERE, words[0], command_name(p->command));
  if (found->value == NULL) {
    if (value != NULL) blame(p, MESSAGE_NEEDLESS_VALUE, found->name, NULL);
    found->set(p->options, NULL);
    return 1;
  }
  int taken = value == NULL ? 2 : 1;
  if (taken > count) {
    blame(p, MESSAGE_NO_VALUE, found->name, found->value);
    return count;
  }
  if (value == NULL) value = words[1];
  if (!found->set(p->options, value)) blame(p, MESSAGE_BAD_VALUE, found->name, found->value);
  return taken;
}

static void parse_words(parser *p, int count, char **words) {
  bool ended = false;
  for (int i = 0; i < count;) {
    if (ended || words[i][0] != '-' || words[i][1] == '\0') {
      append(&p->options->operands, words[i++]);
    } else if (strcmp(words[i], "--") == 0) {
      ended = true;
      i++;
    } else {
      i += parse_option(p, count - i, words + i);
    }
  }
}

/* What a command needs, and how many operands it takes. */
static void check_operands(parser *p) {
  options *o = p->options;
  bool two = p->command == COMMAND_DIFF;
  bool files = two || p->command == COMMAND_CHECK || p->command == COMMAND_CONVERT ||
               p->command == COMMAND_REPAIR || p->command == COMMAND_ROLLUP;
  size_t standard_inputs = 0;
  for (size_t i = 0; i < o->operands.count; i++) standard_inputs += strcmp(o->operands.items[i], "-") == 0;
  standard_inputs += o->prior != NULL && strcmp(o->prior, "-") == 0;
  if (files && o->operands.count == 0) blame(p, MESSAGE_NO_FILES, command_name(p->command), NULL);
  if (files && standard_inputs > 1) blame(p, MESSAGE_STDIN_TWICE, "-", NULL);
  if (p->command == COMMAND_CHECK && o->roster != NULL && o->prior == NULL && o->units == NULL)
    blame(p, MESSAGE_ROSTER_WITHOUT_PRIOR, "--roster", NULL);
  if (o->body != NULL && o->roster == NULL) blame(p, MESSAGE_BODY_WITHOUT_ROSTER, "--body", NULL);
  if (two && o->operands.count == 1) blame(p, MESSAGE_NO_SECOND, o->operands.items[0], NULL);
  if (two && o->operands.count > 2) blame(p, MESSAGE_TOO_MANY, o->operands.items[2], NULL);
  if (two && o->layout > LAYOUT_JSON) blame(p, MESSAGE_BAD_VALUE, "--format", "human, json");
  if (!files && o->operands.count > 1) blame(p, MESSAGE_TOO_MANY, o->operands.items[1], NULL);
  if (p->command == COMMAND_CONVERT && o->target == TARGET_NONE) blame(p, MESSAGE_NO_TARGET, NULL, NULL);
}

static void say_fault(const parser *p) {
  govd_language language = p->options->language;
  message_say(language, p->fault, p->word, p->detail);
  if (p->fault == MESSAGE_UNKNOWN_OPTION) {
    const char *names[OPTION_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
      if ((all[i].commands & 1 << p->command) != 0) names[count++] = all[i].name;
    }
    suggest(language, p->word, names, count);
  }
  message_say(language, MESSAGE_SEE_COMMAND_HELP, command_name(p->command));
}

bool options_parse(options *o, command which, int count, char **arguments) {
  *o = (options){.language = o->language};
  strings *lists[] = {&o->form_files, &o->disabled, &o->operands};
  parser p = {.options = o, .command = which, .fault = MESSAGE_COUNT};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    lists[i]->items = calloc((size_t)count + 1, sizeof *lists[i]->items);
    if (lists[i]->items == NULL) {
      message_say(o->language, MESSAGE_NO_MEMORY);
      return false;
    }
  }
  parse_words(&p, count, arguments);
  if (o->help && p.fault == MESSAGE_COUNT) return true;
  check_operands(&p);
  if (p.fault == MESSAGE_COUNT) return true;
  say_fault(&p);
  return false;
}

void options_free(options *o) {
  free(o->form_files.items);
  free(o->disabled.items);
  free(o->operands.items);
}
