/* SPDX-License-Identifier: Apache-2.0 */
#include "rules.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/memory.h"
#include "expression.h"
#include "govdisclosure/amount.h"

enum { MAX_RULES = 4096, MAX_INSTANCES = 65536 };

static const char *const severity_words[] = {"note", "warning", "error", NULL};
static const char *const basis_words[] = {"official", "form", "inferred", NULL};
static const char *const each_words[] = {"once", "column", "row", NULL};

/* A rule on its way into the form. */
typedef struct rule_maker {
  const loader *l;
  const cJSON *expr; /* the item that errors point at */
  size_t rule;
  size_t table; /* the table its names belong to; none for a rule over cells */
  bool several_tables;
  size_t capacity; /* of the form's instances while they grow */
} rule_maker;

/* What the names of an expression mean: rows, columns or cells. */
static size_t resolve_row(const void *table, const char *name, size_t length) {
  return govd__table_find_row(table, name, length);
}

static size_t resolve_column(const void *table, const char *name, size_t length) {
  return govd__table_find_column(table, name, length);
}

static size_t resolve_cell(const void *context, const char *name, size_t length) {
  const govd_form *form = context;
  for (size_t i = 0; i < form->cell_count; i++) {
    if (strlen(form->cells[i].id) == length && memcmp(form->cells[i].id, name, length) == 0) return i;
  }
  return GOVD_NONE;
}

static govd_rule *rule_of(const rule_maker *m) { return &m->l->form->rules[m->rule]; }

static const form_table *table_of(const rule_maker *m) { return &m->l->form->tables[m->table]; }

static size_t cell_of(const rule_maker *m, size_t symbol, size_t position) {
  govd_each each = rule_of(m)->each;
  if (each == GOVD_EACH_ONCE) return symbol;
  const govd_table *table = &table_of(m)->table;
  size_t row = each == GOVD_EACH_COLUMN ? symbol : position;
  size_t column = each == GOVD_EACH_COLUMN ? position : symbol;
  return table->first_cell + row * table->column_count + column;
}

/* Where one side is a single figure of this report and the other a sum, that figure is the total. */
static size_t find_total(const govd_instance *instance, govd_relation relation) {
  size_t on_right = 0;
  for (size_t i = 0; i < instance->term_count; i++) on_right += instance->terms[i].right;
  size_t on_left = instance->term_count - on_right;
  if (relation != GOVD_EQUAL || instance->left != 0 || instance->right != 0) return GOVD_NONE;
  if (!((on_left == 1 && on_right > 1) || (on_right == 1 && on_left > 1))) return GOVD_NONE;
  size_t total = on_left == 1 ? 0 : instance->term_count - 1; /* left terms stand first */
  const govd_term *term = &instance->terms[total];
  return term->coefficient == 1 && term->source == GOVD_THIS ? total : GOVD_NONE;
}

static govd_status scale_constant(const rule_maker *m, int64_t constant, int scale, int64_t *scaled) {
  *scaled = constant;
  for (int i = 0; i < scale; i++) {
    if (govd_amount_multiply(*scaled, 10, scaled, NULL) == GOVD_OK) continue;
    return govd__json_fail(m->l->json, m->expr, m->l->error, GOVD_E_RANGE, "a constant overflows");
  }
  return GOVD_OK;
}

static govd_status check_terms(const rule_maker *m, const govd_instance *instance) {
  const govd_form *form = m->l->form;
  int scale = govd_type_scale(form->cells[instance->terms[0].cell].type);
  for (size_t i = 0; i < instance->term_count; i++) {
    const govd_form_cell *cell = &form->cells[instance->terms[i].cell];
    if (cell->heading) {
      return govd__json_fail(m->l->json, m->expr, m->l->error, GOVD_E_SCHEMA,
                             "the rule names '%s', a heading that takes no figure", cell->id);
    }
    if (govd_type_scale(cell->type) != scale) {
      return govd__json_fail(m->l->json, m->expr, m->l->error, GOVD_E_SCHEMA,
                             "the rule mixes counts and amounts of money");
    }
  }
  return GOVD_OK;
}

static void add_terms(const rule_maker *m, const govd__linear *side, bool right, size_t position,
                      govd_term *terms, size_t *count) {
  for (size_t i = 0; i < side->count; i++) {
    const govd__linear_term *term = &side->terms[i];
    terms[(*count)++] =
        (govd_term){cell_of(m, term->symbol, position), term->coefficient, term->source, right};
  }
}

/* The id of an instance: its row or column, with the table in front where the rule has several. */
static const char *instance_id(const rule_maker *m, size_t position) {
  if (rule_of(m)->each == GOVD_EACH_ONCE) return "";
  const form_table *table = table_of(m);
  const char *id =
      rule_of(m)->each == GOVD_EACH_ROW ? table->rows[position].row.id : table->columns[position].column.id;
  if (!m->several_tables) return id;
  govd__buffer buffer = {0};
  govd__buffer_printf(&buffer, "%s.%s", table->table.id, id);
  const char *joined =
      buffer.failed ? NULL : govd__arena_strndup(&m->l->form->arena, buffer.data, buffer.length);
  govd__buffer_release(&buffer);
  return joined;
}

