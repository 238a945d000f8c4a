/* SPDX-License-Identifier: Apache-2.0 */
#include "expression.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "govdisclosure/amount.h"

enum { MAX_DEPTH = 32 };

typedef struct parser {
  const char *text;
  size_t at;
  int depth;
  govd__resolve *resolve;
  const void *context;
  govd_error *error;
} parser;

static govd_status parse_sum(parser *p, govd__linear *sum);

static govd_status fail(parser *p, govd_status status, const char *reason) {
  return govd__fail(p->error, status, "%s at character %zu of the rule", reason, p->at + 1);
}

static govd_status overflow(parser *p) { return fail(p, GOVD_E_RANGE, "a coefficient overflows"); }

static void release(govd__linear *linear) {
  govd__free(linear->terms);
  memset(linear, 0, sizeof *linear);
}

/* target += factor * source */
static govd_status accumulate(parser *p, govd__linear *target, const govd__linear *source, int64_t factor) {
  int64_t product;
  if (govd_amount_multiply(source->constant, factor, &product, NULL) != GOVD_OK ||
      __builtin_add_overflow(target->constant, product, &target->constant)) {
    return overflow(p);
  }
  for (size_t i = 0; i < source->count; i++) {
    govd__linear_term term = source->terms[i];
    if (__builtin_mul_overflow(term.coefficient, factor, &term.coefficient)) return overflow(p);
    size_t j = 0;
    while (j < target->count &&
           (target->terms[j].symbol != term.symbol || target->terms[j].source != term.source)) {
      j++;
    }
    if (j < target->count) {
      int64_t *sum = &target->terms[j].coefficient;
      if (__builtin_add_overflow(*sum, term.coefficient, sum)) return overflow(p);
      continue;
    }
    if (target->count == GOVD__MAX_TERMS) return fail(p, GOVD_E_LIMIT, "too many terms");
    govd__linear_term *terms = govd__grow(target->terms, target->count, &target->capacity, sizeof *terms);
    if (terms == NULL) return govd__fail_memory(p->error);
    target->terms = terms;
    terms[target->count++] = term;
  }
  return GOVD_OK;
}

static void skip_space(parser *p) {
  while (p->text[p->at] == ' ' || p->text[p->at] == '\t' || p->text[p->at] == '\n') p->at++;
}

/* Whether the next character, white space apart, is this one; it is then passed. */
static bool accept(parser *p, char c) {
  skip_space(p);
  if (p->text[p->at] != c) return false;
  p->at++;
  return true;
}

static bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t name_length(const char *text) {
  size_t length = 0;
  while (is_name_start(text[length]) || (length > 0 && (is_digit(text[length]) || text[length] == '.')))
    length++;
  return length;
}

static govd_status parse_integer(parser *p, govd__linear *factor) {
  size_t length = 0;
  while (is_digit(p->text[p->at + length])) length++;
  if (govd_amount_parse(p->text + p->at, length, 0, &factor->constant, NULL) != GOVD_OK) return overflow(p);
  p->at += length;
  return GOVD_OK;
}

static govd_status parse_symbol(parser *p, govd_source source, govd__linear *factor) {
  skip_space(p);
  const char *name = p->text + p->at;
  size_t length = name_length(name);
  if (length == 0) return fail(p, GOVD_E_SYNTAX, "a name was expected");
  size_t symbol = p->resolve(p->context, name, length);
  if (symbol == GOVD_NONE) {
    return govd__fail(p->error, GOVD_E_UNKNOWN, "the rule names '%.*s', which there is not", (int)length,
                      name);
  }
  p->at += length;
  govd__linear_term term = {symbol, source, 1};
  return accumulate(p, factor, &(govd__linear){.terms = &term, .count = 1}, 1);
}

static const struct {
  const char *name;
  govd_source source;
} functions[] = {{"prev", GOVD_PRIOR}, {"units", GOVD_UNITS}};

static govd_status parse_name(parser *p, govd__linear *factor) {
  const char *name = p->text + p->at;
  size_t length = name_length(name);
  size_t behind = p->at + length;
  while (p->text[behind] == ' ') behind++;
  if (p->text[behind] != '(') return parse_symbol(p, GOVD_THIS, factor);
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    if (strlen(functions[i].name) != length || memcmp(functions[i].name, name, length) != 0) continue;
    p->at = behind + 1;
    govd_status status = parse_symbol(p, functions[i].source, factor);
    if (status != GOVD_OK) return status;
    return accept(p, ')') ? GOVD_OK : fail(p, GOVD_E_SYNTAX, "')' was expected");
  }
  return fail(p, GOVD_E_UNKNOWN, "a function that there is not");
}

