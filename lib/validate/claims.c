/* SPDX-License-Identifier: Apache-2.0 */
#include "claims.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "evaluate.h"

enum { MAX_CELLS = 64 };

/* Values so large that a hundred times their ten-thousandfold is exact; no report has larger ones. */
#define LARGEST INT64_C(1000000000000)

typedef struct judge {
  govd__context *c;
  const govd__claim_book *book;
  const govd__found *all;
  govd__claim_taker *take;
  void *data;
} judge;

/* A reading of what is said: some cells of the form. */
typedef struct cells {
  size_t items[MAX_CELLS];
  size_t count;
} cells;

/* Adds the cells of a claim's reading, its columns changed for others where some are meant. */
static bool add_cells(const judge *j, const govd__claim_reading *reading, size_t column, cells *sum) {
  const govd__claim_pattern *columns = column == GOVD_NONE ? NULL : &j->book->claims[column];
  for (size_t i = 0; i < reading->count; i++) {
    const govd_form_cell *cell = govd_form_cell_at(j->c->form, reading->cells[i]);
    if (columns != NULL && cell->table != columns->table) return false;
    const govd_table *table = govd_form_table(j->c->form, cell->table);
    size_t count = columns == NULL ? 1 : columns->column_count;
    for (size_t k = 0; k < count; k++) {
      if (sum->count == MAX_CELLS) return false;
      size_t first = table->first_cell + cell->row * table->column_count;
      sum->items[sum->count++] = columns == NULL ? reading->cells[i] : first + columns->columns[k];
    }
  }
  return true;
}

/* The cells of the n-th reading; false where there is none. */
static bool read_cells(const judge *j, const govd__found *f, size_t n, cells *sum) {
  const govd__claim_pattern *first = &j->book->claims[f->rows[0]];
  size_t readings = f->row_count == 1 ? first->reading_count : 1;
  size_t column = n < readings ? f->column : f->scope;
  sum->count = 0;
  if (f->row_count == 0 || n >= 2 * readings || (n >= readings && f->scope == GOVD_NONE)) return false;
  for (size_t i = 0; i < f->row_count; i++) {
    const govd__claim_pattern *row = &j->book->claims[f->rows[i]];
    size_t reading = f->row_count == 1 ? n % readings : 0;
    if (row->reading_count == 0 || !add_cells(j, &row->readings[reading], column, sum)) return false;
  }
  return true;
}

/* In unsigned arithmetic, which no two values overflow. */
static uint64_t distance(int64_t a, int64_t b) {
  return a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;
}

/* Whether a printed figure is a value, as far as its last digit says. */
static bool is_value(const govd__printed_figure *figure, int64_t value) {
  if (figure->step <= 1) return figure->value == value;
  return distance(figure->value, value) < (uint64_t)figure->step;
}

/* The row or column of which a cell is the total, or NULL. */
static const govd_instance *sum_of(const judge *j, size_t cell) {
  for (size_t i = 0; i < govd_form_instance_count(j->c->form); i++) {
    const govd_instance *instance = govd_form_instance(j->c->form, i);
    if (instance->total == GOVD_NONE || instance->terms[instance->total].cell != cell) continue;
    if (govd_form_rule(j->c->form, instance->rule)->each == GOVD_EACH_ROW) return instance;
  }
  return NULL;
}

/* Puts the parts of totals that are left empty in their place; false where there are none such. */
static bool fill_in_totals(const judge *j, const cells *sum, cells *filled) {
  bool any = false;
  filled->count = 0;
  for (size_t i = 0; i < sum->count; i++) {
    govd_state state = govd_report_cell(j->c->report, sum->items[i])->state;
    const govd_instance *row = state == GOVD_GIVEN || state == GOVD_INVALID ? NULL : sum_of(j, sum->items[i]);
    any = any || row != NULL;
    for (size_t t = 0; t < (row == NULL ? 1 : row->term_count); t++) {
      if (row != NULL && t == row->total) continue;
      if (filled->count == MAX_CELLS) return false;
      filled->items[filled->count++] = row == NULL ? sum->items[i] : row->terms[t].cell;
    }
  }
  return any;
}

