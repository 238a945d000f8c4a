/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "failure.h"
#include "govdisclosure/document.h"
#include "govdisclosure/repair.h"
#include "human.h"
#include "input.h"
#include "messages.h"
#include "output.h"
#include "place.h"
#include "prose.h"
#include "reading.h"
#include "records.h"
#include "text.h"
#include "units.h"
#include "validator.h"
#include "walk.h"
#include "years.h"

/* Last year's report, and the file it stands in. */
typedef struct prior {
  input in;
  source source;
  govd_report *report;
} prior;

typedef struct checker {
  const options *options;
  kit kit;
  govd_validator *validator;
  prior prior;
  years years; /* where that is a folder */
  units units;
  human human;
  output out;
  progress progress;
  tally tally;
  records records; /* where findings are for programs to read */
  bool trouble;    /* something could not be said of a file that was read */
} checker;

/* The findings on the reports of one file. */
typedef struct results {
  govd_findings **items;
  char **readings;          /* how each report was read; NULL where nobody asks */
  int *lines;               /* where each report begins, in JSON with one a line; else 0 */
  const collected **priors; /* last year's report of each, where it was found in a folder; else NULL */
  size_t count;
  size_t capacity;
} results;

static void results_free(results *r) {
  for (size_t i = 0; i < r->count; i++) {
    govd_findings_free(r->items[i]);
    free(r->readings[i]);
  }
  free(r->items);
  free(r->readings);
  free(r->lines);
  free(r->priors);
}

static bool grow(results *r) {
  if (r->count < r->capacity) return true;
  size_t capacity = 2 * r->capacity + 4;
  govd_findings **items = realloc(r->items, capacity * sizeof(govd_findings *));
  if (items != NULL) r->items = items;
  char **readings = realloc(r->readings, capacity * sizeof *readings);
  if (readings != NULL) r->readings = readings;
  int *lines = realloc(r->lines, capacity * sizeof *lines);
  if (lines != NULL) r->lines = lines;
  const collected **priors = realloc(r->priors, capacity * sizeof *priors);
  if (priors != NULL) r->priors = priors;
  if (items == NULL || readings == NULL || lines == NULL || priors == NULL) return false;
  r->capacity = capacity;
  return true;
}

/* Takes the findings and the reading over. */
static govd_status append(results *r, govd_findings *findings, char *reading, int line,
                          const collected *before, govd_error *error) {
  if (!grow(r)) {
    govd_findings_free(findings);
    free(reading);
    return fail_memory(error);
  }
  r->items[r->count] = findings;
  r->readings[r->count] = reading;
  r->priors[r->count] = before;
  r->lines[r->count++] = line;
  return GOVD_OK;
}

/* Says where last year's report does not look like that. If some of it can be, it is used nevertheless. */
static void doubt_prior(checker *c, const char *file, const govd_report *report) {
  const govd_report *before = c->prior.report;
  const char *form = govd_form_id(govd_report_form(before));
  const char *body = govd_report_unit_name(report);
  const char *body_before = govd_report_unit_name(before);
  int year = govd_report_year(report);
  int year_before = govd_report_year(before);
  govd_language language = c->options->language;
  progress_clear(&c->progress);
  if (!govd_form_has_counterparts(govd_report_form(report), govd_report_form(before))) {
    message_say(language, MESSAGE_PRIOR_FORM, file, form, govd_form_id(govd_report_form(report)));
    return;
  }
  if (year != 0 && year_before != 0 && year_before != year - 1) {
    char numbers[2][32];
    snprintf(numbers[0], sizeof numbers[0], "%d", year_before);
    snprintf(numbers[1], sizeof numbers[1], "%d", year - 1);
    message_say(language, MESSAGE_PRIOR_YEAR, file, numbers[0], numbers[1]);
  }
  if (body != NULL && body_before != NULL && strcmp(body, body_before) != 0) {
    message_say(language, MESSAGE_PRIOR_BODY, file, body_before, body);
  }
}

static place_source places_of(const input *in) { return (place_source){in->kind, in->document}; }

/* Lists the figures of the prose, if that is asked for. */
static govd_status list_figures(const checker *c, const input *in, const govd_report *report,
                                const govd_related *related, FILE *stream, govd_error *error) {
  govd_claims *claims;
  if (!c->options->verbose) return GOVD_OK;
  govd_status status = govd_claims_find(c->validator, report, related, &claims, error);
  if (status != GOVD_OK) return status;
  prose_show(stream, c->human.colour, c->options->language, places_of(in), govd_report_form(report), claims);
  govd_claims_free(claims);
  return GOVD_OK;
}

