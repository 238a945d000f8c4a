/* SPDX-License-Identifier: Apache-2.0 */
#include "human.h"

#include <string.h>

#include "failure.h"
#include "marks.h"
#include "messages.h"
#include "text.h"

static const style severity_styles[] = {
    [GOVD_NOTE] = STYLE_NOTE, [GOVD_WARNING] = STYLE_WARNING, [GOVD_ERROR] = STYLE_ERROR};

/* `FILE:LINE:COLUMN: ` */
static void put_place(const human *h, const char *file, place_source from, govd_place place) {
  terminal_style(h->stream, h->colour, STYLE_BOLD);
  origin_put(h, file, from, place);
  fputs(": ", h->stream);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
}

/* `FILE:LINE:COLUMN: error: ` */
static void put_head(const human *h, const char *file, place_source from, govd_place place,
                     govd_severity severity) {
  put_place(h, file, from, place);
  terminal_style(h->stream, h->colour, severity_styles[severity]);
  message_put(h->stream, h->language, MESSAGE_FINDING, message_severity(h->language, severity));
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
}

static void put_code(const human *h, const char *code) {
  terminal_style(h->stream, h->colour, STYLE_DIM);
  fprintf(h->stream, " [");
  text_put(h->stream, code);
  fprintf(h->stream, "]");
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  putc('\n', h->stream);
}

/* The worked sum, where the sentence does not say it. */
static void put_sum(const human *h, const govd_finding *finding, const char *sentence, const canvas *c) {
  if (finding->sum == NULL || strstr(sentence, finding->sum) != NULL) return;
  text_repeat(h->stream, ' ', (size_t)c->gutter + 2);
  terminal_style(h->stream, h->colour, STYLE_FRAME);
  fputs("= ", h->stream);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  text_put(h->stream, finding->sum);
  putc('\n', h->stream);
}

/* What would put it right: the likeliest, and of how many. `govd repair` shows all. */
static govd_status put_suggestion(const human *h, const govd_findings *findings, const govd_finding *finding,
                                  const canvas *c, govd_error *error) {
  if (finding->suggestion_count == 0) return GOVD_OK;
  char *sentence;
  char number[32];
  govd_status status = govd_suggestion_message(govd_findings_form(findings), &finding->suggestions[0],
                                               h->language, &sentence, error);
  if (status != GOVD_OK) return status;
  snprintf(number, sizeof number, "%zu", finding->suggestion_count);
  text_repeat(h->stream, ' ', (size_t)c->gutter + 2);
  terminal_style(h->stream, h->colour, STYLE_FRAME);
  fputs("= ", h->stream);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  message_put(h->stream, h->language,
              finding->suggestion_count == 1 ? MESSAGE_PERHAPS : MESSAGE_PERHAPS_FIRST, sentence, number);
  putc('\n', h->stream);
  govd_string_free(sentence);
  return GOVD_OK;
}

static govd_status put_finding(const human *h, const origin *file, const govd_findings *findings,
                               size_t index, govd_error *error) {
  const govd_finding *finding = govd_findings_at(findings, index);
  bool placed = file->source != NULL;
  char *sentence;
  govd_status status = govd_finding_message(findings, index, h->language, &sentence, error);
  if (status != GOVD_OK) return status;
  put_head(h, file->name, file->places, placed ? finding->place : (govd_place){.line = file->line},
           finding->severity);
  terminal_style(h->stream, h->colour, STYLE_BOLD);
  text_put(h->stream, sentence);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
  put_code(h, finding->code);
  canvas c = {h->stream, h->colour, severity_styles[finding->severity], h->width, 2};
  if (!marks_show(h, file, findings, finding, &c)) status = fail_memory(error);
  put_sum(h, finding, sentence, &c);
  if (status == GOVD_OK) status = put_suggestion(h, findings, finding, &c, error);
  govd_string_free(sentence);
  return status;
}

govd_status human_findings(const human *h, const origin *file, const govd_findings *findings,
                           govd_error *error) {
  for (size_t i = 0; i < govd_findings_count(findings); i++) {
    if (h->quiet && govd_findings_at(findings, i)->severity == GOVD_NOTE) continue;
    govd_status status = put_finding(h, file, findings, i, error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

void human_reading(const human *h, const origin *file, const char *reading) {
  put_place(h, file->name, (place_source){0}, (govd_place){.line = file->line});
  fputs(reading, h->stream);
}

void human_failure(const human *h, const char *file, const govd_error *error) {
  put_head(h, file, (place_source){0}, (govd_place){.line = error->line}, GOVD_ERROR);
  message_put_error(h->stream, h->language, error);
  put_code(h, govd_status_name(error->status));
}

typedef struct part {
  size_t count;
  message one;
  message many;
  style style;
} part;

static void put_part(const human *h, const part *p) {
  char number[32];
  snprintf(number, sizeof number, "%zu", p->count);
  terminal_style(h->stream, h->colour, p->style);
  message_put(h->stream, h->language, p->count == 1 ? p->one : p->many, number);
  terminal_style(h->stream, h->colour, STYLE_PLAIN);
}

void human_summary(const human *h, const tally *t) {
  const part parts[] = {
      {t->unread, MESSAGE_UNREAD, MESSAGE_UNREAD, STYLE_ERROR},
      {t->errors, MESSAGE_ONE_ERROR, MESSAGE_ERRORS, STYLE_ERROR},
      {t->warnings, MESSAGE_ONE_WARNING, MESSAGE_WARNINGS, STYLE_WARNING},
      {h->quiet ? 0 : t->notes, MESSAGE_ONE_NOTE, MESSAGE_NOTES, STYLE_NOTE},
  };
  const part files = {t->files, MESSAGE_ONE_FILE, MESSAGE_FILES, STYLE_PLAIN};
  size_t put = 0;
  put_part(h, &files);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (parts[i].count == 0) continue;
    message_put(h->stream, h->language, put++ == 0 ? MESSAGE_AFTER_FILES : MESSAGE_COMMA);
    put_part(h, &parts[i]);
  }
  if (put == 0) {
    message_put(h->stream, h->language, MESSAGE_AFTER_FILES);
    message_put(h->stream, h->language, MESSAGE_NOTHING);
  }
  putc('\n', h->stream);
}
