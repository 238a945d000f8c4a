/* SPDX-License-Identifier: Apache-2.0 */
/* What a sum consists of, for those who read it. */
#include "base/export.h"
#include "base/memory.h"
#include "rollup.h"

GOVD_EXPORT void govd_rollup_free(govd_rollup *rollup) {
  if (rollup == NULL) return;
  govd_report_free(rollup->report);
  govd__free(rollup->entries);
  govd__free(rollup->missing);
  govd__free(rollup);
}

GOVD_EXPORT const govd_report *govd_rollup_report(const govd_rollup *rollup) { return rollup->report; }

GOVD_EXPORT const govd_rollup_entry *govd_rollup_at(const govd_rollup *rollup, size_t report) {
  return report < rollup->count ? &rollup->entries[report] : NULL;
}

GOVD_EXPORT size_t govd_rollup_summed(const govd_rollup *rollup) {
  size_t count = 0;
  for (size_t i = 0; i < rollup->count; i++) count += rollup->entries[i].part == GOVD_ROLLUP_SUMMED;
  return count;
}

GOVD_EXPORT size_t govd_rollup_expected(const govd_rollup *rollup) { return rollup->expected; }

GOVD_EXPORT size_t govd_rollup_missing(const govd_rollup *rollup, size_t index) {
  return index < rollup->missing_count ? rollup->missing[index] : GOVD_NONE;
}

GOVD_EXPORT const char *govd_rollup_part_name(govd_rollup_part part) {
  static const char *const names[] = {
      [GOVD_ROLLUP_SUMMED] = "summed",           [GOVD_ROLLUP_REPEATED] = "repeated",
      [GOVD_ROLLUP_CONTRADICTS] = "contradicts", [GOVD_ROLLUP_OTHER_FORM] = "other_form",
      [GOVD_ROLLUP_OTHER_YEAR] = "other_year",   [GOVD_ROLLUP_WHOLE] = "whole",
      [GOVD_ROLLUP_INCLUDED] = "included",       [GOVD_ROLLUP_IS_SUM] = "is_sum",
      [GOVD_ROLLUP_STRANGER] = "stranger",       [GOVD_ROLLUP_NAMELESS] = "nameless"};
  return (size_t)part < sizeof names / sizeof *names ? names[part] : "unknown part";
}