/* The value of a reading where all of it is known; collects its cells. */
static govd_status value_of(const judge *j, const cells *sum, govd_source source, bool *known,
                            int64_t *value) {
  govd__evaluation e;
  govd_status status = govd__sum_of_cells(j->c, sum->items, sum->count, source, &e);
  cells filled;
  bool empty = status == GOVD_OK && source == GOVD_THIS && e.outcome != GOVD__HOLDS;
  if (empty && fill_in_totals(j, sum, &filled))
    status = govd__sum_of_cells(j->c, filled.items, filled.count, source, &e);
  *known = status == GOVD_OK && e.outcome == GOVD__HOLDS;
  *value = e.left;
  return status;
}

static bool is_money(const judge *j, const cells *sum) {
  return govd_form_cell_at(j->c->form, sum->items[0])->type == GOVD_AMOUNT;
}

/* Hands a claim on, with the cells of the reading that was taken collected. */
static govd_status hand_on(const judge *j, govd__claim *claim, const cells *sum) {
  claim->claim.cells = sum->count == 0 ? NULL : sum->items;
  claim->claim.cell_count = sum->count;
  claim->all = j->all;
  if (sum->count > 0 && claim->found->row_count > 0)
    claim->claim.pattern = j->book->claims[claim->found->rows[0]].id;
  return j->take(j->c, claim, j->data);
}

static govd_status hand_on_unbound(const judge *j, govd__claim *claim) {
  cells none = {.count = 0};
  govd__cells_clear(j->c);
  claim->claim.status = GOVD_CLAIM_UNBOUND;
  return hand_on(j, claim, &none);
}

/* Holds a figure against each reading of what it may be; takes the cells of one that it is or that is closer.
 */
static govd_status try_readings(const judge *j, const govd__found *f, govd_claim *out, cells *taken,
                                bool *better) {
  cells sum;
  *better = false;
  for (size_t n = 0; out->status != GOVD_CLAIM_HOLDS && read_cells(j, f, n, &sum); n++) {
    bool known;
    int64_t value;
    govd_status status = value_of(j, &sum, f->source, &known, &value);
    if (status != GOVD_OK) return status;
    if (!known || is_money(j, &sum) != f->figure.money) continue;
    bool holds = is_value(&f->figure, value);
    bool closer =
        taken->count == 0 || distance(value, f->figure.value) < distance(out->expected, f->figure.value);
    if (!holds && !closer) continue;
    out->status = holds ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
    out->expected = value;
    out->reading = n;
    *taken = sum;
    *better = true;
  }
  return GOVD_OK;
}

/* Whether a figure is one whose rows another's column may be of. */
static bool lends_rows(const govd__found *from, const govd__found *f) {
  return from->kind == GOVD__FOUND_FIGURE && from->row_count > 0 && from->column == GOVD_NONE &&
         from->source == f->source;
}

/* Holds a figure against each reading; the one that it is, or comes closest to, is taken. */
static govd_status judge_figure(const judge *j, govd__claim *claim) {
  const govd__found *f = claim->found;
  govd__found other = *f;
  govd__found chosen = *f;
  cells taken = {.count = 0};
  bool better;
  govd_status status = try_readings(j, f, &claim->claim, &taken, &better);
  for (size_t i = f->since; i != GOVD_NONE && &j->all[i] < f && status == GOVD_OK; i++) {
    if (!lends_rows(&j->all[i], f)) continue;
    memcpy(other.rows, j->all[i].rows, sizeof other.rows);
    other.row_count = j->all[i].row_count;
    status = try_readings(j, &other, &claim->claim, &taken, &better);
    if (better) chosen = other;
  }
  if (status != GOVD_OK) return status;
  if (taken.count == 0) return hand_on_unbound(j, claim);
  bool known;
  int64_t value;
  status = value_of(j, &taken, f->source, &known, &value);
  claim->found = &chosen;
  if (status == GOVD_OK) status = hand_on(j, claim, &taken);
  claim->found = f;
  return status;
}

