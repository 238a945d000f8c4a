/* SPDX-License-Identifier: Apache-2.0 */
/* Cells and lines, from which tables of the text layout are made. */
#include <string.h>

#include "base/utf8.h"
#include "govdisclosure/amount.h"
#include "report/figure.h"
#include "text_plan.h"

bool govd__text_fits(const char *text) {
  size_t length = strlen(text);
  const char *trimmed = text;
  size_t trimmed_length = length;
  govd__trim(&trimmed, &trimmed_length);
  return trimmed_length == length && strpbrk(text, "|\r\n") == NULL;
}

const char *govd__text_of_cell(govd__text_plan *plan, size_t cell) {
  const govd_cell *c = govd_report_cell(plan->report, cell);
  if (c->text != NULL) return c->text;
  if (c->state == GOVD_DASH) return GOVD__DASH;
  if (c->state != GOVD_GIVEN) return "";
  char text[GOVD_AMOUNT_TEXT_SIZE];
  govd_amount_format(c->value, govd_type_scale(govd_form_cell_at(plan->form, cell)->type), text);
  return govd__arena_strdup(&plan->arena, text);
}

govd__text_line *govd__text_add_line(govd__text_plan *plan, govd__text_table *table, size_t cells) {
  const char **texts = govd__arena_alloc(&plan->arena, cells, sizeof *texts);
  if (texts == NULL) return NULL;
  govd__text_line *line = &table->lines[table->line_count++];
  *line = (govd__text_line){.cells = texts, .count = cells};
  return line;
}
