/* SPDX-License-Identifier: Apache-2.0 */
#include "govdisclosure/diff.h"

#include <errno.h>
#include <string.h>

#include "commands.h"
#include "failure.h"
#include "govdisclosure/amount.h"
#include "govdisclosure/exchange.h"
#include "input.h"
#include "messages.h"
#include "output.h"
#include "terminal.h"
#include "text.h"

/* One of the files, with the one report in it. */
typedef struct side {
  input in;
  govd_report *report;
  govd_findings *findings;
} side;

typedef struct printer {
  FILE *stream;
  bool colour;
  govd_language language;
  const govd_diff *diff;
} printer;

/* Reads the one report of a file and checks it. What is wrong is said on standard error. */
static bool open_side(side *s, const kit *k, const char *path, govd_language language) {
  govd_error error;
  govd_report *second = NULL;
  govd_status status = input_open(&s->in, k, path, &error);
  if (status == GOVD_OK) status = input_next(&s->in, k, &s->report, &error);
  if (status == GOVD_OK && s->report == NULL)
    status = fail(&error, GOVD_E_UNRECOGNISED, "no table of a known form was found");
  if (status == GOVD_OK) status = input_next(&s->in, k, &second, &error);
  if (status == GOVD_OK) status = govd_validate(NULL, s->report, NULL, &s->findings, &error);
  bool one = second == NULL;
  govd_report_free(second);
  if (status != GOVD_OK) say_unread(language, path, &error);
  if (!one) message_say(language, MESSAGE_DIFF_COUNT, path);
  return status == GOVD_OK && one;
}

static void close_side(side *s) {
  govd_findings_free(s->findings);
  govd_report_free(s->report);
  input_close(&s->in);
}

/* The name of a cell: its row and, where that has one, its column. */
static void put_cell_name(const printer *p, const govd_difference *d) {
  bool after = d->after.index != GOVD_NONE;
  const govd_form *form = govd_diff_form(p->diff, after);
  const govd_form_cell *cell = govd_form_cell_at(form, after ? d->after.index : d->before.index);
  const govd_column *column = govd_form_column(form, cell->table, cell->column);
  text_put(p->stream, message_title(p->language, govd_form_row(form, cell->table, cell->row)->title));
  if (*column->id != '\0') {
    fputs(p->language == GOVD_EN ? ", " : "·", p->stream);
    text_put(p->stream, message_title(p->language, column->title));
  }
}

/* A figure, what stands in its place, or that there is no such cell. */
static void put_figure(const printer *p, const govd_difference *d, const govd_difference_side *s) {
  char figure[GOVD_AMOUNT_TEXT_SIZE];
  if (!s->there || (s->state != GOVD_GIVEN && s->text == NULL)) {
    text_put(p->stream, message_state(p->language, s->there ? s->state : GOVD_ABSENT));
    return;
  }
  if (s->state == GOVD_GIVEN) {
    govd_amount_format(s->value, d->scale, figure);
    text_put(p->stream, figure);
  }
  if (s->text == NULL) return;
  fputs(s->state == GOVD_GIVEN ? " \"" : "\"", p->stream);
  text_put(p->stream, s->text);
  fputs("\"", p->stream);
}

static void put_cell(const printer *p, const govd_difference *d) {
  char figure[GOVD_AMOUNT_TEXT_SIZE];
  put_cell_name(p, d);
  fputs(p->language == GOVD_EN ? ": " : "：", p->stream);
  put_figure(p, d, &d->before);
  fputs(" → ", p->stream);
  put_figure(p, d, &d->after);
  if (d->compared && d->difference != 0) {
    govd_amount_format(d->difference, d->scale, figure);
    fprintf(p->stream, " (%s%s)", d->difference > 0 ? "+" : "", figure);
  }
  terminal_style(p->stream, p->colour, STYLE_DIM);
  fputs(" [", p->stream);
  text_put(p->stream, d->id);
  fputs("]", p->stream);
  terminal_style(p->stream, p->colour, STYLE_PLAIN);
  putc('\n', p->stream);
}

/* `- what is gone`, `+ what has appeared`. */
static void put_line(const printer *p, const govd_difference *d, bool after) {
  const govd_difference_side *s = after ? &d->after : &d->before;
  if (!s->there) return;
  terminal_style(p->stream, p->colour, after ? STYLE_NOTE : STYLE_ERROR);
  fputs(after ? "+ " : "- ", p->stream);
  terminal_style(p->stream, p->colour, STYLE_PLAIN);
  if (d->kind == GOVD_DIFFERENCE_FINDING)
    message_put(p->stream, p->language, MESSAGE_FINDING, message_severity(p->language, s->severity));
  text_put(p->stream, s->text);
  if (d->kind == GOVD_DIFFERENCE_FINDING) fprintf(p->stream, " [%s]", d->id);
  putc('\n', p->stream);
}

