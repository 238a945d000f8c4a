/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "failure.h"
#include "govdisclosure/exchange.h"
#include "input.h"
#include "messages.h"
#include "output.h"
#include "page.h"
#include "terminal.h"
#include "walk.h"

typedef struct converter {
  const options *options;
  kit kit;
  output out;
  progress progress;
  size_t reports; /* written, or held back */
  size_t failed;  /* files */
  size_t unread;  /* files that the page shows though no report was found in them */
  page page;
  char *held; /* the one report, of a format that takes no more */
  size_t held_length;
  bool too_many;
} converter;

static bool takes_one(target t) { return t == TARGET_JSON || t == TARGET_TEXT; }

static govd_status render(const converter *c, const govd_report *report, char **text, size_t *length,
                          govd_error *error) {
  switch (c->options->target) {
    case TARGET_CSV: return govd_report_write_csv(report, c->reports == 0, text, length, error);
    case TARGET_TEXT: return govd_report_write_text(report, text, length, error);
    default: return govd_report_write_json(report, c->options->places, text, length, error);
  }
}

/* Writes a report, or holds it back until it is known to be the only one. */
static govd_status put_report(converter *c, const govd_report *report, govd_error *error) {
  char *text;
  size_t length;
  if (takes_one(c->options->target) && c->reports > 0) {
    c->too_many = true;
    return GOVD_OK;
  }
  govd_status status = render(c, report, &text, &length, error);
  if (status != GOVD_OK) return status;
  c->reports++;
  if (takes_one(c->options->target)) {
    c->held = text;
    c->held_length = length;
    return GOVD_OK;
  }
  if (c->options->out == NULL) progress_make_way(&c->progress);
  output_write(&c->out, text, length);
  if (c->options->target == TARGET_JSONL) putc('\n', c->out.stream);
  govd_string_free(text);
  return GOVD_OK;
}

static void put_held(converter *c) {
  if (c->held == NULL) return;
  output_write(&c->out, c->held, c->held_length);
  if (c->options->target == TARGET_JSON) putc('\n', c->out.stream);
}

static govd_status convert_file(converter *c, const char *path, govd_error *error) {
  input in;
  govd_status status = input_open(&in, &c->kit, path, error);
  while (status == GOVD_OK && !c->too_many) {
    govd_report *report;
    status = input_next(&in, &c->kit, &report, error);
    if (status == GOVD_OK && report == NULL) break;
    if (status == GOVD_OK) status = put_report(c, report, error);
    govd_report_free(report);
  }
  input_close(&in);
  return status;
}

/* Checks the reports of a document; the findings go to a list with room for them. */
static govd_status check_reports(const govd_reports *reports, govd_findings **findings, govd_error *error) {
  for (size_t i = 0; i < govd_reports_count(reports); i++) {
    govd_status status = govd_validate(NULL, govd_reports_at(reports, i), NULL, &findings[i], error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Shows a document with the reports that were found in it, if any. */
static govd_status show_document(converter *c, const char *path, const input *in, const govd_error *failure,
                                 govd_error *error) {
  size_t count = in->reading == NULL ? 0 : govd_reports_count(govd_reading_reports(in->reading));
  govd_findings **findings = calloc(count + 1, sizeof(govd_findings *));
  if (findings == NULL) return fail_memory(error);
  govd_status status = GOVD_OK;
  if (count > 0) status = check_reports(govd_reading_reports(in->reading), findings, error);
  page_file file = {path,   in->kind, in->document, in->reading, (const govd_findings *const *)findings,
                    failure};
  if (status == GOVD_OK && c->options->out == NULL) progress_make_way(&c->progress);
  if (status == GOVD_OK && !page_put(&c->page, &file)) status = fail_memory(error);
  for (size_t i = 0; i < count; i++) govd_findings_free(findings[i]);
  free(findings);
  return status;
}

static govd_status show_file(converter *c, const char *path, govd_error *error) {
  input in;
  govd_status status = input_open(&in, &c->kit, path, error);
  if (in.json) {
    status = fail(error, GOVD_E_ARGUMENT, "a report in JSON has no document to show");
  } else if (status == GOVD_OK) {
    status = show_document(c, path, &in, NULL, error);
  } else if (status == GOVD_E_UNRECOGNISED || status == GOVD_E_AMBIGUOUS) {
    govd_error failure = *error;
    c->unread++;
    govd_status shown = show_document(c, path, &in, &failure, error);
    if (shown != GOVD_OK) status = shown;
  }
  input_close(&in);
  return status;
}

static bool visit(void *state, const char *path, walk_event event) {
  converter *c = state;
  govd_error error = {.offset = GOVD_NONE};
  if (event == WALK_FILE) {
    progress_step(&c->progress, c->options->language, path);
    if (c->options->target == TARGET_HTML) {
      show_file(c, path, &error);
    } else {
      convert_file(c, path, &error);
    }
  } else {
    walk_failure(event, &error);
  }
  if (error.status != GOVD_OK) {
    c->failed++;
    progress_clear(&c->progress);
    say_unread(c->options->language, path, &error);
  }
  return !c->too_many && output_flush(&c->out);
}

static bool convert_all(converter *c) {
  const options *o = c->options;
  if (o->target == TARGET_HTML) page_begin(&c->page);
  for (size_t i = 0; i < o->operands.count; i++) {
    if (!walk(o->operands.items[i], visit, c)) break;
  }
  progress_clear(&c->progress);
  if (o->target == TARGET_HTML) page_end(&c->page);
  if (c->too_many) {
    message_say(o->language, MESSAGE_ONE_REPORT, o->target == TARGET_JSON ? "json" : "text");
    return false;
  }
  put_held(c);
  return c->failed == c->unread;
}

/* Puts the file in its place if all went well; standard output has got what could be read. */
static bool finish(converter *c, bool well) {
  const options *o = c->options;
  if (!well && o->out != NULL) {
    output_discard(&c->out);
    message_say(o->language, MESSAGE_NOT_WRITTEN, o->out);
    return false;
  }
  if (output_finish(&c->out)) return well;
  say_unwritten(o->language, o->out, errno);
  return false;
}

outcome command_convert(const options *o) {
  converter c = {.options = o, .progress = progress_new(stdout)};
  bool well = kit_open(&c.kit, o);
  if (well && !output_open(&c.out, o->out)) {
    say_unwritten(o->language, o->out, errno);
    well = false;
  }
  c.page = (page){.stream = c.out.stream, .language = o->language};
  if (well) well = finish(&c, convert_all(&c)) && c.unread == 0;
  govd_string_free(c.held);
  kit_free(&c.kit);
  return well ? OUTCOME_CLEAN : OUTCOME_TROUBLE;
}