/* Whether value % of a whole, at a scale, is a part: rounded, or cut off. */
static bool is_percent(int64_t part, int64_t whole, int64_t percent, int scale, int64_t *expected) {
  int64_t factor = 100;
  for (int i = 0; i < scale; i++) factor *= 10;
  int64_t scaled = part * factor;
  *expected = (2 * scaled + (scaled < 0 ? -whole : whole)) / (2 * whole);
  return distance(scaled, percent * whole) < (uint64_t)whole;
}

static bool is_small(int64_t value, int scale) {
  return distance(value, 0) < (uint64_t)LARGEST && scale <= 4;
}

static bool has_last_year(const judge *j) {
  const govd_related *related = j->c->related;
  return related != NULL && related->prior != NULL &&
         govd_report_year(related->prior) == govd_report_year(j->c->report) - 1;
}

/* Whether this year's and last year's figure make the change that is said; what they make is expected. */
static bool is_change(const govd__found *f, int64_t now, int64_t before, govd_claim *out) {
  if (f->figure.percent) return is_percent(now - before, before, out->value, out->scale, &out->expected);
  out->expected = now - before;
  return distance(out->expected, out->value) < (uint64_t)f->figure.step;
}

/* The same by the figures of both years that the prose itself has; they need no cells. */
static govd_status judge_stated_change(const judge *j, govd__claim *claim) {
  const govd__found *f = claim->found;
  govd_claim *out = &claim->claim;
  int64_t now = j->all[f->base].figure.value;
  int64_t before = j->all[f->whole].figure.value;
  bool fits = is_small(now, out->scale) && is_small(before, out->scale) && is_small(out->value, 0);
  if (!fits || (f->figure.percent && before <= 0)) return hand_on_unbound(j, claim);
  out->status = is_change(f, now, before, out) ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
  govd__cells_clear(j->c);
  cells none = {.count = 0};
  return hand_on(j, claim, &none);
}

static govd_status judge_change(const judge *j, govd__claim *claim) {
  const govd__found *f = claim->found;
  cells sum;
  cells taken = {.count = 0};
  govd_claim *out = &claim->claim;
  out->value = f->direction * f->figure.value;
  if (f->whole != GOVD_NONE) return judge_stated_change(j, claim);
  for (size_t n = 0; has_last_year(j) && read_cells(j, f, n, &sum) && out->status != GOVD_CLAIM_HOLDS; n++) {
    bool known[2];
    int64_t value[2];
    govd_status status = value_of(j, &sum, GOVD_THIS, &known[0], &value[0]);
    if (status == GOVD_OK) status = value_of(j, &sum, GOVD_PRIOR, &known[1], &value[1]);
    if (status != GOVD_OK) return status;
    bool fits = is_small(value[0], out->scale) && is_small(value[1], out->scale) && is_small(out->value, 0);
    if (!known[0] || !known[1] || !fits || (f->figure.percent && value[1] <= 0)) continue;
    int64_t expected = out->expected;
    bool holds = is_change(f, value[0], value[1], out);
    if (taken.count > 0 && !holds) {
      out->expected = expected;
      continue;
    }
    out->status = holds ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
    out->reading = n;
    taken = sum;
  }
  if (taken.count == 0) return hand_on_unbound(j, claim);
  govd__evaluation e;
  govd_status status = govd__sum_of_cells(j->c, taken.items, taken.count, GOVD_THIS, &e);
  for (size_t i = 0; i < taken.count && status == GOVD_OK; i++) {
    const govd_cell *cell = govd_report_cell(j->c->related->prior, taken.items[i]);
    govd_finding_cell prior = {.cell = taken.items[i],
                               .source = GOVD_PRIOR,
                               .state = cell->state,
                               .value = cell->value,
                               .coefficient = -1,
                               .text = cell->text,
                               .place = cell->place};
    status = govd__cells_add_term(j->c, &prior);
  }
  return status == GOVD_OK ? hand_on(j, claim, &taken) : status;
}

