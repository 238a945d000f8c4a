/* SPDX-License-Identifier: Apache-2.0 */
#include "repair.h"

#include <stdlib.h>
#include <string.h>

#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "certify.h"
#include "components.h"
#include "prose.h"
#include "structure.h"

enum { DEFAULT_STEPS = 200000, ALONE_CELLS = 2 };

/* What looking for one part's suggestions needs. */
typedef struct finder {
  govd__system system;
  govd__certifier certifier;
  govd_repair *repair;
  govd__list *lists; /* by component, until suggestions are made of them */
  size_t list_capacity;
  size_t most_cells;
  size_t most_steps;
  govd_error *error;
} finder;

/* An open figure's value, from the rule that gives it, with some figures changed. */
static bool value_given(const govd__system *s, size_t variable, const govd__set *set, int64_t *value) {
  const govd__row *row = &s->rows[s->definitions[variable] - 1];
  int64_t sum = row->residual;
  int64_t lead = 0;
  for (size_t e = 0; e < row->count; e++) {
    if (row->entries[e].variable == variable) lead = row->entries[e].coefficient;
    for (size_t i = 0; set != NULL && i < set->count; i++) {
      int64_t product;
      if (row->entries[e].variable != set->variables[i]) continue;
      if (__builtin_mul_overflow(row->entries[e].coefficient, set->deltas[i], &product) ||
          __builtin_add_overflow(sum, product, &sum))
        return false;
    }
  }
  if (sum == INT64_MIN) return false;
  *value = lead == 1 ? -sum : sum;
  return *value >= 0 || s->variables[variable].type == GOVD_SIGNED_COUNT;
}

static bool has_figure(const govd__set *set, size_t variable) {
  for (size_t i = 0; i < set->count; i++) {
    if (set->variables[i] == variable) return true;
  }
  return false;
}

static bool speaks_of(const govd__row *row, const govd__set *set) {
  for (size_t e = 0; e < row->count; e++) {
    if (has_figure(set, row->entries[e].variable)) return true;
  }
  return false;
}

/* Whether an open figure follows from a set, and is not of it yet. */
static bool follows(const govd__system *s, size_t variable, const govd__set *set) {
  return s->definitions[variable] > 0 && !has_figure(set, variable) &&
         speaks_of(&s->rows[s->definitions[variable] - 1], set);
}

/* Adds to a set the open figures that follow from it. */
static govd_status add_following(finder *f, govd__set *set) {
  const govd__system *s = &f->system;
  size_t following = 0;
  for (size_t v = 0; v < s->variable_count; v++) following += follows(s, v, set);
  if (following == 0) return GOVD_OK;
  govd__set grown = {.freedom = set->freedom};
  grown.variables = govd__arena_alloc(&f->repair->arena, set->count + following, sizeof *grown.variables);
  int64_t *numbers = govd__arena_alloc(&f->repair->arena, 3 * (set->count + following), sizeof *numbers);
  if (grown.variables == NULL || numbers == NULL) return govd__fail_memory(f->error);
  grown.deltas = numbers;
  grown.least = numbers + set->count + following;
  grown.most = grown.least + set->count + following;
  for (; grown.count < set->count; grown.count++) {
    grown.variables[grown.count] = set->variables[grown.count];
    grown.deltas[grown.count] = set->deltas[grown.count];
    grown.least[grown.count] = set->least[grown.count];
    grown.most[grown.count] = set->most[grown.count];
  }
  for (size_t v = 0; v < s->variable_count; v++) {
    int64_t value;
    if (!follows(s, v, set) || !value_given(s, v, set, &value)) continue;
    grown.variables[grown.count] = v;
    grown.deltas[grown.count] = grown.least[grown.count] = grown.most[grown.count] = value;
    grown.count++;
  }
  *set = grown;
  return GOVD_OK;
}

static int by_likelihood(const void *a, const void *b) {
  const govd__explained *x = a;
  const govd__explained *y = b;
  if (x->doubt != y->doubt) return x->doubt < y->doubt ? -1 : 1;
  bool unexplained[] = {x->kind == GOVD_UNEXPLAINED, y->kind == GOVD_UNEXPLAINED};
  if (unexplained[0] != unexplained[1]) return unexplained[0] - unexplained[1];
  if (x->cost != y->cost) return x->cost < y->cost ? -1 : 1;
  if (x->set.count != y->set.count) return x->set.count < y->set.count ? -1 : 1;
  for (size_t i = 0; i < x->set.count; i++) {
    if (x->set.variables[i] != y->set.variables[i]) return x->set.variables[i] < y->set.variables[i] ? -1 : 1;
    if (x->set.deltas[i] != y->set.deltas[i]) return x->set.deltas[i] < y->set.deltas[i] ? -1 : 1;
  }
  return 0;
}

