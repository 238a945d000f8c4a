/* SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

enum { COST_CONFIRMED = -8, COST_DENIED = 1 };

govd_status govd__prose_read(govd__system *s, const govd_validator *validator) {
  const govd__context *c = &s->sheets[0].context;
  return govd_claims_find(validator, c->report, c->related, &s->claims, s->error);
}

/* By how much changes change what the table makes of a figure of the prose; false if that is not known. */
static bool change_of(const govd__system *s, const govd_claim *claim, const govd__set *set, int64_t *delta) {
  *delta = 0;
  for (size_t i = 0; i < set->count; i++) {
    const govd__variable *v = &s->variables[set->variables[i]];
    for (size_t k = 0; v->source == claim->source && k < claim->cell_count; k++) {
      if (claim->cells[k] == v->cell && __builtin_add_overflow(*delta, set->deltas[i], delta)) return false;
    }
  }
  return true;
}

/* Whether a figure of the prose is, or would be, what the table makes of it; not where nothing is changed. */
static bool is_confirmed(const govd__system *s, const govd_claim *claim, const govd__set *set) {
  int64_t delta;
  int64_t expected;
  return claim->kind == GOVD_CLAIM_FIGURE && claim->status == GOVD_CLAIM_DIFFERS &&
         change_of(s, claim, set, &delta) && delta != 0 &&
         !__builtin_add_overflow(claim->expected, delta, &expected) && expected == claim->value;
}

static bool is_denied(const govd__system *s, const govd_claim *claim, const govd__set *set) {
  int64_t delta;
  return claim->kind == GOVD_CLAIM_FIGURE && claim->status == GOVD_CLAIM_HOLDS &&
         claim->value == claim->expected && change_of(s, claim, set, &delta) && delta != 0;
}

bool govd__prose_states(const govd__system *s, size_t variable, int64_t to) {
  int64_t delta;
  if (s->claims == NULL || __builtin_sub_overflow(to, s->variables[variable].value, &delta)) return false;
  govd__set one = {.variables = &variable, .deltas = &delta, .count = 1};
  for (size_t i = 0; i < govd_claims_count(s->claims); i++) {
    if (is_confirmed(s, govd_claims_at(s->claims, i), &one)) return true;
  }
  return false;
}

int govd__prose_cost(const govd__system *s, const govd__set *set) {
  int cost = 0;
  for (size_t i = 0; s->claims != NULL && i < govd_claims_count(s->claims); i++) {
    const govd_claim *claim = govd_claims_at(s->claims, i);
    if (is_confirmed(s, claim, set)) cost += COST_CONFIRMED;
    if (is_denied(s, claim, set)) cost += COST_DENIED;
  }
  return cost;
}
