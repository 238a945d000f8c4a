/* SPDX-License-Identifier: Apache-2.0 */
#include "system.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "validate/validator.h"

size_t govd__system_sheet(const govd__system *s, govd_source source, size_t unit) {
  bool prior = s->sheet_count > 1 && s->sheets[1].source == GOVD_PRIOR;
  return source == GOVD_THIS ? 0 : source == GOVD_PRIOR ? 1 : 1 + prior + unit;
}

size_t govd__system_find(const govd__system *s, size_t sheet, size_t cell) {
  size_t found = s->index[sheet * govd_form_cell_count(s->form) + cell];
  return found == 0 ? GOVD_NONE : found - 1;
}

static govd_status add_sheet(govd__system *s, govd__sheet sheet, const govd_report *report) {
  size_t cells = govd_form_cell_count(s->form);
  sheet.context.form = s->form;
  sheet.context.report = report;
  sheet.context.findings = s->scratch;
  sheet.context.error = s->error;
  sheet.context.missing_total = govd__arena_alloc(&s->arena, cells, sizeof(bool));
  if (sheet.context.missing_total == NULL) return govd__fail_memory(s->error);
  s->sheets[s->sheet_count++] = sheet;
  return GOVD_OK;
}

static bool has_rules_of_units(const govd_form *form) {
  for (size_t i = 0; i < govd_form_instance_count(form); i++) {
    const govd_instance *instance = govd_form_instance(form, i);
    for (size_t t = 0; t < instance->term_count; t++) {
      if (instance->terms[t].source == GOVD_UNITS) return true;
    }
  }
  return false;
}

/* A report that no rule speaks of takes no part: one of another form, and of units often all of them. */
static govd_status add_sheets(govd__system *s, const govd__system_source *source) {
  const govd_related *related = source->related;
  size_t units = related == NULL || !has_rules_of_units(s->form) ? 0 : related->unit_count;
  govd_blank blank = govd__validator_blank(source->validator);
  s->sheets = govd__arena_alloc(&s->arena, units + 2, sizeof *s->sheets);
  if (s->sheets == NULL) return govd__fail_memory(s->error);
  govd__sheet sheet = {.source = GOVD_THIS,
                       .context = {.blank = blank, .related = related, .prior_form = source->prior_form}};
  govd_status status = add_sheet(s, sheet, source->report);
  sheet.context.related = NULL;
  sheet.context.prior_form = NULL;
  if (status == GOVD_OK && related != NULL && related->prior != NULL &&
      govd__same_cells(govd_report_form(related->prior), s->form)) {
    sheet.source = GOVD_PRIOR;
    status = add_sheet(s, sheet, related->prior);
  }
  for (size_t i = 0; i < units; i++) {
    if (!govd__same_cells(govd_report_form(related->units[i]), s->form)) return status;
  }
  sheet.source = GOVD_UNITS;
  for (size_t i = 0; i < units && status == GOVD_OK; i++) {
    sheet.unit = i;
    status = add_sheet(s, sheet, related->units[i]);
  }
  return status;
}

/* The variable of a figure, made where it is new; GOVD_NONE without memory. */
static size_t variable_of(govd__system *s, const unsigned *weights, size_t sheet, size_t cell) {
  size_t *index = &s->index[sheet * govd_form_cell_count(s->form) + cell];
  if (*index > 0) return *index - 1;
  govd__variable *grown =
      govd__grow(s->variables, s->variable_count, &s->variable_capacity, sizeof *s->variables);
  if (grown == NULL) return GOVD_NONE;
  s->variables = grown;
  const govd__context *c = &s->sheets[sheet].context;
  const govd_cell *figure = govd_report_cell(c->report, cell);
  bool empty = figure->state == GOVD_BLANK || figure->state == GOVD_DASH;
  bool known =
      figure->state == GOVD_GIVEN || (empty && c->blank == GOVD_BLANK_ZERO && !c->missing_total[cell]);
  s->variables[s->variable_count] =
      (govd__variable){.source = s->sheets[sheet].source,
                       .unit = s->sheets[sheet].unit,
                       .cell = cell,
                       .type = govd_form_cell_at(s->form, cell)->type,
                       .state = figure->state,
                       .value = figure->value,
                       .weight = sheet > 0 || weights == NULL ? 1 : weights[cell],
                       .open = !known};
  *index = ++s->variable_count;
  return *index - 1;
}

govd__row *govd__system_add_row(govd__system *s, const govd__entry *entries, size_t count) {
  govd__row *grown = govd__grow(s->rows, s->row_count, &s->row_capacity, sizeof *s->rows);
  if (grown == NULL) return NULL;
  s->rows = grown;
  govd__entry *kept = govd__arena_alloc(&s->arena, count + 1, sizeof *kept);
  if (kept == NULL) return NULL;
  if (count > 0) memcpy(kept, entries, count * sizeof *kept);
  s->rows[s->row_count] = (govd__row){
      .entries = kept, .count = count, .equality = true, .instance = GOVD_NONE, .group = GOVD_NONE};
  return &s->rows[s->row_count++];
}