static govd_status make_instance(rule_maker *m, const govd__expression *expression, size_t position) {
  govd_form *form = m->l->form;
  if (form->instance_count == MAX_INSTANCES) {
    return govd__json_fail(m->l->json, m->expr, m->l->error, GOVD_E_LIMIT,
                           "the rules have too many instances");
  }
  govd_term *terms =
      govd__arena_alloc(&form->arena, expression->left.count + expression->right.count, sizeof *terms);
  govd_instance instance = {
      .rule = m->rule, .id = instance_id(m, position), .terms = terms, .group_row = GOVD_NONE};
  if (terms == NULL || instance.id == NULL) return govd__fail_memory(m->l->error);
  add_terms(m, &expression->left, false, position, terms, &instance.term_count);
  add_terms(m, &expression->right, true, position, terms, &instance.term_count);
  govd_status status = check_terms(m, &instance);
  int scale = govd_type_scale(form->cells[terms[0].cell].type);
  if (status == GOVD_OK) status = scale_constant(m, expression->left.constant, scale, &instance.left);
  if (status == GOVD_OK) status = scale_constant(m, expression->right.constant, scale, &instance.right);
  if (status != GOVD_OK) return status;
  instance.total = find_total(&instance, rule_of(m)->relation);
  if (rule_of(m)->each == GOVD_EACH_ROW && table_of(m)->rows[position].row.kind == GOVD_ROW_GROUP) {
    instance.group_row = position;
  }
  govd_instance *instances =
      govd__grow(form->instances, form->instance_count, &m->capacity, sizeof *instances);
  if (instances == NULL) return govd__fail_memory(m->l->error);
  form->instances = instances;
  instances[form->instance_count++] = instance;
  return GOVD_OK;
}

static govd_status make_instances(rule_maker *m, const govd__expression *expression) {
  if (rule_of(m)->each == GOVD_EACH_ONCE) return make_instance(m, expression, 0);
  bool rows = rule_of(m)->each == GOVD_EACH_ROW;
  size_t count = rows ? table_of(m)->table.row_count : table_of(m)->table.column_count;
  for (size_t i = 0; i < count; i++) {
    if (rows && !table_of(m)->rows[i].row.takes_value) continue;
    govd_status status = make_instance(m, expression, i);
    if (status != GOVD_OK) return status;
  }
  return GOVD_OK;
}

/* Parses the expression with the names of one table (or of the whole form) and makes its instances. */
static govd_status expand(rule_maker *m) {
  static govd__resolve *const resolvers[] = {resolve_cell, resolve_row, resolve_column};
  govd_each each = rule_of(m)->each;
  const void *context = each == GOVD_EACH_ONCE ? (const void *)m->l->form : table_of(m);
  govd__expression expression;
  govd_error reason;
  govd_status status =
      govd__expression_parse(m->expr->valuestring, resolvers[each], context, &expression, &reason);
  if (status != GOVD_OK) return govd__json_fail(m->l->json, m->expr, m->l->error, status, "%s", reason.text);
  rule_of(m)->relation = expression.relation;
  status = make_instances(m, &expression);
  govd__expression_release(&expression);
  return status;
}

static govd_status expand_table(rule_maker *m, const cJSON *item) {
  const govd_form *form = m->l->form;
  govd_status status = govd__json_expect(m->l->json, item, "the rule's table", GOVD__STRING, m->l->error);
  if (status != GOVD_OK) return status;
  for (m->table = 0; m->table < form->table_count; m->table++) {
    if (strcmp(form->tables[m->table].table.id, item->valuestring) == 0) return expand(m);
  }
  return govd__json_fail(m->l->json, item, m->l->error, GOVD_E_UNKNOWN, "there is no table '%s'",
                         item->valuestring);
}

static govd_status expand_list(rule_maker *m, const cJSON *tables) {
  if (tables->child == NULL) {
    return govd__json_fail(m->l->json, tables, m->l->error, GOVD_E_SCHEMA, "the rule is for no table");
  }
  for (const cJSON *item = tables->child; item != NULL; item = item->next) {
    govd_status status = expand_table(m, item);
    if (status != GOVD_OK) return status;
    for (const cJSON *other = tables->child; other != item; other = other->next) {
      if (strcmp(other->valuestring, item->valuestring) != 0) continue;
      return govd__json_fail(m->l->json, item, m->l->error, GOVD_E_DUPLICATE,
                             "the rule's table '%s' stands twice", item->valuestring);
    }
  }
  return GOVD_OK;
}