static govd_status parse_factor(parser *p, govd__linear *factor) {
  if (++p->depth > MAX_DEPTH) return fail(p, GOVD_E_LIMIT, "nested too deep");
  govd_status status;
  if (accept(p, '-')) {
    govd__linear inner = {0};
    status = parse_factor(p, &inner);
    if (status == GOVD_OK) status = accumulate(p, factor, &inner, -1);
    release(&inner);
  } else if (accept(p, '(')) {
    status = parse_sum(p, factor);
    if (status == GOVD_OK && !accept(p, ')')) status = fail(p, GOVD_E_SYNTAX, "')' was expected");
  } else if (is_digit(p->text[p->at])) {
    status = parse_integer(p, factor);
  } else if (is_name_start(p->text[p->at])) {
    status = parse_name(p, factor);
  } else {
    status = fail(p, GOVD_E_SYNTAX, "a number or a name was expected");
  }
  p->depth--;
  return status;
}

/* product *= factor */
static govd_status multiply(parser *p, govd__linear *product, govd__linear *factor) {
  if (product->count > 0 && factor->count > 0)
    return fail(p, GOVD_E_SCHEMA, "a product of two figures, which is not linear,");
  const govd__linear *names = product->count > 0 ? product : factor;
  int64_t constant = product->count > 0 ? factor->constant : product->constant;
  govd__linear result = {0};
  govd_status status = accumulate(p, &result, names, constant);
  release(product);
  *product = result;
  return status;
}

static govd_status parse_product(parser *p, govd__linear *product) {
  govd_status status = parse_factor(p, product);
  while (status == GOVD_OK && accept(p, '*')) {
    govd__linear factor = {0};
    status = parse_factor(p, &factor);
    if (status == GOVD_OK) status = multiply(p, product, &factor);
    release(&factor);
  }
  return status;
}

static govd_status parse_sum(parser *p, govd__linear *sum) {
  int64_t sign = 1;
  for (;;) {
    govd__linear product = {0};
    govd_status status = parse_product(p, &product);
    if (status == GOVD_OK) status = accumulate(p, sum, &product, sign);
    release(&product);
    if (status != GOVD_OK) return status;
    if (accept(p, '+')) {
      sign = 1;
    } else if (accept(p, '-')) {
      sign = -1;
    } else {
      return GOVD_OK;
    }
  }
}

static govd_status parse_relation(parser *p, govd_relation *relation) {
  static const struct {
    const char *sign;
    govd_relation relation;
  } relations[] = {{"=", GOVD_EQUAL}, {"<=", GOVD_LESS_EQUAL}, {">=", GOVD_GREATER_EQUAL}};
  skip_space(p);
  for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
    size_t length = strlen(relations[i].sign);
    if (strncmp(p->text + p->at, relations[i].sign, length) != 0) continue;
    p->at += length;
    *relation = relations[i].relation;
    return GOVD_OK;
  }
  return fail(p, GOVD_E_SYNTAX, "'=', '<=' or '>=' was expected");
}

/* Takes out terms that cancelled each other. */
static void drop_zeros(govd__linear *linear) {
  size_t kept = 0;
  for (size_t i = 0; i < linear->count; i++) {
    if (linear->terms[i].coefficient != 0) linear->terms[kept++] = linear->terms[i];
  }
  linear->count = kept;
}

govd_status govd__expression_parse(const char *text, govd__resolve *resolve, const void *context,
                                   govd__expression *expression, govd_error *error) {
  memset(expression, 0, sizeof *expression);
  parser p = {.text = text, .resolve = resolve, .context = context, .error = error};
  govd_status status = parse_sum(&p, &expression->left);
  if (status == GOVD_OK) status = parse_relation(&p, &expression->relation);
  if (status == GOVD_OK) status = parse_sum(&p, &expression->right);
  if (status == GOVD_OK) skip_space(&p);
  if (status == GOVD_OK && text[p.at] != '\0') status = fail(&p, GOVD_E_SYNTAX, "an operator was expected");
  drop_zeros(&expression->left);
  drop_zeros(&expression->right);
  if (status == GOVD_OK && expression->left.count + expression->right.count == 0) {
    status = govd__fail(error, GOVD_E_SCHEMA, "the rule speaks of no figure");
  }
  if (status != GOVD_OK) govd__expression_release(expression);
  return status;
}

void govd__expression_release(govd__expression *expression) {
  release(&expression->left);
  release(&expression->right);
}
