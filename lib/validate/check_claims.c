/* SPDX-License-Identifier: Apache-2.0 */
#include "claims.h"
#include "evaluate.h"
#include "sum.h"

/* The code of a claim that differs, by its kind. */
static const char *const codes[] = {[GOVD_CLAIM_FIGURE] = "claim.mismatch",
                                    [GOVD_CLAIM_LIST] = "claim.breakdown",
                                    [GOVD_CLAIM_CHANGE] = "claim.change",
                                    [GOVD_CLAIM_SHARE] = "claim.share"};

static govd_status emit(govd__context *c, const govd__claim *claim, void *data) {
  (void)data;
  const govd_claim *said = &claim->claim;
  if (said->status != GOVD_CLAIM_DIFFERS) return GOVD_OK;
  govd_finding finding = govd__finding(codes[said->kind]);
  finding.text = said->text;
  finding.place = said->place;
  finding.scale = said->scale;
  finding.expected = said->expected;
  finding.actual = said->value;
  finding.compared = !__builtin_sub_overflow(said->value, said->expected, &finding.difference);
  for (size_t i = 0; i < c->cell_count; i++)
    finding.blank_as_zero =
        finding.blank_as_zero || c->cells[i].state == GOVD_BLANK || c->cells[i].state == GOVD_DASH;
  finding.sum = claim->sum;
  char *sum = NULL;
  govd_status status = GOVD_OK;
  if (said->kind == GOVD_CLAIM_FIGURE) status = govd__sum_write_parts(c, finding.scale, said->expected, &sum);
  if (sum != NULL) finding.sum = sum;
  if (status == GOVD_OK) status = govd__emit(c, &finding);
  govd_string_free(sum);
  return status;
}

govd_status govd__check_claims(govd__context *c) { return govd__claims_each(c, emit, NULL); }