/* Moves the collected cells of a rule to its left side, each figure once; false where that overflows. */
static bool gather(govd__system *s, const govd__context *c, size_t sheet, const unsigned *weights,
                   govd__entry *entries, size_t *count, bool *memory) {
  bool fits = true;
  size_t used = 0;
  for (size_t i = 0; i < c->cell_count; i++) {
    const govd_finding_cell *cell = &c->cells[i];
    size_t of = cell->source == GOVD_THIS ? sheet : govd__system_sheet(s, cell->source, cell->unit);
    size_t variable = variable_of(s, weights, of, cell->cell);
    if (variable == GOVD_NONE) {
      *memory = false;
      return false;
    }
    size_t at = 0;
    while (at < used && entries[at].variable != variable) at++;
    if (at == used) entries[used++] = (govd__entry){variable, 0};
    fits =
        fits &&
        !(cell->right
              ? __builtin_sub_overflow(entries[at].coefficient, cell->coefficient, &entries[at].coefficient)
              : __builtin_add_overflow(entries[at].coefficient, cell->coefficient, &entries[at].coefficient));
  }
  *count = 0;
  for (size_t i = 0; i < used; i++) {
    if (entries[i].coefficient != 0) entries[(*count)++] = entries[i];
  }
  return fits;
}

/* What a rule is worth in the system. */
typedef struct rule_row {
  size_t sheet;
  size_t instance;
  size_t group;
  govd_relation relation;
  int64_t constant; /* left - right */
  bool overflow;
  bool silent; /* no figure of it is given */
} rule_row;

/* Makes a row of the cells that the sheet's context has collected. Overflowing rules are left out. */
static govd_status add_rule(govd__system *s, const rule_row *r, const unsigned *weights) {
  const govd__context *c = &s->sheets[r->sheet].context;
  if (c->cell_count == 0 || r->overflow) return GOVD_OK;
  govd__entry *entries = govd__calloc(c->cell_count, sizeof *entries);
  if (entries == NULL) return govd__fail_memory(s->error);
  size_t count = 0;
  bool memory = true;
  bool fits = gather(s, c, r->sheet, weights, entries, &count, &memory);
  int64_t residual = r->constant;
  bool flip = r->relation == GOVD_LESS_EQUAL;
  bool open = false;
  for (size_t i = 0; i < count && fits; i++) {
    int64_t product;
    fits =
        !__builtin_mul_overflow(entries[i].coefficient, s->variables[entries[i].variable].value, &product) &&
        !__builtin_add_overflow(residual, product, &residual) && entries[i].coefficient != INT64_MIN;
    if (flip) entries[i].coefficient = -entries[i].coefficient;
    open = open || s->variables[entries[i].variable].open;
  }
  govd__row *row = fits && count > 0 ? govd__system_add_row(s, entries, count) : NULL;
  govd__free(entries);
  if (row == NULL) return !memory || (fits && count > 0) ? govd__fail_memory(s->error) : GOVD_OK;
  row->equality = r->relation == GOVD_EQUAL;
  row->residual = flip && residual != INT64_MIN ? -residual : residual;
  row->dropped = (flip && residual == INT64_MIN) || (r->silent && open);
  row->sheet = r->sheet;
  row->instance = r->instance;
  row->group = r->group;
  return GOVD_OK;
}

/* Whether a rule takes part: it is not switched off, and in another report it does hold. */
static bool takes_part(const govd__system *s, const govd__system_source *source,
                       const govd_instance *instance, size_t sheet) {
  char code[256];
  govd__rule_code(govd_form_rule(s->form, instance->rule), code, sizeof code);
  if (govd__validator_disables(source->validator, code)) return false;
  for (size_t t = 0; t < instance->term_count && sheet > 0; t++) {
    if (instance->terms[t].source != GOVD_THIS) return false;
  }
  return true;
}

static govd_status add_instances(govd__system *s, const govd__system_source *source, size_t sheet) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < govd_form_instance_count(s->form) && status == GOVD_OK; i++) {
    const govd_instance *instance = govd_form_instance(s->form, i);
    if (!takes_part(s, source, instance, sheet)) continue;
    govd__evaluation e;
    status = govd__evaluate_all(&s->sheets[sheet].context, instance, &e);
    if (status != GOVD_OK || (sheet > 0 && e.outcome != GOVD__HOLDS && e.outcome != GOVD__SILENT)) continue;
    rule_row r = {.sheet = sheet,
                  .instance = i,
                  .group = GOVD_NONE,
                  .relation = govd_form_rule(s->form, instance->rule)->relation,
                  .overflow = e.outcome == GOVD__OVERFLOW,
                  .silent = e.outcome == GOVD__SILENT};
    r.overflow = __builtin_sub_overflow(instance->left, instance->right, &r.constant) || r.overflow;
    status = add_rule(s, &r, source->weights);
  }
  return status;
}

