/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/repair.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "failure.h"
#include "govdisclosure/amount.h"
#include "govdisclosure/exchange.h"
#include "messages.h"
#include "output.h"
#include "terminal.h"
#include "text.h"
#include "validator.h"
#include "walk.h"

typedef struct repairer {
  const options *options;
  kit kit;
  govd_validator *validator;
  govd_report *prior;
  output out; /* standard output */
  bool colour;
  size_t reports;
  size_t broken;     /* parts with a broken rule */
  size_t unread;     /* files */
  govd_report *copy; /* with the changes made, where one is to be written */
  size_t changed;    /* figures in it */
  bool trouble;
} repairer;

static void say_number(repairer *r, message id, size_t first, size_t second) {
  char numbers[2][32];
  snprintf(numbers[0], sizeof numbers[0], "%zu", first);
  snprintf(numbers[1], sizeof numbers[1], "%zu", second);
  message_put(r->out.stream, r->options->language, id, numbers[0], numbers[1]);
}

/* The file, and which report of it. */
static void put_head(repairer *r, const char *path, const govd_report *report) {
  const char *body = govd_report_unit_name(report);
  terminal_style(r->out.stream, r->colour, STYLE_BOLD);
  text_put(r->out.stream, path);
  terminal_style(r->out.stream, r->colour, STYLE_PLAIN);
  fprintf(r->out.stream, ": %s", govd_form_id(govd_report_form(report)));
  if (body != NULL && *body != '\0') {
    putc(' ', r->out.stream);
    text_put(r->out.stream, body);
  }
  if (govd_report_year(report) != 0) fprintf(r->out.stream, " %d", govd_report_year(report));
  putc('\n', r->out.stream);
}

static bool is_about(const govd_finding *finding, const govd_form *form, const govd_broken *broken) {
  if (broken->rule == GOVD_NONE)
    return strcmp(finding->code, "group.sum") == 0 &&
           finding->cells[finding->cell_count - 1].cell == broken->group;
  return finding->rule != NULL && finding->instance != NULL && finding->compared &&
         strcmp(finding->rule, govd_form_rule(form, broken->rule)->id) == 0 &&
         strcmp(finding->instance, govd_form_instance(form, broken->instance)->id) == 0;
}

/* The sentences of the findings on the broken rules of a part. */
static govd_status put_broken(repairer *r, const govd_findings *findings, const govd_component *part,
                              govd_error *error) {
  for (size_t b = 0; b < part->broken_count; b++) {
    for (size_t i = 0; i < govd_findings_count(findings); i++) {
      const govd_finding *finding = govd_findings_at(findings, i);
      char *sentence;
      if (!is_about(finding, govd_findings_form(findings), &part->broken[b])) continue;
      govd_status status = govd_finding_message(findings, i, r->options->language, &sentence, error);
      if (status != GOVD_OK) return status;
      fputs("  ", r->out.stream);
      text_put(r->out.stream, sentence);
      terminal_style(r->out.stream, r->colour, STYLE_DIM);
      fprintf(r->out.stream, " [%s]\n", finding->code);
      terminal_style(r->out.stream, r->colour, STYLE_PLAIN);
      govd_string_free(sentence);
    }
  }
  return GOVD_OK;
}

/* Suggestions of a part with their numbers. */
static govd_status put_suggestions(repairer *r, const govd_form *form, const govd_suggestion *suggestions,
                                   size_t count, size_t first, govd_error *error) {
  for (size_t i = 0; i < count; i++) {
    char *sentence;
    govd_status status =
        govd_suggestion_message(form, &suggestions[i], r->options->language, &sentence, error);
    if (status != GOVD_OK) return status;
    fprintf(r->out.stream, "  %3zu. ", first + i);
    text_put(r->out.stream, sentence);
    putc('\n', r->out.stream);
    govd_string_free(sentence);
  }
  return GOVD_OK;
}

static void put_remark(repairer *r, message id, size_t number) {
  fputs("  ", r->out.stream);
  say_number(r, id, number, 0);
  putc('\n', r->out.stream);
}

