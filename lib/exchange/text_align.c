/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/fail.h"
#include "text_plan.h"

/*
 * lib/read pairs the lines of all tables with the rows of the form, in order, so that
 * the summed scores of the pairs are greatest, and leaves a line that could be paired
 * otherwise without losing score. So a line must score best with its own row, and
 * with no other as well that stands between those of its neighbours.
 */

enum { SCORE_LABEL = 10, SCORE_NUMERAL = 3, SCORE_UNIT = 1, ENOUGH_ROWS = 3 };

/* How a table looks through a table of the form. */
typedef struct view {
  bool found;
  size_t first; /* the first column with a title; labels stand before it */
  size_t unit;  /* the column of units, or GOVD_NONE */
} view;

/* A row of the form, counted over all of its tables. */
static size_t position_of(const govd_form *form, size_t table, size_t row) {
  for (size_t t = 0; t < table; t++) row += govd_form_table(form, t)->row_count;
  return row;
}

/* Whether no other cell of a head is the title of the same column; those that are say nothing. */
static bool is_only_title(govd__text_plan *plan, const govd__text_line *head, size_t cell, size_t table) {
  size_t column = govd__text_titled_column(plan, table, head->cells[cell]);
  for (size_t i = 0; i < head->count; i++) {
    if (i != cell && govd__text_titled_column(plan, table, head->cells[i]) == column) return false;
  }
  return true;
}

static view view_of(govd__text_plan *plan, const govd__text_table *table, size_t through) {
  const govd__text_line *head = &table->lines[table->head_count - 1];
  view v = {.found = govd__text_is_head(plan, head, through), .first = GOVD_NONE, .unit = GOVD_NONE};
  for (size_t i = 0; i < head->count; i++) {
    bool title = govd__text_titled_column(plan, through, head->cells[i]) != GOVD_NONE;
    if (!title && govd__text_is_unit_title(plan, head->cells[i])) v.unit = i;
    if (title && v.first == GOVD_NONE && is_only_title(plan, head, i, through)) v.first = i;
  }
  v.found = v.found && v.first != GOVD_NONE;
  return v;
}

static const char *label_through(const govd__text_line *line, const view *v) {
  for (size_t i = v->first < line->count ? v->first : line->count; i-- > 0;) {
    const char *text = line->cells[i];
    if (i != v->unit && *text != '\0' && !govd__text_is_figure(text)) return text;
  }
  return NULL;
}

/* Scores a line, whose label has been set, with a row of the form. */
static int score(const govd__text_plan *plan, const govd__text_line *line, const view *v, size_t table,
                 size_t row) {
  const govd__name *name = &plan->names.rows[table][row];
  if (plan->scratch.key.length == 0 || !govd__name_has(name, plan->scratch.key.data)) return 0;
  const char *unit = v->unit < line->count ? line->cells[v->unit] : NULL;
  int sum = SCORE_LABEL;
  if (strcmp(name->numeral, plan->scratch.numeral.data) == 0) sum += SCORE_NUMERAL;
  if (unit != NULL && strcmp(unit, govd_form_row(plan->form, table, row)->unit) == 0) sum += SCORE_UNIT;
  return sum;
}

/* Sets the label of a line as it is seen through a view; false if it has none. */
static bool set_label(govd__text_plan *plan, const govd__text_line *line, const view *v) {
  const char *label = v->found ? label_through(line, v) : NULL;
  if (label == NULL) return false;
  govd__label_set(&plan->scratch, label, strlen(label));
  return !govd__label_failed(&plan->scratch);
}

/* Where a line stands: its own row of the form, and those that its neighbours are paired with. */
typedef struct span {
  size_t own;   /* GOVD_NONE for an unknown row */
  bool has_low; /* whether there is a line before, and its row */
  size_t low;
  size_t high; /* row of the line behind, GOVD_NONE if there is none */
  int best;    /* score with the own row */
} span;