/* Names sets and appends them where the list has them not. */
static govd_status append_sets(finder *f, const govd__search *search, govd__doubt doubt, govd__list *list) {
  size_t before = list->count;
  for (size_t i = 0; i < search->sets.count; i++) {
    govd__explained x = {.set = search->sets.items[i], .doubt = doubt};
    if (govd__list_has(list, before, &x.set)) continue; /* it has its name */
    govd_status status = add_following(f, &x.set);
    if (status == GOVD_OK) status = govd__explain_set(&f->system, &f->repair->arena, &x, f->error);
    if (status == GOVD_OK) status = govd__list_add(list, &x, f->error);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* The same for what has its names. */
static govd_status add_following_named(finder *f, govd__explained *x) {
  size_t count = x->set.count;
  govd_status status = add_following(f, &x->set);
  if (status != GOVD_OK || x->set.count == count) return status;
  govd__name *names = govd__arena_alloc(&f->repair->arena, x->set.count, sizeof *names);
  if (names == NULL) return govd__fail_memory(f->error);
  memcpy(names, x->names, count * sizeof *names);
  for (size_t i = count; i < x->set.count; i++) names[i] = (govd__name){GOVD_UNREAD, GOVD_NONE, 0};
  x->names = names;
  return GOVD_OK;
}

/* Appends what was found beside the list, where that has it not. Where the list has nothing, there is nothing
 * to be more doubtful than. */
static govd_status append_beside(finder *f, const govd__list *beside, govd__list *list) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < beside->count && status == GOVD_OK; i++) {
    govd__explained x = beside->items[i];
    status = add_following_named(f, &x);
    if (status == GOVD_OK && !govd__list_has(list, list->count, &x.set))
      status = govd__list_add(list, &x, f->error);
  }
  return status;
}

/* Names what the search found, and holds it and what structure found against the rules. */
static govd_status complete_list(finder *f, const govd__search *search, const govd__list *beside,
                                 govd__list *list) {
  size_t named = list->count;
  govd_status status = append_sets(f, search, GOVD__SURE, list);
  for (size_t i = 0; i < named && status == GOVD_OK; i++) status = add_following_named(f, &list->items[i]);
  if (status == GOVD_OK) status = append_beside(f, beside, list);
  if (status != GOVD_OK) return status;
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++) {
    bool holds;
    status = govd__certify(&f->certifier, &list->items[i].set, search->broken, search->broken_count, &holds);
    if (status != GOVD_OK) return status;
    if (!holds) continue;
    list->items[i].cost += govd__prose_cost(&f->system, &list->items[i].set);
    list->items[kept++] = list->items[i];
  }
  list->count = kept;
  if (kept > 1) qsort(list->items, kept, sizeof *list->items, by_likelihood);
  return GOVD_OK;
}

static int by_cell(const void *a, const void *b) {
  const govd_change *x = a;
  const govd_change *y = b;
  if (x->source != y->source) return x->source < y->source ? -1 : 1;
  if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
  return (x->cell > y->cell) - (x->cell < y->cell);
}

/* How far a figure could go: without an end where that does not fit. */
static int64_t end_of(int64_t value, int64_t delta, int64_t none) {
  int64_t end;
  return __builtin_add_overflow(value, delta, &end) ? none : end;
}

static govd_status make_suggestion(finder *f, const govd__explained *x, govd_suggestion *suggestion) {
  const govd__set *set = &x->set;
  govd_change *changes = govd__arena_alloc(&f->repair->arena, set->count, sizeof *changes);
  if (changes == NULL) return govd__fail_memory(f->error);
  for (size_t i = 0; i < set->count; i++) {
    const govd__variable *v = &f->system.variables[set->variables[i]];
    changes[i] = (govd_change){.cell = v->cell,
                               .source = v->source,
                               .unit = v->unit,
                               .state = v->state,
                               .from = v->value,
                               .to = v->value + set->deltas[i],
                               .least = end_of(v->value, set->least[i], INT64_MIN),
                               .most = end_of(v->value, set->most[i], INT64_MAX),
                               .kind = x->names[i].kind,
                               .part = x->names[i].part};
  }
  qsort(changes, set->count, sizeof *changes, by_cell);
  *suggestion = (govd_suggestion){x->kind, changes, set->count, set->freedom};
  return GOVD_OK;
}

