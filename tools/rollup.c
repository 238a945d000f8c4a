/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "collection.h"
#include "commands.h"
#include "failure.h"
#include "govdisclosure/amount.h"
#include "govdisclosure/exchange.h"
#include "messages.h"
#include "output.h"
#include "text.h"

typedef struct roller {
  const options *options;
  kit kit;
  govd_roster *roster; /* or NULL */
  size_t whole;
  collection all;
} roller;

/* The only body that is below no other, or GOVD_NONE. */
static size_t find_root(const govd_roster *roster) {
  size_t root = GOVD_NONE;
  for (size_t i = 0; i < govd_roster_count(roster); i++) {
    if (govd_roster_at(roster, i)->parent != GOVD_NONE) continue;
    if (root != GOVD_NONE) return GOVD_NONE;
    root = i;
  }
  return root;
}

static bool open_roster(roller *r) {
  const options *o = r->options;
  govd_error error;
  r->whole = GOVD_NONE;
  if (o->roster == NULL) return true;
  if (!roster_open(&r->roster, o->roster, o->language)) return false;
  if (o->body == NULL) {
    r->whole = find_root(r->roster);
    return true;
  }
  govd_status status = govd_roster_find(r->roster, o->body, &r->whole, &error);
  if (status != GOVD_OK) say_error(o->language, &error);
  if (status == GOVD_OK && r->whole == GOVD_NONE)
    message_say(o->language, MESSAGE_NO_BODY, o->body, o->roster);
  return r->whole != GOVD_NONE;
}

/* What kept a report out of the sum. */
static message reason_of(govd_rollup_part why) {
  static const message reasons[] = {[GOVD_ROLLUP_SUMMED] = MESSAGE_ROLLUP_SUMMED,
                                    [GOVD_ROLLUP_REPEATED] = MESSAGE_ROLLUP_REPEATED,
                                    [GOVD_ROLLUP_CONTRADICTS] = MESSAGE_ROLLUP_CONTRADICTS,
                                    [GOVD_ROLLUP_OTHER_FORM] = MESSAGE_ROLLUP_OTHER_FORM,
                                    [GOVD_ROLLUP_OTHER_YEAR] = MESSAGE_ROLLUP_OTHER_YEAR,
                                    [GOVD_ROLLUP_WHOLE] = MESSAGE_ROLLUP_WHOLE,
                                    [GOVD_ROLLUP_INCLUDED] = MESSAGE_ROLLUP_INCLUDED,
                                    [GOVD_ROLLUP_IS_SUM] = MESSAGE_ROLLUP_IS_SUM,
                                    [GOVD_ROLLUP_STRANGER] = MESSAGE_ROLLUP_STRANGER,
                                    [GOVD_ROLLUP_NAMELESS] = MESSAGE_ROLLUP_NAMELESS};
  return reasons[why];
}

static void put_count(FILE *stream, govd_language language, message id, size_t count) {
  char number[32];
  snprintf(number, sizeof number, "%zu", count);
  if (count > 0) message_put(stream, language, id, number);
}

/* One line a report: what became of it. Whether it left nothing open. */
static bool say_part(const roller *r, const govd_rollup_entry *entry, const collected *p) {
  govd_language language = r->options->language;
  const char *name = govd_report_unit_name(p->report);
  const char *other = entry->other == GOVD_NONE ? "" : r->all.items[entry->other].file;
  text_put(stderr, p->file);
  fputs(language == GOVD_EN ? ": " : "：", stderr);
  text_put(stderr, name == NULL ? "" : name);
  fputs(language == GOVD_EN ? ": " : "：", stderr);
  message_put(stderr, language, reason_of(entry->part), other);
  put_count(stderr, language, MESSAGE_ROLLUP_BLANK, entry->blank);
  put_count(stderr, language, MESSAGE_ROLLUP_UNKNOWN, entry->unknown);
  putc('\n', stderr);
  bool harmless = entry->part == GOVD_ROLLUP_SUMMED || entry->part == GOVD_ROLLUP_REPEATED ||
                  entry->part == GOVD_ROLLUP_WHOLE || entry->part == GOVD_ROLLUP_INCLUDED;
  return harmless && entry->unknown == 0;
}

/* How many of the bodies that should be there are, and which are not. */
static bool say_coverage(const roller *r, const govd_rollup *rollup) {
  char numbers[2][32];
  size_t missing = 0;
  while (govd_rollup_missing(rollup, missing) != GOVD_NONE) missing++;
  size_t expected = govd_rollup_expected(rollup);
  if (expected == 0) return true;
  snprintf(numbers[0], sizeof numbers[0], "%zu", expected - missing);
  snprintf(numbers[1], sizeof numbers[1], "%zu", expected);
  message_put(stderr, r->options->language, MESSAGE_ROLLUP_COVERAGE, numbers[0], numbers[1]);
  putc('\n', stderr);
  for (size_t i = 0; i < missing; i++) {
    const govd_body *body = govd_roster_at(r->roster, govd_rollup_missing(rollup, i));
    message_put(stderr, r->options->language, MESSAGE_ROLLUP_MISSING, body->name);
    putc('\n', stderr);
  }
  return missing == 0;
}

static bool say_all(const roller *r, const govd_rollup *rollup) {
  bool whole = true;
  for (size_t i = 0; i < r->all.count; i++)
    whole = say_part(r, govd_rollup_at(rollup, i), &r->all.items[i]) && whole;
  return say_coverage(r, rollup) && whole && govd_rollup_summed(rollup) > 0;
}