/* A share is right by the figure that is said of the whole, or by one that the table has for it. */
static govd_status judge_share(const judge *j, govd__claim *claim) {
  const govd__found *f = claim->found;
  govd_claim *out = &claim->claim;
  cells sum = {.count = 0};
  if (f->whole == GOVD_NONE || f->base == GOVD_NONE) return hand_on_unbound(j, claim);
  const govd__found *whole = &j->all[f->whole];
  int64_t part = j->all[f->base].figure.value;
  int64_t expected = 0;
  if (!whole->stated || whole->figure.value <= 0 || !is_small(whole->figure.value, out->scale) ||
      !is_small(part, out->scale))
    return hand_on_unbound(j, claim);
  bool holds = is_percent(part, whole->figure.value, out->value, out->scale, &out->expected);
  for (size_t n = 0; read_cells(j, whole, n, &sum) && !holds; n++) {
    bool known;
    int64_t value;
    govd_status status = value_of(j, &sum, whole->source, &known, &value);
    if (status != GOVD_OK) return status;
    holds = known && value > 0 && is_small(value, out->scale) &&
            is_percent(part, value, out->value, out->scale, &expected);
  }
  out->status = holds ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
  sum.count = 0;
  govd__cells_clear(j->c);
  return hand_on(j, claim, &sum);
}

/* The parts of a list, added up. */
typedef struct parts {
  int64_t sum;
  size_t count;
  size_t bound;
  const char *group; /* of the bound ones; those of another group are parts of parts */
  cells covered;
  bool exact;
  govd__buffer worked;
} parts;

static bool is_covered(const cells *covered, size_t cell) {
  for (size_t i = 0; i < covered->count; i++) {
    if (covered->items[i] == cell) return true;
  }
  return false;
}

static const char *group_of(const judge *j, const govd__found *part) {
  size_t claim = part->column != GOVD_NONE ? part->column : part->rows[0];
  return j->book->claims[claim].group;
}

static void add_part(const judge *j, const govd__found *part, parts *p) {
  cells own;
  bool bound = read_cells(j, part, 0, &own);
  if (!bound && part->figure.value == 0) return; /* of whatever it is, there are none */
  if (bound && p->group != NULL && strcmp(p->group, group_of(j, part)) != 0) return;
  if (bound) p->group = group_of(j, part);
  for (size_t i = 0; bound && i < own.count; i++) {
    /* One cell in two parts: the list does not part its whole. */
    if (is_covered(&p->covered, own.items[i]) || p->covered.count == MAX_CELLS)
      p->exact = false;
    else
      p->covered.items[p->covered.count++] = own.items[i];
  }
  p->bound += bound;
  p->exact = p->exact && !part->figure.about && part->figure.step == 1 && !part->figure.money &&
             !__builtin_add_overflow(p->sum, part->figure.value, &p->sum);
  if (p->count++ > 0) govd__buffer_puts(&p->worked, " + ");
  govd__buffer_number(&p->worked, part->figure.value);
}

static void add_parts(const judge *j, const govd__found *list, parts *p) {
  for (const govd__found *part = &j->all[list->since]; part < list; part++) {
    if (part->whole == list->whole && part->kind == GOVD__FOUND_FIGURE) add_part(j, part, p);
  }
  govd__buffer_puts(&p->worked, " = ");
  govd__buffer_number(&p->worked, p->sum);
}

/* Whether a group makes up the whole of a list, and not of one of its parts: 不掌握 is of 无法提供. */
static bool makes_whole(const judge *j, const govd__found *whole, const char *group) {
  for (size_t i = 0; i < j->book->claim_count; i++) {
    if (strcmp(j->book->claims[i].id, group) == 0) return whole->row_count == 1 && whole->rows[0] == i;
  }
  return true;
}

