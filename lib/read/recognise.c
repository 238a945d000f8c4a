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

/* Between forms that fit equally well, the year decides if it belongs to one of them only. */
static govd_status break_tie(const govd__part *part, const govd__match *matches, size_t count, int32_t score,
                             size_t *best, govd_error *error) {
  govd__buffer tied = {0};
  size_t covering = 0;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    if (matches[i].vocabulary == NULL || matches[i].score != score) continue;
    govd_report *report;
    status = make_report(part, &matches[i], NULL, &report, error);
    if (status != GOVD_OK) break;
    if (covers_year(matches[i].vocabulary->form, govd_report_year(report))) {
      covering++;
      *best = i;
    }
    govd_report_free(report);
    govd__buffer_printf(&tied, "%s%s", tied.length > 0 ? ", " : "",
                        govd_form_id(matches[i].vocabulary->form));
  }
  if (status == GOVD_OK && tied.failed) status = govd__fail_memory(error);
  if (status == GOVD_OK && covering != 1) {
    status =
        govd__fail(error, GOVD_E_AMBIGUOUS, "the document fits several forms equally well: %s", tied.data);
  }
  govd__buffer_release(&tied);
  return status;
}

static govd_status choose(const govd__part *part, const govd__match *matches, size_t count, size_t *best,
                          govd_error *error) {
  size_t tied = 0;
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
  return tied == 1 ? GOVD_OK : break_tie(part, matches, count, matches[*best].score, best, error);
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