/* `Row, column: the sum is 34, 40 is printed (+6)`, and whose figure is just the difference. */
static void say_gap(const roller *r, const govd_form *form, const govd_gap *gap) {
  govd_language language = r->options->language;
  const govd_form_cell *cell = govd_form_cell_at(form, gap->cell);
  const govd_column *column = govd_form_column(form, cell->table, cell->column);
  int scale = govd_type_scale(cell->type);
  char figures[3][GOVD_AMOUNT_TEXT_SIZE];
  govd_amount_format(gap->sum, scale, figures[0]);
  govd_amount_format(gap->printed, scale, figures[1]);
  govd_amount_format(gap->difference, scale, figures[2]);
  text_put(stderr, message_title(language, govd_form_row(form, cell->table, cell->row)->title));
  fputs(language == GOVD_EN ? ", " : "·", stderr);
  text_put(stderr, message_title(language, column->title));
  message_put(stderr, language, MESSAGE_ROLLUP_GAP, figures[0], figures[1], gap->difference > 0 ? "+" : "",
              figures[2]);
  for (size_t i = 0; i < gap->suspect_count; i++) {
    message_put(stderr, language, i == 0 ? MESSAGE_ROLLUP_SUSPECT : MESSAGE_COMMA);
    text_put(stderr, r->all.items[gap->suspects[i]].file);
  }
  fprintf(stderr, " [%s]\n", cell->id);
}

/* Holds the report of --against against the sum; gives whether they agree. */
static govd_status say_gaps(const roller *r, const govd_rollup *rollup, bool *agree, govd_error *error) {
  const char *path = r->options->against;
  collection own = {.kit = &r->kit, .language = r->options->language};
  govd_gaps *gaps = NULL;
  *agree = true;
  if (path == NULL) return GOVD_OK;
  collection_add(&own, path);
  const govd_report **reports = collection_reports(&r->all);
  govd_status status = reports == NULL ? fail_memory(error) : GOVD_OK;
  if (status == GOVD_OK && (own.unread || own.count != 1))
    status = fail(error, GOVD_E_ARGUMENT, "--against takes a file with one report");
  if (status == GOVD_OK) status = govd_rollup_compare(rollup, reports, own.items[0].report, &gaps, error);
  for (size_t i = 0; status == GOVD_OK && i < govd_gaps_count(gaps); i++)
    say_gap(r, govd_report_form(own.items[0].report), govd_gaps_at(gaps, i));
  if (status == GOVD_OK) *agree = govd_gaps_count(gaps) == 0;
  govd_gaps_free(gaps);
  free(reports);
  collection_free(&own);
  return status;
}

static govd_status add_up(const roller *r, govd_rollup **rollup, govd_error *error) {
  const govd_report **reports = collection_reports(&r->all);
  if (reports == NULL) return fail_memory(error);
  govd_status status = govd_rollup_new(reports, r->all.count, r->roster, r->whole, rollup, error);
  free(reports);
  return status;
}

/* Writes the sum and says what went into it. */
static outcome put_sum(const roller *r, output *out) {
  const options *o = r->options;
  govd_error error;
  govd_rollup *rollup = NULL;
  char *text = NULL;
  size_t length;
  govd_status status = add_up(r, &rollup, &error);
  if (status == GOVD_OK)
    status = govd_report_write_json(govd_rollup_report(rollup), false, &text, &length, &error);
  bool whole = false;
  bool agree = false;
  if (status == GOVD_OK) {
    whole = say_all(r, rollup);
    status = say_gaps(r, rollup, &agree, &error);
  }
  if (status == GOVD_OK) {
    output_write(out, text, length);
    putc('\n', out->stream);
  } else {
    say_error(o->language, &error);
  }
  govd_string_free(text);
  govd_rollup_free(rollup);
  if (status != GOVD_OK) return OUTCOME_TROUBLE;
  return whole && agree ? OUTCOME_CLEAN : OUTCOME_FOUND;
}

/* Reads everything, then adds it up; a file that cannot be read leaves no sum. */
static outcome roll(roller *r, output *out) {
  const options *o = r->options;
  for (size_t i = 0; i < o->operands.count; i++) collection_add(&r->all, o->operands.items[i]);
  outcome result = r->all.unread ? OUTCOME_TROUBLE : put_sum(r, out);
  if (result == OUTCOME_TROUBLE) {
    output_discard(out);
    if (o->out != NULL) message_say(o->language, MESSAGE_NOT_WRITTEN, o->out);
    return result;
  }
  if (output_finish(out)) return result;
  say_unwritten(o->language, o->out, errno);
  return OUTCOME_TROUBLE;
}

outcome command_rollup(const options *o) {
  roller r = {.options = o};
  output out;
  outcome result = OUTCOME_TROUBLE;
  r.all = (collection){.kit = &r.kit, .language = o->language, .progress = progress_new(stdout)};
  if (kit_open(&r.kit, o) && open_roster(&r)) {
    if (output_open(&out, o->out)) {
      result = roll(&r, &out);
    } else {
      say_unwritten(o->language, o->out, errno);
    }
  }
  collection_free(&r.all);
  govd_roster_free(r.roster);
  kit_free(&r.kit);
  return result;
}