/* The list becomes the component's, and is empty then. */
static govd_status add_component(finder *f, const govd_component *component, govd__list *list) {
  govd_repair *r = f->repair;
  govd__list *lists = govd__grow(f->lists, r->count, &f->list_capacity, sizeof *lists);
  if (lists == NULL) return govd__fail_memory(f->error);
  f->lists = lists;
  govd_component *grown = govd__grow(r->components, r->count, &r->capacity, sizeof *grown);
  if (grown == NULL) return govd__fail_memory(f->error);
  r->components = grown;
  lists[r->count] = *list;
  *list = (govd__list){0};
  grown[r->count++] = *component;
  return GOVD_OK;
}

/* The rules behind broken rows, each once. */
static govd_status list_broken(finder *f, const size_t *rows, size_t count, govd_component *component) {
  govd_broken *broken = govd__arena_alloc(&f->repair->arena, count + 1, sizeof *broken);
  if (broken == NULL) return govd__fail_memory(f->error);
  component->broken = broken;
  for (size_t i = 0; i < count; i++) {
    const govd__row *row = &f->system.rows[rows[i]];
    if (row->instance == GOVD_NONE && row->group == GOVD_NONE) continue; /* the domain of an open figure */
    govd_broken *b = &broken[component->broken_count++];
    *b = (govd_broken){GOVD_NONE, row->instance, row->group};
    if (row->instance != GOVD_NONE) b->rule = govd_form_instance(f->system.form, row->instance)->rule;
  }
  return GOVD_OK;
}

/* How many stand before those that are more doubtful than the first. */
static size_t sure_count(const govd__list *list) {
  size_t count = 0;
  while (count < list->count && list->items[count].doubt <= list->items[0].doubt) count++;
  return count;
}

static govd_status finish(finder *f, const govd__search *search, const govd__list *beside, govd__list *list,
                          bool complete) {
  govd_component component = {.complete = complete && !search->cut_short, .size = search->size};
  govd_status status = complete_list(f, search, beside, list);
  if (status == GOVD_OK) status = list_broken(f, search->broken, search->broken_count, &component);
  if (list->count == 0) component.size = 0;
  return status == GOVD_OK ? add_component(f, &component, list) : status;
}

static govd_status make_suggestions(finder *f, const govd__list *list, govd_component *component) {
  govd_suggestion *suggestions = govd__arena_alloc(&f->repair->arena, list->count + 1, sizeof *suggestions);
  if (suggestions == NULL) return govd__fail_memory(f->error);
  component->suggestions = suggestions;
  component->suggestion_count = sure_count(list);
  component->doubtful = suggestions + component->suggestion_count;
  component->doubtful_count = list->count - component->suggestion_count;
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < list->count && status == GOVD_OK; i++)
    status = make_suggestion(f, &list->items[i], &suggestions[i]);
  return status;
}

/* Where no small set mends all rules of a part: for each of them the small sets that mend it alone, and
 * break no other. */
static govd_status mend_alone(finder *f, const size_t *rows, size_t count) {
  govd_status status = GOVD_OK;
  for (size_t i = 0; i < count && status == GOVD_OK; i++) {
    govd__list list = {0};
    govd__search search = {.s = &f->system,
                           .broken = &rows[i],
                           .broken_count = 1,
                           .most_cells = f->most_cells < ALONE_CELLS ? f->most_cells : ALONE_CELLS,
                           .most_steps = f->most_steps,
                           .arena = &f->repair->arena};
    status = govd__search_run(&search, f->error);
    if (status == GOVD_OK) status = finish(f, &search, &(govd__list){0}, &list, false);
    govd__free(search.sets.items);
    govd__free(list.items);
  }
  return status;
}

/* Of two slips a smaller set may explain what is broken: sets of one figure more are listed, too, but as
 * doubtful, for where two figures make up for each other one of them can be chosen. */
static govd_status find_more(finder *f, const govd__search *search, govd__list *list) {
  enum { MOST_CELLS = 3, MOST_STEPS = 2000 };
  if (search->size == 0 || search->size >= f->most_cells || search->size >= MOST_CELLS) return GOVD_OK;
  govd__search more = *search;
  more.sets = (govd__sets){0};
  more.least_cells = more.most_cells = search->size + 1;
  more.most_steps = f->most_steps < MOST_STEPS ? f->most_steps : MOST_STEPS;
  more.size = more.steps = 0;
  more.cut_short = false;
  govd_status status = govd__search_run(&more, f->error);
  if (status == GOVD_OK) status = append_sets(f, &more, GOVD__DOUBTFUL, list);
  govd__free(more.sets.items);
  return status;
}