/* Says how a report was read, and what its prose says, if that is asked for. */
static govd_status explain(const checker *c, const input *in, const govd_report *report,
                           const govd_related *related, char **text, govd_error *error) {
  size_t size;
  *text = NULL;
  bool asked = c->options->explain_reading || c->options->verbose;
  if (!asked || c->options->layout != LAYOUT_HUMAN) return GOVD_OK;
  FILE *stream = open_memstream(text, &size);
  if (stream == NULL) return fail_memory(error);
  if (c->options->explain_reading)
    reading_show(stream, c->human.colour, c->options->language, places_of(in), report);
  govd_status status = list_figures(c, in, report, related, stream, error);
  if (fclose(stream) != 0 && status == GOVD_OK) status = fail_memory(error);
  if (size == 0) { /* nothing to say */
    free(*text);
    *text = NULL;
  }
  return status;
}

/* Puts to the findings what would put them right: all of it for people, who are told how many there are. */
static govd_status suggest_repairs(const checker *c, const govd_report *report, const govd_related *related,
                                   govd_findings *findings, govd_error *error) {
  enum { MOST = 5 };
  bool all = c->options->layout == LAYOUT_HUMAN;
  govd_repair *repair;
  govd_status status = govd_repair_new(c->validator, report, related, NULL, &repair, error);
  if (status == GOVD_OK) status = govd_repair_explain(repair, findings, all ? 0 : MOST, error);
  govd_repair_free(repair);
  return status;
}

/* Checks the reports of a file one after the other, so that only findings are kept. */
static govd_status check_reports(checker *c, const char *file, input *in, results *r, govd_error *error) {
  for (;;) {
    govd_related related = {.prior = c->prior.report};
    years_found found = {NULL, NULL};
    const govd_report **list = NULL;
    govd_report *report;
    govd_findings *findings = NULL;
    char *reading = NULL;
    govd_status status = input_next(in, &c->kit, &report, error);
    if (status != GOVD_OK || report == NULL) return status;
    if (c->prior.report != NULL) doubt_prior(c, file, report);
    status = years_find(&c->years, file, report, &found, error);
    if (status == GOVD_OK && c->options->units != NULL)
      status = units_find(&c->units, file, report, &list, &related.unit_count, error);
    related.units = list;
    if (found.prior != NULL) related.prior = found.prior->report;
    if (found.edition != NULL) related.edition = found.edition->report;
    if (status == GOVD_OK) status = govd_validate(c->validator, report, &related, &findings, error);
    if (status == GOVD_OK) status = suggest_repairs(c, report, &related, findings, error);
    if (status == GOVD_OK) status = explain(c, in, report, &related, &reading, error);
    govd_report_free(report);
    free(list);
    if (status != GOVD_OK) {
      govd_findings_free(findings);
      free(reading);
      return status;
    }
    status = append(r, findings, reading, in->cursor.lines ? in->cursor.line : 0, found.prior, error);
    if (status != GOVD_OK) return status;
  }
}

static void count(checker *c, const results *r) {
  for (size_t i = 0; i < r->count; i++) {
    c->tally.errors += govd_findings_count_of(r->items[i], GOVD_ERROR);
    c->tally.warnings += govd_findings_count_of(r->items[i], GOVD_WARNING);
    c->tally.notes += govd_findings_count_of(r->items[i], GOVD_NOTE);
  }
}

/* What JSON says of places is about the file that it was made from; only text has lines to show. */
static source lines_of(const input *in) {
  bool shown = place_has_lines(in->kind) && text_is_utf8(in->bytes, in->length);
  return source_new(in->bytes, shown ? in->length : 0);
}

/* Whether a finding speaks of last year's figures. */
static bool speaks_of_prior(const govd_findings *findings) {
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    const govd_finding *finding = govd_findings_at(findings, i);
    for (size_t k = 0; k < finding->cell_count; k++) {
      if (finding->cells[k].source == GOVD_PRIOR) return true;
    }
  }
  return false;
}

/* Tells the findings on a report with the lines of last year's, which a folder had. */
static govd_status put_with_prior(checker *c, const origin *from, const govd_findings *findings,
                                  const collected *before, govd_error *error) {
  input in = {0};
  source lines = {0};
  human h = c->human;
  bool shown = before != NULL && speaks_of_prior(findings);
  if (shown && input_open(&in, &c->kit, before->file, error) == GOVD_OK) {
    lines = lines_of(&in);
    h.prior = (origin){before->file, in.json ? NULL : &lines, 0, places_of(&in)};
  }
  govd_status status = human_findings(&h, from, findings, error);
  source_release(&lines);
  input_close(&in);
  return status;
}

static govd_status put_human(checker *c, const char *file, const input *in, const results *r,
                             govd_error *error) {
  source s = lines_of(in);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < r->count && status == GOVD_OK; i++) {
    origin from = {file, in->json ? NULL : &s, r->lines[i], places_of(in)};
    if (r->readings[i] != NULL) human_reading(&c->human, &from, r->readings[i]);
    status = put_with_prior(c, &from, r->items[i], r->priors[i], error);
  }
  source_release(&s);
  return status;
}