/* Whether a line could be paired with another row of a table of the form as well as with its own. */
static bool has_rival(govd__text_plan *plan, const govd__text_line *line, const view *v, size_t table,
                      const span *s) {
  if (!set_label(plan, line, v)) return false;
  size_t base = position_of(plan->form, table, 0);
  for (size_t row = 0; row < govd_form_table(plan->form, table)->row_count; row++) {
    int rival = score(plan, line, v, table, row);
    size_t at = base + row;
    if (at == s->own || rival == 0) continue;
    bool between = (!s->has_low || at > s->low) && at < s->high;
    if (rival > s->best || (rival == s->best && between)) return true;
  }
  return false;
}

static govd_status check_line(govd__text_plan *plan, const govd__text_table *table,
                              const govd__text_line *line, const view *views, span *s) {
  s->best = 0;
  if (line->row != GOVD_NONE && set_label(plan, line, &views[table->table])) {
    s->best = score(plan, line, &views[table->table], table->table, line->row);
  }
  bool clear = line->row == GOVD_NONE || s->best > 0;
  for (size_t t = 0; t < govd_form_table_count(plan->form) && clear; t++) {
    clear = !has_rival(plan, line, &views[t], t, s);
  }
  if (clear) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    "the row '%.60s' in the table '%s' would be read as another row", line->cells[0],
                    govd_form_table(plan->form, table->table)->id);
}

/* The next line behind one that holds a row of the form: its position there, or GOVD_NONE. */
static size_t next_position(const govd__text_plan *plan, size_t table, size_t line) {
  for (; table < plan->table_count; table++, line = 0) {
    const govd__text_table *t = &plan->tables[table];
    for (; line < t->line_count; line++) {
      if (t->lines[line].row != GOVD_NONE) return position_of(plan->form, t->table, t->lines[line].row);
    }
  }
  return GOVD_NONE;
}

static govd_status check_lines(govd__text_plan *plan, size_t index, view *views, span *s) {
  const govd__text_table *table = &plan->tables[index];
  for (size_t t = 0; t < govd_form_table_count(plan->form); t++) views[t] = view_of(plan, table, t);
  for (size_t i = table->head_count; i < table->line_count; i++) {
    const govd__text_line *line = &table->lines[i];
    bool known = line->row != GOVD_NONE;
    s->own = known ? position_of(plan->form, table->table, line->row) : GOVD_NONE;
    s->high = known ? next_position(plan, index, i + 1) : GOVD_NONE;
    govd_status status = check_line(plan, table, line, views, s);
    if (status != GOVD_OK) return status;
    s->has_low = s->has_low || known;
    if (known) s->low = s->own;
  }
  return GOVD_OK;
}

/* So few rows may be chance, and are not recognised. */
static govd_status check_count(govd__text_plan *plan) {
  size_t rows = 0;
  size_t all = position_of(plan->form, govd_form_table_count(plan->form), 0);
  for (size_t i = 0; i < plan->table_count; i++) {
    const govd__text_table *table = &plan->tables[i];
    if (table->blocks) rows += govd_form_table(plan->form, table->table)->row_count;
    for (size_t l = 0; l < table->line_count; l++) rows += table->lines[l].row != GOVD_NONE;
  }
  if (rows >= (all < ENOUGH_ROWS ? all : ENOUGH_ROWS)) return GOVD_OK;
  return govd__fail(plan->error, GOVD_E_UNREPRESENTABLE,
                    "the report has too few rows of its form to be recognised by them");
}

govd_status govd__text_check_rows(govd__text_plan *plan) {
  view *views = govd__arena_alloc(&plan->arena, govd_form_table_count(plan->form), sizeof *views);
  if (views == NULL) return govd__fail_memory(plan->error);
  span s = {.has_low = false};
  govd_status status = check_count(plan);
  for (size_t i = 0; i < plan->table_count && status == GOVD_OK; i++) {
    const govd__text_table *table = &plan->tables[i];
    if (table->table != GOVD_NONE && !table->blocks) status = check_lines(plan, i, views, &s);
  }
  return status;
}
