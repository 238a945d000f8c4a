/* SPDX-License-Identifier: Apache-2.0 */
#include "analysis.h"

#include "messages.h"
#include "text.h"

static void put_line(FILE *stream, govd_language language, message id, size_t first, size_t second) {
  char numbers[2][32];
  snprintf(numbers[0], sizeof numbers[0], "%zu", first);
  snprintf(numbers[1], sizeof numbers[1], "%zu", second);
  fputs("  ", stream);
  message_put(stream, language, id, numbers[0], numbers[1]);
  putc('\n', stream);
}

static void put_cells(FILE *stream, const govd_form *form, const size_t *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    fputs(i == 0 ? "    " : " ", stream);
    text_put(stream, govd_form_cell_at(form, cells[i])->id);
  }
  if (count > 0) putc('\n', stream);
}

static void put_instances(FILE *stream, const govd_form *form, const size_t *instances, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const govd_instance *instance = govd_form_instance(form, instances[i]);
    fputs("    ", stream);
    text_put(stream, govd_form_rule(form, instance->rule)->id);
    if (*instance->id != '\0') putc(' ', stream);
    text_put(stream, instance->id);
    putc('\n', stream);
  }
}

static void put_analysis(FILE *stream, govd_language language, const govd_form *form,
                         const govd_analysis *a) {
  put_line(stream, language, MESSAGE_ANALYSIS_SIZE, a->cell_count, 0);
  put_line(stream, language, MESSAGE_ANALYSIS_RANK, a->equation_count, a->rank);
  put_line(stream, language, MESSAGE_ANALYSIS_REDUNDANT, a->redundant_count, 0);
  put_instances(stream, form, a->redundant, a->redundant_count);
  put_line(stream, language, MESSAGE_ANALYSIS_CONTRADICTORY, a->contradictory_count, 0);
  put_instances(stream, form, a->contradictory, a->contradictory_count);
  put_line(stream, language, MESSAGE_ANALYSIS_UNSEEN, a->unseen_count, 0);
  put_cells(stream, form, a->unseen, a->unseen_count);
  put_line(stream, language, MESSAGE_ANALYSIS_BOUNDED, a->bounded_count, 0);
  put_cells(stream, form, a->bounded, a->bounded_count);
  put_line(stream, language, MESSAGE_ANALYSIS_LOCATED, a->located_count, 0);
  put_line(stream, language, MESSAGE_ANALYSIS_ALIKE, a->alike_count, a->pair_count);
  for (size_t i = 0; i < a->alike_count; i++) put_cells(stream, form, a->alike[i].cells, a->alike[i].count);
}

govd_status analysis_show(FILE *stream, govd_language language, const govd_form *form, govd_error *error) {
  for (int years = 0; years < 2; years++) {
    govd_analysis *analysis;
    govd_status status = govd_form_analyse(form, years == 1, &analysis, error);
    if (status != GOVD_OK) return status;
    if (years == 1) putc('\n', stream);
    message_put(stream, language, years == 0 ? MESSAGE_ANALYSIS_ALONE : MESSAGE_ANALYSIS_YEARS,
                govd_form_id(form));
    putc('\n', stream);
    put_analysis(stream, language, form, analysis);
    govd_analysis_free(analysis);
  }
  return GOVD_OK;
}