/* Tells what became of a file. */
static void put_file(checker *c, const char *file, const input *in, const results *r,
                     const govd_error *failure) {
  govd_error error = {0};
  govd_status status = GOVD_OK;
  c->tally.files++;
  if (failure != NULL) {
    c->tally.unread++;
  } else {
    count(c, r);
  }
  progress_make_way(&c->progress);
  if (c->options->layout != LAYOUT_HUMAN) {
    source s = in == NULL ? (source){0} : lines_of(in);
    record what = {.file = file,
                   .places = in != NULL && place_has_lines(in->kind),
                   .text = source_is_empty(&s) ? NULL : s.bytes,
                   .length = s.length,
                   .findings = (const govd_findings *const *)r->items,
                   .count = r->count,
                   .failure = failure};
    status = records_put(&c->records, &what, &error);
  } else if (failure != NULL) {
    human_failure(&c->human, file, failure);
  } else {
    status = put_human(c, file, in, r, &error);
  }
  if (status == GOVD_OK) return;
  say_error(c->options->language, &error);
  c->trouble = true;
}

static void check_file(checker *c, const char *path) {
  govd_error error;
  input in;
  results r = {0};
  govd_status status = input_open(&in, &c->kit, path, &error);
  if (status == GOVD_OK) status = check_reports(c, path, &in, &r, &error);
  put_file(c, path, &in, &r, status == GOVD_OK ? NULL : &error);
  results_free(&r);
  input_close(&in);
}

static bool visit(void *state, const char *path, walk_event event) {
  checker *c = state;
  govd_error error;
  results none = {0};
  if (event == WALK_FILE) {
    progress_step(&c->progress, c->options->language, path);
    check_file(c, path);
  } else {
    walk_failure(event, &error);
    put_file(c, path, NULL, &none, &error);
  }
  return output_flush(&c->out);
}

/* Reads last year's report. What is wrong is said on standard error. */
static bool open_prior(checker *c) {
  const char *path = c->options->prior;
  govd_language language = c->options->language;
  govd_error error;
  govd_report *second = NULL;
  if (path == NULL) return true;
  if (years_is_folder(path)) return years_open(&c->years, &c->kit, c->options);
  govd_status status = input_open(&c->prior.in, &c->kit, path, &error);
  if (status == GOVD_OK) status = input_next(&c->prior.in, &c->kit, &c->prior.report, &error);
  if (status == GOVD_OK) status = input_next(&c->prior.in, &c->kit, &second, &error);
  govd_report_free(second);
  if (status != GOVD_OK) {
    say_unread(language, path, &error);
  } else if (second != NULL) {
    message_say(language, MESSAGE_PRIOR_COUNT, path);
  }
  c->prior.source = lines_of(&c->prior.in);
  c->human.prior = (origin){path, c->prior.in.json ? NULL : &c->prior.source, 0, places_of(&c->prior.in)};
  return status == GOVD_OK && second == NULL;
}

/* False where what all files share could not be written. */
static bool check_all(checker *c) {
  const options *o = c->options;
  govd_error error;
  govd_status status = records_begin(&c->records, c->kit.forms, &error);
  for (size_t i = 0; status == GOVD_OK && i < o->operands.count; i++) {
    if (!walk(o->operands.items[i], visit, c)) break;
  }
  progress_clear(&c->progress);
  if (status == GOVD_OK) status = records_end(&c->records, &error);
  if (o->layout == LAYOUT_HUMAN) human_summary(&c->human, &c->tally);
  if (status != GOVD_OK) say_error(o->language, &error);
  return status == GOVD_OK;
}

static outcome outcome_of(const checker *c) {
  if (c->trouble || c->tally.unread > 0) return OUTCOME_TROUBLE;
  bool found = c->tally.errors > 0 || (c->options->strict && c->tally.warnings > 0);
  return found ? OUTCOME_FOUND : OUTCOME_CLEAN;
}

outcome command_check(const options *o) {
  checker c = {.options = o, .progress = progress_new(stdout)};
  outcome result = OUTCOME_TROUBLE;
  output_open(&c.out, NULL);
  c.records = (records){.layout = o->layout, .language = o->language, .out = &c.out};
  c.human = (human){.stream = c.out.stream,
                    .colour = terminal_has_colour(c.out.stream),
                    .quiet = o->quiet,
                    .width = terminal_width(c.out.stream),
                    .language = o->language};
  if (kit_open(&c.kit, o) && validator_open(&c.validator, &c.kit, o) && open_prior(&c) &&
      units_open(&c.units, &c.kit, o)) {
    result = check_all(&c) ? outcome_of(&c) : OUTCOME_TROUBLE;
    if (!output_finish(&c.out)) {
      say_unwritten(o->language, NULL, errno);
      result = OUTCOME_TROUBLE;
    }
  }
  govd_report_free(c.prior.report);
  source_release(&c.prior.source);
  input_close(&c.prior.in);
  years_free(&c.years);
  units_free(&c.units);
  records_free(&c.records);
  govd_validator_free(c.validator);
  kit_free(&c.kit);
  return result;
}