/* "table" names the table of a rule for each row or column, or is a list of such tables. */
static govd_status expand_tables(rule_maker *m, const cJSON *rule, const cJSON *tables) {
  bool once = rule_of(m)->each == GOVD_EACH_ONCE;
  if (once != (tables == NULL)) {
    return govd__json_fail(m->l->json, rule, m->l->error, GOVD_E_SCHEMA,
                           "a rule has 'table' just where it has 'each'");
  }
  if (once) return expand(m);
  if (!cJSON_IsArray(tables)) return expand_table(m, tables);
  m->several_tables = true;
  return expand_list(m, tables);
}

static govd_status load_rule(rule_maker *m, const cJSON *item) {
  enum { ID, SEVERITY, BASIS, PRINTED, NOTE, TABLE, EACH, EXPR, KEYS };
  static const govd__json_key keys[KEYS] = {
      [ID] = {"id", GOVD__STRING, true},       [SEVERITY] = {"severity", GOVD__STRING, true},
      [BASIS] = {"basis", GOVD__STRING, true}, [PRINTED] = {"printed", GOVD__STRING, false},
      [NOTE] = {"note", GOVD__OBJECT, false},  [TABLE] = {"table", GOVD__ANY, false},
      [EACH] = {"each", GOVD__STRING, false},  [EXPR] = {"expr", GOVD__STRING, true}};
  const cJSON *slot[KEYS];
  const loader *l = m->l;
  govd_rule *rule = rule_of(m);
  int severity = 0;
  int basis = 0;
  int each = 0;
  govd_status status = govd__json_members(l->json, item, "a rule", keys, KEYS, slot, l->error);
  if (status == GOVD_OK) status = govd__load_id(l, slot[ID], GOVD__ID, &rule->id);
  if (status == GOVD_OK) status = govd__load_word(l, slot[SEVERITY], "severity", severity_words, &severity);
  if (status == GOVD_OK) status = govd__load_word(l, slot[BASIS], "basis of a rule", basis_words, &basis);
  if (status == GOVD_OK && slot[EACH] != NULL)
    status = govd__load_word(l, slot[EACH], "way to repeat a rule", each_words, &each);
  if (status == GOVD_OK) status = govd__load_string(l, slot[PRINTED], &rule->printed);
  if (status == GOVD_OK) status = govd__load_string(l, slot[EXPR], &rule->expression);
  if (status == GOVD_OK) status = govd__load_title(l, slot[NOTE], "a note", &rule->note);
  if (status != GOVD_OK) return status;
  if (govd_form_find_rule(l->form, rule->id) != GOVD_NONE) {
    return govd__json_fail(l->json, slot[ID], l->error, GOVD_E_DUPLICATE, "the rule '%s' stands twice",
                           rule->id);
  }
  rule->severity = (govd_severity)severity;
  rule->basis = (govd_basis)basis;
  rule->each = (govd_each)each;
  rule->first_instance = l->form->instance_count;
  m->expr = slot[EXPR];
  m->several_tables = false;
  status = expand_tables(m, item, slot[TABLE]);
  rule->instance_count = l->form->instance_count - rule->first_instance;
  return status;
}

/* A row is the total of its siblings where some rule adds up siblings, and only siblings, to it. */
static void mark_totals(govd_form *form) {
  for (size_t i = 0; i < form->instance_count; i++) {
    const govd_instance *instance = &form->instances[i];
    if (instance->total == GOVD_NONE) continue;
    const govd_form_cell *total = &form->cells[instance->terms[instance->total].cell];
    form_row *rows = form->tables[total->table].rows;
    bool siblings = true;
    for (size_t t = 0; t < instance->term_count && siblings; t++) {
      const govd_form_cell *part = &form->cells[instance->terms[t].cell];
      siblings = t == instance->total || (part->table == total->table && part->row != total->row &&
                                          rows[part->row].row.parent == rows[total->row].row.parent);
    }
    if (siblings) rows[total->row].row.sums_siblings = true;
  }
}

/* The growing list of instances lives outside the arena; it moves in when it is complete. */
static govd_status settle_instances(const loader *l) {
  govd_form *form = l->form;
  govd_instance *settled = govd__arena_alloc(&form->arena, form->instance_count + 1, sizeof *settled);
  if (settled != NULL && form->instance_count > 0)
    memcpy(settled, form->instances, form->instance_count * sizeof *settled);
  govd__free(form->instances);
  form->instances = settled;
  return settled == NULL ? govd__fail_memory(l->error) : GOVD_OK;
}

govd_status govd__load_rules(const loader *l, const cJSON *rules) {
  void *memory;
  size_t count;
  govd_status status = govd__load_array(l, rules, sizeof(govd_rule), MAX_RULES, "rules", &memory, &count);
  if (status != GOVD_OK) return status;
  l->form->rules = memory;
  rule_maker m = {.l = l};
  for (const cJSON *item = rules->child; item != NULL && status == GOVD_OK; item = item->next) {
    m.rule = l->form->rule_count;
    status = load_rule(&m, item);
    l->form->rule_count++;
  }
  govd_status settled = settle_instances(l);
  if (status == GOVD_OK) status = settled;
  if (status == GOVD_OK) mark_totals(l->form);
  return status;
}