static govd_status find_part(finder *f, const size_t *rows, size_t count) {
  govd__list list = {0};
  govd__partials partials = {.count = 0};
  govd__search search = {.s = &f->system,
                         .broken = rows,
                         .broken_count = count,
                         .most_cells = f->most_cells,
                         .most_steps = f->most_steps,
                         .arena = &f->repair->arena};
  govd_status status = govd__search_run(&search, f->error);
  if (status == GOVD_OK)
    status =
        govd__structure(&f->system, rows, count, search.size, &f->repair->arena, &list, &partials, f->error);
  /* One figure, or one slip, is likelier than two slips. */
  if (status == GOVD_OK && list.count == 0 && search.size != 1)
    status =
        govd__compose(&f->system, &partials, search.size, rows, count, &f->repair->arena, &list, f->error);
  if (status == GOVD_OK)
    status = govd__compose_couples(&f->system, &partials, rows, count, &f->repair->arena, f->error);
  if (status == GOVD_OK) status = find_more(f, &search, &list);
  if (status == GOVD_OK && search.sets.count + list.count + partials.beside.count == 0 && count > 1) {
    status = mend_alone(f, rows, count);
  } else if (status == GOVD_OK) {
    status = finish(f, &search, &partials.beside, &list, search.size > 0);
  }
  govd__free(search.sets.items);
  govd__free(partials.couples.items);
  govd__free(partials.beside.items);
  govd__free(list.items);
  return status;
}

/* Whether what is suggested first for some part changes a figure. */
static bool is_changed(const govd_repair *repair, const govd__variable *v) {
  for (size_t c = 0; c < repair->count; c++) {
    const govd_suggestion *first = repair->components[c].suggestions;
    for (size_t k = 0; repair->components[c].suggestion_count > 0 && k < first->change_count; k++) {
      const govd_change *change = &first->changes[k];
      if (change->cell == v->cell && change->source == v->source && change->unit == v->unit) return true;
    }
  }
  return false;
}

/* Whether an open figure is given by figures that are not changed, and so is not told with them. */
static bool is_given_safely(const finder *f, size_t variable) {
  const govd__system *s = &f->system;
  const govd__row *row = &s->rows[s->definitions[variable] - 1];
  for (size_t e = 0; e < row->count; e++) {
    if (is_changed(f->repair, &s->variables[row->entries[e].variable])) return false;
  }
  return true;
}

/* Adds the changes of figures that a set does not change yet; it has the room. */
static void add_new(govd__set *set, const govd__set *more) {
  for (size_t i = 0; i < more->count; i++) {
    size_t at = 0;
    while (at < set->count && set->variables[at] != more->variables[i]) at++;
    if (at < set->count) continue;
    set->variables[at] = more->variables[i];
    set->deltas[at] = more->deltas[i];
    set->count++;
  }
}

/* Whether open figures hold beside what is suggested first for each part, of which some break the same rules.
 */
static govd_status hold_beside_first(finder *f, const govd__set *open, bool *holds) {
  govd__system *s = &f->system;
  govd__set all = {0};
  size_t room = s->variable_count + 1;
  all.variables = govd__arena_alloc(&s->arena, room, sizeof *all.variables);
  all.deltas = govd__arena_alloc(&s->arena, room, sizeof *all.deltas);
  if (all.variables == NULL || all.deltas == NULL) return govd__fail_memory(f->error);
  add_new(&all, open);
  for (size_t c = 0; c < f->repair->count; c++) {
    if (f->lists[c].count > 0) add_new(&all, &f->lists[c].items[0].set);
  }
  return govd__certify(&f->certifier, &all, NULL, 0, holds);
}