/* Whether no claim of the group has a figure that the list does not name. */
static govd_status names_all(const judge *j, const govd__found *whole, const parts *p, bool *all) {
  *all = p->group != NULL && *p->group != '\0' && makes_whole(j, whole, p->group);
  for (size_t i = 0; i < j->book->claim_count && *all; i++) {
    const govd__claim_pattern *claim = &j->book->claims[i];
    if (strcmp(claim->group, p->group) != 0) continue;
    govd__found part = *whole;
    if (claim->table == GOVD_NONE)
      part.rows[0] = i, part.row_count = 1;
    else
      part.column = i;
    cells own;
    if (!read_cells(j, &part, 0, &own)) continue;
    for (size_t k = 0; k < own.count && *all; k++) {
      bool known;
      int64_t value;
      cells one = {{own.items[k]}, 1};
      govd_status status = value_of(j, &one, whole->source, &known, &value);
      if (status != GOVD_OK) return status;
      govd_state state = govd_report_cell(j->c->report, own.items[k])->state;
      bool nothing = known ? value == 0 : state == GOVD_BLANK || state == GOVD_DASH;
      *all = nothing || is_covered(&p->covered, own.items[k]);
    }
  }
  return GOVD_OK;
}

/* Holds the sum against the whole: the figure that is said of it, or what the table has for it. */
static govd_status compare_whole(const judge *j, const govd__found *whole, const parts *p, govd_claim *out,
                                 cells *taken) {
  cells sum;
  bool decided = false;
  if (whole->stated) {
    out->expected = whole->figure.value;
    decided = true;
    out->status = whole->figure.step == 1 && p->sum == out->expected ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
  }
  for (size_t n = 0; !whole->stated && out->status != GOVD_CLAIM_HOLDS && read_cells(j, whole, n, &sum);
       n++) {
    bool known;
    int64_t value;
    govd_status status = value_of(j, &sum, whole->source, &known, &value);
    if (status != GOVD_OK) return status;
    if (!known || (decided && value < out->expected)) continue;
    decided = true;
    out->expected = value;
    out->status = value == p->sum ? GOVD_CLAIM_HOLDS : GOVD_CLAIM_DIFFERS;
    *taken = sum;
  }
  return GOVD_OK;
}

/* Whether parts without words of their own are those of two figures:
 * 行政复议3件，行政诉讼1件，其中市级1件，县级3件. */
static bool part_two_wholes(const judge *j, const govd__found *list, const parts *p) {
  if (p->bound > 0 || list->whole == 0) return false;
  const govd__found *whole = &j->all[list->whole];
  const govd__found *before = whole - 1;
  int64_t both;
  return before->kind == GOVD__FOUND_FIGURE && before->stated && before->row_count > 0 &&
         !__builtin_add_overflow(before->figure.value, whole->figure.value, &both) && both == p->sum;
}

static govd_status judge_parts(const judge *j, govd__claim *claim, parts *p) {
  const govd__found *whole = &j->all[claim->found->whole];
  govd_claim *out = &claim->claim;
  cells taken = {.count = 0};
  bool all = claim->found->exhaustive;
  bool mixed = p->bound > 0 && p->bound < p->count;
  if (!p->exact || p->count < 2 || mixed || whole->figure.about || whole->figure.money ||
      whole->figure.step > 1 || (!whole->stated && p->bound > 0))
    return hand_on_unbound(j, claim);
  govd_status status = p->bound > 0 && !all ? names_all(j, whole, p, &all) : GOVD_OK;
  if (status == GOVD_OK) status = compare_whole(j, whole, p, out, &taken);
  if (status != GOVD_OK) return status;
  /* Parts that are only some of the whole may be less than it. */
  bool less = out->status == GOVD_CLAIM_DIFFERS && p->sum < out->expected && !all;
  bool of_two = out->status == GOVD_CLAIM_DIFFERS && part_two_wholes(j, claim->found, p);
  if (less || of_two || out->status == GOVD_CLAIM_UNBOUND) return hand_on_unbound(j, claim);
  out->value = p->sum;
  claim->sum = p->worked.data;
  govd__evaluation e;
  govd__cells_clear(j->c);
  if (taken.count > 0) status = govd__sum_of_cells(j->c, taken.items, taken.count, whole->source, &e);
  return status == GOVD_OK ? hand_on(j, claim, &taken) : status;
}

