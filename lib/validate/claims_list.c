/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/export.h"
#include "base/fail.h"
#include "base/memory.h"
#include "claims.h"
#include "context.h"

struct govd_claims {
  govd_form *form; /* its claims lend their names */
  govd__arena arena;
  govd_claim *items;
  size_t count;
  size_t capacity;
};

static govd_status keep(govd__context *c, const govd__claim *claim, void *data) {
  govd_claims *claims = data;
  govd_claim *items = govd__grow(claims->items, claims->count, &claims->capacity, sizeof *items);
  if (items == NULL) return govd__fail_memory(c->error);
  claims->items = items;
  govd_claim kept = claim->claim;
  size_t *cells = govd__arena_alloc(&claims->arena, kept.cell_count + 1, sizeof *cells);
  kept.text = govd__arena_strdup(&claims->arena, kept.text);
  if (kept.text == NULL || cells == NULL) return govd__fail_memory(c->error);
  for (size_t i = 0; i < kept.cell_count; i++) cells[i] = claim->claim.cells[i];
  kept.cells = kept.cell_count == 0 ? NULL : cells;
  items[claims->count++] = kept;
  return GOVD_OK;
}

static govd_status find(govd__context *c, void *claims) { return govd__claims_each(c, keep, claims); }

GOVD_EXPORT govd_status govd_claims_find(const govd_validator *validator, const govd_report *report,
                                         const govd_related *related, govd_claims **claims,
                                         govd_error *error) {
  *claims = NULL;
  govd_claims *made = govd__calloc(1, sizeof *made);
  if (made == NULL) return govd__fail_memory(error);
  made->form = govd_form_hold(govd_report_form(report));
  govd_status status = govd__context_run(validator, report, related, find, made, error);
  if (status == GOVD_OK) {
    *claims = made;
  } else {
    govd_claims_free(made);
  }
  return status;
}

GOVD_EXPORT void govd_claims_free(govd_claims *claims) {
  if (claims == NULL) return;
  govd__arena_release(&claims->arena);
  govd_form_free(claims->form);
  govd__free(claims->items);
  govd__free(claims);
}

GOVD_EXPORT size_t govd_claims_count(const govd_claims *claims) { return claims->count; }

GOVD_EXPORT const govd_claim *govd_claims_at(const govd_claims *claims, size_t index) {
  return index < claims->count ? &claims->items[index] : NULL;
}