static govd_status put_part(repairer *r, const govd_findings *findings, const govd_component *part,
                            size_t number, govd_error *error) {
  const govd_form *form = govd_findings_form(findings);
  size_t count = part->suggestion_count;
  say_number(r, part->broken_count > 0 ? MESSAGE_REPAIR_PART : MESSAGE_REPAIR_OPEN, number, 0);
  putc('\n', r->out.stream);
  govd_status status = put_broken(r, findings, part, error);
  if (status == GOVD_OK) status = put_suggestions(r, form, part->suggestions, count, 1, error);
  if (status == GOVD_OK && r->options->verbose)
    status = put_suggestions(r, form, part->doubtful, part->doubtful_count, count + 1, error);
  if (status != GOVD_OK) return status;
  if (part->doubtful_count > 0 && !r->options->verbose)
    put_remark(r, MESSAGE_REPAIR_DOUBTFUL, part->doubtful_count);
  if (count == 0) {
    put_remark(r, MESSAGE_REPAIR_NONE, 0);
  } else if (!part->complete) {
    put_remark(r, MESSAGE_REPAIR_INCOMPLETE, 0);
  }
  return GOVD_OK;
}

/* The number asked for in a part, from 1; 0 for none. The first where nothing was said. */
static size_t choice_of(const options *o, size_t part) {
  const char *at = o->choice;
  for (size_t i = 0; at != NULL && i < part; i++) {
    at = strchr(at, ',');
    if (at != NULL) at++;
  }
  return at == NULL ? 1 : (size_t)strtoul(at, NULL, 10);
}

/* The text of a changed figure, with what it was behind it in brackets, so that the change is seen. */
static char *mark(const repairer *r, const govd_form *form, const govd_change *change) {
  int scale = govd_type_scale(govd_form_cell_at(form, change->cell)->type);
  char figures[2][GOVD_AMOUNT_TEXT_SIZE];
  char *text = NULL;
  size_t size;
  govd_amount_format(change->to, scale, figures[0]);
  govd_amount_format(change->from, scale, figures[1]);
  FILE *stream = open_memstream(&text, &size);
  if (stream == NULL) return NULL;
  message_put(stream, r->options->language,
              change->state == GOVD_GIVEN ? MESSAGE_REPAIR_WAS : MESSAGE_REPAIR_WAS_EMPTY, figures[0],
              figures[1]);
  return fclose(stream) == 0 ? text : NULL;
}

/* A suggestion of a part by its number, from 1, those that are doubtful after the others; or NULL. */
static const govd_suggestion *suggestion_of(const govd_component *part, size_t number) {
  size_t sure = part->suggestion_count;
  if (number == 0 || number > sure + part->doubtful_count) return NULL;
  return number <= sure ? &part->suggestions[number - 1] : &part->doubtful[number - sure - 1];
}

/* Whether another part's change was one of those that this part has, and so has put it right. */
static bool is_put_right(const repairer *r, const govd_component *part) {
  const govd_suggestion *suggestion;
  for (size_t n = 1; (suggestion = suggestion_of(part, n)) != NULL; n++) {
    bool made = true;
    for (size_t i = 0; i < suggestion->change_count && made; i++) {
      const govd_change *change = &suggestion->changes[i];
      const govd_cell *cell = govd_report_cell(r->copy, change->cell);
      made = change->source == GOVD_THIS && cell->state == GOVD_GIVEN && cell->value == change->to;
    }
    if (made) return true;
  }
  return false;
}

/* Whether the copy still holds what a suggestion is about: another part may have changed it. */
static bool can_change(const repairer *r, const govd_suggestion *suggestion) {
  bool can = false;
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    if (change->source != GOVD_THIS) return false; /* another report is wrong; this one is left alone */
    const govd_cell *cell = govd_report_cell(r->copy, change->cell);
    if (cell->state != change->state || cell->value != change->from) return false;
    can = true;
  }
  return can;
}

static govd_status change_copy(repairer *r, const govd_suggestion *suggestion, govd_error *error) {
  for (size_t i = 0; i < suggestion->change_count; i++) {
    const govd_change *change = &suggestion->changes[i];
    char *text = mark(r, govd_report_form(r->copy), change);
    if (text == NULL) return fail_memory(error);
    govd_status status =
        govd_report_set_cell(r->copy, change->cell, GOVD_GIVEN, change->to, text, NULL, error);
    free(text);
    if (status != GOVD_OK) return status;
    r->changed++;
  }
  return GOVD_OK;
}

