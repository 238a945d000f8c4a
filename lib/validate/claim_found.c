/* SPDX-License-Identifier: Apache-2.0 */
/* What has been found, and what of a clause is not yet used. */
#include "base/memory.h"
#include "claim_binder.h"

void govd__claim_clear_clause(govd__binder *b) {
  b->word_count = 0;
  b->stale = b->each = b->about = b->share = b->summed = b->compared = b->compared_elsewhere = false;
  b->direction = 0;
}

size_t govd__claim_add_found(govd__binder *b, govd__found found) {
  govd__found *items = govd__grow(b->found->items, b->found->count, &b->found->capacity, sizeof *items);
  b->failed = b->failed || items == NULL;
  if (items == NULL) return GOVD_NONE;
  b->found->items = items;
  items[b->found->count] = found;
  return b->found->count++;
}