/* The printed figure of a group and its parts are held against each other, too. */
static govd_status add_groups(govd__system *s, const govd__system_source *source, size_t sheet) {
  govd__context *c = &s->sheets[sheet].context;
  govd_status status = GOVD_OK;
  if (govd__validator_disables(source->validator, "group.sum")) return GOVD_OK;
  for (size_t i = 0; i < govd_form_cell_count(s->form) && status == GOVD_OK; i++) {
    const govd_form_cell *cell = govd_form_cell_at(s->form, i);
    const govd_cell *figure = govd_report_cell(c->report, i);
    if (cell->heading || govd_form_row(s->form, cell->table, cell->row)->kind != GOVD_ROW_GROUP) continue;
    if (figure->state != GOVD_GIVEN) continue;
    govd__evaluation parts;
    status = govd__sum_of_parts(c, i, &parts);
    bool holds = parts.outcome == GOVD__HOLDS && parts.left == figure->value;
    if (status != GOVD_OK || c->cell_count == 0 || (sheet > 0 && !holds)) continue;
    if (parts.outcome == GOVD__SILENT) continue;
    govd_finding_cell group = {.cell = i, .coefficient = 1, .right = true};
    status = govd__cells_add_term(c, &group);
    rule_row r = {.sheet = sheet,
                  .instance = GOVD_NONE,
                  .group = i,
                  .relation = GOVD_EQUAL,
                  .overflow = parts.outcome == GOVD__OVERFLOW};
    if (status == GOVD_OK) status = add_rule(s, &r, source->weights);
  }
  return status;
}

govd_status govd__system_link(govd__system *s) {
  for (size_t i = 0; i < s->variable_count; i++) s->variables[i].row_count = 0;
  for (size_t r = 0; r < s->row_count; r++) {
    for (size_t e = 0; e < s->rows[r].count && !s->rows[r].dropped; e++)
      s->variables[s->rows[r].entries[e].variable].row_count++;
  }
  for (size_t i = 0; i < s->variable_count; i++) {
    govd__variable *v = &s->variables[i];
    v->rows = govd__arena_alloc(&s->arena, v->row_count + 1, sizeof *v->rows);
    if (v->rows == NULL) return govd__fail_memory(s->error);
    v->row_count = 0;
  }
  for (size_t r = 0; r < s->row_count; r++) {
    for (size_t e = 0; e < s->rows[r].count && !s->rows[r].dropped; e++) {
      govd__variable *v = &s->variables[s->rows[r].entries[e].variable];
      v->rows[v->row_count++] = (govd__entry){r, s->rows[r].entries[e].coefficient};
    }
  }
  return GOVD_OK;
}

/* A figure that no rule speaks of may still have changed places with one, or have slipped into its cell. */
static govd_status add_others(govd__system *s, const govd__system_source *source) {
  for (size_t i = 0; i < govd_form_cell_count(s->form); i++) {
    const govd_form_cell *cell = govd_form_cell_at(s->form, i);
    bool group = govd_form_row(s->form, cell->table, cell->row)->kind == GOVD_ROW_GROUP;
    if (cell->heading || group || govd_report_cell(source->report, i)->state == GOVD_ABSENT) continue;
    if (variable_of(s, source->weights, 0, i) == GOVD_NONE) return govd__fail_memory(s->error);
  }
  return GOVD_OK;
}

static govd_status add_rules(govd__system *s, const govd__system_source *source) {
  govd_status status = govd__check_totals(&s->sheets[0].context);
  for (size_t sheet = 0; sheet < s->sheet_count && status == GOVD_OK; sheet++) {
    status = add_instances(s, source, sheet);
    if (status == GOVD_OK) status = add_groups(s, source, sheet);
  }
  return status == GOVD_OK ? add_others(s, source) : status;
}

govd_status govd__system_build(govd__system *s, const govd__system_source *source, govd_error *error) {
  *s = (govd__system){.form = govd_report_form(source->report), .error = error};
  govd_status status = govd__findings_new(s->form, NULL, 0, &s->scratch, error);
  if (status == GOVD_OK) status = add_sheets(s, source);
  if (status != GOVD_OK) return status;
  s->index = govd__calloc(s->sheet_count * govd_form_cell_count(s->form) + 1, sizeof *s->index);
  if (s->index == NULL) return govd__fail_memory(error);
  status = add_rules(s, source);
  s->given_rows = s->row_count;
  s->dense = govd__calloc(s->variable_count + 1, sizeof *s->dense);
  s->definitions = govd__calloc(s->variable_count + 1, sizeof *s->definitions);
  if (status == GOVD_OK && (s->dense == NULL || s->definitions == NULL)) status = govd__fail_memory(error);
  return status;
}

void govd__system_release(govd__system *s) {
  for (size_t i = 0; i < s->sheet_count; i++) govd__free(s->sheets[i].context.cells);
  govd_findings_free(s->scratch);
  govd_claims_free(s->claims);
  govd__free(s->variables);
  govd__free(s->rows);
  govd__free(s->index);
  govd__free(s->definitions);
  govd__free(s->dense);
  govd__arena_release(&s->arena);
}