/* Makes the chosen changes in the copy, and says which. */
static govd_status change_parts(repairer *r, const govd_repair *repair, govd_error *error) {
  govd_status status = GOVD_OK;
  for (size_t c = 0; c < govd_repair_component_count(repair) && status == GOVD_OK; c++) {
    const govd_component *part = govd_repair_component(repair, c);
    size_t chosen = choice_of(r->options, c);
    const govd_suggestion *suggestion = suggestion_of(part, chosen);
    if (suggestion == NULL && chosen > 0 && part->suggestion_count > 0) {
      char numbers[2][32];
      snprintf(numbers[0], sizeof numbers[0], "%zu", c + 1);
      snprintf(numbers[1], sizeof numbers[1], "%zu", chosen);
      message_say(r->options->language, MESSAGE_REPAIR_CHOICE, numbers[0], numbers[1]);
      r->trouble = true;
      return GOVD_OK;
    }
    bool right = is_put_right(r, part);
    bool can = !right && suggestion != NULL && can_change(r, suggestion);
    if (can) status = change_copy(r, suggestion, error);
    message said = can ? MESSAGE_REPAIR_APPLIED : right ? MESSAGE_REPAIR_ALONG : MESSAGE_REPAIR_NOT_APPLIED;
    say_number(r, said, c + 1, chosen);
    putc('\n', r->out.stream);
  }
  return status;
}

static govd_status show(repairer *r, const char *path, const govd_report *report,
                        const govd_findings *findings, const govd_repair *repair, govd_error *error) {
  govd_status status = GOVD_OK;
  put_head(r, path, report);
  for (size_t c = 0; c < govd_repair_component_count(repair) && status == GOVD_OK; c++) {
    const govd_component *part = govd_repair_component(repair, c);
    r->broken += part->broken_count > 0;
    status = put_part(r, findings, part, c + 1, error);
  }
  if (govd_repair_component_count(repair) == 0) {
    fputs("  ", r->out.stream);
    message_put(r->out.stream, r->options->language, MESSAGE_REPAIR_NOTHING);
    putc('\n', r->out.stream);
  }
  if (status != GOVD_OK || r->options->out == NULL || r->reports > 1) return status;
  status = govd_report_copy(report, &r->copy, error);
  return status == GOVD_OK ? change_parts(r, repair, error) : status;
}

static govd_status repair_report(repairer *r, const char *path, const govd_report *report,
                                 govd_error *error) {
  govd_related related = {.prior = r->prior};
  govd_findings *findings = NULL;
  govd_repair *repair = NULL;
  r->reports++;
  govd_status status = govd_validate(r->validator, report, &related, &findings, error);
  if (status == GOVD_OK) status = govd_repair_new(r->validator, report, &related, NULL, &repair, error);
  if (status == GOVD_OK) status = show(r, path, report, findings, repair, error);
  govd_repair_free(repair);
  govd_findings_free(findings);
  return status;
}

static govd_status repair_file(repairer *r, const char *path, govd_error *error) {
  input in;
  govd_status status = input_open(&in, &r->kit, path, error);
  while (status == GOVD_OK) {
    govd_report *report;
    status = input_next(&in, &r->kit, &report, error);
    if (status != GOVD_OK || report == NULL) break;
    status = repair_report(r, path, report, error);
    govd_report_free(report);
  }
  input_close(&in);
  return status;
}