static void put_field_name(const printer *p, const govd_difference *d) {
  const govd_form *form = govd_diff_form(p->diff, d->after.there);
  size_t field = govd_form_find_field(form, d->id);
  if (field != GOVD_NONE)
    text_put(p->stream, message_title(p->language, govd_form_field_at(form, field)->title));
  fputs(p->language == GOVD_EN ? ":\n" : "：\n", p->stream);
}

static void put_difference(const printer *p, const govd_difference *d) {
  static const message heads[] = {
      [GOVD_DIFFERENCE_FORM] = MESSAGE_DIFF_FORM, [GOVD_DIFFERENCE_TITLE] = MESSAGE_DIFF_TITLE};
  if (d->kind == GOVD_DIFFERENCE_CELL) {
    put_cell(p, d);
    return;
  }
  if (d->kind == GOVD_DIFFERENCE_FIELD) put_field_name(p, d);
  if (d->kind <= GOVD_DIFFERENCE_TITLE) {
    message_put(p->stream, p->language, heads[d->kind]);
    putc('\n', p->stream);
  }
  put_line(p, d, false);
  put_line(p, d, true);
}

/* Each kind that has several lines under a head of its own. */
static message head_of(govd_difference_kind kind) {
  switch (kind) {
    case GOVD_DIFFERENCE_CELL: return MESSAGE_DIFF_CELLS;
    case GOVD_DIFFERENCE_SECTION:
    case GOVD_DIFFERENCE_PARAGRAPH: return MESSAGE_DIFF_PROSE;
    case GOVD_DIFFERENCE_ROW: return MESSAGE_DIFF_ROWS;
    case GOVD_DIFFERENCE_FINDING: return MESSAGE_DIFF_FINDINGS;
    default: return MESSAGE_COUNT;
  }
}

static void put_head(const printer *p, message head) {
  terminal_style(p->stream, p->colour, STYLE_BOLD);
  message_put(p->stream, p->language, head);
  terminal_style(p->stream, p->colour, STYLE_PLAIN);
  putc('\n', p->stream);
}

static void put_human(const printer *p) {
  message last = MESSAGE_COUNT;
  for (size_t i = 0; i < govd_diff_count(p->diff); i++) {
    const govd_difference *d = govd_diff_at(p->diff, i);
    message head = head_of(d->kind);
    if (head != last && head != MESSAGE_COUNT) put_head(p, head);
    last = head;
    put_difference(p, d);
  }
  if (govd_diff_count(p->diff) > 0) return;
  message_put(p->stream, p->language, MESSAGE_DIFF_NONE);
  putc('\n', p->stream);
}

static govd_status put_json(const govd_diff *diff, output *out, govd_error *error) {
  char *text;
  size_t length;
  govd_status status = govd_diff_write_json(diff, &text, &length, error);
  if (status != GOVD_OK) return status;
  output_write(out, text, length);
  putc('\n', out->stream);
  govd_string_free(text);
  return GOVD_OK;
}

static outcome show(const options *o, const side sides[2], output *out) {
  govd_error error;
  govd_diff *diff;
  govd_status status = govd_diff_new(sides[0].report, sides[1].report, sides[0].findings, sides[1].findings,
                                     o->language, &diff, &error);
  printer p = {out->stream, terminal_has_colour(out->stream), o->language, diff};
  if (status == GOVD_OK && o->layout == LAYOUT_JSON) status = put_json(diff, out, &error);
  if (status == GOVD_OK && o->layout == LAYOUT_HUMAN) put_human(&p);
  outcome result = status != GOVD_OK            ? OUTCOME_TROUBLE
                   : govd_diff_count(diff) == 0 ? OUTCOME_CLEAN
                                                : OUTCOME_FOUND;
  if (status != GOVD_OK) say_error(o->language, &error);
  govd_diff_free(diff);
  return result;
}

outcome command_diff(const options *o) {
  kit k;
  output out;
  side sides[2] = {{.report = NULL}, {.report = NULL}};
  outcome result = OUTCOME_TROUBLE;
  output_open(&out, NULL);
  bool well = kit_open(&k, o);
  for (int i = 0; i < 2 && well; i++) well = open_side(&sides[i], &k, o->operands.items[i], o->language);
  if (well) {
    result = show(o, sides, &out);
    if (!output_finish(&out)) {
      say_unwritten(o->language, NULL, errno);
      result = OUTCOME_TROUBLE;
    }
  }
  for (int i = 0; i < 2; i++) close_side(&sides[i]);
  kit_free(&k);
  return result;
}