/* The open figures that the rules give, as one suggestion. */
static govd_status find_open(finder *f) {
  govd__system *s = &f->system;
  govd__explained x = {.kind = GOVD_UNREAD};
  size_t room = s->variable_count + 1;
  x.set.variables = govd__arena_alloc(&s->arena, room, sizeof *x.set.variables);
  x.set.deltas = x.set.least = x.set.most = govd__arena_alloc(&s->arena, room, sizeof *x.set.deltas);
  x.names = govd__arena_alloc(&s->arena, room, sizeof *x.names);
  if (x.set.variables == NULL || x.set.deltas == NULL || x.names == NULL) return govd__fail_memory(f->error);
  for (size_t v = 0; v < s->variable_count; v++) {
    int64_t value;
    if (s->definitions[v] == 0 || s->variables[v].weight == 0 || !value_given(s, v, NULL, &value)) continue;
    if (!is_given_safely(f, v)) continue;
    x.set.variables[x.set.count] = v;
    x.set.deltas[x.set.count] = value;
    x.names[x.set.count++] = (govd__name){GOVD_UNREAD, GOVD_NONE, 0};
  }
  if (x.set.count == 0) return GOVD_OK;
  bool holds;
  govd_status status = hold_beside_first(f, &x.set, &holds);
  govd_suggestion *suggestion = govd__arena_alloc(&f->repair->arena, 1, sizeof *suggestion);
  if (suggestion == NULL && status == GOVD_OK) status = govd__fail_memory(f->error);
  if (status != GOVD_OK || !holds) return status;
  status = make_suggestion(f, &x, suggestion);
  govd_component component = {.suggestions = suggestion, .suggestion_count = 1, .size = 0, .complete = true};
  return status == GOVD_OK ? add_component(f, &component, &(govd__list){0}) : status;
}

static govd_status find_all(finder *f, const govd__system_source *source) {
  govd__parts parts;
  govd_status status = govd__system_build(&f->system, source, f->error);
  if (status == GOVD_OK) status = govd__system_close(&f->system);
  if (status == GOVD_OK) status = govd__certifier_open(&f->certifier, &f->system);
  if (status == GOVD_OK) status = govd__parts_find(&f->system, &parts);
  if (status == GOVD_OK && parts.count > 0) status = govd__prose_read(&f->system, source->validator);
  for (size_t i = 0; status == GOVD_OK && i < parts.count; i++)
    status = find_part(f, parts.rows + parts.starts[i], parts.starts[i + 1] - parts.starts[i]);
  govd__agree(f->lists, f->repair->count);
  for (size_t i = 0; status == GOVD_OK && i < f->repair->count; i++)
    status = make_suggestions(f, &f->lists[i], &f->repair->components[i]);
  return status == GOVD_OK ? find_open(f) : status;
}

/* With last year's report as this form has it, as the checks use it. */
static govd_status find_with_others(finder *f, govd__system_source *source) {
  const govd_report *prior = source->related == NULL ? NULL : source->related->prior;
  const govd_form *form = govd_report_form(source->report);
  govd_report *translated = NULL;
  govd_related related;
  govd_status status = GOVD_OK;
  if (prior != NULL && !govd__same_cells(govd_report_form(prior), form)) {
    status = govd_report_translate(prior, form, &translated, f->error);
    related = *source->related;
    related.prior = translated;
    source->related = &related;
    source->prior_form = govd_report_form(prior);
  }
  if (status == GOVD_OK) status = find_all(f, source);
  govd__certifier_release(&f->certifier);
  govd__system_release(&f->system);
  for (size_t i = 0; i < f->repair->count; i++) govd__free(f->lists[i].items);
  govd__free(f->lists);
  govd_report_free(translated);
  return status;
}

GOVD_EXPORT govd_status govd_repair_new(const govd_validator *validator, const govd_report *report,
                                        const govd_related *related, const govd_repair_options *options,
                                        govd_repair **repair, govd_error *error) {
  static const govd_repair_options defaults = {0};
  if (options == NULL) options = &defaults;
  *repair = NULL;
  finder f = {.most_cells = options->most_cells, .most_steps = options->most_steps, .error = error};
  if (f.most_cells == 0 || f.most_cells > GOVD_REPAIR_MOST_CELLS) f.most_cells = GOVD_REPAIR_MOST_CELLS;
  if (f.most_steps == 0) f.most_steps = DEFAULT_STEPS;
  f.repair = govd__calloc(1, sizeof *f.repair);
  if (f.repair == NULL) return govd__fail_memory(error);
  f.repair->form = govd_form_hold(govd_report_form(report));
  govd__system_source source = {validator, report, related, NULL, options->weights};
  govd_status status = find_with_others(&f, &source);
  if (status == GOVD_OK) {
    *repair = f.repair;
  } else {
    govd_repair_free(f.repair);
  }
  return status;
}

GOVD_EXPORT void govd_repair_free(govd_repair *repair) {
  if (repair == NULL) return;
  govd_form_free(repair->form);
  govd__free(repair->components);
  govd__arena_release(&repair->arena);
  govd__free(repair);
}

GOVD_EXPORT size_t govd_repair_component_count(const govd_repair *repair) { return repair->count; }

GOVD_EXPORT const govd_component *govd_repair_component(const govd_repair *repair, size_t index) {
  return index < repair->count ? &repair->components[index] : NULL;
}
