/* SPDX-License-Identifier: Apache-2.0 */
#include "recognise.h"

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "fill.h"

/* So few rows of the form may be chance. */
static bool is_enough(const govd__match *match) {
  enum { FEW = 3 };
  size_t rows = 0;
  for (size_t t = 0; t < govd_form_table_count(match->vocabulary->form); t++) {
    rows += govd_form_table(match->vocabulary->form, t)->row_count;
  }
  return match->matched_count >= (rows < FEW ? rows : (size_t)FEW);
}

static bool covers_year(const govd_form *form, int year) {
  int last = govd_form_last_year(form);
  return year >= govd_form_first_year(form) && (last == 0 || year <= last);
}

/* The report that a match makes. */
static govd_status make_report(const govd__part *part, const govd__match *match, govd__trace *trace,
                               govd_report **report, govd_error *error) {
  govd_status status = govd_report_new(match->vocabulary->form, report, error);
  if (status == GOVD_OK) status = govd__fill_prose(part, match, *report, error);
  if (status == GOVD_OK) status = govd__fill_cells(match, trace, *report, error);
  if (status == GOVD_OK) return GOVD_OK;
  govd_report_free(*report);
  *report = NULL;
  return status;
}

/* Whether a form fits about as well as the best one: heads that cannot be read may be all it lacks. */
static bool is_near(const govd__match *match, int32_t score) {
  return match->vocabulary != NULL && is_enough(match) && (int64_t)match->score * 10 >= (int64_t)score * 9;
}

static govd_status fail_tied(const govd__match *matches, size_t count, int32_t score, govd_error *error) {
  govd__buffer tied = {0};
  for (size_t i = 0; i < count; i++) {
    if (matches[i].vocabulary == NULL || matches[i].score != score) continue;
    govd__buffer_printf(&tied, "%s%s", tied.length > 0 ? ", " : "",
                        govd_form_id(matches[i].vocabulary->form));
  }
  govd_status status = tied.failed
                           ? govd__fail_memory(error)
                           : govd__fail(error, GOVD_E_AMBIGUOUS,
                                        "the document fits several forms equally well: %s", tied.data);
  govd__buffer_release(&tied);
  return status;
}

/* Between forms that fit about as well as the best, the year decides if it belongs to one of them only. */
static govd_status decide_by_year(const govd__part *part, const govd__match *matches, size_t count,
                                  size_t *best, bool *decided, govd_error *error) {
  size_t covering = 0;
  size_t found = *best;
  for (size_t i = 0; i < count; i++) {
    govd_report *report;
    if (!is_near(&matches[i], matches[*best].score)) continue;
    govd_status status = make_report(part, &matches[i], NULL, &report, error);
    if (status != GOVD_OK) return status;
    if (covers_year(matches[i].vocabulary->form, govd_report_year(report))) {
      covering++;
      found = i;
    }
    govd_report_free(report);
  }
  *decided = covering == 1;
  if (*decided) *best = found;
  return GOVD_OK;
}

static govd_status choose(const govd__part *part, const govd__match *matches, size_t count, size_t *best,
                          govd_error *error) {
  size_t tied = 0;
  size_t near = 0;
  *best = GOVD_NONE;
  for (size_t i = 0; i < count; i++) {
    if (matches[i].vocabulary == NULL || !is_enough(&matches[i])) continue;
    if (*best == GOVD_NONE || matches[i].score > matches[*best].score) {
      *best = i;
      tied = 1;
    } else if (matches[i].score == matches[*best].score) {
      tied++;
    }
  }
  if (*best == GOVD_NONE) return govd__fail(error, GOVD_E_UNRECOGNISED, "no table of a known form was found");
  size_t first = *best;
  for (size_t i = 0; i < count; i++) near += is_near(&matches[i], matches[first].score);
  if (near == 1) return GOVD_OK;
  bool decided;
  govd_status status = decide_by_year(part, matches, count, best, &decided, error);
  if (status != GOVD_OK || decided || tied == 1) return status;
  return fail_tied(matches, count, matches[first].score, error);
}

govd_status govd__recognise(const govd__lexicon *lexicon, size_t only, const govd__part *part,
                            govd__trace *trace, govd_report **report, govd_error *error) {
  *report = NULL;
  size_t count = lexicon->vocabulary_count;
  govd__match *matches = govd__calloc(count + 1, sizeof *matches);
  if (matches == NULL) return govd__fail_memory(error);
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    if (only != GOVD_NONE && only != i) continue;
    status = govd__match_make(part, lexicon, &lexicon->vocabularies[i], &matches[i], error);
  }
  size_t best = GOVD_NONE;
  if (status == GOVD_OK) status = choose(part, matches, count, &best, error);
  if (status == GOVD_OK) status = make_report(part, &matches[best], trace, report, error);
  for (size_t i = 0; i < count; i++) govd__match_release(&matches[i]);
  govd__free(matches);
  return status;
}