static bool is_same_file(const char *a, const char *b) {
  struct stat x;
  struct stat y;
  return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool visit(void *state, const char *path, walk_event event) {
  repairer *r = state;
  govd_error error;
  const char *prior = r->options->prior;
  if (r->options->out != NULL &&
      (is_same_file(path, r->options->out) || (prior != NULL && is_same_file(prior, r->options->out)))) {
    message_say(r->options->language, MESSAGE_REPAIR_SAME_FILE, r->options->out);
    r->trouble = true;
    return false;
  }
  govd_status status = event == WALK_FILE ? repair_file(r, path, &error) : GOVD_E_IO;
  if (event != WALK_FILE) walk_failure(event, &error);
  if (status != GOVD_OK) {
    r->unread++;
    say_unread(r->options->language, path, &error);
  }
  return output_flush(&r->out) && !r->trouble;
}

static bool open_prior(repairer *r) {
  const char *path = r->options->prior;
  govd_error error;
  input in;
  govd_report *second = NULL;
  if (path == NULL) return true;
  govd_status status = input_open(&in, &r->kit, path, &error);
  if (status == GOVD_OK) status = input_next(&in, &r->kit, &r->prior, &error);
  if (status == GOVD_OK) status = input_next(&in, &r->kit, &second, &error);
  if (status != GOVD_OK) say_unread(r->options->language, path, &error);
  if (second != NULL) message_say(r->options->language, MESSAGE_PRIOR_COUNT, path);
  bool one = status == GOVD_OK && second == NULL;
  govd_report_free(second);
  input_close(&in);
  return one;
}

/* Rules that are broken in the copy still. */
static size_t still_broken(const repairer *r) {
  govd_related related = {.prior = r->prior};
  govd_findings *findings;
  size_t count = 0;
  if (govd_validate(r->validator, r->copy, &related, &findings, NULL) != GOVD_OK) return 0;
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    count += finding->compared && (finding->rule != NULL || strcmp(finding->code, "group.sum") == 0);
  }
  govd_findings_free(findings);
  return count;
}

static bool ends_with(const char *text, const char *end) {
  return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

/* Writes the copy: JSON into a file of that name, else the text form. */
static bool write_copy(repairer *r) {
  const options *o = r->options;
  govd_error error;
  char *text;
  size_t length;
  output file;
  bool json = ends_with(o->out, ".json");
  govd_status status = json ? govd_report_write_json(r->copy, false, &text, &length, &error)
                            : govd_report_write_text(r->copy, &text, &length, &error);
  if (status != GOVD_OK) {
    say_error(o->language, &error);
    message_say(o->language, MESSAGE_NOT_WRITTEN, o->out);
    return false;
  }
  bool written = output_open(&file, o->out);
  if (written) {
    output_write(&file, text, length);
    if (json) putc('\n', file.stream);
    written = output_finish(&file);
  }
  govd_string_free(text);
  if (!written) {
    say_unwritten(o->language, o->out, errno);
    return false;
  }
  char numbers[2][32];
  snprintf(numbers[0], sizeof numbers[0], "%zu", r->changed);
  snprintf(numbers[1], sizeof numbers[1], "%zu", still_broken(r));
  message_put(r->out.stream, o->language, MESSAGE_REPAIR_WROTE, o->out, numbers[0], numbers[1]);
  putc('\n', r->out.stream);
  return true;
}

static void repair_all(repairer *r) {
  const options *o = r->options;
  for (size_t i = 0; i < o->operands.count; i++) {
    if (!walk(o->operands.items[i], visit, r)) break;
  }
  if (o->out == NULL || r->trouble || r->unread > 0) return;
  if (r->reports != 1) {
    message_say(o->language, MESSAGE_REPAIR_ONE);
    r->trouble = true;
  } else if (!write_copy(r)) {
    r->trouble = true;
  }
}

outcome command_repair(const options *o) {
  repairer r = {.options = o};
  outcome result = OUTCOME_TROUBLE;
  output_open(&r.out, NULL);
  r.colour = terminal_has_colour(r.out.stream);
  if (kit_open(&r.kit, o) && validator_open(&r.validator, &r.kit, o) && open_prior(&r)) {
    repair_all(&r);
    if (!r.trouble && r.unread == 0) result = r.broken > 0 ? OUTCOME_FOUND : OUTCOME_CLEAN;
    if (!output_finish(&r.out)) {
      say_unwritten(o->language, NULL, errno);
      result = OUTCOME_TROUBLE;
    }
  }
  govd_report_free(r.copy);
  govd_report_free(r.prior);
  govd_validator_free(r.validator);
  kit_free(&r.kit);
  return result;
}
