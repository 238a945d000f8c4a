/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "base/utf8.h"
#include "text_plan.h"

/* Figures that belong to no cell are kept as the texts of their cells, joined by ` | `. */

size_t govd__text_count_pieces(const char *figures) {
  size_t count = 1;
  for (; *figures != '\0'; figures++) count += *figures == '|';
  return count;
}

static bool split(govd__text_plan *plan, const char *figures, size_t from, govd__text_line *line) {
  for (size_t i = from; i < line->count; i++) {
    const char *text = figures;
    size_t length = strcspn(figures, "|");
    figures += length + (figures[length] == '|');
    govd__trim(&text, &length);
    line->cells[i] = govd__arena_strndup(&plan->arena, text, length);
    if (line->cells[i] == NULL) return false;
  }
  return true;
}

/* Whether the cells are joined to the figures again. The reader drops empty ones in front, or all. */
static bool joins_to(const govd__text_line *line, size_t from, const govd_unknown_row *row) {
  const char *at = row->figures;
  bool any = false;
  for (size_t i = from; i < line->count; i++) {
    size_t length = strlen(line->cells[i]);
    if (length == 0 && row->reason == GOVD_ROW_EXTRA) return false;
    if (at > row->figures) {
      if (strncmp(at, " | ", 3) != 0) return false;
      at += 3;
    }
    if (strncmp(at, line->cells[i], length) != 0) return false;
    at += length;
    any = any || length > 0;
  }
  return any && *at == '\0';
}

govd_status govd__text_set_pieces(govd__text_plan *plan, const govd_unknown_row *row, size_t from,
                                  govd__text_line *line) {
  if (!split(plan, row->figures, from, line)) return govd__fail_memory(plan->error);
  bool fits = *row->label != '\0' && govd__text_fits(row->label) && strpbrk(row->figures, "\r\n") == NULL &&
              joins_to(line, from, row);
  if (fits) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    "the row '%.60s' that is kept cannot be a line of cells", row->label);
}

govd_status govd__text_add_unknown(govd__text_plan *plan, govd__text_table *table,
                                   const govd_unknown_row *row) {
  govd__text_line *line = govd__text_add_line(plan, table, 1 + govd__text_count_pieces(row->figures));
  if (line == NULL) return govd__fail_memory(plan->error);
  line->cells[0] = row->label;
  return govd__text_set_pieces(plan, row, 1, line);
}