static govd_status judge_list(const judge *j, govd__claim *claim) {
  parts p = {.exact = true};
  add_parts(j, claim->found, &p);
  govd_status status = p.worked.failed ? govd__fail_memory(j->c->error) : judge_parts(j, claim, &p);
  govd__buffer_release(&p.worked);
  return status;
}

/* Judges a figure; its words are taken from the source as they stand there. */
static govd_status judge_found(const judge *j, const govd__claim_text *text, const govd__found *f) {
  typedef govd_status judge_call(const judge *, govd__claim *);
  static judge_call *const calls[] = {[GOVD__FOUND_FIGURE] = judge_figure,
                                      [GOVD__FOUND_LIST] = judge_list,
                                      [GOVD__FOUND_CHANGE] = judge_change,
                                      [GOVD__FOUND_SHARE] = judge_share};
  static const govd_claim_kind kinds[] = {[GOVD__FOUND_FIGURE] = GOVD_CLAIM_FIGURE,
                                          [GOVD__FOUND_LIST] = GOVD_CLAIM_LIST,
                                          [GOVD__FOUND_CHANGE] = GOVD_CLAIM_CHANGE,
                                          [GOVD__FOUND_SHARE] = GOVD_CLAIM_SHARE};
  bool named_only = f->kind == GOVD__FOUND_FIGURE && !f->stated;
  if (named_only || (f->figure.spelt && f->row_count == 0)) return GOVD_OK;
  govd__claim claim = {.found = f};
  char *words = govd__claim_text_source(text, f->begin, f->end, &claim.claim.place);
  if (words == NULL) return govd__fail_memory(j->c->error);
  claim.claim.kind = kinds[f->kind];
  claim.claim.text = words;
  claim.claim.value = f->figure.value;
  claim.claim.scale = f->figure.money ? govd_type_scale(GOVD_AMOUNT) : f->figure.scale;
  claim.claim.unit = f->figure.unit;
  claim.claim.source = f->source;
  govd_status status = calls[f->kind](j, &claim);
  govd__free(words);
  return status;
}

static bool has_prose(const govd_report *report, size_t section) {
  return govd_report_section(report, section)->paragraph_count > 0;
}

govd_status govd__claims_each(govd__context *c, govd__claim_taker *take, void *data) {
  const govd__claim_book *book = govd__form_claims(c->form);
  govd__claim_text text = {.text = NULL};
  govd__tokens tokens = {.items = NULL}; /* for one form, whose words it keeps a filter of */
  govd__found_list found = {.items = NULL};
  govd_status status = GOVD_OK;
  int year = govd_report_year(c->report);
  if (book->claim_count == 0) return GOVD_OK;
  for (size_t s = 0; s < govd_report_section_count(c->report) && status == GOVD_OK; s++) {
    if (!has_prose(c->report, s)) continue;
    tokens.count = found.count = 0;
    status = govd__claim_text_set(&text, c->report, s, c->error);
    if (status == GOVD_OK) status = govd__tokens_read(&tokens, book, text.text, text.length, c->error);
    if (status == GOVD_OK && year != 0) govd__tokens_take_next_year(&tokens, book, text.text, year + 1);
    if (status == GOVD_OK) status = govd__claims_bind(c, &text, &tokens, &found);
    judge j = {c, book, found.items, take, data};
    for (size_t i = 0; i < found.count && status == GOVD_OK; i++)
      status = judge_found(&j, &text, &found.items[i]);
  }
  govd__claim_text_release(&text);
  govd__tokens_release(&tokens);
  govd__free(found.items);
  return status;
}
